"""Small changes of loops: what is set before them, in them and after them."""

import ast
import itertools
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit, is_docstring
from nnkit.check.repair.program import is_watch


def with_body(loop: ast.For | ast.While | ast.If, body: list[ast.stmt]) -> ast.stmt:
    if isinstance(loop, ast.For):
        new: ast.stmt = ast.For(loop.target, loop.iter, body, loop.orelse)
    else:
        new = type(loop)(loop.test, body, loop.orelse)
    return ast.copy_location(new, loop)


def skipped(loop: ast.For | ast.While) -> Iterator[Edit]:
    """After an `if`, the rest of the round is left out."""
    for i, statement in enumerate(loop.body[:-1]):
        if isinstance(statement, ast.If) and not statement.orelse and not isinstance(statement.body[-1], ast.Return):
            skip = ast.copy_location(ast.Continue(), statement.body[-1])
            yield Edit("continue missing", loop.body[i + 1], statement, "body", [*statement.body, skip])


MOST_STARTS = 4  # of what a function counts or adds up


def set_back(function: ast.FunctionDef) -> Iterator[Edit]:
    """What a function sets before a loop, set anew within it, in one case or in each round."""
    starts = [line for name, value in itertools.islice(_starts(function), MOST_STARTS)
              for line in ast.parse(f"{name} = {value}").body]  # fmt: skip
    blocks = [(holder, name, getattr(holder, name)) for loop in ast.walk(function)
              if isinstance(loop, ast.For | ast.While) for holder in ast.walk(loop)
              if isinstance(holder, ast.For | ast.While | ast.If) for name in ("body", "orelse")]  # fmt: skip
    for holder, name, block in blocks:
        last = block[-1] if block else holder
        at = 1 if block and is_watch(block[0]) else 0
        for start in starts if block or isinstance(holder, ast.If) else ():
            anew = ast.copy_location(ast.parse(ast.unparse(start)).body[0], last)
            ast.fix_missing_locations(anew)
            for body in ([*block[:at], anew, *block[at:]], [*block, anew])[: 1 + bool(block)]:
                yield Edit("not set back", last, holder, name, body)


