"""The page that a student gets back: what each exercise earned and what it misunderstood; it asks for nothing."""

import re

from nbconvert.exporters.exporter import ResourcesDict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.grading.marks.feedback import CODE, FeedbackExporter
from nnkit.check.card import WORDS, Card
from nnkit.check.result import PartResult, Result


def marks(name: str, **more) -> dict:
    fields = {"grade_id": name, "grade": True, "solution": False, "locked": True, "points": 2.0, "schema_version": 3}
    return {"nbgrader": {**fields, "score": 1.0, "comment": None, "waiting": False, **more}}


def page(*cells) -> str:
    resources = ResourcesDict(metadata={"name": "a"}, nbgrader={"score": 1.0, "max_score": 2.0, "notebook": "a"})
    return FeedbackExporter().from_notebook_node(new_notebook(cells=list(cells)), resources)[0]


def test_an_exercise_has_its_title_state_and_what_it_misunderstood():
    card = Card(Result("step", "The step", "wrong", (PartResult("a batch", False, 0, 2),), "Look at `exp`."))
    shown = new_output("execute_result", {"text/html": card._repr_html_(), "text/plain": "0.0"})
    made = page(new_code_cell("check('step', step)", outputs=[shown], metadata=marks("check-step", score=0.0)))
    assert "The step" in made and WORDS["wrong"] in made and "Look at exp." in made


def test_without_a_card_the_name_of_its_test_stands_there():
    assert "mystery" in page(new_code_cell("check()", metadata=marks("check-mystery")))


def test_a_page_asks_for_nothing_and_has_both_themes():
    made = page(new_markdown_cell("$x$"), new_code_cell("x = 1"))
    assert not re.search(r"<script|<link|src=.?(https?:)?//|@import", made)
    assert len(CODE) == 2 and made.count(".highlight .k ") >= 2
