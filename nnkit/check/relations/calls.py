"""Objects and repeated calls: what a call gives is what the one before, or after, should give."""

from collections.abc import Sequence
from itertools import pairwise

from nnkit.check.relations.fitting import Found
from nnkit.check.relations.leaves import Leaf, close

LEAST = 4  # calls that give what another one should


def another_call(leaves: Sequence[Leaf], wrong: Sequence[Leaf]) -> Found | None:
    """What is behind its calls by one, or ahead of them, in every case that fails."""
    cases = {leaf.case for leaf in wrong}
    rows: dict[tuple[int, tuple[str, ...]], list[Leaf]] = {}
    for leaf in leaves:
        if leaf.case in cases and leaf.path and leaf.path[0].isidentifier():
            rows.setdefault((leaf.case, leaf.path), []).append(leaf)
    rows = {key: row for key, row in rows.items() if any(leaf.bad for leaf in row)}
    several = [row for row in rows.values() if len(row) > 2]
    if not several or len(several) < len(rows) or not all(map(_tells, several)):
        return None
    method = several[0][0].path[0]
    for by, words in ((1, "before"), (-1, "after")):
        if sum(len(row) - 1 for row in several) >= LEAST and all(_is_of_another(row, by) for row in several):
            says = f"What `{method}` gives is what it should give in the call {words}: something is moved on too "
            return Found(f"the call {words}", f"{says}{'late' if by > 0 else 'early'}.")
    return None


def _tells(row: Sequence[Leaf]) -> bool:
    """Whether all of it are numbers of one shape, and each call wants others than the last one."""
    if not all(leaf.asks_for_numbers and leaf.holds_numbers for leaf in row):
        return False
    return all(
        one.wanted.shape == two.wanted.shape == two.came.shape and not close(one.wanted, two.wanted)
        for one, two in pairwise(row)
    )


def _is_of_another(row: Sequence[Leaf], by: int) -> bool:
    ordered = row if by > 0 else row[::-1]
    return all(close(other.wanted, leaf.came) for other, leaf in pairwise(ordered))
