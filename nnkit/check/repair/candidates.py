"""All small changes of a program, the likeliest kinds of slip first."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nnkit.check.repair.activations import exchanged_edits, slope_lines
from nnkit.check.repair.algebra import algebra_edits
from nnkit.check.repair.arguments import argument_edits
from nnkit.check.repair.brackets import bracket_edits, nested_lines, nesting_edits
from nnkit.check.repair.carried import carried_on
from nnkit.check.repair.chosen import chosen_edits
from nnkit.check.repair.compared import compared_edits
from nnkit.check.repair.diagonal import diagonal_edits
from nnkit.check.repair.edits import Edit, Spot, together
from nnkit.check.repair.ends import of_the_last, wrapped_edits
from nnkit.check.repair.few_digits import SHORT, few_digits_edits
from nnkit.check.repair.halves import bound_edits, other_half_edits
from nnkit.check.repair.instead import piece_edits, renamed_edits
from nnkit.check.repair.kept import kept_edits
from nnkit.check.repair.labels import label_edits, missing_label_edits
from nnkit.check.repair.lists import list_edits
from nnkit.check.repair.lookups import lookup_edits
from nnkit.check.repair.loops import sizes_of_rounds, updated
from nnkit.check.repair.missing import elsewhere_edits, inner_edits, value_edits
from nnkit.check.repair.moved import moved_signs, moved_squares
from nnkit.check.repair.nested import nested_loops
from nnkit.check.repair.one_step import one_step_edits
from nnkit.check.repair.operators import dropped, operators
from nnkit.check.repair.pairs import paired
from nnkit.check.repair.passed_on import passed_on_edits
from nnkit.check.repair.places import functions_in, nodes_of_tests, spots_in, values_in, within
from nnkit.check.repair.products import product_edits
from nnkit.check.repair.renamed import pair_edits, pairs_in
from nnkit.check.repair.rounds import more_rounds, passed_through, round_edits
from nnkit.check.repair.scope import Scope, scope_of
from nnkit.check.repair.settings import setting_edits
from nnkit.check.repair.several import crossed_edits, everywhere_edits, near_zero_edits, numbered_edits
from nnkit.check.repair.sides import bound_value_edits, one_sided_loops, share_edits, side_edits
from nnkit.check.repair.some_rounds import some_rounds
from nnkit.check.repair.statements import class_edits, line_edits, missing_lines
from nnkit.check.repair.terms import chain_edits, each_edits, own_edits, part_edits, term_edits
from nnkit.check.repair.turns import (
    early_edits,
    early_lines,
    inside_edits,
    late_edits,
    renamed_in_loops,
    repeated_edits,
    reversed_loops,
    root_edits,
    together_edits,
)
from nnkit.check.repair.unnamed import unnamed_edits

OF_ARGUMENTS = 5  # the rank of what a function takes in: a slip within it says more
OF_TWO = 6  # of two changes at once
ONCE = ("constant", "constant off by one", "statement too many", "condition too many", "slice too short")


def candidates(tree: ast.Module, functions: tuple[str, ...] = ()) -> Iterator[tuple[int, Edit]]:
    """(rank, edit) of every function and class of the cell: what is there and should not be before what is missing.

    functions: those of the notebook that may be missing around a value. The tree has to be as it was whenever the next
    edit is asked for.
    """
    sizes, orders = within(tree, ("reshape",)), within(tree, ORDERING)
    ends = {id(one) for one in of_the_last(tree)}
    short = SHORT.search(ast.dump(tree)) is not None
    for rank, edit in _all_candidates(tree, functions):
        if short and edit.kind == "whole numbers":
            yield rank, replace(edit, kind="few digits")
        elif edit.kind == "constant off by one" and id(edit.at) in ends:
            yield rank, replace(edit, kind="last for another")
        elif not (edit.kind == "minus missing" and id(edit.at) in sizes) and not (
            edit.kind in SCALING and id(edit.at) in orders
        ):
            yield rank, edit


ORDERING = ("argsort", "sort", "sorted", "argmax", "argmin", "lexsort")
SCALING = ("division by the count", "factor of 2", "sign alone missing")  # which change an order by chance


def _all_candidates(tree: ast.Module, functions: tuple[str, ...]) -> Iterator[tuple[int, Edit]]:
    found = sorted(functions_in(tree), key=lambda each: each[0].name == "__init__")  # where most slips are, first
    scopes = [(function, scope_of(function, around, functions)) for function, around in found]
    single: list[Edit] = []
    for function, _ in found:
        whole = (*few_digits_edits(function), *unnamed_edits(function), *one_step_edits(function))
        yield from ((1, edit) for edit in whole)
        for spot in spots_in(function):
            yield from ((1, edit) for edit in (*product_edits(spot), *chosen_edits(spot)))
    for function, _ in found:
        yield from ((1, edit) for edit in dropped(function))
        alike: Groups = {}
        for spot in spots_in(function):
            edits = list(operators(spot))
            single += edits
            yield from ((1, edit) for edit in edits)
            _group(alike, spot, edits)
        yield from ((1, both) for both in _everywhere(alike))
    for of in ast.walk(tree):
        if isinstance(of, ast.ClassDef):
            yield from ((1, edit) for edit in class_edits(of))
            yield from ((2, edit) for edit in kept_edits(of))
    for function, _ in found:
        yield from ((1, edit) for edit in (*line_edits(function), *carried_on(function), *updated(function)))
    for function, _ in found:
        bracketed: Groups = {}
        for spot in spots_in(function):
            edits = list(bracket_edits(spot))
            yield from ((2, edit) for edit in (*edits, *nesting_edits(spot), *inside_edits(spot),
                                               *setting_edits(spot)))  # fmt: skip
            _group(bracketed, spot, edits)
        yield from ((2, both) for both in _everywhere(bracketed))
    for function, _ in found:
        yield from (
            (2, edit)
            for edit in (
                *nested_lines(function),
                *nested_loops(function),
                *compared_edits(function),
                *one_sided_loops(function),
            )
        )
        yield from ((3, edit) for edit in (*moved_squares(function), *moved_signs(function)))
    for function, scope in scopes:
        tests = nodes_of_tests(function)
        pairs = pairs_in(function)
        for spot in values_in(function):
            yield from ((2, edit) for edit in (*renamed_edits(spot, scope), *pair_edits(spot, pairs)))
            yield from ((2, edit) for edit in early_edits(spot))
        for spot in spots_in(function):
            yield from ((2, edit) for edit in inner_edits(spot, scope, id(spot.node) in tests))
            more = (*algebra_edits(spot, scope), *together_edits(spot), *label_edits(spot, scope),
                    *lookup_edits(spot, scope), *late_edits(spot), *wrapped_edits(spot),
                    *diagonal_edits(spot, scope), *share_edits(spot))  # fmt: skip
            yield from ((2, edit) for edit in more)
        lines = (*early_lines(function), *reversed_loops(function), *renamed_in_loops(function, scope),
                 *sizes_of_rounds(function), *list_edits(function), *more_rounds(function),
                 *near_zero_edits(function))  # fmt: skip
        yield from ((2, edit) for edit in (*exchanged_edits(function), *repeated_edits(function), *lines))
    for function, scope in scopes:  # few, and one slip made in several places is a common one
        yield from ((4, edit) for edit in _everywhere(_alike(function, scope)))
    yield from ((OF_TWO, edit) for edit in paired(single))
    for function, _ in scopes:
        yield from ((OF_ARGUMENTS, edit) for edit in argument_edits(function))
    for function, scope in scopes:
        for spot in values_in(function):
            yield from ((3, edit) for edit in (*value_edits(spot, scope), *each_edits(spot, scope)))
    for function, scope in scopes:
        tests = nodes_of_tests(function)
        for spot in spots_in(function):
            parts = part_edits(spot, scope) if id(spot.node) not in tests else ()  # it comes out right too easily
            more = (*parts, *missing_label_edits(spot, scope), *side_edits(spot, scope))
            yield from ((3, edit) for edit in more)
    for function, scope in scopes:
        yield from ((3, edit) for edit in (*missing_lines(function, scope), *everywhere_edits(function)))
        more = (*crossed_edits(function), *round_edits(function), *passed_on_edits(function), *some_rounds(function),
                *own_edits(function))  # fmt: skip
        yield from ((3, edit) for edit in more)
    for function, scope in scopes:
        for spot in spots_in(function):
            yield from (
                (4, edit) for edit in (*term_edits(spot, scope), *chain_edits(spot, scope), *piece_edits(spot, scope))
            )
    for function, scope in scopes:
        for spot in spots_in(function):
            more = (*elsewhere_edits(spot, scope), *other_half_edits(spot, scope), *bound_edits(spot, scope),
                    *root_edits(spot))  # fmt: skip
            yield from ((4, edit) for edit in more)
    for function, _ in scopes:
        for spot in values_in(function):
            yield from ((4, edit) for edit in bound_value_edits(spot))
    for function, scope in scopes:
        more = (*slope_lines(function, scope), *numbered_edits(function, scope), *passed_through(function, scope))
        yield from ((4, edit) for edit in more)


Groups = dict[tuple[str, ...], list[Edit]]


def _alike(function: ast.FunctionDef, scope: Scope) -> Groups:
    """Edits of a whole expression by what they do and where: those of one entry are one slip."""
    alike: Groups = {}
    for spot in spots_in(function):
        whole = (*nesting_edits(spot), *inside_edits(spot), *lookup_edits(spot, scope))
        _group(alike, spot, (*whole, *inner_edits(spot, scope, in_test=False)))
    for spot in values_in(function):
        if isinstance(spot.holder, ast.Assign):
            _group(alike, spot, (edit for edit in value_edits(spot, scope) if edit.kind in LEFT_OUT))
    return alike


LEFT_OUT = ("positive part missing", "sigmoid missing", "call missing")  # what each of several layers lacks


def _group(alike: Groups, spot: Spot, edits: Iterable[Edit]) -> None:
    """Put these edits of a spot beside those that do the same: in a node of the same type, and in one of the same
    form, as the two lines that correct Adam's two averages."""
    kinds: list[str] = []
    form = NAMED.sub("", ast.dump(spot.node))
    for edit in edits:
        which = edit.kind, str(kinds.count(edit.kind))
        alike.setdefault((*which, type(spot.node).__name__), []).append(edit)
        alike.setdefault((*which, form), []).append(edit)
        kinds.append(edit.kind)


NAMED = re.compile(r"'[^']*'|\b\d[\d.e-]*")  # names and numbers, which differ where the form is the same


def _everywhere(alike: Groups) -> Iterator[Edit]:
    """One change made in all places that can have it: the same slip, written twice or three times."""
    made = set()
    for (kind, *_), edits in alike.items():
        same = tuple(map(id, edits))
        if kind in ONCE or not 2 <= len(edits) <= 4 or same in made:
            continue
        made.add(same)
        if both := together(edits):
            yield replace(both[0], others=tuple(both[1:]))
