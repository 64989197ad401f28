"""A submitted notebook becomes the lesson's again: roles, points and locked texts are the lesson's."""

import json
from dataclasses import replace

import nbformat
import pytest
from nbformat import NotebookNode

from course.grading.submitted import plain_cells
from course.grading.submitted.repair import explain, recognised, repair, say_unsealed, unreadable
from course.grading.submitted.sheet import SheetCell
from tests.grading.submitted.notebooks import ANSWERS, SHEET, STUB, cell, handed_in, place

NAMES = [known.name for known in SHEET.cells]


TOOLS = SheetCell("tools", "code", "def tool(): ...", True, None, False, False, False)
TASK = SheetCell("do \u00e4!", "markdown", "Do it.", False, None, False, True, True, 4.0)
MORE = replace(SHEET, cells=(TOOLS, *SHEET.cells, TASK), outline=(("tools", ""), *SHEET.outline, (TASK.name, "")))


def repaired(cells) -> tuple[dict[str, str], list[str], list[str]]:
    """The answers and tests by name, the names in order, and what was said."""
    made, notes = repair(plain_cells.notebook(cells), SHEET)
    nbformat.validate(json.loads(plain_cells.text_of(made)))
    known = [c for c in made.cells if "nbgrader" in c.metadata]
    for each in known:
        assert each.metadata["nbgrader"] == SHEET.by_name[each.metadata.nbgrader.grade_id].metadata["nbgrader"]
    return {c.metadata.nbgrader.grade_id: c.source for c in known}, [c.metadata.nbgrader.grade_id for c in known], notes


WHOLE = {**{known.name: known.source for known in SHEET.cells}, **ANSWERS}


def test_a_notebook_as_it_should_be_is_left_as_it_is():
    assert repaired(handed_in()) == (WHOLE, NAMES, [])


def test_a_kernel_is_the_lessons():
    made, _ = repair(plain_cells.notebook(handed_in()), SHEET)
    assert made.metadata == {"language_info": {"name": "python"}, "kernelspec": SHEET.kernelspec}


def test_without_tags_cells_are_known_by_id_text_and_names():
    texts, names, notes = repaired(handed_in(tags=False))
    assert {**texts, "why": ""} == {**WHOLE, "why": ""} and names == NAMES
    assert ANSWERS["why"] in texts["why"]
    assert sum("found by its text" in note for note in notes) == 2
    assert sum("found by its names" in note for note in notes) == 2
    cells = handed_in(tags=False)
    for i, name in ((1, "f"), (3, "g")):
        cells[i]["id"] = name
    assert sum("had lost its tag" in note for note in repaired(cells)[2]) == 2
    cells[1]["id"], cells[1].metadata["claims"] = "f", "other"  # a tag of another lesson's: its id says nothing
    assert "cell `f` had lost its tag; found by its names" in repaired(cells)[2]


def test_a_test_is_the_lessons_whatever_became_of_it():
    cells = handed_in()
    cells[2].source = "2.0"
    del cells[4]
    texts, names, notes = repaired(cells)
    assert texts == WHOLE and names == NAMES
    assert notes == [
        "cell `check-f` had been changed; the lesson's text stands in its place",
        "cell `check-g` was missing; it is put back",
    ]


def test_an_answer_that_is_gone_stays_gone():
    cells = handed_in()
    del cells[1]
    assert repaired(cells)[1] == NAMES[1:]


def test_a_changed_type_is_changed_back():
    cells = handed_in()
    cells[1].cell_type = "markdown"
    texts, _, notes = repaired(cells)
    assert texts == WHOLE and "had become a markdown cell; it is a code cell again" in notes[0]


def test_a_test_before_its_answer_is_moved_behind_it():
    cells = handed_in()
    cells.insert(0, cells.pop(4))
    texts, names, notes = repaired(cells)
    assert texts == WHOLE and names == NAMES
    assert notes == ["cell `check-g` stood before the answer that it checks; it is moved behind it"]


