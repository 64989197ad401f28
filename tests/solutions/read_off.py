"""The numbers that a lesson's exercises say are read off what an explorer shows."""

from course.authoring.declarations import read_exercises
from course.lessons import find_lesson


def read_off(lesson: str, exercise: str) -> dict[str, float]:
    """By the words for each."""
    declared = read_exercises(find_lesson(lesson).source)[exercise]
    return {wrong.name: wrong.answer for wrong in declared.wrong if wrong.read}
