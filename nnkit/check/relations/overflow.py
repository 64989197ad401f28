"""Where `nan` or `inf` comes in the place of a number: what NumPy warned of on the way."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nnkit.check.relations.fitting import NOT_A_NUMBER, Found
from nnkit.check.relations.leaves import Leaf, numeric
from nnkit.check.relations.warned import made_by

OVERFLOWS = "And it gives `nan` or `inf` in places: {}."
GUESSED = "something overflows, or 0 is divided by 0"
AMONG_RIGHT = "not a number among right ones"
IN_PLACES = "What comes back is `nan` or `inf` in places: on the way {}."
LEAST = 3  # distinct numbers that are right: else it is the formula that is wrong, and not where it overflows


def overflows(want: Any, got: Any) -> bool:
    """Whether `nan` or `inf` stands in a place of finite numbers."""
    if isinstance(want, list | tuple) and isinstance(got, list | tuple) and len(want) == len(got):
        return any(overflows(w, g) for w, g in zip(want, got, strict=True))
    wanted, came = numeric(want), numeric(got)
    if wanted is None or came is None or wanted.shape != came.shape:
        return False
    return bool((np.isfinite(wanted) & ~np.isfinite(came)).any())


def also_overflows(warned: Iterable[Sequence[str]]) -> str:
    """The sentence for what overflows beside another slip; warned: what NumPy said in each case in which it does."""
    return OVERFLOWS.format(_done(list(warned)) or GUESSED)


def _done(warned: Sequence[Sequence[str]]) -> str:
    """Which operations made it, or "" where one of the cases was silent."""
    return made_by(warning for each in warned for warning in each) if all(map(made_by, warned)) else ""


def with_operation(
    found: Found | None, seen: Sequence[Any], leaves: Sequence[Leaf], over: Sequence[Leaf]
) -> Found | None:
    """A relation with the operation that made `nan` or `inf` of these leaves, where that says more than it does. Its
    name says whether other numbers are right: then the formula is."""
    done = _done([seen[number].warned for number in dict.fromkeys(leaf.case for leaf in over)]) if over else ""
    if found is None or not done:
        return found
    if found.name == NOT_A_NUMBER:
        says = found.says.partition(":")[0] + f": on the way {done}."
        return Found(AMONG_RIGHT if _some_are_right(leaves) else NOT_A_NUMBER, says)
    if found.symptom and found.says.endswith(".") and ":" not in found.says:
        return found._replace(says=f"{found.says[:-1]}: on the way {done}.")
    return found


def _some_are_right(leaves: Sequence[Leaf]) -> bool:
    told = [leaf for leaf in leaves if leaf.asks_for_numbers and leaf.holds_numbers]
    told = [leaf for leaf in told if leaf.wanted.shape == leaf.came.shape]
    right = [leaf.wanted[np.isfinite(leaf.wanted) & ~leaf.wrong] for leaf in told]
    return len({f"{value:.6g}" for each in right for value in each.ravel()[:2000]}) >= LEAST


def beside_judged(failed: Sequence[Any]) -> Found | None:
    """What overflows where a judge decides: in every failing case `nan` or `inf` among numbers, and a warning why."""
    if any(one.problem for one in failed):
        return None
    came = [numeric(one.got) for one in failed]
    if any(array is None or np.isfinite(array).all() for array in came):
        return None
    done = _done([one.warned for one in failed])
    finite = {f"{value:.6g}" for array in came if array is not None for value in array[np.isfinite(array)]}
    return Found(AMONG_RIGHT if finite else NOT_A_NUMBER, IN_PLACES.format(done)) if done else None
