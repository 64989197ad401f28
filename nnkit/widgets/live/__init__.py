"""Live explorers: drag, draw, press and watch. `from nnkit.widgets import live; live.ReluHinges()`."""

from nnkit.widgets.live.activation_point import ActivationPoint
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.hidden_space import HiddenSpace
from nnkit.widgets.live.hinges import ReluHinges
from nnkit.widgets.live.learning_rate import LearningRate
from nnkit.widgets.live.neuron import NeuronLine
from nnkit.widgets.live.numbers_network import NumberedNetwork
from nnkit.widgets.live.overfitting import Overfitting
from nnkit.widgets.live.race import OptimizerRace
from nnkit.widgets.live.regions import RegionBuilder
from nnkit.widgets.live.softmax import SoftmaxTemperature
from nnkit.widgets.live.spread import ActivationSpread

__all__ = [
    "ActivationPoint", "ActivationSpread", "HiddenSpace", "LearningRate", "Live", "NeuronLine", "NumberedNetwork",
    "OptimizerRace", "Overfitting", "RegionBuilder", "ReluHinges", "SoftmaxTemperature",
]  # fmt: skip
