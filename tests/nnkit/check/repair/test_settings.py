"""What a call is told beside its numbers: words, tolerances, sizes, the other of two methods."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.edits import spots
from nnkit.check.repair.settings import setting_edits
from tests.nnkit.check.repair.mended import kinds_that_mend, of_spots

RNG = np.random.default_rng(29)
BYTES = [Case(list(map(int, RNG.integers(1, 250, size=n)))) for n in (2, 3, 4)]
SIZES = [Case([m, n]) for m, n in ((2, 3), (4, 2), (3, 5))]
GAPS = [Case(np.array(x)) for x in ([1.0, 1.0 + 1e-7, 2.0], [3.0, 4.0, 4.0 + 2e-6], [5.0, 5.0, 6.0], [7.0, 7.5, 8.0])]
SUMS = [Case(np.array(x)) for x in ([0.1 + 0.2, 0.3], [0.7, 0.1 * 7, 0.5], [1.1 + 2.2, 3.3, 3.4], [1.0, 2.0])]
LAYERS = """class Layer:
        def forward(self, x):
            return 3 * x

        def backward(self, d):
            return d + 2

"""
SLIPS = [
    ("setting little", "return int.from_bytes(bytes(x), 'little')", "return int.from_bytes(bytes(x), 'big')", BYTES),
    ("sizes swapped", "m, n = x\n    return np.random.default_rng(0).normal(size=(n, m)) / 3",
     "m, n = x\n    return np.random.default_rng(0).normal(size=(m, n)) / 3", SIZES),
    ("near for equal", "return [np.allclose(a, b) for a in x for b in x]",
     "return [bool(abs(a - b) <= 1e-9) for a in x for b in x]", GAPS),
    ("exactly alike", "return np.unique(x).size", "return np.unique(np.round(x, 8)).size", SUMS),
    ("forward for backward", "return Layer().forward(x) / 7", "return Layer().backward(x) / 7", SUMS),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "right", "cases"), SLIPS)
def test_it_is_named(kind, body, right, cases):
    texts = (f"def answer(x):\n    {LAYERS}    {each}" for each in (right, body))
    assert kinds_that_mend(*texts, cases, of_spots(lambda spot, _: setting_edits(spot))) == {kind}


@pytest.mark.parametrize("text", ["np.allclose(a, b, atol=1.0)", "f.forward", "np.ones((n, n))", "tuple(x)"])
def test_of_these_nothing_else_is_meant(text):
    kinds = [edit.kind for spot in spots(ast.parse(text)) for edit in setting_edits(spot)]
    assert not {"near for equal", "sizes swapped", "forward for backward"} & {*kinds}
