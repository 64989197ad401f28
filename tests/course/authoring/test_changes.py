"""Each change makes another value of the same kind, or gives back what it cannot change."""

import numpy as np
import pytest

from course.authoring.changes import OF_ALL, OF_ONE, are_floats, is_float

MIXED = np.array([[1.5, -2.0, 0.25], [3.0, 0.0, -0.5]])


@pytest.mark.parametrize("change", [*OF_ONE, *OF_ALL], ids=lambda change: change.what)
def test_what_changes_is_of_the_same_kind_and_what_came_in_stays(change):
    for value in (MIXED, MIXED[0], np.array([2, 0, 1]), np.array(0.5)):
        before = value.copy()
        made = change.function(value)
        assert made.shape == value.shape and made.dtype.kind == value.dtype.kind
        assert np.array_equal(before, value)
    listed = change.function([MIXED, MIXED[1]])
    assert [each.shape for each in listed] == [(2, 3), (3,)]


@pytest.mark.parametrize("value", [3, "text", None, True, 0.0, np.zeros(2), np.array([True, False])], ids=str)
def test_whole_numbers_texts_and_zeros_are_left(value):
    assert all(change.function(value) is value for change in [*OF_ONE, *OF_ALL])


def test_zeros_and_whole_numbers_are_no_floats_to_change():
    assert is_float(0.5) and not is_float(0.0) and not is_float(1)
    assert (
        are_floats(MIXED) and not are_floats(np.zeros(2)) and not are_floats(np.array([1, 2])) and not are_floats(0.5)
    )


def test_a_symmetric_matrix_stays_one():
    H = np.array([[2.0, 0.5], [0.5, 1.0]])
    made = next(change for change in OF_ALL if change.word == "uneven").function(H)
    assert np.array_equal(made, made.T) and not np.array_equal(made, H)


def test_what_ascends_descends_once():
    up, down = (change.function for change in OF_ONE if change.word == "sorted")
    assert up(MIXED[0]).tolist() == [-2.0, 0.25, 1.5] and down(MIXED[0]).tolist() == [1.5, 0.25, -2.0]
    assert down(MIXED) is MIXED  # rows have an order of their own
