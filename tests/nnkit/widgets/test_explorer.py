"""The shell of plain explorers: controls, and the picture of their values."""

import pytest

from nnkit.plot import figure
from nnkit.widgets.explorer import Explorer, choice, slider


def draw(height, name):
    if height > 2:
        raise ValueError("<too high>")
    fig = figure()
    fig.axes[0].plot([0, height])
    return fig, f"{name} of height {height:g}"


def made():
    return Explorer(draw, {"height": slider("height", 1, 0, 5), "name": choice("name", ["line", "curve"])})


def test_the_picture_says_what_the_controls_are_set_to():
    explorer = made()
    assert explorer.state == {"height": 1, "name": "line"}
    assert 'alt="line of height 1"' in explorer.picture.value
    assert explorer.set(name="curve", height=2) is explorer
    assert 'alt="curve of height 2"' in explorer.picture.value


def test_a_control_that_there_is_not_is_refused():
    with pytest.raises(KeyError, match="no control 'width'; it has height, name"):
        made().set(width=3)


def test_an_error_stands_where_the_picture_was_and_is_raised():
    explorer = made()
    with pytest.raises(ValueError):
        explorer.set(height=3)
    assert explorer.picture.value == "<pre>ValueError: &lt;too high&gt;</pre>"
