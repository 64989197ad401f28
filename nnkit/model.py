"""A network: layers in a row, with all their parameters in one vector.

>>> model = Sequential(Dense(2, 3, rng=0), "relu", Dense(3, 1, rng=1))
>>> model.theta.shape                       # 2*3 + 3 weights and biases, then 3*1 + 1
(13,)
>>> model.theta -= 0.1 * model.grad         # one step of gradient descent
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .layers import Sigmoid, as_layer
from .parameter import Parameter, layers_within, parameters_of

__all__ = ["Sequential"]


class Sequential:
    """Layers in a row: the output of each is the input of the next.

    theta, grad : all parameters and their gradients as one vector each. Every layer's Parameters are views into
        them, so that changing one changes the other. Change them in place (`model.theta[:] = ...`, `-=`).
    parameters : the same, by name: "0.W" is the weight matrix of layers[0].
    dtype : float64, or float32 for twice the speed on larger networks; the input is converted to it.
    training : whether layers such as Dropout behave as in training; False outside of the training loop.

    A layer is whatever `nnkit.layers.as_layer` takes: any object with forward and backward, the name of an activation,
    an elementwise function, or a pair of function and derivative.
    """

    def __init__(self, *layers: object, dtype: DTypeLike = np.float64):
        if not layers:
            raise ValueError("a model needs at least one layer.")
        if any(isinstance(layer, Sequential) for layer in layers):
            raise ValueError("a model can't be a layer of another; unpack it: Sequential(*inner.layers, ...).")
        self.layers = [as_layer(layer) for layer in layers]
        if len({id(layer) for layer in self.layers}) < len(self.layers):
            raise ValueError("one layer object stands at two places: it could keep only one input. Make two.")
        self.parameters: dict[str, Parameter] = {
            f"{i}.{name}": p for i, layer in enumerate(self.layers) for name, p in parameters_of(layer).items()
        }
        for name, parameter in self.parameters.items():
            if parameter.in_a_model:
                raise ValueError(
                    f"{name} is a parameter of another model, which would lose it. Make new layers, or copy.deepcopy "
                    "them; for what comes out of a model's first layers there is model.outputs(x)."
                )
        self._lay_out(np.dtype(dtype))
        self._first = min((int(name.split(".")[0]) for name in self.parameters), default=0)
        parts = [part for layer in self.layers for _, part in layers_within(layer)]
        self._switched = [part for part in parts if hasattr(part, "training")]
        self.training = False

    def _lay_out(self, dtype: np.dtype) -> None:
        """Move every parameter into theta and its gradient into grad, one after the other."""
        if dtype.kind != "f":
            raise ValueError(f"dtype must be a float type; got {dtype}.")
        size = sum(p.value.size for p in self.parameters.values())
        theta, grad = np.zeros(size, dtype), np.zeros(size, dtype)
        start = 0
        for p in self.parameters.values():
            stop, shape = start + p.value.size, p.value.shape
            p.move_to(theta[start:stop].reshape(shape), grad[start:stop].reshape(shape))
            start = stop
        self._theta, self._grad, self.dtype = theta, grad, dtype

    @property
    def theta(self) -> np.ndarray:
        """All parameters, shape (number of parameters,)."""
        return self._theta

    @theta.setter
    def theta(self, new: ArrayLike) -> None:
        self._write("theta", self._theta, new)

    @property
    def grad(self) -> np.ndarray:
        """The gradient of the loss with respect to theta, as of the last backward pass."""
        return self._grad

    @grad.setter
    def grad(self, new: ArrayLike) -> None:
        self._write("grad", self._grad, new)

    def _write(self, name: str, vector: np.ndarray, new: ArrayLike) -> None:
        if new is vector:  # after `model.theta -= ...` Python assigns the vector to itself
            return
        new = np.asarray(new)
        if new.shape != vector.shape:
            raise ValueError(f"{name} must have shape {vector.shape}, one entry per parameter; got {new.shape}.")
        vector[:] = new

    @property
    def training(self) -> bool:
        """Whether Dropout, BatchNorm and any other layer with a `training` attribute are in training mode."""
        return self._training

    @training.setter
    def training(self, on: bool) -> None:
        self._training = on
        for layer in self._switched:
            layer.training = on

    @contextmanager
    def evaluation(self) -> Iterator[None]:
        """Inside `with model.evaluation():` the model is not in training mode; afterwards as it was."""
        before, self.training = self.training, False
        try:
            yield
        finally:
            self.training = before

    def forward(self, x: ArrayLike) -> np.ndarray:
        """The last layer's output for the batch x (n, ...), one row per example."""
        x = np.asarray(x, self.dtype)
        if x.ndim < 2:
            raise ValueError(f"a batch has one row per example, shape (n, ...); got {x.shape}. Write x[None] for one.")
        self._shapes = []
        try:
            for layer in self.layers:
                self._shapes.append(x.shape)
                y = layer.forward(x)
                if y is None:
                    raise TypeError("forward returned None; it must return the layer's output. Is `return` missing?")
                x = y
        except Exception as error:
            i = len(self._shapes) - 1
            error.add_note(f"in the forward pass of layers[{i}] = {self.layers[i]}, whose input has shape {x.shape}")
            raise
        return x

    __call__ = forward

    def backward(self, dy: np.ndarray, *, input_grad: bool = False) -> np.ndarray | None:
        """Fill `grad` from dy, the gradient of the loss with respect to the output of the last forward.

        Returns the gradient with respect to the input where `input_grad` asks for it; it is not computed otherwise.
        """
        if not hasattr(self, "_shapes"):
            raise RuntimeError("backward needs the values of a forward pass: call forward(x) first.")
        first = self.layers[self._first]
        if hasattr(first, "needs_input_grad"):
            first.needs_input_grad = input_grad
        stop = 0 if input_grad else self._first
        i = last = len(self.layers) - 1
        try:
            for i in range(last, stop - 1, -1):
                dx = self.layers[i].backward(dy)
                if i > stop or input_grad:
                    self._check_input_gradient(dx, self._shapes[i])
                dy = dx
        except Exception as error:
            error.add_note(f"in the backward pass of layers[{i}] = {self.layers[i]}, whose dy has shape {np.shape(dy)}")
            raise
        return dy if input_grad else None

    @staticmethod
    def _check_input_gradient(dx: np.ndarray | None, shape: tuple[int, ...]) -> None:
        if dx is None:
            raise TypeError("backward returned None; it must return the gradient of its input. Is `return` missing?")
        if dx.shape != shape:
            hint = " Is a transpose missing?" if dx.shape == shape[::-1] else ""
            raise ValueError(f"backward must return a gradient of its input's shape {shape}; got {dx.shape}.{hint}")

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The class of each row: the largest of k > 1 outputs, or for one output whether it says yes: a logit above 0,
        or above 1/2 if the last layer is a Sigmoid. X (n, ...) -> (n,). For a regression's values call the model.
        """
        with self.evaluation():
            output = self.forward(X)
        if output.ndim == 2 and output.shape[1] > 1:
            return output.argmax(axis=1)
        return (output.reshape(len(output)) > (0.5 if isinstance(self.layers[-1], Sigmoid) else 0)).astype(int)

    def outputs(self, X: ArrayLike) -> list[np.ndarray]:
        """What leaves each layer for the batch X, in evaluation mode: the last one is what the model returns."""
        outputs, x = [], np.asarray(X, self.dtype)
        with self.evaluation():
            for layer in self.layers:
                x = layer.forward(x)
                outputs.append(x)
        return outputs

    def _buffer_places(self) -> dict[str, tuple[object, str]]:
        """For each buffer's name: the layer, and its attribute."""
        return {
            f"{i}.{prefix}{attribute}": (part, attribute)
            for i, layer in enumerate(self.layers)
            for prefix, part in layers_within(layer)
            for attribute in getattr(part, "buffers", ())
        }

    def buffers(self) -> dict[str, np.ndarray]:
        """What layers keep beside their parameters, by name: BatchNorm's running averages."""
        return {name: getattr(part, attribute) for name, (part, attribute) in self._buffer_places().items()}

    def state(self) -> dict[str, np.ndarray]:
        """A copy of everything learned, for `restore`."""
        return {"theta": self.theta.copy()} | {name: np.array(value) for name, value in self.buffers().items()}

    def restore(self, state: dict[str, np.ndarray]) -> None:
        """Take back what `state` gave."""
        expected = {"theta", *self.buffers()}
        if set(state) != expected:
            raise ValueError(f"a state of this model holds {sorted(expected)}; got {sorted(state)}.")
        self.theta = state["theta"]
        for name, (part, attribute) in self._buffer_places().items():
            setattr(part, attribute, np.array(state[name]))

    def summary(self, x_shape: tuple[int, ...] | None = None) -> str:
        """A table of the layers with their parameter counts, and output shapes for a batch of shape `x_shape`.

        >>> print(Sequential(Dense(2, 3, rng=0), "tanh", Dense(3, 1, rng=1)).summary())
        layer        parameters
        Dense(2, 3)           9
        Tanh()                0
        Dense(3, 1)           4
        total                13
        """
        rows = [("layer", "output", "parameters")]
        x = None if x_shape is None else np.zeros(x_shape, self.dtype)
        for layer in self.layers:
            with self.evaluation():
                x = None if x is None else layer.forward(x)
            count = sum(p.value.size for p in parameters_of(layer).values())
            rows.append((repr(layer), "" if x is None else str(x.shape), str(count)))
        rows.append(("total", "", str(self.theta.size)))
        wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
        middle = (lambda text: "") if x_shape is None else (lambda text: f"  {text:<{wide[1]}}")
        return "\n".join(f"{a:<{wide[0]}}{middle(b)}  {c:>{wide[2]}}" for a, b, c in rows)

    def __deepcopy__(self, memo: dict) -> Sequential:
        from copy import deepcopy

        copy = Sequential(*(deepcopy(layer, memo) for layer in self.layers), dtype=self.dtype)
        copy.grad = self.grad
        copy.training = self.training
        return copy

    def __repr__(self) -> str:
        return f"Sequential({', '.join(map(repr, self.layers))})"
