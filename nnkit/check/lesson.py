"""Find a lesson's checks and check an answer against them.

A lesson's checks are data, `checks.json`, which lies beside the notebook or with the lessons that are installed; the
notebook's first cell names the lesson. Where marks are given, `use` puts a lesson in force whose exercises have their
hidden cases too.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nnkit.check import data, library, verdict
from nnkit.check.calling import line_of
from nnkit.check.card import Card, ClosedCard
from nnkit.check.chain import judge_in_chain
from nnkit.check.door import Door, door_to
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.quiz import judge_quiz
from nnkit.check.repair import SECONDS
from nnkit.check.result import Result
from nnkit.check.verdict import Judged
from nnkit.places import lessons_folder

CHECKS_FILE = "checks.json"


class CheckInterruptedError(KeyboardInterrupt):
    """Somebody stopped a check: a notebook shows where the answer was, and none of the lines that called it."""

    def __init__(self, title: str, line: str):
        super().__init__(f"Interrupted: {title}" + (f", in {line}" if line else ""))

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@dataclass(frozen=True)
class Lesson:
    """Exercises by id, compiled, and for each coded one the expected outcomes by part."""

    exercises: dict[str, Exercise | Quiz]
    expected: dict[str, dict[str, Sequence[Any]]]

    def judge(self, name: str, door: Door, look: float = 0) -> Result:
        """The verdict on one answer alone; look: seconds for a look at its program where nothing else names what is
        wrong."""
        return self.say(name, door, self.run(name, door), look)

    def run(self, name: str, door: Door) -> Judged:
        """What one answer earns alone; what is wrong with it is not said."""
        exercise = self.exercises[name]
        if isinstance(exercise, Quiz):
            return Judged(judge_quiz(exercise, door), {})
        return verdict.run(exercise, door, self.expected[name])

    def say(self, name: str, door: Door, judged: Judged, look: float = 0) -> Result:
        """The same verdict, with what is wrong."""
        exercise = self.exercises[name]
        if isinstance(exercise, Quiz):
            return judged.result
        return verdict.say(exercise, door, self.expected[name], judged, look)

    def line_of_slip(self, name: str, door: Door, judged: Judged, look: float) -> str:
        """Where one small change would mend a coded answer that `run` has judged; look: seconds for it."""
        exercise = self.exercises[name]
        if isinstance(exercise, Quiz):
            return ""
        return verdict.line_of_slip(exercise, door, self.expected[name], judged, look)

    def as_shown(self, name: str) -> "Lesson":
        """One coded exercise alone, with the cases that students have."""
        exercise = self.exercises[name]
        return Lesson({name: exercise if isinstance(exercise, Quiz) else exercise.shown}, self.expected)

    def judge_in_chain(self, name: str, door: Door, look: float = 0, own: Judged | None = None) -> Result:
        """The verdict on an answer that may build on earlier ones; own: what `run` says of it, where that is known."""
        return judge_in_chain(self, name, door, look, own)


def read_lesson(folder: Path) -> Lesson:
    """The lesson in `folder` as a student has it, with public cases only."""
    return Lesson(*data.read((folder / CHECKS_FILE).read_text(encoding="utf-8")))


_in_force: Lesson | None = None
_look = 0.0
_named = ""
_says = True
_read: dict[Path, tuple[int, Lesson]] = {}


def use(lesson: Lesson | None, look: float = 0) -> None:
    """Check against `lesson` from now on; None: against the one that is named, or lies in the working folder.

    look: seconds for a look at the program of each wrong answer that nothing else names.
    """
    global _in_force, _look
    _in_force, _look = lesson, look


def say(words: bool) -> None:
    """Whether verdicts say what is wrong, as they do unless told otherwise, or only that something is, in an answer
    taken alone."""
    global _says
    _says = words


def use_lesson(name: str) -> None:
    """Say which lesson a notebook is: `use_lesson("05-softmax")`. Its checks may lie beside the notebook too."""
    global _named
    _named = name


def named() -> str:
    """The lesson that the notebook's first cell has named; empty before."""
    return _named


