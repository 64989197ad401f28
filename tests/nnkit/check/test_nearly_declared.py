"""A value that is nearly a declared one: rounded, with the other sign, or in one place of several."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Wrong
from nnkit.check.judges import Judge
from nnkit.check.locks import about
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By, judged
from tests.nnkit.check.test_number import SHARES, quick_locks, told  # noqa: F401

SLOPES = [Wrong("dL/dz", -0.038098, "That is dL/dz."), Wrong("other", 0.082167, "That is another weight's.")]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (0.082, "That is another weight's."),
        (0.0822, "That is another weight's."),
        (0.0821, "That is another weight's."),  # cut off
        (0.083, "0.083 is too large"),
        (0.08, "0.08 is too large"),
        (-0.038, "That is dL/dz."),
        (0.0381, "That is dL/dz. And its sign is turned round."),
        (0.04, "0.04 is too large"),
    ],
)
def test_a_declared_number_is_known_by_its_first_digits(number, says):
    assert told(-0.022603, 6e-5, number, wrong=SLOPES) == says


def test_of_two_declared_numbers_that_round_to_one_neither_is_told():
    both = [Wrong("one", 0.1234, "One."), Wrong("two", 0.1228, "Two.")]
    assert told(0.5, 0.001, 0.123, wrong=both) == "0.123 is too small"
    assert told(0.5, 0.001, 0.12, wrong=[Wrong("near", 0.1184, "One.")]) == "One."
    assert told(0.1197, 0.0001, 0.12, wrong=[Wrong("near", 0.1184, "One.")]).endswith("it needs more of them.")


WEIGHTS = [Wrong("without biases", [4736, 50816], "Those are the weights alone.")]


def test_the_only_wrong_one_of_several_is_a_declared_one():
    right = (about(4810), about(50890))
    assert told(right, 0, [4736, 50890], wrong=WEIGHTS) == "Value 1 of 2: Those are the weights alone."
    assert told(right, 0, [4736, 50891], wrong=WEIGHTS) == "value 1 of 2: 4736 is too small"
    few = [Wrong("few", {"a": 3, "b": 7}, "Few.")]
    assert told({"a": about(5), "b": about(8)}, 0, {"a": 3, "b": 8}, wrong=few) == "at 'a': 3 is too small"  # by chance
    two = [*WEIGHTS, Wrong("other", [4736, 7], "Another.")]
    assert told(right, 0, [4736, 50890], wrong=two) == "value 1 of 2: 4736 is too small"


MOVES = {"W1": False, "b1": False, "W2": False, "b2": True}
ONE_EACH = [
    Wrong("W1 too", MOVES | {"W1": True}, "W1 has W2 above it."),
    Wrong("b1 too", MOVES | {"b1": True}, "b1 has W2 above it."),
    Wrong("W2 too", MOVES | {"W2": True}, "H is 0."),
    Wrong("the first layer", MOVES | {"W1": True, "b1": True, "b2": False}, "W2 lets nothing through."),
]


def told_of_yes_and_no(value):
    exercise = Exercise("answer", "E", "...", parts=[Part("who", [Case()])], kind="value", wrong=ONE_EACH)
    return judged(exercise, value, {"who": [MOVES]})


def test_of_several_that_are_wrong_each_is_told_its_own():
    result = told_of_yes_and_no(MOVES | {"W1": True, "W2": np.True_})
    assert result.message == "At 'W1': W1 has W2 above it. At 'W2': H is 0."
    assert result.misconception == "W1 too and W2 too"
    assert told_of_yes_and_no({"W1": 1, "b1": 0, "W2": 1, "b2": 1}).message == result.message
    assert told_of_yes_and_no(MOVES | {"W2": True}).message == "H is 0."
    assert told_of_yes_and_no(MOVES | {"b2": False}).message == "at 'b2': False is wrong"  # nobody has it alone
    assert told_of_yes_and_no(MOVES | {"W1": True, "b1": True, "b2": False}).message == "W2 lets nothing through."


def test_several_that_one_misconception_has_are_told_it_once():
    right = (about(4810), about(50890), about(77))
    wrong = [Wrong("few", [4736, 50816, 55], "The weights."), Wrong("none", [11, 50890, 77], "None.")]
    assert told(right, 0, [4736, 50816, 77], wrong=wrong) == "Value 1 of 3, value 2 of 3: The weights."
    assert told(right, 0, [4736, 50816, 78], wrong=wrong) == "value 1 of 3: 4736 is too small"
    praise = [Wrong("few", [4736, 50816, 55], "The weights. The first is right.")]
    assert told(right, 0, [4736, 50816, 77], wrong=praise) == "value 1 of 3: 4736 is too small"
    both = [Wrong("one", [4736, 50890, 77], "One."), Wrong("two", [4810, 50816, 77], "Two.")]
    assert told(right, 0, [4736, 50816, 77], wrong=both) == "Value 1 of 3: One. Value 2 of 3: Two."
    both = [Wrong("one", [4736, 50890, 77], "One is right."), Wrong("two", [4810, 50816, 77], "Two.")]
    assert told(right, 0, [4736, 50816, 77], wrong=both) == "value 1 of 3: 4736 is too small"


def test_a_number_is_rounded_rather_than_cut_off():
    both = [Wrong("cut", 0.175742, "Cut."), Wrong("rounded", 0.175006, "Rounded.")]
    assert told(1, 0.01, 0.175, wrong=both) == "Rounded."


PAIR = (about(0.3, 0.001), about(0.5, 0.001))
HALF_RIGHT = [Wrong("half", [0.12345, 0.5], "Half of it.")]


def test_a_declared_one_may_be_right_in_part():
    assert told(PAIR, 0, [0.123, 0.5], wrong=HALF_RIGHT) == "Half of it."
    assert told(PAIR, 0, [0.123, 0.72], wrong=HALF_RIGHT) == "value 1 of 2: 0.123 is too small"


@pytest.mark.parametrize(
    ("right", "value", "declared"),
    [
        (PAIR, [0.7, 0.5], [0.7, 0.9]),  # one digit comes out by chance
        (PAIR, [-0.123, 0.5], [0.123, 0.9]),  # the sign of one of several
        (about(0.3, 0.001), -0.7, 0.7),
        (about(0.3, 0.001), 0.123, [0.123, 0.5]),  # of another form
        (PAIR, [0.123, 0.52], 0.123),
        (PAIR, [0.123, 0.52], {0: 0.1234, 1: 0.5}),
        (PAIR, [0.123, 0.5], [0.1234]),
        (PAIR, [0.123, 0.5], ["a text", 0.5]),
        (PAIR, [None, 0.5], [0.123, 0.5]),
        (PAIR, [True, 0.5], [0.123, 0.5]),
        (PAIR, [float("nan"), 0.5], [0.123, 0.5]),
        (PAIR, [0.123], [0.1234, 0.5]),
        (PAIR, [0.123, 0.5, 0.7], [0.1234, 0.5, 0.7]),
        ({"x": about(0.3, 0.001)}, {"x": 0.123}, [0.1234]),
        ({"x": about(0.3, 0.001)}, {"x": 0.123, "y": 1.0}, {"x": 0.1234}),
    ],
)
def test_what_is_another_thing_is_not_told_so(right, value, declared):
    assert "DECLARED" not in told(right, 0, value, wrong=[Wrong("declared", declared, "DECLARED.")])


def test_the_other_sign_of_all_the_digits():
    assert told(-0.022603, 6e-5, -0.082167, wrong=SLOPES) == "That is another weight's. And its sign is turned round."


def test_a_number_that_lacks_digits_of_the_right_one_is_not_the_declared_one():
    right = (about(0.1197, 0.0001), about(0.8, 0.01))
    says = told(right, 0, [0.12, 0.8], wrong=[Wrong("near", [0.1184, 0.3], "Near.")])
    assert says.startswith("Your numbers are right as far as their digits go")


def test_answers_of_two_parts_and_of_one_that_another_judge_decides():
    parts = [Part(key, [Case()], judge=Judge("answer.like", answer={key: about(right)}))
             for key, right in (("x", -27), ("y", 14))]  # fmt: skip
    free = Part("free", [Case()], judge=By(lambda value: None))
    wrong = [Wrong("one way", {"x": -21, "y": 15.5}, "One way only.")]
    exercise = Exercise("answer", "E", "...", parts=[*parts, free], kind="value", wrong=wrong)
    assert judged(exercise, {"x": -21, "y": 14}, {}).message == "At 'x': One way only."
    assert judged(exercise, {"x": -21, "y": 13}, {}).message == "at 'x': -21 is too large"


def test_a_value_that_no_judge_decides():
    exercise = Exercise("answer", "E", "...", parts=[Part("n", [Case()])], kind="value")
    assert judge(exercise, PlainDoor(0.123), {"n": [0.5]}).points == 0


def test_digits_that_are_lacking_and_cut_off_are_told_of_what_lacks_them():
    says = "Your numbers are right as far as their digits go"
    assert told(SHARES, 0, [0.867, 0.02, 0.12]).startswith(says)
    assert not told(SHARES, 0, [0.867, 0.02, 0.117]).startswith(says)  # one digit, and all others are right
    narrow = tuple(about(number, 0.0004) for number in (0.8668, 0.0159, 0.1173))
    cut = "Your numbers are cut off"
    assert told(narrow, 0, [0.866, 0.015, 0.1173]).startswith(cut)
    assert told(narrow, 0, [0.866, 0.0159, 0.1173]).startswith("Only one of your numbers is wrong")
    assert told(narrow[:1], 0, [0.866]).startswith("value 1 of 1")
    ones = (about(1.2, 0.02), about(0.123, 0.0001))
    assert told(ones, 0, [1, 0.12]).startswith(says)
    assert told(ones, 0, [True, 0.12]) == "value 1 of 2: True is wrong"
    assert told((about(0.86, 0.01), about(0.257, 0.001)), 0, [0.8, 0.25]).startswith("value 1")  # one digit
