"""Numbers that are kept in a type of few bits, kept in a large one instead."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from nnkit.check.repair.edits import Edit

KIND = "few digits"
LARGE = {
    **dict.fromkeys(("float16", "float32", "half", "single"), "float64"),
    **dict.fromkeys(("int8", "int16", "int32", "uint8", "uint16", "uint32"), "int64"),
}
SHORT = re.compile(rf"'({'|'.join(LARGE)})'")  # one of them, in what `ast.dump` gives


def few_digits_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """All types that a function names, at once: `np.int64` for `np.int8`, and "float64" for "float32"."""
    found = []
    for node in ast.walk(function):
        match node:
            case ast.Attribute(attr=name) if name in LARGE:
                found.append(Edit(KIND, node, node, "attr", LARGE[name]))
            case ast.Constant(value=str() as name) if name in LARGE:
                found.append(Edit(KIND, node, node, "value", LARGE[name]))
    if found:
        yield replace(found[0], others=tuple(found[1:]))
