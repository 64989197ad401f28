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
    own_data,
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


def test_own_data_are_stretched_over_the_square_and_keep_what_they_were():
    own = own_data([[0, 100], [10, 300], [5, 200]], [7, 9, 9])
    assert own.name == "own classes" and own.rows.tolist() == [[-5, -5, 0], [5, 5, 1], [0, 0, 1]]
    assert own.says == "your data: x from 0 to 10, y from 100 to 300; class 1 is 9"
    several = own_data([[0, 0], [1, 1], [2, 2]], ["oak", "elm", "ash"])
    assert several.rows[:, 2].tolist() == [2, 1, 0] and several.classes == 3
    assert several.says.endswith("class 1 is elm, class 2 is oak")
    values = own_data([[0, 1], [1, 1], [2, 1]], [10.0, 20.0, 40.0])
    assert values.name == "own values" and values.rows[:, 2].tolist() == pytest.approx([-1, -1 / 3, 1])
    assert values.rows[:, 1].tolist() == [0, 0, 0]  # all alike
    assert values.says.endswith("; values from 10 to 40")


@pytest.mark.parametrize(
    ("X", "y", "said"),
    [
        (np.ones((3, 3)), [0, 1, 1], r"X of shape \(n, 2\) and y of shape \(n,\); got \(3, 3\) and \(3,\)"),
        (np.ones((3, 2)), [0, 1], r"got \(3, 2\) and \(2,\)"),
        (np.ones((1, 2)), [0], "2 to 2000 points; got 1"),
        (np.ones((3, 2)), [1, 1, 1], "2 to 4 classes, .* got 1 classes"),
        (np.ones((5, 2)), [0, 1, 2, 3, 4], "tell one from the rest: y == 4"),
        (np.full((2, 2), np.nan), [0, 1], "nan or inf"),
    ],
)
def test_own_data_that_are_none_are_refused(X, y, said):
    with pytest.raises(ValueError, match=said):
        own_data(X, y)


def test_inputs_and_the_grid():
    grid = grid_points(3)
    assert grid[0].tolist() == [-4, 4] and grid[1].tolist() == [0, 4] and grid[-1].tolist() == [4, -4]
    assert np.abs(grid_points(50)).max() < SIDE
    X = compute_inputs(np.array([[2.0, -3.0]]), list(INPUTS))
    assert np.allclose(X, [[2, -3, 4, 9, -6, np.sin(2), np.sin(-3)]])
