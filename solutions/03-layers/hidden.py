"""Cases of lesson 3 that only grading sees: other shapes, seeds and depths."""

from itertools import pairwise

import numpy as np

from nnkit.check import Case


def arrays(rng, *shapes, scale=1.0):
    return [np.round(rng.normal(scale=scale, size=shape), 3) for shape in shapes]


def pictures(rng, n, h, w):
    images = rng.integers(0, 240, size=(n, h, w)).astype(np.uint8)
    images[:, 0, 0] = 0
    return images


def layers(rng, sizes):
    """A list of weights and one of biases; about half of all ReLUs fire, so that none of them hides a mistake."""
    weights = [np.round(rng.normal(scale=1.2, size=shape), 2) for shape in pairwise(sizes)]
    return weights, [np.round(rng.normal(scale=0.8, size=k), 2) for k in sizes[1:]]


def deep(rng, sizes):
    """x and three hidden layers with output, in one row; every hidden layer has neurons that fire and that do not."""
    while True:
        x = np.round(rng.normal(scale=1.5, size=sizes[0]), 2)
        weights, biases = layers(rng, sizes)
        a, mixed = x, True
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            z = a @ W + b
            mixed = mixed and 0 < np.sum(z > 0.1) < len(z)
            a = np.maximum(z, 0)
        if mixed and np.any(a @ weights[-1] + biases[-1] < -0.1):
            return [x, *(array for pair in zip(weights, biases, strict=True) for array in pair)]


def batch(rng, n, sizes):
    while True:
        X = np.round(rng.normal(scale=1.5, size=(n, sizes[0])), 2)
        weights, biases = layers(rng, sizes)
        A = X
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            A = np.maximum(A @ W + b, 0)
        Z = A @ weights[-1] + biases[-1]
        if np.any(Z < -0.1) and (len(sizes) == 2 or np.all(A.any(axis=1))):
            return X, weights, biases


def table(rng, n, m, d, constant):
    scale = rng.uniform(0.5, 40, size=d)
    shift = scale * rng.uniform(-3, 3, size=d)  # not so far out that single precision would lose it
    both = np.round(shift + scale * rng.normal(size=(n + m, d)), 2)
    both[n:] += np.round(0.7 * scale, 2)  # new data come from elsewhere
    if constant is not None:
        both[:, constant] = -4.0
    return both[:n].copy(), both[n:].copy()


def narrow(train, new):
    """The same with a first column that is nearly constant in training."""
    factors = np.array([1e-3 / train[:, 0].std(), 1.0, 1e3])
    return train * factors, new * factors


def hidden(rng):
    return {
        "images_to_rows": {
            "two wide pictures, three tall ones": [Case(pictures(rng, 4, 2, 5)), Case(pictures(rng, 2, 5, 3))],
            "a single square picture (nothing crashes there, so look twice)": [
                Case(pictures(rng, 1, 4, 4)),
                Case(np.array([[[0, 1], [1, 0]]], np.uint8)),  # nearly black: nothing above 1, and not yet a fraction
            ],
        },
        "dense_forward": {
            "two examples and four neurons; one neuron; one example": [
                Case(*arrays(rng, (5, 2), (2, 3), (3,), scale=3)),
                Case(*arrays(rng, (12, 6), (6, 4), (4,), scale=150)),
                Case(*arrays(rng, (4, 1), (1, 2), (2,))),
            ],
            "three of everything (nothing crashes there, so look twice)": [Case(*arrays(rng, (4, 4), (4, 4), (4,)))],
        },
        "count_parameters": {
            "one layer, two layers": [Case([1, 1]), Case([784, 30, 10]), Case([7, 2, 5])],
            "any number of layers": [
                Case([4, 9, 3, 8]),
                Case([20, 15, 1, 6, 2, 11, 4]),
                Case([4110, 4099, 3]),  # an odd number that single precision does not hold
                Case([60_000, 50_000, 3]),  # more than 32 bits hold
                Case([300, 200, 10, 3, 7, 2, 5, 9, 4, 8]),  # many layers, and more than 16 bits hold
            ],
        },
        "rows_from_columns": {
            "four neurons; one neuron": [Case(*arrays(rng, (2, 5), (2, 1))), Case(*arrays(rng, (5, 1), (5, 1)))],
            "a square layer (nothing crashes there, so look twice)": [Case(*arrays(rng, (4, 4), (4, 1)))],
        },
        "one_hidden_layer": {
            "other sizes": [
                Case(*arrays(rng, (5,), (5, 3), (3,), (3,)), 0.85),
                Case(*arrays(rng, (3,), (3, 3), (3,), (3,)), -1.3),
                Case(*arrays(rng, (2,), (2, 6), (6,), (6,)), 2.1),
            ]
        },
        "class_probabilities": {
            "two classes; three of everything": [
                Case(*arrays(rng, (4,), (4, 3), (3,), (3, 5), (5,))),
                Case(*arrays(rng, (2,), (2, 2), (2,), (2, 2), (2,))),
                Case(*arrays(rng, (3,), (3, 5), (5,), (5, 4), (4,))),
                Case(*arrays(rng, (3,), (3, 2), (2,), (2, 3)), np.array([44.0, 43.5, -30.0])),  # nearly 50
            ]
        },
        "three_hidden_layers": {
            "other widths": [Case(*deep(rng, [3, 5, 4, 6, 2])), Case(*deep(rng, [4, 3, 3, 3, 3]))],
        },
        "mlp_forward": {
            "network C on a batch of two": [Case(*batch(rng, 3, [2, 5, 4, 3]))],
            "two layers; a single one": [
                Case(*batch(rng, 12, [5, 9, 2])),
                Case(*batch(rng, 1, [3, 2])),
                Case(*batch(rng, 2, [4, 4, 4])),
                Case(*batch(rng, 5, [2, 4, 3, 6, 3, 4])),
                Case(*batch(rng, 3, [2, *[4, 3] * 10])),  # twenty layers
            ],
        },
        "standardise_columns": {
            "five flats to learn from, two new ones; a constant column": [
                Case(*table(rng, 7, 3, 4, 1)),
                Case(*narrow(*table(rng, 6, 2, 3, None))),
            ],
            "three of everything (nothing crashes there, so look twice)": [
                Case(*table(rng, 6, 1, 3, None)),
                Case(*table(rng, 4, 4, 4, None)),
            ],
        },
    }
