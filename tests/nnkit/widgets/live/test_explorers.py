"""What Python answers of a student's own optimisers and weights."""

import numpy as np

from nnkit.optim import GradientDescent
from nnkit.widgets.live.explorers import descend, send, summary
from nnkit.widgets.live.surfaces import bowl


def test_a_path_begins_at_the_start_and_ends_early_where_it_flies_away():
    path = descend(GradientDescent(0.05), bowl(10), [-3.5, 1.5], 20)
    assert len(path) == 21 and tuple(path[0]) == (-3.5, 1.5)
    assert bowl(10).f(path[-1]) < bowl(10).f(path[0])
    gone = descend(GradientDescent(1), bowl(10), [-3.5, 1.5], 200)
    assert len(gone) < 30 and np.abs(gone[-1]).max() >= 1e6


def test_activations_are_sent_through_layer_by_layer_and_summed_up():
    A = send(lambda shape, rng: np.eye(*shape), "identity", layers=3, width=10, seed=0)
    assert len(A) == 4 and all((layer == A[0]).all() for layer in A)
    told = summary(A)
    assert len(told["sd"]) == len(told["means"]) == len(told["counts"]) == 4
    assert all(sum(count) == A[0].size for count in told["counts"])
    assert told["zero"] == 0 and told["saturated"] == float((np.abs(A[0]) > 0.95).mean())
