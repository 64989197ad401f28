"""Written answers outside of their own cell: found by their place, shown to the marker, never decided here."""

from dataclasses import replace

import pytest

from course.grading.submitted import written
from course.grading.submitted.sheet import SheetCell
from course.grading.submitted.written import find_written, is_open, is_written
from tests.grading.submitted.notebooks import ANSWERS, SHEET, STUB, cell, handed_in, place

TEXT = ANSWERS["why"]
LONG = "this text of one's own has more words than eight"


def found(cells, copies=None, sheet=SHEET):
    """(what the marker is shown, which cells went into it) of the written answer, and what was said."""
    owners = {i: name for i, each in enumerate(cells) if (name := each.metadata.get("claims"))}
    notes: list[str] = []
    answers = find_written(cells, owners, copies or {}, sheet, notes)
    return answers.get("why"), notes


def asking(question: str, *behind: str):
    """A lesson of a title, a question, its answer, and what stands behind."""
    return replace(SHEET, outline=(("", "# A lesson"), ("", question), ("why", ""), *(("", text) for text in behind)))


def handed_in_with(*cells, at="why"):
    """The lesson's cells with these in place of an answer's."""
    made = handed_in()
    i = place(made, at)
    return [*made[:i], *cells, *made[i + 1 :]]


def test_an_answer_in_its_own_cell_is_nothing_to_look_for():
    assert found(handed_in()) == (None, [])
    assert found([]) == (None, [])


@pytest.mark.parametrize(
    ("cells", "gone"),
    [
        ([cell(TEXT, "markdown")], 1),
        ([cell(TEXT, "raw")], 1),
        ([cell(TEXT, "code")], 0),  # prose in a code cell stays there: it might run
        ([cell(STUB, "markdown", "why"), cell(TEXT, "markdown")], 1),
        ([cell("", "markdown", "why"), cell(TEXT, "markdown")], 1),
        ([cell("x = 1"), cell(TEXT, "markdown")], 1),
    ],
)
def test_a_text_at_the_question_is_the_answer(cells, gone):
    (text, taken), notes = found(handed_in_with(*cells))
    assert TEXT in text and text.startswith("*Put together by grading: this answer's cell was ")
    assert len(taken) == gone or cells[0].cell_type == "code"
    assert len(notes) == 1 and "found by its place, to be marked by hand" in notes[0]
    assert ("was left as it was" in notes[0]) == (cells[0].metadata.get("claims") == "why")


def test_code_at_the_question_is_the_answer_only_where_its_cell_is_gone():
    code = cell("x = 1")
    text, taken = found(handed_in_with(code))[0]
    assert "x = 1" in text and taken == []  # it runs where it stands
    assert found(handed_in_with(cell(STUB, "markdown", "why"), code))[0] is None


def test_a_text_written_into_the_question_is_the_answer():
    cells = handed_in_with()
    cells[5].source += f"\n\n{TEXT}"
    text, taken = found(cells)[0]
    assert text.endswith(TEXT) and "Say it" not in text and taken == []


def test_prose_in_a_code_cell_and_a_word_that_reads_as_code_are_texts():
    for text in (cell(TEXT, "code"), cell("symmetry", "markdown")):
        assert text.source in found(handed_in_with(cell(STUB, "markdown", "why"), text))[0][0]


WRITTEN_INTO = {
    "## Why?\n\nMy own reasons.": "My own reasons.",  # the heading stands
    "## Why?\n\nSay it in\nyour own words.": "",  # broken into lines anew
    "## Why?\n\nSay it in your own words.\n\n## Why?\nSo.": "## Why?\nSo.",  # which may quote it
    "Say it in your own words.\n\nMine.": "Say it in your own words.\n\nMine.",  # half of it
}


@pytest.mark.parametrize("text", WRITTEN_INTO)
def test_of_a_question_what_is_beyond_the_lessons_is_the_students(text):
    cells = handed_in_with()
    cells[5].source = text
    shown = found(cells)[0][0]
    own = WRITTEN_INTO[text]
    assert shown.endswith(f"---\n\n{own}") if own else "was deleted" in shown


