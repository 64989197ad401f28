"""What every live explorer is to Python: a state, and an output from which a page draws it.

The mathematics of the pictures is in the page (labextensions/nnkit): it answers a hand while a cell runs, after the
kernel has gone, in an exported page. Python checks what it is told to show, samples functions of the student's own, and
hears where a hand has left the explorer.
"""

from __future__ import annotations

import copy
import html
from collections.abc import Iterable
from typing import Any

from nnkit.lessonkit.record import DISCOVERIES, RECORD_FILE, write_down
from nnkit.widgets.live.failure import explain
from nnkit.widgets.live.schema import Schema
from nnkit.widgets.page import page_part
from nnkit.widgets.shown import Shown
from nnkit.widgets.time_limit import PATIENCE, within

FRAME = "width: 100%; height: 36rem; border: 0; resize: vertical"
MOST_FOUND = 9  # discoveries of an explorer, at most


class Live(Shown):
    """A picture to drag and change.

    state: where its controls and handles are, as far as Python knows; a hand's moves arrive once no cell runs.
    set(**values): change it from Python, as a hand would.
    error: what a student's function raised, or None. The picture's place shows it, with the line.
    """

    def __init__(self, *, tables: dict[str, dict] | None = None, own: Iterable[str] = (), **state: Any):
        super().__init__()
        self._tables, self._own = tables or {}, tuple(own)
        self._schema = Schema(type(self).__name__, [*self._tables, *self._own], switches=self._has_switches)
        self.error: Exception | None = None
        self._discovered: set[int] = set()
        self._state = copy.deepcopy(self._schema.start) | dict.fromkeys(self._own if self._has_switches else (), True)
        for name, value in state.items():
            self._state[name] = self._schema.check(name, value)

    _has_switches = False  # whether each of the student's own parts is switched on and off

    @property
    def name(self) -> str:
        """Its name in words."""
        return self._schema.name

    @property
    def state(self) -> dict[str, Any]:
        """A copy of the state."""
        return copy.deepcopy(self._state)

    def set(self, **values: Any) -> Live:
        """Change the state by name: set(rate=0.2), set(start=[1, 2]); returns the explorer itself."""
        checked = {name: self._schema.check(name, value) for name, value in values.items()}
        self._state |= checked | self._follows(checked)
        self._tell({"state": checked | self._follows(checked)})
        return self

    def _follows(self, values: dict[str, Any]) -> dict[str, Any]:
        """What else of the state changes with these values, where Python has to know it."""
        return {}

    def answer(self, state: dict[str, Any]) -> dict[str, Any]:
        """What only Python can compute of a state, by the names of the student's own parts."""
        return {}

    # --- to the page

    def values(self) -> dict[str, Any]:
        start = self._schema.start
        values: dict[str, Any] = {"explorer": type(self).__name__}
        if state := {name: value for name, value in self._state.items() if start.get(name) != value}:
            values["state"] = copy.deepcopy(state)
        if self._tables:
            values["tables"] = self._tables
        if self._own:
            values |= {"own": list(self._own)} | self._answered(self._state)
        return values

    def _mime_(self) -> tuple[str, str]:
        """What marimo shows: the page by itself, in a frame, for marimo runs no script of an output's HTML."""
        page = f"<!doctype html>{page_part(self.values(), repr(self))}"
        frame = f'<iframe srcdoc="{html.escape(page)}" title="{html.escape(self.name)}" style="{FRAME}"></iframe>'
        return "text/html", frame

    def __repr__(self) -> str:
        is_first = self._state == self._schema.start and not self._tables
        return f"{self.name}: {self._schema.asks}{f' {self._schema.opens}' if is_first else ''}"

    # --- and from it

    def _hear(self, page: Any, data: dict[str, Any]) -> None:
        if "state" in data:
            self._take(data["state"])
        if found := data.get("found"):
            self._found(page, found)
        if "ask" in data:
            page.send(self._answered(self._take(data["ask"])))

    def _take(self, state: dict[str, Any]) -> dict[str, Any]:
        self._state |= {name: self._schema.check(name, value) for name, value in state.items()}
        return self._state

    def _found(self, page: Any, found: Any) -> None:
        """Write down what the page says was discovered, in the student's own file."""
        numbers = {i for i in found if i in range(MOST_FOUND)} if isinstance(found, list) else set()
        if new := sorted(numbers - self._discovered):
            self._discovered |= numbers
            try:
                for number in new:
                    write_down(DISCOVERIES, f"{type(self).__name__}/{number}", {"done": "found"})
            except OSError as error:
                said = f"A discovery stands in the notebook, but not in {RECORD_FILE}: {error}"
                page.send({"told": {}, "problem": said})

    def _answered(self, state: dict[str, Any]) -> dict[str, Any]:
        try:
            told = within(PATIENCE, lambda: self.answer(state))
        except Exception as error:  # a student's part may raise anything; it is told where the hand is
            self.error = error
            return {"told": {}, "problem": explain(error)}
        self.error = None
        return {"told": told, "problem": ""}
