"""An instructor's week with a class of 40 that is made of the banks: handed out, worked on, collected from Moodle and
Canvas, graded, marked by hand, reported, exported, given back. Every figure must be what was planted."""

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import dataclass, field

import nbformat
import pytest

from course.__main__ import main
from course.authoring.new import new_lesson
from course.authoring.percent import read_text
from course.lessons import find_lesson
from tests.course.classroom.test_similar import OWN, RENAMED

SMALL, WAVES = "90-small", "91-waves"
CLASS = [f"p{n:02}" for n in range(1, 41)]
NAMES = {person: f"Student S{person[1:]}" for person in CLASS}
DUE, IN_TIME, LATE = "2026-03-01T20:00:00", (2026, 3, 1, 18, 0, 0), (2026, 3, 2, 21, 0, 0)  # two days begun

ODD = """class Momentum:
    def __init__(self, lr, mu):
        self.settings = {"rate": lr, "keeps": mu}
        self.history = [0]

    def step(self, theta, grad):
        kept = self.settings["keeps"] * self.history[-1]
        self.history.append(kept - self.settings["rate"] * grad)
        return theta + self.history[-1]"""
ODD_RENAMED = ODD.replace("kept", "part").replace("(self, theta, grad)", "(self, where, g)")
ODD_RENAMED = ODD_RENAMED.replace("* grad", "* g").replace("theta +", "where +")
REFERENCE_RENAMED = "def affine(data, weights, bias):\n    return data @ weights + bias"
SIMILAR = [("p20", "p21"), ("p22", "p23")]  # and p24, p25 wrote the reference, each by themselves


@dataclass
class Work:
    """One person's hand-in for one lesson, and what must become of it."""

    answers: dict[str, str] = field(default_factory=dict)  # else the reference
    lost: float = 0.0  # points that the answers lose
    late: bool = False
    as_file: str = ""  # under another name, in a folder, in an archive of its own
    damage: str = ""


def bank(lesson, exercise, kind, name):
    for cell in read_text(lesson.bank / f"{exercise}.py").cells:
        if cell.metadata.get(kind) == name:
            return cell.source
    raise LookupError(name)


def planted(lesson):
    """{person: Work} of the small lesson: whose misconception, whose is like whose, what came how."""
    work = {person: Work(as_file=f"{SMALL}.ipynb") for person in CLASS}
    for person in CLASS[:12]:  # 12 of 40
        work[person].answers["affine"] = bank(lesson, "affine", "wrong", "no bias")
        work[person].lost += 3
    for person in CLASS[12:17]:  # 5 of 40
        work[person].answers["affine"] = "def affine(X, w, b):\n    return X * w + b"
        work[person].lost += 3
    for person in CLASS[8:14]:  # 6 of 40
        work[person].answers["Momentum"] = bank(lesson, "Momentum", "wrong", "forgets")
        work[person].lost += 2
    for person in CLASS[:4]:  # 4 of 40
        work[person].answers["parameters"] = "parameters = 3"
        work[person].lost += 1
    for person in CLASS[30:38]:
        work[person].answers["affine"] = bank(lesson, "affine", "right", "by loops")  # what many write
    for pair, exercise, texts in zip(
        [*SIMILAR, ("p24", "p25")],
        ("affine", "Momentum", "affine"),
        ((OWN, RENAMED), (ODD, ODD_RENAMED), (REFERENCE_RENAMED, REFERENCE_RENAMED.replace("data", "table"))),
        strict=True,
    ):
        for person, text in zip(pair, texts, strict=True):
            work[person].answers[exercise] = text
    for person in ("p05", "p18", "p26", "p27"):  # p27 has an extension
        work[person].late = True
    work["p28"].damage = work["p29"].damage = "tags lost"
    work["p30"].as_file = "Copy of lesson (final).ipynb"
    work["p31"].as_file = "lesson/mine/90-small.ipynb"
    work["p32"].damage = "untouched copy beside it"
    work["p33"].damage = "in an archive"
    return work


def completed(handed_out, lesson, work, person):
    """The notebook that was handed out with this person's answers in it."""
    notebook = nbformat.reads(handed_out, as_version=4)
    solved = {cell.id: cell.source for cell in nbformat.read(lesson.notebook, as_version=4).cells}
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("solution"):
            name = marks["grade_id"]
            own = f"I am {NAMES[person]} and think that it is so."
            cell.source = work.answers.get(name, own if cell.cell_type == "markdown" else solved[name])
    if work.damage == "tags lost":
        for i, cell in enumerate(notebook.cells):
            cell.metadata, cell.id = {}, f"other-{i}"
    return nbformat.writes(notebook)


