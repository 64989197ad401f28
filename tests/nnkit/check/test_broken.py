"""A promise that is broken only because numbers are rounded, or cut off, is told with that."""

import numpy as np
import pytest

from nnkit.check.broken import broken_promise
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.judges.named import Named
from nnkit.check.outcome import expected_outcomes, outcome_of
from nnkit.check.relations.kept_within import ROUNDED
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By

SHOWN = [Case(np.array([0.0, 1.0, 2.0]))]
PROBE = Probe("other sizes", "Any size may come.", Case(np.array([0.2, 30.5, 50.25, 77.125, 80.5])))
EXERCISE = Exercise("e", "E", "...", parts=[Part("cases", SHOWN, probes=(PROBE,))])


def thirds(x):
    return x / 3 * 3 if x.max() < 9 else x / 3


def said_of(answer):
    """(name, sentence) of the promise that an answer breaks."""
    cases = EXERCISE.parts[0].all_cases
    outcomes = {("cases", i): outcome_of(EXERCISE, PlainDoor(answer), case) for i, case in enumerate(cases)}
    broken = broken_promise(
        EXERCISE, PlainDoor(answer), outcomes, {"cases": expected_outcomes(EXERCISE, thirds, cases)}
    )
    return broken and (broken.name, broken.says)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda x: np.round(thirds(x), 2), f"What comes back {ROUNDED}."),
        (lambda x: np.minimum(thirds(x), 9.5),
         "Any size may come. What comes back is cut off: beyond some number it goes no further up."),
        (lambda x: thirds(x) + (x > 60), "Any size may come."),
        (lambda x: thirds(x)[: 3 + len(x) // 9], "Any size may come."),
        (lambda x: x[:9] / 0 if len(x) > 3 else str(x) and thirds(x), "Any size may come."),
    ],
)  # fmt: skip
def test_what_its_numbers_say_of_it(answer, says):
    assert said_of(answer) == ("other sizes", says)


def test_an_answer_that_is_right_or_wrong_elsewhere_breaks_none():
    assert said_of(thirds) is None
    assert said_of(lambda x: x + 1) is None


FRESH = Probe("not new", "Give back a new array.", Script(Case(np.array([0.0, 4.0, 9.5, 2.0])), overwritten=True))
OF_NEW = Exercise("e", "E", "...", parts=[Part("cases", SHOWN, probes=(FRESH,))])


@pytest.mark.parametrize(
    ("answer", "name"), [(lambda x: x[::-1], "not new"), (lambda x: np.minimum(x[::-1], 5.0), "only the visible cases")]
)
def test_a_result_that_is_wrong_anyway_is_not_told_to_share_memory(answer, name):
    cases = OF_NEW.parts[0].all_cases
    expected = {"cases": expected_outcomes(OF_NEW, lambda x: x[::-1].copy(), cases)}
    result = judge(OF_NEW, PlainDoor(answer), expected)
    assert result.misconception == name
    assert result.message == FRESH.says or name != FRESH.name  # written over, all of it is one number


TWICE = Probe("twice", "The same array may stand in it twice.", Script(Case([SHOWN[0].args[0]] * 2), layout="shared"))
OF_TWICE = Exercise("e", "E", "...", parts=[Part("cases", [Case([np.ones(3), np.zeros(3)])], probes=(TWICE,))])


@pytest.mark.parametrize("same", [lambda one, other: one is other, np.array_equal])
def test_an_array_that_comes_twice_is_told_where_equal_ones_are_wrong_too(same):
    cases = OF_TWICE.parts[0].all_cases
    expected = {"cases": expected_outcomes(OF_TWICE, lambda pair: pair[0] + pair[1], cases)}
    result = judge(OF_TWICE, PlainDoor(lambda pair: pair[0] if same(*pair) else pair[0] + pair[1]), expected)
    assert result.message == TWICE.says


def test_what_fails_without_many_rows_too_is_not_said_to_fail_because_of_them():
    plain = Probe("sure", "Exact near 0.", Case(np.array([0.0, 1e-6, 2.0])))
    many = Probe("sure", "Exact near 0. Here there were 9.", Case(np.array([0.0, 1e-6, *range(1, 8)])))
    exercise = Exercise("e", "E", "...", parts=[Part("cases", SHOWN, probes=(many, plain))])
    expected = {"cases": expected_outcomes(exercise, lambda x: x * 3, exercise.parts[0].all_cases)}
    for answer, says in (
        (lambda x: np.where(x < 1e-3, 0, 3 * x), plain.says),
        (lambda x: 3 * x[:5], many.says),
    ):
        message = judge(exercise, PlainDoor(answer), expected).message
        assert message == says


def too_long(value, x):
    return None if value < 9 else Named("too long", f"it is too long: {value} for {len(x)}")


def blue_or_long(value, x):
    return None if value < 9 else Named("too long", "it is too long") if len(x) > 9 else Named("blue", "it is blue")


@pytest.mark.parametrize(("judge", "word"), [(too_long, " It is too long."), (blue_or_long, "")])
def test_the_word_of_a_judge_goes_with_it_without_numbers_of_its_case(judge, word):
    more = Probe("other sizes", "Any size may come.", Case(np.arange(9.0)))
    part = Part("cases", SHOWN, probes=(Probe("other sizes", "Any size may come.", Case(np.arange(12.0))), more),
                judge=By(judge))  # fmt: skip
    exercise = Exercise("e", "E", "...", parts=[part])
    outcomes = {("cases", i): outcome_of(exercise, PlainDoor(len), case) for i, case in enumerate(part.all_cases)}
    assert broken_promise(exercise, PlainDoor(len), outcomes, {"cases": [None] * 3}).says == f"Any size may come.{word}"
