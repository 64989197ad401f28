"""A number that is put where something is computed."""

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.repair.chosen import KIND
from tests.nnkit.check.repair.test_repair import VECTORS, looked

SMALL = [*VECTORS, Case(np.array([1e-4, 0.5])), Case(np.array([3e-4, 2.0, -2e-4]))]
RIGHT = "def answer(x):\n    return 2 * x\n"


def test_small_numbers_made_0():
    result = looked(RIGHT, "def answer(x):\n    return np.where(np.abs(x) < 1e-2, 0, 2 * x)\n", SMALL)
    assert result.misconception == KIND
    assert result.where.endswith("there is a choice that does not belong.")


def test_a_choice_that_belongs_keeps_its_place():
    right = "def answer(x):\n    return np.where(x > 0.3, 2 * x, 0)\n"
    assert looked(right, right.replace("0.3", "-0.3"), SMALL).misconception != KIND
