"""Booleans over the reals: half-planes AND-ed to convex regions, regions OR-ed to a union, by step neurons."""

from __future__ import annotations

import functools
import math

import numpy as np

from nnkit.lessonkit.polygons import inside
from nnkit.widgets.live.base import Live
from nnkit.widgets.live.scene import Button, Picture, Select, area, handle, line, panel, points, surface, text

LIMIT = 4.0
ARM = 0.9  # length of the arrow that turns a line
SIDE = np.linspace(-LIMIT, LIMIT, 81)
X, Y = np.meshgrid(SIDE, SIDE)
# areas are counted in cells by their middles, which lie on no line of a symmetric figure
CELL = 2 * LIMIT / 120
MIDDLES = np.stack(np.meshgrid(*2 * [np.arange(-LIMIT + CELL / 2, LIMIT, CELL)]), axis=-1).reshape(-1, 2)
GROUPS = ("A", "B", "C")
COLOR = {"A": "blue", "B": "green", "C": "pink"}
DASH = {"A": "-", "B": "--", "C": "-."}
MOST = 24  # half-planes

Plane = dict  # {"group": "A", "at": [x, y], "angle": radians}: on where (cos, sin) . (point - at) > 0


def polygon_planes(corners: np.ndarray, group: str) -> list[Plane]:
    """The half-planes that meet in a convex polygon; corners (k, 2) counter-clockwise."""
    planes = []
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        inward = math.atan2(x1 - x0, -(y1 - y0))
        planes.append({"group": group, "at": [(x0 + x1) / 2, (y0 + y1) / 2], "angle": inward})
    return planes


def ring(k: int, radius: float = 2.0, centre: tuple[float, float] = (0, 0), turn: float = 0) -> np.ndarray:
    """Corners (k, 2) of a regular polygon around a circle of that radius."""
    angles = 2 * np.pi * np.arange(k) / k + turn
    return np.array(centre) + radius / math.cos(math.pi / k) * np.c_[np.cos(angles), np.sin(angles)]


# shapes to fill, as the corners of polygons
TARGETS: dict[str, list[np.ndarray]] = {
    "none": [],
    "triangle": [np.array([[-2, -1.5], [2, -1.5], [0, 2.5]])],
    "L": [np.array([[-2, -2], [2, -2], [2, -0.5], [0, -0.5], [0, 2], [-2, 2]])],
    "two islands": [
        np.array([[-3, -1.5], [-1, -1.5], [-1, 1.5], [-3, 1.5]]), np.array([[0.5, -1], [3.5, -1], [2, 1.5]]),
    ],
    "circle": [2 * np.c_[np.cos(np.linspace(0, 2 * np.pi, 97)[:-1]), np.sin(np.linspace(0, 2 * np.pi, 97)[:-1])]],
}  # fmt: skip


START = {
    "one half-plane": [{"group": "A", "at": [0.0, 0.0], "angle": 0.5}],
    "triangle": polygon_planes(ring(3, 1.2, turn=math.pi / 2), "A"),
    "two squares": polygon_planes(ring(4, 1.0, (-2, 0), math.pi / 4), "A")
    + polygon_planes(ring(4, 1.0, (2, 0), math.pi / 4), "B"),
    **{f"{k} sides around a circle": polygon_planes(ring(k), "A") for k in range(3, 17)},
}


