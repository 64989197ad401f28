"""The straight pieces of a ReLU network with one input and one output, found exactly, and how many there can be.

weights[l] has shape (d_l, d_{l+1}), biases[l] shape (d_{l+1},); the ReLU follows every layer but the last.

>>> tent = folding_network(1)
>>> kinks(*tent, 0, 1)
array([0.5])
>>> count_linear_pieces(*tent, -1, 2)
3
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

__all__ = ["count_linear_pieces", "folding_network", "kinks", "reachable_pieces"]


def kinks(weights: Sequence[np.ndarray], biases: Sequence[np.ndarray], low: float, high: float) -> np.ndarray:
    """The places in (low, high), ascending, where the slope of the network's output changes.

    Between places where no hidden neuron of the layers below changes sign, a neuron's sum z is a straight line, so its
    zero is found by one division: layer by layer, no grid. Kinks that cancel in the output are none.
    """
    if not low < high:
        raise ValueError(f"low must be less than high; got {low} and {high}.")
    if np.shape(weights[0])[0] != 1 or np.shape(weights[-1])[1] != 1:
        raise ValueError(f"the network must have one input and one output; got {[np.shape(W) for W in weights]}.")
    nodes = np.array([low, high], float)
    for depth in range(1, len(weights)):
        z = _sums(weights[:depth], biases[:depth], nodes)
        left, right = z[:-1], z[1:]
        i, unit = np.nonzero(left * right < 0)
        share = left[i, unit] / (left[i, unit] - right[i, unit])
        nodes = np.union1d(nodes, nodes[i] + share * (nodes[i + 1] - nodes[i]))
        apart = np.diff(nodes, prepend=-np.inf) > 1e-9 * (high - low)  # several neurons may bend at one place
        nodes = nodes[apart]
    slopes = np.diff(_sums(weights, biases, nodes)[:, 0]) / np.diff(nodes)
    return nodes[1:-1][np.abs(np.diff(slopes)) > 1e-7 * np.abs(slopes).max(initial=0)]


def _sums(weights: Sequence[np.ndarray], biases: Sequence[np.ndarray], x: np.ndarray) -> np.ndarray:
    """z of the last of these layers, (n, d), for inputs x (n,)."""
    a = x[:, None]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        a = np.maximum(0, a @ W + b)
    return a @ weights[-1] + biases[-1]


def count_linear_pieces(
    weights: Sequence[np.ndarray], biases: Sequence[np.ndarray], low: float, high: float
) -> int:  # fmt: skip
    """How many straight pieces the network's output has on [low, high]: one more than it has kinks there."""
    return len(kinks(weights, biases, low, high)) + 1


def reachable_pieces(width: int, depth: int, inputs: int = 1) -> int:
    """A number of linear pieces that some ReLU network with `depth` hidden layers of `width` units reaches.

    floor(n/d)^(d (L-1)) times the sum over j <= d of (n choose j), for width n >= d inputs and depth L: Montufar,
    Pascanu, Cho and Bengio, "On the number of linear regions of deep neural networks" (2014). For L = 1 no network has
    more.

    >>> reachable_pieces(12, 1), reachable_pieces(2, 6)
    (13, 96)
    """
    if width < inputs or depth < 1 or inputs < 1:
        raise ValueError(f"needed: depth >= 1 and width >= inputs >= 1; got {depth=}, {width=}, {inputs=}.")
    folds = (width // inputs) ** (inputs * (depth - 1))
    return folds * sum(math.comb(width, j) for j in range(inputs + 1))


def folding_network(k: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Weights and biases of k hidden layers of two ReLUs: on [0, 1] the tent T(x) = 1 - |1 - 2x|, k times over.

    T = 2 max(0, x) - 4 max(0, x - 1/2); the output has 2^k pieces there.

    >>> [count_linear_pieces(*folding_network(k), 0, 1) for k in (1, 2, 3, 10)]
    [2, 4, 8, 1024]
    """
    if k < 1:
        raise ValueError(f"k must be at least 1; got {k}.")
    tent = np.array([[2.0], [-4.0]])
    weights = [np.ones((1, 2)), *[np.repeat(tent, 2, axis=1) for _ in range(k - 1)], tent]
    return weights, [*[np.array([0.0, -0.5]) for _ in range(k)], np.zeros(1)]
