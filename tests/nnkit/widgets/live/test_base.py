import itertools
import json

import numpy as np
import pytest

from nnkit.widgets import live
from nnkit.widgets.live import base
from nnkit.widgets.live.base import explain
from nnkit.widgets.live.scene import Button, Select, Slider, Switch, numbers, surface
from nnkit.widgets.time_limit import TookTooLong

ALL = [getattr(live, name) for name in live.__all__ if name != "Live"]
each = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


def reply(explorer, serial, **values):
    """What the browser sends while a hand moves something."""
    explorer.hand = {"serial": serial, "values": values}


@each
def test_every_scene_is_json_without_nan_and_described(kind):
    explorer = kind()
    text = json.dumps(explorer.scene, allow_nan=False)
    assert len(text) < 150_000
    assert len(explorer.says) > 40
    assert any(ch.isdigit() for ch in repr(explorer)) or kind is live.NumberedNetwork
    assert explorer.error is None
    assert explorer.scene["problem"] == ""


@each
def test_every_control_has_a_label_and_changes_the_scene(kind):
    for name, control in kind().controls.items():
        explorer = kind()
        seen = {str(explorer.scene)}
        assert control.label
        if isinstance(control, Button):
            explorer.act(name)
            continue
        places = {Slider: lambda c: [c.low, c.high], Select: lambda c: c.options, Switch: lambda c: [True, False]}
        for place in places[type(control)](control):
            explorer.set(**{name: place})
            seen.add(str(explorer.scene))
        assert len(seen) > 1, name


@each
def test_every_handle_moves_something(kind):
    fresh = kind().scene["panels"]
    handles = [handle for panel in fresh for handle in panel["handles"]]
    fields = [field for panel in fresh for field in panel["fields"]]
    for handle in handles:
        explorer = kind()
        before = explorer.scene["panels"]
        explorer.set(**{handle["name"]: [handle["x"] + 0.3, handle["y"] + 0.2]})
        assert explorer.scene["panels"] != before, handle["name"]
    for field in fields:
        assert kind().set(**{field["name"]: field["value"] + 0.5}).scene["panels"] != fresh, field["name"]
    assert handles or fields or kind in (live.Overfitting, live.ActivationSpread, live.GradientStack)


@each
def test_what_is_no_value_is_refused_and_changes_nothing(kind):
    explorer = kind()
    before = explorer.state
    for name, control in explorer.controls.items():
        if isinstance(control, Button):
            continue
        with pytest.raises(ValueError, match=name):
            explorer.set(**{name: object()})
    with pytest.raises(KeyError, match="nothing_of_that_name"):
        explorer.set(nothing_of_that_name=1)
    with pytest.raises(KeyError, match="nothing_of_that_name"):
        explorer.act("nothing_of_that_name")
    assert explorer.state == before


def test_a_hand_in_the_browser_does_what_set_does():
    one, other = live.SoftmaxTemperature(), live.SoftmaxTemperature()
    reply(one, 3, **{"z.0": [1, 4.0], "log_t": 0.5})
    other.set(**{"z.0": 4.0}, log_t=0.5)
    assert one.says == other.says
    assert one.scene["serial"] == 3
    one._on_message(one, {"act": "double"}, None)
    assert one.says == other.act("double").says


def test_a_handle_that_went_away_is_no_mistake():
    regions = live.RegionBuilder()
    regions.act("remove")
    reply(regions, 1, **{"line.2": [0, 0]})
    assert regions.scene["problem"] == ""


def test_a_wrong_value_from_the_browser_is_shown_and_raised():
    explorer = live.LearningRate()
    with pytest.raises(ValueError, match="steps must be a number from 0 to 100"):
        reply(explorer, 1, steps=1000)
    assert "steps must be a number from 0 to 100" in explorer.scene["problem"]
    explorer.set(steps=5)
    assert explorer.scene["problem"] == ""


def broken(x):
    return x.no_such_thing


def test_an_error_in_a_students_function_is_shown_with_the_line_and_kept():
    explorer = live.ReluHinges(own={"mine": broken})
    assert isinstance(explorer.error, AttributeError)
    assert "AttributeError: 'numpy.ndarray' object has no attribute 'no_such_thing'" in explorer.scene["problem"]
    assert "return x.no_such_thing" in explorer.scene["problem"]
    assert "no attribute 'no_such_thing'" in repr(explorer)  # what is seen where there is no front end
    explorer.set(function="sin x")
    assert explorer.error is None
    with pytest.raises(AttributeError):
        explorer.set(function="mine")
    assert "in line" in explorer.scene["problem"]


def test_a_students_function_that_never_ends_is_broken_off_on_its_line(monkeypatch):
    def endless(x):
        return x if x.size < 9 else [step for step in itertools.count() if step < 0]

    monkeypatch.setattr(base, "PATIENCE", 0.3)
    explorer = live.ReluHinges(own={"sine": np.sin, "endless": endless})
    with pytest.raises(TookTooLong):
        reply(explorer, 1, function="endless")
    assert "took longer than 0.3 s and was broken off" in explorer.scene["problem"]
    assert "for step in itertools.count()" in explorer.scene["problem"]
    reply(explorer, 2, function="sine")
    assert explorer.scene["problem"] == ""


def test_errors_of_the_library_are_told_without_its_lines():
    try:
        live.LearningRate().set(steps=-1)
    except ValueError as error:
        inner = error.with_traceback(error.__traceback__.tb_next)  # as a callback sees it: from within the library
        assert explain(inner) == "ValueError: steps must be a number from 0 to 100; got -1."


def test_own_parts_are_used():
    class Still:
        def step(self, theta, grad):
            pass

    race = live.OptimizerRace(own={"still": lambda rate: Still()})
    assert "still 17.4" in race.says
    assert live.ReluHinges(own={"line": lambda x: x / 4}).says.endswith("(orange).")
    spread = live.ActivationSpread(own={"ones": lambda shape, rng: np.ones(shape)})
    assert "weights ones" in spread.says
    point = live.ActivationPoint(own={"square": (lambda z: z**2, lambda z: 2 * z)})
    assert "value is 1.0000 and the slope 2.0000" in point.says


def test_numbers_are_short_and_gaps_are_gaps():
    assert numbers([[1 / 3, np.nan], [np.inf, -2]]) == [0.33333, None, None, -2.0]
    made = surface([[0.0, 1.0], [-1.0, np.nan]], levels=[(0.5, "1/2")], thick=[0.0])
    assert (made["nx"], made["ny"], made["values"]) == (2, 2, [0, 1, -1, 0])
    assert made["levels"] == [[0.5, 1, "1/2"], [0.0, 2.5, ""]]


def test_a_slider_writes_its_values_under_the_keys_that_a_browser_looks_up():
    texts = Slider("t", "T", -1, 1.5, 0.05, shown=lambda v: f"{10**v:.2f}").scene(0.0)["texts"]
    assert texts["0"] == "1.00"
    assert texts["-0.3"] == "0.50"
    assert len(texts) == 51
