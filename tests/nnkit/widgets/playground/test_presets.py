"""What the experiments say, held against a run."""

import pytest

from nnkit.widgets.playground.presets import PRESETS
from tests.nnkit.widgets.playground.test_trainer import trained

# what an experiment's answer says, held against a run: epochs, then what must be true of (trainer, losses, accuracies)
CLAIMS = {
    "One neuron, two clouds": (30, lambda t, loss, right: min(right) > 0.97),
    "One neuron, a circle": (60, lambda t, loss, right: max(right) < 0.7 and loss[0] > 0.6),
    "A circle by better inputs": (60, lambda t, loss, right: min(right) > 0.97),
    "Xor by a product": (20, lambda t, loss, right: min(right) > 0.97),
    "Many layers, no bend": (60, lambda t, loss, right: max(right) < 0.7),
    "Three neurons close a ring": (150, lambda t, loss, right: min(right) > 0.97),
    "A spiral": (250, lambda t, loss, right: min(right) > 0.95),
    "Too large a step": (30, lambda t, loss, right: loss[0] > 0.5),
    "Learning by heart": (300, lambda t, loss, right: loss[0] < 0.05 and loss[1] > 1),
    "Held back by L2": (300, lambda t, loss, right: loss[1] < 0.7),
}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_what_experiments_say_is_so(preset):
    epochs, claim = CLAIMS[preset.name]
    trainer = trained(preset.state, epochs)
    assert claim(trainer, trainer.losses(), trainer.accuracies()), (trainer.losses(), trainer.accuracies())