@pytest.mark.parametrize(
    ("question", "text", "own"),
    [
        ("A.\nB.\nC.", "A.\nB.\nMine.", "Mine."),
        ("A.\nB.\nC.", "A.\nMine.", "A.\nMine."),
        ("A.\n\nB.\n\nC.", "A.\n\nMine.", "A.\n\nMine."),
        ("", "Mine.", "Mine."),
    ],
)
def test_a_question_without_a_heading_is_known_by_most_of_its_lines(question, text, own):
    cells = [cell("# A lesson", "markdown"), cell(text, "markdown"), cell("## End", "markdown")]
    shown, taken = found(cells, sheet=asking(question, "## End"))[0]
    assert shown.endswith(f"---\n\n{own}") and taken == ([1] if own == text else [])


def test_an_answer_at_a_lessons_end_or_beginning_has_a_place_too():
    cells = [cell("# A lesson", "markdown"), cell("Why?", "markdown"), cell(TEXT, "markdown")]
    assert "stood at its question" in found(cells, sheet=asking("Why?"))[0][0]
    first = replace(SHEET, outline=(("why", ""), ("", "## End")))
    assert "stood at its question" in found([cells[2], cell("## End", "markdown")], sheet=first)[0][0]


def test_without_the_lessons_text_an_answer_has_no_place():
    for cells, outline in (([cell(TEXT, "markdown")], ()), (handed_in_with(cell(TEXT, "markdown")), SHEET.outline[:6])):
        assert "may be it" in found(cells, sheet=replace(SHEET, outline=outline))[0][0]


def test_an_empty_cell_is_no_place_in_the_lesson():
    sheet = replace(SHEET, outline=(("", "# A lesson"), ("f", ""), ("why", ""), ("", "## End")))
    cells = [cell("# A lesson", "markdown"), cell(ANSWERS["f"], claims="f"), cell(TEXT, "markdown")]
    cells += [cell("## End", "markdown"), cell("", "markdown")]
    assert "stood at its question" in found(cells, sheet=sheet)[0][0]


def test_a_coded_answer_as_released_is_no_stub_of_a_written_one():
    assert found(handed_in_with(cell(SHEET.by_name["f"].released)))[0] != (STUB, [6])


def test_what_was_written_into_a_text_further_up_did_not_stand_at_the_question():
    cells = [cell(f"# A lesson\n\n{TEXT}", "markdown"), cell("## Summary", "markdown")]
    assert "may be it" in found(cells)[0][0]


def test_what_went_into_one_answer_is_not_shown_with_another():
    how = replace(SHEET.by_name["why"], name="how")
    sheet = replace(SHEET, cells=(*SHEET.cells, how), outline=(*SHEET.outline[:7], ("how", ""), *SHEET.outline[7:]))
    cells = handed_in_with(cell(TEXT, "markdown"))
    owners = {i: name for i, each in enumerate(cells) if (name := each.metadata.get("claims"))}
    answers = find_written(cells, owners, {}, sheet, [])
    assert TEXT in answers["why"][0] and "was deleted" in answers["how"][0]
    cells[6].metadata["claims"] = "how"  # what stands in an answer's own cell is that one's
    answers = find_written(cells, {**owners, 6: "how"}, {}, sheet, [])
    assert "was deleted" in answers["why"][0] and "how" not in answers


def test_tests_and_coded_answers_are_none():
    assert (
        find_written([cell("# A lesson", "markdown"), cell(TEXT, "markdown", "why")], {1: "why"}, {}, SHEET, []) == {}
    )


def test_the_stub_without_its_tag_is_the_cell_left_as_it_was():
    assert found(handed_in_with(cell(STUB, "markdown"))) == ((STUB, [6]), [])
    assert found(handed_in_with(cell(STUB, "markdown", "why"), cell(STUB, "markdown")))[0] is None


