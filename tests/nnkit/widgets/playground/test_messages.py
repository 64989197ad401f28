"""What the Playground tells its page: what JSON can hold, and buffers of the sizes that it says."""

import json

import numpy as np

from nnkit.widgets.playground import messages
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import Trainer


def test_a_frame_has_a_number_for_every_weight_and_a_byte_for_every_cell():
    trainer = Trainer(Parts(), Settings(hidden=(3, 2)))
    head, (output, neurons, ranges, numbers, bent) = messages.frame(trainer, 7, warp_column=0)
    assert head["serial"] == 7 and [c["size"] for c in head["columns"]] == [3, 2, 1]
    assert len(output) == head["grid"] ** 2
    assert len(neurons) == (2 + 3 + 2 + 1) * head["cells"] ** 2 and len(ranges) == 4 * 2 * (2 + 3 + 2 + 1)
    told = np.frombuffer(numbers, "<f4")
    assert len(told) == trainer.model.theta.size
    assert (told[:6] == trainer.model.parameters["0.W"].value.ravel().astype("<f4")).all()
    lines, dots = head["warp"]["lines"]
    assert len(bent) == 4 * 2 * (lines * dots + trainer.is_train.sum())


def test_points_come_with_their_target_and_their_pile():
    trainer = Trainer(Parts(), Settings(points=[(1, 2, 1)]))
    head, (rows,) = messages.points(trainer)
    assert not head["regression"] and head["classes"] == 2
    assert np.frombuffer(rows, "<f4").reshape(-1, 4)[-1].tolist() == [1, 2, 1, 1]


def test_losses_that_are_no_numbers_are_null():
    trainer = Trainer(Parts(), Settings())
    trainer.history.append((1.0, np.inf, np.nan))
    assert messages.history(trainer)[-1] == [1.0, None, None]
    json.dumps(messages.history(trainer), allow_nan=False)


def test_the_controls_offer_what_the_settings_take():
    offered = messages.choices(Parts())
    json.dumps(offered, allow_nan=False)
    for name in ("activation", "optimizer", "penalty", "speed", "data"):
        for value in offered[name]:
            Parts().check(Settings(**{name: value}))
