"""What belongs on both sides of something: slips, and look-alikes that are none of them."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.sides import one_sided_loops
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(23)
POINTS = [Case(x, h) for x, h in ((0.3, 0.2), (1.1, 0.3), (-0.7, 0.5))]
CURVES = [Case(np.arange(1.0, n), RNG.uniform(1, 9, size=n - 1)) for n in (5, 6, 8)]
SHARES = [Case(right, n) for right, n in ((1, 12), (11, 12), (19, 20), (5, 10), (2, 30))]
SLOPE = "def answer(x, h):\n    return ({}) / {}\n"
CENTRAL = SLOPE.format("np.exp(x + h) - np.exp(x - h)", "(2 * h)")
FIT = "def answer(x, y):\n    return np.polyfit({}, 1)[0]\n"
RANGE = "def answer(right, n):\n    p = right / n\n    e = 2 * (p * (1 - p) / n) ** 0.5\n    return {}\n"
CUT = "max(p - e, 0), min(p + e, 1)"
STEP = "def answer(w, b, x):\n    e = 2 - (1 if {} > 0 else 0)\n    return w + e * x, b + e\n"
LINES = [Case(w, b, x) for (w, x), b in zip(RNG.normal(size=(30, 2, 3)), 2 * RNG.normal(size=30), strict=True)]
TURNED = [case for case in LINES if (z := case.args[0] @ case.args[2]) * (z + case.args[1]) < 0]
FEW = [*TURNED[:2], *(case for case in LINES if not any(case is other for other in TURNED))]
SLIPS = [
    (CENTRAL, SLOPE.format("np.exp(x + h) - np.exp(x)", "(2 * h)"), POINTS, "other side missing"),
    (CENTRAL, SLOPE.format("np.exp(x + h) - np.exp(x)", "h"), POINTS, "other side missing"),
    (CENTRAL, SLOPE.format("np.exp(x) - np.exp(x - h)", "h"), POINTS, "other side missing"),
    (CENTRAL, SLOPE.format("np.exp(x + h)", "(2 * h)"), POINTS, "other side missing"),
    (CENTRAL, SLOPE.format("np.exp(x + h)", "h"), POINTS, "other side missing"),
    (STEP.format("w @ x + b"), STEP.format("w @ x"), LINES, "term missing in a test"),
    (STEP.format("w @ x + b"), STEP.format("w @ x"), FEW, ""),
    (CENTRAL, SLOPE.format("np.exp(x + h) - x", "(3 * h)"), POINTS, ""),
    (FIT.format("np.log(x), np.log(y)"), FIT.format("x, y"), CURVES, "logarithms missing"),
    (RANGE.format(CUT), RANGE.format("p - e, p + e"), SHARES, "bound missing"),
    (RANGE.format(CUT), RANGE.format("p - 2 * e, p + 2 * e"), SHARES, ""),
]


@pytest.mark.parametrize(("right", "text", "cases", "kind"), SLIPS)
def test_what_belongs_on_both_sides(right, text, cases, kind):
    told = looked(right, text, cases)
    kinds = {slip[3] for slip in SLIPS} - {""}
    assert told.misconception == kind if kind else told.misconception not in kinds


MOVED = """def answer(x, h):
    def f(z):
        return (z ** 3).sum() + z[0] * z[1]

    x = np.array(x)
    g, f0 = np.zeros(len(x)), f(x)
    for i in range(len(x)):
        old = x[i]
        x[i] = old + h
        g[i] = {}
        x[i] = old
    return g
"""


def test_a_difference_to_the_start_in_a_loop_that_moves_one_at_a_time():
    cases = [Case(RNG.normal(size=n), 0.1) for n in (2, 3)]
    right = MOVED.format("(f(x) - f(2 * np.where(np.arange(len(x)) == i, old, x) - x)) / (2 * h)")
    assert kinds_that_mend(right, MOVED.format("(f(x) - f0) / h"), cases, one_sided_loops) == {"other side missing"}
    assert not kinds_that_mend(right, MOVED.format("(f0 - f(x)) / h"), cases, one_sided_loops)
