"""Columns that are filled, moved and scaled by the numbers of other rows than they should be: a look at the test pile.

A table that comes back is taken apart: which numbers fill its gaps, which are taken off each column, and by which it is
divided. Where the same is found of what was wanted, what differs is the slip.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from nnkit.check.relations.leaves import Given, Leaf, close

OWN, ALL = "its own rows", "all rows together"
MOST = 20_000  # numbers in a table that is looked at
Columns = Callable[[np.ndarray], np.ndarray]  # what is measured of each column of a table without gaps


def _known(measure: Columns) -> Columns:
    """Of the numbers of each column that are there; 0 where there are none."""

    def measured(rows: np.ndarray) -> np.ndarray:
        columns = [column[~np.isnan(column)] for column in rows.T]
        return np.array([measure(column) if column.size else 0.0 for column in columns])

    return measured


def _by_column(measure: Columns) -> Columns:
    """The same of a table with gaps: of the numbers of each column that are there."""
    return _known(lambda column: measure(column[:, None])[0])


def _not_0(scale: np.ndarray) -> np.ndarray:
    """A column that is the same in every row is divided by nothing."""
    return np.where(scale == 0, 1.0, scale)


FILLS: dict[str, Columns] = {"the median": _known(np.median), "the mean": _known(np.mean)}
MOVES: dict[str, Columns] = {
    "the mean of each column": lambda rows: rows.mean(axis=0),
    "the median of each column": lambda rows: np.median(rows, axis=0),
    "the smallest number of each column": lambda rows: rows.min(axis=0),
    "one mean for all columns": lambda rows: np.full(rows.shape[1], rows.mean()),
}
SCALES: dict[str, Columns] = {
    "the deviation of each column": lambda rows: _not_0(rows.std(axis=0)),
    "the deviation of each column with n - 1": lambda rows: _not_0(rows.std(axis=0, ddof=min(1, len(rows) - 1))),
    "the variance of each column": lambda rows: _not_0(rows.var(axis=0)),
    "the range of each column": lambda rows: _not_0(np.ptp(rows, axis=0)),
    "the largest number of each column": lambda rows: rows.max(axis=0),
    "one deviation for all columns": lambda rows: np.full(rows.shape[1], rows.std()),
}
NOTHING = "nothing"


class Way(NamedTuple):
    """How a table is made of rows that were given: what fills the gaps, what is taken off, what it is divided by; each
    in words, with the rows that it is measured on."""

    fills: str
    moved: str
    scaled: str


WORDS = ("its gaps are filled with {}", "what is taken off is {}", "what it is divided by is {}")


def scaled_slip(wrong: Sequence[Leaf]) -> tuple[str, str] | None:
    """(name, sentence that goes on "What comes back ...") where all of these are made in one other way than wanted."""
    if not all(leaf.wanted.shape == leaf.came.shape and leaf.wanted.ndim == 2 for leaf in wrong):
        return None
    wrong = [leaf for leaf in wrong if _is_table(leaf.wanted) and _varies(leaf.came)]  # else nothing is seen
    if not wrong:
        return None
    wanted, came = _common([leaf.wanted for leaf in wrong], wrong), _common([leaf.came for leaf in wrong], wrong)
    pairs = [(right, other) for right in wanted for other in came]
    if not pairs:
        return None
    right, other = min(pairs, key=lambda pair: sum(one != two for one, two in zip(*pair, strict=True)))
    told = [words.format(two) + f", where {one} is meant"
            for words, one, two in zip(WORDS, right, other, strict=True) if one != two]  # fmt: skip
    if not told:
        return None
    leak = f" {LEAK}" if any(ALL in each for each in other) and not any(ALL in each for each in right) else ""
    return "measured on other rows", f"is made with other numbers: {'; '.join(told)}{leak}"


LEAK = "(so rows are looked at that should stay unseen)"


def _varies(table: np.ndarray) -> bool:
    """Whether not every column is the same in all rows."""
    return bool((table != table[:1]).any())


def _is_table(array: np.ndarray) -> bool:
    return array.ndim == 2 and array.shape[0] > 1 and array.size <= MOST


def _common(tables: Sequence[np.ndarray], leaves: Sequence[Leaf]) -> list[Way]:
    """The ways in which each of these tables is made, the likeliest first."""
    ways = [dict.fromkeys(_ways(table, leaf.given)) for table, leaf in zip(tables, leaves, strict=True)]
    all_ways = sorted(dict.fromkeys(way for each in ways for way in each), key=lambda way: way.fills == NOTHING)
    # a table without gaps tells nothing of what would fill them
    return [way for way in all_ways if all(way in each or way._replace(fills=NOTHING) in each for each in ways)]


def _ways(table: np.ndarray, given: Given) -> Iterator[Way]:
    piles = piles_of(given, table.shape[1])
    for rows in piles.values():
        if rows.shape == table.shape:
            for fills, filled in _filled(rows, piles):
                sources = _sources(filled(rows), {name: filled(pile) for name, pile in piles.items()})
                gappy = {name: pile for name, pile in piles.items() if np.isnan(pile).any()}
                sources |= {f"the known numbers of {name}": pile for name, pile in gappy.items()}
                yield from (Way(fills, *way) for way in _moved_and_scaled(table, filled(rows), sources))


def piles_of(given: Given, columns: int) -> dict[str, np.ndarray]:
    """The tables of so many columns, and the rows of them that are given by number."""
    tables = {name: array for name, array in given.arrays.items() if array.ndim == 2 and array.shape[1] == columns}
    tables = {name: array for name, array in tables.items() if 0 < array.size <= MOST}
    piles = dict(tables)
    for name, array in tables.items():
        for by, rows in given.arrays.items():
            if rows.ndim == 1 and rows.size > 1 and (rows == np.trunc(rows)).all() and _are_rows(rows, array):
                piles[f"the rows of {name} in {by}"] = array[rows.astype(int)]
    return piles


def _are_rows(rows: np.ndarray, of: np.ndarray) -> bool:
    return bool((rows >= 0).all() and (rows < len(of)).all() and len(np.unique(rows)) == len(rows))


def _sources(rows: np.ndarray, piles: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What may be measured: each pile, all of them, and the table's own rows."""
    together = (
        {} if len(piles) < 2 else {ALL: np.concatenate([pile for name, pile in piles.items() if " in " not in name])}
    )
    return {**piles, **together, OWN: rows}


