"""Grading on other machines than this one may be: by a user who is not root, and where the kernel refuses layers.

What a kernel lacks is taken away by a filter on system calls, as a container's does: the grader meets the same EPERM.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from course.grading import filters
from tests import ROOT
from tests.grading.conftest import FULL, LESSON
from tests.grading.corpus import CORPUS, Hostile, hand_in
from tests.pace import PACE

UNSHARE, LANDLOCK = {"x86_64": 272, "aarch64": 97}.get(platform.machine()), 444  # calls
ATTACKS = ("steal_by_known_path", "forge_frames", "crash_exit", "leave_daemon")
ON_OWN_FOLDERS = ("destroy_root_folder", "leak_by_folder_times")  # the jail's own, which the plain user who grades owns
TO_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]
TO_USER = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]  # keeps what the interpreter's files need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")


@pytest.fixture
def checkout(course, tmp_path) -> Path:
    """A checkout of its own with the small lesson and a class, readable by everybody."""
    root = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__", "submitted", "autograded", "feedback")
    shutil.copytree(course.root, root, ignore=ignored)
    for name in ("course", "nnkit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    secrets = [str(root / "solutions" / LESSON / "hidden.py"), str(root / "gradebook.db")]
    hand_in(Hostile("honest", ""), root / "submitted" / "honest" / LESSON, course.solved, [])
    for hostile in (hostile for hostile in CORPUS if hostile.name in ATTACKS):
        hand_in(hostile, root / "submitted" / hostile.name / LESSON, course.solved, secrets)
    return root


def open_to_everybody(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    for above in folder.parents:
        if above != Path("/tmp") and str(above).startswith("/tmp/"):
            above.chmod(0o755)


def course_grade(root: Path, *options: str, before: list[str] = (), denied: Sequence[int] = ()) -> tuple:
    """(exit code, rows, what it said) of `course grade`, run by `before` and without the `denied` system calls."""
    command = [*before, sys.executable, "-m", "course", "grade", "--workers", "1", "--no-feedback", "--json", *options]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "HOME": str(root), "TMPDIR": str(root.parent)}
    rules = filters.one_of(denied, filters.NO_PERMISSION, [(filters.RETURN, 0, 0, filters.ALLOW)])
    take_away = (lambda: filters.obey(filters.program(rules))) if denied else None
    done = subprocess.run(
        command,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=1200 * PACE,
        preexec_fn=take_away,
    )
    rows = {row["student"]: row for row in json.loads(done.stdout)} if done.stdout.startswith("[") else {}
    return done.returncode, rows, done.stderr


def assert_marks(rows: dict, attacks: tuple[str, ...] = ATTACKS) -> None:
    total = sum(FULL.values())
    assert {student: row["points"] for student, row in rows.items()} == {
        "honest": total,
        **dict.fromkeys(attacks, total - FULL["check-affine"]),
    }


def can_run(before: list[str]) -> bool:
    """Whether this interpreter, and none in its place, runs so, and without rights."""
    script = (
        "import os, sys, numpy\nstatus = open('/proc/self/status').read()\n"
        "print(os.geteuid(), int(status.split('CapEff:')[1].split()[0], 16), sys.base_prefix)"
    )
    try:
        done = subprocess.run([*before, sys.executable, "-c", script], capture_output=True, text=True)
    except FileNotFoundError:
        return False
    user, _, rest = done.stdout.strip().partition(" ")
    return done.returncode == 0 and user != "0" and rest == f"0 {sys.base_prefix}"


def test_a_plain_user_grades_confined(checkout, course):
    """Where these tests run as root they become nobody; where nobody may not read the interpreter, user 1000."""
    ways = [[]] if os.geteuid() else [TO_NOBODY, TO_USER]
    before = next((way for way in ways if can_run(way)), None)
    assert before is not None, "no way found to run a command as a user without rights (setpriv or unshare)"
    for hostile in (hostile for hostile in CORPUS if hostile.name in ON_OWN_FOLDERS):
        hand_in(hostile, checkout / "submitted" / hostile.name / LESSON, course.solved, [])
    open_to_everybody(checkout)
    _, rows, said = course_grade(checkout, before=before)
    assert "Not enforced" not in said, said
    assert rows, said
    assert_marks(rows, (*ATTACKS, *ON_OWN_FOLDERS))
    (graded,) = (checkout / "autograded" / "leak_by_folder_times").rglob("*.ipynb")
    assert "A MARK LEFT ON /" not in graded.read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to drop")
def test_root_drops_its_rights(outputs):
    source = (
        "import ctypes, os, struct\nlibc = ctypes.CDLL(None)\n"
        "ids = [os.getuid(), os.geteuid(), os.getgid(), os.getegid()]\n"
        "sets = ctypes.create_string_buffer(24)\n"
        "got = libc.capget(struct.pack('<Ii', 0x20080522, 0), sets)\n"
        "rights = list(struct.unpack('<6I', sets.raw))\n"
        "locked = [libc.prctl(39, 0, 0, 0, 0), libc.prctl(21, 0, 0, 0, 0)]  # no new privileges; seccomp\n"
        "try:\n    os.setuid(0)\n    became_root = True\nexcept OSError:\n    became_root = False"
    )
    test = (
        "assert 0 not in ids, ids\nassert got == 0 and rights == [0] * 6, rights\n"
        "assert locked == [1, 2], locked\nassert became_root is False"
    )
    graded = outputs(("student", source), ("test", test))
    assert graded[1]["outputs"] == [], graded


@pytest.mark.parametrize(
    ("denied", "named"),
    [([UNSHARE], "no namespaces"), ([LANDLOCK], "no Landlock"), ([UNSHARE, LANDLOCK], "no Landlock")],
)
def test_what_is_not_enforced_is_said_and_refused_without_the_option(checkout, denied, named):
    code, rows, said = course_grade(checkout, denied=denied)
    assert code == 2 and not rows
    line = next(line for line in said.splitlines() if "Not enforced" in line)
    assert named in line and "--allow-unconfined" in line
    assert not (checkout / "autograded").exists()

    _, rows, said = course_grade(checkout, "--allow-unconfined", denied=denied)
    assert any("Not enforced" in line and named in line for line in said.splitlines())
    assert_marks(rows)  # two processes and the wire still decide the marks
