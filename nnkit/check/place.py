"""Where in a student's code an exception was raised: which operation, in words that no library chooses.

return X * w                       "Mult"     an operator; `np.multiply` is the same
return X[5]                        "Subscript"
return np.concatenate([X, w])      "concatenate"     a call, by the last name of what is called
return 1 / (1 + math.exp(-z))      "math"     whichever function of math it is: all take one number
return max(0, z)                   "truth"    a comparison, or a builtin that compares: it wants one yes or no
"""

import ast
import itertools
import linecache
import textwrap
import types
from typing import Any

# functions that are an operator written out
OPERATORS = {
    "add": "Add",
    "subtract": "Sub",
    "multiply": "Mult",
    "divide": "Div",
    "true_divide": "Div",
    "power": "Pow",
    "dot": "MatMult",
    "matmul": "MatMult",
    "inner": "MatMult",
    "einsum": "MatMult",
}


COMPARING = {"max", "min", "sorted", "bool", "any", "all"}


def place_of(traceback: types.TracebackType) -> str:
    """The operation at the traceback's own frame, or "" where its text is not to be had."""
    code = traceback.tb_frame.f_code
    if traceback.tb_lasti < 0:
        return ""
    positions = next(itertools.islice(code.co_positions(), traceback.tb_lasti // 2, None))
    known = [each for each in positions if each is not None]
    if len(known) < len(positions):  # Python was told to keep no columns
        return ""
    first, last, start, end = known
    lines = [
        linecache.getline(code.co_filename, number, traceback.tb_frame.f_globals) for number in range(first, last + 1)
    ]
    lines[-1] = lines[-1].encode()[:end].decode(errors="replace")
    lines[0] = lines[0].encode()[start:].decode(errors="replace")
    text = textwrap.dedent("".join(lines)).strip()
    for form in (text, f"({text})") if text else ():
        try:
            node = ast.parse(form).body[0]
        except SyntaxError:
            continue
        return _operation(node.value if isinstance(node, ast.Expr) else node, traceback.tb_frame)
    return ""


def _operation(node: ast.AST, frame: types.FrameType) -> str:
    if isinstance(node, ast.Call):
        called = node.func
        if getattr(_called(called, frame), "__module__", None) == "math":
            return "math"
        if isinstance(called, ast.Name) and called.id == "sum":
            return "Add"
        if isinstance(called, ast.Name):
            return "truth" if called.id in COMPARING and called.id not in frame.f_globals else called.id
        return OPERATORS.get(called.attr, called.attr) if isinstance(called, ast.Attribute) else "Call"
    if isinstance(node, ast.Compare | ast.BoolOp) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return "truth"
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.UnaryOp):
        return type(node.op).__name__
    return type(node).__name__


def _called(node: ast.AST, frame: types.FrameType) -> Any:
    """What a name means, or an attribute of a module; nothing else is asked."""
    if isinstance(node, ast.Name):
        return frame.f_globals.get(node.id)
    if isinstance(node, ast.Attribute):
        module = _called(node.value, frame)
        return vars(module).get(node.attr) if type(module) is types.ModuleType else None
    return None
