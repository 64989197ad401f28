"""start.py: the README's two commands, on any system."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT


@pytest.fixture
def start(tmp_path, monkeypatch):
    """start.py in a folder of its own, whose commands are noted in `ran` instead of being run."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    (tmp_path / "course").mkdir()
    for name in ("pyproject.toml", "course/pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "READY": tmp_path / ".venv" / "ready"}.items():
        monkeypatch.setattr(start, name, value)
    start.ran, start.codes = [], {}

    def run(command):
        start.ran.append(command)
        start.VENV.mkdir(exist_ok=True)
        return start.codes.get(command[1], 0)

    monkeypatch.setattr(start, "run", run)
    return start


def test_it_sets_up_once_and_hands_on_what_follows(start):
    assert start.main(["test", "-k", "affine"]) == 0
    venv, install, test = start.ran
    assert venv[:3] == [sys.executable, "-m", "venv"] and "--clear" in venv
    assert install[1:4] == ["-m", "pip", "install"] and "constraints.txt" in install
    assert test == [
        *(start.program("python"), "-m", "pytest", "-n", "4", "--dist", "loadgroup", "--no-loadscope-reorder"),
        *("-k", "affine"),
    ]
    start.ran.clear()
    assert start.main(["lab", "--no-browser"]) == 0
    assert start.ran == [[start.program("jupyter"), "lab", "--config=jupyter_lab_config.py", "--no-browser"]]


@pytest.mark.parametrize("changed", ["pyproject.toml", "course/pyproject.toml", "constraints.txt"])
def test_it_sets_up_again_when_what_is_asked_for_changed(start, changed):
    start.main(["setup"])
    start.ran.clear()
    Path(start.ROOT, changed).write_text("other")
    start.main(["setup"])
    assert [command[2] for command in start.ran] == ["venv", "pip"] and "--clear" not in start.ran[0]


def test_another_python_starts_from_scratch(start, monkeypatch):
    start.main(["setup"])
    start.ran.clear()
    monkeypatch.setattr(start.sys, "version", "3.99.0 (another)")
    start.main(["setup"])
    assert "--clear" in start.ran[0]


def test_a_set_up_that_failed_is_not_taken_for_ready(start):
    start.codes["-m"] = 1
    with pytest.raises(SystemExit, match="setting up failed"):
        start.main(["lab"])
    assert not start.READY.exists() and len(start.ran) == 1


def test_a_python_without_ensurepip_is_told_what_to_install(start, monkeypatch):
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        start.main(["lab"])


def test_on_windows_programs_lie_elsewhere(start):
    assert Path(start.program("jupyter", "nt")).parts[-2:] == ("Scripts", "jupyter.exe")
    assert Path(start.program("jupyter", "posix")).parts[-2:] == ("bin", "jupyter")


def test_an_unknown_command_names_those_there_are():
    done = subprocess.run([sys.executable, ROOT / "start.py", "lap"], capture_output=True, text=True)
    assert done.returncode == 2 and "start.py lab " in done.stdout


def test_an_old_python_is_told_so_in_one_line():
    text = (ROOT / "start.py").read_text()
    before, check, _ = text.partition("import hashlib")
    assert check
    code = f"import sys\nsys.version_info = (3, 9, 2)\nsys.version = '3.9.2'\n{before}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "This course needs Python 3.11 or newer; this is 3.9.2. Name another: python3.12 start.py lab\n"
    )


def test_make_does_what_start_does():
    makefile = (ROOT / "Makefile").read_text()
    (targets,) = re.findall(r"^(.*):\n\t@\$\(PYTHON\) start\.py \$@ \$\(ARGS\)$", makefile, re.M)
    text = (ROOT / "start.py").read_text()
    assert targets.split() == re.findall(r'^    "(\w+)": \[', text, re.M)
