"""What nbgrader's pages show of a submission does nothing in the browser of who reads it."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from course.grading.marks import display
from course.grading.marks.display import HarmlessDisplay, harmless_code, harmless_markdown

SCRIPT = new_output("display_data", {"text/html": "<b>a</b><script>OWNED</script>", "image/svg+xml": "<svg>"})
LINE = new_output("stream", text="a\x00b")


def shown(*cells):
    made, _ = HarmlessDisplay().preprocess(new_notebook(cells=list(cells)), {})
    return made.cells


def graded(grade: bool, solution: bool) -> dict:
    return {"nbgrader": {"grade": grade, "solution": solution, "locked": False, "schema_version": 3, "grade_id": "a"}}


@pytest.mark.parametrize("roles", [(False, False), (False, True), (True, True)])
def test_a_submissions_outputs_are_made_harmless(roles):
    (cell,) = shown(new_code_cell("f()", outputs=[SCRIPT, LINE], metadata=graded(*roles)))
    assert cell.outputs[0].data == {"text/html": "<b>a</b>"} and cell.outputs[1].text == "a\ufffdb"


def test_a_tests_outputs_are_the_checkers_own():
    (cell,) = shown(new_code_cell("f()", outputs=[SCRIPT], metadata=graded(True, False)))
    assert cell.outputs == [SCRIPT]


def test_raw_cells_are_shown_as_text():
    raw, text = shown(new_raw_cell("<script>\nOWNED"), new_markdown_cell("a"))
    assert (raw.cell_type, raw.source) == ("markdown", "    <script>\n    OWNED") and text.source == "a"


def test_a_picture_that_was_handed_in_is_shown():
    held = {"cell": {"attachments": {"a.png": {"image/png": "AAAA"}}}}
    assert "data:image/png;base64,AAAA" in harmless_markdown(held, "![a](attachment:a.png)")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("![a picture](attachment:lost.png)", "<p>[picture a picture]</p>\n"),
        ("```brainfuck\n+[]\n```", "<pre><code>+[]\n</code></pre>\n"),
        ("[a](javascript:OWNED) <javascript:OWNED>", "<p><a>a</a> <a>javascript:OWNED</a></p>\n"),
        ("$\\mmlToken{mi}{\\frac$", "<p>$\\ mmlToken{mi}{\\frac$</p>\n"),
    ],
)
def test_a_text_gets_nothing_that_it_only_names(text, made):
    assert harmless_markdown({"cell": {}}, text) == made


@pytest.mark.parametrize("show", [harmless_code, lambda source: harmless_markdown({"cell": {}}, source)])
def test_a_line_that_would_be_searched_for_minutes_is_shown_as_written(show, monkeypatch):
    for reader in ("HIGHLIGHTED", "MarkdownWithMath"):
        monkeypatch.setattr(display, reader, None)  # which is not asked
    assert show(line := "a." * 100_000) == f"<pre>{line}</pre>" and show("<\n" + line).startswith("<pre>&lt;")


def test_code_of_lines_is_coloured():
    shown = harmless_code("def f():\n    return 1\n" * 100)
    assert shown.count('<span class="k">def</span>') == 100


@pytest.mark.parametrize("piece", ["\\\\[", "\\\\(", "\\begin{x}", "*_"])
def test_a_text_of_beginnings_is_shown_as_written(piece):
    assert harmless_markdown({"cell": {}}, piece * 100_000) == f"<pre>{piece * 100_000}</pre>"


def test_a_long_text_is_shown_as_written(monkeypatch):
    monkeypatch.setattr(display, "MAX_MARKDOWN", 5)
    assert "<em>" in harmless_markdown({}, "*<b>*")
    assert harmless_markdown({}, "*<b>*a") == "<pre>*&lt;b&gt;*a</pre>"
