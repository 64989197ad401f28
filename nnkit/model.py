"""A network: layers in a row, with all their parameters in one vector.

>>> model = Sequential(Dense(2, 3, rng=0), "relu", Dense(3, 1, rng=1))
>>> model.theta.shape                       # 2*3 + 3 weights and biases, then 3*1 + 1
(13,)
>>> model.theta -= 0.1 * model.grad         # one step of gradient descent
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .arrays import Array, check_finite, float_type, numbers_in, rows_of_numbers, write
from .layers import as_layer
from .output import classes, probabilities, yes_or_no
from .parameter import Parameter, parameters_of
from .state import buffer_places, restore_state, table_of
from .vector import ParameterVector, Stepper

__all__ = ["Sequential"]


class Sequential:
    """Layers in a row: the output of each is the input of the next.

    theta, grad : all parameters and their gradients as one vector each. Every layer's Parameters are views into
        them, so that changing one changes the other. Change them in place (`model.theta[:] = ...`, `-=`).
    parameters : the same, by name: "0.W" is the weight matrix of layers[0].
    layers : a list; where it was changed, the vectors are laid out anew before the next step.
    dtype : float64, or float32 for twice the speed on larger networks; the input is converted to it.
    passed : the last batch and what left each layer then.
    training : whether layers such as Dropout behave as in training; False outside of the training loop.

    A layer is whatever `as_layer` takes: any object with forward and backward, the name of an activation, an
    elementwise function, or a pair of function and derivative. Copies and unpickled models have their own vectors.
    """

    def __init__(self, *layers: object, dtype: DTypeLike = np.float64):
        self.layers, self.dtype = list[Any](layers), float_type(dtype)
        self._training = False
        self.passed: list[Array] = []
        self._lay_out(None)

    def _lay_out(self, before: ParameterVector | None) -> ParameterVector:
        if not self.layers:
            raise ValueError("a model needs at least one layer.")
        self.dtype = float_type(self.dtype)
        if any(isinstance(layer, Sequential) for layer in self.layers):
            raise ValueError("a model can't be a layer of another; unpack it: Sequential(*inner.layers, ...).")
        self.layers = [as_layer(layer) for layer in self.layers]
        self._vector = ParameterVector(self.layers, self.dtype, before)
        for layer in self.layers:
            if hasattr(layer, "needs_input_grad"):
                layer.needs_input_grad = True
        self.training = self._training
        return self._vector

    def _current(self) -> ParameterVector:
        """The vector of the layers as they are now, laid out anew if one was replaced or has other Parameters."""
        return self._vector if self._vector.is_of(self.layers, self.dtype) else self._lay_out(self._vector)

    @property
    def parameters(self) -> dict[str, Parameter]:
        """All Parameters by name, in the order of theta."""
        return self._current().by_name

    @property
    def theta(self) -> Array:
        """All parameters, shape (number of parameters,)."""
        return self._current().theta

    @theta.setter
    def theta(self, new: ArrayLike) -> None:
        write("theta", self._current().theta, new, "shape")

    @property
    def grad(self) -> Array:
        """The gradient of the loss with respect to theta, as of the last backward pass."""
        return self._current().grad

    @grad.setter
    def grad(self, new: ArrayLike) -> None:
        write("grad", self._current().grad, new, "shape")

    def freeze(self, *places: int, on: bool = True) -> None:
        """No training changes the parameters of the layers at these places any more; `on=False` takes it back.

        Their gradients are 0 after backward. BatchNorm's running averages are no parameters and still follow the data.
        """
        for i in places:
            if i not in range(-len(self.layers), len(self.layers)):
                raise IndexError(f"there are layers 0 to {len(self.layers) - 1}; got {i!r}.")
            for parameter in parameters_of(self.layers[i]).values():
                parameter.frozen = on

    def update(self, optimizer: Stepper) -> None:
        """One step of the optimiser on theta; what is frozen stays as it is, whatever the optimiser remembers."""
        vector = self._vector  # backward has run, so it is the current one
        frozen = [(p, p.value.copy()) for p in vector.by_name.values() if p.frozen]
        optimizer.step(vector.theta, vector.grad)
        for parameter, value in frozen:
            parameter.value = value

    @property
    def training(self) -> bool:
        """Whether Dropout, BatchNorm and any other layer with a `training` attribute are in training mode."""
        return self._training

    @training.setter
    def training(self, on: bool) -> None:
        self._training = on
        for part in self._vector.switched:
            part.training = on

    @contextmanager
    def evaluation(self) -> Iterator[None]:
        """Inside `with model.evaluation():` the model is not in training mode; afterwards as it was."""
        before, self.training = self.training, False
        try:
            yield
        finally:
            self.training = before

    def forward(self, x: ArrayLike) -> Array:
        """The last layer's output for the batch x (n, ...), one row per example."""
        self._current()
        here = np.asarray(numbers_in(x, "a batch"), self.dtype)
        if here.ndim < 2:
            raise ValueError(f"a batch has one row per example, (n, ...); got {here.shape}. Write x[None] for one.")
        passed = [here]
        try:
            for layer in self.layers:
                here = layer.forward(here)
                if here is None:
                    raise TypeError("forward returned None; it must return the layer's output. Is `return` missing?")
                passed.append(here)
        except Exception as error:
            i, here = len(passed) - 1, passed[-1]
            error.add_note(f"in the forward pass of layers[{i}] = {self.layers[i]}, whose input has shape {here.shape}")
            raise
        self.passed = passed
        return here

    __call__ = forward

    def backward(self, dy: np.ndarray, *, input_grad: bool = False) -> np.ndarray | None:
        """Fill `grad` from dy, the gradient of the loss with respect to the output of the last forward.

        Returns that with respect to the input where `input_grad` asks for it; it is not computed otherwise.
        """
        passed = self.passed
        if len(passed) != len(self.layers) + 1:
            raise RuntimeError("backward needs the values of a forward pass: call forward(x) first.")
        vector = self._vector
        first = self.layers[vector.first]
        if hasattr(first, "needs_input_grad"):
            first.needs_input_grad = input_grad
        stop = 0 if input_grad else vector.first
        i = last = len(self.layers) - 1
        try:
            for i in range(last, stop - 1, -1):
                dx = self.layers[i].backward(dy)
                if (i > stop or input_grad) and (dx is None or dx.shape != passed[i].shape):
                    self._refuse_input_gradient(dx, passed[i].shape)
                dy = dx
        except Exception as error:
            error.add_note(f"in the backward pass of layers[{i}] = {self.layers[i]}, whose dy has shape {np.shape(dy)}")
            raise
        for parameter in vector.by_name.values():
            if parameter.frozen:
                parameter.grad[...] = 0
        return dy if input_grad else None

    @staticmethod
    def _refuse_input_gradient(dx: np.ndarray | None, shape: tuple[int, ...]) -> None:
        if dx is None:
            raise TypeError("backward returned None; it must return the gradient of its input. Is `return` missing?")
        hint = " Is a transpose missing?" if dx.shape == shape[::-1] else ""
        raise ValueError(f"backward must return a gradient of its input's shape {shape}; got {dx.shape}.{hint}")

    def predict(self, X: ArrayLike) -> Array:
        """The class of each row: the largest of k > 1 outputs, or for one output whether it says yes: a logit above 0,
        or above 1/2 if the last layer is a sigmoid. X (n, ...) -> (n,). For a regression's values call the model."""
        return classes(*self._evaluated(X))

    def predict_proba(self, X: ArrayLike) -> Array:
        """The probability of each class, (n, k) for X (n, ...), rows of sum 1; of no and yes, (n, 2), for one output.

        From what the model returns: logits, or probabilities if the last layer is a sigmoid or a softmax.
        """
        return probabilities(*self._evaluated(X))

    def predict_each(self, X: ArrayLike) -> Array:
        """Where each of the k outputs says yes, 0 or 1, (n, k): a logit above 0, or above 1/2 after a sigmoid."""
        return yes_or_no(*self._evaluated(X))

    def _evaluated(self, X: ArrayLike) -> tuple[Array, Array]:
        """What enters and what leaves the last layer in evaluation mode; NaN in X would be given some class."""
        check_finite(X := rows_of_numbers(X, "X"), "X")
        with self.evaluation():
            self.forward(X)
        return self.passed[-2], self.passed[-1]

    def outputs(self, X: ArrayLike) -> list[Array]:
        """What leaves each layer for the batch X, in evaluation mode: the last one is what the model returns."""
        with self.evaluation():
            self.forward(X)
        return self.passed[1:]

    def buffers(self) -> dict[str, Array]:
        """What layers keep beside their parameters, by name: BatchNorm's running averages."""
        return {name: getattr(part, attribute) for name, (part, attribute) in buffer_places(self.layers).items()}

    def state(self) -> dict[str, Array]:
        """A copy of everything learned, for `restore`."""
        return {"theta": self.theta.copy()} | {name: np.array(value) for name, value in self.buffers().items()}

    def restore(self, state: dict[str, Array]) -> None:
        """Take back what `state` gave: all of it, or nothing where it is not of this model."""
        restore_state(self, state)

    def summary(self, x_shape: tuple[int, ...] | None = None) -> str:
        """A table of the layers with their parameter counts, and output shapes for a batch of shape `x_shape`.

        >>> print(Sequential(Dense(2, 3, rng=0), "tanh", Dense(3, 1, rng=1)).summary())
        layer        parameters
        Dense(2, 3)           9
        Tanh()                0
        Dense(3, 1)           4
        total                13
        """
        shapes = None if x_shape is None else [y.shape for y in self.outputs(np.zeros(x_shape))]
        return table_of(self.layers, self.theta.size, shapes)

    def __getstate__(self) -> dict[str, Any]:
        return {"layers": self.layers, "dtype": self.dtype, "training": self._training}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.layers, self.dtype, self._training = state["layers"], state["dtype"], state["training"]
        self.passed = []
        self._lay_out(None)

    def __repr__(self) -> str:
        return f"Sequential({', '.join(map(repr, self.layers))})"
