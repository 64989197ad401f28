"""The explorer of the learning rate: what the lesson says is to be discovered, and every control."""

import numpy as np
import pytest

from nnkit.widgets import learning_rate
from nnkit.widgets.learning_rate import INPUTS, descend, draw_learning_rate


def uphill(losses):
    return int((np.diff(losses) > 1e-9).sum())


def test_too_small_right_and_too_large():
    assert round(descend(learning_rate().state["rate"], 40)[1][-1], 3) == 0.872
    for rate in (0.5, 1, 5, 10):
        losses = descend(rate, 40)[1]
        assert round(losses[-1], 3) == 0.272 and uphill(losses[5:]) == 0
    assert uphill(descend(20, 40)[1]) > 5
    assert uphill(descend(30, 40)[1]) > 5


def test_raw_hours_leap_at_a_rate_that_is_fine_for_centred_ones():
    assert uphill(descend(1, 40, INPUTS[1])[1]) > 5
    assert uphill(descend(1, 40, INPUTS[0])[1]) == 0


def test_the_first_step_goes_against_a_measured_slope():
    path, losses = descend(1e-6, 1)
    step = path[1] - path[0]
    assert losses[1] - losses[0] == pytest.approx(-(step @ step) / 1e-6, rel=1e-4)


def test_no_steps_is_a_start_only():
    _, words = draw_learning_rate(0.5, 0)
    assert "The loss goes from 2.388 to 2.388; 0 of the steps go uphill" in words


def test_every_control_redraws():
    explorer = learning_rate()
    for name, value in [("rate", 1.0), ("steps", 7), ("inputs", INPUTS[1]), ("rate", 39.0), ("steps", 0)]:
        before = explorer.picture.value
        explorer.set(**{name: value})
        assert explorer.picture.value != before, name
        assert explorer.picture.value.startswith("<img alt="), name
