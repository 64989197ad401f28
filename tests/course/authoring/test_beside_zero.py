"""Where an outcome jumps at 0 it does so at 0: thresholds of one's own are found, however small."""

import numpy as np
import pytest

from course.authoring.beside_zero import beside_zero
from course.authoring.changes import NEAR
from nnkit.check.cases import Case
from tests.course.authoring import probed

X, W = np.array([0.5, -1.0]), np.array([1.0, -2.0])


def planned(reference, case, **more):
    return probed.planned(beside_zero, reference, [case], **more)[1]


def told(answer, reference, case, **more):
    return probed.told(beside_zero, answer, reference, [case], **more)


def fires(x, w, b):
    return 1 if x @ w + b > 0 else 0


def larger_one(x, y):
    return 0 if x > y else 1


@pytest.mark.parametrize("threshold", [1e-9, 1e-12, -1e-9, -1e-12])
@pytest.mark.parametrize(
    ("answer", "reference", "case"),
    [
        (lambda t, x, w, b: 1 if x @ w + b > t else 0, fires, Case(X, W, -0.5)),
        (lambda t, x, y: 0 if x > y + t else 1, larger_one, Case(1.0, -2.0)),
        (lambda t, z: np.where(z > t, 1.0, 0.0), lambda z: np.where(z > 0, 1.0, 0.0), Case(X)),
    ],
    ids=["a sum", "two numbers", "an array"],
)
def test_a_threshold_of_ones_own_is_found_on_either_side(threshold, answer, reference, case):
    assert told(lambda *given: answer(threshold, *given), reference, case) == "beside zero"


def test_both_sides_are_tried_and_neither_twice():
    ways = [each.probe.case.args for each in planned(larger_one, Case(-1.0, -2.0))]
    assert ways == [(-NEAR, 0.0), (NEAR, 0.0), (0.0, -2 * NEAR), (0.0, 2 * NEAR)]


@pytest.mark.parametrize(
    ("reference", "case"),
    [(lambda z: np.maximum(z, 0), Case(X)), (lambda z: z > 0, Case(np.array([1.0, 2.0]))), (fires, Case(X, W, 0))],
    ids=["no jump", "nothing negative", "hidden by a whole number"],
)
def test_nothing_is_asked_where_nothing_jumps_or_no_sign_is_shown(reference, case):
    assert not [each for each in planned(reference, case) if each.probe.case.args[-1] != 0]


@pytest.mark.parametrize("said", ["tiny x", "mirrored x"])
def test_what_is_excluded_is_not_asked(said):
    assert not [each for each in planned(larger_one, Case(-1.0, -2.0), never={said: ""}) if each.probe.case.args[0]]


def test_single_precision_keeps_its_marks():
    assert told(lambda x, w, b: fires(x.astype("f4"), w.astype("f4"), np.float32(b)), fires, Case(X, W, -0.5)) == ""
