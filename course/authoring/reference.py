"""The reference: the solutions that stand in an author's text, run, and what they give on every case."""

import functools
import hashlib
import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from course.authoring.accounts import refuse_given_away, refuse_unheld
from course.authoring.automatic import automatic
from course.authoring.beside_zero import beside_zero
from course.authoring.between import in_between
from course.authoring.compile import compiled
from course.authoring.counts import counted
from course.authoring.declarations import EXERCISES_FILE, read_exercises
from course.authoring.free import permitted, wanted_of
from course.authoring.kinds import refuse_unshown
from course.authoring.objects import once_more
from course.authoring.probes import Planned, ProbeSource, with_probes
from course.authoring.promised import promised
from course.authoring.special import special
from course.authoring.unhidden import unhidden
from course.lessons import LessonFolder, find_lesson
from nnkit.check import lesson as lesson_in_force
from nnkit.check import library
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.lesson import Lesson
from nnkit.check.outcome import expected_outcomes
from nnkit.check.repair import SECONDS

SEED_OF_HIDDEN_CASES = 20_011  # fixed: graded twice, an answer gets the same mark


def reference_namespace(folder: LessonFolder) -> dict[str, Any]:
    """The names that a lesson's imports and solutions define."""
    return _run(solutions(folder))


def _cells(folder: LessonFolder) -> list[Any]:
    """Of the author's text. What reads it is imported here: a third of the memory of a process that grades, which is
    copied for each submission and reads no text."""
    from course.authoring.percent import read_text

    return read_text(folder.text).cells


def solutions(folder: LessonFolder) -> list[str]:
    """The cells of a lesson's text that are its imports and solutions."""
    cells = _cells(folder)
    return [cell.source for cell in cells if cell.metadata.get("setup") or "exercise" in cell.metadata]


def _run(texts: list[str]) -> dict[str, Any]:
    library.close()  # a reference leans on no student's answers
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for text in texts:
        exec(compile(text, "<solution>", "exec"), namespace)
    return namespace


def hidden_cases(folder: LessonFolder, seed: int = SEED_OF_HIDDEN_CASES) -> dict[str, dict[str, list]]:
    """Cases that only grading sees, from hidden.py: {exercise: {part: [Case, ...]}}."""
    spec = importlib.util.spec_from_file_location(f"hidden_of_{folder.name.replace('-', '_')}", folder.hidden)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.hidden(np.random.default_rng(seed))


def public_lesson(folder: LessonFolder) -> Lesson:
    """The lesson as students get it: what `course build` writes to checks.json."""
    exercises = read_exercises(folder.source)
    return compiled(exercises, _expected(exercises, reference_namespace(folder)))


def _expected(exercises: dict, namespace: dict[str, Any]) -> dict[str, dict[str, list]]:
    return {
        exercise.id: {
            part.name: expected_outcomes(exercise, namespace[exercise.id], part.all_cases)
            for part in exercise.parts
            if part.judge is None
        }
        for exercise in exercises.values()
        if isinstance(exercise, Exercise)
    }


@dataclass(frozen=True)
class Full:
    """A lesson as grading has it, with what it was made from."""

    lesson: Lesson
    namespace: dict[str, Any]  # the reference's names
    planned: dict[str, list[Planned]]  # by exercise, the probes and their promises
    declared: dict[str, Exercise | Quiz]  # the declarations, with hidden cases and probes


def full_lesson(folder: LessonFolder, seed: int = SEED_OF_HIDDEN_CASES) -> Lesson:
    """The lesson as grading has it: with hidden cases and probes, expected outcomes computed from the solutions."""
    return full(folder, seed).lesson


def full(folder: LessonFolder, seed: int = SEED_OF_HIDDEN_CASES, probed: bool = True, named: bool = True) -> Full:
    """probed: whether probes are drawn from the promises; without them an answer is judged by its cases alone.
    named: whether a wrong answer is told its misconception, which half of the work is for.

    Made once while the lesson's text stays as it is: who judges one answer of it judges more, and some references train
    networks.
    """
    return _full(folder, seed, probed, named, _state_of(folder))


def _state_of(folder: LessonFolder) -> bytes:
    texts = (path.read_bytes() for path in sorted(folder.source.glob("*.py")))
    return hashlib.sha256(b"\0".join(texts)).digest()


