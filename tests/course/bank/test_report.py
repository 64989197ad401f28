"""What an answer prints, in Python or in C, is no part of a report."""

import json
import os
import subprocess
import sys

import pytest

from course.__main__ import main
from course.bank.report import report_alone

CHATTY = (
    "import os\nos.write(1, b' ** On entry to DLASCL')\nprint('look')\n\n\ndef affine(X, w, b):\n    return X @ w\n"
)


@pytest.mark.parametrize("told", [[], ["--told"]], ids=["bank", "told"])
def test_a_report_of_chatty_answers_is_json(author_folder, capfd, told):
    bank = author_folder.bank / "affine.py"
    bank.write_text(bank.read_text() + f'\n# %% wrong="no bias"\n{CHATTY}')
    main(["--root", str(author_folder.source.parents[1]), "bank", *told, "--json", "90"])
    out, err = capfd.readouterr()
    assert "no bias" in {row.get("answer", row.get("name")) for row in json.loads(out)}
    assert "DLASCL" in err and "look" in err


def test_the_verdict_on_one_chatty_answer_is_json(author_folder, capfd, tmp_path):
    (tmp_path / "answer.py").write_text(CHATTY)
    root = str(author_folder.source.parents[1])
    assert main(["--root", root, "try", "90/affine", str(tmp_path / "answer.py"), "--json"]) == 1
    assert json.loads(capfd.readouterr().out)["state"] == "wrong"


def test_what_python_prints_still_reaches_standard_output():
    text = "\n".join((
        "import os",
        "from course.bank.report import report_alone",
        "with report_alone():",
        "    os.write(1, b'of C')",
        "    print('the report')",
        "print('after it')",
    ))  # fmt: skip
    ran = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("the report\nafter it\n", "of C")


def test_standard_output_is_given_back_after_a_fault(capfd):
    with pytest.raises(ValueError, match="no"), report_alone():
        raise ValueError("no")
    os.write(1, b"mine")
    assert capfd.readouterr().out == "mine"
