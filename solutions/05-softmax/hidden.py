"""Cases of lesson 5 that only grading sees: other shapes, seeds and distances."""

import numpy as np

from nnkit.activations import softmax
from nnkit.check import Case

EVERYDAY = "batches of everyday logits"


def logits(rng, n, k, scale=1.5):
    return np.round(rng.normal(scale=scale, size=(n, k)), 3)


def labels(rng, n, k):
    return rng.integers(0, k, n)


def far(rng, n, k):
    """Rows at levels of their own between -1000 and 1000, with logits near each other and far apart; float32 holds
    them exactly."""
    level = rng.uniform(-900, 900, size=(n, 1))
    Z = np.clip(level + rng.choice([1.0, 60.0], size=(n, 1)) * rng.normal(size=(n, k)), -1000, 1000)
    return np.round(64 * Z) / 64


def near(rng, k):
    """Logits far from 0 and near each other: where one probability is 1, float32 leaves nothing of 1 - p."""
    return np.round(64 * (rng.uniform(-900, 900) + rng.normal(size=k))) / 64


def batch(rng, n, k, scale=1.5):
    return logits(rng, n, k, scale), labels(rng, n, k)


def far_batch(rng, n, k):
    """One row at least is terribly wrong: a loss near 0 out there would be lost in single precision."""
    Z, y = far(rng, n, k), labels(rng, n, k)
    y[0] = Z[0].argmin()
    return Z, y


def hidden(rng):
    shapes = [(5, 3), (2, 6), (1, 4), (4, 4), (7, 2)]
    everyday = [logits(rng, n, k) for n, k in shapes]
    distant = [far(rng, n, k) for n, k in shapes]
    whole_numbers = rng.integers(-6, 7, size=(3, 5))
    batches = [batch(rng, n, k) for n, k in shapes]
    distant_batches = [far_batch(rng, n, k) for n, k in shapes]
    X, y = batch_of(rng, 6, 2, 3)
    return {
        "naive_softmax": {
            "three classes and five": [Case(logits(rng, 1, k)[0]) for k in (2, 4, 7)]
            + [Case(np.array([2, -1, 0, 5])), Case(np.array([-9.5, -8.0, 9.5]))]
        },
        "three_decimals": {
            "the slide's three, five others, three thirds": [Case(softmax(logits(rng, 1, k)[0])) for k in (4, 6)]
            + [Case(np.array([0.45549, 0.12446, 0.42005])), Case(np.array([0.999985, 1.2e-5, 3e-6]))]
            + [Case(np.array([0.45050005, 0.54949995]))]
        },
        "stable_softmax": {
            EVERYDAY: [Case(Z) for Z in [*everyday, whole_numbers]],
            "logits up to 1000": [Case(Z) for Z in distant],
        },
        "two_class_probability": {
            "five pairs": [Case(logits(rng, 6, 2)), Case(logits(rng, 1, 2)), Case(logits(rng, 2, 2))],
            "pairs up to 1000": [
                Case(far(rng, 5, 2)),
                Case(np.array([[0.0, -15.0], [2.0, 20.0], [-9.0, 9.0], [30.0, 4.0]])),  # sure, and not quite
            ],
        },
        "softmax_at_temperature": {
            "warm and cool": [Case(Z, T) for Z, T in zip(everyday, (0.3, 1.7, 5.0, 0.8, 3), strict=True)],
            "very cold and very hot": [Case(Z, T) for Z, T in zip(distant, (7.0, 250.0, 40, 600.0, 3.0), strict=True)]
            + [Case(logits(rng, 4, 3, 3), 0.02), Case(np.array([[0.5, 0.501, 0.4985]]), 0.0008)]
            + [Case(np.array([[900.0, -700.0, 250.0]]), 5000.0)],
        },
        "likelihood": {
            "model A, and five classes": [Case(softmax(Z), y) for Z, y in batches[:4]]
            + [Case(np.array([[0.25, 0.75]]), np.array([1]))]
        },
        "one_hot_rows": {
            "three classes and five": [
                Case(labels(rng, 13, 4), 4),
                Case(np.array([0]), 3),
                Case(np.array([1, 1, 0]), 2),
                Case(np.array([4, 2]), 9),
                Case(np.array([259, 3]), 300),  # more than a byte counts
            ]
        },
        "repaired_loss": {
            "six bets": [Case(np.round(rng.uniform(0.02, 0.98, n), 3), rng.integers(0, 2, n)) for n in (1, 5, 9)]
            + [Case(np.array([0.01, 0.99, 0.01, 0.99]), np.array([1, 0, 0, 1]))]
        },
        "cross_entropy": {
            EVERYDAY: [Case(*b) for b in batches],
            "terribly wrong, terribly sure": [Case(*b) for b in distant_batches],
        },
        "softmax_jacobian_matrix": {
            "three classes, and four": [Case(logits(rng, 1, k)[0]) for k in (2, 5)] + [Case(np.array([1, 0, 3]))],
            "large logits": [Case(near(rng, k)) for k in (3, 4)] + [Case(np.array([720.0, 715.0, 718.5, -1000.0]))],
        },
        "softmax_cross_entropy": {
            EVERYDAY: [Case(*b) for b in batches],
            "logits up to 1000": [Case(*b) for b in distant_batches],
        },
        "accuracy": {
            "five rows, and four": [
                Case(*batch(rng, n, k)) for n, k in [(9, 4), (6, 2), (12, 5), (4, 4), (3, 3), (5, 5)]
            ]
            # the first row is right, and the surest one is another
            + [Case(np.array([[1.0, 0.0, 0.5], [0.0, 9.0, 0.0], [0.5, 0.0, 2.0]]), np.array([0, 1, 1]))]
            # nearly a tie is none
            + [Case(np.array([[3.000001, 3.0, 1.0], [7.0, 7.000001, -2.0]]), np.array([1, 1]))]
            # more classes than a byte counts
            + [Case(np.eye(3, 300, 200), np.array([200, 201, 5]))]
        },
        "fit_classifier": {
            "one step": [Case(*batch_of(rng, 7, 3, 2), 2, 0.45, 1), Case(*batch_of(rng, 5, 1, 3), 3, 1.3, 1)],
            "several steps": [
                Case(*batch_of(rng, 13, 2, 4), 4, 0.6, 9),
                Case(*batch_of(rng, 6, 4, 3), 5, 0.25, 14),
                Case(*batch_of(rng, 5, 2, 3), 3, 1e-5, 4),  # the loss hardly falls
                Case(*batch_of(rng, 5, 3, 3), 3, 9.0, 4),  # it rises at times
                Case(1e3 * X, y, 3, 1e-6, 5),  # large slopes
                Case(np.tile([1.0, 0.5], (3, 1)), np.array([0, 1, 1]), 2, 0.1, 300),  # at the end it hardly falls
            ],
        },
    }


def batch_of(rng, n, d, k):
    """Points X (n, d) and labels of k classes."""
    return logits(rng, n, d, 1.0), labels(rng, n, k)
