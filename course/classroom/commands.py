"""The subcommands of `course` around a class: release, collect, report, export, marking."""

import argparse
import sys
import webbrowser
from pathlib import Path

from course.arguments import lessons_of
from course.lessons import all_assignments, find_lesson


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add them to the command's parser."""
    release = commands.add_parser("release", help="what students get: lessons, nnkit's wheel, one page, requirements")
    release.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    release.add_argument("--to", type=Path, required=True, metavar="FOLDER|ZIP", help="where to; not there yet")
    release.set_defaults(run=_release)

    collect = commands.add_parser("collect", help="sort a platform's archive, or a folder, into submitted/")
    collect.add_argument("source", nargs="+", type=Path, help="an archive of Moodle or Canvas, a folder, the exchange")
    collect.add_argument("--lesson", default="", help="all of it is for this lesson (else its content says so)")
    collect.add_argument("--dry-run", action="store_true", help="only say what would go where")
    collect.set_defaults(run=_collect)

    report = commands.add_parser("report", help="a page about the class: marks, exercises, misconceptions")
    report.add_argument("lesson", nargs="?", default="", help="a lesson's name or number (all)")
    report.add_argument("--open", action="store_true", help="show it in the browser")
    report.set_defaults(run=_report)

    export = commands.add_parser("export", help="marks as Moodle, Canvas or a spreadsheet import them")
    export.add_argument("lesson", nargs="?", default="", help="a lesson's name or number (all)")
    export.add_argument("--lms", choices=("moodle", "canvas", "csv"), default="csv", help="for which platform (csv)")
    export.set_defaults(run=_export)

    marking = commands.add_parser("marking", help="written answers on one page and sheet a question, to type points in")
    marking.add_argument("lesson", nargs="?", default="", help="a lesson's name or number (all)")
    marking.add_argument(
        "--read", type=Path, action="append", default=[], metavar="FILE", help="enter a sheet's points"
    )
    marking.add_argument("--hide-names", action="store_true", help="answers without names, in an order of their own")
    marking.add_argument("--all", dest="everything", action="store_true", help="also what is marked already")
    marking.set_defaults(run=_marking)


def _release(arguments: argparse.Namespace) -> int:
    from course.classroom.release import release

    root = arguments.root
    lessons = lessons_of(arguments)
    files = release(root, lessons, arguments.to)
    count = f"{len(lessons)} lesson{'s' * (len(lessons) != 1)}"
    print(f"{arguments.to}: {count}, {len(files)} files; students begin with start-here.html")
    return 0


def _collect(arguments: argparse.Namespace) -> int:
    from course.classroom.collect import collect, report
    from course.classroom.roster import read_roster

    root, lesson = arguments.root, _lesson(arguments)
    plan = collect(root, arguments.source, lesson=lesson, dry_run=arguments.dry_run, ask=_ask)
    print(report(plan, read_roster(root), arguments.dry_run))
    return 1 if plan.unplaced else 0


def _report(arguments: argparse.Namespace) -> int:
    from course.classroom.report import write_report

    path = write_report(arguments.root, _lesson(arguments))
    print(path)
    if arguments.open:
        webbrowser.open(path.as_uri())
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from course.classroom.export import export

    print(export(arguments.root, arguments.lms, _lesson(arguments)))
    return 0


def _marking(arguments: argparse.Namespace) -> int:
    from course.classroom.grade import after_marking, handed_in
    from course.classroom.marking import read_sheet, write_sheets

    root, problems, touched = arguments.root, [], set()
    for path in arguments.read:
        if not path.is_file():
            raise LookupError(f"there is no sheet {path}")
        read = read_sheet(root, path)
        problems += read.problems
        touched |= read.touched
        print(f"{path}: {read.entered} entered")
    if touched:
        after_marking(root, sorted(touched))
    if not arguments.read:
        asked = arguments.lesson
        lessons = [find_lesson(asked, root, all_assignments(root))] if asked else handed_in(root)
        options = {"hide_names": arguments.hide_names, "everything": arguments.everything}
        sheets = [path for lesson in lessons for path in write_sheets(root, lesson, **options)]
        print(*(sheets or ["nothing waits to be marked by hand"]), sep="\n")
    for problem in problems:
        print(f"  {problem}")
    return 1 if problems else 0


def _lesson(arguments: argparse.Namespace) -> str:
    """The full name of the lesson that was asked for, if one was."""
    root = arguments.root
    return find_lesson(arguments.lesson, root, all_assignments(root)).name if arguments.lesson else ""


def _ask(said: str, people: list) -> str:
    """Ask at the terminal; where there is none, nobody is guessed."""
    if not sys.stdin.isatty():
        return ""
    print(said, file=sys.stderr)
    for number, person in enumerate(people, 1):
        print(f"  {number}  {person.shown} ({person.id})", file=sys.stderr)
    answer = input("number, or nothing to leave it out: ").strip()
    return people[int(answer) - 1].id if answer.isdigit() and 1 <= int(answer) <= len(people) else ""
