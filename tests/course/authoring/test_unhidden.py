"""Numbers that are minute show where nothing hides them: what hides them is zero there."""

import numpy as np
import pytest

from course.authoring.unhidden import unhidden
from nnkit.check.cases import Case
from tests.course.authoring import probed

X, W = np.array([[0.5, -1.0], [2.0, 1.5]]), np.array([1.0, -2.0])


def planned(reference, case, **more):
    return probed.planned(unhidden, reference, [case], **more)


def told(answer, reference, case, **more):
    return probed.told(unhidden, answer, reference, [case], **more)


def affine(X, w, b):
    return X @ w + b


def cut_off(z):
    return np.where(np.abs(z) < 1e-8, 0, z)


def fires(x, w, b):
    return 1 if x @ w + b > 0 else 0


@pytest.mark.parametrize(
    ("answer", "reference", "case"),
    [
        (lambda z: cut_off(z), np.copy, Case(X)),
        (lambda X, w, b: cut_off(affine(X, w, b)), affine, Case(X, W, 0.5)),
        (lambda X, w, b: cut_off(affine(X, w, b)), affine, Case(X, W, np.array([0.5, 1.0]))),
        (lambda x, w, b: 1 if x @ w + b > 1e-8 else 0, fires, Case(X[0], W, -0.5)),
        (lambda X, b, c: cut_off(X.sum() + b + c), lambda X, b, c: X.sum() + b + c, Case(X, W, W + 1)),
    ],
    ids=["as it is", "a number zero", "an array zero", "a jump", "two zero"],
)
def test_what_is_cut_off_far_down_is_found(answer, reference, case):
    assert told(answer, reference, case) == "tiny numbers"


def test_a_difference_that_is_cut_off_is_found():
    assert told(lambda a, b: cut_off(a - b), lambda a, b: a - b, Case(X, 2 * X), never={"zero": ""}) == "tiny numbers"


def test_what_is_not_excluded_only_is_asked():
    never = {"tiny X": "", "zero b": "", "tiny b": "", "tiny w": ""}
    assert planned(affine, Case(X, W, 0.5), never=never)[1] == []
    assert told(lambda X, w, b: cut_off(affine(X, w, b)), affine, Case(X, W, 0.5), never={"zero": "none is 0"}) == ""


def test_one_case_of_each_argument_is_asked():
    _, probes = planned(affine, Case(X, W, 0.5))
    assert [each.probe.case.args[2] for each in probes] == [0.0, 0.0, 0.5 * 2.0**-30, 0.5]  # and once both arrays


def mean_square(theta, A, b):
    return float(np.mean((A @ theta - b) ** 2))


@pytest.mark.parametrize(
    "answer",
    [
        lambda theta, A, b: max(mean_square(theta, A, b), 1e-20),
        lambda theta, A, b: 0.0 if mean_square(theta, A, b) < 1e-24 else mean_square(theta, A, b),
        lambda theta, A, b: mean_square(theta, A, b) + 1e-28,
    ],
    ids=["at least", "cut off", "added"],
)
def test_an_outcome_that_shrinks_with_an_argument_has_all_its_digits(answer):
    case = Case(W, X, np.array([0.5, -1.5]))
    assert told(answer, mean_square, case) == "tiny numbers"
    by_parts = told(lambda t, A, b: float(((A @ t) ** 2 - 2 * b * (A @ t) + b**2).mean()), mean_square, case)
    assert by_parts == ""


def test_where_something_stays_that_may_cancel_no_digit_is_asked_for():
    def between(final, lr):
        return final + (lr - final) * 0.0

    assert told(lambda final, lr: (final + lr) / 2 - (lr - final) / 2, between, Case(0.3, 0.7)) == ""
    assert told(lambda x: 1 - np.cos(x), lambda x: 2 * np.sin(x / 2) ** 2, Case(X)) == ""
