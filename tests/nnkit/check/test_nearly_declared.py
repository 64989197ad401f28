"""A value that is nearly a declared one: rounded, with the other sign, or in one place of several."""

import pytest

from nnkit.check.exercise import Wrong
from nnkit.check.locks import about
from tests.nnkit.check.test_number import told

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
