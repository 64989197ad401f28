"""The students' zygote: each request makes a process, which ends when its lifeline is let go."""

import os
import select
import socket
import sys
import time
from unittest.mock import Mock

import pytest

from course.grading import confinement
from course.grading.checker.link import Link
from course.grading.layers import MISSING_MEANS
from course.grading.student import zygote
from course.grading.student.zygote import FIRST_USER, Nursery, _in_user_namespace
from course.grading.wire import Wire
from tests.pace import PACE

NEW = confinement.CLONE_NEWNS | confinement.CLONE_NEWIPC
LIMITS = {"memory": 8 << 30, "cpu": 60, "processes": 100_000, "file": 1 << 20, "missing": list(MISSING_MEANS)}


def begun() -> tuple[socket.socket, int]:
    """The socket to an unconfined nursery that has just been forked, and its process."""
    ours, theirs = socket.socketpair()
    if (pid := os.fork()) == 0:
        try:
            ours.close()
            sys.path[:0] = ["", "/"]
            Nursery(theirs, False, FIRST_USER).serve()
        finally:
            os._exit(7)
    theirs.close()
    return ours, pid


@pytest.fixture
def nursery():
    """The socket to an unconfined nursery, and its process."""
    ours, pid = begun()
    wire = Wire(ours)
    assert wire.receive()[0] == {"ready": True}
    yield wire, pid
    ours.close()
    os.waitpid(pid, 0)


def spawned(wire, tmp_path, **more) -> tuple[Link, int, dict]:
    """A student's process: the link, its lifeline, and what it said first."""
    (tmp_path / "inbox").mkdir(exist_ok=True)
    (tmp_path / "inbox" / "table.csv").write_text("1,2")
    (tmp_path / "home").mkdir(exist_ok=True)
    ours, theirs = socket.socketpair()
    read, write = os.pipe()
    request = {"inbox": str(tmp_path / "inbox"), "limits": LIMITS, "home": str(tmp_path / "home"), **more}
    wire.send(request, fds=[theirs.fileno(), read])
    theirs.close()
    os.close(read)
    link = Link(Wire(ours))
    link.allow(60 * PACE, 20 * PACE)
    return link, write, link.wire.receive()[0]


def test_a_process_finds_its_files_in_its_own_folder(nursery, tmp_path):
    link, lifeline, said = spawned(nursery[0], tmp_path)
    assert said == {"ready": True}
    source = (
        "import os, sys\npath = sys.path\nhere = os.getcwd()\ntable = open('table.csv').read()\n"
        "home = os.environ['HOME']\nme = os.getpid()"
    )
    link.ask({"op": "run", "source": source, "name": "<cell 1>"})
    found = link.names(["here", "table", "home", "me", "path"])
    assert not {"", "/"} & {*found["path"]} and found["path"][-1] == found["home"]  # never before the libraries
    assert (found["here"], found["home"], found["table"]) == (str(tmp_path / "home"),) * 2 + ("1,2",)
    os.close(lifeline)
    ends = time.monotonic() + 20 * PACE
    while os.path.exists(f"/proc/{found['me']}") and "Z" not in _state(found["me"]) and time.monotonic() < ends:
        time.sleep(0.01)
    assert not os.path.exists(f"/proc/{found['me']}") or "Z" in _state(found["me"])
    link.end()


def _state(pid: int) -> str:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


def test_what_fails_before_any_of_the_students_code_is_said(nursery, tmp_path):
    _, lifeline, said = spawned(nursery[0], tmp_path, inbox=str(tmp_path / "none"))
    assert said["failed"].startswith("FileNotFoundError")
    os.close(lifeline)
    _, lifeline, said = spawned(nursery[0], tmp_path, limits={"missing": LIMITS["missing"]})
    assert said["failed"] == "KeyError: 'memory'"
    os.close(lifeline)


@pytest.mark.parametrize("heard", [True, False])  # what was said and not heard resets the connection
def test_it_ends_when_nobody_is_left_to_ask(heard):
    ours, pid = begun()
    assert select.select([ours], [], [], 20 * PACE)[0]
    if heard:
        assert Wire(ours).receive()[0] == {"ready": True}
    ours.close()
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


@pytest.mark.parametrize(
    ("user", "inside", "owner", "flags", "becomes"),
    [
        (0, False, FIRST_USER, NEW, [FIRST_USER]),  # root's: nobody's own user
        (0, True, 0, NEW | confinement.CLONE_NEWUSER, []),  # root of a container alone
        (1_000, False, 1_000, NEW | confinement.CLONE_NEWUSER, []),
    ],
)
def test_whose_a_submission_s_folder_is(monkeypatch, tmp_path, user, inside, owner, flags, becomes):
    done = {name: Mock() for name in ("unshare", "mount_home", "setresuid")}
    monkeypatch.setattr(zygote, "_in_user_namespace", lambda: inside)
    for name in ("prctl", "die_with_parent"):
        monkeypatch.setattr(zygote.confinement, name, Mock())
    monkeypatch.setattr(zygote.confinement, "unshare", done["unshare"])
    monkeypatch.setattr(zygote.jail, "mount_home", done["mount_home"])
    monkeypatch.setattr(zygote.jail, "make_read_only", Mock())
    monkeypatch.setattr(zygote.jail, "HOME", str(tmp_path / "home"))
    for name, made in {"geteuid": lambda: user, "getegid": lambda: user, "setresuid": done["setresuid"]}.items():
        monkeypatch.setattr(zygote.os, name, made)
    for name in ("setgroups", "setresgid", "chown"):
        monkeypatch.setattr(zygote.os, name, Mock())
    (tmp_path / "inbox").mkdir()
    nursery = object.__new__(Nursery)
    nursery.user = FIRST_USER
    nursery._enter_home({"limits": {"disk": 9}, "inbox": str(tmp_path / "inbox")})
    assert done["unshare"].call_args_list[0].args == (flags,)
    assert done["mount_home"].call_args.args == (9, owner, owner)
    assert [call.args[0] for call in done["setresuid"].call_args_list] == becomes


@pytest.mark.skipif(not confinement.LINUX, reason="namespaces are Linux's")
def test_a_user_namespace_is_told_by_its_map():
    with open("/proc/self/uid_map") as file:
        everybody = file.read().split() == ["0", "0", "4294967295"]
    assert _in_user_namespace() == (not everybody)
