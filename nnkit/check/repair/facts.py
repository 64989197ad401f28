"""What a program shows on its face: true of it whatever it computes, and said only where nothing else names a slip."""

import ast
import builtins
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from nnkit.check.repair.another_name import another_name
from nnkit.check.repair.edits import is_docstring
from nnkit.check.repair.ends import counted_from_the_end
from nnkit.check.repair.gaps import gaps_replaced
from nnkit.check.repair.identity import odd_signs
from nnkit.check.repair.never_used import (
    made_anew,
    never_moved_on,
    same_in_each_round,
    taken_and_unused,
    thrown_away,
    unpacked_and_unused,
)
from nnkit.check.repair.program import Program
from nnkit.check.repair.scope import bound_in, stored_in

GAPS_REPLACED, FROM_THE_END, UNPACKED = "nan replaced", "counted from the end", "unpacked and never used"
TWO_NAMES = "two names of one array"
UNUSED = ("an argument unused", "two arguments unused", "three arguments unused")
SAYS = {
    GAPS_REPLACED: "With `{}` another number is put where `nan` or `inf` came: that hides what made it.",
    "return in a loop": "A `return` stands inside a loop: the first round is the last.",
    "random numbers of its own": "It draws random numbers of its own; those that it is given must be used.",
    "reads the notebook": "It reads `{}` of the notebook, which is another thing than what it is given.",
    "an argument unused": "It is given `{}`, and never uses it.",
    "two arguments unused": "It is given `{}` and `{}`, and never uses them.",
    "three arguments unused": "It is given `{}`, `{}` and `{}`, and never uses them.",
    "a method's argument unused": "Its `{}` is given `{}`, and never uses it.",
    "an attribute unused": "It keeps `self.{}`, and never uses it.",
    "an attribute idle": "It keeps `self.{}`, and never uses it.",
    "nothing kept": "No call changes the object: what the next one needs to know of it is not kept in `self`.",
    "taken and never used": "It takes `{}` out of what it goes through, and never uses it.",
    "the same in each round": "Each round of a loop computes the same `{}`: nothing that it reads is moved on.",
    "made anew": "`{}()` is called within a loop over `range`: each of its rounds has a new one, which knows nothing.",
    "never moved on": "`{}` starts before the loop and never changes: each round sees how it started.",
    UNPACKED: "It is given `{}` by a call, and never uses it.",
    "computed and never used": "It computes `{}`, and never uses it.",
    "one row": "`[[...]] * n` holds one and the same list n times: what is put into one row is in all of them.",
    "thrown away": "A line computes something and throws it away: it is given no name.",
    "a hat": "`^` is no power in Python (it compares bits).",
    "is for ==": "`is` asks whether two are one and the same thing, which a new one never is; `==` compares numbers.",
    TWO_NAMES: "{} are two names of one array: what changes one of them in place changes the other.",
    "a list as default": "A list (dict, array) as default argument is made once, and all calls share it.",
    FROM_THE_END: "Where {} is 0, `[-0:]` is all of it, and `[:-0]` nothing: counted from the end, 0 is the beginning.",
    "a global": "It keeps something in a `global` variable, from call to call.",
}
BESIDE = {"made anew": made_anew, "never moved on": never_moved_on, "the same in each round": same_in_each_round,
          "taken and never used": taken_and_unused, GAPS_REPLACED: gaps_replaced,
          FROM_THE_END: counted_from_the_end, UNPACKED: unpacked_and_unused, TWO_NAMES: another_name}  # fmt: skip


class Fact(NamedTuple):
    """A key of SAYS, and the answer's own names that its sentence has."""

    name: str
    names: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        return SAYS[self.name].format(*self.names)


def facts_of(program: Program) -> list[Fact]:
    """The facts of an answer's own definition, the most telling first."""
    own = next((each for each in program.tree.body if getattr(each, "name", "") == program.answer), None)
    if own is None:
        return []
    functions = [node for node in ast.walk(own) if isinstance(node, ast.FunctionDef)]
    found = [fact for look in LOOKS for function in functions for fact in look(function, program)]
    return list(dict.fromkeys(found))


def _returns_at_once(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    for loop in ast.walk(function):
        if isinstance(loop, ast.For | ast.While) and _always_returns(loop.body[-1]):
            yield Fact("return in a loop")


def _always_returns(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If) and statement.orelse:
        return _always_returns(statement.body[-1]) and _always_returns(statement.orelse[-1])
    return isinstance(statement, ast.Return)


def _attribute_unused(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    """An argument that an object keeps, and nothing reads."""
    own = next((each for each in program.tree.body if getattr(each, "name", "") == program.answer), None)
    if function.name != "__init__" or not isinstance(own, ast.ClassDef):
        return
    given = {each.arg for each in function.args.args}
    read = {n.attr for n in ast.walk(own) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Load)}
    added = [node.target for node in ast.walk(own) if isinstance(node, ast.AugAssign)]
    read |= {target.attr for target in added if isinstance(target, ast.Attribute)}
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in given - read:
            yield Fact("an attribute unused", (node.attr,))
    later = {attr for each in own.body if each is not function for attr in _own_set(each)}
    for node in ast.walk(function):  # a counter or sum that is set to begin with, and never touched again
        if isinstance(node, ast.Assign) and not any(isinstance(n, ast.Name | ast.Call) for n in ast.walk(node.value)):
            yield from (Fact("an attribute idle", (attr,)) for attr in _own_set(node) if attr not in read | later)


def _own_set(node: ast.AST) -> list[str]:
    """The attributes of `self` that are set in it, themselves or their entries."""
    found = []
    for each in ast.walk(node):
        held = each.value if isinstance(each, ast.Subscript) else each
        if isinstance(getattr(each, "ctx", None), ast.Store) and isinstance(held, ast.Attribute):
            found += [held.attr] if getattr(held.value, "id", "") == "self" else []
    return found


def _sets_own(node: ast.AST, given: set[str]) -> bool:
    """Whether a method changes its object: sets an attribute, or calls one that is no function that it was given."""
    calls = [ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)]
    others = [name for name in calls if name.startswith("self.") and name.removeprefix("self.") not in given]
    return bool(_own_set(node) or others)


