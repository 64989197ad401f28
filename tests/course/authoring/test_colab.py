import subprocess
import sys
import types

import nbformat
import pytest

from course.authoring.colab import PACKAGES, SOURCE
from course.grading.texts.demonstrations import only_show
from course.lessons import all_lessons


def run_in(monkeypatch, colab):
    """Run the cell where google.colab is or is not; returns what it asked of pip and of widgets."""
    asked, switched = [], []
    if colab:
        output = types.ModuleType("google.colab.output")
        output.enable_custom_widget_manager = lambda: switched.append(True)
        package = types.ModuleType("google.colab")
        package.output = output
        monkeypatch.setitem(sys.modules, "google.colab", package)
        monkeypatch.setitem(sys.modules, "google.colab.output", output)
    monkeypatch.setattr(subprocess, "run", lambda command, check: asked.append((command, check)))
    exec(SOURCE, {})
    return asked, switched


def test_elsewhere_the_cell_does_nothing(monkeypatch):
    assert run_in(monkeypatch, colab=False) == ([], [])


def test_in_colab_it_brings_the_package_and_nothing_that_colab_has(monkeypatch):
    [(command, check)], switched = run_in(monkeypatch, colab=True)
    assert command[:4] == [sys.executable, "-m", "pip", "install"] and check and switched
    assert "--no-deps" in command and command[-len(PACKAGES) :] == list(PACKAGES)
    assert not {"numpy", "matplotlib", "ipykernel", "ipywidgets"} & set(command)


def test_beside_it_grading_leaves_out_what_only_shows():
    cells = [("import numpy as np", True), (SOURCE, False), ("print(1)", True), ("x = np.ones(3)", False)]
    assert only_show(cells) == {2}


@pytest.mark.parametrize("lesson", all_lessons(), ids=lambda lesson: lesson.name)
def test_every_lesson_has_it_folded_before_anything_is_imported(lesson):
    cells = nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4).cells
    first = next(cell for cell in cells if cell.cell_type == "code")
    assert first.source == SOURCE and first.metadata.jupyter.source_hidden
