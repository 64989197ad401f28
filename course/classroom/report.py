"""`course report`: one page about a class that opens anywhere, asks for nothing, and says what was misunderstood."""

import html
import io
import statistics
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import matplotlib
from matplotlib.axes import Axes
from matplotlib.dates import ConciseDateFormatter
from matplotlib.figure import Figure

from course.atomic import write_atomically
from course.classroom.results import Item, read_results, read_times
from course.classroom.roster import read_roster
from course.classroom.similar import answers_to, similar, texts_that_explain
from course.lessons import LessonFolder, all_assignments
from course.settings import read_settings

STYLE = """
:root{color-scheme:light dark;--edge:light-dark(#767676,#8c8c8c);--soft:light-dark(#f3f3f3,#2a2a2a)}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
background:light-dark(#fff,#181818);color:light-dark(#1a1a1a,#eee)}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}
th,td{border-bottom:1px solid var(--edge);padding:.3rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}figure{margin:1rem 0}svg{max-width:100%;height:auto}
figcaption{font-size:.9em}
summary{padding:.3rem 0}pre{white-space:pre-wrap;margin:0;font-size:.85em}
@media(max-width:40rem){th,td{padding:.3rem .2rem;overflow-wrap:anywhere;font-size:.9em}}
@media print{body{max-width:none;margin:0}tr{break-inside:avoid}}
"""


def write_report(root: Path, lesson: str = "") -> Path:
    """report.html about what is graded, of one lesson if named."""
    items = read_results(root, lesson)
    if not items:
        raise LookupError(f"nothing is graded yet in {root}: run `course grade` first")
    names = {person.id: person.shown for person in read_roster(root).values()}
    lessons: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        lessons[item.lesson].append(item)
    zone = read_settings(root).dates.zone
    known = {folder.name: folder for folder in all_assignments(root)}
    body = ""
    for name, own in lessons.items():
        due, times = read_times(root, name)
        body += f"<section>{_lesson(name, own, names)}{_times(due, times, zone)}"
        body += f"{_alike(root, known[name], own, names) if name in known else ''}</section>"
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Class report</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{STYLE}</style></head><body><main><h1>Class report</h1>{body}</main></body></html>"
    )
    path = root / "report.html"
    write_atomically(path, page, 0o600)
    return path


def facility(items: list[Item]) -> float:
    """Mean share of an exercise's points that the class earned; what is not marked yet does not count."""
    marked = [item.points / item.max_points for item in items if item.points is not None and item.max_points]
    return statistics.fmean(marked) if marked else float("nan")


def discrimination(items: list[Item], totals: dict[str, float]) -> float:
    """Correlation of an exercise's points with those of all other exercises; nan where either does not vary."""
    pairs = [(item.points, totals[item.student] - item.points) for item in items if item.points is not None]
    if len(pairs) < 3:
        return float("nan")
    try:
        return statistics.correlation(*(list(side) for side in zip(*pairs, strict=True)))
    except statistics.StatisticsError:
        return float("nan")


