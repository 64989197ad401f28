"""An object that keeps what comes out of a call, where what went into it is meant."""

import numpy as np

from nnkit.check.cases import Case, Script, Step
from tests.nnkit.check.repair.test_repair import looked

RNG = np.random.default_rng(43)
PASSES = [
    Script(Case(rate), Step("forward", x), Step("backward", d), Step("forward", 2 * x), Step("backward", x))
    for rate, (x, d) in zip((0.3, 1.2), RNG.normal(size=(2, 2, 3)), strict=True)
]
LAYER = (
    "class answer:\n    def __init__(self, rate):\n        self.rate = rate\n\n    def forward(self, x):\n"
    '        """It keeps something."""\n        self.y = np.tan(self.rate * x)\n{}        return self.y\n\n'
    "    def backward(self, d):\n        return d * np.cos(self.{})\n"
)
RIGHT = LAYER.format("        self.x = x\n", "x")


def test_the_result_is_kept_and_the_input_is_meant():
    result = looked(RIGHT, LAYER.format("", "y"), PASSES, "object")
    assert result.misconception == "result kept for input"
    assert result.where.startswith("Line 11, `return d * np.cos(self.y)`: ")
    assert "went_in" not in result.where + result.message


def test_another_function_of_it_is_something_else():
    wrong = LAYER.format("", "y").replace("np.cos", "np.sin")
    assert looked(RIGHT, wrong, PASSES, "object").misconception != "result kept for input"
