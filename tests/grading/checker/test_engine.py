"""How the engine starts, what it refuses, and what it leaves behind: nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from course.grading.checker import engine as engines
from course.grading.checker.engine import Engine, layers_missing, remove_what_dead_engines_left
from course.grading.checker.job import EngineError, Job, Limits, UnconfinedError
from course.grading.jail import libraries
from course.grading.wire import Wire

HIDDEN = "1\n### BEGIN HIDDEN TESTS\n2\n### END HIDDEN TESTS"


@pytest.fixture
def idle(tmp_path) -> Engine:
    """An engine without its zygotes; the other end of its jobs' socket is in `zygote`."""
    made = object.__new__(Engine)
    jobs, made.zygote = socket.socketpair()
    made._jobs, made._processes, made._references, made.missing, made.confined = Wire(jobs), [], {}, [], True
    made._root, made.folder, made._desks = (str(tmp_path / name) for name in ("root", "root/inboxes", "root/desks"))
    for folder in (made._root, made.folder, made._desks):
        os.mkdir(folder)
    return made


def test_a_machine_that_cannot_copy_processes_is_told_where_to_grade(monkeypatch):
    monkeypatch.setattr(engines, "CAN_GRADE", False)
    with pytest.raises(UnconfinedError, match="Grading needs Linux"):
        layers_missing(True)


def test_what_is_not_enforced_is_said_and_stops_unless_it_is_allowed(monkeypatch, idle):
    monkeypatch.setattr(engines.layers, "missing_layers", lambda: ["Landlock"])
    with pytest.raises(UnconfinedError, match=r"no Landlock: .*To grade all the same: --allow-unconfined"):
        layers_missing(False)
    assert layers_missing(True) == ["Landlock"]
    monkeypatch.setattr(engines.layers, "missing_layers", list)
    assert layers_missing(False) == []
    assert idle.statement == ""
    idle.missing = ["Landlock"]
    assert "no Landlock" in idle.statement


def test_a_lesson_that_submissions_can_read_is_not_graded(idle):
    with pytest.raises(EngineError, match="move the course elsewhere"):
        idle.grade(Job([], str(Path(libraries()[0]) / "json"), ""))


def test_a_process_that_does_not_start_is_said_so(idle, monkeypatch):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.args = [sys.executable, "-m", "the.module"]
        ended.wait()
        looks = Mock(return_value=([], [], []))
        with monkeypatch.context() as patched, pytest.raises(EngineError, match=r"the.module did not .*exit code 0\)"):
            patched.setattr(engines.select, "select", looks)
            patched.setattr(engines, "START_SECONDS", 0.2)
            idle._await_ready(ours, ended)
        assert looks.call_count == 1  # nobody waits for what has ended
        Wire(theirs).send({"ready": True})
        assert idle._await_ready(ours, ended) is None
        theirs.close()
        with pytest.raises(EngineError, match="did not start"):
            idle._await_ready(ours, ended)
        monkeypatch.setattr(engines, "START_SECONDS", -1)
        with pytest.raises(EngineError, match="did not start"):
            idle._await_ready(ours, ended)


def test_a_zygote_that_gives_no_sign_is_the_engines_fault(idle, monkeypatch, tmp_path):
    monkeypatch.setattr(engines, "START_SECONDS", 0.05)
    with pytest.raises(EngineError, match="gave no sign"):
        idle.grade(Job([], str(tmp_path), "", Limits()))
    assert os.listdir(idle._desks) == []


class Answering(Engine):
    """An engine whose checker has said this already."""

    says: list[dict]

    def _ask_zygote(self, what):
        ours, theirs = socket.socketpair()
        self.peer = Wire(theirs)
        for message in self.says:
            self.peer.send(message)
        return Wire(ours)


@pytest.mark.parametrize(("missing", "mode"), [([], "confined"), (["namespaces"], "unconfined")])
def test_both_zygotes_are_told_whether_there_are_namespaces(monkeypatch, tmp_path, missing, mode):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(engines, "layers_missing", lambda allow: missing)
    started = Mock()
    monkeypatch.setattr(engines.subprocess, "Popen", started)
    monkeypatch.setenv("SECRET", "token")
    monkeypatch.setattr(Engine, "_await_ready", Mock(side_effect=[None, None, EngineError("no")]))
    engine = Engine()
    assert [call.args[0][-1] for call in started.call_args_list] == [mode] * 2
    assert not any("SECRET" in call.kwargs["env"] for call in started.call_args_list)  # nothing of the teacher's
    assert started.call_args.kwargs["env"]["PATH"] == os.environ["PATH"]
    engine.close()
    with pytest.raises(EngineError):
        Engine()
    assert os.listdir(tmp_path) == []  # of one that did not start nothing stays


