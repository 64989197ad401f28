"""The checker of one notebook. It runs no test itself and nothing that a submission wrote: processes that it forks do.

The order of things keeps hidden cases hidden, whatever a submission tries:

1. The student's process runs all its cells; at each test it leaves a copy of itself behind. Their output is sealed.
2. In a process of their own the tests run as students have them, against copies of those copies. Nothing in it knows a
   hidden case, a reference or an author's answer, and it can read none. What it shows is sealed too.
3. Only then is the checker given the hidden regions and the lesson with its hidden cases. In a second process each test
   runs in full, against copies again. From here on only points and fixed sentences come out.
"""

import contextlib
import os
import pickle
import signal
import socket
import time
import traceback
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import course.authoring.reference
from course.grading import confinement
from course.grading.checker import shown
from course.grading.checker.budget import Budget
from course.grading.checker.record import Record, RecordError
from course.grading.checker.replicas import Replicas, Spawn
from course.grading.checker.room import Room
from course.grading.checker.testing import NO_TIME_LEFT, Tests
from course.grading.texts.cell import Cell
from course.grading.texts.cells import hidden_lines
from course.grading.wire import Wire, WireError

GRACE = 5.0  # seconds that a test may take beyond its time to say so, on a busy machine
BETWEEN = 60.0  # seconds that the lesson's own cells may take between two tests
THE_TEST = "the test in cell {}"
NO_END = "it did not come to an end; it earned no points"


class PassError(Exception):
    """A process that runs tests failed by the engine's fault, not by a test's."""


