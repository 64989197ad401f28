"""What a graded notebook shows of a test, from which nbgrader reads the mark.

nbgrader's `determine_grade` takes the first output that is an error (0 points) or a result (its number), and gives
full marks when there is none, and for nan or a negative number too. So a test cell here gets either one error or one
result with a number between 0 and its points, and nothing that a submission wrote decides which.
"""

import dataclasses
from typing import Any

import numpy as np

from course.grading.cell import Cell, Outcome
from course.grading.cells import hidden_lines
from course.grading.markup import harmless_math
from course.grading.sanitise import clean_text
from nnkit.check.card import Card, CheckFailedError, Mark
from nnkit.check.verdict import HIDDEN, Result

ONLY_GRADING_SEES = f"{HIDDEN} did not come out right."
TRUSTED_STATES = ("wrong", "partly right")  # their messages come from the exercise's declaration


def error(name: str, text: str, lines: list[str] | None = None) -> list[dict[str, Any]]:
    text = clean_text(text, 4_000)
    lines = [clean_text(line, 4_000) for line in lines or [f"{name}: {text}"]]
    return [{"output_type": "error", "ename": name, "evalue": text, "traceback": lines}]


def not_run() -> list[dict[str, Any]]:
    return [{"output_type": "stream", "name": "stdout", "text": "(only shows something: not run for grading)\n"}]


def points_of(cell: Cell, outcome: Outcome) -> float:
    """The points that a test's outcome is worth, between 0 and the cell's."""
    if outcome.error is not None:
        return 0.0
    value = outcome.value.points if isinstance(outcome.value, Card) else outcome.value
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return cell.points  # a test that passed and names no number
    return 0.0 if value != value else float(min(max(value, 0.0), cell.points))


def of_outcome(cell: Cell, outcome: Outcome) -> list[dict[str, Any]]:
    """A test that students have in full: what it showed, and its points."""
    printed = [{"output_type": "stream", "name": "stdout", "text": clean_text(outcome.printed, 20_000)}]
    printed = printed if outcome.printed else []
    if (card := _card(outcome)) is not None:
        return _of_card(cell, card, points_of(cell, outcome))
    if outcome.error is not None:
        return printed + _of_error(outcome)
    if outcome.value is None:
        return printed
    return printed + _result(points_of(cell, outcome))


def combined(cell: Cell, visible: Outcome, full: Outcome) -> list[dict[str, Any]]:
    """A test with hidden regions: the points of its full run, the words of the run that had no hidden cases."""
    points = points_of(cell, full)
    card, full_card = _card(visible), _card(full)
    if card is not None and full_card is not None:
        return _of_card(cell, Card(_merged(card.result, full_card.result)), points)
    if full.error is None:
        shown = of_outcome(cell, dataclasses.replace(visible, value=None, error=None))
        return shown if full.value is None else shown + _result(points)
    if visible.error is not None:
        return of_outcome(cell, visible)
    where = f" (line {full.line} of the test)" if full.line in hidden_lines(cell.source) else ""
    return error("HiddenTestFailed", f"A test that only grading sees failed{where}.")


def _merged(visible: Result, full: Result) -> Result:
    """The full verdict in words that cannot carry a hidden case's values: those of the visible one, or fixed ones."""
    seen = {part.name: part for part in visible.parts}
    parts = []
    for part in full.parts:
        detail = seen[part.name].detail if part.name in seen and not part.passed else ""
        if not part.passed and not detail and full.state in (*TRUSTED_STATES, "crashed"):
            detail = ONLY_GRADING_SEES
        parts.append(dataclasses.replace(part, detail=detail))
    message = visible.message
    if not message and full.state in TRUSTED_STATES:
        message = full.message
    if full.ok:
        message = ""
    return dataclasses.replace(full, parts=tuple(parts), message=message, warned=visible.warned)


def _card(outcome: Outcome) -> Card | None:
    shows = outcome.error if outcome.error is not None else outcome.value
    return shows.card if isinstance(shows, CheckFailedError | Mark) else None  # of a proxy nothing is asked


def _of_card(cell: Cell, card: Card, points: float) -> list[dict[str, Any]]:
    html, text = harmless_math(clean_text(card._repr_html_(), 200_000)), clean_text(str(card), 20_000)
    if points:
        return _result(points, html)
    display = {"output_type": "display_data", "data": {"text/html": html, "text/plain": text}, "metadata": {}}
    return [display, *error("CheckFailedError", text.split("\n")[0])]


def _result(points: float, html: str = "") -> list[dict[str, Any]]:
    data = {"text/plain": repr(float(points)), **({"text/html": html} if html else {})}
    return [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}]


def _of_error(outcome: Outcome) -> list[dict[str, Any]]:
    raised = outcome.error
    name = type(raised).__name__
    lines = outcome.source.split("\n")  # of the run that is shown: the visible one where the test has hidden regions
    trace = [f"line {outcome.line}: {lines[outcome.line - 1].strip()}"] if 0 < outcome.line <= len(lines) else []
    if student_trace := getattr(raised, "student_trace", ""):
        trace.append(student_trace)
    text = outcome.message
    return error(name, text, [*trace, f"{name}: {text}"])


def message_of(raised: BaseException) -> str:
    try:
        return str(raised)[:4_000]
    except Exception:  # it holds an object of the submission's, which may be gone by now
        return "(its message cannot be shown)"
