"""A slip in one of two cases, which a yes or no among the arguments tells apart."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.flagged import flagged
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(43)
CASES = [Case(RNG.normal(size=n), RNG.normal(), 1.5 + RNG.uniform(), training)
         for n in (3, 4, 5) for training in (True, False)]  # fmt: skip
NORM = """def answer(x, mean, std, training):
    if training:
        m, s = x.mean(), x.std()
    else:
        m, s = mean, std
    return (x - m) / s
"""
ALWAYS = "def answer(x, mean, std, training):\n    m, s = x.mean(), x.std()\n    return (x - {}) / {}\n"


class Tried:
    def __init__(self, case, right):
        self.case, self.right = case, right


def test_two_names_that_are_meant_in_one_case():
    result = looked(NORM, ALWAYS.format("mean", "std"), CASES)
    words = "wrong where the fourth argument is `True`: `mean` and `std` stand where two other quantities are meant."
    assert result.message.endswith(words)


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ([False, True] * 3, "the fourth argument is `True`"),
        ([True, False] * 3, "the fourth argument is `False`"),
        ([False] * 5 + [True], ""),
        ([False, True, True, True, True, True], ""),
        ([True] * 6, ""),
    ],
)
def test_the_flag_that_tells_them_apart(right, words):
    told, alike = flagged([Tried(case, each) for case, each in zip(CASES, right, strict=True)])
    assert told == words and len(alike) == (3 if words else 0)
