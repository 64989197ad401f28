"""Where a notebook's checks come from: beside it, else from the lessons that are installed."""

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
