"""A look at a wrong program in grading: small changes of it run in a confined process, and the card names the line."""

import html
import json
import re

import pytest

from tests.grading.conftest import FULL
from tests.grading.corpus import Hostile

SIGN = "def affine(X, w, b):\n    z = X @ w\n    return z - b"
SAID = "Line 3, return z - b: something is subtracted that has to be added."


def test_one_small_slip_is_named_with_its_line(course):
    graded = course.grade_hostile(Hostile("slip", "", {"affine": SIGN}))
    assert SAID in told(graded)["check-affine"]
    assert "One small thing is wrong" in told(graded)["check-affine"]


def test_a_slip_in_an_object_is_named_too(course):
    text = (
        "class Momentum:\n    def __init__(self, lr, mu):\n        self.lr, self.mu, self.v = lr, mu, 0.0\n"
        "    def step(self, theta, grad):\n        self.v = self.mu + self.v - self.lr * grad\n"
        "        return theta + self.v"
    )
    graded = course.grade_hostile(Hostile("slip_in_class", "", {"Momentum": text}))
    assert "Line 5" in told(graded)["check-Momentum"]


HARMS = {"it ends the process": "import os; os._exit(1)", "it has no end": "while True: pass"}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_look_harms_no_other_answer(course, harm):
    """What a changed program does, it does in a process that is asked nothing else."""
    text = (
        f"import sys\ndef seen():\n    if sys._getframe(1).f_code.co_filename == '<changed>':\n        {harm}\n\n"
        "def affine(X, w, b):\n    seen()\n    return X * w * 3 - b"
    )
    graded = course.grade_hostile(Hostile("look", "", {"affine": text}))
    assert graded.scores["check-affine"] == 0
    assert {name: graded.scores[name] for name in FULL} == {**FULL, "check-affine": 0}


def told(graded) -> dict[str, str]:
    """By grade_id what the card says, without its markup."""
    cells = json.loads(graded.text)["cells"]
    named = {cell["metadata"].get("nbgrader", {}).get("grade_id", ""): cell for cell in cells}
    pages = {
        name: "".join("".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", ()))
        for name, cell in named.items()
    }
    return {name: html.unescape(re.sub(r"<[^>]+>", "", page)) for name, page in pages.items()}
