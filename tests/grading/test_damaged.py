"""The ways in which notebooks arrive damaged: whole work gets full marks, and its written answer is marked by hand."""

import json
import zipfile

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from tests.grading.conftest import FULL, LESSON

TOTAL = sum(FULL.values())
ANSWER = "Because the line must not pass through the origin, my friend."
STUB = "*Your answer: double-click here and write.*"
AS_RELEASED = '''def affine(X, w, b):
    """X (n, d), w (d,), b a number -> z (n,)."""
    raise NotImplementedError("your turn: replace this line")
'''


def by_name(notebook):
    return {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}


def strip(notebook, *, tags=True, ids=True):
    """As Colab and VS Code save: without the cells' metadata, with ids of their own."""
    for i, cell in enumerate(notebook.cells):
        if tags:
            cell.metadata = {}
        if ids:
            cell.id = f"other-{i}"


def place(notebook, name):
    return next(i for i, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def replaced(notebook, name, *cells):
    i = place(notebook, name)
    notebook.cells[i : i + 1] = cells


def retyped(kind):
    def change(notebook):
        for name in ("affine", "why_bias"):
            cell = by_name(notebook)[name]
            cell.cell_type = kind

    return change


def fenced(notebook):
    """The answer became text, and was marked as code there."""
    cell = by_name(notebook)["affine"]
    cell.cell_type, cell.source = "markdown", f"```python\n{cell.source}\n```\n"


def with_lines_of_a_kernel(notebook):
    """They did something where the answer was written, or nothing at all."""
    cell = by_name(notebook)["affine"]
    cell.source = f"!pip install numpy\n%matplotlib inline\n%cd ..\n{cell.source}"


def stripped_and_retyped(notebook):
    replaced(notebook, "why_bias", new_code_cell(ANSWER))
    strip(notebook)


def below(notebook):
    """The cells stay as they were; the answers stand in new cells below, even below the check."""
    cells = by_name(notebook)
    answer = cells["affine"].source
    cells["affine"].source = AS_RELEASED
    cells["why_bias"].source = STUB
    notebook.cells.insert(place(notebook, "check-affine") + 1, new_code_cell(answer))
    notebook.cells.insert(place(notebook, "why_bias") + 1, new_markdown_cell(ANSWER))


def doubled(notebook):
    """A copy of each answer as it was released stands behind the answer."""
    for name, stub in (("affine", AS_RELEASED), ("why_bias", STUB)):
        cell = by_name(notebook)[name]
        notebook.cells.insert(
            place(notebook, name) + 1, nbformat.from_dict({**cell, "id": f"{name}-2", "source": stub})
        )


def in_the_question(notebook):
    i = place(notebook, "why_bias")
    notebook.cells[i - 1].source += f"\n\n{ANSWER}"
    del notebook.cells[i]


def rescued(notebook):
    """The cell was deleted and the answer typed anew at the end."""
    replaced(notebook, "why_bias")
    notebook.cells += [new_markdown_cell("## My notes"), new_markdown_cell(ANSWER)]


def raw_and_empty(notebook):
    replaced(notebook, "why_bias", new_raw_cell(""), new_raw_cell(ANSWER), new_code_cell(""))
    notebook.cells.insert(0, new_markdown_cell(""))


def large_output(notebook):
    big = nbformat.v4.new_output("stream", name="stdout", text="x" * (12 << 20))
    by_name(notebook)["affine"].outputs = [big]


def other_cells(*sources):
    def change(notebook):
        for source in sources:
            notebook.cells.insert(place(notebook, "affine"), new_code_cell(source))

    return change


def number_at_the_end(notebook):
    for name in ("affine", "parameters", "Momentum"):
        by_name(notebook)[name].source += "\n\n0.5"


def older_release(notebook):
    """Another text of the check, another title, and a cell that is no more."""
    by_name(notebook)["check-affine"].source = 'check("affine", affine)'
    notebook.cells[0].source = "# A small lesson, last year's"
    old = nbformat.from_dict({**by_name(notebook)["check-affine"], "id": "check-old"})
    old.metadata["nbgrader"] = {**old.metadata["nbgrader"], "grade_id": "check-old"}
    notebook.cells.append(old)


FORMER = "@takes_formulas  # lets the check send f as text; leave it in place\n"


def former_answer(notebook):
    """Begun in an edition whose first cell imported the decorator, and carried over into today's."""
    by_name(notebook)["affine"].source = FORMER + by_name(notebook)["affine"].source


def former_setup(notebook):
    """The whole notebook is of that edition; and its student wrote an import into the locked cell."""
    former_answer(notebook)
    setup = by_name(notebook)["setup"]
    setup.source = "from nnkit.lessonkit.formulas import takes_formulas\nimport math as m, cmath\n" + setup.source
    affine = by_name(notebook)["affine"]
    affine.source = affine.source.replace('number -> z (n,)."""', 'number -> z (n,)."""\n    X = X * m.cos(0)')
    assert "m.cos" in affine.source


def from_the_browser(notebook):
    """As JupyterLite saves: another kernel, its own language, no ids in the older format, what was shown kept."""
    notebook.metadata["kernelspec"] = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.13", "codemirror_mode": {"name": "python"}}
    notebook.nbformat_minor = 4
    for cell in notebook.cells:
        cell.pop("id", None)
        cell.metadata["trusted"] = True


WAYS = {
    "tags lost": lambda nb: strip(nb, ids=False),
    "tags and ids lost": strip,
    "types changed to raw": retyped("raw"),
    "types changed to markdown": retyped("markdown"),
    "the code of a markdown cell": fenced,
    "lines that only a kernel can do": with_lines_of_a_kernel,
    "tags lost and the written answer in a code cell": stripped_and_retyped,
    "answers below the cells": below,
    "cells doubled, the copy as released": doubled,
    "checks deleted": lambda nb: replaced(nb, "check-affine"),
    "the written answer in its question": in_the_question,
    "the written answer at the end": rescued,
    "raw and empty cells": raw_and_empty,
    "an output of 12 MB": large_output,
    "a number at a cell's end": number_at_the_end,
    "shadowed builtins": other_cells("list = [1, 2]\nsum = 0\nmax = 3\nlen = 'none'\nfloat = int = str = 1"),
    "asks for input": other_cells("name = input('your name? ')\nprint(name)"),
    "an older release": older_release,
    "a line of an earlier edition": former_answer,
    "an earlier edition's first cell": former_setup,
    "saved in the browser edition": from_the_browser,
}


def handed_in(course, student, write):
    folder = course.folder(student)
    folder.mkdir(parents=True)
    write(folder)
    return course.grade(folder)


@pytest.fixture
def solved(course):
    notebook = nbformat.from_dict(course.solved)
    by_name(notebook)["why_bias"].source = ANSWER
    return notebook


def holds_full_marks(graded):
    assert not graded.reason
    assert sum(graded.scores[name] for name in FULL) == TOTAL, graded.notes
    assert graded.scores["why_bias"] is None, graded.notes  # to be marked by hand
    assert not graded.unanswered["why_bias"]
    cell = by_name(nbformat.reads(graded.text, as_version=4))["why_bias"]
    assert ANSWER in cell.source


@pytest.mark.parametrize("way", WAYS)
def test_whole_work_gets_full_marks_and_its_written_answer_is_marked_by_hand(course, solved, way):
    WAYS[way](solved)
    graded = handed_in(course, f"way-{list(WAYS).index(way)}", lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    holds_full_marks(graded)


def test_imports_of_the_former_first_cell_are_kept_where_they_are_used(course, solved):
    former_setup(solved)
    graded = handed_in(course, "former", lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    said = "\n".join(graded.notes)
    assert "`takes_formulas` is imported by no cell of today's lesson; its import is kept" in said
    assert "`m` is imported" in said and "cmath" not in said


TWO_WAYS = [
    ("answers below the cells", "a number at a cell's end"),
    ("cells doubled, the copy as released", "a number at a cell's end"),
    ("cells doubled, the copy as released", "tags lost"),
    ("cells doubled, the copy as released", "tags and ids lost"),
    ("the written answer at the end", "tags and ids lost"),
]


@pytest.mark.parametrize("ways", TWO_WAYS, ids=", ".join)
def test_damaged_in_two_ways_too(course, solved, ways):
    for way in ways:
        WAYS[way](solved)
    student = f"ways-{TWO_WAYS.index(ways)}"
    graded = handed_in(course, student, lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    holds_full_marks(graded)


def save(notebook, path):
    path.write_text(json.dumps(notebook), encoding="utf-8")


def as_script(notebook):
    return jupytext.writes(notebook, fmt="py:percent")


def as_exported(notebook):
    """As `jupyter nbconvert --to script` writes it."""
    parts = [
        f"# In[{i}]:\n\n\n{cell.source}\n\n\n"
        if cell.cell_type == "code"
        else "".join(f"# {line}\n" for line in cell.source.split("\n"))
        for i, cell in enumerate(notebook.cells)
    ]
    return "#!/usr/bin/env python\n\n" + "\n".join(parts)


def zipped(notebook, folder):
    with zipfile.ZipFile(folder / "handin.zip", "w") as archive:
        archive.writestr("__MACOSX/._x.ipynb", "?")
        archive.writestr(f"home/ada/{LESSON}.ipynb", json.dumps(notebook))


FILES = {
    "renamed": lambda nb, folder, stub: save(nb, folder / "Copy of lesson (final).ipynb"),
    "renamed, tags and ids lost": lambda nb, folder, stub: (strip(nb), save(nb, folder / "mine.ipynb")),
    "in a folder within": lambda nb, folder, stub: ((folder / "in").mkdir(), save(nb, folder / "in" / "a.ipynb")),
    "beside the untouched one": lambda nb, folder, stub: (
        save(stub, folder / f"{LESSON}.ipynb"),
        save(nb, folder / f"{LESSON} (1).ipynb"),
    ),
    "in a zip": lambda nb, folder, stub: zipped(nb, folder),
    "in a zip beside the untouched one": lambda nb, folder, stub: (
        save(stub, folder / f"{LESSON}.ipynb"),
        zipped(nb, folder),
    ),
    "only the paired script": lambda nb, folder, stub: (folder / f"{LESSON}.py").write_text(as_script(nb)),
}


@pytest.mark.parametrize("way", FILES)
def test_the_notebook_with_answers_is_found(course, solved, way):
    stub = nbformat.read(course.lesson.released / f"{LESSON}.ipynb", as_version=4)
    student = f"file-{list(FILES).index(way)}"
    graded = handed_in(course, student, lambda folder: FILES[way](solved, folder, stub))
    holds_full_marks(graded)
    assert graded.notes  # it is said which file counted
    assert graded.asks == []


def test_an_exported_script_counts_and_its_comments_are_shown_to_the_marker(course, solved):
    graded = handed_in(
        course, "exported", lambda folder: (folder / "lesson.py").write_text(as_exported(solved), encoding="utf-8")
    )
    assert sum(graded.scores[name] for name in FULL) == TOTAL, graded.notes
    assert graded.scores["why_bias"] is None


def test_of_two_notebooks_with_answers_the_newer_one_counts_and_a_person_is_asked(course, solved):
    def write(folder):
        older = nbformat.from_dict(solved)
        by_name(older)["affine"].source = "def affine(X, w, b):\n    return X @ w"
        save(older, folder / f"{LESSON}.ipynb")
        save(solved, folder / f"{LESSON} (1).ipynb")

    graded = handed_in(course, "two", write)
    holds_full_marks(graded)
    assert f"{LESSON} (1).ipynb" in graded.asks[0] and f"{LESSON}.ipynb" in graded.asks[0]


def test_what_lies_there_instead_of_a_notebook_is_named(course):
    graded = handed_in(course, "pdf", lambda folder: (folder / "answers.pdf").write_bytes(b"%PDF"))
    assert "answers.pdf" in graded.reason


def test_an_untouched_notebook_without_tags_has_nothing_to_mark_by_hand(course):
    stub = nbformat.read(course.lesson.released / f"{LESSON}.ipynb", as_version=4)
    strip(stub)
    graded = handed_in(course, "untouched", lambda folder: save(stub, folder / f"{LESSON}.ipynb"))
    assert graded.scores["why_bias"] == 0 and graded.unanswered["why_bias"]


def test_a_deleted_written_answer_is_put_up_for_marking_by_hand(course, solved):
    replaced(solved, "why_bias")
    graded = handed_in(course, "gone", lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    assert graded.scores["why_bias"] is None
    assert any("`why_bias`" in note for note in graded.notes)


def test_two_different_written_answers_are_both_shown(course, solved):
    cell = by_name(solved)["why_bias"]
    solved.cells.append(nbformat.from_dict({**cell, "id": "second", "source": "On second thoughts: symmetry."}))
    graded = handed_in(course, "second", lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    holds_full_marks(graded)
    assert "second thoughts" in graded.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import pandas.no_such as pd", "pandas"),
        ("from google.colab import drive", "google"),
        ("data = np.loadtxt('mine.csv')", "it stopped with FileNotFoundError"),
        ("raise ModuleNotFoundError('\\x1b[2J' * 99)", "it stopped with ModuleNotFoundError"),
    ],
)
def test_an_answer_that_lacks_what_was_there_where_it_was_written_is_put_up_for_a_person(course, solved, line, said):
    """It may be right, and the machine that grades may be mended."""
    cell = by_name(solved)["affine"]
    cell.source = f"import numpy as np\n{line}\n{cell.source}"
    student = f"lacks-{said.split()[-1]}-{len(line)}"
    graded = handed_in(course, student, lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    assert graded.scores["check-affine"] == 0
    (asked,) = graded.asks
    assert asked.startswith(f"cell `affine` lacks what it had where it was written: {said}") and asked.isprintable()


def test_nobody_is_asked_about_cells_that_are_no_answers_and_other_errors(course, solved):
    other_cells("from google.colab import drive", "1 / 0")(solved)
    by_name(solved)["affine"].source = "1 / 0"
    graded = handed_in(course, "lacks-nothing", lambda folder: save(solved, folder / f"{LESSON}.ipynb"))
    assert graded.asks == []
