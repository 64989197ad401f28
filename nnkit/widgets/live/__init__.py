"""Live explorers: drag, draw, press and watch. `from nnkit.widgets import live; live.ReluHinges()`."""

from nnkit.widgets.live.base import Live
from nnkit.widgets.live.explorers import (
    ActivationPoint,
    ActivationSpread,
    GradientStack,
    HiddenSpace,
    LearningRate,
    NeuronDescent,
    NeuronLine,
    NumberedNetwork,
    OptimizerRace,
    Overfitting,
    RegionBuilder,
    ReluHinges,
    SoftmaxTemperature,
)

__all__ = [
    "ActivationPoint", "ActivationSpread", "GradientStack", "HiddenSpace", "LearningRate", "Live", "NeuronDescent",
    "NeuronLine", "NumberedNetwork", "OptimizerRace", "Overfitting", "RegionBuilder", "ReluHinges",
    "SoftmaxTemperature",
]  # fmt: skip
