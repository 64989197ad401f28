"""What counts as the same, and how a difference is told."""

import numpy as np
import pytest

from nnkit.check.compare import difference

P = np.array([[0.1, 0.7, 0.2], [0.25, 0.25, 0.5]])


@pytest.mark.parametrize(
    ("want", "got"),
    [
        (2.0, 2),
        (2.0, np.float32(2)),
        (2.0, np.array(2.0)),
        (0.0, -0.0),
        (1, True),
        (P, P.tolist()),
        (P, P.astype(np.float32)),
        (P, P.astype(np.float16)),
        (np.array([1, 0, 1]), np.array([True, False, True])),
        (np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-7])),
        ((P, 0.5), [P, 0.5]),
        ((1.0, 2.0), np.array([1.0, 2.0])),
        ({"W": P}, {"W": P, "more": 1}),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        ([P, np.zeros(2)], [P, np.zeros(2)]),
        (np.array([1e-9, 1.0]), np.array([0.0, 1.0])),
        (np.array([1e-4, 2e-4]), np.float32(1) - np.float32([0.9999, 0.9998])),  # what single precision leaves of it
        (np.zeros((0, 3)), np.zeros((0, 3))),
        (np.array([1 + 2j]), np.array([1 + 2.0000000001j])),
        (np.array([1.5, 2.0]), np.array([1.5 + 0j, 2.0])),
        ("b", "b"),
        (10**120, 10**120),
        ([10**30, 1], [10**30, 1]),
    ],
)
def test_same(want, got):
    assert difference(want, got) is None


def test_half_precision_has_three_decimals_and_no_neighbour_of_theirs():
    want, neighbour = np.array([0.455, 0.545]), np.float16([0.456, 0.544])
    assert difference(want, np.float16(want), rtol=1e-7) is None
    assert difference(want, neighbour, rtol=1e-7) is not None
    assert difference(want, neighbour) is None  # a result of some formula


def test_a_whole_number_that_numpy_has_no_room_for_is_a_number():
    assert difference(5, 10**120) == "expected 5, got 1e+120"
    assert difference(np.zeros(2), [{1}, {2}]) == "expected an array of shape (2,), got a list of 2"


def test_a_tiny_number_is_held_where_it_has_to_be_right():
    assert difference(3e-14, 0.0) is None
    assert difference(3e-14, 0.0, atol=0) == "expected 3e-14, got 0"
    assert difference(3e-14, 3e-14 * (1 + 1e-9), atol=0) is None
    assert difference(2e-4, np.float32(2.1e-4)) is not None  # 5 % off


@pytest.mark.parametrize(
    ("want", "got", "says"),
    [
        (2.0, 2.1, "expected 2, got 2.1"),
        (2.0, None, "None"),
        (1 / 3, np.float16(1 / 3), "expected 0.333333, got 0.333252"),  # alone it saves nothing, and loses digits
        (2.0, "2", "the text '2'"),
        (2.0, [2.0], "got shape (1,)"),
        (P, P.T, "transpose"),
        (P, P.ravel(), "arrangement"),
        (P, P[:1], "expected shape (2, 3), got shape (1, 3)"),
        (P, [[1, 2, 3], [4]], "rows differ in length"),
        (P, P + np.array([[0, 0, 0.3], [0, 0, 0]]), "1 of 6 values differ; worst at [0, 2]: expected 0.2, got 0.5"),
        (P, P * np.nan, "got nan"),
        (P, np.where(P == 0.7, np.inf, P), "got inf"),
        (P, P + 1j, "complex"),
        (np.array([1 + 2j]), np.array([1 + 3j]), "expected 1+2j, got 1+3j"),
        ((P, 0.5), (P,), "expected 2 values, got 1"),
        ((P, 0.5), (P, 0.6), "value 2 of 2"),
        ((P, [(P, "b"), (P, 0.5)]), (P, [(P, "b"), (P, 0.6)]), "at [1][1][1]: expected 0.5"),
        ({"W": P, "b": (0, "x")}, {"W": P, "b": (0, "y")}, "at ['b'][1]: expected the text 'x'"),
        ({"W": P}, {"W": P + 1}, "at 'W': 6 of 6"),
        ((P, 0.5), 0.5, "expected 2 values"),
        ({"W": P}, {"w": P}, "lacks the key 'W'"),
        ({"W": P}, [P], "expected a dict"),
        ("b", 3, "expected the text 'b'"),
        (99980001, 99980000.0, "expected 99980001, got 99980000"),  # a count is exact
        (np.array([1, 99980001]), np.array([1.0, 99980000.0]), "1 of 2"),
        (None, "None", "expected None, got the text 'None'"),
    ],
)
def test_different(want, got, says):
    assert says in difference(want, got)


def test_numbers_that_look_alike_are_told_with_more_digits():
    assert difference(0.1173104, 0.11731) == "expected 0.1173104, got 0.11731"
    assert difference(np.array([1.0, 0.1173104]), np.array([1.0, 0.11731])).endswith("expected 0.1173104, got 0.11731")


@pytest.mark.parametrize(
    ("want", "got", "says"),
    [
        (3.0, None, "expected a number, got None (is a `return` missing?)"),
        (3.0, "three", "expected a number, got the text 'three'"),
        (np.ones(2), {"a": 1.0}, "expected an array of shape (2,), got a dict of 1"),
        ("a", np.array([1.0, 2.0]), "expected the text 'a', got an array of shape (2,)"),
        ((1.0, 2.0), np.array(3.0), "expected 2 values, (1, 2); got an array of shape ()"),
        ([1.0, 2.0, 3.0], [1.0, 2.0, 4.0], "1 of 3 values differ; worst at [2]: expected 3, got 4"),
        (3.0, np.ones(2), "expected one number, got shape (2,)"),
        (np.ones((3, 3)), np.ones((2, 3)), "expected shape (3, 3), got shape (2, 3)"),
        (np.ones((3, 2)), np.ones((2, 3)), "expected shape (3, 2), got shape (2, 3); is a transpose missing?"),
        (np.ones((1, 2, 3)), np.ones((3, 2, 1)), "expected shape (1, 2, 3), got shape (3, 2, 1); the count of numbers "
         "is right, their arrangement is not"),
        (1.0, 1.0000002, "expected 1, got 1.0000002"),
        (np.array([np.inf]), np.array([1.0]), "1 of 1 values differ; worst at [0]: expected inf, got 1"),
        (np.array([1.0]), np.array([1.0]).view(np.int64), "1 of 1 values differ; worst at [0]: expected 1, got "
         "4.60718e+18"),  # the same bytes
    ],
)  # fmt: skip
def test_what_is_said_of_a_difference(want, got, says):
    assert difference(want, got, rtol=1e-9) == says
