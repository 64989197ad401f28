"""What a layer is: forward and backward. The rest of the library asks for nothing more."""

from __future__ import annotations

from ..arrays import Array


class Layer:
    """y = forward(x), then dx = backward(dy), which also fills the `grad` of the layer's Parameters.

    A convenience, not a must: any object with these two methods is a layer. dy is the gradient of the loss with
    respect to y and has y's shape, dx the same for x. A layer keeps from forward what its backward needs; after
    another forward only that one's backward can be asked for.
    """

    needs_input_grad = True  # a model's first layer is told that nobody uses the gradient of the data

    def forward(self, x: Array) -> Array:
        """y for the batch x."""
        raise NotImplementedError(f"{type(self).__name__} must define forward(self, x).")

    def backward(self, dy: Array) -> Array | None:
        """dx for the gradient dy, None where `needs_input_grad` is False."""
        raise NotImplementedError(f"{type(self).__name__} must define backward(self, dy).")

    def __call__(self, x: Array) -> Array:
        return self.forward(x)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
