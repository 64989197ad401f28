"""Lists are made longer, what is none stays."""

import numpy as np
import pytest

from course.authoring.longer import MANY, there_and_back, with_many

SQUARE, WIDE = np.eye(2), np.ones((2, 3))


def test_sizes_come_once_more_from_the_last_to_the_first():
    assert there_and_back([2, 3, 1]) == [2, 3, 1, 1, 3, 2]


@pytest.mark.parametrize(("entries", "at"), [([WIDE, SQUARE], 1), ([WIDE, WIDE[0]], 0)])
@pytest.mark.parametrize("made", [lambda array: array, lambda array: (array, np.ones(2))])
def test_what_fits_behind_itself_comes_many_times(entries, at, made):
    entries = [made(entry) for entry in entries]
    longer = with_many(entries)
    assert len(longer) == MANY + 1
    assert all(each is entries[at] for each in longer[at : at + MANY])


@pytest.mark.parametrize("value", [[], [2, WIDE], ["layers =", (WIDE, WIDE[0])], (WIDE, WIDE), WIDE, [()], 3, None])
def test_what_is_no_list_of_arrays_stays(value):
    assert with_many(value) is value
    assert there_and_back(value) is value
