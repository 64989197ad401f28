"""Other types of numbers show what a type of fewer digits, or of fewer bits, makes of them."""

import numpy as np

from course.authoring.promised import promised
from nnkit.check.cases import Case
from nnkit.check.promises import Dtypes
from tests.course.authoring import probed

WHOLE = Case(np.array([21.0, 16.0, 25.0]), np.array([20.0, 18.0, 25.0]))


def told(answer, reference, case, **more):
    return probed.told(promised, answer, reference, [case], task="{promises}", **more)


def squared_error(a, y):
    return np.mean((a - y) ** 2)


def test_a_difference_cut_to_the_first_ones_type_shows_beside_fractions():
    cut = lambda a, y: np.mean((a - y).astype(a.dtype) ** 2)  # noqa: E731
    assert told(cut, squared_error, WHOLE, promises=[Dtypes("a", "y")]) == "another type of number"


def test_whole_numbers_larger_than_few_bits_hold_are_tried():
    def in_few_bits(a, y):
        return np.mean((a.astype(np.int16) if a.dtype.kind == "i" else a) ** 2 - 2.0 * a * y + 1.0 * y * y)

    assert told(in_few_bits, squared_error, WHOLE, promises=[Dtypes("a", "y")]) == "large whole numbers"


def test_large_ones_are_not_tried_where_they_never_come():
    _, probes = probed.planned(
        promised, squared_error, [WHOLE], task="{promises}", promises=[Dtypes("a", "y")], never={"large a": "shares"}
    )
    assert max(np.abs(each.probe.case.args[0]).max() for each in probes) == 25.5


def test_other_types_come_where_they_matter():
    def step(w, x):
        return w + x * (w @ x < 0)

    def in_few_bits(w, x):
        return w + (x.astype(np.int16) if x.dtype.kind == "i" else x) * (w @ x < 0)

    w = np.array([0.5, -1.25])
    idle, moving = (Case(w, sign * np.array([40.0, 3.0])) for sign in (1, -1))
    promises = [Dtypes("x")]
    found = probed.told(promised, in_few_bits, step, [idle, moving], task="{promises}", promises=promises)
    assert found == "large whole numbers"
