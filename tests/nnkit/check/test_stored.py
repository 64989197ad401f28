"""A large array is known again by its print, and no other is taken for it."""

import numpy as np
import pytest

from nnkit.check.locks import about, lock
from nnkit.check.stored import Print, equal, print_of

RNG = np.random.default_rng(0)
LARGE = RNG.normal(size=(6, 7))


def test_a_print_knows_its_array_up_to_rounding_and_in_single_precision():
    kept = print_of(LARGE)
    assert isinstance(kept, Print)
    for same in (LARGE, LARGE * (1 + 1e-8), LARGE.astype(np.float32), LARGE.tolist()):
        assert equal(kept, same, 1e-6)


@pytest.mark.parametrize(
    "other",
    [LARGE.T, LARGE[:5], -LARGE, LARGE + 1e-3, LARGE[:, ::-1], LARGE[::-1], RNG.permutation(LARGE), 3.0, None, "text",
     [[1], [2, 3]], np.full((6, 7), np.nan), LARGE.astype(object)],
)  # fmt: skip
def test_another_array_is_not_taken_for_it(other):
    assert not equal(print_of(LARGE), other, 1e-6)


def test_prints_stand_within_tuples_and_lists_and_small_arrays_as_they_are():
    kept = print_of((LARGE, np.ones(3), [LARGE, 2.0]))
    assert equal(kept, (LARGE, np.ones(3), [LARGE, 2.0]), 1e-6)
    assert not equal(kept, (LARGE, np.ones(3), [LARGE, 2.1]), 1e-6)
    assert not equal(kept, (LARGE, np.ones(3)), 1e-6)
    assert not equal(kept, None, 1e-6)


def test_what_is_not_finite_is_known_by_its_numbers():
    holed = LARGE.copy()
    holed[0, 0] = np.nan
    assert equal(print_of(holed), holed, 1e-6)
    assert not equal(print_of(holed), LARGE, 1e-6)


def test_a_lock_stands_for_a_number_that_is_right():
    kept = {"x": -21, "y": lock(about(14, 1e-6), "a"), "z": [lock(about(0.25, 1e-6), "a"), 2.0]}
    for same in ({"x": -21, "y": 14, "z": [0.25, 2]}, {"x": -21.0, "y": np.int64(14), "z": np.array([0.25, 2.0])}):
        assert equal(kept, same, 1e-6)
    wrong = [("y", 15), ("y", "14"), ("y", [14]), ("y", float("nan")), ("x", 3), ("z", 0.25), ("z", [0.3, 2.0])]
    for key, other in wrong:
        assert not equal(kept, {"x": -21, "y": 14, "z": [0.25, 2.0], key: other}, 1e-6), (key, other)
    assert not equal(kept, {"x": -21, "y": 14}, 1e-6)
    assert not equal(kept, 14, 1e-6)
