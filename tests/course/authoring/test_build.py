"""From an author's text to a student's notebook: whole, repeatable, and nothing of the instructor's leaks."""

import json
import re

import nbformat
import pytest
from nbgrader.apps import NbGraderAPI

from course.authoring.build import BuildError, build, is_edited
from course.authoring.text import build_notebook
from course.lessons import find_lesson
from course.nbgrader import nbgrader_api


def released(lesson):
    return nbformat.read(lesson.released / f"{lesson.name}.ipynb", as_version=4)


def by_id(notebook):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def test_students_get_the_notebook_and_the_checks_as_data(small_lesson):
    assert sorted(path.name for path in small_lesson.released.iterdir()) == ["90-small.ipynb", "checks.json"]


def test_nothing_of_the_instructors_leaks(small_lesson):
    text = "".join(path.read_text() for path in small_lesson.released.iterdir()).replace("source_hidden", "folded")
    solution = "self.v = self.mu * self.v - self.lr"
    assert solution in small_lesson.text.read_text()
    for secret in ("hidden", "HIDDEN", "BEGIN SOLUTION", "passes through the origin", "by loops", solution):
        assert secret not in text
    assert not [cell for cell in released(small_lesson).cells if cell.get("outputs") or cell.get("execution_count")]


def test_each_exercise_becomes_heading_answer_and_check(small_lesson):
    cells = released(small_lesson).cells
    at = next(i for i, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == "affine")
    heading, answer, check = cells[at - 1 : at + 2]
    assert heading.source.startswith("### Exercise 1: The affine step (3 points)\n\n`X (n, d)`")
    assert "raise NotImplementedError" in answer.source
    assert '"""X (n, d)' in answer.source
    assert answer.metadata.nbgrader.solution
    assert not answer.metadata.nbgrader.locked
    assert check.source == 'check("affine", affine).require()'
    assert (check.metadata.nbgrader.points, check.metadata.nbgrader.locked) == (3, True)


def test_each_setup_cell_is_locked_under_a_name_of_its_own(author_folder):
    text = author_folder.text
    text.write_text(text.read_text() + "\n# %% setup=true\nlent = 1\n\n# %% setup=true\nmore = 2\n")
    build(author_folder)
    cells = by_id(released(author_folder))
    assert [cells[name].source for name in ("setup-2", "setup-3")] == ["lent = 1", "more = 2"]
    assert all(cells[name].metadata.nbgrader.locked for name in ("setup", "setup-2", "setup-3"))


def test_at_the_top_level_an_open_answer_raises_nothing(small_lesson):
    cells = by_id(released(small_lesson))
    assert cells["parameters"].source.startswith("parameters = ...\n#")
    assert eval(cells["names"].source.split("=")[1].split("#")[0]) == {"bias": "?", "activation": "?"}


def test_a_written_answer_is_marked_by_hand(small_lesson):
    cell = by_id(released(small_lesson))["why_bias"]
    assert cell.cell_type == "markdown"
    assert (cell.metadata.nbgrader.grade, cell.metadata.nbgrader.solution, cell.metadata.nbgrader.points) == (
        True,
        True,
        2,
    )


def test_a_right_answer_of_the_bank_that_is_refused_stops_the_build(author_folder):
    path = author_folder.bank / "affine.py"
    path.write_text(path.read_text().replace("zip(row, w)) + b", "zip(row, w)) + b if len(X) > 1 else X @ w"))
    with pytest.raises(BuildError, match=r"90-small/affine: a right answer \(by loops\) is refused"):
        build(author_folder)


def test_building_twice_gives_the_same_files(small_lesson):
    before = {path.name: path.read_bytes() for path in small_lesson.released.iterdir()}
    build(small_lesson)
    assert {path.name: path.read_bytes() for path in small_lesson.released.iterdir()} == before


def test_cell_ids_are_unique_and_come_from_content(small_lesson):
    ids = [cell.id for cell in build_notebook(small_lesson.source).cells]
    assert len(ids) == len(set(ids))
    assert {"affine", "check-affine", "why_bias"} <= set(ids)


def test_a_students_work_is_kept_aside_when_a_lesson_is_built_again(small_lesson):
    path = small_lesson.released / "90-small.ipynb"
    notebook = released(small_lesson)
    notebook.cells[0].source += "\nmy notes"
    nbformat.write(notebook, path)
    (said,) = build(small_lesson)
    (kept,) = (small_lesson.released.parent / "kept").glob("*.ipynb")
    assert kept.name in said
    assert "my notes" in kept.read_text()
    assert not is_edited(path)
    assert build(small_lesson) == []


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("lesson.py", lambda s: s.replace('exercise="affine"', 'exercise="afine"'), "'afine' is not declared"),
        ("lesson.py", lambda s: s.replace('# %% quiz="names"', ""), "nowhere in lesson.py: names"),
        ("lesson.py", lambda s: s + '\n# %% quiz="names"\n', "stands twice"),
        ("lesson.py", lambda s: re.sub("### BEGIN SOLUTION", "", s, count=1), "lacks ### BEGIN SOLUTION"),
        ("lesson.py", lambda s: s.replace(" points=2", ""), "needs its points"),
        ("lesson.py", lambda s: s.replace("return X @ w + b", "return nothing"), "the reference of 'affine' fails"),
        ("hidden.py", lambda s: s.replace('"affine"', '"afine"'), "no exercise"),
        ("exercises.py", lambda s: s.replace('"parameters",', '"affine",'), "share an id"),
        ("exercises.py", lambda s: s.replace("right=True", "right=False", 1), "exactly one right choice"),
    ],
)
def test_an_authors_slip_is_named(author_folder, file, change, message):
    path = author_folder.source / file
    changed = change(path.read_text())
    assert changed != path.read_text()
    path.write_text(changed)
    with pytest.raises(ValueError, match=re.escape(message)):
        build(author_folder)
    assert not author_folder.released.exists()


