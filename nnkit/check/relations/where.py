"""Which cases fail: one plain fact of the arguments that tells them from those that are right."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.relations.leaves import ORDINALS, argument, given_to

# what some entry is, tells cases apart by chance where there are few of them
FEW = 6
BY_CHANCE = ("is equal", "has a negative entry", "has a 0", "is more than 1", "is more than 2")


def which_cases(seen: Sequence[Any]) -> str | None:
    """The fact that holds in every failing case and in no other, where there is just one such kind."""
    failed = [one.failed for one in seen]
    if sum(failed) < 2 or len(failed) - sum(failed) < 2:
        return None
    facts = [_facts(one.case) for one in seen]
    words = list(dict.fromkeys(word for each in facts for word in each))
    few = min(sum(failed), len(failed) - sum(failed)) < FEW
    fitting = [
        word for word in words if all(each.get(word, False) == bad for each, bad in zip(facts, failed, strict=True))
        and not (few and word.endswith(BY_CHANCE))
    ]  # fmt: skip
    return min(fitting, key=len) if len(fitting) == 1 else None


def _facts(case: Case | Script) -> dict[str, bool]:
    """Sizes, emptiness, signs, whether an argument is given: what misled nobody."""
    call = case.make if isinstance(case, Script) else case
    given = given_to(call)
    facts: dict[str, bool] = {}
    for name, value in given.numbers.items():
        facts |= {f"{name} is 1": value == 1, f"{name} is 0": value == 0, f"{name} is negative": value < 0,
                  f"{name} is more than 1": value > 1, f"{name} is more than 2": value > 2}  # fmt: skip
    for name, array in given.arrays.items():
        facts |= {f"{name} is a vector": array.ndim == 1, f"{name} is a matrix": array.ndim == 2,
                  f"{name} has more than two dimensions": array.ndim > 2, f"{name} is empty": array.size == 0,
                  f"{name} has a negative entry": bool(np.any(array < 0)), f"{name} has a 0": bool(np.any(array == 0)),
                  f"all of {name} is equal": array.size > 1 and bool(np.all(array == array.flat[0]))}  # fmt: skip
    named: Sequence[tuple[int | str, Any]] = [*enumerate(call.args), *call.kwargs.items()]
    facts |= {f"{argument(place)} is `{value}`": True for place, value in named if isinstance(value, bool)}
    facts |= {f"{argument(place)} is {value!r}": True for place, value in named if isinstance(value, str)}
    facts |= {f"`{name}` is given": True for name in call.kwargs}
    facts |= {f"the {ORDINALS[i]} argument is given": True for i in range(min(len(call.args), len(ORDINALS)))}
    return facts
