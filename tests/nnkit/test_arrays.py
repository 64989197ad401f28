"""What counts as an array of floats, and how NaN is reported."""

import numpy as np
import pytest

from nnkit.arrays import check_finite, floats


def test_floats_keeps_float_arrays_and_converts_the_rest():
    x = np.zeros(3, np.float32)
    assert floats(x) is x
    assert floats([1, 2]).dtype == floats(np.array([True])).dtype == float


def test_check_finite_names_the_first_bad_entry():
    check_finite(np.arange(3), "y")
    with pytest.raises(ValueError, match=r"2 of its 4 entries.*the first is X\[\(0, 1\)\] = nan"):
        check_finite(np.array([[0, np.nan], [1, np.inf]]), "X")
