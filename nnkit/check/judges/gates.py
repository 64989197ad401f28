"""One neuron, or three, as a gate or a half-plane: where they should fire is known, their weights are free."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from nnkit.check.judges.named import Named
from nnkit.check.judges.reading import MisfitError, above_zero, bits, items, number, numbers, place, saying, vector

GATES: dict[str, Callable[[bool, bool], bool]] = {
    "an OR": lambda a, b: a or b,
    "an AND": lambda a, b: a and b,
    "a NAND": lambda a, b: not (a and b),
    "a NOR": lambda a, b: not (a or b),
    "the opposite (XNOR)": lambda a, b: a == b,
}


_CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])


@saying
def xor(answer: Any) -> str | None:
    if isinstance(answer, list | tuple | np.ndarray) and len(answer) == 4 and all(np.size(x) == 1 for x in answer):
        raise MisfitError(
            "these are four numbers; the network's weights are asked, which make the numbers: (W1, b1, w2, b2)"
        )
    W1, b1, w2, b2 = items(answer, "W1 b1 w2 b2")
    W1 = numbers(W1, (2, 2), "W1", ", one column per hidden neuron")
    b1 = vector(b1, 2, "b1")
    w2 = vector(w2, 2, "w2")
    b2 = number(b2, "b2")
    Z = _CORNERS @ W1 + b1
    out = np.maximum(0, Z) @ w2 + b2
    said, want = above_zero(out, W1, b1, w2, b2), np.array([False, True, True, False])
    if (said == want).all():
        return None
    table = ", ".join(f"{bits(x)} -> {z:.4g}" for x, z in zip(_CORNERS, out + 0.0, strict=True))
    bends = [(Z[:, j] > 1e-9).any() and (Z[:, j] < -1e-9).any() for j in (0, 1)]
    if not any(bends):
        return Named(
            "affine",
            "neither ReLU bends between the corners: each is on, or off, for all four. So this network is affine "
            "there, "
            f"and no affine map can do XOR; z comes out as {table}",
        )
    for name, fires in GATES.items():
        if (said == [fires(bool(a), bool(b)) for a, b in _CORNERS]).all():
            return Named(f"{name} for XOR", f"this is {name}, not XOR: z comes out as {table}")
    if out[want].min() > out[~want].max() + 1e-9:
        low = not said[want].all()
        says = f"the right corners have the larger z, but b2 is too {'low' if low else 'high'}, and 0 is not above 0"
        return Named("only b2 is wrong", f"{says}: z comes out as {table}")
    if said.all() or not said.any():
        return Named(
            "one answer for all", f"it says {'yes' if said.all() else 'no'} to all corners: z comes out as {table}"
        )
    right = int((said == want).sum())
    worst = int(np.flatnonzero(said != want)[0])
    verb = "should be above 0" if want[worst] else "should be 0 or below"
    return f"{right} of 4 corners are right: z comes out as {table}; for {bits(_CORNERS[worst])} it {verb}"


@saying
def gate(answer: Any, k: int, *, of: str) -> str | None:
    """(w, b) for a gate with k inputs that fires for "all" of them, or for "any"."""
    w, b = items(answer, "w b")
    if k > 1 and np.ndim(w) == 0:
        says = f"expected (w, b), where w holds {k} weights; got two lone numbers: is the bias, or w, missing?"
        raise MisfitError(says)
    w, b = numbers(w, (k,), "w", f", one weight for each of the {k} inputs"), number(b, "b")
    patterns = np.array(list(product([0.0, 1.0], repeat=k)))
    z = patterns @ w + b
    said, want = above_zero(z, w, b), {"all": np.all, "any": np.any}[of](patterns == 1, axis=1)
    if (said == want).all():
        return None
    worst = int(np.flatnonzero(said != want)[0])
    where = f"for {bits(patterns[worst])} z = {z[worst] + 0.0:.4g}"
    if said.all():
        return Named("fires always", f"it fires for every input, so its bias is too high: {where}")
    if abs(z[worst]) <= 1e-9 * (np.abs(w).sum() + abs(b)):
        return Named(
            "on the fence", f"it should fire and stays on the fence, for it fires only where z is ABOVE 0: {where}"
        )
    if not said.any():
        return Named("never fires", f"it never fires, so its bias is too low (or its weights): {where}")
    if (said != want).all():
        return Named("the opposite", f"it fires where it should not, and only there: {where}")
    other = {"all": np.any, "any": np.all}[of](patterns == 1, axis=1)
    if k > 1 and (said == other).all():
        says = {"all": "as soon as one input is 1", "any": "only when all inputs are 1"}[of]
        return Named("the other gate", f"it fires {says}: {where}")
    if of == "any" and said[0] and not want[0]:
        return Named("fires for none", f"it fires where no input is 1, so its bias is too high: {where}")
    ones = patterns.sum(axis=1)
    if of == "all" and said[worst] and (said == (ones >= ones[said].min())).all():
        says = "it fires before all its inputs are 1: its bias is too high for so many"
        return Named("too few suffice", f"{says}. {ones[said].min():.0f} of {k} are enough")
    return f"it {'fires and should not' if said[worst] else 'should fire and does not'}: {where}"


@saying
def not_gate(answer: Any) -> str | None:
    w, b = items(answer, "w b")
    w, b = number(w, "w"), number(b, "b")
    off, on = b, w + b
    if above_zero(off, w, b) and not above_zero(on, w, b):
        return None
    if above_zero(w, w, b) and not above_zero(w + b, w, b):
        says = "exchanged these two numbers would do it; the order is (w, b), the weight and then the bias"
        return Named("bias first", f"{says}: for x = 0 it gives z = {off:.4g}, for x = 1 {on:.4g}")
    if above_zero(on, w, b) and not above_zero(off, w, b):
        return Named(
            "a copy", f"it says what x says, not the opposite: for x = 0 it gives z = {off:.4g}, for x = 1 {on:.4g}"
        )
    if above_zero(on, w, b) and above_zero(off, w, b):
        return Named(
            "fires always", f"it always fires: for x = 0 z is the bias alone, {off:.4g}, and for x = 1 it is {on:.4g}"
        )
    if not above_zero(on, w, b) and not above_zero(off, w, b):
        fence = ", and 0 is not above 0" if off == 0 else ""
        says = f"it never fires: for x = 0 z is the bias alone, {off:.4g}{fence}, and for x = 1 it is {on:.4g}"
        return Named("never fires", says)
    return (
        f"for x = 0 it gives z = {off:.4g} and {'fires' if above_zero(off, w, b) else 'does not fire'} (it should), "
        f"for x = 1 z = {on:.4g} and {'fires' if above_zero(on, w, b) else 'does not fire'} (it should not)"
    )


@saying
def half_plane(answer: Any, p: np.ndarray, q: np.ndarray) -> str | None:
    w, b = items(answer, "w b")
    w, b = numbers(w, (2,), "w"), number(b, "b")
    if np.hypot(*w) == 0:
        raise MisfitError("w is (0, 0): such a neuron has no line, it says the same everywhere")
    along = q - p
    distance = np.array([w @ p + b, w @ q + b]) / np.hypot(*w)
    left = np.array([-along[1], along[0]])
    # so near to the line as the points are to each other; far from the origin rounding takes some of it
    size = np.hypot(*along) + 1e-6 * (np.hypot(*p) + np.hypot(*q))
    if abs(w @ left) < 1e-6 * np.hypot(*w) * np.hypot(*left):
        return Named(
            "along the line",
            "your w points along the line. It must stand at a right angle to it: "
            f"w = {place(w)} for p = {place(p)}, q = {place(q)}",
        )
    if np.abs(distance).max() > 1e-6 * size:
        if np.abs([b - w @ p, b - w @ q]).max() <= 1e-6 * size * np.hypot(*w):
            return Named(
                "the bias without its sign", f"your bias has the wrong sign: for p = {place(p)}, q = {place(q)}"
            )
        if b == 0 and abs(left @ p) > 1e-6 * size * np.hypot(*left):  # else the line goes through the origin
            return Named(
                "no bias", f"your bias is 0, so its line goes through the origin: for p = {place(p)}, q = {place(q)}"
            )
        which, far = ("p", distance[0]) if abs(distance[0]) > 1e-6 * size else ("q", distance[1])
        return f"{which} is not on the neuron's line: it is {abs(far):.3g} away, for p = {place(p)}, q = {place(q)}"
    if w @ left < 0:
        return Named(
            "the other side",
            f"right line, but it fires on the right of the way from p to q: for p = {place(p)}, q = {place(q)}",
        )
    return None


def half_plane_alike(theirs: Any, got: Any, p: np.ndarray, q: np.ndarray) -> bool:
    """The same line and the same side, whatever the length of w."""
    (w, b), (v, c) = theirs, got
    length, other = np.hypot(*w), np.hypot(*v)
    if not (0 < length < np.inf and 0 < other < np.inf):
        return False
    return np.allclose(np.append(w, b) / length, np.append(v, c) / other)
