"""A function of one variable from ReLU hinges: add them, move their knots, draw a function by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnkit.lessonkit.approximate import hinges, relu_sum
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, Slider, Switch, handle, line, look, panel

A, B = 0.0, 2 * np.pi
BOTTOM, TOP = -1.6, 1.6
GRID = np.linspace(A, B, 401)
DRAWN_AT = np.linspace(A, B, 9)  # where the hand-drawn function has a point to move

FUNCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sin x": np.sin,
    "bump": lambda x: 2 * np.exp(-((x - np.pi) ** 2)) - 1,
    "|x - 2| - 1": lambda x: np.abs(x - 2) / 2 - 1,
    "step": lambda x: np.clip(20 * (x - 3), -1, 1),
    "wiggle": lambda x: np.sin(x**2 / 2.5),
}
HAND = "drawn by hand"


class ReluHinges(Live):
    """Build f on [0, 2 pi] as a constant plus one ReLU at each knot; each coefficient is the change of slope there.

    own: functions of an array x to choose as well, by name: {"mine": lambda x: x * np.sin(x)}.
    """

    name = "ReLU hinges"

    def __init__(self, own: dict[str, Callable[[np.ndarray], np.ndarray]] | None = None):
        self.functions = {**(own or {}), **FUNCTIONS}
        controls = [
            Select("function", "f", [*self.functions, HAND]),
            Slider("count", "hinges", 1, 40, 1, play=1),
            Button("even", "Even knots"),
            Button("add", "Add a knot where the error is largest"),
            Switch("terms", "each ReLU"),
        ]
        state = {
            "function": next(iter(self.functions)), "count": 4, "terms": True, "knots": even_knots(4),
            "drawn": [[float(x), float(np.sin(x))] for x in DRAWN_AT], "stroke": [],
        }  # fmt: skip
        super().__init__(controls, state)

    def change(self, name, value):
        if name.startswith("knots."):
            # a knot stays between its neighbours, and the last one at the end
            i, knots = int(name.split(".")[1]), self._state["knots"]
            if not 0 < i < len(knots) - 1:
                raise ValueError(f"only knots 1 to {len(knots) - 2} can be moved; got {name}")
            x = value[0] if isinstance(value, list | tuple) else value
            low, high = knots[i - 1] + 0.02, knots[i + 1] - 0.02
            knots[i] = float(min(max(x, low), high)) if low < high else knots[i]
            return
        super().change(name, value)
        if name == "count":
            self._state["knots"] = even_knots(self._state["count"])
        if name.startswith("drawn."):
            i = int(name.split(".")[1])
            self._state["drawn"][i][0] = float(DRAWN_AT[i])
            self._state["stroke"] = []

    def do_even(self):
        """Spread the knots evenly."""
        self._state["knots"] = even_knots(self._state["count"])

    def do_add(self):
        """One knot more, at the largest error."""
        state = self._state
        if state["count"] < 40:
            state["knots"] = add_knot(self.f, state["knots"])
            state["count"] += 1

    def do_draw(self, stroke):
        """Take a stroke of the mouse, a list of [x, y], as the function."""
        drawn = sorted((float(x), float(y)) for x, y in stroke)
        xs, ys = np.array(drawn).T if len(drawn) > 1 else (DRAWN_AT, np.zeros(9))
        self._state["function"] = HAND
        self._state["stroke"] = [
            [float(x), float(y)] for x, y in zip(GRID[::4], np.interp(GRID[::4], xs, ys), strict=True)
        ]
        self._state["drawn"] = [[float(x), float(np.interp(x, xs, ys))] for x in DRAWN_AT]

    @property
    def f(self) -> Callable[[np.ndarray], np.ndarray]:
        """The function that is approximated."""
        if self._state["function"] != HAND:
            return self.functions[self._state["function"]]
        xs, ys = np.array(self._state["stroke"] or self._state["drawn"]).T
        return lambda x: np.interp(x, xs, ys)

    def picture(self) -> Picture:
        state = self._state
        points = state["drawn"] if state["function"] == HAND else None
        return draw_hinges(self.f, state["function"], state["knots"], state["terms"], points)


def even_knots(count: int) -> list[float]:
    """count + 1 knots from 0 to 2 pi, so that there are `count` hinges."""
    return np.linspace(A, B, count + 1).tolist()


def add_knot(f: Callable, knots: list[float]) -> list[float]:
    """The knots and one more, where the polygon misses f most."""
    constant, coefficients = hinges(knots, f(np.array(knots)))
    error = np.abs(f(GRID) - relu_sum(GRID, knots, constant, coefficients))
    free = np.abs(GRID[:, None] - np.array(knots)).min(axis=1) > 0.02
    return sorted([*knots, float(GRID[np.where(free, error, -1).argmax()])])


def largest_error(f: Callable, knots: list[float]) -> float:
    """How far the polygon with these knots is from f at the worst place."""
    constant, coefficients = hinges(knots, f(np.array(knots)))
    return float(np.abs(f(GRID) - relu_sum(GRID, knots, constant, coefficients)).max())


def draw_hinges(f: Callable, name: str, knots: list[float], terms: bool, drawn: list | None = None) -> Picture:
    """The picture for one state, and its description."""
    values = np.asarray(f(np.array(knots)), float)
    target = np.asarray(f(GRID), float)
    if values.shape != (len(knots),) or target.shape != GRID.shape:
        raise ValueError(f"f must give one number for each x: x has shape {GRID.shape}, f(x) {target.shape}.")
    constant, coefficients = hinges(knots, values)
    made = relu_sum(GRID, knots, constant, coefficients)
    error = np.abs(made - target)
    worst = int(error.argmax())
    low = min(BOTTOM, float(target.min()) - 0.2)
    high = max(TOP, float(target.max()) + 0.2)
    handles = [
        handle(f"knots.{i}", knots[i], values[i], f"knot {i}", shape="square", step=0.05, lock="y")
        for i in range(1, len(knots) - 1)
    ]
    if drawn:
        handles += [
            handle(
                f"drawn.{i}", x, y, f"point {i} of your function", color="green", lock="x", step=0.05, shape="diamond"
            )
            for i, (x, y) in enumerate(drawn)
        ]
    at = GRID[worst]
    main = panel(
        (A, B), (low, high),
        [
            line(GRID, target, color="green", dash="--", width=3, label=f"f: {name}"),
            line(GRID, made, color="blue", label="sum of ReLUs"),
            line([at, at], [target[worst], made[worst]], color="orange", width=4, label="largest error"),
        ],
        title="draw here with the mouse, drag knots" if name == HAND else "f and the sum", xlabel="x", handles=handles,
        press="draw", height=330, width=1.5,
    )  # fmt: skip
    panels = [main]
    if terms:
        ends = [c * (B - t) for c, t in zip(coefficients, knots, strict=False)]
        curves = [
            line([A, t, B], [0, 0, end], width=1.5, **look(i))
            for i, (t, end) in enumerate(zip(knots, ends, strict=False))
        ]
        reach = max(2.0, min(8.0, float(np.abs(ends).max())))
        panels.append(
            panel(
                (A, B), (-reach, reach), curves, title="each ReLU: c max(0, x - knot)", xlabel="x", height=330,
                says=f"{len(ends)} hinges; coefficients {', '.join(f'{c:.3g}' for c in coefficients[:12])}.",
            )
        )  # fmt: skip
    changes = ", ".join(f"{round(c, 2) + 0:+.2f}" for c in coefficients[:6]) + (
        ", ..." if len(coefficients) > 6 else ""
    )
    return panels, (
        f"{len(coefficients)} hinges. Constant {constant:.3g}, coefficients (changes of slope) {changes}. "
        f"Largest error {error[worst]:.6f}, at x = {at:.2f} (orange)."
    )
