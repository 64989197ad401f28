"""What Linux enforces on a student's process, by system calls through ctypes; nothing has to be installed or set up.

Five layers, each of which stands if another fails:

namespaces  a process sees its own processes only, has no network, and everything in it dies with its first process
mounts      the file tree holds the libraries and an empty folder of its own (see jail.py)
Landlock    of that tree it reads the libraries and writes its folder
seccomp     no sockets, tracing, mounts, namespaces, kernel keys: the kernel's rarely needed doors are shut
limits      address space, processor time, processes, file size, descriptors; first to go when memory runs out
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LIBC: Any = None
if sys.platform != "win32":  # there all that is asked of this module is what it lacks
    import resource

    LIBC = ctypes.CDLL(None, use_errno=True)

LINUX = sys.platform == "linux"

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
PR_CAPBSET_DROP = 24
SIGKILL = 9


def check(result: int, what: str) -> int:
    """The result of a system call, or the OSError it stands for."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, *arguments: int) -> None:
    padded = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    check(LIBC.prctl(option, *padded), f"prctl {option}")


def die_with_parent() -> None:
    prctl(PR_SET_PDEATHSIG, SIGKILL)


def forbid_tracing() -> None:
    """Nobody may attach to this process, read its memory or its /proc files, or make it dump core."""
    prctl(PR_SET_DUMPABLE, 0)


# --- namespaces -------------------------------------------------------------------------------------------------------


def unshare(flags: int) -> None:
    """Enter new namespaces; in a new user namespace keep the own user and group, and those alone."""
    user, group = os.geteuid(), os.getegid()
    check(LIBC.unshare(ctypes.c_int(flags)), "unshare")
    if flags & CLONE_NEWUSER:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)


def setns(fd: int, kind: int) -> None:
    check(LIBC.setns(ctypes.c_int(fd), ctypes.c_int(kind)), "setns")


def drop_privileges(kept: int = 0) -> None:
    """Lose every capability but `kept`, a set of bits, for good, those of a user namespace too."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    header = struct.pack("<Ii", 0x20080522, 0)
    check(LIBC.capset(header, struct.pack("<6I", kept, kept, 0, 0, 0, 0)), "capset")


# --- Landlock ---------------------------------------------------------------------------------------------------------

LANDLOCK_CREATE, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446  # the same number on every architecture
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE


def landlock_version() -> int:
    """The kernel's Landlock ABI version, 0 where it has none."""
    return max(0, LIBC.syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))


def landlock(read: Iterable[str], write: Iterable[str]) -> None:
    """From now on this process reads below `read`, writes below `write`, and touches no other file or TCP port."""
    version = landlock_version()
    if not version:
        raise OSError(errno.ENOSYS, "the kernel has no Landlock")
    files = (1 << 13) - 1
    for since, right in ((2, 1 << 13), (3, TRUNCATE), (5, 1 << 15)):
        files |= right if version >= since else 0
    # filesystem rights, TCP rights (since 4), and no signals or abstract sockets to the outside (since 6)
    attributes = struct.pack("<QQQ", files, 3, 3)[: 8 if version < 4 else 16 if version < 6 else 24]
    size = ctypes.c_size_t(len(attributes))
    rules = check(LIBC.syscall(LANDLOCK_CREATE, ctypes.c_char_p(attributes), size, 0), "landlock_create_ruleset")
    for paths, rights in ((read, EXECUTE | READ_FILE | READ_DIR), (write, files)):
        for path in paths:
            if not os.path.exists(path):
                continue
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rule = struct.pack("<Qi", rights if os.path.isdir(path) else rights & OF_A_FILE, fd)
            check(LIBC.syscall(LANDLOCK_ADD_RULE, rules, 1, ctypes.c_char_p(rule), 0), f"landlock_add_rule {path}")
            os.close(fd)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    check(LIBC.syscall(LANDLOCK_RESTRICT_SELF, rules, 0), "landlock_restrict_self")
    os.close(rules)


# --- seccomp ----------------------------------------------------------------------------------------------------------

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


# --- limits -----------------------------------------------------------------------------------------------------------


def limit(memory: int, cpu_seconds: int, processes: int, file_size: int, descriptors: int = 128) -> None:
    """Per process, except `processes`, which counts the user's (in a user namespace: the namespace's)."""
    pairs = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_NOFILE, descriptors),
        (resource.RLIMIT_CORE, 0),
    )
    for which, value in pairs:
        limit_one(which, value)


def limit_one(which: int, value: int) -> None:
    """At most `value` of a resource from now on, or what the system allows if that is less."""
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(which, (value, value))
    except (ValueError, OSError):  # macOS sets none on the address space; `missing_layers` says so
        if LINUX:
            raise


def die_first_when_memory_runs_out() -> None:
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


# --- what there is ----------------------------------------------------------------------------------------------------

MISSING_MEANS = {
    "namespaces": "processes that a submission leaves behind are not sure to end, and it could reach the network",
    "Landlock": "a submission could read every file that you can, solutions and other students' work among them",
    "seccomp": "a submission could open sockets and trace processes",
    "limit of memory": "a submission could fill the machine's memory",
}


def missing_layers() -> list[str]:
    """Which layers this machine cannot enforce; those of Linux are tried, each in a child process."""
    if not LINUX:
        return list(MISSING_MEANS)
    trials = {
        "namespaces": lambda: unshare(
            (CLONE_NEWUSER if os.geteuid() else 0) | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS
        ),
        "Landlock": lambda: landlock(["/usr"], []),
        "seccomp": seccomp,
    }
    return [name for name, trial in trials.items() if not _succeeds(trial)]


def _succeeds(trial) -> bool:
    pid = os.fork()
    if not pid:
        code = 1
        try:
            trial()
            code = 0
        except (OSError, KeyError):  # the answer is the exit code
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def statement(missing: Sequence[str]) -> str:
    """One line on what is not enforced here."""
    what = "; ".join(f"no {name}: {MISSING_MEANS[name]}" for name in missing)
    return f"Not enforced on this machine: {what}."
