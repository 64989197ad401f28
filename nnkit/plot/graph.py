"""Drawing of a computational graph: gates from left to right, values above the wires, gradients below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch

from .style import BLUE_TEXT, INK, ORANGE_TEXT, axes_or_new

GAP, RADIUS = 1.9, 0.26


class Recorded(Protocol):
    """A number that remembers how it was made, as lesson 6c builds it; `gate` is "" for one that was given."""

    data: float
    slope: float
    gate: str
    inputs: Sequence[Recorded]


def graph_of(
    end: Recorded, /, **names: Recorded
) -> tuple[dict[str, tuple[str, ...]], dict[str, float], dict[str, float]]:
    """What `end` is made of, for `plot_graph`: (gates, values, slopes), each by the name of a value.

    Names given are used; a given number without one is called by its value, what a gate made is called v1, v2, ...
    """
    called = {id(value): name for name, value in names.items()}
    gates: dict[str, tuple[str, ...]] = {}
    values: dict[str, float] = {}
    slopes: dict[str, float] = {}

    def visit(value: Recorded) -> str:
        if called.get(id(value)) in gates:
            return called[id(value)]
        inputs = [visit(source) for source in value.inputs]
        name = called.get(id(value)) or (_next(gates) if value.gate else _numeral(float(value.data), gates))
        called[id(value)] = name
        gates[name] = (value.gate, *inputs) if value.gate else ()
        values[name], slopes[name] = float(value.data), float(value.slope)
        return name

    visit(end)
    return gates, values, slopes


def _next(gates: Mapping[str, Sequence[str]]) -> str:
    return f"v{1 + sum(name[:1] == 'v' and name[1:].isdigit() for name in gates)}"


def _numeral(number: float, gates: Mapping[str, Sequence[str]]) -> str:
    name = f"{number:g}"
    while name in gates:  # the same number once more is another value
        name += "′"
    return name


def plot_graph(
    gates: Mapping[str, Sequence[str]],
    *,
    values: Mapping[str, float] | None = None,
    gradients: Mapping[str, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """A graph of gates, each fed by others: gates[name] = (operation, input, input, ...); () for a given number.

    values[name] is written in blue above what leaves a gate, gradients[name] (the derivative of the last gate with
    respect to it) in orange below, as far as given: a forward and a backward pass can be shown step by step.

    >>> ax = plot_graph({"x": (), "y": (), "q": ("+", "x", "y")}, values={"x": -2, "y": 5, "q": 3})
    """
    values, gradients = values or {}, gradients or {}
    for name in [*values, *gradients]:
        if name not in gates:
            raise ValueError(f"no gate is named {name!r}; the gates are {', '.join(gates)}.")
    column = _columns(gates)
    where = _positions(gates, column)
    last, rows = max(column.values()), max(y for _, y in where.values()) - min(y for _, y in where.values()) + 1
    ax = axes_or_new(ax, 1.5 + 1.5 * (last + 1), 0.8 + 0.85 * rows)
    for name, spec in gates.items():
        x, y = where[name]
        for source in spec[1:]:
            _wire(ax, where[source], (x, y))
        _gate(ax, x, y, spec[0] if spec else name, given=not spec)
        if spec:
            ax.text(x, y + RADIUS + 0.05, name, ha="center", va="bottom", color=INK, fontsize=9, style="italic")
        if name in values:
            ax.text(x + RADIUS + 0.1, y + 0.06, f"{values[name]:.4g}", color=BLUE_TEXT, va="bottom", fontsize=9)
        if name in gradients:
            ax.text(x + RADIUS + 0.1, y - 0.06, f"∂ {gradients[name]:.4g}", color=ORANGE_TEXT, va="top", fontsize=9)
    ends = [name for name in gates if not any(name in spec[1:] for spec in gates.values())]
    for name in ends:
        x, y = where[name]
        ax.plot([x + RADIUS, x + RADIUS + 0.8], [y, y], color=INK, linewidth=1.2, linestyle="-", zorder=1)
    ax.set_xlim(-0.5, GAP * last + 1.4)
    heights = [y for _, y in where.values()]
    ax.set_ylim(min(heights) - 0.6, max(heights) + 0.7)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _columns(gates: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The length of the longest way to each gate; each gate must come after its inputs, so no loop is possible."""
    depth: dict[str, int] = {}
    for name, spec in gates.items():
        for source in spec[1:]:
            if source not in depth:
                raise ValueError(f"gate {name!r} uses {source!r}, which must be named before it.")
        depth[name] = 1 + max((depth[source] for source in spec[1:]), default=-1)
    # a given number stands just before the first gate that uses it
    for name, spec in gates.items():
        if not spec:
            users = [depth[user] for user, other in gates.items() if name in other[1:]]
            depth[name] = min(users, default=1) - 1
    return depth


def _positions(gates: Mapping[str, Sequence[str]], column: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Columns from left to right; in each, gates at the mean height of their inputs, pushed a row apart."""
    where: dict[str, tuple[float, float]] = {}
    given = [name for name, spec in gates.items() if not spec]
    height = {name: -float(i) for i, name in enumerate(given)}
    for name, spec in gates.items():
        if spec:
            height[name] = sum(height[source] for source in spec[1:]) / len(spec[1:])
    for c in sorted(set(column.values())):
        top = None
        for name in sorted((n for n in gates if column[n] == c), key=lambda n: -height[n]):
            y = height[name] if top is None else min(height[name], top - 1)
            where[name] = (GAP * c, y)
            top = y
    return where


def _wire(ax: Axes, source: tuple[float, float], target: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = source, target
    bend = x0 + RADIUS + 0.8  # level first, so that the numbers have a line to stand on
    ax.plot([x0 + RADIUS, bend], [y0, y0], color=INK, linewidth=1.2, linestyle="-", zorder=1)
    arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", (x1 - RADIUS, y1), (bend, y0), zorder=1, arrowprops=arrow)


def _gate(ax: Axes, x: float, y: float, text: str, *, given: bool) -> None:
    if given:
        shape = FancyBboxPatch((x - RADIUS + 0.04, y - RADIUS + 0.04), 2 * RADIUS - 0.08, 2 * RADIUS - 0.08,
                               boxstyle="round,pad=0.02", facecolor="none", edgecolor=INK, linewidth=1.4)  # fmt: skip
    else:
        shape = Circle((x, y), RADIUS, facecolor="none", edgecolor=INK, linewidth=1.4)
    ax.add_patch(shape)
    ax.text(x, y, text, ha="center", va="center", color=INK, fontsize=10 if len(text) < 4 else 8)
