"""Notebook nodes without nbformat's validation: they are valid all the same, once they have ids."""

import json

import nbformat

from course.grading.submitted import plain_cells


def test_what_is_made_is_a_valid_notebook():
    cells = [plain_cells.cell(kind, "x = 1") for kind in ("code", "markdown", "raw")]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    nbformat.validate(plain_cells.notebook(cells))


def test_a_cell_stands_in_a_line_of_the_file():
    made = plain_cells.notebook([plain_cells.cell("code", "é = 1\n"), plain_cells.cell("markdown", "")])
    text = plain_cells.text_of(made)
    assert json.loads(text) == made
    assert text.count("\n") == 5 and text.count('"cells"') == 1 and "é" in text


def test_half_of_a_surrogate_pair_can_be_written():
    text = plain_cells.text_of(plain_cells.notebook([plain_cells.cell("code", "x = '\ud800'")]))
    assert json.loads(text)["cells"][0]["source"] == "x = '?'"