def _filled(rows: np.ndarray, piles: dict[str, np.ndarray]) -> Iterator[tuple[str, Columns]]:
    """(what fills the gaps, function that fills a table); of tables without gaps, one way."""
    zeros = np.zeros(rows.shape[1])
    yield ("0" if np.isnan(rows).any() else NOTHING), _with(zeros)
    if np.isnan(rows).any():
        for source, measured in _sources(rows, piles).items():
            for words, measure in FILLS.items():
                yield f"{words} of {source}", _by_itself(measure) if source == OWN else _with(measure(measured))


def _by_itself(measure: Columns) -> Columns:
    """The function that fills each table with numbers of its own."""
    return lambda table: np.where(np.isnan(table), measure(table), table)


def _with(values: np.ndarray) -> Columns:
    """The function that puts these values into the gaps of each column."""
    return lambda table: np.where(np.isnan(table), values, table)


def _moved_and_scaled(table: np.ndarray, rows: np.ndarray, sources: dict[str, np.ndarray]) -> Iterator[tuple[str, str]]:
    """(what is taken off each column, what each is divided by), in words, where the table is just that."""
    at = (np.ptp(rows, axis=0) > 0) & np.isfinite(table).all(axis=0)
    if not at.any():
        return
    low, high, columns = rows.argmin(axis=0), rows.argmax(axis=0), np.arange(rows.shape[1])
    span = table[high, columns] - table[low, columns]
    at &= span != 0
    if not at.any():
        return
    scale = np.ptp(rows, axis=0)[at] / span[at]
    offset = rows[low, columns][at] - table[low, columns][at] * scale
    if not close((rows[:, at] - offset) / scale, table[:, at]):
        return
    moved = [NOTHING] if close(offset, 0 * offset) else list(_found(MOVES, offset, at, sources))
    scaled = [NOTHING] if close(scale, np.ones_like(scale)) else list(_found(SCALES, scale, at, sources))
    yield from ((one, two) for one in moved for two in scaled)


def _found(
    measures: dict[str, Columns], values: np.ndarray, at: np.ndarray, sources: dict[str, np.ndarray]
) -> Iterator[str]:
    for words, measure in measures.items():
        for source, rows in sources.items():
            if np.isnan(rows).any():
                if "all columns" in words:
                    continue
                measured = _by_column(measure)(rows)
            else:
                measured = measure(rows)
            if close(measured[at], values):
                yield f"{words} of {source}" if "columns" not in words else f"{words}, of {source}"
