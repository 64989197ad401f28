"""A locked number says what an open one would, and does not stand in its lock."""

import functools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.check import locks
from nnkit.check.judges import Judge
from nnkit.check.locks import Within, about, lock, lock_text, open_text

locked_once = functools.cache(lambda within: lock(within, "a"))  # a lock is slow to make, so that it is slow to break
NUMBERS = [about(23), about(0.2, 0.006), about(-0.022603, 6e-5), Within(0.0004, 0.0032), about(4810, 0.0049), about(0)]


@pytest.mark.parametrize("within", NUMBERS, ids=str)
@given(share=st.floats(-40, 40))
def test_what_is_said_of_a_number(within, share):
    locked = locked_once(within)
    reach = (within.high - within.low) or abs(within.low) / 100 or 1
    number = (within.low + within.high) / 2 + share * reach
    edge = min(abs(number - within.low), abs(number - within.high))
    if edge > 1e-6 * reach:
        right = within.low <= number <= within.high
        wrong = ("small", "near") if number < within.low else ("large", "near")
        assert locked.says(number) in (("right",) if right else wrong)


@pytest.mark.parametrize("within", NUMBERS, ids=str)
def test_both_ends_are_right_and_far_off_the_side_is_told(within):
    locked = lock(within, "a")
    assert {locked.says(x) for x in (within.low, within.high)} == {"right"}
    assert (locked.says(within.low - 1e6), locked.says(within.high + 1e6)) == ("small", "large")


def test_single_precision_may_be_off_by_more_where_that_is_said():
    locked = lock(Within(0.9999999, 1.0000001, (0.9999, 1.0001)), "a")
    assert (locked.says(1.00005), locked.says(1.00005, single=True), locked.says(1.01, single=True)) == (
        "near",
        "right",
        "near",
    )


@pytest.mark.parametrize("within", NUMBERS[:5], ids=str)
def test_no_number_in_the_lock_is_right(within):
    locked = lock(within, "a")
    inside = [locked.origin, locked.step, *(number for phase, width, _ in locked.seals for number in (phase, width))]
    assert "right" not in {locked.says(number) for number in inside}


def test_nor_one_that_is_right_for_the_exercise_of_a_wrong_number_that_is_locked(monkeypatch):
    monkeypatch.setattr(locks, "ROUNDS", 1)
    wrong, right = about(1.5, 0.01), about(1, 0.01)
    found = [[], []]
    for others, inside in zip(([], [right]), found, strict=True):
        for salt in range(60):
            made = lock(wrong, str(salt), others)
            inside += [made.origin, made.step, *(number for phase, width, _ in made.seals for number in (phase, width))]
    given_away = [any(right.low <= abs(number) <= right.high for number in inside) for inside in found]
    assert given_away == [True, False]


def test_a_text_opens_to_its_own_letter_only():
    locked = lock_text("Because it is so.", "quiz/question/b")
    assert open_text(locked, "quiz/question/b") == "Because it is so."
    assert open_text(locked, "quiz/question/c") is None


def like(value, answer, **more):
    locked = {key: lock(each, key) for key, each in answer.items()} if isinstance(answer, dict) else lock(answer, "a")
    return Judge("answer.like", answer=locked, **more).start()(value)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (9, None),
        (9.0, None),
        (np.array([9]), None),
        (np.float32(9), None),
        (8, "8 is too small"),
        (12.0, "12 is too large"),
        (9.25, "9.25 is near, but not it"),
        ("9", "expected one number, got the text '9'"),
        ([9, 9], "expected one number, got a list of 2"),
        (float("nan"), "expected one number, got nan"),
        (9 + 1j, "expected one number"),
        (None, "expected one number, got None"),
        (True, "True is wrong"),
    ],
)
def test_a_judge_of_one_number(value, says):
    came = like(value, about(9))
    assert came is None if says is None else says in came


def test_a_judge_of_several_numbers_names_the_place():
    answer = {"y": about(14, 1e-6), "z": about(-6, 1e-6)}
    assert like({"y": 14, "z": -6.0}, answer) is None
    assert like({"y": 14, "z": 6}, answer) == "at 'z': 6 is too large"
    assert "lacks the key 'z'" in like({"y": 14}, answer)
    assert "expected a dict" in like([14, -6], answer)
    assert like(-1.5, about(1.5, 0.06), size=True) is None
