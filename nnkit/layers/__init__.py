"""Layers, each with forward and backward; `as_layer` makes one out of functions of one's own."""

from .base import Layer
from .batchnorm import BatchNorm
from .conv import AveragePool2d, Conv2d, MaxPool2d
from .dense import Dense, Flatten
from .dropout import Dropout
from .elementwise import (
    ACTIVATION_LAYERS,
    ELU,
    GELU,
    Elementwise,
    Identity,
    LeakyReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
    activation_layer,
)
from .functions import FromFunctions, as_layer

__all__ = [
    "ACTIVATION_LAYERS", "ELU", "GELU", "AveragePool2d", "BatchNorm", "Conv2d", "Dense", "Dropout", "Elementwise",
    "Flatten", "FromFunctions", "Identity", "Layer", "LeakyReLU", "MaxPool2d", "ReLU", "SiLU", "Sigmoid", "Softmax",
    "Softplus", "Tanh", "activation_layer", "as_layer",
]  # fmt: skip
