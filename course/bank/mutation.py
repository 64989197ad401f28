"""Small changes of a lesson's solutions: one that keeps full marks is the same program, or no case shows it.

The explained ones stand in `mutants.toml` beside the lesson: by exercise, the changed line and the reason, which
begins with "equal" (no permitted input tells it apart) or "free" (the task leaves it open). A `#` in the changed line
stands for any number: which ones survive a free choice, such as how long a network is trained, depends on the machine.
"""

import re
import time
import tomllib
from collections.abc import Iterator
from types import CodeType

from course.authoring.percent import read_text
from course.authoring.reference import Full, full
from course.lessons import LessonFolder
from course.bank.mutators import mutants
from nnkit.check.door import PlainDoor
from nnkit.check.endless import EndlessError, ended_after
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import outcome_of
from nnkit.check.problem import problem_of

EXPLAINED = "mutants.toml"
SECONDS = 5.0  # of computing for one mutant; some never end
LONGER = 3  # or so many times what the solution takes, where that is more
PATIENCE = 60  # times as long by the clock, on a machine that does other things as well
REASONS = ("equal", "free")


def explained(folder: LessonFolder) -> dict[str, dict[str, str]]:
    """{exercise: {change: reason}} from the lesson's mutants.toml."""
    path = folder.source / EXPLAINED
    found = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for exercise, reasons in found.items():
        for change, reason in reasons.items():
            if not reason.startswith(REASONS):
                raise ValueError(f"{path}: {exercise}, {change!r}: a reason begins with one of {', '.join(REASONS)}")
    return found


def unexplained(folder: LessonFolder, only: str = "") -> Iterator[str]:
    """Survivors that the list does not explain, and explained ones that survive no more."""
    made, reasons = full(folder), explained(folder)
    for name, exercise in made.lesson.exercises.items():
        if not isinstance(exercise, Exercise) or exercise.kind == "value" or only not in ("", name):
            continue
        survivors = survivors_of(folder, made, exercise)
        known = reasons.get(name, {})
        fitting = {text: {change for change in survivors if _fits(text, change)} for text in known}
        listed = set().union(*fitting.values())
        yield from (f"{folder.name}/{name}: survives: {change}" for change in survivors if change not in listed)
        yield from (f"{folder.name}/{name}: no such survivor: {text}" for text, some in fitting.items() if not some)


def _fits(text: str, change: str) -> bool:
    """Whether a text of the list is this change."""
    number = r"-?[\d.]+(e-?\d+)?"
    return re.fullmatch(number.join(map(re.escape, text.split("#"))), change) is not None


def solution_of(folder: LessonFolder, name: str) -> str:
    """The text of the author's answer to an exercise."""
    (source,) = [cell.source for cell in read_text(folder.text).cells if cell.metadata.get("exercise") == name]
    return source


def survivors_of(folder: LessonFolder, made: Full, exercise: Exercise) -> list[str]:
    """The changes of an exercise's solution that keep full marks."""
    seconds = max(SECONDS, LONGER * _seconds_of(made, exercise))
    found = []
    for change, code in mutants(solution_of(folder, exercise.id), f"<mutant of {exercise.id}>"):
        if change not in found and survives(made, exercise, code, seconds):
            found.append(change)
    return found


def _seconds_of(made: Full, exercise: Exercise) -> float:
    """How long the solution computes on all cases."""
    began = time.thread_time()
    _passes(made, exercise, made.namespace)
    return time.thread_time() - began


def survives(made: Full, exercise: Exercise, code: CodeType, seconds: float) -> bool:
    """Whether the answer that this code defines gets full marks, without computing for more than these seconds."""
    names = {key: value for key, value in made.namespace.items() if key != exercise.id}
    try:
        with ended_after(seconds, PATIENCE):
            exec(code, names)
            return _passes(made, exercise, names)
    except (Exception, EndlessError):  # a mutant that does not run at all, or does not end
        return False


def _passes(made: Full, exercise: Exercise, names: dict) -> bool:
    door = PlainDoor(names[exercise.id])
    for part in exercise.parts:
        judge = part.judging()
        wanted = made.lesson.expected[exercise.id].get(part.name) or [None] * len(part.all_cases)
        for case, want in zip(part.all_cases, wanted, strict=True):
            if problem_of(exercise, judge, case, outcome_of(exercise, door, case), want):
                return False
    return True
