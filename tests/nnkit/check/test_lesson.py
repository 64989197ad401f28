"""Where a notebook's checks come from: beside it, else from the lessons that are installed."""

import linecache

import pytest

from nnkit.check import check, lesson, library, use_lesson


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lesson, "_named", "")
    monkeypatch.setattr(lesson, "_in_force", None)
    monkeypatch.setattr(library, "_closed", False)
    return tmp_path


def test_a_notebook_alone_finds_the_checks_of_the_lesson_that_it_names():
    use_lesson("06-backprop")
    assert "loss_after_10000" in lesson.current_lesson().exercises


def test_checks_beside_the_notebook_win(small_lesson, monkeypatch):
    use_lesson("06-backprop")
    monkeypatch.chdir(small_lesson.released)
    assert list(lesson.current_lesson().exercises) == ["affine", "parameters", "Momentum", "names"]


def test_nowhere_is_one_clear_error(alone):
    with pytest.raises(FileNotFoundError, match="no lesson is named"):
        check("affine", 3)
    use_lesson("99-none")
    with pytest.raises(FileNotFoundError, match="There are no checks for the lesson '99-none'"):
        check("affine", 3)


def test_where_marks_are_given_a_check_without_a_lesson_says_so_and_raises_nothing():
    library.close()
    card = check("affine", 3)
    assert card.ok and float(card.require()) == 0
    for shown in (str(card), card._repr_html_()):
        assert "affine: no verdict here" in shown and "the check cells alone decide" in shown
        assert "points" not in shown and "attempted" not in shown


def test_a_look_finds_the_line_of_a_slip_that_has_a_name_too(small_lesson, monkeypatch):
    monkeypatch.chdir(small_lesson.released)
    text = "def affine(X, w, b):\n    return X * w + b\n"
    linecache.cache["<a cell>"] = (len(text), None, text.splitlines(keepends=True), "<a cell>")
    exec(compile(text, "<a cell>", "exec"), notebook := {})
    card = check("affine", notebook["affine"])
    assert (card.result.misconception, card.result.where) == ("product", "")
    ran, run = [], lesson.Lesson.run
    monkeypatch.setattr(lesson.Lesson, "run", lambda *given: ran.append(given[1]) or run(*given))
    found = card.look().result
    assert ran == ["affine"]  # judged once, whatever is asked of it afterwards
    says = "Line 2, `return X * w + b`: entries are multiplied one by one where a matrix product is meant."
    assert (found.misconception, found.where) == ("product", says)


def test_a_cell_waits_for_the_answers_that_are_not_right_in_one_line(small_lesson, monkeypatch, capsys):
    monkeypatch.chdir(small_lesson.released)
    notebook = {"ready": lesson.ready}
    exec("waits = ready('affine', 'parameters')", notebook)
    exec("parameters = 4\none = ready('affine', 'parameters')", notebook)
    exec("affine = lambda X, w, b: X @ w + b\nboth = ready('affine', 'parameters')", notebook)
    assert [notebook[name] for name in ("waits", "one", "both")] == [False, False, True]
    assert capsys.readouterr().out.splitlines() == [
        "Your affine and parameters come in here once they are right: then run this cell again.",
        "Your affine comes in here once it is right: then run this cell again.",
    ]


def test_a_cell_that_waits_names_an_exercise(small_lesson, monkeypatch):
    monkeypatch.chdir(small_lesson.released)
    with pytest.raises(KeyError, match="no exercise 'afine'"):
        lesson.ready("afine")
    with pytest.raises(TypeError, match="ready needs the name of an exercise"):
        lesson.ready()


def test_where_marks_are_given_no_cell_waits(capsys):
    library.close()
    assert lesson.ready("affine", "parameters") and capsys.readouterr().out == ""
