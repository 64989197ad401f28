"""How far a number's digits go: too few of a right one, or cut off."""

import pytest

from nnkit.check.digits import digits_of, has_digits, is_cut_right, is_rounded, is_short_for, is_short_for_right
from nnkit.check.locks import about, lock

NARROW, EXACT = lock(about(0.8668, 0.0004), "n"), lock(about(23), "e")
FAR = lock(about(0.8668, 1e-9), "f")  # so narrow that too many numbers had to be tried


@pytest.mark.parametrize(
    ("number", "count", "last"), [(0.0032, 2, -4), (4800.0, 2, 2), (-0.0226, 3, -4), (7, 1, 0), (0.0, 1, 0)]
)
def test_the_digits_that_a_number_needs(number, count, last):
    assert digits_of(number) == (count, last)


@pytest.mark.parametrize(
    ("number", "longer", "short"),
    [
        (0.082, 0.082167, True),
        (0.083, 0.082167, False),
        (0.0821, 0.082167, True),  # cut off
        (0.0822, 0.082167, True),
        (-0.0821, -0.082167, True),
        (0.0823, 0.082167, False),
        (0.0822, 0.0821, False),  # the cut one is the smaller in size
        (0.9, 0.85, False),  # one digit
        (0.85, 0.859, False),  # cut off behind two
        (0.082167, 0.0822, False),  # it has more digits itself
        (2.5, 2.5, False),
        (float("nan"), 0.5, False),
        (0.51, float("inf"), False),
        (0.12, 0.1250001, False),
        (2400.0, 2368.0, False),  # a count
        (2400.0, 2368.4, True),
    ],
)
def test_one_number_is_another_with_fewer_digits(number, longer, short):
    assert is_short_for(number, longer) == short


def test_how_many_digits_a_value_has():
    assert has_digits(0.327, 3) and not has_digits(0.33, 3) and not has_digits(1000, 2) and has_digits([1], 3)


def test_what_is_cut_off_is_not_rounded():
    assert is_short_for(0.0821, 0.082167) and not is_rounded(0.0821, 0.082167)
    assert is_rounded(0.0822, 0.082167) and not is_rounded(0.08, 0.082167)


@pytest.mark.parametrize(
    ("number", "of", "least", "short"),
    [
        (0.87, NARROW, 2, True),
        (0.86, NARROW, 2, False),
        (0.9, NARROW, 1, True),
        (0.9, NARROW, 2, False),
        (0.867001, NARROW, 2, False),  # as fine as the lock itself
        (23.1, EXACT, 2, False),
        (23.0, EXACT, 1, False),
        (0.87, FAR, 2, False),
        (float("nan"), NARROW, 1, False),
    ],
)
def test_a_number_is_the_right_one_with_fewer_digits(number, of, least, short):
    assert is_short_for_right(number, of, least) == short


@pytest.mark.parametrize(
    ("number", "of", "cut"),
    [
        (0.866, NARROW, True),
        (0.86, NARROW, True),
        (0.867, lock(about(-0.8668, 0.0004), "m"), False),
        (-0.866, lock(about(-0.8668, 0.0004), "m"), True),
        (0.868, NARROW, False),
        (0.87, NARROW, False),
        (22.0, EXACT, False),
        (0.86, FAR, False),
        (float("inf"), NARROW, False),
    ],
)
def test_a_number_is_the_right_one_cut_off(number, of, cut):
    assert is_cut_right(number, of) == cut
