"""When a lesson is built: refuse tests that grading could not run, with cell, line, reason and what to write instead.

Their text is read (`refusals`), and they are tried on the author's own solution: a test that passes in one process and
fails in two is refused.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import find_all_files, is_grade, is_locked, is_solution
from traitlets import Bool, Float

from course.grading.checker.engine import CAN_GRADE, WHERE, shared_engine
from course.grading.checker.job import Job, Limits, Report
from course.grading.marks.hooks import IsolatedExecute
from course.grading.marks.jobs import cells_for_engine, is_plain
from course.grading.submitted.sheet import Sheet, SheetCell, with_texts
from course.grading.texts.refusals import faults_in
from course.settings import read_settings


class UngradableError(ValueError):
    """The lesson has tests that grading could not run; the message says which and what to write instead."""


def sheet_of(notebook: NotebookNode, lesson: str, name: str) -> Sheet:
    """What the gradebook will say of an author's notebook."""
    cells = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about is None or not (is_grade(cell) or is_solution(cell) or is_locked(cell) or about.get("task")):
            continue
        roles = {"grade": is_grade(cell), "solution": is_solution(cell), "task": bool(about.get("task"))}
        locked = is_locked(cell) or (is_grade(cell) and not is_solution(cell))
        points = float(about.get("points") or 0)
        cells.append(SheetCell(about["grade_id"], cell.cell_type, cell.source, locked, None, **roles, points=points))
    return with_texts(Sheet(lesson, name, tuple(cells)), notebook)


class RefuseUngradable(NbGraderPreprocessor):
    """First of c.GenerateAssignment.preprocessors: stops the build of a lesson whose tests grading cannot run."""

    try_tests = Bool(True, help="Whether to run the tests on the author's solution, as grading does").tag(config=True)
    cell_seconds = Float(120, help="Seconds that a cell may take in one process with all").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        info, course = resources["nbgrader"], self.parent.parent.coursedir
        sheet = sheet_of(nb, info["assignment"], info["notebook"])
        folder = course.format_path(course.source_directory, ".", info["assignment"])
        code = [c for c in nb.cells if c.cell_type == "code"]
        students = [c.source for c in code if not _is_trusted(c, sheet)]
        locked = [c.source for c in code if _is_trusted(c, sheet)]
        said = []
        unsealed = info["assignment"] in read_settings(Path(course.root)).unsealed
        for cell in (cell for cell in sheet.cells if cell.is_test and not (unsealed and is_plain(cell.source))):
            for fault in faults_in(cell.source, students, locked):
                text = cell.source.split("\n")[fault.line - 1].strip()
                said.append(
                    f"cell {cell.name!r}, line {fault.line}: {fault.reason}.\n  {text}\n  Instead: {fault.instead}."
                )
        if not said and self.try_tests and any(cell.is_test for cell in sheet.cells):
            if CAN_GRADE:
                said = list(self._failing(nb, sheet, folder, unsealed))
            else:
                self.log.warning("%s: its tests were read, not tried. %s", sheet.notebook, WHERE)
        if said:
            raise UngradableError("Grading could not run these tests:\n" + "\n".join(said))
        return nb, resources

    def _failing(self, nb: NotebookNode, sheet: Sheet, folder: str, unsealed: bool) -> Iterator[str]:
        """Sentences about tests that pass on the author's solution in one process and fail in two; a warning about
        those that fail in both."""
        cells = cells_for_engine(nb, sheet, unsealed)
        apart = self._run(cells, folder, IsolatedExecute(parent=self).limits)
        tests = {i: float(cell["points"]) for i, cell in enumerate(cells) if cell["kind"] == "test"}
        failing = [i for i, points in tests.items() if _points(apart, i, points) < points]
        if not failing:
            return
        limits = Limits(cell_seconds=self.cell_seconds, total_seconds=10 * self.cell_seconds)
        kernel = [{**c, "kind": "shows" if c["kind"] == "imports" else "student"} for c in cells]
        together = self._run(kernel, folder, limits)
        names = [None, *(c.metadata.get("nbgrader", {}).get("grade_id") for c in nb.cells if c.cell_type == "code")]
        for i in failing:
            if _points(apart, i, tests[i]) < _points(together, i, tests[i]):
                error, line = _error(apart, i) or "it gives fewer points", _line(apart, i)
                yield (
                    f"cell {names[i]!r}{line}: it passes where answers and tests share a process, but not in grading, "
                    f"where they do not: {error}.\n  Instead: {_instead(cells[i]['source'], error)}."
                )
            else:
                self.log.warning("cell %r fails on your own solution: %s", names[i], _error(apart, i) or "fewer points")

    def _run(self, cells: list[dict[str, Any]], folder: str, limits: Limits) -> Report:
        limits = replace(limits, figures=False)
        engine = shared_engine(allow_unconfined=True)  # the author's own code
        with engine.inbox() as inbox:
            ignore = [*self.parent.parent.coursedir.ignore, "*.ipynb"]
            files = [str(Path(path).relative_to(folder)) for path in find_all_files(folder, ignore)]
            return engine.grade(Job(cells, folder, inbox, limits, files=tuple(files)))


