"""Two arrays whose shapes do not fit: what they are, and what was done with them."""

import re
from collections.abc import Sequence

from nnkit.check.calling import Problem

DONE = {"Add": "added", "Sub": "subtracted", "Mult": "multiplied entry by entry", "Div": "divided entry by entry"}
FOR_EACH_ROW = "a vector with one number for each row and a matrix are {}: NumPy lays a vector along the rows"
BY_ENTRY = "two matrices are multiplied entry by entry, as `*` does; the matrix product is `@`"
BY_ONE = "sizes that differ by one do not fit: is an entry too many on one side, a first or last one?"


def unfit(problem: Problem) -> str:
    """What NumPy refused to put together, in words without a number of the case; "" where it is no usual thing."""
    found = re.search(r"together with shapes \(([\d,]+)\) \(([\d,]+)\) *$", problem.message)
    done = DONE.get(problem.place)
    if found is None or done is None:
        return ""
    one, two = (tuple(int(size) for size in shape.split(",") if size) for shape in found.groups())
    if len(one) == len(two) == 1:
        return f"two vectors of different lengths are {done}"
    if len(one) == len(two) == 2:
        return (
            BY_ENTRY if problem.place == "Mult" and one[1] == two[0] else f"two matrices of different shapes are {done}"
        )
    if (len(one), len(two)) not in ((1, 2), (2, 1)):
        return ""
    vector, matrix = (one, two) if len(one) == 1 else (two, one)
    if vector[0] == matrix[0]:
        return FOR_EACH_ROW.format(done)
    return f"a vector and a matrix are {done}, and the vector's length is not the number of columns"


def differ_by_one(problems: Sequence[Problem]) -> bool:
    """Whether the sizes that do not fit differ by one each time, and are not the same two each time: a transpose of
    one matrix does that by chance."""
    pairs = []
    for problem in problems:
        found = re.search(r"size (\d+) is different from (\d+)", problem.message)
        found = found or re.search(r"together with shapes \((\d+),\) \((\d+),\) *$", problem.message)
        pairs.append(tuple(sorted(map(int, found.groups()))) if found else (0, 0))
    return len(set(pairs)) > 1 and all(more - less == 1 for less, more in pairs)
