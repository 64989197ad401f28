"""The processes of one submission: one that runs its cells, copies of it at the moments when tests look, and
replacements for those that ended."""

import socket
import time
from collections.abc import Callable, Collection, Sequence
from typing import Any

from course.grading.checker import shown
from course.grading.checker.door import borrowed_in_text
from course.grading.checker.exceptions import StudentError
from course.grading.checker.link import Link
from course.grading.texts.cell import Cell
from course.grading.texts.sanitise import Allowance, clean_outputs
from course.grading.wire import Wire

Spawn = Callable[[], Link]


class Replicas:
    """`spawn` makes a fresh confined process. cell_seconds: for one cell; ends: when all cells must have run, on the
    monotonic clock; on_run hears which cell runs; figures: whether cells draw theirs; traces: whether calls may harm
    what other tests look at."""

    def __init__(
        self,
        cells: Sequence[Cell],
        spawn: Spawn,
        cell_seconds: float,
        ends: float,
        on_run: Callable[[int], None],
        *,
        figures: bool,
        traces: bool,
    ):
        self.cells = cells
        self.spawn = spawn
        self.cell_seconds = cell_seconds
        self.ends = ends
        self.on_run = on_run
        self.figures = figures
        self.short = False  # whether something had less than `cell_seconds`, since the submission's time ran out
        self.deadly: set[int] = set()  # cells that ended the process
        self._moment = [cell.moment for cell in cells]  # where a cell asks a process, else -1
        self._untouched: dict[int, Link] = {}  # by moment: the process that no test has asked anything
        self._shared: dict[int, Link] = {}  # by moment: the process for its tests
        self._own: dict[int, Link] = {}  # by test
        self.last: set[int] = set()  # moments that nobody will come back to: no copy need stay untouched
        self._asked: dict[int, set[int]] = {}  # by id of a link: tests that have used it
        self._untampered: dict[int, Link] = {}  # by test
        self._allowance = Allowance()
        self._traces = traces

    def run_cells(self) -> None:
        """Run all of the submission's cells, filling in their outputs, and leave copies behind for the tests."""
        moments = set(self._moment)
        link = self.spawn()
        for i, cell in enumerate(self.cells):
            try:
                if i in moments:
                    self._untouched[i] = self._copy(link)
                if cell.kind == "shows":
                    cell.outputs = shown.not_run()
                elif cell.runs_there:
                    cell.outputs = clean_outputs(self._run(link, i), self._allowance)
            except StudentError as error:
                link.end()
                if cell.runs_there:
                    self.deadly.add(i)
                    cell.outputs = shown.error(type(error).__name__, str(error))
                    cell.note = str(error)
                if time.monotonic() > self.ends:
                    for rest in self.cells[i + 1 :]:
                        rest.note = "the submission's time was over before it"
                    return
                link = self._replay(i + 1)
        self._untouched[len(self.cells)] = link

    def for_test(self, i: int) -> Link:
        """The process that test `i` may ask: at its moment, shared with the other tests of that moment."""
        moment = self._moment[i]
        where, key = (self._own, i) if i in self._own else (self._shared, moment)
        link = where.get(key)
        if link is None or not link.alive:
            link = self._untouched.pop(moment, None) if moment in self.last else self._copy_of(moment)
            if link is None or not link.alive:
                link = self._replay(moment)  # not up to this test alone: others of that moment ask it too
            where[key] = link
        self._asked.setdefault(id(link), set()).add(i)
        return link

    def may_be_harmed(self, i: int) -> bool:
        """Whether calls made for other tests may have changed what test `i` looks at."""
        if not self._traces:
            return False
        link = self._own.get(i) or self._shared.get(self._moment[i])
        return bool(self._asked.get(id(link), set()) - {i})

    def separate(self, i: int) -> None:
        """From now on test `i` has a process of its own, which no other test has asked anything."""
        self._own[i] = self._copy_of(self._moment[i]) or self._replay(i)

    def apart(self, i: int) -> Link | None:
        """A copy of the process at test `i`, for one use; None where that process ended. Where its tests ask the only
        one there was, the cells run once more: what hidden cases alone find wrong is looked at like the rest."""
        moment = self._moment[i]
        if moment in self.last and moment not in self._untouched:
            self._untouched[moment] = self._replay(moment)
        return self._copy_of(moment)

    def without_tampering(self, i: int) -> Link:
        """The process at test `i` in which cells that name the checks' machinery did not run."""
        if i not in self._untampered:
            students = [j for j, cell in enumerate(self.cells) if cell.kind == "student"]
            self._untampered[i] = self._replay(i, {j for j in students if borrowed_in_text(self.cells[j].source)})
        return self._untampered[i]

    def _copy_of(self, moment: int) -> Link | None:
        untouched = self._untouched.get(moment)
        if untouched is None:
            return None
        try:
            return self._copy(untouched)
        except StudentError:  # it ended since it was left behind
            return None

    def _run(self, link: Link, i: int) -> Any:
        cell = self.cells[i]
        self.on_run(i)
        self.short |= self.ends - time.monotonic() < 2 * self.cell_seconds
        left = min(self.cell_seconds, (self.ends - time.monotonic()) / 2)  # something stays for the cells behind
        link.allow(left, left)
        message = {"op": "run", "source": cell.source, "name": f"<cell {i + 1}>"}
        reply, _ = link.ask({**message, "figures": self.figures and cell.drawn})
        return reply.get("outputs")

    def _copy(self, link: Link) -> Link:
        seconds = min(self.cell_seconds, self.ends - time.monotonic())
        link.allow(seconds, seconds)
        ours, theirs = socket.socketpair()
        with theirs:
            link.ask({"op": "snapshot"}, fds=[theirs.fileno()])
        copy = Link(Wire(ours))
        copy.hold = link.hold  # the end of the first process is the end of its copies
        return copy

    def _replay(self, count: int, without: Collection[int] = ()) -> Link:
        """A fresh process that ran the first `count` cells, without those that end it and those in `without`."""
        while True:
            link = self.spawn()
            for i in range(count):
                if not self.cells[i].runs_there or i in self.deadly or i in without:
                    continue
                try:
                    self._run(link, i)
                except StudentError:
                    link.end()
                    if time.monotonic() > self.ends:
                        return link  # which answers nothing any more
                    self.deadly.add(i)
                    break
            else:
                return link
