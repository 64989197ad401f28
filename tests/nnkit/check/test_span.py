"""Where more than one number is right, all of them are, and none beside them."""

import numpy as np
import pytest

from nnkit.check.compare import difference
from nnkit.check.relations.overflow import overflows
from nnkit.check.span import Either, Span

SPAN = Span(np.array([1.0, -2.0]), np.array([0.5, -3.0]), np.array([1.5, -2.0]))


@pytest.mark.parametrize("right", [[1.0, -2.0], [0.5, -3.0], [1.5, -2.5], [1.5 + 1e-7, -2.0]])
def test_what_lies_within_is_right(right):
    assert difference(SPAN, np.array(right)) is None is difference((SPAN, [SPAN]), (right, [right]))


@pytest.mark.parametrize("wrong", [[0.4, -2.0], [1.0, -1.9], [np.nan, -2.0], [np.inf, -2.0], [1.0], "ab", [[1.0], []]])
def test_what_lies_beside_it_is_told_with_what_is_nearest(wrong):
    assert difference(SPAN, wrong) is not None
    assert difference([SPAN], [wrong]) is not None


def test_in_the_place_of_several_numbers_one_is_told_what_they_are():
    one = Span(np.array(1.0), np.array(0.5), np.array(2.0))
    assert difference((SPAN, one), 3.0) == "expected 2 values, (an array of shape (2,), 1); got 3"
    assert difference((Either((one, None)), 2.5), 3.0) == "expected 2 values, (1, 2.5); got 3"


def test_the_nearest_right_number_is_named():
    assert difference(SPAN, np.array([0.4, -2.0])).endswith("worst at [0]: expected 0.5, got 0.4")


def test_a_tiny_number_may_be_off_by_less_where_the_span_says_so():
    tiny = np.array(1e-16)
    assert difference(Span(tiny, tiny, tiny), 0.0) is None
    assert difference(Span(tiny, tiny, tiny, 0.0), 0.0) is not None
    assert difference(Span(tiny, tiny, tiny, 0.0), 1e-16 * (1 + 1e-9)) is None


def test_it_stands_for_its_value_where_numbers_are_looked_at():
    assert overflows(SPAN, np.array([np.nan, 0.0])) and not overflows([SPAN], [np.ones(2)])


def test_of_several_outcomes_one_is_right_and_nothing_between():
    either = Either(((1, np.ones(2)), (0, np.zeros(2))))
    assert difference(either, (1, np.ones(2))) is None is difference(either, (0, np.zeros(2)))
    assert difference(either, (0.5, np.full(2, 0.5))) is not None and difference(either, (1, np.zeros(2))) is not None
