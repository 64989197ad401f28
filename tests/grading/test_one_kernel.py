"""Tests in plain nbgrader style give the marks that they give where answers and tests share one kernel."""

import re
from pathlib import Path

import pytest

from course.grading.engine import Job
from course.grading.gradable import faults_in
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


@pytest.fixture
def points(engine, tmp_path):
    """The points, of 2, of one test behind an answer; author: the answer that the lesson's author has there."""

    def grade(author: str, answer: str, test: str) -> float:
        cells = [
            {"kind": "locked", "source": "import numpy as np"},
            {"kind": "student", "source": answer, "released": author},
            {"kind": "test", "source": test, "points": 2.0},
        ]
        with engine.inbox() as inbox:
            outputs = engine.grade(Job(cells, str(tmp_path), inbox, MINUTES)).cells[2]["outputs"]
        results = [float(o["data"]["text/plain"]) for o in outputs if o["output_type"] == "execute_result"]
        failed = any(o["output_type"] == "error" for o in outputs)
        return 0.0 if failed else min([2.0, *results])

    return grade


@pytest.mark.parametrize("name", CASES)
def test_right_answers_earn_all_and_wrong_ones_do_not(points, name):
    (_, author), *others = CASES[name]
    test = dict(others)["test"]
    assert faults_in(test, [author]) == []
    assert points(author, author, test) == 2.0
    for kind, answer in others:
        if kind != "test":
            assert (points(author, answer, test) == 2.0) == (kind == "right"), answer


NET = "class Net:\n    def __init__(self): self.n = 0\n    def hit(self):\n        self.n += 1\n        return self.n"
USE = "def use(net): return net.n"


@pytest.mark.parametrize("between", ["x = 1", "print('a cell of the student that does something')"])
def test_what_a_test_made_is_there_in_the_next(outputs, between):
    """Also where the tests have to look at different moments, and so at different processes."""
    cells = outputs(
        ("student", NET), ("test", "net, nets = Net(), [Net()]\nassert net.hit() == 1"), ("student", between),
        ("student", USE), ("test", "assert net.hit() == 2 and use(net) == 2 and use(nets[0]) == 0"),
    )  # fmt: skip
    assert [cells[i]["outputs"] for i in (1, 4)] == [[], []]


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
