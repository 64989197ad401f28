"""The lists of system calls: what is not on them fails, and what answers and tests need is on them."""

import asyncio
import ctypes
import errno
import fcntl
import os
import subprocess
import sys
import threading

import pytest

from course.grading import confinement, filters
from course.grading.calls import ALLOWED
from tests.grading.child import in_a_child

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the filters are Linux's")
LAST = 470  # beyond the last system call of today's kernels
PROBES = {335, 336}  # x86-64: for the kernel's own traps; it lets no filter see them, and ends whoever else calls them
HARMLESS = {"x86_64": 253, "aarch64": 26}  # inotify's, of which nothing is left


def in_child(whom: str, work) -> list[int]:
    """What `work` gives in a process of its own, behind the filter; it must be a list of numbers."""

    def find() -> list[int]:
        filters.seccomp(whom)
        return [int(number) for number in work()]

    return in_a_child(find)


def error_of(number: int, *arguments: int) -> int:
    """What the kernel answers: 0 or the number of an error."""
    libc = ctypes.CDLL(None, use_errno=True)
    given = [ctypes.c_long(argument) for argument in (*arguments, 0, 0, 0, 0, 0, 0)[:6]]
    return ctypes.get_errno() if libc.syscall(ctypes.c_long(number), *given) < 0 else 0


def ruled() -> set[int]:
    column, _ = filters.ARCHITECTURES[os.uname().machine]
    return {pair[column] for pair in (filters.CLONE, filters.CLONE3, filters.FLOCK, filters.FCNTL, filters.SETSID)}


@pytest.mark.parametrize(
    ("whom", "allowed"),
    [
        ("answers", lambda: filters.numbers()),
        ("tests", lambda: filters.numbers(filters.NOT_FOR_TESTS)),
        ("checkers", lambda: [*filters.numbers(), *filters.LANDLOCK]),
    ],
    ids=["answers", "tests", "checkers"],
)
def test_a_call_that_is_not_on_the_list_fails(whom, allowed):
    others = sorted({*range(LAST)} - {*allowed()} - ruled() - PROBES)
    assert len(others) > LAST / 2

    def all_of_them() -> list[int]:
        first = error_of(HARMLESS[os.uname().machine])
        return [first] if first != errno.EPERM else [error_of(number) for number in others]

    answers = in_child(whom, all_of_them)
    assert answers == [errno.ENOSYS if number >= filters.NEW else errno.EPERM for number in others]


def test_what_answers_need_is_there():
    def work() -> list[int]:
        thread = threading.Thread(target=len, args=("",))
        thread.start()
        thread.join()
        said = subprocess.run([sys.executable, "-c", "print(7)"], capture_output=True, text=True).stdout
        return [int(said), asyncio.run(asyncio.sleep(0, 8)), int(os.getpgid(0) > 0), forked(9)]

    assert in_child("answers", work) == [7, 8, 1, 9]


def forked(code: int) -> int:
    """The exit code of a fork."""
    if (pid := os.fork()) == 0:
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_a_checker_starts_the_tests_processes_and_confines_them():
    def work() -> list[int]:
        version = confinement.landlock_version()
        with open(os.__file__) as file:
            fcntl.flock(file, fcntl.LOCK_SH)
        return [version, forked(9)]

    assert in_child("checkers", work) == [confinement.landlock_version(), 9]


def test_a_processor_has_its_own_numbers(monkeypatch):
    """And none for calls that it never had, such as aarch64's `open`."""
    monkeypatch.setattr(filters.platform, "machine", lambda: "aarch64")
    assert {63, 56} <= {*filters.numbers()} and len(filters.numbers()) < ALLOWED.count(",")
    monkeypatch.setattr(filters.platform, "machine", lambda: "x86_64")
    assert {0, 2} <= {*filters.numbers()} and len(filters.numbers()) == ALLOWED.count(",") + 1


def test_an_answer_is_told_that_it_has_a_session_and_a_lock():
    before = os.getsid(0)

    def work() -> list[int]:
        os.setsid()
        with open(os.__file__) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
        return [os.getsid(0)]

    assert in_child("answers", work) == [before]


def test_a_test_starts_no_process_and_signals_nobody():
    def work() -> list[int]:
        found = []
        for attempt in (os.fork, lambda: os.execv(sys.executable, ["python"]), lambda: os.kill(os.getppid(), 0)):
            try:
                attempt()
                found.append(0)
            except OSError as error:
                found.append(error.errno)
        return found

    assert in_child("tests", work) == [errno.EPERM] * 3
