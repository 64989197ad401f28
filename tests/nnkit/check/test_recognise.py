"""A declared misconception is recognised by its outcomes: of a crash by what the crash says, not by any crash of the
same type."""

import math

import numpy as np

from nnkit.check.cases import Case, Script, Step
from nnkit.check.exercise import Exercise, Part, Wrong
from tests.nnkit.check.judging import judged

Z = np.array([-1.0, 2.0])
EXERCISE = Exercise(
    "grow",
    "Grow",
    "e^z",
    parts=[Part("values", [Case(Z), Case(2 * Z)])],
    wrong=[Wrong("math.exp", lambda z: math.exp(z), "math.exp takes one number.")],
)
EXPECTED = {"values": [np.exp(Z), np.exp(2 * Z)]}


def test_the_same_crash_is_recognised():
    assert judged(EXERCISE, lambda z: 1 * math.exp(z), EXPECTED).misconception == "math.exp"


def test_another_crash_of_the_same_type_is_not():
    result = judged(EXERCISE, lambda z: np.exp - z, EXPECTED)
    assert (result.state, result.misconception) == ("crashed", "stops: types")


class Up:
    """Counts up; its `more` and `done` may fail with an error of the same type."""

    def more(self):
        return 1

    def done(self):
        return 1


class FailsAtTheEnd(Up):
    def done(self):
        raise AttributeError("no box")


class FailsAtOnce(Up):
    def more(self):
        raise AttributeError("nothing kept")


def test_a_script_that_stops_at_another_step_is_another_mistake():
    script, fine = Script(Case(), Step("more"), Step("done")), Script(Case())
    exercise = Exercise(
        "up",
        "Up",
        "Count.",
        kind="object",
        parts=[Part("steps", [fine, script])],
        wrong=[Wrong("at the end", FailsAtTheEnd, "Boxes."), Wrong("at once", FailsAtOnce, "Keep it.")],
    )
    expected = {"steps": [[], [1, 1]]}
    assert judged(exercise, FailsAtTheEnd, expected).misconception == "at the end"
    assert judged(exercise, FailsAtOnce, expected).misconception == "at once"
