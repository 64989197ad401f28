"""The Playground without a front end: everything it does is driven through Python."""

import itertools
import time

import numpy as np
import pytest

import nnkit
from nnkit import Dense
from nnkit.widgets import Playground
from nnkit.widgets.playground import playing
from tests.pace import PACE


class Sent:
    """Catches what a Playground sends to the browser."""

    def __init__(self, playground):
        self.messages, self.buffers = [], []
        playground.send = self.send

    def send(self, content, buffers=None):
        self.messages.append(content)
        self.buffers.append(buffers)

    def last(self, kind):
        return [m for m in self.messages if m["kind"] == kind][-1]


def hand(playground, **message):
    """What the browser would send."""
    playground._receive(playground, message, [])


def wait(condition, seconds=10 * PACE):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def test_train_step_reset_and_set():
    p = Playground(state="data=xor lr=0.1")
    before = p.losses[0]
    p.step(3)
    assert p.trainer.steps == 3
    assert p.train(40).losses[0] < 0.3 * before
    p.reset()
    assert p.epoch == 0 and p.losses[0] == before
    p.set(noise=10, hidden=(3,))
    assert p.settings["noise"] == 10 and p.settings["hidden"] == [3]
    assert p.state == "data=xor noise=10 hidden=3 lr=0.1"
    with pytest.raises(ValueError, match="noise must be from 0 to 50; got 60"):
        p.set(noise=60)
    with pytest.raises(ValueError, match="optimizer must be one of GradientDescent"):
        p.set(optimizer="Adm")
    assert p.settings["noise"] == 10
    assert repr(p) == "Playground(state='data=xor noise=10 hidden=3 lr=0.1')"


def test_state_and_weights_come_back():
    p = Playground(state="data=circle lr=0.1").train(20)
    assert Playground(state=p.state).losses != p.losses
    assert np.allclose(Playground(state=p.state_with_weights).losses, p.losses, rtol=1e-5)
    q = Playground(state="data=xor").restore(p.state_with_weights)
    assert q.state == p.state and np.allclose(q.losses, p.losses, rtol=1e-5)
    with pytest.raises(ValueError, match="a state is written as name=value"):
        q.restore("nonsense")
    with pytest.raises(ValueError, match="theta must have shape"):
        q.restore("hidden=3 " + p.state_with_weights.split()[-1])
    for part in ("abc", "AAAA"):
        with pytest.raises(ValueError, match="copied in part"):
            q.restore(f"weights={part}")


def test_points_by_hand():
    p = Playground()
    p.add_point(1, 2, 0).remove_point(1.1, 2)
    assert p.settings["points"] == [[1, 2, 0]] and p.settings["removed"] == [500]
    assert len(p.trainer.P) == 500
    assert Playground(state=p.state).trainer.P.tolist() == p.trainer.P.tolist()


class Broken:
    def forward(self, x):
        return x

    def backward(self, dy):
        return dy * undefined  # noqa: F821


def unwritten(theta, grad, lr):
    raise NotImplementedError


def test_a_students_error_is_shown_with_its_line_and_raised():
    p = Playground([Dense(2, 4, rng=0), Broken(), Dense(4, 1, rng=1)])
    assert p.error is None
    with pytest.raises(NameError, match="undefined"):
        p.step()
    failure = p.failure
    assert failure["type"] == "NameError" and "undefined" in failure["message"]
    assert failure["code"] == "return dy * undefined  # noqa: F821"
    assert failure["file"] == "test_widget.py" and failure["line"] == Broken.backward.__code__.co_firstlineno + 1
    assert failure["where"].startswith("in the backward pass of layers[1] = Broken(), ")
    assert "NameError: name 'undefined' is not defined, in the backward pass" in repr(p)

    p.play()  # in the background nothing can be raised: it is kept, shown, and training ends
    wait(lambda: p.error is not None and not p.playing)
    assert isinstance(p.error, NameError) and p.failure["line"] == failure["line"]


def test_parts_that_are_not_written_yet_say_so_and_can_be_replaced():
    p = Playground(optimizer=unwritten)
    assert p.error is None
    with pytest.raises(NotImplementedError):
        p.train(1)
    assert p.failure["message"] == "this part is not written yet" and p.failure["code"] == "raise NotImplementedError"
    p.set(optimizer="Adam").train(1)
    assert p.failure == {} and p.error is None


def test_a_network_that_cannot_be_built_is_shown_not_raised():
    p = Playground([Dense(3, 1, rng=0)])
    assert isinstance(p.error, ValueError) and "expects x of shape (n, 3)" in p.failure["message"]
    assert p.failure["line"] == 0  # no line of the student's: the note says which layer
    assert p.failure["where"].startswith("in the forward pass of layers[0] = Dense(3, 1)")
    p.play()
    assert not p.playing and p.failure
    p.set(inputs=["x", "y", "xy"]).train(1)
    assert p.error is None


