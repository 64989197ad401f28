"""Cases that only grading sees: other shapes, other seeds, other regimes."""

import numpy as np

from nnkit.check import Case


def _batch(rng, n, d, scale=1.0):
    return np.round(scale * rng.normal(size=(n, d)), 3), np.round(rng.normal(size=d), 3)


def _labels(rng, n):
    y = rng.integers(0, 2, n)
    y[:2] = 0, 1  # both kinds
    return y


LARGE = np.array([[150.0, -220.0], [-310.0, 40.5], [0.5, 1000.0]])


def hidden(rng):
    return {
        "affine": _affine(rng),
        "neuron": _neuron(rng),
        "perceptron_step": _perceptron_step(rng),
        "bce": _bce(rng),
        "squared_error": _squared_error(rng),
        "gradient": _gradient(rng),
        "train": _train(rng),
        "polar": _polar(rng),
    }


def _affine(rng):
    return {
        "hours of sleep and of study": [Case(*_batch(rng, 5, 2, 4), -3.25)],
        "any number of features, and a batch of one": [
            Case(*_batch(rng, 7, 3, 10), 1.5),
            Case(*_batch(rng, 3, 6), -0.125),
            Case(*_batch(rng, 1, 4), 2.0),
            Case(*_batch(rng, 6, 1), 0.75),
            Case(LARGE, np.array([1.5, -2.0]), 0.5),
        ],
    }


def _neuron(rng):
    return {
        "hours of sleep and of study": [Case(*_batch(rng, 5, 2), 0.8)],
        "any number of features, sure and unsure": [
            Case(*_batch(rng, 7, 4), -1.3),
            Case(*_batch(rng, 1, 3), 0.4),
            Case(*_batch(rng, 6, 1, 2), -0.6),
            Case(LARGE, np.array([0.01, -0.002]), 0.3),
            Case(np.array([[4.0, 1.0, -2.0], [-3.5, 0.5, 2.0]]), np.array([3.0, 1.0, -2.0]), 0.5),
        ],
    }


def _perceptron_step(rng):
    cases = {0: [], 1: []}
    for said in (0, 1):
        for y in (0, 1):
            for d in (2, 4, 5):
                cases[y].append(_step_case(rng, d, said, y, 0.2, np.inf))
                cases[y].append(_step_case(rng, d, said, y, 0.05, 0.45))  # near the line, where 0.5 is not 0
    return {
        "a yes: missed, or seen": cases[1],
        "a no: mistaken for a yes, or seen": cases[0],
    }


def _step_case(rng, d, said, y, low, high):
    """A case whose perceptron says `said`, with |z| between low and high."""
    while True:
        x, w = np.round(2 * rng.normal(size=d), 2), np.round(rng.normal(size=d), 2)
        b = round(float(2 * rng.normal()), 2)
        z = float(w @ x + b)
        if low < abs(z) < high and (z > 0) == said:
            return Case(w, b, x, y)


def _bce(rng):
    def a(n):
        return np.round(rng.uniform(0.03, 0.97, n), 3)

    return {
        "sure and right, unsure, sure and wrong": [Case(a(3), np.array([1, 0, 0])), Case(a(1), np.array([0]))],
        "a batch of both kinds": [
            Case(a(11), _labels(rng, 11)),
            Case(a(6), _labels(rng, 6).astype(float)),
            Case(a(4), np.array([1, 1, 1, 1])),
        ],
    }


def _squared_error(rng):
    cases = [Case(10 * rng.normal(size=n), 10 * rng.normal(size=n)) for n in (4, 19)]
    return {"a batch of degrees": [*cases, Case(np.array([2.5]), np.array([-1.0]))]}


def _gradient(rng):
    def case(n, d, b):
        X, w = _batch(rng, n, d)
        return Case(X, _labels(rng, n)[:n] if n > 1 else np.array([1]), w, b)

    return {
        "one example": [case(1, 4, -0.4)],
        "a batch": [
            case(9, 2, 0.3),
            case(3, 5, -0.8),
            case(18, 1, 1.2),
            Case(LARGE, np.array([0, 1, 1]), np.array([0.01, -0.002]), 0.3),
            # all are surely right: errors from 0.00003 to 0.002
            Case(np.array([[3.0, 1.0], [-2.5, -1.5], [4.0, 2.0]]), np.array([1, 0, 1]), np.array([2.0, 1.0]), 0.5),
        ],
    }


def _train(rng):
    def case(n, d, b, rate, steps):
        X, w = _batch(rng, n, d)
        return Case(X, _labels(rng, n), 0.5 * w, b, rate, steps)

    def rising():
        """Each row twice, with either label: the lowest loss is at 0, and this rate jumps across it, and higher, but
        no output comes near 0 or 1: how a loss keeps away from log(0) is free."""
        X, w = _batch(rng, 3, 2)
        return Case(np.repeat(X, 2, axis=0), np.tile([0, 1], 3), 0.03 * w + 0.02, 0.02, 10.0, 3)

    def steep():
        """Features so large that slopes are, too; steps as small."""
        X, w = _batch(rng, 5, 2, 8.0)
        return Case(X, _labels(rng, 5), 0.05 * w, 0.1, 0.002, 6)

    def steeper():
        """Slopes above 20."""
        X = np.array([[40.0, -30.0], [-35.0, 45.0], [50.0, 20.0]])
        return Case(X, np.array([0, 1, 0]), np.array([0.01, -0.01]), 0.05, 0.0005, 4)

    return {
        "one step": [case(6, 3, 0.2, 0.9, 1)],
        "many steps": [
            case(7, 2, -0.3, 0.35, 5),
            case(4, 3, 0.15, 0.6, 12),
            rising(),
            steep(),
            steeper(),
            # all answers right, and the loss below a thousandth: it goes on
            Case(np.array([[1.0], [-1.0]]), np.array([1, 0]), np.array([6.5]), 0.25, 10.0, 60),
            Case(np.linspace(-2, 2, 14)[:, None], np.arange(14) % 3 % 2, np.array([0.3]), -0.2, 0.5, 6),
        ],
    }


def _polar(rng):
    X = np.round(rng.uniform(-3, 3, size=(9, 2)), 3)
    return {
        "right of the vertical axis": [Case(np.abs(X[:5]) * [1, -1] + [0.1, 0])],
        "anywhere in the plane": [
            Case(X),
            Case(np.array([[-0.75, -0.5]])),
            Case(40 * X[:4]),
            Case(np.vstack([X, 0.7 * X])),
        ],
    }
