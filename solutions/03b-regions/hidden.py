"""Cases of lesson 3b that only grading sees: other sizes, other polygons, other networks."""

from itertools import pairwise

import numpy as np

from nnkit.check import Case
from nnkit.lessonkit.pieces import kinks


def hidden(rng):
    return {
        "hidden_space": _hidden_space(rng),
        "and_neuron": {"two inputs, and three": [Case(4)], "any number of inputs": [Case(5), Case(9)]},
        "or_neuron": {"two inputs, and three": [Case(4)], "any number of inputs": [Case(5), Case(9)]},
        "half_plane": _half_plane(rng),
        "convex_region": {
            "a triangle": [Case(polygon(rng, 3)), Case(polygon(rng, 3, scale=0.05))],
            "four and five sides": [Case(polygon(rng, 5, (40, -7))), Case(polygon(rng, 8, (-3, 1), 4.0))],
        },
        "region_net": _region_net(rng),
        "fold": _fold(rng),
        "fold_network": {"one fold": [], "two folds, and more": [Case(3), Case(6)]},
        "count_pieces": _count_pieces(rng),
    }


def _hidden_space(rng):
    def case(n, d, m):
        X, W1, b1 = rng.normal(size=(n, d)), rng.normal(size=(d, m)), rng.normal(size=m)
        return Case(np.round(3 * X, 2), np.round(W1, 3), np.round(b1, 3))

    return {
        "the four corners": [case(4, 2, 2)],
        "any number of points, features and neurons": [case(7, 5, 3), case(1, 2, 4), case(6, 1, 2), case(3, 3, 3)],
    }


def _half_plane(rng):
    slanted = [Case(*np.round(rng.uniform(-6, 6, size=(2, 2)), 2)) for _ in range(3)]
    p = np.round(rng.uniform(1, 6, size=2), 2)
    slanted.append(Case(p, -p))  # the origin half way between: a length of p + q is 0
    upright = [
        Case(np.array([100.0, 3.0]), np.array([100.0, 3.5])),
        Case(np.array([0.0, -2.0]), np.array([0.25, -2.0])),
    ]
    return {"to the right, and to the left": slanted, "straight up, down and level": upright}


def polygon(rng, k, centre=(0.0, 0.0), scale=1.0):
    """Corners (k, 2) of a convex polygon, counter-clockwise, on an ellipse; no two are close together."""
    share = rng.uniform(0.7, 1.3, size=k)
    angles = 2 * np.pi * (np.cumsum(share) / share.sum() + rng.uniform())
    return np.round(np.array(centre) + scale * np.c_[2 * np.cos(angles), 1.5 * np.sin(angles)], 4)


def _region_net(rng):
    return {
        "two islands": [Case([polygon(rng, 4, (-5, 1)), polygon(rng, 6, (3, -2))])],
        "an L from two bars, and a region alone": [
            Case([polygon(rng, 3, (-4, -4)), polygon(rng, 5, (0, 4)), polygon(rng, 4, (6, 0))]),
            Case([polygon(rng, 5), polygon(rng, 3, (1.5, 1))]),
            Case([polygon(rng, 7)]),
        ],
    }


def _fold(rng):
    def x(*shape):
        return np.round(rng.uniform(0, 1, size=shape), 4)

    return {
        "once and twice": [Case(x(7), 1), Case(x(4), 2), Case(np.arange(17) / 16, 2)],
        "more often, or never": [
            Case(x(3, 4), 4),
            Case(x(6), 7),
            Case(x(2, 2), 0),
            Case(np.array([0.0, 0.5, 1.0]), 0),  # 1 is a number from 0 to 1, and never folded it stays
            Case(x(1), 3),
            Case(1 - np.geomspace(1e-7, 1e-2, 9), 2),
        ],
    }


def network(rng, *sizes):
    weights = [np.round(1.5 * rng.normal(size=shape), 2) for shape in pairwise(sizes)]
    return weights, [np.round(rng.normal(size=m), 2) for m in sizes[1:]]


def clear_case(rng, low, high, at_least, *sizes):
    """A network with at_least kinks or more in (low, high), as far apart and as sharp as the task promises."""
    while True:
        weights, biases = network(rng, *sizes)
        places = np.array([low, *kinks(weights, biases, low, high), high])
        a = places[:, None]
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            a = np.maximum(0, a @ W + b)
        slopes = np.diff((a @ weights[-1])[:, 0]) / np.diff(places)
        sharp = np.abs(np.diff(slopes)).min(initial=1.0) > 0.02
        if len(places) - 2 >= at_least and np.diff(places).min() > 0.02 and sharp:
            return Case(weights, biases, low, high)


def _count_pieces(rng):
    return {
        "one hidden layer": [
            clear_case(rng, -4.0, 2.0, 3, 1, 7, 1),
            clear_case(rng, 0.25, 1.5, 1, 1, 6, 1),
            clear_case(rng, -2.0, -0.2, 1, 1, 8, 1),
            Case([np.array([[2.0]]), np.array([[-1.5]])], [np.array([0.8]), np.array([0.3])], -1.0, 1.0),
            # a spike, with kinks 0.016 apart, in an interval so wide that a coarse grid steps across it
            Case(
                [np.ones((1, 4)), np.array([[1.0], [-2.0], [1.0], [0.7]])],
                [np.array([-12.1953, -12.2113, -12.2273, -25.71]), np.zeros(1)],
                -40.0,
                40.0,
            ),
            # bends of 0.015, one in an interval so short that a grid's heights hardly show it, and none at all
            Case([np.ones((1, 2)), np.array([[1.0], [0.015]])], [np.array([-0.3, -0.9]), np.zeros(1)], 0.8, 1.0),
            Case([np.ones((1, 2)), np.array([[1.0], [0.015]])], [np.array([-0.3, -0.9]), np.zeros(1)], -7.0, 2.0),
            Case([np.ones((1, 2)), np.array([[1.0], [0.5]])], [np.array([-0.3, -0.9]), np.ones(1)], -7.0, -6.5),
        ],
        "two hidden layers, and more": [
            clear_case(rng, -3.0, 3.0, 4, 1, 5, 4, 1),
            clear_case(rng, -2.0, 4.0, 5, 1, 4, 4, 4, 1),
            clear_case(rng, -3.0, 3.0, 1, 1, 2, 3, 2, 1),
            clear_case(rng, -3.0, 3.0, 2, 1, 4, 4, 4, 4, 4, 1),
        ],
    }
