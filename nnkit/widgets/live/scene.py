"""What a live explorer shows, as plain data: panels with marks, handles to drag, numbers to edit, controls.

Python computes scenes and `live.js` draws them. Everything here returns a dict that JSON can carry; numbers are cut to
five digits, and nan or inf become gaps. Colours are named ("blue", "orange", "green", "pink"; "ink" follows the theme).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnkit.plot.style import LINE_STYLES

COLORS = ("blue", "orange", "green", "pink")
MARKERS = ("circle", "square", "triangle", "diamond", "cross")
Mark = dict[str, Any]


def numbers(values: ArrayLike) -> list[float | None]:
    """A flat list with five significant digits; None where a value is not finite.

    >>> numbers([1 / 3, np.inf])
    [0.33333, None]
    """
    return [float(f"{v:.5g}") if math.isfinite(v) else None for v in np.asarray(values, float).ravel().tolist()]


def line(
    x: ArrayLike, y: ArrayLike, color: str = "blue", dash: str = "-", width: float = 2, label: str = "",
    alpha: float = 1, arrow: bool = False,
) -> Mark:  # fmt: skip
    """A curve through x (n,), y (n,)."""
    return {
        "kind": "line", "x": numbers(x), "y": numbers(y), "color": color, "dash": dash, "width": width, "label": label,
        "alpha": alpha, "arrow": arrow,
    }  # fmt: skip


def points(
    x: ArrayLike, y: ArrayLike, color: str = "blue", marker: str = "circle", size: float = 4, label: str = "",
    hollow: bool = False,
) -> Mark:  # fmt: skip
    """Markers at x (n,), y (n,); size is a radius in pixels."""
    return {
        "kind": "points", "x": numbers(x), "y": numbers(y), "color": color, "marker": marker, "size": size,
        "label": label, "hollow": hollow,
    }  # fmt: skip


def area(x: ArrayLike, y: ArrayLike, color: str = "blue", alpha: float = 0.25) -> Mark:
    """A filled polygon."""
    return {"kind": "area", "x": numbers(x), "y": numbers(y), "color": color, "alpha": alpha}


def bars(x: ArrayLike, heights: ArrayLike, color: str = "blue") -> Mark:
    """Bars of width 0.72 that stand on 0."""
    return {"kind": "bars", "x": numbers(x), "y": numbers(heights), "color": color}


def text(
    x: float, y: float, words: str, size: int = 12, align: str = "center", bold: bool = False, box: bool = False,
    dy: float = 0,
) -> Mark:  # fmt: skip
    """Words at a place, dy pixels lower; box: on the page's ground, to be read above lines."""
    return {
        "kind": "text", "x": float(x), "y": float(y), "text": words, "size": size, "align": align, "bold": bold,
        "box": box, "dy": dy,
    }  # fmt: skip


def surface(
    values: ArrayLike, levels: Sequence[tuple[float, str]] = (), thick: Sequence[float] = (), strength: float = 0.55
) -> Mark:
    """A function on the panel's rectangle: values (ny, nx) in -1..1, the first row at the bottom.

    Blue above 0, orange below, stronger with the size. Lines at `levels`, pairs of a value and what is written on its
    line where there is room; thick lines at `thick`.
    """
    values = np.asarray(values, float)
    return {
        "kind": "surface", "nx": values.shape[1], "ny": values.shape[0],
        "values": [round(v, 3) for v in np.nan_to_num(values).ravel().tolist()],
        "levels": [[float(v), 1, name] for v, name in levels] + [[float(v), 2.5, ""] for v in thick],
        "strength": strength,
    }  # fmt: skip


def handle(
    name: str, x: float, y: float, label: str, color: str = "pink", shape: str = "circle", step: float = 0.05,
    lock: str = "",
) -> dict[str, Any]:  # fmt: skip
    """A point to drag, or to move with the arrow keys by `step`; lock "x" or "y" keeps that coordinate."""
    return {
        "name": name, "x": float(x), "y": float(y), "label": label, "color": color, "shape": shape, "step": step,
        "lock": lock,
    }  # fmt: skip


def number_field(name: str, x: float, y: float, value: float, label: str) -> dict[str, Any]:
    """A number that can be edited where it stands."""
    return {"name": name, "x": float(x), "y": float(y), "value": float(f"{value:.6g}"), "label": label}


