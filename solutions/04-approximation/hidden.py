"""Cases of lesson 4 that only grading sees: other widths, signs, shapes and curves."""

import numpy as np

from nnkit.check import Case

# the worst place is the last
LAST = Case(np.linspace(0, 4, 9), np.append(np.sin(np.arange(8)), -3.5), np.array([0.0, 4.0]), np.zeros(2))
BESIDE_KINKS = (-1.00003, -0.99997, -0.00003, 0.00003, 0.99997, 1.00003)  # of the hat


def hidden(rng):
    return {
        "slopes_between": {
            "other widths, and a single piece": [near(rng), *(Case(*points(rng, n)) for n in (1, 2, 13))],
        },
        "changes_of_slope": {"others, and a single one": [Case(slopes(rng, n)) for n in (2, 3, 8)]},
        "hinge_coefficients": {
            "even knots": [Case(np.linspace(-1.5, 4.5, 5), np.round(rng.normal(2, 3, 5), 3))],
            "uneven knots, and a single piece": [Case(*points(rng, n)) for n in (2, 5, 13)],
        },
        "hinge_sum": hinge_sums(rng),
        "largest_error": {
            "too low and too high": [errors(rng, 4), LAST],
            "knots that are not on the curve, and no error at all": [errors(rng, 7), errors(rng, 1)],
        },
        "measured_slope": {
            "other laws, not quite straight": [
                Case(n := np.sort(rng.integers(2, 500, k)).astype(float), rng.uniform(0.5, 2, k) * size * n**p)
                for k, p, size in ((4, -1.0, 3.0), (13, -0.5, 3e-14), (5, 1.5, 3.0))
            ]
        },
        "hinges_needed": {
            "the sine": [Case(0.0, 2 * np.pi, 1.0, 0.0313)],
            "other intervals and bends, and a straight line": [
                Case(-4.0, -1.5, 9.3, 0.0077),
                Case(10.0, 31.0, 0.37, 0.6),
                Case(-0.25, 0.5, 0.0, 3.0),
                Case(0.0, 3.0, 11.0, 1.3e-6),
                Case(0.0, 3.0, 8.0, 1.0),  # the bound is met exactly
                Case(0.0, 5.00004, 8.0, 1.0),  # 5 are not quite enough
                Case(0.0, 1.0, 1.7e4, 2.1e-6),
            ],
        },
        "place_knots": curves(),
        "hinge_network": {"uneven and even knots, and a single piece": [Case(*points(rng, n)) for n in (2, 5, 13)]},
        "step_neuron": {"a gentle step": [Case(-7.5, 0.8)], "a sudden one": [Case(-0.6, 0.004)]},
        "sigmoid_steps": {
            "steep": [
                Case(np.array([-0.201, -0.1993, 0.5]), np.array([-0.2, 0.4]), np.array([1.0, -2.0]), 1000.0),
                Case(np.linspace(-3, 3, 11), np.array([-2.0, -0.3, 1.1]), np.array([-1.0, 0.5, 2.5]), 80.0),
            ],
            "not so steep, other houses": [
                Case(np.round(rng.normal(size=5), 3), np.array([0.4]), np.array([-1.75]), 2.0),
                Case(
                    np.round(rng.normal(size=9), 3),
                    np.sort(np.round(rng.normal(size=6), 3)),
                    np.round(rng.normal(size=6), 3),
                    6.0,
                ),
            ],
        },
        "ridge": {
            "along an axis, through the middle": [
                Case(np.round(rng.normal(size=(9, 2)), 3), np.array([-1.5, 0.0]), 0.0),
                Case(np.array([[u, 0.0] for u in BESIDE_KINKS]), np.array([1.0, 0.0]), 0.0),
            ],
            "slanted and moved": [
                Case(np.round(rng.normal(size=(n, 2)), 3), np.round(rng.normal(size=2), 3), 0.45 * n - 2)
                for n in (1, 2, 6)
            ],
        },
        "bump_network": {
            "elsewhere, other sizes": [Case(np.array([-0.7, -1.1]), 0.3), Case(np.array([5.0, 2.0]), 2.5)]
        },
    }


def points(rng, n):
    """n + 1 points with widths from 0.2 to 3 that start away from 0."""
    knots = np.round(rng.uniform(-4, -1) + np.concatenate([[0.0], np.cumsum(rng.uniform(0.2, 3, n))]), 3)
    return knots, np.round(rng.normal(1, 2, n + 1), 3)


def near(rng):
    """Knots that lie close together."""
    knots, values = points(rng, 4)
    return Case(1e-4 * knots, values)


def slopes(rng, n):
    return np.round(rng.normal(0.7, 2, n), 3)


def hinge_sums(rng):
    knots, _ = points(rng, 6)
    c = np.round(rng.normal(size=6), 3)
    inside = np.round(rng.uniform(knots[0], knots[-1], (3, 4)), 3)
    return {
        "between the knots": [Case(inside[1:].ravel(), knots, -1.5, c), Case(inside[0], knots, 0.25, c)],
        "outside, a matrix, a single hinge": [
            Case(np.array([-9.0, 20.0, 0.5]), knots, 3.48765432, c),
            Case(np.array([-1.0, 140.5, 300.0]), np.arange(301.0), 1.5, np.sin(np.arange(300))),  # many hinges
            Case(inside, knots, -1.5, c),
            Case(np.round(rng.normal(size=(2, 1, 3)), 3), np.array([-0.5, 2.0]), -2.0, np.array([1.75])),
        ],
    }


def errors(rng, n):
    knots, values = points(rng, n)
    x = np.round(np.linspace(knots[0], knots[-1], 40), 3)
    x[-1] = knots[-1]
    return Case(x, np.round(np.sin(3 * x) - 1, 4), knots, values)


def curves():
    """Other bumps, corners and a grid that is not even."""
    x = np.linspace(-3.0, 5.0, 401)
    fine = np.linspace(-3.0, 3.0, 2401)
    skew = np.concatenate([np.linspace(0, 1, 60), np.linspace(1.05, 6, 200)])
    return {
        "a narrow bump": [Case(x, 3 / (1 + 20 * (x - 3.1) ** 2), 14), Case(x, -np.exp(-30 * (x + 1.3) ** 2), 10)],
        "a wiggle that gets faster, a root, and a cliff": [
            Case(skew, np.exp(-3 * skew), 8),
            Case(x, np.tanh(6 * (x - 0.7)), 11),
            Case(fine, 1 / (1 + 300 * fine**2), 40),
        ],
    }
