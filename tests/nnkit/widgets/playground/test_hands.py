"""What a hand does in a page reaches the Playground that Python trains."""

from nnkit.widgets import Playground
from nnkit.widgets.playground import hands
from tests.nnkit.widgets.playground.test_widget import Sent, hand, unwritten, wait


def test_every_message_of_the_browser():
    p = Playground()
    sent = Sent(p)
    hand(p, do="hello")
    assert [m["kind"] for m in sent.messages] == ["points", "history", "frame"]
    frame, (output, neurons, ranges, numbers) = sent.messages[-1], sent.buffers[-1]
    assert len(output) == 50**2 and len(neurons) == (2 + 4 + 2 + 1) * 20**2
    assert len(ranges) == 4 * 2 * 9 and len(numbers) == 4 * (2 * 4 + 4 * 2 + 2 + 4 + 2 + 1)
    assert frame["columns"][0] == {"title": "Dense, Tanh", "size": 4, "shown": 4, "d_in": 2, "biases": 4}
    hand(p, do="step")
    assert p.trainer.steps == 1
    hand(p, do="set", changes={"noise": 20}, serial=7)
    assert sent.last("done") == {"kind": "done", "serial": 7, "state": "noise=20", "past": 1}
    hand(p, do="weight", column=0, i=1, j=2, value=0.75)
    assert p.model.parameters["0.W"].value[1, 2] == 0.75
    hand(p, do="add", x=1, y=1, target=1)
    hand(p, do="remove", x=1, y=1)
    assert p.settings["removed"] == [500]
    hand(p, do="warp", column=0)
    assert sent.last("frame")["warp"]["lines"] == [26, 25] and len(sent.buffers[-1]) == 5
    hand(p, do="warp", column=None)
    assert "warp" not in sent.last("frame")
    hand(p, do="write")
    assert sent.last("state")["text"] == p.state_with_weights
    hand(p, do="restore", text="data=xor")
    assert p.state == "data=xor" and p.epoch == 0
    hand(p, do="play")
    wait(lambda: p.epoch > 1)
    hand(p, do="pause")
    assert not p.playing
    hand(p, do="reset")
    assert p.epoch == 0 and p.failure == {}
    hand(p, do="restore", text="data=cube", serial=8)
    assert p.failure["message"].startswith("data must be one of circle") and p.state == "data=xor"
    hand(p, do="set", changes={"seed": -5}, serial=8)
    assert p.failure["message"] == "seed must be from 0 to 2147483648; got -5." and p.failure["line"] == 0
    assert sent.last("done")["serial"] == 8
    hand(p, do="step")
    assert p.failure == {}


def test_undo_brings_back_settings_and_weights(monkeypatch):
    p = Playground(optimizer=unwritten)  # with a part of one's own Python trains
    hand(p, do="weight", column=0, i=0, j=0, value=7.0)
    first = p._whole
    for noise in (5, 6, 7):  # a slider that is dragged: one change
        hand(p, do="set", changes={"noise": noise}, serial=noise)
    monkeypatch.setattr(hands, "GESTURE", 0)
    hand(p, do="set", changes={"lr": 1.0}, serial=8)
    hand(p, do="undo", serial=0)
    assert p.settings["noise"] == 7
    hand(p, do="undo", serial=0)
    assert p._whole == first
    hand(p, do="undo", serial=0)
    hand(p, do="undo", serial=0)  # nothing is left
    assert not p.trainer.has_learned
