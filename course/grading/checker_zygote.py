"""The checkers' zygote: a warm process that forks a checker for each notebook. No student's code ever runs here.

It knows the lessons' references and hidden cases, once `prepare` has read them, so that a checker need not. Its network
is its own, with nobody in it.

    python -m course.grading.checker_zygote JOBS_FD NURSERY_FD confined|unconfined
"""

import contextlib
import gc
import os
import resource
import signal
import socket
import sys
import tempfile
import traceback
from typing import Any

import course
from course.grading import checker, confinement, jail
from course.grading.link import Lifeline, Link, StudentDiedError
from course.grading.wire import PeerGoneError, Wire, WireError

MAX_MEMORY = 6 << 30  # bytes of a checker's address space
READS_ALL_FILES = 0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
START_SECONDS = 20.0  # for a student's process to stand ready


def warm() -> Any:
    import matplotlib.pyplot  # noqa: F401
    import numpy.testing  # noqa: F401

    import nnkit.check  # noqa: F401
    from course.grading.shell import warm_shell

    shell = warm_shell()
    shell.display_pub.publish = lambda *args, **kwargs: None  # a test's cards are shown from its outcome
    return shell


def prepare(lesson: str, folder: str) -> None:
    """Read the reference and hidden cases of the lesson in `folder`, if it is one of the course's."""
    import course.authoring.reference
    from nnkit.check import lesson as lesson_in_force

    course.authoring.reference.forget()
    os.chdir(folder)
    try:
        lesson_in_force.use(None)
        lesson_in_force.current_lesson()  # as students have it
        course.authoring.reference.use(lesson)
    except (LookupError, FileNotFoundError):
        pass  # an assignment that is not of our making has no reference
    except Exception as error:  # a lesson with a fault: its tests, which read it again, will say more
        print(f"{lesson}: its reference cannot be read: {type(error).__name__}: {error}", file=sys.stderr)
    os.chdir("/")
    lesson_in_force.use(None)
    gc.collect()
    gc.freeze()


def spawner(nursery: Wire, request: dict[str, Any]) -> checker.Spawn:
    """A function that has the nursery make a student's process and returns the link to it."""

    def spawn() -> Link:
        ours, theirs = socket.socketpair()
        read, write = os.pipe()
        wanted = {"inbox": request["inbox"], "limits": request["limits"]}
        if not request["confined"]:
            wanted["home"] = tempfile.mkdtemp(prefix="student")
        nursery.send(wanted, fds=[theirs.fileno(), read])
        theirs.close()
        os.close(read)
        link = Link(Wire(ours))
        link.hold = Lifeline(write)
        link.wire.deadline = checker.time.monotonic() + START_SECONDS
        try:
            hello, _ = link.wire.receive()
        except (WireError, TimeoutError) as error:
            raise StudentDiedError(f"a student's process could not be started: {error}") from None
        link.wire.deadline = None
        if "failed" in hello:  # said before any of the student's code ran
            raise RuntimeError(f"the confinement of a student's process failed: {hello['failed']}")
        return link

    return spawn


def lay_out(lesson: str, own: str) -> str:
    """In the checker's own folder, one in which a test finds the lesson's files and may write its own: not among the
    author's, nor where another checker does."""
    desk = os.path.join(own, "desk")
    os.mkdir(desk)
    for entry in os.scandir(lesson):
        os.symlink(os.path.abspath(entry.path), os.path.join(desk, entry.name))
    tempfile.tempdir = os.environ["TMPDIR"] = os.path.join(own, "tmp")
    os.mkdir(tempfile.tempdir)
    return desk


def confine(lesson: str, own: str, missing: list[str]) -> None:
    """What a test makes of an answer may run it (`eval(repr(v))`, a pickle, a path): so this process, too, reads the
    libraries and the lesson, writes its own folder, and reaches no network and no other process."""
    if "Landlock" not in missing:
        readable = [*jail.readable(), os.path.dirname(course.__file__), os.path.realpath(lesson)]
        confinement.landlock(readable, [own, "/dev/null"])
    if confinement.LINUX:
        # root keeps what lets it read a teacher's files, of those that Landlock leaves
        confinement.drop_privileges(READS_ALL_FILES if os.geteuid() == 0 else 0)
    if "seccomp" not in missing:
        confinement.seccomp_for_checker()


def run_checker(connection: socket.socket, nursery: Wire, shell: Any) -> None:
    """In a forked checker: its own number, one request, one answer; before each test its number, for whoever waits."""
    confinement.limit_one(resource.RLIMIT_AS, MAX_MEMORY)  # what a test makes of an answer could fill the machine
    gc.disable()  # it ends soon; a collection would touch, and so copy, the zygote's memory
    wire = Wire(connection)
    wire.send({"pid": os.getpid()})
    request, _ = wire.receive()
    try:
        lesson, request["folder"] = request["folder"], lay_out(request["folder"], request["own"])
        confine(lesson, request["own"], request["limits"]["missing"])
        answer = checker.grade(request, spawner(nursery, request), shell, wire.send)
    except Exception:  # the engine's own fault: it is reported as such, with the submission's name
        answer = {"fault": traceback.format_exc()}
    wire.send({"done": answer})


def main() -> None:
    jobs, nursery = (Wire(socket.socket(fileno=int(text))) for text in sys.argv[1:3])
    if sys.argv[3] == "confined":
        own = confinement.CLONE_NEWNET | confinement.CLONE_NEWIPC
        confinement.unshare(own if os.geteuid() == 0 else own | confinement.CLONE_NEWUSER)
    shell = warm()
    if confinement.LINUX:
        confinement.forbid_tracing()
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs.send({"ready": True})
    parent = os.getpid()
    while True:
        try:
            message, _, fds = jobs.receive_with_fds(1)
        except PeerGoneError:
            return
        if "prepare" in message:
            prepare(*message["prepare"])
            continue
        (fd,) = fds
        if os.fork() == 0:
            if confinement.LINUX:
                confinement.die_with_parent()
            if os.getppid() != parent:
                os._exit(1)
            jobs.close()
            with contextlib.suppress(PeerGoneError, BrokenPipeError):  # the engine gave up on this notebook
                run_checker(socket.socket(fileno=fd), nursery, shell)
            os._exit(0)
        os.close(fd)


if __name__ == "__main__":
    main()
