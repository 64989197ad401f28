"""Two names that stand together, where two others are meant."""

import ast

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.repair.places import values_in
from nnkit.check.repair.renamed import pair_edits, pairs_in
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(43)
CASES = [Case(RNG.normal(size=n), *RNG.uniform(1, 2, size=2)) for n in (3, 4)]
TEXT = "def answer(x, mean, std):\n    m, s = x.mean(), x.std()\n    return (x - {}) / {}\n"


def edits(function):
    pairs = pairs_in(function)
    return (edit for spot in values_in(function) for edit in pair_edits(spot, pairs))


def test_they_are_named():
    texts = TEXT.format("m", "s"), TEXT.format("mean", "std")
    assert kinds_that_mend(*texts, CASES, edits) == {"mean and std for two others"}
    assert not kinds_that_mend(*texts[:1], TEXT.format("mean", "m"), CASES, edits)


def test_pairs_are_set_or_given_side_by_side():
    assert pairs_in(ast.parse(TEXT).body[0]) == [("m", "s"), ("x", "mean"), ("mean", "std")]
