"""Cases of lesson 2 that only grading sees: other shapes, seeds and distances."""

import numpy as np

from nnkit.check import Case

EVERYDAY = "a vector and a matrix of everyday numbers"
FAR = "far out, |z| up to 1000"
WIDTHS = "three layers of different widths"
SQUARE = "three square layers (nothing crashes there, so look twice)"


def layers(rng, d_in, d_1, d_2, d_out):
    shapes = [(d_in, d_1), (d_1,), (d_1, d_2), (d_2,), (d_2, d_out), (d_out,)]
    return [np.round(rng.normal(scale=1.5, size=shape), 3) for shape in shapes]


def transposed(arrays):
    return [np.ascontiguousarray(a.T) for a in arrays]


def chain(rng, k):
    """A chain of k neurons, none far from its steep part: its slope does not drown in rounding, in no drawing."""
    x = a = float(rng.uniform(0, 1))
    w, b = rng.choice([-1, 1], size=k) * rng.uniform(2.5, 5.5, size=k), np.zeros(k)
    for i, z in enumerate(rng.uniform(-1.2, 1.2, size=k)):
        b[i] = z - w[i] * a
        a = 1 / (1 + np.exp(-z))
    return Case(x, w, b)


def hidden(rng):
    nets = {WIDTHS: [layers(rng, 3, 5, 2, 4), layers(rng, 6, 2, 3, 1)], SQUARE: [layers(rng, 3, 3, 3, 3)]}
    everyday = [rng.normal(scale=3, size=(2, 3, 4)), rng.normal(scale=1.5, size=(5, 2)), np.array([0.0, -7.5, 6.25])]
    far = [
        np.array([[-1000.0, -745.5, -88.0], [715.0, 89.0, 1000.0]]),
        np.append(rng.uniform(-1000, 1000, size=11), 0.5).reshape(3, 1, 4),  # one where a slope is to be seen
        np.array([15.2, -17.5, 35.0, -35.0, 12.0, 0.0]),
    ]
    near = np.array([1.5, 1e-3, -1e-4, 2e-5, -3e-6])  # a slope measured across 0 would be another, a value is not
    both = {EVERYDAY: [Case(z) for z in everyday], FAR: [Case(z) for z in far]}
    return {
        "collapse_rows": {part: [Case(*net) for net in some] for part, some in nets.items()},
        "collapse_columns": {part: [Case(*transposed(net)) for net in some] for part, some in nets.items()},
        "sigmoid": both,
        "sigmoid_derivative": both,
        "tanh": both,
        "tanh_derivative": both,
        "relu": {"vectors and a matrix": [Case(z) for z in [*everyday, *far, near]]},
        "relu_derivative": {"vectors with a zero, and a matrix": [Case(z) for z in everyday + far]},
        "softplus": both,
        "softplus_derivative": both,
        "leaky_relu": {
            "two leaks, a vector and a matrix": [
                *(Case(z, eps) for z, eps in zip(everyday + far, (0.15, 0.3, 0.02, 0.7, 0.01, 0.25), strict=True)),
                Case(near, 0.2),
            ]
        },
        "leaky_relu_derivative": {
            "two leaks, a vector and a matrix": [
                Case(z, eps) for z, eps in zip(everyday + far, (0.15, 0.3, 0.02, 0.7, 0.01, 0.25), strict=True)
            ]
        },
        "silu": both,
        "silu_derivative": both,
        "stack_gradient": {
            "four layers and five": [
                chain(rng, 3),
                chain(rng, 6),
                Case(0.5, np.array([4.0, 40.0]), np.array([-2.0, -12.0])),  # far out: a slope of 3e-4
            ],
        },
    }
