"""What Linux enforces on a process by system calls, each tried in a process of its own."""

import ctypes
import errno
import os
import resource
import signal
import struct
import sys
import time

import pytest

from course.grading import confinement
from course.grading.confinement import check, landlock, landlock_version, limit, limit_one, unshare

linux = pytest.mark.skipif(not confinement.LINUX, reason="these are calls of Linux")


def in_child(work) -> int:
    """The exit code of a process that does this; 0 where it comes to its end."""
    if (pid := os.fork()) == 0:
        code = 99
        try:
            work()
            code = 0
        except OSError as error:
            code = error.errno
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_a_call_that_failed_is_an_error_that_says_which():
    assert check(3, "open") == 3 == check(3, "")
    ctypes.set_errno(errno.EPERM)
    with pytest.raises(OSError, match="mount x: Operation not permitted") as caught:
        check(-1, "mount x")
    assert caught.value.errno == errno.EPERM


@linux
@pytest.mark.skipif(sys.platform != "linux" or not landlock_version(), reason="the kernel has no Landlock")
def test_below_the_folders_named_files_are_read_or_written_and_nowhere_else(tmp_path):
    for name in ("read", "write", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text("1")

    def enter():
        landlock([str(tmp_path / "read"), str(tmp_path / "none")], [str(tmp_path / "write"), "/dev/null"])

    def opening(path: str, mode: str):
        def work():
            enter()
            open(tmp_path / path, mode).close()

        return in_child(work)

    assert opening("read/a", "r") == opening("write/a", "w") == opening("write/new", "w") == 0
    assert opening("other/a", "r") == opening("read/a", "w") == opening("read/new", "w") == errno.EACCES
    assert opening("/dev/null", "w") == 0


@pytest.mark.parametrize(
    ("version", "files", "size"),
    [
        (1, 0x1FFF, 8),
        (2, 0x3FFF, 8),
        (3, 0x7FFF, 8),
        (4, 0x7FFF, 16),
        (5, 0xFFFF, 16),
        (6, 0xFFFF, 24),
        (9, 0xFFFF, 24),
    ],
)
def test_a_kernel_is_asked_for_what_its_landlock_knows(version, files, size):
    assert confinement.landlock_attributes(version) == struct.pack("<QQQ", files, 3, 3)[:size]


@linux
def test_a_kernel_without_landlock_is_said_to_be_one(monkeypatch):
    monkeypatch.setattr(confinement, "landlock_version", lambda: 0)
    with pytest.raises(OSError, match="the kernel has no Landlock"):
        landlock([], [])


@linux
def test_dropped_rights_do_not_come_back():
    def work():
        confinement.drop_privileges()
        with open("/proc/self/status") as file:
            lines = dict(line.split(":\t", 1) for line in file if ":\t" in line)
        if int(lines["CapEff"], 16) or int(lines["CapPrm"], 16) or lines["NoNewPrivs"].strip() != "1":
            raise OSError(1, "rights are left")

    assert in_child(work) == 0


@linux
def test_a_process_may_end_with_its_parent():
    read, write = os.pipe()
    if (parent := os.fork()) == 0:
        if os.fork() == 0:
            confinement.die_with_parent()
            os.write(write, str(os.getpid()).encode())
            time.sleep(1e6)
        time.sleep(1e6)
    child = int(os.read(read, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    os.close(write)
    assert os.read(read, 1) == b""  # its end of the pipe closes when it is over
    assert child > 0
    os.close(read)


@linux
def test_nobody_reads_the_memory_of_what_forbids_it():
    def work():
        confinement.drop_privileges()
        confinement.forbid_tracing()
        os.setuid(os.getuid())
        with open(f"/proc/{os.getpid()}/mem", "rb"):
            pass

    code = in_child(work)
    assert code in (0, errno.EACCES)  # root's own is root's; a plain user's is nobody's
    assert code == errno.EACCES or os.geteuid() == 0


@linux
def test_a_new_user_namespace_keeps_the_user(monkeypatch):
    user = os.geteuid()

    def work():
        unshare(confinement.CLONE_NEWUSER)
        if os.geteuid() != user:
            raise OSError(98, "another user")

    if in_child(lambda: unshare(confinement.CLONE_NEWUSER)) not in (0,):
        pytest.skip("this machine makes no user namespaces")
    assert in_child(work) == 0


@pytest.mark.parametrize(("user", "more"), [(0, 0), (1_000, confinement.CLONE_NEWUSER)])
def test_who_is_not_root_gets_namespaces_in_one_for_users(monkeypatch, user, more):
    asked = []
    monkeypatch.setattr(confinement, "unshare", asked.append)
    monkeypatch.setattr(confinement.os, "geteuid", lambda: user)
    confinement.unshare_as_user(confinement.CLONE_NEWNET)
    assert asked == [confinement.CLONE_NEWNET | more]


def test_limits_are_those_stated_or_the_systems():
    def work():
        limit(1 << 40, 9, 1_000_000, 1_000, descriptors=50)
        found = [resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]
        found += [resource.getrlimit(resource.RLIMIT_NOFILE)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]]
        if found != [9, 1_000, 50, 0]:
            raise OSError(97, str(found))
        limit_one(resource.RLIMIT_NOFILE, 1_000)  # the system allows less now
        if resource.getrlimit(resource.RLIMIT_NOFILE) != (50, 50):
            raise OSError(96, "a limit that was lifted")

    assert in_child(work) == 0


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_a_limit_that_cannot_be_set_is_an_error_on_linux_alone(monkeypatch, error):
    def refuses(which, value):
        raise error

    monkeypatch.setattr(confinement.resource, "setrlimit", refuses)
    monkeypatch.setattr(confinement, "LINUX", False)
    limit_one(resource.RLIMIT_CORE, 0)
    monkeypatch.setattr(confinement, "LINUX", True)
    with pytest.raises(error):
        limit_one(resource.RLIMIT_CORE, 0)
