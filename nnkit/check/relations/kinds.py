"""The wrong kind of thing: a text for a number, one of several values, a list whose rows differ."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.compare import difference
from nnkit.check.relations.leaves import numeric, permuted, stacked


def kind_slip(want: Any, got: Any) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") where `got` is not of the kind that is asked for."""
    if got is None and want is not None:
        return "None", "is `None`, where a value is asked for: which `return` does your function meet there, if any?"
    if want is None and got is not None:
        return "no None", "is something, where `None` is asked for"
    if isinstance(want, str) and isinstance(got, str):
        return _of_a_text(want, got)
    if isinstance(got, str) and not isinstance(want, str):
        words = isinstance(want, list | tuple) and any(isinstance(entry, str) for entry in want)
        return "a text", f"is a text, where {'a list of words is' if words else 'numbers are'} asked for"
    if isinstance(want, dict) and isinstance(got, dict):
        return ("keys", "is a dict that lacks a name that is asked for") if set(want) - set(got) else None
    if isinstance(got, dict):
        return "a dict", "is a dict: give back the values themselves"
    if isinstance(want, dict):
        return "no dict", "is no dict with the names that are asked for"
    if isinstance(want, str) and not isinstance(got, str):
        return "no text", "is no text, where one is asked for"
    if isinstance(want, tuple):
        return _of_several(want, got)
    if isinstance(got, tuple) and any(difference(want, item) is None for item in got):
        return "too much", "is several values, the right one among them: give back that one alone"
    return _of_one(want, got)


def _of_a_text(want: str, got: str) -> tuple[str, str] | None:
    if got.strip() == want != got:
        return "spaces", "has spaces around its words that do not belong there"
    if got != want and got.lower() == want.lower():
        return "upper case", "differs in upper and lower case only"
    if got.strip("\"'") == want != got:
        return "quotes", "has quotes around its words that do not belong there"
    return None


def _of_several(want: Sequence[Any], got: Any) -> tuple[str, str] | None:
    several = isinstance(got, list | tuple) or (isinstance(got, np.ndarray) and got.ndim > 0)
    for i, wanted in enumerate(want):
        if difference(wanted, got) is None:
            return f"only value {i + 1}", f"is only value {i + 1} of the {len(want)} that are asked for"
    if isinstance(got, np.ndarray) and got.ndim > 1 and not stacked(want, got):
        return "one for several", f"is one thing, where {len(want)} values are asked for"
    if several and all(numeric(value) is not None for value in (*want, got)):
        together = np.concatenate([np.ravel(value) for value in want])
        if isinstance(got, np.ndarray) and np.ndim(got) == 1 and difference(together, got) is None:
            return "put together", f"is one array of all the numbers, where {len(want)} values are asked for"
    if several and len(got) == len(want):
        return None
    if isinstance(got, list | tuple) and (words := _of_words(want, got)):
        return words
    if several and isinstance(got, list | tuple):
        if got and difference(tuple(got[: len(want)]), tuple(want)) is None:
            return "goes on", "goes on after its end: values follow that are not asked for"
        if got and difference(tuple(want[: len(got)]), tuple(got)) is None:
            return "ends early", "ends too early: the values after it are missing"
        return "another count", f"is {len(got)} values; {len(want)} are asked for"
    return "one for several", f"is one thing, where {len(want)} values are asked for"


def _of_one(want: Any, got: Any) -> tuple[str, str] | None:
    array = numeric(got)
    if array is not None and array.dtype.kind == "c" and np.any(array.imag) and not _is_complex(want):
        return "complex", "is complex: a root, a logarithm or a power of a negative number"
    if array is not None and array.dtype.kind == "b" and _has_other_numbers(want):
        return "a yes or no", "is a yes or no, where a number is asked for"
    if isinstance(got, list | tuple) and array is None and numeric(want) is not None:
        if _holds_a_text(got):
            return "texts", "holds texts, where numbers are asked for"
        if any(item is None for item in got):
            return "Nones", "holds `None` in places: is there a way through without a value?"
        return "ragged", "is a list whose rows differ in length, or hold different things"
    of_arrays = isinstance(want, list) and all(isinstance(entry, np.ndarray) for entry in want)
    if isinstance(want, list) and (of_arrays or numeric(want) is None) and permuted(want, got):
        return "order of entries", "holds the right entries in another order"
    if isinstance(want, list) and isinstance(got, list | tuple) and (words := _of_words(want, got)):
        return words
    if isinstance(want, list) and isinstance(got, list) and numeric(want) is None and abs(len(want) - len(got)) == 1:
        few = "few" if len(got) < len(want) else "many"
        return f"one too {few}", f"has one entry too {few}: where does the loop start and end?"
    return None


def _of_words(want: Sequence[Any], got: Sequence[Any]) -> tuple[str, str] | None:
    """Lists of words: some twice, some missing, some that are not asked for."""
    if not want or not all(isinstance(word, str) for word in (*want, *got)):
        return None
    if set(got) == set(want) and len(got) > len(want) == len(set(want)):
        return "words twice", "has some of its words more than once"
    if set(got) < set(want):
        return "words missing", "lacks some of the words, and has no other ones"
    if set(got) > set(want) and len(set(got)) == len(got):
        return "words too many", "has all of the words, and others that are not asked for"
    return None


def _has_other_numbers(want: Any) -> bool:
    """Whether it holds a number that is neither 0 nor 1, which count as no and yes."""
    wanted = numeric(want)
    return wanted is not None and bool((~np.isin(wanted, (0, 1))).any())


def _holds_a_text(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(_holds_a_text(item) for item in value)
    return isinstance(value, str)


def _is_complex(value: Any) -> bool:
    array = numeric(value)
    return array is not None and np.iscomplexobj(array)


def order_of_values(want: Any, got: Any) -> tuple[int, ...] | None:
    """Which of the wanted values each one of the wrong order is, or None where they are not the same values."""
    several = isinstance(want, tuple) and isinstance(got, list | tuple) and len(want) == len(got) > 1
    if not several or difference(want, got) is None:
        return None
    order = []
    for came in got:
        places = [i for i, wanted in enumerate(want) if i not in order and difference(wanted, came) is None]
        if len(places) != 1:
            return None
        order.append(places[0])
    return tuple(order)
