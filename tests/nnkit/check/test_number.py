"""A number that is wrong is told what was done to the right one, by asking the judge who knows that."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Judge, Part
from nnkit.check.locks import about
from nnkit.check.number import PLACES
from tests.nnkit.check.judging import judged


def told(right, tolerance, number, task="...", wrong=()):
    answer = about(right, tolerance) if isinstance(right, int | float) else right
    part = Part("the number", [Case()], judge=Judge("answer.like", answer=answer))
    exercise = Exercise("answer", "E", task, parts=[part], kind="value", wrong=wrong)
    result = judged(exercise, number, {})
    assert result.points == 0
    return result.message


@pytest.mark.parametrize("number", [-0.2, -0.199])
def test_a_wrong_sign(number):
    assert told(0.2, 0.01, number) == "Your number has the wrong sign."


@pytest.mark.parametrize("number", [-0.7, -1.61])
def test_a_logarithm_of_base_ten_or_e(number):
    assert told(0.2, 0.01, number) == "Your number is the logarithm of what is asked for."


FORMS = [
    (0.04, 25.1, "is upside down: 1 over it is asked for"),
    (0.73, 73, "is a hundred times what is asked for, as percent would be"),
    (73, 0.73, "is a hundredth of what is asked for, as a share of 1 would be"),
    (0.63, 0.37, "is what is left to 1"),
    (0.3, 0.6, "is off by a factor of 2"),
    (0.3, 0.15, "is off by a factor of 2"),
    (0.3, 0.09, "is the square of what is asked for"),
    (0.09, 0.3, "is the root of what is asked for"),
]


@pytest.mark.parametrize(("right", "number", "says"), FORMS, ids=[form[2] for form in FORMS])
def test_what_was_done_to_a_number(right, number, says):
    assert told(right, 0.01 * right, number) == f"Your number {says}."


def test_of_two_things_that_may_have_been_done_both_are_told():
    half = "Your number is off by a factor of 2, or it is the square of what is asked for."
    assert told(0.5, 0.01, 0.25) == half
    assert told(0.5, 0.02, 0.25) == "Your number is off by a factor of 2."  # many squares come near to a wide answer
    other = "Your number is upside down: 1 over it is asked for, or it is a hundred times what is asked for"
    assert told(0.1, 0.002, 10).startswith(other)


FEW, MANY = "Your number is one too small", "Your number is one too large"
NEXT = [(23, 22, FEW), (23, 24, MANY), (2410, 2409, FEW), (23, 21, "21 is too small"), (7, 6, "6 is too small")]


@pytest.mark.parametrize(("right", "number", "says"), NEXT)
def test_a_count_that_is_off_by_one(right, number, says):
    assert told(right, 0, number).startswith(says)


def test_one_more_or_less_is_nothing_where_numbers_between_are_right_as_well():
    assert told(23, 1, 21) == "21 is too small"


def test_a_count_that_is_no_whole_number():
    assert told(5, 0, 4.98) == told(5, 0, 5.02) == "Your number is no whole number, and one is asked for."
    assert told(2, 0.02, 1.43) == "1.43 is too small"  # 2 is right there, but so are its neighbours


def test_a_number_that_is_nearly_right():
    assert told(0.359, 0.0005, 0.358).startswith("Your number is nearly right")
    assert told(0.359, 0.0005, 0.355) == "0.355 is too small"


SHARES = (about(0.867, 0.001), about(0.016, 0.001), about(0.117, 0.001))


def test_what_was_done_to_all_of_several_numbers():
    says = "Of your numbers each is a hundred times what is asked for, as percent would be."
    assert told(SHARES, 0, [86.7, 1.6, 11.7]) == told(SHARES, 0, np.array([86.7, 1.6, 11.7])) == says
    assert told(SHARES, 0, [-0.867, -0.016, -0.117]) == "Of your numbers each has the wrong sign."
    assert told(SHARES, 0, [8.67, 1.6, 11.7]) == "value 1 of 3: 8.67 is too large"


def test_the_only_one_that_is_wrong():
    says = "Only one of your numbers is wrong. The one that stands number 3 has the wrong sign."
    assert told(SHARES, 0, [0.867, 0.016, -0.117]) == says
    assert told(SHARES, 0, [0.867, -0.016, -0.117]) == "value 2 of 3: -0.016 is too small"


def test_of_two_parts_both_have_to_come_out_right():
    parts = [Part(key, [Case()], judge=Judge("answer.like", answer={key: about(right)}))
             for key, right in (("x", -27), ("y", 14))]  # fmt: skip
    exercise = Exercise("answer", "E", "...", parts=parts, kind="value")
    assert "-21 is too large" in judged(exercise, {"x": -21, "y": 14}, {}).message


def test_a_number_that_fits_by_chance_is_told_the_judges_word():
    assert told(0.2, 0.15, -0.7) == "-0.7 is too small"
    assert told(4, 0, 2) == "2 is too small"
    assert told(4, 0, 5) == "5 is too large"
    assert told(2.7, 0.1, 1) == "1 is too small"  # e, by chance


COUNTS = {"W": about(12, 0), "b": about(3, 0), "all": about(15, 0)}


def test_two_numbers_that_have_changed_places():
    assert told(COUNTS, 0, {"W": 3, "b": 12, "all": 15}) == PLACES
    assert told(COUNTS, 0, {"W": 15, "b": 12, "all": 3}) == "at 'W': 15 is too large"
    assert told((about(0.2, 0.01), about(0.7, 0.01)), 0, [0.7, 0.2]).endswith("have changed places.")


def test_a_large_whole_number_that_is_twice_or_the_square_is_no_accident():
    assert told(75, 5, 150) == "Your number is off by a factor of 2."
    assert told(2410, 0, 2410**2) == "Your number is the square of what is asked for."
    assert told(2, 0.02, 4) == "4 is too large"
