"""The probes of large whole numbers, which need no word: where every argument is a number or a word, and few numbers
come out, all whole numbers at once are taken so many times as large, and each alone. What is counted no further than to
a number of one's own shows. (Sizes in a list stay: an answer may make the arrays, and count.) What excludes it:
never={"counts": "n stays below a hundred"}."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from course.authoring.changes import nearly_one
from course.authoring.probes import Planned, ProbeSource, leaves_of, names_of
from course.authoring.right import is_right
from nnkit.check.cases import Case, Probe
from nnkit.check.exercise import Part
from nnkit.check.promises import Between, Seeded, UpTo

TIMES = 4096  # of what a case shows some exceed 16 bits then, and a product of two 32; a loop over so many ends soon
ALONE = 64  # times one of them, so that a ratio of two is large too; who calls itself as often may still do so
SAYS = "Here the whole numbers were large, which the task permits: your answer must be right there too."
PLAIN = (int, float, str, bool)
FEW = 4


def counted(source: ProbeSource) -> Iterator[Planned]:
    """Of each part that no judge looks at the case with the largest whole numbers."""
    exercise = source.exercise
    bounded = any(isinstance(promise, Seeded | UpTo | Between) for promise in exercise.promises)
    if exercise.kind != "function" or bounded or "counts" in exercise.never:
        return
    names = names_of(source.reference)
    change = dict.fromkeys(names, _larger)
    for part in exercise.parts:
        cases = [case for case in part.cases if isinstance(case, Case) and part.judge is None]
        cases = sorted((case for case in cases if _is_plain(source, case)), key=_size, reverse=True)
        yield from islice(_asked(source, part, cases, change), 1)
    # the last part's: all that is left when a factor comes so often is seen where it is nearly 1
    for name in names if len(names) > 1 else ():
        one = dict.fromkeys(names, nearly_one) | {name: _larger_alone}
        yield from islice(_asked(source, part, [case for case in cases if _is_whole(source, case, name)], one), 1)


def _asked(source: ProbeSource, part: Part, cases: Sequence[Case], change: dict[str, Callable]) -> Iterator[Planned]:
    for case in cases:
        made = source.changed(case, change)
        if made and is_right(source, part, made):
            yield Planned(part.name, Probe("large numbers", SAYS, made))


def _is_whole(source: ProbeSource, case: Case, name: str) -> bool:
    """Whether it gives that argument a whole number, and another one too."""
    bound = source.bound(case)
    given = bound.arguments if bound else {}
    return type(given.get(name)) is int and sum(type(value) is int for value in given.values()) > 1


def _size(case: Case) -> int:
    return sum(value for value in (*case.args, *case.kwargs.values()) if type(value) is int)


def _larger(value: Any) -> Any:
    return TIMES * value if type(value) is int and value else value


def _larger_alone(value: Any) -> Any:
    return ALONE * value if type(value) is int else value


def _is_plain(source: ProbeSource, case: Case) -> bool:
    """Whether nothing but numbers and words comes in, and a few numbers come out: no array is made that long."""
    outcome, bound = source.outcome(case), source.bound(case)
    given = list(bound.arguments.values()) if bound else []
    made = list(leaves_of(outcome.value)) if outcome else []
    few = 0 < len(made) <= FEW and all(isinstance(each, int | float) for each in made)
    return few and all(type(each) in PLAIN for each in given)
