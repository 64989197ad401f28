"""A number that is wrong is told what was done to the right one, by asking the judge who knows that."""

import pytest

from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Judge, Part
from nnkit.check.locks import about
from tests.nnkit.check.judging import judged


def told(right, tolerance, number):
    part = Part("the number", [Case()], judge=Judge("answer.like", answer=about(right, tolerance)))
    exercise = Exercise("answer", "E", "...", parts=[part], kind="value")
    result = judged(exercise, number, {})
    assert result.points == 0
    return result.message


@pytest.mark.parametrize("number", [-0.2, -0.199])
def test_a_wrong_sign(number):
    assert told(0.2, 0.01, number) == "Your number has the wrong sign."


@pytest.mark.parametrize("number", [-0.7, -1.61])
def test_a_logarithm_of_base_ten_or_e(number):
    assert told(0.2, 0.01, number) == "Your number is the logarithm of what is asked for."


def test_a_number_that_fits_by_chance_is_told_the_judges_word():
    assert told(0.2, 0.15, -0.7) == "-0.7 is too small"
    assert told(4, 0, 5) == "5 is too large"
