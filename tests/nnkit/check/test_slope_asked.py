"""An answer that gives the value where its slope is asked for, and those whose slope is another one."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import told

RNG = np.random.default_rng(12)
NUMBERS = [Case(x, RNG.normal(size=3)) for x in (0.3, -0.7, 1.4, 0.9)]
ARRAYS = [Case(RNG.normal(size=n)) for n in (3, 4, 5)]
FITS = [Case(RNG.normal(size=(n, 2)), RNG.normal(size=2)) for n in (3, 4, 5)]
VALUE = "the value for its slope"


def stack(x, w):
    for each in w:
        x = np.tanh(each * x + 0.1)
    return float(x)


def slope_of_stack(x, w):
    slope = 1.0
    for each in w:
        x = np.tanh(each * x + 0.1)
        slope *= each * (1 - x * x)
    return float(slope)


@pytest.mark.parametrize(
    ("right", "answer", "cases", "name", "argument"),
    [
        (slope_of_stack, stack, NUMBERS, VALUE, "the first argument"),
        (lambda x: 3 * x**2 - np.exp(-x), lambda x: x**3 + np.exp(-x), ARRAYS, VALUE, "the first argument"),
        (lambda X, w: 4 * (X @ w) ** 3 @ X, lambda X, w: float(((X @ w) ** 4).sum()), FITS, VALUE,
         "the second argument"),
        (slope_of_stack, lambda x, w: stack(x, w) + 0.1 * x, NUMBERS, "", ""),
        (slope_of_stack, lambda x, w: stack(x, w) if x < 1 else slope_of_stack(x, w) + 1, NUMBERS, "", ""),
    ],
)  # fmt: skip
def test_the_value_for_its_slope(right, answer, cases, name, argument):
    said, says = told(right, answer, cases)
    assert said == name and says.endswith(f"its slope with respect to {argument}." if argument else "")


@pytest.mark.filterwarnings("error")
def test_a_decision_or_a_complex_number_has_no_slope():
    for answer in (lambda x: x > 0.2, lambda x: x + 1j, lambda x: [str(each) for each in x]):
        assert told(lambda x: np.cos(3 * x), answer, ARRAYS)[0] != VALUE


@pytest.mark.filterwarnings("error")
def test_numbers_that_are_none_are_no_slope_and_no_warning():
    cases = [Case(np.linspace(-9.0, 80.0, 30)), Case(np.linspace(-7.0, 70.0, 40))]

    def answer(x):
        with np.errstate(all="ignore"):
            return -np.log(1 - 1 / (1 + np.exp(-x)))

    assert told(lambda x: np.logaddexp(0, x), answer, cases)[0] != VALUE
