"""An answer that replaces `nan` is told so where that is what fails, and not where to fill gaps is asked."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.hidden_gaps import has_gap
from tests.nnkit.check.repair.test_repair import looked

FAR = [Case(np.array([1.0, 2.0, 800.0])), Case(np.array([-0.5, 900.0, 3.0, 1.0])), Case(np.array([0.5, 2.0]))]
SOFTPLUS = "def answer(x):\n    return np.logaddexp(0, x)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("return np.nan_to_num(np.log(1 + np.exp(x)))",
         "With `nan_to_num` another number is put where `nan` or `inf` came, and that one is wrong too: on the way "
         "`exp` of a large number overflows."),
        ("s = np.log(1 + np.exp(x))\n    s[np.isinf(s)] = 0\n    return s", "With `isinf` another number is put"),
        ("s = np.log(1 + np.exp(x)) / 3\n    s[np.isinf(s)] = 0\n    return s", None),  # a case without any is wrong
        ("return np.nan_to_num(np.where(x > 99, 0, np.logaddexp(0, x)))", None),  # none was made
    ],
)  # fmt: skip
def test_what_hides_an_overflow(text, said):
    message = looked(SOFTPLUS, f"def answer(x):\n    {text}", FAR, look=0).message
    assert message.startswith(said) if said else "another number is put" not in message


def test_a_gap_that_is_given_may_be_filled():
    assert has_gap(Case(np.array([1.0, np.nan]))) and has_gap(Case(x=np.array([np.inf]))) and not has_gap(FAR[0])
