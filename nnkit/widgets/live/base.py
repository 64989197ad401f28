"""The widget that every live explorer is: its state in Python, its picture a pure function of it."""

from __future__ import annotations

import asyncio
import copy
import linecache
import math
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from nnkit.widgets.live.scene import Button, Control, Picture
from nnkit.widgets.shared import module, style
from nnkit.widgets.time_limit import PATIENCE, within

HERE = Path(__file__).parent
# Of a picture that takes longer, in seconds: until it is shown as far as it is; until it goes on, in which a hand that
# still moves is heard first; of each further bit; and of rest after it for whatever else the kernel has to do.
FIRST, PAUSE, SLICE, REST = 0.02, 0.08, 0.04, 0.02
LIBRARY = HERE.parents[1]  # nnkit/: errors are told by the last line outside of it


class Live(anywidget.AnyWidget):
    """A picture to drag and change. A subclass has `name`, `controls` and `picture`.

    state: what is shown, by name: the controls' values, and points that are dragged as [x, y] or lists of such.
    set(**values): change it as a hand would; act(name): press a button.
    unfinished: a subclass whose picture takes long looks at `self.until` (as of time.perf_counter) in `picture`, draws
        what it has by then and says so here. What Python asks for is finished at once; for a hand in the browser the
        rest follows bit by bit, unless the hand has moved on.
    error: what a student's function raised at the last redraw, or None. The widget shows it, with the line.
    """

    name = "explorer"
    _esm = module("elements", "colors", "controls", own=HERE / "live.js")
    _css = style(own=HERE / "live.css")
    scene = traitlets.Dict().tag(sync=True)
    hand = traitlets.Dict().tag(sync=True, echo_update=False)  # the browser knows what it sent

    def __init__(self, controls: Sequence[Control], state: dict[str, Any]):
        super().__init__()
        self._controls = {control.name: control for control in controls}
        self._state = state
        self._serial = 0
        self._turn = 0
        self.until = math.inf
        self.unfinished = False
        self.error: Exception | None = None
        for name, control in self._controls.items():
            if not isinstance(control, Button):
                state[name] = control.check(state[name])
        self.observe(self._on_hand, names="hand")
        self.on_msg(self._on_message)
        try:
            self._redraw()
        except Exception as error:
            if not student_frames(error):
                raise
            # a student's: shown in the widget, which must exist for that, and kept in self.error

    def picture(self) -> Picture:
        """The panels and the sentence for the present state: a call of the module's pure function."""
        raise NotImplementedError(f"{type(self).__name__} must define picture(self).")

    @property
    def state(self) -> dict[str, Any]:
        """A copy of the state."""
        return copy.deepcopy(self._state)

    @property
    def controls(self) -> dict[str, Control]:
        """The controls by name, buttons too."""
        return dict(self._controls)

    @property
    def says(self) -> str:
        """What the picture shows, in words and numbers."""
        return self.scene["says"]

    def set(self, **values: Any) -> Live:
        """Change the state by name: set(rate=0.2), set(start=[1, 2]), or set(**{"knots.3": [1, 2]}) for one of many."""
        before = self.state
        try:
            for name, value in values.items():
                self.change(name, value)
        except Exception:
            self._state = before
            raise
        self._redraw()
        return self

    def act(self, action: str, **data: Any) -> Live:
        """Press the button of that name, or `draw` with a stroke."""
        method = getattr(self, f"do_{action}", None)
        if method is None:
            raise KeyError(f"{self.name} has nothing to do that is called {action!r}")
        method(**data)
        self._redraw()
        return self

    def change(self, name: str, value: Any) -> None:
        """Take over one value; a subclass extends it where a handle means something else than its place."""
        if name in self._controls:
            self._state[name] = self._controls[name].check(value)
            return
        key, _, index = name.partition(".")
        if key not in self._state:
            raise KeyError(f"{self.name} has no {name!r}; it has {', '.join(self._state)}")
        if not index:
            self._state[key] = _place(name, value)
            return
        if not index.isdigit() or int(index) >= len(self._state[key]):
            raise KeyError(f"{self.name} has no {name!r}; {key} are numbered 0 to {len(self._state[key]) - 1}")
        self._state[key][int(index)] = _place(name, value)

    # --- from the browser

    def _on_hand(self, change: Any) -> None:
        self._serial = change["new"]["serial"]
        values = change["new"]["values"]
        # a handle that went away in the meantime is no mistake of anybody's
        self._answer(lambda: self.set(**{name: value for name, value in values.items() if self._has(name)}))

    def _has(self, name: str) -> bool:
        key, _, index = name.partition(".")
        place = self._state.get(key)
        if index and isinstance(place, list):
            return index.isdigit() and int(index) < len(place)
        return name in self._controls or place is not None

    def _on_message(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        data = dict(content)
        self._answer(lambda: self.act(data.pop("act"), **data))

    def _answer(self, act: Callable[[], Any]) -> None:
        """Do what a hand asked for, in time; an error is shown where the hand is."""
        self._turn += 1
        loop = _running_loop()
        try:
            with self._until(math.inf if loop is None else time.perf_counter() + FIRST):
                within(PATIENCE, act)
        except Exception as error:
            self._tell(error)
            raise
        if self.unfinished and loop is not None:
            loop.call_later(PAUSE, self._go_on, loop, self._turn)

    def _go_on(self, loop: asyncio.AbstractEventLoop, turn: int) -> None:
        """A further bit of an unfinished picture; none where a newer one has begun."""
        if turn != self._turn or not self.unfinished:
            return
        with self._until(time.perf_counter() + SLICE):
            self._redraw()
        loop.call_later(REST, self._go_on, loop, turn)

    @contextmanager
    def _until(self, end: float) -> Iterator[None]:
        self.until = end
        try:
            yield
        finally:
            self.until = math.inf

    # --- to the browser

    def _redraw(self) -> None:
        try:
            panels, says = self.picture()
        except Exception as error:
            self.error = error
            self._tell(error)
            raise
        self.error = None
        self.scene = self._scene(panels, says)

    def _tell(self, error: Exception) -> None:
        old = self.scene
        self.scene = self._scene(old.get("panels", []), old.get("says", ""), problem=explain(error))

    def _scene(self, panels: list, says: str, problem: str = "") -> dict[str, Any]:
        controls = [control.scene(self._state.get(name)) for name, control in self._controls.items()]
        return {
            "name": self.name, "controls": controls, "panels": panels, "says": says, "problem": problem,
            "serial": self._serial,
        }  # fmt: skip

    def __repr__(self) -> str:
        return f"{self.name}: {self.scene['problem'] or self.says}"


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:  # called by Python, not by a kernel
        return None


def _place(name: str, value: Any) -> Any:
    """A finite number, or a pair of them as a list."""
    parts = list(value) if isinstance(value, list | tuple) else [value]
    good = all(isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) for v in parts)
    if not good or len(parts) not in (1, 2):
        raise ValueError(f"{name} must be a finite number or a pair of them; got {value!r}.")
    return [float(v) for v in parts] if isinstance(value, list | tuple) else float(value)


def explain(error: Exception) -> str:
    """Type, message and the student's line of an error, without the library's own lines.

    Where no line is a student's, as for a value out of range, the message alone is told.
    """
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    theirs = student_frames(error)
    if not theirs:
        return said
    frame = theirs[-1]
    source = (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip()
    return f"{said}\nin line {frame.lineno} of {frame.name}:  {source}"


def student_frames(error: Exception) -> list[traceback.FrameSummary]:
    """The calls that led to the error and are written neither in nnkit nor in an installed package."""
    return [
        frame for frame in traceback.extract_tb(error.__traceback__)
        if not Path(frame.filename).is_relative_to(LIBRARY) and "site-packages" not in frame.filename
    ]  # fmt: skip