def _starts(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The names that a function gives a number or nothing to begin with."""
    for line in function.body:
        if isinstance(line, ast.Assign):
            target, value = line.targets[0], line.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = [*zip(target.elts, value.elts, strict=False)]
            for name, start in pairs:
                if isinstance(name, ast.Name) and ast.unparse(start) in STARTS:
                    yield name.id, ast.unparse(start)


STARTS = ("0", "1", "0.0", "1.0", "[]", "None", "-1")


def once(holder: ast.AST, block: list[ast.stmt], i: int) -> Iterator[Edit]:
    """A term that is added in each round, added once after the loop."""
    loop = block[i]
    for line in getattr(loop, "body", []):
        value = getattr(line, "value", None)
        if isinstance(line, ast.AugAssign) and isinstance(line.op, ast.Add) and isinstance(value, ast.BinOp):
            if not isinstance(value.op, ast.Add):
                continue
            for kept, moved in ((value.left, value.right), (value.right, value.left)):
                after = ast.copy_location(ast.AugAssign(line.target, ast.Add(), moved), loop)
                rest = Edit("term in a loop", line, holder, "body", [*block[: i + 1], after, *block[i + 1 :]])
                yield Edit("term in a loop", line, line, "value", kept, (rest,))


Start = tuple[type[ast.operator], int, str]
SUM_OR_PRODUCT: tuple[Start, ...] = ((ast.Add, 0, "not added up"), (ast.Mult, 1, "not multiplied up"))
PRODUCT: tuple[Start, ...] = ((ast.Mult, 1, "added for multiplied"),)


def accumulated(holder: ast.AST, block: list[ast.stmt], i: int) -> Iterator[Edit]:
    """What each round sets anew, or adds up, put together by sum or product from a start before the loop."""
    loop = block[i]
    assert isinstance(loop, ast.For)
    for line in loop.body:
        if isinstance(line, ast.Assign) and len(line.targets) == 1:
            target, kinds = line.targets[0], SUM_OR_PRODUCT
        elif isinstance(line, ast.AugAssign) and isinstance(line.op, ast.Add):
            target, kinds = line.target, PRODUCT
        else:
            continue
        if not isinstance(target, ast.Name):
            continue
        for op, start, kind in kinds:
            own = ast.copy_location(ast.AugAssign(ast.Name(target.id, ast.Store()), op(), line.value), line)
            body = [own if each is line else each for each in loop.body]
            first = ast.copy_location(ast.Assign([ast.Name(target.id, ast.Store())], ast.Constant(start)), loop)
            both = [first, with_body(loop, body)]
            for new in (first, own):
                ast.fix_missing_locations(new)
            yield Edit(kind, line, holder, "body", [*block[:i], *both, *block[i + 1 :]])


def updated(function: ast.FunctionDef) -> Iterator[Edit]:
    """`for k, v in pairs: d[k] = d.get(k, 0) + v` for `d.update(pairs)`."""
    for holder in ast.walk(function):
        field = getattr(holder, "body", None)
        block: list[ast.stmt] = field if isinstance(field, list) else []
        for i, line in enumerate(block):
            match line:
                case ast.Expr(value=ast.Call(func=ast.Attribute(value=kept, attr="update"), args=[pairs])):
                    of = ast.unparse(kept)
                    text = f"for k, v in {ast.unparse(pairs)}:\n    {of}[k] = {of}[k] + v if k in {of} else v"
                    added = ast.parse(text).body[0]
                    for node in ast.walk(added):
                        ast.copy_location(node, line)
                    yield Edit("not added up", line, holder, "body", [*block[:i], added, *block[i + 1 :]])


def further_up(holder: ast.AST, block: list[ast.stmt], i: int) -> Iterator[Edit]:
    """A line that stands two or three above a loop, moved into it."""
    loop = block[i]
    for j in range(max(0, i - 3), i - 1):
        if not is_watch(block[j]) and not is_docstring(block[j]) and isinstance(loop, ast.For):
            at = 1 if loop.body and is_watch(loop.body[0]) else 0
            longer = with_body(loop, [*loop.body[:at], block[j], *loop.body[at:]])
            moved = [*block[:j], *block[j + 1 : i], longer, *block[i + 1 :]]
            yield Edit("set once for all rounds", block[j], holder, "body", moved)


OTHER_STARTS = ("0", "1", "np.inf", "-np.inf")


def other_starts(line: ast.Assign) -> Iterator[ast.stmt]:
    """The same assignment with another value to begin with, of one of several names."""
    value = line.value
    several = isinstance(value, ast.Tuple) and isinstance(line.targets[0], ast.Tuple)
    for text in OTHER_STARTS:
        start = ast.parse(text, mode="eval").body
        if several:
            assert isinstance(value, ast.Tuple)
            values: list[ast.expr] = [ast.Tuple([*value.elts[:i], start, *value.elts[i + 1 :]], ast.Load())
                                      for i, each in enumerate(value.elts) if ast.unparse(each) != text]  # fmt: skip
        else:
            values = [start] if ast.unparse(value) != text else []
        for new in values:
            yield ast.fix_missing_locations(ast.copy_location(ast.Assign(line.targets, new), line))


MOST_FORMULAS = 3  # above a loop, that are tried in it


def computed_anew(holder: ast.AST, block: list[ast.stmt], i: int) -> Iterator[Edit]:
    """A formula above a loop, computed in each round from where the loop is: `H @ path[-1]` for `g`, which is
    `H @ start`."""
    loop = block[i]
    assert isinstance(loop, ast.For)
    inside = [node for line in loop.body for node in ast.walk(line)]
    read = {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    stored = [node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    ends = [ast.unparse(node) for node in inside if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)]
    for line in [each for each in block[:i] if isinstance(each, ast.Assign)][-MOST_FORMULAS:]:
        target = line.targets[0]
        if not isinstance(target, ast.Name) or target.id not in read:
            continue
        if not isinstance(line.value, ast.BinOp | ast.Call):
            continue
        used = dict.fromkeys(node.id for node in ast.walk(line.value) if isinstance(node, ast.Name) and node.id != "np")
        for name, where in itertools.product(used, dict.fromkeys([*stored, *ends][:6])):
            formula = _Put({name: where}).visit(ast.parse(ast.unparse(line.value), mode="eval").body)
            anew = _Put({target.id: ast.unparse(formula)}).visit(ast.parse(ast.unparse(loop)).body[0])
            for node in ast.walk(anew):
                ast.copy_location(node, loop)
            yield Edit("set once for all rounds", line, holder, "body", [*block[:i], anew, *block[i + 1 :]])


class _Put(ast.NodeTransformer):
    """An expression, by its text, wherever a name is read."""

    def __init__(self, texts: dict[str, str]):
        self.texts = texts

    def visit_Name(self, node: ast.Name) -> ast.expr:
        text = self.texts.get(node.id) if isinstance(node.ctx, ast.Load) else None
        return ast.parse(text, mode="eval").body if text else node


def sizes_of_rounds(function: ast.FunctionDef) -> Iterator[Edit]:
    """The length of what a round goes through, for a size that is given: a last batch may be smaller."""
    given = {each.arg for each in function.args.args}
    for loop in ast.walk(function):
        if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
            continue
        for node in ast.walk(loop):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
                for field in ("left", "right"):
                    name = getattr(node, field)
                    if isinstance(name, ast.Name) and name.id in given:
                        length = ast.parse(f"len({loop.target.id})", mode="eval").body
                        ast.fix_missing_locations(ast.copy_location(length, name))
                        yield Edit("size that is given", name, node, field, length)
