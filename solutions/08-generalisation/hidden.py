"""Cases of lesson 8 that only grading sees: other shapes, seeds, shares and patiences."""

from itertools import pairwise

import numpy as np

from nnkit.check import Case


def net(rng, *sizes):
    pairs = [(rng.normal(size=(a, b)).round(3), rng.normal(size=b).round(3)) for a, b in pairwise(sizes)]
    pairs[0][0][0, 0] = 0.0
    return pairs


def shuffled(rng, n):
    order = rng.permutation(n)
    while (np.diff(order) == 1).any():  # no neighbours: a pile of neighbours is how an unshuffled cut is known
        order = rng.permutation(n)
    return order


def drop(rng, shape, p, training):
    return Case(rng.normal(size=shape), p, rng.uniform(0.001, 0.999, size=shape), training)


def descent(rng, n):
    return [rng.normal(size=3).round(2) for _ in range(n)]


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    falling = [1e9 / (1 + e) for e in range(300)]  # large for long, and lower each time
    late = [4.0, 3.0, 3.5, 2.5, 2.6, 2.7, 2.8, 0.1]
    return {
        "three_piles": {
            "ten and thirteen": [
                Case(shuffled(rng, 31), 7, 5),
                Case(shuffled(rng, 19), 3, 4),
                Case(shuffled(rng, 120), 25, 30),
                Case(shuffled(more, 300), 40, 60),
            ],
            "an empty pile": [
                Case(shuffled(rng, 9), 0, 0),
                Case(shuffled(rng, 12), 0, 3),
                Case(shuffled(more, 14), 5, 9),
            ],
        },
        "leak_free": {
            "seven rows": [
                Case(rng.normal(3, 5, size=(9, 4)), np.array([8, 0, 3, 5, 1]), np.array([2, 4, 6, 7])),
                Case(rng.normal(3, [1e-3, 1, 1e3], size=(9, 3)), np.array([8, 0, 3, 5, 1]), np.array([2, 4, 6, 7])),
                Case(-3 - np.arange(12.0)[:, None] ** 2, np.arange(0, 12, 2), np.array([11])),
                Case(rng.normal(size=(4, 5)), np.array([2, 0, 3]), np.array([1])),
                Case(more.normal(size=(150, 2)), more.permutation(150)[:120], np.array([3, 1, 2])),
                Case(more.normal(size=(7, 2)), np.array([3, 1, 4, 2]), np.array([6, 0])),  # neighbours, not in order
            ],
            "a constant column": [
                Case(np.column_stack([np.ones(5), rng.normal(size=5)]), np.array([0, 2, 4]), np.array([1, 3]))
            ],
        },
        "folds": {
            "it comes out even": [Case(shuffled(rng, 12), 4), Case(shuffled(rng, 7), 7), Case(shuffled(more, 36), 12)],
            "it does not": [Case(shuffled(rng, 29), 6), Case(shuffled(rng, 11), 4)],
        },
        "l2_penalty": {
            "one neuron": [Case(net(rng, 4, 1), 0.25)],
            "two layers, three layers": [
                Case(net(rng, 2, 5, 3, 1), 0.013),
                Case(net(rng, 3, 2), 1.7),
                Case(net(rng, *[2] * 8), 0.2),
            ],
        },
        "l1_penalty": {
            "one neuron": [Case(net(rng, 4, 1), 0.25)],
            "two layers, three layers": [
                Case(net(rng, 2, 5, 3, 1), 0.013),
                Case(net(rng, 3, 2), 1.7),
                Case(net(rng, *[2] * 8), 0.2),
            ],
        },
        "dropout_forward": {
            "in training": [
                drop(rng, (5, 3), 0.2, True),
                drop(rng, (2, 7), 0.85, True),
                drop(rng, (14, 8), 0.95, True),
                Case(more.normal(size=(2, 3)), 0.97, np.array([[0.99, 0.98, 0.1], [0.975, 0.5, 0.999]]), True),
            ],
            "at evaluation": [drop(rng, (4, 2), 0.6, False)],
            "p = 0": [drop(rng, (2, 3), 0.0, True)],
        },
        "dropout_backward": {
            "two masks": [Case(rng.normal(size=(4, 5)), (rng.random((4, 5)) >= 0.4) / 0.6)],
        },
        "early_stop_epoch": {
            "stopped": [
                Case(late, 3),
                Case(late, 4),
                Case([1.0, 1.0, 1.0, 1.0], 2),
                Case([1.0, 2.0, 0.5], 1),
                Case([3e-10, 2e-10, 4e-10, 1e-10, 2e-10, 3e-10], 2),
            ],
            "never stopped": [Case(late, 5), Case([1.0, 2.0], 2), Case(falling, 3)],
        },
        "train_until_stopped": {
            "stopped": [
                Case(rng.normal(size=3), descent(rng, 8), late, 3),
                Case(rng.normal(size=3), descent(rng, 4), [1.0, 2.0, 3.0, 4.0], 1),
                Case(rng.normal(size=3), descent(rng, 60), [1.0 / (1 + e % 50) for e in range(60)], 10),
            ],
            "never stopped": [
                Case(rng.normal(size=3), descent(rng, 8), late, 5),
                Case(more.normal(size=3), descent(more, 90), [1 / (1 + e) for e in range(90)], 4),
                Case(more.normal(size=1), [step[:1] for step in descent(more, 3)], [3.0, 1.0, 2.0], 2),
                Case(more.normal(size=3), descent(more, len(falling)), falling, 2),
            ],
        },
    }
