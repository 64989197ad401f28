"""Cases of lesson 7 that only grading sees: other shapes, seeds and hyper-parameters."""

from itertools import pairwise

import numpy as np

from nnkit.check import PREVIOUS, Case, Script, Step
from nnkit.check.networks import LAYERS

LOSS = "loss = softmax_cross_entropy"
# the loss hardly changes for many epochs, and then it falls
CROSS, CROSS_Y = np.array([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 0.5]]), np.array([0, 0, 1, 1])


def symmetric(rng, curvatures):
    """A symmetric matrix with these eigenvalues, its axes turned at random."""
    Q, _ = np.linalg.qr(rng.normal(size=(len(curvatures), len(curvatures))))
    H = Q @ np.diag(curvatures) @ Q.T
    return (H + H.T) / 2


def walk(rng, shape, steps, *settings):
    theta = rng.normal(size=shape)
    grads = np.sign(rng.normal(size=(steps, *shape))) * rng.uniform(0.3, 2, size=(steps, *shape))
    return Script(Case(*settings), *(Step("step", PREVIOUS if i else theta, g) for i, g in enumerate(grads)))


def net(rng, *sizes):
    dense = [(rng.normal(size=(d, k)), rng.normal(size=k)) for d, k in pairwise(sizes)]
    return [LAYERS, *[part for layer in dense for part in (layer, "tanh")][:-1]]


def momentum_case(rng, share):
    """Rate, mu and curvature whose product lies at this share of the way through where the eigenvalues are a pair."""
    mu, curvature = rng.uniform(0.2, 0.8), rng.uniform(0.5, 5.0)
    low, high = (1 - mu**0.5) ** 2, (1 + mu**0.5) ** 2
    product = low + share * (high - low) if share > 0 else low * (1 + share)
    return Case(product / curvature, mu, curvature)


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    momentum = {
        "four steps": [walk(rng, (4,), 6, 0.03, 0.65)],
        "a matrix, and one number": [walk(rng, (3, 2), 5, 0.15, 0.9), walk(rng, (2, 1, 3), 3, 0.3, 0.55)],
    }
    X, y = rng.normal(size=(9, 3)), rng.integers(0, 4, size=9)
    two_dense = [part for part in net(rng, 3, 2, 4) if part != "tanh"]
    first, second = ((3e-4 * rng.normal(size=size), np.zeros(size[1])) for size in ((2, 3), (3, 2)))
    near_saddle = [LAYERS, first, "tanh", second]
    return {
        "gradient_path": {
            "two weights": [
                Case(symmetric(rng, [0.5, 3.0]), rng.normal(size=2), 0.21, 6),
                Case(symmetric(rng, [0.1, 3.0]), rng.normal(size=2), 0.03, 70),
                Case(np.diag([1.0, 0.001]), np.array([-2.0, 3.0]), 0.01, 600),
            ],
            "three weights, and no step at all": [
                Case(symmetric(rng, [0.2, 1.0, 2.0, 4.0]), rng.normal(size=4), 0.33, 2)
            ],
        },
        "largest_stable_rate": {
            "axes of the weights": [Case(np.diag([0.3, 0.1])), Case(np.diag([1.0, 5.0, 2.0]))],
            "turned": [
                Case(symmetric(rng, [0.7, 2.0, 3.5, 9.0])),
                Case(np.array([[0.8]])),
                Case(symmetric(rng.spawn(1)[0], [1.0, 4.95, 5.0])),  # two are nearly as steep
                Case(np.array([[2.0, -1.0], [-1.0, 2.0]])),  # the steepest axis has no share of (1, 1)
            ],
        },
        "momentum_keeps": {
            "a complex pair": [momentum_case(rng, 0.3), momentum_case(rng, 0.9)],
            "two real ones": [
                momentum_case(rng, -0.2),
                momentum_case(rng, 1.1),
                momentum_case(rng, 1.6),
                Case(0.1, 0.25, 2.5),
            ],
            "no momentum": [Case(0.2, 0.0, rng.uniform(0.5, 4.0)), Case(2.0, 0.0, 1.25)],
        },
        "newton_step": {
            "in a bowl": [
                Case(rng.normal(size=4), rng.normal(size=4), symmetric(rng, [0.5, 1.0, 2.0, 7.0])),
                Case(rng.normal(size=3), rng.normal(size=3), symmetric(rng, [2e-3, 5.0, 40.0])),
            ],
            "at a saddle too": [
                Case(rng.normal(size=3), rng.normal(size=3), symmetric(rng, [-1.0, 2.0, -3.0])),
                # nothing on the diagonal to divide by
                Case(np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.array([[0.0, -2.0], [-2.0, 0.0]])),
                Case(np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.array([[0.0, 2.0], [2.0, 1.0]])),
            ],
        },
        "critical_point": {
            "pits and peaks": [
                Case(symmetric(rng, [0.1, 2.0, 5.0, 9.0])),
                Case(symmetric(rng, [-0.2, -1.0])),
                Case(np.array([[-3.0]])),
            ],
            "passes": [Case(symmetric(rng, [-0.5, 2.0, 4.0])), Case(symmetric(rng, [-1.0, -2.0, 1.0, 3.0]))],
            "where a curvature is 0": [
                Case(np.diag([0.0, 1.0, 2.0])),
                Case(np.diag([0.0, 0.0, -1.0])),
                Case(np.diag([0.0, 1.0, -1.0])),
                Case(3e-10 * np.eye(4) - np.ones((4, 4))),  # 3e-10 three times, and nearly -4
            ],
        },
        "minibatches": {
            "the batches fit": [Case(30, 10, 9), Case(30, 10, np.int64(9)), Case(30, 10, 12)],
            "some are left over": [Case(101, 8, 11), Case(101, 8, np.int64(11)), Case(101, 8, 14), Case(13, 4, 15)],
            "one example at a time, and all at once": [Case(6, 1, 2), Case(1, 3, 1)],
        },
        "train_network": {
            "all in one batch": [
                Case(net(rng, 3, 5, 4), LOSS, "make() = Nesterov(0.12, 0.7)", X, y, 5, 9, 3),
                Case(net(rng, 3, 2, 3, 4), LOSS, "make() = Momentum(0.1, 0.5)", X, y, 3, 20, 5),
                Case(net(more, 3, 4), LOSS, "make() = Momentum(0.1, 0.5)", X[:1], y[:1], 4, 3, 2),
                Case(net(more, 1, 3, 4), LOSS, "make() = GradientDescent(0.2)", more.normal(size=(130, 1)),
                     more.integers(0, 4, 130), 30, 200, 3),
                Case(net(more, 3, 4), LOSS, "make() = GradientDescent(0.2)", X[:3], y[:3], 2, 3, 4),
                Case(two_dense, LOSS, "make() = Momentum(0.1, 0.5)", X, y, 2, 9, 5),
                Case(near_saddle, LOSS, "make() = GradientDescent(3.0)", CROSS, CROSS_Y, 80, 4, 7),
                # far too large a rate: the loss rises to twenty times what it was
                Case(net(more, 3, 4), LOSS, "make() = Momentum(80.0, 0.9)", X, y, 14, 9, 2),
            ],
            "in a new order each epoch": [
                Case(net(rng, 3, 2, 4), LOSS, "make() = GradientDescent(0.2)", X[:4], y[:4], 5, 1, 8),
            ],
        },
        "MyMomentum": momentum,
        "MyNesterov": momentum,
    }
