"""A number beside those that stand in its task."""

import pytest

from nnkit.check.task import numbers_of
from tests.nnkit.check.test_number import told


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
