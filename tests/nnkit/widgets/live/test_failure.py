"""What a student's function raised, told with the student's own line."""

import numpy as np
import pytest

from nnkit.widgets.live.failure import explain
from nnkit.widgets.live.tables import sampled


def test_the_line_is_the_students():
    def mine(x):
        return x.nothing

    with pytest.raises(AttributeError) as caught:
        sampled(mine, np.zeros(3))
    told, line = explain(caught.value).split("\n")
    assert told.startswith("AttributeError: ") and line.endswith("of mine:  return x.nothing")
    assert line.startswith(f"in line {mine.__code__.co_firstlineno + 1} ")


def test_without_a_line_of_the_students_the_message_is_all():
    assert explain(ValueError("too large")) == "ValueError: too large"
    assert explain(ZeroDivisionError()) == "ZeroDivisionError"
