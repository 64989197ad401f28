"""Arrays of other sizes hold numbers like those that stood there: a right answer is no worse off on them."""

import numpy as np
import pytest

from course.authoring.shapes import _drawn
from nnkit.check.promises import Sizes

USUAL, LARGE = {"n": 3, "d": 4}, {"n": 3, "d": 300}


def drawn(old, shape, sizes):
    return _drawn(np.random.default_rng(5), np.array(old), shape, sizes, USUAL)


@pytest.mark.parametrize("numbers", [[-3.0, 5.0, 1.0, -9.0], [-3.5, 5.25, 1.5, -9.75]], ids=["whole", "not whole"])
def test_sums_of_products_come_out_as_usual_however_many_there_are(numbers):
    sums = drawn(numbers, "n d", LARGE) @ drawn(numbers, "d n", LARGE)
    assert 1 < np.abs(sums).max() < 300  # exp(z) / (1 + exp(z)) is right as far as 700
    assert drawn(numbers, "n d", LARGE)[:, 100:].any()  # who looks at the first ones only is found out


@pytest.mark.parametrize("numbers", [[0.0, 1.0], [3, -4]], ids=["yes and no", "whole by type"])
def test_what_only_whole_numbers_can_be_stays_whole(numbers):
    made = drawn(numbers, "n d", LARGE)
    assert set(np.unique(made)) == set(numbers)


def test_numbers_in_a_column_keep_their_distance():
    one, other = drawn([2.5], "n d", {"n": 2, "d": 50})
    assert (np.abs(one - other) > 0.3 * np.maximum(one, other)).all()


def test_no_sum_of_what_was_whole_is_nought():
    assert (drawn([-2.0, 1.0], "n d", USUAL) @ drawn([-1.0, 2.0], "d n", USUAL)).all()


def test_a_matrix_is_symmetric_or_positive_where_the_word_says_so():
    sizes = {"p": 5}
    made = _drawn(np.random.default_rng(5), np.array([[2.5, -1.5], [-1.5, 0.5]]), "p p symmetric", sizes, USUAL | sizes)
    assert np.array_equal(made, made.T) and np.linalg.eigvalsh(made).min() < 0
    made = _drawn(np.random.default_rng(5), np.array([[2.5, -1.5], [-1.5, 0.5]]), "p p positive", sizes, USUAL | sizes)
    assert np.array_equal(made, made.T) and np.linalg.eigvalsh(made).min() > 0.5
    assert Sizes(H="p p symmetric", start="p", P="p p positive").letters == ["p"]
