"""How fast nnkit is beside PyTorch (eager, CPU), JAX, scikit-learn's MLPClassifier and bare matrix products.

`make bench` runs it. Everything is measured in one run, in turns, with one BLAS thread; a figure is the median of the
rounds, as a ratio to PyTorch's. The exit code is 1 if nnkit is slower than a limit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
import torch
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

import nnkit

ROUNDS, STEPS, BATCHES = 60, 20, 20
EPOCHS = ("scikit-learn", "JAX, scan")  # an epoch of BATCHES steps at a time

# layer sizes, batch size, dtype: nnkit's time at most so many times PyTorch's
TRAINING = [
    ((784, 128, 10), 128, np.float32, 0.50),
    ((64, 32, 10), 32, np.float64, 0.15),
    ((2, 8, 8, 1), 32, np.float64, 0.10),
]
# channels in, channels out, window, padding, input shape; at most 3 times PyTorch's
CONVOLUTIONS = [
    (8, 16, 3, 1, (32, 8, 16, 16)),
    (1, 8, 5, 0, (64, 1, 28, 28)),
]
IMPORT_LIMIT, CONVOLUTION_LIMIT = 1.15, 3.0


def nnkit_steps(sizes, batch, dtype, X, y) -> Iterator:
    """One training step at each next()."""
    layers = [part for shape in pairwise(sizes) for part in (nnkit.Dense(*shape, rng=0), "relu")]
    model = nnkit.Sequential(*layers[:-1], dtype=dtype)
    loss, y = (nnkit.softmax_cross_entropy, y) if sizes[-1] > 1 else (nnkit.binary_cross_entropy, y[:, None])
    return nnkit.training_steps(model, loss, nnkit.Adam(), X, y, epochs=10**9, batch_size=batch, rng=0)


def torch_steps(sizes, batch, dtype, X, y) -> Iterator:
    """The same step in PyTorch, written as its tutorials do, data in memory."""
    pairs = list(pairwise(sizes))
    layers = [part for shape in pairs for part in (torch.nn.Linear(*shape), torch.nn.ReLU())]
    model = torch.nn.Sequential(*layers[:-1]).to(torch.from_numpy(np.zeros(0, dtype)).dtype)
    optimizer = torch.optim.Adam(model.parameters())
    loss = torch.nn.CrossEntropyLoss() if sizes[-1] > 1 else torch.nn.BCEWithLogitsLoss()
    X, y = torch.tensor(X), torch.tensor(y if sizes[-1] > 1 else y[:, None].astype(dtype))
    while True:
        order = torch.randperm(len(X))
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            optimizer.zero_grad()
            value = loss(model(X[rows]), y[rows])
            value.backward()
            optimizer.step()
            yield value.item()


def sklearn_steps(sizes, batch, dtype, X, y) -> Iterator:
    """One epoch of BATCHES steps at each next(): scikit-learn offers nothing smaller."""
    model = MLPClassifier(hidden_layer_sizes=sizes[1:-1], batch_size=batch, alpha=0, random_state=0)
    while True:
        yield model.partial_fit(X, y, classes=np.unique(y))


def jax_steps(sizes, batch, dtype, X, y, *, whole_epoch: bool) -> Iterator:
    """The same step in JAX, compiled by jit: one step at each next(), or an epoch of BATCHES steps in one scan."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    rng = np.random.default_rng(0)
    start = [(np.zeros(d_out) + rng.normal(size=(d_in, d_out)), np.zeros(d_out)) for d_in, d_out in pairwise(sizes)]
    theta = jax.tree.map(lambda a: jnp.asarray(a, dtype), start)
    zeros = jax.tree.map(jnp.zeros_like, theta)
    X, y = jnp.asarray(X), jnp.asarray(y)

    def loss(theta, x, target):
        for W, b in theta[:-1]:
            x = jnp.maximum(x @ W + b, 0)
        z = x @ theta[-1][0] + theta[-1][1]
        if sizes[-1] > 1:
            return -jnp.take_along_axis(jax.nn.log_softmax(z), target[:, None], 1).mean()
        return (jnp.logaddexp(0, z[:, 0]) - target * z[:, 0]).mean()

    def step(state, rows):
        theta, m, v, t = state
        value, g = jax.value_and_grad(loss)(theta, X[rows], y[rows])
        t = t + 1
        m = jax.tree.map(lambda m, g: (0.9 * m + 0.1 * g).astype(dtype), m, g)
        v = jax.tree.map(lambda v, g: (0.999 * v + 0.001 * g * g).astype(dtype), v, g)
        move = lambda p, m, v: (p - 1e-3 * (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8)).astype(dtype)  # noqa: E731
        return (jax.tree.map(move, theta, m, v), m, v, t), value

    one, epoch = jax.jit(step), jax.jit(lambda state, order: jax.lax.scan(step, state, order))
    state = (theta, zeros, zeros, jnp.zeros((), dtype))
    while True:
        order = rng.permutation(len(X)).reshape(-1, batch)
        if whole_epoch:
            state, values = epoch(state, order)
            yield np.asarray(values)
            continue
        for rows in order:
            state, value = one(state, rows)
            yield float(value)


