"""Output that is cut off, as by `| head`, ends quietly."""

import subprocess
import sys

import pytest

from tests import ROOT


@pytest.mark.parametrize("command", [["bank", "90"], ["check", "90"]])
def test_whoever_has_seen_enough_is_not_told_of_a_broken_pipe(author_folder, tmp_path, command):
    process = subprocess.Popen(
        [sys.executable, "-m", "course", "--root", str(tmp_path), *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.close()  # before anything is printed
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, "")
