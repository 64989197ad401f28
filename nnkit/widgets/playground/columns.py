"""A network as columns of neurons: what each neuron answers, and the weights that lead to it. For any layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnkit.model import Sequential
from nnkit.parameter import parameters_of


@dataclass
class Column:
    """Neurons drawn below each other: the outputs of one layer with weights and of those without behind it.

    layer : the last of these layers, whose output is shown; size : its width.
    weight, bias : names of the parameters that lead here ("0.W"), "" where there are none; `transposed` says that the
    weights have the shape (d_out, d_in).
    """

    title: str
    layer: int
    size: int
    d_in: int
    weight: str = ""
    bias: str = ""
    transposed: bool = False


def trace(model: Sequential, X: np.ndarray) -> list[np.ndarray]:
    """The output of each layer for the batch X (n, d), in evaluation mode: arrays (n, k).

    What a layer gets can't be written to: a layer that changes its input changes what the one before has kept.
    """
    outputs = []
    with model.evaluation():
        for i, layer in enumerate(model.layers):
            X = X.view()
            X.flags.writeable = False
            try:
                y = layer.forward(X)
                _check_output(y, len(X))
            except Exception as error:
                if isinstance(error, ValueError) and "read-only" in str(error):
                    error.add_note("a layer must not change its input, which the one before may need: make a new array")
                error.add_note(f"in the forward pass of layers[{i}] = {layer}, whose input has shape {X.shape}")
                raise
            outputs.append(y)
            X = y
    return outputs


def _check_output(y: object, n: int) -> None:
    if y is None:
        raise TypeError("forward returned None; it must return the layer's output. Is `return` missing?")
    if not isinstance(y, np.ndarray):
        raise TypeError(f"forward must return an array; got {type(y).__name__}.")
    if y.ndim != 2 or len(y) != n:
        raise ValueError(f"forward must return one row for each of the {n} examples, ({n}, k); got shape {y.shape}.")


def first_not_finite(model: Sequential, X: np.ndarray) -> str:
    """Which layer is the first to give numbers that are not finite, in words; "" where all are finite."""
    for i, y in enumerate(trace(model, X)):
        if not np.isfinite(y).all():
            return f"the first numbers that are not finite come from layers[{i}] = {model.layers[i]}"
    return ""


def find_columns(model: Sequential, X: np.ndarray) -> list[Column]:
    """The model's columns, from the shapes that a few rows X take on their way."""
    columns: list[Column] = []
    d_in = X.shape[1]
    for i, (layer, y) in enumerate(zip(model.layers, trace(model, X), strict=True)):
        name, size = type(layer).__name__, y.shape[1]
        if name == "Elementwise":
            name = layer.name
        own = parameters_of(layer)
        weight = next((key for key, p in own.items() if p.value.shape in ((d_in, size), (size, d_in))), "")
        bias = next((key for key, p in own.items() if p.value.ndim == 1 and len(p.value) == size), "") if weight else ""
        if weight or not columns or columns[-1].size != size:
            column = Column(name, i, size, d_in)
            if weight:
                column.weight, column.bias = f"{i}.{weight}", f"{i}.{bias}" if bias else ""
                column.transposed = own[weight].value.shape != (d_in, size)
            columns.append(column)
        else:
            columns[-1].layer = i
            if name != "Dropout":
                columns[-1].title += f", {name}"
        d_in = size
    return columns


def weights_of(model: Sequential, column: Column) -> np.ndarray:
    """The weights that lead to the column, (d_in, size); empty where it has none."""
    if not column.weight:
        return np.zeros((0, column.size))
    W = model.parameters[column.weight].value
    return W.T if column.transposed else W


def biases_of(model: Sequential, column: Column) -> np.ndarray:
    """The column's biases, (size,); empty where it has none."""
    return model.parameters[column.bias].value if column.bias else np.zeros(0)


@dataclass
class Warp:
    """Where the lines of a square grid and the points come to lie in the space of a column's neurons, in the plane.

    lines (m, k, 2), points (n, 2); axes says what the two axes are; basis (d, 2) is the projection.
    """

    lines: np.ndarray
    points: np.ndarray
    axes: tuple[str, str]
    basis: np.ndarray | None = None


def warp(lines: np.ndarray, points: np.ndarray, m: int, previous: np.ndarray | None = None) -> Warp:
    """The picture of activations lines (m k, d) and points (n, d).

    Two neurons are the two axes. Of more, the two directions in which the points spread most are shown (principal
    components), turned to be as near as possible to the `previous` basis, so that a moving picture does not flip.
    One neuron is the horizontal axis; every line gets a height of its own.
    """
    d = points.shape[1]
    if d == 1:
        height = np.repeat(np.linspace(-1, 1, m), len(lines) // m)
        flat = np.column_stack([lines[:, 0], height])
        at = np.column_stack([points[:, 0], np.linspace(-0.9, 0.9, len(points))])
        return Warp(flat.reshape(m, -1, 2), at, ("the neuron", "spread out to be seen"))
    if d == 2:
        return Warp(lines.reshape(m, -1, 2), points, ("neuron 1", "neuron 2"))
    centre = points.mean(axis=0)
    _, spread, rows = np.linalg.svd(points - centre, full_matrices=False)
    basis = np.zeros((d, 2))
    basis[:, : len(rows[:2])] = rows[:2].T
    if previous is not None and previous.shape == basis.shape:
        left, _, right = np.linalg.svd(basis.T @ previous)  # the turn (or flip) of the plane that fits best
        basis = basis @ left @ right
    share = 100 * (spread[:2] ** 2).sum() / max((spread**2).sum(), 1e-30)
    axes = (f"two directions of {d}, with {share:.0f} % of the variance", "")
    return Warp(((lines - centre) @ basis).reshape(m, -1, 2), (points - centre) @ basis, axes, basis)
