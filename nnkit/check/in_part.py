"""Which declared misconception an answer behaves like in one part, or in one value of several, where the rest is right
or wrong in another way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from nnkit.check.compare import difference
from nnkit.check.exercise import Exercise, Part
from nnkit.check.recognise import Key, Row, comes_to, enough, is_right, known_of, rows_of
from nnkit.check.relations.overflow import also_overflows, overflows
from nnkit.check.stored import Known, equal

if TYPE_CHECKING:
    from nnkit.check.outcome import Outcome


class Region(NamedTuple):
    """A part or value that is wrong: in words; whether a misconception makes it, by its rows; what is wanted there for
    a case, what it should come to, and what it came to; and whether a misconception does not speak against it."""

    where: str
    like: Callable[[list[Row]], bool]
    mend: "Callable[[Key, Any, Outcome], Outcome]"
    left: Callable[[list[Row]], bool] = lambda _: True


class InPart(NamedTuple):
    """What misconceptions make of it together; whether it is a single one that makes all that is wrong; and what would
    have come without them, where more is wrong."""

    known: Known
    single: bool
    rest: "dict[Key, Outcome] | None"


def recognise_in_part(
    exercise: Exercise, outcomes: "dict[Key, Outcome]", expected: dict[str, Sequence[Any]]
) -> InPart | None:
    """The misconceptions that make what is wrong, each in a part or value of its own, where the rest is right or wrong
    in another way. Those of parts before those of values, and what explains all before what explains some."""
    known = [(each, list(rows_of(exercise, expected, each))) for each in known_of(exercise)]
    some = None
    for regions in (_wrong_parts, _wrong_values) if known else ():
        wrong = list(regions(exercise, outcomes, known[0][1]))
        like = [(region, [each for each, rows in known if region.like(rows)]) for region in wrong]
        certain = [(region, fitting[0]) for region, fitting in like if len({each.says for each in fitting}) == 1]
        certain = [(region, one) for region, one in certain if len(wrong) == 1 or not one.praises]
        whole = len(certain) == len(wrong)
        if not whole:  # what nothing explains must not speak against it
            of_each = {id(each): rows for each, rows in known}
            unclear = [region for region in wrong if all(region is not other for other, _ in certain)]
            certain = [(region, one) for region, one in certain if all(each.left(of_each[id(one)]) for each in unclear)]
        if certain and (some is None or whole):
            single = whole and len({one.says for _, one in certain}) == 1
            together = _together(certain)
            # of what is wrong in another way too, somebody else says that it overflows
            over = [outcomes[key] for key, _, want, _ in known[0][1] if overflows(want, outcomes[key].value)]
            if whole and over:
                says = f"{together.says} {also_overflows(each.warned for each in over)}"
                together = replace(together, says=says)
            some = InPart(together, single, None if whole else _mended(certain, outcomes, known[0][1]))
            if whole:
                return some
    return some


def _together(certain: "list[tuple[Region, Known]]") -> Known:
    """One misconception of all these places, each with its sentence."""
    places: dict[str, list[str]] = {}
    for region, one in certain:
        places.setdefault(one.says, []).append(region.where)
    says = " ".join(f"{', '.join(where)}: {each}" for each, where in places.items())
    return Known(" and ".join(dict.fromkeys(one.name for _, one in certain)), says, ())


def _mended(
    certain: "list[tuple[Region, Known]]", outcomes: "dict[Key, Outcome]", rows: list[Row]
) -> "dict[Key, Outcome]":
    """The outcomes, with what is wanted in all these places."""
    rest = dict(outcomes)
    for region, _ in certain:
        rest |= {key: region.mend(key, want, rest[key]) for key, _, want, _ in rows}
    return rest


def _wrong_parts(exercise: Exercise, outcomes: "dict[Key, Outcome]", rows: list[Row]) -> Iterator[Region]:
    """Each part that is wrong."""
    if len(exercise.parts) == 1 or any(part.judge for part in exercise.parts):
        return
    for part in exercise.parts:
        bad = {key for key, _, want, _ in rows if key[0] == part.name and not is_right(exercise, want, outcomes[key])}

        def like(rows: list[Row], part: Part = part, bad: set[Key] = bad) -> bool:
            own = [row for row in rows if row[0][0] == part.name]
            same = all(comes_to(exercise, theirs, want, case, outcomes[key]) for key, case, want, theirs in own)
            return same and enough([(want, outcomes[key].value) for key, _, want, theirs in own
                                    if key in bad and not equal(theirs.value, want, exercise.rtol)])  # fmt: skip

        def left(rows: list[Row], bad: set[Key] = bad) -> bool:
            return all(theirs.as_expected or comes_to(exercise, theirs, want, case, outcomes[key])
                       or overflows(want, outcomes[key].value) or overflows(want, theirs.value)
                       for key, case, want, theirs in rows if key in bad)  # fmt: skip

        if bad:
            yield Region(f"In “{part.name}”", like, partial(_with_part, part.name), left)


def _wrong_values(exercise: Exercise, outcomes: "dict[Key, Outcome]", rows: list[Row]) -> Iterator[Region]:
    """Each value of a tuple that is wrong; others may overflow."""
    sizes = {len(want) if isinstance(want, tuple) else 0 for _, _, want, _ in rows}
    if len(sizes) != 1 or (size := sizes.pop()) < 2:
        return
    if any(outcomes[key].problem or outcomes[key].changed or not _several(outcomes[key].value, size)
           for key, _, _, _ in rows):  # fmt: skip
        return
    for i in range(size):
        came = {key: outcomes[key].value[i] for key, _, _, _ in rows}
        bad = {key for key, _, want, _ in rows if not overflows(want[i], came[key])
               and difference(want[i], came[key], exercise.rtol, exercise.atol)}  # fmt: skip

        def like(rows: list[Row], i: int = i, bad: set[Key] = bad, came: dict[Key, Any] = came) -> bool:
            known = [(key, want, want if theirs.as_expected else theirs.value) for key, _, want, theirs in rows]
            same = all(_several(one, size) and equal(one[i], came[key], exercise.rtol) for key, _, one in known)
            return (
                same
                and enough([(want[i], came[key]) for key, want, one in known
                            if key in bad and not equal(one[i], want[i], exercise.rtol)])
                and all(_says_no_more(exercise, want, one, outcomes[key].value) for key, want, one in known)
            )  # fmt: skip

        if bad:
            yield Region(f"Value {i + 1} of {size}", like, partial(_with_value, i))


def _says_no_more(exercise: Exercise, want: Any, theirs: Any, came: Any) -> bool:
    """Whether each value of a misconception is what is wanted, or what came: else it says of other values, too, what
    did not happen ("both lack the root", "they are exchanged")."""
    return all(
        equal(it, wanted, exercise.rtol) or equal(it, got, exercise.rtol) or overflows(wanted, got)
        for wanted, it, got in zip(want, theirs, came, strict=True)
    )


def _with_part(name: str, key: Key, want: Any, got: "Outcome") -> "Outcome":
    return replace(got, value=want, problem=None, changed=()) if key[0] == name else got


def _with_value(i: int, _: Key, want: Any, got: "Outcome") -> "Outcome":
    return replace(got, value=(*got.value[:i], want[i], *got.value[i + 1 :]))


def _several(value: Any, size: int) -> bool:
    return isinstance(value, list | tuple) and len(value) == size
