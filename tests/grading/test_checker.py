"""The process that runs tests, where what a test makes of an answer may run (`eval(repr(v))`, a pickle, a path)."""

import json
import os
import time
from pathlib import Path

import pytest

from course.grading.engine import FOLDERS, Engine, EngineError, Job, Limits, remove_what_dead_engines_left
from course.grading.jail import SYSTEM, libraries
from tests.grading.conftest import descendants

SECRET = "what only the teacher has"
REACHES = {
    "a file of the teacher's": "open({secret!r}).read()",
    "a folder of the teacher's": "__import__('os').listdir({folder!r})",
    "a file outside": "open('/tmp/owned', 'w').write('x')",
    "a lesson's file": "open('exercises.py', 'w').write('x')",
    "the network": "__import__('socket').socket()",
    "a new process": "__import__('os').fork()",
    "a program": "__import__('os').execv('/bin/true', ['true'])",
    "the engine": "__import__('os').kill(__import__('os').getppid(), 9)",
    "another's memory": "open('/proc/%d/mem' % __import__('os').getppid(), 'rb')",
}


@pytest.mark.parametrize("what", REACHES)
def test_an_answer_that_runs_in_the_checker_reaches_nothing(engine, tmp_path, what):
    lesson, home = tmp_path / "lesson", tmp_path / "home"
    lesson.mkdir()
    home.mkdir()
    (lesson / "exercises.py").write_text("x = 1")
    (home / "secret.txt").write_text(SECRET)
    text = REACHES[what].format(secret=str(home / "secret.txt"), folder=str(home))
    cells = [
        {"kind": "student", "source": f"def f(): return {text!r}", "released": "def f(): return 1"},
        {"kind": "test", "source": "eval(f())\n'it got through'", "points": 2.0},
    ]
    with engine.inbox() as inbox:
        (output,) = engine.grade(Job(cells, str(lesson), inbox)).cells[1]["outputs"]
    assert output["ename"] == "PermissionError", output
    assert SECRET not in json.dumps(output)
    assert (lesson / "exercises.py").read_text() == "x = 1"
    assert not os.path.exists("/tmp/owned")


def test_a_test_reads_the_lessons_files_and_writes_its_own(engine, tmp_path):
    (tmp_path / "numbers.txt").write_text("1 2 3")
    test = (
        "import tempfile\nassert open('numbers.txt').read() == '1 2 3'\nopen('new.txt', 'w').write('4')\n"
        "with tempfile.TemporaryFile() as file: assert file.write(b'5') == 1"
    )
    with engine.inbox() as inbox:
        report = engine.grade(Job([{"kind": "test", "source": test, "points": 1.0}], str(tmp_path), inbox))
    assert report.cells[0]["outputs"] == []
    assert [path.name for path in tmp_path.iterdir()] == ["numbers.txt"]


def test_a_lesson_below_what_submissions_can_read_is_not_graded(engine):
    with engine.inbox() as inbox, pytest.raises(EngineError, match="move the course elsewhere"):
        engine.grade(Job([], str(Path(libraries()[0]) / "json"), inbox))


def test_a_submission_sees_the_named_folders_of_the_system_alone(outputs):
    """A checkout under /usr/src was read from inside when all of /usr was bound."""
    others = [path for path in map(str, Path("/usr").iterdir()) if path not in SYSTEM and path != "/usr/local"]
    assert others
    (cell,) = outputs(("student", f"import os\nprint([path for path in {others} if os.path.exists(path)])"))
    assert cell["outputs"][0]["text"] == "[]\n"


# --- a submission's time in all ---------------------------------------------------------------------------------------

ENDS_CHECKER = "import os\nos._exit(3)\n"


def test_replaced_checkers_share_one_budget(engine, tmp_path):
    """Each of the tests ends its checker, and each time all cells run again: 2 s of them. How often is what counts."""
    cells = [{"kind": "student", "source": "import time\ntime.sleep(2)\ndef f(): return 1"}]
    cells += [{"kind": "test", "source": ENDS_CHECKER + f"assert f() == {i}", "points": 1.0} for i in range(12)]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=4, total_seconds=5)))
    assert len(report.cells) == 13
    assert len(report.notes) < 9  # tests that came to their turn, and ended it
    assert "of the 5 s that a submission may take in all" in report.cells[0]["note"]


def test_a_test_that_does_not_come_to_its_turn_earns_nothing(engine, tmp_path):
    slow = "import time\ndef f():\n    time.sleep(1)\n    return 1"
    cells = [{"kind": "student", "source": slow}]
    cells += [{"kind": "test", "source": "assert f() == 1", "points": 1.0} for _ in range(6)]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=5, total_seconds=5)))
    assert report.cells[1]["outputs"] == []
    assert report.cells[6]["outputs"][-1]["output_type"] == "error"


# --- what is left behind ----------------------------------------------------------------------------------------------


def test_nothing_is_left_by_a_checker_that_was_killed(engine, tmp_path):
    folders = Path(engine._desks)
    with engine.inbox() as inbox:
        engine.grade(Job([{"kind": "test", "source": ENDS_CHECKER, "points": 1.0}], str(tmp_path), inbox))
    assert list(folders.iterdir()) == []


def test_a_checker_that_hangs_is_ended(engine, tmp_path, monkeypatch):
    """What runs in it may put off everything that would end it from within."""
    monkeypatch.setattr("course.grading.engine.GRACE", 2.0)
    hangs = (
        "import faulthandler, signal, time\nfaulthandler.cancel_dump_traceback_later()\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\ntime.sleep(1e6)"
    )
    cells = [{"kind": "test", "source": hangs, "points": 1.0}, {"kind": "test", "source": "pass", "points": 1.0}]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=1, total_seconds=60)))
    assert [cell["outputs"] == [] for cell in report.cells] == [False, True]
    ends = time.monotonic() + 60
    while (left := descendants({engine._processes[1].pid})) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not left


@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees which network another process has")
def test_checkers_have_a_network_of_their_own(engine):
    networks = {os.readlink(f"/proc/{process}/ns/net") for process in (engine._processes[1].pid, "self")}
    assert len(networks) == 2


def test_folders_of_killed_engines_go_and_those_of_living_ones_stay(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = int(Path("/proc/sys/kernel/pid_max").read_text()) + 1
    mine, theirs = tmp_path / f"{FOLDERS}{os.getpid()}-a", tmp_path / f"{FOLDERS}{dead}-b"
    (theirs / "desks").mkdir(parents=True)
    mine.mkdir()
    remove_what_dead_engines_left()
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]
    engine = Engine(allow_unconfined=True)
    engine.close()
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]
