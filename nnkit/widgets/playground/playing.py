"""A trainer that goes on in the background while somebody looks: the loop, its pictures, and what went wrong.

It is a widget: a page that shows it draws what Python sends. Of a network of nnkit's parts alone the page needs none of
it (widget.py).
"""

from __future__ import annotations

import asyncio
import contextvars
import math
import threading
import time
from collections.abc import Callable
from typing import Any, Self

import anywidget
import traitlets

from nnkit.widgets.playground import messages
from nnkit.widgets.playground.failure import describe_failure
from nnkit.widgets.playground.trainer import Trainer
from nnkit.widgets.time_limit import PATIENCE, within

FRAMES_A_SECOND = 30


class Playing(anywidget.AnyWidget):
    """Trains a Trainer between play() and pause(), and sends a picture after each frame's steps."""

    playing = traitlets.Bool(False, help="whether it trains now").tag(sync=True)
    failure = traitlets.Dict(help="what went wrong, for the picture; empty if nothing did").tag(sync=True)

    def __init__(self, trainer: Trainer, **traits: Any):
        self.trainer = trainer
        self.error: BaseException | None = None
        self.frames = 0  # pictures sent
        self._lock = threading.RLock()
        self._turn = 0  # counts loops, so that an earlier one ends
        self._looking: set[str] = set()  # views that are on the screen
        self._was_shown = False
        self._warp_column: int | None = None
        self._picture_seconds = 0.002
        self._serial = 0  # of the hand's last message that a frame knows of
        super().__init__(**traits)

    def open(self) -> None:
        """Nothing is sent to a page that has not asked: see model_id."""

    @property
    def model_id(self) -> str:
        """The name by which a page finds the widget; asked for when it is shown, and then the page is told of it."""
        if self.comm is None:
            super().open()
        return self.comm.comm_id

    def play(self) -> Self:
        """Train on, in the background, until pause(). Once it has been shown it waits while nobody sees it."""
        with self._lock:
            if self.playing:
                return self
            self._clear()
            if not self.trainer.is_ready and not self._guard(self.trainer.reset):
                return self
            self.playing = True
            self._begin()
        return self

    def _begin(self) -> None:
        """A loop for this play, in the place of an earlier one; none while nobody sees what it would draw."""
        self._turn += 1
        if not self._is_seen:
            return
        turn = self._turn
        # The copied context holds where this widget's messages belong to. Without it they would count as the main
        # thread's, and Pause would wait until a busy cell has ended.
        run = contextvars.copy_context().run
        try:
            threading.Thread(target=run, args=(self._loop, turn), name="playground", daemon=True).start()
        except RuntimeError:  # no threads in a browser's Python
            self._start_task(turn)

    @property
    def _is_seen(self) -> bool:
        return bool(self._looking) or not self._was_shown  # by Python alone, it is trained for its numbers

    def _look(self, view: str, seen: bool) -> None:
        """A page says whether this view of it is on the screen."""
        with self._lock:
            before, self._was_shown = self._is_seen, True
            (self._looking.add if seen else self._looking.discard)(view)
            if self.playing and self._is_seen != before:
                self._begin()
            if before and not self._is_seen and self.trainer.is_ready:
                self._guard(self.trainer.let_go)

    def pause(self) -> Self:
        """Stop training where it is. Never waits for the step that is being done."""
        self.playing = False
        return self

    def _start_task(self, turn: int) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError as error:
            self.playing = False
            error.add_note("Here is neither a thread nor an event loop to play in; train(epochs) works.")
            raise
        self._task = loop.create_task(self._loop_as_task(turn))

    def _loop(self, turn: int) -> None:
        while self._is_on(turn):
            time.sleep(self._tick())

    async def _loop_as_task(self, turn: int) -> None:
        while self._is_on(turn):
            await asyncio.sleep(self._tick())

    def _is_on(self, turn: int) -> bool:
        return self.playing and turn == self._turn

    def _tick(self) -> float:
        """One frame; returns how long to rest. At least half of the time is rest, in which the kernel is free."""
        start = time.perf_counter()
        with self._lock:
            if self.playing:
                self._guard(lambda: self._in_time(lambda: self._train_until(start + 0.5 / FRAMES_A_SECOND)))
        spent = time.perf_counter() - start
        return max(1 / FRAMES_A_SECOND - spent, spent)

    def _train_until(self, end: float) -> None:
        t = self.trainer
        quota = {"1 step": 1, "1 epoch": t.steps_an_epoch, "fast": math.inf}[t.settings.speed]
        done, before = 0, t.history[-1]
        while done < quota and self.playing:
            t.step()
            done += 1
            if time.perf_counter() > end - self._picture_seconds or t.epoch == t.settings.stop_epoch:
                break
        start = time.perf_counter()
        self._send_frame()
        if t.comes_to_stop(before):
            self.playing = False
        self._picture_seconds += 0.2 * (time.perf_counter() - start - self._picture_seconds)

    # --- one door for whatever may fail

    def _guard(self, act: Callable[[], Any]) -> bool:
        """Do it; an error is shown and kept. Returns whether it went well."""
        try:
            act()
        except (Exception, SystemExit) as error:  # `exit()` in a student's code would end the thread, and tell nobody
            self.failure = describe_failure(error).as_dict()
            self.error = error
            self.playing = False  # last: whoever waits for the end finds the reason
            return False
        return True

    def _in_time(self, act: Callable[[], Any]) -> None:
        """Do it; what takes too long is broken off."""
        within(PATIENCE, act)

    def _clear(self) -> None:
        self.error, self.failure = None, {}

    # --- to the page

    def _show(self) -> None:
        if self.trainer.is_ready:
            self._send_frame()

    def _send_data(self) -> None:
        content, buffers = messages.points(self.trainer)
        self.send(content, buffers=buffers)

    def _send_frame(self) -> None:
        content, buffers = messages.frame(self.trainer, self._serial, self._warp_column)
        self.send(content, buffers=buffers)
        self.frames += 1