def test_it_stops_at_an_epoch_or_at_a_loss():
    p = Playground(state="stop_epoch=2 speed=fast data=gauss lr=0.1").play()
    wait(lambda: not p.playing)
    assert p.epoch == 2
    p.set(stop_epoch=0, stop_loss=0.1).play()
    wait(lambda: not p.playing)
    assert p.losses[0] <= 0.1 < p.trainer.history[1][1]


def test_divergence_is_told():
    p = Playground(state="data=plane lr=100 activation=identity")
    with pytest.raises(nnkit.DivergenceError), np.errstate(all="ignore"):
        p.train(50)
    assert "diverged" in p.failure["message"]
    assert p.failure["where"].startswith("the first numbers that are not finite come from layers[")


def layer(forward=lambda self, x: x, backward=lambda self, dy: dy):
    """A layer between two good ones, with these two methods."""
    mine = type("Mine", (), {"forward": forward, "backward": backward})()
    return Playground([Dense(2, 4, rng=0), mine, Dense(4, 1, rng=1)])


def clips_in_place(self, x):
    x[x < 0] = 0
    return x


def forgets(self, x):
    x = x * 2


def loops(self, dy):
    return any(number < 0 for number in itertools.count())


def leaves(self, dy):
    raise SystemExit


FORWARD = "in the forward pass of layers[1] = Mine(), whose input has shape (4, 4)"
BACKWARD = "in the backward pass of layers[1] = Mine(), whose dy has shape (10, 4)"
# what is wrong: the method, what is told, where, and the line of the student's that is shown
FAULTS = {
    "returns nothing": (forgets, None, "TypeError: forward returned None", FORWARD, ""),
    "a list": (lambda self, x: x.tolist(), None, "TypeError: forward must return an array; got list", FORWARD, ""),
    "a row too few": (lambda self, x: x[1:], None, "ValueError: forward must return one row for each of the 4 ex",
                      FORWARD, ""),
    "flat": (lambda self, x: x.sum(axis=1), None, "ValueError: forward must return one row for each of the 4 examples, "
             "(4, k); got shape (4,)", FORWARD, ""),
    "a column too few": (lambda self, x: x[:, 1:], None, "ValueError: Dense(4, 1) expects x of shape (n, 4)",
                         "in the forward pass of layers[2] = Dense(4, 1), whose input has shape (4, 3)", ""),
    "changes its input": (clips_in_place, None, "ValueError: assignment destination is read-only",
                          "a layer must not change its input, which the one before may need: make a new array; "
                          + FORWARD, "x[x < 0] = 0"),
    "not a number": (lambda self, x: x * np.nan, None, "DivergenceError: before any training the loss is nan",
                     "the first numbers that are not finite come from layers[1] = Mine()", ""),
    "raises": (None, lambda self, dy: dy / self.nothing, "AttributeError: 'Mine' object has no attribute 'nothing'",
               BACKWARD, "dy / self.nothing"),
    "returns nothing backward": (None, lambda self, dy: None, "TypeError: backward returned None", BACKWARD, ""),
    "a transpose backward": (None, lambda self, dy: dy.T, "ValueError: backward must return a gradient of its input's",
                             BACKWARD, ""),
    "ends Python": (None, leaves, "SystemExit: ", "", "raise SystemExit"),
    "loops for ever": (None, loops, "TookTooLong: this took longer than 0.5 s and was broken off", BACKWARD,
                       "any(number < 0"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_layer_is_told_inside(fault, monkeypatch):
    monkeypatch.setattr(playing, "PATIENCE", 0.5)
    forward, backward, said, where, line = FAULTS[fault]
    p = layer(**{name: f for name, f in (("forward", forward), ("backward", backward)) if f})
    if backward:
        assert p.error is None
        hand(p, do="play")
        wait(lambda: p.error is not None)
        assert not p.playing
        hand(p, do="step")  # and in answer to a button
    told = p.failure
    assert f"{told['type']}: {told['message']}".startswith(said)
    assert told["where"] == where
    assert line in told["code"]
    assert bool(told["line"]) == bool(line)


def test_controls_can_be_hidden_and_a_given_network_hides_its_shape():
    assert Playground(hide=["state", "lr"]).concealed == ["lr", "state"]
    assert Playground([Dense(2, 1, rng=0)]).concealed == ["activation", "dropout", "hidden", "start"]
    with pytest.raises(ValueError, match="hide can't name colour; it may name play, step"):
        Playground(hide=["colour"])


def test_names_of_nnkits_own_parts_and_what_the_state_says_goes_first():
    p = Playground(loss="mean_squared_error", optimizer="Adam", activation="relu", state="optimizer=RMSProp")
    assert p.settings["optimizer"] == "RMSProp" and p.settings["activation"] == "relu"
    assert p.trainer.loss is nnkit.mean_squared_error


def test_the_front_end_is_whole_and_fetches_nothing():
    text = Playground._esm + Playground._css
    assert "import " not in text and "url(" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
