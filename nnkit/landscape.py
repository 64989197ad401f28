"""The loss as a function of two directions in the space of all parameters: numbers for a picture of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Rng, floats, generator
from .losses import Loss
from .model import Sequential
from .train import evaluate

__all__ = ["coordinates", "filter_normalised_direction", "loss_surface", "path_directions"]


def filter_normalised_direction(model: Sequential, *, rng: Rng) -> np.ndarray:
    """A random direction (p,), for each neuron as long as the neuron's own weights; 0 for biases.

    Without this a network with large weights would seem to have a flatter landscape than the same function with small
    ones. A neuron's weights are a column of a Dense layer's W, a kernel of a convolution. Li et al. 2018, section 4.
    """
    rng = generator(rng)
    pieces = []
    for parameter in model.parameters.values():
        w = parameter.value
        if w.ndim < 2:
            pieces.append(np.zeros(w.size))
            continue
        d = rng.normal(size=w.shape)
        axes = (0,) if w.ndim == 2 else tuple(range(1, w.ndim))
        lengths = np.sqrt((w**2).sum(axes, keepdims=True) / (d**2).sum(axes, keepdims=True))
        pieces.append((d * lengths).ravel())
    return np.concatenate(pieces)


def path_directions(trajectory: ArrayLike) -> np.ndarray:
    """The two orthonormal directions (2, p) in which a trajectory of parameters (steps, p) moves most, from its end."""
    trajectory = np.asarray(floats(trajectory), float)
    if trajectory.ndim != 2 or trajectory.shape[0] < 3 or trajectory.shape[1] < 2:
        raise ValueError(
            f"a trajectory holds at least 3 positions of at least 2 parameters, (steps, p); got {trajectory.shape}."
        )
    _, _, directions = np.linalg.svd(trajectory - trajectory[-1], full_matrices=False)
    return directions[:2]


def coordinates(trajectory: ArrayLike, centre: ArrayLike, directions: ArrayLike) -> np.ndarray:
    """Where a trajectory (steps, p) is in the plane through centre (p,) along two directions (2, p): (steps, 2).

    The nearest point of the plane, by least squares.
    """
    steps = np.asarray(trajectory, float) - np.asarray(centre, float)
    solution, *_ = np.linalg.lstsq(np.asarray(directions, float).T, steps.T)
    return solution.T


def loss_surface(
    model: Sequential, loss: Loss | str, X: ArrayLike, y: ArrayLike, directions: ArrayLike, *,
    a: ArrayLike, b: ArrayLike,
) -> np.ndarray:  # fmt: skip
    """The mean loss at theta + a_j u + b_i v for the directions u, v (2, p): shape (len(b), len(a)).

    The model has its own theta back afterwards, also after an error.
    """
    directions = np.asarray(floats(directions), float)
    if directions.shape != (2, model.theta.size):
        raise ValueError(f"directions must have shape (2, {model.theta.size}); got {directions.shape}.")
    u, v = directions
    a, b = floats(a), floats(b)
    if a.ndim != 1 or b.ndim != 1:
        raise ValueError(f"a and b must be places along the directions, shape (m,); got {a.shape} and {b.shape}.")
    centre = model.theta.copy()
    values = np.empty((len(b), len(a)))
    try:
        for i, j in np.ndindex(values.shape):
            model.theta = centre + a[j] * u + b[i] * v
            values[i, j] = evaluate(model, loss, X, y)
    finally:
        model.theta = centre
    return values
