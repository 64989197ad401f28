"""Show a verdict: a card in the notebook, plain text elsewhere, and the mark for nbgrader. Decides nothing."""

import html
import sys
import uuid
from collections.abc import Callable
from typing import Any

from nnkit.check.button import offered
from nnkit.check.drawing import picture
from nnkit.check.result import PartResult, Result

WORDS = {
    "right": "Right",
    "partly right": "Partly right",
    "wrong": "Not right yet",
    "crashed": "It stopped with an error",
    "borrowed": "Write it yourself",
    "not attempted": "Not attempted yet",
}
# Shapes, not colours, tell the states apart; each is drawn in the text's colour.
ICONS = {
    "right": '<path d="M3 8.5l3.2 3.2L13 5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "partly right": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
    "wrong": '<path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "crashed": '<path d="M9 1L4 9h4l-1 6 5-8H8z" fill="currentColor"/>',
    "borrowed": '<path d="M3 13l1-3 7-7 2 2-7 7zM3 13h10" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "not attempted": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" '
    'stroke-dasharray="3 2"/>',
}
EDGE = {"right": "#009E73", "partly right": "#0072B2", "not attempted": "#767676"}  # all others: #D55E00


LOOKED_AT = ("partly right", "wrong", "crashed")
TRY = "Try this in a cell of its own:"
LOOK = "Is it one small slip? Add `.look()` behind `check(...)`: it tries small changes of your program."


class CheckFailedError(AssertionError):
    """Nothing was earned, outside of a notebook. The message is the whole card as text."""

    card: "Card"


class Mark(float):
    """Points earned. nbgrader reads them from the plain text; the notebook shows the card."""

    card: "Card"

    def __new__(cls, card: "Card") -> "Mark":
        mark = super().__new__(cls, card.result.points)
        mark.card = card
        return mark

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return self.card._repr_mimebundle_()

    def _repr_html_(self) -> str:
        return self.card._repr_html_()


class Card:
    """What `check(...)` returns. In a notebook it shows itself; `print` gives the plain text.

    `.result` is the verdict, `.ok` says whether all is right (or that marks are given elsewhere, see ClosedCard),
    `.hint(n)` gives the n-th hint, `.look()` looks for one small slip in the program.
    """

    def __init__(self, result: Result, look: Callable[[], Result] | None = None):
        self.result = result
        self._look = look if result.state in LOOKED_AT and not result.where else None
        self._known = uuid.uuid4().hex

    @property
    def ok(self) -> bool:
        return self.result.ok

    @property
    def points(self) -> float:
        return self.result.points

    def hint(self, n: int = 1) -> str:
        """The n-th hint, counted from 1; each says a little more than the one before."""
        hints = self.result.hints
        if not hints:
            return "This exercise has no hints."
        if n not in range(1, len(hints) + 1):
            return f"This exercise has hints 1 to {len(hints)}; hint({n!r}) is none of them."
        return hints[n - 1]

    def look(self) -> "Card":
        """Try small changes of your program: whether exactly one mends it, and in which line. It takes a second."""
        return Card(self._look()) if self._look else self

    def require(self) -> Mark:
        """The points earned, for the notebook's test cell, which shows the card and nothing in red below. Elsewhere
        CheckFailedError when there are none."""
        if self.result.points == 0 and not _in_a_notebook():
            error = CheckFailedError(str(self))
            error.card = self
            raise error
        return Mark(self)

    def _line(self) -> str:
        r = self.result
        return f"{WORDS[r.state]}: {r.title} ({_points(r.points)} of {_points(r.max_points)} points)"

    def __str__(self) -> str:
        r = self.result
        lines = [self._line()]
        lines += [f"  {said}" for said in (r.leans, "" if _in_a_part(r) else r.message) if said]
        if r.state not in ("not attempted", "borrowed"):
            for part in r.parts:
                lines.append(f"  [{'x' if part.passed else ' '}] {part.name}")
                if part.detail:
                    lines.append(f"      {part.detail}")
        if r.warned:
            lines.append(f"  Python warned: {r.warned[0]}. This costs nothing, but look where it comes from.")
        lines += [f"  {TRY} {r.tries}"] * bool(r.tries)
        if r.hints and r.state in ("wrong", "partly right", "crashed"):
            lines.append(f"  {len(r.hints)} hint{'s' * (len(r.hints) > 1)}: add .hint(1) behind check(...)")
        if r.where:
            lines.append(f"  {r.where}")
        elif self._look:
            lines.append(f"  {LOOK.replace('`', '')}")
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """What JupyterLab needs for the button, beside the text and HTML that are there anyhow."""
        return offered(self, self._known) if self._look else {}

    def _repr_html_(self) -> str:
        r = self.result
        edge = EDGE.get(r.state, "#D55E00")
        inside = [_heading(r)]
        if r.state != "not attempted":
            inside += [f'<p style="margin:6px 0">{_text(r.leans)}</p>'] * bool(r.leans)
            if r.message and not _in_a_part(r):
                inside.append(f'<p style="margin:6px 0"><strong>{_text(r.message)}</strong></p>')
            if r.state != "borrowed":
                inside.append(_list(r.parts))
            if r.drawn:
                inside.append(picture(r.drawn))
            if r.warned:
                inside.append(
                    f'<p style="margin:6px 0">Python warned: <code style="background:none;color:inherit">'
                    f"{html.escape(r.warned[0])}</code>. This costs nothing, but look where it comes from.</p>"
                )
            inside += [_disclosure(TRY, f"`{r.tries}`")] * bool(r.tries)
            if not r.ok and r.state != "borrowed":
                inside += [_disclosure(f"Hint {i + 1} of {len(r.hints)}", hint) for i, hint in enumerate(r.hints)]
            if r.where:
                inside.append(_disclosure("Where to look", r.where))
            elif self._look:
                inside.append(f'<div class="nnkit-look" style="margin-top:4px">{_text(LOOK)}</div>')
        return (
            f'<div class="nnkit-card" data-state="{r.state}" '
            f'style="border:1px solid #767676;border-left:6px solid {edge};'
            "border-radius:3px;padding:8px 12px;margin:4px 0;max-width:50em;line-height:1.45;overflow-wrap:anywhere;"
            "color:var(--jp-content-font-color1,inherit);background:var(--jp-layout-color1,transparent);"
            f'font-family:var(--jp-content-font-family,sans-serif)">{"".join(inside)}</div>'
        )


