"""A square that is taken in one place and belongs in another."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.repair.moved import KIND, moved_squares
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(44)
STEPS = [
    Script(Case(rho), Step("step", x, g), Step("step", PREVIOUS, h), Step("step", PREVIOUS, g + h))
    for rho, (x, g, h) in zip((0.3, 0.8), RNG.normal(size=(2, 3, 4)), strict=True)
]
AVERAGED = (
    "class answer:\n    def __init__(self, rho):\n        self.rho, self.s = rho, 0\n\n    def step(self, x, grad):\n"
    "        self.s = self.rho * self.s + (1 - self.rho) * {}\n        return x - grad / np.sqrt({})\n"
)
RIGHT = AVERAGED.format("grad**2", "self.s")


@pytest.mark.parametrize("square", ["self.s**2", "np.square(self.s)"])
def test_what_is_averaged_is_squared_afterwards(square):
    result = looked(RIGHT, AVERAGED.format("grad", square), STEPS, "object")
    assert result.misconception == KIND
    assert result.where.startswith("Line 6, ") or result.where.startswith("Line 7, ")


def test_a_square_that_is_nowhere_is_missing():
    wrong = AVERAGED.format("grad", "np.abs(self.s)")
    assert looked(RIGHT, wrong, STEPS, "object").misconception != KIND


def moved(text):
    """The lines of the function with each move made."""
    tree = ast.parse(text)
    lines = []
    for edit in moved_squares(tree.body[0]):
        with edit.made():
            lines.append(ast.unparse(tree).partition("\n")[2].strip())
    assert ast.unparse(tree) == ast.unparse(ast.parse(text))
    return lines


def test_a_square_moves_to_what_is_read_outside_of_it_and_is_no_function():
    assert moved("def f(a, b):\n    return np.sqrt(a ** 2) + b.T") == []
    assert moved("def f(a, b):\n    return np.sqrt(a ** 2) + b") == ["return np.sqrt(a) + b ** 2"]
    assert moved("def f(a, b):\n    return np.sqrt(b.a ** 2) + self.c") == ["return np.sqrt(b.a) + self.c ** 2"]
    assert moved("def f(a):\n    return a ** 3 + np.square(a, a) + 2 ** a") == []


def test_two_entries_of_one_list_are_left():
    """The second change would undo the first."""
    assert moved("def f(a, b):\n    return [a ** 2, b]") == []
