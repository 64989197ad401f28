"""Explorers: pictures with controls, to play with an idea. `from nnkit.widgets import neuron_line; neuron_line()`."""

from nnkit.widgets.activation import activation_curve
from nnkit.widgets.gradient_stack import gradient_stack

__all__ = ["activation_curve", "gradient_stack"]
