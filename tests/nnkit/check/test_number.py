"""A number that is wrong is told what was done to the right one, by asking the judge who knows that."""

import numpy as np
import pytest

from nnkit.check import locks
from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Judge, Part, Wrong
from nnkit.check.locks import about
from nnkit.check.number import PLACES
from tests.nnkit.check.judging import judged


@pytest.fixture(autouse=True)
def quick_locks(monkeypatch):
    """Locks that are hashed once: a judge is asked about many numbers."""
    monkeypatch.setattr(locks, "ROUNDS", 1)


def told(right, tolerance, number, task="...", wrong=()):
    answer = [about(each, tolerance) for each in right] if isinstance(right, list) else right
    answer = about(right, tolerance) if isinstance(right, int | float) else answer
    part = Part("the number", [Case()], judge=Judge("answer.like", answer=answer))
    exercise = Exercise("answer", "E", task, parts=[part], kind="value", wrong=wrong)
    result = judged(exercise, number, {})
    assert result.points == 0
    return result.message


@pytest.mark.parametrize("number", [-0.2, -0.199])
def test_a_wrong_sign(number):
    assert told(0.2, 0.01, number) == "Your number has the wrong sign."


@pytest.mark.parametrize("number", [-0.7, -1.61])
def test_a_logarithm_of_base_ten_or_e(number):
    assert told(0.2, 0.01, number) == "Your number is the logarithm of what is asked for."


FORMS = [
    (0.04, 25.1, "is upside down: 1 over it is asked for"),
    (0.73, 73, "is a hundred times what is asked for, as percent would be"),
    (73, 0.73, "is a hundredth of what is asked for, as a share of 1 would be"),
    (0.63, 0.37, "is what is left to 1"),
    (0.3, 0.6, "is off by a factor of 2"),
    (0.3, 0.15, "is off by a factor of 2"),
    (0.3, 0.09, "is the square of what is asked for"),
    (0.09, 0.3, "is the root of what is asked for"),
]


@pytest.mark.parametrize(("right", "number", "says"), FORMS, ids=[form[2] for form in FORMS])
def test_what_was_done_to_a_number(right, number, says):
    assert told(right, 0.01 * right, number) == f"Your number {says}."


def test_of_two_things_that_may_have_been_done_both_are_told():
    half = "Your number is off by a factor of 2, or it is the square of what is asked for."
    assert told(0.5, 0.01, 0.25) == half
    assert told(0.5, 0.02, 0.25) == "Your number is off by a factor of 2."  # many squares come near to a wide answer
    other = "Your number is upside down: 1 over it is asked for, or it is a hundred times what is asked for"
    assert told(0.1, 0.002, 10).startswith(other)


FEW, MANY = "Your number is one too small", "Your number is one too large"
NEXT = [(23, 22, FEW), (23, 24, MANY), (2410, 2409, FEW), (23, 21, "21 is too small"), (7, 6, "6 is too small")]


@pytest.mark.parametrize(("right", "number", "says"), NEXT)
def test_a_count_that_is_off_by_one(right, number, says):
    assert told(right, 0, number).startswith(says)


def test_one_more_or_less_is_nothing_where_numbers_between_are_right_as_well():
    assert told(23, 1, 21) == "21 is too small"


def test_a_count_that_is_no_whole_number():
    assert told(5, 0, 4.98) == told(5, 0, 5.02) == "Your number is no whole number, and one is asked for."
    assert told(2, 0.02, 1.43) == "1.43 is too small"  # 2 is right there, but so are its neighbours


def test_a_number_that_is_nearly_right():
    assert told(0.359, 0.0005, 0.358).startswith("Your number is nearly right")
    assert told(0.359, 0.0005, 0.355) == "0.355 is too small"


SHARES = (about(0.867, 0.001), about(0.016, 0.001), about(0.117, 0.001))


def test_what_was_done_to_all_of_several_numbers():
    says = "Of your numbers each is a hundred times what is asked for, as percent would be."
    assert told(SHARES, 0, [86.7, 1.6, 11.7]) == told(SHARES, 0, np.array([86.7, 1.6, 11.7])) == says
    assert told(SHARES, 0, [-0.867, -0.016, -0.117]) == "Of your numbers each has the wrong sign."
    assert told(SHARES, 0, [8.67, 1.6, 11.7]) == "value 1 of 3: 8.67 is too large"


