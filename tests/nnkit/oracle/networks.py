"""Random networks, each from its seed, and what nnkit makes of them. pytorch.py has what PyTorch makes of the same.

Dense nets and small convolutional ones of all layers but Dropout, with all losses, weights, penalties and optimisers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

import nnkit
from nnkit.activations import ACTIVATIONS

STEPS = 4


@dataclass(frozen=True)
class Network:
    """A network and its training: plain data, which two libraries can read.

    layers : ("Dense", d_in, d_out), ("Conv2d", c_in, c_out, size, stride, padding), ("MaxPool2d", size, stride), ...
    theta : all parameters, layer by layer, as nnkit orders them.
    """

    layers: list[tuple[Any, ...]]
    theta: np.ndarray
    X: np.ndarray
    target: np.ndarray
    loss: str
    weights: np.ndarray | None
    penalty: tuple[str, float] | None
    optimizer: str
    settings: dict[str, float]


def draw(seed: int) -> Network:
    """The network of a seed."""
    rng = np.random.default_rng([14, seed])
    n = int(rng.integers(2, 7))
    kinds: list[tuple[Any, ...]]
    kinds, shape = images(rng) if rng.random() < 0.4 else rows(rng)
    kinds.append(("Dense", 0, k := int(rng.integers(1, 5))))  # what enters is seen below
    kinds = with_sizes(kinds, shape)
    X = rng.normal(size=(n, *shape))
    losses = {
        "mean_squared_error": rng.normal(size=(n, k)),
        "mean_absolute_error": rng.normal(size=(n, k)),
        "binary_cross_entropy": rng.uniform(size=(n, k)).round(int(rng.integers(3))),
        "softmax_cross_entropy": rng.integers(0, k, n) if rng.random() < 0.7 else rng.dirichlet(np.ones(k), n),
    }
    loss = str(rng.choice(list(losses)))
    weights = rng.uniform(0.1, 3, n) if rng.random() < 0.3 else None
    penalty = (str(rng.choice(["L1", "L2"])), rng.uniform(0.01, 0.5)) if rng.random() < 0.3 else None
    optimizer, settings = step_rule(rng)
    size = sum(sum(np.prod(s) for s in shapes_of(kind)) for kind in kinds)
    theta = rng.normal(size=int(size)) * rng.uniform(0.3, 1)
    return Network(kinds, theta, X, losses[loss], loss, weights, penalty, optimizer, settings)


def some_activation(rng: np.random.Generator, names: list[str]) -> tuple[Any, ...]:
    name = str(rng.choice([*names, "LeakyReLU"]))
    return (name, rng.uniform(0, 0.5)) if name == "LeakyReLU" else (name,)


def rows(rng: np.random.Generator) -> tuple[list[tuple[Any, ...]], tuple[int, ...]]:
    """The hidden layers of a dense network and the shape of one example."""
    layers: list[tuple[Any, ...]] = []
    for _ in range(rng.integers(0, 4)):
        layers.append(("Dense", 0, int(rng.integers(1, 7))))
        layers += [("BatchNorm", 0)] if rng.random() < 0.25 else []
        layers.append(some_activation(rng, list(ACTIVATIONS)))
    return layers, (int(rng.integers(1, 6)),)


def images(rng: np.random.Generator) -> tuple[list[tuple[Any, ...]], tuple[int, ...]]:
    """The same of a convolutional one, for images of 6 to 8 pixels a side."""
    layers: list[tuple[Any, ...]] = []
    for _ in range(rng.integers(1, 3)):
        size, padding = int(rng.integers(1, 4)), int(rng.integers(0, 2))
        layers.append(("Conv2d", 0, int(rng.integers(1, 4)), size, int(rng.integers(1, 3)), padding))
        layers += [("BatchNorm", 0)] if rng.random() < 0.25 else []
        layers.append(some_activation(rng, [a.name for a in ACTIVATIONS.values() if a.elementwise]))
    if rng.random() < 0.6:
        layers.append(
            (str(rng.choice(["MaxPool2d", "AveragePool2d"])), int(rng.integers(1, 3)), int(rng.integers(1, 3)))
        )
    return [*layers, ("Flatten",)], (int(rng.integers(1, 3)), int(rng.integers(6, 9)), int(rng.integers(6, 9)))


def with_sizes(kinds: list[tuple[Any, ...]], shape: tuple[int, ...]) -> list[tuple[Any, ...]]:
    """The layers with the number of what enters in place of 0; windows that are larger than the image shrink to it."""
    done: list[tuple[Any, ...]] = []
    for name, *numbers in kinds:
        if name in ("Dense", "Conv2d", "BatchNorm"):
            numbers[0] = shape[0]
        if name == "Dense":
            shape = (numbers[1],)
        elif name == "Flatten":
            shape = (int(np.prod(shape)),)
        elif name == "Conv2d" or name.endswith("Pool2d"):
            window = 2 if name == "Conv2d" else 0
            numbers[window] = min(numbers[window], *shape[1:])
            size, stride, padding = numbers[2:] if name == "Conv2d" else (*numbers, 0)
            shape = (
                numbers[1] if name == "Conv2d" else shape[0],
                *((s + 2 * padding - size) // stride + 1 for s in shape[1:]),
            )
        done.append((name, *numbers))
    return done


def shapes_of(kind: tuple[Any, ...]) -> list[tuple[int, ...]]:
    """The shapes of a layer's parameters, in order."""
    name, *numbers = kind
    if name == "Dense":
        return [(numbers[0], numbers[1]), (numbers[1],)]
    if name == "Conv2d":
        return [(numbers[1], numbers[0], numbers[2], numbers[2]), (numbers[1],)]
    return [(numbers[0],), (numbers[0],)] if name == "BatchNorm" else []


