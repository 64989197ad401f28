"""The Playground in a page that trains it itself: what Python tells the page, and hears from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nnkit.widgets.playground import messages
from nnkit.widgets.playground.playing import Playing
from nnkit.widgets.shown import Shown


class InPages(Shown, Playing):
    """What the Playground is to pages: `_taking` says how a state is taken, `state_with_weights` what it is."""

    state: str
    state_with_weights: str
    _taking: Callable[[str], Callable[[], None]]

    def __init__(self, **traits: Any):
        self._turn_told, self._told = 0, ""
        super().__init__(**traits)

    def values(self) -> dict[str, Any]:
        """What a page needs to show it: data only. Parts of one's own are none, and need Python."""
        self._told = self._whole
        told = {"state": self._told, "hide": list(self.concealed), "own": self.choices.get("own")}
        return {"explorer": "Playground"} | {name: value for name, value in told.items() if value}

    def _repr_mimebundle_(self, **asked: Any) -> Any:
        bundle = Shown._repr_mimebundle_ if self.trainer.parts.are_nnkits else Playing._repr_mimebundle_
        return bundle(self, **asked)

    @property
    def _whole(self) -> str:
        return self.state_with_weights if self.trainer.has_learned else self.state

    def _news(self) -> dict[str, Any]:
        return {"state": self._whole, "history": messages.history(self.trainer)}

    def _ask_pages(self, **hand: Any) -> None:
        self._tell({"hand": hand})

    def _tell(self, data: dict[str, Any]) -> None:
        self._turn_told += 1
        super()._tell(data | {"turn": self._turn_told})

    def _join(self, page: Any) -> None:
        """A page shows it; what has happened since its output was made it is told, and it plays on from there."""
        was_playing = self.playing
        Playing.pause(self)
        super()._join(page)
        with self._lock:
            self._tell(self._news() if self._whole != self._told else {})
        if was_playing:
            self.play()

    def _hear(self, page: Any, data: dict[str, Any]) -> None:
        """Where a hand, or training, has brought the page; unless that was before the page heard Python's last word."""
        if isinstance(data.get("state"), str) and data.get("turn") == self._turn_told:
            take = self._taking(data["state"])
            with self._lock:
                take()
                self._told = self._whole
