"""The course's answers as a submission's process may call them: by name, with plain data, and no more than is open."""

import numpy as np
import pytest

from course.grading.checker import lending
from course.grading.checker.lending import changing, lent


class Momentum:
    """An answer of the course's."""

    def __init__(self, lr):
        self.lr, self._v = lr, 0.0

    def step(self, theta):
        theta -= self.lr
        return theta.sum()

    def __call__(self, x):
        return self.lr * x

    def _own(self):
        return 1


def doings():
    """What is done with a class: its methods by name, then what makes, calls, reads and writes an object."""
    return lent(Momentum)["class"]


def test_what_is_lent_is_a_class_a_function_or_a_value():
    assert lent(3) == {"value": 3}
    assert lent(abs)["function"](-2) == (2, [])
    assert doings()[0] == ["__call__", "step"]  # not what is its own business


def test_a_function_tells_which_arguments_it_changed():
    def fill(x, items, table, same, text):
        x[:] = 1
        items.append(2)
        table["a"] = 1
        return text

    x, same = np.zeros(2), np.ones(2)
    value, changed = changing(fill)(x, [1], table={}, same=same, text="a")
    assert value == "a" and [key for key, _ in changed] == [0, 1, "table"]
    assert changed[0][1] is x and changed[1][1] == [1, 2]


def test_what_is_no_array_list_or_dictionary_is_not_told_of():
    x = np.zeros(2)
    assert changing(lambda pair: pair[0].fill(1))((x,)) == (None, []) and x.tolist() == [1, 1]


def test_what_is_no_plain_data_is_not_compared():
    assert changing(lambda items: items.append(1))([object()]) == (None, [])


def test_objects_are_made_called_read_and_written_by_number():
    _, make, call, read, write = doings()
    assert (make(0.5), make(2.0)) == (0, 1)
    value, changed = call(1, "step", np.ones(2))
    assert value == -2 and changed[0][1].tolist() == [-1, -1]
    assert call(0, "__call__", 4) == (2.0, [])
    assert read(0, "lr") == 0.5 and write(0, "lr", 3) and read(0, "lr") == 3
    assert not write(0, "theirs", 3)


@pytest.mark.parametrize("name", ["_own", "__init__", "none", "lr"])
def test_no_other_method_is_called(name):
    _, make, call, _, _ = doings()
    make(0.5)
    with pytest.raises(AttributeError, match="has no method"):
        call(0, name)


@pytest.mark.parametrize("name", ["_v", "step", "__class__", "none"])
def test_no_other_attribute_is_read_or_written(name):
    _, make, _, read, write = doings()
    make(0.5)
    with pytest.raises(AttributeError, match="has no attribute"):
        read(0, name)
    assert not write(0, name, 1)


@pytest.mark.parametrize("number", [1, -1, True, 0.0, "0", None])
def test_an_object_that_is_none_is_refused(number):
    _, make, _, read, _ = doings()
    make(0.5)
    with pytest.raises(ValueError, match="an object that is none"):
        read(number, "lr")


def test_a_process_may_make_so_many_and_no_more(monkeypatch):
    monkeypatch.setattr(lending, "MOST", 2)
    _, make, *_ = doings()
    make(1), make(2)
    with pytest.raises(MemoryError, match="more than 2 objects of Momentum"):
        make(3)
