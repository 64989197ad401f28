"""An index that reaches the other end unasked is told as one; the same index where it is meant is none."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.ends import counted_from_the_end, of_the_last
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(31)
ROWS = [Case(RNG.normal(size=n)) for n in (3, 4, 6)]
CHANGES = "def answer(x):\n    return [x[i] - x[i - 1]{} for i in range({}len(x))]\n"
SUMS = "def answer(x):\n    return sum(i * (x[i] - x[i - 1]{0}) + 2 * x[i] for i in range({1}len(x)))\n"
WHOLE = "np.diff(x, prepend=0)"
BY_LOOP = (
    "def answer(x):\n    s = 5\n    for i in range({}len(x)):\n        s += x[i] * x[i] - x[i - 1]{}\n    return s\n"
)
FIT = "def answer(x):\n    return np.polyfit(np.arange(len(x)), x, 1)[{}]\n"
SLIPS = [
    ("wraps round", f"def answer(x):\n    return {WHOLE}\n", CHANGES.format("", ""), ""),
    ("first left out", f"def answer(x):\n    return ({WHOLE} * 3 + x * 2).sum()\n",
     "def answer(x):\n    return sum((x[i] - x[i - 1]) * 3 + x[i] * 2 for i in range(1, len(x)))\n", ""),
    ("first left out", "def answer(x):\n    return 5 + (x * x).sum() - x[:-1].sum()\n", BY_LOOP.format("1, ", ""), ""),
    ("last left out", "def answer(x):\n    return [a - np.cos(b) for a, b in zip(x, x[1:])] + [x[-1]]\n",
     "def answer(x):\n    return [x[i] - np.cos(x[i + 1]) for i in range(len(x) - 1)]\n", ""),
    ("", "def answer(x):\n    return [a - np.cos(b) for a, b in zip(x, x[1:])] + [0]\n",
     "def answer(x):\n    return [x[i] - np.cos(x[i + 1]) for i in range(len(x) - 1)]\n", "last left out"),
    # the last is meant
    ("", "def answer(x):\n    return 2 * x - np.roll(x, 1)\n", CHANGES.format("", ""), "wraps round"),
    ("", f"def answer(x):\n    return np.cos({WHOLE})\n", CHANGES.format("", "1, "), "first left out"),
    ("last for another", FIT.format("0"), FIT.format("-1"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "text", "other"), SLIPS)
def test_which_end_is_reached(name, right, text, other):
    told = looked(right, text, ROWS).misconception
    assert told == name if name else told != other


def test_a_minus_1_that_is_no_place_is_a_number():
    tree = ast.parse("def f(x):\n    return x[-1] - 1 + x[:-1].sum(axis=-1) + x[i, -1] + x[-2]\n")
    assert [node.col_offset for node in of_the_last(tree)] == [14]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x[-n:]", ["the second argument"]),
        ("x[k:-n]", ["the second argument"]),
        ("x[:-1] + x[n:] + x[-n]", []),
        ("x[-k:]", []),  # nothing that is given
    ],
)
def test_an_end_that_is_counted_by_an_argument(text, found):
    (function,) = ast.parse(f"def f(x, n):\n    k = n + 1\n    return {text}\n").body
    assert list(counted_from_the_end(function)) == found
