"""The other values of an outcome, where they are right: what is wrong may be made of them."""

from collections.abc import Sequence
from dataclasses import replace

from nnkit.check.relations.fitting import Found, relation
from nnkit.check.relations.leaves import Given, Leaf


def of_siblings(leaves: Sequence[Leaf], wrong: Sequence[Leaf], right: Sequence[Leaf]) -> Found | None:
    """How what is wrong relates to the values beside it that are right in every case."""
    paths = {leaf.path for leaf in wrong}
    if len(paths) != 1 or not next(iter(paths)):
        return None
    beside = {leaf.path for leaf in leaves if leaf.path[:-1] == wrong[0].path[:-1]} - paths
    beside -= {leaf.path for leaf in leaves if leaf.bad or not leaf.asks_for_numbers}
    if not beside:
        return None
    both = [[_with(leaf, [other for other in leaves if other.case == leaf.case and other.path in beside])
             for leaf in several] for several in (wrong, right)]  # fmt: skip
    found = relation(*both)
    return found if found and not found.symptom and " value " in f" {found.says}" else None


def _with(leaf: Leaf, beside: Sequence[Leaf]) -> Leaf:
    """The leaf, as if it had been given nothing but the values beside it."""
    given = Given()
    for other in beside:
        name = other.path[-1]
        if other.wanted.ndim:
            given.arrays[name] = other.wanted
        else:
            given.numbers[name] = float(other.wanted)
    made = replace(leaf)
    made.__dict__["given"] = given
    return made
