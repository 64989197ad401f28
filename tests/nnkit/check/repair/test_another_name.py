"""Two names of one array."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.another_name import another_name
from nnkit.check.repair.facts import TWO_NAMES
from tests.nnkit.check.repair.test_repair import looked

CASES = [Case(np.random.default_rng(48).normal(size=n)) for n in (3, 4, 5)]
TEXT = "def answer(x):\n    p = np.cos(x)\n    d = {}\n    d[0] = 2\n    return d, {}\n"


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
    right, wrong = TEXT.format("p.copy()", "p"), TEXT.format("p", "np.abs(p) + 3")
    assert looked(right, wrong, CASES, look=0.0).misconception == TWO_NAMES
    shared = TEXT.format("p", "p")
    assert looked(shared, shared.replace("= 2", "= 3"), CASES).misconception == "constant off by one"
