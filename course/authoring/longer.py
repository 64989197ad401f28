"""What makes longer lists of those that come in: a loop of so many rounds, or a list of so many entries written one by
one, shows where there are more."""

from typing import Any

import numpy as np

MANY = 90  # entries: more than anybody writes one by one, or keeps room for; a hundred would be many rows


def there_and_back(value: Any) -> Any:
    """A list of whole numbers, such as sizes, and behind it the same from the last to the first."""
    whole = isinstance(value, list) and value and all(type(item) is int for item in value)
    return [*value, *value[::-1]] if whole else value


def with_many(value: Any) -> Any:
    """A list of arrays, or of tuples of them, such as layers, with one of them many times: with a square one if there
    is one, which fits behind itself."""
    if not isinstance(value, list) or not value or not all(map(_is_of_arrays, value)):
        return value
    square = [np.ndim(first) == 2 and len(set(first.shape)) == 1 for first in map(_first, value)]
    at = square.index(True) if any(square) else 0
    return [*value[:at], *MANY * [value[at]], *value[at + 1 :]]


def _is_of_arrays(item: Any) -> bool:
    return isinstance(item, np.ndarray) or (isinstance(item, tuple) and bool(item) and all(map(_is_of_arrays, item)))


def _first(item: Any) -> Any:
    return _first(item[0]) if isinstance(item, tuple) else item
