"""Dropout: in training, neurons are left out at random."""

from __future__ import annotations

from ..arrays import Array, Rng, generator, number
from .base import Layer


class Dropout(Layer):
    """In training y = x m / (1 - p), where each entry of the mask m is 0 with probability p, else 1; else y = x.

    Division by 1 - p keeps the mean of y at x ("inverted" dropout), so that nothing changes at evaluation. Backward
    uses the mask of the forward pass: dx = dy m / (1 - p). Srivastava et al. 2014.
    """

    training = False

    def __init__(self, p: float, *, rng: Rng):
        self.p = number("p, the share of neurons left out,", p, at_least=0, below=1)
        self.rng = generator(rng)

    def forward(self, x: Array) -> Array:
        """x with entries left out in training, x itself otherwise."""
        self.scale = None
        if self.training and self.p > 0:
            kept = self.rng.random(x.shape) >= self.p
            self.scale = kept.astype(x.dtype) / (1 - self.p)
        return x if self.scale is None else x * self.scale

    def backward(self, dy: Array) -> Array:
        """dy through the same mask."""
        return dy if self.scale is None else dy * self.scale

    def __repr__(self) -> str:
        return f"Dropout({self.p})"
