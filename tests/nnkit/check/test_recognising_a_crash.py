"""A misconception that crashes is recognised by what the crash says, not by any crash of the same type."""

import math

import numpy as np

from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Case, Exercise, Part, Wrong
from nnkit.check.verdict import judge

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
    assert judge(EXERCISE, PlainDoor(lambda z: 1 * math.exp(z)), EXPECTED).misconception == "math.exp"


def test_another_crash_of_the_same_type_is_not():
    result = judge(EXERCISE, PlainDoor(lambda z: np.exp - z), EXPECTED)
    assert (result.state, result.misconception) == ("crashed", "")
