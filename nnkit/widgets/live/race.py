"""Optimisers that race down a surface from where you put them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnkit.optim import OPTIMIZERS
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import (
    MARKERS,
    Picture,
    Select,
    Slider,
    Switch,
    handle,
    line,
    look,
    panel,
    points,
    power_ticks,
)
from nnkit.widgets.live.surfaces import SURFACES, Surface, height_map

RACERS = ("GradientDescent", "Momentum", "Adam", "RMSProp", "Nesterov", "AdaGrad")
STEPS = 200
FAR = 1e6  # beyond this a racer has diverged


class OptimizerRace(Live):
    """Put the start anywhere, choose the rate, and see who arrives.

    own: an optimiser of your own to race as well: {"mine": lambda rate: MyOptimizer(rate)}; it has step(theta, grad).
    """

    name = "Optimiser race"

    def __init__(self, own: dict[str, Callable[[float], object]] | None = None):
        makers = {name: (lambda rate, name=name: OPTIMIZERS[name](lr=rate)) for name in RACERS}
        self.makers = {**(own or {}), **makers}
        on = {*(own or {}), "GradientDescent", "Momentum", "Adam"}
        controls = [
            Select("surface", "surface", list(SURFACES)),
            Slider("log_rate", "learning rate", -3, 0.5, 0.01, shown=lambda v: f"{10**v:.4g}"),
            Slider("steps", "steps", 0, STEPS, 1, play=1),
            *(Switch(name, name) for name in self.makers),
        ]
        first = next(iter(SURFACES.values()))
        state = {"surface": first.name, "log_rate": -1.3, "steps": 60, "start": list(first.start)}
        super().__init__(controls, state | {name: name in on for name in self.makers})

    def change(self, name, value):
        super().change(name, value)
        if name == "surface":
            self._state["start"] = list(SURFACES[value].start)

    def picture(self) -> Picture:
        s = self._state
        surface = SURFACES[s["surface"]]
        rate = 10 ** s["log_rate"]
        paths = {
            name: descend(make(rate), surface, s["start"], s["steps"]) for name, make in self.makers.items() if s[name]
        }
        return draw_race(surface, paths, rate, s["steps"], s["start"], list(self.makers))


def descend(optimizer: object, surface: Surface, start: list[float], steps: int) -> np.ndarray:
    """The path (steps + 1, 2) of an optimiser, or shorter where it has left for infinity."""
    theta = np.array(start, float)
    path = [theta.copy()]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            optimizer.step(theta, surface.gradient(theta))
            path.append(theta.copy())
            if not np.abs(theta).max() < FAR:
                break
    return np.array(path)


def has_diverged(path: np.ndarray) -> bool:
    """Whether a path ends beyond all bounds."""
    return not bool(np.abs(path[-1]).max() < FAR)


def draw_race(
    surface: Surface, paths: dict[str, np.ndarray], rate: float, steps: int, start: list[float], order: list[str]
) -> Picture:
    """The picture for one state, and its description. order: all racers, for a look that stays theirs."""
    map_marks = [height_map(surface.grid())]
    map_marks += [points([x], [y], "ink", "cross", 6) for x, y in surface.minimum]
    loss_marks, said = [], []
    for name, path in paths.items():
        i = order.index(name)
        drawn = np.clip(path, -1e3, 1e3)
        map_marks += [
            line(*drawn.T, label=name, **look(i)),
            points(*drawn[-1:].T, look(i)["color"], MARKERS[i % 5], 6),
        ]
        with np.errstate(over="ignore", invalid="ignore"):
            loss = np.asarray(surface.f(path), float)
        power = np.log10(np.clip(np.nan_to_num(loss, nan=1e9, posinf=1e9), 1e-12, 1e9))
        loss_marks += [
            line(np.arange(len(path)), power, **look(i)),
            points([len(path) - 1], power[-1:], look(i)["color"], MARKERS[i % 5], 5),
        ]
        end = f"diverged after {len(path) - 1} steps" if has_diverged(path) else f"{loss[-1]:.3g}"
        said.append(f"{name} {end}")
    x, y = surface.reach
    where = handle("start", start[0], start[1], "start", color="ink", shape="square", step=0.1)
    race = panel(
        (-x, x), (-y, y), map_marks, title="press anywhere to start there; numbers are heights", handles=[where],
        press="start", height=380, width=1.5, equal=True,
    )  # fmt: skip
    losses = panel(
        (0, max(steps, 10)), (-8, 4), loss_marks, title="loss", xlabel="step", yticks=power_ticks(-8, 4, 2), height=380,
        says="; ".join(said),
    )  # fmt: skip
    return [race, losses], (
        f"{surface.name}, rate {rate:.4g}, start ({start[0]:.2f}, {start[1]:.2f}). Loss after {steps} steps: "
        f"{'; '.join(said) or 'nobody races'}."
    )
