"""Which system calls a process may make: filters of seccomp, for those of answers and those of tests."""

import ctypes
import errno
import platform
import struct
from collections.abc import Mapping, Sequence

from course.grading.confinement import LIBC, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, check, prctl

# System calls that no exercise needs: (x86-64, aarch64).
DENIED = {
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "ptrace": (101, 117),
    "syslog": (103, 116),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "mount": (165, 40),
    "umount2": (166, 39),
    "swapon": (167, 224),
    "reboot": (169, 142),
    "init_module": (175, 105),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "perf_event_open": (298, 241),
    "open_by_handle_at": (304, 265),
    "setns": (308, 268),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "pidfd_getfd": (438, 438),
    "mount_setattr": (442, 442),
    "shmget": (29, 194),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    # what tells of files that another submission reads too: watches, and what of them is in memory
    "inotify_init": (253, 10_000),  # a number of no call: there is inotify_init1 alone
    "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
    "mincore": (27, 232),
    "preadv2": (327, 286),
    "cachestat": (451, 451),
    "fadvise64": (221, 223),
    "io_setup": (206, 0),  # from a supply that the whole machine shares
}
# What a checker needs no more, once it runs: it asks the students' zygote for processes and starts none itself.
DENIED_TO_CHECKERS = {
    **DENIED,
    "fork": (57, 10_000),  # numbers of no call: there clone does it
    "vfork": (58, 10_001),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
}
CLONE, CLONE3, FLOCK, FCNTL, SETSID = (56, 220), (435, 435), (73, 32), (72, 25), (112, 157)
NEW_NAMESPACE, OF_A_THREAD = 0x7E020000, 0x00010000  # flags of clone
LOCKS = (5, 6, 7, 36, 37, 38, 1024, 1026)  # what fcntl may be asked: F_SETLK and its like, leases, notices
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS, NO_PERMISSION = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
NOT_KNOWN, DONE = 0x00050000 | errno.ENOSYS, 0x00050000
FIRST_ARGUMENT, SECOND_ARGUMENT = 16, 24


def seccomp() -> None:
    """Shut the kernel's rarely needed doors for this process and all it starts.

    New namespaces by clone are refused too (clone3, whose flags cannot be seen here, is said not to exist, and then
    libraries use clone). Locks of files are said to be had: other submissions would see those on a library's file. A
    new session is said to be made: where the kernel shares the processor out among sessions, a submission is one.
    """
    column, _ = ARCHITECTURES[platform.machine()]
    rules = [
        (JUMP_EQUAL, 0, 4, CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_ANY_BIT, 0, 1, NEW_NAMESPACE),
        (RETURN, 0, 0, NO_PERMISSION),
        (RETURN, 0, 0, ALLOW),
        (JUMP_EQUAL, 0, 1, CLONE3[column]),
        (RETURN, 0, 0, NOT_KNOWN),
        (JUMP_EQUAL, 1, 0, SETSID[column]),
        (JUMP_EQUAL, 0, 1, FLOCK[column]),
        (RETURN, 0, 0, DONE),
        (JUMP_EQUAL, 0, len(LOCKS) + 3, FCNTL[column]),
        (LOAD, 0, 0, SECOND_ARGUMENT),
        *_one_of(LOCKS, DONE),
    ]
    deny(DENIED, rules)


def seccomp_for_checker() -> None:
    """The same for a process that runs tests; it also starts no process but threads, and signals nobody."""
    column, _ = ARCHITECTURES[platform.machine()]
    rules = [
        (JUMP_EQUAL, 0, 4, CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_ANY_BIT, 1, 0, OF_A_THREAD),
        (RETURN, 0, 0, NO_PERMISSION),
        (RETURN, 0, 0, ALLOW),
        (JUMP_EQUAL, 0, 1, CLONE3[column]),
        (RETURN, 0, 0, NOT_KNOWN),
    ]
    deny(DENIED_TO_CHECKERS, rules)


def deny(calls: Mapping[str, tuple[int, int]], rules: Sequence[tuple[int, int, int, int]] = ()) -> None:
    """Answer these system calls with EPERM from now on, in this process and all it starts; `rules` come before."""
    column, audit = ARCHITECTURES[platform.machine()]
    program = [
        (LOAD, 0, 0, 4),  # the architecture of the call: another one (32 bit) ends the process
        (JUMP_EQUAL, 1, 0, audit),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, 0),  # its number; x32 calls lie at 2**30 and above
        (JUMP_AT_LEAST, 0, 1, 0x40000000),
        (RETURN, 0, 0, KILL_PROCESS),
        *rules,
        *_one_of(sorted(row[column] for row in calls.values()), NO_PERMISSION),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *line) for line in program))
    pointer = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(program), ctypes.addressof(code)))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    check(LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(2), ctypes.byref(pointer), ctypes.c_ulong(0)), "seccomp")


def _one_of(numbers: Sequence[int], answer: int) -> list[tuple[int, int, int, int]]:
    """The end of a program: `answer` where what is loaded is one of the numbers, else the call is allowed."""
    jumps = [(JUMP_EQUAL, len(numbers) - i, 0, number) for i, number in enumerate(numbers)]
    return [*jumps, (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, answer)]
