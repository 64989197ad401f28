"""Tests in plain nbgrader style: each gives the marks that it gives where answers and tests share one kernel, or is
refused when the lesson is built and says why; what is refused stands there in other words."""

import re
from pathlib import Path

import pytest

from course.grading.checker.job import Job
from course.grading.texts.refusals import faults_in
from tests.grading.conftest import MINUTES

CELL = re.compile(r"^# %% (\w+)(?:=\"(\w+)\")?\n(.*?)(?=^# %%|\Z)", re.M | re.S)


def read_cases() -> dict[str, list[tuple[str, str]]]:
    """By name: (kind, text) of an answer, of further right and wrong ones, and of the test."""
    cases: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(Path(__file__).with_name("plain").glob("*.py")):
        for kind, name, text in CELL.findall(path.read_text()):
            if kind == "answer":
                cells = cases[f"{path.stem}-{name}"] = []
            cells.append((kind, text.strip("\n")))
    return cases


CASES = read_cases()


PLAIN = [name for name, cells in CASES.items() if "test" in dict(cells)]
REFUSED = [name for name, cells in CASES.items() if "refused" in dict(cells)]
NUMPY = "import numpy as np"


@pytest.fixture
def graded(engine, tmp_path):
    """The points, of 2, of one test behind an answer, and its error; author: the answer of the lesson's author."""

    def grade(author: str, answer: str, test: str) -> tuple[float, str]:
        cells = [
            {"kind": "locked", "source": NUMPY},
            {"kind": "student", "source": answer, "released": author},
            {"kind": "test", "source": test, "points": 2.0},
        ]
        with engine.inbox() as inbox:
            outputs = engine.grade(Job(cells, str(tmp_path), inbox, MINUTES)).cells[2]["outputs"]
        results = [float(o["data"]["text/plain"]) for o in outputs if o["output_type"] == "execute_result"]
        errors = [o["ename"] for o in outputs if o["output_type"] == "error"]
        return (0.0, errors[0]) if errors else (min([2.0, *results]), "")

    return grade


@pytest.mark.parametrize("name", PLAIN)
def test_right_answers_earn_all_and_wrong_ones_do_not(graded, name):
    (_, author), *others = CASES[name]
    test = dict(others)["test"]
    assert faults_in(test, [author], [NUMPY]) == []
    assert graded(author, author, test) == (2.0, "")
    for kind, answer in others:
        if kind not in ("test", "refused"):
            assert (graded(author, answer, test)[0] == 2.0) == (kind == "right"), answer


@pytest.mark.parametrize("name", REFUSED)
def test_what_two_processes_cannot_show_is_refused_by_its_text_or_on_the_authors_answer(graded, name):
    author, test = CASES[name][0][1], dict(CASES[name])["refused"]
    faults = faults_in(test, [author], [NUMPY])
    assert all(fault.reason and fault.instead for fault in faults)
    assert faults or graded(author, author, test)[0] == 0.0


def test_how_many_are_what():
    """The table in docs/instructors.md says it too."""
    assert len(CASES) == 170 and len(PLAIN) - len(set(PLAIN) & set(REFUSED)) == 78 and len(REFUSED) == 92


NET = "class Net:\n    def __init__(self): self.n = 0\n    def hit(self):\n        self.n += 1\n        return self.n"
USE = "def use(net): return net.n"


@pytest.mark.parametrize("use", ["assert net.hit() == 2", "try: use(nets[0])\nexcept BaseException: pass"])
def test_objects_serve_the_test_that_made_them_alone(outputs, use):
    """Wherever the next test has to look: which process that is depends on the submission's cells."""
    cells = outputs(
        ("student", NET), ("student", USE), ("test", "net, nets = Net(), [Net()]\nassert net.hit() == 1"),
        ("test", use),
    )  # fmt: skip
    assert cells[2]["outputs"] == []
    assert cells[3]["outputs"][-1]["ename"] in ("NameError", "RefusedError")


def test_a_locked_cell_may_derive_from_a_class_of_the_submissions(outputs):
    derived = "class Mine(Net):\n    def hit(self): return 10 + super().hit()"
    cells = outputs(("student", NET), ("locked", derived), ("test", "assert Mine().hit() == 11"))
    assert cells[2]["outputs"] == []


def test_a_later_answer_under_the_name_of_a_tests_variable(outputs):
    cells = outputs(
        ("student", "def f(): return 3"), ("test", "p = f()\nassert p == 3"), ("student", "def p(x): return 2 * x"),
        ("test", "assert p(2) == 4"),
    )  # fmt: skip
    assert cells[3]["outputs"] == []