def test_the_only_one_that_is_wrong():
    says = "Only one of your numbers is wrong. The one that stands number 3 has the wrong sign."
    assert told(SHARES, 0, [0.867, 0.016, -0.117]) == says
    assert told(SHARES, 0, [0.867, -0.016, 0.12]) == "value 2 of 3: -0.016 is too small"


def test_of_two_parts_both_have_to_come_out_right():
    parts = [Part(key, [Case()], judge=Judge("answer.like", answer={key: about(right)}))
             for key, right in (("x", -27), ("y", 14))]  # fmt: skip
    exercise = Exercise("answer", "E", "...", parts=parts, kind="value")
    assert "-21 is too large" in judged(exercise, {"x": -21, "y": 14}, {}).message


def test_a_number_that_fits_by_chance_is_told_the_judges_word():
    assert told(0.2, 0.15, -0.7) == "-0.7 is too small"
    assert told(-1.28, 0.07, -0.75) == "-0.75 is too large"  # 1 over it, but by chance
    assert told(-1.28, 0.01, -0.78).startswith("Your number is upside down")
    assert told(4, 0, 2) == "2 is too small"
    assert told(4, 0, 5) == "5 is too large"
    assert told(2.7, 0.1, 1) == "1 is too small"  # e, by chance
    assert told(1, 0.01, 0.982) == "0.982 is too small"  # the square of 0.991
    assert told(0.51, 0.002, 0.49) == "0.49 is too small"  # what is left to 1


COUNTS = {"W": about(12, 0), "b": about(3, 0), "all": about(15, 0)}


def test_two_numbers_that_have_changed_places():
    assert told(COUNTS, 0, {"W": 3, "b": 12, "all": 15}) == PLACES
    assert told((about(0.2, 0.01), about(0.7, 0.01)), 0, [0.7, 0.2]).endswith("have changed places.")


def test_numbers_in_another_order():
    assert told(SHARES, 0, [0.016, 0.117, 0.867]) == "Your numbers are right, but they stand in another order."
    assert told(SHARES, 0, [0.016, 0.117, 0.863]).startswith("value 1 of 3")
    assert told(COUNTS, 0, {"W": 3, "b": 15, "all": 12}).endswith("another order.")
    assert told(COUNTS, 0, {"W": 3, "b": 15, "all": 13}) == "at 'W': 3 is too small"


def test_signs_of_some_of_several():
    says = "Your numbers are right but for their signs: 2 of them have the wrong one."
    assert told(SHARES, 0, [-0.867, 0.016, -0.117]) == says
    assert told(SHARES, 0, [-0.867, 0.016, -0.12]).startswith("value 1 of 3")
    assert told(PAIR, 0, {"x": -0.21, "y": -0.64}) == "Of your numbers each has the wrong sign."
    zero = (about(0, 0.001), about(0.64, 0.001), about(0.3, 0.001))
    assert told(zero, 0, [0, -0.64, 0.3]).startswith("Only one of your numbers is wrong.")


def test_a_large_whole_number_that_is_twice_or_the_square_is_no_accident():
    assert told(75, 5, 150) == "Your number is off by a factor of 2."
    assert told(2410, 0, 2410**2) == "Your number is the square of what is asked for."
    assert told(2, 0.02, 4) == "4 is too large"


def test_a_number_that_has_too_few_digits():
    says = "Your number is right as far as its digits go, but it needs more of them."
    assert told(-0.022603, 6e-5, -0.023) == says
    assert told(SHARES, 0, [0.87, 0.02, 0.12]).startswith("Your numbers are right as far as their digits go")
    assert told(-0.022603, 6e-5, -0.02) == "-0.02 is too large"  # one digit fits much
    assert told(SHARES, 0, [0.87, 0.2, 0.12]) == "value 1 of 3: 0.87 is too large"


def test_what_a_function_gives_is_no_number_of_this_kind():
    exercise = Exercise("answer", "E", "...", parts=[Part("the number", [Case(2)])])
    assert judged(exercise, lambda n: 0.37, {"the number": [0.63]}).message == ""


PAIR = {"x": about(0.21, 0.001), "y": about(0.64, 0.001)}


