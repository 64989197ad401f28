"""How much code a cell holds, however it is broken into lines: what is read, and what only draws, is counted alike in a
narrow cell and in a wide one."""

import ast
import math

LINE = 120  # characters, beyond which a statement counts as two lines


def lines_of(source: str) -> int:
    """Lines of the cell if each statement had one of its own: more for a long one, one for the head of a compound."""
    return sum(lines_of_statement(node) for node in statements(source))


def statements(source: str) -> list[ast.stmt]:
    """All statements of a cell, those inside others too."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]


def lines_of_statement(node: ast.stmt) -> int:
    return 1 if hasattr(node, "body") else math.ceil(len(ast.unparse(node)) / LINE)
