"""Questions to be guessed first, from an author's text to what a page is shown."""

import json
import re

import nbformat
import pytest

from course.authoring.build import build
from course.authoring.percent import read_text
from course.authoring.predictions import asked, parsed, questions_in, questions_of_lessons, warm_up
from course.lessons import all_lessons
from nnkit.lessonkit.record import again
from nnkit.widgets.shown import TYPE

CHOICE = "**What** comes out?\n\n- [ ] a line\n- [x] a curve,\n  bent twice\n\nIt bends.\n\nTwice."


def test_a_choice_has_its_right_one_marked():
    question = parsed("bends", CHOICE)
    assert question == {
        "asks": "**What** comes out?",
        "kind": "choice",
        "options": ["a line", "a curve, bent twice"],
        "truth": 1,
        "why": "It bends.\n\nTwice.",
    }


def test_a_number_has_a_scale_a_step_and_a_tolerance():
    question = parsed("n", "How steep?\n\n- number from 0 to 2 by 0.05 give or take 0.1: 0.25 a step\n\nSo.")
    assert (question["range"], question["step"], question["near"]) == ([0, 2], 0.05, 0.1)
    assert (question["truth"], question["unit"], question["log"]) == (0.25, "a step", False)


def test_a_number_in_powers_is_near_within_a_factor():
    question = parsed("n", "How many?\n\n- number from 1 to 1000 in powers: 187\n\nSo.")
    assert question["log"]
    assert 10 ** question["near"] == pytest.approx(1.3)


def test_an_order_is_shown_in_another_one():
    question = parsed("o", "Which first?\n\n1. b\n2. a\n3. c\n\nSo.")
    assert [question["options"][i] for i in question["truth"]] == ["b", "a", "c"]
    assert question["options"] not in (["b", "a", "c"], ["a", "b", "c"])
    assert parsed("o", "Which first?\n\n1. b\n2. a\n3. c\n\nSo.") == question


def test_a_curve_is_computed_from_its_formula():
    question = parsed("c", 'Sketch.\n\n- curve x ** 2, x from -1 to 1 as "x", y from 0 to 1\n\nSo.')
    assert question["truth"][0] == question["truth"][-1] == 1
    assert question["truth"][20] == 0
    assert len(question["truth"]) == 41


REASONS = (
    "**What** comes out?\n\n- [ ] a line\n  > So it would, if all weights were\n    equal.\n- [x] a curve\n\nIt bends."
)


def test_a_choice_may_say_why_it_is_wrong():
    question = parsed("bends", REASONS)
    assert question["options"] == ["a line", "a curve"]
    assert question["because"] == ["So it would, if all weights were equal.", ""]


@pytest.mark.parametrize("text", [CHOICE, "How many?\n\n- number from 0 to 2: 1\n\nSo."])
def test_what_recalls_explains_each_wrong_choice(tmp_path, text):
    def read(text):
        lines = "\n".join(f"# {line}" for line in text.split("\n"))
        (tmp_path / "lesson.py").write_text(f'# %% [markdown] predict="bends" recall=true\n{lines}\n')
        return questions_in(read_text(tmp_path / "lesson.py"))

    assert read(REASONS)["bends"]["recall"] is True
    with pytest.raises(ValueError, match="'bends' recalls, so it is a choice, and each wrong one says"):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q?\n\n- [ ] a\n- [ ] b\n\nSo.", "one of at least two choices"),
        ("Q?\n\n- [x] a\n- [x] b\n\nSo.", "one of at least two choices"),
        ("Q?\n\n- [ ] a\n- [x] b", "a question, one list"),
        ("- [ ] a\n- [x] b\n\nSo.", "a question, one list"),
        ("Q?\n\n- a number about 3\n\nSo.", "is no choice, order, number or curve"),
        ("Is it $x$?\n\n- [ ] a\n- [x] b\n\nSo.", "no formulas in dollars"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text, said):
    with pytest.raises(ValueError, match=said) as refused:
        parsed("bends", text)
    assert "'bends'" in str(refused.value)


QUESTION = """
# %% [markdown] predict="bends"
# What comes out?
#
# - [ ] a line
# - [x] a curve
#
# It bends.
"""


def with_question(folder):
    text = folder.text.read_text(encoding="utf-8")
    head, setup, rest = text.partition("# %% setup=true\n")
    cell, _, rest = rest.partition("\n# %%")
    folder.text.write_text(f"{head}{setup}{cell}{QUESTION}\n# %%{rest}", encoding="utf-8")


def test_a_released_lesson_asks_before_any_cell_has_run(author_folder):
    with_question(author_folder)
    build(author_folder)
    notebook = nbformat.read(author_folder.released / "90-small.ipynb", as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.source == 'predict("bends")']
    assert cell.metadata["jupyter"] == {"source_hidden": True}
    (output,) = cell.outputs
    assert output.data[TYPE]["asks"] == "What comes out?"
    assert "<details><summary>Then look</summary>a curve. It bends.</details>" in output.data["text/html"]
    assert output.data["text/plain"] == "Predict first: What comes out?\n- a line\n- a curve"
    assert "from nnkit.widgets import predict, warm_up" in notebook.cells[2].source
    questions = json.loads((author_folder.released / "predictions.json").read_text(encoding="utf-8"))
    assert list(questions) == ["bends"]


def test_a_lesson_without_questions_has_no_file_of_them(small_lesson):
    assert not (small_lesson.released / "predictions.json").exists()


LESSONS = [lesson for lesson in all_lessons() if lesson.number != "00"]
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)


@each_lesson
def test_every_lesson_asks_twice_at_least_and_what_it_asks_can_be_shown(lesson, with_page):
    questions = questions_of_lessons(lesson.source.parent)[lesson.name]
    assert len(again(questions)) >= 2
    for name, question in questions.items():
        values = asked(lesson.name, name, question, lesson.name)
        found = with_page.run("values => $questions.checkedPrediction(values).state", values)
        assert found == {"guess": None, "done": "", "hit": None}


@each_lesson
def test_the_warm_up_stands_before_the_first_section(lesson):
    notebook = nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = re.findall(r"^## .+$", text, re.M)
    assert ("## Warm-up" in headings) == (lesson is not LESSONS[0])
    assert lesson is LESSONS[0] or headings[0] == "## Warm-up"


@each_lesson
def test_every_lesson_but_the_first_begins_with_three_questions_of_former_ones(lesson):
    shown = warm_up(lesson.source)
    of = [values["key"].partition(": ")[2].split("/")[0] for values in shown]
    before = [other.name for other in LESSONS if other.name < lesson.name]
    assert len(shown) == (3 if before else 0)
    assert set(of) <= set(before)
    if len(before) >= 7:
        assert of == [before[-1], before[-3], before[-7]]
