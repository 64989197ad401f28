"""A factor that is missing before a number is rounded, and counts that are wrong in another way."""

import math

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import told

SIZES = [Case(x) for x in (23.4, 70.2, 41.7, 0.8, 95.1)]
FACTOR = "a factor before rounding"


def counted(factor=1.0, cut=math.ceil, more=0):
    return lambda x: max(1, cut(factor * x)) + more


@pytest.mark.parametrize("factor", [math.sqrt(8), 1 / math.e, 1.7])
@pytest.mark.parametrize("cut", [math.ceil, math.floor, round])
def test_a_factor_before_rounding(factor, cut):
    name, says = told(counted(cut=cut), counted(factor, cut), SIZES)
    assert name == FACTOR
    assert float(says.split("about ")[1].split()[0]) == pytest.approx(factor, rel=0.05)


@pytest.mark.parametrize(
    "answer",
    [
        counted(more=1),
        counted(1.05),  # too near 1 to be told from one more
        lambda x: counted()(x) ** 2,
        lambda x: 2.83 * counted()(x),  # not whole
        lambda x: counted(2.83)(x) if x > 30 else counted()(x) + 30,
        lambda x: -counted(2.83)(x),
    ],
)
def test_what_is_no_factor_before_rounding(answer):
    assert told(counted(), answer, SIZES)[0] != FACTOR


def test_few_or_small_counts_leave_it_open():
    assert told(counted(), counted(2.83), SIZES[:2])[0] != FACTOR
    assert told(counted(), counted(2.83), [Case(x) for x in (1.2, 2.4, 3.3)])[0] != FACTOR
    assert told(lambda x: np.ceil(x), lambda x: np.ceil(2.83 * x), [Case(np.array([23.4, 70.2, 41.7]))])[0] != FACTOR
