"""How far a number's digits go: too few of a right one, or cut off."""

import pytest

from nnkit.check.digits import digits_of, is_short_for


@pytest.mark.parametrize(
    ("number", "count", "last"), [(0.0032, 2, -4), (4800.0, 2, 2), (-0.0226, 3, -4), (7, 1, 0), (0.0, 1, 0)]
)
def test_the_digits_that_a_number_needs(number, count, last):
    assert digits_of(number) == (count, last)


def test_what_is_no_number_is_short_for_none():
    assert not is_short_for(float("nan"), 0.5) and not is_short_for(0.51, float("inf"))
