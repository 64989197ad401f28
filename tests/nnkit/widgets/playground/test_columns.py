"""A network as columns of neurons, for any layers."""

import numpy as np
import pytest

from nnkit import Dense, Parameter
from nnkit.model import Sequential
from nnkit.widgets.playground.columns import biases_of, find_columns, first_not_finite, trace, warp, weights_of
from tests.nnkit.widgets.playground.test_trainer import trained


def test_a_warp_of_two_neurons_is_their_plane_and_of_more_does_not_flip():
    trainer = trained("hidden=8,2", 5)
    two = trainer.warp(1)
    assert two.axes == ("neuron 1", "neuron 2") and two.lines.shape == (26, 25, 2)
    assert len(two.points) == 250
    first = trainer.warp(0)
    trainer.step()
    second = trainer.warp(0)
    assert np.abs(first.points - second.points).max() < 0.3
    flat = warp(np.zeros((26 * 25, 1)), np.zeros((3, 1)), 26)
    assert flat.lines.shape == (26, 25, 2)
    assert warp(np.ones((26 * 25, 4)), np.ones((1, 4)), 26).points.shape == (1, 2)


class Turned:
    """A layer whose weights stand the other way round, (d_out, d_in), as textbooks print them."""

    def __init__(self):
        self.W, self.b = Parameter(np.arange(6.0).reshape(3, 2)), Parameter(np.ones(3))

    def forward(self, x):
        return x @ self.W.value.T + self.b.value

    def backward(self, dy):
        return dy @ self.W.value


def test_layers_without_weights_belong_to_the_column_before_them():
    model = Sequential(Dense(2, 4, rng=0), "tanh", Dense(4, 1, rng=1))
    first, last = find_columns(model, np.zeros((3, 2)))
    assert (first.title, first.layer, first.size, first.d_in) == ("Dense, Tanh", 1, 4, 2)
    assert (last.title, last.layer, last.size, last.d_in) == ("Dense", 2, 1, 4)
    assert weights_of(model, first).shape == (2, 4) and biases_of(model, last).shape == (1,)


def test_weights_that_stand_the_other_way_round_are_turned():
    model = Sequential(Turned())
    (column,) = find_columns(model, np.zeros((5, 2)))
    assert column.transposed
    assert (weights_of(model, column) == np.arange(6.0).reshape(3, 2).T).all()


def test_the_first_layer_whose_numbers_are_not_finite_is_named():
    model = Sequential(Dense(2, 2, rng=0), Dense(2, 1, rng=1))
    assert first_not_finite(model, np.ones((1, 2))) == ""
    model.parameters["1.W"].value[:] = np.inf
    assert "come from layers[1] = Dense(2, 1)" in first_not_finite(model, np.ones((1, 2)))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda x: None, "Is `return` missing"),
        (lambda x: 3, "must return an array; got int"),
        (lambda x: x[0], "one row for each of the 4 examples"),
        (lambda x: x.__iadd__(1), "read-only"),
    ],
)
def test_a_layer_that_breaks_the_agreement_is_named(answer, said):
    class Own:
        def forward(self, x):
            return answer(x)

        def backward(self, dy):
            return dy

    with pytest.raises((TypeError, ValueError), match=said) as caught:
        trace(Sequential(Own()), np.zeros((4, 2)))
    assert any("in the forward pass of layers[0]" in note for note in caught.value.__notes__)
