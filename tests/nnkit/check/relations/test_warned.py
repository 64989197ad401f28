"""Where `nan` or `inf` comes back, NumPy's own warnings tell which operation made it."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part
from nnkit.check.relations.overflow import AMONG_RIGHT
from nnkit.check.relations.warned import made_by
from tests.nnkit.check.judging import judged
from tests.nnkit.check.relations.test_relate import told

FAR = [Case(np.array([1.0, 2.0, 800.0])), Case(np.array([-0.5, 900.0, 3.0, 1.0]))]
NONE = [Case(np.array([1.0, 0.0, 2.0])), Case(np.array([0.0, 3.0, 4.0, 1.0]))]

MADE = [
    (lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(x) / (1 + np.exp(x)), FAR,
     "on the way `exp` of a large number overflows, then 0 is divided by 0, or `inf` by `inf`"),
    (lambda x: np.logaddexp(0, x), lambda x: np.log(1 + np.exp(x)), FAR,
     "on the way `exp` of a large number overflows"),
    (lambda x: x * np.log(np.maximum(x, 1e-300)), lambda x: x * np.log(x), NONE,
     "on the way the logarithm of 0 is taken, then 0 is multiplied by `inf`"),
    (lambda x: np.divide(1, x, where=x > 0, out=0 * x), lambda x: 1 / x, NONE, "on the way something is divided by 0"),
    (lambda x: x, lambda x: np.where(x > 700, np.nanmedian(x * np.nan), x), FAR,
     "on the way the median, or the largest, of nothing but `nan` is taken"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "answer", "cases", "says"), MADE, ids=[each[3] for each in MADE])
def test_the_operation_is_told(right, answer, cases, says):
    assert told(right, answer, cases) == (AMONG_RIGHT, f"What comes back is `nan` or `inf` in places: {says}.")


def test_where_python_says_nothing_both_usual_causes_are_told():
    def quiet(x):
        with np.errstate(all="ignore"):
            return np.log(1 + np.exp(x))

    assert "something overflows, or 0 is divided by 0" in told(lambda x: np.logaddexp(0, x), quiet, FAR)[1]


def test_what_differs_from_case_to_case_is_told_together():
    def answer(x):
        return np.log(1 + np.exp(x)) if len(x) == 3 else 1 / np.where(x > 800, 0, 1 / np.logaddexp(0, x))

    says = told(lambda x: np.logaddexp(0, x), answer, FAR)[1]
    assert says.endswith("on the way `exp` of a large number overflows, then something is divided by 0.")


def test_where_a_case_was_silent_no_operation_is_blamed():
    def answer(x):
        with np.errstate(all="ignore" if len(x) == 3 else "warn"):
            return np.log(1 + np.exp(x))

    assert "on the way" not in told(lambda x: np.logaddexp(0, x), answer, FAR)[1]


def test_of_many_operations_none_is_the_cause():
    heard = [
        "overflow encountered in exp",
        "divide by zero encountered in log",
        "invalid value encountered in sqrt",
        "divide by zero encountered in divide",
    ]
    assert made_by(f"RuntimeWarning: {each}" for each in heard) == ""
    assert made_by(["DeprecationWarning: overflow of old ways"]) == ""


def test_where_no_warning_may_come_it_is_told_which_one_came():
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", NONE)], silent=True)
    result = judged(exercise, lambda x: np.nan_to_num(x / x), {"cases": [np.sign(case.args[0]) for case in NONE]})
    assert result.misconception == "a warning"
    assert "no warning (0 is divided by 0, or `inf` by `inf`): leave out" in result.message
