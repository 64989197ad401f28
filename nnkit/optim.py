"""Optimisers: objects with step(theta, grad), which changes the vector theta in place.

Each is the formula of its docstring, with t = 1, 2, 3, ... counting steps. theta and grad have shape (p,); state
vectors (velocity, sums) are made at the first step with theta's shape and dtype. Powers and roots of plain numbers
are taken by Python: a NumPy float64 among them would turn a float32 network into float64.

>>> theta = np.array([1.0, -2.0])
>>> GradientDescent(lr=0.5).step(theta, 2 * theta)
>>> theta
array([0., 0.])
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .arrays import Array, changeable, function, named, number

__all__ = [
    "OPTIMIZERS", "AdaGrad", "Adam", "AdamW", "GradientDescent", "Momentum", "Nesterov", "Newton", "RMSProp",
    "optimizer",
]  # fmt: skip


class Optimizer:
    """A checked rate and gradient, and state made at the first step. Any object with step(theta, grad) would do too."""

    def __init__(self, lr: float):
        self.lr = number("lr", lr, above=0)

    def step(self, theta: Array, grad: Array) -> None:
        """Change theta in place."""
        raise NotImplementedError(f"{type(self).__name__} must define step(self, theta, grad).")

    def _check(self, theta: Array, grad: Array, *states: str) -> None:
        """Refuse a gradient of another shape; make the named vectors, all 0, at the first step, and refuse a theta of
        another size later."""
        if np.shape(grad) != changeable("theta", theta).shape:
            raise ValueError(f"the gradient must have theta's shape {theta.shape}; got {np.shape(grad)}.")
        for name in states:
            state = getattr(self, name)
            if state is None:
                setattr(self, name, np.zeros_like(theta))
            elif state.shape != theta.shape:
                raise ValueError(
                    f"this {type(self).__name__} has worked on parameters of shape {state.shape}; got {theta.shape}. "
                    "Make a new optimizer for another model, or for one whose layers were changed."
                )

    def __repr__(self) -> str:
        return f"{type(self).__name__}(lr={self.lr})"


def _share(name: str, value: float) -> float:
    return float(number(name, value, at_least=0, below=1))


class GradientDescent(Optimizer):
    """theta <- theta - lr g. With mini-batches this is stochastic gradient descent."""

    def __init__(self, lr: float = 0.1):
        super().__init__(lr)

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad)
        theta -= self.lr * grad


class Momentum(Optimizer):
    """v <- mu v + g;  theta <- theta - lr v  (Polyak 1964, in the form of PyTorch's SGD)."""

    def __init__(self, lr: float = 0.01, mu: float = 0.9):
        super().__init__(lr)
        self.mu = _share("mu", mu)
        self.v: Any = None

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad, "v")
        self.v *= self.mu
        self.v += grad
        theta -= self.lr * self.v


class Nesterov(Optimizer):
    """v <- mu v + g;  theta <- theta - lr (g + mu v): the gradient counts as if taken ahead (Sutskever et al. 2013)."""

    def __init__(self, lr: float = 0.01, mu: float = 0.9):
        super().__init__(lr)
        self.mu = _share("mu", mu)
        self.v: Any = None

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad, "v")
        self.v *= self.mu
        self.v += grad
        theta -= self.lr * (grad + self.mu * self.v)


class AdaGrad(Optimizer):
    """s <- s + g^2;  theta <- theta - lr g / (sqrt(s) + eps), all elementwise (Duchi et al. 2011)."""

    def __init__(self, lr: float = 0.01, eps: float = 1e-10):
        super().__init__(lr)
        self.eps = number("eps", eps, at_least=0)
        self.s: Any = None

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad, "s")
        self.s += grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + self.eps)


class RMSProp(Optimizer):
    """s <- rho s + (1 - rho) g^2;  theta <- theta - lr g / (sqrt(s) + eps)  (Tieleman and Hinton 2012).

    rho is how much of the average stays; it is not the learning rate. Keras' defaults; PyTorch calls rho alpha,
    with 0.99 and lr 0.01.
    """

    def __init__(self, lr: float = 1e-3, rho: float = 0.9, eps: float = 1e-7):
        super().__init__(lr)
        self.rho, self.eps = _share("rho", rho), number("eps", eps, at_least=0)
        self.s: Any = None

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad, "s")
        self.s *= self.rho
        self.s += (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + self.eps)


