"""An answer without an end, or one that somebody stops: a card or a line that says where, and no lines of nnkit's."""

import linecache
import os
import sys
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from nnkit.check import check, door, endless, lesson
from nnkit.check.endless import AGAIN, EndlessError, ended_after
from nnkit.check.lesson import CheckInterruptedError
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


def test_where_it_ends_with_something_else_it_is_not_said_to_have_no_end():
    names = defined("    while len(asked) > 1:\n        pass\n    return X @ w + b + 1")
    result = check("affine", names["affine"]).result
    assert result.message.startswith("Where it ends, it gives something else than is asked for; elsewhere it did not")


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
    assert stopped.value._render_traceback_() == ["Interrupted: The affine step, in line 4: raise KeyboardInterrupt"]


def test_all_calls_share_one_thread():
    with ended_after(60):
        before = threading.active_count()
    for _ in range(50):
        with ended_after(60), ended_after(50):
            assert threading.active_count() == before


def test_the_inner_of_two_ends_alone_and_the_outer_still_ends():
    ended = []
    with pytest.raises(EndlessError), ended_after(0.6):
        with pytest.raises(EndlessError), ended_after(0.1):
            while True:
                pass
        ended.append("inner")
        while True:
            pass
    assert ended == ["inner"]


def test_one_that_is_due_before_all_others_is_ended_when_it_is_due():
    def compute():  # in a function: Python 3.13 catches nothing where a loop jumps back, in the loop's own function
        ends = time.monotonic() + 20
        while time.monotonic() < ends:
            pass

    with ended_after(60):
        time.sleep(2 * AGAIN)  # until the thread sleeps for long
        with pytest.raises(EndlessError), ended_after(0.1):
            compute()


def test_a_call_that_ended_in_time_is_left_alone_afterwards():
    for _ in range(3):
        with ended_after(0.05):
            pass
    ends = time.monotonic() + 0.3
    while time.monotonic() < ends:
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_a_forked_process_has_a_thread_of_its_own():
    with ended_after(60):
        pass
    child = os.fork()
    if child == 0:
        try:
            with ended_after(0.1):
                for _ in range(600):
                    time.sleep(0.05)
        except EndlessError:
            os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_what_others_compute_meanwhile_is_not_counted():
    with ended_after(0.1, patience=1e4):
        time.sleep(0.4)  # as on a machine where others have their turn


def test_what_only_waits_is_ended_as_well():
    with pytest.raises(EndlessError), ended_after(0.1, patience=2):
        for _ in range(600):
            time.sleep(0.05)


def test_no_seconds_are_no_limit(monkeypatch):
    monkeypatch.setattr(endless, "_Call", None)  # nothing is watched
    with ended_after(0):
        pass


def call(due, left, over=False):
    made = endless._Call(7, due, endless.Budget(1.0), over)
    made.budget = SimpleNamespace(left=left)
    return made


def test_what_is_due_is_ended_and_looked_at_again(monkeypatch):
    ended, watch = [], endless._Watch()
    monkeypatch.setattr(endless, "_raise_in", lambda thread, error: ended.append(error))
    late, busy, later, over = call(5.0, -0.1), call(5.0, 0.2), call(9.0, 3.0), call(1.0, -1.0, over=True)
    nearly = call(5.0, 1e-6)
    watch._calls |= {late, busy, later, over, nearly}
    watch.look(6.0)
    assert ended == [EndlessError]  # of `late`: one that is over is left alone
    assert (late.due, busy.due, later.due, nearly.due) == (6.0 + AGAIN, 6.2, 9.0, 6.0 + endless.SOON)
    assert watch._wakes == nearly.due and over not in watch._calls


def test_the_thread_is_woken_only_for_what_is_due_before_it_wakes():
    watch = endless._Watch()
    watch._thread, watch._wakes = threading.current_thread(), 5.0
    watch._bell.acquire()
    watch.begin(call(9.0, 1.0))
    assert watch._bell.locked()
    watch.begin(call(3.0, 1.0))
    assert not watch._bell.locked()
    watch.begin(call(2.0, 1.0))  # it rings already
