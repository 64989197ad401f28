"""What a judge says of an answer: the misconception that it names, of a hidden case without its numbers."""

import pytest

from nnkit.check.cases import Case
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.judges.named import Named
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By, judged
from tests.nnkit.check.repair.test_repair import defined


def told(by, value, shown, hidden=()):
    part = Part("cases", shown, hidden=hidden, judge=By(by))
    return judged(Exercise("answer", "E", "...", parts=[part]), value, {"cases": [None] * (len(shown) + len(hidden))})


def no_negatives(value, x):
    return None if value >= 0 else Named("negative", f"a number is below 0: {value:g} for x = {x:g}")


def test_the_name_is_the_misconceptions():
    result = told(no_negatives, lambda x: -x, [Case(2.0)])
    assert (result.misconception, result.message) == ("negative", "a number is below 0: -2 for x = 2")


def test_of_a_hidden_case_no_number_is_said():
    result = told(no_negatives, lambda x: 3 - x, [Case(2.0)], [Case(8.0)])
    assert (result.misconception, result.message) == ("negative", "a number is below 0.")


def test_a_name_that_the_first_failing_case_has_not_is_none():
    def negative_at_two(value, x):
        return None if value >= 0 else Named("negative", "below 0") if x == 2 else "it differs"

    assert told(negative_at_two, lambda x: -x, [Case(3.0), Case(2.0)]).misconception == "as its judge says"


def test_a_sentence_without_a_name_stays_the_last_resort():
    result = told(lambda value, x: "too blue", lambda x: 3 * x, [Case(2.0)])
    assert (result.misconception, result.message) == ("as its judge says", "too blue")


@pytest.mark.parametrize(
    ("text", "says"),
    [("3 * x", "it is too small: 6. It is given `y`, and never uses it."), ("x + y", "it is too small: 3")],
)
def test_beside_what_a_judge_names_stands_the_argument_that_is_never_used(text, says):
    def too_small(value, x, y):
        return None if value >= 9 else Named("small", f"it is too small: {value:g}")

    assert told(too_small, defined(f"def answer(x, y):\n    return {text}"), [Case(2.0, 1.0)]).message == says


def test_beside_a_judges_word_no_line_is_shown_that_many_changes_mend():
    answer = defined("def answer(x):\n    return x - 5\n")
    part = Part("cases", [Case(2.0), Case(3.0)], judge=By(no_negatives))
    exercise = Exercise("answer", "E", "...", parts=[part])
    result = judge(exercise, PlainDoor(answer), {"cases": [None, None]}, 30.0)
    assert (result.misconception, result.where) == ("negative", "")
