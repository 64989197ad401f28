"""Which changes take away a bound that hides an overflow: for those alone all cases are gone through once more."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.hiding_bounds import bound_of, bound_that_hides
from tests.nnkit.check.repair.test_repair import change, looked


@pytest.mark.parametrize(
    ("kind", "bound"), [("call of clip too many", "clip"), ("call of exp too many", ""), ("constant", ""), ("clip", "")]
)
def test_which_changes_take_a_bound_away(kind, bound):
    assert bound_of(change(kind)) == bound


def test_the_bound_is_named_with_its_line():
    slip = bound_that_hides([change("call of maximum too many")])
    assert "`maximum` cuts numbers off" in slip.says and slip.hint.startswith("Line 2, ")
    assert bound_that_hides([]) is None


GAPS = [[[1.0, np.nan], [3.0, 4.0], [2.0, 7.0]], [[np.nan, 5.0], [1.0, 6.0], [8.0, 2.5]]]


def test_what_fills_a_gap_that_is_given_hides_nothing():
    right = "def answer(X):\n    X = np.where(np.isnan(X), 7, X)\n    return (X - X.mean(axis=0)) / 9\n"
    text = "def answer(X):\n    X = np.nan_to_num(X)\n    return (X - X.mean(axis=0)) / 9\n"
    assert looked(right, text, [Case(np.array(X)) for X in GAPS]).misconception != "a bound that hides"
