"""Two hidden ReLUs and an output neuron: the plane as it comes in, and as the hidden layer passes it on."""

from __future__ import annotations

import numpy as np

from nnkit.data import xor
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Switch, handle, line, panel, points, surface, text

LOW, HIGH = -0.75, 1.75  # the input plane's ends
H_LOW, H_HIGH = -1.0, 2.6  # the hidden plane's
SIDE = np.linspace(LOW, HIGH, 61)
H_SIDE = np.linspace(H_LOW, H_HIGH, 61)
SHORTEST = 0.1  # of an arrow, in its plane's unit: a weight vector of length 0 has no line
CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
NAMES = ("00", "01", "10", "11")
UNITS = (("pink", "--"), ("green", "-."))


def _clouds() -> tuple[np.ndarray, np.ndarray]:
    """60 points about the corners and the sides of the square, a yes where exactly one coordinate is above 1/2."""
    X, y = xor(60, noise=0, rng=11)
    clear = np.sign(X) * (0.35 + 0.65 * np.abs(X))  # a gap along the two axes
    return 0.5 + 0.6 * clear, y


DATA: dict[str, tuple[np.ndarray, np.ndarray]] = {
    "four corners": (CORNERS, np.array([0, 1, 1, 0])),
    "four clouds": _clouds(),
}

START = {  # a line's place and its arrow's tip; the weight vector reaches from one to the other
    "at": [[0.25, 0.25], [0.5, 1.25]],
    "tip": [[1.25, 0.75], [1.5, 0.75]],
    "out": [[0.75, 1.0], [1.35, 0.6]],
}


