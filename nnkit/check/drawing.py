"""The numbers that came drawn over the right ones, for one public case: where they part is seen at a glance."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nnkit.check.cases import Case, Script
from nnkit.check.relations.leaves import numeric

FEWEST, MOST = 4, 200  # numbers of a curve
POINTS = 30  # so many are drawn as points, more as lines
WIDTH, HEIGHT, EDGE = 280, 120, 8
RIGHT = 'fill="none" stroke="currentColor"'
CAME = 'fill="none" stroke="#D55E00" stroke-width="2"'


Points = tuple[tuple[float, float, float], ...]  # of each number where it belongs, the right one, and the one that came


def drawn_of(failing: Iterable[tuple[Case | Script, Any, Any]]) -> Points:
    """The longest curve among failing public cases: (case, what was wanted, what came)."""
    curves = [_curve(case, want, got) for case, want, got in failing if isinstance(case, Case)]
    return max(curves, key=len, default=())


def _curve(case: Case, want: Any, got: Any) -> Points:
    right, came = numeric(want), numeric(got)
    if right is None or came is None or right.ndim != 1 or right.shape != came.shape:
        return ()
    if not FEWEST <= right.size <= MOST or np.iscomplexobj(came) or not np.isfinite([*right, *came]).all():
        return ()
    x = numeric(case.args[0]) if case.args else None
    places = np.arange(len(right))
    if x is not None and x.shape == right.shape and np.all(np.diff(x.real) > 0):
        places = x
    return tuple((float(at), float(one), float(other)) for at, one, other in zip(places, right, came, strict=True))


def picture(drawn: Points) -> str:
    """As SVG, in the text's colour and one more; told apart by shape too."""
    places, wanted, given = zip(*drawn, strict=True)
    low, high, first, last = min(*wanted, *given), max(*wanted, *given), places[0], places[-1]

    def at(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
        return [
            (EDGE + (WIDTH - 2 * EDGE) * (x - first) / (last - first),
             HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (y - low) / ((high - low) or 1))
            for x, y in zip(xs, ys, strict=True)
        ]  # fmt: skip

    right, came = at(places, wanted), at(places, given)
    few = len(right) <= POINTS
    if few:
        shapes = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" {RIGHT}/>' for x, y in right)
        crosses = "".join(f"M{x - 3:.1f} {y - 3:.1f}l6 6m-6 0l6-6" for x, y in came)
        shapes += f'<path d="{crosses}" {CAME}/>'
    else:
        shapes = f'<polyline points="{_joined(right)}" {RIGHT} stroke-width="4" opacity="0.4"/>'
        shapes += f'<polyline points="{_joined(came)}" {CAME} stroke-dasharray="5 3"/>'
    differ = sum(not np.isclose(one, other) for one, other in zip(wanted, given, strict=True))
    says = f"Your numbers over the right ones: {differ} of {len(right)} differ."
    key = "Circles: right. Crosses: yours." if few else "Thick: right. Dashed: yours."
    return (
        f'<figure style="margin:6px 0"><svg width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{says}" style="max-width:100%">{shapes}</svg>'
        f'<figcaption style="font-size:90%">{key}</figcaption></figure>'
    )


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
