"""Slips around averages that fade and what corrects them, and of a step: what is missing, moved, or made anew."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.brackets import bracket_edits
from nnkit.check.repair.carried import carried_on
from nnkit.check.repair.edits import spots
from nnkit.check.repair.halves import bound_edits
from nnkit.check.repair.instead import instead
from nnkit.check.repair.missing import inner_edits
from nnkit.check.repair.moved import moved_signs
from nnkit.check.repair.never_used import made_anew
from nnkit.check.repair.operators import in_context
from nnkit.check.repair.scope import Scope
from nnkit.check.repair.sides import share_edits, side_edits
from nnkit.check.repair.statements import line_edits
from nnkit.check.repair.terms import chain_edits, part_edits, term_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots

RNG = np.random.default_rng(23)
AVERAGES = [Case(*RNG.normal(size=(2, 4)), m) for m in (0.3, 0.8, 0.6)]
AVERAGE = "def answer(a, b, m):\n    return {}\n"
COUNTED = [Case(RNG.normal(size=3), m, n) for m, n in ((0.4, 3), (0.9, 2), (0.7, 5))]
CORRECTED = "def answer(x, m, n):\n    return x / (1 - m**n)\n"
TIMES = [Case(t, n) for t, n in ((3, 7), (9, 7), (12, 5), (4, 4), (1, 6), (2, 5))]
CLOCKED = "def answer(t, n):\n    return np.cos(min(t, n) / n)\n"
ROWS = [Case(RNG.normal(size=n), None) for n in (4, 5)]
TWO = (
    "def answer(x, _):\n    s, q, out = 0.0, 0.0, []\n    for t, v in enumerate(x, 1):\n        s = 0.6 * s + v\n"
    "        q = 0.8 * q + v * v\n        c = s / (1 - 0.6**t)\n        d = q / (1 - 0.8**t)\n"
    "        out.append(c / (1 + d))\n    return np.array(out)\n"
)
TABLES = [Case(RNG.normal(size=size)) for size in ((2, 3), (4, 2))]
SHARED = "def answer(X):\n    return np.cos(X) / len(X)\n"
INNER = of_spots(lambda spot, scope: inner_edits(spot, scope, False))
SIDES = of_spots(side_edits)
SHARES = of_spots(lambda spot, _: share_edits(spot))
BRACKETS = of_spots(lambda spot, _: bracket_edits(spot))
OWN = "m ** np.arange(1, len(X) + 1)[:, None]"
IN_ROWS = f"def answer(X, m):\n    return X / (1 - {OWN})\n"
ROWED = [Case(RNG.normal(size=(n, 2)), m) for n, m in ((3, 0.4), (4, 0.7))]
SUMMED = "def answer(X, m):\n    return np.cos(sum(X))\n"
PARTS = of_spots(part_edits)
TERMS, BOUNDS, CHAINS = of_spots(term_edits), of_spots(bound_edits), of_spots(chain_edits)
MOVED = AVERAGE.format("m * (a + b * b)")
WRITTEN = "def answer(x, m, n):\n    return np.array([[m, 2], [-m * n, x[0]]])\n"
SIGMOID = AVERAGE.format("1 / (1 + np.exp(-b))")
FIRST = (
    "def answer(x):\n    found = -1\n    for i in range(len(x)):\n        if x[i] > 0:\n            found = i\n"
    "            break\n    return found\n"
)
SEARCHED = [Case(np.array(x)) for x in ([-1.0, 0.5, 2.0, -3.0, 4.0], [0.3, 7.0], [-1.0, -2.0], [-1.0, 0.2, -2.0, 5.0])]
MIXED = AVERAGE.format("m * a + (1 - m) * b")
SLIPS = [
    (SIDES, AVERAGE.format("m * a + b"), AVERAGE.format("(1 - m) * a + m * b"), AVERAGES, {"shares for all of it"}),
    (SIDES, AVERAGE.format("m * a + b"), AVERAGE.format("(2 - m) * a + m * b"), AVERAGES, set()),
    (SHARES, MIXED, AVERAGE.format("m * a + b"), AVERAGES, {"share missing"}),
    (SHARES, MIXED, AVERAGE.format("b + a * m"), AVERAGES, {"share missing"}),
    (SHARES, MIXED, AVERAGE.format("m * a + 2 * b"), AVERAGES, set()),
    (CHAINS, MOVED, AVERAGE.format("m * b * b"), AVERAGES, {"term missing"}),
    (CHAINS, MOVED, AVERAGE.format("m * 2 * b"), AVERAGES, set()),
    (TERMS, WRITTEN, WRITTEN.replace("-m * n", "-n"), COUNTED, {"factor missing"}),
    (TERMS, WRITTEN, WRITTEN.replace("-m * n", "-3"), COUNTED, set()),
    (moved_signs, SIGMOID, AVERAGE.format("-(1 / (1 + np.exp(b)))"), AVERAGES, {"minus at another place"}),
    (moved_signs, SIGMOID, AVERAGE.format("-(2 / (1 + np.exp(b)))"), AVERAGES, set()),
    (line_edits, FIRST, FIRST.replace("            break\n", ""), SEARCHED, {"break missing"}),
    (line_edits, FIRST, FIRST.replace("            break\n", "").replace("> 0", "> 1"), SEARCHED, set()),
    (TERMS, CORRECTED, CORRECTED.replace("m**n", "m"), COUNTED, {"power missing"}),
    (TERMS, CORRECTED, CORRECTED.replace("m**n", "2 * m"), COUNTED, set()),
    (TERMS, IN_ROWS, IN_ROWS.replace(OWN, "m"), ROWED, {"power of each missing"}),
    (TERMS, IN_ROWS, IN_ROWS.replace(OWN, "m ** len(X)"), ROWED, {"one power for all"}),
    (TERMS, IN_ROWS, IN_ROWS.replace(OWN, "m ** len(m * X)"), ROWED, set()),
    (PARTS, SUMMED, SUMMED.replace("sum(X)", "np.array([x for x in X])"), ROWED, {"sum missing"}),
    (PARTS, SUMMED, SUMMED.replace("sum(X)", "np.array([2 * x for x in X])"), ROWED, set()),
    (BRACKETS, CORRECTED, CORRECTED.replace("1 - m**n", "(1 - m)**n"), COUNTED, {"brackets"}),
    (BRACKETS, CORRECTED, CORRECTED.replace("1 - m**n", "(2 - m)**n"), COUNTED, set()),
    (BOUNDS, CLOCKED, CLOCKED.replace("min(t, n)", "(t % n)"), TIMES, {"begins anew"}),
    (BOUNDS, CLOCKED, CLOCKED.replace("min(t, n)", "(t % n + 1)"), TIMES, set()),
    (carried_on, TWO, TWO.replace("c =", "s =").replace("d =", "q =").replace("c / (1 + d)", "s / (1 + q)"), ROWS,
     {"carried on"}),
    (carried_on, TWO, TWO.replace("c =", "s =").replace("d =", "q =").replace("c / (1 + d)", "s / (2 + q)"), ROWS,
     set()),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "right", "text", "cases", "kinds"), SLIPS)
def test_the_slips_of_averages(edits, right, text, cases, kinds):
    assert kinds_that_mend(right, text, cases, edits) == kinds


@pytest.mark.parametrize(("draws", "kinds"), [("rng", {"normal for uniform"}), ("np.random.default_rng(0)", set())])
def test_a_generator_of_its_own_makes_no_number_right_but_by_chance(draws, kinds):
    call = ast.parse(f"{draws}.normal(size=3)", mode="eval").body
    assert {kind for kind, _ in instead(call, Scope((), (), ()))} == kinds


def test_all_entries_counted_are_no_other_axis():
    kinds = kinds_that_mend(SHARED, SHARED.replace("len(X)", "X.size"), TABLES, INNER)
    assert "size of all" in kinds and "other size" not in kinds


@pytest.mark.parametrize(("text", "kind"), [("x + x", "twice for the square"), ("x + n", "Add for Mult")])
def test_twice_a_number_is_no_sum(text, kind):
    (spot,) = (each for each in spots(ast.parse(text)) if isinstance(each.node, ast.BinOp))
    assert in_context(spot, "Add for Mult", ast.Constant(1)) == kind


@pytest.mark.parametrize(
    ("text", "other", "kind"),
    [
        ("sorted(x)[0]", "sorted(x)[0 - 1]", "smallest for the largest"),
        ("sorted(x)[-1]", "sorted(x)[-1 + 1]", "largest for the smallest"),
        ("sorted(x)[2]", "sorted(x)[2 - 1]", "index off by one"),
        ("norms(x)[0]", "norms(x)[0 - 1]", "index off by one"),
    ],
)
def test_the_ends_of_what_is_sorted_are_its_smallest_and_largest(text, other, kind):
    first = next(each for each in spots(ast.parse(text)) if isinstance(each.node, ast.Subscript))
    assert in_context(first, "index off by one", ast.parse(other, mode="eval").body) == kind


def test_one_number_in_the_place_of_the_first_is_the_last():
    (spot,) = (each for each in spots(ast.parse("eigvalsh(x)[0]")) if isinstance(each.node, ast.Constant))
    assert in_context(spot, "constant", ast.Constant(-1)) == "smallest for the largest"


MADE = "def answer(make, n):\n    own = make()\n    for _ in range(n):\n        {}\n        own.step()\n"


@pytest.mark.parametrize(("line", "names"), [("own = make()", ["make"]), ("make(n)", []), ("n = len([])", [])])
def test_what_each_round_makes_anew(line, names):
    assert list(made_anew(ast.parse(MADE.format(line)).body[0])) == names
