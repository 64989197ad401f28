"""What is longer or shorter along an axis than asked for."""

import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import RNG, told

WIDE = [Case(RNG.normal(size=(n, 4))) for n in (2, 3, 5)]
STRETCHED = [Case(RNG.normal(size=(4, 3)), (4, 1)), Case(RNG.normal(size=(2, 4, 3)), (1, 3)),
             Case(RNG.normal(size=(5, 2)), (5, 1))]  # fmt: skip


def folded(d, shape):
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


@pytest.mark.parametrize(
    ("name", "right", "answer", "cases"),
    [
        ("not added up along", folded, lambda d, shape: d.sum(axis=tuple(range(d.ndim - len(shape)))), STRETCHED),
        ("first columns", lambda X: 2 * X, lambda X: 2 * X[:, :1], WIDE),
        ("last columns", lambda X: 2 * X, lambda X: 2 * X[:, -2:], WIDE),
        (
            "columns beside the right ones",
            lambda X: 2 * X[:, ::2],
            lambda X: 2 * X,
            [*WIDE, Case(RNG.normal(size=(3, 2)))],
        ),
        ("rows beside the right ones", lambda X: 2 * X[:, ::2].T, lambda X: 2 * X.T, WIDE),
    ],
)
def test_it_is_named(name, right, answer, cases):
    assert told(right, answer, cases)[0] == name


@pytest.mark.parametrize(
    ("right", "answer", "cases"),
    [
        (folded, lambda d, shape: 3 * d, STRETCHED),
        (lambda X: 2 * X, lambda X: 2 * X[:, 1:3], WIDE),
        (lambda X: 2 * X[:, ::-2], lambda X: 2 * X, WIDE),
        (lambda X: X.sum(axis=1, keepdims=True), lambda X: X - X.mean(), WIDE),
    ],
)
def test_look_alikes_are_not(right, answer, cases):
    assert not (told(right, answer, cases)[0] or "").endswith(("along", "columns", "right ones"))
