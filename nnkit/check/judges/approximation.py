"""Judges of networks that should give certain values: knots, hinges, steps and bumps."""

from typing import Any

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.plain import describe


def clipped(z: np.ndarray) -> np.ndarray:
    return np.maximum(0, z)


def squash(z: float) -> float:
    return np.exp(-np.logaddexp(0, -np.asarray(z, float)))


def as_array(value: Any, name: str) -> np.ndarray:
    """Numbers as an array of floats, or a ValueError that the check shows as a sentence."""
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold numbers, got {describe(value)}")
    return array.astype(float)


SHARE = 0.5  # of the even knots' error that may be left


def error_of(x: np.ndarray, y: np.ndarray, knots: np.ndarray) -> float:
    return float(np.abs(y - np.interp(x, knots, np.interp(knots, x, y))).max())


def better_than_even(value: Any, x: np.ndarray, y: np.ndarray, n: int) -> str | None:
    knots = as_array(value, "knots")
    if knots.shape != (n + 1,):
        says = f"the count of knots is wrong: {n} hinges have {n + 1} knots, shape ({n + 1},); got shape {knots.shape}"
        return Named("another count", says)
    if not np.isfinite(knots).all() or (np.diff(knots) <= 0).any():
        return Named(
            "not ascending",
            "the knots do not ascend: each must be larger than the one before (two equal ones make a piece of width 0)",
        )
    width = x[-1] - x[0]
    if abs(knots[0] - x[0]) > 1e-5 * width or abs(knots[-1] - x[-1]) > 1e-5 * width:
        return (
            f"the ends are wrong: the knots must run from x[0] = {x[0]:.4g} to x[-1] = {x[-1]:.4g}; they run from "
            f"{knots[0]:.4g} to {knots[-1]:.4g}"
        )
    even = error_of(x, y, np.linspace(x[0], x[-1], n + 1))
    yours = error_of(x, y, knots)
    if yours <= SHARE * even:
        return None
    if np.allclose(knots, np.linspace(x[0], x[-1], n + 1), atol=1e-6 * width):
        return Named("even knots", "your knots are evenly spread: where the curve bends more they have to be closer")
    if named := _spread_by_slope(x, y, knots):
        return named
    return (
        f"too much error is left: with even knots it is {even:.4f}, with yours {yours:.4f}, {yours / even:.0%} of that"
    )


EVEN = 0.15  # of a piece's share: as far as two ways to add up a curve's slopes lie apart


def _spread_by_slope(x: np.ndarray, y: np.ndarray, knots: np.ndarray) -> Named | None:
    """Knots that share out the climb of a curve, or its length, evenly."""
    climb, width = np.abs(np.diff(y)), np.diff(x)
    says = {
        "dense where it is steep": (climb, "your knots are dense where the curve is steep: a straight line needs none, "
                                    "however steep it is, and a bend does"),
        "even along the curve": (np.hypot(climb, width), "your knots are even along the curve's length: what costs is "
                                 "its bends"),
    }  # fmt: skip
    gaps = {}
    for name, (pieces, _) in says.items():
        shares = np.interp(knots, x, np.concatenate([[0], np.cumsum(pieces)]))
        gaps[name] = np.abs(np.diff(shares) * (len(knots) - 1) / max(shares[-1], 1e-300) - 1).max()
    name = min(gaps, key=lambda each: gaps[each])
    return Named(name, says[name][1]) if gaps[name] <= EVEN else None


def _is_single(value: Any) -> bool:
    """Whether an array in it is of single precision, or less."""
    if isinstance(value, list | tuple):
        return any(_is_single(item) for item in value)
    return isinstance(value, np.ndarray | np.floating) and value.dtype.kind == "f" and value.dtype.itemsize < 8


