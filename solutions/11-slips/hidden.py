"""Cases of lesson 11 that only grading sees: other shapes, other seeds, more steps."""

import numpy as np

from nnkit.check import PREVIOUS, Case, Script, Step


def run_of(rng, steps, *make):
    size = 4
    theta = np.round(rng.normal(size=size), 3)
    first, *others = np.round(rng.normal(scale=1.5, size=(steps, size)), 3)
    return Script(Case(*make), Step("step", theta, first), *(Step("step", PREVIOUS, g) for g in others))


def shares(rng, n, k):
    E = np.exp(rng.normal(scale=1.5, size=(n, k)))
    return E / E.sum(axis=1, keepdims=True)


def layers(rng, d_in, d, d_out):
    return [np.round(rng.normal(size=shape), 3) for shape in [(d_in, d), (d,), (d, d_out), (d_out,)]]


def hidden(rng):
    signals = [rng.normal(scale=4, size=shape) for shape in [(7,), (2, 3, 4)]] + [np.zeros((1, 1))]
    return {
        "mend_sigmoid": {
            "a row and a table": [*map(Case, signals), Case(np.array([-29.0, -22.5])), Case(np.array([29.0, 25.0]))],
        },
        "mend_loss": {
            "four examples, three classes": [
                Case(shares(rng, 7, 3), rng.integers(0, 3, 7)),
                Case(np.array([[1e-12, 1 - 1e-12], [0.25, 0.75]]), np.array([0, 1])),
            ],
            "other sizes": [
                Case(shares(rng, 1, 5), np.array([4])),
                Case(shares(rng, 6, 2), np.array([0, 1, 1, 1, 0, 1])),
                Case(np.tile([[0.25, 0.75], [0.5, 0.5]], (600, 1)), np.tile([0, 1], 600)),  # whose product is no number
            ],
        },
        "mend_binary_loss": {
            "yes and no": [
                Case(rng.uniform(0.02, 0.98, 9), rng.integers(0, 2, 9)),
                Case(np.array([1e-12, 1 - 1e-5]), np.array([1, 0])),
                Case(np.array([1 - 1e-5, 2e-5]), np.array([1, 0])),
                Case(np.tile([0.25, 0.5], 600), np.tile([1, 0], 600)),  # whose product is no number
            ],
            "only no, only yes": [
                Case(rng.uniform(0.1, 0.9, 4), np.zeros(4, int)),
                Case(np.array([0.015]), np.array([1])),
            ],
        },
        "first_fall": {
            "curves that fall": [
                Case(np.array([5.0, 4.0])),
                Case(np.array([1.0, 1.0, 2.0, 2.0, 1.5, 3.0, 0.0])),
                Case(np.array([0.0, 1.0, 1.0 - 1e-9, 2.0])),
            ],
            "curves that never do": [Case(np.full(4, -2.5)), Case(np.cumsum(rng.uniform(0.1, 1, 8)))],
        },
        "mend_collapse": {
            "two layers": [Case(*layers(rng, 2, 5, 3)), Case(*layers(rng, 4, 1, 4)), Case(*layers(rng, 3, 3, 3))]
        },
        "multiplications": {
            "two nets": [Case([11, 6, 9, 1]), Case([784, 128, 10])],
            "deep and narrow, and no hidden layer": [Case([1, 1, 1, 1]), Case([2] * 30), Case([13, 7])],
        },
        "mend_he": {
            "tall and wide": [Case(rng.normal(size=(9, 2))), Case(rng.normal(size=(3, 7)))],
            "two inputs, eight outputs": [Case(rng.normal(size=(1, 4))), Case(rng.normal(size=(6, 6)))],
        },
        "MendedAdaGrad": {
            "four steps": [run_of(rng, 5, 0.4)],
            "another rate": [run_of(rng, 3, 0.013), run_of(rng, 2, 3.0)],
        },
        "MendedRMSProp": {
            "four steps": [run_of(rng, 5, 0.03, 0.8)],
            "other numbers": [run_of(rng, 6, 0.11, 0.95), run_of(rng, 2, 3.0, 0.7)],
        },
        "mend_correction": {
            "step 1, step 3": [Case(rng.normal(size=4), rng.uniform(0.01, 1, 4), 2, 0.9, 0.999)],
            "step 7, other decays": [Case(rng.normal(size=5), rng.uniform(0.01, 1, 5), 12, 0.85, 0.97)],
        },
        "inside_for": {"three epsilons": [Case(2e-5), Case(0.07)]},
    }
