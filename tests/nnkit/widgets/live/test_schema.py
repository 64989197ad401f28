"""What the state of an explorer may hold."""

import numpy as np
import pytest

from nnkit.widgets.live.schema import Schema, checked
from nnkit.widgets.page import schemas

PAIR = {"list": {"number": [-1, 1]}, "least": 2, "most": 2}


@pytest.mark.parametrize(
    ("value", "spec", "kept"),
    [
        (np.float32(0.5), {"number": [0, 1]}, 0.5),
        (np.int64(3), {"number": [0, 9], "whole": True}, 3),
        (np.array([0.5, -1]), PAIR, [0.5, -1.0]),
        ({"a": True}, {"record": {"a": {}}}, {"a": True}),
        ("x", {"one": ["x", "y"]}, "x"),
    ],
)
def test_what_is_right_is_kept_in_plain_python(value, spec, kept):
    got = checked("it", value, spec)
    assert got == kept and type(got) is type(kept)


@pytest.mark.parametrize(
    ("value", "spec", "said"),
    [
        (2, {"number": [0, 1]}, "a number from 0 to 1; got 2"),
        (True, {"number": [0, 1]}, "a number"),
        (np.nan, {"number": [0, 1]}, "a number"),
        ([1], PAIR, "a list of 2 to 2 entries"),
        ([0, 5], PAIR, r"it\[1\] must be a number"),
        ({"b": 1}, {"record": {"a": {}}}, "a dict with a"),
        ("z", {"one": ["x", "y"]}, "one of x, y; got 'z'"),
        (1, {}, "True or False; got 1"),
    ],
)
def test_what_is_wrong_is_refused_in_words(value, spec, said):
    with pytest.raises(ValueError, match=said):
        checked("it", value, spec)


@pytest.mark.parametrize("name", schemas())
def test_every_explorer_begins_with_what_it_may_hold(name):
    schema = Schema(name)
    for key, value in schema.start.items():
        assert schema.check(key, value) == value


def test_a_name_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(KeyError, match=r"has no 'width'; it has .*log_t"):
        Schema("SoftmaxTemperature").check("width", 3)


def test_a_students_own_come_first_in_a_list_or_have_switches():
    assert Schema("ReluHinges", ["mine"]).specs["function"]["one"][0] == "mine"
    assert Schema("OptimizerRace", ["mine"], switches=True).specs["mine"] == {}
