"""The command `course` (also `python -m course`)."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from course import __version__
from course.arguments import count, lessons_of
from course.authoring.commands import add_commands as add_authors_commands
from course.bank.commands import add_commands as add_bank_commands
from course.classroom.commands import add_commands as add_class_commands
from course.lessons import all_assignments, find_course, find_lesson
from course.site.commands import add_site_commands


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="course", description="Build, try out and grade the course.")
    parser.add_argument("--version", action="version", version=f"nnkit-course {__version__}")
    parser.add_argument("--root", type=Path, metavar="FOLDER", help="the course (the one around the current folder)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make the students' lessons from the authors' text")
    build.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    build.set_defaults(run=_build)

    add_authors_commands(commands)
    add_bank_commands(commands)

    grade = commands.add_parser("grade", help="grade everything in submitted/: marks, feedback, marks.csv")
    grade.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    grade.add_argument("--json", action="store_true", help="the rows as JSON")
    grade.add_argument("--workers", type=count, default=0, metavar="N", help="processes that grade (one a core)")
    grade.add_argument("--dask", default="", metavar="ADDRESS", help="a Dask scheduler, whose workers grade")
    grade.add_argument("--all", dest="again", action="store_true", help="grade also what did not change since")
    grade.add_argument("--student", action="append", default=[], metavar="ID", help="only this one's; repeatable")
    grade.add_argument("--no-feedback", dest="feedback", action="store_false", help="marks only, no pages")
    grade.add_argument(
        "--allow-unconfined", action="store_true", help="grade also where this machine cannot confine a submission"
    )
    grade.set_defaults(run=_grade)

    add_class_commands(commands)
    add_site_commands(commands)

    demo = commands.add_parser("demo", help="make a class of 24 from the banks and grade it, in a folder of its own")
    demo.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    demo.add_argument("--into", type=Path, default=Path("demo"), help="the folder (demo)")
    demo.set_defaults(run=_demo)

    arguments = parser.parse_args(argv)
    try:
        arguments.root = find_course(arguments.root)
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (LookupError, ValueError) as error:  # a name that is not there, an author's slip
        if isinstance(error, KeyError | IndexError):  # a fault of this program's
            raise
        print(f"course: {error.args[0]}", file=sys.stderr)
        return 2
    except Exception as error:
        from course.classroom.troubles import explain

        if not (said := explain(error, arguments.root)):
            raise
        print(f"course: {said}", file=sys.stderr)
        return 2


def _build(arguments: argparse.Namespace) -> int:
    from course.authoring.build import build

    for folder in lessons_of(arguments):
        for sentence in build(folder):
            print(f"{folder.name}: {sentence}")
        print(f"{folder.name}: built")
    return 0


class _Say:
    """A progress bar on a terminal; in a log one line a submission."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None

    def __call__(self, row, done: int, total: int) -> None:
        what = f"{row.lesson}  {row.student}: {row.reason or f'{row.points:g}'}"
        if not sys.stderr.isatty():
            print(f"  {what}", file=sys.stderr)
            return
        self.bar = self.bar or tqdm(total=total, file=sys.stderr, unit=" submissions", dynamic_ncols=True)
        self.bar.set_postfix_str(what[:60], refresh=False)
        self.bar.update(done - self.bar.n)
        if done == total:
            self.bar.close()


def _grade(arguments: argparse.Namespace) -> int:
    from course.classroom.grade import grade_class, handed_in, table
    from course.classroom.roster import read_roster
    from course.classroom.standing import left_as_it_was
    from course.classroom.wide import with_exercises
    from course.grading.checker.engine import layers_missing
    from course.grading.checker.job import UnconfinedError
    from course.grading.layers import statement

    options = {name: getattr(arguments, name) for name in ("workers", "dask", "again", "feedback", "allow_unconfined")}
    options["students"] = arguments.student
    root = arguments.root
    known = all_assignments(root)
    lessons = [find_lesson(name, root, known) for name in arguments.lesson] or handed_in(root)
    if strange := [name for name in arguments.student if not (root / "submitted" / name).is_dir()]:
        there = ", ".join(sorted(path.name for path in (root / "submitted").glob("[!.]*"))) or "nobody"
        raise LookupError(f"nothing was handed in by {', '.join(strange)}; in submitted/ there are {there}")
    try:
        if arguments.allow_unconfined and (missing := layers_missing(True)):
            print(statement(missing), file=sys.stderr)
        rows = grade_class(root, lessons, _Say(), everything=not (arguments.lesson or arguments.student), **options)
    except UnconfinedError as error:
        print(f"course: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What is graded is kept; go on with: course grade", file=sys.stderr)
        return 130
    if not rows and not arguments.json:
        print(f"Nothing to grade: put submissions into {root / 'submitted'}/<student>/<lesson>/<lesson>.ipynb")
        return 1
    names = {person.id: person.name for person in read_roster(root).values()}
    print(
        json.dumps(with_exercises(root, rows), indent=1) if arguments.json else table(rows, arguments.feedback, names)
    )
    for sentence in left_as_it_was(root, lessons if arguments.lesson else known):
        print(sentence, file=sys.stderr)
    return 1 if any(row.reason for row in rows) else 0


def _demo(arguments: argparse.Namespace) -> int:
    from course.classroom.demo import run_demo
    from course.classroom.grade import table

    rows, surprises = run_demo(arguments.into.resolve(), lessons_of(arguments), _Say())
    print(table(rows))
    for surprise in surprises:
        print(f"NOT AS EXPECTED  {surprise}")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main())
