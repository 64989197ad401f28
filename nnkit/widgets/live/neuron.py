"""One neuron in the plane: drag its line, its weight vector and the points, or set its three numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from nnkit.activations import sigmoid
from nnkit.lessonkit.exam import exam
from nnkit.losses import binary_cross_entropy
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, Switch, handle, line, panel, points, surface

ARROW = 0.5  # the arrow is drawn half as long as w, so that steep neurons fit
SHORT = 0.05  # of w, in drags and steps: shorter, its direction is lost in rounding
SURE = math.log(9)  # |z| at which the neuron is 90 % sure
REACH_W, REACH_B = 8.0, 24.0


@dataclass(frozen=True)
class Plane:
    """Points X (n, 2) with labels y (n,) of 1 and 0, the rectangle that is shown, and the neuron to begin with."""

    X: np.ndarray
    y: np.ndarray
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    start: tuple[float, float, float]  # w1, w2, b
    names: tuple[str, str] = ("class 0", "class 1")
    xlabel: str = ""
    draggable: bool = True
    step: float = 0.1  # of an arrow key

    @property
    def centre(self) -> np.ndarray:
        """The middle of the rectangle."""
        return np.array([sum(self.xlim), sum(self.ylim)]) / 2

    def keep(self, place: np.ndarray) -> np.ndarray:
        """The nearest point of the rectangle."""
        return np.clip(place, [self.xlim[0], self.ylim[0]], [self.xlim[1], self.ylim[1]])


def _square(points_xy: list[list[float]]) -> Plane:
    """Points of which the first half is class 1."""
    y = (np.arange(len(points_xy)) < len(points_xy) // 2).astype(int)
    return Plane(np.array(points_xy, float), y, (-4, 4), (-4, 4), (1.6, -1.0, -1.8))


def _exam() -> Plane:
    X, y = exam()
    return Plane(
        X, y, (2.5, 10.5), (-0.75, 7.25), (1.0, 1.6, -11.2), ("failed", "passed"),
        "hours slept (across), hours studied (up)", False,
    )  # fmt: skip


PLANES: dict[str, Plane] = {
    "two groups": _square(
        [[1.5, 2], [2.5, 1], [1, 0.8], [2.2, 2.6], [-1.5, -1], [-2.2, 0.4], [-0.8, -2], [-2.8, -1.8]]
    ),
    "overlapping": _square(
        [[1.5, 2], [0.5, 0.3], [-0.8, 0.8], [2.2, -0.6], [-1.5, -1], [-0.2, -1.2], [0.9, 1.0], [-2.8, 0.5]]
    ),
    "XOR": replace(
        _square([[1, 0], [0, 1], [0, 0], [1, 1]]), xlim=(-1, 2), ylim=(-1, 2), start=(1.0, 0.5, -0.6), step=0.05
    ),
    "exam": _exam(),
}


class NeuronLine(Live):
    """A sigmoid neuron a = sigmoid(w . x + b): its line is where a = 1/2, and w stands at right angles to it.

    data: the points to begin with: "two groups", "overlapping", "XOR" or "exam" (lesson 1's forty students).
    """

    name = "Neuron line"

    def __init__(self, data: str = "two groups"):
        controls = [
            Select("data", "points", list(PLANES)),
            Slider("w1", "w1", -REACH_W, REACH_W, 0.1),
            Slider("w2", "w2", -REACH_W, REACH_W, 0.1),
            Slider("b", "b", -REACH_B, REACH_B, 0.1),
            Switch("soft", "shade by the sigmoid"),
            Slider("rate", "learning rate", 0.1, 5, 0.1),
            Button("step", "One step of gradient descent"),
            Button("flip", "Turn w round"),
        ]
        if data not in PLANES:
            raise ValueError(f"data must be one of {', '.join(PLANES)}; got {data!r}.")
        state = {"data": data, "soft": True, "rate": 1.0} | _fresh(PLANES[data])
        super().__init__(controls, state)

    @property
    def w(self) -> np.ndarray:
        """The weights (2,)."""
        return np.array([self._state["w1"], self._state["w2"]])

    @property
    def b(self) -> float:
        """The bias."""
        return self._state["b"]

    @property
    def plane(self) -> Plane:
        """The points as they are now, with the rectangle that is shown."""
        return replace(PLANES[self._state["data"]], X=np.array(self._state["points"]))

    def change(self, name, value):
        if name == "tip":
            at = np.array(self._state["at"])
            w = (np.array(value, float) - at) / ARROW
            self._put(w if np.hypot(*w) >= SHORT else np.array([SHORT, 0.0]), at)
            return
        super().change(name, value)
        if name == "data":
            self._state.update(_fresh(PLANES[value]))
        elif name == "at":  # the line moves, w stays
            self._put(self.w, np.array(self._state["at"]))
        elif name in ("w1", "w2", "b"):
            self._state["at"] = on_line(self.w, self.b, np.array(self._state["at"]), self.plane)

    def _has(self, name):
        return name == "tip" or super()._has(name)

    def _put(self, w: np.ndarray, at: np.ndarray) -> None:
        """The line with the normal w through a point, as far as the sliders reach."""
        w = np.clip(w, -REACH_W, REACH_W)
        b = float(np.clip(-w @ at, -REACH_B, REACH_B))
        self._state.update(w1=float(w[0]), w2=float(w[1]), b=b, at=on_line(w, b, at, self.plane))

    def do_flip(self):
        """w and b times -1: the same line, the classes swapped."""
        for name in ("w1", "w2", "b"):
            self._state[name] = -self._state[name] + 0.0

    def do_step(self):
        """w and b one step down the gradient of the mean cross-entropy."""
        X, y, rate = self.plane.X, self.plane.y, self._state["rate"]
        dz = (sigmoid(X @ self.w + self.b) - y) / len(y)
        w = np.clip(self.w - rate * dz @ X, -REACH_W, REACH_W)
        b = float(np.clip(self.b - rate * dz.sum(), -REACH_B, REACH_B))
        at = on_line(w, b, np.array(self._state["at"]), self.plane)
        self._state.update(w1=float(w[0]), w2=float(w[1]), b=b, at=at)

    def picture(self) -> Picture:
        return draw_neuron(self.w, self.b, np.array(self._state["at"]), self.plane, self._state["soft"])


def _fresh(plane: Plane) -> dict:
    w, b = np.array(plane.start[:2]), plane.start[2]
    return {
        "w1": plane.start[0], "w2": plane.start[1], "b": b, "at": on_line(w, b, plane.centre, plane),
        "points": plane.X.tolist(),
    }  # fmt: skip


def on_line(w: np.ndarray, b: float, near: np.ndarray, plane: Plane) -> list[float]:
    """The line's point next to `near`, and inside the picture where the line runs through it."""
    if np.hypot(*w) == 0:
        return near.tolist()
    for centre in (near, plane.centre):
        at = plane.keep(centre)
        for _ in range(60):  # in turn onto the line and back into the rectangle: ends where they meet
            at = plane.keep(at - (w @ at + b) * w / (w @ w))
        if abs(w @ at + b) < 1e-6 * (1 + np.hypot(*w)):
            return at.tolist()
    return (plane.centre - (w @ plane.centre + b) * w / (w @ w)).tolist()


def draw_neuron(w: np.ndarray, b: float, at: np.ndarray, plane: Plane, soft: bool) -> Picture:
    """The picture for one state, and its description."""
    X, y, length = plane.X, plane.y, float(np.hypot(*w))
    z = X @ w + b
    wrong = (z > 0) != (y == 1)
    one = y == 1
    marks = [_shade(w, b, plane, soft)]
    if length:
        marks += _lines(w, at, length)
    marks += [
        points(*X[wrong].T, "ink", "circle", 11, hollow=True),
        points(*X[one].T, "blue", "circle", 6, label=plane.names[1]),
        points(*X[~one].T, "orange", "square", 6, label=plane.names[0]),
    ]
    drawing = panel(
        plane.xlim, plane.ylim, marks, handles=_handles(w, at, plane, length),
        title="drag the line, the tip of w" + (", the points" if plane.draggable else ""),
        xlabel=plane.xlabel, equal=True, height=430, width=1.3,
    )  # fmt: skip
    loss, _ = binary_cross_entropy(z[:, None], y[:, None].astype(float))
    where = (
        f"The line is {abs(b) / length:.2f} from the origin; from a = 0.1 to a = 0.9 it is {2 * SURE / length:.2f} "
        "across."
        if length
        else f"There is no line: the answer is {float(sigmoid(b)):.2f} everywhere."
    )
    return [drawing, _curve(z, plane)], (
        f"w = ({w[0]:.2f}, {w[1]:.2f}), length {length:.2f}; b = {b + 0:.2f}. {where} {int(wrong.sum())} of {len(X)} "
        f"points on the wrong side, cross-entropy {loss:.4f}."
    )


def _shade(w: np.ndarray, b: float, plane: Plane, soft: bool) -> dict:
    sides = [np.linspace(*limits, 51) for limits in (plane.xlim, plane.ylim)]
    z = np.stack(np.meshgrid(*sides), axis=-1) @ w + b
    border = 0.01 * (plane.xlim[1] - plane.xlim[0]) * (float(np.hypot(*w)) or 1)
    return surface(2 * sigmoid(z) - 1 if soft else 0.7 * np.clip(z / border, -1, 1), strength=0.5)


def _lines(w: np.ndarray, at: np.ndarray, length: float) -> list[dict]:
    """The line, where the neuron is 90 % sure, and w as an arrow."""
    along = np.array([-w[1], w[0]]) / length * 15
    tip = at + ARROW * w
    marks = []
    for sure, dash, width in ((0, "-", 2.5), (-SURE, ":", 1.3), (SURE, "--", 1.3)):
        middle = at + sure / length**2 * w
        ends = np.array([middle - along, middle + along])
        marks.append(line(*ends.T, "ink", dash, width))
    return [*marks, line([at[0], tip[0]], [at[1], tip[1]], "pink", width=2.5, arrow=True)]


def _handles(w: np.ndarray, at: np.ndarray, plane: Plane, length: float) -> list[dict]:
    handles = []
    if length:
        tip = at + ARROW * w
        handles += [
            handle("at", *at, "the line", "pink", "square", plane.step),
            handle("tip", *tip, "tip of w (its arrow is half as long)", "pink", "circle", plane.step),
        ]
    if plane.draggable:
        handles += [
            handle(f"points.{i}", *p, f"point {i + 1} of {plane.names[label]}", "blue" if label else "orange",
                   "full" if label else "full-square", plane.step)
            for i, (p, label) in enumerate(zip(plane.X, plane.y, strict=True))
        ]  # fmt: skip
    return handles


def _curve(z: np.ndarray, plane: Plane) -> dict:
    """The sigmoid with every point on it."""
    reach = max(3.0, float(np.abs(z).max()) * 1.1)
    zs = np.linspace(-reach, reach, 201)
    a, one = sigmoid(z), plane.y == 1
    return panel(
        (-reach, reach), (-0.05, 1.05),
        [
            line(zs, sigmoid(zs), "ink", width=1.5),
            line([0, 0], [0, 1], "ink", ":", 1),
            points(z[one], a[one], "blue", "circle", 6, label=plane.names[1]),
            points(z[~one], a[~one], "orange", "square", 6, label=plane.names[0]),
        ],
        title="each point's z = w·x + b and a", xlabel="z", height=430, legend="left",
        says="Activations " + ", ".join(f"{v:.3f}" for v in a),
    )  # fmt: skip
