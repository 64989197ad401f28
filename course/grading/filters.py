"""Which system calls a process may make: filters of seccomp, for those of answers and those of tests.

What is not on the list (`calls.py`) is not permitted; what is newer than 2020 is said not to exist, as an older kernel
would, because libraries know what to do then.
"""

import ctypes
import errno
import functools
import platform
import struct
from collections.abc import Iterable, Sequence

from course.grading.calls import ALLOWED
from course.grading.confinement import LIBC, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, check, prctl

# what a process that runs tests has no need of: it asks for processes, starts none, and signals nobody
NOT_FOR_TESTS = frozenset(("fork", "vfork", "execve", "kill", "tkill", "tgkill"))
NEW = 435  # since 2020, the same on every architecture
LANDLOCK = (444, 445, 446)  # the checker's own, for the processes of the tests
CLONE, CLONE3, FLOCK, FCNTL, SETSID = (56, 220), (435, 435), (73, 32), (72, 25), (112, 157)
NEW_NAMESPACE, OF_A_THREAD = 0x7E020000, 0x00010000  # flags of clone
LOCKS = (5, 6, 7, 36, 37, 38, 1024, 1026)  # what fcntl may be asked: F_SETLK and its like, leases, notices
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS, NO_PERMISSION = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
NOT_KNOWN, DONE = 0x00050000 | errno.ENOSYS, 0x00050000
FIRST_ARGUMENT, SECOND_ARGUMENT = 16, 24
Line = tuple[int, int, int, int]  # of a filter: code, jump where true, jump where false, number


def seccomp(whom: str) -> None:
    """For this process and all it starts. whom: "answers", "tests" or "checkers", which it runs."""
    obey(program_for(whom))


@functools.cache
def program_for(whom: str) -> bytes:
    """Made once, by who forks the processes that obey it.

    answers: new namespaces by clone are refused too (clone3, whose flags cannot be seen here, is said not to exist, and
        then libraries use clone). Locks of files are said to be had: other submissions would see those on a library's
        file. A new session is said to be made: where the kernel shares the processor out among sessions, a submission
        is one.
    tests: it starts no process but threads, and signals nobody.
    checkers: it starts the processes of the tests and ends them.
    """
    column, _ = ARCHITECTURES[platform.machine()]
    clone, locks = CLONE[column], [FLOCK[column], FCNTL[column]]
    if whom == "checkers":
        return _allowing([*numbers(), clone, *locks, *LANDLOCK])
    rules = [
        (JUMP_EQUAL, 0, 4, clone),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_ANY_BIT, 1, 0, OF_A_THREAD) if whom == "tests" else (JUMP_ANY_BIT, 0, 1, NEW_NAMESPACE),
        (RETURN, 0, 0, NO_PERMISSION),
        (RETURN, 0, 0, ALLOW),
    ]
    if whom == "tests":
        return _allowing([*numbers(NOT_FOR_TESTS), *locks], rules)
    rules += [
        (JUMP_EQUAL, 1, 0, SETSID[column]),
        (JUMP_EQUAL, 0, 1, FLOCK[column]),
        (RETURN, 0, 0, DONE),
        (JUMP_EQUAL, 0, len(LOCKS) + 3, FCNTL[column]),
        (LOAD, 0, 0, SECOND_ARGUMENT),
        *one_of(LOCKS, DONE, [(RETURN, 0, 0, ALLOW)]),
    ]
    return _allowing(numbers(), rules)


def numbers(without: Iterable[str] = ()) -> list[int]:
    """Of the calls on the list, for this machine."""
    column, _ = ARCHITECTURES[platform.machine()]
    rows = {name: pair[column] for name, *pair in (row.split() for row in ALLOWED.split(",")) if pair[column] != "-"}
    return [int(number) for name, number in rows.items() if name not in without]


def _allowing(calls: Sequence[int], rules: Sequence[Line] = ()) -> bytes:
    """These calls and no others; `rules` come before."""
    others = [(JUMP_AT_LEAST, 0, 1, NEW), (RETURN, 0, 0, NOT_KNOWN), (RETURN, 0, 0, NO_PERMISSION)]
    return program([*rules, *one_of(calls, ALLOW, others)])


def program(rules: Sequence[Line]) -> bytes:
    """A filter by these rules, which begin with the call's number loaded."""
    _, audit = ARCHITECTURES[platform.machine()]
    lines = [
        (LOAD, 0, 0, 4),  # the architecture of the call: another one (32 bit) ends the process
        (JUMP_EQUAL, 1, 0, audit),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, 0),  # its number; x32 calls lie at 2**30 and above
        (JUMP_AT_LEAST, 0, 1, 0x40000000),
        (RETURN, 0, 0, KILL_PROCESS),
        *rules,
    ]
    return b"".join(struct.pack("<HBBI", *line) for line in lines)


def obey(lines: bytes) -> None:
    """From now on the kernel answers this process, and all that it starts, by these lines."""
    code = ctypes.create_string_buffer(lines)
    pointer = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(lines) // 8, ctypes.addressof(code)))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    check(LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(2), ctypes.byref(pointer), ctypes.c_ulong(0)), "seccomp")


def one_of(calls: Sequence[int], answer: int, otherwise: Sequence[Line]) -> list[Line]:
    """The end of a program: `answer` to these calls, `otherwise` to others."""
    jumps = [(JUMP_EQUAL, len(calls) - i - 1 + len(otherwise), 0, number) for i, number in enumerate(calls)]
    return [*jumps, *otherwise, (RETURN, 0, 0, answer)]
