"""How far a number's digits go: too few of a right one, or cut off."""

import pytest

from nnkit.check.digits import digits_of, is_short_for
from nnkit.check.locks import about
from tests.nnkit.check.test_number import SHARES, told


@pytest.mark.parametrize(
    ("number", "count", "last"), [(0.0032, 2, -4), (4800.0, 2, 2), (-0.0226, 3, -4), (7, 1, 0), (0.0, 1, 0)]
)
def test_the_digits_that_a_number_needs(number, count, last):
    assert digits_of(number) == (count, last)


def test_what_is_no_number_is_short_for_none():
    assert not is_short_for(float("nan"), 0.5) and not is_short_for(0.51, float("inf"))


def test_a_number_that_has_too_few_digits():
    says = "Your number is right as far as its digits go, but it needs more of them."
    assert told(-0.022603, 6e-5, -0.023) == says
    assert told(SHARES, 0, [0.87, 0.02, 0.12]).startswith("Your numbers are right as far as their digits go")
    assert told(-0.022603, 6e-5, -0.02) == "-0.02 is too large"  # one digit fits much
    assert told(SHARES, 0, [0.87, 0.2, 0.12]) == "value 1 of 3: 0.87 is too large"


def test_several_numbers_that_are_cut_off():
    says = "Your numbers are cut off behind their last digits"
    narrow = tuple(about(number, 0.0004) for number in (0.8668, 0.0159, 0.1173))
    assert told(narrow, 0, [0.866, 0.015, 0.117]).startswith(says)
    assert told(narrow, 0, [0.866, 0.015, 0.116]).startswith("value 1")
    assert told(narrow, 0, [0.866, 0.016, 0.118]).startswith("value 1")
