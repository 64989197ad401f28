"""Things to play with: `live`, explorers that are dragged and pressed, and Playground, a network while it learns.

>>> from nnkit.widgets import Playground, live
"""

from nnkit.widgets import live
from nnkit.widgets.playground import Playground

__all__ = ["Playground", "live"]
