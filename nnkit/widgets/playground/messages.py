"""What the Playground tells its page: points, pictures, losses, and what its controls offer. Data and buffers only."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nnkit.widgets.playground import settings as limits
from nnkit.widgets.playground.parts import Parts
from nnkit.widgets.playground.points import INPUTS, PROBLEMS, REGRESSIONS, SIDE, OwnData
from nnkit.widgets.playground.presets import PRESETS
from nnkit.widgets.playground.trainer import CELLS, GRID, SHOWN, Trainer
from nnkit.widgets.time_limit import PATIENCE


def points(t: Trainer) -> tuple[dict[str, Any], list[bytes]]:
    """The points, a row (x, y, target, whether it is for training) each."""
    rows = np.column_stack([t.P, t.t, t.is_train])
    return {"kind": "points", "regression": t.is_regression, "classes": t.classes}, [rows.astype("<f4").tobytes()]


def frame(t: Trainer, serial: int, warp_column: int | None) -> tuple[dict[str, Any], list[bytes]]:
    """A picture of the network, after the hand's message of that serial number, with the plane as a column bends it."""
    train, test = t.record()
    picture = t.picture()
    columns = [
        {"title": c.title, "size": c.size, "shown": min(c.size, SHOWN), "d_in": len(w), "biases": len(b)}
        for c, w, b in zip(t.columns, picture.weights, picture.biases, strict=True)
    ]
    numbers = np.concatenate([part.ravel() for part in (*picture.weights, *picture.biases)]).astype("<f4")
    head = {
        "kind": "frame", "epoch": t.epoch, "steps": t.steps, "losses": [number(train), number(test)],
        "right": t.accuracies(), "inputs": list(t.settings.inputs), "columns": columns, "grid": GRID,
        "cells": CELLS, "serial": serial,
    }  # fmt: skip
    buffers = [picture.output.tobytes(), picture.neurons.tobytes(), picture.ranges.tobytes(), numbers.tobytes()]
    if warp_column is not None and warp_column < len(t.columns):
        w = t.warp(warp_column)
        head["warp"] = {"column": warp_column, "lines": [*w.lines.shape[:2]], "axes": w.axes}
        buffers.append(np.vstack([w.lines.reshape(-1, 2), w.points]).astype("<f4").tobytes())
    return head, buffers


def history(t: Trainer) -> list[list[float | None]]:
    """The losses so far: rows (epoch, training, test)."""
    return [[number(value) for value in row] for row in t.history if t.is_ready]


def number(value: float) -> float | None:
    """JSON knows neither NaN nor infinity."""
    return float(value) if math.isfinite(value) else None


def choices(parts: Parts, own: OwnData | None = None) -> dict[str, Any]:
    """What the controls offer."""
    return ({"own": own.as_dict()} if own else {}) | {
        "data": [*PROBLEMS, *([own.name] if own else [])],
        "regressions": list(REGRESSIONS),
        "inputs": list(INPUTS),
        "activation": parts.activations,
        "optimizer": parts.optimizers,
        "penalty": list(limits.PENALTIES),
        "speed": list(limits.SPEEDS),
        "max_layers": limits.MAX_LAYERS,
        "max_neurons": limits.MAX_NEURONS,
        "side": SIDE,
        "patience": PATIENCE,
        "presets": [preset.as_dict() for preset in PRESETS],
    }
