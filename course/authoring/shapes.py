"""The probes behind words about shapes: any shape, every size, few rows and many."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.authoring.pairs import size
from course.authoring.probes import Planned, ProbeSource, as_script
from course.authoring.values import on_arrays, sized
from nnkit.check.cases import Case, Probe, Script
from nnkit.check.promises import AnyShape, Holds, Rows, Sizes

SHAPES = [(), (1,), (2, 1, 3), (1, 4), (4, 1), (3, 3), (13, 12), (300,)]
# what stands behind the letters of Sizes, and makes such a matrix of one that is drawn
KINDS_OF_MATRIX: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    " sum 1": lambda a: a / a.sum(-1, keepdims=True),
    " symmetric": lambda a: (a + a.T) / 2,
    " positive": lambda a: a @ a.T / len(a) + np.eye(len(a)),
}
LONGEST = 10_000  # rows in all rounds
MOST = 300  # of each letter of Sizes: more than a byte counts, with a sign or without


def of_any_shape(promise: AnyShape, source: ProbeSource) -> Iterator[Planned]:
    says = source.says(promise)
    for shape in (shape for shape in SHAPES if len(shape) >= promise.axes):
        for part, case in source.first(on_arrays(promise.names, lambda a, shape=shape: sized(a, shape))):
            name = {(): "a shape without axes"}.get(shape, "another shape")
            yield Planned(part.name, Probe(name, f"{says} Here the shape was `{shape}`.", case), promise)
    for layout in ("fortran", "strided"):
        for part, case in source.first(on_arrays(promise.names, lambda a: sized(a, (3, 4)))):
            says_so = f"{says} Here the array was not contiguous in memory (a transpose, or every second column)."
            probe = Probe("another order in memory", says_so, as_script(case, layout=layout))
            yield Planned(part.name, probe, promise)


def of_rows(promise: Rows, source: ProbeSource) -> Iterator[Planned]:
    says = source.says(promise)
    for rows in sorted({promise.least, max(2, promise.least)}):
        for part, case in source.first(dict.fromkeys(promise.names, lambda value, rows=rows: _cut(value, rows))):
            said = f"{says} Here there were {rows}." if rows > 1 else says
            yield Planned(part.name, Probe("few rows", said, case), promise)
    for shared in (False, True)[bool(promise.ascending) :]:
        longer = {
            name: functools.partial(_repeated, promise, shared, name in promise.ascending) for name in promise.names
        }
        found = [(part, case, made) for part, case in source.bases() if (made := source.changed(case, longer))]
        largest = {part.name: made for part, case, made in sorted(found, key=lambda each: size(each[1]))}
        for name, case in largest.items():  # the most rows: of one alone all would be the same
            yield Planned(name, Probe("many rows", f"{says} Here there were {promise.most}.", case), promise)
    # of what another promise holds too: a product of many that are near 0 is 0
    for held in (each for each in source.exercise.promises if isinstance(each, Holds)):
        made = (source.changed(case, longer) for case in held.cases if _is_short(case, promise.most))
        if case := next((each for each in made if each and source.takes(each)), None):
            said = f"{held.says or source.says(held)} Here there were {promise.most}."
            yield Planned(part.name, Probe(held.name, said, case), promise)


def _is_short(case: Case | Script, rows: int) -> bool:
    """Whether a loop over the rows in each round ends soon: many rounds of many rows show no more than either, and
    would cost more than all other cases together."""
    given = [*case.args, *case.kwargs.values()] if isinstance(case, Case) else []
    return rows * max((value for value in given if type(value) is int), default=1) <= LONGEST


def _cut(value: Any, rows: int) -> Any:
    return value[:rows].copy() if isinstance(value, np.ndarray | list) and len(value) > rows else value


def _repeated(promise: Rows, shared: bool, ascending: bool, value: Any) -> Any:
    """The array or list with its first row many times, then its second, and so on: a part of the rows has another mean.
    If they are not shared, the first fills all that the others leave, which come once: what one row in many does shows.
    Where one of the arguments ascends, the rows again and again; each time larger, if it is this one."""
    if not isinstance(value, np.ndarray | list) or not len(value):
        return value
    rows, places = len(value), np.arange(promise.most)
    spread = places * rows // promise.most if shared else np.maximum(places - (promise.most - rows), 0)
    chosen = places % rows if promise.ascending else spread
    if isinstance(value, list):
        return [value[i] for i in chosen]
    made = value[chosen]
    return made + (value[-1] - value[0] + 1) * (places // rows) if ascending else made


def of_sizes(promise: Sizes, source: ProbeSource) -> Iterator[Planned]:
    letters = promise.letters
    least = {letter: promise.least.get(letter, 1) for letter in letters}
    usual = {letter: max(size, 3 + i) for i, (letter, size) in enumerate(least.items())}
    most = {letter: promise.most.get(letter, MOST) for letter in letters}
    equal = [max(3, *least.values()), min(24, *most.values())]
    tried = [(f"all are {size}", dict.fromkeys(letters, size)) for size in equal]
    tried += 5 * [("all are as small as can be", least)]  # few numbers: of either sign, large and small
    tried += [(f"{letter} = {size}", {**usual, letter: size}) for letter, size in least.items()]
    large = {letter: min(max(size, 12 + i), most[letter]) for i, (letter, size) in enumerate(least.items())}
    tried.append((", ".join(f"{letter} = {size}" for letter, size in large.items()), large))
    tried += [(f"{letter} = {size}", {**usual, letter: size}) for letter, size in most.items()]
    if len(letters) > 2:  # two matrices of one shape, the next one of its transpose's: they fit in another order too
        for first in ((0, 2), (0, 3)):
            turns = {letter: max(2 + (i % 4 in first), size) for i, (letter, size) in enumerate(least.items())}
            tried.append((", ".join(f"{letter} = {size}" for letter, size in turns.items()), turns))
    if len(letters) > 1:
        tried.append((f"{letters[0]} below {letters[-1]}", {**usual, letters[0]: max(2, least[letters[0]])}))
    for name, sizes in tried:
        change = {
            argument: lambda old, shape=shape, sizes=sizes: _drawn(source.rng, old, shape, sizes, usual)
            for argument, shape in promise.shapes.items()
        }
        for part, case in source.first(change):
            says = f"{source.says(promise)} Here: {name}."
            yield Planned(part.name, Probe("other sizes", says, case), promise)


def _drawn(rng: np.random.Generator, old: Any, shape: str, sizes: dict[str, int], usual: dict[str, int]) -> Any:
    """An array of a Sizes' shape, with numbers like those that stood there; where a size is larger than usual, so much
    smaller that sums of products come out as usual."""
    if not isinstance(old, np.ndarray):
        return old
    letters, _, below = shape.partition(" <")
    kind = next((word for word in KINDS_OF_MATRIX if letters.endswith(word)), "")
    named = letters.removesuffix(kind).split()
    lengths = tuple(sizes.get(letter) or int(letter) for letter in named)
    if below:
        # each label, and never label[label[i]] == i: what swaps rows and labels is found out
        most = sizes.get(below) or int(below)
        labels = (np.arange(int(np.prod(lengths))) + 1) % most
        if most > len(labels) + 1:
            labels[-1] = most - 1  # of many classes the last one too
        return labels.reshape(lengths).astype(old.dtype)
    drawn = rng.choice(old.ravel(), size=lengths)
    share = np.prod([min(1.0, usual[letter] / sizes[letter]) for letter in named if letter in sizes])
    # Counts, marks of yes and no, and indices stay whole. Others do not: sums of whole numbers are often 0, on the line
    # between two answers.
    is_whole = old.dtype.kind != "f" or (np.array_equal(old, np.round(old)) and (old >= 0).all())
    if not is_whole:
        # no two that were equal stay close together: their difference would have few digits in single precision
        apart = np.linspace(0.6, 1, lengths[0]).reshape(-1, *[1] * (len(lengths) - 1))
        drawn = drawn * rng.permuted(np.broadcast_to(apart, lengths), axis=0) * np.sqrt(share)
    return KINDS_OF_MATRIX[kind](drawn) if kind else drawn
