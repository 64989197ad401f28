"""What is wrong with an outcome, in one sentence: it stopped, changed its input, differs, or its judge refuses it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Rng, Script, Step, is_look
from nnkit.check.compare import difference
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import Outcome, counted
from nnkit.check.plain import copy_plain, describe, number

Judging = Callable[..., str | None]  # a judge that is started

WARNED = "Python warned, and the task asks for no warning"
# how the problems begin that are no judge's
PLAIN_PROBLEMS = (
    "the wrong kind of thing",
    "it stopped with",
    "it changed its input",
    "the values differ",
    "it gave back",
)


def problem_of(
    exercise: Exercise, judge: Judging | None, case: Case | Script, outcome: Outcome, want: Any, shown: bool = True
) -> str | None:
    """One sentence on what is wrong with an outcome, or None. judge: the part's own, started, if it has one; shown:
    with the arguments, which takes longer than to compare."""
    if outcome.problem:
        p = outcome.problem
        if p.type == "NotPlain":
            return f"the wrong kind of thing: {p.message}"
        return f"it stopped with {p.type}: {p.message}" + (f" ({p.line})" if p.line else "")
    if outcome.changed:
        which = ", ".join(f"number {k + 1}" if isinstance(k, int) else k for k in outcome.changed)
        return f"it changed its input (argument {which})"
    if exercise.silent and (noise := [w for w in outcome.warned if w.startswith("RuntimeWarning")]):
        return f"{WARNED}: {noise[0]}"
    if isinstance(case, Script):
        if said := unrelated(case, outcome.value, exercise.rtol):
            return said
        if judge is not None:
            return _judged_script(exercise, judge, case, outcome.value)
        gap = _first_wrong_call(exercise, counted(exercise, case), want, outcome.value)
    elif judge is not None:
        return _judged(judge, outcome.value, copy_plain(case.args), copy_plain(case.kwargs))  # it may work on them
    else:
        gap = difference(want, outcome.value, exercise.rtol, exercise.atol)
    if gap is None or isinstance(case, Script) or exercise.kind == "value":
        return gap and f"the values differ: {gap}"
    return f"the values differ: {gap}{_shown(case) if shown else ''}"


def problems_of(
    exercise: Exercise,
    outcomes: dict[tuple[str, int], Outcome],
    expected: dict[str, Sequence[Any]],
    probes: bool = True,
) -> Iterator[tuple[Part, int, Any, str | None]]:
    """What is wrong with each case, if anything: (part, number of the case in it, what was expected, problem). The
    problem is without the case's arguments."""
    for part in exercise.parts:
        judge = part.judging()
        wanted = (*expected.get(part.name, ()), *[None] * len(part.all_cases))
        for i, case in enumerate(part.all_cases if probes else [*part.cases, *part.hidden]):
            yield part, i, wanted[i], problem_of(exercise, judge, case, outcomes[part.name, i], wanted[i], shown=False)


def _first_wrong_call(exercise: Exercise, calls: Sequence[Step | Case], want: list[Any], got: list[Any]) -> str | None:
    for i, (call, wanted, came) in enumerate(zip(calls, want, got, strict=True)):
        if gap := difference(wanted, came, exercise.rtol, exercise.atol):
            name = f", {call.method}" if isinstance(call, Step) else ""
            return f"call {i + 1} of {len(want)}{name}: {gap}"
    return None


def unrelated(script: Script, got: list[Any], rtol: float) -> str | None:
    """What a script says of pairs of its calls and of what it looks at, where it does not hold."""
    looks = [call for call in script.steps if isinstance(call, Step)]
    for call, came in zip(looks, got, strict=False):
        if is_look(call) and came is not True:
            return f"`{call.method.partition('.')[0]}` is no {call.args[0]}"
    for first, second in script.same:
        if gap := difference(got[first], got[second], rtol):
            return f"calls {first + 1} and {second + 1} should come to the same: {gap}"
    for first, second in script.differ:
        if difference(got[first], got[second], rtol) is None:
            return f"calls {first + 1} and {second + 1} come to the same, and should not"
    return None


def _judgeable(script: Script) -> Iterator[Case | None]:
    """A function's calls for its judge, with seeds for generators; None for one that goes on with a generator."""
    used: set[Rng] = set()
    for call in (script.make, *(step for step in script.steps if isinstance(step, Case))):
        fresh = {value for value in (*call.args, *call.kwargs.values()) if isinstance(value, Rng)}
        seeded = [value.seed if isinstance(value, Rng) else value for value in call.args]
        named = {key: value.seed if isinstance(value, Rng) else value for key, value in call.kwargs.items()}
        yield None if fresh & used else Case(*seeded, **named)
        used |= fresh


def _judged_script(exercise: Exercise, judge: Judging, script: Script, got: list[Any]) -> str | None:
    """The judge's word on each object of a script, or on each call of a function."""
    if exercise.kind == "object":
        objects = 1 + sum(isinstance(step, Case) for step in script.steps)
        outcomes = [
            [
                g
                for call, g in zip(counted(exercise, script), got, strict=True)
                if isinstance(call, Step) and call.of == n and not is_look(call)
            ]
            for n in range(objects)
        ]
        found = (_judged(judge, outcomes[n], (script.of_object(n),), {}) for n in range(objects))
    else:
        pairs = zip(_judgeable(script), got, strict=True)
        found = (_judged(judge, value, copy_plain(call.args), copy_plain(call.kwargs)) for call, value in pairs if call)
    return next((said for said in found if said), None)


def _judged(judge: Judging, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str | None:
    """The part's own judge; a value it cannot digest (text for numbers, a ragged list, a 0) is wrong, not a crash, and
    what it computes with inf and nan is not to be warned of below the card."""
    try:
        with np.errstate(all="ignore"):
            verdict = judge(value, *args, **kwargs)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
        return f"it gave back {describe(value)}, which does not fit the question: {error}"
    return verdict


def _shown(case: Case) -> str:
    """The arguments of a public case, where they are short enough to try by hand."""
    named = [*map(_short, case.args), *(f"{name}={_short(value)}" for name, value in case.kwargs.items())]
    text = ", ".join(named)
    return f"; called with ({text})" if named and len(text) <= 120 else ""


def _short(value: Any) -> str:
    if isinstance(value, np.ndarray):
        tiny = value.dtype.kind == "f" and np.any((value != 0) & (np.abs(value) < 1e-3))  # would be shown as 0
        with np.printoptions(precision=4, suppress=not tiny, threshold=20):
            return " ".join(np.array2string(value, separator=", ").split())
    return number(value) if type(value) is float else repr(value)
