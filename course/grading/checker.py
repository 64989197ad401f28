"""The checker: trusted cells and tests run here, students' names are proxies onto processes that are confined.

The order of things keeps hidden cases hidden, whatever a submission tries:

1. The student's process runs all its cells; at each test it leaves a copy of itself behind. Their output is sealed.
2. Each test runs against its copy as students have it, without its hidden regions. What it shows is sealed too.
3. Each test that has hidden regions runs in full. From here on only points and fixed sentences come out.
"""

import ast
import builtins
import contextlib
import functools
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from course.grading import shown
from course.grading.cells import CELL_BREAK, bound_names, imports_of, used_names, without_hidden
from course.grading.link import Link, StudentDiedError, StudentError, StudentTimeoutError, seeds_go_to
from course.grading.proxy import Proxy, number_of
from course.grading.remote_door import RemoteDoor, borrowed_in_text, door_to_proxy
from course.grading.sanitise import HtmlBudget
from nnkit.check.door import door_to

door_to.register(Proxy, door_to_proxy)  # `check(...)` on an object of the submission's goes to its process

RUN_THERE = ("student", "locked")  # kinds of cells that run in the student's process
MAX_TEXT = 20_000  # characters of a test's own output kept

Spawn = Callable[[], Link]


class TestTimeoutError(BaseException):
    """A test used up its time in the checker itself."""


@dataclass
class Cell:
    """One code cell. kind: "student" (runs there alone), "locked" (runs on both sides), "test" (runs here alone),
    "shows" (the lesson's own, and nothing depends on it: runs nowhere), or "imports" (the import statements of the
    lesson's ordinary cells, run here; the cells themselves come among the student's)."""

    kind: str
    source: str
    released: str = ""  # what the lesson has in this place, for a student's cell
    points: float = 0.0
    drawn: bool = True  # whether its figures are worth drawing
    outputs: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""  # what went wrong with it, in a sentence for the teacher


@dataclass
class Outcome:
    """What a test came to in one run."""

    value: Any = None
    error: BaseException | None = None
    printed: str = ""
    source: str = ""  # the text that was run
    line: int = 0  # its line that the error came from


