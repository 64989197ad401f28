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
import struct
import sys
from collections.abc import Iterable
from typing import Any

LIBC: Any = None
if sys.platform != "win32":  # there all that is asked of this module is what it lacks
    import resource

    LIBC = ctypes.CDLL(None, use_errno=True)

LINUX = sys.platform == "linux"

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
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


def unshare_as_user(flags: int) -> None:
    """Enter new namespaces as anybody may: who is not root does so in a user namespace of its own."""
    unshare(flags if os.geteuid() == 0 else flags | CLONE_NEWUSER)


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


def landlock_attributes(version: int) -> bytes:
    """What a set of rules rules over: rights to files, TCP ports (since 4), signals and abstract sockets to the outside
    (since 6)."""
    files = (1 << 13) - 1
    files |= sum(right for since, right in ((2, 1 << 13), (3, TRUNCATE), (5, 1 << 15)) if version >= since)
    return struct.pack("<QQQ", files, 3, 3)[: {1: 8, 2: 8, 3: 8, 4: 16, 5: 16}.get(version, 24)]


def landlock(read: Iterable[str], write: Iterable[str]) -> None:
    """From now on this process reads below `read`, writes below `write`, and touches no other file or TCP port."""
    version = landlock_version()
    if not version:
        raise OSError(errno.ENOSYS, "the kernel has no Landlock")
    attributes = landlock_attributes(version)
    (files,) = struct.unpack_from("<Q", attributes)
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
