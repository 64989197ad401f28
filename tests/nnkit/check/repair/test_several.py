"""A change in two places at once: one piece of a formula wherever it stands, what an object keeps for what it gets."""

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.repair.several import crossed_edits, near_zero_edits
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(47)
PAIRS = [Case(*RNG.normal(size=(2, n))) for n in (4, 5, 7)]
FARTHEST = """def answer(x, m):
    far = 0
    for a, b in zip(x, m):
        if {0} > far:
            far = {0}
    return far
"""


def test_what_is_missing_wherever_a_piece_stands():
    result = looked(FARTHEST.format("abs(a - b)"), FARTHEST.format("a - b"), PAIRS)
    assert (result.misconception, result.where.split(":")[0]) == ("absolute missing", "Line 4, `if a - b > far")


def test_a_piece_that_is_right_in_one_place_is_not_changed_everywhere():
    other = FARTHEST.replace("{0} > far", "abs(a - b) > far")
    result = looked(FARTHEST.format("abs(a - b)"), other.format("a - b"), PAIRS)
    assert result.misconception == "absolute missing" and result.where.startswith("Line 5, `far = a - b`")


LAYER = """class answer:
    def __init__(self, w):
        self.w = w
        self.x = 0

    def forward(self, x):
        self.x = x
        return self.w * x

    def backward(self, d):
        return {}
"""
CALLS = [
    Script(Case(w), *(step for x, d in RNG.normal(size=(2, 2)) for step in (Step("forward", x), Step("backward", d))))
    for w in RNG.normal(size=3)
]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("np.cos(d) * self.x", "entries crossed"), ("self.w * self.x + np.cos(d)", "")],
)
def test_what_is_kept_stands_where_what_is_given_belongs(line, kind):
    result = looked(LAYER.format("np.cos(self.x) * d"), LAYER.format(line), CALLS, kind="object")
    assert (result.misconception == kind) if kind else ("changed places" not in result.message)


VELOCITY = """class answer:
    def __init__(self, m):
        self.m = m
        self.v = 0

    def step(self, g):
        self.v = self.m * self.v + g
        return np.cos(g + {}self.v)
"""


def test_a_factor_left_out_where_brackets_in_another_line_do_the_same_is_either():
    steps = [Script(Case(m), *(Step("step", g) for g in RNG.normal(size=4))) for m in (0.3, 0.7, 0.9)]
    result = looked(VELOCITY.format("self.m * "), VELOCITY.format(""), steps, kind="object")
    assert result.misconception == "brackets or factor missing"
    assert result.message == (
        "One small thing is wrong: brackets are missing, or stand in the wrong place, or a factor is missing."
    )
    assert "line 8" in result.where and result.where.startswith("Line 7")


def test_half_of_whole_zeros_is_no_factor_that_is_missing():
    text = (
        "def answer(x):\n    y = np.zeros_like(x)\n    for i in range(len(x)):\n        y[i] = x[i] / 3\n    return y\n"
    )
    counts = [Case(np.arange(2, n)) for n in (6, 7, 9)]
    assert looked("def answer(x):\n    return x / 3\n", text, counts).misconception == "whole numbers"


COUNTING = """def answer(x):
    best = 0
    for e, v in enumerate(x):
        if v < x[best]:
            best = e
        if e - best > 2:
            break
    return e{0}, best{0}
"""


def test_one_too_many_in_two_places_is_no_sum_for_a_product():
    rows = [Case(RNG.normal(size=n)) for n in (6, 9, 11, 13)]
    assert looked(COUNTING.format(""), COUNTING.format(" + 1"), rows).misconception == "one more"


NEURONS = """def answer(a1, a2, w):
    h1, h2 = np.tanh(a1), np.tanh(a2)
    e1 = w[0] * a2{}
    e2 = w[1] * a1{}
    return e1, e2
"""


@pytest.mark.parametrize(
    ("ends", "kind"),
    [(("", ""), "slope missing"), ((" * h1", " * h2"), "factor missing"), ((" + 1", " + 1"), "")],
)
def test_what_each_numbered_line_lacks_with_its_own_names(ends, kind):
    cases = [Case(*RNG.normal(size=2), RNG.normal(size=2)) for _ in range(4)]
    told = looked(NEURONS.format(" * h1 * (1 - h1)", " * h2 * (1 - h2)"), NEURONS.format(*ends), cases)
    assert told.misconception == kind or (not kind and told.misconception not in ("slope missing", "factor missing"))


READ = "def answer(w, x):\n    a, b, c, d = w\n    return {} + x\n"
ENTRIES = [Case(RNG.normal(size=4), v) for v in (0.3, 0.7, 0.9)]
PLACES = [Case(np.array(each), v) for each, v in (([3.5, 1.5], 0.3), ([1.25, 2.5], 0.7), ([4.5, 2.0], 0.9))]


@pytest.mark.parametrize(
    ("right", "text", "cases", "kind"),
    [
        (READ.format("np.array([a, -b, 2 * c, 3 * d])"), READ.replace("a, b, c, d =", "b, a, d, c =").format(
            "np.array([a, -b, 2 * c, 3 * d])"), ENTRIES, "entries crossed"),
        ("def answer(w, x):\n    i, j = w * x\n    return i, j",
         "def answer(w, x):\n    i, j = w * x\n    return min(i, j), max(i, j)", PLACES, "put in order"),
    ],
)  # fmt: skip
def test_two_pairs_that_are_crossed_and_two_values_that_are_put_in_order(right, text, cases, kind):
    assert kind in kinds_that_mend(right, text, cases, crossed_edits)


KIND_OF = (
    "def answer(k):\n    if (k > 1e-9).any() and (k < -1e-9).any():\n        return 2\n"
    "    return 0 if (np.abs(k) <= 1e-9).any() else 1\n"
)
EXACT = KIND_OF.replace("> 1e-9", "> 0").replace("< -1e-9", "< 0").replace("np.abs(k) <= 1e-9", "k == 0")
KINDS_OF = [Case(np.array(k)) for k in ([1.0, 2.0], [-1.0, 1e-17, 2.0], [1e-16, 3.0], [1.0, -2.0], [3.0, -1e-14])]


def test_all_comparisons_with_0_are_one_slip():
    assert kinds_that_mend(KIND_OF, EXACT, KINDS_OF, near_zero_edits) == {"compared with 0 itself"}
    assert not kinds_that_mend(KIND_OF, EXACT.replace("return 2", "return 1"), KINDS_OF, near_zero_edits)
    assert not kinds_that_mend(KIND_OF, KIND_OF.replace("<= 1e-9", "<= 1e-30"), KINDS_OF, near_zero_edits)
