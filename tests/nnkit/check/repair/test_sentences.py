"""Every small change of a program has words: a student with operators that nobody thought of is told something."""

import ast

import pytest

from nnkit.check.repair.candidates import candidates
from nnkit.check.repair.sentences import family, says

BINARY = [operator() for operator in ast.operator.__subclasses__()]


def kinds_of(text):
    return {edit.kind for _, edit in candidates(ast.parse(text))}


@pytest.mark.parametrize("operator", BINARY, ids=lambda operator: type(operator).__name__)
def test_of_each_operation(operator):
    operation = ast.unparse(ast.BinOp(ast.Name("a"), operator, ast.Name("b")))
    sign = operation[2:-2]
    kinds = kinds_of(f"def f(a, b, c):\n    a {sign}= c\n    return a {sign} b {sign} g(c)\n")
    assert f"{type(operator).__name__} too many" in kinds
    for kind in kinds:
        assert family(kind) and says(kind), kind


@pytest.mark.parametrize("number", ["1e309", "1e308", f"{10**400}", "3j", "-0.0"])
def test_of_numbers_at_the_end_of_all(number):
    assert all(map(says, kinds_of(f"def f(x):\n    least = {number}\n    return min(least, *x)\n")))


def test_of_calls_without_a_name_and_of_every_kind_of_line():
    text = """
def f(x, fs=(), *, n=2):
    "What it does."
    for i, (a, b) in enumerate(zip(x, x[1:n])):
        while not a < b <= n or a is None:
            a, b = -b, ~a
        if i in (1, 2) and (c := fs[0](a)) != 0.5:
            continue
        total = {k: v for k, v in fs if k} | {1} if c else [*x][::-1]
        del total[0]
    try:
        with open(x, mode="r") as file:
            return lambda y: file.read() % y
    except OSError:
        assert n // 2 @ n, f"{n!r}"
    raise ValueError
"""
    kinds = kinds_of(text)
    assert {"call of  too many", "condition turned round", "and or or"} <= kinds
    assert all(family(kind) and says(kind) for kind in kinds)
