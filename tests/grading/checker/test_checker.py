"""The process that runs tests, where what a test makes of an answer may run (`eval(repr(v))`, a pickle, a path)."""

import json
import os
import textwrap
import time
from pathlib import Path

import pytest

from course.grading.checker.engine import Engine
from course.grading.checker.job import EngineError, Job, Limits
from course.grading.jail import SYSTEM, libraries
from tests.grading.conftest import LESSON, descendants
from tests.grading.corpus import Hostile

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
        (output,) = engine.grade(Job(cells, str(lesson), inbox, files=("exercises.py",))).cells[1]["outputs"]
    assert output["ename"] == "PermissionError", output
    assert SECRET not in json.dumps(output)
    assert (lesson / "exercises.py").read_text() == "x = 1"
    assert not os.path.exists("/tmp/owned")


# --- what students see is made without what they must not see ---------------------------------------------------------

SEARCHES = {
    "the hidden regions": """
        print([o for o in all_of_it() if isinstance(o, str) and 'a secret' + ' line' in o])""",
    "the hidden cases": """
        print([p for p in all_of_it() if type(p).__name__ == 'Part' and p.hidden])""",
    "the author's answers": """
        print([o for o in all_of_it() if isinstance(o, str) and 'the author' + ' wrote' in o])""",
    "the author's files": """
        print(*[open(path).read() for path in PATHS if tries(open, path)])""",
}
SEARCH = """
import gc, os
gc.unfreeze()
PATHS = {paths!r}
def tries(f, *args):
    try:
        return f(*args)
    except OSError:
        return None
def all_of_it():  # without handles, which end the test that looks at them
    for o in gc.get_objects():
        yield from (x for x in found_in(o) if type(x).__module__ != 'course.grading.checker.handle')
def found_in(o):
    if type(o).__module__ != 'course.grading.checker.handle':
        yield o
        yield from o.values() if type(o) is dict else ()
        yield from vars(o).values() if hasattr(o, '__dict__') and type(o) is not type else ()
"""


@pytest.mark.parametrize("what", SEARCHES)
def test_an_answer_that_runs_where_students_see_it_finds_nothing_hidden(course, engine, what):
    """The lesson's hidden cases have been read, for the submission before it; then its own test has a hidden region."""
    course.grade_hostile(Hostile("honest", "nothing"))
    paths = [str(path) for path in course.lesson.source.iterdir() if path.suffix == ".py"]
    code = SEARCH.format(paths=paths) + textwrap.dedent(SEARCHES[what])
    test = (
        "exec(f(), {})\n### BEGIN HIDDEN TESTS\nimport course.authoring.reference\n"
        f"course.authoring.reference.use({LESSON!r})\n1  # a secret line\n### END HIDDEN TESTS"
    )
    cells = [
        {"kind": "student", "source": f"def f(): return {code!r}", "released": "def f(): 'the author wrote'"},
        {"kind": "test", "source": test, "points": 2.0},
    ]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(course.lesson.source), inbox, Limits(60, 300), LESSON))
    shown = report.cells[1]["outputs"]
    assert shown[0]["text"].strip() in ("", "[]"), shown
    assert float(shown[1]["data"]["text/plain"]) == 1.0  # the hidden part ran, and its last line counts


def test_a_test_reads_the_lessons_files_and_writes_its_own(engine, tmp_path):
    (tmp_path / "numbers.txt").write_text("1 2 3")
    test = (
        "import tempfile\nassert open('numbers.txt').read() == '1 2 3'\nopen('new.txt', 'w').write('4')\n"
        "with tempfile.TemporaryFile() as file: assert file.write(b'5') == 1"
    )
    cells = [{"kind": "test", "source": test, "points": 1.0}]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, files=("numbers.txt",)))
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


def test_a_submission_that_says_the_grader_failed_gains_nothing(engine, tmp_path):
    """A test that runs an answer's text hands it that process, and with it what the process tells of itself."""
    claims = "[w.send({'fault': 'all is well'}) for w in __import__('gc').get_objects() if type(w).__name__ == 'Wire']"
    cells = [{"kind": "student", "source": f"def f(): return {claims!r}\ndef g(): return 1"}]
    tests = ("assert eval(f()) == 3", "assert g() == 1", "assert g() == 2")
    cells += [{"kind": "test", "source": test, "points": 1.0} for test in tests]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox))
    assert [cell["outputs"] == [] for cell in report.cells[1:]] == [False, True, False]
    (asked,) = report.asks
    assert "cell 2" in asked and "all is well" not in asked


# --- a submission's time in all ---------------------------------------------------------------------------------------

ENDS_CHECKER = "import os\nos._exit(3)\n"


def test_cells_run_once_whatever_becomes_of_the_tests(engine, tmp_path):
    """Each of the tests ends its process. Would all cells run again each time, 1 s of them, time would be over."""
    cells = [{"kind": "student", "source": "import time\ntime.sleep(1)\ndef f(): return 1"}]
    cells += [{"kind": "test", "source": ENDS_CHECKER + f"assert f() == {i}", "points": 1.0} for i in range(12)]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=10, total_seconds=12)))
    assert [cell["note"] for cell in report.cells[1:]] == ["it did not come to an end; it earned no points"] * 12


def test_a_test_that_does_not_come_to_its_turn_earns_nothing(engine, tmp_path):
    slow = "import time\ndef f():\n    time.sleep(0.6)\n    return 1"
    cells = [{"kind": "student", "source": slow}]
    cells += [{"kind": "test", "source": "assert f() == 1", "points": 1.0} for _ in range(6)]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=3, total_seconds=3)))
    assert report.cells[1]["outputs"] == []
    assert report.cells[6]["outputs"][-1]["output_type"] == "error"
    assert any("of the 3 s that a submission may take in all" in cell["note"] for cell in report.cells)


# --- what is left behind ----------------------------------------------------------------------------------------------


def test_nothing_is_left_by_a_checker_that_was_killed(engine, tmp_path):
    folders = Path(engine._desks)
    with engine.inbox() as inbox:
        engine.grade(Job([{"kind": "test", "source": ENDS_CHECKER, "points": 1.0}], str(tmp_path), inbox))
    assert list(folders.iterdir()) == []


def test_a_process_of_tests_that_hangs_is_ended(engine, tmp_path):
    """What runs in it may put off everything that would end it from within."""
    hangs = "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\ntime.sleep(1e6)"
    cells = [{"kind": "test", "source": hangs, "points": 1.0}, {"kind": "test", "source": "pass", "points": 1.0}]
    with engine.inbox() as inbox:
        report = engine.grade(Job(cells, str(tmp_path), inbox, Limits(cell_seconds=1, total_seconds=100)))
    assert [cell["outputs"] == [] for cell in report.cells] == [False, True]
    ends = time.monotonic() + 60
    while (left := descendants({engine._processes[1].pid})) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not left


@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees which network another process has")
def test_checkers_have_a_network_of_their_own(engine):
    networks = {os.readlink(f"/proc/{process}/ns/net") for process in (engine._processes[1].pid, "self")}
    assert len(networks) == 2


def test_an_engine_that_is_closed_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    Engine(allow_unconfined=True).close()
    assert list(tmp_path.iterdir()) == []
