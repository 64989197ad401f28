"""A student's program with a small change of it."""

import ast

import pytest

from nnkit.check.repair.edits import Edit
from nnkit.check.repair.program import MOST_BITS, OutOfTimeError, program_in

POWERS = ["return n // 10**5", "m = 10\n    m **= 5\n    return n // m"]


def with_n(text):
    """The program whose exponent 5 has become n."""
    program = program_in(f"def answer(n):\n    {text}\n", "answer")
    (holder,) = [node for node in ast.walk(program.tree) if isinstance(getattr(node, "op", None), ast.Pow)]
    name = "right" if isinstance(holder, ast.BinOp) else "value"
    number = getattr(holder, name)
    edit = Edit("number for a quantity", number, holder, name, ast.copy_location(ast.Name("n", ast.Load()), number))
    return program, edit


@pytest.mark.parametrize("text", POWERS)
def test_a_power_that_no_clock_would_end_is_refused(text):
    program, edit = with_n(text)
    before = ast.unparse(program.tree)
    answer = program.with_change(edit, 10.0)
    assert ast.unparse(program.tree) == before
    assert answer(3000) == 0
    with pytest.raises(OutOfTimeError):
        answer(MOST_BITS)


def test_a_product_that_becomes_a_power_is_watched():
    program = program_in("def answer(n):\n    return n // (10 * n)\n", "answer")
    (holder,) = [node for node in ast.walk(program.tree) if isinstance(getattr(node, "op", None), ast.Mult)]
    answer = program.with_change(Edit("Mult for Pow", holder, holder, "op", ast.Pow()), 10.0)
    with pytest.raises(OutOfTimeError):
        answer(MOST_BITS)


def test_a_power_that_is_put_in_is_watched():
    program = program_in("def answer(n):\n    return n // 7\n", "answer")
    (holder,) = [node for node in ast.walk(program.tree) if isinstance(node, ast.BinOp)]
    power = ast.copy_location(ast.BinOp(ast.Constant(10), ast.Pow(), ast.Name("n", ast.Load())), holder)
    edit = Edit("number for a quantity", holder.right, holder, "right", ast.fix_missing_locations(power))
    with pytest.raises(OutOfTimeError):
        program.with_change(edit, 10.0)(MOST_BITS)


def test_another_process_refuses_it_too():
    program, edit = with_n(POWERS[0])
    assert "10 ** __nnkit_exponent__(n)" in program.text_with(edit)
