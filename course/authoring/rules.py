"""What a lesson must have: CONTRIBUTING.md states it, `course check` tells it, the tests ask it. Each rule looks at a
lesson's folder, or at its notebook after a run, and yields a sentence for each thing that is amiss, with what to do."""

import re
from collections.abc import Iterator, Sequence

from nbformat import NotebookNode

from course.authoring.cell_rules import (
    given_code,
    lines_fit,
    no_plumbing,
    predictions_are_committed,
    something_to_do,
    texts_for_every_reader,
)
from course.authoring.declarations import read_exercises
from course.authoring.minutes import sittings, stated
from course.authoring.percent import read_text
from course.authoring.section_rules import further_is_beyond_the_core, sections_ask
from course.authoring.topic_rows import line_of_the_table, topics_are_borne_out
from course.lessons import LessonFolder, all_lessons
from nnkit.check.exercise import Exercise
from nnkit.check.promises import Holds

EXERCISES = 3  # coded ones, besides the quiz and the written answer
WRONG, RIGHT, MISCONCEPTIONS = 4, 3, 4  # for each coded exercise
SITTING = 65  # minutes at most, without what is further, after which a lesson has a natural end or is two
OFF = 1 / 5  # of what the model of minutes says: so far a stated time may be off
PICTURES, DESCRIPTION = 3, 30  # of so many characters at least
EXPLORERS, CONTROLS = 2, 4
RUBRICS = 4  # of a project
PLACED = re.compile(r'^# %% (?:exercise|quiz)="(\w+)"', re.M)
RUBRIC = re.compile(r"\| points \|( \d: [a-z]+ \|){4}")


def is_gallery(lesson: LessonFolder) -> bool:
    """Number 00: to play with, without a text of its own to write or figures to read."""
    return lesson.number == "00"


def is_project(lesson: LessonFolder) -> bool:
    """Days of a student's own work with a table of their own: it states hours, and has nothing of ours to drag."""
    return bool(re.search(r"\*\*Time:\*\* \d+ to \d+ hours", _prose(lesson)[0]))


def head_and_end(lesson: LessonFolder) -> Iterator[str]:
    prose = _prose(lesson)
    for said in ("**Afterwards you can**", "**You need**"):
        if said not in prose[0]:
            yield f"the first cell does not say {said}: write it there"
    end = "\n".join(prose[-4:])
    for said, what in (("## Summary", "a heading `## Summary`"), ("next", "what comes next")):
        if said not in end:
            yield f"the last four text cells lack {what}"


def time_is_kept(lesson: LessonFolder) -> Iterator[str]:
    if is_gallery(lesson) or is_project(lesson):
        return
    said, counted = stated(_prose(lesson)[0]), sittings(lesson)
    rounded = [5 * max(1, round(minutes / 5)) for minutes in counted]
    form = f"two sittings, {rounded[0]} and {rounded[-1]} minutes" if len(rounded) > 1 else f"{rounded[0]} minutes"
    if len(said) != len(counted):
        yield f"the first cell states {_times(said)}, and by its cells it is {_times(counted)}: `**Time:** {form}.`"
        return
    for one, other in zip(said, counted, strict=True):
        if abs(one - other) > OFF * other:
            yield f"the first cell states {one} minutes, and by the model it takes {other:.0f}: `**Time:** {form}.`"
    for core in sittings(lesson, only_core=True):
        if core > SITTING:
            yield (
                f"a sitting of {core:.0f} minutes, at most {SITTING}: end one where something is complete, by a cell "
                "`# %% [markdown] pause=true` that says what the reader has now"
            )


def _times(minutes: Sequence[float]) -> str:
    return " and ".join(f"{m:.0f}" for m in minutes) + " minutes" if minutes else "no time"


def exercises_of_each_kind(lesson: LessonFolder) -> Iterator[str]:
    if is_gallery(lesson):
        return
    declared = read_exercises(lesson.source).values()
    coded = sum(isinstance(exercise, Exercise) for exercise in declared)
    if coded < EXERCISES:
        yield f"{coded} coded exercises, at least {EXERCISES} are wanted: declare one in exercises.py"
    if coded == len(declared):
        yield 'no quiz: declare a Quiz in exercises.py and place it with `# %% quiz="..."`'
    if not _written(lesson):
        yield 'no written answer: add `# %% [markdown] written="..." points=2` with a model answer'


def names_of_their_own(lesson: LessonFolder) -> Iterator[str]:
    taken = {
        name: other.name
        for other in all_lessons(lesson.source.parent.parent)
        if other.name != lesson.name
        for name in PLACED.findall(other.text.read_text(encoding="utf-8"))
    }
    for name in read_exercises(lesson.source):
        if name in taken:
            yield f"exercise {name!r} is {taken[name]}'s too: name it otherwise, since later lessons take it by name"
        if not name.isidentifier():
            yield f"exercise {name!r} is no Python name"


