"""A line that computes something and throws it away, given the name that it is meant for."""

import ast

import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.unnamed import COMPARED, KIND, unnamed_edits
from tests.nnkit.check.repair.test_repair import VECTORS, looked

RIGHT = "def answer(x):\n    p = np.exp(x)\n    p = p / p.sum()\n    q = 2 * p\n    return q + p\n"
MARKED = "def answer(n, k):\n    y = np.zeros(n)\n    y[k] = 1\n    return y\n"


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (RIGHT.replace("p = p /", "p /"), "Line 3, `p / p.sum()`"),
        (RIGHT.replace("p = p /", "p /").replace("q = 2 * p", "q = p\n    q * 2"), "Line 3, `p / p.sum()`"),
    ],
)
def test_what_is_thrown_away_is_told_with_its_line(wrong, line):
    result = looked(RIGHT, wrong, VECTORS)
    assert (result.misconception, result.where.partition(":")[0]) == (KIND, line)


def test_a_comparison_that_should_set_something():
    result = looked(MARKED, MARKED.replace("= 1", "== 1"), [Case(4, 1), Case(5, 3), Case(3, 0), Case(6, 2)])
    assert result.misconception == COMPARED and result.where.startswith("Line 3, `y[k] == 1`")


def test_what_is_kept_or_no_value_is_left():
    text = "def f(x):\n    'x / 2'\n    y = x / 2\n    print(3)\n    x.append(y)\n    return y"
    assert list(unnamed_edits(ast.parse(text).body[0])) == []
