"""What is packed comes back: to the last bit, or up to the rounding that is asked for."""

import json

import numpy as np
import pytest
from hypothesis import given

from nnkit.check.cases import PREVIOUS, Rng
from nnkit.check.compare import difference
from nnkit.check.locks import about, lock
from nnkit.check.packing import pack, unpack
from nnkit.check.stored import Print
from tests.nnkit.check.test_plain import PLAIN, same


@given(PLAIN)
def test_a_case_is_kept_to_the_last_bit(value):
    assert same(value, unpack(json.loads(json.dumps(pack(value)))))


@given(PLAIN)
def test_an_outcome_is_kept_up_to_ten_digits(value):
    back = unpack(json.loads(json.dumps(pack(value, 10))))
    assert difference(value, back, rtol=1e-6) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), np.array([np.nan, -np.inf, 1])])
def test_what_is_not_finite_is_kept(value):
    text = json.dumps(pack(value, 10), allow_nan=False)
    assert np.array_equal(unpack(json.loads(text)), value, equal_nan=True)


@pytest.mark.parametrize(
    "value",
    [
        PREVIOUS,
        Rng(3, "other"),
        1 + 2j,
        np.float32(0.1),
        np.zeros((2, 0, 3)),
        np.arange(2000, dtype=np.float32).reshape(40, 50),
        Print((3, 7), (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)),
        lock(about(2.5, 0.1), "salt"),
    ],
)
def test_whatever_stands_in_a_case_or_an_outcome_is_kept(value):
    back = unpack(json.loads(json.dumps(pack(value))))
    if isinstance(value, np.ndarray | np.generic):
        assert (back.dtype, back.shape) == (value.dtype, value.shape)
    assert np.array_equal(back, value)
