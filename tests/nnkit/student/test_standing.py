"""Where a student stands, as the saved cards say, and the command that says it."""

import json
import subprocess
import sys

import nbclient
import nbformat

import nnkit
from nnkit.student.standing import predictions, standing, table, where_i_stand
from tests.pace import PACE


def run_with(lesson, answers):
    path = lesson.released / "90-small.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    where = {"metadata": {"path": str(path.parent)}}
    client = nbclient.NotebookClient(notebook, timeout=int(600 * PACE), resources=where)
    nbformat.write(client.execute(), path)
    return path


def test_points_and_words_are_those_of_the_cards(small_lesson):
    path = small_lesson.released / "90-small.ipynb"
    assert set(standing(path).words.values()) == {"not run yet"} and standing(path).points == 0
    found = standing(run_with(small_lesson, {"affine": "def affine(X, w, b):\n    return X @ w + b"}))
    assert found.words["affine"] == "Right" and found.words["Momentum"] == "Not attempted yet"
    assert 0 < found.points < found.max_points
    (row,) = where_i_stand(small_lesson.released.parent)
    assert row == found and f"{found.points:g} of {found.max_points:g}" in table([row])


MISSED, HIT = ({"guess": 1, "done": "committed", "hit": hit} for hit in (False, True))


def test_what_was_predicted_and_what_surprised(tmp_path):
    assert predictions(tmp_path) == "No predictions yet."
    (tmp_path / "01-one").mkdir()
    questions = {"line": {"asks": "A net.\n\n**How many** bends?"}}
    (tmp_path / "01-one" / "predictions.json").write_text(json.dumps(questions))
    first = {"01-one/line": MISSED, "01-one/curve": MISSED}
    record = {"01-one": first, "02-two": {"01-one/curve": HIT, "02-two/a": HIT}}
    (tmp_path / "my-predictions.json").write_text(json.dumps(record))
    assert predictions(tmp_path) == (
        "Predictions and answers: 3 committed, 2 right or near.\n"
        "What surprised you; warm-ups ask it again:\n- 01-one: A net. How many bends?"
    )


def command(*arguments):
    return subprocess.run([sys.executable, "-m", "nnkit", *map(str, arguments)], capture_output=True, text=True)


def test_the_command_says_its_version_and_what_is_wrong(tmp_path):
    assert command("--version").stdout == f"nnkit-lessons {nnkit.__version__}\n"
    done = command("where-i-stand", tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("nnkit: no lessons in") and "Traceback" not in done.stderr
    done = command("doctor", tmp_path / "absent.ipynb")
    assert done.returncode == 1 and "There is no file" in done.stdout


def test_the_command_counts_discoveries(small_lesson):
    lessons = small_lesson.released.parent
    assert "discover" not in command("where-i-stand", lessons).stdout
    found = {"SoftmaxTemperature/0": {"done": "found"}, "ReluHinges/2": {"done": "found"}}
    (lessons / "my-predictions.json").write_text(json.dumps({"discoveries": found}))
    assert command("where-i-stand", lessons).stdout.endswith("\n2 discoveries with explorers.\n")
