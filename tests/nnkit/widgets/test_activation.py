import numpy as np
import pytest

from nnkit import activations as a
from nnkit.widgets.activation import LIBRARY, activation_curve, draw_activation

START = {"z": 1.0, "slope": 1.0, "shift": 0.0, "scale": 1.0, "eps": 0.1}


def description(name, **changes):
    return draw_activation(*LIBRARY[name], name, **{**START, **changes})[1]


@pytest.mark.parametrize("name", LIBRARY)
def test_value_and_slope_of_every_activation(name):
    more = (0.1,) if name in ("leaky_relu", "elu") else ()
    value, slope = (float(f(np.array([-1.5]), *more)[0]) for f in LIBRARY[name])
    assert f"At z = -1.5 the value is {value:.4g} and the slope {slope:.4g}," in description(name, z=-1.5)


def test_stretching_and_shifting_follow_the_chain_rule():
    value = 1.5 * a.sigmoid(-2 * (1 - 0.5))
    slope = 1.5 * -2 * a.sigmoid_derivative(-2 * (1 - 0.5))
    text = description("sigmoid", slope=-2.0, shift=0.5, scale=1.5)
    assert "f(z) = 1.5 g(-2 (z - 0.5)) with g = sigmoid" in text
    assert f"value is {value:.4g} and the slope {slope:.4g}" in text


def test_every_control_redraws():
    explorer = activation_curve()
    seen = [explorer.picture.value]
    changes = {"name": "leaky_relu", "z": -2.0, "slope": 2.0, "shift": 1.0, "scale": -1.0, "eps": 0.5}
    assert set(changes) == set(explorer.controls)
    for name, value in changes.items():
        explorer.set(**{name: value})
        seen.append(explorer.picture.value)
    assert len(set(seen)) == len(seen)
    assert all(control.description for control in explorer.controls.values())


def test_own_functions_come_first_and_may_be_unwritten_or_wrong():
    def unwritten(z):
        raise NotImplementedError

    def mine(z, eps):
        return eps * z

    def slope_of_mine(z, eps):
        return eps + 0 * z

    own = {"todo": (unwritten, unwritten), "my line": (mine, slope_of_mine), "my max": (lambda z: max(0, z), mine)}
    explorer = activation_curve(own=own)
    assert explorer.controls["name"].options[:3] == ("todo", "my line", "my max")
    assert "todo or its derivative is not written yet" in explorer.picture.value
    explorer.set(name="my max")
    assert "my max or its derivative stops with ValueError: The truth value" in explorer.picture.value
    explorer.set(name="my line", eps=0.5, z=2.0)
    assert "the value is 1 and the slope 0.5" in explorer.picture.value
