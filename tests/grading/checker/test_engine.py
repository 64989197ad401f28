"""How the engine starts, what it refuses, and what it leaves behind: nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from course.grading.checker import engine as engines
from course.grading.checker.engine import Engine, layers_missing, remove_what_dead_engines_left
from course.grading.checker.job import EngineError, Job, Limits, UnconfinedError
from course.grading.jail import libraries
from course.grading.wire import Wire


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
        with pytest.raises(EngineError, match=r"the.module did not start \(exit code 0\)"):
            idle._await_ready(ours, ended)
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


def answering(idle: Engine, *says: dict) -> Engine:
    idle.__class__ = Answering
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    idle.says = [{"pid": gone.pid}, *says]
    return idle


def test_hidden_tests_are_given_once_what_students_see_is_sealed(idle, tmp_path):
    hidden = "1\n### BEGIN HIDDEN TESTS\n2\n### END HIDDEN TESTS"
    job = Job([{"kind": "test", "source": hidden, "points": 1.0}], str(tmp_path), "")
    engine = answering(idle, {"sealed": True}, {"done": {"cells": [{"outputs": [], "note": ""}]}})
    assert engine.grade(job).cells == [{"outputs": [], "note": ""}]
    first, second = engine.peer.receive()[0], engine.peer.receive()[0]
    assert "2" not in first["cells"][0]["source"] and first["with_hidden"] == ["0"]
    assert second == {"hidden": {"0": {"source": hidden, "looks_up": []}}}
    assert os.listdir(engine._desks) == []


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


def test_closing_ends_processes_and_removes_folders(idle):
    sleeps = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1e6)"])
    idle._processes = [sleeps]
    with idle.inbox() as inbox:
        assert os.path.dirname(inbox) == idle.folder
    idle.close()
    assert sleeps.poll() is not None and not os.path.exists(idle._root)
