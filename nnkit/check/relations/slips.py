"""Slips that turn the right numbers into those that came: same shape, another value at every place.

Each is a function of the right array. It fires when it makes what came of what was wanted, at every wrong place of
every case, and would have left alone what is right.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnkit.check.relations.leaves import Leaf, close

Make = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Slip:
    """name: two slips of one name are one; says: goes on "What comes back ..."; least: distinct numbers it rests on;
    moves: it moves numbers from place to place, so that wrong numbers are expected elsewhere; few: it makes few
    numbers of many (0, 1, whole ones), so that what was wanted in their places is counted; left_out: of a step that is
    left out `make` is that step, and makes what was wanted of what came."""

    name: str
    says: str
    make: Make
    least: int = 3
    moves: bool = False
    few: bool = False
    left_out: bool = False

    def fits(self, wanted: np.ndarray, came: np.ndarray) -> bool:
        """Whether it makes what came of what was wanted."""
        return close(self.make(came), wanted) if self.left_out else close(self.make(wanted), came)


def _along_first(make: Make) -> Make:
    return lambda w: make(w) if w.ndim else w


def times(factor: float) -> Make:
    return lambda w: factor * w


def plus(term: float) -> Make:
    return lambda w: w + term


def _rounded_to(places: int) -> Make:
    return lambda w: np.round(w, places)


def _decided_at(at: float) -> Make:
    return lambda w: (w > at) * 1.0


def _counted_once(w: np.ndarray) -> np.ndarray:
    """Of counts: 1 where there is any."""
    counts = w.ndim > 0 and bool((w == np.trunc(w)).all()) and not (w < 0).any()
    return np.minimum(w, 1) if counts else np.full(w.shape, np.nan)


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def softmax(z: np.ndarray) -> np.ndarray:
    """Of each row."""
    if not z.ndim or not z.size:
        return z
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _shares_of_columns(w: np.ndarray) -> np.ndarray:
    return w / w.sum(axis=0) if w.ndim == 2 else w


CONSTANTS = {
    "twice what it should be": 2,
    "half of what it should be": 1 / 2,
    "minus twice what it should be": -2,
    "minus half of what it should be": -1 / 2,
    "three times what it should be": 3,
    "a third of what it should be": 1 / 3,
    "four times what it should be": 4,
    "a quarter of what it should be": 1 / 4,
    "ten times what it should be": 10,
    "a tenth of what it should be": 1 / 10,
    "a hundred times what it should be": 100,
    "a hundredth of what it should be": 1 / 100,
    "255 times what it should be": 255,
    "what it should be divided by 255": 1 / 255,
    "pi times what it should be": math.pi,
    "what it should be divided by pi": 1 / math.pi,
    "2 pi times what it should be": 2 * math.pi,
    "in degrees, where radians are asked for": 180 / math.pi,
    "the root of 2 times what it should be": math.sqrt(2),
    "what it should be divided by the root of 2": 1 / math.sqrt(2),
    "off by the factor ln 2: which base has the logarithm?": math.log(2),
    "off by the factor 1 / ln 2: which base has the logarithm?": 1 / math.log(2),
    "off by the factor ln 10: which base has the logarithm?": math.log(10),
    "off by the factor 1 / ln 10: which base has the logarithm?": 1 / math.log(10),
}

SLIPS = (
    Slip("minus", "has the opposite sign", lambda w: -w),
    *(Slip(f"times {c:.4g}", f"is {words}", times(c)) for words, c in CONSTANTS.items()),
    Slip("squared", "is the square of what it should be: a root left out, or a square too many?", np.square),
    Slip("rooted", "is the root of what it should be: a square left out, or a root too many?", np.sqrt),
    Slip("inverse", "is 1 over what it should be: a quotient is upside down", lambda w: 1 / w),
    Slip("absolute", "has lost its sign", np.abs),
    Slip("complement", "is 1 minus what it should be", lambda w: 1 - w),
    Slip("exp", "is e to the power of what it should be: a logarithm left out?", np.exp),
    Slip("log", "is the logarithm of what it should be: an exp left out?", np.log),
    Slip("negated log", "is minus the logarithm of what it should be", lambda w: -np.log(w)),
    *(Slip(f"{name} missing", f"is what goes into {a} {name}: the {name} itself is left out", make, left_out=True)
      for a, name, make in (("the", "sigmoid", sigmoid), ("the", "tanh", np.tanh), ("the", "softmax", softmax))),
    Slip("negative let through", "is negative in places where it has to be 0: negative numbers are let through",
         lambda w: np.maximum(w, 0), least=2, left_out=True),
    Slip("sigmoid too many", "has gone through a sigmoid once too often", sigmoid),
    Slip("tanh too many", "has gone through a tanh once too often", np.tanh),
    Slip("softmax too many", "has gone through a softmax once too often",
         lambda w: softmax(w) if w.ndim else np.full(w.shape, np.nan)),
    Slip("not sorted", "holds the right numbers, but is not sorted",
         lambda z: np.sort(z) if z.ndim == 1 else np.full(z.shape, np.nan), moves=True, left_out=True),
    Slip("one more", "is one more than it should be", lambda w: w + 1, few=True),
    Slip("one less", "is one less than it should be", lambda w: w - 1, few=True),
    Slip("positive part", "has 0 where it should be negative", lambda w: np.maximum(w, 0), least=2, few=True),
    Slip("truncated", "is cut to whole numbers: an array of integers, `int(...)` or `//`", np.trunc, least=2, few=True),
    Slip("floored", "is cut to whole numbers: an array of integers, `int(...)` or `//`", np.floor, least=2, few=True),
    Slip("rounded", "is rounded to whole numbers", np.round, least=2, few=True),
    *(Slip(f"rounded to {k}", "is rounded, where the exact number is asked for", _rounded_to(k))
      for k in range(1, 6)),
    *(Slip(f"not {name}", "is no whole number, where whole numbers are asked for", make, 2, few=True, left_out=True)
      for name, make in (("rounded up", np.ceil), ("rounded", np.round), ("cut off", np.floor))),
    Slip("sign only", "is only the sign, not the number itself", np.sign, least=2, few=True),
    *(Slip(f"decided at {at}", "is a decision, 0 or 1, not the number itself",
           _decided_at(at), least=2, few=True) for at in (0.5, 0)),
    Slip("counted once", "is 1 wherever a larger count is asked for: what comes again is not counted again",
         _counted_once, least=2, few=True),
    Slip("all zero", "is zero everywhere", np.zeros_like, least=2, few=True),
    Slip("all one", "is 1 everywhere", np.ones_like, least=2, few=True),
    Slip("mean of it", "is the same everywhere: the mean of what it should be", lambda w: np.full_like(w, w.mean())),
    Slip("running sum", "is a running sum of what it should be", _along_first(lambda w: np.cumsum(w, 0))),
    Slip("not added up", "is each step's change, not the sum so far",
         _along_first(lambda w: np.diff(w, axis=0, prepend=0 * w[:1]))),
    Slip("reversed", "comes in the reversed order", _along_first(lambda w: w[::-1]), moves=True),
    Slip("columns reversed", "has its columns in the reversed order",
         lambda w: w[:, ::-1] if w.ndim == 2 else w, moves=True),
    Slip("diagonal only", "is right on the diagonal, and 0 beside it",
         lambda w: np.diag(np.diag(w)) if w.ndim == 2 and w.shape[0] == w.shape[1] else w, few=True),
    Slip("transposed", "is transposed: rows and columns have changed places",
         lambda w: w.T if w.ndim == 2 and w.shape[0] == w.shape[1] else w, moves=True),
    Slip("reshaped", "has its numbers in the wrong order: a `reshape` where a transpose is meant",
         lambda w: w.T.reshape(w.shape) if w.ndim == 2 else w, moves=True),
    Slip("sorted", "is sorted", lambda w: np.sort(w) if w.ndim == 1 else w, moves=True),
    Slip("sorted down", "is sorted from large to small", lambda w: np.sort(w)[::-1] if w.ndim == 1 else w, moves=True),
    Slip("rolled on", "is moved on by one place, the last entry to the front",
         _along_first(lambda w: np.roll(w, 1, 0)), moves=True),
    Slip("rolled back", "is moved back by one place, the first entry to the end",
         _along_first(lambda w: np.roll(w, -1, 0)), moves=True),
    Slip("shares of columns", "adds up to 1 along each column, not along each row: the sum runs over the wrong axis",
         _shares_of_columns),
)  # fmt: skip


SOME_FACTOR = "is what it should be up to one constant factor, the same in every case"


def constant_factor(wrong: list[Leaf]) -> Slip | None:
    """One factor for all cases, whatever it is."""
    wanted = np.concatenate([leaf.wanted.ravel() for leaf in wrong])
    came = np.concatenate([leaf.came.ravel() for leaf in wrong])
    at = np.flatnonzero(np.isfinite(wanted) & (wanted != 0))
    if not at.size or not np.isfinite(came[at]).all():
        return None
    k = float(came[at[0]] / wanted[at[0]])
    if not 1e-9 < abs(k) < 1e9:
        return None
    known = next((words for words, factor in CONSTANTS.items() if math.isclose(-k, factor, rel_tol=1e-9)), None)
    says = f"has the opposite sign, and is {known}" if known else SOME_FACTOR
    return Slip("a constant factor", says, times(k))


def constant_line(wrong: list[Leaf]) -> Slip | None:
    """One factor and one term for all cases: a curve that is not stretched and moved to where it belongs."""
    wanted = np.concatenate([leaf.wanted.ravel() for leaf in wrong])
    came = np.concatenate([leaf.came.ravel() for leaf in wrong])
    at = np.isfinite(wanted) & np.isfinite(came)
    if len({f"{value:.6g}" for value in wanted[at][:2000]}) < 5:
        return None
    low, high = np.flatnonzero(at)[[wanted[at].argmin(), wanted[at].argmax()]]
    k = (came[high] - came[low]) / (wanted[high] - wanted[low])
    c = came[low] - k * wanted[low]
    if abs(k) < 1e-6 or abs(c) < 1e-9:
        return None
    return Slip("stretched and shifted",
                "is what it should be, stretched and shifted by two numbers that are the same in every case",
                lambda w: k * w + c, least=5)  # fmt: skip
