"""The checker: trusted cells and tests run here, students' names are proxies onto processes that are confined.

The order of things keeps hidden cases hidden, whatever a submission tries:

1. The student's process runs all its cells; at each test it leaves a copy of itself behind. Their output is sealed.
2. Each test runs against its copy as students have it, without its hidden regions. What it shows is sealed too.
3. Each test that has hidden regions runs in full. From here on only points and fixed sentences come out.
"""

import ast
import builtins
import contextlib
import faulthandler
import functools
import io
import linecache
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from course.grading import shown
from course.grading.cell import Cell, Outcome
from course.grading.cells import CELL_BREAK, imports, imports_of, without_hidden
from course.grading.common import figures_are_of, seeds_go_to
from course.grading.kinds import NAMES, asking, classes_in
from course.grading.link import Link, StudentDiedError, StudentError, StudentTimeoutError
from course.grading.proxy import Proxy, link_of, number_of
from course.grading.remote_door import RemoteDoor, door_to_proxy
from course.grading.replicas import Replicas, Spawn
from course.grading.shell import parsed
from nnkit.check.door import door_to

door_to.register(Proxy, door_to_proxy)  # `check(...)` on an object of the submission's goes to its process

NO_TIME_LEFT = "the time that a submission may take in all was used up before this test"
MAX_TEXT = 20_000  # characters of a test's own output kept
UNTIL_ITS_END = 1.0  # seconds from a test's alarm, which nothing may hear, to the end of this process


class TestTimeoutError(BaseException):
    """A test used up its time in the checker itself."""


# what may be raised where the process is asked outside of a test's text
STUDENTS_FAULTS = (Exception, SystemExit, TestTimeoutError)


