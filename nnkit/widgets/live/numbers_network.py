"""A small network with every number on the drawing: stepped forward and backward, weights editable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, Switch, line, number_field, panel, points, text
from nnkit.widgets.live.worked import WORKED, Network, Pass, learn, moments, name_of, number, run


class NumberedNetwork(Live):
    """Follow one example through a network, forward and backward, and change any number on the way."""

    name = "Network with every number"

    def __init__(self, preset: str = "2-2-2 that learns"):
        if preset not in WORKED:
            raise ValueError(f"preset must be one of {', '.join(WORKED)}; got {preset!r}.")
        self.network = WORKED[preset]
        controls = [
            Select("preset", "network", list(WORKED)),
            Button("back", "Back"),
            Button("forward", "Forward"),
            Slider("step", "step", 0, len(moments(self.network)) - 1, 1),
            Button("train", "Train 1 step"),
            Button("train_many", "Train 100 steps"),
            Switch("biases", "biases learn too"),
            Button("reset", "Reset the numbers"),
        ]
        super().__init__(controls, {"preset": preset, "step": 0, "biases": False, "trained": 0})

    def change(self, name, value):
        kind, _, place = name.partition(".")
        if kind in ("x", "W", "b"):
            self.network = edited(self.network, kind, [int(i) for i in place.split(".")], float(value))
            self._state["trained"] = 0
            return
        super().change(name, value)
        if name == "preset":
            self.do_reset()

    def _has(self, name):
        return name.partition(".")[0] in ("x", "W", "b") or super()._has(name)

    def do_back(self):
        """One step back."""
        self._state["step"] = max(0, self._state["step"] - 1)

    def do_forward(self):
        """One step on."""
        self._state["step"] = min(self._controls["step"].high, self._state["step"] + 1)

    def do_train(self, steps: int = 1):
        """Update all weights and step through the new numbers."""
        self.network = learn(self.network, biases=self._state["biases"], steps=steps)
        self._state["trained"] += steps

    def do_train_many(self):
        """A hundred updates."""
        self.do_train(100)

    def do_reset(self):
        """The preset's own numbers, from the start."""
        self.network = WORKED[self._state["preset"]]
        last = len(moments(self.network)) - 1
        self._controls["step"] = replace(self._controls["step"], high=last)
        self._state.update(step=0, trained=0)

    def picture(self) -> Picture:
        return draw_network(self.network, self._state["step"], int(self._state["trained"]))


def edited(net: Network, kind: str, place: list[int], value: float) -> Network:
    """The network with one number changed: x.i, W.layer.from.to or b.layer.to; IndexError where there is none."""
    if kind == "x":
        x = net.x.copy()
        x[place[0]] = value
        return replace(net, x=x)
    layers = [v.copy() for v in (net.W if kind == "W" else net.b)]
    layers[place[0]][tuple(place[1:])] = value
    return replace(net, **{kind: tuple(layers)})


