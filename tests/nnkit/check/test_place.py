"""The place of an exception is the operation that raised it, whatever a library says about it."""

import math

import numpy as np
import pytest

from nnkit.check.door import PlainDoor

A, B = np.ones((2, 3)), np.ones(5)


def inner(x):
    return x["missing"]


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        (lambda: A * B, "Mult"),
        (lambda: np.multiply(A, B), "Mult"),
        (lambda: A @ B, "MatMult"),
        (lambda: np.dot(A, B), "MatMult"),
        (lambda: 1 / (1 + math.exp(-A)), "math"),
        (lambda: math.log1p(A), "math"),
        (lambda: max(0, A), "truth"),
        (lambda: 1 if A > 0 else 0, "truth"),
        (lambda: np.max([0, A]), "max"),
        (lambda: A[7], "Subscript"),
        (lambda: A.rows, "Attribute"),
        (lambda: nowhere + 1, "Name"),  # noqa: F821
        (lambda: np.sum(np.concatenate([A, B])), "concatenate"),
        (lambda: (
            A
            - B
        ), "Sub"),
        (lambda: inner({}), "Subscript"),
        (eval("lambda: A * B", {"A": A, "B": B}), ""),
    ],
)  # fmt: skip
def test_the_operation_is_named(answer, place):
    assert PlainDoor(answer).call((), {}).problem.place == place
