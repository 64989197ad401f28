"""The whole course as one student does it: lesson by lesson, each with the answers of the former, its explorers moved.

A check that does not pass ends a lesson's run. That the author's answers pass the hidden cases too, `course build` sees.
"""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from course.authoring import rules
from course.authoring.rehearsal import answer, execute
from course.lessons import all_lessons
from nnkit.widgets.live.base import TYPE
from tests.lessons.notebook import calls, each_lesson, errors_in_widgets, outputs, printed
from tests.pace import PACE

# one student, one worker: a lesson runs what the former kept
pytestmark = pytest.mark.xdist_group("course")

# Moves every control of every explorer with plain sliders through its range and prints what went wrong.
DRIVE = """
import gc
from nnkit.widgets.explorer import Explorer

def plain_places(control):
    if hasattr(control, "options"):
        return [value for _, value in control._options_full]
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    return [control.min, control.max, control.value]

def pictures(explorer, name):
    seen = set()
    for place in plain_places(explorer.controls[name]):
        explorer.set(**{name: place})
        assert "<img" in explorer.picture.value, explorer.picture.value[:300]
        assert 'alt=""' not in explorer.picture.value
        seen.add(explorer.picture.value)
    return seen

def changes(explorer, name):
    # at once, or with another choice in the explorer's lists
    if len(pictures(explorer, name)) > 1:
        return True
    for other, control in explorer.controls.items():
        for place in plain_places(control) if other != name and hasattr(control, "options") else []:
            explorer.set(**{other: place})
            if len(pictures(explorer, name)) > 1:
                return True
    return False

moved = 0
plain = [thing for thing in gc.get_objects() if isinstance(thing, Explorer)]
for explorer in plain:
    for name in explorer.controls:
        assert changes(explorer, name), f"{name} changes nothing"
        moved += 1
print(f"{len(plain)} explorers, {moved} controls")
"""


class Student:
    """Does the lessons in the course's order, each once, up to the one that is asked for."""

    def __init__(self, root: Path):
        self.lessons = root / "lessons"
        self.done: dict[str, nbformat.NotebookNode] = {}
        self.kept: dict[str, set[str]] = {}  # what stands in mynn after each lesson

    def do(self, wanted: str) -> nbformat.NotebookNode:
        for lesson in all_lessons():
            if lesson.name not in self.done:
                self.done[lesson.name] = self._do(lesson)
                self.kept[lesson.name] = {path.stem for path in (self.lessons / "mynn").glob("*.py")}
            if lesson.name == wanted:
                break
        return self.done[wanted]

    def _do(self, lesson):
        folder = self.lessons / lesson.name
        shutil.copytree(lesson.released, folder)
        notebook = nbformat.read(folder / f"{lesson.name}.ipynb", as_version=4)
        for cell in notebook.cells:
            answer(cell, lesson)
        nbformat.write(notebook, folder / f"{lesson.name}.ipynb")
        notebook.cells.append(new_code_cell(DRIVE))
        return execute(notebook, folder, int(60 * PACE))


@pytest.fixture(scope="module")
def student(tmp_path_factory):
    return Student(tmp_path_factory.mktemp("student"))


def shown_explorers(notebook):
    """What the live explorers of an executed notebook are drawn from."""
    shown = [output.data[TYPE] for _, output in outputs(notebook) if TYPE in output.get("data", {})]
    return [values for values in shown if values["explorer"] != "Prediction"]


@each_lesson
def test_it_runs_the_answers_of_the_former_lessons_and_keeps_its_own(lesson, student):
    said = printed(student.do(lesson.name))
    names = [other.name for other in all_lessons()]
    before = [other for other in all_lessons() if names.index(other.name) < names.index(lesson.name)]
    kept = {name for other in before for name in calls(other, "keep")}
    asked = calls(lesson, "take")
    assert set(asked) <= kept, f"{lesson.name} takes what no earlier lesson keeps"
    yours = [name for line in re.findall(r"^Yours: (.*)\.$", said, re.MULTILINE) for name in line.split(", ")]
    assert sorted(yours) == sorted(asked), said
    assert "Lent by the course" not in said
    assert "Not yet" not in said
    assert student.kept[lesson.name] == kept | set(calls(lesson, "keep"))


@each_lesson
def test_solved_it_runs_in_silence_and_says_what_its_pictures_show(lesson, student, with_page):
    notebook = student.do(lesson.name)
    assert [o.text for _, o in outputs(notebook) if o.output_type == "stream" and o.name == "stderr"] == []
    assert errors_in_widgets(notebook) == []
    assert list(rules.pictures(lesson, notebook)) == []
    explorers, controls = map(int, re.findall(r"\d+", notebook.cells[-1].outputs[0].text))
    for values in shown_explorers(notebook):
        driven = with_page.drive(values)
        assert (driven["stuck"], driven["problem"]) == ([], ""), values["explorer"]
        explorers, controls = explorers + 1, controls + driven["moved"]
    assert list(rules.things_to_drag(lesson, explorers, controls)) == []
