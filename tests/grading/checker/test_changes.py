"""What a call did to an argument is done to the test's own object, and to those within it."""

import numpy as np
import pytest

from course.grading.checker.changes import change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (np.zeros(2), np.ones(2)),
        ([1, 2], [3]),
        ([1, [2], "a"], [1, [3, 4], "b"]),
        ({"a": 1, "b": 2}, {"b": [1]}),
        ({1, 2}, {3}),
        ([{"a": {1}}], [{"a": {2}}]),
    ],
)
def test_an_argument_becomes_what_it_was_changed_to(old, new):
    change(old, new)
    assert np.array_equal(old, new) if isinstance(old, np.ndarray) else old == new


def test_objects_within_stay_the_ones_they_are():
    array, items, words, names = np.zeros(2), [1], {"a": 1}, {1}
    held = [array, items, words, names]
    change(held, [np.ones(2), [2], {"b": 2}, {3}])
    assert all(one is other for one, other in zip(held, (array, items, words, names), strict=True))
    assert (array.tolist(), items, words, names) == ([1, 1], [2], {"b": 2}, {3})
    by_name = {"x": array}
    change(by_name, {"x": np.full(2, 5.0), "y": 1})
    assert by_name["x"] is array and array.tolist() == [5, 5] and by_name["y"] == 1


@pytest.mark.parametrize("new", [np.ones(3), np.ones(2, int), [1, 1], np.float64(1)])
def test_an_array_is_written_over_by_its_like_alone(new):
    array = np.zeros(2)
    change(array, new)
    assert array.tolist() == [0, 0]
    held = [array]
    change(held, [new])
    assert held[0] is new and array.tolist() == [0, 0]


def test_an_array_that_may_not_be_written_to_stays():
    array = np.zeros(2)
    array.flags.writeable = False
    change(array, np.ones(2))
    assert array.tolist() == [0, 0]


@pytest.mark.parametrize(("old", "new"), [([1], (2,)), ({"a": 1}, [2]), ({1}, [2]), ((1,), (2,)), ([1], np.ones(1))])
def test_things_of_another_kind_stay(old, new):
    before = repr(old)
    change(old, new)
    assert repr(old) == before


def test_a_list_of_another_length_has_the_new_items():
    inner = [1]
    held = [inner, 2]
    change(held, [[5]])
    assert held == [[5]] and inner == [1]


class Own(list):
    """A test's own kind of list."""


class OwnDict(dict):
    """A test's own kind of dictionary."""


class OwnSet(set):
    """A test's own kind of set."""


def test_a_kind_of_the_tests_own_stays():
    change(own := Own([1]), [2])
    assert own == [1]
    change(held := [own], [[2]])
    assert held == [[2]] and own == [1]
    change(table := OwnDict(a=1), {"a": 2})
    change(names := OwnSet([1]), {2})
    assert (table, names) == ({"a": 1}, {1})
