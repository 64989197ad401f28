"""Kinks are found where they are: against a fine grid, against networks whose kinks are known, against the theorem."""

from itertools import pairwise

import numpy as np
import pytest

from nnkit.lessonkit.pieces import count_linear_pieces, folding_network, kinks, reachable_pieces


def output(weights, biases, x):
    a = x[:, None]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        a = np.maximum(0, a @ W + b)
    return (a @ weights[-1] + biases[-1])[:, 0]


def random_network(rng, *sizes):
    return [rng.normal(size=s) for s in pairwise(sizes)], [rng.normal(size=m) for m in sizes[1:]]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("sizes", [(1, 7, 1), (1, 5, 4, 1), (1, 3, 4, 3, 1)])
def test_between_kinks_the_output_is_straight_and_at_each_it_is_not(sizes, seed):
    weights, biases = random_network(np.random.default_rng(seed), *sizes)
    found = kinks(weights, biases, -3, 3)
    ends = np.array([-3, *found, 3])
    slopes = []
    for low, high in pairwise(ends):
        y = output(weights, biases, low + (high - low) * np.linspace(0.001, 0.999, 50))
        assert np.abs(np.diff(y, 2)).max() < 1e-9
        slopes.append((y[-1] - y[0]) / (high - low))
    assert (np.abs(np.diff(slopes)) > 1e-8).all()


def test_kinks_that_cancel_are_none():
    W, V = np.array([[1.0, 1.0, 2.0, 1.0]]), np.array([[1.0], [-0.5], [-0.25], [1.0]])
    assert kinks([W, V], [np.array([-1.0, -1.0, -2.0, 0.5]), np.zeros(1)], -2, 3).tolist() == [-0.5]


def test_a_straight_or_constant_network_has_one_piece():
    assert count_linear_pieces([np.ones((1, 1)), np.ones((1, 1))], [np.ones(1) * 9, np.zeros(1)], 0, 1) == 1
    assert count_linear_pieces([np.ones((1, 2)), np.zeros((2, 1))], [np.array([0.0, -0.5]), np.zeros(1)], 0, 1) == 1


@pytest.mark.parametrize("k", [1, 2, 5])
def test_the_folding_network_is_the_tent_k_times(k):
    x = np.linspace(0, 1, 257)
    want = x
    for _ in range(k):
        want = 1 - np.abs(1 - 2 * want)
    assert output(*folding_network(k), x) == pytest.approx(want)


@pytest.mark.parametrize(("width", "depth", "inputs", "pieces"), [(12, 1, 1, 13), (3, 4, 1, 108), (4, 2, 2, 44)])
def test_the_theorem_in_numbers(width, depth, inputs, pieces):
    assert reachable_pieces(width, depth, inputs) == pieces


@pytest.mark.parametrize("seed", range(20))
def test_one_layer_never_has_more_than_it_can_reach(seed):
    weights, biases = random_network(np.random.default_rng(seed), 1, 6, 1)
    assert count_linear_pieces(weights, biases, -50, 50) <= reachable_pieces(6, 1)


def test_wrong_arguments_are_refused():
    with pytest.raises(ValueError, match="low must be less than high"):
        kinks(*folding_network(1), 1, 1)
    with pytest.raises(ValueError, match="one input and one output"):
        kinks([np.ones((2, 2)), np.ones((2, 1))], [np.ones(2), np.ones(1)], 0, 1)
    with pytest.raises(ValueError, match="k must be at least 1"):
        folding_network(0)
    with pytest.raises(ValueError, match="width >= inputs"):
        reachable_pieces(1, 2, 2)
