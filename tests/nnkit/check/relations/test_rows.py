"""What stands in the rows of a table, and look-alikes: other rows are wrong, or another table is standard."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.relations.leaves import leaves_of
from nnkit.check.relations.rows import row_slip

RNG = np.random.default_rng(23)
KNOWN = [np.array(y) for y in ([1, 3, 0, 3, 2], [3, 3, 1], [0, 2, 3])]  # 3 is none of the three columns
TABLES = [RNG.normal(2, 3, size=(n, 4)) for n in (5, 3)]
PAIRS = [RNG.normal(2, 3, size=(n, 2)) for n in (5, 3)]


def found(right, answer, arguments):
    leaves = [leaf for i, x in enumerate(arguments) for leaf in leaves_of(i, Case(x), right(x), answer(x))]
    slip = row_slip([leaf for leaf in leaves if leaf.bad])
    return slip and slip[0]


def rows_of(known, none):
    return np.eye(3)[np.where(known == 3, none, known)]


def one_hot(known):
    return rows_of(known, 0) * (known < 3)[:, None]


def standard(x, axis):
    return (x - x.mean(axis, keepdims=True)) / x.std(axis, keepdims=True)


@pytest.mark.parametrize(("name", "at"), [("the first for none", 0), ("the last for none", -1), (None, 1)])
def test_a_1_in_a_row_of_zeros(name, at):
    assert found(one_hot, lambda known: rows_of(known, at), KNOWN) == name


def test_another_number_or_another_row_is_something_else():
    assert found(one_hot, lambda known: rows_of(known, 0) * np.where(known < 3, 1, 0.5)[:, None], KNOWN) is None
    assert found(one_hot, lambda known: np.roll(rows_of(known, 0), 1, axis=0), KNOWN) is None
    assert found(one_hot, lambda known: rows_of(known, 0), KNOWN[2:]) is None  # one row


@pytest.mark.parametrize("arguments", [TABLES, PAIRS])
def test_each_row_by_itself(arguments):
    assert found(lambda x: standard(x, 0), lambda x: standard(x, 1), arguments) == "standardised by row"


@pytest.mark.parametrize(
    ("right", "answer", "arguments"),
    [
        (lambda x: standard(x, 0), lambda x: standard(x, 1), PAIRS[1:]),  # three rows of two
        (lambda x: standard(x, 1) * 0.5, lambda x: np.sign(standard(x, 1)), PAIRS),
        (lambda x: standard(x, 1), lambda x: standard(x, 1)[::-1], TABLES),
        (lambda x: standard(x, 0), lambda x: standard(x, 1) * 2, TABLES),
        (lambda x: standard(x, 0), lambda x: x.mean(axis=1), TABLES),
    ],
)
def test_what_is_not_made_by_rows(right, answer, arguments):
    assert found(right, answer, arguments) is None
