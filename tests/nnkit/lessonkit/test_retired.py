"""What earlier editions named can still be imported, and its lines are known with whatever stands behind them."""

import pytest

from nnkit.lessonkit import retired


@pytest.mark.parametrize("statement", retired.IMPORTS)
def test_it_is_still_there(statement):
    exec(statement, {})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@takes_formulas  # leave it in place\ndef f(g):\n    g", "def f(g):\n    g"),
        ("@takes_formulas_of_mine\ndef f(g):\n    g", "@takes_formulas_of_mine\ndef f(g):\n    g"),
        ("    layers, loss, make_optimizer = described(layers, loss, make_optimizer)\n    x", "    x"),
        ("    a, b = described(a, b)\n    x", "    a, b = described(a, b)\n    x"),
    ],
)
def test_its_lines_go_and_a_students_own_stay(text, left):
    assert retired.LINES.sub("", text) == left
