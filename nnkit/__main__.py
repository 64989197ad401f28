"""The students' command: `python -m nnkit`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nnkit import __version__

FOLDER = Path("neural-networks")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 when all is well, 1 when something is open, 2 when it could not be done."""
    parser = argparse.ArgumentParser(
        prog="python -m nnkit", description="Lessons on neural networks, in a folder of yours."
    )
    parser.add_argument("--version", action="version", version=f"nnkit-lessons {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    start = commands.add_parser("start", help="copy the lessons into a folder; never over anything that is there")
    start.add_argument("folder", nargs="?", type=Path, default=FOLDER, help=f"({FOLDER})")
    start.add_argument("--update", action="store_true", help="bring corrections, and keep your answers")
    start.set_defaults(run=_start)
    doctor = commands.add_parser("doctor", help="look over a notebook before it is handed in")
    doctor.add_argument("notebook", type=Path)
    doctor.set_defaults(run=_doctor)
    standing = commands.add_parser("where-i-stand", help="what is right, half right, open, and what you predicted")
    standing.add_argument("folder", nargs="?", type=Path, default=None, help=f"(the current one, or {FOLDER})")
    standing.set_defaults(run=_standing)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (OSError, ValueError) as error:
        print(f"nnkit: {error}", file=sys.stderr)
        return 2


def _start(arguments: argparse.Namespace) -> int:
    from nnkit.student.start import start, update

    for sentence in (update if arguments.update else start)(arguments.folder):
        print(sentence)
    if not arguments.update:
        print(f"Open {arguments.folder / 'start.md'} in your editor, or: jupyter lab {arguments.folder}")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from nnkit.student.doctor import examine

    findings = examine(arguments.notebook)
    for finding in findings:
        print(f"- {finding}")
    if not findings:
        print(f"{arguments.notebook.name} is ready to hand in: whole, runs from top to bottom, nothing left open.")
    return 1 if findings else 0


def _standing(arguments: argparse.Namespace) -> int:
    from nnkit.lessonkit.record import DISCOVERIES, RECORD_FILE, recorded
    from nnkit.student.standing import predictions, table, where_i_stand

    folder = arguments.folder or (FOLDER if FOLDER.is_dir() else Path())
    lessons = where_i_stand(folder)
    if not lessons:
        raise FileNotFoundError(
            f"no lessons in {folder.resolve()}; name their folder: python -m nnkit where-i-stand FOLDER"
        )
    print(f"{table(lessons)}\n\n{predictions(folder)}")
    if found := recorded(folder / RECORD_FILE).get(DISCOVERIES):
        print(f"{len(found)} {'discoveries' if len(found) > 1 else 'discovery'} with explorers.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
