"""What is read from a graded notebook's cards: for the class's report, and for each student's feedback."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from course.grading.marks.cards import Said, said_of
from nnkit.check.card import WORDS, Card
from nnkit.check.result import PartResult, Result


def check_cell(name, *outputs):
    return new_code_cell("check(...)", metadata={"nbgrader": {"grade_id": name}}, outputs=list(outputs))


def shown(card):
    return new_output("execute_result", {"text/html": card._repr_html_(), "text/plain": "0.0"})


@pytest.mark.parametrize("state", WORDS)
def test_title_state_and_what_was_misunderstood(state):
    card = Card(Result("softmax", "A < B & `C`", state, (PartResult("a batch", False, 0, 1),), "Look at `exp`."))
    said = said_of([check_cell("check-softmax", shown(card))])
    told = "" if state == "not attempted" else "Look at exp."
    assert said == {"check-softmax": Said("A < B & C", state, told)}


def test_without_a_card_the_task_above_gives_its_name_to_its_own_test_alone():
    task = new_markdown_cell("### Exercise 3: The step (2 points)\n\nWrite `step`.")
    stopped = new_output("error", ename="NameError", evalue="name 'step' is not defined", traceback=[])
    cells = [task, new_code_cell("step = 1"), check_cell("check-step", stopped), check_cell("check-next", stopped)]
    assert said_of(cells) == {"check-step": Said("The step")}


def test_a_written_answers_question_stands_above_it():
    marks = {"grade_id": "why", "solution": True, "grade": True}
    cells = [new_markdown_cell("## Why?\n\nSay it."), new_markdown_cell("Because.", metadata={"nbgrader": marks})]
    assert said_of(cells) == {"why": Said("Why?")}


def test_what_is_no_question_s_answer_has_no_question():
    cells = [new_markdown_cell("## Why?")]
    for role in ("solution", "grade"):
        cells.append(new_markdown_cell("Because.", metadata={"nbgrader": {"grade_id": role, role: True}}))
        cells.append(new_markdown_cell("## Why?"))
    code = new_code_cell("### Exercise 3: The step (2 points)")
    assert said_of([*cells, code, check_cell("check-step")]) == {}