class Checker:
    """Grades one notebook. `spawn` makes a fresh confined process."""

    def __init__(
        self,
        cells: list[Cell],
        spawn: Spawn,
        limits: dict[str, Any],
        shell: Any,
        on_run: Callable[[int], None],
        *,
        traces: bool,
    ):
        self.cells = cells
        self.cell_seconds = float(limits["cell_seconds"])
        self.transformer = shell.input_transformer_manager
        self.ends = time.monotonic() + float(limits["total_seconds"])
        figures = bool(limits.get("figures", True))
        self.replicas = Replicas(cells, spawn, self.cell_seconds, self.ends, on_run, figures=figures, traces=traces)
        self.tests = [i for i, cell in enumerate(cells) if cell.kind == "test"]
        lessons = [cell.source if cell.kind == "locked" else cell.released for cell in cells]
        self.classes = frozenset().union(*map(classes_in, lessons))  # that students write or are given
        self.student_text = CELL_BREAK.join(cell.source for cell in cells if cell.kind == "student")

    def grade(self, on_cell: Callable[[int], None], skip: set[int]) -> None:
        """Fill in the outputs of all cells. on_cell hears which test comes next; tests in `skip` are not run."""
        self.replicas.run_cells()
        visible = self._run_tests(on_cell, skip, hidden=False)
        with_hidden = {i for i in self.tests if without_hidden(self.cells[i].source) != self.cells[i].source}
        full = self._run_tests(on_cell, skip, hidden=True) if with_hidden else {}
        for i in self.tests:
            cell = self.cells[i]
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

    def _ready_link(self, i: int) -> Link:
        if self._left() <= 0:
            raise StudentTimeoutError(NO_TIME_LEFT)
        link = self.replicas.for_test(i)
        self._allow(link)
        link.source = self.student_text
        link.classes = self.classes
        link.clean = functools.partial(self._without_tampering, i)
        return link

    def _left(self) -> float:
        """Seconds that the submission has left in all."""
        left = self.ends - time.monotonic()
        self.replicas.short |= left < self.cell_seconds
        return left

    def _allow(self, link: Link) -> None:
        seconds = min(self.cell_seconds, self._left())
        link.allow(seconds, min(seconds, self.cell_seconds / 2))

    def _fetch(self, i: int, wanted: list[str]) -> tuple[Link, dict[str, Any]]:
        """The process that test `i` asks, and what the names mean there."""
        link = self._ready_link(i)
        try:
            with alarm(min(self.cell_seconds, self._left())):
                return link, link.names(wanted)
        except StudentError:
            raise
        except STUDENTS_FAULTS as error:  # a key of a dict is asked for its hash, and that may raise anything
            raise StudentError(f"{type(error).__name__} when its names were looked up") from None

    def _without_tampering(self, i: int, name: str) -> RemoteDoor | None:
        """The door to `name` at test `i` in a process where cells that name the checks' machinery did not run."""
        link = self.replicas.without_tampering(i)
        self._allow(link)
        found = link.names([name]).get(name)
        return RemoteDoor(link, number_of(found)) if isinstance(found, Proxy) else None

    def _run_tests(self, on_cell: Callable[[int], None], skip: set[int], *, hidden: bool) -> dict[int, Outcome]:
        forget_lesson()
        names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins, **NAMES}
        self.makers: dict[str, int] = {}  # names that hold objects of the submission's: the test that made them
        outcomes: dict[int, Outcome] = {}
        trusted: set[str] = set()  # names that trusted cells so far look up
        students_own: set[str] = set()
        fetched: dict[str, Any] = {}  # what stands in `names` from a student's process
        for i, cell in enumerate(self.cells):
            if cell.kind in ("student", "shows"):
                students_own |= set(cell.binds) - imports(cell.released).keys()  # modules stay where they are
                continue
            source = imports_of(cell.released) if cell.kind == "imports" else cell.source
            looks_up = set(cell.looks_up if hidden else cell.looks_up_visibly)
            students_own -= set(cell.binds) if cell.kind != "test" else set()
            if cell.moment < 0:
                self._execute(source, f"<cell {i + 1}>", names)
                trusted |= looks_up
                continue
            if i in skip:
                continue
            on_cell(i)
            source = source if cell.kind != "test" else _as_run(source, hidden)
            before = names.copy()
            outcomes[i] = self._test(i, source, names, looks_up | trusted, students_own, fetched, hidden=hidden)
            harmed = cell.kind == "test" and self._failed(i, outcomes[i]) and self.replicas.may_be_harmed(i)
            if harmed and self._left() > 0:
                # was it by what another answer did when it was called? Again, where nothing else was called
                names.clear()
                names.update(before)
                self.replicas.separate(i)
                on_cell(i)
                outcomes[i] = self._test(i, source, names, looks_up | trusted, students_own, fetched, hidden=hidden)
            trusted |= looks_up
            for name in cell.binds if cell.kind == "test" else ():
                self.makers.pop(name, None)
                if _held(names.get(name)):
                    self.makers[name] = i
        return outcomes

    def _failed(self, i: int, outcome: Outcome) -> bool:
        return shown.points_of(self.cells[i], outcome) < self.cells[i].points or outcome.error is not None

    def _test(
        self,
        i: int,
        source: str,
        names: dict[str, Any],
        mentioned: set[str],
        students_own: set[str],
        fetched: dict[str, Any],
        *,
        hidden: bool,
    ) -> Outcome:
        made = {n: names[n] for n in mentioned & self.makers.keys() & names.keys() if n not in students_own}
        mine = {n for n in names if not isinstance(names[n], Proxy) and not (n in fetched and names[n] is fetched[n])}
        mine |= {n for n in mentioned if hasattr(builtins, n)}  # unless the lesson has students write their own
        wanted = sorted(mentioned - (mine - students_own) - made.keys())
        for name in wanted:
            names.pop(name, None)
        try:
            try:
                link, found = self._fetch(i, wanted)
            except StudentDiedError:  # it ended since it was left behind, by no fault of this test's
                link, found = self._fetch(i, wanted)
        except StudentError as error:
            return _not_begun(error)
        names.update(found)
        fetched.update(found)
        try:
            with alarm(min(self.cell_seconds * 2, self._left())), seeds_go_to(link), figures_are_of(link, source):
                for j in sorted(self._to_make_anew(self.cells[i].looks_up, made, link)):
                    self._execute(_as_run(self.cells[j].source, hidden), f"<cell {j + 1}>", names)
                return self._execute(source, f"<cell {i + 1}>", names)
        except STUDENTS_FAULTS as error:  # what stands for pyplot there is none
            return _not_begun(error)

    def _to_make_anew(self, wanted: Iterable[str], made: dict[str, Any], link: Link) -> set[int]:
        """The earlier tests whose objects of the submission's a test uses, where they made them in another process
        than the one that it asks: they have to be run there too."""
        found: set[int] = set()
        for name in made.keys() & set(wanted):
            j = self.makers[name]
            if any(link_of(proxy) is not link for proxy in _held(made[name])):
                found |= {j} | self._to_make_anew(self.cells[j].looks_up, {**made, name: None}, link)
        return found

    def _execute(self, source: str, name: str, names: dict[str, Any]) -> Outcome:
        """Run trusted text here; warnings and what it writes to stderr cost no marks."""
        outcome = Outcome(source=source)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code, tree = parsed(source, name, self.transformer)
                linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
                silent = source.rstrip().endswith(";")
                last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) and not silent else None
                tree = asking(tree, source)
                exec(compile(tree, name, "exec"), names)
                if last is not None:
                    last = asking(ast.Module([last], []), source).body[0]
                    outcome.value = eval(compile(ast.Expression(last.value), name, "eval"), names)
            except BaseException as error:  # SystemExit, and what pytest raises where nothing was raised
                outcome.error, outcome.message = error, shown.message_of(error)
                frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == name]
                outcome.line = (frames[-1].lineno if frames else getattr(error, "lineno", 0)) or 0
        outcome.printed = out.getvalue()[:MAX_TEXT]
        return outcome