def panel(
    xlim: tuple[float, float], ylim: tuple[float, float], marks: Sequence[Mark], *, title: str = "", xlabel: str = "",
    handles: Sequence[dict] = (), fields: Sequence[dict] = (), height: int = 300, width: float = 1, equal: bool = False,
    bare: bool = False, press: str = "", legend: str = "right", says: str = "",
    xticks: Sequence[tuple[float, str]] | None = None, yticks: Sequence[tuple[float, str]] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One picture. equal: a unit is as long across as up; bare: no axes; press: the handle that a press on the ground
    brings there, or "draw" for drawing by hand; width: relative to the other panels."""
    return {
        "xlim": [float(v) for v in xlim], "ylim": [float(v) for v in ylim], "marks": list(marks), "title": title,
        "xlabel": xlabel, "handles": list(handles), "fields": list(fields), "height": height, "width": width,
        "equal": equal, "bare": bare, "press": press, "legend": legend, "says": says,
        "xticks": None if xticks is None else [[float(v), t] for v, t in xticks],
        "yticks": None if yticks is None else [[float(v), t] for v, t in yticks],
    }  # fmt: skip


def power_ticks(low: int, high: int, every: int = 1) -> list[tuple[float, str]]:
    """Ticks of an axis that shows log10 of a number."""
    return [(p, "1" if p == 0 else f"1e{p}") for p in range(low, high + 1, every)]


def look(i: int) -> dict[str, str]:
    """Colour and dash of the i-th line, which differ together."""
    return {"color": COLORS[i % 4], "dash": LINE_STYLES[(i + i // 4) % 4]}


# --- controls -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slider:
    """A number from low to high; play > 0 adds a button that moves it on by itself, so much at a time.

    shown: how a value is written beside it.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    play: float = 0
    shown: Callable[[float], str] | None = None
    kind = "slider"

    def check(self, value: Any) -> float | int:
        """The value as the state keeps it; ValueError where it is none."""
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float | np.number)
            or not self.low <= value <= self.high
        ):
            raise ValueError(f"{self.name} must be a number from {self.low:g} to {self.high:g}; got {value!r}.")
        return round(value) if isinstance(self.step, int) else float(value)

    def scene(self, value: float) -> dict[str, Any]:
        """For the browser."""
        made = {k: v for k, v in asdict(self).items() if k != "shown"} | {"kind": self.kind, "value": value}
        if self.shown:
            steps = np.arange(round((self.high - self.low) / self.step) + 1) * self.step + self.low
            made["texts"] = {f"{round(v, 6) + 0:g}": self.shown(v) for v in steps}
        return made


@dataclass(frozen=True)
class Select:
    """One of several names."""

    name: str
    label: str
    options: Sequence[str]
    kind = "choice"

    def check(self, value: Any) -> str:
        """The value; ValueError where it is none of the options."""
        if value not in self.options:
            raise ValueError(f"{self.name} must be one of {', '.join(self.options)}; got {value!r}.")
        return value

    def scene(self, value: str) -> dict[str, Any]:
        """For the browser."""
        return {
            "kind": self.kind,
            "name": self.name,
            "label": self.label,
            "options": list(self.options),
            "value": value,
        }


@dataclass(frozen=True)
class Switch:
    """On or off."""

    name: str
    label: str
    kind = "switch"

    def check(self, value: Any) -> bool:
        """The value; ValueError where it is neither True nor False."""
        if not isinstance(value, bool):
            raise ValueError(f"{self.name} must be True or False; got {value!r}.")
        return value

    def scene(self, value: bool) -> dict[str, Any]:
        """For the browser."""
        return {"kind": self.kind, "name": self.name, "label": self.label, "value": value}


@dataclass(frozen=True)
class Button:
    """Something to do: the explorer's method `do_<name>`."""

    name: str
    label: str
    kind = "button"

    def scene(self, _value: None = None) -> dict[str, Any]:
        """For the browser."""
        return {"kind": self.kind, "name": self.name, "label": self.label}


Control = Slider | Select | Switch | Button
State = Mapping[str, Any]
Picture = tuple[list[dict[str, Any]], str]  # panels, and a sentence that says with numbers what they show
