"""What a student who errs writes into each cell: a wrong answer of the bank, then the author's."""

import re
from typing import NamedTuple

from course.authoring.percent import read_text
from course.lessons import LessonFolder

HIDDEN = ("only the visible cases", "other numbers", "other sizes", "another type of number", "borrowed")
LETTERS = {"a": "b", "b": "c", "c": "a", "d": "a"}
LONGEST = 4000  # characters of a wrong answer


class Answers(NamedTuple):
    """wrong: the misconception and its program, or None where the bank has none; right: the author's program."""

    wrong: tuple[str, str] | None
    right: str


def answers(lesson: LessonFolder, solved: dict[str, str], turn: int) -> dict[str, Answers]:
    """For each answer's cell by its grade_id, what is tried first, another with each turn, and what is right.

    solved: the author's sources by grade_id, as `course build` writes them.
    """
    found = {}
    for number, (name, right) in enumerate(solved.items()):
        right = re.sub(r"[ \t]*### (BEGIN|END) SOLUTION\n?", "", right)
        path = lesson.bank / f"{name}.py"
        wrong = None
        if path.is_file():
            bank = [(cell.metadata["wrong"], cell.source) for cell in read_text(path).cells if "wrong" in cell.metadata]
            shown = [each for each in bank if each[0] not in HIDDEN and len(each[1]) < LONGEST]
            wrong = shown[(7 * turn + 3 * number) % len(shown)] if shown else None
        elif re.search(r'"[a-d]",', right):
            wrong = "other letters", re.sub(r'"([a-d])",', lambda letter: f'"{LETTERS[letter[1]]}",', right)
        found[name] = Answers(wrong, right)
    return found
