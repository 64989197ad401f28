"""What a graded notebook shows of a test, from which nbgrader reads the mark.

nbgrader's `determine_grade` takes the first output that is an error (0 points) or a result (its number), and gives
full marks when there is none, and for nan or a negative number too. So a test cell here gets either one error or one
result with a number between 0 and its points, and nothing that a submission wrote decides which.
"""

import dataclasses
from typing import Any

from course.grading.checker.record import Record, between
from course.grading.texts.cell import Cell
from course.grading.texts.markup import harmless_math
from course.grading.texts.sanitise import clean_text
from nnkit.check.card import Card
from nnkit.check.result import HIDDEN, Result

ONLY_GRADING_SEES = f"{HIDDEN} did not come out right."
TRUSTED_STATES = ("wrong", "partly right")  # their messages come from the exercise's declaration


def error(name: str, text: str, lines: list[str] | None = None) -> list[dict[str, Any]]:
    text = clean_text(text, 4_000)
    lines = [clean_text(line, 4_000) for line in lines or [f"{name}: {text}"]]
    return [{"output_type": "error", "ename": name, "evalue": text, "traceback": lines}]


def not_run() -> list[dict[str, Any]]:
    return [{"output_type": "stream", "name": "stdout", "text": "(only shows something: not run for grading)\n"}]


def of_record(cell: Cell, record: Record) -> list[dict[str, Any]]:
    """A test that students have in full: what it showed, and its points."""
    printed = [{"output_type": "stream", "name": "stdout", "text": clean_text(record.printed, 20_000)}]
    printed = printed if record.printed else []
    if record.card is not None:
        return _of_card(Card(record.card), record.points)
    if record.error:
        return printed + _of_error(cell, record)
    return printed + _result(record.points) if record.gives_points else printed


def of_unsealed(cell: Cell) -> list[dict[str, Any]]:
    """A test that ran beside the answers: what it showed, and its points by nbgrader's rules, none beyond its own."""
    printed = [output for output in cell.outputs if output["output_type"] in ("stream", "display_data")]
    errors = [output for output in cell.outputs if output["output_type"] == "error"]
    if errors:
        return [*printed, errors[0]]
    values = [output["data"].get("text/plain", "") for output in cell.outputs if output not in printed]
    try:
        points = float(values[0]) if values else cell.points
    except ValueError:  # the last line's value is no number: the test passed
        points = cell.points
    return [*printed, *_result(between(points, cell.points))]


def combined(cell: Cell, visible: Record, full: Record, hidden: set[int]) -> list[dict[str, Any]]:
    """A test with hidden regions, which are the lines `hidden` of its full text: the points of its full run, the words
    of the run that had no hidden cases."""
    if visible.card is not None and full.card is not None:
        return _of_card(Card(_merged(visible.card, full.card)), full.points)
    if not full.error:
        shown = of_record(cell, dataclasses.replace(visible, gives_points=False, error="", card=None))
        return shown + _result(full.points) if full.gives_points else shown
    if visible.error:
        return of_record(cell, dataclasses.replace(visible, points=0.0))
    where = f" (line {full.line} of the test)" if full.line in hidden else ""
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
    closer = full.where or full.leans  # a look at the program, or at what it builds on, says more
    if full.state in TRUSTED_STATES and (closer or not message):
        message = full.message
    drawn = visible.drawn
    if full.ok:
        message, drawn = "", ()
    return dataclasses.replace(full, parts=tuple(parts), message=message, warned=visible.warned, drawn=drawn)


def _of_card(card: Card, points: float) -> list[dict[str, Any]]:
    return _result(points, harmless_math(clean_text(card._repr_html_(), 200_000)))


def _result(points: float, html: str = "") -> list[dict[str, Any]]:
    data = {"text/plain": repr(float(points)), **({"text/html": html} if html else {})}
    return [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}]


def _of_error(cell: Cell, record: Record) -> list[dict[str, Any]]:
    lines = cell.source.split("\n")  # as students have them
    trace = [f"line {record.line}: {lines[record.line - 1].strip()}"] if 0 < record.line <= len(lines) else []
    trace += [record.trace] if record.trace else []
    return error(record.error, record.message, [*trace, f"{record.error}: {record.message}"])
