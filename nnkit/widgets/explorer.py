"""The shell that every explorer shares: controls on top, a picture below, nothing else.

An explorer is a pure function from its state (the values of its controls) to a matplotlib Figure and a sentence that
describes it. The function is tested without a browser; the shell only passes the values on.
"""

import html
from collections.abc import Callable
from typing import Any

import ipywidgets
from matplotlib.figure import Figure

from nnkit.plot import figure_html

Draw = Callable[..., tuple[Figure, str]]


class Explorer(ipywidgets.VBox):
    """Controls and the picture that `draw` makes of their values.

    draw(**state) -> (figure, description): called with one keyword argument per control, at once and whenever a
        control changes. The description is the picture's alternative text; it says what is to be seen, with numbers.
    controls: an ipywidgets control for each name. A control's own `description` is its label.
    """

    def __init__(self, draw: Draw, controls: dict[str, ipywidgets.Widget]):
        self._draw = draw
        self.controls = controls
        self.picture = ipywidgets.HTML()
        for control in controls.values():
            control.style.description_width = "initial"
            control.observe(self._redraw, names="value")
        box = ipywidgets.Box(list(controls.values()), layout=ipywidgets.Layout(flex_flow="row wrap"))
        super().__init__([box, self.picture])
        self._redraw()

    @property
    def state(self) -> dict[str, Any]:
        """The controls' values by name."""
        return {name: control.value for name, control in self.controls.items()}

    def set(self, **state: Any) -> "Explorer":
        """Set controls by name, as a hand would; returns the explorer itself."""
        for name, value in state.items():
            if name not in self.controls:
                raise KeyError(f"this explorer has no control {name!r}; it has {', '.join(self.controls)}")
            self.controls[name].value = value
        return self

    def _redraw(self, _change: Any = None) -> None:
        try:
            figure, description = self._draw(**self.state)
        except Exception as error:
            # A callback's traceback would end in a log that nobody reads: show it where the picture was, and raise.
            self.picture.value = f"<pre>{html.escape(f'{type(error).__name__}: {error}')}</pre>"
            raise
        self.picture.value = figure_html(figure, description)


def fix_margins(fig: Figure, **margins: float) -> Figure:
    """Set a figure's margins by hand (left=0.1, ...) instead of measuring all its text: 15 to 50 ms less a redraw."""
    fig.set_layout_engine(None)
    fig.subplots_adjust(**margins)
    return fig


def slider(label: str, value: float, low: float, high: float, step: float = 0.1) -> ipywidgets.FloatSlider:
    """A slider with its number beside it, live while it is dragged; arrow keys move it too."""
    return ipywidgets.FloatSlider(
        value, min=low, max=high, step=step, description=label, readout_format=".2f", continuous_update=True
    )


def choice(label: str, options: list[str], value: str | None = None) -> ipywidgets.Dropdown:
    """A drop-down list of names."""
    return ipywidgets.Dropdown(options=options, value=value or options[0], description=label)
