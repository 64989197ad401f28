"""The checkers' zygote: a warm process that forks a checker for each notebook. No student's code ever runs here.

It knows no lesson's references and hidden cases: a process that it forks for this reads them, once for a class, and the
engine keeps them until a checker asks. Its network is its own, with nobody in it.

    python -m course.grading.checker.zygote JOBS_FD NURSERY_FD confined|unconfined
"""

import contextlib
import gc
import os
import pickle
import resource
import signal
import socket
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

import course.authoring.reference
from course.grading import confinement, filters, jail
from course.grading.checker import checker
from course.grading.checker.exceptions import StudentDiedError, StudentError
from course.grading.checker.link import Link
from course.grading.checker.replicas import Spawn
from course.grading.kernel import warm
from course.grading.wire import PeerGoneError, Wire, WireError
from nnkit.check import lesson

MAX_MEMORY = 6 << 30  # bytes of a checker's address space
START_SECONDS = 20.0  # for a student's process to stand ready


def read_public_checks(folder: Path) -> None:
    """Here, once for a class, so that each process for tests as students have them knows them."""
    with contextlib.suppress(OSError, ValueError, TypeError, LookupError):  # there are none, or the tests will say it
        lesson.lesson_in(folder)


def read_reference(name: str, folder: str) -> bytes:
    """The lesson in `folder` with its hidden cases, pickled; nothing where it is none of the course's."""
    os.chdir(folder)
    try:
        return pickle.dumps(course.authoring.reference.for_grading(name))
    except (LookupError, FileNotFoundError):
        return b""  # an assignment that is not of our making has no reference
    except Exception as error:  # a lesson with a fault: its tests, which read it again, will say more
        print(f"{name}: its reference cannot be read: {type(error).__name__}: {error}", file=sys.stderr)
        return b""


class Lifeline:
    """While this is held the student's process lives; let go, it and all that it started end."""

    def __init__(self, fd: int):
        self._fd = fd

    def __del__(self) -> None:
        os.close(self._fd)


def spawner(nursery: Wire, request: dict[str, Any]) -> Spawn:
    """A function that has the nursery make a student's process and returns the link to it."""

    def spawn() -> Link:
        ours, theirs = socket.socketpair()
        read, write = os.pipe()
        home = jail.HOME if request["confined"] else tempfile.mkdtemp(prefix="student")
        nursery.send(
            {"inbox": request["inbox"], "limits": request["limits"], "home": home}, fds=[theirs.fileno(), read]
        )
        theirs.close()
        os.close(read)
        link = Link(Wire(ours))
        link.hold = Lifeline(write)
        link.wire.deadline = time.monotonic() + START_SECONDS
        try:
            hello, _ = link.wire.receive()
        except (WireError, TimeoutError) as error:
            raise StudentDiedError(f"a student's process could not be started: {error}") from None
        link.wire.deadline = None
        if "failed" in hello:  # said before any of the student's code ran
            raise RuntimeError(f"the confinement of a student's process failed: {hello['failed']}")
        return link

    return spawn


def run_checker(wire: Wire, nursery: Wire, shell: Any) -> None:
    """In a forked checker: its own number, one request, the hidden part when it asks for it, one answer."""
    confinement.limit_one(resource.RLIMIT_AS, MAX_MEMORY)  # what a test makes of an answer could fill the machine
    gc.disable()  # it ends soon; a collection would touch, and so copy, the zygote's memory
    wire.send({"pid": os.getpid()})
    request, _ = wire.receive()

    def ask_hidden() -> tuple[dict[str, dict[str, Any]], bytes]:
        wire.send({"sealed": True})
        message, (pickled,) = wire.receive()
        return message["hidden"], pickled

    try:
        grader = checker.Checker(request, spawner(nursery, request), shell, ask_hidden)
        grader.room.confine_checker()
        answer = grader.grade()
    except (Exception, StudentError):  # the engine's own fault: it is reported as such, with the submission's name
        answer = {"fault": traceback.format_exc()}
    wire.send({"done": answer})


def main() -> None:
    jobs, nursery = (Wire(socket.socket(fileno=int(text))) for text in sys.argv[1:3])
    if sys.argv[3] == "confined":
        confinement.unshare_as_user(confinement.CLONE_NEWNET | confinement.CLONE_NEWIPC)
    shell = warm()
    shell.display_pub.publish = lambda *args, **kwargs: None  # a test's cards are shown from its outcome
    jail.readable_for_landlock()  # this and the next are looked up once for all that this process forks
    with contextlib.suppress(KeyError):  # a machine that has none; `missing` says so
        filters.program_for("checkers"), filters.program_for("tests")
    if confinement.LINUX:
        confinement.forbid_tracing()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(PeerGoneError, ConnectionError):  # nobody is left to ask: the engine is gone
        serve(jobs, nursery, shell)


def serve(jobs: Wire, nursery: Wire, shell: Any) -> None:
    """Fork a process for each request, until the engine is gone."""
    jobs.send({"ready": True})
    parent = os.getpid()
    while True:
        message, _, (fd,) = jobs.receive_with_fds(1)
        if "grade" in message:
            read_public_checks(Path(message["grade"]))
        if os.fork() == 0:
            if confinement.LINUX:
                confinement.die_with_parent()
            if os.getppid() != parent:
                os._exit(1)
            jobs.close()
            wire = Wire(socket.socket(fileno=fd))
            with contextlib.suppress(PeerGoneError, ConnectionError):  # the engine gave up on this notebook
                if "read" in message:
                    wire.send({}, [read_reference(*message["read"])])
                else:
                    run_checker(wire, nursery, shell)
            os._exit(0)
        os.close(fd)


if __name__ == "__main__":
    main()
