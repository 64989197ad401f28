"""A student's own parts, written naively and without any base class, train a network and are checked by name."""

import math

import numpy as np
import pytest

import nnkit
from nnkit import Adam, CheckError, Dense, FromFunctions, Parameter, Sequential, check_layer, check_loss, fit

X, Y = nnkit.data.xor(200, noise=0, rng=0)


def learns(*layers, loss=nnkit.softmax_cross_entropy, optimizer=None):
    model = Sequential(*layers)
    history = fit(model, loss, optimizer or Adam(lr=0.05), X, Y, epochs=80, rng=0)
    return history["loss"][-1] < 0.5 * history["loss"][0] and nnkit.accuracy(model, X, Y) > 0.95


def bent(z):
    """An activation by loops and plain Python numbers."""
    out = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        out[i] = z[i] if z[i] > 0 else math.exp(z[i]) - 1
    return out


def bent_slope(z):
    out = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        out[i] = 1 if z[i] > 0 else math.exp(z[i])
    return out


def test_an_activation_of_two_functions_and_of_one():
    assert check_layer((bent, bent_slope), np.random.default_rng(0).normal(size=(4, 3)))["x"] < 1e-8
    assert learns(Dense(2, 4, rng=0), (np.sin, np.cos), Dense(4, 2, rng=1))
    assert learns(Dense(2, 4, rng=0), lambda z: np.sin(z), Dense(4, 2, rng=1))
    with pytest.raises(CheckError, match=r"bent \(line \d+ of test_plugin.py\): the gradient for x is wrong"):
        check_layer((bent, bent), -np.ones((4, 3)))


class LoopyDense:
    """A dense layer by three nested loops."""

    def __init__(self, d_in, d_out, seed):
        self.W = Parameter(np.random.default_rng(seed).normal(size=(d_in, d_out)))
        self.b = Parameter(np.zeros(d_out))

    def forward(self, x):
        self.x = x
        y = np.zeros((len(x), len(self.b.value)), x.dtype)
        for n in range(len(x)):
            for j in range(y.shape[1]):
                y[n, j] = self.b.value[j]
                for i in range(x.shape[1]):
                    y[n, j] += x[n, i] * self.W.value[i, j]
        return y

    def backward(self, dy):
        self.W.grad = sum(np.outer(x, d) for x, d in zip(self.x, dy, strict=True))
        self.b.grad = sum(dy)
        return np.array([self.W.value @ d for d in dy], dy.dtype)


class OuterForgotten(LoopyDense):
    def backward(self, dy):
        dx = super().backward(dy)
        self.W.grad = np.outer(self.x[0], dy[0])
        return dx


def test_a_layer_without_a_base_class():
    assert max(check_layer(LoopyDense(3, 2, seed=0), np.random.default_rng(0).normal(size=(4, 3))).values()) < 1e-8
    X_small, y_small = X[:40], Y[:40]
    model = Sequential(LoopyDense(2, 4, seed=0), "tanh", LoopyDense(4, 2, seed=1))
    history = fit(model, nnkit.softmax_cross_entropy, Adam(lr=0.1), X_small, y_small, epochs=60, rng=0)
    assert history["loss"][-1] < 0.5 * history["loss"][0]
    with pytest.raises(CheckError, match=r"OuterForgotten.backward \(line \d+ of .*gradient for W is wrong"):
        check_layer(OuterForgotten(3, 2, seed=0), np.random.default_rng(0).normal(size=(4, 3)))


def affine(x, W, b):
    return x @ W + b, (x, W)


def affine_backward(dy, cache):
    x, W = cache
    return dy @ W.T, {"W": x.T @ dy, "b": dy.sum(axis=0)}


def test_a_layer_of_two_functions():
    W = np.random.default_rng(0).normal(size=(2, 8))
    assert learns(FromFunctions(affine, affine_backward, W=W, b=np.zeros(8)), "relu", Dense(8, 2, rng=1))


def my_cross_entropy(z, y):
    """By loops over rows, fine for logits that are not huge."""
    total, dz = 0.0, np.zeros_like(z)
    for i in range(len(z)):
        p = np.exp(z[i]) / np.exp(z[i]).sum()
        total -= math.log(p[y[i]])
        dz[i] = p
        dz[i, y[i]] -= 1
    return total / len(z), dz / len(z)


def my_cross_entropy_without_mean(z, y):
    value, dz = my_cross_entropy(z, y)
    return value, dz * len(z)


def test_a_loss():
    z, y = np.random.default_rng(0).normal(size=(4, 3)), np.array([0, 2, 1, 1])
    check_loss(my_cross_entropy, z, y)
    assert learns(Dense(2, 8, rng=0), "tanh", Dense(8, 2, rng=1), loss=my_cross_entropy)
    with pytest.raises(CheckError, match=r"my_cross_entropy_without_mean.*It is 4 times what it should be"):
        check_loss(my_cross_entropy_without_mean, z, y)


class MyMomentum:
    """The formula on the board, one number at a time."""

    def __init__(self):
        self.v = None

    def step(self, theta, grad):
        if self.v is None:
            self.v = [0.0] * len(theta)
        for i in range(len(theta)):
            self.v[i] = 0.9 * self.v[i] + grad[i]
            theta[i] -= 0.1 * self.v[i]


def test_an_optimizer():
    assert learns(Dense(2, 8, rng=0), "tanh", Dense(8, 2, rng=1), optimizer=MyMomentum())


class CrashesInBackward(LoopyDense):
    def backward(self, dy):
        self.W.grad = self.x @ dy  # the transpose is missing
        return dy @ self.W.value.T


def test_a_crash_points_at_the_students_line_and_at_the_layer():
    model = Sequential(CrashesInBackward(2, 3, seed=0), "relu", Dense(3, 2, rng=0))
    with pytest.raises(ValueError, match="matmul") as error:
        fit(model, nnkit.softmax_cross_entropy, Adam(), X, Y, epochs=1, rng=0)
    assert "in the backward pass of layers[0] = " in error.value.__notes__[0]
    assert "the transpose is missing" in str(error.traceback[-1].statement)
