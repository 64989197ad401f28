"""Cases of lesson 6b that only grading sees: other shapes, other seeds, other layers."""

import numpy as np

from nnkit.check import Case, Script, Step


def look(d_in):
    return np.vstack([np.zeros(d_in), np.eye(d_in)])


def rounds(rng, d_in, d_out, *sizes):
    """A dense layer's life: look, then for each batch forward, backward, a step, and another look."""
    steps = [Step("forward", look(d_in))]
    for n in sizes:
        X, dY = rng.normal(size=(n, d_in)).round(2), rng.normal(size=(n, d_out)).round(2)
        rate = round(float(rng.uniform(0.05, 0.4)), 2)
        steps += [Step("forward", X), Step("backward", dY), Step("step", rate), Step("forward", look(d_in))]
    return Script(Case(d_in, d_out, int(rng.integers(1, 1000))), *steps)


def single_rows(rng):
    """Single rows one right after the other, and one step at the end."""
    calls = [
        Step(name, rng.normal(size=(1, n)).round(2)) for _ in range(3) for name, n in (("forward", 3), ("backward", 2))
    ]
    return Script(Case(3, 2, 17), Step("forward", look(3)), *calls, Step("step", 0.3), Step("forward", look(3)))


def batch(rng, n, k):
    """What batch_norm takes but for `training`; spreads of 0.003 to 30."""
    Z = rng.normal(size=(n, k)) * 10 ** rng.uniform(-2.5, 1.5, size=k)
    return Z, rng.normal(size=k), rng.normal(size=k), rng.normal(size=k), 10 ** rng.uniform(-6, 2, size=k)


def hidden(rng):
    alike = rng.normal(size=(4, 3))[:, [0, 1, 0, 2, 2, 1, 0]]
    almost = alike + rng.uniform(-1e-12, 1e-12, size=alike.shape)
    close = np.array([[1.0, 1.0 + 1e-6, 1.0], [2.0, 2.0, 2.0 + 2e-7]])
    layers = [
        "y = x * x.max() | dx = dy + dy.min()",
        "y = np.sin(x) | dx = 5 * dy",
        "y = x - 2 | dx = dy ** 3",
        "y = x / 3 | dx = dy - 0.25",
        "y = x + x ** 2 | dx = -dy",
    ]
    X = rng.normal(size=(3, 2)).round(2)
    passes = {"one layer, three, four": [Case(X, layers), Case(X, layers[1:3]), Case(X, layers[::-1])]}
    twice = [layers[1], layers[3], layers[1]]  # a layer that stands there twice
    # no forward pass takes slopes
    narrow = [layers[0], "y = x @ np.full((4, 2), 0.5) | dx = dy @ np.full((2, 4), 0.5)"]
    return {
        "different_neurons": {
            "some columns alike": [
                Case(alike),
                Case(almost),
                Case(close),
                Case(rng.normal(size=(2, 6))),
            ],
            "a single row": [Case(np.array([[3.0]])), Case(np.array([[1.0, 2.0, 3.0, 2.0]]))],
        },
        "spread_after": {
            "shrinking and growing": [
                Case(0.02, 400, 6),
                Case(0.21, 50, 4),
                Case(1.5, 3, 2),
                Case(0.4, 1, 3),
                Case(0.09, 100, 130),
                Case(0.11, 100, 61),
            ]
        },
        "normal_weights": {
            "small variances and large ones": [Case(0.0049, 45, 55, 21), Case(2.25, 70, 35, 22), Case(1.5, 200, 1, 23)]
        },
        "xavier_weights": {
            "more inputs than neurons, and fewer": [
                Case(120, 20, 31),
                Case(15, 150, 32),
                Case(200, 1, 33),
                Case(500, 300, 34),
            ]
        },
        "he_weights": {
            "more inputs than neurons, and fewer": [
                Case(120, 20, 41),
                Case(15, 150, 42),
                Case(200, 1, 43),
                Case(1, 90, 44),
                Case(250, 400, 45),
            ]
        },
        "batch_norm": {
            "in training": [Case(*batch(rng, n, k), True) for n, k in ((17, 4), (3, 1), (2, 3), (4, 4))],
            "in use": [Case(*batch(rng, 6, 2), False), Case(*batch(rng, 1, 5), False)],
        },
        "DenseLayer": {
            "forward": [Script(Case(4, 1, 9), Step("forward", look(4)), Step("forward", rng.normal(size=(6, 4))))],
            "backward keeps the weights' slopes: two batches, a step after each": [
                rounds(rng, 2, 5, 3, 1, 4),
                rounds(rng, 5, 3, 6, 2),
                single_rows(np.random.default_rng(8)),
            ],
            "where it starts": [Script(Case(30, 90, 6), Step("forward", look(30)))],
        },
        "ActivationLayer": {
            "a curve of one's own": [
                Script(
                    Case("f(x) = np.exp(x / 2)", "f(x) = np.exp(x / 2) / 2"),
                    Step("forward", rng.normal(size=4).round(2)),
                    Step("forward", X),
                    Step("backward", rng.normal(size=(3, 2)).round(2)),
                    Step("backward", rng.normal(size=(3, 2)).round(2)),
                )
            ]
        },
        "network_forward": {**passes, "one layer, three, four": [*passes["one layer, three, four"], Case(X, twice)]},
        "network_backward": {**passes, "one layer, three, four": [*passes["one layer, three, four"], Case(X, narrow)]},
    }
