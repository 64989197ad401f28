"""nnkit gives PyTorch's numbers to 1e-9, for every layer, activation, loss and optimiser.

The numbers are stored; tests/nnkit/oracle/pytorch.py made them and can check them.
"""

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

import nnkit
from nnkit.activations import ACTIVATIONS
from nnkit.layers import ACTIVATION_LAYERS

from .oracle.networks import draw, is_same, ours

STORED = np.load(Path(__file__).parent / "oracle" / "oracle.npz")
CASES = {}
for key in STORED.files:
    kind, case, name = key.split("/")
    CASES.setdefault(kind, {}).setdefault(case, {})[name] = STORED[key]


def assert_same(ours, theirs):
    """To 1e-9 relative; entries that cancel to nearly 0 count by the largest entry of their array."""
    assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12 * max(1.0, np.abs(theirs).max()))


def make_layer(case):
    kind, *words = case.split()
    if kind in ACTIVATION_LAYERS:
        return ACTIVATION_LAYERS[kind]()
    options = {word: int(value) for word, value in zip(words[::2], words[1::2], strict=False) if value.isdigit()}
    layer = {
        "Dense": lambda: nnkit.Dense(4, 3, rng=0),
        "Flatten": nnkit.Flatten,
        "Conv2d": lambda: nnkit.Conv2d(3, 4, 3, rng=0, **options),
        "MaxPool2d": lambda: nnkit.MaxPool2d(**options),
        "BatchNorm": lambda: nnkit.BatchNorm(3),
    }[kind]()
    if kind == "BatchNorm":
        layer.training = words[-1] == "training"
    return layer


@pytest.mark.parametrize("case", CASES["layers"])
def test_layer(case):
    numbers, layer = CASES["layers"][case], make_layer(case)
    parameters = nnkit.parameters_of(layer)
    for name, parameter in parameters.items():
        parameter.value = numbers[name]
    for name in getattr(layer, "buffers", ()):
        setattr(layer, name, numbers[name])
    assert_same(layer.forward(numbers["x"]), numbers["y"])
    assert_same(layer.backward(numbers["dy"]), numbers["dx"])
    for name, parameter in parameters.items():
        assert_same(parameter.grad, numbers[f"d{name}"])
    if case.startswith("BatchNorm"):
        assert_same(layer.running_mean, numbers["mean_after"])
        assert_same(layer.running_variance, numbers["variance_after"])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation_and_its_derivative(name):
    numbers, a = CASES["layers"][name], ACTIVATIONS[name]
    assert_same(a(numbers["x"]), numbers["y"])
    if a.elementwise:
        assert_same(a.derivative(numbers["x"]) * numbers["dy"], numbers["dx"])
    else:
        assert_same(np.einsum("ni,nij->nj", numbers["dy"], a.derivative(numbers["x"])), numbers["dx"])


@pytest.mark.parametrize("case", CASES["losses"])
def test_loss(case):
    numbers = CASES["losses"][case]
    value, gradient = nnkit.loss(case.split()[0])(numbers["output"], numbers["target"])
    assert_same(value, numbers["value"])
    assert_same(gradient, numbers["gradient"])


OPTIMIZERS = {
    "GradientDescent": lambda: nnkit.GradientDescent(lr=0.05),
    "Momentum": lambda: nnkit.Momentum(lr=0.02, mu=0.8),
    "Nesterov": lambda: nnkit.Nesterov(lr=0.02, mu=0.8),
    "AdaGrad": lambda: nnkit.AdaGrad(lr=0.1),
    "RMSProp": lambda: nnkit.RMSProp(lr=0.005, rho=0.85),
    "Adam": lambda: nnkit.Adam(lr=0.05, beta1=0.8, beta2=0.95),
    "AdamW": lambda: nnkit.AdamW(lr=0.05, beta1=0.8, beta2=0.95, decay=0.1),
}


@pytest.mark.parametrize("name", CASES["optimizers"])
def test_optimizer_along_a_hundred_steps(name):
    numbers, optimizer = CASES["optimizers"][name], OPTIMIZERS[name]()
    theta = numbers["start"].copy()
    for there in numbers["path"]:
        optimizer.step(theta, numbers["a"] * theta - 3 * np.sin(3 * theta))
        assert_same(theta, there)


def test_network_trained_for_a_hundred_steps():
    numbers = CASES["networks"]["tanh"]
    model = nnkit.Sequential(nnkit.Dense(3, 6, rng=0), "tanh", nnkit.Dense(6, 4, rng=0))
    model.theta = numbers["start"]
    steps = nnkit.training_steps(model, nnkit.softmax_cross_entropy, nnkit.Adam(lr=0.03), numbers["X"], numbers["y"],
                                 epochs=100, batch_size=20, rng=0)  # fmt: skip
    assert_same([step.loss for step in steps], numbers["losses"])
    assert_same(model.theta, numbers["end"])


@pytest.mark.parametrize("seed", [int(seed) for seed in CASES["random"]])
def test_random_network_and_its_training(seed):
    found = ours(draw(seed))
    for name, numbers in CASES["random"][str(seed)].items():
        assert is_same(found[name], numbers), name


def test_a_hundred_random_networks_have_everything():
    networks = [draw(int(seed)) for seed in CASES["random"]]
    assert len(networks) == 100
    kinds = {kind[0] for network in networks for kind in network.layers}
    assert kinds == {*ACTIVATIONS, "Dense", "Flatten", "Conv2d", "MaxPool2d", "AveragePool2d", "BatchNorm", "LeakyReLU"}
    assert {network.loss for network in networks} == set(nnkit.LOSSES)
    assert {network.optimizer for network in networks} == set(nnkit.OPTIMIZERS)
    assert {network.penalty and network.penalty[0] for network in networks} == {None, "L1", "L2"}
    assert {network.weights is None for network in networks} == {True, False}


def test_nothing_is_left_out():
    """Dropout is random, so no other library has its numbers; Newton's method has no counterpart in PyTorch."""
    layers = {case.split()[0] for case in CASES["layers"]}
    assert layers == {*ACTIVATIONS, "Dense", "Flatten", "Conv2d", "MaxPool2d", "BatchNorm"}
    assert {case.split()[0] for case in CASES["losses"]} == set(nnkit.LOSSES)
    assert set(CASES["optimizers"]) == set(nnkit.OPTIMIZERS)
