"""Judges of weights drawn from a seed, and of a dense layer that starts from such."""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnkit
from nnkit.check.cases import Script, Step
from nnkit.check.compare import difference
from nnkit.check.judges.layer_slips import layer_slip
from nnkit.check.judges.named import Named
from nnkit.check.plain import describe


def from_seed(numbers: np.ndarray, seed: int) -> bool:
    """Whether these are the standard normal numbers of the seed, in any order. (In float32 NumPy draws others.)"""
    draws = [np.random.default_rng(seed).standard_normal(numbers.size, dtype=kind) for kind in (float, np.float32)]
    return any(np.allclose(np.sort(numbers.ravel()), np.sort(draw), rtol=1e-3, atol=1e-3) for draw in draws)


VARIANCES: dict[str, Callable[..., float]] = {
    "given": lambda variance, d_in, d_out: variance,
    "2 / (d_in + d_out)": lambda d_in, d_out: 2 / (d_in + d_out),
    "2 / d_in": lambda d_in, d_out: 2 / d_in,
}


def drawn(value: Any, *arguments: Any, variance: str) -> str | None:
    """Weights drawn from a seed: their shape, their spread, and that they come from the generator given.

    variance: a key of VARIANCES.
    """
    *_, d_in, d_out, seed = arguments
    if not isinstance(value, np.ndarray | list):
        return f"expected an array of shape {(d_in, d_out)}, got {describe(value)}"
    W = np.asarray(value, float)
    if W.shape != (d_in, d_out):
        return f"expected shape {(d_in, d_out)}, got {describe(W)}"
    for which, copies in (("rows", W), ("columns", W.T)):
        if len(copies) > 1 and copies.shape[1] > 1 and np.all(copies == copies[0]):
            return Named(
                f"the same {which}", f"all {which} of your weights are the same: draw a number of its own for each"
            )
    wanted = VARIANCES[variance](*arguments[:-1])
    if named := _other_spread(W, wanted, d_in, d_out, seed):
        return named
    # a sample variance of n numbers is good to sqrt(2 / n); five times that raises no false alarm
    if not abs(W.var() / wanted - 1) < 5 * np.sqrt(2 / W.size):
        return f"the variance of your weights is {W.var():.4g}, expected about {wanted:.4g}"
    if not from_seed(W / np.sqrt(wanted), seed):
        return (
            "the spread is right, but these are not the normal numbers that the given `rng` draws: use "
            "`rng.normal` or `rng.standard_normal`, one number for each weight"
        )
    return None


def _other_spread(W: np.ndarray, wanted: float, d_in: int, d_out: int, seed: int) -> Named | None:
    """By which other number the draws of this seed are multiplied, or which other draws they are."""
    draws = np.random.default_rng(seed).standard_normal(W.size)
    factor = float(np.sort(W.ravel())[-1] / draws.max())
    if factor > 0 and from_seed(W / factor, seed):
        if np.isclose(factor, np.sqrt(wanted), rtol=1e-3):
            return None
        if np.isclose(factor, wanted, rtol=1e-3):
            return Named("the root is missing", "they are multiplied by the variance; a deviation is its root")
        if np.isclose(factor, wanted**2, rtol=1e-3):
            return Named("squared", "they are multiplied by the square of the variance; a deviation is its root")
        if np.isclose(factor, 1, rtol=1e-3):
            return Named("no spread", "they are standard normal numbers, not scaled to the variance asked for")
        if np.isclose(factor, 1 / np.sqrt(wanted), rtol=1e-3):
            return Named("divided", "they are divided by the deviation, where they should be multiplied by it")
        rules = _rules(d_in, d_out).items()
        for of, says in ((factor**2, "their variance is {}"), (factor, "they are multiplied by {}, without a root")):
            # where sizes are alike, several come to the same
            if fitting := [f"`{words}`" for words, variance in rules if np.isclose(of, variance, rtol=1e-3)]:
                return Named("another rule", f"{says.format(' or '.join(fitting))}, which is another rule")
        return None
    uniform = np.sort(np.random.default_rng(seed).random(W.size))
    slope, start = np.polyfit(uniform, np.sort(W.ravel()), 1) if W.size > 2 else (0.0, 0.0)
    if slope > 0 and np.allclose(slope * uniform + start, np.sort(W.ravel()), rtol=1e-3, atol=1e-4 * slope):
        return Named("uniform", "they are evenly spread numbers; normal ones are asked for")
    return None


def _rules(d_in: int, d_out: int) -> dict[str, float]:
    """Variances that are in circulation."""
    return {
        "2 / (d_in + d_out)": 2 / (d_in + d_out), "1 / (d_in + d_out)": 1 / (d_in + d_out),
        "4 / (d_in + d_out)": 4 / (d_in + d_out), "2 / d_in": 2 / d_in,
        "1 / d_in": 1 / d_in, "2 / d_out": 2 / d_out, "1 / d_out": 1 / d_out, "6 / (d_in + d_out)": 6 / (d_in + d_out),
        "2 / (d_in * d_out)": 2 / (d_in * d_out), "1 / (d_in * d_out)": 1 / (d_in * d_out),
    }  # fmt: skip


def dense(outcome: Any, script: Script) -> str | None:
    """Follow a dense layer through a script that begins with forward(look(d_in)): its weights show in the first answer,
    and all the rest follows from them."""
    d_in, d_out, _ = script.make.args
    first = np.asarray(outcome[0], float)
    if first.shape != (d_in + 1, d_out):
        return f"forward of {d_in + 1} examples: expected shape {(d_in + 1, d_out)}, got {describe(outcome[0])}"
    if np.abs(first[0]).max() > 1e-12:
        return "forward of an input of zeros must give the biases, which start at 0"
    layer = nnkit.Dense(d_in, d_out, rng=0)
    layer.W.value = first[1:]
    before: list[str] = []
    for step, came in zip(script.steps, outcome, strict=True):
        if not isinstance(step, Step):
            raise TypeError("drawn.dense follows one layer: its scripts may not make a further one")
        want = None
        if step.method == "step":
            layer.W.value -= step.args[0] * layer.W.grad
            layer.b.value -= step.args[0] * layer.b.grad
        else:
            want = getattr(layer, step.method)(np.asarray(step.args[0], float))
        if want is not None and (gap := difference(want, came)):
            if named := layer_slip(outcome, script, first[1:]):
                return named
            return f"{step.method} (after: {' '.join(before)}): {gap}"
        before.append(step.method)
    return None


def start(outcome: Any, script: Script) -> str | None:
    d_in, d_out, seed = script.make.args
    first = np.asarray(outcome[0], float)
    if first.shape != (d_in + 1, d_out):
        return f"forward of {d_in + 1} examples: expected shape {(d_in + 1, d_out)}, got {describe(outcome[0])}"
    if np.abs(first[0]).max() > 1e-12:
        return Named("biases drawn", "the biases must start at 0")
    variance, expected = first[1:].var(), 2 / d_in
    if not abs(variance / expected - 1) < 5 * np.sqrt(2 / (d_in * d_out)):
        return f"the weights' variance is {variance:.4g}, expected about {expected:.4g} (he_weights)"
    if not from_seed(first[1:] / np.sqrt(expected), seed):
        return "the weights' spread is right, but they do not come from the `rng` given: hand it on to he_weights"
    return None
