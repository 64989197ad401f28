"""Where `nan` or `inf` comes: what NumPy warned of, and whether the formula is right."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part
from nnkit.check.relations.fitting import NOT_A_NUMBER
from nnkit.check.relations.overflow import AMONG_RIGHT, also_overflows, overflows
from tests.nnkit.check.judging import By, judged
from tests.nnkit.check.relations.test_relate import told
from tests.nnkit.check.repair.test_repair import looked

FAR = [Case(np.array([1.0, 2.0, 3.0, 800.0])), Case(np.array([-0.5, 900.0, 3.0, 1.0]))]
WIDE = [Case(np.linspace(-9.0, 80.0, 30)), Case(np.linspace(-7.0, 70.0, 40))]


def test_where_nan_stands_among_finite_numbers():
    assert overflows((1.0, np.ones(2)), (1.0, np.array([1.0, np.inf])))
    assert not overflows(np.array([np.nan]), np.array([np.nan]))


def test_the_name_says_whether_other_numbers_are_right():
    def right(x):
        return np.logaddexp(0, x)

    assert told(right, lambda x: np.log(1 + np.exp(x)), FAR)[0] == AMONG_RIGHT
    assert told(right, lambda x: np.sqrt(-np.exp(np.abs(x))), FAR)[0] == NOT_A_NUMBER


def test_what_is_right_up_to_a_size_is_told_with_the_operation_that_fails_there():
    says = told(lambda x: np.logaddexp(0, x), lambda x: -np.log(1 - 1 / (1 + np.exp(-x))), WIDE)[1]
    assert says.endswith("is right up to some size of the first argument, and wrong above it: on the way the logarithm "
                         "of 0 is taken.")  # fmt: skip


def test_beside_another_slip_the_warning_goes_before_the_guess():
    heard = ["RuntimeWarning: invalid value encountered in log"]
    assert also_overflows([heard]).endswith("in places: the logarithm of a negative number is taken.")
    guess = "And it gives `nan` or `inf` in places: something overflows, or 0 is divided by 0."
    assert also_overflows([heard, []]) == also_overflows([]) == guess


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda x: np.abs(x) / x, AMONG_RIGHT),
        (lambda x: 0 * x / 0, NOT_A_NUMBER),
        (lambda x: 3 * x, "as its judge says"),
    ],
)
def test_where_a_judge_decides_it_is_told_as_well(answer, name):
    cases = [Case(np.array([0.0, 2.0, 3.0])), Case(np.array([-1.0, 0.0]))]
    part = Part("cases", cases, judge=By(lambda value, x: None if set(value) == {1.0} else "they are no ones"))
    result = judged(Exercise("answer", "E", "...", parts=[part]), answer, {"cases": [None, None]})
    assert result.misconception == name


SLOPES = "s = 1 / (1 + np.exp(-x))\n    return s * (1 - s)"


def test_of_an_overflow_no_change_is_told_that_puts_something_in():
    """`abs` in the exponent mends it, and nobody has forgotten one."""
    sides = [Case(np.array([1.0, 2.0, -3.0, -800.0])), Case(np.array([-0.5, 900.0, -900.0, 1.0]))]
    text = "def answer(x):\n    return np.exp(-x) / np.square(1 + np.exp(-x))"
    result = looked(f"def answer(x):\n    {SLOPES}", text, sides)
    assert (result.misconception, result.where) == (AMONG_RIGHT, "")
    shifted = (
        "def answer(Z):\n    E = np.exp(Z - Z.mean(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)"
    )
    tables = [Case(np.array([[1.0, 2.0, 0.5], [0.0, 1500.0, -900.0]])), Case(np.array([[0.3, 0.1], [2000.0, 1.0]]))]
    assert looked(shifted.replace("mean", "max"), shifted, tables).misconception == "mean for max"
