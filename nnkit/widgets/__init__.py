"""Explorers: pictures with controls, to play with an idea. `from nnkit.widgets import neuron_line; neuron_line()`."""

from nnkit.widgets.activation import activation_curve
from nnkit.widgets.gradient_stack import gradient_stack
from nnkit.widgets.learning_rate import learning_rate
from nnkit.widgets.neuron_line import neuron_line

__all__ = ["activation_curve", "gradient_stack", "learning_rate", "neuron_line"]
