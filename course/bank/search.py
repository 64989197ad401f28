"""Does anything that students hold answer an exercise? All of it is handed in.

A student may hand in what he finds instead of writing an answer: a function of nnkit's, a method of one of its objects,
what a lesson's first cells lend him, a number in the lesson's data. So everything is tried as the answer to every
exercise, judged as grading does. What comes out right for some part is handed in: as it is, as a partial, and called
where no look at the answer's text can find it. It may earn no point that the exercise's `may_use` does not allow.
"""

import fnmatch
import functools
import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.authoring.reference import Full, full
from course.bank.apart import a_while, apart, harmless
from course.bank.held import held, is_ours, library, spelled, told_of
from course.lessons import LessonFolder
from nnkit.check.calling import copies
from nnkit.check.cases import Case, Script
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Quiz
from nnkit.check.outcome import outcome_of
from nnkit.check.plain import NotPlainError, copy_plain
from nnkit.check.problem import problem_of


@dataclass(frozen=True)
class Leak:
    """Something that students hold and that earns points."""

    lesson: str
    exercise: str
    name: str  # the way to it
    handed_in: str
    points: float

    def __str__(self) -> str:
        return f"{self.lesson}/{self.exercise}: {self.name} ({self.handed_in}) earns {self.points:g}"


@dataclass(frozen=True)
class Searched:
    """What came of a lesson's search. right: (exercise, the way to what answers it), whatever that earns."""

    leaks: tuple[Leak, ...]
    held: int
    tries: int
    right: tuple[tuple[str, str], ...]


def search(folder: LessonFolder, more: dict[str, Any] | None = None) -> Searched:
    """Try everything, in a process of its own. more: further things, by name."""
    library()  # once for all lessons
    return apart(functools.partial(_try_everything, folder, more or {}), folder.name)


def _try_everything(folder: LessonFolder, more: dict[str, Any]) -> Searched:
    made, everything = full(folder), {**held(folder), **more}
    told = {name: told_of(folder, name) for name in made.lesson.exercises}
    with harmless():
        return _Search(folder.name, made, everything, told).run()


class _Search:
    def __init__(self, lesson: str, made: Full, everything: dict[str, Any], told: dict[str, dict[str, Any]]):
        self.lesson, self.made, self.told = lesson, made, told
        # what nnkit only imports, `operator.is_` or `np.exp`, is no answer of ours: an exercise says what it `forbids`
        self.functions = {path: thing for path, thing in everything.items() if callable(thing) and is_ours(thing)}
        self.signatures = {id(thing): _signature(thing) for thing in self.functions.values()}
        self.values = _plain({path: thing for path, thing in everything.items() if _is_several(thing)})
        self.draw: set[int] = set()  # those that gave back no data: pictures, objects
        self.tries = 0
        self.held = len(everything)

    def run(self) -> Searched:
        leaks: list[Leak] = []
        right: list[tuple[str, str]] = []
        for exercise in self.made.lesson.exercises.values():
            found = self._values(exercise) if _by_value(exercise) else self._functions(exercise)
            for path, thing in found:
                right.append((exercise.id, path))
                leaks += [
                    Leak(self.lesson, exercise.id, path, how, points)
                    for how, points in self._handed_in(exercise, thing)
                    if points
                ]
        self._look_after()
        return Searched(tuple(leaks), self.held, self.tries, tuple(right))

    def _values(self, exercise: Exercise | Quiz) -> Iterator[tuple[str, Any]]:
        told = self.told[exercise.id]
        for path, thing in {**self.values, **_plain(told), **spelled(told)}.items():
            self.tries += 1
            if isinstance(exercise, Quiz):
                right = self.made.lesson.judge(exercise.id, PlainDoor(thing)).points > 0
            else:
                right = any(self._is_right(exercise, part, thing) for part in exercise.parts)
            if right:
                yield path, thing

    def _functions(self, exercise: Exercise) -> Iterator[tuple[str, Any]]:
        for path, thing in self.functions.items():
            if self._takes(exercise, thing):
                self.tries += 1
                if any(self._is_right(exercise, part, thing) for part in exercise.parts):
                    yield path, thing

    def _takes(self, exercise: Exercise, thing: Any) -> bool:
        """Whether it can be called as some first case wants it, and has the methods that a class needs."""
        firsts = [part.cases[0] for part in exercise.parts]
        if exercise.kind == "object" and isinstance(thing, type):
            methods = [{getattr(step, "method", "__init__") for step in first.steps} for first in firsts]
            if not any(all(hasattr(thing, name) for name in names) for names in methods):
                return False
        signature = self.signatures[id(thing)]
        return signature is None or any(_binds(signature, _first_call(first)) for first in firsts)

    def _is_right(self, exercise: Exercise, part: Part, thing: Any) -> bool:
        """Whether its values are right on every case of a part."""
        if exercise.kind != "value" and self._stops(exercise, thing, part.cases[0]):
            return False
        judge = part.judging()
        wanted = self.made.lesson.expected[exercise.id].get(part.name) or [None] * len(part.all_cases)
        for case, want in zip(part.all_cases, wanted, strict=True):
            with a_while():
                outcome = outcome_of(exercise, PlainDoor(thing), case)
            if problem_of(exercise, judge, case, outcome, want):
                return False
        return True

    def _stops(self, exercise: Exercise, thing: Any, case: Case | Script) -> bool:
        """Whether its first call raises, or gives what is no data, as most do; a door would take down why."""
        of_function = exercise.kind == "function" and exercise.outcome == "value"
        if of_function and id(thing) in self.draw:
            return True
        try:
            args, kwargs = copies(_first_call(case).args, _first_call(case).kwargs)
        except NotPlainError:  # a generator's place
            return False
        try:
            with a_while():
                came = thing(*args, **kwargs)
        except BaseException:
            return True
        try:
            copy_plain(came)
        except NotPlainError:
            self.draw.add(id(thing))
            return of_function
        return False

    def _handed_in(self, exercise: Exercise | Quiz, thing: Any) -> Iterator[tuple[str, float]]:
        """What a thing earns, by the way in which it is handed in."""
        if _by_value(exercise):
            yield "itself", self.made.lesson.judge(exercise.id, PlainDoor(thing)).points
        elif not allowed(exercise.may_use, thing):
            for how, answer in (("itself", thing), ("a partial", functools.partial(thing)), ("unseen", _unseen(thing))):
                yield how, self.made.lesson.judge(exercise.id, PlainDoor(answer)).points

    def _look_after(self) -> None:
        """Whether judging is still what it was before all this."""
        for exercise in self.made.lesson.exercises.values():
            door = PlainDoor(self.made.namespace[exercise.id]) if isinstance(exercise, Exercise) else None
            if door and not self.made.lesson.judge(exercise.id, door).ok:
                raise RuntimeError(f"after all tries the reference of {exercise.id} loses marks")


