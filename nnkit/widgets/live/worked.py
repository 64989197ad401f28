"""Small networks worked by hand: every number of a forward and a backward pass, one neuron at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nnkit.activations import activation, softmax

HEADS = ("sigmoid, squared error", "sigmoid, cross-entropy", "softmax, cross-entropy")


@dataclass(frozen=True)
class Network:
    """One example on its way through a network.

    x (d,); W: a matrix (d_in, d_out) for each layer; b: a vector for each; hidden: the hidden layers' activation;
    head: what the last layer does and which loss it has; target (k,).
    """

    x: np.ndarray
    W: tuple[np.ndarray, ...]
    b: tuple[np.ndarray, ...]
    hidden: str
    head: str
    target: np.ndarray
    rate: float = 0.5

    @property
    def depth(self) -> int:
        """The number of layers with weights."""
        return len(self.W)


@dataclass(frozen=True)
class Pass:
    """Everything that a forward and a backward pass computes; position l belongs to layer l + 1."""

    z: list[np.ndarray]
    a: list[np.ndarray]
    loss: float
    delta: list[np.ndarray]  # dL/dz
    dw: list[np.ndarray]
    db: list[np.ndarray]


def run(net: Network) -> Pass:
    """Forward and backward, in the order in which one does it by hand."""
    g = activation(net.hidden)
    sigmoid = activation("sigmoid")
    a, z, outputs = net.x, [], []
    for W, b in zip(net.W, net.b, strict=True):
        z.append(a @ W + b)
        if len(z) < net.depth:
            a = g(z[-1])
        else:
            a = softmax(z[-1][None])[0] if net.head.startswith("softmax") else sigmoid(z[-1])
        outputs.append(a)
    out, t = outputs[-1], net.target
    with np.errstate(divide="ignore", invalid="ignore"):
        if net.head == HEADS[0]:
            loss = 0.5 * float(((t - out) ** 2).sum())
            top = (out - t) * out * (1 - out)
        elif net.head == HEADS[1]:
            loss = float((np.logaddexp(0, z[-1]) - t * z[-1]).sum())
            top = out - t
        else:
            loss = float(np.logaddexp.reduce(z[-1]) * t.sum() - t @ z[-1])
            top = out - t
    delta = [top]
    for layer in range(net.depth - 1, 0, -1):
        delta.insert(0, (net.W[layer] @ delta[0]) * g.derivative(z[layer - 1]))
    below = [net.x, *outputs[:-1]]
    dW = [np.outer(v, d) for v, d in zip(below, delta, strict=True)]
    return Pass(z, outputs, loss, delta, dW, delta)


def learn(net: Network, *, biases: bool, steps: int = 1) -> Network:
    """The network after steps of gradient descent on its one example."""
    for _ in range(steps):
        done = run(net)
        W = tuple(w - net.rate * d for w, d in zip(net.W, done.dw, strict=True))
        b = tuple(v - net.rate * d for v, d in zip(net.b, done.db, strict=True)) if biases else net.b
        net = replace(net, W=W, b=b)
    return net


def _from_rows(*rows: list[list[float]]) -> tuple[np.ndarray, ...]:
    """Weight matrices (d_in, d_out) from the rows of W^T, as textbooks with column vectors print them."""
    return tuple(np.array(r, float).T for r in rows)


def _vectors(*values: list[float]) -> tuple[np.ndarray, ...]:
    return tuple(np.array(v, float) for v in values)


_HIDDEN = [[3, -9, 2], [11, -2, 7], [-6, 3, -4], [6, -1, 5]]

WORKED: dict[str, Network] = {
    "2-2-2 that learns": Network(
        np.array([0.05, 0.10]), _from_rows([[0.15, 0.20], [0.25, 0.30]], [[0.40, 0.45], [0.50, 0.55]]),
        _vectors([0.35, 0.35], [0.60, 0.60]), "sigmoid", HEADS[0], np.array([0.01, 0.99]),
    ),
    "A: sigmoid layer, one output": Network(
        np.array([-3.0, 1, 5]), _from_rows(_HIDDEN, [[3, -12, 8, 1]]), _vectors([5, 2, -1, 1], [6]), "sigmoid",
        HEADS[1], np.array([1.0]),
    ),
    "B: sigmoid layer, three classes": Network(
        np.array([-3.0, 1, 5]), _from_rows(_HIDDEN, [[3, -12, 8, 1], [2, -3, 9, 1], [-5, 1, -1, 7]]),
        _vectors([5, 2, -1, 1], [6, 0, -8]), "sigmoid", HEADS[2], np.array([0.0, 1, 0]),
    ),
    "C: three ReLU layers, three classes": Network(
        np.array([7.0, 1, -4]),
        _from_rows(
            [[13, -9, 2], [-8, 0, 3], [4, -1, 5], [-3, 12, 7]],
            [[1, 0, -4, 1], [0, 11, 2, -14], [-1, 5, -2, 16], [0, -9, -3, 4]],
            [[1, -2, -18, -7], [3, -4, 8, 0], [-2, 1, 21, 5], [2, -2, 11, -13]],
            [[9, 3, -1, -4], [-8, -2, 14, 3], [13, 2, -9, -1]],
        ),
        _vectors([5, -2, 2, 11], [-5, 3, 1, -8], [4, -6, 1, -17], [-1, -4, -30]), "relu", HEADS[2],
        np.array([1.0, 0, 0]), 0.001,
    ),
}  # fmt: skip


# --- one neuron at a time -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Moment:
    """One step of the calculation.

    phase: "start", "forward", "loss", "backward" or "update"; layer counts from 0, unit too (None: the whole layer).
    """

    phase: str
    layer: int = 0
    unit: int | None = None
    says: str = ""


def number(v: float) -> str:
    """Six decimals, as the lesson prints them; whole numbers without."""
    if not np.isfinite(v):
        return str(v)
    v = v + 0.0  # a zero has no sign
    return f"{v:g}" if float(v).is_integer() and abs(v) < 1e6 else f"{v:.6f}"


def name_of(net: Network, layer: int, unit: int) -> str:
    """x1 for an input (layer -1), h1 or h2.1 for a hidden neuron, o1 for an output."""
    if layer < 0:
        return f"x{unit + 1}"
    if layer == net.depth - 1:
        return f"o{unit + 1}"
    return f"h{unit + 1}" if net.depth == 2 else f"h{layer + 1}.{unit + 1}"


def moments(net: Network) -> list[Moment]:
    """The whole calculation in order: each neuron forward, the loss, each neuron backward, the update."""
    done = run(net)
    below = [net.x, *done.a[:-1]]
    steps = [
        Moment("start", says="Nothing is computed yet. Step forward, one neuron at a time; any number can be edited.")
    ]
    is_softmax = net.head.startswith("softmax")
    for layer in range(net.depth):
        for unit in range(net.W[layer].shape[1]):
            terms = " + ".join(
                f"{number(w)}·{number(v)}" for w, v in zip(net.W[layer][:, unit], below[layer], strict=True)
            )
            z, a = done.z[layer][unit], done.a[layer][unit]
            me, last = name_of(net, layer, unit), layer == net.depth - 1
            said = f"z of {me} = {terms} + {number(net.b[layer][unit])} = {number(z)}"
            g = "sigmoid" if last else net.hidden
            said += "." if last and is_softmax else f"; {me} = {g}({number(z)}) = {number(a)}."
            steps.append(Moment("forward", layer, unit, said))
    if is_softmax:
        values = ", ".join(number(v) for v in done.a[-1])
        steps.append(Moment("forward", net.depth - 1, None, f"softmax of the logits: ({values})."))
    steps.append(Moment("loss", net.depth - 1, None, f"Loss ({net.head.split(', ')[1]}) = {_loss_terms(net, done)}."))
    for layer in range(net.depth - 1, -1, -1):
        for unit in range(net.W[layer].shape[1]):
            steps.append(Moment("backward", layer, unit, _backward(net, done, layer, unit)))
    after = number(run(learn(net, biases=False)).loss)
    said = f"w <- w - {net.rate:g} dL/dw for every weight (biases frozen) would bring the loss from "
    steps.append(Moment("update", says=f"{said}{number(done.loss)} to {after}. Press Train to do it."))
    return steps


def _loss_terms(net: Network, done: Pass) -> str:
    out, t = done.a[-1], net.target
    if net.head == HEADS[0]:
        parts = " + ".join(number(0.5 * (u - v) ** 2) for u, v in zip(t, out, strict=True))
        return f"1/2 sum (t - o)^2 = {parts} = {number(done.loss)}"
    if net.head == HEADS[1]:
        return f"-ln of the probability of the label = {number(done.loss)}"
    return f"-ln p{int(t.argmax()) + 1} = {number(done.loss)}"


def _backward(net: Network, done: Pass, layer: int, unit: int) -> str:
    me = name_of(net, layer, unit)
    delta, a = done.delta[layer][unit], done.a[layer][unit]
    if layer == net.depth - 1:
        if net.head == HEADS[0]:
            t = net.target[unit]
            said = f"dL/dz of {me} = ({number(a)} - {number(t)}) · {number(a * (1 - a))} = {number(delta)}"
        else:
            said = f"dL/dz of {me} = {number(a)} - {number(net.target[unit])} = {number(delta)}"
    else:
        above = done.delta[layer + 1]
        terms = [d * w for d, w in zip(above, net.W[layer + 1][unit], strict=True)]
        slope = float(activation(net.hidden).derivative(done.z[layer][unit : unit + 1])[0])
        said = (
            f"dL/d{me} = {' + '.join(f'({number(v)})' for v in terms)} = {number(sum(terms))}; "
            f"dL/dz = that · {number(slope)} = {number(delta)}"
        )
    gradients = ", ".join(number(v) for v in done.dw[layer][:, unit])
    return (
        f"{said}. Its weights' gradients, dL/dz times what came in: {gradients}; its bias' gradient: {number(delta)}."
    )