def misconceptions(items: list[Item]) -> list[tuple[str, list[str]]]:
    """(what was told, to whom), the most frequent first."""
    told: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.told and item.state != "right":
            told[item.told].append(item.student)
    return sorted(told.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _lesson(lesson: str, items: list[Item], names: dict[str, str]) -> str:
    totals: dict[str, float] = defaultdict(float)
    possible: dict[str, float] = defaultdict(float)  # of what is marked
    for item in items:
        totals[item.student] += item.points or 0.0
        possible[item.student] += 0.0 if item.points is None else item.max_points
    by_exercise: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_exercise[item.exercise].append(item)
    most = sum(own[0].max_points for own in by_exercise.values())
    rows, sentences = [], []
    for own in by_exercise.values():
        waiting = sum(item.points is None for item in own)
        rows.append(
            f"<tr><td>{_text(own[0].title)}</td>{_number(facility(own), '.0%')}"
            f"{_number(discrimination(own, totals), '.2f')}<td class=n>{waiting or ''}</td></tr>"
        )
        for said, students in misconceptions(own):
            who = ", ".join(_text(names.get(student, student)) for student in students)
            sentences.append(
                f"<tr><td class=n>{len(students)} of {len(own)}</td><td>{_text(own[0].title)}</td>"
                f"<td>{_text(said)}</td><td>{who}</td></tr>"
            )
    sentences.sort(key=lambda row: -int(row.split(">")[2].split()[0]))
    ranked = sorted(totals, key=lambda student: totals[student])
    need = [student for student in ranked if totals[student] < 0.5 * possible[student]]
    helped = "".join(f"<li>{_text(names.get(s, s))}: {totals[s]:g} of {possible[s]:g}</li>" for s in need)
    return (
        f"<h2>{_text(lesson)}</h2>{_histogram(list(totals.values()), most)}"
        "<table><caption>What was misunderstood, the most frequent first</caption><thead><tr><th>How many</th>"
        f"<th>Exercise</th><th>What to say</th><th>Who</th></tr></thead><tbody>{''.join(sentences)}</tbody></table>"
        "<table><caption>Exercises: facility is the share of points earned, discrimination the correlation with all "
        "others</caption><thead><tr><th>Exercise</th><th class=n>Facility</th>"
        "<th class=n>Discrimination</th><th class=n>To mark</th></tr>"
        f"</thead><tbody>{''.join(rows)}</tbody></table>"
        f"<h3>Below half of the points that are marked</h3>{f'<ul>{helped}</ul>' if helped else '<p>Nobody.</p>'}"
    )


def _times(due: datetime | None, times: dict[str, datetime], zone: ZoneInfo) -> str:
    """When work came in, and how much of it after the due date."""
    if not times:
        return "<h3>Hand-in times</h3><p>None are known.</p>"
    first, last = (
        f"{moment.astimezone(zone):%d %B %Y, %H:%M}" for moment in (min(times.values()), max(times.values()))
    )
    said = f"{len(times)} with a known time, from {first} to {last} ({zone.key})."
    if due:
        late = sum(moment > due for moment in times.values())
        said += f" Due {due.astimezone(zone):%d %B %Y, %H:%M}: {late} after that."
    figure, axes = _axes()
    axes.hist([moment.astimezone(zone) for moment in times.values()], bins=20, color="#0072B2", edgecolor="white")
    if due:
        axes.axvline(due.astimezone(zone), color="#B34700", linewidth=2, linestyle="--")
    axes.set(ylabel="people")
    axes.xaxis.set_major_formatter(ConciseDateFormatter(axes.xaxis.get_major_locator(), tz=zone))
    return f"<h3>Hand-in times</h3>{_figure(figure, 'Histogram', said)}"


def _alike(root: Path, lesson: LessonFolder, items: list[Item], names: dict[str, str]) -> str:
    """Pairs of similar answers, side by side."""
    answers = answers_to(root, lesson.name)
    pairs = similar(answers, texts_that_explain(lesson))
    titles = {item.exercise: item.title for item in items}
    parts = []
    for pair in pairs:
        who = [_text(names.get(student, student)) for student in pair.students]
        rows = "".join(
            f"<tr><th scope=row>{_text(titles.get(name, name))}</th>"
            + "".join(f"<td><pre>{_text(answers[student][name])}</pre></td>" for student in pair.students)
            for name in pair.exercises
        )
        number = f"{len(pair.exercises)} answer{'s' * (len(pair.exercises) != 1)}"
        parts.append(
            f"<details><summary>{who[0]} and {who[1]}: similar in {number} ({pair.share:.0%} of what few others have)"
            "</summary>"
            f"<table><thead><tr><th>Exercise</th><th>{who[0]}</th><th>{who[1]}</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></details>"
        )
    about = (
        "Beyond what the lesson, its reference solution and common answers explain. Look at both before you conclude."
    )
    return f"<h3>Similar answers</h3><p>{about}</p>{''.join(parts) or '<p>None.</p>'}"


def _histogram(totals: list[float], most: float) -> str:
    """The marks and their spread, with a sentence that says the same."""
    figure, axes = _axes()
    axes.hist(totals, bins=10, range=(0, most or 1), color="#0072B2", edgecolor="white")
    axes.set(xlabel=f"points of {most:g}", ylabel="people")
    said = (
        f"{len(totals)} people: from {min(totals):g} to {max(totals):g} of {most:g} points, half of them at "
        f"{statistics.median(totals):g} or more, spread {statistics.pstdev(totals):.1f}."
    )
    return _figure(figure, "Histogram", said)


def _axes() -> tuple[Figure, Axes]:
    figure = Figure(figsize=(6, 2.2), layout="constrained")
    axes = figure.subplots()
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _figure(figure: Figure, kind: str, said: str) -> str:
    """A figure in the page's own colours, with a sentence that says what it shows."""
    text = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": kind}):
        figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    svg = text.getvalue()
    svg = svg[svg.index("<svg") :].replace("#000000", "currentColor").replace("stroke: #000", "stroke: currentColor")
    drawn = svg.replace("<svg", f'<svg role="img" aria-label="{kind}. {html.escape(said)}" fill="currentColor"', 1)
    return f"<figure>{drawn}<figcaption>{html.escape(said)}</figcaption></figure>"


def _number(value: float, form: str) -> str:
    return f"<td class=n>{'' if value != value else format(value, form)}</td>"


def _text(text: str) -> str:
    return html.escape(text)
