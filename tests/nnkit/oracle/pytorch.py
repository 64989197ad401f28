"""What PyTorch computes, in float64: the numbers that test_oracle.py holds nnkit against.

python -m tests.nnkit.oracle.pytorch                   writes oracle.npz beside this file (needs torch)
python -m tests.nnkit.oracle.pytorch --check           computes again and compares; exit code 1 if a number differs
python -m tests.nnkit.oracle.pytorch --networks 3000   trains so many random networks in both libraries

Keys are "kind/case/array": a layer's x, dy, parameters, y, dx and parameter gradients; a loss's output, target, value
and gradient; an optimiser's start and its 100 positions; what came of the random networks with the seeds 0 to 99.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from tests.nnkit.oracle.networks import STEPS, Network, draw, is_same, ours, shapes_of

FILE = Path(__file__).with_name("oracle.npz")
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # the arrays are small

ACTIVATIONS = {
    "identity": lambda x: x * 1,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda x: functional.leaky_relu(x, 0.01),
    "softplus": lambda x: functional.softplus(x, threshold=1e5),  # its default is a straight line from 20 on
    "elu": functional.elu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softmax": lambda x: functional.softmax(x, dim=1),
}


def layer(f, rng, x, **parameters):
    """One layer forward and backward, with a random gradient dy at its output."""
    tensors = {name: torch.tensor(value, requires_grad=True) for name, value in {"x": x, **parameters}.items()}
    y = f(*tensors.values())
    dy = rng.normal(size=tuple(y.shape))
    y.backward(torch.tensor(dy))
    gradients = {f"d{name}": tensor.grad.numpy() for name, tensor in tensors.items()}
    return {"x": x, "dy": dy, "y": y.detach().numpy(), **parameters, **gradients}


def layers(rng):
    normal = rng.normal
    for name, f in ACTIVATIONS.items():
        x = 3 * normal(size=(6, 7))
        x[0, :4] = [-30, -9, 9, 30]
        yield name, layer(f, rng, x)
    yield "Dense", layer(lambda x, W, b: functional.linear(x, W.T, b), rng, normal(size=(5, 4)), W=normal(size=(4, 3)),
                         b=normal(size=3))  # fmt: skip
    yield "Flatten", layer(lambda x: torch.flatten(x, 1), rng, normal(size=(3, 2, 4, 5)))
    for stride, padding in [(1, 0), (1, 1), (2, 1), (3, 2)]:
        convolve = lambda x, W, b, s=stride, p=padding: functional.conv2d(x, W, b, stride=s, padding=p)  # noqa: E731
        case = layer(convolve, rng, normal(size=(2, 3, 8, 9)), W=normal(size=(4, 3, 3, 3)), b=normal(size=4))
        yield f"Conv2d stride {stride} padding {padding}", case
    for size, stride in [(2, 2), (3, 2)]:
        pool = lambda x, k=size, s=stride: functional.max_pool2d(x, k, s)  # noqa: E731
        yield f"MaxPool2d size {size} stride {stride}", layer(pool, rng, normal(size=(2, 3, 7, 8)))
    for shape in [(9, 3), (4, 3, 5, 6)]:
        for training in (True, False):
            mean, variance = torch.tensor(normal(size=3)), torch.tensor(rng.uniform(0.5, 2, 3))
            start = {"running_mean": mean.numpy().copy(), "running_variance": variance.numpy().copy()}
            batch_norm = lambda x, gamma, beta, m=mean, v=variance, t=training: functional.batch_norm(  # noqa: E731
                x, m, v, gamma, beta, training=t
            )
            case = layer(batch_norm, rng, 2 + normal(size=shape), gamma=normal(size=3), beta=normal(size=3))
            after = {"mean_after": mean.numpy(), "variance_after": variance.numpy()}
            yield f"BatchNorm {len(shape)} axes {'training' if training else 'evaluation'}", case | start | after


def losses(rng):
    output = 3 * rng.normal(size=(6, 4))
    labels = rng.integers(0, 4, 6)
    soft = rng.dirichlet(np.ones(4), 6)
    yes_no = rng.integers(0, 2, (6, 4)).astype(float)
    real = rng.normal(size=(6, 4))
    cases = [
        ("mean_squared_error", functional.mse_loss, real),
        ("mean_absolute_error", functional.l1_loss, real),
        ("binary_cross_entropy", functional.binary_cross_entropy_with_logits, yes_no),
        ("binary_cross_entropy soft", functional.binary_cross_entropy_with_logits, soft),
        ("softmax_cross_entropy", functional.cross_entropy, labels),
        ("softmax_cross_entropy soft", functional.cross_entropy, soft),
    ]
    for name, f, target in cases:
        z = torch.tensor(output, requires_grad=True)
        value = f(z, torch.tensor(target))
        value.backward()
        yield name, {"output": output, "target": target, "value": value.detach().numpy(), "gradient": z.grad.numpy()}


OPTIMIZERS = {
    "GradientDescent": lambda p: torch.optim.SGD(p, lr=0.05),
    "Momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.8),
    "Nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.8, nesterov=True),
    "AdaGrad": lambda p: torch.optim.Adagrad(p, lr=0.1, eps=1e-10),
    "RMSProp": lambda p: torch.optim.RMSprop(p, lr=0.005, alpha=0.85, eps=1e-7),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=1e-8),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05, betas=(0.8, 0.95), eps=1e-8, weight_decay=0.1),
}


def optimizers(rng):
    """100 steps on sum of a_i theta_i^2 / 2 + cos(3 theta_i), whose gradient is a theta - 3 sin(3 theta).

    RMSProp's rate is small: near a minimum it divides small by small, and rounding errors grow with every step.
    """
    a, start = rng.uniform(0.5, 3, 8), 2 * rng.normal(size=8)
    for name, make in OPTIMIZERS.items():
        theta = torch.tensor(start, requires_grad=True)
        optimizer, path = make([theta]), []
        for _ in range(100):
            optimizer.zero_grad()
            (torch.tensor(a) * theta**2 / 2 + torch.cos(3 * theta)).sum().backward()
            optimizer.step()
            path.append(theta.detach().numpy().copy())
        yield name, {"a": a, "start": start, "path": np.array(path)}


def networks(rng):
    """100 full-batch steps of Adam on a 3-6-4 network: the loss before each step, and the weights at the end."""
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 4, 20)
    starts = [rng.normal(size=shape) for shape in [(3, 6), (6,), (6, 4), (4,)]]
    tensors = [torch.tensor(start, requires_grad=True) for start in starts]
    W1, b1, W2, b2 = tensors
    optimizer, values = torch.optim.Adam(tensors, lr=0.03), []
    for _ in range(100):
        optimizer.zero_grad()
        value = functional.cross_entropy(torch.tanh(torch.tensor(X) @ W1 + b1) @ W2 + b2, torch.tensor(y))
        value.backward()
        optimizer.step()
        values.append(value.item())
    flat = lambda arrays: np.concatenate([np.ravel(a) for a in arrays])  # noqa: E731
    end = flat([tensor.detach().numpy() for tensor in tensors])
    yield "tanh", {"X": X, "y": y, "start": flat(starts), "losses": np.array(values), "end": end}


def forward(network: Network, x, parameters, running, *, training: bool):
    """What leaves the last layer; `parameters` are a list for each layer."""
    for i, (name, *numbers) in enumerate(network.layers):
        own = parameters[i]
        if name == "Dense":
            x = functional.linear(x, own[0].T, own[1])
        elif name == "Conv2d":
            x = functional.conv2d(x, *own, stride=numbers[3], padding=numbers[4])
        elif name == "BatchNorm":
            x = functional.batch_norm(x, *running[i], *own, training=training)
        elif name == "MaxPool2d":
            x = functional.max_pool2d(x, *numbers)
        elif name == "AveragePool2d":
            x = functional.avg_pool2d(x, *numbers)
        elif name == "Flatten":
            x = torch.flatten(x, 1)
        else:
            x = functional.leaky_relu(x, *numbers) if name == "LeakyReLU" else ACTIVATIONS[name](x)
    return x


def optimizer_of(network: Network, tensors):
    s = network.settings
    momentum, adam = {"momentum": s.get("mu")}, {"betas": (s.get("beta1"), s.get("beta2"))}
    kinds = {
        "GradientDescent": (torch.optim.SGD, {}),
        "Momentum": (torch.optim.SGD, momentum),
        "Nesterov": (torch.optim.SGD, momentum | {"nesterov": s.get("mu", 0) > 0}),
        "AdaGrad": (torch.optim.Adagrad, {}),
        "RMSProp": (torch.optim.RMSprop, {"alpha": s.get("rho")}),
        "Adam": (torch.optim.Adam, adam),
        "AdamW": (torch.optim.AdamW, adam | {"weight_decay": s.get("decay")}),
    }
    kind, options = kinds[network.optimizer]
    return kind(tensors, lr=s["lr"], **options, **({"eps": s["eps"]} if "eps" in s else {}))


LOSSES = {
    "mean_squared_error": functional.mse_loss,
    "mean_absolute_error": functional.l1_loss,
    "binary_cross_entropy": functional.binary_cross_entropy_with_logits,
    "softmax_cross_entropy": functional.cross_entropy,
}


def trained(network: Network) -> dict[str, np.ndarray]:
    """The same as `networks.ours`, by PyTorch."""
    parameters, start = [], 0
    for kind in network.layers:
        own = []
        for shape in shapes_of(kind):
            stop = start + int(np.prod(shape))
            own.append(torch.tensor(network.theta[start:stop].reshape(shape), requires_grad=True))
            start = stop
        parameters.append(own)
    tensors = [tensor for own in parameters for tensor in own]
    running = {i: (torch.zeros(kind[1]), torch.ones(kind[1])) for i, kind in enumerate(network.layers)
               if kind[0] == "BatchNorm"}  # fmt: skip
    x, target = torch.tensor(network.X, requires_grad=True), torch.tensor(network.target)
    weights = torch.ones(len(x)) if network.weights is None else torch.tensor(network.weights)

    def loss(y):
        each = LOSSES[network.loss](y, target, reduction="none")
        return (each.reshape(len(x), -1).mean(1) * weights).mean()

    def penalty():
        kind, strength = network.penalty or ("L2", 0.0)
        matrices = [tensor for tensor in tensors if tensor.ndim >= 2]
        each = [w.abs().sum() if kind == "L1" else (w**2).sum() / 2 for w in matrices]
        return strength * sum(each)

    def flat(arrays):
        return np.concatenate([tensor.detach().numpy().ravel() for tensor in arrays])

    y = forward(network, x, parameters, running, training=True)
    value = loss(y)
    value.backward()
    first = {"y": y.detach().numpy(), "value": value.detach().numpy(), "dx": x.grad.numpy(),
             "grad": flat([tensor.grad for tensor in tensors])}  # fmt: skip
    optimizer, values = optimizer_of(network, tensors), []
    for _ in range(STEPS):
        optimizer.zero_grad()
        value = loss(forward(network, x.detach(), parameters, running, training=True)) + penalty()
        value.backward()
        optimizer.step()
        values.append(value.item())
    evaluated = forward(network, x.detach(), parameters, running, training=False)
    return first | {"losses": np.array(values), "end": flat(tensors), "evaluated": evaluated.detach().numpy()}


def random(rng):
    for seed in range(100):
        yield str(seed), trained(draw(seed))


def compare(count: int) -> int:
    """Train so many networks in both libraries; prints what differs, returns how many numbers do."""
    wrong = total = 0
    for seed in range(count):
        network = draw(seed)
        here, there = ours(network), trained(network)
        total += len(there)
        for name, numbers in there.items():
            if not is_same(here[name], numbers):
                wrong += 1
                print(f"network {seed}: {name} differs by {np.abs(here[name] - numbers).max():.1e}; {network.layers}")
    print(f"PyTorch {torch.__version__}: {total - wrong} of {total} arrays of {count} random networks are nnkit's")
    return wrong


def compute() -> dict[str, np.ndarray]:
    """Every number, under its key."""
    numbers = {}
    for seed, kind in enumerate([layers, losses, optimizers, networks, random]):
        for case, arrays in kind(np.random.default_rng(seed)):
            numbers |= {f"{kind.__name__}/{case}/{name}": value for name, value in arrays.items()}
    return numbers


def differences(numbers: dict[str, np.ndarray]) -> list[str]:
    """The keys whose stored numbers are not the computed ones, to 1e-12."""
    with np.load(FILE) as stored:
        keys = sorted(set(numbers) ^ set(stored.files))
        same = [key for key in numbers if key in stored.files]
        return keys + [key for key in same if not np.allclose(stored[key], numbers[key], rtol=1e-12, atol=1e-14)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the stored numbers, write nothing")
    parser.add_argument("--networks", type=int, help="so many random networks, computed by both")
    arguments = parser.parse_args()
    if arguments.networks:
        sys.exit(bool(compare(arguments.networks)))
    numbers = compute()
    if not arguments.check:
        np.savez_compressed(FILE, **numbers)
        print(f"{len(numbers)} arrays from PyTorch {torch.__version__} written to {FILE.name}")
        sys.exit()
    wrong = differences(numbers)
    same = len(numbers) - len(wrong)
    print(f"PyTorch {torch.__version__}: {same} of {len(numbers)} arrays as stored", *wrong, sep="\n")
    sys.exit(bool(wrong))