class Checker:
    """Grades one notebook. `spawn` makes a fresh confined process."""

    def __init__(self, cells: list[Cell], spawn: Spawn, limits: dict[str, Any], shell: Any):
        self.cells = cells
        self.spawn = spawn
        self.cell_seconds = float(limits["cell_seconds"])
        self.ends = time.monotonic() + float(limits["total_seconds"])
        self.shell = shell
        self.deadly: set[int] = set()  # cells that ended the process
        self.copies: dict[int, Link] = {}  # by test
        self.first: list[Link] = []  # one by process namespace; its end is the end of its copies
        self.calls = 0
        self.untampered: dict[int, Link] = {}
        self.html = HtmlBudget()
        self.figures = bool(limits.get("figures", True))
        students = [cell.source for cell in cells if cell.kind == "student"]
        self.student_text = CELL_BREAK.join(students)

    def grade(self, on_cell: Callable[[int], None], skip: set[int]) -> None:
        """Fill in the outputs of all cells. on_cell hears which test comes next; tests in `skip` are not run."""
        self._run_students_cells()
        visible = self._run_tests(on_cell, skip, hidden=False)
        with_hidden = {i for i, cell in self._tests() if without_hidden(cell.source) != cell.source}
        full = self._run_tests(on_cell, skip, hidden=True) if with_hidden else {}
        for i, cell in self._tests():
            if i in skip:
                cell.note = "its test did not come to an end in the checker"
                cell.outputs = shown.error("TestFailed", "This test did not come to an end; it earned no points.")
                continue
            if i in with_hidden:
                cell.outputs = shown.combined(cell, visible[i], full[i])
            else:
                cell.outputs = shown.of_outcome(cell, visible[i])
            error = visible[i].error
            if isinstance(error, StudentDiedError | StudentTimeoutError):
                cell.note = str(error)
        for link in {id(link): link for link in self.copies.values()}.values():
            self.calls += link.calls

    def _tests(self) -> list[tuple[int, Cell]]:
        return [(i, cell) for i, cell in enumerate(self.cells) if cell.kind == "test"]

    # --- 1: the student's cells ---------------------------------------------------------------------------------------

    def _run_students_cells(self) -> None:
        link = self._fresh()
        i = 0
        while i < len(self.cells):
            cell = self.cells[i]
            try:
                if cell.kind == "test" or self._mixed(i):
                    link = self._copy(link, i)
                if cell.kind == "shows":
                    cell.outputs = shown.not_run()
                elif cell.kind in RUN_THERE and i not in self.deadly:
                    cell.outputs = self._run_there(link, i)
            except StudentError as error:
                link.end()
                if cell.kind in RUN_THERE:
                    self.deadly.add(i)
                    cell.outputs = shown.error(type(error).__name__, str(error))
                    cell.note = str(error)
                if time.monotonic() > self.ends:
                    for rest in self.cells[i + 1 :]:
                        rest.note = rest.note or "the submission's time was over before it"
                    return
                link = self._replay(i + 1)
            i += 1

    def _fresh(self) -> Link:
        link = self.spawn()
        self.first.append(link)
        return link

    def _run_there(self, link: Link, i: int) -> list[dict[str, Any]]:
        cell = self.cells[i]
        left = min(self.cell_seconds, self.ends - time.monotonic())
        link.allow(left, left)
        message = {"op": "run", "source": cell.source, "name": f"<cell {i + 1}>"}
        message["figures"] = self.figures and cell.drawn
        reply, _ = link.ask(message)
        return shown.students(reply.get("outputs"), self.html)

    def _copy(self, link: Link, i: int) -> Link:
        """Leave a copy of the process behind for test `i`. Before the last test nothing more will run: it serves."""
        if not any(cell.kind in RUN_THERE for cell in self.cells[i + 1 :]):
            self.copies[i] = link
            return link
        last = max((j for j in self.copies if j < i), default=None)
        if last is not None and not any(cell.kind in RUN_THERE for cell in self.cells[last:i]):
            self.copies[i] = self.copies[last]  # no cell ran in between
            return link
        link.allow(self.cell_seconds, self.cell_seconds)
        self.copies[i] = self.spawn_copy(link)
        return link

    def spawn_copy(self, link: Link) -> Link:
        import socket

        from course.grading.wire import Wire

        ours, theirs = socket.socketpair()
        link.ask({"op": "snapshot"}, fd=theirs.fileno())
        theirs.close()
        copy = Link(Wire(ours))
        copy.hold = link.hold
        return copy

    def _replay(self, count: int, without: Collection[int] = ()) -> Link:
        """A fresh process that ran the first `count` cells, without those that end it and those in `without`."""
        while True:
            link = self._fresh()
            for i in range(count):
                if self.cells[i].kind not in RUN_THERE or i in self.deadly or i in without:
                    continue
                try:
                    self._run_there(link, i)
                except StudentError:
                    link.end()
                    self.deadly.add(i)
                    break
            else:
                return link

    def _without_tampering(self, i: int, name: str) -> RemoteDoor | None:
        """The door to `name` at test `i` in a process where cells that name the checks' machinery did not run."""
        if i not in self.untampered:
            tampering = {
                j for j, cell in enumerate(self.cells) if cell.kind == "student" and borrowed_in_text(cell.source)
            }
            self.untampered[i] = self._replay(i, tampering)
        link = self.untampered[i]
        link.allow(self.cell_seconds, self.cell_seconds / 2)
        found = link.names([name]).get(name)
        return RemoteDoor(link, number_of(found)) if isinstance(found, Proxy) else None

    def _link_for(self, i: int) -> Link:
        link = self.copies.get(i)
        if link is None or not link.alive:
            link = self.copies[i] = self._replay(i)
        return link

    def _ready_link(self, i: int) -> Link:
        link = self._link_for(i)
        link.allow(self.cell_seconds, self.cell_seconds / 2)
        link.source = self.student_text
        link.clean = functools.partial(self._without_tampering, i)
        return link

    # --- 2 and 3: the tests -------------------------------------------------------------------------------------------

    def _mixed(self, i: int) -> bool:
        """Whether a locked cell uses what students define, so that it needs a process to talk to here."""
        cell = self.cells[i]
        if cell.kind != "locked":
            return False
        own: set[str] = set()
        for earlier in self.cells[: i + 1]:
            own |= _bound_here(earlier)
        return bool(used_names(cell.source) - own)

    def _run_tests(self, on_cell: Callable[[int], None], skip: set[int], *, hidden: bool) -> dict[int, Outcome]:
        forget_lesson()
        names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        outcomes: dict[int, Outcome] = {}
        trusted = ""
        students_own: set[str] = set()
        fetched: dict[str, Any] = {}  # what stands in `names` from a student's process
        for i, cell in enumerate(self.cells):
            if cell.kind in ("student", "shows"):
                students_own |= bound_names(cell.released)
                continue
            source = imports_of(cell.released) if cell.kind == "imports" else cell.source
            students_own -= _bound_here(cell) if cell.kind != "test" else set()
            if cell.kind != "test" and not self._mixed(i):
                self._execute(source, f"<cell {i + 1}>", names)
                trusted += "\n" + source
                continue
            if i in skip:
                continue
            on_cell(i)
            source = source if hidden or cell.kind != "test" else without_hidden(source)
            outcomes[i] = self._test(i, source, trusted, names, students_own, fetched)
            trusted += "\n" + source
        return outcomes

    def _test(
        self,
        i: int,
        source: str,
        trusted: str,
        names: dict[str, Any],
        students_own: set[str],
        fetched: dict[str, Any],
    ) -> Outcome:
        mentioned = used_names(source) | used_names(trusted)
        mine = {n for n in names if not isinstance(names[n], Proxy) and not (n in fetched and names[n] is fetched[n])}
        wanted = sorted(mentioned - (mine - students_own))
        for name in wanted:
            names.pop(name, None)
        try:
            try:
                link = self._ready_link(i)
                found = link.names(wanted)
            except StudentDiedError:  # it ended since it was left behind, by no fault of this test's
                link = self._ready_link(i)
                found = link.names(wanted)
        except StudentError as error:
            return Outcome(error=error)
        names.update(found)
        fetched.update(found)
        with seeds_go_to(link), alarm(self.cell_seconds * 2):
            return self._execute(source, f"<cell {i + 1}>", names)

    def _execute(self, source: str, name: str, names: dict[str, Any]) -> Outcome:
        """Run trusted text here; warnings and what it writes to stderr cost no marks."""
        outcome = Outcome(source=source)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = self.shell.transform_cell(source)
                tree = ast.parse(code, name)
                silent = source.rstrip().endswith(";")
                last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) and not silent else None
                exec(compile(tree, name, "exec"), names)
                if last is not None:
                    outcome.value = eval(compile(ast.Expression(last.value), name, "eval"), names)
            except (Exception, SystemExit, TestTimeoutError) as error:
                outcome.error = error
                frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == name]
                outcome.line = (frames[-1].lineno if frames else getattr(error, "lineno", 0)) or 0
        outcome.printed = out.getvalue()[:MAX_TEXT]
        return outcome


