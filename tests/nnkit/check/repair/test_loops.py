"""What a loop sets, moves on itself, or replaces."""

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.repair.loops import updated
from nnkit.check.repair.statements import line_edits
from tests.nnkit.check.repair.mended import kinds_that_mend

RNG = np.random.default_rng(21)
WALKS = [Case(RNG.normal(size=3), RNG.normal(size=(n, 3))) for n in (5, 7, 8)]
SEARCH = (
    "def answer(x, steps):\n    last = np.sum(x**2)\n    for step in steps:\n        new = np.sum((x + step) ** 2)\n"
    "        if new < last:\n            x = x + step\n            last = new\n    return x\n"
)


def test_what_a_loop_moves_on_itself_is_not_made_once_for_all_rounds():
    """Against the last try instead of the best: each round sets it, also where it has not come down."""
    text = SEARCH.replace("            last = new", "        last = new")
    assert kinds_that_mend(SEARCH, text, WALKS, line_edits) == {"indentation of an if"}


def test_pairs_that_replace_what_was_there():
    text = "def answer(keys, x):\n    d = {}\n    d.update(zip(keys, x))\n    return sorted(d.values())"
    right = "def answer(keys, x):\n    return sorted(x[[k == each for each in keys]].sum() for k in set(keys))"
    cases = [Case(keys, RNG.normal(size=len(keys))) for keys in (["a", "b", "a"], ["c", "c"], ["a", "b", "b", "b"])]
    assert kinds_that_mend(right, text, cases, updated) == {"not added up"}
