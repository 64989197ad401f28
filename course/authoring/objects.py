"""The probes of objects that need no word: two used in turn, one used on for long."""

from collections.abc import Iterator, Sequence

from course.authoring.changes import nearly_one
from course.authoring.pairs import all_pairs, equal, is_simple, other_values, size
from course.authoring.probes import Planned, ProbeSource, names_of, replace_calls
from course.authoring.right import is_right
from nnkit.check.cases import Case, Probe, Script, Step
from nnkit.check.promises import Between

SHARED = (
    "Two objects that are used in turn disturb each other. What belongs to one must hang on its `self`, not on the "
    "class or on a global name."
)
ONCE = (
    "Used on, your object answers otherwise than it should: what it keeps from before has to follow what has come "
    "since (a step, another batch)."
)
USED_ON = 260  # calls after the first ones; more than what a window of a byte's size would hold


def in_turn(source: ProbeSource) -> Iterator[Planned]:
    pairs = all_pairs(source)
    if pairs:
        ranked = sorted(pairs, key=lambda pair: (equal(*pair[1:]), _zeros(pair[1]), size(pair[1])))
        # of equal shapes, where there are such: what is kept by shape is shared too
        free = [(part, one) for part, one, _ in ranked[:6] if part.judge is None]  # a judge may ask for an order
        alike = ((part, one, other) for part, one in free if (other := other_values(source, one)))
        part, one, two = next(alike, ranked[0])
        makes = [case.make for _, *both in pairs for case in both]
        two = two if part.judge else _other_settings(source, one, two, makes)
        steps = [[Step(step.method, *step.args, of=n) for step in script.steps] for n, script in enumerate((one, two))]
        calls = [call for both in _alternate(*steps) for call in both]
        probe = Probe("something shared between objects", SHARED, Script(one.make, two.make, *calls))
        yield Planned(part.name, probe)


def once_more(source: ProbeSource) -> Iterator[Planned]:
    """All that is done with an object, and then all of it again and again: what it keeps has to follow what came since,
    however much that was. An object with one method is called twice with the same, too."""
    if source.exercise.kind != "object":
        return
    scripts = [
        (part, case) for part, case in source.bases() if part.judge is None and is_simple(case, Script) and case.steps
    ]
    scripts.sort(key=lambda found: (-len({step.method for step in found[1].steps}), _zeros(found[1]), size(found[1])))
    for part, case in scripts[:1]:
        again = other_values(source, case) or case
        times = -(-USED_ON // len(again.steps))
        twice = [again.steps[-1]] if len({step.method for step in case.steps}) == 1 else []
        made = replace_calls(case, [case.make, *case.steps, *again.steps * times, *twice])
        # where it keeps the past for long, the first calls show in the last
        names = [name for name in names_of(source.reference) if _may_be_nearly_one(source, name)]
        kept = source.changed(made, dict.fromkeys(names, nearly_one))
        made = kept if kept and is_right(source, part, kept) else made
        if source.takes(made):
            yield Planned(part.name, Probe("right the first time only", ONCE, made))


def _may_be_nearly_one(source: ProbeSource, name: str) -> bool:
    words = [word for word in source.exercise.promises if isinstance(word, Between) and word.name == name]
    return not {"nearly", f"nearly {name}"} & set(source.exercise.never) and all(word.high >= 1 for word in words)


def _zeros(case: Case | Script) -> int:
    """How many of an object's settings are 0: what such a one is for does not show."""
    return (
        sum(isinstance(value, int | float) and value == 0 for value in case.make.args)
        if isinstance(case, Script)
        else 0
    )


def _other_settings(source: ProbeSource, one: Script, two: Script, makes: Sequence[Case]) -> Script:
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
    if equal(made, two):
        return two
    return made if source.takes(made) else two


def _alternate(one: list, two: list) -> Iterator[tuple]:
    for i in range(max(len(one), len(two))):
        yield (*one[i : i + 1], *two[i : i + 1])
