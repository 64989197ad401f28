"""Small changes from the entries of a matrix to the matrix itself: its inverse, its eigenvalues, all products."""

import ast
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, Spot, filled
from nnkit.check.repair.operators import called
from nnkit.check.repair.scope import Scope

INVERSE, DIVIDED = "entries for the inverse", "matrix for its inverse"
EIGEN, TABLE, IDENTITY = "no eigenvalues", "number for a table", "1 for the identity"
DIAGONAL, LENGTH, SYMMETRIC = "diagonal alone", "sizes for a length", "as if symmetric"
OF_ENTRIES = {"max": "max", "min": "min", "amax": "max", "amin": "min"}  # of all entries
EIGENVALUES = "np.linalg.eigvalsh(_)"


def algebra_edits(spot: Spot, scope: Scope) -> Iterator[Edit]:
    """What of a matrix may be meant by an expression."""
    node = spot.node
    stretch = node.value if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) else node
    if isinstance(stretch, ast.Call) and _is_stretch(stretch, whole=stretch is node):
        yield spot.replaced(EIGEN, filled("np.max(np.abs(np.linalg.eigvals(_)))", stretch.args[0]))
    if isinstance(node, ast.Call):
        yield from (spot.replaced(kind, new) for kind, new in _of_call(node))
        if called(node) == "sum" and (squares := _with_squares(node)) is not None:
            yield spot.replaced(LENGTH, filled("np.sqrt(_)", squares))
    if not isinstance(node, ast.BinOp):
        return
    if isinstance(node.op, ast.Div):
        if isinstance(node.left, ast.Constant) and node.left.value == 1:
            yield spot.replaced(INVERSE, filled("np.linalg.inv(_)", node.right))
        elif isinstance(node.right, ast.Call) and (of := _diagonal_of(node.right)) is not None:
            yield spot.replaced(DIAGONAL, _solved(of, node.left))
    if isinstance(node.op, ast.Pow) and ast.unparse(node.right) in ("-1", "-1.0"):
        yield spot.replaced(INVERSE, filled("np.linalg.inv(_)", node.left))
    if isinstance(node.op, ast.MatMult):
        yield spot.replaced(DIVIDED, _solved(node.left, node.right))
        if ast.dump(node.left) == ast.dump(node.right):
            yield spot.replaced(TABLE, filled("np.outer(_, _)", node.left))
    if isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Constant) and node.left.value == 1:
        for name in scope.names[:6]:
            yield spot.replaced(IDENTITY, filled("np.eye(len({})) - _", node.right, name))


def _of_call(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    name, of = called(node), _only_argument(node)
    numpys = ast.unparse(node.func).startswith("np.")
    if name == "dot" and not numpys and of is not None and isinstance(node.func, ast.Attribute):
        yield DIVIDED, _solved(node.func.value, of)
    if name in ("dot", "inner", "vdot", "matmul") and numpys and len(node.args) == 2:
        yield DIVIDED, _solved(*node.args)
        if ast.dump(node.args[0]) == ast.dump(node.args[1]):
            yield TABLE, filled("np.outer(_, _)", node.args[0])
    if name == "norm" and of is not None:
        yield EIGEN, filled("np.linalg.norm(_, 2)", of)
    if (diagonal := _diagonal_of(node)) is not None:
        yield EIGEN, filled(EIGENVALUES, diagonal)
    if name in OF_ENTRIES and (all_of := of if numpys else _method_of(node)) is not None:
        yield EIGEN, filled(f"np.{OF_ENTRIES[name]}({EIGENVALUES})", all_of)
    if name in OF_ENTRIES and isinstance(of, ast.GeneratorExp | ast.ListComp) and _is_diagonal_entry(of.elt):
        assert isinstance(of.elt, ast.Subscript)
        yield EIGEN, filled(f"np.{OF_ENTRIES[name]}({EIGENVALUES})", of.elt.value)
    if name in ("eigvalsh", "svd", "svdvals") and node.args:
        yield SYMMETRIC if name == "eigvalsh" else EIGEN, filled("np.linalg.eigvals(_)", node.args[0])
    if name == "eigvals" and node.args:
        yield EIGEN, filled("np.linalg.svd(_, compute_uv=False)", node.args[0])


def _with_squares(node: ast.Call) -> ast.expr | None:
    """A sum of sizes with squares in their place; None of one that sums no sizes."""
    sizes = [inner for inner in ast.walk(node) if isinstance(inner, ast.Call) and called(inner) in ("abs", "absolute")]
    if len(sizes) != 1 or _only_argument(sizes[0]) is None:
        return None
    text = ast.unparse(node).replace(ast.unparse(sizes[0]), f"(({ast.unparse(sizes[0].args[0])}) ** 2)")
    return ast.parse(text, mode="eval").body


def _is_stretch(node: ast.Call, whole: bool) -> bool:
    """Whether it is the largest stretch of a matrix: its norm, or, with an index behind it, of its singular values."""
    return bool(node.args) and called(node) in (("norm",) if whole else ("svd", "svdvals"))


def _solved(matrix: ast.expr, right: ast.expr) -> ast.expr:
    made = filled("np.linalg.solve(_, 0)", matrix)
    assert isinstance(made, ast.Call)
    made.args[1] = right
    return made


def _only_argument(node: ast.Call) -> ast.expr | None:
    return node.args[0] if len(node.args) == 1 and not node.keywords else None


def _method_of(node: ast.Call) -> ast.expr | None:
    """What a method without arguments is called on."""
    return node.func.value if isinstance(node.func, ast.Attribute) and not (node.args or node.keywords) else None


def _diagonal_of(node: ast.Call) -> ast.expr | None:
    if called(node) not in ("diag", "diagonal"):
        return None
    return _only_argument(node) or _method_of(node)


def _is_diagonal_entry(node: ast.expr) -> bool:
    """`H[i, i]` or `H[i][i]`."""
    if not isinstance(node, ast.Subscript):
        return False
    if isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 2:
        return ast.dump(node.slice.elts[0]) == ast.dump(node.slice.elts[1])
    return False
