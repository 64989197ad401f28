"""What went wrong, with the student's own line."""

import numpy as np
import pytest

from nnkit import Dense
from nnkit.model import Sequential
from nnkit.widgets.playground.columns import trace
from nnkit.widgets.playground.failure import describe_failure


class Own:
    def forward(self, x):
        return x @ self.nothing

    def backward(self, dy):
        return dy


def caught(act):
    with pytest.raises(Exception) as raised:
        act()
    return describe_failure(raised.value)


def test_it_names_the_students_line_below_nnkit():
    told = caught(lambda: trace(Sequential(Own()), np.ones((2, 1))))
    assert (told.type, told.code, told.file) == ("AttributeError", "return x @ self.nothing", "test_failure.py")
    assert told.line == Own.forward.__code__.co_firstlineno + 1
    assert told.where.startswith("in the forward pass of layers[0] = Own()")  # not where it is in memory
    assert str(told).endswith(f"(test_failure.py, line {told.line}: return x @ self.nothing)")


def test_where_no_line_is_the_students_none_is_blamed():
    told = caught(lambda: Dense(2, 1, rng=0).forward([1.0]))
    assert (told.file, told.line, told.code) == ("", 0, "") and told.message
    assert "line" not in str(told)


def test_a_part_that_is_not_written_says_so():
    assert describe_failure(NotImplementedError()).message == "this part is not written yet"
    assert describe_failure(NotImplementedError("mine")).message == "mine"
