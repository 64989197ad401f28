"""The probes that need no word: a call again, another order in memory, objects in turn and used on, no defaults."""

import ast
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from course.authoring.probes import Planned, Setting, replace_calls, values_of
from course.authoring.values import leaves_of
from nnkit.check.cases import Case, Probe, Rng, Script, Step
from nnkit.check.compare import difference
from nnkit.check.exercise import Part
from nnkit.check.promises import AnyShape, Seeded

KEPT = (
    "Called again your function answers otherwise: it keeps something from one call to the next (a global name, a "
    "default that is a list or an array, a result that it fills anew)."
)
SHARED = (
    "Two objects that are used in turn disturb each other. What belongs to one must hang on its `self`, not on the "
    "class or on a global name."
)
ONCE = (
    "Used on, your object answers otherwise than it should: what it keeps from before has to follow what has come "
    "since (a step, another batch)."
)
ORDER = (
    "Here the array was not contiguous in memory (a transpose, or every second number of another), and your answer was "
    "another one: it must not depend on the order in which the numbers lie there."
)
USED_ON = 20  # calls after the first ones; more than what a window of the last ten would hold
DEFAULT = "With {names} left out your answer is another one than with the value in the first line that was given."


def automatic(setting: Setting) -> list[Planned]:
    """The probes that need no word."""
    if setting.exercise.kind == "function":
        again = not any(isinstance(promise, Seeded) for promise in setting.exercise.promises)  # that calls it again too
        return [*(_again(setting) if again else ()), *_laid_out(setting), *_defaults(setting)]
    return [*_in_turn(setting), *_once_more(setting), *_defaults(setting)] if setting.exercise.kind == "object" else []


def _again(setting: Setting) -> Iterator[Planned]:
    """One call, another with the same shapes and other values where there is one, and the first again."""
    pairs = _all_pairs(setting)
    if not pairs:
        return
    small = min(pairs, key=lambda pair: (_shapes(pair[1]) != _shapes(pair[2]), _size(pair[1])))
    part, first, second = min(
        pairs,
        key=lambda pair: (_equal(*pair[1:]), _shapes(pair[1]) != _shapes(pair[2]), _size(pair[1])),
    )
    if part.name != small[0].name:  # an answer that is right by turns is so in one part or in another
        yield Planned(small[0].name, Probe("something kept between calls", KEPT, Script(small[1], small[2], small[1])))
    if _equal(first, second) or _kinds(first) != _kinds(second):  # of equal shapes and settings: what is kept by them
        second = (_other_values(setting, first) if part.judge is None else None) or second
    between = _one_by_one(setting, first, second) if part.judge is None else []
    yield Planned(part.name, Probe("something kept between calls", KEPT, Script(first, *between, second, first)))


def _one_by_one(setting: Setting, first: Case, second: Case) -> list[Case]:
    """The first call with one array of the second's at a time, or one number a tenth smaller: what is kept by the other
    arguments shows."""
    if len(first.args) != len(second.args) or len(first.args) == 1:
        return []
    made = []
    for i, (old, new) in enumerate(zip(first.args, second.args, strict=True)):
        if type(old) is float and old != 0:
            other: Any = 0.9 * old
        elif isinstance(new, np.ndarray) and np.shape(old) == new.shape and not np.array_equal(old, new):
            other = new
        else:
            continue
        made.append(Case(*first.args[:i], other, *first.args[i + 1 :], **first.kwargs))
    return [case for case in made if setting.takes(case)]


def _other_values(setting: Setting, case: Case | Script) -> Case | Script | None:
    """The same calls, but for the numbers in their arrays: each array's rows in reverse order, or where an order is
    meant or nothing comes of it, smaller ones. None where neither would change the outcome."""
    arrays = [value for value in values_of(case) if _is_reversible(value)]
    ordered = any(value.ndim == 1 and len(value) > 2 and (np.diff(value) >= 0).all() for value in arrays)
    before = setting.outcome(case)
    for change in (_smaller,) if ordered else (_turned, _smaller):
        calls = [_with_values(call, change) for call in _calls(case)]
        made = calls[0] if isinstance(case, Case) else replace_calls(case, calls)
        after = None if _equal(case, made) else setting.outcome(made)
        if before and after and difference(before.value, after.value) is not None:
            return made
    return None


def _with_values(call: Case | Step, change: Callable[[Any], Any]) -> Case | Step:
    args = [change(value) for value in call.args]
    return Step(call.method, *args, of=call.of) if isinstance(call, Step) else Case(*args, **call.kwargs)


