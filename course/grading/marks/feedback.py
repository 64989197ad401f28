"""The page that a student gets back: what each exercise earned and what it misunderstood; below, the notebook."""

from pathlib import Path
from typing import Any

from jinja2 import DictLoader
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from pygments.formatters import HtmlFormatter

from course.grading.marks.cards import Said, said_of
from nnkit.check.card import WORDS

TEMPLATE = Path(__file__).with_suffix(".html.j2")
CODE = {"light": "default", "dark": "github-dark"}  # Pygments' styles


class GetMarks(GetGrades):
    """nbgrader's, which also says what a person has still to mark."""

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["waiting"] = bool(grade.needs_manual_grade)


class FeedbackExporter(HTMLExporter):
    """For c.GenerateFeedback.exporter_class: a page that asks for nothing, whose formulas are drawn already."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.extra_loaders = [DictLoader({"index.html.j2": TEMPLATE.read_text(encoding="utf-8")})]

    def from_notebook_node(self, nb: NotebookNode, resources: ResourcesDict | None = None, **kwargs: Any) -> Any:
        said = said_of(nb.cells)
        for cell in nb.cells:
            marks = cell.metadata.get("nbgrader", {})
            if marks.get("grade"):
                about = said.get(marks.grade_id, Said(marks.grade_id.removeprefix("check-")))
                marks.update(title=about.title, state=WORDS.get(about.state, ""), told=about.told)
        if resources is not None:
            resources["code_styles"] = {theme: _of_code(style) for theme, style in CODE.items()}
        return super().from_notebook_node(nb, resources, **kwargs)


def _of_code(style: str) -> str:
    return HtmlFormatter(style=style, nobackground=True).get_style_defs(".highlight")
