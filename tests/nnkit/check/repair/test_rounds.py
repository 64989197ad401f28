"""What a loop's rounds share, and what is done in some cases only: slips, and look-alikes that are none of them."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.rounds import more_rounds, passed_through, round_edits
from nnkit.check.repair.scope import scope_of
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(31)
WALKS = [Case(RNG.normal(size=3), RNG.normal(size=(n, 3))) for n in (5, 6, 8)]
CHAINS = [Case(RNG.normal(size=(2, 3)), list(RNG.normal(size=(n, 3, 3)))) for n in (2, 3, 4)]
BATCHES = [Case(RNG.normal(size=(n, 2)), RNG.normal(size=n), [np.arange(2), np.arange(2, n)]) for n in (4, 5, 7)]
AVERAGES = [Case(*RNG.normal(size=(2, 4)), flag) for flag in (True, False, True, False)]

SEARCH = """def answer(x, steps):
    for step in steps:
        if np.sum((x + step) ** 2) < np.sum(x ** 2):
            {} x + step
    return x
"""
LAYERS = "def answer(X, weights):\n    {}for W in weights:\n        A = np.tanh({} @ W)\n    return A\n"
SUMS = """def answer(X, y, batches):
    total = 0
    for rows in batches:
        total += np.mean(X[rows].sum(axis=1) * y[rows])
    return total
"""
GATHERED = """def answer(z, mean, training):
    m = z if training else 2 * mean
    {}mean = 0.9 * mean + 0.1 * z
    return z - m, mean
"""
STACK = """def answer(x, weights):
    total = np.tanh(x).sum()
    for W in weights:
        x = x @ W
        total += np.sum(x)
{}    return total
"""
SLIPS = [
    (SEARCH.format("x ="), SEARCH.format("return"), WALKS, "return too early"),
    (LAYERS.format("A = X\n    ", "A"), LAYERS.format("", "X"), CHAINS, "always from the start"),
    (SUMS, SUMS.replace("X[rows]", "X").replace("y[rows]", "y"), BATCHES, "all of it in each round"),
    (GATHERED.format("if training:\n        "), GATHERED.format(""), AVERAGES, "if missing"),
    (GATHERED.format("if training:\n        "), GATHERED.format("").replace("0.1", "0.2"), AVERAGES, ""),
]


@pytest.mark.parametrize(("right", "text", "cases", "kind"), SLIPS)
def test_what_rounds_and_cases_share(right, text, cases, kind):
    told = looked(right, text, cases)
    kinds = {slip[3] for slip in SLIPS} - {""}
    assert told.misconception == kind if kind else told.misconception not in kinds


def test_a_function_that_is_left_out_on_what_a_loop_carries_on():
    def edits(function):
        return passed_through(function, scope_of(function, None))

    right = STACK.format("        x = np.tanh(x)\n")
    assert kinds_that_mend(right, STACK.format(""), CHAINS, edits) == {"call missing"}
    assert kinds_that_mend(right.replace("np.tanh(x)\n", "np.cos(x)\n"), STACK.format(""), CHAINS, edits) == set()


def made(text):
    """The texts of a function with each change made."""
    tree = ast.parse(text)
    texts = []
    for edit in round_edits(tree.body[0]):
        with edit.made():
            texts.append(ast.unparse(tree))
    assert ast.unparse(tree) == ast.unparse(ast.parse(text))
    return texts


def test_entries_and_lengths_are_no_whole_array_and_a_loop_that_is_not_left_stays():
    assert made("def f(X, y):\n    for i in y:\n        g(len(X), X[i], X.shape)\n    return y") == []
    assert made("def f(X):\n    y = 0\n    for i in X:\n        if i > 2:\n            return y\n    return y") == []
    assert made("def f(X):\n    for i in X:\n        return i\n    return g(X)") == []


def test_only_a_flag_that_is_given_and_asked_decides_on_lines():
    asked = "def f(z, flag):\n    if flag:\n        return z\n    z = 2 * z\n    return z"
    assert made(asked) == [asked.replace("    z =", f"    if {test}:\n        z =") for test in ("flag", "not flag")]
    assert made(asked.replace("if flag", "if z.sum() > 0")) == []


ROOT = "def answer(a):\n    x = a\n    for _ in range(80):\n        x = 0.7 * x + 0.3 * a / x\n    return x\n"


def test_an_iteration_that_does_not_come_near_enough():
    cases = [Case(a) for a in (2.0, 7.0, 30.0)]
    assert kinds_that_mend(ROOT, ROOT.replace("80", "20"), cases, more_rounds) == {"too few rounds"}
    assert not kinds_that_mend(ROOT, ROOT.replace("80", "20").replace("0.3", "0.4"), cases, more_rounds)
    assert not kinds_that_mend(ROOT, ROOT.replace("80", "4"), cases, more_rounds)
