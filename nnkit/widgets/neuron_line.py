"""Explorer: the decision line of one neuron, moved by its weights and bias."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.figure import Figure

from ..activations import sigmoid
from ..data import rings
from ..exam import exam
from ..plot import COLORS, INK, figure, plot_points
from .explorer import Explorer, slider

POINTS = ("exam", "xor", "rings")
_NAMES = {"exam": ("failed (no)", "passed (yes)"), "xor": ("no", "yes"), "rings": ("ring (no)", "disc (yes)")}
_SURE = math.log(9)  # |z| at which the neuron is 90 % sure


def _points(name: str) -> tuple[np.ndarray, np.ndarray]:
    if name == "exam":
        return exam()
    if name == "xor":
        return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    if name == "rings":
        return rings(120, rng=4)
    raise ValueError(f"points must be one of {', '.join(POINTS)}; got {name!r}.")


def draw_neuron_line(w1: float, w2: float, b: float, *, points: str = "exam") -> tuple[Figure, str]:
    """The line w1 x1 + w2 x2 + b = 0 among labelled points, its normal vector, and the band of doubt beside it."""
    X, y = _points(points)
    w = np.array([w1, w2])
    mistakes = int(((X @ w + b > 0) != y).sum())
    fig = figure(5.2, 3.8)
    fig.set_layout_engine(None)  # fixed margins: half the time of a layout that is computed
    fig.subplots_adjust(left=0.1, right=0.72, bottom=0.13, top=0.92)
    (ax,) = fig.axes
    plot_points(X, y, names=_NAMES[points], ax=ax)
    margin = 0.12 * np.ptp(X, axis=0)
    (left, bottom), (right, top) = X.min(axis=0) - margin, X.max(axis=0) + margin
    where = _draw_line(ax, w, b, np.array([left, bottom]), np.array([right, top]))
    ax.set(xlim=(left, right), ylim=(bottom, top))
    ax.set_aspect("equal")
    if points == "exam":
        ax.set(xlabel="$x_1$: hours slept", ylabel="$x_2$: hours studied")
    ax.set_title(f"{mistakes} of {len(y)} wrong", color=INK, fontsize=11)
    ax.legend(frameon=False, labelcolor=INK, fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
    formula = f"{w1:.2f} x1 {w2:+.2f} x2 {b:+.2f} = 0"
    return fig, f"{len(y)} points and the line {formula}. {where} {mistakes} of {len(y)} points are on the wrong side."


def _draw_line(ax, w: np.ndarray, b: float, low: np.ndarray, high: np.ndarray) -> str:
    """Draw line, normal and band into ax; returns a sentence on them."""
    length = float(np.hypot(*w))
    if length < 1e-9:
        answer = f"a = {float(sigmoid(b)):.2f}"
        ax.text(0.5, 0.5, f"w = 0: no line,\n{answer} everywhere", color=INK, ha="center", transform=ax.transAxes)
        return f"With w = 0 there is no line: the answer is {answer} everywhere."
    centre = (low + high) / 2
    unit, along = w / length, np.array([-w[1], w[0]]) / length
    foot = centre - (w @ centre + b) / length**2 * w
    reach = 2 * float(np.hypot(*(high - low))) + float(np.hypot(*(foot - centre)))
    for shift, style, label in [(0, "-", "a = 0.5"), (-_SURE, ":", "a = 0.1"), (_SURE, "--", "a = 0.9")]:
        at = foot + shift / length * unit
        ends = np.array([at - reach * along, at + reach * along])
        ax.plot(*ends.T, color=COLORS[0] if shift == 0 else INK, linestyle=style, linewidth=2 if shift == 0 else 1.2,
                label=label)  # fmt: skip
    seen = bool(np.all((foot >= low) & (foot <= high)))
    angle = math.degrees(math.atan2(w[1], w[0]))
    if seen:
        arrow = 0.2 * float(min(high - low))  # of one length, so that it stays in the picture: it shows the direction
        tip = foot + arrow * unit
        ax.annotate("", tip, foot, arrowprops={"arrowstyle": "-|>", "color": COLORS[1], "linewidth": 2.2})
        ax.annotate("w", foot + 1.25 * arrow * unit, color=COLORS[1], ha="center", va="center", fontsize=11)
    band = 2 * _SURE / length
    place = "" if seen else " The line's nearest point lies outside the picture."
    return (
        f"The normal vector w points at {angle:.0f} degrees, to the yes side; its length is {length:.2f}.{place} "
        f"From a = 0.1 to a = 0.9 it is {band:.2f} across."
    )


def neuron_line(points: str = "exam") -> Explorer:
    """Sliders for w1, w2 and b; the line, its normal vector, and how many points are wrong.

    points: "exam" (40 students), "xor" (four corners) or "rings".
    """
    far = 16.0 if points == "exam" else 4.0
    start = (0.5, 0.0, -3.0) if points == "exam" else (1.0, 0.5, -0.6)

    def draw(w1: float, w2: float, b: float) -> tuple[Figure, str]:
        return draw_neuron_line(w1, w2, b, points=points)

    controls = {
        "w1": slider("w1", start[0], -4, 4),
        "w2": slider("w2", start[1], -4, 4),
        "b": slider("b", start[2], -far, far),
    }
    return Explorer(draw, controls)
