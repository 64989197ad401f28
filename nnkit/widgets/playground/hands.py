"""What a hand does in the Playground of a student's own parts: messages of the page of a widget, and Undo."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from nnkit.widgets.playground import messages
from nnkit.widgets.playground.failure import describe_failure
from nnkit.widgets.playground.playing import Playing

UNDONE = ("reset", "set", "weight", "add", "remove", "restore")
GESTURE = 0.5  # seconds: changes that follow each other faster are undone together


class Handled(Playing):
    """Does what a page asks for by the methods of the Playground (widget.py)."""

    def __init__(self, **traits: Any):
        self._past: deque[str] = deque(maxlen=100)  # what Undo brings back
        self._was_set = 0.0
        super().__init__(**traits)

    def _receive(self, _widget: object, message: dict[str, Any], _buffers: list) -> None:
        """What a hand did. Nothing is raised here, where no one would read it: the failure is shown."""
        before = self._whole if message["do"] in UNDONE else None
        acts: dict[str, Callable[[], Any]] = {
            "hello": self._greet,
            "undo": lambda: self._past and self.restore(self._past.pop()),
            "play": self.play,
            "step": self.step,
            "reset": self.reset,
            "set": lambda: self._change(message),
            "weight": lambda: self.set_weight(message["column"], message["i"], message["j"], message["value"]),
            "add": lambda: self.add_point(message["x"], message["y"], message["target"]),
            "remove": lambda: self.remove_point(message["x"], message["y"]),
            "restore": lambda: self.restore(message["text"]),
            "warp": lambda: self._choose_warp(message["column"]),
            "seen": lambda: self._look(message["view"], message["seen"]),
            "write": lambda: self.send({"kind": "state", "text": self.state_with_weights}),
        }
        try:
            if message["do"] == "pause":
                self.pause()  # does not wait for the step that is being done
            else:
                with self._lock:
                    self._in_time(acts[message["do"]])
            if before is not None:
                self._remember(message["do"], before)
        except (Exception, SystemExit) as error:
            if error is not self.error:  # a refused setting; a failed part was noted where it happened
                self.error, self.failure = error, describe_failure(error).as_dict()
        if "serial" in message:
            past = len(self._past)
            self.send({"kind": "done", "serial": message["serial"], "state": self.state, "past": past})

    def _remember(self, done: str, before: str) -> None:
        """Keep a state to come back to; a slider that is dragged is one change."""
        now = time.monotonic()
        goes_on = done == "set" and now - self._was_set < GESTURE
        self._was_set = now if done == "set" else 0.0
        if not goes_on and before != self._whole:
            self._past.append(before)

    def _change(self, message: dict[str, Any]) -> None:
        with self._lock:  # no frame in between claims to know of the change
            self._serial = message.get("serial", 0)
            self.set(**message["changes"])

    def _greet(self) -> None:
        with self._lock:
            self._send_data()
            self.send({"kind": "history", "rows": messages.history(self.trainer), "state": self.state})
            self._guard(self._show)

    def _choose_warp(self, column: int | None) -> None:
        self._warp_column = column
        with self._lock:
            self.trainer.forget_warp()
            self._guard(self._show)
