"""Numbers that are kept in a type of few bits, named in whatever way."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.few_digits import KIND, few_digits_edits
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import looked

CASES = [Case(np.array(y), 400) for y in ([0, 399, 2], [300, 1], [128, 5, 257, 9], [1, 2])]
RIGHT = "def answer(y, k):\n    return (y[:, None] == np.arange(k)) * 1\n"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("(np.asarray(y, np.int8)[:, None] == np.arange(k)) * 1", {KIND}),
        ("(y.astype('uint8')[:, None] == np.arange(k, dtype='uint8')) * 1", {KIND}),
        ("(np.asarray(y, np.int8)[:, None] == np.arange(k)) * 2", set()),
    ],
)
def test_a_type_of_few_bits_is_told(body, kinds):
    assert kinds_that_mend(RIGHT, f"def answer(y, k):\n    return {body}\n", CASES, few_digits_edits) == kinds


def test_a_look_tells_it():
    wrong = "def answer(y, k):\n    return (np.asarray(y, np.int8)[:, None] == np.arange(k)) * 1\n"
    assert looked(RIGHT, wrong, CASES).misconception == KIND


def test_all_types_are_changed_at_once_and_large_ones_left():
    tree = ast.parse("def f(x):\n    return np.float32(x).astype('half') + np.int64(x) + x.astype(np.uint16)")
    (edit,) = few_digits_edits(tree.body[0])
    with edit.made():
        assert ast.unparse(tree).endswith("np.float64(x).astype('float64') + np.int64(x) + x.astype(np.int64)")
    assert list(few_digits_edits(ast.parse("def f(x):\n    return np.float64(x)").body[0])) == []
