"""Where a notebook's tests run: a folder with the lesson's files, and what the process may reach from there.

What a test makes of an answer may run it (`eval(repr(v))`, a pickle, a path): so the checker, too, reads the libraries
and the lesson, writes its own folder, and reaches no network and no other process.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import course
from course.grading import confinement, filters, jail
from nnkit.check.lesson import CHECKS_FILE
from nnkit.places import lessons_folder

READS_ALL_FILES = 0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what lets root read a teacher's files


class Room:
    """lesson: the lesson's folder; files: what of it students have too; own: a new folder, which nobody else writes;
    missing: layers that this machine does not enforce."""

    def __init__(self, lesson: str, files: Iterable[str], own: str, missing: Iterable[str]):
        self.lesson, self.own, self.missing = Path(os.path.realpath(lesson)), Path(own), frozenset(missing)
        checks = [CHECKS_FILE] if (self.lesson / CHECKS_FILE).is_file() else []
        self.files = list(dict.fromkeys([*files, *checks]))

    def confine_checker(self) -> None:
        """What holds for the checker and for all that it starts."""
        tempfile.tempdir = str(self.own)
        self._landlock([str(self.lesson)], str(self.own))
        if confinement.LINUX:
            confinement.drop_privileges(READS_ALL_FILES if os.geteuid() == 0 else 0)
        if "seccomp" not in self.missing:
            filters.seccomp("checkers")

    def enter(self, name: str, *, all_files: bool) -> None:
        """In a process for tests: go into a folder of its own, and reach nothing beside it but the lesson's files: all
        of them, or those that students have."""
        folder = self.own / name
        desk, temporary = folder / "desk", folder / "tmp"
        desk.mkdir(parents=True)
        temporary.mkdir()
        tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
        entries = [entry.name for entry in os.scandir(self.lesson)] if all_files else self.files
        for entry in entries:
            (desk / entry).parent.mkdir(parents=True, exist_ok=True)
            (desk / entry).symlink_to(self.lesson / entry)
        os.chdir(desk)
        sys.path[:] = [path for path in sys.path if path]  # modules come from installed packages, not from that folder
        self._landlock([str(self.lesson / entry) for entry in entries], str(folder))
        if "seccomp" not in self.missing:
            filters.seccomp("tests")

    def _landlock(self, lesson: list[str], own: str) -> None:
        if "Landlock" not in self.missing:
            with contextlib.suppress(FileNotFoundError):  # no lessons are installed
                lesson = [*lesson, str(lessons_folder() / self.lesson.name)]  # as students have it
            readable = [*jail.readable_for_landlock(), os.path.dirname(course.__file__), *lesson]
            confinement.landlock(readable, [own, "/dev/null"])
