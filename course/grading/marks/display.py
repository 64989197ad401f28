"""What nbgrader's pages show of a submission does nothing in the browser of who reads it: hooks of c.HTMLExporter."""

import html
import re
from typing import Any

from jinja2 import pass_context
from mistune import HTMLRenderer
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from course.grading.marks.formulas import draw_formulas
from course.grading.texts import sanitise
from course.grading.texts.markup import clean_html


class HarmlessDisplay(Preprocessor):
    """For c.HTMLExporter.preprocessors: a submission's outputs and raw cells do nothing in the reader's browser."""

    enabled = True

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], index: int):
        if cell.cell_type == "code" and not (is_grade(cell) and not is_solution(cell)):
            # a test's outputs are the checker's own; all others come from the submission
            outputs = sanitise.clean_outputs(cell.outputs, sanitise.Allowance())
            cell.outputs = [NotebookNode(output) for output in outputs]
            for output in cell.outputs:
                if "data" in output:
                    output["data"] = NotebookNode(output["data"])
        elif cell.cell_type == "raw":
            cell.cell_type = "markdown"
            cell.source = "\n".join(f"    {line}" for line in cell.source.split("\n"))
        return cell, resources


MAX_MARKDOWN = 50_000  # characters
MAX_LINE, MAX_LINE_OF_CODE = 10_000, 500  # what reads a text or code searches a line again from each of its places
FORMULA_BEGINS = re.compile(r"\\\\[\[(]|\\begin\{")
MAX_FORMULAS = 100


class _PlainRenderer(IPythonRenderer):
    """nbconvert's, without what a text may ask for: a lexer of its choice, a picture that was not handed in."""

    def block_code(self, code: str, info: str | None = None) -> str:
        return HTMLRenderer.block_code(self, code)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        name = url.removeprefix("attachment:")
        if name != url and name not in self.attachments:
            return f"[picture {text}]"
        return super().image(text, url, title)


@pass_context
def harmless_markdown(context: Any, source: str) -> str:
    """For c.HTMLExporter.filters: Markdown as nbconvert renders it, with what it may contain in HTML made harmless.

    Very long texts and lines, and those with so many beginnings of formulas that nbconvert's patterns would search them
    for hours, are shown as they were written.
    """
    long = len(source) > MAX_MARKDOWN or _longest_line(source) > MAX_LINE
    if long or len(FORMULA_BEGINS.findall(source)) > MAX_FORMULAS:
        return f"<pre>{html.escape(source)}</pre>"
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = _PlainRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return draw_formulas(clean_html(MarkdownWithMath(renderer=renderer).render(source)))


HIGHLIGHTED = Highlight2HTML(pygments_lexer="ipython3")


def harmless_code(source: str, language: str | None = None, metadata: Any = None) -> str:
    """For c.HTMLExporter.filters: code as nbconvert colours it; as it was written where a line is very long."""
    if _longest_line(source) > MAX_LINE_OF_CODE:
        return f"<pre>{html.escape(source)}</pre>"
    return HIGHLIGHTED(source, language, metadata)


def _longest_line(source: str) -> int:
    return max(map(len, source.split("\n")))
