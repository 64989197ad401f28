"""Networks, losses and makers of optimisers that cases describe, made on the answer's side."""

import numpy as np
import pytest

from nnkit import softmax_cross_entropy
from nnkit.check import Case, Exercise, Part, Script
from nnkit.check.door import PlainDoor
from nnkit.check.networks import AGAIN, LAYERS, described
from nnkit.check.outcome import outcome_of
from nnkit.check.paste import line_to_try
from nnkit.check.spelled import made, spelled
from nnkit.optim import Adam, Momentum
from tests.nnkit.check.judging import called

W, b = np.arange(6.0).reshape(2, 3), np.array([1.0, -1.0, 2.0])
NETWORK = [LAYERS, (W, b), "tanh"]


def test_a_description_becomes_layers_with_its_numbers():
    dense, tanh = made(NETWORK)
    X = np.array([[1.0, -2.0]])
    np.testing.assert_allclose(tanh.forward(dense.forward(X)), np.tanh(X @ W + b))
    dense.W.value += 1
    assert W[0, 0] == 0  # the case keeps its arrays


def test_a_loss_gives_what_nnkits_gives():
    Z, y = np.array([[1.0, 2.0]]), np.array([0])
    value, dZ = made("loss = softmax_cross_entropy")(Z, y)
    assert value == softmax_cross_entropy(Z, y)[0]
    np.testing.assert_array_equal(dZ, softmax_cross_entropy(Z, y)[1])


def test_each_call_makes_a_new_optimiser_with_its_settings():
    make = made("make() = Momentum(0.2, 0.7)")
    first, second = make(), make()
    assert (type(first), first.lr, first.mu) == (Momentum, 0.2, 0.7)
    assert first is not second
    assert isinstance(made("make() = Adam()")(), Adam)
    assert made("make() = Adam(0.1)")().lr == 0.1


def test_unknown_names_are_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no optimizer is named 'Adm'; the names are .*Adam"):
        made("make() = Adm(0.1)")
    with pytest.raises(ValueError, match=r"no loss is named 'mse'; the names are .*mean_squared_error"):
        made("loss = mse")


@pytest.mark.parametrize("value", ["loss", "make()", [(W, b)], ["tanh"], []])
def test_what_describes_nothing_stays(value):
    assert made(value) is value


def test_what_was_made_is_described_again():
    for given in (NETWORK, "loss = mean_squared_error", "make() = Adam(0.1)"):
        assert spelled(made(given)) == given
    assert called(PlainDoor(lambda layers: len(layers)), [NETWORK]).value == 2
    assert called(PlainDoor(lambda layers: len(layers)), [NETWORK]).changed == {}
    assert called(PlainDoor(lambda layers: layers.pop()), [NETWORK]).changed.keys() == {0}


def test_the_same_layers_are_there_again_with_what_was_done_to_them():
    first = made(NETWORK)
    first[0].W.value += 1
    again = made([AGAIN, *NETWORK[1:]])
    assert all(a is b for a, b in zip(first, again, strict=True)) and again is not first
    assert spelled(again) == [AGAIN, *NETWORK[1:]]
    with pytest.raises(ValueError, match="are not the layers that were made last"):
        made([AGAIN, "tanh"])
    exercise = Exercise("train", "", "", [Part("one", [Case(NETWORK)])], [])
    for step, seen in ((1.0, [0.0, 1.0]), (0.0, [0.0, 0.0])):

        def answer(layers, step=step):
            before = float(layers[0].W.value[0, 0])
            layers[0].W.value += step
            return before

        script = Script(Case(NETWORK), Case([AGAIN, *NETWORK[1:]]))
        outcome = outcome_of(exercise, PlainDoor(answer), script)
        assert (outcome.value, outcome.changed) == (seen, ())


def test_no_line_to_paste_is_made_of_them():
    exercise = Exercise("train", "", "", [Part("one", [Case("loss = mean_squared_error"), Case(NETWORK)])], [])
    assert line_to_try(exercise, exercise.parts[0].cases) == ""


@pytest.mark.parametrize("value", [(LAYERS, "tanh"), [np.ones(2)], [], [3, LAYERS]])
def test_what_describes_no_network_stays(value):
    assert made(value) is value and described(value) is None
