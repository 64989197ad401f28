"""Functions and layers that cases spell as text, made on the answer's side."""

import numpy as np
import pytest

from nnkit.check import PREVIOUS, Case, Exercise, Part, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.networks import LAYERS
from nnkit.check.outcome import outcome_of
from nnkit.check.paste import line_to_try
from nnkit.check.spelled import made, spelled
from tests.nnkit.check.judging import called


def given(answer, *args):
    return called(PlainDoor(answer), args)


def through(x, layers):
    for layer in layers:
        x = layer.forward(x)
    for layer in reversed(layers):
        x = layer.backward(x)
    return x


def test_a_text_is_a_function_of_x():
    reply = given(lambda f, x: f(x), "f(x) = np.sin(x).sum()", np.array([0.0, np.pi / 2]))
    assert reply.value == pytest.approx(1)
    assert reply.problem is None and reply.changed == {}


def test_texts_in_a_list_are_layers():
    assert given(through, 3, ["y = x + 1 | dx = dy * 10", "y = x ** 2 | dx = dy - 1"]).value == (16 - 1) * 10


@pytest.mark.parametrize("value", ["a text", "f(x)", "y = 2", ["y", "x"], [], 3.0, None])
def test_what_spells_nothing_stays(value):
    assert made(value) is value
    assert given(lambda given: given, value).value == value


def test_a_layer_needs_both_formulas():
    with pytest.raises(ValueError, match=r"'y = forward of x \| dx = backward of dy'; got 'y = x \+ 1'"):
        made(["y = x + 1"])


def test_what_happens_to_the_list_of_layers_is_seen():
    layers = ["y = x + 1 | dx = dy", "y = x * 2 | dx = dy"]
    assert given(lambda them: them.reverse(), layers).changed == {0: layers[::-1]}
    assert given(lambda them: len(them), layers).changed == {}
    assert spelled(made(layers)) == layers


def test_a_layer_that_stands_twice_is_one():
    first, second, third = made(["y = x | dx = dy", "y = 2 * x | dx = dy", "y = x | dx = dy"])
    assert first is third and first is not second


class Applied:
    def __init__(self, f):
        self.f = f

    def step(self, x):
        return self.f(x)


def test_an_object_keeps_a_function_that_a_script_hands_it():
    case = Script(Case("f(x) = x + 1"), Step("step", 1), Step("step", PREVIOUS))
    exercise = Exercise("Applied", "", "", [Part("steps", [case])], [], kind="object")
    assert outcome_of(exercise, PlainDoor(Applied), case).value == [2, 3]


@pytest.mark.parametrize(
    ("given", "line"),
    [("f(x) = x ** 2", "apply(lambda x: x ** 2, 3)"), (["y = x | dx = dy"], ""), ("a text", "apply('a text', 3)")],
)
def test_a_call_to_paste_has_the_function_written_out(given, line):
    exercise = Exercise("apply", "", "", [Part("one", [Case(given, 3)])], [])
    assert line_to_try(exercise, exercise.parts[0].cases) == line


def test_a_list_may_hold_layers_beside_other_things():
    number, layer = made([3, "y = 2 * x | dx = dy"])
    assert number == 3 and layer.forward(4) == 8
    assert spelled([number, layer]) == [3, "y = 2 * x | dx = dy"]


def test_a_network_is_spelled_as_such():
    network = [LAYERS, "tanh"]
    assert spelled(made(network)) == network