class RegionBuilder(Live):
    """Drag lines and arrows: each line is a neuron that fires on its arrow's side.

    A region of one letter is where all its lines' neurons fire (AND); the union is where any region does (OR).
    """

    name = "Region builder"

    def __init__(self, start: str = "triangle", target: str = "none"):
        if start not in START:
            raise ValueError(f"start must be one of {', '.join(START)}; got {start!r}.")
        controls = [
            Select("start", "start with", list(START)),
            Select("target", "shape to fill", list(TARGETS)),
            Select("group", "region", GROUPS),
            Button("add", "Add a half-plane"),
            Button("remove", "Remove its last"),
        ]
        super().__init__(controls, {"start": start, "target": target, "group": "A", "planes": _copy(START[start])})

    def change(self, name, value):
        part, _, index = name.partition(".")
        if part not in ("line", "turn"):
            super().change(name, value)
            if name == "start":
                self._state["planes"] = _copy(START[value])
            return
        if not index.isdigit() or int(index) >= len(self._state["planes"]):
            raise KeyError(f"there is no line {index}; there are {len(self._state['planes'])}, counted from 0")
        plane = self._state["planes"][int(index)]
        x, y = float(value[0]), float(value[1])
        if part == "line":
            plane["at"] = [x, y]
        elif (x, y) != tuple(plane["at"]):
            plane["angle"] = math.atan2(y - plane["at"][1], x - plane["at"][0])

    def _has(self, name):
        part, _, index = name.partition(".")
        return int(index) < len(self._state["planes"]) if part in ("line", "turn") else super()._has(name)

    def do_add(self):
        """A half-plane more for the chosen region, turned against the others."""
        planes, group = self._state["planes"], self._state["group"]
        if len(planes) < MOST:
            k = sum(p["group"] == group for p in planes)
            angle = (0.5 + 2.4 * k) % (2 * math.pi)
            at = [-1.5 * math.cos(angle), -1.5 * math.sin(angle)]
            planes.append({"group": group, "at": at, "angle": angle})

    def do_remove(self):
        """Take the chosen region's last half-plane away."""
        mine = [i for i, p in enumerate(self._state["planes"]) if p["group"] == self._state["group"]]
        if mine:
            del self._state["planes"][mine[-1]]

    def picture(self) -> Picture:
        return draw_regions(self._state["planes"], self._state["target"])


def _copy(planes: list[Plane]) -> list[Plane]:
    return [{"group": p["group"], "at": [float(v) for v in p["at"]], "angle": float(p["angle"])} for p in planes]


def first_layer(planes: list[Plane]) -> tuple[np.ndarray, np.ndarray]:
    """Weights W (2, m) and biases b (m,) of the neurons of the lines: neuron i fires where (x, y) @ W + b > 0."""
    W = np.array([[math.cos(p["angle"]), math.sin(p["angle"])] for p in planes]).reshape(-1, 2).T
    at = np.array([p["at"] for p in planes]).reshape(-1, 2).T
    return W, -(W * at).sum(axis=0)


def fires(planes: list[Plane], points_xy: np.ndarray) -> np.ndarray:
    """Output (n,) of the network of step neurons at points (n, 2): lines, then AND per letter, then OR."""
    if not planes:
        return np.zeros(len(points_xy), bool)
    W, b = first_layer(planes)
    on = (points_xy @ W + b > 0).astype(float)
    letters = sorted({p["group"] for p in planes})
    member = np.array([[p["group"] == letter for letter in letters] for p in planes], float)
    both = on @ member - (member.sum(axis=0) - 0.5) > 0  # AND of k: weights 1, bias 1/2 - k
    return both.astype(float).sum(axis=1) - 0.5 > 0  # OR: weights 1, bias -1/2


def margin(planes: list[Plane]) -> np.ndarray:
    """How far inside the union each grid point is, in the picture's unit (negative outside): for a clean border."""
    if not planes:
        return np.full(X.shape, -1.0)
    W, b = first_layer(planes)
    z = np.c_[X.ravel(), Y.ravel()] @ W + b
    letters = np.array([p["group"] for p in planes])
    each = [z[:, letters == letter].min(axis=1) for letter in sorted(set(letters))]
    return np.max(each, axis=0).reshape(X.shape)


@functools.cache
def wanted_cells(target: str) -> np.ndarray:
    """Which of MIDDLES lie in the shape to fill."""
    return np.any([np.zeros(len(MIDDLES), bool)] + [inside(c, *MIDDLES.T) for c in TARGETS[target]], axis=0)