# each from a source to probes; what an object comes to after long use last: what is wrong at once has another name
PLANS = (automatic, promised, special, unhidden, beside_zero, counted, in_between, once_more)


@functools.lru_cache(maxsize=2)
def _full(folder: LessonFolder, seed: int, probed: bool, named: bool, _: bytes) -> Full:
    namespace = reference_namespace(folder)
    exercises, again = _with_hidden(folder, seed), _with_hidden(folder, seed + 1)
    if not named:
        bare = {name: replace(each, wrong=()) for name, each in exercises.items() if isinstance(each, Exercise)}
        exercises = {**exercises, **bare}
    expected = _expected(exercises, namespace)
    planned: dict[str, list[Planned]] = {}
    stubs = stubs_of(folder) if probed else {}
    for name, exercise in exercises.items() if probed else ():
        if not isinstance(exercise, Exercise):
            continue
        source = ProbeSource(exercise, again[name], namespace[name], stubs.get(name, ""), np.random.default_rng(seed))
        planned[name] = [each for plan in PLANS for each in plan(source)]
        refuse_unheld(exercise, planned[name])
        refuse_given_away(exercise, expected[name])
        exercises[name] = with_probes(exercise, planned[name])
        refuse_unshown(exercises[name])
        others = permitted(exercise)
        for each in planned[name]:
            if each.part in expected[name]:  # else a judge decides
                expected[name][each.part].append(wanted_of(exercise, namespace[name], each, others))
    return Full(compiled(exercises, expected), namespace, planned, exercises)


def _with_hidden(folder: LessonFolder, seed: int) -> dict:
    exercises = read_exercises(folder.source)
    hidden = hidden_cases(folder, seed)
    if unknown := set(hidden) - set(exercises):
        raise ValueError(f"{folder.hidden}: no exercise {sorted(unknown)}; there are {', '.join(exercises)}")
    return {**exercises, **{name: exercises[name].with_hidden(cases) for name, cases in hidden.items()}}


def stubs_of(folder: LessonFolder) -> dict[str, str]:
    """The text that students start each exercise from."""
    cells = [cell for cell in _cells(folder) if "exercise" in cell.metadata]
    solution = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.S)
    return {cell.metadata["exercise"]: solution.sub("pass", cell.source) for cell in cells}


@dataclass(frozen=True)
class ForGrading:
    """What grading needs of a lesson, as plain data. solutions: texts of cells."""

    lesson: Lesson
    solutions: list[str]


_kept: dict[str, ForGrading] = {}  # by name, from whoever read them
_in_use = ""


def for_grading(name: str) -> ForGrading:
    """The full lesson without what grading has no use for: texts of tasks and promises, which are the author's."""
    folder = LessonFolder(_source(name))
    lesson = full_lesson(folder)
    exercises = lesson.exercises.items()
    bare = {id: each if isinstance(each, Quiz) else replace(each, task="", promises=()) for id, each in exercises}
    return ForGrading(Lesson(bare, lesson.expected), solutions(folder))


def keep(name: str, lesson: ForGrading) -> None:
    """Have `use` take this lesson, read elsewhere."""
    _kept[name] = lesson


def _source(name: str) -> Path:
    """The lesson's folder, of the course in whose folders this runs."""
    places = [*Path.cwd().parents, *Path(EXERCISES_FILE).resolve().parents]
    near = next((here for above in places if (here := above / "solutions" / name).is_dir()), None)
    return near or find_lesson(name).source


def use(name: str) -> None:
    """Check with hidden cases from now on, in this process. nbgrader runs this in its copy of the test cells only."""
    global _in_use
    if name not in _kept:
        folder = LessonFolder(_source(name))
        keep(name, ForGrading(full_lesson(folder), solutions(folder)))
    _in_use = name
    lesson_in_force.use(_kept[name].lesson, look=SECONDS)


def answers(names: Sequence[str]) -> dict[str, Any]:
    """The course's own answers to these exercises of the lesson in use; none before there is one."""
    if not names or not _in_use:
        return {}
    if _in_use not in _ran:
        _ran[_in_use] = _run(_kept[_in_use].solutions)
    return {name: _ran[_in_use][name] for name in names}


_ran: dict[str, dict[str, Any]] = {}  # by lesson, the names that its solutions define
