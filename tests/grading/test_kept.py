"""What of a message's values goes on being referred to, and so is kept in step on both sides."""

import numpy as np
import pytest

from course.grading.kept import LARGE, MOST, Kept, retained
from course.grading.wire import Shared, encode, refuse


def found(value_in_a_list: list) -> list:
    """Of the values that the list's item is sent with, those that are retained; the list is its only holder here."""
    shared = Shared()
    encode(value_in_a_list[0], [], refuse, shared)
    return [value for _, value in retained(shared, value_in_a_list)]


def test_what_nobody_holds_is_not_retained():
    assert found([[1, 2]]) == found([{"a": [1], "b": (2, [3])}]) == found([np.ones(2)]) == []
    assert found([[[0]] * 2]) == []  # a row that stands twice


@pytest.mark.parametrize("value", [[1], {"a": 1}, {1}, np.ones(2)])
def test_what_has_another_holder_is_retained(value):
    (kept,) = found([value])
    assert kept is value
    assert any(x is value for x in found([("pair", value)]))


def test_an_array_is_held_by_its_views():
    array = np.ones(3)
    view = array[1:]
    values = [array]
    del array
    assert len(found(values)) == 1 and len(view) == 2


def test_large_ones_are_not_kept():
    large = np.ones(LARGE // 8)
    assert found([large]) == []


def test_both_sides_let_go_the_same_and_tell_what_changed():
    here, there = Kept(refuse), Kept(refuse)
    pairs = [([i], [i]) for i in range(MOST + 3)]
    for i, (a, b) in enumerate(pairs):
        here.add(i, a)
        there.add(i, b)
    assert list(here.values) == list(there.values) == list(range(3, MOST + 3))
    pairs[5][0].append("new")
    told = here.changes([])
    assert [number for number, _ in told] == [5]
    there.take(told, lambda item: [x["v"] for x in item["l"]])
    assert pairs[5][1] == [5, "new"]
    assert here.changes([]) == there.changes([]) == []