def _not_begun(error: BaseException) -> Outcome:
    """A test that did not begin. What an exception of the submission's says is not asked for: there is no alarm."""
    ours = type(error) in (StudentError, StudentDiedError, StudentTimeoutError, TestTimeoutError)
    return Outcome(error=error, message=str(error) if ours else "the submission's process did not answer rightly")


def _as_run(test: str, hidden: bool) -> str:
    return test if hidden else without_hidden(test)


def _held(value: Any) -> list[Proxy]:
    """Objects of the submission's in a value of a test's: the value itself, or in a list, tuple or dict."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
    return [item for item in items if isinstance(item, Proxy)]


def forget_lesson() -> None:
    """Check against the lesson in the working folder, as in a student's notebook."""
    import nnkit.check.lesson

    nnkit.check.lesson.use(None)


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """End a test that does not end itself, such as a loop over what a submission gave it; where an operation that no
    exception can interrupt keeps on, end this process, and the engine goes on without that test. Both go by the clock
    on the wall, as the submission's time does: on a busy machine such a test would else use up that of the others."""

    def ring(signum: int, frame: Any) -> None:
        raise TestTimeoutError("the test did not end in time")

    before = signal.signal(signal.SIGALRM, ring)
    seconds = max(seconds, 0.001)  # 0 would be no alarm at all
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds + UNTIL_ITS_END, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def grade(request: dict[str, Any], spawn: Spawn, shell: Any, tell: Callable[[dict], None]) -> dict[str, Any]:
    """Grade the notebook in `request`; the answer is JSON-ready. tell: which cell's turn it is, for whoever waits:
    {"runs": i} of one of the submission's, {"cell": i} of a test."""
    cells = [Cell(**cell) for cell in request["cells"]]
    os.chdir(request["folder"])
    sys.path[:] = [path for path in sys.path if path]  # modules come from installed packages, not from that folder
    on_run, on_cell = (lambda i: tell({"runs": i})), (lambda i: tell({"cell": i}))
    checker = Checker(cells, spawn, request["limits"], shell, on_run, traces=request["traces"])
    checker.grade(on_cell, set(request.get("skip", ())))
    return {
        "cells": [{"outputs": cell.outputs, "note": cell.note} for cell in cells],
        "calls": checker.replicas.calls,
        "processes": len(checker.replicas.links),
        "short": checker.replicas.short,
    }
