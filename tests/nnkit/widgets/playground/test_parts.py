"""A student's parts: which come first, and what is refused."""

import numpy as np
import pytest

from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.settings import Settings
from nnkit.widgets.playground.trainer import Trainer


def test_own_activations_come_first():
    parts = Parts(activation={"my bend": (np.sin, np.cos), "sigmoid": lambda z: 1 / (1 + np.exp(-z))})
    assert parts.activations[:2] == ["my_bend", "sigmoid"] and parts.activations.count("sigmoid") == 1
    trainer = Trainer(parts, Settings(**parts.starting_changes()))
    assert trainer.columns[0].title == "Dense, sin"


def test_wrong_parts_are_refused_with_what_is_expected():
    with pytest.raises(TypeError, match=r"layers must be a list of layers, a class .* got int"):
        Parts(3)
    with pytest.raises(ValueError, match="empty list"):
        Parts([])
    with pytest.raises(TypeError, match=r"loss must be a function \(output, target\); got int"):
        Parts(loss=3)
    with pytest.raises(TypeError, match=r"must have step\(theta, grad\); int"):
        Parts(optimizer=3)
    with pytest.raises(ValueError, match=r"activation must be one of identity, .*; got 'bent'"):
        Parts().check(Settings(activation="bent"))
