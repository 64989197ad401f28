"""A yes or no among the arguments that tells what is wrong from what is right: a slip in one of two cases."""

from collections.abc import Sequence
from typing import Any

from nnkit.check.cases import Case
from nnkit.check.relations.leaves import argument
from nnkit.check.repair import Slip

LEAST = 2  # cases that fail, and that are right with the other value
MOST_RIGHT = 0.25  # of those that fail: so many are right by chance, as of zeros


def flagged(tried: Sequence[Any]) -> tuple[str, list[Any]]:
    """In words the argument that is True, or False, in every case that fails, and hardly in one that is right; and all
    cases where it is. Nothing where there is none, or several.

    tried: objects with a `case` and whether it is `right`.
    """
    calls = [(each, _flags(each.case)) for each in tried if isinstance(each.case, Case)]  # a script may call with both
    failed = [flags for each, flags in calls if not each.right]
    found = []
    for place, value in failed[0].items() if len(failed) >= LEAST else ():
        alike = [each for each, flags in calls if flags.get(place) is value]
        right = [each for each in alike if each.right]
        others = sum(flags.get(place) is (not value) for _, flags in calls)
        if len(alike) - len(right) == len(failed) and len(right) <= MOST_RIGHT * len(failed) and others >= LEAST:
            found.append((f"{argument(place)} is `{value}`", alike))
    return found[0] if len(found) == 1 else ("", [])


def there(slip: Slip, flag: str) -> Slip:
    """A slip that mends all that is wrong, and spoils what is right: it is meant of these cases alone."""
    return slip._replace(says=slip.says.replace(" wrong:", f" wrong where {flag}:"), sure=False)


def _flags(case: Case) -> dict[int | str, bool]:
    given: list[tuple[int | str, Any]] = [*enumerate(case.args), *case.kwargs.items()]
    return {place: value for place, value in given if isinstance(value, bool)}
