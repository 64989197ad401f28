"""The students' zygote: a warm process (NumPy, matplotlib, nnkit imported) that forks a confined process on request.

It lives in the jail, never sees a test or a solution, and answers to whoever holds the other end of its control
socket: each request brings the student's socket and a lifeline. When a lifeline closes, because the checker is done
with a student or is no more, everything that the student started ends with it.

    python -m course.grading.student.zygote CONTROL_FD VISIBLE_FOLDER confined|unconfined
"""

import contextlib
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from course.grading import confinement, filters, jail
from course.grading.kernel import warm
from course.grading.student.session import Session
from course.grading.wire import PeerGoneError, Wire, WireError

FIRST_USER = 1_000_000_000  # of those that nobody on a machine has; submissions graded by root run as one of them


class Nursery:
    """user: as whom submissions run where this process is root's. Engines that live at once have different ones: what
    the kernel gives by user (pages of pipes, inotify's instances) would carry bits from one submission to another."""

    def __init__(self, control: socket.socket, confined: bool, user: int):
        self.control, self.wire, self.user = control, Wire(control), user
        self.confined = confined
        self.students: dict[int, int] = {}  # lifeline: process id

    def serve(self) -> None:
        try:
            self._serve()
        except (PeerGoneError, ConnectionError):  # nobody is left to ask: the engine is gone
            os._exit(0)

    def _serve(self) -> None:
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        self.wire.send({"ready": True})
        while True:
            for fd, _ in poll.poll():
                if fd == self.control.fileno():
                    request, (sock, lifeline) = self._receive()
                    pid = self._fork(request, sock, lifeline)
                    os.close(sock)
                    self.students[lifeline] = pid
                    poll.register(lifeline, select.POLLHUP)
                else:
                    poll.unregister(fd)
                    os.close(fd)
                    self._end(self.students.pop(fd))

    def _receive(self) -> tuple[dict[str, Any], list[int]]:
        request, _, fds = self.wire.receive_with_fds(2)
        return request, fds

    def _fork(self, request: dict[str, Any], sock: int, lifeline: int) -> int:
        if self.confined:
            confinement.unshare(confinement.CLONE_NEWPID)  # for the next child: the first of its own namespace
        pid = os.fork()
        if pid:
            if self.confined:
                with open("/proc/self/ns/pid") as own:
                    confinement.setns(own.fileno(), confinement.CLONE_NEWPID)
            return pid
        connection = socket.socket(fileno=sock)
        try:
            self._begin(request, connection)
        except (OSError, KeyError) as error:
            Wire(connection).send({"failed": f"{type(error).__name__}: {error}"})
            os._exit(1)
        with contextlib.suppress(WireError, OSError):  # the checker is done
            Wire(connection).send({"ready": True})
            Session(connection).serve()
        os._exit(0)

    def _begin(self, request: dict[str, Any], connection: socket.socket) -> None:
        """In the child, before any of the student's code: give up everything that it should not have."""
        if confinement.LINUX:
            confinement.die_with_parent()
            confinement.die_first_when_memory_runs_out()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        null = os.open("/dev/null", os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        kept = connection.fileno()
        os.closerange(3, kept)
        os.closerange(kept + 1, 4096)
        os.setsid()
        home = request["home"]
        if self.confined:
            self._enter_home(request)
        else:
            shutil.copytree(request["inbox"], home, dirs_exist_ok=True)
        os.chdir(home)
        os.environ.update(HOME=home, MPLCONFIGDIR=home, IPYTHONDIR=home, TMPDIR=home)
        tempfile.tempdir = home
        sys.path[:] = [path for path in sys.path if path not in ("", "/")] + [home]  # never before the libraries
        self._confine(request["limits"], home)

    def _enter_home(self, request: dict[str, Any]) -> None:
        as_root = os.geteuid() == 0 and not _in_user_namespace()
        user, group = (self.user, self.user) if as_root else (os.geteuid(), os.getegid())
        new = confinement.CLONE_NEWNS | confinement.CLONE_NEWIPC
        confinement.unshare(new if as_root else new | confinement.CLONE_NEWUSER)
        jail.mount_home(request["limits"]["disk"], user, group)
        if not as_root:  # whose the folder would be: a place to leave a mark for the next submission
            jail.make_read_only("/proc")
        shutil.copytree(request["inbox"], jail.HOME, dirs_exist_ok=True)
        if as_root:
            for path in Path(jail.HOME).rglob("*"):
                os.chown(path, user, group)
            os.setgroups([])
            os.setresgid(group, group, group)
            os.setresuid(user, user, user)
            confinement.prctl(confinement.PR_SET_DUMPABLE, 1)  # or its own /proc/self would not be its own
            with contextlib.suppress(OSError):  # counts its processes apart from those of other submissions
                confinement.unshare(confinement.CLONE_NEWUSER)
            confinement.die_with_parent()  # a change of user clears it

    def _confine(self, limits: dict[str, int], home: str) -> None:
        missing = limits.get("missing", [])
        if "Landlock" not in missing:
            confinement.landlock(jail.readable_for_landlock(), [home, "/dev/null"])
        if confinement.LINUX:
            confinement.drop_privileges()
        if "seccomp" not in missing:
            filters.seccomp("answers")
        confinement.limit(limits["memory"], limits["cpu"], limits["processes"], limits["file"])

    def _end(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            if self.confined:
                os.kill(pid, signal.SIGKILL)  # the first of its namespace: the kernel ends all others with it
            else:
                os.killpg(pid, signal.SIGKILL)


def _in_user_namespace() -> bool:
    with open("/proc/self/uid_map") as file:
        return file.read().split() != ["0", "0", "4294967295"]


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    confined = sys.argv[3] == "confined"
    user = FIRST_USER + os.getpid()  # before it is number 1 of a namespace of its own
    warm()
    if confined:
        jail.enter([sys.argv[2]])
    jail.readable_for_landlock()  # this and the next are looked up once for all that this process forks
    with contextlib.suppress(KeyError):  # a machine that has none; `missing` says so
        filters.program_for("answers")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the engine's to handle
    Nursery(control, confined, user).serve()


if __name__ == "__main__":
    main()
