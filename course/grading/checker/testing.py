"""The tests of a notebook in order: trusted text runs here, students' objects are handles onto confined processes.

What a test makes of an answer (`eval(repr(v))`, a pickle) may run here too: so nothing stays but each test's record.
"""

import builtins
import contextlib
import functools
import io
import signal
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from typing import Any

from course.grading.checker.answer import AnswerDoor, door_to_handle
from course.grading.checker.exceptions import StudentDiedError, StudentError, StudentTimeoutError
from course.grading.checker.handle import FunctionHandle, Handle, is_handle, noting, number_for
from course.grading.checker.link import Link
from course.grading.checker.record import MAX_TEXT, Record, record_of
from course.grading.checker.replicas import Replicas
from course.grading.kernel import parsed
from course.grading.texts.cell import Cell
from course.grading.texts.cells import CELL_BREAK, imports_of
from course.grading.texts.probes import sending
from nnkit.check import lesson
from nnkit.check.door import DOORS

DOORS.update(dict.fromkeys((Handle, FunctionHandle), door_to_handle))  # an answer is asked in its own process

NO_TIME_LEFT = "the time that a submission may take in all was used up before this test"
COPIES = 20  # of processes, for closer looks at what is wrong in one submission: each a second at most


class TestTimeoutError(BaseException):
    """A test used up its time in the checker itself."""


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """End a test that does not end itself, such as a loop over what a submission gave it, by the clock on the wall, as
    the submission's time goes: on a busy machine such a test would else use up that of the others. Where an operation
    that no exception can interrupt keeps on, the checker ends the process, and goes on without that test."""

    def ring(signum: int, frame: Any) -> None:
        raise TestTimeoutError("the test did not end in time")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Tests:
    """The tests of one notebook; `run` goes through them once. replicas: the submission's processes, in which its cells
    have run. on_cell hears which test comes next, and what time it has; those in `skip` are not run. failed: those
    that did in an earlier run."""

    def __init__(
        self,
        cells: list[Cell],
        replicas: Replicas,
        transformer: Any,
        on_cell: Callable[[int, float], None],
        skip: set[int],
        failed: Collection[int] = (),
    ):
        self.cells = cells
        self.replicas = replicas
        self.cell_seconds, self.ends = replicas.cell_seconds, replicas.ends
        self.transformer = transformer
        self.on_cell = on_cell
        self.skip = skip
        self.failed = set(failed)
        self.student_text = CELL_BREAK.join(cell.source for cell in cells if cell.kind == "student")
        self.names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins, "__there__": self._there}
        self.link: Link | None = None  # to the process that the test asks
        self.trusted: set[str] = set()  # names that trusted cells so far look up
        self.students_own: set[str] = set()
        self.copies = COPIES  # that are left
        self.fetched: dict[str, Any] = {}  # what stands in `names` from a student's process

    def run(self) -> Iterator[tuple[int, Record]]:
        """The number of each test's cell and what the test came to."""
        lesson.use(None)  # check against the lesson in the working folder, as in a student's notebook
        for i, cell in enumerate(self.cells):
            if cell.kind in ("student", "shows", "unsealed"):
                self.students_own |= set(cell.binds) - set(cell.modules)  # modules stay where they are
                continue
            source = imports_of(cell.released) if cell.kind == "imports" else cell.source
            self.students_own -= set(cell.binds) if cell.kind != "test" else set()
            if cell.moment < 0:
                self._execute(source, f"<cell {i + 1}>", cell.points)
                self.trusted |= set(cell.looks_up)
                continue
            if i in self.skip:
                continue
            record = self._test(i, source)
            self.trusted |= set(cell.looks_up)
            if cell.kind == "test":
                yield i, record

    def _test(self, i: int, source: str) -> Record:
        self.on_cell(i, self._left())
        before = self.names.copy()
        if i in self.failed and self.replicas.may_be_harmed(i):
            self.replicas.separate(i)  # it would have to be asked there after all
        harmed = self.replicas.may_be_harmed(i)
        lesson.say(not harmed)  # else what is wrong, which takes longer than the cases, is looked for below
        record = self._attempt(i, source)
        failed = record.points < self.cells[i].points or record.error
        untried = record.card is not None and record.card.state == "not attempted"
        if harmed and failed and not untried and self._left() > 0:
            # was it by what another answer did when it was called? Again, where nothing else was called
            self.names.clear()
            self.names.update(before)
            self.replicas.separate(i)
            lesson.say(True)
            record = self._attempt(i, source)
        return record

    def _attempt(self, i: int, source: str) -> Record:
        names, most = self.names, self.cells[i].points
        mentioned = set(self.cells[i].looks_up) | self.trusted
        fetched = {n for n in names if n in self.fetched and names[n] is self.fetched[n]}
        mine = {n for n in names if not is_handle(names[n]) and n not in fetched}
        mine |= {n for n in mentioned if hasattr(builtins, n)}  # unless the lesson has students write their own
        wanted = sorted(mentioned - (mine - self.students_own))
        for name in wanted:
            names.pop(name, None)
        try:
            try:
                found = self._ready_link(i).names(wanted)
            except StudentDiedError:  # it ended since it was left behind, by no fault of this test's
                found = self._ready_link(i).names(wanted)
        except StudentError as error:
            return _not_begun(error)
        names.update(found)
        self.fetched.update(found)
        try:
            with self._alarm(i, self.cell_seconds * 2):
                return self._execute(source, f"<cell {i + 1}>", most)
        except TestTimeoutError as error:  # between the test's own lines
            return _not_begun(error)

    def _ready_link(self, i: int) -> Link:
        if self._left() <= 0:
            raise StudentTimeoutError(NO_TIME_LEFT)
        link = self.replicas.for_test(i)
        self._allow(link)
        link.source = self.student_text
        link.clean = functools.partial(self._without_tampering, i)
        link.apart = functools.partial(self._apart, i)
        link.begin_test()
        self.link = link
        return link

    def _left(self) -> float:
        """Seconds that the submission has left in all."""
        left = self.ends - time.monotonic()
        self.replicas.short |= left < self.cell_seconds
        return left

    @contextlib.contextmanager
    def _alarm(self, i: int, seconds: float) -> Iterator[None]:
        """The test's own alarm; whoever hears `on_cell` ends the process where it is not heard."""
        seconds = max(min(seconds, self._left()), 0.001)  # 0 would be no alarm at all
        self.on_cell(i, seconds)
        with alarm(seconds):
            yield

    def _allow(self, link: Link) -> None:
        seconds = min(self.cell_seconds, self._left())
        link.allow(seconds, min(seconds, self.cell_seconds / 2))

    def _without_tampering(self, i: int, name: str) -> AnswerDoor | None:
        """The door to `name` at test `i` in a process where cells that name the checks' machinery did not run."""
        link = self.replicas.without_tampering(i)
        self._allow(link)
        found = link.names([name]).get(name)
        return AnswerDoor(link, number_for(found, link), self.student_text) if is_handle(found) else None

    def _apart(self, i: int) -> Link | None:
        """A copy of the process that test `i` asks, for a closer look; None where none is left, or little time."""
        self.copies -= 1
        if self.copies < 0 or self._left() < 2 * self.cell_seconds:
            return None
        return self.replicas.apart(i)

    def _there(self, source: str) -> Callable:
        """Stands for `@there`: calls of the function go to the process that the test asks."""

        def send(function: Callable) -> Callable:
            def probe(*args: Any, **kwargs: Any) -> Any:
                if self.link is None:
                    raise RuntimeError("a probe that is called where no submission is looked at")
                with noting(self.link):
                    return self.link.probe(function.__name__, source, args, kwargs)

            return functools.wraps(function)(probe)

        return send

    def _execute(self, source: str, name: str, most: float) -> Record:
        """Run trusted text here; warnings and what it writes to stderr cost no marks."""
        value = raised = None
        message, line = "", 0
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                tree, last = parsed(source, name, self.transformer)
                exec(compile(sending(tree), name, "exec"), self.names)
                if last is not None:
                    value = eval(compile(last, name, "eval"), self.names)
                    value = "an object" if is_handle(value) else value
            except BaseException as error:  # SystemExit, and what pytest raises where nothing was raised
                raised, message = error, _message_of(error)  # while the test's time runs: that too may take long
                frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == name]
                line = (frames[-1].lineno if frames else getattr(error, "lineno", 0)) or 0
        if self.link is not None and self.link.stopped is not None:  # whatever the test made of it
            raised = self.link.stopped
            value, message = None, str(raised)
        more = {"note": _note_of(raised), "printed": out.getvalue()[:MAX_TEXT]}
        return record_of(value, raised, most, message=message, line=line, **more)


def _message_of(raised: BaseException) -> str:
    try:
        return str(raised)[:4_000]
    except (Exception, StudentError):  # it holds an object of the submission's, which may be gone by now
        return "(its message cannot be shown)"


def _not_begun(error: StudentError | TestTimeoutError) -> Record:
    """A test that did not begin, or was ended between its own lines."""
    return record_of(None, error, 0.0, message=str(error), note=_note_of(error))


def _note_of(error: BaseException | None) -> str:
    """What the teacher reads too: the submission's process ended, or had no time left."""
    return str(error) if isinstance(error, StudentDiedError | StudentTimeoutError) else ""
