"""What Python knows of an explorer: its state, what it sends to a page, what it hears from one."""

import gc
import itertools
import json
from html.parser import HTMLParser

import numpy as np
import pytest

from nnkit.widgets import live, shown
from nnkit.widgets.live import base
from nnkit.widgets.shown import TYPE
from tests.page_comm import Page, opened

ALL = [getattr(live, name) for name in live.__all__ if name != "Live"]
each = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


@each
def test_an_output_is_small_data_with_words_and_a_part_for_other_pages(kind):
    made = kind()._repr_mimebundle_()
    assert len(json.dumps(made[TYPE], allow_nan=False)) < 200
    assert len(made["text/plain"]) > 40
    assert "<script>" in made["text/html"]


@each
def test_the_page_shows_the_state_that_python_has(kind, with_page):
    explorer = kind()
    shown = with_page.look(explorer)["state"]
    assert {name: shown[name] for name in explorer.state} == pytest.approx(explorer.state)


@each
def test_what_is_no_value_is_refused_and_changes_nothing(kind):
    explorer = kind()
    before = explorer.state
    for name in before:
        with pytest.raises(ValueError, match=name):
            explorer.set(**{name: object()})
    with pytest.raises(KeyError, match="nothing_of_that_name"):
        explorer.set(nothing_of_that_name=1)
    assert explorer.state == before


def test_errors_say_what_was_expected():
    with pytest.raises(ValueError, match=r"steps must be a number from 0 to 100; got 1000"):
        live.LearningRate().set(steps=1000)
    with pytest.raises(ValueError, match="activation must be one of identity, sigmoid"):
        live.GradientStack("softmax")


def test_a_page_tells_python_where_a_hand_left_it_and_hears_what_python_sets():
    explorer = live.ReluHinges()
    page = opened(explorer)
    page.hear(state={"count": 2, "knots": [0, 1.5, 6]})
    assert explorer.state["knots"] == [0, 1.5, 6]
    explorer.set(count=3)
    assert page.sent[-1]["state"]["count"] == 3
    assert len(page.sent[-1]["state"]["knots"]) == 4
    page.leave()
    explorer.set(count=4)
    assert len(page.sent) == 1


def test_a_page_whose_explorer_is_gone_is_told_so():
    page = Page()
    shown._opened(page, {"content": {"data": {"id": "no such"}}})
    assert page.is_closed


def test_running_a_cell_again_leaves_nothing_behind():
    for _ in range(50):
        explorer = live.SoftmaxTemperature()
        opened(explorer).leave()
        del explorer
    gc.collect()
    assert len(shown._shown) < 5


class Still:
    def step(self, theta, grad):
        pass


def test_own_optimisers_are_asked_of_python(with_page):
    race = live.OptimizerRace(own={"still": lambda rate: Still()})
    assert "still 17.4" in with_page.says(race)
    page = opened(race)
    page.hear(ask=race.state | {"start": [1.0, 0.0], "steps": 2})
    assert page.sent == [{"told": {"still": [[1, 0]] * 3}, "problem": ""}]


def test_own_initialisers_are_asked_of_python(with_page):
    spread = live.ActivationSpread(own={"ones": lambda shape, rng: np.ones(shape)})
    assert "weights ones" in with_page.says(spread)
    assert with_page.look(spread)["facts"]["saturated"] > 0.9


def broken(x):
    return x.no_such_thing


def test_an_error_in_a_students_function_is_shown_with_the_line_and_kept(with_page):
    explorer = live.ReluHinges(own={"mine": broken})
    assert isinstance(explorer.error, AttributeError)
    problem = with_page.look(explorer)["problem"]
    assert "AttributeError: 'numpy.ndarray' object has no attribute 'no_such_thing'" in problem
    assert "return x.no_such_thing" in problem
    assert "Largest error" in with_page.says(explorer, ["function", "sin x"])


def test_an_own_optimiser_that_never_ends_is_broken_off_on_its_line(monkeypatch):
    class Endless:
        def step(self, theta, grad):
            return [step for step in itertools.count() if step < 0]

    monkeypatch.setattr(base, "PATIENCE", 0.3)
    told = live.OptimizerRace(own={"endless": lambda rate: Endless()}).values()
    assert "took longer than 0.3 s and was broken off" in told["problem"]
    assert "for step in itertools.count()" in told["problem"]


def test_an_unwritten_activation_is_said_to_be_unwritten(with_page):
    def unwritten(z):
        raise NotImplementedError

    assert "not written yet" in with_page.says(live.ActivationPoint(own={"mine": (unwritten, unwritten)}))


@each
def test_marimo_gets_the_page_in_a_frame(kind):
    explorer = kind()
    mime, shown = explorer._mime_()
    frames = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attributes: frames.append((tag, dict(attributes)))
    reader.feed(shown)
    [(tag, attributes)] = frames  # all else stands quoted in the frame's page
    assert (mime, tag, attributes["title"]) == ("text/html", "iframe", explorer.name)
    assert json.dumps(type(explorer).__name__) in attributes["srcdoc"] and "<script" in attributes["srcdoc"]
