import numpy as np
import pytest

from nnkit.widgets.playground.points import (
    INPUTS,
    PROBLEMS,
    REGRESSIONS,
    SIDE,
    compute_inputs,
    draw_points,
    grid_points,
)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_points_come_again_with_the_same_seed_and_targets_are_in_range(problem):
    P, t = draw_points(problem, 200, noise=0.1, rng=3)
    Q, u = draw_points(problem, 200, noise=0.1, rng=3)
    assert (P == Q).all() and (t == u).all()
    assert P.shape == (200, 2) and t.shape == (200,)
    if problem in REGRESSIONS:
        assert t.min() < -0.5 and t.max() > 0.5 and np.abs(t).max() <= 1
    else:
        assert set(t) == {0.0, 1.0}
        assert 0.3 < t.mean() < 0.7


def test_the_problems_are_what_their_names_say():
    P, t = draw_points("circle", 300, noise=0, rng=0)
    assert ((np.hypot(*P.T) < 3) == (t == 1)).all()
    P, t = draw_points("xor", 300, noise=0, rng=0)
    assert ((P.prod(axis=1) > 0) == (t == 1)).all()
    P, t = draw_points("plane", 300, noise=0, rng=0)
    assert np.allclose(t, P.sum(axis=1) / 12)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_noise_moves_points_and_leaves_targets(problem):
    still, t = draw_points(problem, 300, noise=0, rng=1)
    moved, u = draw_points(problem, 300, noise=0.5, rng=1)
    assert (t == u).all()
    assert np.abs(still - moved).mean() > 0.5


def test_inputs_and_the_grid():
    grid = grid_points(3)
    assert grid[0].tolist() == [-4, 4] and grid[1].tolist() == [0, 4] and grid[-1].tolist() == [4, -4]
    assert np.abs(grid_points(50)).max() < SIDE
    X = compute_inputs(np.array([[2.0, -3.0]]), list(INPUTS))
    assert np.allclose(X, [[2, -3, 4, 9, -6, np.sin(2), np.sin(-3)]])
