"""Two lines one after the other that belong into one step."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.one_step import KIND, one_step_edits
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import looked

PAIRS = [Case(*np.random.default_rng(46).normal(size=2), n) for n in (1, 2, 4)]
RIGHT = "def answer(x, y, n):\n    for _ in range(n):\n        x, y = x - 0.1 * y, y + 0.2 * x\n    return x, y\n"


@pytest.mark.parametrize("lines", ["x = x - 0.1 * y\n        y = y + 0.2 * x", "x -= 0.1 * y\n        y += 0.2 * x"])
def test_a_line_that_sees_what_the_line_before_has_changed(lines):
    wrong = RIGHT.replace("x, y = x - 0.1 * y, y + 0.2 * x", lines)
    assert kinds_that_mend(RIGHT, wrong, PAIRS, one_step_edits) == {KIND}


def test_lines_that_do_not_read_each_other_are_left():
    for lines in ("x = 1\n    y = 2", "x = 1\n    x = x + 1", "x[0] = 1\n    y = x", "x = y = 1\n    z = x"):
        assert list(one_step_edits(ast.parse(f"def f(x):\n    {lines}").body[0])) == []


def test_of_lines_in_the_wrong_order_as_well_it_says_what_the_second_sees():
    right = "def answer(x, y, n):\n    z = y - x.mean()\n    x = x - x.mean()\n    return x, n * z\n"
    wrong = "def answer(x, y, n):\n    x = x - x.mean()\n    z = y - x.mean()\n    return x, n * z\n"
    cases = [Case(*np.random.default_rng(47).normal(size=(2, 3)), n) for n in (1, 2, 4)]
    assert looked(right, wrong, cases).misconception == KIND
