"""Two arguments of a function in each other's place: the same as asking the right one with an input that slipped."""

import ast
import itertools
from collections.abc import Iterator

from nnkit.check.repair.edits import Edit

MOST = 5  # arguments of which pairs are tried


def argument_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """The first line with two arguments' names exchanged."""
    arguments = function.args.args
    given = [each for each in arguments if each.arg not in ("self", "cls")]
    for one, two in itertools.combinations(given[:MOST], 2):
        swapped = [two if each is one else one if each is two else each for each in arguments]
        yield Edit(f"{one.arg} and {two.arg} taken for each other", one, function.args, "args", swapped)
