"""Cases of lesson 6 that only grading sees: other shapes, other seeds, other steps."""

from itertools import pairwise

import numpy as np

from nnkit.check import Case


def arrays(rng, *shapes, scale=1.0):
    return [np.round(scale * rng.normal(size=shape), 3) for shape in shapes]


def two_layers(rng, n, d, m, k):
    X, W1, b1, W2, b2 = arrays(rng, (n, d), (d, m), m, (m, k), k)
    return Case(X, np.round(rng.uniform(size=(n, k)), 2), W1, b1, W2, b2)


def network(rng, n, *sizes):
    X, *weights = arrays(rng, (n, sizes[0]), *pairwise(sizes), scale=0.7)
    return Case(X, rng.integers(0, sizes[-1], n), weights, arrays(rng, *sizes[1:], scale=0.5))


def saturated(case):
    """The same with a first unit whose tanh is nearly flat, for every example."""
    X, y, weights, (first, *others) = case.args
    return Case(X, y, weights, [np.append(9.0, first[1:]), *others])


def dense(rng, n, d_in, d_out):
    dZ, X, W = arrays(rng, (n, d_out), (n, d_in), (d_in, d_out))
    return Case(dZ + 0.75, X, W)  # a sum near 0 would be lost in single precision


def away_from_zero(rng, shape):
    return np.round(rng.choice([-1, 1], size=shape) * rng.uniform(0.05, 3, size=shape), 3)


def by_hand(rng):
    inputs, targets = np.round(rng.normal(size=2), 2).tolist(), np.round(rng.uniform(size=2), 2).tolist()
    weights, outputs = np.round(rng.normal(size=8), 2).tolist(), np.round(rng.uniform(0.05, 0.95, size=4), 2).tolist()
    return Case(*inputs, *targets, weights, *outputs)


# a label that the network gives a share of 1e-17: what is added to it inside of the logarithm shows
SURELY_WRONG = Case(
    np.array([[30.0, 1.0], [0.5, 2.0]]), np.array([1, 0]), [np.array([[1.0, -0.3], [0.2, 0.4]])], [np.zeros(2)]
)


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    gates = [Case(*map(float, np.round(rng.normal(scale=2, size=3), 2))) for _ in range(3)]
    square = "as many inputs as outputs (nothing crashes there, so look twice)"
    return {
        "times_gate": {"three products": gates},
        "max_gate": {
            "x is larger, y is larger": [
                Case(2.0, 1.5, 0.3),
                Case(-1.0, 6.0, -2.0),
                Case(0.5 + 1e-12, 0.5, 2.0),
                Case(-1e-12, 1e-12, 2.0),
            ],
            "below zero": [Case(-0.25, -7.0, -1.1), Case(-9.0, -8.0, 4.0)],
        },
        "slopes_cost": {"layers of different sizes": [Case([6, 1, 9]), Case([2, 11, 4, 4, 7]), Case([8, 3])]},
        "forward_by_hand": {
            "other numbers": [
                Case(1.25, -0.6, np.round(rng.normal(size=8), 2).tolist(), 0.3, -0.7),
                Case(-0.2, -1.1, np.round(rng.normal(size=8), 2).tolist(), -0.45, 0.15),
            ]
        },
        "backward_by_hand": {"other numbers": [by_hand(rng), by_hand(rng)]},
        "two_layer_gradients": {
            "five examples, 3-4-2 neurons": [
                two_layers(rng, 7, 2, 5, 3),
                two_layers(rng, 1, 4, 2, 3),
                # the first example has nothing wrong: its outputs are 1/2, as wanted
                Case(
                    np.array([[1.0, -1.0], [0.5, 2.0]]),
                    np.array([[0.5, 0.5], [0.2, 0.9]]),
                    np.full((2, 2), 0.75),
                    np.zeros(2),
                    np.array([[1.0, -2.0], [-1.0, 2.0]]),
                    np.zeros(2),
                ),
            ]
        },
        "dense_backward": {
            "five examples, 3 inputs, 2 outputs": [dense(rng, 7, 2, 4), dense(rng, 1, 5, 3), dense(rng, 6, 3, 1)],
            square: [dense(rng, 5, 3, 3)],
        },
        "relu_backward": {
            "a matrix and a vector": [
                Case(rng.normal(size=(4, 3)), away_from_zero(rng, (4, 3))),
                Case(rng.normal(size=(2, 3, 2)), away_from_zero(rng, (2, 3, 2))),
            ]
        },
        "sigmoid_backward": {
            "a matrix and a vector": [
                Case(rng.normal(size=(4, 3)), rng.uniform(0.02, 0.98, size=(4, 3))),
                Case(rng.normal(size=5), rng.uniform(0.02, 0.98, size=5)),
            ]
        },
        "mlp_gradients": {
            "a single layer": [
                network(rng, 6, 2, 5),
                SURELY_WRONG,
            ],
            "two layers and four": [
                network(rng, 9, 4, 3, 5),
                network(rng, 7, 5, 3, 6, 2, 4),
                saturated(network(rng, 2, 3, 4, 2)),
                network(more, 5, 3, 1, 3),
                network(rng, 4, 3, 5, 4, 3, 4, 5, 3, 3),  # eight layers
                network(more, 4, *[3] * 16),
            ],
        },
        "numeric_gradient": {
            "a vector, with large steps (so that the formula shows)": [
                Case("f(x) = (x ** 4).sum() - x[1]", np.array([0.5, -1.5, 0.0]), 0.05)
            ],
            "a matrix": [
                Case("f(x) = (np.exp(x) * x.sum()).sum()", np.round(rng.normal(size=(3, 2)), 2), 0.01),
                Case("f(x) = np.tanh(x).prod()", np.array([[[0.3, 0.7]], [[-0.4, 1.1]]]), 0.03),
                Case("f(x) = np.sin(3 * x)", np.array(0.4), 0.02),
            ],
            "whole numbers": [Case("f(x) = (x ** 3).sum() * x[1, 0]", np.array([[1, 3], [2, -2], [0, 1]]), 0.02)],
        },
        "gradient_error": {
            "different gradients": [
                Case(rng.normal(size=(3, 4)), rng.normal(size=(3, 4))),
                Case(-rng.uniform(1, 2, size=5), -rng.uniform(3, 4, size=5)),
                Case(np.zeros(3), np.array([0.0, 1e-5, 0.0])),
                Case(np.array([1e-6, -2e-6, 1.5e-6]), np.array([1e-6, -2.00002e-6, 1.5e-6])),  # small, and nearly equal
            ]
        },
    }