def answering(idle: Engine, *says: dict) -> Engine:
    idle.__class__ = Answering
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    idle.says = [{"pid": gone.pid}, *says]
    return idle


def test_hidden_tests_are_given_once_what_students_see_is_sealed(idle, tmp_path):
    job = Job([{"kind": "test", "source": HIDDEN, "points": 1.0}], str(tmp_path), "")
    engine = answering(idle, {"sealed": True}, {"done": {"cells": [{"outputs": [], "note": ""}]}})
    assert engine.grade(job).cells == [{"outputs": [], "note": ""}]
    first, second = engine.peer.receive()[0], engine.peer.receive()[0]
    assert "2" not in first["cells"][0]["source"] and first["with_hidden"] == ["0"]
    assert second == {"hidden": {"0": {"source": HIDDEN, "looks_up": []}}}
    assert os.listdir(engine._desks) == []


def test_a_lesson_is_read_once_and_anew_when_a_file_of_it_changed(idle, tmp_path):
    answering(idle).says = [{}]
    engines.Wire.receive, receive = lambda self: ({}, [b"reference"]), engines.Wire.receive
    asked, idle._ask_zygote = [], lambda what: asked.append(what) or Answering._ask_zygote(idle, what)
    try:
        (tmp_path / "hidden.py").write_text("1")
        assert [idle._reference("a", str(tmp_path)) for _ in range(2)] == [b"reference"] * 2 and len(asked) == 1
        os.utime(tmp_path / "hidden.py", (1, 1))
        assert idle._reference("a", str(tmp_path)) == b"reference" and len(asked) == 2
    finally:
        engines.Wire.receive = receive


@pytest.mark.parametrize(
    ("lesson", "source", "given"), [("a", "1", b""), ("", HIDDEN, b""), ("a", HIDDEN, b"reference")]
)
def test_the_reference_is_for_lessons_with_hidden_tests(idle, tmp_path, lesson, source, given):
    job = Job([{"kind": "test", "source": source, "points": 1.0}], str(tmp_path), "", lesson=lesson)
    engine = answering(idle, {"sealed": True}, {"done": {"cells": []}})
    engine._reference = lambda *_: b"reference"
    engine.grade(job)
    engine.peer.receive()
    assert engine.peer.receive()[1] == [given]


@pytest.mark.parametrize(
    ("seconds", "ends"),
    [
        (0, lambda peer: peer.close()),  # before the request came
        (0, lambda peer: peer.sock.shutdown(socket.SHUT_WR)),  # after it
        (-1e6, lambda peer: None),
    ],
)
def test_a_checker_that_ends_or_is_too_late_is_the_engine_s_fault(idle, tmp_path, seconds, ends):
    engine = answering(idle)
    ask = engine._ask_zygote
    engine._ask_zygote = lambda what: (ask(what), ends(engine.peer))[0]
    with pytest.raises(EngineError, match="the checker ended"):
        engine.grade(Job([], str(tmp_path), "", Limits(total_seconds=seconds)))


def test_a_zygote_that_is_gone_gave_no_sign(idle):
    for unread in (b"", b"unread"):  # the end of a stream, and one that is broken off
        ours, theirs = socket.socketpair()
        ours.sendall(unread)
        theirs.close()
        with ours, pytest.raises(EngineError, match="gave no sign"):
            idle._first_message(Wire(ours))


def test_a_fault_of_the_checkers_is_the_engines(idle, tmp_path):
    with pytest.raises(EngineError, match="Traceback"):
        answering(idle, {"done": {"fault": "Traceback ..."}}).grade(Job([], str(tmp_path), ""))


def test_folders_of_killed_engines_go_and_those_of_living_ones_stay(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = int(Path("/proc/sys/kernel/pid_max").read_text()) + 1
    for name in (f"grading-{dead}-x", f"grading-{os.getpid()}-x", "grading-mine-x"):
        (tmp_path / name).mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / f"grading-{dead}-link").symlink_to(tmp_path / "kept")
    remove_what_dead_engines_left()
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([f"grading-{os.getpid()}-x", "grading-mine-x", "kept", f"grading-{dead}-link"])
    (tmp_path / f"grading-{dead}-x").mkdir()
    monkeypatch.setattr(engines.sys, "platform", "darwin")  # where nobody can say which engines live
    remove_what_dead_engines_left()
    assert (tmp_path / f"grading-{dead}-x").is_dir()


def test_closing_ends_processes_and_removes_folders(idle):
    sleeps = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1e6)"])
    idle._processes = [sleeps]
    with idle.inbox() as inbox:
        assert os.path.dirname(inbox) == idle.folder
    idle.close()
    assert sleeps.poll() is not None and not os.path.exists(idle._root)
