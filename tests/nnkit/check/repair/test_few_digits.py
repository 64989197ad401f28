"""Numbers that are kept in a type of few bits, named in whatever way."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case
from nnkit.check.repair.few_digits import KIND, few_digits_edits
from tests.nnkit.check.repair.test_repair import looked

CASES = [Case(np.array(y), 400) for y in ([0, 399, 2], [300, 1], [128, 5, 257, 9], [1, 2])]
RIGHT = "def answer(y, k):\n    return (y[:, None] == np.arange(k)) * 1\n"


@pytest.mark.parametrize(
    "body",
    ["(np.asarray(y, np.int8)[:, None] == np.arange(k)) * 1",
     "(y.astype('uint8')[:, None] == np.arange(k, dtype='uint8')) * 1"],
)  # fmt: skip
def test_a_type_of_few_bits_is_told(body):
    result = looked(RIGHT, f"def answer(y, k):\n    return {body}\n", CASES)
    assert result.misconception == KIND and result.where.startswith("Line 2, ")


def test_all_types_are_changed_at_once_and_large_ones_left():
    tree = ast.parse("def f(x):\n    return np.float32(x).astype('half') + np.int64(x) + x.astype(np.uint16)")
    (edit,) = few_digits_edits(tree.body[0])
    with edit.made():
        assert ast.unparse(tree).endswith("np.float64(x).astype('float64') + np.int64(x) + x.astype(np.int64)")
    assert list(few_digits_edits(ast.parse("def f(x):\n    return np.float64(x)").body[0])) == []
