"""Explorers: pictures with controls, to play with an idea. `from nnkit.widgets import neuron_line; neuron_line()`.

The live ones, dragged and animated in the browser, are in `nnkit.widgets.live`; Playground runs a whole network.
"""

from nnkit.widgets.activation import activation_curve
from nnkit.widgets.digits import shifted_digits, stroke_detectors
from nnkit.widgets.gradient_stack import gradient_stack
from nnkit.widgets.learning_rate import learning_rate
from nnkit.widgets.neuron_line import neuron_line
from nnkit.widgets.playground import Playground

__all__ = [
    "Playground",
    "activation_curve",
    "gradient_stack",
    "learning_rate",
    "neuron_line",
    "shifted_digits",
    "stroke_detectors",
]