def _by_value(exercise: Exercise | Quiz) -> bool:
    return isinstance(exercise, Quiz) or exercise.kind == "value"


def _first_call(case: Case | Script) -> Case:
    return case.make if isinstance(case, Script) else case


def _plain(things: dict[str, Any]) -> dict[str, Any]:
    """What may be an answer that is a value; of equal ones the first."""
    found: dict[str, Any] = {}
    seen = set()
    for path, thing in things.items():
        try:
            value = None if callable(thing) else copy_plain(thing)
        except (NotPlainError, RecursionError):
            continue
        if value is not None and not _is_everyday(value) and (text := repr(value)) not in seen:
            seen.add(text)
            found[path] = value
    return found


def _is_several(thing: Any) -> bool:
    """At least three things: of single numbers, and of pairs, there are always some that are right by chance."""
    size = thing.size if isinstance(thing, np.ndarray) else len(thing) if isinstance(thing, dict | list | tuple) else 0
    return size > 2 or (size > 0 and isinstance(thing, list | tuple) and any(map(_is_several, thing)))


def _is_everyday(value: Any) -> bool:
    """Numbers and letters that lie everywhere: of one or two digits, one letter."""
    if isinstance(value, bool | str):
        return True
    if isinstance(value, np.ndarray | np.generic) and np.ndim(value) == 0:
        value = value.item()
    return isinstance(value, int | float) and (value != value or float(f"{value:.1e}") == value)


def _signature(thing: Any) -> inspect.Signature | None:
    try:
        return inspect.signature(thing)
    except (ValueError, TypeError):
        return None


def _binds(signature: inspect.Signature, case: Case) -> bool:
    try:
        signature.bind(*case.args, **case.kwargs)
    except TypeError:
        return False
    return True


UNSEEN = """\
box = []
def answer(*args, **kwargs):
    return box[0](*args, **kwargs)
"""


def _unseen(thing: Any) -> Callable:
    """An answer of a notebook's in whose text nothing shows what it calls."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(UNSEEN, names)
    names["box"].append(thing)
    return names["answer"]


def _owner(thing: Any) -> Any:
    """The function or class behind a method, a partial, an object."""
    thing = thing.func if isinstance(thing, functools.partial) else thing
    thing = getattr(thing, "__func__", thing)
    return thing if hasattr(thing, "__qualname__") else type(thing)


def allowed(may_use: Sequence[str], thing: Any) -> bool:
    """Whether an exercise lets its answer be that."""
    name = f"{_owner(thing).__module__}.{_owner(thing).__qualname__}"
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in may_use)