def product_steps(sizes, batch, dtype, X, y) -> Iterator:
    """Only the matrix products that a step can't do without."""
    rng = np.random.default_rng(0)
    pairs = list(pairwise(sizes))
    A = [rng.normal(size=(batch, d_in)).astype(dtype) for d_in, _ in pairs]
    W = [rng.normal(size=pair).astype(dtype) for pair in pairs]
    D = [rng.normal(size=(batch, d_out)).astype(dtype) for _, d_out in pairs]
    while True:
        for i in range(len(pairs)):
            _ = A[i] @ W[i], A[i].T @ D[i]
            if i > 0:  # the first layer's input needs no gradient
                _ = D[i] @ W[i].T
        yield


def in_turns(contenders: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each in microseconds, measured in turns so that a busy moment hits all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for run in contenders.values():
        run()
    for _ in range(rounds):
        for name, run in contenders.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: 1e6 * statistics.median(values) for name, values in times.items()}


def training_ratios(sizes, batch, dtype) -> tuple[float, dict[str, float]]:
    """PyTorch's microseconds a step, and the others' as ratios to it."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(BATCHES * batch, sizes[0])).astype(dtype)
    y = rng.integers(0, max(sizes[-1], 2), len(X))
    makers = {
        "PyTorch": torch_steps, "scikit-learn": sklearn_steps, "products": product_steps, "nnkit": nnkit_steps,
        "JAX, jit": partial(jax_steps, whole_epoch=False), "JAX, scan": partial(jax_steps, whole_epoch=True),
    }  # fmt: skip
    iterators = {name: make(sizes, batch, dtype, X, y) for name, make in makers.items()}

    def some_steps(name):
        return lambda: [next(iterators[name]) for _ in range(1 if name in EPOCHS else STEPS)]

    medians = in_turns({name: some_steps(name) for name in makers}, ROUNDS)
    per_step = {name: value / (BATCHES if name in EPOCHS else STEPS) for name, value in medians.items()}
    return per_step["PyTorch"], {name: value / per_step["PyTorch"] for name, value in per_step.items()}


def convolution_ratios(c_in, c_out, size, padding, x_shape) -> tuple[float, float]:
    """nnkit's time over PyTorch's: forward, and backward (to the input and the parameters)."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=x_shape).astype(np.float32)
    ours = nnkit.Conv2d(c_in, c_out, size, padding=padding, rng=0)
    nnkit.Sequential(ours, dtype=np.float32)
    theirs = torch.nn.Conv2d(c_in, c_out, size, padding=padding)
    x_torch = torch.tensor(x, requires_grad=True)
    y, y_torch = ours.forward(x), theirs(x_torch)
    dy = rng.normal(size=y.shape).astype(np.float32)
    dy_torch = torch.tensor(dy)
    inputs = [x_torch, *theirs.parameters()]
    medians = in_turns(
        {
            "forward": lambda: ours.forward(x),
            "forward PyTorch": lambda: theirs(x_torch),
            "backward": lambda: ours.backward(dy),
            "backward PyTorch": lambda: torch.autograd.grad(y_torch, inputs, dy_torch, retain_graph=True),
        },
        ROUNDS,
    )
    return medians["forward"] / medians["forward PyTorch"], medians["backward"] / medians["backward PyTorch"]


def import_ratios() -> dict[str, float]:
    """Time of a fresh Python that imports each, over the one that imports NumPy; compiled files are in place."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def importing(name):
        return lambda: subprocess.run([sys.executable, "-c", f"import {name}"], check=True, env=environment)

    ratios = {}
    for rounds, *names in [(41, "nnkit"), (5, "torch", "sklearn.neural_network")]:
        medians = in_turns({name: importing(name) for name in ["numpy", *names]}, rounds)
        ratios |= {name: medians[name] / medians["numpy"] for name in names}
    return ratios


def main() -> int:
    torch.set_num_threads(1)
    failed = 0

    def verdict(ratio, limit):
        nonlocal failed
        failed += ratio > limit
        return f"{ratio:.2f} | {limit:.2f} | {'yes' if ratio <= limit else 'NO'} |"

    print("A training step with Adam, microseconds of PyTorch and ratios to it\n")
    print("| network | PyTorch us | scikit-learn | JAX, jit | JAX, scan | bare products | nnkit | at most | met |")
    print("|---" * 9 + "|")
    with threadpool_limits(1):
        for sizes, batch, dtype, limit in TRAINING:
            microseconds, ratio = training_ratios(sizes, batch, dtype)
            name = f"{'-'.join(map(str, sizes))}, batch {batch}, {np.dtype(dtype)}"
            others = " | ".join(f"{ratio[who]:.2f}" for who in ("scikit-learn", "JAX, jit", "JAX, scan", "products"))
            print(f"| {name} | {microseconds:.0f} | {others} |", verdict(ratio["nnkit"], limit), flush=True)
        print("\nConv2d, ratio to PyTorch\n\n| layer | pass | nnkit | at most | met |\n" + "|---" * 5 + "|")
        for case in CONVOLUTIONS:
            for direction, ratio in zip(("forward", "backward"), convolution_ratios(*case), strict=True):
                print(f"| {case[0]} to {case[1]} channels, {case[2]} x {case[2]}, input {case[4]} | {direction} |",
                      verdict(ratio, CONVOLUTION_LIMIT), flush=True)  # fmt: skip
    ratio = import_ratios()
    print("\nImport, ratio to NumPy's\n\n| PyTorch | scikit-learn | nnkit | at most | met |\n" + "|---" * 5 + "|")
    print(f"| {ratio['torch']:.1f} | {ratio['sklearn.neural_network']:.1f} |", verdict(ratio["nnkit"], IMPORT_LIMIT))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
