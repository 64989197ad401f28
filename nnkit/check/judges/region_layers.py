"""What the neurons of a region's second layer hear and need: each is to be the AND of one polygon's lines."""

import numpy as np

from nnkit.check.judges.named import Named


def ands(W: np.ndarray, b: np.ndarray, polygons: int) -> Named | None:
    """What is wrong with the layer W (lines, neurons), b (neurons,) of a network whose region is not the right one.

    A neuron with a weight below 0 is another thing, of which nothing is said.
    """
    heard = W != 0
    if polygons > 1 and W.shape[1] == 1:
        says = "one neuron looks at the lines of all polygons at once: each polygon needs a neuron of its own"
        return Named("no neuron for each polygon", says)
    if W.shape[1] > 1 and heard.all():
        says = "each neuron of the second layer hears the lines of all polygons: those of the others have to count 0"
        return Named("every neuron hears all lines", says)
    if (heard.sum(axis=1) > 1).any():
        says = "two neurons of the second layer hear the same line: each polygon has lines of its own"
        return Named("the same lines twice", says)
    if (W < 0).any() or not heard.any(axis=0).all():
        return None
    least = np.where(heard, W, np.inf).min(axis=0)
    alone, all_but_one, together = least + b > 0, W.sum(axis=0) - least + b > 0, W.sum(axis=0) + b > 0
    lines = heard.sum(axis=0)
    if (lines > 1).all() and alone.all():
        says = "a neuron of the second layer fires as soon as one of its lines does, an OR: all of them have to agree"
        return Named("an OR of lines", says)
    if np.ptp(b) == 0 and np.ptp(lines) > 0 and np.ptp(W[heard]) == 0:
        says = "all neurons of the second layer have the same bias, and do not hear the same number of lines"
        return Named("one bias for all", f"{says}: {lines.min()} here, {lines.max()} there")
    if (all_but_one & (lines > 1)).any():
        says = "a neuron of the second layer fires although not all of its lines do: its bias is too high for so many"
        return Named("not all lines asked", says)
    if not together.all():
        says = "a neuron of the second layer stays quiet where all of its lines fire: its bias is too low, and z is not"
        return Named("on the fence or below", f"{says} above 0")
    return None


def of_all_lines(w: np.ndarray, b: float) -> Named | None:
    """Why the last neuron of a polygon (w for each of its lines) stays quiet where all of them fire; None where it
    does not."""
    z = float(w.sum() + b)
    if z > 1e-9 * (np.abs(w).sum() + abs(b)):
        return None
    if abs(z) <= 1e-9 * (np.abs(w).sum() + abs(b)):
        return Named("on the fence", "with all line neurons on, the last neuron's z is 0, and it fires only ABOVE 0")
    return Named("bias too low", f"with all line neurons on, the last neuron's z is still below 0: it is {z:.4g}")