def files_of(lesson):
    folders = (lesson.released, lesson.source)
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def with_another_question(lesson):
    lesson.text.write_text(lesson.text.read_text() + '\n# %% [markdown] written="more" points=1\n# Because.\n')


def test_a_graded_lesson_with_another_cell_is_refused_in_a_sentence_and_stays_as_it_was(small_lesson):
    with nbgrader_api(small_lesson.source.parent.parent).gradebook as gradebook:
        gradebook.add_student("ada")
        gradebook.add_submission("90-small", "ada")
    with_another_question(small_lesson)
    before = files_of(small_lesson)
    with pytest.raises(
        BuildError, match=re.escape("is graded for 1 person and has other graded cells now (new: more)")
    ) as e:
        build(small_lesson)
    assert "\n" not in str(e.value) and "nbgrader db assignment remove 90-small" in str(e.value)
    assert files_of(small_lesson) == before


def test_a_release_is_replaced_by_a_complete_one_only(small_lesson, monkeypatch):
    with_another_question(small_lesson)
    before = files_of(small_lesson)
    failed = {"success": False, "log": "the disk is full", "error": ""}
    monkeypatch.setattr(NbGraderAPI, "generate_assignment", lambda *_, **__: failed)
    with pytest.raises(BuildError, match="the disk is full"):
        build(small_lesson)
    assert files_of(small_lesson) == before
    assert not list(small_lesson.source.parent.parent.glob(".building*"))


def test_the_checks_hold_outcomes_and_neither_code_nor_an_answer(small_lesson):
    checks = json.loads((small_lesson.released / "checks.json").read_text())
    by_name = {each["id"]: each for each in checks}
    assert by_name["affine"]["parts"][0]["expected"] == [{"array": [1.5, 9.5]}]
    assert by_name["affine"]["known"][0]["says"] == "The bias is missing: your answer is the weighted sum alone."
    (count,) = by_name["parameters"]["parts"]
    assert "expected" not in count and set(count["judge"][1]["answer"]) == {"lock"}
    for text in ("lambda", "def ", "It is added whatever", "right"):
        assert text not in (small_lesson.released / "checks.json").read_text()


def test_a_build_elsewhere_keeps_the_file_where_only_the_last_bits_differ(small_lesson):
    path = small_lesson.released / "checks.json"
    text = path.read_text()
    noisy = text.replace("[1.5,9.5]", "[1.5000000001,9.5]")
    assert noisy != text
    path.write_text(noisy)
    build(small_lesson)
    assert path.read_text() == noisy
    path.write_text(text.replace("[1.5,9.5]", "[1.51,9.5]"))
    build(small_lesson)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("judge", "message"),
    [
        ("lambda value: None", "a judge is named, Judge('module.function', ...)"),
        ("Judge('answer.unlike')", "nnkit/check/judges/answer.py has no 'unlike'; it has like"),
        ("Judge('nowhere.like')", "no judge is called 'nowhere.like'"),
        ("Judge('answer.np')", "has no 'np'"),
    ],
)
def test_a_judge_that_is_not_in_the_library_stops_the_build(author_folder, judge, message):
    path = author_folder.source / "exercises.py"
    text = path.read_text().replace("Exercise, Part", "Exercise, Judge, Part")
    path.write_text(text.replace('Part("the count", [Case()])', f'Part("the count", [Case()], judge={judge})'))
    with pytest.raises(ValueError, match=re.escape(message)):
        build(author_folder)


def test_the_first_setup_cell_names_the_lesson(author_folder):
    build(author_folder)
    source = by_id(released(author_folder))["setup"].source
    assert source.endswith('from nnkit.check import check, use_lesson\n\nuse_lesson("90-small")')
    author_folder.text.write_text(author_folder.text.read_text().replace("from nnkit.check import check\n", ""))
    with pytest.raises(ValueError, match="the first setup cell needs the line"):
        build(author_folder)


def test_a_lesson_is_found_by_name_and_number_and_a_wrong_one_is_answered_with_those_there_are(author_folder):
    root = author_folder.source.parent.parent
    assert find_lesson("90", root) == find_lesson("90-small", root) == author_folder
    with pytest.raises(LookupError, match="there are 90-small"):
        find_lesson("91", root)
