"""What a student kept in one lesson is what the next lesson runs; what is missing or broken is lent, and said so."""

import sys

import numpy as np
import pytest

from nnkit.activations import relu, sigmoid
from nnkit.check import data, library
from nnkit.check.borrowed import borrowed_names
from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part
from nnkit.lessonkit.handover import keep, take
from tests.nnkit.lessonkit.test_standalone import notebook


def exercise(name, given, expected, may_use=()):
    return Exercise(name, title=name, task="", parts=[Part("all", [Case(given)])], may_use=may_use), {"all": [expected]}


DECLARED = [
    exercise("twice", 3.0, 6.0),
    exercise("four_times", 3.0, 12.0),
    exercise("squash", 3.0, float(sigmoid(3.0)), ("nnkit.activations.sigmoid",)),
]

RIGHT = "def twice(x):\n    return x + x"
WRONG = "def twice(x):\n    return x"
FOUR = "def four_times(x):\n    return twice(twice(x))"


@pytest.fixture(autouse=True)
def lesson(tmp_path, monkeypatch):
    folder = tmp_path / "05-some"
    folder.mkdir()
    exercises = {exercise.id: exercise for exercise, _ in DECLARED}
    (folder / "checks.json").write_text(data.write(exercises, {each.id: expected for each, expected in DECLARED}))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(library, "_closed", False)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == "mynn"]:
        del sys.modules[name]


@pytest.fixture
def kept(tmp_path):
    return lambda: sorted(path.name for path in (tmp_path / "mynn").glob("*"))


def lent(x):
    return "lent"


def test_kept_and_taken(kept, capsys):
    cells = notebook(RIGHT, FOUR)
    keep(cells["twice"], cells["four_times"])
    assert capsys.readouterr().out == "In your library mynn: twice, four_times.\n"
    assert kept() == ["four_times.py", "twice.py"]
    twice, four, other = take(twice=lent, four_times=lent, other=lent)
    assert twice(2) == 4 and four(2) == 8 and other is lent
    assert capsys.readouterr().out == (
        "Yours: twice, four_times.\nLent by the course until yours is right and kept: other.\n"
    )
    assert take(twice=lent)(1) == 2


def test_only_what_passes_its_check_is_kept_and_a_kept_one_stays(kept, capsys):
    keep(notebook(RIGHT)["twice"])
    capsys.readouterr()
    keep(notebook(WRONG)["twice"])
    assert capsys.readouterr().out == "Not yet: twice (its check is not complete).\n"
    assert take(twice=lent)(2) == 4


def test_a_better_version_replaces_the_kept_one_at_once():
    keep(notebook(RIGHT)["twice"])
    first = take(twice=lent)
    keep(notebook("def twice(x):\n    return 2 * x")["twice"])
    assert take(twice=lent).__code__.co_consts != first.__code__.co_consts


def test_an_edited_file_is_used_and_put_aside_before_it_is_written_again(tmp_path, kept, capsys):
    keep(notebook(RIGHT)["twice"])
    file = tmp_path / "mynn" / "twice.py"
    file.write_text(file.read_text() + "\n# my own remark\n")
    assert take(twice=lent)(3) == 6
    keep(notebook(RIGHT)["twice"])
    aside = next(name for name in kept() if "edited" in name)
    assert "# my own remark" in (tmp_path / "mynn" / aside).read_text()
    assert f"Your edited twice.py is now {aside}." in capsys.readouterr().out


def test_a_broken_file_is_named_with_its_reason_and_lent(tmp_path, capsys):
    (tmp_path / "mynn").mkdir()
    (tmp_path / "mynn" / "twice.py").write_text("def twice(x)\n    return x\n")
    (tmp_path / "mynn" / "four_times.py").write_text("def other(x): return x\n")
    assert take(twice=lent, four_times=lent) == (lent, lent)
    said = capsys.readouterr().out
    assert "mynn/twice.py cannot be imported:" in said and "SyntaxError: expected ':'" in said
    assert "mynn/four_times.py cannot be imported: AttributeError" in said


def test_what_does_not_stand_alone_is_said(capsys):
    keep(notebook("scale = object()", "def twice(x):\n    scale\n    return 2 * x")["twice"])
    assert capsys.readouterr().out.startswith("Not yet: twice (it uses scale of your notebook, a object")


def test_where_marks_are_given_there_is_no_library(kept, capsys):
    keep(notebook(RIGHT)["twice"])
    library.close()
    assert take(twice=lent) is lent
    keep(notebook(FOUR)["four_times"])
    assert kept() == ["twice.py"]


def test_a_kept_function_may_call_what_was_lent_when_it_was_made(tmp_path):
    """`squash` was kept while sigmoid was nnkit's; calling it in a later lesson borrows nothing."""
    keep(notebook("from nnkit.activations import sigmoid", "def squash(x):\n    return float(sigmoid(x))")["squash"])
    squash = take(squash=lent)
    later = notebook("def answer(z):\n    return squash(z)")["answer"]
    later.__globals__["squash"] = squash
    assert borrowed_names(later, (), (), [3.0]) == []
    assert borrowed_names(sigmoid, (), (), [3.0]) == ["nnkit.activations.sigmoid"]
    imposter = notebook("from nnkit.activations import sigmoid", "def answer(z):\n    return sigmoid(z)")["answer"]
    imposter.__globals__["__name__"] = "mynn.answer"
    assert borrowed_names(imposter, (), (), [3.0]) == ["nnkit.activations.sigmoid"]


def test_wrong_use_says_what_to_do():
    with pytest.raises(TypeError, match="take needs a name and its fallback"):
        take()
    with pytest.raises(TypeError, match="keep takes functions and classes; got ndarray"):
        keep(np.zeros(2))
    with pytest.raises(ValueError, match=r"relu: no exercise of this lesson has that name.*twice, four_times"):
        keep(relu)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "mynn").write_text("a file where the folder should be")
    with pytest.raises(OSError, match=r"your library cannot be written.*keep needs to write to"):
        keep(notebook(RIGHT)["twice"])