def draw_network(net: Network, step: int, trained: int) -> Picture:
    """The picture at one step of the calculation, and its description."""
    steps = moments(net)
    now = steps[step]
    done = run(net)
    sizes = [len(net.x), *(W.shape[1] for W in net.W)]
    small = max(sizes) <= 2
    forward = {(s.layer, s.unit) for s in steps[: step + 1] if s.phase == "forward" and s.unit is not None}
    finished = any(s.phase == "forward" and s.unit is None for s in steps[: step + 1]) or not net.head.startswith(
        "soft"
    )
    backward = {(s.layer, s.unit) for s in steps[: step + 1] if s.phase == "backward"}
    has_loss = any(s.phase == "loss" for s in steps[: step + 1])
    place = {
        (layer - 1, unit): (layer / net.depth, 0.5 + (0.5 * (size - 1) - unit) * min(0.62, 0.84 / max(size - 1, 1)))
        for layer, size in enumerate(sizes)
        for unit in range(size)
    }
    marks: list[dict] = []
    fields = [
        number_field(f"x.{i}", place[-1, i][0], place[-1, i][1] - 0.1, v, f"input x{i + 1}")
        for i, v in enumerate(net.x)
    ]
    for layer, W in enumerate(net.W):
        reach = float(np.abs(W).max()) or 1.0
        for i, j in np.ndindex(W.shape):
            shown = small or (now.layer, now.unit) == (layer, j)
            _draw_weight(marks, fields, net, done, place, (layer, i, j), reach, shown, (layer, j) in backward)
    for (layer, unit), at in place.items():
        shown = layer >= 0 and (small or (now.layer, now.unit) == (layer, unit))
        focus = now.phase in ("forward", "backward") and (now.layer, now.unit) == (layer, unit)
        _draw_neuron(marks, fields, net, done, layer, unit, at, focus, shown, (layer, unit) in forward,
                     finished or layer < net.depth - 1, (layer, unit) in backward, small)  # fmt: skip
    drawing = panel(
        (-0.09, 1.12), (-0.14, 1.04), marks, fields=fields, bare=True, height=460 if small else 540,
        title=f"step {step} of {len(steps) - 1}: {now.phase}",
    )  # fmt: skip
    loss = f" Loss {number(done.loss)}." if has_loss else ""
    learnt = f" After {trained} training steps." if trained else ""
    return [drawing], f"{now.says}{loss if now.phase not in ('loss', 'update') else ''}{learnt}"


def _draw_weight(
    marks: list, fields: list, net: Network, done: Pass, place: dict, at: tuple[int, int, int], reach: float,
    shown: bool, has_gradient: bool,
) -> None:  # fmt: skip
    layer, i, j = at
    (x0, y0), (x1, y1) = place[layer - 1, i], place[layer, j]
    w = float(net.W[layer][i, j])
    dash, color = ("-", "blue") if w >= 0 else ("--", "orange")
    marks.append(line([x0, x1], [y0, y1], color, dash, 0.8 + 3 * abs(w) / reach, alpha=1 if shown else 0.3))
    if not shown:
        return
    share = 0.36
    x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    source, target = name_of(net, layer - 1, i), name_of(net, layer, j)
    fields.append(number_field(f"W.{layer}.{i}.{j}", x, y, w, f"weight from {source} to {target}"))
    if has_gradient:
        marks.append(text(x, y, f"dL/dw {number(done.dw[layer][i, j])}", size=11, box=True, dy=22))


def _draw_neuron(
    marks: list, fields: list, net: Network, done: Pass, layer: int, unit: int, at: tuple[float, float], focus: bool,
    shown: bool, is_forward: bool, is_finished: bool, is_backward: bool, small: bool,
) -> None:  # fmt: skip
    x, y = at
    if focus:
        marks.append(points([x], [y], "pink", size=25))
    marks.append(points([x], [y], "ink", size=20, hollow=True))
    marks.append(text(x, y, name_of(net, layer, unit), bold=True))
    if layer < 0:
        return
    if shown:
        dx, dy = (0, 0.1) if small else (0.085, 0.03)  # where many neurons stand, there is no room above
        fields.append(
            number_field(
                f"b.{layer}.{unit}", x + dx, y + dy, net.b[layer][unit], f"bias of {name_of(net, layer, unit)}"
            )
        )
        marks.append(text(x + dx, y + dy, "bias", size=11, dy=-21))
    words = []
    if is_forward:
        words.append(f"z {number(done.z[layer][unit])}")
        if is_finished:
            words.append(f"a {number(done.a[layer][unit])}")
    if is_backward:
        words.append(f"dL/dz {number(done.delta[layer][unit])}")
    if layer == net.depth - 1:
        words.append(f"target {number(net.target[unit])}")
    if words:
        marks.append(text(x, y, "\n".join(words), size=11, box=True, dy=32))
