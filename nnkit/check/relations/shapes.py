"""Another shape than was asked for: what was left out, added, or run over the other axis."""

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from nnkit.check.relations.along import along_an_axis, one_of_them
from nnkit.check.relations.leaves import Leaf, close


def shape_slips(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """(name, sentence) of what relates a leaf to one of another shape, the most telling first."""
    w, g = leaf.wanted, leaf.came
    with np.errstate(all="ignore"):
        yield from _same_numbers(w, g)
        yield from _reduced(w, g)
        if w.ndim == 1 and w.size > 1 and g.shape == (w.size, w.size):
            yield _table(any(array.shape == g.shape for array in leaf.given.arrays.values()))
        yield from _of_the_batch(w, g)
        yield from _as_many_as(leaf)
        yield from _lengths(w, g)
        yield from along_an_axis(w, g)
        yield from _other_axis(leaf)
        yield from _one_of_several(w, g)
        yield from _left_out(w, g)
        for name, array in leaf.given.arrays.items():
            if close(g, array):
                yield f"is {name}", f"is just {name} itself"
            for words, reduced in REDUCTIONS.items():
                if array.ndim and array.size > 1 and close(g, reduced(array)):
                    yield f"{words} of {name}", f"is just {words} of {name}"
        if w.ndim == g.ndim == 2 and w.shape == g.shape[::-1]:
            yield "transposed shape", "has the shape the other way round: rows and columns have changed places"
        if w.ndim == 0 and g.ndim > 0:
            yield "several for one", "is a list or array, where one number is asked for"


def _table(of_a_matrix: bool) -> tuple[str, str]:
    """What makes a table of a row: with a matrix of that size among what is given it may be that one."""
    if of_a_matrix:
        says = "is a table, where one row is asked for: an array `(n,)` met a matrix, or a column, entry by entry"
        return "a row met a matrix", says
    return "all pairs", "is a table of all pairs: a column `(n, 1)` met a row `(n,)`"


MOST_AXES = 4


def _same_numbers(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    if w.ndim == g.ndim == 2 and close(g.T, w):
        yield "transposed", "is transposed: rows and columns have changed places"
    if 2 < w.ndim == g.ndim <= MOST_AXES:
        for axes in itertools.permutations(range(g.ndim)):
            if list(axes) != sorted(axes) and close(g.transpose(axes), w):
                yield "another order of axes", "holds the right numbers with its axes in another order"
    if not close(g.ravel(), w.ravel()):
        return
    if w.ndim == 0:
        yield (
            "in brackets",
            "is one number in brackets, where a bare number is asked for (`keepdims`, or an index missing)",
        )
    elif g.ndim > w.ndim:
        yield "a dimension more", "holds the right numbers with a dimension too many (`keepdims`, `reshape`, a column)"
    elif g.ndim < w.ndim:
        yield "a dimension less", "holds the right numbers with a dimension too few (`keepdims` missing, or flattened)"
    else:
        yield "reshaped", "holds the right numbers in another shape"


PICKED: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "largest": np.max,
    "smallest": np.min,
    "first": lambda a: a.flat[0],
    "last": lambda a: a.flat[-1],
}


AWAY: dict[str, Callable[..., np.ndarray]] = {
    "the sum": np.sum,
    "the mean": np.mean,
    "the largest": np.max,
    "the place of the largest": np.argmax,
}


def _reduced(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    if w.ndim == 0 and g.size > 1:
        if close(g.sum(), w):
            yield "not summed", "is many numbers where one is asked for: they are not added up"
        if close(g.mean(), w):
            yield "not averaged", "is many numbers where one is asked for: their mean is missing"
        for word, pick in PICKED.items():
            if close(pick(g), w):
                yield f"not the {word}", f"is many numbers where one is asked for: the {word} of them"
        yield "many for one", "is many numbers where one is asked for: a sum or mean over everything is missing"
    if w.ndim > g.ndim and w.size and w.shape[w.ndim - g.ndim :] == g.shape and close(np.broadcast_to(g, w.shape), w):
        one, all_of_it = ("row", "a table") if g.ndim else ("number", "an array")
        yield f"one {one} for all", f"is one {one}, where {all_of_it} is asked for that has it in every place"
    # before the largest of each row, which it may be too
    if g.ndim == 1 and w.shape == (g.size, g.size) and g.size > 1 and close(g, np.diag(w)):
        yield "only the diagonal", "is only the diagonal of what is asked for"
    if w.ndim == g.ndim + 1 and w.ndim > 1 and min(w.shape) > 1:
        for word, axis in (("rows", -1), ("columns", 0)):
            for how, reduce in AWAY.items():
                if close(g, reduce(w, axis)):
                    yield (
                        f"{how} of {word}",
                        f"is {how} of the {word} of what is asked for: one number for each of them",
                    )
    if _are_labels_of(w, g) and len(np.unique(w, axis=0)) > 2:
        yield "labels for rows", "is one number for each row, where a row with a 1 in that place is asked for"
    if w.ndim == g.ndim + 1 and len(w):
        if close(g, w[0]):
            yield "only the first", "is only the first entry of what is asked for: does a `return` stand inside a loop?"
        if close(g, w[-1]):
            yield "only the last", "is only the last entry of what is asked for: does a round replace the one before?"
    if g.ndim == 0 and w.size > 1:
        if close(g, w.sum()):
            yield "summed away", "is one number: the sum runs over everything"
        if close(g, w.mean()):
            yield "averaged away", "is one number: the mean runs over everything"
        yield "one for many", "is one number, where one for each is asked for"


def _are_labels_of(rows: np.ndarray, labels: np.ndarray) -> bool:
    """Whether each row has one 1 in the place that the label says; or none, where the label may be anything."""
    if rows.ndim != 2 or labels.shape != rows.shape[:1] or not np.isin(rows, (0, 1)).all():
        return False
    ones = rows.sum(axis=1) == 1
    return not rows[~ones].any() and np.array_equal(labels[ones], rows[ones].argmax(axis=1))


REDUCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "the largest number": np.max,
    "the smallest number": np.min,
    "the sum": np.sum,
    "the mean": np.mean,
    "the largest number of each column": lambda a: np.max(a, 0),
    "the largest number of each row": lambda a: np.max(a, -1),
    "the sum of each column": lambda a: np.sum(a, 0),
    "the sum of each row": lambda a: np.sum(a, -1),
    "the mean of each column": lambda a: np.mean(a, 0),
    "the mean of each row": lambda a: np.mean(a, -1),
}


def _of_the_batch(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    """One thing for each example, where the sum or mean of them is asked for."""
    if w.ndim >= 1 and g.ndim == w.ndim + 1 and len(g):
        if close(g.mean(0), w):
            yield "not averaged", "is one for each example, where one for all is asked for: their mean is missing"
        if close(g.sum(0), w):
            yield "not summed", "is one for each example, where one for all is asked for: they are not added up"


def _left_out(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    """Some of the right entries in their order, others thrown away."""
    if g.ndim == 1 <= w.ndim and 1 < len(g) < w.size <= 2000 and len(np.unique(g)) > 1:
        at, flat = 0, w.ravel()
        for value in flat:
            at += at < len(g) and close(g[at], value)
        if at == len(g):
            yield "entries left out", "lacks some of its entries; the others are right: does each keep its place?"


def too_small_to_tell(leaf: Leaf) -> Iterator[str]:
    """Names of slips that a leaf with so few entries neither shows nor speaks against."""
    w, g = leaf.wanted, leaf.came
    yield from one_of_them(w, g)
    if g.ndim == 1 <= w.ndim and g.size <= 1 and g.size < w.size and np.isin(g, w).all():
        yield "entries left out"
    if _are_labels_of(w, g) and len(np.unique(w, axis=0)) < 3:
        yield "labels for rows"
    if w.ndim == g.ndim + 1 and w.ndim > 1 and min(w.shape) == 1:
        for word, axis in (("rows", -1), ("columns", 0)):
            yield from (f"{how} of {word}" for how, reduce in AWAY.items() if close(g, reduce(w, axis)))


def _as_many_as(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """One for each entry of an argument, where there is one more or less: as there are points and pieces."""
    w, g = leaf.wanted, leaf.came
    more = len(g) - len(w) if w.ndim == g.ndim == 1 else 0
    short, long = sorted((w, g), key=len) if more else (w, g)
    if abs(more) == 1 and not any(close(each, short) for each in (long[1:], long[:-1])):
        for name, array in leaf.given.arrays.items():
            if array.shape == g.shape:
                less = "less" if more == 1 else "more"
                yield f"as many as {name}", f"has one entry for each entry of {name}, where one {less} is asked for"


def _lengths(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    if g.shape == (0,) and w.ndim == 1 and w.size > 1:
        yield "empty", "is empty, where several are asked for"
    if g.shape == (0,) and w.ndim and len(w) == 1:  # nothing, which has no more shape
        yield "lacks 1", "lacks its last entry"
        yield "lacks first 1", "lacks its first entry"
        yield "one short", "has one entry too few: where does the loop start and end?"
    if not w.ndim == g.ndim >= 1 or w.shape[1:] != g.shape[1:]:
        return
    more = len(g) - len(w)
    if more < 0:
        if close(g, w[:more]):
            yield f"lacks {-more}", "lacks its last entry" if more == -1 else "stops too early"
        if close(g, w[-more:]):
            yield f"lacks first {-more}", "lacks its first entry" if more == -1 else "starts too late"
    if more > 0 and len(w):
        if close(g[:-more], w):
            yield f"goes on {more}", "has one entry too many at the end" if more == 1 else "goes on after its end"
        if close(g[more:], w):
            yield "grows", (
                "has one entry too many at the start" if more == 1 else
                "has what is asked for at its end, after other entries: does something of an earlier call stay in it?"
            )  # fmt: skip
    if more == -1:
        yield "one short", "has one entry too few: where does the loop start and end?"
    if more == 1:
        yield "one long", "has one entry too many: where does the loop start and end?"


def _one_of_several(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    if g.ndim != w.ndim + 1 or g.size == w.size:
        return
    if g.ndim == 2 and any(close(column, w) for column in g.T):
        yield "a column of it", "is a table, of which one column alone is asked for"
    if any(close(entry, w) for entry in g):
        yield "an entry of it", "is several of what one is asked for: the right one is among them"


def _other_axis(leaf: Leaf) -> Iterator[tuple[str, str]]:
    w, g = leaf.wanted.shape, leaf.came.shape
    for name, array in leaf.given.arrays.items():
        if array.ndim == 2 and array.shape[0] != array.shape[1]:
            rows, columns = array.shape[:1], array.shape[1:]
            if (w, g) == (columns, rows):
                yield f"rows of {name}", f"has one number for each row of {name}, not for each column: the other axis"
            if (w, g) == (rows, columns):
                yield (
                    f"columns of {name}",
                    f"has one number for each column of {name}, not for each row: the other axis",
                )