def _folder() -> Path:
    """Where the checks lie: what lies beside the notebook wins, so that an instructor's own lessons do."""
    if (Path.cwd() / CHECKS_FILE).is_file():
        return Path.cwd()
    if not _named:
        raise FileNotFoundError(
            f"There is no {CHECKS_FILE} in {Path.cwd()}, and no lesson is named. Run the notebook's first cell, which "
            "says which lesson this is."
        )
    if not (lessons_folder() / _named / CHECKS_FILE).is_file():
        raise FileNotFoundError(
            f"There are no checks for the lesson {_named!r}: no {CHECKS_FILE} in {Path.cwd()}, and none in "
            f"{lessons_folder() / _named}. Put the one that came with the notebook beside it."
        )
    return lessons_folder() / _named


def current_lesson() -> Lesson:
    if _in_force is not None:
        return _in_force
    return lesson_in(_folder())


def lesson_in(folder: Path) -> Lesson:
    """The lesson in `folder` as a student has it, read anew when its file is another than before."""
    path = (folder / CHECKS_FILE).resolve()
    time = path.stat().st_mtime_ns
    if path not in _read or _read[path][0] != time:
        _read[path] = time, read_lesson(folder)
    return _read[path][1]


def check(name: str, answer: Any) -> Card:
    """Check `answer` (a function, a class, a value) for the exercise called `name`; the card shows itself.

    >>> check("affine", affine)            # the card
    >>> check("affine", affine).hint(1)    # a first hint
    >>> check("affine", affine).look()     # whether one small change of the program mends it
    """
    lesson = _lesson_with(name)
    if lesson is None:
        return ClosedCard(name)
    door = door_to(answer)

    exercise = lesson.exercises[name]

    def looked() -> Result:
        with _interruptible(exercise.title):
            own = lesson.run(name, door)
            result = lesson.judge_in_chain(name, door, SECONDS, own) if _says else own.result
            if result.where or result.leans or not result.misconception:
                return result
            # what has a name was not looked at; here somebody asks where it is
            return replace(result, where=lesson.line_of_slip(name, door, own, SECONDS))

    with _interruptible(exercise.title):
        result = lesson.judge_in_chain(name, door, _look) if _says else lesson.run(name, door).result
    is_program = isinstance(exercise, Exercise) and exercise.kind != "value"
    return Card(result, looked if is_program else None)


def _lesson_with(name: str) -> Lesson | None:
    """The lesson, which has an exercise called `name`; None in a submission's process: its checks run in another."""
    try:
        lesson = current_lesson()
    except FileNotFoundError:
        if library.is_closed():
            return None
        raise
    if name not in lesson.exercises:
        raise KeyError(f"There is no exercise {name!r} in this lesson; it has {', '.join(lesson.exercises)}.")
    return lesson


@contextmanager
def _interruptible(title: str) -> Iterator[None]:
    """Interrupting the kernel ends the check of the exercise of that title with a card."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise CheckInterruptedError(title, line_of(error)) from None


def ready(*names: str) -> bool:
    """Whether the notebook's answers to the exercises called `names` are right. If not, one line says what is awaited.

    if ready("affine", "neuron"):
        show(plot_decision(...))
    """
    if not names:
        raise TypeError('ready needs the name of an exercise, e.g. ready("affine")')
    notebook = sys._getframe(1).f_globals
    awaited = [name for name in names if not _is_right(name, notebook.get(name, ...))]
    if awaited:
        listed = " and ".join([", ".join(awaited[:-1]), awaited[-1]][len(awaited) == 1 :])
        comes, is_it = ("comes", "it is") if len(awaited) == 1 else ("come", "they are")
        print(f"Your {listed} {comes} in here once {is_it} right: then run this cell again.")
    return not awaited


def _is_right(name: str, answer: Any) -> bool:
    """Whether the answer is; in a submission's process the lesson goes on, whatever it is worth."""
    lesson = _lesson_with(name)
    if lesson is None:
        return True
    with _interruptible(lesson.exercises[name].title):
        return lesson.run(name, door_to(answer)).result.ok
