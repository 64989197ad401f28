"""Two arrays whose shapes do not fit: what they are, without a number of the case."""

import numpy as np
import pytest

from nnkit.check.calling import Problem
from nnkit.check.door import PlainDoor
from nnkit.check.relations.stops import SHAPES, causes_of
from nnkit.check.relations.unfit import BY_ENTRY, BY_ONE, differ_by_one, unfit
from tests.nnkit.check.judging import called

A, B, ROWS = np.ones(3), np.ones(5), np.ones((3, 5))


@pytest.mark.parametrize(
    ("answer", "args", "says"),
    [
        (lambda a, b: a + b, (A, B), "two vectors of different lengths are added"),
        (lambda a, b: sum([a, b]), (A, B), "two vectors of different lengths are added"),
        (lambda a, b: a * b, (ROWS, np.ones((5, 2))), BY_ENTRY),
        (lambda a, b: a * b, (ROWS, np.ones((4, 5))), "two matrices of different shapes are multiplied entry by entry"),
        (lambda a, b: a - b, (ROWS, np.ones((5, 2))), "two matrices of different shapes are subtracted"),
        (lambda a, b: a / b, (ROWS, A),
         "a vector with one number for each row and a matrix are divided entry by entry: NumPy lays a vector along the "
         "rows"),
        (lambda a, b: a + b, (np.ones(4), ROWS),
         "a vector and a matrix are added, and the vector's length is not the number of columns"),
        (lambda a, b: a + b, (np.ones((2, 3, 4)), A), ""),
        (lambda a, b: np.where(a > 0, a, b), (A, B), ""),
    ],
)  # fmt: skip
def test_what_was_put_together(answer, args, says):
    assert unfit(called(PlainDoor(answer), args).problem) == says


def of_sizes(*pairs):
    return [Problem("ValueError", f"operands could not be broadcast together with shapes ({one},) ({two},) ",
                    place="Add") for one, two in pairs]  # fmt: skip


def test_sizes_that_differ_by_one_in_several_cases_are_an_entry_too_many():
    assert differ_by_one(of_sizes((3, 4), (6, 5)))
    assert not differ_by_one(of_sizes((3, 4), (5, 7)))  # by another number there
    assert not differ_by_one(of_sizes((3, 4), (4, 3)))  # a transpose of 3 by 4
    assert not differ_by_one([*of_sizes((3, 4)), Problem("ValueError", "could not be broadcast")])
    assert causes_of(of_sizes((3, 4), (6, 5))) == [("shapes", BY_ONE)]


def test_what_is_refused_in_two_ways_is_told_in_words_that_hold_for_both():
    vectors, (name, says) = of_sizes((3, 7)), ("shapes", SHAPES)
    assert causes_of([*vectors, Problem("ValueError", vectors[0].message, place="Mult")]) == [(name, says)]


def test_largest_of_a_list_is_told_by_the_function_that_was_called():
    problem = called(PlainDoor(lambda x: np.max([0, x])), (A,)).problem
    assert causes_of([problem]) == [
        ("ragged", "`max` looks for the largest in one array, and makes one of a list: `np.maximum` compares two "
         "number by number")
    ]  # fmt: skip
    assert "rows of different lengths" in causes_of([called(PlainDoor(lambda x: np.array([0, x])), (A,)).problem])[0][1]


def test_a_function_of_numpys_that_is_not_called():
    ((_, says),) = causes_of([called(PlainDoor(lambda x: 1 + np.exp - x), (A,)).problem])
    assert says.startswith("`+` between a number and a function (its brackets are missing)")
