"""A lesson to read: what of a cell's output stays, and what stands where an explorer will be."""

import json
import re
from html import unescape

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course.authoring.opening import explorer_of
from course.lessons import LessonFolder
from course.site.reading import TYPE, WIDGET, place, read, shown


def test_a_place_holds_data_that_no_text_can_leave():
    values = {"explorer": "ReluHinges", "id": "x", "state": {"function": '"></div><script>alert(1)</script>'}}
    text = place(values, "<b>words</b>")
    assert "<script>" not in text and "<b>" not in text
    told = json.loads(unescape(re.search(r'data-shows="([^"]*)"', text)[1]))
    assert told == {"explorer": "ReluHinges", "state": values["state"]}


def test_warnings_and_errors_are_no_part_of_the_text():
    assert shown(new_output("stream", name="stderr", text="a warning"), {}) is None
    assert shown(new_output("error", ename="E", evalue="", traceback=[]), {}) is None
    printed = new_output("stream", name="stdout", text="0.5")
    assert shown(printed, {}) is printed


def test_an_explorer_is_shown_alive():
    data = {TYPE: {"explorer": "ReluHinges", "id": "x"}, "text/html": "much", "text/plain": "ReLU hinges: words"}
    alive = shown(new_output("display_data", data), {}).data["text/html"]
    assert alive.startswith('<div class="nnk-here"')


def test_of_what_needs_python_the_picture_stays():
    states = {"m": {"state": {"children": ["IPY_MODEL_s", "IPY_MODEL_p"]}}, "s": {"state": {"value": 3}},
              "p": {"state": {"value": "<img alt='a digit' src='data:'>"}}}  # fmt: skip
    widget = {WIDGET: {"model_id": "m"}, "text/plain": "Explorer()"}
    text = shown(new_output("display_data", widget), states).data["text/html"]
    assert text.count("<img") == 1 and "Python answers it" in text


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("Playground()", ""),
        ("x = 1\nPlayground(state='data=xor lr=0.1')", "data=xor lr=0.1"),
        ("Playground(layers=mine)", None),
        ("Playground(state=text)", None),
        ("Playground(loss='mean_squared_error')", None),
        ("Playground(optimizer='Adam')", "optimizer=Adam"),
        ("Playground().play()", ""),
        ("%magic", None),
        ("", None),
    ],
)
def test_which_playgrounds_a_page_can_train(source, state):
    shown = explorer_of(source)
    assert (None if shown is None else shown.values().get("state", "")) == state


def test_a_lesson_is_run_untouched_and_nothing_is_written_to_it(tmp_path):
    folder = tmp_path / "lessons" / "90-small"
    folder.mkdir(parents=True)
    (folder / "data.txt").write_text("seven")
    task = new_code_cell(
        "raise ValueError('Not attempted yet')", metadata={"nbgrader": {"grade_id": "a"}, "tags": ["raises-exception"]}
    )
    cells = [
        new_code_cell(
            "from pathlib import Path\nPath('made.txt').write_text('x')\nprint(Path('data.txt').read_text())"
        ),
        task,
    ]
    machine = new_code_cell("import sys", metadata={"tags": ["colab"]})
    nbformat.write(new_notebook(cells=[machine, *cells]), folder / "90-small.ipynb")
    before = (folder / "90-small.ipynb").read_text()
    page = read(LessonFolder(tmp_path / "solutions" / "90-small"))
    assert page.cells[0].outputs[0].text == "seven\n"
    assert page.cells[1].outputs == [] and page.cells[1].source == task.source
    assert sorted(path.name for path in folder.iterdir()) == ["90-small.ipynb", "data.txt"]
    assert (folder / "90-small.ipynb").read_text() == before


def test_a_lesson_that_was_not_built_is_asked_for(tmp_path):
    with pytest.raises(LookupError, match="course build 90-small"):
        read(LessonFolder(tmp_path / "solutions" / "90-small"))
