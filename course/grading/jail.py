"""The file tree that the students' zygote and its children see: libraries, read-only, and an empty folder each.

Built from bind mounts in a mount namespace of its own, once when the zygote starts, so that it costs a submission
nothing. Solutions, the gradebook, other submissions and the home folders are not forbidden there: they do not exist.
"""

import ctypes
import errno
import functools
import os
import struct
import sys
import sysconfig
import tempfile
from pathlib import Path

import nnkit
from course.grading.confinement import (
    CLONE_NEWIPC,
    CLONE_NEWNET,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUTS,
    LIBC,
    check,
    die_with_parent,
    unshare_as_user,
)

HOME = "/home/student"  # where a submission's cells run
SYSTEM = (
    *(
        f"/usr/{name}"
        for name in ("bin", "sbin", "lib", "lib32", "lib64", "libexec", "share", "local/bin", "local/lib")
    ),
    *("/bin", "/lib", "/lib64", "/lib32", "/sbin"),
)
ETC = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/mime.types", "/etc/alternatives")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")

MS_BIND, MS_REC, MS_PRIVATE, MS_NOSUID, MS_NODEV = 0x1000, 0x4000, 1 << 18, 2, 4
MNT_DETACH = 2
MOUNT_SETATTR, AT_RECURSIVE, MOUNT_ATTR_RDONLY = 442, 0x8000, 1


def libraries() -> list[str]:
    """Folders that a student's imports may read: Python, its packages, nnkit; not the course around nnkit."""
    modules = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    own = [*modules, os.path.dirname(os.path.abspath(nnkit.__file__))]
    own += [prefix for prefix in (sys.prefix, sys.base_prefix) if prefix not in ("/usr", "/usr/local", "/")]
    return list(dict.fromkeys([*own, *(os.path.realpath(path) for path in own)]))


def lessons_in_libraries() -> list[str]:
    """Where an installed nnkit keeps the lessons, by each path that leads there."""
    own = os.path.join(os.path.dirname(os.path.abspath(nnkit.__file__)), "lessons")
    return [path for path in dict.fromkeys((own, os.path.realpath(own))) if os.path.isdir(path)]


@functools.cache
def shown_with_libraries(folder: str) -> str:
    """The folder of libraries or of the system that shows `folder` to submissions; empty where none does."""
    inside = os.path.realpath(folder) + "/"
    return next((path for path in readable() if inside.startswith(os.path.realpath(path) + "/")), "")


@functools.cache
def readable() -> list[str]:
    """Everything that a student's process may read."""
    return [*SYSTEM, *ETC, *DEVICES, *libraries()]


@functools.cache
def readable_for_landlock() -> list[str]:
    """The same without what leads to, or lies in, another one of them: each is a rule more for every process."""
    paths = {os.path.realpath(path) for path in readable() if os.path.exists(path)}
    return sorted(path for path in paths if not any(path.startswith(f"{other}/") for other in paths))


def mount(source: str, target: str, kind: str = "", flags: int = 0, data: str = "") -> None:
    texts = [text.encode() for text in (source, target, kind, data)]
    check(LIBC.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]), f"mount {source} on {target}")


def enter(visible: list[str]) -> None:
    """Move this process into new namespaces and the jail; `visible` are further folders it sees, read-only.

    Returns in a child process, the first of its process namespace, so that everything below ends when it ends.
    """
    unshare_as_user(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS)
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    die_with_parent()
    mount("", "/", flags=MS_REC | MS_PRIVATE)
    root = tempfile.mkdtemp(prefix="jail")
    mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=16m")
    for path in [*readable(), *visible]:
        _bind(root, path)
    for path in lessons_in_libraries():  # the wheel's, with their checks: an empty folder stands there instead
        mount("tmpfs", root + path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=4k")
    for folder in ("proc", "tmp", HOME.lstrip("/"), "old"):
        os.makedirs(f"{root}/{folder}", exist_ok=True)
    Path(root, "etc/passwd").write_text(f"student:x:{os.geteuid()}:{os.getegid()}::{HOME}:/bin/false\n")
    _mount_proc(f"{root}/proc")
    os.chdir(root)
    check(LIBC.pivot_root(b".", b"old"), "pivot_root")
    os.chdir("/")
    check(LIBC.umount2(b"/old", MNT_DETACH), "umount")
    for path in [*readable(), *visible]:
        make_read_only(path, AT_RECURSIVE)
    make_read_only("/")  # its folders are the user's own: times and modes would be left for the next submission


def mount_home(size: int, user: int, group: int) -> None:
    """A file system in memory on HOME, of limited size, for this mount namespace alone."""
    mount("tmpfs", HOME, "tmpfs", MS_NOSUID | MS_NODEV, f"size={size},nr_inodes=4096,mode=700,uid={user},gid={group}")


def _mount_proc(target: str) -> None:
    try:
        mount("proc", target, "proc")
    except OSError:  # a container that masks parts of /proc: its own view has to do; Landlock hides it from students
        mount("/proc", target, flags=MS_BIND | MS_REC)


def _bind(root: str, path: str) -> None:
    if not os.path.exists(path):
        return
    target = root + path
    if os.path.lexists(target):
        return  # inside something that is bound already
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path) and os.path.dirname(path) == "/":  # /lib -> usr/lib
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target)
    else:
        Path(target).touch()
    mount(path, target, flags=MS_BIND | MS_REC)


def make_read_only(path: str, flags: int = 0) -> None:
    """A mount; nothing is done to what is not there, or lies within another one."""
    attributes = struct.pack("<QQQQ", MOUNT_ATTR_RDONLY, 0, 0, 0)
    arguments = (ctypes.c_char_p(path.encode()), flags, ctypes.c_char_p(attributes), ctypes.c_size_t(32))
    result = LIBC.syscall(MOUNT_SETATTR, -100, *arguments)
    if ctypes.get_errno() not in (errno.ENOENT, errno.EINVAL):
        check(result, f"read-only {path}")
