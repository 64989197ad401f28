"""A check of an answer whose cell was not run shows one line, and every other NameError what it always shows."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from nnkit.check.unrun import watch

LINE = "Not attempted yet: affine is not there. Run the cell that defines it, above this one, first."


@pytest.fixture
def shell():
    shell = InteractiveShell()
    shell.run_cell("def check(name, answer):\n    return answer()")
    watch(shell)
    return shell


def shown(shell, capsys, cell):
    result = shell.run_cell(cell)
    assert isinstance(result.error_in_exec, NameError)  # a run of the notebook stops there as before
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "cell",
    [
        'check("affine", affine)',
        'check("affine", affine).require()',
        "x = 1\nif check('affine', affine).ok:\n    print(x)",
    ],
)
def test_an_answer_that_was_not_run(shell, capsys, cell):
    assert shown(shell, capsys, cell).strip() == LINE


@pytest.mark.parametrize(
    "cell",
    [
        "print(affine)",  # no check
        'check("affine", afine)',  # a typing slip
        'def affine():\n    return sigmoid\ncheck("affine", affine)',  # within the answer
    ],
)
def test_another_name_error_is_shown_whole(shell, capsys, cell):
    text = shown(shell, capsys, cell)
    assert LINE not in text and "NameError" in text and "Traceback" in text


def test_a_look_for_errors_that_somebody_set_stays(capsys):
    shell = InteractiveShell()
    shell.set_custom_exc((ValueError,), lambda *_, **__: print("mine"))
    watch(shell)
    shell.run_cell("raise ValueError")
    assert "mine" in capsys.readouterr().out
