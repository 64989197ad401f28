"""The checkers' zygote: what it reads once for a class, and how it has a student's process made."""

import os
import pickle
import resource
import socket
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from course.authoring import reference
from course.grading import jail
from course.grading.checker import zygote
from course.grading.checker.exceptions import StudentDiedError, StudentError
from course.grading.checker.zygote import Lifeline, read_public_checks, read_reference, spawner
from course.grading.wire import Wire
from tests.grading.child import in_a_child

REQUEST = {"inbox": "/inbox", "limits": {}, "confined": True}


def test_an_assignment_that_is_not_of_our_making_has_no_reference(monkeypatch, tmp_path):
    monkeypatch.chdir("/")
    assert read_reference("no-such-lesson", str(tmp_path)) == b""
    assert Path.cwd() == tmp_path
    read_public_checks(tmp_path)
    read_public_checks(tmp_path / "none")
    (tmp_path / "checks.json").write_text("?")
    read_public_checks(tmp_path)


def test_a_reference_comes_pickled_and_a_fault_of_it_is_said(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir("/")
    monkeypatch.setattr(reference, "for_grading", lambda name: [name])
    assert pickle.loads(read_reference("01", str(tmp_path))) == ["01"]
    errors = [LookupError, FileNotFoundError, ZeroDivisionError("of the lesson's")]  # the first two: it is none of ours
    monkeypatch.setattr(reference, "for_grading", Mock(side_effect=errors))
    assert [read_reference("01", str(tmp_path)) for _ in errors] == [b""] * 3
    assert capsys.readouterr().err == "01: its reference cannot be read: ZeroDivisionError: of the lesson's\n"


def test_a_lifeline_that_is_let_go_is_closed():
    read, write = os.pipe()
    line = Lifeline(write)
    os.set_blocking(read, False)
    with pytest.raises(BlockingIOError):
        os.read(read, 1)
    del line
    assert os.read(read, 1) == b""
    os.close(read)


def spawned(*says: dict, request=REQUEST):
    """What the nursery is asked, and the link to a process that says this first."""
    ours, theirs = socket.socketpair()
    nursery, seen = Wire(theirs), []

    class Nursery(Wire):
        def send(self, message, buffers=(), fds=()):
            super().send(message, buffers, fds)
            seen.append(nursery.receive_with_fds(2))
            student = Wire(socket.socket(fileno=seen[0][2][0]))
            for each in says:
                student.send(each)
            if not says:
                student.close()
            else:
                seen.append(student)

    return seen, spawner(Nursery(ours), request)


def test_a_process_is_made_that_lives_as_long_as_its_link():
    seen, spawn = spawned({"ready": True})
    link = spawn()
    message, _, fds = seen[0]
    assert message == {"inbox": "/inbox", "limits": {}, "home": jail.HOME} and link.wire.deadline is None
    os.set_blocking(fds[1], False)
    with pytest.raises(BlockingIOError):
        os.read(fds[1], 1)
    link.end()
    assert os.read(fds[1], 1) == b""
    os.close(fds[1])


def test_without_confinement_it_has_a_folder_of_its_own():
    seen, spawn = spawned({"ready": True}, request={**REQUEST, "confined": False})
    link = spawn()
    assert os.path.isdir(seen[0][0]["home"])
    os.rmdir(seen[0][0]["home"])
    link.end()


def answer(*, raises: type[BaseException] | None = None) -> dict:
    """What a checker says that finds its limit of memory, or raises."""

    def grade() -> dict:
        if raises is not None:
            raise raises
        return {"memory": resource.getrlimit(resource.RLIMIT_AS)[0]}

    def run() -> dict:
        ours, theirs = socket.socketpair()
        engine = Wire(theirs)
        engine.send({"the": "request"})
        zygote.MAX_MEMORY = 5 << 29
        zygote.checker.Checker = lambda *_: Mock(grade=grade)
        zygote.run_checker(Wire(ours), None, None)
        assert engine.receive()[0] == {"pid": os.getpid()}
        return engine.receive()[0]["done"]

    return in_a_child(run)


def test_a_checker_has_a_limit_of_memory_and_says_its_own_fault():
    assert answer() == {"memory": 5 << 29}
    assert "ZeroDivisionError" in answer(raises=ZeroDivisionError)["fault"]
    assert "StudentError" in answer(raises=StudentError)["fault"]


def test_it_ends_when_the_engine_is_gone():
    def run() -> list:
        engine, jobs = socket.socketpair()
        _, nursery = socket.socketpair()
        engine.shutdown(socket.SHUT_WR)
        zygote.warm, sys.argv = Mock, ["", str(jobs.fileno()), str(nursery.fileno()), "unconfined"]
        return [zygote.main(), Wire(engine).receive()[0], jobs.detach(), nursery.detach()][:2]

    assert in_a_child(run) == [None, {"ready": True}]


def test_an_engine_that_went_while_it_starts_is_no_fault():
    def run() -> None:
        engine, jobs = socket.socketpair()
        _, nursery = socket.socketpair()
        engine.close()  # as by Ctrl-C
        zygote.warm, sys.argv = Mock, ["", str(jobs.fileno()), str(nursery.fileno()), "unconfined"]
        return [zygote.main(), jobs.detach(), nursery.detach()][0]

    assert in_a_child(run) is None


def test_a_confinement_that_fails_is_the_engines_fault():
    _, spawn = spawned({"failed": "OSError: no"})
    with pytest.raises(RuntimeError, match="the confinement of a student's process failed: OSError: no"):
        spawn()


def test_a_process_that_gives_no_sign_could_not_be_started(monkeypatch):
    _, spawn = spawned()
    with pytest.raises(StudentDiedError, match="could not be started"):
        spawn()
    monkeypatch.setattr(zygote, "START_SECONDS", 0.0)
    _, spawn = spawned({"ready": True})
    with pytest.raises(StudentDiedError, match="could not be started"):
        spawn()
