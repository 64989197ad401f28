"""What several subcommands of `course` read in the same way from their arguments."""

import argparse

from course.lessons import LessonFolder, all_lessons, find_lesson


def count(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, not {text!r}")
    return int(text)


def lessons_of(arguments: argparse.Namespace) -> list[LessonFolder]:
    """The lessons that `lesson` names, in that order; all where it names none."""
    return [find_lesson(name, arguments.root) for name in arguments.lesson] or all_lessons(arguments.root)
