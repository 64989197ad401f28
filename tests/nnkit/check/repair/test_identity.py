"""`is` between numbers, and where it is meant."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.identity import compares_objects
from tests.nnkit.check.repair.test_repair import looked


@pytest.mark.parametrize(
    ("text", "told"),
    [("Z.argmax(axis=1) is y", True), ("a is not b + 1", True), ("W is weights[-1]", False), ("f(x) is None", False),
     ("type(x) is list", False), ("f(x) == y", False)],
)  # fmt: skip
def test_a_new_thing_is_no_other(text, told):
    assert compares_objects(ast.parse(text, mode="eval").body) is told


def test_it_is_told_where_nothing_else_is():
    right = "def answer(z, y):\n    return np.mean(z.argmax(axis=1) == y)\n"
    wrong = "def answer(z, y):\n    return float(z.argmax(axis=1) is y)\n"
    cases = [Case(np.eye(3)[y], np.array([0, *y[1:]])) for y in ([0, 1], [2, 1, 0], [1, 1], [2, 1, 1])]
    assert looked(right, wrong, cases).misconception == "is for =="
