"""Overfitting: a network trained on a few noisy points while width, noise, penalty and dropout change."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnkit.layers import Dense, Dropout
from nnkit.losses import mean_squared_error
from nnkit.model import Sequential
from nnkit.optim import Adam
from nnkit.regularize import L2, add_penalty
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Slider, line, panel, points, power_ticks

LOW, HIGH = -1.0, 1.0
GRID = np.linspace(LOW, HIGH, 161)
EPOCHS, EVERY = 1200, 12
OFF = -6.0  # the slider's left end: no penalty at all


def truth(x: np.ndarray) -> np.ndarray:
    """What the points are drawn around."""
    return 0.8 * np.sin(3.5 * x)


class Overfitting(Live):
    """Train 1 - width - width - 1 on a few points, at every change anew (a fifth of a second, shown as it goes)."""

    name = "Overfitting"

    def __init__(self):
        controls = [
            Slider("width", "neurons a layer", 1, 40, 1),
            Slider("count", "training points", 5, 60, 1),
            Slider("noise", "noise", 0, 0.6, 0.05),
            Slider("log_strength", "penalty λ", OFF, 0, 0.25, shown=lambda v: "0" if v == OFF else f"{10**v:.2g}"),
            Slider("dropout", "dropout", 0, 0.6, 0.05),
            Slider("epoch", "epochs", 0, EPOCHS, EVERY, play=EVERY),
            Button("again", "Draw other points"),
        ]
        state = {
            "width": 30,
            "count": 12,
            "noise": 0.3,
            "log_strength": OFF,
            "dropout": 0.0,
            "epoch": EPOCHS,
            "seed": 1,
        }
        super().__init__(controls, state)

    def do_again(self):
        """Another sample."""
        self._state["seed"] += 1

    def picture(self) -> Picture:
        s = {name: value for name, value in self._state.items() if name != "epoch"}
        s["seed"] = int(s["seed"])
        going = training(**s)
        run = going.advance(self.until)
        self.unfinished = not going.is_finished
        return draw_fit(run, self._state["epoch"], s)


@dataclass(frozen=True)
class Run:
    """A training so far: data, and every EVERY epochs the curve on GRID and the two errors (mean squares)."""

    x: np.ndarray
    y: np.ndarray
    curves: np.ndarray  # (records, 161)
    train_error: np.ndarray  # (records,)
    test_error: np.ndarray


class Training:
    """Training with Adam on all points at once, bit by bit; the test error is against 200 other points of the kind."""

    def __init__(self, width: int, count: int, noise: float, log_strength: float, dropout: float, seed: int):
        rng = np.random.default_rng(seed)
        self.x = np.sort(rng.uniform(LOW, HIGH, count))
        self.y = truth(self.x) + noise * rng.normal(size=count)
        x_test = rng.uniform(LOW, HIGH, 200)
        self.y_test = truth(x_test) + noise * rng.normal(size=200)
        self.every_x = np.concatenate([GRID, self.x, x_test])[:, None]
        self.model = _network(width, dropout, seed)
        self.optimizer = Adam(lr=0.02)
        self.penalty = L2(10**log_strength if log_strength > OFF else 0.0)
        self.records: list[tuple[np.ndarray, float, float]] = []
        self.lock = threading.Lock()  # a cell and a hand in the browser may both ask

    @property
    def is_finished(self) -> bool:
        """Whether all EPOCHS are done."""
        return len(self.records) == EPOCHS // EVERY + 1

    def advance(self, until: float = math.inf) -> Run:
        """Train until that time (of time.perf_counter) or to the end, at least to the next record."""
        with self.lock:
            while not self.is_finished:
                for _ in range(EVERY if self.records else 0):
                    self._step()
                self._record()
                if time.perf_counter() > until:
                    break
            curves, train_error, test_error = zip(*self.records, strict=True)
        return Run(self.x, self.y, np.array(curves), np.array(train_error), np.array(test_error))

    def _record(self) -> None:
        self.model.training = False
        out = self.model(self.every_x)[:, 0]
        self.model.training = True
        curve, fit, test = np.split(out, [len(GRID), len(GRID) + len(self.x)])
        self.records.append((curve, np.mean((fit - self.y) ** 2), np.mean((test - self.y_test) ** 2)))

    def _step(self) -> None:
        _, dy = mean_squared_error(self.model(self.x[:, None]), self.y[:, None])
        self.model.backward(dy)
        if self.penalty.strength:
            add_penalty(self.model, self.penalty)
        self.optimizer.step(self.model.theta, self.model.grad)


@lru_cache(maxsize=8)
def training(width: int, count: int, noise: float, log_strength: float, dropout: float, seed: int) -> Training:
    """The training of that kind, as far as it has come: the same state is not trained twice."""
    return Training(width, count, noise, log_strength, dropout, seed)


def _network(width: int, dropout: float, seed: int) -> Sequential:
    layers: list[object] = [Dense(1, width, rng=seed)]
    # spread the bends over the interval: with biases of 0 all of them would start at x = 0
    layers[0].W.value[:] = np.random.default_rng(seed).normal(scale=3, size=(1, width))
    layers[0].b.value[:] = np.random.default_rng(seed + 1).uniform(-3, 3, width)
    layers += ["tanh"] + ([Dropout(dropout, rng=seed + 2)] if dropout else [])
    layers += [Dense(width, width, rng=seed + 3), "tanh"] + ([Dropout(dropout, rng=seed + 4)] if dropout else [])
    return Sequential(*layers, Dense(width, 1, rng=seed + 5))


def draw_fit(run: Run, epoch: int, s: dict) -> Picture:
    """The picture for one state, and its description."""
    at = min(epoch // EVERY, len(run.curves) - 1)
    parameters = 2 * s["width"] + s["width"] ** 2 + 2 * s["width"] + 1
    fit = panel(
        (LOW, HIGH), (-1.9, 1.9),
        [
            line(GRID, truth(GRID), "green", "--", label="truth"),
            points(run.x, run.y, "orange", "square", 5, label="training points"),
            line(GRID, run.curves[at], "blue", width=2.5, label="network"),
        ],
        title=f"{parameters} parameters, {len(run.x)} points", xlabel="x", height=330, width=1.4,
    )  # fmt: skip
    epochs = EVERY * np.arange(len(run.curves))
    lo, hi = -4, 1
    log = [np.clip(np.log10(np.maximum(e, 1e-12)), lo, hi) for e in (run.train_error, run.test_error)]
    best = int(run.test_error.argmin())
    curves = panel(
        (0, EPOCHS), (lo, hi),
        [
            line(epochs, log[0], "orange", "-", label="training"),
            line(epochs, log[1], "blue", "--", label="test"),
            points(epochs[best : best + 1], log[1][best : best + 1], "blue", "diamond", 6, label="best test"),
            line([epochs[at]] * 2, [lo, hi], "ink", ":", 1),
        ],
        title="mean squared error", xlabel="epoch", yticks=power_ticks(lo, hi), height=330,
        says=f"Best test error {run.test_error[best]:.3g} at epoch {epochs[best]}.",
    )  # fmt: skip
    goes_on = " so far" if epochs[at] < epoch else ""
    return [fit, curves], (
        f"After {epochs[at]} epochs{goes_on}: error on the training points {run.train_error[at]:.4f}, on test points "
        f"{run.test_error[at]:.4f} (the noise alone is {s['noise'] ** 2:.4f}). Best test error "
        f"{run.test_error[best]:.4f}, at epoch {epochs[best]}."
    )