def step_rule(rng: np.random.Generator) -> tuple[str, dict[str, float]]:
    """An optimiser and its settings: small steps, since a training that diverges multiplies rounding, and no tiny eps,
    with which a gradient that is all rounding would count like any other."""
    name = str(rng.choice(list(nnkit.OPTIMIZERS)))
    settings = {"lr": rng.uniform(0.001, 0.02)}
    if name in ("Momentum", "Nesterov"):
        settings["mu"] = rng.uniform(0, 0.95)
    if name in ("AdaGrad", "RMSProp", "Adam", "AdamW"):
        settings["eps"] = rng.uniform(1e-3, 1e-1)
    if name == "RMSProp":
        settings["rho"] = rng.uniform(0.5, 0.99)
    if name in ("Adam", "AdamW"):
        settings |= {"beta1": rng.uniform(0, 0.95), "beta2": rng.uniform(0.5, 0.999)}
    if name == "AdamW":
        settings["decay"] = rng.uniform(0, 0.3)
    return name, settings


def ours(network: Network) -> dict[str, np.ndarray]:
    """The first batch forward and back, the losses of STEPS steps, and where they end, by nnkit."""
    make = {
        "Conv2d": lambda c_in, c_out, size, stride, padding: nnkit.Conv2d(
            c_in, c_out, size, stride=stride, padding=padding, rng=0
        ),
        "Dense": partial(nnkit.Dense, rng=0),
        "MaxPool2d": lambda size, stride: nnkit.MaxPool2d(size, stride=stride),
        "AveragePool2d": lambda size, stride: nnkit.AveragePool2d(size, stride=stride),
    }
    layers = [
        kind[0] if kind[0] in ACTIVATIONS else make.get(kind[0], getattr(nnkit, kind[0]))(*kind[1:])
        for kind in network.layers
    ]
    model, loss = nnkit.Sequential(*layers), nnkit.loss(network.loss)
    model.theta = network.theta
    model.training = True
    y = model.forward(network.X)
    value, d_output = loss(y, network.target, network.weights)
    dx = model.backward(d_output, input_grad=True)
    first = {"y": y, "value": np.array(value), "dx": dx, "grad": model.grad.copy()}
    penalty = network.penalty and getattr(nnkit, network.penalty[0])(network.penalty[1])
    optimizer = nnkit.optimizer(network.optimizer, **network.settings)
    steps = nnkit.training_steps(
        model, loss, optimizer, network.X, network.target, epochs=STEPS, batch_size=len(network.X), rng=0,
        penalty=penalty, sample_weight=network.weights,
    )  # fmt: skip
    losses = np.array([step.loss for step in steps])
    return first | {"losses": losses, "end": model.theta.copy(), "evaluated": model(network.X)}


def is_same(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """To 1e-9 relative; entries that cancel to nearly 0 count by the largest entry of their array, or by 1."""
    return bool(np.allclose(ours, theirs, rtol=1e-9, atol=1e-11 * max(1.0, np.abs(theirs).max(initial=0))))
