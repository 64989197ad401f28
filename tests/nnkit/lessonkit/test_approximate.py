"""Sums of ReLUs: exact at the knots, and the error falls as the theory says."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnkit import hinges, relu_sum


def largest_error(f, knots):
    x = np.linspace(knots[0], knots[-1], 200_001)
    return np.abs(relu_sum(x, knots, *hinges(knots, f(knots))) - f(x)).max()


def test_uneven_knots_and_a_constant():
    knots = np.array([-2.0, -1.5, 0.5, 3.0])
    for f in (np.exp, np.abs, np.cos):
        assert_allclose(relu_sum(knots, knots, *hinges(knots, f(knots))), f(knots), atol=1e-12)


@pytest.mark.parametrize(("n", "error"), [(11, 0.048943), (21, 0.012160), (41, 0.003073)])
def test_sine_is_missed_by_the_numbers_of_the_lesson(n, error):
    knots = np.linspace(0, 2 * math.pi, n)
    assert_allclose(largest_error(np.sin, knots), error, atol=5e-6)
    assert largest_error(np.sin, knots) <= (knots[1] ** 2) / 8


def test_a_polygon_needs_no_more_than_its_corners():
    assert largest_error(np.abs, np.array([-1.0, 0.0, 2.0])) < 1e-12


@pytest.mark.parametrize("knots", [[0.0], [0.0, 0.0], [1.0, 0.0]])
def test_what_is_refused(knots):
    with pytest.raises(ValueError, match=r"one length > 1|must ascend"):
        hinges(knots, np.zeros(len(knots)))