def _is_trusted(cell: NotebookNode, sheet: Sheet) -> bool:
    known = sheet.by_name.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
    return known is not None and known.locked


def _line(report: Report, i: int) -> str:
    """Where the cell's error came from, as the checker says it."""
    traces = [o["traceback"] for o in report.cells[i]["outputs"] if o["output_type"] == "error"]
    found = re.match(r"line \d+", traces[0][0]) if traces and traces[0] else None
    return f", {found[0]}" if found else ""


SLOW = "fewer or smaller calls, or more time: c.IsolatedExecute.cell_seconds in nbgrader_config.py"
FILES = (
    "put the file into the lesson's folder or write it in a locked cell: files that a test and an answer write are not "
    "the other's; or a probe (@there) that writes, calls and reads"
)
THERE = "a function marked @there (nnkit.check) that does it beside the answer and returns the data"
SIGNS = (  # in the error, or in the test's text after "text:"; the first that is found
    (r"Timeout|no time is left", SLOW),
    (r"NameError: name", "import or define it in this cell, in a locked cell, or (imports) in an unlocked one"),
    (r"of the test's cannot be passed", f"numbers, text, arrays, lists, sets and dicts of them, functions; or {THERE}"),
    (r"bare yes or no", "the data that shows it"),
    (r"RefusedError", f"an attribute, a method, list(...); or {THERE}"),
    (
        r"raised Stop(Async)?Iteration",
        "next(g, None), list(g), for: only these may end an iterator of the submission's",
    ),
    (r"FileNotFoundError", FILES),
    (r"text:\b(open|tempfile|os\.path|exists|read_text)\b", FILES),
    (r"text:\b(globals|locals|eval|exec|vars)\(|\b__main__\b", "the name itself"),
    (r"text:\brandom\b", f"{THERE}, the seed in it: random numbers are not shared"),
)


def _instead(test: str, error: str) -> str:
    """What to write, as far as the text and the error tell."""
    for sign, instead in SIGNS:
        if re.search(sign.removeprefix("text:"), test if sign.startswith("text:") else error):
            return instead
    return f'{THERE}; see "Tests of your own" in docs/instructors.md'


def _points(report: Report, i: int, points: float) -> float:
    """What the outputs of cell `i` are worth, by nbgrader's rules."""
    for output in report.cells[i]["outputs"]:
        if output["output_type"] == "error":
            return 0.0
        if output["output_type"] == "execute_result":
            with contextlib.suppress(ValueError):
                return min(float(output["data"]["text/plain"]), points)
    return points


def _error(report: Report, i: int) -> str | None:
    """The error that cell `i` ended with, as a line."""
    errors = [output for output in report.cells[i]["outputs"] if output["output_type"] == "error"]
    return f"{errors[0]['ename']}: {errors[0]['evalue'][:200]}" if errors else None
