"""The course's commands on any system, with nothing but Python 3.11 or newer (and the network, once):

python start.py lab     set up and open JupyterLab on the lessons   (lab --no-browser on a server)
python start.py test    set up and run every test                   (test -k sigmoid for some)
python start.py lint    set up and look over the code
python start.py setup   only set up: a virtual environment in .venv

`make lab` and the rest are these, where there is `make`. What follows the command is handed on.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This course needs Python 3.11 or newer; this is %s. Name another: python3.12 start.py lab"
        % sys.version.split()[0]
    )

import hashlib
import importlib.util
import os
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
READY = VENV / "ready"  # says what the environment was made from
# Exact versions from constraints.txt; the two distributions of this tree as they stand.
INSTALL = ["-c", "constraints.txt", "-e", ".[lab,progress,test,lint]", "-e", "./course[dask,site]"]
COMMANDS = {
    "setup": [],
    "lab": [["jupyter", "lab", "--config=jupyter_lab_config.py"]],
    "test": [["python", "-m", "pytest", "-n", "4", "--dist", "loadgroup", "--no-loadscope-reorder"]],
    "lint": [
        ["ruff", "check", "."],
        ["mypy"],
        ["deptry", "nnkit"],
        ["deptry", "course", "--config", "course/pyproject.toml"],
        ["sp-repo-review", "."],
    ],
}


def program(name: str, system: str = os.name) -> str:
    """A program of the virtual environment, where the system keeps them."""
    return str(VENV / "Scripts" / f"{name}.exe" if system == "nt" else VENV / "bin" / name)


def made_from() -> str:
    """This Python, and what is asked for; it changes when the environment has to be made again."""
    texts = [Path(ROOT, name).read_bytes() for name in ("pyproject.toml", "course/pyproject.toml", "constraints.txt")]
    return f"{sys.version.split()[0]} {hashlib.sha256(b''.join(texts)).hexdigest()}"


def set_up() -> None:
    """Make the virtual environment, or bring it up to date; nothing where it is."""
    wanted = made_from()
    there = READY.read_text().strip() if READY.is_file() else ""
    if there == wanted:
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv")
    print(
        f"Setting up {VENV}: once, a few minutes, needs the network; afterwards everything works without.", flush=True
    )
    READY.unlink(missing_ok=True)
    # of another Python: from scratch
    fresh = ["--clear"] if there.split()[:1] != wanted.split()[:1] else []
    steps = [
        [sys.executable, "-m", "venv", *fresh, str(VENV)],
        [program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *INSTALL],
    ]
    for step in steps:
        if code := run(step):
            sys.exit(f"setting up failed (exit code {code}): {' '.join(step)}")
    READY.write_text(wanted + "\n")


def run(command: list[str]) -> int:
    """Run it in the course's folder; Ctrl-C is for the program that runs, which may ask whether it is meant."""
    process = subprocess.Popen(command, cwd=ROOT)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def main(arguments: list[str]) -> int:
    """The exit code of the command that `arguments` begin with; what follows it goes to the last program it runs."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in ([], ["help"], ["--help"], ["-h"]) else 2
    name, *more = arguments
    set_up()
    commands = [[program(first), *rest] for first, *rest in COMMANDS[name]]
    if commands:
        commands[-1] += more
    return next((code for command in commands if (code := run(command))), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