class Adam(Optimizer):
    """Kingma and Ba 2015, algorithm 1:

    m <- beta1 m + (1 - beta1) g          v <- beta2 v + (1 - beta2) g^2
    m_hat = m / (1 - beta1^t)             v_hat = v / (1 - beta2^t)
    theta <- theta - lr m_hat / (sqrt(v_hat) + eps)

    `step` computes this without new arrays and with the plain numbers taken out of the vectors, since with many
    parameters every pass over memory counts: for the decaying sums S = m / (1 - beta1) and Q = v / (1 - beta2),

    S <- beta1 S + g,  Q <- beta2 Q + g^2,  r = sqrt((1 - beta2) / (1 - beta2^t)),
    theta <- theta - lr (1 - beta1) / ((1 - beta1^t) r) S / (sqrt(Q) + eps / r).

    `m` and `v` are the paper's. A test holds all against the lines above.
    """

    decay = 0.0

    def __init__(self, lr: float = 1e-3, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8):
        super().__init__(lr)
        self.beta1, self.beta2 = _share("beta1", beta1), _share("beta2", beta2)
        self.eps = number("eps", eps, at_least=0)
        self.t = 0
        self.sum_g: Any = None
        self.sum_g2: Any = None
        self._work: Any = None

    @property
    def m(self) -> Array | None:
        """The decaying mean of the gradients, (p,); None before the first step."""
        return None if self.sum_g is None else np.asarray((1 - self.beta1) * self.sum_g)

    @property
    def v(self) -> Array | None:
        """The decaying mean of their squares, (p,); None before the first step."""
        return None if self.sum_g2 is None else np.asarray((1 - self.beta2) * self.sum_g2)

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad, "sum_g", "sum_g2", "_work")
        sum_g, sum_g2, work = self.sum_g, self.sum_g2, self._work
        self.t += 1
        r = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.t))

        sum_g *= self.beta1
        sum_g += grad
        sum_g2 *= self.beta2
        np.multiply(grad, grad, out=work)
        sum_g2 += work

        np.sqrt(sum_g2, out=work)
        work += self.eps / r
        np.divide(sum_g, work, out=work)
        work *= self.lr * (1 - self.beta1) / ((1 - self.beta1**self.t) * r)
        if self.decay:
            theta *= 1 - self.lr * self.decay
        theta -= work


class AdamW(Adam):
    """Adam, and beside it theta <- theta - lr decay theta: weight decay that Adam does not rescale.

    Loshchilov and Hutter 2019, algorithm 2.
    """

    def __init__(
        self, lr: float = 1e-3, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8, decay: float = 0.01
    ):
        super().__init__(lr, beta1, beta2, eps)
        self.decay = number("decay", decay, at_least=0)


class Newton(Optimizer):
    """theta <- theta - lr (H + damping I)^-1 g, with the Hessian H (p, p) = hessian(theta). For small p only.

    Costs p^2 memory and p^3 time a step. Without damping it is drawn to saddle points as well as to minima.
    """

    def __init__(self, hessian: Callable[[Array], Array], lr: float = 1.0, damping: float = 0.0):
        super().__init__(lr)
        function("hessian", hessian, "a function theta (p,) -> H (p, p)")
        self.hessian, self.damping = hessian, number("damping", damping, at_least=0)

    def step(self, theta: Array, grad: Array) -> None:
        """One step."""
        self._check(theta, grad)
        H = np.asarray(self.hessian(theta))
        if H.shape != (len(theta), len(theta)):
            raise ValueError(f"hessian(theta) must have shape {(len(theta), len(theta))}; got {H.shape}.")
        try:
            theta -= self.lr * np.linalg.solve(H + self.damping * np.eye(len(theta)), grad)
        except np.linalg.LinAlgError as error:
            error.add_note("The Hessian has no inverse here (a flat direction). A positive `damping` makes one.")
            raise


OPTIMIZERS: dict[str, type[Optimizer]] = {
    c.__name__: c for c in [GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam, AdamW]
}


def optimizer(name: str, **options: float) -> Optimizer:
    """A new optimiser of that name, however it is spelled; "sgd" is GradientDescent.

    >>> optimizer("Momentum", lr=0.2), optimizer("adam")
    (Momentum(lr=0.2), Adam(lr=0.001))
    """
    kind: type[Optimizer] = named("optimizer", name, OPTIMIZERS, {"sgd": "GradientDescent"})
    return kind(**options)