def _bound_here(cell: Cell) -> set[str]:
    """Names that the cell gives a value in the checker."""
    if cell.kind == "imports":
        return bound_names(imports_of(cell.released))
    return bound_names(cell.source) if cell.kind in ("locked", "test") else set()


def forget_lesson() -> None:
    """Check against the lesson in the working folder, as in a student's notebook."""
    import nnkit.check.lesson

    nnkit.check.lesson.use(None)


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """End a test that does not end itself, such as a loop over what a submission gave it."""

    def ring(signum: int, frame: Any) -> None:
        raise TestTimeoutError("the test did not end in time")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def grade(request: dict[str, Any], spawn: Spawn, shell: Any, on_cell: Callable[[int], None]) -> dict[str, Any]:
    """Grade the notebook in `request`; the answer is JSON-ready."""
    cells = [Cell(**cell) for cell in request["cells"]]
    os.chdir(request["folder"])
    sys.path[:] = [path for path in sys.path if path]  # modules come from installed packages, not from that folder
    checker = Checker(cells, spawn, request["limits"], shell)
    checker.grade(on_cell, set(request.get("skip", ())))
    return {
        "cells": [{"outputs": cell.outputs, "note": cell.note} for cell in cells],
        "calls": checker.calls,
        "processes": len(checker.first),
    }
