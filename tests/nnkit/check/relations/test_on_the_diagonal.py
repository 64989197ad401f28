"""A table that is wrong on its diagonal only, told beside one that is too small to tell."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import RNG, told

SHARES = [Case(RNG.uniform(0.1, 0.9, size=n)) for n in (3, 2, 4)]


def table(p):
    return np.diag(p) - np.outer(p, p)


def one_is_right(p):
    made = -np.outer(p, p)
    made[1, 1] = table(p)[1, 1]
    return made


@pytest.mark.parametrize("answer", [lambda p: -np.outer(p, p), one_is_right])
def test_what_is_left_out_on_the_diagonal(answer):
    assert told(table, answer, SHARES)[0] == "diagonal"


def test_small_tables_alone_do_not_tell_and_one_more_entry_is_elsewhere():
    assert (
        told(table, lambda p: -np.outer(p, p), [Case(RNG.uniform(0.1, 0.9, size=2)) for _ in range(3)])[0] != "diagonal"
    )
    assert told(table, lambda p: -np.outer(p, p) + (np.arange(len(p)) == 1), SHARES)[0] != "diagonal"
