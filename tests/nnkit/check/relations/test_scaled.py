"""A table that is filled, moved or scaled by other rows' numbers than it should be: a leak is told as one."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import told

RNG = np.random.default_rng(11)


def with_gaps(n):
    table = RNG.normal(2, 3, size=(n, 3)) * [1, 5, 0.3]
    table[1, 0] = table[2, 1] = np.nan
    return table


WHOLE = [Case(*(RNG.normal(2, 3, size=(n, 3)) * [1, 5, 0.3] for n in sizes)) for sizes in ((9, 4, 5), (8, 3, 6))]
GAPPY = [Case(*(with_gaps(n) for n in sizes)) for sizes in ((9, 4, 5), (8, 3, 6))]
ROWS = [Case(RNG.normal(2, 3, size=(n, 2)), np.arange(n)[::2], np.arange(n)[1::2]) for n in (9, 12)]


def piles(*tables, fill=0, move=0, scale=0, ddof=0):
    """Each table filled, moved and scaled by the one of that number, by all (None), or by itself ("own")."""

    def of(which, own, among):
        return own if which == "own" else np.concatenate(among) if which is None else among[which]

    filled = [np.where(np.isnan(own), np.nanmedian(of(fill, own, tables), axis=0), own) for own in tables]
    return tuple(
        (own - of(move, own, filled).mean(axis=0)) / of(scale, own, filled).std(axis=0, ddof=ddof) for own in filled
    )


def known_first(*tables):
    """The gaps are filled as they should be, but mean and deviation are those of the numbers that were there before."""
    mean, deviation = np.nanmean(tables[0], axis=0), np.nanstd(tables[0], axis=0)
    filled = [np.where(np.isnan(own), np.nanmedian(tables[0], axis=0), own) for own in tables]
    return tuple((own - mean) / deviation for own in filled)


def rows_of(X, train, test, by=None):
    """Both piles of rows, by the numbers of the training rows or of those given."""
    of = X[train] if by is None else by
    return tuple((X[pile] - of.mean(axis=0)) / of.std(axis=0) for pile in (train, test))


NAMED = [
    ("all rows", lambda *t: piles(*t, move=None, scale=None), WHOLE,
     ["What comes back is made with other numbers", "the mean of each column of all rows together", "stay unseen"]),
    ("each by its own", lambda *t: piles(*t, move="own", scale="own"), WHOLE,
     ["the mean of each column of its own rows, where the mean of each column of the first argument is meant"]),
    ("the mean alone", lambda *t: piles(*t, move=None), WHOLE, ["what is taken off is", "all rows together"]),
    ("the deviation alone", lambda *t: piles(*t, scale=None), WHOLE, ["what it is divided by is", "all rows together"]),
    ("gaps from all rows", lambda *t: piles(*t, fill=None), GAPPY,
     ["its gaps are filled with the median of all rows together, where the median of the first argument is meant"]),
    ("gaps by its own", lambda *t: piles(*t, fill="own"), GAPPY,
     ["A part of what comes back", "its gaps are filled with the median of its own rows"]),
    ("all by all, with gaps in one", lambda *t: piles(*t, move=None, scale=None), [WHOLE[0], GAPPY[0]],
     ["the mean of each column of all rows together", "the deviation of each column of all rows together"]),
    ("measured before filling", lambda *t: known_first(*t), GAPPY,
     ["the mean of each column of the known numbers of the first", "the deviation of each column of the known"]),
    ("n - 1", lambda *t: piles(*t, ddof=1), GAPPY, ["the deviation of each column with n - 1 of the first argument"]),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "cases", "says"), [each[1:] for each in NAMED], ids=[each[0] for each in NAMED])
def test_the_rows_that_are_looked_at_are_told(answer, cases, says):
    name, message = told(piles, answer, cases)
    assert name == "measured on other rows"
    assert all(each in message for each in says), message


def test_rows_that_are_given_by_number_are_known():
    says = told(rows_of, lambda X, train, test: rows_of(X, train, test, X), ROWS)[1]
    assert "the mean of each column of the first argument, where" in says
    assert "of the rows of the first argument in the second argument is meant" in says


LOOK_ALIKES = [
    lambda *t: tuple(table + 0.1 * k for k, table in enumerate(piles(*t))),  # not a mean of anything
    lambda *t: tuple(np.tanh(table) for table in piles(*t)),  # not moved and scaled
    lambda *t: tuple(table * RNG.uniform(1, 2) for table in piles(*t)),
]


@pytest.mark.parametrize("answer", LOOK_ALIKES)
def test_other_tables_are_told_no_leak(answer):
    assert told(piles, answer, WHOLE)[0] != "measured on other rows"


def test_where_what_is_wanted_is_not_so_made_nothing_is_said():
    right, answer = (lambda *t: tuple(np.sinh(table) for table in t)), (lambda *t: piles(*t, move=None, scale=None))
    assert told(right, answer, WHOLE)[0] != "measured on other rows"


def test_a_pile_of_one_row_is_no_hindrance():
    cases = [Case(RNG.normal(2, 3, size=(n, 3)), RNG.normal(size=(1, 3)), RNG.normal(size=(4, 3))) for n in (7, 8)]
    assert told(piles, lambda *t: piles(*t, move=None, scale=None), cases)[0] == "measured on other rows"


def test_a_column_that_is_the_same_in_every_row_is_left_out():
    tables = [[table.copy() for table in case.args] for case in WHOLE]
    for table in tables[0] + tables[1]:
        table[:, 1] = 4.0

    def undivided(*given, **ways):
        with np.errstate(all="ignore"):
            return tuple(np.where(np.isfinite(table), table, 0.0) for table in piles(*given, **ways))

    name, _ = told(undivided, lambda *t: undivided(*t, scale=None), [Case(*each) for each in tables])
    assert name == "measured on other rows"