def rubrics(lesson: LessonFolder) -> Iterator[str]:
    if not is_project(lesson):
        return
    cells = read_text(lesson.text).cells
    written = [i for i, cell in enumerate(cells) if "written" in cell.metadata]
    if len(written) < RUBRICS:
        yield f"{len(written)} written answers, a project has at least {RUBRICS}"
    for i in written:
        if not RUBRIC.search(cells[i - 1].source):
            yield f"no rubric above {cells[i].metadata['written']!r}: a table that begins `| points | 6: full | ...`"


def answers_in_the_bank(lesson: LessonFolder) -> Iterator[str]:
    for exercise in read_exercises(lesson.source).values():
        if not isinstance(exercise, Exercise):
            continue
        path = lesson.bank / f"{exercise.id}.py"
        marks = [cell.metadata for cell in read_text(path).cells] if path.is_file() else []
        stored = {mark["wrong"] for mark in marks if "wrong" in mark}
        wrong = stored | {wrong.name for wrong in exercise.wrong}
        right = sum("right" in mark for mark in marks)
        if len(wrong) < WRONG:
            yield f"bank/{path.name}: {len(wrong)} different wrong answers, at least {WRONG}: `# %% wrong=...`"
        if right < RIGHT:
            yield f"bank/{path.name}: {right} right answers, at least {RIGHT}, each written otherwise: `# %% right=...`"
        if (told := len({wrong.says for wrong in exercise.wrong})) < MISCONCEPTIONS:
            yield f"{exercise.id} tells {told} misconceptions apart, at least {MISCONCEPTIONS}: declare a Wrong(...)"
        if not exercise.hints:
            yield f"{exercise.id} has no hints: give it hints=[...], the first points, the last nearly tells"
        for promise in exercise.promises:
            if isinstance(promise, Holds) and promise.name not in wrong:
                yield f'bank/{path.name}: nothing breaks Holds({promise.name!r}): add `# %% wrong="{promise.name}"`'


def questions_of_sections(lesson: LessonFolder) -> Iterator[str]:
    """The gallery's sections are explorers to try, and a project's are a student's own work."""
    if not (is_gallery(lesson) or is_project(lesson)):
        yield from sections_ask(lesson)


RULES = (
    head_and_end,
    time_is_kept,
    exercises_of_each_kind,
    names_of_their_own,
    something_to_do,
    predictions_are_committed,
    questions_of_sections,
    further_is_beyond_the_core,
    given_code,
    lines_fit,
    texts_for_every_reader,
    no_plumbing,
    rubrics,
    answers_in_the_bank,
    topics_are_borne_out,
    line_of_the_table,
)


def broken_rules(lesson: LessonFolder) -> list[str]:
    """What is amiss in the folder."""
    return [said for rule in RULES for said in rule(lesson)]


def pictures(lesson: LessonFolder, run: NotebookNode) -> Iterator[str]:
    """What is amiss with the pictures of a notebook that was run."""
    shown = [output.get("data", {}) for cell in run.cells for output in cell.get("outputs", [])]
    if any("image/png" in data for data in shown):
        yield "a picture goes out without its alternative text: end the cell with show(axes, alt=...)"
    drawn = [tag for data in shown for tag in re.findall(r"<img[^>]*>", str(data.get("text/html", "")))]
    if len(drawn) < PICTURES and not is_gallery(lesson):
        yield f"{len(drawn)} pictures when it is solved, at least {PICTURES}: show(plot_curves(...), alt=...)"
    for tag in drawn:
        alt = "".join(re.findall(r'alt="([^"]*)"', tag))
        if len(alt) <= DESCRIPTION:
            yield f"a picture is described by {alt!r} only: say in alt= what it shows"


def things_to_drag(lesson: LessonFolder, explorers: int, controls: int | None = None) -> Iterator[str]:
    """What is amiss with the number of explorers, and of their controls where those were counted."""
    if is_project(lesson):
        return
    if explorers < EXPLORERS:
        yield f"{explorers} explorers, at least {EXPLORERS}: one of nnkit.widgets as a cell's last line"
    if controls is not None and controls < CONTROLS:
        yield f"{controls} controls on its explorers, at least {CONTROLS}"


def _prose(lesson: LessonFolder) -> list[str]:
    return [cell.source for cell in read_text(lesson.text).cells if cell.cell_type == "markdown"] or [""]


def _written(lesson: LessonFolder) -> list[str]:
    return [cell.metadata["written"] for cell in read_text(lesson.text).cells if "written" in cell.metadata]
