"""nbgrader's own hooks: named in nbgrader_config.py, they put this engine behind `nbgrader autograde`,
`generate_feedback`, the formgrader's buttons and the Python API.
"""

import glob
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import find_all_files
from traitlets import Bool, Float

from course.atomic import write_atomically
from course.grading.checker.engine import shared_engine
from course.grading.checker.job import Limits
from course.grading.marks.jobs import grade_cells
from course.grading.marks.storage import PAUSE_SECONDS, AtomicWriter, back_up_gradebook
from course.grading.submitted.choice import Choice, find_notebook
from course.grading.submitted.files import UnreadableError, plain_files
from course.grading.submitted.reading import read_notebook
from course.grading.submitted.repair import explain, repair, say_unsealed, unreadable
from course.grading.submitted.sheet import Sheet, read_sheet
from course.grading.submitted.timestamps import TolerantCourseDirectory
from course.grading.texts.cells import without_hidden
from course.settings import read_settings


class SubmissionExporter(NotebookExporter):
    """For c.Autograde.exporter_class: reads any submission, and makes the run that it belongs to a safe one.

    nbgrader makes one at the start of each run and hands it the converter. That is the place to back up the gradebook,
    to have files written in one step, and to have timestamps read tolerantly; nbgrader has no other hooks for these.
    """

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.sheets: dict[tuple[str, str], Sheet] = {}
        self._chosen: dict[str, Choice] = {}  # by the path that nbgrader expects
        if isinstance(converter := self.parent, Autograde):
            given = converter.coursedir
            tolerant = TolerantCourseDirectory(parent=given.parent)
            tolerant.set_trait("root", given.root)
            for name in given.trait_names(config=True):
                tolerant.set_trait(name, getattr(given, name))
            converter.coursedir = tolerant
            converter.writer = AtomicWriter(parent=converter, config=converter.config)
            back_up_gradebook(tolerant.db_url, Path(tolerant.root) / "backups", PAUSE_SECONDS)
            self._find_renamed()
            self._copy_plain_files_only()

    def _copy_plain_files_only(self) -> None:
        """nbgrader copies whatever a submission's names lead to: a neighbour's file, a device without an end, a pipe
        that nobody fills. Here it copies nothing, and plain files are copied as `course grade` looks at them."""
        converter = self.parent
        nbgraders = converter.init_assignment

        def init_assignment(lesson: str, student: str) -> None:
            course = converter.coursedir
            ignored, source = course.ignore, converter._format_source(lesson, student)
            graded = Path(converter._format_dest(lesson, student))
            notes: list[str] = []
            for name, content in plain_files(Path(source), notes):
                if not any(fnmatch(part, pattern) for part in name.parts for pattern in ignored):
                    (graded / name).parent.mkdir(parents=True, exist_ok=True)
                    write_atomically(graded / name, content)
            for note in notes:
                self.log.warning("%s/%s: %s", student, lesson, note)
            course.ignore = [*ignored, *(str(Path(glob.escape(source), pattern)) for pattern in ("*", ".*"))]
            try:
                nbgraders(lesson, student)  # which lays the lesson's own files over them
            finally:
                course.ignore = ignored

        converter.init_assignment = init_assignment

    def _find_renamed(self) -> None:
        """Let nbgrader, which looks for names, meet a notebook under another name where it expects it."""
        converter = self.parent
        pattern = converter._format_source("(?P<lesson>.*)", "(?P<student>.*)", escape=True)
        for folder, paths in converter.assignments.items():
            lesson = re.sub(pattern, r"\g<lesson>", folder)
            with Gradebook(converter.coursedir.db_url) as gradebook:
                try:
                    wanted = [notebook.name for notebook in gradebook.find_assignment(lesson).notebooks]
                except MissingEntry:
                    continue  # nbgrader says so itself
            for name in wanted:
                if converter.coursedir.notebook_id not in ("*", name):
                    continue
                expected = str(Path(folder, f"{name}.ipynb"))
                try:
                    self._chosen[expected] = find_notebook(Path(folder), self._sheet(lesson, name))
                except UnreadableError:
                    continue  # said when it is read
                other = str(Path(folder, self._chosen[expected].name))
                paths[:] = [*(path for path in paths if str(path) not in (other, expected)), expected]

    def from_filename(self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any):
        resources = resources or {}
        resources["metadata"] = {"name": Path(filename).stem, "path": str(Path(filename).parent)}
        if not isinstance(self.parent, Autograde) or not self.parent._sanitizing:
            return self.from_notebook_node(nbformat.read(filename, as_version=4), resources=resources, **kwargs)
        chosen = self._chosen.get(filename)
        try:
            notebook, notes = (chosen.notebook, chosen.notes) if chosen else read_notebook(Path(filename))
        except UnreadableError as error:
            self.log.error("%s could not be read: %s", filename, error)
            notebook, notes = None, [str(error)]
        resources["submission"] = {"unreadable": notebook is None, "notes": notes}
        return self.from_notebook_node(notebook or nbformat.v4.new_notebook(), resources=resources, **kwargs)

    def sheet(self, resources: dict[str, Any]) -> Sheet:
        """The gradebook's idea of the notebook in hand."""
        return self._sheet(resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"])

    def _sheet(self, lesson: str, notebook: str) -> Sheet:
        course = self.parent.coursedir
        if (lesson, notebook) not in self.sheets:
            source = Path(course.format_path(course.source_directory, ".", lesson), f"{notebook}.ipynb")
            with Gradebook(course.db_url) as gradebook:
                self.sheets[lesson, notebook] = read_sheet(gradebook, lesson, notebook, source)
        return self.sheets[lesson, notebook]


class RepairSubmission(NbGraderPreprocessor):
    """For c.Autograde.sanitize_preprocessors: identity, roles and points come from the gradebook."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]):
        sheet = self.parent.sheet(resources)
        said = resources["submission"]
        if said["unreadable"]:
            return unreadable(sheet, said["notes"][0]), resources
        notebook, repairs = repair(nb, sheet)
        notes = [*said["notes"], *repairs]
        for note in notes:
            self.log.warning("%s/%s: %s", resources["nbgrader"]["student"], sheet.notebook, note)
        explain(notebook, notes)
        if _is_unsealed(self.parent, resources):
            say_unsealed(notebook)
        return notebook, resources


def _is_unsealed(exporter: Any, resources: dict[str, Any]) -> bool:
    root = Path(exporter.parent.coursedir.root)
    return resources["nbgrader"]["assignment"] in read_settings(root).unsealed


class IsolatedExecute(NbGraderPreprocessor):
    """For c.Autograde.autograde_preprocessors in the place of Execute: cells run in one process, tests in another."""

    cell_seconds = Float(20, help="Seconds that one cell may take").tag(config=True)
    total_seconds = Float(120, help="Seconds that a submission may take in all").tag(config=True)
    allow_unconfined = Bool(False, help="Grade also where the machine cannot confine a submission").tag(config=True)

    @property
    def limits(self) -> Limits:
        return Limits(self.cell_seconds, self.total_seconds)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]):
        info, course = resources["nbgrader"], self.parent.parent.coursedir
        sheet = self.parent.sheet(resources)
        lesson = Path(course.format_path(course.source_directory, ".", info["assignment"]))
        submitted = Path(course.format_path(course.submitted_directory, info["student"], info["assignment"]))
        files = [str(Path(p).relative_to(lesson)) for p in find_all_files(str(lesson), [*course.ignore, "*.ipynb"])]
        unsealed = _is_unsealed(self.parent, resources)
        if not_enforced := shared_engine(self.allow_unconfined).statement:
            self.log.warning(not_enforced)
        left_out, report = grade_cells(
            nb,
            sheet,
            submitted,
            lesson,
            files,
            self.limits,
            unsealed=unsealed,
            allow_unconfined=self.allow_unconfined,
        )
        for note in [*left_out, *report.notes, *report.asks]:
            self.log.warning("%s/%s: %s", info["student"], sheet.notebook, note)
        return nb, resources


class HideTests(NbGraderPreprocessor):
    """For c.GenerateFeedback.preprocessors: the text of hidden tests does not go to students."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], index: int):
        if cell.cell_type == "code":
            cell.source = without_hidden(cell.source)
        return cell, resources