class Checker:
    """Grades the notebook in `request`. `spawn` makes a fresh confined process; ask_hidden gives the hidden regions by
    cell and the lesson with its hidden cases, pickled, or nothing."""

    def __init__(
        self,
        request: dict[str, Any],
        spawn: Spawn,
        shell: Any,
        ask_hidden: Callable[[], tuple[dict[str, dict[str, Any]], bytes]],
    ):
        limits = request["limits"]
        self.cells = [Cell(**cell) for cell in request["cells"]]
        self.with_hidden = {int(i) for i in request["with_hidden"]}
        self.lesson = request["lesson"]
        self.room = Room(request["folder"], request["files"], request["own"], limits["missing"])
        self.transformer = shell.input_transformer_manager
        self.ask_hidden = ask_hidden
        self.with_cases = b""  # the lesson with its hidden cases, once it was asked for
        self.budget = Budget(float(limits["total_seconds"]))
        self.replicas = Replicas(
            self.cells,
            spawn,
            float(limits["cell_seconds"]),
            self.budget.ends,
            self.budget.are_at,
            figures=bool(limits["figures"]),
            traces=request["traces"],
        )
        self.moments = {i for i, cell in enumerate(self.cells) if cell.moment >= 0}  # cells that ask a process
        self.tests = [i for i, cell in enumerate(self.cells) if cell.kind == "test"]
        self.notes: list[str] = []
        self.asks: list[str] = []  # what a person should look at

    def grade(self) -> dict[str, Any]:
        """Fill in the outputs of all cells; the answer is JSON-ready."""
        unsealed = [cell for cell in self.cells if cell.kind == "unsealed"]
        for cell in unsealed:
            cell.outputs = shown.error("TestFailed", "it did not come to its turn")  # unless it does
        self.replicas.run_cells()
        for cell in unsealed:
            cell.outputs = shown.of_unsealed(cell)
        visible = self._pass(self.cells, full=False)
        for i in self.tests:
            self.cells[i].outputs = shown.of_record(self.cells[i], visible[i])
            self.cells[i].note = visible[i].note
        if self.with_hidden:
            self._grade_hidden(visible)
        self.budget.are_at(None)
        answer = [{"outputs": cell.outputs, "note": cell.note} for cell in self.cells]
        if self.replicas.short:
            self.budget.say_which(answer)
        return {"cells": answer, "notes": list(dict.fromkeys(self.notes)), "asks": list(dict.fromkeys(self.asks))}

    def _grade_hidden(self, visible: dict[int, Record]) -> None:
        hidden, self.with_cases = self.ask_hidden()
        cells = [replace(cell, **hidden.get(str(i), {})) for i, cell in enumerate(self.cells)]
        failed = {i for i, record in visible.items() if record.error or record.points < cells[i].points}
        self.replicas.last = {cells[i].moment for i in self.moments} - {cells[i].moment for i in failed}
        full = self._pass(cells, full=True, failed=failed)
        for i in sorted(self.with_hidden):
            lines = hidden_lines(cells[i].source)
            self.cells[i].outputs = shown.combined(self.cells[i], visible[i], full[i], lines)
            self.cells[i].note = visible[i].note or full[i].note

    def _pass(self, cells: list[Cell], *, full: bool, failed: Collection[int] = ()) -> dict[int, Record]:
        """Run the tests once, in a process of their own. One that ends at a test, or is ended, is replaced, and that
        test is not run again; what does not come to its turn in the submission's time earns nothing."""
        records: dict[int, Record] = {}
        skip: set[int] = set()
        while (ended_at := self._in_process(cells, skip, records, full=full, failed=failed)) is not None:
            skip.add(ended_at)
            records[ended_at] = Record(error="TestFailed", message=NO_END, note=NO_END)
            self.notes.append(f"{THE_TEST.format(ended_at + 1)} did not come to an end and earned nothing")
            if time.monotonic() > self.budget.ends:
                self.replicas.short = True
                break
        return {i: records.get(i, Record(error="StudentTimeoutError", message=NO_TIME_LEFT)) for i in self.tests}

    def _in_process(
        self, cells: list[Cell], skip: set[int], records: dict[int, Record], *, full: bool, failed: Collection[int]
    ) -> int | None:
        """Fill in `records`; the cell of the test at which the process ended, None where it came to the end."""
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        if (pid := os.fork()) == 0:
            ours.close()
            if confinement.LINUX:
                confinement.die_with_parent()
            if os.getppid() == parent:
                self._run_tests(Wire(theirs), cells, skip, full=full, failed=failed)
            os._exit(0)
        theirs.close()
        wire, at, seconds = Wire(ours), None, BETWEEN
        try:
            while True:
                # a test's alarm ends it; one that no alarm ends is ended here
                wire.deadline = time.monotonic() + seconds + GRACE
                message, _ = wire.receive()
                if "fault" in message:
                    if at is None:  # nothing of the submission's has been near it
                        raise PassError(message["fault"])
                    self.asks.append(
                        f"the grader failed, or was made to, at {THE_TEST.format(at + 1)}, which earned nothing"
                    )
                    return at
                if "done" in message:
                    self.replicas.short |= message["done"]["short"] is True
                    return None
                if message["cell"] not in self.moments:
                    raise WireError("the number of no test")
                at = message["cell"]
                if "record" in message:
                    records[at], seconds = Record.from_json(message["record"], self.cells[at].points), BETWEEN
                else:
                    self.budget.are_at(at)
                    seconds = max(0.0, min(float(message["seconds"]), self.budget.ends - time.monotonic()))
        except (WireError, RecordError, KeyError, TypeError, ValueError, OSError) as error:
            if at is None:
                raise PassError(f"the process of the tests ended before the first one: {error}") from None
            return at
        finally:
            wire.close()
            with contextlib.suppress(ProcessLookupError):  # it has ended, unless it, or a thread of it, hangs
                os.kill(pid, signal.SIGKILL)

    def _run_tests(self, wire: Wire, cells: list[Cell], skip: set[int], *, full: bool, failed: Collection[int]) -> None:
        """In the process of the tests."""
        try:
            if full and self.with_cases:  # read here: what a process has read is copied when it forks
                course.authoring.reference.keep(self.lesson, pickle.loads(self.with_cases))
            self.room.enter(f"{'full' if full else 'visible'}-{len(skip)}", all_files=full)
            tests = Tests(
                cells,
                self.replicas,
                self.transformer,
                lambda i, seconds: wire.send({"cell": i, "seconds": seconds}),
                skip,
                failed,
            )
            for i, record in tests.run():
                wire.send({"cell": i, "record": record.to_json()})
            wire.send({"done": {"short": self.replicas.short}})
        except Exception:  # the engine's own fault, unless what a test ran made it one: a person is asked to look
            wire.send({"fault": traceback.format_exc()})