def archive(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for (path, date), content in files.items():
            opened.writestr(zipfile.ZipInfo(path, date), content)
    return made.getvalue()


def moodle(handed_out, lesson, work):
    files = {}
    for number, person in enumerate(CLASS):
        one, date = work[person], LATE if work[person].late else IN_TIME
        text = completed(handed_out, lesson, one, person)
        folder = f"{NAMES[person]}_{9000 + number}_assignsubmission_file_"
        if one.damage == "untouched copy beside it":
            files[f"{folder}/{SMALL}.ipynb", date] = handed_out
            files[f"{folder}/{SMALL} (1).ipynb", date] = text
        elif one.damage == "in an archive":
            files[f"{folder}/work.zip", date] = archive({(f"{SMALL}.ipynb", date): text})
        else:
            files[f"{folder}/{one.as_file}", date] = text
    return archive(files)


def canvas(handed_out, lesson):
    """The second lesson: the first ten count, where a share is asked."""
    files = {}
    for number, person in enumerate(CLASS[:30]):
        answers = {"above_waves": bank(lesson, "above_waves", "wrong", "a count")} if number < 10 else {}
        late = "LATE_" if number == 29 else ""
        name = f"s{person[1:]}student_{late}{100 + int(person[1:])}_{5000 + number}_{WAVES}.ipynb"
        files[name, IN_TIME] = completed(handed_out, lesson, Work(answers), person)
    return archive(files)


def rows(path):
    return list(csv.DictReader(path.open(newline="", encoding="utf-8")))


@pytest.fixture(scope="module")
def week(built_course, tmp_path_factory):
    """The course's folder after the whole week, and what was planted."""
    import shutil

    from course.authoring.build import build

    root = tmp_path_factory.mktemp("week") / "class"
    shutil.copytree(built_course, root)
    build(new_lesson(WAVES, root))
    lessons = {name: find_lesson(name, root) for name in (SMALL, WAVES)}
    lines = ["id,name,email,group,lms_id,extension"]
    lines += [f"{p},{NAMES[p]},{p}@example.org,A,{100 + int(p[1:])},{'90:3' if p == 'p27' else ''}" for p in CLASS]
    (root / "roster.csv").write_text("\n".join(lines) + "\n")
    (root / "class.toml").write_text(f"[due]\n{SMALL} = {DUE}\n[lateness]\nper_day = 0.1\ngrace_minutes = 15\n")

    def course(*arguments):
        return main(["--root", str(root), *map(str, arguments)])

    given = root.parent / "given.zip"
    assert course("release", "--to", given) == 0
    with zipfile.ZipFile(given) as opened:
        handed_out = {name: opened.read(f"given/lessons/{name}/{name}.ipynb").decode() for name in lessons}
    work = planted(lessons[SMALL])
    for name, content in (
        ("moodle.zip", moodle(handed_out[SMALL], lessons[SMALL], work)),
        ("canvas.zip", canvas(handed_out[WAVES], lessons[WAVES])),
    ):
        (root.parent / name).write_bytes(content)
        assert course("collect", root.parent / name) == 0
    assert course("grade", "--workers", 2, "--no-feedback") == 0
    assert course("grade", "90", "--student", "p01", "--student", "p05", "--student", "p32") == 0  # with their pages
    assert course("grade", "--student", "p01", "--student", "nobody") != 0
    assert course("marking", "90", "--hide-names") == 0
    sheet = root / "marking" / f"{SMALL}-why_bias.csv"
    marked = rows(sheet)
    for row in marked:
        row["points"], row["comment"] = "2", "Well put."
    with sheet.open("w", newline="") as file:
        writer = csv.DictWriter(file, marked[0])
        writer.writeheader()
        writer.writerows(marked)
    assert course("marking", "--read", sheet) == 0
    assert course("report") == 0
    for platform in ("moodle", "canvas", "csv"):
        assert course("export", "--lms", platform) == 0
    return root, work, marked


def test_everybodys_points_are_what_was_planted(week):
    root, work, _ = week
    lines = {(row["student"], row["lesson"]): row for row in rows(root / "marks.csv")}
    costs = {"p05": 0.2, "p18": 0.2, "p26": 0.2}  # p27 has an extension
    for person in CLASS:
        due = 9 - work[person].lost
        assert float(lines[person, SMALL]["points"]) == pytest.approx(due - costs.get(person, 0) * due), person
        assert lines[person, SMALL]["to mark by hand"] == "" == lines[person, SMALL]["not graded because"]
    assert {person for person, lesson in lines if lesson == WAVES} == set(CLASS[:30])
    assert all(lines[person, WAVES]["to mark by hand"] == "yes" for person in CLASS[:30])


def test_every_written_answer_came_to_be_marked_without_a_name(week):
    _, _, marked = week
    assert len(marked) == 40
    assert {row["name"] for row in marked} == {""}
    assert all(sum(NAMES[person] in row["answer"] for row in marked) == 1 for person in CLASS)


def sentences(page):
    """{(exercise, beginning of the sentence): (how many, of how many, names)} of a report."""
    found = re.findall(r"<tr><td class=n>(\d+) of (\d+)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>", page)
    return {(title, html.unescape(said)[:12]): (int(n), int(of), who.split(", ")) for n, of, title, said, who in found}


def test_the_report_counts_what_was_misunderstood_with_the_people_behind_it(week):
    root, _, _ = week
    found = sentences((root / "report.html").read_text())
    names = [NAMES[person] for person in CLASS]
    assert found == {
        ("The affine step", "The bias is "): (12, 40, names[:12]),
        ("The affine step", "You multipli"): (5, 40, names[12:17]),
        ("Gradient descent with momentum", "The velocity"): (6, 40, names[8:14]),
        ("Count them", "You counted "): (4, 40, names[:4]),
        ("The share above", "You counted "): (10, 30, names[:10]),
    }


def test_the_report_shows_the_two_similar_pairs_and_not_the_innocent_one(week):
    root, _, _ = week
    page = (root / "report.html").read_text()
    found = re.findall(r"<summary>(.*?) and (.*?): similar in (\d) answer", page)
    assert sorted((one, other) for one, other, _ in found) == [(NAMES[a], NAMES[b]) for a, b in SIMILAR]
    assert {number for *_, number in found} == {"1"}
    assert "copied" not in page
    assert html.escape(OWN.split("\n")[5]) in page and html.escape(RENAMED.split("\n")[6]) in page


def test_the_report_says_facility_marks_and_times(week):
    root, work, _ = week
    page = (root / "report.html").read_text()
    share = sum(person not in CLASS[:17] for person in CLASS) / 40
    assert f"<td>The affine step</td><td class=n>{share:.0%}</td>" in page
    totals = sorted(9 - one.lost for one in work.values())
    assert f"40 people: from {totals[0]:g} to {totals[-1]:g} of 9 points" in page
    assert "40 with a known time, from 01 March 2026, 18:00 to 02 March 2026, 21:00 (UTC)." in page
    assert "Due 01 March 2026, 20:00: 4 after that." in page


def test_exports_agree_with_the_marks_and_leave_empty_what_is_not_marked(week):
    root, _, _ = week
    marks = {(row["student"], row["lesson"]): row["points"] for row in rows(root / "marks.csv")}
    by_login = {row["SIS Login ID"]: row for row in rows(root / "export-canvas.csv")}
    by_name = {row["Username"]: row for row in rows(root / "export-moodle.csv")}
    wide = {row["id"]: row for row in rows(root / "export-csv.csv")}
    for person in CLASS:
        assert by_login[person][SMALL] == by_name[person][SMALL] == marks[person, SMALL]
        assert by_login[person][WAVES] == "" and by_login[person]["ID"] == str(100 + int(person[1:]))
    assert wide["p05"][f"{SMALL}/lost by lateness"] == "1.2" and wide["p27"][f"{SMALL}/lost by lateness"] == ""
    assert by_login[""][SMALL] == "9"  # Canvas's line of what can be had


def test_the_wide_table_has_points_state_and_misconception_of_each_exercise(week):
    root, _, _ = week
    lines = {row["student"]: row for row in rows(root / "marks-wide.csv")}
    first, last = lines["p01"], lines["p40"]
    assert first["name"] == NAMES["p01"] and first[f"{SMALL}/affine points"] == "0"
    assert first[f"{SMALL}/affine misconception"].startswith("The bias is missing")
    assert (last[f"{SMALL}/affine points"], last[f"{SMALL}/affine state"]) == ("3", "right")
    assert last[f"{SMALL}/affine misconception"] == "" == last[f"{WAVES}/above_waves points"]
    assert first[f"{SMALL}/why_bias points"] == "2" and first[f"{WAVES}/why_waves points"] == ""


def test_feedback_has_the_card_the_marks_by_hand_and_the_comment(week):
    root, _, _ = week
    page = (root / "feedback" / "p01" / SMALL / f"{SMALL}.html").read_text()
    assert "The bias is missing" in page and "Well put." in page
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=[\"'](?!data:)", page)  # it asks for nothing
    assert not (root / "feedback" / "p02").exists()  # nobody asked for it


def test_graded_once_more_nothing_changes_and_json_has_the_exercises(week, capsys):
    root, _, _ = week
    before = (root / "marks.csv").read_text()
    capsys.readouterr()
    assert main(["--root", str(root), "grade", "90", "--no-feedback", "--json"]) == 0
    found = {row["student"]: row for row in json.loads(capsys.readouterr().out)}
    assert all(row["unchanged"] for row in found.values())
    exercise = next(one for one in found["p01"]["exercises"] if one["exercise"] == "affine")
    assert (exercise["points"], exercise["state"], found["p01"]["name"]) == (0, "wrong", NAMES["p01"])
    assert exercise["told"].startswith("The bias is missing")
    assert (root / "marks.csv").read_text() == before


def test_what_holds_names_or_marks_is_its_owners_alone(week):
    root, _, _ = week
    private = ["submitted", "autograded", "feedback", "backups", ".grading", "marking", "gradebook.db", "roster.csv"]
    private += [
        "marks.csv",
        "marks-wide.csv",
        "report.html",
        "export-moodle.csv",
        "export-canvas.csv",
        "export-csv.csv",
    ]
    private += [f"marking/{path.name}" for path in (root / "marking").iterdir()]
    assert [name for name in private if (root / name).stat().st_mode & 0o077] == []
