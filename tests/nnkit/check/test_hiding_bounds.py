"""Which changes take away a bound that hides an overflow: for those alone all cases are gone through once more."""

import pytest

from nnkit.check.hiding_bounds import bound_of, bound_that_hides
from tests.nnkit.check.repair.test_repair import change


@pytest.mark.parametrize(
    ("kind", "bound"), [("call of clip too many", "clip"), ("call of exp too many", ""), ("constant", ""), ("clip", "")]
)
def test_which_changes_take_a_bound_away(kind, bound):
    assert bound_of(change(kind)) == bound


def test_the_bound_is_named_with_its_line():
    slip = bound_that_hides([change("call of maximum too many")])
    assert "`maximum` cuts numbers off" in slip.says and slip.hint.startswith("Line 2, ")
    assert bound_that_hides([]) is None
