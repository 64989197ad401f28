"""What all failing cases share, whatever their numbers: one value for all, a word that never comes, which they are."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Script
from nnkit.check.compare import difference
from nnkit.check.relations.fitting import Found
from nnkit.check.relations.where import which_cases


def of_cases(seen: Sequence[Any], failed: Sequence[Any]) -> Found | None:
    """The same whatever is given; or which cases fail."""
    first = seen[0]
    if (
        len(seen) > 2
        and not any(one.problem for one in seen)
        and all(difference(first.got, one.got) is None for one in seen[1:])
        and any(one.want is not None and difference(first.want, one.want) is not None for one in failed)
    ):
        says = "Your answer gives the same whatever it is given: does it use its arguments, or names of the notebook?"
        return Found("always the same", says, symptom=True)
    if missing := _never(seen, failed) or _never_minus_one(seen, failed) or _one_word_for_another(seen, failed):
        return missing
    if len(failed) < len(seen) and len(failed) > 1 and all(map(_is_as_given, failed)):
        says = "Where it is wrong, it gives back what it was given, unchanged: something has to happen there, too."
        return Found("unchanged in places", says, symptom=True)
    if where := which_cases(seen):
        given = _one_number_for(failed)
        return Found(f"wrong where {where}", f"It is wrong where {where}{given}, and right elsewhere.", symptom=True)
    return None


def _one_number_for(failed: Sequence[Any]) -> str:
    """The number that comes in all these cases; "" where it is not one, or stands in an argument that differs."""
    came = {one.got for one in failed if isinstance(one.got, int | float | np.number) and not one.problem}
    return (
        f" (it gives {came.pop():g} there)" if len(came) == 1 and all(np.ndim(one.got) == 0 for one in failed) else ""
    )


def _never(seen: Sequence[Any], failed: Sequence[Any]) -> Found | None:
    """One word, or yes or no, that is asked for in every failing case and never comes."""
    words = {one.want if isinstance(one.want, str) else bool(one.want) for one in failed if _is_word(one.want)}
    if len(failed) < 2 or len(words) != 1 or not all(_is_word(one.want) and _is_word(one.got) for one in failed):
        return None
    word = words.pop()
    if any(_is_word(one.got) and one.got == word for one in seen):
        return None
    return Found(f"never {word}", f"It never gives {word!r}, whatever it is given.", symptom=True)


def _one_word_for_another(seen: Sequence[Any], failed: Sequence[Any]) -> Found | None:
    """One word that comes in every failing case, where another one is asked for; both come elsewhere as well."""
    pairs = {(one.got, one.want) for one in failed if isinstance(one.got, str) and isinstance(one.want, str)}
    if len(failed) < 2 or len(failed) == len(seen) or len(pairs) != 1 or not all(_is_word(one.got) for one in failed):
        return None
    ((came, wanted),) = pairs
    if not all(isinstance(one.want, str) and _is_word(one.want) for one in failed):
        return None
    says = f"Where it is wrong, it says {came!r}, and {wanted!r} is asked for; it is never the other way round."
    return Found(f"{came} for {wanted}", says, symptom=True)


def _is_as_given(one: Any) -> bool:
    """Whether what came is what the call was given first, or its first several arguments."""
    if isinstance(one.case, Script) or one.problem or not one.case.args:
        return False
    several = isinstance(one.got, list | tuple) and 1 < len(one.got) <= len(one.case.args)
    given = tuple(one.case.args[: len(one.got)]) if several else one.case.args[0]
    return given is not None and difference(given, one.got) is None


def _never_minus_one(seen: Sequence[Any], failed: Sequence[Any]) -> Found | None:
    """The place of what is not there: asked for in every failing case, and given in no case, or in others."""
    if len(failed) == len(seen) or not all(_is_minus_one(one.want) for one in failed):
        return None
    given = any(_is_minus_one(one.got) for one in seen)
    if len(failed) > 1 and not given:
        return Found("never -1", "It never gives -1, whatever it is given: what if there is none?", symptom=True)
    if len(failed) > 1 and all(isinstance(one.got, int | np.integer) and one.got == 0 for one in failed):
        says = "Where it is wrong, -1 is asked for and 0 comes: the first place is given where there is none."
        return Found("0 for -1", says, symptom=True)
    says = "It gives -1 in some of the cases in which there is none, and a number in others: when is there none?"
    return Found("-1 in some cases", says, symptom=True) if given else None


def _is_minus_one(value: Any) -> bool:
    return isinstance(value, int | np.integer) and value == -1


def _is_word(value: Any) -> bool:
    return isinstance(value, bool | np.bool_) or (isinstance(value, str) and len(value) <= 20)
