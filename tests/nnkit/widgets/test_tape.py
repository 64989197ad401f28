"""A graph stepped through: values forwards, then slopes backwards, each where all of its users have spoken."""

import pytest

from nnkit.widgets import TapeSteps

GATES = {"x": (), "y": (), "p": ("*", "x", "y"), "f": ("+", "p", "x")}
VALUES = {"x": 3.0, "y": -2.0, "p": -6.0, "f": -3.0}
SLOPES = {"f": 1.0, "p": 1.0, "x": -1.0, "y": 3.0}


@pytest.fixture
def steps():
    return TapeSteps({"x y + x": (GATES, VALUES, SLOPES), "x y": ({n: GATES[n] for n in "xyp"}, VALUES, SLOPES)})


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (0, "The given numbers. The next steps compute, from left to right."),
        (1, "Forwards, step 1 of 2: p = x * y = -6."),
        (2, "Forwards, step 2 of 2: f = p + x = -3."),
        (3, "The end: the slope of f with respect to itself is 1. Now backwards."),
        (4, "Backwards, step 1 of 2: f speaks to its inputs; p has 1, x waits for others that use it."),
        (5, "Backwards, step 2 of 2: p speaks to its inputs; x has -1, y has 3."),
    ],
)
def test_each_step_is_told(steps, step, says):
    steps.set(step=step)
    assert steps.says == says
    assert says in steps.picture.value.replace("&#x27;", "'")  # it is the picture's alternative text, too


def test_a_shorter_graph_stays_at_its_end(steps):
    steps.set(graph="x y", step=5)
    assert steps.says == "Backwards, step 1 of 1: p speaks to its inputs; x has -1, y has 3."


def test_it_needs_a_graph():
    with pytest.raises(ValueError, match="at least one graph"):
        TapeSteps({})
