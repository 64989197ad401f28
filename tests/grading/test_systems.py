"""The commands on macOS and Windows, as far as Linux can stand for them: what those lack is taken from what the
course's own modules import (tests/elsewhere)."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests import ROOT
from tests.grading.conftest import FULL, LESSON
from tests.grading.corpus import CORPUS, Hostile, hand_in
from tests.grading.test_machines import assert_marks
from tests.pace import PACE

MACOS = {
    "platform": "darwin",
    "otherwise": {"sys": {"platform": "darwin"}},
    "hidden": {
        "sys": [],
        "socket": ["SOCK_SEQPACKET", "SCM_CREDENTIALS"],
        "os": [
            "O_PATH",
            "setresuid",
            "setresgid",
            "unshare",
            "setns",
            "sched_getaffinity",
            "pidfd_open",
            "memfd_create",
        ],
    },
    "missing": [],
}
WINDOWS = {
    "platform": "win32",
    "otherwise": {"sys": {"platform": "win32"}, "os": {"name": "nt"}},
    "hidden": {
        "sys": [],
        "socket": ["SOCK_SEQPACKET", "AF_UNIX", "SCM_RIGHTS", "CMSG_SPACE", "CMSG_LEN", "send_fds", "recv_fds"],
        "os": [
            *("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_PATH", "O_DIRECTORY"),
            *(
                "fork",
                "forkpty",
                "register_at_fork",
                "wait",
                "setsid",
                "killpg",
                "getuid",
                "geteuid",
                "getgid",
                "getegid",
            ),
            *("setresuid", "setresgid", "setgroups", "chown", "fchmod", "fchown", "sysconf", "uname", "mkfifo"),
            *("sched_getaffinity", "getpgid", "statvfs", "getloadavg"),
        ],
        "signal": [
            "SIGALRM",
            "SIGKILL",
            "SIGCHLD",
            "SIGHUP",
            "setitimer",
            "alarm",
            "ITIMER_REAL",
            "ITIMER_PROF",
            "pause",
        ],
        "select": ["poll", "epoll", "POLLIN", "POLLHUP"],
        "ctypes": ["CDLL"],
        "time": ["tzset"],
    },
    "missing": ["resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog"],
}
SECONDS = 9 * PACE  # in which an honest answer is judged by a process that starts anew
ATTACKS = ("forge_frames", "crash_exit", "exhaust_deaf_sleep")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux stands for the others here")


@pytest.fixture
def on(course, tmp_path):
    """A function: the commands of `course` in a checkout of its own with a class, on such a system."""
    root = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__", "submitted", "autograded", "feedback")
    shutil.copytree(course.root, root, ignore=ignored)
    for name in ("course", "nnkit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "tests" / "elsewhere").glob("*.py"):
        shutil.copy(path, root)
    hand_in(Hostile("honest", ""), root / "submitted" / "honest" / LESSON, course.solved, [])
    for hostile in (hostile for hostile in CORPUS if hostile.name in ATTACKS):
        hand_in(hostile, root / "submitted" / hostile.name / LESSON, course.solved, [])

    def run(system: dict, *command: str) -> subprocess.CompletedProcess:
        (root / "system.json").write_text(json.dumps(system))
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "HOME": str(root), "TMPDIR": str(tmp_path)}
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300 * PACE,
        )

    run.root = root
    return run


def test_macos_grades_where_it_is_said_that_nothing_confines(on):
    refused = on(MACOS, "course", "grade", "--no-feedback")
    assert refused.returncode == 2 and "Traceback" not in refused.stderr
    assert "limit of memory" in refused.stderr and refused.stderr.strip().endswith("--allow-unconfined.")
    graded = on(MACOS, "course", "grade", "--no-feedback", "--json", "--workers", "2", "--allow-unconfined")
    assert graded.returncode == 0, graded.stderr
    rows = {row["student"]: row for row in json.loads(graded.stdout)}
    late = rows.pop("exhaust_deaf_sleep")
    assert 0 < late["points"] <= sum(FULL.values())
    assert_marks(rows, ATTACKS[:2])


@pytest.mark.parametrize("options", [(), ("--allow-unconfined",)], ids=" ".join)
def test_windows_says_in_a_sentence_where_grading_works(on, options):
    refused = on(WINDOWS, "course", "grade", *options)
    assert refused.returncode == 2 and not refused.stdout
    assert len(refused.stderr.splitlines()) == 1 and "WSL" in refused.stderr
    assert not (on.root / "autograded").exists()


def test_authors_commands_work_on_windows(on):
    (on.root / "lessons" / LESSON).rename(on.root / "released")
    (on.root / "gradebook.db").unlink()  # whatever other tests graded: nothing is yet, and `report` says so
    answers = on.root / "answers" / "affine"
    answers.mkdir(parents=True)
    (answers / "right.py").write_text("def affine(X, W, b):\n    return X @ W + b\n")
    (answers / "endless.py").write_text("def affine(X, W, b):\n    while True:\n        pass\n")
    commands = {
        "build": 0,
        "bank": 0,
        "bank --mutants": 0,
        "try 90/affine answers/affine/right.py": 0,
        f"try 90 answers --seconds {SECONDS:g}": 0,
        "export": 0,
        "report": 2,
        "marking 90": 0,
    }
    done = on(WINDOWS, "commands", *commands)
    assert "Traceback" not in done.stderr, done.stderr
    parts = done.stdout.split("\0")[1:]
    said = dict(zip(parts[::3], parts[2::3], strict=True))
    assert dict(zip(parts[::3], map(int, parts[1::3]), strict=True)) == commands, done.stdout + done.stderr
    assert "0 misjudged" in said["bank"]
    assert "affine/right  3/3" in said[f"try 90 answers --seconds {SECONDS:g}"]
    assert "affine/endless  0/3" in said[f"try 90 answers --seconds {SECONDS:g}"]
    built, released = (folder / "checks.json" for folder in (on.root / "lessons" / LESSON, on.root / "released"))
    assert built.read_text() == released.read_text()


def test_students_commands_work_on_windows(on):
    shutil.copytree(ROOT / "lessons" / "01-neuron", on.root / "nnkit" / "lessons" / "01-neuron")
    for command in ("start nn", "where-i-stand nn", "doctor nn/01-neuron/01-neuron.ipynb"):
        done = on(WINDOWS, "nnkit", *command.split())
        assert "Traceback" not in done.stderr and "does not run" not in done.stdout, (command, done.stdout, done.stderr)
        assert done.returncode == (1 if command.startswith("doctor") else 0), (command, done.stdout, done.stderr)
