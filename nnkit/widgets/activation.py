"""An activation function, moved and stretched by hand, with its derivative and the tangent at a point."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from textwrap import fill

import numpy as np
from matplotlib.figure import Figure

from nnkit.activations import ACTIVATIONS
from nnkit.plot import INK, figure, plot_activation
from nnkit.plot.style import add_legend
from nnkit.widgets.explorer import Explorer, choice, fix_margins, slider

Pair = tuple[Callable, Callable]  # a function of z (or of z and eps) and its derivative
LOW, HIGH, BOTTOM, TOP = -5.0, 5.0, -2.0, 3.5  # the part of the plane that is shown
LIBRARY: dict[str, Pair] = {a.name: (a.f, a.derivative) for a in ACTIVATIONS.values() if a.elementwise}


def activation_curve(own: Mapping[str, Pair] | None = None) -> Explorer:
    """Explore f(z) = scale g(slope (z - shift)) and f' for an activation g.

    own: functions of your own to choose as well, each with its derivative: {"my relu": (relu, relu_derivative)}. A
        function with a second argument gets eps there, as leaky_relu and elu do.
    """
    functions = {**(own or {}), **LIBRARY}
    controls = {
        "name": choice("g", list(functions), next(iter(own)) if own else "sigmoid"),
        "z": slider("point z", 1, LOW, HIGH),
        "slope": slider("slope", 1, -3, 3),
        "shift": slider("shift", 0, -3, 3),
        "scale": slider("scale", 1, -2, 2),
        "eps": slider("eps (leaky_relu, elu)", 0.1, 0, 1, 0.05),
    }
    return Explorer(lambda name, **state: draw_activation(*functions[name], name, **state), controls)


def draw_activation(
    g: Callable, derivative: Callable, name: str, z: float, slope: float, shift: float, scale: float, eps: float
) -> tuple[Figure, str]:
    """The picture for one state of the controls, and its description."""
    more = (eps,) if _takes_eps(g) else ()

    def f(z):
        return scale * np.asarray(g(slope * (z - shift), *more))

    def df(z):
        return scale * slope * np.asarray(derivative(slope * (z - shift), *more))

    fig = fix_margins(figure(6.4, 3.4), left=0.05, bottom=0.13, right=0.99, top=0.98)
    ax = fig.axes[0]
    ax.set(xlim=(LOW, HIGH), ylim=(BOTTOM, TOP))
    try:
        if (slope, shift, scale) != (1, 0, 1):
            grid = np.linspace(LOW, HIGH, 201)
            ax.plot(grid, g(grid, *more), color=INK, linestyle=":", linewidth=1.2, label="g as it was")
        plot_activation(f, df, at=z, low=LOW, high=HIGH, name="f", ax=ax)
        value, steepness = float(f(np.array([z]))[0]), float(df(np.array([z]))[0])
    except Exception as error:  # in a student's own function: say so where the curve would be
        unwritten = isinstance(error, NotImplementedError)
        problem = "is not written yet" if unwritten else f"stops with {type(error).__name__}: {error}"
        ax.text(0, 0.6, fill(f"{name} or its derivative {problem}", 60), color=INK, ha="center")
        return fig, f"{name} or its derivative {problem}."
    add_legend(ax, loc="upper left", fontsize="small")
    formula = "f = g" if (slope, shift, scale) == (1, 0, 1) else f"f(z) = {scale:g} g({slope:g} (z - {shift:g}))"
    with_eps = f", eps {eps:g}" if more else ""
    return fig, (
        f"{formula} with g = {name}{with_eps}: solid, its derivative dashed. At z = {z:g} the value is {value:.4g} "
        f"and the slope {steepness:.4g}, drawn as a tangent. Between z = {LOW:g} and {HIGH:g} the value runs from "
        f"{_span(f)} and the slope from {_span(df)}."
    )


def _takes_eps(g: Callable) -> bool:
    try:
        return len(inspect.signature(g).parameters) > 1
    except (TypeError, ValueError):  # some functions written in C do not say
        return False


def _span(f: Callable) -> str:
    values = f(np.linspace(LOW, HIGH, 201))
    return f"{values.min():.3g} to {values.max():.3g}"
