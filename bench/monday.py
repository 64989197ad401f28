"""The instructor's Monday, command by command: from a platform's archive to marks and pages, for classes of any size.

    python bench/monday.py [--lesson 01] [--people 30 300]

The class is made of the lesson's bank: right answers, wrong ones, half-done and damaged notebooks, in Moodle's form.
Seconds by the wall: `course grade` uses all cores.
"""

import argparse
import csv
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from course.classroom.demo import make_demo
from course.lessons import find_lesson


def hand_in(root: Path, lesson: str, people: int) -> Path:
    """Moodle's archive of that many notebooks and the roster; the demo's class goes round."""
    notebooks = [
        path for path in sorted((root / "submitted").glob(f"*/{lesson}/*.ipynb")) if path.stat().st_size > 1_000
    ]
    archive = root / "moodle.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file, (root / "roster.csv").open("w") as roster:
        roster.write("id,name,lms_id\n")
        for number, notebook in zip(range(people), itertools.cycle(notebooks)):
            name = f"Student {number:04}"
            roster.write(f"s{number:04},{name},{number}\n")
            file.write(notebook, f"{name}_{9000 + number}_assignsubmission_file_/{lesson}.ipynb")
    shutil.rmtree(root / "submitted")
    return archive


def fill_in(root: Path) -> list[str]:
    """Type the same points for every written answer; the sheets' names."""
    sheets = sorted((root / "marking").glob("*.csv"))
    for sheet in sheets:
        with sheet.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row["points"] = "1"
        with sheet.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return list(map(str, sheets))


def steps(root: Path, lesson: str, archive: Path) -> Iterator[tuple[str, float]]:
    """(what, seconds) of each command."""

    def timed(what: str, *arguments: str) -> tuple[str, float]:
        started = time.perf_counter()
        command = [sys.executable, "-m", "course", "--root", str(root), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=root)
        if done.returncode:
            sys.exit(f"course {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return what, time.perf_counter() - started

    number = lesson.split("-")[0]
    yield timed("hand out", "release", number, "--to", str(root / "week.zip"))
    yield timed("sort what came in", "collect", str(archive))
    yield timed("grade", "grade", "--no-feedback")
    yield timed("pages to give back", "grade")
    yield timed("sheets for marking by hand", "marking", number)
    yield timed("their points", "marking", "--read", *fill_in(root))
    yield timed("understand", "report", number)
    yield timed("marks to the platform", "export", "--lms", "moodle")


def main() -> None:
    parser = argparse.ArgumentParser(description="How long the instructor's Monday takes.")
    parser.add_argument("--lesson", default="01")
    parser.add_argument("--people", type=int, nargs="+", default=[30, 300])
    arguments = parser.parse_args()
    lesson = find_lesson(arguments.lesson)
    print(f"{lesson.name}; load before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
    for people in arguments.people:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "class")
            make_demo(root, [lesson])
            for what, seconds in steps(root, lesson.name, hand_in(root, lesson.name, people)):
                print(f"  {people:5} people  {what:28} {seconds:8.1f} s", flush=True)


if __name__ == "__main__":
    main()
