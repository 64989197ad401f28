"""A declared misconception is recognised by its outcomes: of a crash by what the crash says, not by any crash of the
same type."""

import math

import numpy as np

from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Wrong
from nnkit.check.outcome import expected_outcomes
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import judged
from tests.nnkit.check.repair.test_repair import defined

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


def test_another_function_of_the_notebook_is_told_by_the_numbers_within_pairs():
    form = "def {}(pairs, r):\n    return sum({}(a).sum() for a, b in pairs), [(r * {}(a), 0 * b) for a, b in pairs]\n"
    text = form.format("other", "np.sin", "np.tan") + "def answer(pairs, r):\n    return other(pairs, r)\n"
    cases = [Case([(np.arange(1.0, 4) * n / 7, np.ones(n)) for n in sizes], 0.3) for sizes in ((1, 2), (3, 2, 1))]
    right = form.format("answer", "np.cos", "np.exp")
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases)])
    result = judge(exercise, PlainDoor(defined(text)), {"cases": expected_outcomes(exercise, defined(right), cases)})
    assert result.message == "It gives what `other` gives, and that is another thing."
