"""Things to play with: `live`, explorers that are dragged and pressed, Playground, a network while it learns, and
explorers of digits and of a student's own tape by plain sliders.

>>> from nnkit.widgets import Playground, live
"""

from nnkit.widgets import live
from nnkit.widgets.digits import shifted_digits, stroke_detectors
from nnkit.widgets.playground import Playground
from nnkit.widgets.tape import TapeSteps

__all__ = ["Playground", "TapeSteps", "live", "shifted_digits", "stroke_detectors"]
