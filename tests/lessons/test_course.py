"""The whole course as one student does it: lesson by lesson, each with the answers of the former. Some lessons are done
in a browser, where their explorers are moved by mouse and by keyboard; the others' are driven in a page of their own.

A check that does not pass ends a lesson's run. That the author's answers pass the hidden cases too, `course build` sees.
"""

import os
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from playwright.sync_api import Browser, TimeoutError

from course.authoring import rules
from course.authoring.rehearsal import answer, execute
from course.lessons import LessonFolder, all_lessons
from nnkit.widgets.shown import TYPE
from tests import ROOT
from tests.hands import answers_to
from tests.lab import Lab, a_browser, a_lab, close_page, open_page, run_all, save
from tests.lessons.explained import superfluous, unheld
from tests.lessons.notebook import calls, each_lesson, errors_in_widgets, outputs, printed
from tests.pace import PACE
from tests.page import browser_or_skip, find_browser

# one student, one worker: a lesson runs what the former kept
pytestmark = pytest.mark.xdist_group("course")

# A lesson in JupyterLab takes five times as long as in a kernel. These show, between them, what no other test shows among
# a lesson's cells: the region builder, and the tape, which is drawn in Python.
IN_LAB = ("03b-regions", "06c-tape")

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


class Done(NamedTuple):
    """A lesson that was done: the notebook as it ran, the names that mynn keeps then, what did not answer to a hand."""

    notebook: nbformat.NotebookNode
    kept: set[str]
    stuck: list[str]


class Student:
    """Does the lessons in the course's order, each once, up to the one that is asked for: some in JupyterLab where there
    is a browser, else in kernels alone."""

    def __init__(self, lessons: Path, lab: Lab | None, browser: Browser | None):
        self.lessons, self.lab, self.browser = lessons, lab, browser
        self.done: dict[str, Done] = {}

    def do(self, wanted: str) -> Done:
        for lesson in all_lessons():
            if lesson.name not in self.done:
                self.done[lesson.name] = self._do(lesson)
            if lesson.name == wanted:
                break
        return self.done[wanted]

    def _do(self, lesson: LessonFolder) -> Done:
        path = self.lessons / lesson.name / f"{lesson.name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            answer(cell, lesson)
        notebook.cells.append(new_code_cell(DRIVE, id="drive"))
        nbformat.write(notebook, path)
        stuck = []
        if self.lab and lesson.name in IN_LAB:
            stuck = self._in_lab(lesson)
            notebook = nbformat.read(path, as_version=4)
        else:
            execute(notebook, path.parent, int(60 * PACE))
        return Done(notebook, {path.stem for path in (self.lessons / "mynn").glob("*.py")}, stuck)

    def _in_lab(self, lesson: LessonFolder) -> list[str]:
        """Run and save it in a page, then move its explorers."""
        theme = ("light", "dark")[len(self.done) % 2]
        page = open_page(self.lab, self.browser, f"lessons/{lesson.name}/{lesson.name}.ipynb", theme)
        stuck = []
        try:
            run_all(page)
            save(page)
            for explorer in page.locator(".nnk-live[aria-label]").all():
                for hand in ("mouse", "keyboard"):
                    try:
                        answers_to(page, explorer, hand)
                    except (AssertionError, TimeoutError) as error:
                        stuck.append(f"{explorer.get_attribute('aria-label')}, {hand}: {error}")
                if explorer.locator(".nnk-problem").is_visible():
                    stuck.append(explorer.locator(".nnk-problem").inner_text())
            stuck += [f"asked for {url}" for url in page.outside]
        finally:
            close_page(self.lab, page)
        return stuck


@pytest.fixture(scope="module")
def student(tmp_path_factory):
    root = tmp_path_factory.mktemp("student")
    if find_browser() or os.environ.get("NNKIT_BROWSER_REQUIRED"):
        with a_browser() as browser, a_lab(root) as lab:
            lab.set("@jupyter-widgets/jupyterlab-manager", "plugin", {"saveState": True})
            yield Student(root / "lessons", lab, browser)
    else:
        shutil.copytree(ROOT / "lessons", root / "lessons")
        yield Student(root / "lessons", None, None)


def shown_explorers(notebook):
    """What the live explorers of an executed notebook are drawn from."""
    shown = [output.data[TYPE] for _, output in outputs(notebook) if TYPE in output.get("data", {})]
    return [values for values in shown if values["explorer"] not in ("Prediction", "Playground")]


@each_lesson
def test_it_runs_the_answers_of_the_former_lessons_and_keeps_its_own(lesson, student):
    said = printed(student.do(lesson.name).notebook)
    names = [other.name for other in all_lessons()]
    before = [other for other in all_lessons() if names.index(other.name) < names.index(lesson.name)]
    kept = {name for other in before for name in calls(other, "keep")}
    asked = calls(lesson, "take")
    assert set(asked) <= kept, f"{lesson.name} takes what no earlier lesson keeps"
    yours = [name for line in re.findall(r"^Yours: (.*)\.$", said, re.MULTILINE) for name in line.split(", ")]
    assert sorted(yours) == sorted(asked), said
    assert "Lent by the course" not in said
    assert "Not yet" not in said
    assert student.do(lesson.name).kept == kept | set(calls(lesson, "keep"))


@each_lesson
def test_solved_it_runs_in_silence_and_says_what_its_pictures_show(lesson, student, with_page):
    notebook = student.do(lesson.name).notebook
    assert [o.text for _, o in outputs(notebook) if o.output_type == "stream" and o.name == "stderr"] == []
    assert errors_in_widgets(notebook) == []
    assert list(rules.pictures(lesson, notebook)) == []
    explorers, controls = map(int, re.findall(r"\d+", notebook.cells[-1].outputs[0].text))
    for values in shown_explorers(notebook):
        driven = with_page.drive(values)
        assert (driven["stuck"], driven["problem"]) == ([], ""), values["explorer"]
        explorers, controls = explorers + 1, controls + driven["moved"]
    assert list(rules.things_to_drag(lesson, explorers, controls)) == []


@each_lesson
def test_the_numbers_of_its_answers_and_explanations_come_from_somewhere(lesson, student):
    """Else: state the sum in the explanation, print it in the lesson, or test it and list it in explained.py."""
    assert unheld(lesson, printed(student.do(lesson.name).notebook)) == []
    assert superfluous(lesson) == set()


@pytest.mark.parametrize("name", IN_LAB)
def test_in_a_page_its_explorers_answer_where_they_stand(name, student):
    browser_or_skip()
    assert student.do(name).stuck == []
