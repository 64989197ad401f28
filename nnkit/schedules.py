"""Learning-rate schedules: functions of the step t = 0, 1, 2, ... that return the learning rate for that step.

Each is the formula below it with its settings filled in, so it can be copied and pickled.

>>> rate = warm_up(cosine(0.1, steps=100), steps=4)
>>> [round(rate(t), 3) for t in (0, 1, 3, 4, 54, 104)]
[0.025, 0.05, 0.1, 0.1, 0.05, 0.0]
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from .arrays import function, number

Schedule = Callable[[int], float]


def _positive(**values: float) -> None:
    for name, value in values.items():
        number(name, value, above=0)


def constant_rate(lr: float) -> Schedule:
    """lr at every step."""
    _positive(lr=lr)
    return partial(_constant, lr)


def _constant(lr: float, t: int) -> float:
    return lr


def step_decay(lr: float, *, every: int, factor: float = 0.1) -> Schedule:
    """lr factor^(t // every): a sudden drop after each `every` steps."""
    _positive(lr=lr, every=every, factor=factor)
    return partial(_step_decay, lr, every, factor)


def _step_decay(lr: float, every: int, factor: float, t: int) -> float:
    return float(lr * factor ** (t // every))


def exponential(lr: float, *, factor: float) -> Schedule:
    """lr factor^t."""
    return step_decay(lr, every=1, factor=factor)


def cosine(lr: float, *, steps: int, final: float = 0.0) -> Schedule:
    """final + (lr - final) (1 + cos(pi t / steps)) / 2, then `final`: slow, fast, slow (Loshchilov and Hutter 2017)."""
    _positive(lr=lr, steps=steps)
    number("final", final, at_least=0)
    return partial(_cosine, lr, steps, final)


def _cosine(lr: float, steps: int, final: float, t: int) -> float:
    return final + (lr - final) * (1 + math.cos(math.pi * min(t / steps, 1))) / 2


def warm_up(after: Schedule, *, steps: int) -> Schedule:
    """Rise evenly to after(0) in `steps` steps, then follow `after` from its beginning."""
    _positive(steps=steps)
    function("after", after, "a schedule, step -> learning rate, such as cosine(0.1, steps=1000)")
    return partial(_warm_up, after, steps)


def _warm_up(after: Schedule, steps: int, t: int) -> float:
    return after(0) * (t + 1) / steps if t < steps else after(t - steps)