def test_all_numbers_of_a_dict_and_of_one_that_is_nested():
    says = "Of your numbers each has the wrong sign."
    assert told(PAIR, 0, {"x": -0.21, "y": -0.64}) == says
    assert told((PAIR, about(0.5)), 0, [{"x": -0.21, "y": -0.64}, -0.5]) == says


def test_what_holds_texts_or_a_single_number_is_told_the_judges_word():
    assert told(SHARES, 0, [0.867, "0.016", -0.117]) == "value 2 of 3: expected one number, got the text '0.016'"
    assert told((about(0.2, 0.01),), 0, [-0.2]) == "value 1 of 1: -0.2 is too small"


def test_several_numbers_that_are_cut_off():
    says = "Your numbers are cut off behind their last digits"
    narrow = tuple(about(number, 0.0004) for number in (0.8668, 0.0159, 0.1173))
    assert told(narrow, 0, [0.866, 0.015, 0.117]).startswith(says)
    assert told(narrow, 0, [0.866, 0.015, 0.116]).startswith("value 1")
    assert told(narrow, 0, [0.866, 0.016, 0.118]).startswith("value 1")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (np.array(-0.2), "Your number has the wrong sign."),
        ("0.2", "expected one number, got the text '0.2'"),
        (True, "True is wrong"),
        (float("inf"), "expected one number, got inf"),
        (0.0, "0 is too small"),
        (1e200, "1e+200 is too large"),
        (10**120, "1e+120 is too large"),
    ],
)
def test_what_is_hardly_a_number(number, says):
    assert told(0.2, 0.01, number) == says


def test_a_yes_is_no_number_that_has_the_wrong_sign():
    assert told(-1, 0, True) == "True is wrong"


def test_a_fraction_is_no_count_that_is_off_by_one():
    assert told(23.5, 0.01, 22.5) == "22.5 is too small"


def test_a_number_of_the_task_is_known_last():
    assert told(0.5, 0.001, 0.03, "With 0.03.").startswith("Your number stands in the task itself")
    assert told(7, 0.3, 206, "With 29 of them.").endswith("what is that one for?")


def test_of_several_whole_numbers_the_simple_forms_are_told_alone():
    counts = (about(12, 0), about(31, 0))
    assert told(counts, 0, [-12, -31]) == "Of your numbers each has the wrong sign."
    assert told(counts, 0, [24, 62]) == "value 1 of 2: 24 is too large"
    assert told(SHARES, 0, [0.4335, 0.008, 0.0585]) == "Of your numbers each is off by a factor of 2."
    assert told(SHARES, 0, [0.0, -0.016, -0.117]) == "value 1 of 3: 0 is too small"


def test_the_only_one_of_a_dict_that_is_wrong():
    says = "Only one of your numbers is wrong. The one that stands {} has the wrong sign."
    assert told(PAIR, 0, {"x": 0.21, "y": -0.64}) == says.format("at 'y'")
    both = {"one": PAIR, "two": PAIR}
    assert told(both, 0, {"one": {"x": 0.21, "y": 0.64}, "two": {"x": -0.21, "y": 0.64}}) == says.format(
        "at 'x' of at 'two'"
    )


def test_of_many_numbers_nothing_is_tried():
    nine = [0.31 + 0.07 * i for i in range(9)]
    right = tuple(about(number, 0.001) for number in nine)
    assert told(right, 0, [-number for number in nine]).startswith("value 1 of 9: -0.31 is too small")
    assert told(right, 0, [nine[1], nine[0], *nine[2:]]).startswith("value 1 of 9: 0.38 is too large")


def test_two_answers_of_yes_and_no_are_no_numbers_that_have_changed_places():
    assert told((about(1), about(0)), 0, [False, True]) == "value 1 of 2: False is wrong"


@pytest.mark.parametrize("number", [np.int64(12), np.float32(12)])
def test_a_number_of_numpys_is_one(number):
    assert "one too small" in told(13, 0, number)
    assert "number 1 is one too small" in told([13, 9], 0, [number, 9])


def test_a_complex_number_is_told_the_judges_word():
    wrong = [Wrong("seven", 7.123, "Seven.")]
    assert told(13, 0, np.complex128(12 + 1j), wrong=wrong) == "expected one number, got 12+1j"