class ClosedCard(Card):
    """What `check(...)` returns to a submission's own cells where marks are given: they are given elsewhere, and no
    verdict comes back.

    So `ok` means here only that a cell may go on, whatever the answer is worth: a lesson draws and computes behind
    `if ready("a"):`, and whoever marks a project wants to see that. It earns nothing, and neither does `require`.
    """

    def __init__(self, name: str):
        super().__init__(Result(name, name, "not attempted", ()))

    @property
    def ok(self) -> bool:
        return True

    def require(self) -> Mark:
        return Mark(self)

    def __str__(self) -> str:
        return f"{self.result.title}: no verdict here. Where marks are given, the check cells alone decide."

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<p>{_text(self)}</p>"


def _in_a_part(r: Result) -> bool:
    """Whether the message stands beside its part already."""
    return any(part.detail == r.message for part in r.parts)


def _in_a_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    return ipython is not None and ipython.get_ipython() is not None


def _heading(r: Result) -> str:
    svg = '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" style="vertical-align:-2px">{}</svg>'
    icon = svg.format(ICONS[r.state])
    score = f"{_points(r.points)} of {_points(r.max_points)} points"
    return (
        '<div style="display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 16px">'
        f"<span>{icon} <strong>{WORDS[r.state]}</strong>: {_text(r.title)}</span><span>{score}</span></div>"
    )


def _list(parts: tuple[PartResult, ...]) -> str:
    items = []
    for part in parts:
        mark = "Passed" if part.passed else "Failed"
        icon = ICONS["right" if part.passed else "wrong"]
        svg = f'<svg width="12" height="12" viewBox="0 0 16 16" role="img" aria-label="{mark}">{icon}</svg>'
        detail = f'<div style="margin:2px 0 4px 20px">{_text(part.detail)}</div>' if part.detail else ""
        items.append(f'<li style="margin:3px 0">{svg} {_text(part.name)}{detail}</li>')
    return f'<ul style="list-style:none;padding:0;margin:6px 0">{"".join(items)}</ul>'


def _disclosure(title: str, content: str) -> str:
    return (
        f'<details style="margin-top:4px"><summary style="cursor:pointer">{title}</summary>'
        f'<div style="margin:4px 0 4px 20px">{_text(content)}</div></details>'
    )


def _text(text: Any) -> str:
    """Escaped for HTML; `code` between backticks."""
    pieces = html.escape(str(text)).split("`")
    if len(pieces) % 2 == 0:  # a lone backtick is a backtick
        return "`".join(pieces)
    code = '<code style="background:none;color:inherit;padding:0">{}</code>'
    return "".join(code.format(piece) if i % 2 else piece for i, piece in enumerate(pieces))


def _points(points: float) -> str:
    return f"{points:g}"
