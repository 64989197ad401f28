"""Lists with entries too many or too few are told so, and where; each place beside look-alikes."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.relations.leaves import Leaf
from nnkit.check.relations.listed import listed_slip
from tests.nnkit.check.relations.test_relate import told
from tests.nnkit.check.repair.test_repair import looked

TEXTS = [Case("a b", 2), Case("", 3), Case("c a d", 2)]


def rows(text, n):
    return [[word] * n for word in text.split()]


def named(*pairs):
    call = Case()
    found = listed_slip([Leaf(i, (), want, got, True, call) for i, (want, got) in enumerate(pairs)])
    return found and found[0]


@pytest.mark.parametrize(
    ("name", "pairs"),
    [("entries before", (([1, 2], [7, 1, 2]), ([], [7]), ([3], [8, 9, 3]))),
     ("entries behind", (([1, 2], [1, 2, 7]), ([], [7]), ([3], [3, 9, 8]))),
     ("entries too many", (([1, 2], [7, 1, 2]), ([3, 4], [3, 4, 9]))),
     ("first entries missing", (([1, 2, 4], [2, 4]), ([7], []), ([3, 5], [5]))),
     ("last entries missing", (([1, 2, 4], [1, 2]), ([7], []), ([3, 5], [3]))),
     ("entries missing", (([1, 2, 4], [1, 4]), ([3, 5, 6], [5]))),
     ("entries before", ((np.array([1.5, 2]), np.array([0.5, 1.5, 2])), (np.array([3.5]), np.array([4, 3.5])))),
     ("entries behind", ((np.eye(3), np.eye(5, 3)), (np.eye(2), np.eye(3, 2)))),
     ("entries before", (([["a"], ["b"]], [["n"], ["a"], ["b"]]), ([["c"]], [["m"], ["c"]])))],
)  # fmt: skip
def test_where_the_entries_are_too_many_or_too_few(name, pairs):
    assert named(*pairs) == name


@pytest.mark.parametrize(
    "pairs",
    [(([1, 2], [7, 1, 3]), ([4, 5], [6, 4, 5])),  # one is wrong as well
     (([1, 2, 3], [1, 2, 3, 4]), ([1, 2, 3], [1, 2])),  # too many and too few
     (([1, 2, 3], [2, 1, 3, 4]), ([5, 6], [5, 6, 7])),  # in another order
     (([], [1]), ([2], [2, 3])),  # too few to tell
     (([1, 2, 3, 4], [0, 1, 2, 3, 4]),),  # a single case
     (([1, 2, 3], [1, 2, 4]), ([1, 2, 3], [1, 2, 4])),  # as many
     ((["a"] * 300, ["a"] * 301), (["b"] * 300, ["b"] * 301)),  # too long to look at
     (("abc", ["x", "a", "b", "c"]), ("de", ["y", "d", "e"])),
     ((np.array(2.0), [1.0, 2.0]), (np.array(3.0), [4.0, 3.0])),  # one number
     ((["a", "b", "c"], "xabc"), (["a", "b"], "xab"))],  # no list
)  # fmt: skip
def test_look_alikes_are_not_named(pairs):
    assert named(*pairs) is None


def test_the_first_line_of_a_table_stands_among_its_rows():
    name, says = told(lambda text, n: (n, rows(text, n)), lambda text, n: (n, [["head"] * n, *rows(text, n)]), TEXTS)
    assert name == "list: entries before"
    assert says == "Of what comes back, value 2 of 2, has more entries, before the right ones: where does it start?"


def test_a_cause_is_told_before_what_is_missing():
    cases = [Case(np.arange(n) + 0.5) for n in (4, 5, 6)]
    assert told(lambda x: 2 * x, lambda x: 2 * x[:-1], cases)[0] == "lacks 1"


def test_an_argument_that_is_never_used_says_more():
    text = "def answer(words, count):\n    return sorted(words)\n"
    cases = [Case([2.5, 1, 3], 2), Case([5, 4.5], 1), Case([7, 6, 8.5, 9], 2)]
    assert looked(text.replace("(words)", "(words)[:count]"), text, cases, look=0).misconception == "an argument unused"
