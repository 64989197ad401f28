"""Which of some small changes mend a program: the same as a look asks, for the changes of one subject alone."""

import ast

import numpy as np

from nnkit.check.compare import difference
from nnkit.check.repair.edits import spots
from nnkit.check.repair.scope import scope_of


def kinds_that_mend(right, text, cases, edits):
    """The kinds of those edits of the program `text` that come to what the program `right` does, in every case."""
    tree = ast.parse(text)
    wanted = [_defined(ast.parse(right))(*case.args) for case in cases]
    kinds = set()
    for edit in edits(tree.body[0]):
        with edit.made():
            answer = _defined(tree)
            with np.errstate(all="ignore"):
                right_everywhere = all(_same(answer, case, want) for case, want in zip(cases, wanted, strict=True))
            if right_everywhere:
                kinds.add(edit.kind)
    return kinds


def of_spots(edits_of):
    """The edits of all spots of a function, of those that are made at one."""

    def edits(function):
        scope = scope_of(function, None)
        return (edit for spot in spots(function) for edit in edits_of(spot, scope))

    return edits


def _defined(tree):
    names = {"np": np}
    exec(compile(ast.fix_missing_locations(tree), "<changed>", "exec"), names)
    return names["answer"]


def _same(answer, case, want):
    try:
        return difference(want, answer(*case.args)) is None
    except Exception:  # whatever a changed program does, it is not right then
        return False
