"""Compare an outcome with the reference's, both plain data, and say where they differ."""

from typing import Any, NamedTuple

import numpy as np

from nnkit.check.plain import describe
from nnkit.check.span import Either, Span

# An answer computed in single or half precision is right to what that precision holds; but a number that stands alone
# saves nothing in half precision, and has three digits left.
RTOL_OF_DTYPE = {"float32": 1e-4, "complex64": 1e-4, "float16": 4e-3}
# And what is left in each where numbers around 1 cancel: 1 - 0.9999999 has no digits in single precision.
RTOL, ATOL = 1e-6, 1e-12
ATOL_OF_DTYPE = {"float32": 1e-6, "complex64": 1e-6, "float16": 1e-3}


def difference(want: Any, got: Any, rtol: float = RTOL, atol: float = ATOL) -> str | None:
    """None when `got` is `want` up to rounding, else one sentence: the kind, the shape, or the worst value.

    Numbers match across types (a list of floats, an array of any float or integer type, a 0-d array, booleans as 0
    and 1); shapes must match; nan equals nan. A tuple or dict is compared item by item, and a list or an array will
    do for a tuple of equal length. `rtol` is relative to the number, with a hundredth of it relative to the largest;
    `atol` is what a number may be off anyhow. A number of fewer digits may be off by more, by so much less as `rtol` is
    below 1e-6: where three decimals are asked, half precision has them, and the next one's neighbour is wrong. In the
    place of numbers `want` may have a Span, which says what they may be.
    """
    if type(want) is np.ndarray is type(got) and are_alike(want, got):
        return None
    found = _find(want, got, rtol, atol)
    return None if found is None else found.said


class _Gap(NamedTuple):
    """The first place where two values differ. place: as in the answer, `[1]['W']`; first: its first step, in words."""

    text: str
    place: str = ""
    first: str = ""
    steps: int = 0

    @property
    def said(self) -> str:
        where = self.first if self.steps == 1 else f"at {self.place}"
        return f"{where}: {self.text}" if self.steps else self.text

    def within(self, step: str, first: str) -> "_Gap":
        return _Gap(self.text, step + self.place, first, self.steps + 1)


def _find(want: Any, got: Any, rtol: float, atol: float) -> _Gap | None:
    if isinstance(want, Either):
        gaps = [_find(value, got, rtol, atol) for value in want.values]
        return None if None in gaps else gaps[0]
    if isinstance(want, Span):
        atol = atol if want.atol is None else want.atol
        want = want.nearest(got)
    if isinstance(want, tuple):
        return _difference_of_sequences(want, got, rtol, atol)
    if isinstance(want, dict):
        return _difference_of_dicts(want, got, rtol, atol)
    if isinstance(want, str) or want is None:
        wanted = "None" if want is None else describe(want)
        same = type(got) is type(want) and got == want
        return None if same else _Gap(f"expected {wanted}, got {describe(got)}")
    if isinstance(want, list) and (any(isinstance(item, Span) for item in want) or not _is_numeric(want)):
        return _difference_of_sequences(want, got, rtol, atol)
    text = _difference_of_numbers(_array_of(want), got, rtol, atol)
    return None if text is None else _Gap(text)


def _one_of(want: Any) -> Any:
    """Plain data that would be right, where more than one may be."""
    if isinstance(want, Either):
        return _one_of(want.values[0])
    return want.value[()] if isinstance(want, Span) else want


def _is_numeric(value: list[Any]) -> bool:
    try:
        return np.asarray(value).dtype.kind in "biufc"
    except ValueError:  # rows of different lengths
        return False


def _difference_of_sequences(want: tuple[Any, ...] | list[Any], got: Any, rtol: float, atol: float) -> _Gap | None:
    if not isinstance(got, list | tuple | np.ndarray) or (isinstance(got, np.ndarray) and got.ndim == 0):
        items = ", ".join(describe(_one_of(item)) for item in want)
        return _Gap(f"expected {len(want)} values, ({items}); got {describe(got)}")
    if len(got) != len(want):
        return _Gap(f"expected {len(want)} values, got {len(got)}")
    for i, (wanted, came) in enumerate(zip(want, got, strict=True)):
        if gap := _find(wanted, came, rtol, atol):
            return gap.within(f"[{i}]", f"value {i + 1} of {len(want)}")
    return None


