"""Things to play with: `live`, explorers that are dragged and pressed, Playground, a network while it learns,
explorers of digits and of a student's own tape by plain sliders, and predictions.

>>> from nnkit.widgets import Playground, live, predict, warm_up
"""

from nnkit.widgets import live
from nnkit.widgets.digits import shifted_digits, stroke_detectors
from nnkit.widgets.playground import Playground
from nnkit.widgets.predictions import predict, warm_up
from nnkit.widgets.tape import TapeSteps

__all__ = ["Playground", "TapeSteps", "live", "predict", "shifted_digits", "stroke_detectors", "warm_up"]
