"""What the checker has to know of the cells' texts. Read in the process that hands out the work, which remembers the
lesson's texts from one submission to the next."""

import builtins
from collections.abc import Sequence
from typing import Any

from course.grading.texts.cell import Cell
from course.grading.texts.cells import bound_names, imports, imports_of, used_names, without_hidden
from course.grading.texts.effects import Effects
from course.grading.texts.moments import stages


def read_texts(cells: Sequence[Cell]) -> bool:
    """Fill in the cells' names and moments; returns whether calls of the submission's functions may leave traces, so
    that what one test calls may harm what another looks at."""
    trusted: set[str] = set()  # names bound by trusted cells so far
    looking: list[int] = []
    for i, cell in enumerate(cells):
        text = imports_of(cell.released) if cell.kind == "imports" else cell.source
        if cell.kind in ("test", "locked", "imports"):
            cell.looks_up = sorted(used_names(text))
            cell.binds = sorted(bound_names(text))
            trusted |= bound_names(text)
        else:
            cell.binds = sorted(bound_names(cell.released))
            cell.modules = sorted(imports(cell.released))
        strange = any(name not in trusted and not hasattr(builtins, name) for name in cell.looks_up)
        if cell.kind == "test" or strange:
            looking.append(i)  # a locked cell that uses what students define needs a process to talk to
    for i, moment in stages(cells, looking).items():
        cells[i].moment = moment
    return not Effects(cell.source for cell in cells if cell.runs_there).calls_leave_no_trace()


def take_hidden(cells: Sequence[Cell]) -> dict[str, dict[str, Any]]:
    """Take from the cells what students do not have: the author's answers, and of tests their hidden regions, which
    come back by the cell's number: its source with them, and the names that it looks up."""
    hidden: dict[str, dict[str, Any]] = {}
    for i, cell in enumerate(cells):
        if cell.kind == "test" and (visible := without_hidden(cell.source)) != cell.source:
            hidden[str(i)] = {"source": cell.source, "looks_up": cell.looks_up}
            cell.source, cell.looks_up = visible, sorted(used_names(visible))
        elif cell.kind != "imports":
            cell.released = ""
    return hidden
