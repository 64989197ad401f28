"""A wrong answer's card has the shortest call that shows it, as a line to paste."""

import numpy as np
import pytest

from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.paste import line_to_try
from nnkit.check.verdict import judge

CASES = [
    Case(np.arange(6.0).reshape(2, 3), [np.ones(2), (1, "a")], eps=0.5),
    Case(np.array([True, False]), None),
    Case(np.array([[1, -2]]), {"k": 1}),  # no line
    Case(np.ones(200), 1.0),  # too long
    Case(np.array([np.nan]), 1.0),
]


def exercise(*cases, kind="function", hidden=()):
    return Exercise("f", "F", "...", parts=[Part("cases", cases, hidden=hidden)], kind=kind)


@pytest.mark.parametrize("case", CASES[:2])
def test_the_line_makes_the_same_call(case):
    given = eval(line_to_try(exercise(case), [case]), {"np": np, "f": lambda *args, **kwargs: (args, kwargs)})
    assert repr(given) == repr((case.args, dict(case.kwargs)))


def test_what_no_line_can_hold_has_none():
    assert line_to_try(exercise(*CASES[2:]), CASES[2:]) == ""
    script = Script(Case(0.1), Step("step", PREVIOUS))
    assert line_to_try(exercise(script, kind="object"), [script]) == ""


def test_the_card_has_the_shortest_that_fails_and_none_of_a_hidden_case():
    cases = [Case(np.array([1.0, 2.0])), Case(np.array([-1.0])), Case(np.array([-1.5, 2.0]))]
    made = exercise(*cases, hidden=[Case(np.array([-7]))])
    expected = {"cases": expected_outcomes(made, np.abs, made.parts[0].all_cases)}
    result = judge(made, PlainDoor(lambda x: np.maximum(x, 0)), expected)
    assert result.tries == "f(np.array([-1.0]))"
    assert judge(made, PlainDoor(lambda x: abs(x)), expected).tries == ""


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (Case("f(x) = x ** 2", 3), "f(lambda x: x ** 2, 3)"),
        (Case(["y = x | dx = dy"]), ""),
        (Case(np.float64(0.5), np.int64(2)), "f(0.5, 2)"),
        (Case(np.float32([1.0])), ""),  # a line would make another type of it
        (Case(np.zeros((0, 3))), ""),  # and another shape
        (Script(Case(0.1), Case(0.2)), ""),
    ],
)
def test_what_is_written_and_what_is_not(case, line):
    assert line_to_try(exercise(case), [case]) == line


def test_of_what_is_no_function_there_is_no_call():
    assert line_to_try(exercise(Case(1), kind="value"), [Case(1)]) == ""