@pytest.mark.parametrize("copy", ["def f():\n    return 9", "def f():\n    return None", "x = 1"])
def test_of_two_cells_with_one_tag_the_last_with_an_answer_counts(copy):
    cells = handed_in()
    cells.insert(2, cell(copy, claims="f"))
    texts, _, notes = repaired(cells)
    is_stub = copy.endswith("None")
    assert texts["f"] == (ANSWERS["f"] if is_stub else copy)
    kept = [
        each.source for each in repair(plain_cells.notebook(cells), SHEET)[0].cells if "nbgrader" not in each.metadata
    ]
    assert (ANSWERS["f"] in kept) != is_stub and copy not in kept  # another answer runs as it stands
    assert notes == [f"cell `f` stands there twice; the {'one with an answer' if is_stub else 'later one'} counts"]


def test_an_answer_below_a_cell_left_as_it_was_counts():
    cells = handed_in({"g": ANSWERS["g"], "why": ANSWERS["why"]})
    cells.append(cell("import math\n" + ANSWERS["f"]))
    texts, names, notes = repaired(cells)
    assert texts["f"].endswith(ANSWERS["f"]) and "cell `f` was left as it was" in notes[0]
    assert names.index("check-f") > names.index("f")


def test_a_text_that_reads_as_code_is_no_answer_to_a_cell_left_as_it_was():
    cells = [*handed_in({"g": ANSWERS["g"], "why": ANSWERS["why"]}), cell("f = f", "markdown")]
    assert repaired(cells)[0]["f"] == SHEET.by_name["f"].released


@pytest.mark.parametrize("text", ["def f():\n    return 'an example'", "h = 3"])
def test_the_lessons_own_examples_and_other_names_are_no_answer(text):
    cells = [*handed_in({"g": ANSWERS["g"], "why": ANSWERS["why"]}), cell(text)]
    assert repaired(cells)[0]["f"] == SHEET.by_name["f"].released
    cells = [each for each in cells if each.metadata.get("claims") != "f"]
    assert "f" not in repaired(cells)[0]


@pytest.mark.parametrize("name", ["f", "g"])
def test_a_released_answer_pasted_once_more_undoes_nothing(name):
    cells = handed_in()
    cells.insert(2, cell(SHEET.by_name[name].released))
    made, _ = repair(plain_cells.notebook(cells), SHEET)
    assert SHEET.by_name[name].released not in [each.source for each in made.cells]
    assert len(made.cells) == len(handed_in())


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("", "code"),
        ("assert f() == 1", "code"),
        (SHEET.by_name["f"].released, "markdown"),
        (STUB, "markdown"),
        ("x = 1", "code"),
    ],
)
def test_what_is_no_copy_of_an_answer_stays_as_it_is(source, kind):
    made, notes = repair(plain_cells.notebook([*handed_in(), cell(source, kind)]), SHEET)
    assert (made.cells[-1].source, made.cells[-1].cell_type, notes) == (source, kind, [])


def test_an_answer_stays_with_its_tag_whatever_else_it_defines():
    cells = [each for each in handed_in() if each.metadata.get("claims") != "g"]
    cells[1].source = "import math\ndef g(): ...\n" + ANSWERS["f"]
    made, _ = repair(plain_cells.notebook(cells), SHEET)
    texts, names, _ = repaired(cells)
    assert texts["f"] == cells[1].source and "g" not in names
    assert len(made.cells) == len(cells)  # what an answer imports is not kept for others


def test_of_two_cells_left_as_they_were_none_is_an_answer_of_its_own():
    cells = handed_in({"g": ANSWERS["g"], "why": ANSWERS["why"]})
    cells.insert(2, cell(SHEET.by_name["f"].released, claims="f"))
    _, names, notes = repaired(cells)
    assert names == NAMES and notes == ["cell `f` stands there twice; the later one counts"]


