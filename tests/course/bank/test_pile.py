"""A folder of answers: each judged alone, whatever the others do."""

import json

import pytest

from course.__main__ import main
from course.bank.pile import judge_pile

ANSWERS = {
    "affine/right.py": "def affine(X, w, b):\n    return X @ w + b\n",
    "affine/no_bias.py": "def affine(X, w, b):\n    return X @ w\n",
    "affine/endless.py": "def affine(X, w, b):\n    while True: pass\n",
    "affine/endless_above.py": "while True: pass\n",
    "affine/gone.py": "import os\ndef affine(X, w, b):\n    os._exit(3)\n",
    "affine/prints.py": "import os\ndef affine(X, w, b):\n    os.write(1, b'from C')\n    return X @ w + b\n",
    "affine/text.py": "def affine(:\n",
    "Momentum/other_class.py": "import numpy\nnumpy.mean = None\nclass Momentum: pass\n",
    "parameters/four.py": "parameters = 4\n",
}


@pytest.fixture
def pile(tmp_path):
    for name, text in ANSWERS.items():
        path = tmp_path / "pile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "pile"


def test_each_answer_has_a_process_and_a_time_of_its_own(author_folder, pile, capfd):
    judged = {f"{path.parent.name}/{path.name}": result for path, result in judge_pile(author_folder, pile, 3)}
    assert set(judged) == set(ANSWERS)
    assert capfd.readouterr().out == ""  # the report is what the command prints
    points = {name: result.points for name, result in judged.items() if result.points}
    assert points == {"affine/right.py": 3, "affine/prints.py": 3, "parameters/four.py": 1}
    assert judged["affine/no_bias.py"].misconception == "no bias"
    assert judged["affine/endless.py"].misconception == "no end"
    assert judged["affine/endless_above.py"].message == "The answer took longer than 3 seconds."
    assert judged["affine/gone.py"].message == "The answer ended the process."
    assert "SyntaxError" in judged["affine/text.py"].message


def test_the_command_takes_a_folder(tmp_path, capsys):
    answer = tmp_path / "pile" / "affine" / "zero.py"
    answer.parent.mkdir(parents=True)
    answer.write_text("def affine(X, w, b):\n    return 0\n")
    assert main(["try", "01", str(tmp_path / "pile"), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["exercise"], row["name"], row["state"], row["points"]) == ("affine", "zero", "wrong", 0)
    assert main(["try", "01", str(tmp_path / "pile")]) == 0
    assert capsys.readouterr().out.startswith("affine/zero  0/")


@pytest.mark.parametrize(("folder", "said"), [("empty", "no answers in"), ("nothing", "no exercise ['nothing']")])
def test_what_is_no_pile_is_told(tmp_path, capsys, folder, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "nothing" / "nothing").mkdir(parents=True)
    (tmp_path / "nothing" / "nothing" / "x.py").touch()
    assert main(["try", "01", str(tmp_path / folder)]) == 2
    assert said in capsys.readouterr().err
