"""The lessons are found in a checkout and in an installed wheel, and what is missing is said."""

from pathlib import Path

import pytest

from nnkit import places


def test_in_a_checkout_the_lessons_lie_beside_the_library():
    assert places.lessons_folder() == Path(__file__).parents[2] / "lessons"


def test_an_installed_wheel_uses_its_own_lessons_whatever_lies_beside_it(tmp_path, monkeypatch):
    for folder in (tmp_path / "nnkit" / "lessons", tmp_path / "lessons"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "nnkit")
    assert places.lessons_folder() == tmp_path / "nnkit" / "lessons"


def test_where_there_are_none_the_error_says_where_they_were_looked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "nnkit")
    with pytest.raises(FileNotFoundError, match=r"expected them in .*lessons"):
        places.lessons_folder()
