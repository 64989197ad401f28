"""Lists with entries too many or too few, however many: where they stand among the right ones."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nnkit.check.compare import difference
from nnkit.check.relations.leaves import Leaf

LONGEST = 200  # entries of a list that is looked at
LEAST = 3  # right entries that show it, in all cases together

Entries = Sequence[Any]


def listed_slip(wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") where all of these have the right entries, and more or fewer,
    at one place."""
    if len({leaf.case for leaf in wrong}) < 2 or not all(_is_list(leaf.want) and _is_list(leaf.got) for leaf in wrong):
        return None
    if sum(min(len(leaf.want), len(leaf.got)) for leaf in wrong) < LEAST:
        return None
    each = [dict(_places(leaf.want, leaf.got)) for leaf in wrong]
    return next(((name, says) for name, says in each[0].items() if all(name in other for other in each)), None)


def _is_list(value: Any) -> bool:
    """A list, or an array, whose entries may be rows."""
    several = isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return several and len(value) <= LONGEST


def _places(want: Entries, got: Entries) -> Iterator[tuple[str, str]]:
    """Where one has more entries than the other; of nothing they stand everywhere."""
    more, w, g = len(got) - len(want), len(want), len(got)
    if more > 0:
        if _same(want, got[more:]):
            yield "entries before", "has more entries, before the right ones: where does it start?"
        if _same(want, got[:w]):
            yield "entries behind", "has more entries, behind the right ones: where does it end?"
        if _within(want, got):
            yield "entries too many", "has all the right entries, and others among them that do not belong there"
    if more < 0:
        if _same(got, want[-more:]):
            yield "first entries missing", "lacks entries at its beginning; the others are right"
        if _same(got, want[:g]):
            yield "last entries missing", "lacks entries at its end; the others are right"
        if _within(got, want):
            yield "entries missing", "lacks some of the entries; the others are right, and in their order"


def _equal(one: Any, other: Any) -> bool:
    return difference(one, other) is None


def _same(few: Entries, others: Entries) -> bool:
    return all(_equal(one, other) for one, other in zip(few, others, strict=True))


def _within(few: Entries, many: Entries) -> bool:
    """Whether the few stand among the many, in their order."""
    left = iter(many)
    return all(any(_equal(one, other) for other in left) for one in few)
