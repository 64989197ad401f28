"""Every lesson in a real JupyterLab: answered, run from top to bottom, its explorers moved by mouse and by keyboard."""

import shutil

import nbformat
import pytest

from course.authoring.rehearsal import answer
from course.lessons import all_lessons, find_lesson
from tests.browser.conftest import run_all
from tests.browser.test_explorers import EXPLORERS, drag, pixels, settled, wait_for_news

pytestmark = pytest.mark.browser
LESSONS = [lesson.name for lesson in all_lessons() if not lesson.name.startswith("00-")]


@pytest.fixture
def open_answered(lab, open_notebook):
    """open_notebook for a lesson with all exercises answered, as a student would have it at the end."""

    def open_(name, theme):
        folder = lab.folder / "lessons" / f"answered-{name}"
        shutil.copytree(lab.folder / "lessons" / name, folder)
        notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
        for cell in notebook.cells:
            answer(cell, find_lesson(name))
        nbformat.write(notebook, folder / f"{folder.name}.ipynb")
        return open_notebook(folder.name, theme)

    return open_


@pytest.mark.parametrize(("name", "theme"), [(name, ("light", "dark")[i % 2]) for i, name in enumerate(LESSONS)])
def test_its_explorers_answer_where_they_stand(open_answered, name, theme):
    page = open_answered(name, theme)
    run_all(page)
    explorers = page.locator(".nnk-live").all()
    for explorer in explorers:
        dragged, moved = EXPLORERS[explorer.get_attribute("aria-label")]
        explorer.scroll_into_view_if_needed()
        for hand in ("mouse", "keyboard"):
            said, seen = settled(page, explorer), pixels(explorer)
            if hand == "mouse":
                drag(page, explorer.locator(dragged).first, 37, -23)
            else:
                explorer.locator(moved).first.focus()
                for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
                    page.keyboard.press(key)
            wait_for_news(page, explorer, said)
            assert pixels(explorer) != seen, hand
        assert explorer.locator(".nnk-problem").is_hidden()
    # quizzes are left open: their checks are all that complains
    errors = page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").all_inner_texts()
    assert [text for text in errors if "Not attempted yet" not in text] == []
    assert page.outside == []
