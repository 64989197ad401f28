"""The place of an exception is the operation that raised it, whatever a library says about it."""

import linecache
import math
import types

import numpy as np
import pytest

from nnkit.check.door import PlainDoor
from nnkit.check.place import place_of
from tests.nnkit.check.judging import called

A, B = np.ones((2, 3)), np.ones(5)


def inner(x):
    return x["missing"]


def grown():
    x = np.ones(2)
    x += B


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
        (lambda: A.rows, "Attribute of an array"),
        (lambda: nowhere + 1, "Name"),  # noqa: F821
        (lambda: np.sum(np.concatenate([A, B])), "concatenate"),
        (lambda: (
            A
            - B
        ), "Sub"),
        (lambda: inner({}), "Subscript"),
        (lambda: sum([A, B]), "Add"),
        (lambda: not A, "truth"),
        (lambda: A > 0 and A, "truth"),
        (lambda: -"a", "USub"),
        (lambda: [3][0](A), "Call"),
        (lambda: A.T.dot(A.T), "MatMult"),
        (lambda: int("x"), "int"),
        (lambda: list(3), "list"),
        (grown, "Add"),
        (eval("lambda: A * B", {"A": A, "B": B}), ""),
    ],
)  # fmt: skip
def test_the_operation_is_named(answer, place):
    assert called(PlainDoor(answer), ()).problem.place == place


def written(text, shown=None, **names):
    """What a cell with this text defines as `answer`; shown: another text that stands where Python looks it up."""
    filename = f"<place {hash((text, shown))}>"
    linecache.cache[filename] = (len(text), None, (shown or text).splitlines(keepends=True), filename)
    exec(compile(text, filename, "exec"), names)
    return names["answer"]


def place(answer):
    return called(PlainDoor(answer), ()).problem.place


def test_a_name_that_the_notebook_gave_away_is_no_builtin():
    text = "def answer():\n    return max(0, 1)\n"
    assert place(written(text, max=3)) == "max"


@pytest.mark.parametrize("shown", ["#\n" + " " * 40, "#\n    return 1 ( / 0"])
def test_a_text_that_is_another_one_by_now_has_no_place(shown):
    assert place(written("def answer():\n    return 1 / 0\n", shown)) == ""


def traceback_at(instruction, positions):
    code = types.SimpleNamespace(co_positions=lambda: iter(positions), co_filename=__file__)
    return types.SimpleNamespace(tb_frame=types.SimpleNamespace(f_code=code, f_globals={}), tb_lasti=instruction)


def test_python_that_keeps_no_columns_has_no_place():
    assert place_of(traceback_at(0, [(1, 1, None, None)])) == ""


def test_a_frame_that_did_not_begin_has_no_place():
    assert place_of(traceback_at(-1, [(1, 1, 0, 3)])) == ""