def _turned(value: Any) -> Any:
    if isinstance(value, Rng):
        return Rng(value.seed, f"{value.name} again")  # its own, in a script with the other's
    return value[::-1].copy() if _is_reversible(value) else value


def _smaller(value: Any) -> Any:
    """0.9 times an array, unless its numbers are whole or shares of 1, which such numbers would not be."""
    if not _is_reversible(value) or (value == np.round(value)).all() or np.allclose(value.sum(-1), 1):
        return _turned(value) if isinstance(value, Rng) else value
    return 0.9 * value


def _is_reversible(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.ndim > 0


def _laid_out(setting: Setting) -> Iterator[Planned]:
    """The arrays of a small case as a transpose has them. Where random numbers are promised a call may take long, and
    where any shape is, other orders in memory go with it."""
    if any(isinstance(promise, AnyShape | Seeded) for promise in setting.exercise.promises):
        return
    found = []
    for part, case in setting.bases():
        arrays = [value for value in leaves_of(values_of(case)) if isinstance(value, np.ndarray) and value.ndim]
        if arrays and isinstance(case, Case) and not (part.judge and part.judge.keeps):
            deep = max(value.ndim for value in arrays) > 1  # a vector looks the same as a transpose
            shows = any(min(value.shape) > 1 for value in arrays if value.ndim > deep)
            found.append((not shows, part.judge is not None, _size(case), part, case))
    if found:
        *_, part, case = min(found, key=lambda each: each[:3])
        layout = "fortran" if any(np.ndim(value) > 1 for value in leaves_of(values_of(case))) else "strided"
        yield Planned(part.name, Probe("another order in memory", ORDER, Script(case, layout=layout)))


def _in_turn(setting: Setting) -> Iterator[Planned]:
    pairs = _all_pairs(setting)
    if pairs:
        ranked = sorted(pairs, key=lambda pair: (_equal(*pair[1:]), _zeros(pair[1]), _size(pair[1])))
        # of equal shapes, where there are such: what is kept by shape is shared too
        free = [(part, one) for part, one, _ in ranked[:6] if part.judge is None]  # a judge may ask for an order
        alike = ((part, one, other) for part, one in free if (other := _other_values(setting, one)))
        part, one, two = next(alike, ranked[0])
        makes = [case.make for _, *both in pairs for case in both]
        two = two if part.judge else _other_settings(setting, one, two, makes)
        steps = [[Step(step.method, *step.args, of=n) for step in script.steps] for n, script in enumerate((one, two))]
        calls = [call for both in _alternate(*steps) for call in both]
        probe = Probe("something shared between objects", SHARED, Script(one.make, two.make, *calls))
        yield Planned(part.name, probe)


def _zeros(case: Case | Script) -> int:
    """How many of an object's settings are 0: what such a one is for does not show."""
    return (
        sum(isinstance(value, int | float) and value == 0 for value in case.make.args)
        if isinstance(case, Script)
        else 0
    )


def _once_more(setting: Setting) -> Iterator[Planned]:
    """All that is done with an object, and then all of it again and again: what it keeps has to follow what came since,
    however much that was. An object with one method is called twice with the same, too."""
    scripts = [
        (part, case) for part, case in setting.bases() if part.judge is None and _is_simple(case, Script) and case.steps
    ]
    scripts.sort(key=lambda found: (-len({step.method for step in found[1].steps}), _zeros(found[1]), _size(found[1])))
    for part, case in scripts[:1]:
        again = _other_values(setting, case) or case
        times = -(-USED_ON // len(again.steps))
        twice = [again.steps[-1]] if len({step.method for step in case.steps}) == 1 else []
        made = replace_calls(case, [case.make, *case.steps, *again.steps * times, *twice])
        if setting.takes(made):
            yield Planned(part.name, Probe("right the first time only", ONCE, made))


def _other_settings(setting: Setting, one: Script, two: Script, makes: Sequence[Case]) -> Script:
    """The second object with numbers and formulas of its own where both are made with the same: what is kept in the
    class shows. makes: where there may be other formulas."""
    args = [
        new / 2 if isinstance(new, float) and type(old) is float and new == old else new
        for old, new in zip(one.make.args, two.make.args, strict=False)
    ]
    texts = [i for i, value in enumerate(args) if isinstance(value, str) and value == one.make.args[i]]
    for other in makes:
        if texts and len(other.args) == len(args) and all(other.args[i] != args[i] for i in texts):
            args = [other.args[i] if i in texts else value for i, value in enumerate(args)]
            break
    made = replace_calls(two, [Case(*args, *two.make.args[len(args) :], **two.make.kwargs), *two.steps])
    if _equal(made, two):
        return two
    return made if setting.takes(made) else two


def _alternate(one: list, two: list) -> Iterator[tuple]:
    for i in range(max(len(one), len(two))):
        yield (*one[i : i + 1], *two[i : i + 1])


def _all_pairs(setting: Setting) -> list[tuple]:
    """(part, case, case): of each part, and of two parts that no judge looks at."""
    kind = Case if setting.exercise.kind == "function" else Script
    found = [(part, *pair) for part in setting.exercise.parts for pair in _pairs(setting, part)]
    firsts = [(part, part.cases[0]) for part in setting.exercise.parts if part.judge is None]
    across = [(part, one, two) for (part, one), (_, two) in pairwise(firsts) if _is_simple(one, kind)]
    return [*found, *(pair for pair in across if _is_simple(pair[2], kind))]


def _pairs(setting: Setting, part: Part) -> Iterator[tuple]:
    """Pairs of a part's cases: a hidden one and itself drawn anew, else two public ones, else one and itself."""
    kind = Case if setting.exercise.kind == "function" else Script
    if part.judge is not None and part.judge.keeps:
        return  # a judge that keeps something from call to call
    anew = next(other.hidden for other in setting.again.parts if other.name == part.name)
    cases = [case for case in (*part.cases, *part.hidden) if _is_simple(case, kind)]
    for first, second in [*zip(part.hidden, anew, strict=False), *pairwise(cases)]:
        if _is_simple(first, kind) and _is_simple(second, kind) and not _equal(first, second):
            yield first, second
    if cases:
        yield cases[0], cases[0]


def _is_simple(case: Case | Script, kind: type) -> bool:
    """Whether it is of that kind, and a script one of a single object as it is."""
    if isinstance(case, Script):
        one = all(isinstance(step, Step) for step in case.steps)
        return kind is Script and one and not (case.overwritten or case.layout or case.same or case.differ)
    return isinstance(case, kind)


def _shapes(case: Case | Script) -> list:
    return [value.shape if isinstance(value, np.ndarray) else type(value) for value in leaves_of(values_of(case))]


def _size(case: Case | Script) -> int:
    return sum(value.size if isinstance(value, np.ndarray) else 1 for value in leaves_of(values_of(case)))


def _kinds(case: Case | Script) -> list:
    """What two cases have in common that differ in the numbers of their arrays alone."""
    return [value.shape if isinstance(value, np.ndarray) else repr(value) for value in leaves_of(values_of(case))]


def _equal(first: Case | Script, second: Case | Script) -> bool:
    one, two = list(leaves_of(values_of(first))), list(leaves_of(values_of(second)))
    return len(one) == len(two) and all(
        type(a) is type(b) and (np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b)
        for a, b in zip(one, two, strict=True)
    )


def _defaults(setting: Setting) -> Iterator[Planned]:
    """Where the stub gives defaults: a case that leaves them out. (By place only: names are a student's own.)"""
    for function, names in _given_defaults(setting.stub):
        shorter = [
            (part, case, made)
            for part, case in setting.bases()
            if (made := [_without(setting, call, function, names) for call in _calls(case)]) != _calls(case)
        ]
        if shorter:
            part, case, made = max(shorter, key=lambda found: _size(found[1]))  # what a default does may show late
            short = made[0] if isinstance(case, Case) else replace_calls(case, made)
            says = DEFAULT.format(names=" and ".join(f"`{name}`" for name in names))
            yield Planned(part.name, Probe("another default", says, short))


def _calls(case: Case | Script) -> list[Case | Step]:
    return [case] if isinstance(case, Case) else [case.make, *case.steps]


def _given_defaults(stub: str) -> list[tuple[str, list[str]]]:
    """(function, arguments) for each function with defaults in the text that students start from."""
    functions = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.FunctionDef)]
    counts = [(node, len(node.args.defaults)) for node in functions]
    return [(node.name, [arg.arg for arg in node.args.args[-count:]]) for node, count in counts if count]


def _without(setting: Setting, call: Case | Step, function: str, names: list[str]) -> Case | Step:
    """The call without those arguments; itself where it gives none of them."""
    method = call.method if isinstance(call, Step) else "__init__" if setting.exercise.kind == "object" else None
    bound = setting.bound(call) if function == (method or setting.exercise.id) else None
    if bound is None or not set(names) & set(bound.arguments):
        return call
    kept = [value for name, value in bound.arguments.items() if name not in names]
    return Step(call.method, *kept[1:], of=call.of) if isinstance(call, Step) else Case(*kept)
