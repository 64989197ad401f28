"""The plug-in point: functions and objects of one's own as layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numpy.typing import ArrayLike

from ..activations import Activation
from ..arrays import Array, function
from ..parameter import Parameter, parameters_of
from .base import Layer
from .elementwise import Elementwise, activation_layer


class FromFunctions(Layer):
    """A layer out of two functions in the cache style of many courses:

    y, cache = forward(x, W=..., b=...)   and   dx, {"W": dW, "b": db} = backward(dy, cache).

    The starting values of the parameters are given by name. Without parameters backward may return dx alone.

    >>> double = FromFunctions(lambda x, a: (a * x, (x, a)), lambda dy, c: (dy * c[1], {"a": (dy * c[0]).sum()}), a=2.0)
    >>> double.forward(np.array([[3.0]]))
    array([[6.]])
    """

    def __init__(self, forward: Callable[..., Any], backward: Callable[..., Any], /, **parameters: ArrayLike):
        function("forward", forward, "a function (x, ...) -> (y, cache)")
        function("backward", backward, "a function (dy, cache) -> (dx, gradients by name)")
        self.functions = forward, backward
        for name, start in parameters.items():
            if hasattr(self, name):
                raise ValueError(f"a parameter can't be called {name!r}: the layer has an attribute of that name.")
            setattr(self, name, Parameter(start))

    def forward(self, x: Array) -> Array:
        """The first result of the forward function; the second is kept."""
        f, _ = self.functions
        answer = f(x, **{name: p.value for name, p in parameters_of(self).items()})
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise TypeError(f"{_name(f)} must return two things, y and cache; got {type(answer).__name__}.")
        y, self.cache = answer
        return y

    def backward(self, dy: Array) -> Array:
        """The first result of the backward function; the second fills the gradients."""
        _, b = self.functions
        answer = b(dy, self.cache)
        own = parameters_of(self)
        dx, grads = answer if isinstance(answer, tuple) else (answer, {})
        if set(grads) != set(own):
            raise ValueError(f"{_name(b)} must return gradients for {sorted(own)}; got {sorted(grads)}.")
        for name, parameter in own.items():
            parameter.grad = grads[name]
        return dx

    def __repr__(self) -> str:
        return "FromFunctions({}, {})".format(*map(_name, self.functions))


def _name(function: Callable[..., Any]) -> str:
    return getattr(function, "__name__", repr(function))


def as_layer(thing: Any) -> Any:
    """The layer that is meant by an object with forward and backward (itself), the name of an activation, an
    Activation, an elementwise function f, or a pair (f, derivative).

    >>> as_layer("relu"), as_layer(np.sin), as_layer((np.sin, np.cos))
    (ReLU(), Elementwise(sin), Elementwise(sin))
    """
    if isinstance(thing, type):
        raise TypeError(f"a layer is an object; {thing.__name__} is its class. Write {thing.__name__}(...).")
    if hasattr(thing, "forward") and hasattr(thing, "backward"):
        return thing
    if isinstance(thing, str | Activation):
        return activation_layer(thing)
    if isinstance(thing, tuple) and len(thing) == 2 and all(map(callable, thing)):
        return Elementwise(*thing)
    if callable(thing):
        return Elementwise(thing)
    missing = [method for method in ("forward", "backward") if not hasattr(thing, method)]
    raise TypeError(
        f"a layer needs forward(x) and backward(dy); {type(thing).__name__} has no {' and no '.join(missing)}. "
        "A name of an activation, a function, or a pair (f, derivative) would do too."
    )