def test_where_nothing_stands_at_the_question_a_text_elsewhere_may_be_it():
    cells = [*handed_in_with(), cell("# Mine", "markdown"), cell(TEXT, "markdown")]
    cells[-3].source = "## Summary"
    text, taken = found(cells)[0]
    assert TEXT in text and taken == []


def test_a_remark_elsewhere_is_no_answer_to_what_was_left_as_it_was():
    cells = handed_in({**ANSWERS, "why": STUB})
    short, long = (cell(" ".join(["word"] * n), "markdown") for n in (written.FEW_WORDS - 1, written.FEW_WORDS))
    assert found([cells[0], short, *cells[1:]])[0] is None
    text, taken = found([cells[0], long, *cells[1:]])[0]
    assert "was left as it was; one of these texts" in text and "may be it" in text and taken == []
    assert found([cells[0], cell("x = 1\n" * 9), *cells[1:]])[0] is None


def test_of_many_texts_elsewhere_some_are_shown():
    cells = handed_in_with()
    cells[1:1] = [cell(f"{LONG} {i}", "markdown") for i in range(9)]
    text, _ = found(cells)[0]
    assert text.count(LONG) == written.MAX_SHOWN


def test_a_deleted_answer_is_put_up_for_marking():
    (text, taken), notes = found(handed_in_with())
    assert "was deleted, and no text" in text and taken == [] and "was deleted and not found" in notes[0]


def test_answers_that_stand_there_twice_are_all_shown():
    cells = [
        *handed_in(),
        cell("On second thoughts.", "markdown"),
        cell(TEXT + " ", "markdown"),
        cell(STUB, "markdown"),
    ]
    (text, taken), notes = found(cells, {"why": [8, 9, 10]})
    assert "On second thoughts." in text and text.count(TEXT) == 1 and taken == [8]
    assert "more than once" in notes[0]
    assert found(cells, {"why": [9, 10]}) == (None, [])


def test_cells_that_were_moved_end_the_search_at_the_next_of_the_lessons():
    cells = handed_in_with()
    summary = cells.pop()
    question = cells.pop()
    cells[0:0] = [summary, cell(LONG, "markdown")]
    cells[2:2] = [question, cell(TEXT, "markdown")]
    text, _ = found(cells)[0]
    assert TEXT in text and LONG not in text


def test_a_text_between_stays_with_the_nearest_answer():
    """What another answer took is not shown twice; the lesson's own text is nobody's."""
    cells = handed_in_with(cell(TEXT, "markdown"))
    cells[0].source = "# A lesson  "
    text, _ = found(cells)[0]
    assert "A lesson" not in text


def test_a_lesson_without_anything_of_it_near_finds_nothing():
    assert (
        "cell was missing; one of these texts, which stand elsewhere, may be it"
        in found([cell(LONG, "markdown")])[0][0]
    )


@pytest.mark.parametrize(
    ("text", "known", "open_"),
    [
        ("", "f", True),
        ("def f():  # mine\n    return None", "f", True),
        ("def f():\n    return None\n\n0.5", "f", True),
        ("def f():\n    return 1", "f", False),
        ("def f():\n    return None\nf()", "f", False),
        ("# only a remark", "f", False),
        (STUB + " ", "why", True),
        ("0.5", "why", False),
    ],
)
def test_what_an_answer_left_open_is(text, known, open_):
    assert is_open(text, SHEET.by_name[known]) == open_


def test_nesting_beyond_all_measure_is_an_answer_and_no_error():
    assert not is_open("x = " + "-" * 2_000 + "1", SHEET.by_name["f"])


def test_a_text_that_reads_as_code_is_compared_as_a_text():
    assert not is_open("x  # mine", SheetCell("w", "markdown", "x", False, None, True, True, False))


def test_which_cells_are_written_answers():
    assert [each.name for each in SHEET.cells if is_written(each)] == ["why"]
    code = SheetCell("c", "code", "", False, None, True, True, False)
    task = SheetCell("t", "markdown", "", False, None, False, True, True)
    shown = SheetCell("s", "markdown", "", True, None, True, False, False)
    assert not any(map(is_written, (code, task, shown)))
