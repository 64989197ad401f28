"""Step through a graph of gates: values forwards, slopes backwards, one gate at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ipywidgets
from matplotlib.figure import Figure

from nnkit.plot import plot_graph
from nnkit.widgets.explorer import Explorer, choice

Recorded = tuple[Mapping[str, Sequence[str]], Mapping[str, float], Mapping[str, float]]


class TapeSteps(Explorer):
    """Graphs as `nnkit.plot.graph_of` gives them, each (gates, values, slopes), by the name to choose it by.

    The step runs from the given numbers alone to all values, and on to all slopes: a gate that is read backwards
    brings out the slopes of its inputs. Each graph's last gate is its end.

    >>> explorer = TapeSteps({"x y": ({"x": (), "y": (), "p": ("*", "x", "y")}, {"x": 2, "y": 3, "p": 6},
    ...                               {"p": 1, "x": 3, "y": 2})})
    >>> explorer.set(step=1).says
    'Forwards, step 1 of 1: p = x * y = 6.'
    """

    def __init__(self, graphs: Mapping[str, Recorded]):
        if not graphs:
            raise ValueError("TapeSteps needs at least one graph: {name: (gates, values, slopes)}.")
        self._graphs = dict(graphs)
        self.says = ""
        longest = max(2 * _gate_count(gates) + 1 for gates, _, _ in graphs.values())
        controls = {"step": ipywidgets.IntSlider(0, min=0, max=longest, description="step")}
        if len(graphs) > 1:
            controls = {"graph": choice("graph", list(graphs)), **controls}
        super().__init__(self._picture, controls)

    def _picture(self, step: int, graph: str | None = None) -> tuple[Figure, str]:
        gates, values, slopes = self._graphs[graph] if graph else next(iter(self._graphs.values()))
        made = [name for name, spec in gates.items() if spec]
        shown = [name for name, spec in gates.items() if not spec] + made[:step]
        read = made[::-1][: max(0, step - len(made) - 1)]  # gates that have been read backwards
        so_far = _slopes_so_far(gates, slopes, read) if step > len(made) else {}
        self.says = _sentence(gates, values, so_far, made, min(step, 2 * len(made) + 1))
        ax = plot_graph(gates, values={name: values[name] for name in shown}, gradients=so_far)
        return ax.get_figure(root=True), self.says


def _gate_count(gates: Mapping[str, Sequence[str]]) -> int:
    return sum(bool(spec) for spec in gates.values())


def _slopes_so_far(
    gates: Mapping[str, Sequence[str]], slopes: Mapping[str, float], read: Sequence[str]
) -> dict[str, float]:
    """The slopes that are complete: of the end, and of each value all of whose users have been read backwards."""
    users = {name: {user for user, spec in gates.items() if name in spec[1:]} for name in gates}
    return {name: slopes[name] for name in gates if users[name] <= set(read)}


def _sentence(
    gates: Mapping[str, Sequence[str]],
    values: Mapping[str, float],
    so_far: Mapping[str, float],
    made: Sequence[str],
    step: int,
) -> str:
    if step == 0:
        return "The given numbers. The next steps compute, from left to right."
    if step <= len(made):
        gate, *inputs = gates[made[step - 1]]
        formula = f" {gate} ".join(inputs) if len(inputs) > 1 else f"{gate}({inputs[0]})"
        return f"Forwards, step {step} of {len(made)}: {made[step - 1]} = {formula} = {values[made[step - 1]]:.4g}."
    if step == len(made) + 1:
        return f"The end: the slope of {made[-1]} with respect to itself is 1. Now backwards."
    at = step - len(made) - 1
    name = made[::-1][at - 1]
    parts = [
        f"{source} has {so_far[source]:.4g}" if source in so_far else f"{source} waits for others that use it"
        for source in dict.fromkeys(gates[name][1:])
    ]
    return f"Backwards, step {at} of {len(made)}: {name} speaks to its inputs; {', '.join(parts)}."
