"""Cases of lesson 9 that only grading sees: other shapes and seeds, and 360 digits that nobody could train on."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from nnkit.check import Case

HELD_OUT = Path(__file__).with_name("held_out.npz")


def held_out():
    """X (360, 64) from 0 to 1 and y (360,): the digits that tests/nnkit/oracle/digits.py kept from nnkit's."""
    with np.load(HELD_OUT) as stored:
        return stored["images"].reshape(-1, 64) / 16, stored["labels"].astype(int)


def model(rng, *sizes):
    return [(np.round(rng.normal(size=(a, b)), 3), np.round(rng.normal(size=b), 3)) for a, b in pairwise(sizes)]


def faint(layers, size):
    """The same network for inputs of that size: its ReLUs give such small numbers, the last layer what it gave."""
    *first, (W, b) = layers
    return [*((V, size * c) for V, c in first), (W / size, b)]


def table(rng, k):
    """Counts without a tie, some of the mistakes more frequent than right answers; one class without examples."""
    C = rng.permutation(k * k).reshape(k, k)
    C[k // 2] = 0
    return C


def probabilities(rng, n, k):
    P = rng.dirichlet(np.full(k, 0.7), n)
    return P, rng.integers(0, k, n)


def hidden(rng):
    X, y = held_out()
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    head = [0, 0, 11, 4, 0, 0, 2, 1, 0, 3, 0, 9, 2, 0, 0, 255, 0, 0, 1, 7, 12, 200, 3, 0]
    return {
        "scaled_pixels": {
            "four grids of 2 x 3": [
                Case(rng.integers(0, 17, (5, 4, 3)), 16),
                Case(rng.integers(0, 6, (2, 3, 7)), 5),
                Case(rng.integers(0, 1001, (3, 2, 4)), 1000),
                Case(more.integers(0, 10, (150, 2, 2)), 16),  # no pixel of so many has all the ink
            ],
            "bytes, full ink 255": [
                Case(rng.integers(0, 256, (3, 5, 2), dtype=np.uint8), 255),
                Case(more.integers(0, 65_536, (2, 3, 3), dtype=np.uint16), 65_535),
                Case(more.integers(0, 2, (4, 3, 2), dtype=np.int8), 1),
            ],
        },
        "model_logits": {
            "three layers": [
                Case(rng.normal(size=(5, 4)), model(rng, 4, 6, 3, 2)),
                Case(1e-4 * rng.normal(size=(4, 3)), faint(model(rng, 3, 5, 4, 3), 1e-4)),
                Case(1e-9 * more.normal(size=(4, 3)), faint(model(more, 3, 5, 4, 3), 1e-9)),
            ],
            "two layers, and one": [
                Case(rng.normal(size=(3, 2)), model(rng, 2, 5, 3)),
                Case(rng.normal(size=(1, 5)), model(rng, 5, 4)),
                Case(rng.normal(size=(6, 3)), model(rng, 3, 5, 4, 2, 7)),
                Case(rng.normal(size=(4, 3)), model(rng, 3, 5, 4, 6, 5, 4, 5, 3)),
                Case(more.normal(size=(3, 4)), model(more, *[4] * 13, 2)),
                Case(more.normal(size=(3, 4)), model(more, 4, 5, 1)),
            ],
        },
        "digit_model": {"at least 90 % read right": [Case(X, y)], "at least 96 % read right": [Case(X, y)]},
        "confusion_counts": {
            "nine examples of three classes": [
                Case(rng.integers(0, 4, 40), rng.integers(0, 4, 40), 4),
                Case(rng.integers(0, 2, 1500), rng.integers(0, 2, 1500), 2),
                Case(rng.integers(0, 20, 300), rng.integers(0, 20, 300), 20),
            ],
            "classes that do not occur": [Case(rng.integers(0, 3, 17), rng.integers(1, 5, 17), 7)],
        },
        "class_recall": {
            "three classes": [Case(1 + rng.integers(0, 30, (5, 5))), Case(more.integers(1, 10**7, (4, 4)))],
            "a class without examples": [*(Case(table(rng, k)) for k in (4, 6)), Case(np.zeros((3, 3), int))],
        },
        "most_confused": {
            "four classes": [
                *(Case(table(rng, k)) for k in (3, 5, 8, 10, 20)),
                Case(np.array([[5, 1], [3, 4]])),
                # whole numbers of 16 bits, and of single precision, end below these
                Case(np.array([[9, 40_000, 5], [30_000, 8, 2], [2**24, 2**24 + 1, 7]])),
                Case(np.array([[9, 0, 0], [0, 7, 0], [0, 1, 8]])),
                Case(np.array([[6, 2, 0], [1, 4, 4], [3, 0, 5]])),  # as often as it was answered rightly
            ]
        },
        "worst_mistakes": {
            "three of five mistakes": [
                Case(*probabilities(rng, n, k), count) for n, k, count in [(20, 3, 4), (9, 5, 2), (30, 4, 7)]
            ],
            "fewer mistakes than asked": [
                Case(np.array([[0.9712, 0.0288], [0.0276, 0.9724], [0.9718, 0.0282]]), np.array([1, 0, 1]), 5),
                Case(*probabilities(rng, 8, 2), 8),
                # the surest ones of many are right
                Case(np.c_[sure := np.linspace(0.99, 0.6, 300), 1 - sure], np.repeat([0, 1], [297, 3]), 4),
                Case(np.array([[0.2, 0.5, 0.3]]), np.array([2]), 1),
                # ten classes, and no answer that is sure
                Case(
                    np.array([np.roll(np.linspace(0.06 - 0.001 * i, 0.14 + 0.001 * i, 10), i) for i in range(4)]),
                    np.array([5, 0, 3, 4]),
                    3,
                ),
            ],
        },
        "feature_images": {
            "four neurons, 2 x 3 pixels": [
                Case(rng.normal(size=(15, 4)), 5, 3),
                Case(rng.normal(size=(8, 1)), 2, 4),
                Case(more.normal(size=(4, 3)), 1, 4),
                Case(more.normal(size=(5, 2)), 5, 1),
                Case(more.normal(size=(63, 101)), 7, 9),
            ],
            "as many neurons as pixels": [Case(rng.normal(size=(9, 9)), 3, 3), Case(rng.normal(size=(6, 6)), 3, 2)],
        },
        "tied_weights": {
            "a kernel of 2 x 3": [
                Case(rng.normal(size=(4, 2)), 5, 6),
                Case(rng.normal(size=(2, 5)), 4, 7),
                Case(more.normal(size=(2, 3)), 9, 11),
                Case(more.normal(size=(3, 2)), 3, 5),
                Case(more.normal(size=(1, 2)), 1, 5),
                Case(more.normal(size=(3, 1)), 6, 1),
            ],
            "3 x 3 on 4 x 4": [
                Case(rng.normal(size=(3, 3)), 5, 5),
                Case(rng.normal(size=(2, 2)), 3, 3),
                Case(more.normal(size=(2, 3)), 5, 5),  # a square picture only
                Case(more.normal(size=(4, 1)), 4, 4),
            ],
            "one place, and every place": [Case(rng.normal(size=(3, 2)), 3, 2), Case(rng.normal(size=(1, 1)), 3, 4)],
        },
        "idx_shape": {
            "other types, and numbers that follow": [
                Case(head),
                Case([0, 0, 9, 2, 1, 2, 3, 4, 0, 0, 0, 1, 5, 6, 7, 8]),
                Case([0, 0, 8, 2, 200, 0, 0, 1, 0, 0, 0, 0]),
                *(Case([0, 0, 8, axes, *more.integers(0, 256, 4 * axes + 4).tolist()]) for axes in (5, 9)),
            ]
        },
    }
