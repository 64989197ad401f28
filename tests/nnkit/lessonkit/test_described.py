"""Networks, losses and optimisers from plain data."""

import numpy as np
import pytest

from nnkit import softmax_cross_entropy
from nnkit.layers import Dense, Tanh
from nnkit.lessonkit.described import described
from nnkit.optim import Momentum

W, b = np.arange(6.0).reshape(2, 3), np.array([1.0, -1.0, 2.0])


def test_a_description_becomes_objects_with_its_numbers():
    layers, loss, make = described([(W, b), "tanh"], "softmax_cross_entropy", ("Momentum", 0.2, 0.7))
    X = np.array([[1.0, -2.0]])
    np.testing.assert_allclose(layers[1].forward(layers[0].forward(X)), np.tanh(X @ W + b))
    assert loss is softmax_cross_entropy
    first, second = make(), make()
    assert (type(first), first.lr, first.mu) == (Momentum, 0.2, 0.7)
    assert first is not second


def test_the_description_keeps_its_arrays():
    layers, _, _ = described([(W, b)], "mean_squared_error", ("Adam",))
    layers[0].W.value += 1
    assert W[0, 0] == 0


def test_objects_come_back_as_they_are():
    given = [Dense(2, 3, rng=0), Tanh()]

    def make():
        return Momentum(0.1)

    layers, loss, maker = described(given, softmax_cross_entropy, make)
    assert all(a is b for a, b in zip(layers, given, strict=True))
    assert loss is softmax_cross_entropy
    assert maker is make


def test_unknown_names_are_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no optimizer is named 'adm'; the names are .*Adam"):
        described([(W, b)], "mean_squared_error", ("adm", 0.1))
    with pytest.raises(ValueError, match=r"no loss is named 'mse'; the names are .*mean_squared_error"):
        described([(W, b)], "mse", ("Adam", 0.1))
