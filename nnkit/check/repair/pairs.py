"""Two small changes at once: of one family, as where one slip is made twice, or a sign and another one.

Only what is there and should not be, or is another operation, is paired: what is put in twice is right by chance.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nnkit.check.repair.edits import Edit
from nnkit.check.repair.kinds import AXIS, FACTOR, MEAN, PRODUCT, SIGN
from nnkit.check.repair.operators import NAMES
from nnkit.check.repair.sentences import family, says

MOST_EDITS, MOST = 60, 300  # that are paired, and pairs of one program
ALIKE = {SIGN: SIGN, FACTOR: FACTOR, MEAN: FACTOR, AXIS: AXIS, PRODUCT: PRODUCT}  # a mean is a division, too
# the same one twice, as `any` for `all`, or `[::-1, ::-1]`
TWICE = (*(f"{one} for {other}" for one, other in NAMES.items()), "order reversed")
A_SIGN = "a sign is the wrong one"  # two of them are undone in more than one way


def paired(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Two of these at a time, those of one kind first; the second one is the only other of the first."""
    one_place = [edit for edit in edits if not edit.others]
    single = [edit for edit in one_place if family(edit.kind) in ALIKE or edit.kind in TWICE][:MOST_EDITS]
    likely = []
    for one, two in itertools.combinations(single, 2):
        families = {_slip(one.kind), _slip(two.kind)}
        both_stay = one.holder is not two.at and two.holder is not one.at
        other_field = (id(one.holder), one.name) != (id(two.holder), two.name)
        if other_field and both_stay and (len(families) == 1 or (SIGN in families and families <= {*ALIKE.values()})):
            likely.append((one, two))
    likely.sort(key=lambda pair: pair[0].kind != pair[1].kind)
    for one, two in likely[:MOST]:
        yield replace(one, others=(two,))


def said(kind: str) -> str:
    """What one of the two is, as the end of a sentence."""
    return A_SIGN if family(kind) == SIGN else says(kind)


def explained(kinds: tuple[str, str]) -> tuple[str, ...]:
    """What a pair comes to: two that come to the same are one explanation."""
    return tuple(sorted(map(_slip, kinds)))


def _slip(kind: str) -> str:
    """What two changes have in common that are one slip: their family, or the function that is taken."""
    return ALIKE.get(family(kind), kind)
