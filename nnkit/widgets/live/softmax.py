"""Softmax: logits to drag, a temperature, and what becomes of the probabilities."""

from __future__ import annotations

import numpy as np

from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, bars, handle, line, look, panel, points, text

REACH = 10.0
LOG_T = np.linspace(-1, 1.5, 101)  # temperatures 0.1 to about 30
PRESETS = {
    "(2, 1, -1)": [2.0, 1.0, -1.0],
    "two classes (1, 0)": [1.0, 0.0],
    "all equal": [1.0, 1.0, 1.0, 1.0],
    "a tie (3, 3, 0)": [3.0, 3.0, 0.0],
    "a clear winner (9, 1, 2, 0, -4)": [9.0, 1.0, 2.0, 0.0, -4.0],
}


class SoftmaxTemperature(Live):
    """p_i = exp(z_i / T) / sum_j exp(z_j / T): drag the logits z, change the temperature T."""

    name = "Softmax and temperature"

    def __init__(self):
        controls = [
            Select("start", "logits", list(PRESETS)),
            Slider("log_t", "temperature T", -1, 1.5, 0.05, shown=lambda v: f"{10**v:.2f}"),
            Button("up", "Add 1 to every logit"),
            Button("double", "Double every logit"),
        ]
        super().__init__(controls, {"start": "(2, 1, -1)", "log_t": 0.0, "z": list(PRESETS["(2, 1, -1)"])})

    def change(self, name, value):
        if name.startswith("z.") and isinstance(value, list | tuple):
            value = value[1]
        super().change(name, value)
        if name == "start":
            self._state["z"] = list(PRESETS[value])

    def do_up(self):
        """Shift: softmax does not notice."""
        self._state["z"] = [min(REACH, v + 1) for v in self._state["z"]]

    def do_double(self):
        """Scale: the same as half the temperature."""
        if max(abs(v) for v in self._state["z"]) <= REACH / 2:
            self._state["z"] = [2 * v for v in self._state["z"]]

    def picture(self) -> Picture:
        return draw_softmax(np.array(self._state["z"]), 10 ** self._state["log_t"])


def softmax_at(z: np.ndarray, T: float | np.ndarray) -> np.ndarray:
    """Probabilities (..., k) of the logits z (k,) at temperatures T of any shape (...)."""
    scaled = z / np.asarray(T, float)[..., None]
    e = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def entropy(p: np.ndarray) -> float:
    """In bits: 0 for a certain class, log2 k for k classes alike."""
    positive = p[p > 0]
    return float(-(positive * np.log2(positive)).sum()) + 0.0


def draw_softmax(z: np.ndarray, T: float) -> Picture:
    """The picture for one state, and its description."""
    k = len(z)
    p = softmax_at(z, T)
    places = np.arange(1, k + 1)
    names = [(i, str(i)) for i in places]
    handles = [handle(f"z.{i}", i + 1, v, f"logit of class {i + 1}", step=0.1, lock="x") for i, v in enumerate(z)]
    values = [text(i, v, f"{v:.3g}", dy=-16 if v >= 0 else 16) for i, v in zip(places, z, strict=True)]
    logits = panel(
        (0.4, k + 0.6), (-REACH, REACH), [bars(places, z, "pink"), *values], title="logits z (drag them)",
        handles=handles, xticks=names, xlabel="class", width=0.8,
    )  # fmt: skip
    shares = [text(i, v, f"{v:.3f}", dy=-10) for i, v in zip(places, p, strict=True)]
    probabilities = panel(
        (0.4, k + 0.6), (0, 1.12), [bars(places, p, "blue"), *shares], title="probabilities at T", xticks=names,
        xlabel="class", width=0.8,
        says="Probabilities " + ", ".join(f"{v:.4f}" for v in p),
    )  # fmt: skip
    curves = softmax_at(z, 10**LOG_T)
    log_t = float(np.log10(T))
    marks = [line(LOG_T, curves[:, i], label=f"class {i + 1}", **look(i)) for i in range(k)]
    marks += [line([log_t, log_t], [0, 1], "ink", ":", 1.5), points([log_t] * k, p, "ink", size=3)]
    against = panel(
        (-1, 1.5), (0, 1.12), marks, title="probabilities against T", xlabel="temperature T", width=0.8,
        xticks=[(-1, "0.1"), (0, "1"), (1, "10")], says=f"The line marks T = {T:.3g}.",
    )  # fmt: skip
    return [logits, probabilities, against], (
        f"Logits ({', '.join(f'{v:.3g}' for v in z)}) at T = {T:.2f}: probabilities "
        f"({', '.join(f'{v:.4f}' for v in p)}), the largest {p.max():.4f}. Entropy {entropy(p):.3f} of at most "
        f"{np.log2(k):.3f} bits."
    )