def test_of_copies_the_last_counts_and_of_answers_the_last_that_says_something():
    cells = handed_in()
    cells.insert(2, cell("2.0", claims="check-f"))
    assert repaired(cells)[2][:1] == ["cell `check-f` stands there twice; the later one counts"]
    cells = [*handed_in(tags=False), cell(SHEET.by_name["f"].released)]
    texts, _, notes = repaired(cells)
    assert texts["f"] == ANSWERS["f"] and not any("left as it was" in note for note in notes)
    cells = handed_in(tags=False)
    cells[1:2] = [cell(f"def f():\n    return {i}", id_="f") for i in (5, 6)]
    texts, _, notes = repaired(cells)
    assert texts["f"].endswith("6") and "cell `f` stands there twice; the later one counts" in notes


def test_an_id_is_the_cell_s_name_where_nbformat_allows_it():
    sheet = replace(SHEET, cells=(replace(TOOLS, name="my_tools"),))
    assert repair(plain_cells.notebook([]), sheet)[0].cells[0]["id"] == "my_tools"


def test_tests_of_one_answer_may_stand_in_any_order_behind_it():
    again = replace(SHEET.by_name["check-f"], name="again", source="assert f() > 0")
    sheet = replace(SHEET, cells=(*SHEET.cells[:2], again, *SHEET.cells[2:]))
    cells = handed_in()
    cells.insert(2, cell(again.source, claims="again"))
    made, notes = repair(plain_cells.notebook(cells), sheet)
    assert notes == [] and made.cells[2].source == again.source


@pytest.mark.parametrize("left", ["# your code here", "x = ..."])
def test_an_answer_that_defines_nothing_or_is_a_text_is_not_found_by_names(left):
    """A text may read as code, and code may bind no name."""
    known = SheetCell("free", "markdown" if "=" in left else "code", left, False, None, True, True, False)
    sheet = replace(SHEET, cells=(*SHEET.cells, known), outline=(*SHEET.outline, ("free", "")))
    for cells in ([*handed_in(), cell(left, known.cell_type, "free"), cell("x = 1")], [*handed_in(), cell("x = 1")]):
        made, notes = repair(plain_cells.notebook(cells), sheet)
        assert ["nbgrader" in each.metadata for each in made.cells if each.source == "x = 1"] == [False]
        assert not any("of its own" in note or "by its names" in note for note in notes)


def test_locked_cells_and_tasks_are_put_back_and_have_ids_that_nbformat_allows():
    made, notes = repair(plain_cells.notebook(handed_in()), MORE)
    nbformat.validate(json.loads(plain_cells.text_of(made)))
    assert made.cells[0].source == TOOLS.source and made.cells[-1].source in (TASK.source, "## Summary")
    assert [note.split("`")[1] for note in notes] == ["tools", TASK.name]
    assert "do---" in [each["id"] for each in made.cells]


def test_a_locked_cell_is_the_lessons_whoever_defines_its_names():
    cells = [cell(TOOLS.source, claims="tools"), *handed_in(), cell("def tool():\n    return 1")]
    made, notes = repair(plain_cells.notebook(cells), MORE)
    assert made.cells[0].source == TOOLS.source and made.cells[0].metadata.nbgrader.grade_id == "tools"
    assert [note.split("`")[1] for note in notes] == [TASK.name]
    del cells[0]  # nor is it found by them
    assert "cell `tools` was missing; it is put back" in repair(plain_cells.notebook(cells), MORE)[1]


def test_a_locked_text_that_was_pasted_again_runs_as_it_stands():
    cells = handed_in(tags=False)
    cells.insert(0, cell("assert f() == 1"))
    texts, _, notes = repaired(cells)
    assert texts["check-f"] == "assert f() == 1" and not any("twice" in note for note in notes)


def test_ids_of_others_and_of_what_is_there_already_say_nothing():
    cells = [cell("x = 1", id_="other"), cell("y = 1", id_="f"), *handed_in()]
    assert repaired(cells) == (WHOLE, NAMES, [])


