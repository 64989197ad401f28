"""Random networks in nnkit and in PyTorch, in float64: outputs, losses, gradients, and weights after five steps.

python tests/nnkit/oracle/random_networks.py [how many] [first seed]     needs torch; exit code 1 if a number differs

Each seed draws depth, widths, activations, batch normalisation, loss and optimiser, so that a difference is found again
by its seed.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np
import torch
from torch import nn

import nnkit

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU,
    "leaky_relu": nn.LeakyReLU, "identity": nn.Identity,
}  # fmt: skip
OPTIMIZERS = {
    "GradientDescent": lambda p: torch.optim.SGD(p, lr=0.05),
    "Momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "Nesterov": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.05, eps=1e-4),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05, eps=1e-4, weight_decay=0.01),
    "AdaGrad": lambda p: torch.optim.Adagrad(p, lr=0.05, eps=1e-4),
}
LOSSES = {
    "softmax_cross_entropy": nn.CrossEntropyLoss, "binary_cross_entropy": nn.BCEWithLogitsLoss,
    "mean_squared_error": nn.MSELoss, "mean_absolute_error": nn.L1Loss,
}  # fmt: skip


def draw(rng: np.random.Generator) -> tuple[nnkit.Sequential, nn.Sequential]:
    """The same random network twice, with the same weights."""
    widths = rng.integers(1, 9, rng.integers(2, 6))
    ours: list[object] = []
    theirs: list[nn.Module] = []
    for d_in, d_out in pairwise(widths):
        layer, linear = nnkit.Dense(d_in, d_out, rng=rng), nn.Linear(int(d_in), int(d_out))
        layer.b.value = rng.normal(size=d_out)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(layer.W.value.T))
            linear.bias.copy_(torch.tensor(layer.b.value))
        name = rng.choice(list(ACTIVATIONS))
        ours += [layer, name]
        theirs += [linear, ACTIVATIONS[name]()]
        if rng.random() < 0.3:
            ours.insert(-1, nnkit.BatchNorm(d_out))
            theirs.insert(-1, nn.BatchNorm1d(int(d_out)))
    return nnkit.Sequential(*ours[:-1]), nn.Sequential(*theirs[:-1])


def gradient(module: nn.Sequential) -> np.ndarray:
    """PyTorch's gradient in the order of theta: a Linear's weight is the transpose of W."""
    return np.concatenate([np.ravel((p.grad.T if p.ndim == 2 else p.grad).numpy()) for p in module.parameters()])


def weights(module: nn.Sequential) -> np.ndarray:
    """Its parameters in the order of theta."""
    return np.concatenate([np.ravel((p.T if p.ndim == 2 else p).detach().numpy()) for p in module.parameters()])


def compare(seed: int) -> tuple[int, list[str]]:
    """How many arrays were compared for one seed, and what differed."""
    rng = np.random.default_rng(seed)
    model, module = draw(rng)
    name, optimizer_name = rng.choice(list(LOSSES)), rng.choice(list(OPTIMIZERS))
    n = int(rng.integers(3, 12))
    k = model.outputs(np.zeros((2, model.layers[0].d_in)))[-1].shape[1]
    X = rng.normal(size=(n, model.layers[0].d_in))
    y = {
        "softmax_cross_entropy": rng.integers(0, k, n),
        "binary_cross_entropy": rng.integers(0, 2, (n, k)).astype(float),
    }.get(name, rng.normal(size=(n, k)))
    options = {"lr": 0.05} | ({"eps": 1e-4} if optimizer_name.startswith("Ada") else {})
    optimizer, reference = nnkit.optimizer(optimizer_name, **options), OPTIMIZERS[optimizer_name](module.parameters())
    pairs: list[tuple[str, object, object]] = []
    for step in range(5):
        model.training = True
        output = model.forward(X)
        value, d_output = nnkit.loss(name)(output, y)
        model.backward(d_output)
        model.training = False
        reference.zero_grad()
        their_output = module(torch.tensor(X))
        their_value = LOSSES[name]()(their_output, torch.tensor(y))
        their_value.backward()
        pairs += [
            (f"step {step}: output", output, their_output.detach().numpy()),
            (f"step {step}: loss", value, their_value.item()),
            (f"step {step}: gradient", model.grad.copy(), gradient(module)),
        ]
        model.update(optimizer)
        reference.step()
    pairs.append(("weights at the end", model.theta, weights(module)))
    module.eval()
    pairs.append(("output in evaluation", model.outputs(X)[-1], module(torch.tensor(X)).detach().numpy()))
    what = f"seed {seed}, {model}, {name}, {optimizer_name}"
    return len(pairs), [f"{what}: {part}" for part, a, b in pairs if not np.allclose(a, b, rtol=1e-7, atol=1e-9)]


def main(count: int = 100, first: int = 0) -> int:
    compared, wrong = 0, []
    for seed in range(first, first + count):
        arrays, odd = compare(seed)
        compared += arrays
        wrong += odd[:1]  # the rest follows from it
    print(f"{count} random networks, {compared} comparisons with PyTorch {torch.__version__}: {len(wrong)} differ")
    print(*wrong[:20], sep="\n", end="")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
