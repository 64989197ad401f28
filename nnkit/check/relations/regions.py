"""Where the numbers are wrong, as an argument of the same shape tells: where it is 0, beyond a size, along a step."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from nnkit.check.relations.leaves import Leaf
from nnkit.check.relations.places import Place, factor
from nnkit.check.relations.scaled import piles_of

LEAST = 3  # distinct numbers along a step


def places_by(leaf: Leaf) -> Iterator[Place]:
    """Places that an argument of the same shape tells."""
    for name, array in leaf.given.arrays.items():
        if array.shape != leaf.wanted.shape or array.size < 3:
            continue
        regions = {
            f"is wrong only where {name} is exactly 0": array == 0,
            f"is right where {name} is 0 or above, and wrong where it is negative": array < 0,
            f"is right where {name} is negative, and wrong from 0 on": array >= 0,
            f"is right where {name} is 0 or below, and wrong where it is positive": array > 0,
            f"is wrong only where {name} has a gap (`nan`)": np.isnan(array),
        }
        for other, values in leaf.given.arrays.items():
            if values.ndim == 1 and values.size > 1 and values.shape != array.shape:
                regions[f"is right up to the largest entry of {other}, and wrong beyond"] = array > values.max()
                regions[f"is right from the smallest entry of {other} on, and wrong before"] = array < values.min()
        for says, region in regions.items():
            yield Place(says, says, _wrong_within(region), _without(region), least=1 if "exactly" in says else 3)
        yield from _steps(name, array)
    if zeros := [array == 0 for array in _within(leaf.call.args) if array.shape == leaf.wanted.shape]:
        says = "is wrong only where the number that is given in its place is exactly 0"
        yield Place(says, says, _wrong_within_one_of(zeros), _without_one_of(zeros), least=1)
    for name, region in _same_in_all_rows(leaf).items():
        same = "are all the same" if name.startswith("the rows") else "is the same in every row"
        says = f"is wrong only in the columns where {name} {same}"
        yield Place(says, says, _in_columns(region), _nothing_in(region), least=1, tells=_has_columns(name))


def _within(several: Sequence[Any]) -> Iterator[np.ndarray]:
    """The arrays of several numbers that lists and tuples among the arguments hold, such as those of layers."""
    for value in several:
        if isinstance(value, list | tuple):
            yield from (each for each in value if isinstance(each, np.ndarray) and each.size > 1)
            yield from _within([each for each in value if isinstance(each, list | tuple)])


def _same_in_all_rows(leaf: Leaf) -> dict[str, np.ndarray]:
    """Of each table of as many columns: which entries stand in a column that holds one number only, beside gaps."""
    if leaf.wanted.ndim != 2:
        return {}
    piles = piles_of(leaf.given, leaf.wanted.shape[1])
    return {name: np.broadcast_to(_one_number(table), leaf.wanted.shape) for name, table in piles.items()}


def _has_columns(name: str) -> Callable[[Leaf], bool]:
    """Whether a leaf has such columns and others."""

    def has(leaf: Leaf) -> bool:
        region = _same_in_all_rows(leaf).get(name)
        return region is not None and not region.all()

    return has


def _one_number(table: np.ndarray) -> np.ndarray:
    return np.array([len(np.unique(column[~np.isnan(column)])) < 2 for column in table.T])


def _steps(name: str, array: np.ndarray) -> Iterator[Place]:
    """A place where the slope of it is asked for, and the other way round; how long the step is, does not matter."""

    def moved(leaf: Leaf) -> bool:
        return _is_step(leaf.wanted, leaf.came, array)

    def not_moved(leaf: Leaf) -> bool:
        return _is_step(leaf.came, leaf.wanted, array)

    after = f"is {name} after a step along what is asked for, not that itself"
    alone = f"is a step alone, or the slope for it: {name} is not moved by it"
    yield Place(after, after, moved, lambda _: True, least=6, cause=True)
    yield Place(alone, alone, not_moved, lambda _: True, least=6, cause=True)


def _is_step(slope: np.ndarray, place: np.ndarray, start: np.ndarray) -> bool:
    """Whether this slope leads from the start to this place; not where the place does so as well."""
    along, back = factor(slope, start - place, LEAST), factor(place, start - slope, LEAST)
    return along and not back and bool((start != place).all())


def _wrong_within(region: np.ndarray) -> Callable[[Leaf], bool]:
    return lambda leaf: not region.all() and np.array_equal(leaf.wrong, region)


def _wrong_within_one_of(regions: Sequence[np.ndarray]) -> Callable[[Leaf], bool]:
    return lambda leaf: any(_wrong_within(each)(leaf) for each in regions)


def _without_one_of(regions: Sequence[np.ndarray]) -> Callable[[Leaf], bool]:
    return lambda _: not all(each.any() for each in regions)


def _in_columns(region: np.ndarray) -> Callable[[Leaf], bool]:
    """Of those columns each has to be wrong somewhere, if not all that is wanted there is 0, and no other."""
    return lambda leaf: (
        not region.all()
        and np.array_equal(leaf.wrong.any(axis=0), region[0] & (leaf.wrong | (leaf.wanted != 0)).any(axis=0))
    )


def _nothing_in(region: np.ndarray) -> Callable[[Leaf], bool]:
    return lambda leaf: not (region & (leaf.wanted != 0)).any()


def _without(region: np.ndarray) -> Callable[[Leaf], bool]:
    return lambda _: not region.any()


FEWEST = 4  # entries that are wrong, and that are right


def beyond_a_size(wrong: Sequence[Leaf], right: Sequence[Leaf]) -> str:
    """Where an argument is larger, smaller or farther from 0 than wherever the numbers are right; in words, or ""."""
    leaves = [leaf for leaf in (*wrong, *right) if leaf.wanted.size > 1]
    names = [set(leaf.given.arrays) for leaf in leaves]
    for name in sorted(set.intersection(*names)) if names else ():
        pairs = [(leaf.given.arrays[name], leaf.wrong) for leaf in leaves]
        if any(array.shape != flags.shape for array, flags in pairs):
            continue
        sizes, flags = (np.concatenate([np.ravel(each) for each in of]) for of in zip(*pairs, strict=True))
        bad, good = sizes[flags], sizes[~flags]
        if min(bad.size, good.size) < FEWEST or not np.isfinite(sizes).all():
            continue
        if bad.min() > good.max():
            return f"is right up to some size of {name}, and wrong above it"
        if bad.max() < good.min():
            return f"is right down to some size of {name}, and wrong below it"
        if np.abs(bad).min() > np.abs(good).max():
            return f"is right where {name} is near 0, and wrong far from it, on both sides"
        if np.abs(bad).max() < np.abs(good).min():
            return f"is right where {name} is far from 0, and wrong near it"
    return ""
