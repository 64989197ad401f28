"""What counts as an array of floats or as a number, and how NaN is reported."""

import decimal

import numpy as np
import pytest

from nnkit.arrays import (
    by_position,
    changeable,
    check_finite,
    floats,
    generator,
    number,
    numbers_in,
    rows_of_numbers,
    unknown,
    whole,
)


def test_floats_keeps_float_arrays_and_converts_the_rest():
    x = np.zeros(3, np.float32)
    assert floats(x) is x
    assert floats([1, 2]).dtype == floats(np.array([True])).dtype == float


def test_check_finite_names_the_first_bad_entry():
    check_finite(np.arange(3), "y")
    with pytest.raises(ValueError, match=r"2 of its 4 entries.*the first is X\[\(0, 1\)\] = nan"):
        check_finite(np.array([[0, np.nan], [1, np.inf]]), "X")
    with pytest.raises(ValueError, match=r"the first is y\[1\] = inf"):
        check_finite([1.0, np.inf], "y")


def test_rows_stay_as_they_are():
    for rows in ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])):
        assert by_position(rows, "X").tolist() == rows_of_numbers(rows, "X").tolist() == [[1, 2], [3, 4]]


def test_numbers_among_objects_become_floats_and_what_only_looks_like_one_is_refused():
    assert numbers_in([decimal.Decimal("0.5"), 2]).dtype == float
    for odd in (b"3", np.complex64(1), None, "3"):
        with pytest.raises(TypeError, match=r"real numbers; got (b'3'|np.complex64\(1\+0j\)|None|'3')"):
            numbers_in(np.array([1.0, odd], object))


def test_a_column_called_detach_is_no_tensor():
    class Frame:
        detach = np.zeros(3)

        def __array__(self, dtype=None, copy=None):
            return np.ones(3)

    assert numbers_in(Frame()).tolist() == [1, 1, 1]


def test_a_source_of_random_numbers():
    rng = np.random.default_rng(3)
    assert generator(rng) is rng
    first = np.random.default_rng(3).random()
    for source in (3, np.int64(3), np.random.PCG64(3), np.random.SeedSequence(3)):
        assert generator(source).random() == first
    for bad, kind in [(None, ValueError), (-1, ValueError), (True, ValueError), (0.5, TypeError)]:
        with pytest.raises(kind, match="rng must be a whole number"):
            generator(bad)


def test_one_number_may_come_as_an_array_without_axes():
    assert number("lr", np.array(0.5)) == 0.5
    with pytest.raises(TypeError, match="lr must be a finite number; got array"):
        number("lr", np.array([0.5]))


def test_a_whole_number_is_an_int_afterwards():
    assert type(whole("n", np.int64(3))) is int
    for odd in (True, np.True_, 3.0):
        with pytest.raises(TypeError, match="n must be a whole number"):
            whole("n", odd)


def test_the_nearest_name_is_found_however_it_is_spelled():
    assert "Did you mean 'leaky_relu'? The names are leaky_relu, tanh." in str(
        unknown("activation", "Leaky RELUU", iter(["leaky_relu", "tanh"]))
    )


def test_what_is_changed_in_place_is_the_array_itself():
    x = np.ones(2)
    assert changeable("theta", x) is x