def test_an_answer_as_released_without_its_tag_is_found_by_its_names():
    cells = handed_in({"g": ANSWERS["g"], "why": ANSWERS["why"]}, tags=False)
    assert "cell `f` had lost its tag; found by its names" in repaired(cells)[2]


def test_of_the_last_definitions_the_one_with_an_answer_has_the_name():
    cells = handed_in(tags=False)
    cells.insert(2, cell("def f():\n    return 5"))
    texts, _, notes = repaired(cells)
    assert texts["f"] == "def f():\n    return 5" and not any("twice" in note for note in notes)


def test_an_answer_in_a_new_text_below_stands_in_its_cell():
    cells = handed_in({**ANSWERS, "why": STUB})
    cells.insert(place(cells, "why") + 1, cell("My own reasons.", "markdown"))
    made, _ = repair(plain_cells.notebook(cells), SHEET)
    assert [each.source for each in made.cells].count("My own reasons.") == 0
    assert "My own reasons." in repaired(cells)[0]["why"]


def test_raw_cells_are_shown_as_text_and_pictures_stay():
    made, _ = repair(plain_cells.notebook([cell("<script>", "raw"), cell("a", "markdown"), *handed_in()]), SHEET)
    assert (made.cells[0].cell_type, made.cells[0].source) == ("markdown", "    <script>")
    cells = handed_in()
    for each in (cells[0], cells[1], cells[6]):
        each["attachments"] = NotebookNode({"a.png": {"image/png": "AAAA"}})
    made, _ = repair(plain_cells.notebook(cells), SHEET)
    assert ["attachments" in each for each in made.cells] == [i in (0, 6) for i in range(8)]


def test_ids_depend_on_the_content_alone():
    cells = [cell("x = 1"), cell("x = 1"), *handed_in()]
    ids = [[each["id"] for each in repair(plain_cells.notebook(cells), SHEET)[0].cells] for _ in range(2)]
    assert ids[0] == ids[1] and ids[0][1] == f"{ids[0][0]}-2" and "check-f" in ids[0]


def test_what_was_put_right_is_said_at_the_top():
    made = plain_cells.notebook([])
    explain(made, [])
    assert made.cells == []
    explain(made, ["one", "two", "one"])
    say_unsealed(made)
    assert made.cells[1].source == "**Put right before grading:**\n\n- one\n- two"
    assert made.cells[0].source.startswith("**Plain tests ran beside the answers")


def test_a_file_without_a_notebook_earns_nothing_and_says_why():
    made = unreadable(SHEET, "it is empty")
    assert made.cells[0].source.endswith("so it earned nothing:** it is empty.")
    assert [each.metadata.nbgrader.grade_id for each in made.cells[1:]] == ["check-f", "check-g", "why"]


def test_what_is_recognised_of_a_notebook():
    def of(cells):
        return recognised(plain_cells.notebook(cells), SHEET)

    assert of(handed_in()) == (set(NAMES), {"f", "g", "why"})
    assert of(handed_in({}, tags=False))[1] == set()  # as it was handed out, by an editor that drops tags
    assert of([each for each in handed_in() if each.metadata.get("claims") != "why"])[1] == {"f", "g"}
    assert of(handed_in({})) == (set(NAMES), set())
    changed = handed_in({})
    changed[2].source = "2.0"
    assert of(changed) == (set(NAMES), set())  # a test is nobody's answer
    texts = [each for each in handed_in(tags=False) if each.cell_type == "markdown"]
    assert of(texts) == (set(), set())  # of nothing that nbgrader knows
    assert of([cell("y = 1"), cell("Nothing of this lesson, in more than eight words.", "markdown")]) == (set(), set())
    cells = handed_in({**ANSWERS, "why": STUB})
    cells.insert(place(cells, "why") + 1, cell("My own reasons.", "markdown"))
    assert of(cells)[1] == {"f", "g", "why"}
    cells[place(cells, "why") + 1].source = " "
    assert of(cells)[1] == {"f", "g"}
