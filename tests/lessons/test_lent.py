"""What a lesson lends until the student's own is kept can be called as the exercise has it. In grading it stands in for
theirs: an answer that leaves out an argument with a default, or gives one by its name, would stop there, and only
there."""

import ast
import functools
import inspect

from course.authoring.percent import read_text
from course.bank.held import lent
from tests.lessons.notebook import LESSONS, calls, each_lesson


@functools.cache
def arguments():
    """By exercise the names of its arguments, and how many of them must be given."""
    cells = [cell for lesson in LESSONS for cell in read_text(lesson.text).cells if "exercise" in cell.metadata]
    return {
        cell.metadata["exercise"]: ([each.arg for each in arguments], len(arguments) - len(given))
        for cell in cells
        for arguments, given in _of(ast.parse(cell.source).body, cell.metadata["exercise"])
    }


def _of(body, name):
    """The arguments of the function of this name, or of this class's `__init__`, and the defaults of the last ones."""
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            yield from ((args[1:], given) for args, given in _of(node.body, "__init__"))
        elif isinstance(node, ast.FunctionDef) and node.name == name:
            yield node.args.args, node.args.defaults


@each_lesson
def test_what_is_lent_takes_what_the_exercise_takes(lesson):
    held = lent(lesson) if (asked := calls(lesson, "take")) else {}
    for name in asked:
        signature = inspect.signature(held[f"lesson {lesson.number}: {name}"])
        names, needed = arguments()[name]
        for count in (needed, len(names)):
            signature.bind(*range(count))
            signature.bind(**dict.fromkeys(names[:count], 0))
