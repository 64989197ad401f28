"""A training loop's slip is named by the first epoch's mean loss, whatever the order of the examples."""

import numpy as np
import pytest

from nnkit.check.judges.batches import in_new_orders
from nnkit.check.judges.named import Named
from nnkit.check.networks import LAYERS
from nnkit.check.spelled import made
from nnkit.model import Sequential

NET = [LAYERS, (np.array([[0.8, -0.6, 0.3], [0.4, 0.7, -0.9]]), np.array([0.1, -0.1, 0.2])), "tanh",
       (np.array([[0.3, -0.2], [0.5, 0.1], [-0.4, 0.6]]), np.zeros(2))]  # fmt: skip
LOSS, MAKE = "loss = softmax_cross_entropy", "make() = GradientDescent(0.4)"
X, Y = np.array([[1.0, 0.5], [-1.5, 0.25], [0.75, -2.0], [-0.5, -1.0]]), np.array([0, 1, 1, 0])


def trained(slip, epochs=2):
    """The mean loss of each epoch of a loop with this slip, examples in the order 2, 0, 3, 1."""
    model, loss, step, means = Sequential(*made(NET)), made(LOSS), made(MAKE)().step, []
    for _ in range(epochs):
        losses, slopes = [], np.zeros_like(model.theta)
        for i in (2, 0, 3, 1):
            rows = [0, 1, 2, 3] if slip == "all of the data" else [i]
            labels = Y[:1] if slip == "other labels" else Y[rows]
            seen, slope = loss(model(X[rows]), labels)
            if slip == "step before backward":
                step(model.theta, slopes)
            model.backward(slope)
            slopes = model.grad.copy()
            biases = [(box, box.value.copy()) for name, box in model.parameters.items() if name.endswith("b")]
            if slip != "step before backward":
                step(model.theta, slopes)
            for box, value in biases if slip == "biases stay" else ():
                box.value[...] = value
            losses.append(loss(model(X[rows]), labels)[0] if slip == "loss after the step" else seen)
        means.append(np.mean(losses) * (1.01 if slip == "another loss" else 1))
    return means


@pytest.mark.parametrize(
    "slip",
    ["loss after the step", "all of the data", "other labels", "biases stay", "step before backward", "another loss"],
)
def test_a_training_loops_slip(slip):
    said = in_new_orders(trained(slip), NET, LOSS, MAKE, X, Y, 2, 1, 7)
    assert getattr(said, "name", "another loss") == slip
    assert isinstance(said, Named) or "in no order" in said
