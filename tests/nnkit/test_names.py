"""One meaning a name: what an argument of the core is called says what kind of thing it is, in every function alike."""

import ast
from collections import defaultdict

import pytest

from tests import ROOT

CORE = sorted([*(ROOT / "nnkit").glob("*.py"), *(ROOT / "nnkit" / "layers").glob("*.py")])
KINDS = {  # an annotation that has the word is of the kind; the first that fits
    "function": ("Callable", "Loss", "Metric", "Initializer", "Penalty", "Schedule"),
    "optimiser": ("Stepper",),
    "text": ("PathLike", "str"),
    "several": ("Mapping", "dict", "Sequence", "Iterable", "tuple"),
    "numbers": ("Array", "ndarray", "float", "int"),
}
GATE = "arrays.py"  # what is taken there may be anything: it is looked at


def kind_of(annotation: ast.expr) -> str | None:
    words = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    words |= {node.attr for node in ast.walk(annotation) if isinstance(node, ast.Attribute)}
    return next((kind for kind, known in KINDS.items() if words & set(known)), None)


def arguments() -> dict[str, dict[str, list[str]]]:
    """{name: {kind: the functions where it is that}} of what users of the core can name."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in CORE:
        if path.name == GATE:
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and (function.name[0] != "_" or function.name == "__init__"):
                for argument in [*function.args.args, *function.args.kwonlyargs]:
                    if argument.annotation is not None and (kind := kind_of(argument.annotation)):
                        found[argument.arg][kind].append(f"{path.stem}.{function.name}")
    return found


@pytest.mark.parametrize(("name", "kinds"), sorted(arguments().items()), ids=sorted(arguments()))
def test_an_argument_of_one_name_is_of_one_kind(name, kinds):
    assert len(kinds) == 1, f"{name} is {dict(kinds)}: rename one of them"
