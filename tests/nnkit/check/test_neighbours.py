"""A number that is read off at another setting is told which, and nothing where it may be another one's."""

import pytest

from course.authoring.compile import CompileError, compiled
from nnkit.check import Case, Exercise, Judge, Part, Setting, Wrong, about, with_neighbours
from nnkit.check.locks import Lock
from tests.nnkit.check.judging import judged

HAND = [Wrong("the curvature", 5, "That is the curvature.")]


def exercise(wrong):
    part = Part("the rate", [Case()], judge=Judge("answer.like", answer=about(0.4, 0.01)))
    return Exercise("answer", "E", "...", kind="value", parts=[part], wrong=wrong)


def rates(*others, declared=HAND, within=0.01):
    curvature = Setting(5, others, "curvature {}")
    steps = Setting("plain", ("momentum",), {"plain": "plain descent", "momentum": "momentum"})
    return with_neighbours(
        declared,
        right=0.4,
        number=lambda curvature, steps: {"plain": 2, "momentum": 3.8}[steps] / curvature,
        within=within,
        curvature=curvature,
        steps=steps,
    )


@pytest.mark.parametrize("number", [0.76, 0.75, 0.769])
def test_one_setting_at_a_time_is_another_one(number):
    result = judged(exercise(rates(1, 4)), number, {})
    assert result.misconception == "momentum"
    assert result.message == "That is what comes with momentum. The task asks for plain descent."
    assert [wrong.name for wrong in rates(1, 4)] == ["the curvature", "curvature 1", "curvature 4", "momentum"]


def test_no_number_of_a_neighbour_can_be_read():
    (made,) = compiled({"answer": exercise(rates(4))}, {"answer": {}}).exercises.values()
    (known,) = [each for each in made.wrong if each.name == "curvature 4"]
    (stored,) = known.outcomes
    assert isinstance(stored.value, Lock) and stored.value.says(0.5) == "right" and "0.5" not in repr(stored.value)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((4.9,), ["momentum"]),  # 0.408 is right
        ((4.8,), ["momentum"]),  # 0.417 is not, but it may be read for what is
        ((1, 1.005), ["momentum"]),  # 2 and 1.99
        ((2.6,), []),  # 0.769 is momentum's 0.76
        ((0.4,), ["momentum"]),  # 5 is declared
        ((1,), ["curvature 1", "momentum"]),
    ],
)
def test_what_may_be_another_one_is_none(others, told):
    assert [wrong.name for wrong in rates(*others)][1:] == told


def test_the_other_sign_of_one_that_is_read_off():
    assert judged(exercise(rates(4)), -0.505, {}).message.endswith("And its sign is turned round.")


def test_a_function_that_does_not_come_to_the_right_number_is_refused():
    with pytest.raises(ValueError, match=r"it is 0.4, and 0.5 is the answer"):
        with_neighbours([], right=0.5, number=lambda c: 2 / c, within=0.01, c=Setting(5, (1,)))


def test_only_a_number_is_read_off():
    for wrong in (Wrong("a list", [1.0], "So.", 0.1), Wrong("a text", "1", "So.", 0.1)):
        with pytest.raises(CompileError, match="only a number may be read off roughly"):
            judged(exercise([wrong]), 1.0, {})
