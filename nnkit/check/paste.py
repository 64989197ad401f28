"""A case as a line that can be pasted into a cell: `affine(np.array([[1.0, 2.0]]), np.array([0.5, -1.0]), 2.0)`."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.exercise import Exercise
from nnkit.check.spelled import FUNCTION, made

LONGEST = 160  # characters


def line_to_try(exercise: Exercise, cases: Sequence[Case | Script]) -> str:
    """The shortest call among these cases, or "" where none can be written in a line."""
    calls = [case for case in cases if isinstance(case, Case) and exercise.kind == "function"]
    lines = [_call(exercise.id, case) for case in calls]
    short = [line for line in lines if line is not None and len(line) <= LONGEST]
    return min(short, key=len, default="")


def _call(name: str, case: Case) -> str | None:
    try:
        named = [f"{key}={_written(value)}" for key, value in case.kwargs.items()]
        return f"{name}({', '.join([*map(_written, case.args), *named])})"
    except ValueError:
        return None


def _written(value: Any) -> str:
    """An expression for a value; ValueError for what cannot be written so."""
    if isinstance(value, str) and value.startswith(FUNCTION):
        return f"lambda x: {value.removeprefix(FUNCTION)}"
    if made(value) is not value:
        raise ValueError("no expression for layers, a loss, an optimiser")
    if isinstance(value, np.ndarray) and value.dtype in (np.float64, np.int64, np.bool_) and value.size:
        return f"np.array({_written(value.tolist())})"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))}{',' * (len(value) == 1)})"
    if isinstance(value, np.generic):
        return _written(value.item())
    if value is None or isinstance(value, bool | int | str) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    raise ValueError(f"no expression for {type(value).__name__}")
