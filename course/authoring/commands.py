"""The subcommands of `course` for authors of lessons: new, check."""

import argparse

from course.arguments import lessons_of


def add_commands(commands: argparse._SubParsersAction) -> None:
    """Add them to the command's parser."""
    new = commands.add_parser("new", help="make a lesson's folder that passes every check, to be changed")
    new.add_argument("name", metavar="NN-name", help="such as 13-waves")
    new.set_defaults(run=_new)

    check = commands.add_parser("check", help="what a lesson lacks, a line each, with what to do")
    check.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    check.set_defaults(run=_check)


def _new(arguments: argparse.Namespace) -> int:
    from course.authoring.new import new_lesson

    lesson = new_lesson(arguments.name, arguments.root)
    print(f"{lesson.source}: change it, then course build {lesson.number} and course check {lesson.number}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from course.authoring.check import check

    amiss = 0
    for lesson in lessons_of(arguments):
        found = list(check(lesson))
        amiss += len(found)
        for said in found or ["all is well"]:
            print(f"{lesson.name}: {said}", flush=True)
    return 1 if amiss else 0