def same_as_hinges(value: Any, knots: np.ndarray, values: np.ndarray) -> str | None:
    if not isinstance(value, list | tuple) or len(value) != 4:
        return f"expected four arrays, `W1, b1, W2, b2`; got {describe(value)}"
    W1, b1, W2, b2 = (as_array(a, name) for a, name in zip(value, ("W1", "b1", "W2", "b2"), strict=True))
    hidden = W1.shape[1] if W1.ndim == 2 else 0
    wanted = {"W1": (W1, (1, hidden)), "b1": (b1, (hidden,)), "W2": (W2, (hidden, 1))}
    for name, (array, shape) in wanted.items():
        if array.shape != shape or not hidden:
            text = str(shape) if hidden else "(1, n)"
            return f"the shape of {name} is wrong: expected {text}, got {array.shape}"
    if b2.shape not in ((1,), ()):
        return f"the shape of b2 is wrong: expected (1,), got {b2.shape}"
    x = np.union1d(np.linspace(knots[0], knots[-1], 57), knots)
    came = (clipped(x[:, None] @ W1 + b1) @ W2 + b2)[:, 0]
    want = np.interp(x, knots, values)
    rounding = 1e-4 if _is_single(value) else 1e-7
    off = np.abs(came - want)
    if np.isfinite(came).all() and off.max() <= rounding * max(1.0, np.abs(want).max()):
        return None
    if named := _hinge_slip(W1, b1, W2, b2, x, want) or _bends_elsewhere(W1, b1, W2, b2, knots, values):
        return named
    i = int(np.argmax(np.nan_to_num(off, nan=np.inf)))
    return f"the network gives other values: at x = {x[i]:.4g} expected {want[i]:.6g}, got {came[i]:.6g}"


