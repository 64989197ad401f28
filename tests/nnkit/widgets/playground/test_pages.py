"""The Playground of nnkit's own parts: the page trains, and Python and the page tell each other."""

import numpy as np
import pytest

from nnkit import Dense
from nnkit.widgets import Playground, shown
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.shown import TYPE
from tests.nnkit.widgets.playground.test_playing import loops
from tests.nnkit.widgets.playground.test_widget import unwritten, wait
from tests.page_comm import Page, opened


def test_nnkits_own_parts_need_no_widget_and_own_ones_do():
    plain = Playground(state="data=xor", hide=["state"])
    values = plain._repr_mimebundle_()[TYPE]
    assert values == {"explorer": "Playground", "state": "data=xor", "hide": ["state"], "id": values["id"]}
    assert plain.comm is None  # no page was told of a widget
    data, _ = Playground(optimizer=unwritten)._repr_mimebundle_()
    assert TYPE not in data and data["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert not any(parts.are_nnkits for parts in (Parts(Dense), Parts(loss="mean_squared_error"), Parts(None, np.tanh)))


def test_what_was_learned_goes_to_the_page():
    p = Playground().train(3)
    assert Playground(state=p.values()["state"]).losses == pytest.approx(p.losses, rel=1e-5)
    assert Playground(state=p.values()["state"]).epoch == 3
    assert "state" not in p.reset().values()


def test_python_takes_what_the_page_says():
    p, there = Playground(), Playground(state="data=xor lr=0.1").train(4)
    page = opened(p)
    page.hear(state=there._whole, turn=page.sent[-1]["turn"])
    assert p.state == "data=xor lr=0.1" and p.epoch == 4 and p.losses == pytest.approx(there.losses, rel=1e-5)
    page.hear(state="", turn=page.sent[-1]["turn"])  # as it began
    assert p.state == "" and p.epoch == 0


def test_the_page_is_asked_for_what_a_hand_could_do_and_told_what_python_trained():
    p = Playground()
    page = opened(p)
    p.set(hidden=(3,), noise=5).set_weight(0, 1, 2, 0.5).add_point(1, 2).play().pause().reset()
    asked = [told["hand"] for told in page.sent if "hand" in told]
    assert asked == [
        {"do": "set", "changes": {"hidden": [3], "noise": 5}},
        {"do": "weight", "column": 0, "i": 1, "j": 2, "value": 0.5},
        {"do": "set", "changes": {"points": [[1, 2, 1]]}},
        {"do": "play"}, {"do": "pause"}, {"do": "pause"}, {"do": "reset"},
    ]  # fmt: skip
    assert not loops() and not p.playing  # the page plays
    p.train(2)
    assert page.sent[-1]["state"] == p.state_with_weights and [row[0] for row in page.sent[-1]["history"]] == [0, 1, 2]
    p.restore("data=xor")
    assert page.sent[-1]["state"] == "data=xor"


def test_what_the_page_said_before_it_heard_pythons_last_word_is_not_taken():
    p = Playground()
    page = opened(p)
    before = page.sent[-1]["turn"]
    p.train(2)
    page.hear(state="data=spiral", turn=before)
    assert p.state == "" and p.epoch == 2
    page.hear(state="data=spiral", turn=page.sent[-1]["turn"])
    assert p.state == "data=spiral"


def test_a_page_that_comes_later_is_brought_to_where_python_is_and_plays_on():
    p = Playground()
    p._repr_mimebundle_()
    p.play()
    wait(lambda: p.epoch > 0)
    values = p._repr_mimebundle_()[TYPE]
    p.set(noise=5)
    page = Page()
    shown._opened(page, {"content": {"data": {"id": values["id"]}}})
    assert page.sent[0]["state"].startswith("noise=5") and page.sent[1]["hand"] == {"do": "play"}
    wait(lambda: not loops())
