"""What an object keeps from one method for another: what comes out of a call, where what went into it is meant."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit, spots

KIND = "result kept for input"
NAME = "__went_in__"  # of the attribute that the input is kept in


def kept_edits(of: ast.ClassDef) -> Iterator[Edit]:
    """`self.slope(self.x)` for `self.slope(self.y)`, where another method computes `self.y` of its argument `x`."""
    methods = [each for each in of.body if isinstance(each, ast.FunctionDef) and each.name != "__init__"]
    for giver in methods:
        given = [each.arg for each in giver.args.args[1:]]
        stored = {_own(target) for line in giver.body if isinstance(line, ast.Assign) for target in line.targets} - {""}
        for taker in methods:
            loads = [spot for spot in spots(taker) if _is_load(spot.node) and _own(spot.node) in stored]
            for name in given if taker is not giver else ():
                for spot in loads:
                    input_ = ast.Attribute(ast.Name("self", ast.Load()), NAME, ast.Load())
                    yield replace(spot.replaced(KIND, input_), others=(_keeping(giver, name),))


def _own(node: ast.AST) -> str:
    """The name of an attribute of `self`, or ""."""
    match node:
        case ast.Attribute(value=ast.Name(id="self")):
            return node.attr
    return ""


def _is_load(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Load)


def _keeping(method: ast.FunctionDef, name: str) -> Edit:
    """The method with a first line that keeps one of its arguments."""
    line = ast.parse(f"self.{NAME} = {name}").body[0]
    for node in ast.walk(line):
        ast.copy_location(node, method.body[0])
    return Edit(KIND, method.body[0], method, "body", [line, *method.body])
