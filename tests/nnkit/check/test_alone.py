"""Of a list of texts for which `None` comes, the text that makes it so is told; of a hidden case none is."""

import pytest

from nnkit.check.cases import Case
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.verdict import judge

COLUMNS = [Case(["4", "na", "7"]), Case(["1.5", "-2"]), Case(["?", "3"])]


def lengths(column):
    return [len(text) * 1.5 for text in column]


def but(*words):
    return lambda column: None if any(word in column for word in words) else lengths(column)


def told(answer, shown=COLUMNS, hidden=()):
    exercise = Exercise("e", "E", "...", parts=[Part("cases", list(shown), hidden=list(hidden))])
    cases = exercise.parts[0].all_cases
    return judge(exercise, PlainDoor(answer), {"cases": expected_outcomes(exercise, lengths, cases)}).message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (but("na"), "if any? 'na' alone makes it so."),
        (but("-2", "1.5"), "if any?"),  # each of them does, so they tell nothing apart
        (but("4", "na", "?"), "if any? '4' or 'na' alone makes it so."),
        (lambda column: None if len(column) == 3 else lengths(column), "if any?"),
    ],
)
def test_the_text_that_makes_it_none(answer, says):
    assert told(answer).endswith(says)


def test_no_text_of_a_hidden_case_is_told():
    assert told(but("secret"), hidden=[Case(["a", "secret"]), Case(["secret", "b"])]).endswith("if any?")


def test_numbers_are_not_tried():
    exercise = Exercise("e", "E", "...", parts=[Part("cases", [Case([1, 2]), Case([3, 2])])])
    result = judge(exercise, PlainDoor(lambda x: None if 2 in x else x), {"cases": [[2, 4], [6, 4]]})
    assert "alone" not in result.message


@pytest.mark.parametrize(
    ("answer", "says"),
    [(lambda x: 2 * x, " It never gives `None`, whatever it is given."),
     (lambda x: None if x == 1 else 2 * x, "is something, where `None` is asked for.")],
)  # fmt: skip
def test_none_that_never_comes(answer, says):
    exercise = Exercise("e", "E", "...", parts=[Part("cases", [Case(1), Case(-3), Case(-4)])])
    assert judge(exercise, PlainDoor(answer), {"cases": [None, None, -8]}).message.endswith(says)
