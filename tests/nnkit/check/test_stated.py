"""A number beside those that stand in its task."""

import pytest

from nnkit.check.stated import beside_stated
from nnkit.check.task import numbers_of
from tests.nnkit.check.test_number import quick_locks, told  # noqa: F401


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Layers 64 - 32 - 10 after 1000 steps.", [64, 32, 10, 1000]),
        ("$x^2/2 + 5y^2/2$ from h1 on, $10^{-8}$", [2, 5]),
        ("Within 3 percent, within $5$: 10 000 and 2,000,000 steps of 0.01", [10000, 2000000, 0.01]),
        ("the 3rd of 4, 0.5 twice: 0.5", [4, 0.5]),
    ],
)
def test_the_numbers_that_a_task_states(text, numbers):
    assert numbers_of(text) == numbers


TASK = "Layers 64 - 32 - 10, after 1000 steps of rate 0.03, in $x^2$, from h1, within 0.7: how many numbers?"
GIVEN, LACKS = "Your number stands in the task itself", "Your number lacks no more than what"


@pytest.mark.parametrize(
    ("right", "number", "says"),
    [
        (2410, 1000, GIVEN),
        (0.5, 0.03, GIVEN),
        (2410, -1000, GIVEN),
        (2410, 2368, LACKS),  # without 32 + 10
        (2410, 2400, LACKS),
        (2410, 2442, "Your number has too much in it"),
        (2410, 2410000, "Your number is what is asked for times a number that stands in the task"),
        (1.7, 0.0266, "Your number is what is asked for divided by a number that stands in the task"),
        (2410, 2411, "Your number is one too large"),
        (2410, 2407, "2407 is near, but not it"),
        (1.2, 0.7, "0.7 is too small"),  # a tolerance
        (2.7, 2, "2 is too small"),  # a power
        (30, 74, "74 is too large"),  # small counts fit by chance
    ],
)
def test_a_number_beside_those_of_the_task(right, number, says):
    assert told(right, 0 if right > 3 else 0.01 * right, number, TASK).startswith(says)


def test_where_two_numbers_of_the_task_explain_it_neither_is_told():
    assert told(7, 0.3, 206, "With 29 and 30 of them.") == "206 is too large"
    assert told(7, 0.3, 206, "With 29 of them.").startswith("Your number is what is asked for times")


def near(right):
    return lambda number: abs(number - right) <= 0.01 * abs(right)


def exactly(right):
    return lambda number: number == right


@pytest.mark.parametrize(
    ("number", "stated", "right", "name"),
    [
        (30, [30], near(7), "a number of the task"),
        (4, [4], near(7), None),  # a small number comes out by chance
        (0.5, [0.5], near(7), None),
        (0.3, [0.3], near(7), "a number of the task"),
        (210, [30], near(7), "times a number of the task"),
        (7 / 30, [30], near(7), "times a number of the task"),
        (28, [4], near(7), None),
        (210, [30], lambda number: 2 < number < 9, None),  # it fits by chance
        (210, [30, 29.9], near(7), None),  # two of them
        (2368, [32, 10], exactly(2410), "a number of the task too few or too many"),
        (2378, [32], exactly(2410), "a number of the task too few or too many"),
        (2090, [32, 10], exactly(2410), "a number of the task too few or too many"),
        (2442, [32], exactly(2410), "a number of the task too few or too many"),
        (2368.5, [32, 10], exactly(2410.5), None),
        (68, [32, 10], exactly(110), None),
        (2368, [42.5, 10], exactly(2410.5), None),
        (2368, [32, 10], lambda number: 2405 < number < 2415, None),
        (2368, [42, 31], lambda number: number in (2410, 2337), None),
    ],
)
def test_how_a_number_stands_beside_those_of_its_task(number, stated, right, name):
    found = beside_stated(number, stated, right)
    assert (found and found[0]) == name


def test_a_number_that_is_a_multiple_is_no_count_as_well():
    """3000 is 30 times 100, and 100 too few of 3100."""
    found = beside_stated(3000, [30, 100], lambda number: number in (100, 3100))
    assert found is not None and found[0] == "times a number of the task"


def test_what_two_numbers_of_the_task_explain_is_not_explained_by_a_third_way():
    assert beside_stated(210, [30, 29.9], lambda number: 6.9 < number < 7.1 or number == 240) is None
