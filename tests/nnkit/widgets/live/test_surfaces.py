"""The surfaces to walk down on: gradients, minima, grids."""

import numpy as np
import pytest

from nnkit.widgets.live.surfaces import SURFACES, bowl


@pytest.mark.parametrize("surface", [*SURFACES.values(), bowl(1)], ids=lambda surface: surface.name)
def test_gradients_are_the_slopes_and_vanish_at_the_minima(surface):
    places = np.random.default_rng(0).uniform(-1, 1, (50, 2)) * surface.reach
    h = 1e-6
    numeric = np.stack([(surface.f(places + h * e) - surface.f(places - h * e)) / (2 * h) for e in np.eye(2)], axis=-1)
    assert np.abs(surface.gradient(places) - numeric).max() < 1e-6
    for place in surface.minimum:
        assert np.abs(surface.gradient(np.array(place))).max() < 1e-12
        assert surface.f(np.array(place)) <= surface.grid().min() + 1e-12


def test_a_grid_begins_at_the_lower_left():
    grid = bowl(10).grid(3)
    assert grid.shape == (3, 3)
    assert grid[0, 1] == 10 * 2.5**2 / 2 and grid[1, 0] == 4**2 / 2
