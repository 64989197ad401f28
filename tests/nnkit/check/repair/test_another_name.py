"""Two names of one array."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.another_name import another_name
from nnkit.check.repair.facts import TWO_NAMES
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(48)
PLACES = [Case(RNG.uniform(0.1, 0.9, size=(n, 3)), RNG.integers(0, 3, n)) for n in (2, 3, 5)]
TEXT = (
    "def answer(P, y):\n    Q = P + 0\n    d = {}\n    d[np.arange(len(y)), y] -= 1\n"
    "    return np.log({}).sum(), d / len(y) + np.cos(d)\n"
)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("d = P\n d[0] -= 1\n return P.sum(), d", ["`d` and `P`"]),
        ("d = P\n P[0] = 1\n return d", ["`d` and `P`"]),
        ("d = P\n d[0] -= 1\n return d", []),
        ("d = P\n q = P.sum()\n d[0] -= 1\n return q, d", []),
        ("d = P.copy()\n d[0] -= 1\n return P, d", []),
        ("d = P\n d = d + 1\n d[0] = 1\n return P, d", []),
        ("d = P\n d += 1\n return P, d", []),  # numbers are not changed in place
        ("d = P\n d[0] = 1\n P = d + 1\n return P", []),
    ],
)
def test_one_is_changed_in_place_and_the_other_read(body, names):
    assert list(another_name(ast.parse(f"def f(P):\n {body}").body[0])) == names


def test_it_is_told_where_no_change_mends_it():
    right, wrong = TEXT.format("Q.copy()", "Q"), TEXT.format("Q", "np.abs(Q) + 0.1")
    assert looked(right, wrong, PLACES).misconception == TWO_NAMES
    assert looked(right, TEXT.format("Q", "Q"), PLACES).misconception != TWO_NAMES  # one change mends it
