"""Two small slips at once are found where they are of one family, or one is a sign; nothing where pairs differ."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair import Change, slip_of
from nnkit.check.repair.candidates import OF_TWO
from nnkit.check.repair.edits import Edit
from nnkit.check.repair.pairs import A_SIGN, MOST, MOST_EDITS, paired
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(41)
BATCHES = [Case(RNG.normal(size=(n, 3)), RNG.normal(size=(n, 2)), RNG.normal(size=2)) for n in (4, 5, 7)]
RIGHT = "def answer(X, d, b):\n    W = X.T @ d\n    return np.exp(W / 9 - b), d.sum(axis=0)\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [("    W = X.T @ d / len(d)\n    return np.exp(W / 9 - b), d.mean(axis=0)\n",
      "there is a division that does not belong, and a mean is taken where a sum is meant"),
     ("    W = X.T @ d\n    return -np.exp(W / 9 + b), d.sum(axis=0)\n", f"{A_SIGN}, in two places"),
     ("    W = X.T @ d\n    return -np.exp(W * 9 - b), d.sum(axis=0)\n",
      f"{A_SIGN}, and it multiplies where it should divide")],
)  # fmt: skip
def test_two_slips_are_told_with_both_lines(body, says):
    result = looked(RIGHT, "def answer(X, d, b):\n" + body, BATCHES)
    assert (result.misconception, result.message) == ("two slips", f"Two small things are wrong: {says}.")
    of_both = result.where.startswith("Line 2, `W = ") and "; line 3, `return" in result.where
    assert of_both or (result.where.startswith("Line 3, `return") and result.where.endswith(f": {says}."))


def test_one_function_for_another_in_two_places_is_told():
    right = "def answer(X, d, b):\n    n = X.max() + X.min()\n    return np.cos(d.max()) - n * b.max()\n"
    result = looked(right, right.replace("d.max()", "d.min()").replace("b.max()", "b.min()"), BATCHES)
    says = "Two small things are wrong: `min` stands where another function is meant, in two places."
    assert (result.misconception, result.message) == ("two slips", says)


def test_one_that_fits_alone_is_told_alone():
    body = "    W = X.T @ d\n    return np.exp(W / 9 + b), d.sum(axis=0)\n"
    assert looked(RIGHT, "def answer(X, d, b):\n" + body, BATCHES).misconception == "Add for Sub"


def test_two_of_different_families_are_not_put_together():
    body = "    W = X.T @ d / len(d)\n    return np.exp(W / 9 - b), d.sum(axis=1)\n"
    assert looked(RIGHT, "def answer(X, d, b):\n" + body, BATCHES).misconception != "two slips"


def test_what_is_in_the_way_of_the_other_is_not_paired():
    tree = ast.parse("-(a + b) * c", mode="eval").body
    minus, added = tree.left, tree.left.operand
    outer = Edit("minus too many", minus, tree, "left", added)
    inner = Edit("Add for Sub", added, minus, "operand", ast.Name("a"))  # in what the outer one takes away
    line = ast.parse("p * q").body[0]
    apart = Edit("Mult for Div", line.value, line, "value", line.value)
    assert list(paired([outer, inner])) == list(paired([inner, outer])) == []
    (both,) = paired([outer, apart])
    assert (both.kind, both.others) == ("minus too many", (apart,))
    assert list(paired([outer, Edit("minus missing", added, tree, "left", minus)])) == []  # both put something there
    assert list(paired([outer, replace(apart, others=(inner,))])) == []  # which is two already


def test_so_many_edits_and_pairs_are_tried_and_no_more():
    nodes = [ast.Name(f"n{i}") for i in range(200)]
    edits = [Edit("Add for Sub", node, ast.Expr(node), "value", node) for node in nodes]
    found = list(paired(edits))
    assert len(found) == MOST
    # of one field, so that they do not go together, and one that goes with each of them, but comes too late
    alike = [replace(edit, kind="Mult for Div", holder=edits[0].holder) for edit in edits[:MOST_EDITS]]
    assert len(list(paired([*alike[1:], edits[-1]]))) == MOST_EDITS - 1
    assert list(paired([*alike, edits[-1]])) == []


def pair(kind, line, then, second="Sub for Add"):
    return Change(kind, line, "a", OF_TWO, line, frozenset((line,)), "", (then, "b", second))


def test_pairs_of_other_lines_or_families_are_none():
    assert slip_of([pair("Add for Sub", 2, 3)]).name == "two slips"
    assert slip_of([pair("Add for Sub", 2, 3), pair("minus too many", 2, 3)]).name == "two slips"  # the same
    assert slip_of([pair("Add for Sub", 2, 3), pair("Add for Sub", 2, 4)]) is None
    assert slip_of([pair("Add for Sub", 2, 3), pair("Mult for Div", 2, 3)]) is None


def test_a_pair_hides_no_single_change():
    alone = Change("Add for Sub", 5, "c", 4, 9, frozenset((9,)))
    assert slip_of([pair("Add for Sub", 2, 3), alone]).name == "Add for Sub"
