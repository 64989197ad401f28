"""The numbers that the project states are the ones that come out of its example, and the example is its generator's."""

import importlib.util
import io
import math

import numpy as np
import pytest

from course.authoring.percent import read_text
from course.authoring.reference import reference_namespace
from course.lessons import find_lesson
from nnkit.lessonkit.csvfile import GAPS, csv_problems, csv_text

PROJECT = find_lesson("12-project")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The project's names after all its cells but quiz, with the example and the test pile opened."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "example.csv").write_bytes((PROJECT.source / "example.csv").read_bytes())
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        names = reference_namespace(PROJECT)
        patch.setattr("nnkit.lessonkit.heldout.is_closed", lambda: False)  # as in a student's notebook
        names["show"] = lambda figure, alt: shown.append(alt)
        names["check"] = lambda name, answer: type("Right", (), {"ok": True})
        names["keep"] = lambda *answers: None
        for cell in read_text(PROJECT.text).cells:
            if cell.cell_type == "code" and not {"setup", "exercise", "quiz"} & set(cell.metadata):
                source = cell.source.replace("I_HAVE_CHOSEN = False", "I_HAVE_CHOSEN = True")
                exec(compile(source, "<project>", "exec"), names)
        return names | {"shown": shown, "openings": names["piles"].openings}


def text_of(name):
    return " ".join(next(c.source for c in read_text(PROJECT.text).cells if c.metadata.get("written") == name).split())


def percent(share):
    return f"{share:.1%}".replace("%", " %")


def test_the_example_is_what_its_generator_makes():
    spec = importlib.util.spec_from_file_location("make_example", PROJECT.source / "make_example.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    file = io.StringIO()
    module.write(file)
    assert file.getvalue() == (PROJECT.source / "example.csv").read_text()


def test_the_example_has_what_the_text_says(run):
    table = run["table"]
    assert csv_problems(run["names"], run["rows"], run["bad"], "variety") == []
    assert len(run["rows"]) == 360
    assert [table["variety"].count(name) for name in run["classes"]] == [112, 123, 125]
    assert set(table["station"]) == {"7"}
    assert sum(any(entry.lower() in GAPS for entry in row) for row in run["rows"]) == 57
    assert {e for row in run["rows"] for e in row if e.lower() in GAPS} == {"", "NA", "?"}
    assert len({tuple(row) for row in run["rows"]}) == 360  # no row twice
    assert all(number in text_of("project_question") for number in ["360", "112, 123 and 125", "57 rows", "35 %"])
    assert round(125 / 360, 2) == 0.35


def test_the_worked_numbers(run):
    column = np.array([[1.0], [3.0], [8.0], [np.nan]])
    _, val, _ = run["prepare_piles"](column, np.array([[5.0]]), np.array([[0.0]]))
    assert np.std([1, 3, 8, 3]).round(6) == 2.586020 and np.mean([1, 3, 8, 3]) == 3.75
    assert val.round(6).tolist() == [[0.483368]]
    assert np.round(run["two_standard_errors"](60, 72), 6).tolist() == [0.745492, 0.921174]
    assert round(60 / 72, 6) == 0.833333
    # a rare class of 5 in 100 misses a test of 20
    assert round(math.comb(95, 20) / math.comb(100, 20), 2) == 0.32


def test_the_piles_hold_together(run):
    assert run["X_train"].shape == (216, 8) and run["X_val"].shape == (72, 8) and run["piles"].X.shape == (72, 8)
    rows = np.concatenate(run["rows_of"])
    assert sorted(rows.tolist()) == list(range(360))
    assert np.allclose(run["X_train"].mean(axis=0), 0)
    assert sorted(run["X_train"].std(axis=0).round(9).tolist()) == [0.0] + [1.0] * 7  # station is constant
    assert not any(np.isnan(X).any() for X in (run["X_train"], run["X_val"], run["piles"].X))


def test_the_model_answer_reports_what_comes_out(run):
    said = text_of("project_results")
    answers, y_val = run["answers"], run["y_val"]
    assert run["openings"] == 1
    assert run["right"] == 62
    low, high = run["two_standard_errors"](62, 72)
    assert f"{percent(62 / 72)} ({percent(low)} to {percent(high)})" in said
    shares = [np.mean(answers == y_val), *(run["baselines"][name] for name in ("nearest mean", "most frequent class"))]
    network, mean, majority = map(percent, shares)
    assert f"it has {network}, the nearest mean {mean}, the most frequent class {majority}" in said
    three, sixteen = run["scores"]["3 hidden"], run["scores"]["16 hidden"]
    assert f"{percent(min(three))} to {percent(max(three))} over three seeds" in said
    assert f"16 units: {percent(min(sixteen))} to {percent(max(sixteen))}" in said
    assert min(sixteen) - max(three) > np.ptp(sixteen)
    C = run["C"]
    assert C.sum() - np.trace(C) == 8 and C[1, 2] + C[2, 1] == 5
    _, recall = run["precision_and_recall"](C)
    assert "recall is {} for amber, {} for brisk and {} for cobalt".format(*map(percent, recall)) in said
    assert percent(62 / 72) in text_of("project_mind")
    assert low > 0.70  # fewer than 70 of 100 would lie below the range


def test_each_figure_is_told_in_words(run):
    assert len(run["shown"]) == 3
    assert run["shown"][0].startswith("validation loss: from ")
    assert "amber: 20, 1, 1" in run["shown"][1]
    assert "16 hidden 0.889" in run["shown"][2]


def test_the_points_of_the_rubrics_are_the_cells():
    cells = read_text(PROJECT.text).cells
    for i, cell in enumerate(cells):
        if "written" in cell.metadata:
            assert f"| points | {cell.metadata['points']}: convincing |" in cells[i - 1].source
            assert "**Model answer" in cell.source and "**Marking guide.**" in cell.source


def test_a_table_of_another_kind_goes_through(run, tmp_path):
    """Semicolons are told; a table with a doubtful line is read, with the line's number."""
    path = tmp_path / "mine.csv"
    path.write_text("a;b\n1;2\n")
    names, rows, bad = run["read_table"](csv_text(path))
    assert csv_problems(names, rows, bad, "b")[0].startswith("The entries are parted by semicolons")
    path.write_text("a,b\n1,x\n2\n3,y\n")
    assert run["read_table"](csv_text(path)) == (["a", "b"], [["1", "x"], ["3", "y"]], [3])
