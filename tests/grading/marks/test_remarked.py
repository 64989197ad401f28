"""Marks given by hand stay; where they were given for another text, a person sees both."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.grading.marks.remarked import compare_with_marked
from course.grading.marks.submission import Graded


def notebook(why: str = "Because.", code: str = "f = 1", *more) -> str:
    def named(cell, name, **roles):
        cell["id"] = name
        cell.metadata["nbgrader"] = {"grade_id": name, "solution": False, **roles}
        return cell

    cells = [
        named(new_code_cell(code), "f", solution=True),
        named(new_code_cell("check(f)"), "check-f"),
        named(new_markdown_cell(why), "why", solution=True),
        *more,
    ]
    return nbformat.writes(new_notebook(cells=cells))


def compared(tmp_path, before: str | None, now: str, by_hand) -> tuple[set[str], list[str]]:
    """What is to be looked at again, and the texts of the new notebook's cells."""
    if before is not None:
        (tmp_path / "a.ipynb").write_text(before)
    graded = Graded("ada", "a", text=now)
    changed = compare_with_marked(graded, tmp_path / "a.ipynb", by_hand)
    return changed, ["".join(cell["source"]) for cell in json.loads(graded.text)["cells"]]


MARKED = {"why": (2.0, False), "check-f": (1.5, False)}


def test_the_same_texts_keep_their_marks(tmp_path):
    changed, texts = compared(tmp_path, notebook(), notebook(), MARKED)
    assert changed == set() and len(texts) == 3


def test_another_text_is_shown_with_the_one_that_was_marked(tmp_path):
    changed, texts = compared(tmp_path, notebook("Because.\nSo."), notebook("Otherwise."), MARKED)
    assert changed == {"why"}
    assert texts[3] == "**Marked by hand with 2 points, for this text:**\n\n> Because.\n> So."


def test_of_a_test_the_answer_before_it_is_the_text(tmp_path):
    changed, texts = compared(tmp_path, notebook(code="f = 1"), notebook(code="f = 2"), MARKED)
    assert changed == {"check-f"} and texts[2].endswith("with 1.5 points, for this text:**\n\n> f = 1")


def test_what_waits_already_keeps_the_text_that_was_marked(tmp_path):
    shown = new_markdown_cell("the first text", id="marked-why")
    waits = {"why": (2.0, True)}
    changed, texts = compared(tmp_path, notebook("second", "f = 1", shown), notebook("third"), waits)
    assert changed == {"why"} and texts[3] == "the first text"
    changed, texts = compared(tmp_path, notebook("third", "f = 1", shown), notebook("third"), waits)
    assert changed == {"why"} and texts[3] == "the first text"


def test_what_a_person_has_looked_at_again_waits_no_more(tmp_path):
    shown = new_markdown_cell("the first text", id="marked-why")
    assert compared(tmp_path, notebook("third", "f = 1", shown), notebook("third"), MARKED)[0] == set()


def test_what_waits_for_another_reason_is_not_shown(tmp_path):
    assert compared(tmp_path, notebook(), notebook(), {"why": (2.0, True)})[0] == set()


@pytest.mark.parametrize("before", [None, "?"])
def test_without_the_notebook_that_was_marked_nobody_can_tell(tmp_path, before):
    assert compared(tmp_path, before, notebook(), MARKED)[0] == set()


def test_an_answer_that_the_lesson_has_no_more_is_passed_over(tmp_path):
    assert compared(tmp_path, notebook(), notebook(), {"gone": (1.0, False)})[0] == set()
