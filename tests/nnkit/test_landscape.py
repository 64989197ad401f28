"""Directions and slices of the loss landscape."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import nnkit
from nnkit import (
    Conv2d,
    Dense,
    Sequential,
    coordinates,
    evaluate,
    filter_normalised_direction,
    loss_surface,
    mean_squared_error,
    path_directions,
)


def test_direction_has_each_neurons_own_length_and_leaves_biases_alone():
    model = Sequential(Conv2d(2, 3, 3, rng=0), nnkit.Flatten(), Dense(12, 2, rng=1))
    direction = filter_normalised_direction(model, rng=0)
    kernels, kernel_direction = model.layers[0].W.value, direction[:54].reshape(3, 2, 3, 3)
    assert_allclose((kernel_direction**2).sum((1, 2, 3)), (kernels**2).sum((1, 2, 3)))
    assert_array_equal(direction[54:57], 0)
    W = model.layers[2].W.value
    assert_allclose((direction[57:81].reshape(12, 2) ** 2).sum(0), (W**2).sum(0))
    assert not np.allclose(direction, filter_normalised_direction(model, rng=1))


def test_a_flat_path_lies_in_its_own_plane():
    rng = np.random.default_rng(0)
    u, v = np.linalg.qr(rng.normal(size=(6, 2)))[0].T
    path = rng.normal(size=(20, 1)) * u + 3 * rng.normal(size=(20, 1)) * v
    directions = path_directions(path)
    where = coordinates(path, path[-1], directions)
    assert_allclose(path[-1] + where @ directions, path, atol=1e-12)
    assert_allclose(where[-1], 0, atol=1e-12)


def test_surface_of_a_linear_network_is_its_loss_and_theta_comes_back():
    X, y = nnkit.data.curve("line", 20, rng=0)
    model = Sequential(Dense(1, 1, rng=0))
    before = model.theta.copy()
    a, b = [0.0, 0.5], [-1.0, 0.0, 1.0]
    values = loss_surface(model, mean_squared_error, X, y, [[1.0, 0.0], [0.0, 1.0]], a=a, b=b)
    assert values.shape == (3, 2)
    assert values[1, 0] == evaluate(model, mean_squared_error, X, y)
    W, c = before
    assert_allclose(values[2, 1], (((W + 0.5) * X + c + 1 - y) ** 2).mean())
    with pytest.raises(ValueError, match="same number of rows"):
        loss_surface(model, mean_squared_error, X, y[:3], np.eye(2), a=a, b=b)
    assert_array_equal(model.theta, before)


def test_a_path_that_is_too_short():
    with pytest.raises(ValueError, match=r"at least 3 positions.*got \(2, 5\)"):
        path_directions(np.zeros((2, 5)))
