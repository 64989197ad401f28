import csv

import numpy as np
import pytest

from nnkit.lessonkit.heldout import HeldOut

X, Y = np.arange(8.0).reshape(4, 2), np.array([0, 1, 2, 1])


@pytest.fixture
def pile(tmp_path, monkeypatch):
    monkeypatch.setattr("nnkit.lessonkit.heldout.is_closed", lambda: False)
    return HeldOut(X, Y, tmp_path / "openings.csv")


def test_the_first_score_is_the_one_to_report(pile, capsys):
    assert pile.openings == 0
    assert pile.score([0, 1, 1, 1], "16 hidden") == 3
    assert pile.openings == 1
    said = capsys.readouterr().out
    assert "3 of 4 right, 75.0%" in said and "opened once" in said
    (row,) = csv.DictReader(pile.log.open())
    assert (row["right"], row["of"], row["note"]) == ("3", "4", "16 hidden")


def test_the_same_answers_are_no_new_opening_and_others_are_also_after_a_restart(pile, capsys):
    pile.score([0, 1, 1, 1])
    pile.score(np.array([0, 1, 1, 1], float))
    assert pile.openings == 1
    again = HeldOut(X, Y, pile.log)
    capsys.readouterr()
    assert again.score([0, 1, 2, 1]) == 4
    assert again.openings == 2
    assert "opened 2 times" in capsys.readouterr().out


def test_other_data_count_for_themselves(pile):
    pile.score(Y)
    other = HeldOut(X + 1, Y, pile.log)
    assert other.openings == 0
    other.score(Y)
    assert (pile.openings, other.openings) == (1, 1)


def test_what_does_not_fit_is_refused(pile):
    with pytest.raises(ValueError, match=r"each of 4 rows; got shape \(3,\)"):
        pile.score([0, 1, 2])
    with pytest.raises(ValueError, match="a row for each"):
        HeldOut(X, Y[:2], pile.log)


def test_a_file_of_somebody_elses_is_not_written_to(pile):
    pile.log.write_text("my notes\n")
    with pytest.raises(ValueError, match="no record of openings"):
        pile.score(Y)
    assert pile.log.read_text() == "my notes\n"


def test_where_marks_are_given_nothing_is_counted(pile, monkeypatch, capsys):
    pile.score(Y)
    monkeypatch.setattr("nnkit.lessonkit.heldout.is_closed", lambda: True)
    written = pile.log.read_text()
    capsys.readouterr()
    assert pile.score([0, 0, 0, 0]) == 1
    assert "as handed in: 1" in capsys.readouterr().out
    assert pile.log.read_text() == written