def _difference_of_dicts(want: dict[Any, Any], got: Any, rtol: float, atol: float) -> _Gap | None:
    if not isinstance(got, dict):
        return _Gap(f"expected a dict with the keys {list(want)}, got {describe(got)}")
    if missing := [key for key in want if key not in got]:
        return _Gap(f"the dict lacks the key {missing[0]!r}; it has {list(got)[:8]}")
    for key, wanted in want.items():
        if gap := _find(wanted, got[key], rtol, atol):
            return gap.within(f"[{key!r}]", f"at {key!r}")
    return None


def _difference_of_numbers(want: np.ndarray, got: Any, rtol: float, atol: float) -> str | None:
    wanted = f"an array of shape {want.shape}" if want.shape else "a number"
    try:
        came = _array_of(got)
    except ValueError:
        return f"expected {wanted}, got a {type(got).__name__} whose rows differ in length"
    if came.dtype.kind not in "biufc":
        return f"expected {wanted}, got {describe(got)}"
    if came.shape != want.shape:
        return _difference_of_shapes(want, came)
    if came.dtype.kind == "c" and want.dtype.kind != "c" and np.any(came.imag != 0):
        return f"expected {wanted} of real numbers, got complex ones"
    if are_alike(want, came):  # most are, and the look below is slow
        return None
    name, whole = came.dtype.name, want.dtype.kind in "iu"
    if name == "float16" and not want.shape:
        name = "float64"
    share = min(1.0, rtol / RTOL)
    rtol = max(rtol, share * RTOL_OF_DTYPE.get(name, 0))
    both = complex if want.dtype.kind == "c" else float
    want, came = want.astype(both), (came.astype(complex) if both is complex else came.real.astype(float))
    finite = np.abs(want[np.isfinite(want)])
    atol = max(atol, share * ATOL_OF_DTYPE.get(name, 0)) + 1e-2 * rtol * (finite.max() if finite.size else 0)
    wrong = ~np.isclose(came, want, rtol=rtol, atol=atol, equal_nan=True)
    if whole:
        wrong |= ~(np.abs(came - want) < 0.5)  # a count is exact, however large it is
    if not wrong.any():
        return None
    if not want.shape:
        return _both(want.item(), came.item())
    return _worst(want, came, wrong)


def are_alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether they are the same to the last bit."""
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def _array_of(value: Any) -> np.ndarray:
    """A value as an array; whole numbers that are too large for NumPy's own as floats, which hold all plain ones."""
    array = np.asarray(value)
    large = array.dtype.kind == "O" and array.size and all(type(item) is int for item in array.flat)
    return array.astype(float) if large else array


def _difference_of_shapes(want: np.ndarray, came: np.ndarray) -> str:
    wanted = f"shape {want.shape}" if want.shape else "one number"
    text = f"expected {wanted}, got shape {came.shape}"
    if came.ndim == 2 and came.T.shape == want.shape:
        return text + "; is a transpose missing?"
    if came.size == want.size:
        return text + "; the count of numbers is right, their arrangement is not"
    return text


def _worst(want: np.ndarray, came: np.ndarray, wrong: np.ndarray) -> str:
    with np.errstate(invalid="ignore", over="ignore"):
        gap = np.where(wrong, np.abs(came - want), -1.0)
    gap[np.isnan(gap)] = np.inf  # a nan is as wrong as can be
    at = np.unravel_index(np.argmax(gap), want.shape)
    index = ", ".join(str(int(i)) for i in at)
    return f"{int(wrong.sum())} of {want.size} values differ; worst at [{index}]: {_both(want[at], came[at])}"


def _both(want: complex, came: complex) -> str:
    """Both numbers, with as many digits as it takes to see that they differ."""
    for digits in (6, 10):
        if f"{want:.{digits}g}" != f"{came:.{digits}g}":
            break
    return f"expected {want:.{digits}g}, got {came:.{digits}g}"
