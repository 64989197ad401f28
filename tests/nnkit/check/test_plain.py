"""Only plain data passes the door, and a copy of it shares nothing with the original."""

from collections import namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnkit.check.plain import NotPlainError, copy_plain, describe, describe_type

SCALARS = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(-1e9, 1e9) | st.text(max_size=5)
ARRAYS = hnp.arrays(st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), hnp.array_shapes(max_side=4))
PLAIN = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def same(a, b):
    if isinstance(a, np.ndarray):
        return isinstance(b, np.ndarray) and a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    if isinstance(a, list | tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    return type(a) is type(b) and a == b


@given(PLAIN)
def test_a_copy_is_equal(value):
    assert same(value, copy_plain(value))


def test_a_copy_shares_no_memory():
    original = {"W": [np.zeros(3)]}
    copy = copy_plain(original)
    copy["W"][0] += 1
    assert original["W"][0].tolist() == [0, 0, 0]


class LooseList(list):
    """A list that claims to be equal to everything."""

    def __eq__(self, other):
        return True


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (np.sin, "ufunc"),
        (len, "a function"),
        (dict, "a class"),
        (..., "placeholder"),
        ((i for i in range(3)), "generator"),
        ({1, 2}, "a set"),
        (LooseList(), "a LooseList object"),
        (np.array([None, "x"]), "object"),
        pytest.param(10 ** (10**5), "bits", id="huge"),
        pytest.param("x" * 10**6, "characters", id="text"),
        (np.broadcast_to(1.0, (10**9,)), "(1000000000,)"),
        pytest.param([0.0] * 3_000_000, "3000000 items", id="list"),
        ([[np.zeros(10**6)], [np.zeros(10**6), np.zeros(10**6)]], "(1000000,)"),
    ],
)
def test_everything_else_is_refused_by_what_it_is(value, says):
    with pytest.raises(NotPlainError, match=says.replace("(", r"\(").replace(")", r"\)")):
        copy_plain(value)


@pytest.mark.parametrize("value", [Fraction(1, 2), Decimal("0.5")])
def test_a_number_of_a_librarys_own_becomes_a_float(value):
    assert type(copy_plain(value)) is float
    assert copy_plain([value]) == [0.5]


def test_a_number_too_large_for_a_float_is_refused():
    with pytest.raises(NotPlainError, match="a Fraction object"):
        copy_plain(Fraction(10**400))


def test_a_list_that_holds_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(NotPlainError, match="nested"):
        copy_plain(endless)


def test_an_array_of_a_subclass_becomes_an_array():
    assert type(copy_plain(np.ma.masked_array([1, 2]))) is np.ndarray


def test_a_named_tuple_is_a_tuple_of_its_items():
    pair = namedtuple("Pair", "a b")
    assert copy_plain(pair(1.0, [2])) == (1.0, [2])
    assert type(copy_plain(pair(1.0, 2.0))) is tuple


def test_a_class_made_of_a_named_tuple_is_none():
    class Other(namedtuple("Other", "a b")):
        __slots__ = ()

        def __iter__(self):
            return iter(())

    with pytest.raises(NotPlainError):
        copy_plain(Other(1.0, 2.0))


class PairOfMine(tuple):
    __slots__ = ()


class Odd:
    _fields = ("a",)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (PairOfMine((1, 2)), "a PairOfMine object"),
        (Odd(), "an Odd object"),
        (np.datetime64("2024-01-01"), "a NumPy datetime64"),
    ],
)
def test_what_only_looks_plain_is_refused(value, says):
    with pytest.raises(NotPlainError, match=says):
        copy_plain(value)


def test_a_number_of_numpys_stays_one_and_a_text_of_numpys_becomes_one():
    assert type(copy_plain(np.float32(1.5))) is np.float32
    assert type(copy_plain(np.str_("a"))) is str


def test_how_deep_is_too_deep_is_said():
    deep: list = []
    for _ in range(20):
        deep = [deep]
    with pytest.raises(NotPlainError, match="more than 20 deep"):
        copy_plain(deep)
    assert copy_plain(deep[0]) == deep[0]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (np.ones((2, 3)), "an array of shape (2, 3)"),
        ((1, 2), "a tuple of 2"),
        ([1], "a list of 1"),
        ({}, "a dict of 0"),
        (None, "None (is a `return` missing?)"),
        ("x" * 80, "the text '" + "x" * 60 + "'"),
        (True, "True"),
        (np.bool_(False), "False"),
        (2, "2"),
        (0.1234567, "0.123457"),
        (1 + 2j, "1+2j"),
    ],
)
def test_what_a_value_is_called(value, says):
    assert describe(value) == says


def test_the_article_fits():
    assert (describe_type(Odd()), describe_type(LooseList())) == ("an Odd object", "a LooseList object")
