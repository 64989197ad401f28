"""An object that keeps what comes out of a call, where what went into it is meant."""

import ast

import numpy as np

from nnkit.check.cases import Case, Script, Step
from nnkit.check.repair.kept import kept_edits
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


def test_only_what_another_method_keeps_of_a_call_is_exchanged():
    text = (
        "class C:\n    kept = []\n\n    def __init__(self, rate):\n        self.rate = rate\n\n"
        "    def forward(self, x):\n        self.y = x\n        return self.y\n\n"
        "    def backward(self, d):\n        self.z = d.y + self.y + self.rate\n        self.y += 1\n"
        "        return self.z\n"
    )
    tree = ast.parse(text)
    found = []
    for edit in kept_edits(tree.body[0]):
        with edit.made():
            found.append(ast.unparse(tree).replace("__went_in__", "it").split("\n"))
    (one,) = found
    assert [line.strip() for line in one if "it" in line and "init" not in line] == [
        "self.it = x", "self.z = d.y + self.it + self.rate"
    ]  # fmt: skip


def test_what_is_kept_and_never_used_is_told_where_nothing_else_is_known():
    right = "class answer:\n    def step(self, x):\n        return np.sin(x) + 3\n"
    text = (
        "class answer:\n    def __init__(self):\n        self.t = 0\n\n"
        "    def step(self, x):\n        return np.cos(x) * x\n"
    )
    calls = [Script(Case(), Step("step", x), Step("step", x + 1)) for x in (0.3, 0.8)]
    assert looked(right, text, calls, "object", look=0).message == "It keeps `self.t`, and never uses it."
    assert not looked(right, text.replace("self.t = 0", "pass"), calls, "object", look=0).message
