"""A fact of the text is said where it explains what came, and names what is missing where just one thing is unused."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.from_text import fact_for, which_is_missing, wrong_end
from nnkit.check.repair.facts import FROM_THE_END, UNPACKED, Fact
from tests.nnkit.check.repair.test_repair import TABLES, looked

UNUSED, IDLE = Fact("an argument unused", ("b",)), Fact("an attribute idle", ("v",))
END, GIVEN = Fact(FROM_THE_END, ("the second argument",)), Fact(UNPACKED, ("s",))


@pytest.mark.parametrize(
    ("facts", "later", "said"),
    [([UNUSED, IDLE], False, UNUSED), ([IDLE, UNUSED], False, UNUSED), ([IDLE, UNUSED], True, IDLE),
     ([GIVEN, END], True, None)],
)  # fmt: skip
def test_which_fact_explains_what_came(facts, later, said):
    assert fact_for(facts, later) == said


@pytest.mark.parametrize(
    ("where", "said"), [("the second argument is 0", END), ("the first argument is 0", None), (None, None)]
)
def test_a_wrong_end_is_told_where_what_counts_it_is_0(where, said):
    assert wrong_end([UNUSED, END], lambda: where) == said


@pytest.mark.parametrize(
    ("facts", "kind", "says"),
    [
        ([UNUSED], "term missing", " It is given `b`, and never uses it."),
        ([GIVEN, END], "factor missing", " It is given `s` by a call, and never uses it."),
        ([UNUSED, GIVEN], "term missing", ""),  # which of them?
        ([UNUSED], "minus missing", ""),
        ([END], "term missing", ""),
    ],
)
def test_which_thing_is_missing(facts, kind, says):
    assert which_is_missing(facts, kind) == says


def test_what_is_missing_is_named_after_the_slip():
    right = "def answer(X, w, b):\n    return 3 * (X @ w) + b\n"
    told = looked(right, "def answer(X, w, b):\n    return 3 * (X @ w)\n", TABLES)
    assert told.message == "One small thing is wrong: a term is missing. It is given `b`, and never uses it."


def test_an_end_counted_by_0_is_told_where_that_is_given():
    ends = [Case(np.arange(10.0) ** 2, n) for n in (2, 0, 3, 0, 5)]
    right = "def answer(x, n):\n    return x[: len(x) - n], x[len(x) - n :]\n"
    told = looked(right, "def answer(x, n):\n    return x[:-n], x[-n:]\n", ends)
    assert told.message.startswith("Where the second argument is 0, `[-0:]` is all of it")


def test_what_a_call_gives_and_nobody_reads():
    text = "def answer(x):\n    m, s = np.modf(x)\n    return np.cos({})\n"
    cases = [Case(np.array(x)) for x in ([1.5, 2.25, -3.75], [0.5, 7.125], [2.5, -1.25, 4.75])]
    told = looked(text.format("2 * m - s"), text.format("2 * m"), cases)
    assert told.message.endswith("a term is missing. It is given `s` by a call, and never uses it.")