def draw_regions(planes: list[Plane], target: str) -> Picture:
    """The picture for one state, and its description."""
    on, wanted = fires(planes, MIDDLES), wanted_cells(target)
    marks = [surface(0.8 * np.clip(0.5 + margin(planes) / 0.2, 0, 1), thick=[0.4])]
    for corners in TARGETS[target]:
        marks += [area(*corners.T, "orange", 0.3), line(*np.r_[corners, corners[:1]].T, "orange", "--", 2.5)]
    handles = []
    for i, plane in enumerate(planes):
        (x, y), angle, group = plane["at"], plane["angle"], plane["group"]
        dx, dy = math.cos(angle), math.sin(angle)
        color = COLOR[group]
        marks.append(line([x - 9 * dy, x + 9 * dy], [y + 9 * dx, y - 9 * dx], color, DASH[group], 1.5))
        marks.append(line([x, x + ARM * dx], [y, y + ARM * dy], color, width=2, arrow=True))
        marks.append(text(x - 0.28 * dx, y - 0.28 * dy, f"{group}{i + 1}", size=11))
        handles.append(handle(f"line.{i}", x, y, f"line {i + 1} of region {group}", color, "square", 0.1))
        handles.append(
            handle(f"turn.{i}", x + ARM * dx, y + ARM * dy, f"arrow of line {i + 1}, turns it", color, "dot", 0.1)
        )
    letters = sorted({p["group"] for p in planes})
    main = panel(
        (-LIMIT, LIMIT), (-LIMIT, LIMIT), marks, handles=handles, equal=True, height=470, width=1.4,
        title="shaded with a bold border: the network fires",
    )  # fmt: skip
    cell = CELL**2
    counts = {letter: sum(p["group"] == letter for p in planes) for letter in letters}
    layers = f"{len(planes)} + {len(letters)} + 1"
    parts = " and ".join(f"{letter} from {n} half-plane{'s' * (n != 1)}" for letter, n in counts.items())
    said = (
        f"Units: {layers} = {len(planes) + len(letters) + 1} ({len(planes)} lines, {len(letters)} AND, 1 OR); "
        f"regions: {parts or 'none'}. The network fires on an area of {on.sum() * cell:.2f} of 64."
    )
    if target != "none":
        both, either = (on & wanted).sum(), (on | wanted).sum()
        missed, extra = (wanted & ~on).sum() * cell, (on & ~wanted).sum() * cell
        said += (
            f" Of {target} (orange) and the region together, {100 * both / max(either, 1):.1f}% are in both; "
            f"missed {missed:.2f}, too much {extra:.2f}."
        )
    return [main, _network(planes, letters, counts)], said


def _network(planes: list[Plane], letters: list[str], counts: dict[str, int]) -> dict:
    """A drawing of the network: inputs, lines, ANDs, OR, with biases."""
    marks: list[dict] = []
    rows = np.linspace(0.92, 0.08, max(len(planes), 1)) if len(planes) > 1 else [0.5]
    ands = {g: float(np.mean([rows[i] for i, p in enumerate(planes) if p["group"] == g])) for g in letters}
    if len(ands) > 1 and min(abs(a - b) for a in ands.values() for b in ands.values() if a != b) < 0.12:
        ands = dict(zip(letters, np.linspace(0.8, 0.2, len(letters)), strict=True))
    inputs = {"x": 0.62, "y": 0.38}
    for i, plane in enumerate(planes):
        g = plane["group"]
        for at in inputs.values():
            marks.append(line([0.08, 0.38], [at, rows[i]], "ink", width=0.8, alpha=0.4))
        marks.append(line([0.38, 0.68], [rows[i], ands[g]], COLOR[g], DASH[g], 1.5))
    for g, at in ands.items():
        marks.append(line([0.68, 0.92], [at, 0.5], "ink", width=1.5))
        marks.append(points([0.68], [at], COLOR[g], "square", 9))
        marks.append(text(0.68, at, f"AND {g}: bias {0.5 - counts[g]:g}", size=11, dy=18, box=True))
    for i, plane in enumerate(planes):
        marks.append(points([0.38], [rows[i]], COLOR[plane["group"]], "circle", 6))
        if len(planes) <= 12:
            marks.append(text(0.41, rows[i], f"{plane['group']}{i + 1}", size=11, align="left", box=True))
    marks += [text(0.06, at, name, bold=True, align="right") for name, at in inputs.items()]
    marks += [points([0.08, 0.08], list(inputs.values()), "ink", size=5), points([0.92], [0.5], "orange", "diamond", 9)]
    marks.append(text(0.92, 0.5, "OR: bias -0.5", size=11, align="right", dy=-22, box=True))
    says = f"Two inputs, {len(planes)} line neurons, {len(letters)} AND neurons, one OR neuron."
    return panel((0, 1), (0, 1), marks, bare=True, height=470, title="its neurons: two hidden layers", says=says)