def _attributes_given(start: ast.FunctionDef) -> set[str]:
    """The attributes that hold what the object was made with, as it came."""
    given = {each.arg for each in start.args.args}
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for line in (each for each in ast.walk(start) if isinstance(each, ast.Assign)):
        targets, values = line.targets[0], line.value
        if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple):
            pairs += zip(targets.elts, values.elts, strict=False)
        else:
            pairs.append((targets, values))
    return {target.attr for target, value in pairs
            if isinstance(target, ast.Attribute) and isinstance(value, ast.Name) and value.id in given}  # fmt: skip


def _nothing_kept(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    """No method but `__init__` changes the object."""
    own = next((each for each in program.tree.body if getattr(each, "name", "") == program.answer), None)
    if function.name == "__init__" and isinstance(own, ast.ClassDef):
        methods = [each for each in own.body if isinstance(each, ast.FunctionDef) and each is not function]
        given = _attributes_given(function)
        if methods and not any(_sets_own(each, given) for each in methods):
            yield Fact("nothing kept")


def _computed_unused(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    """A formula that gets a name, and the name is read nowhere."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    read = {name.id for name in names if not isinstance(name.ctx, ast.Store)}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp | ast.Call) and len(node.targets) == 1:
            name = getattr(node.targets[0], "id", "_")
            if name not in read and not name.startswith("_"):
                yield Fact("computed and never used", (name,))


def _looked_up(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    """What the modules beside this one find: each the names of one kind."""
    for name, look in BESIDE.items():
        yield from (Fact(name, (each,)) for each in look(function))


def _own_random_numbers(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    """NumPy's one generator for all, or a generator of its own, where one is given and nothing is made of it."""
    given = {each.arg for each in function.args.args} & {"rng", "seed", "generator"}
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    for node in ast.walk(function):
        if given and isinstance(node, ast.Attribute) and ast.unparse(node).startswith("np.random."):
            own = node.attr not in ("default_rng", "Generator", "SeedSequence", "PCG64", "RandomState", "seed")
            if own or not given & used:
                yield Fact("random numbers of its own")


def _reads_the_notebook(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    """A name of the notebook's data. Functions, modules and constants are read by right."""
    bound = bound_in(function) | {program.answer}
    top = {name for each in program.tree.body for name in stored_in(each)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in bound | top:
            value = program.value_of(node.id)
            if not hasattr(builtins, node.id) and _is_data(value):
                yield Fact("reads the notebook", (node.id,))


def _is_data(value: Any) -> bool:
    """An array, or several of them: what a cell computed. Lists of words and the like belong to the course."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
    return bool(items) and all(isinstance(item, np.ndarray) for item in items)


def _argument_unused(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    used |= {ast.unparse(node.target) for node in ast.walk(function) if isinstance(node, ast.AugAssign)}
    body = [line for line in function.body if not is_docstring(line)]
    if len(body) == 1 and isinstance(body[0], ast.Pass | ast.Raise):
        return
    given = [each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    idle = [name for name in given if name not in used and name != "self" and not name.startswith("_")]
    if function.name != program.answer:
        yield from (Fact("a method's argument unused", (function.name, name)) for name in idle)
    elif idle:
        yield Fact(UNUSED[min(len(idle), len(UNUSED)) - 1], tuple(idle[: len(UNUSED)]))


def _thrown_away(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    yield from (Fact("thrown away") for _ in thrown_away(function))


def _signs(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    yield from (Fact(name) for name in odd_signs(function))


def _kept(function: ast.FunctionDef, program: Program) -> Iterator[Fact]:
    for default in (*function.args.defaults, *function.args.kw_defaults):
        if isinstance(default, ast.List | ast.Dict | ast.Set):
            yield Fact("a list as default")
    if any(isinstance(node, ast.Global) for node in ast.walk(function)):
        yield Fact("a global")


def _one_row(function: ast.FunctionDef, _: Program) -> Iterator[Fact]:
    """`[[0] * k] * n`, where what is multiplied is a list itself."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List):
            row = node.left.elts[0] if len(node.left.elts) == 1 else None
            if isinstance(row, ast.List | ast.ListComp) or (
                isinstance(row, ast.BinOp) and isinstance(row.left, ast.List)
            ):
                yield Fact("one row")


LOOKS = (_reads_the_notebook, _own_random_numbers, _kept, _one_row, _returns_at_once, _thrown_away, _signs,
         _argument_unused, _attribute_unused, _nothing_kept, _looked_up,
         _computed_unused)  # fmt: skip
