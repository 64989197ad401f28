"""Longer or shorter along an axis than asked for: what was stretched and not added up again, and columns left out."""

from collections.abc import Iterator

import numpy as np

from nnkit.check.relations.leaves import close


def along_an_axis(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, str]]:
    """(name, sentence) of what came, g, beside what was wanted, w."""
    if 1 <= w.ndim <= g.ndim and g.size > w.size > 0 and close(_added_up(g, w.shape), w):
        yield "not added up along", "is longer along an axis than asked for: what stands there is to be added up"
    if w.ndim == g.ndim == 2 and len(w) == len(g) > 1 and 0 < g.shape[1] < w.shape[1]:
        most = g.shape[1]
        if close(g, w[:, :most]):
            yield "first columns", "is only the first column" + _of_it(most)
        elif close(g, w[:, -most:]):
            yield "last columns", "is only the last column" + _of_it(most)
    for word, wanted, came in _rows_and_columns(w, g):
        if len(wanted) > 1 and _are_among(wanted, came):
            yield f"{word} beside the right ones", f"has {word} that are not asked for beside the right ones"


def one_of_them(w: np.ndarray, g: np.ndarray) -> Iterator[str]:
    """Names that a table of one row or column neither shows nor speaks against."""
    for word, wanted, came in _rows_and_columns(w, g):
        if len(wanted) == 1 and _are_among(wanted, came):
            yield f"{word} beside the right ones"


def _rows_and_columns(w: np.ndarray, g: np.ndarray) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """(word, wanted, came), where there are more of one kind, as long as those that are wanted."""
    for word, wanted, came in (("rows", w, g), ("columns", w.T, g.T)) if w.ndim == g.ndim == 2 else ():
        if wanted.shape[1] == came.shape[1] and 0 < len(wanted) < len(came):
            yield word, wanted, came


def _are_among(wanted: np.ndarray, came: np.ndarray) -> bool:
    """Whether all these rows stand in `came` in their order."""
    rows = iter(came)
    return all(any(close(row, other) for other in rows) for row in wanted)


def _of_it(count: int) -> str:
    return f"{'s' if count > 1 else ''} of what is asked for: the others are missing"


def _added_up(g: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The sums over the axes that stand before those of this shape, and over those that have the length 1 in it."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    return np.asarray(g.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True))