class HiddenSpace(Live):
    """Drag the two hidden neurons' lines on the left; on the right drag the output neuron's line.

    h_i = max(0, w_i . x + b_i) are a point's coordinates on the right, and the network says yes where
    w . h + b > 0. Without the ReLUs the right plane is only a slanted copy of the left.
    """

    name = "Hidden space"

    def __init__(self):
        controls = [
            Select("points", "points", list(DATA)),
            Switch("bend", "ReLUs on"),
            Button("flip", "Turn the output's arrow round"),
        ]
        state = {"points": "four corners", "bend": True} | {k: [list(p) for p in v] for k, v in START.items()}
        super().__init__(controls, state)

    def change(self, name, value):
        key, _, index = name.partition(".")
        if key in START and not index:
            raise KeyError(f"{key} are two points; set one of {key}.0 and {key}.1")
        before = self.state
        super().change(name, value)
        if key == "at":  # the line moves, its weight vector stays
            self._carry("at", "tip", int(index), before)
        elif name == "out.0":
            moved = np.array(self._state["out"][0]) - before["out"][0]
            self._state["out"][1] = (np.array(before["out"][1]) + moved).tolist()
        for foot, tip in (*zip(self._state["at"], self._state["tip"], strict=True), self._state["out"]):
            if np.hypot(tip[0] - foot[0], tip[1] - foot[1]) < SHORTEST:
                tip[:] = [foot[0] + SHORTEST, foot[1]]

    def _carry(self, foot: str, tip: str, i: int, before: dict) -> None:
        moved = np.array(self._state[foot][i]) - before[foot][i]
        self._state[tip][i] = (np.array(before[tip][i]) + moved).tolist()

    def do_flip(self):
        """The output's weights and bias times -1: yes and no change places."""
        at, tip = np.array(self._state["out"])
        self._state["out"][1] = (2 * at - tip).tolist()

    @property
    def weights(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
        """W1 (2, 2), b1 (2,), w2 (2,) and b2 of the network that is drawn."""
        at, tip = np.array(self._state["at"]), np.array(self._state["tip"])
        W1 = (tip - at).T
        out, out_tip = np.array(self._state["out"])
        return W1, -(W1.T * at).sum(axis=1), out_tip - out, float(-(out_tip - out) @ out)

    def picture(self) -> Picture:
        s = self._state
        return draw_hidden_space(*self.weights, np.array(s["at"]), np.array(s["out"][0]), s["points"], s["bend"])


def hidden_layer(X: np.ndarray, W1: np.ndarray, b1: np.ndarray, bend: bool) -> np.ndarray:
    """H (n, 2) for X (n, 2); without the bend the sums themselves."""
    Z = X @ W1 + b1
    return np.maximum(Z, 0) if bend else Z


def draw_hidden_space(
    W1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: float, at: np.ndarray, out: np.ndarray, data: str, bend: bool
) -> Picture:
    """The picture for one state, and its description."""
    X, y = DATA[data]
    H = hidden_layer(X, W1, b1, bend)
    said = H @ w2 + b2 > 1e-9
    right = int((said == (y == 1)).sum())
    plane = np.stack(np.meshgrid(SIDE, SIDE), axis=-1)
    z = hidden_layer(plane.reshape(-1, 2), W1, b1, bend).reshape(plane.shape) @ w2 + b2
    h_plane = np.stack(np.meshgrid(H_SIDE, H_SIDE), axis=-1)
    left = [surface(_shade(z, w2), thick=[0.0], strength=0.4)]
    across = [surface(_shade(h_plane @ w2 + b2, w2), strength=0.4), *_folded_grid(W1, b1, bend)]
    handles = []
    for i, (color, dash) in enumerate(UNITS):
        left += _line_and_arrow(at[i], W1[:, i], color, dash, f"h{i + 1}")
        tip = at[i] + W1[:, i]
        handles.append(handle(f"at.{i}", *at[i], f"line of hidden neuron {i + 1}", color, "square", 0.05))
        handles.append(handle(f"tip.{i}", *tip, f"weights of hidden neuron {i + 1}", color, "dot", 0.05))
    across += _line_and_arrow(out, w2, "ink", "-", "out")
    out_handles = [
        handle("out.0", *out, "line of the output neuron", "ink", "square", 0.05),
        handle("out.1", *(out + w2), "weights of the output neuron", "ink", "dot", 0.05),
    ]
    for marks, where in ((left, X), (across, H)):
        marks.append(points(*where[y == 1].T, "blue", "circle", 6, label="yes"))
        marks.append(points(*where[y == 0].T, "orange", "square", 6, label="no"))
        if data == "four corners":
            marks += _names(where)
    formulas = [f"{z_i}" if not bend else f"max(0, {z_i})" for z_i in (_sum(W1[:, i], b1[i], "x") for i in (0, 1))]
    says = (
        f"h1 = {formulas[0]}; h2 = {formulas[1]}; z = {_sum(w2, b2, 'h')}, a yes where z > 0. "
        f"{right} of {len(y)} points are right."
    )
    if data == "four corners":
        says += " In hidden space " + ", ".join(
            f"{name} is at ({h[0] + 0:.2f}, {h[1] + 0:.2f})" for name, h in zip(NAMES, H, strict=True)
        )
        says += "."
    return [
        panel((LOW, HIGH), (LOW, HIGH), left, handles=handles, equal=True, height=420, legend="left",
              title="input: x1 across, x2 up; blue: yes"),
        panel((H_LOW, H_HIGH), (H_LOW, H_HIGH), across, handles=out_handles, equal=True, height=420, legend="left",
              title="hidden space: h1 across, h2 up"),
    ], says  # fmt: skip


def _shade(z: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.clip(z / (0.08 * np.hypot(*w)), -1, 1)


def _line_and_arrow(foot: np.ndarray, w: np.ndarray, color: str, dash: str, name: str) -> list[dict]:
    along = np.array([-w[1], w[0]]) / np.hypot(*w) * 8
    tip = foot + w
    return [
        line([foot[0] - along[0], foot[0] + along[0]], [foot[1] - along[1], foot[1] + along[1]], color, dash, 2),
        line([foot[0], tip[0]], [foot[1], tip[1]], color, width=2.5, arrow=True),
        text(*(foot + 1.12 * w), name, size=12, bold=True, box=True, dy=-14),
    ]


def _folded_grid(W1: np.ndarray, b1: np.ndarray, bend: bool) -> list[dict]:
    """Where the hidden layer puts the lines of a grid on the input plane."""
    marks = []
    for value in np.linspace(LOW, HIGH, 11):
        fixed = np.full(SIDE.shape, value)
        for lines in (np.c_[fixed, SIDE], np.c_[SIDE, fixed]):
            marks.append(line(*hidden_layer(lines, W1, b1, bend).T, "ink", width=0.8, alpha=0.35))
    return marks


def _names(where: np.ndarray) -> list[dict]:
    """The corners' names beside them; corners at one place share their text."""
    at: dict[tuple, list[str]] = {}
    for name, place in zip(NAMES, where, strict=True):
        at.setdefault(tuple(np.round(place, 2) + 0.0), []).append(name)
    return [text(*place, " = ".join(names), size=12, dy=18, box=True) for place, names in at.items()]


def _sum(w: np.ndarray, b: float, name: str) -> str:
    def sign(value: float) -> str:
        return f"{'-' if value < -5e-3 else '+'} {abs(value):.2f}"

    return f"{round(w[0], 2) + 0:.2f} {name}1 {sign(w[1])} {name}2 {sign(b)}"
