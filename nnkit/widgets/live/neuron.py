"""One neuron in the plane: drag its line, its weight vector and the points."""

from __future__ import annotations

import numpy as np

from nnkit.activations import sigmoid
from nnkit.losses import binary_cross_entropy
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, Switch, handle, line, panel, points, surface

REACH = 4.0
SIDE = np.linspace(-REACH, REACH, 51)
ARROW = 0.5  # the arrow is drawn half as long as w, so that steep neurons fit
DATA: dict[str, list[list[float]]] = {  # the first half is class 1, the second class 0
    "two groups": [[1.5, 2], [2.5, 1], [1, 0.8], [2.2, 2.6], [-1.5, -1], [-2.2, 0.4], [-0.8, -2], [-2.8, -1.8]],
    "overlapping": [[1.5, 2], [0.5, 0.3], [-0.8, 0.8], [2.2, -0.6], [-1.5, -1], [-0.2, -1.2], [0.9, 1.0], [-2.8, 0.5]],
    "XOR": [[1.5, 1.5], [-1.5, -1.5], [1.5, -1.5], [-1.5, 1.5]],
}


class NeuronLine(Live):
    """A sigmoid neuron a = sigmoid(w . x + b): its line is where a = 1/2, and w stands at right angles to it."""

    name = "Neuron line"

    def __init__(self):
        controls = [
            Select("data", "points", list(DATA)),
            Switch("soft", "shade by the sigmoid"),
            Slider("rate", "learning rate", 0.1, 5, 0.1),
            Button("step", "One step of gradient descent"),
            Button("flip", "Turn w round"),
        ]
        start = "two groups"
        state = {
            "data": start,
            "soft": True,
            "rate": 1.0,
            "at": [0.5, -1.0],
            "tip": [1.3, -1.5],
            "points": _copy(start),
        }
        super().__init__(controls, state)

    @property
    def w(self) -> np.ndarray:
        """The weights (2,)."""
        return (np.array(self._state["tip"]) - self._state["at"]) / ARROW

    @property
    def b(self) -> float:
        """The bias: 0 = w . at + b on the line."""
        return float(-self.w @ self._state["at"])

    def change(self, name, value):
        at = np.array(self._state["at"])
        super().change(name, value)
        if name == "data":
            self._state["points"] = _copy(value)
        if name == "at":  # the line moves, w stays
            self._state["tip"] = (np.array(self._state["tip"]) + self._state["at"] - at).tolist()
        if name == "tip" and np.hypot(*self.w) < 0.05:
            self._state["tip"] = [self._state["at"][0] + 0.05, self._state["at"][1]]

    def do_flip(self):
        """w and b times -1: the same line, the classes swapped."""
        at, tip = np.array(self._state["at"]), np.array(self._state["tip"])
        self._state["tip"] = (2 * at - tip).tolist()

    def do_step(self):
        """w and b one step down the gradient of the mean cross-entropy."""
        X, y = np.array(self._state["points"]), labels(len(self._state["points"]))
        w, b, rate = self.w, self.b, self._state["rate"]
        dz = (sigmoid(X @ w + b) - y) / len(y)
        w, b = w - rate * dz @ X, b - rate * dz.sum()
        if np.hypot(*w) < 0.05:
            w = np.array([0.05, 0.0])
        at = -b * w / (w @ w)  # the point of the line that is next to the origin
        at = np.clip(at, -REACH, REACH)
        at -= (w @ at + b) * w / (w @ w)
        self._state["at"], self._state["tip"] = at.tolist(), (at + ARROW * w).tolist()

    def picture(self) -> Picture:
        s = self._state
        return draw_neuron(self.w, self.b, np.array(s["at"]), np.array(s["points"]), s["soft"])


def _copy(name: str) -> list[list[float]]:
    return [[float(v) for v in p] for p in DATA[name]]


def labels(count: int) -> np.ndarray:
    """1 for the first half, 0 for the second, shape (count,)."""
    return (np.arange(count) < count // 2).astype(float)


def draw_neuron(w: np.ndarray, b: float, at: np.ndarray, X: np.ndarray, soft: bool) -> Picture:
    """The picture for one state, and its description."""
    y = labels(len(X))
    grid = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)
    z_grid = grid @ w + b
    shade = 2 * sigmoid(z_grid) - 1 if soft else 0.7 * np.clip(z_grid / (0.08 * np.hypot(*w)), -1, 1)
    along = np.array([-w[1], w[0]]) / np.hypot(*w) * 12
    tip = at + ARROW * w
    z = X @ w + b
    wrong = (z > 0) != (y == 1)
    one = y == 1
    marks = [
        surface(shade, strength=0.5),
        line([at[0] - along[0], at[0] + along[0]], [at[1] - along[1], at[1] + along[1]], "ink", width=2.5),
        line([at[0], tip[0]], [at[1], tip[1]], "pink", width=2.5, arrow=True),
        points(*X[wrong].T, "ink", "circle", 11, hollow=True),
        points(*X[one].T, "blue", "circle", 6),
        points(*X[~one].T, "orange", "square", 6),
    ]
    handles = [
        handle("at", *at, "the line", "pink", "square", 0.1),
        handle("tip", *tip, "tip of w", "pink", "circle", 0.1),
    ] + [
        handle(f"points.{i}", *p, f"point {i + 1} of class {1 if y[i] else 0}", "blue" if y[i] else "orange",
               "full" if y[i] else "full-square", 0.1)
        for i, p in enumerate(X)
    ]  # fmt: skip
    plane = panel(
        (-REACH, REACH), (-REACH, REACH), marks, handles=handles,
        title="drag the line, the tip of w (half as long), the points",
        equal=True, height=430, width=1.3,
    )  # fmt: skip
    reach = max(3.0, float(np.abs(z).max()) * 1.1)
    zs = np.linspace(-reach, reach, 201)
    a = sigmoid(z)
    curve = panel(
        (-reach, reach), (-0.05, 1.05),
        [
            line(zs, sigmoid(zs), "ink", width=1.5),
            line([0, 0], [0, 1], "ink", ":", 1),
            points(z[one], a[one], "blue", "circle", 6, label="class 1"),
            points(z[~one], a[~one], "orange", "square", 6, label="class 0"),
        ],
        title="each point's z = w·x + b and a", xlabel="z", height=430, legend="left",
        says="Activations " + ", ".join(f"{v:.3f}" for v in a),
    )  # fmt: skip
    loss, _ = binary_cross_entropy(z[:, None], y[:, None])
    return [plane, curve], (
        f"w = ({w[0]:.2f}, {w[1]:.2f}), length {np.hypot(*w):.2f}; b = {b + 0:.2f}. The line is "
        f"{abs(b) / np.hypot(*w):.2f} from the origin. {int(wrong.sum())} of {len(X)} points on the wrong side, "
        f"cross-entropy {loss:.4f}."
    )
