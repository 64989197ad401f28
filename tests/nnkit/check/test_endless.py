"""An answer without an end, or one that somebody stops: a card or a line that says where, and no lines of nnkit's."""

import linecache

import numpy as np
import pytest

from nnkit.check import check, door, lesson
from nnkit.check.card import CheckInterruptedError
from nnkit.places import lessons_folder

ENDLESS = {
    "a loop": "    while X is not None:\n        X = X + 0",
    "one that catches exceptions": "    while True:\n        try:\n            X = X + 0\n"
    "        except Exception:\n            pass",
    "one that catches all, once": "    for _ in range(2):\n        try:\n            while True:\n"
    "                pass\n        except:\n            pass\n    while True:\n        pass",
}


@pytest.fixture(autouse=True)
def neurons(monkeypatch):
    monkeypatch.setattr(lesson, "_in_force", lesson.read_lesson(lessons_folder() / "01-neuron"))
    monkeypatch.setattr(door, "SECONDS", 0.3)


def defined(body):
    text = f"asked = []\ndef affine(X, w, b):\n    asked.append(1)\n{body}\n"
    linecache.cache["<endless>"] = (len(text), None, text.splitlines(keepends=True), "<endless>")
    names = {"np": np}
    exec(compile(text, "<endless>", "exec"), names)
    return names


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_it_ends_with_a_card_that_names_the_line(body):
    names = defined(body)
    result = check("affine", names["affine"]).result
    assert (result.points, result.misconception) == (0, "no end")
    assert result.message.startswith("It does not come to an end. It was stopped in line ")
    assert len(names["asked"]) == 1  # nobody waits for it twice


def test_what_an_answer_raises_itself_is_its_own():
    result = check("affine", defined("    raise TimeoutError('mine')")["affine"]).result
    assert result.parts[0].detail.startswith("it stopped with TimeoutError: mine")
    assert result.misconception != "no end"


def test_a_right_answer_is_not_hurt():
    assert check("affine", defined("    return X @ w + b")["affine"]).ok


def test_who_interrupts_a_check_is_told_where_it_was():
    with pytest.raises(CheckInterruptedError) as stopped:
        check("affine", defined("    raise KeyboardInterrupt")["affine"])
    assert isinstance(stopped.value, KeyboardInterrupt)
    assert stopped.value._render_traceback_() == [
        "Interrupted: The affine step, in line 4: raise KeyboardInterrupt"
    ]