def _hinge_slip(
    W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, x: np.ndarray, want: np.ndarray
) -> Named | None:
    """Which one change of its weights makes the network of hinges right."""

    def right(W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> bool:
        came = (clipped(x[:, None] @ W1 + b1) @ W2 + b2)[:, 0]
        return came.shape == want.shape and bool(
            np.allclose(came, want, rtol=1e-6, atol=1e-7 * max(1, np.abs(want).max()))
        )

    changes = np.diff(W2, axis=0, prepend=0 * W2[:1])
    came = (clipped(x[:, None] @ W1 + b1) @ W2 + b2)[:, 0]
    if right(W1, -b1, W2, b2):
        return Named("the biases without their sign", "the biases of the hinges have the wrong sign")
    if right(W1, b1, changes, b2):
        return Named("slopes for changes", "W2 holds the slopes of the pieces; each hinge adds the change of slope")
    if right(W1, b1, np.cumsum(W2, axis=0), b2):
        return Named("changes of changes", "W2 is the change once too often: it holds the changes of slope")
    if right(W1, b1, -W2, b2):
        return Named("W2 without its sign", "W2 has the wrong sign")
    if right(W2.T, b1, W1.T, b2):
        says = "W1 and W2 hold each other's numbers: the coefficients stand before the ReLU, and belong behind it"
        return Named("coefficients in front", says)
    if np.isfinite(came).all() and np.ptp(came - want) <= 1e-7 * max(1, np.abs(want).max()):
        return Named(
            "another start", "the curve has the right form, moved up or down: b2 is not the value at the first knot"
        )
    return None


def _bends_elsewhere(
    W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray, knots: np.ndarray, values: np.ndarray
) -> Named | None:
    """Where the hinges bend, if nothing but that is wrong: neuron i bends at -b1[i] / W1[0, i]."""
    if b1.shape != (len(knots) - 1,) or not (W1 == 1).all():
        return None
    came = (clipped(knots[:, None] - knots[:-1]) @ W2 + b2)[:, 0]
    if not np.allclose(came, values, rtol=1e-6, atol=1e-7 * max(1, np.abs(values).max())):
        return None
    if not b1.any():
        return Named("no hidden biases", "b1 is 0, so all hinges bend at x = 0")
    if np.allclose(b1, -knots[1:]):
        return Named("one knot too far", "the hinges bend one knot too far right: it is the last knot that has none")
    return Named("bends elsewhere", "all is right but b1: the hinges bend elsewhere than at the knots")


def a_step(value: Any, position: float, width: float) -> str | None:
    if not isinstance(value, list | tuple | np.ndarray) or len(value) != 2 or any(np.size(v) != 1 for v in value):
        return f"expected two numbers, `w, b`; got {describe(value)}"
    w, b = (as_array(v, name).item() for v, name in zip(value, ("w", "b"), strict=True))
    if not np.isfinite([w, b]).all():
        return "the two numbers must be finite"
    left, middle, right = (float(squash(w * x + b)) for x in (position - width / 2, position, position + width / 2))
    if abs(middle - 0.5) > 1e-3:
        if position and abs(float(squash(-w * position + b)) - 0.5) <= 1e-3:
            return Named(
                "the bias without its sign", f"it stands at minus the position: at x = {position:g} it is {middle:.4g}"
            )
        if b == 0 and position:
            return Named("no bias", f"b is 0, so it stands at 0: at x = {position:g} it is {middle:.4g}")
        if w and np.isclose(b, -position):
            return Named("bias not multiplied", f"b is minus the position alone, without w: it stands at {-b / w:.4g}")
        return f"it is not 0.5 at the position: at x = {position:g} it is {middle:.4g}"
    if left > right:
        return Named("downwards", f"it goes down from left to right: at the two ends it is {left:.4g} and {right:.4g}")
    if right - left < 0.98 - 1e-2:
        return Named(
            "too gentle",
            f"it is too gentle: within the width it goes from {left:.4g} to {right:.4g}, not from 0.01 to 0.99",
        )
    beyond = 0.01 * (1e-3 if _is_single(value) else 1e-6)
    if left > 0.01 + beyond or right < 0.99 - beyond:
        return f"it does not climb from 0.01 to 0.99 within the width: it goes from {left:.4g} to {right:.4g}"
    return None


def run_network(value: Any, X: np.ndarray) -> np.ndarray:
    """The output (n,) of a ReLU network given as (weights, biases), or a ValueError that says which shape is wrong."""
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(isinstance(v, list | tuple) for v in value):
        raise ValueError("expected a pair of lists, `weights, biases`")
    weights, biases = value
    if len(weights) != len(biases) or not weights:
        raise ValueError(f"expected as many weight matrices as biases, got {len(weights)} and {len(biases)}")
    A = X
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        W, b = as_array(W, f"weights[{i}]"), as_array(b, f"biases[{i}]")
        if W.ndim != 2 or W.shape[0] != A.shape[1] or b.shape not in ((W.shape[1],), ()):
            raise ValueError(
                f"layer {i + 1} does not fit: it gets {A.shape[1]} numbers, weights[{i}] has shape {W.shape}, "
                f"biases[{i}] {b.shape}"
            )
        A = A @ W + b if i == len(weights) - 1 else clipped(A @ W + b)
    if A.shape[1] != 1:
        raise ValueError(f"the network must have one output, got {A.shape[1]}")
    return A[:, 0]


def a_bump(value: Any, centre: np.ndarray, radius: float) -> str | None:
    steps = np.linspace(-4, 4, 65)
    offsets = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    offsets = np.concatenate([offsets, 30 * offsets])
    z = run_network(value, centre + radius * offsets)
    far, near = np.abs(offsets).max(axis=1), 1e-4 if _is_single(value) else 1e-6
    peak = float(run_network(value, np.asarray(centre, float)[None])[0])
    if not np.isfinite(z).all():
        return Named("not a number", "it gives inf or nan somewhere")
    if abs(peak - 2) <= near and z.max() <= 2 + near:
        return Named("two ridges added", f"it is as high as two ridges together, and nothing is taken off: {peak:.4g}")
    if abs(peak - 1) > near:
        return f"it is not 1 at the centre: it is {peak:.4g} there"
    if (outside := np.abs(z[far >= 1])).max() > near:
        worst = offsets[far >= 1][outside.argmax()]
        along = np.abs(offsets).min(axis=1) < 0.05
        if z[far >= 1].min() < -near and z[far >= 1].max() <= near:
            return Named(
                "not cut", f"it goes below 0 outside: what is lowered has to be cut off at 0, {z.min():.4g} came"
            )
        if (
            z[(far >= 1) & along].max() > near
            and z[(far >= 1) & ~along & (np.abs(offsets).min(axis=1) >= 1)].max() <= near
        ):
            return Named(
                "a cross", f"it is not 0 along the two axes: where one ridge stands alone it gives {outside.max():.4g}"
            )
        return f"it is not 0 outside: {outside.max():.4g} at the centre plus ({worst[0]:g}, {worst[1]:g}) radii"
    if z.min() < -near or z.max() > 1 + near:
        return f"it must stay between 0 and 1: it runs from {z.min():.4g} to {z.max():.4g}"
    if (z[far <= 0.25] < 0.2).any():
        return Named(
            "too thin",
            f"it is too thin: within a quarter of the radius it must be at least 0.2, it is {z[far <= 0.25].min():.4g}",
        )
    return None
