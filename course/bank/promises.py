"""What holds each sentence of a lesson's tasks, and which kinds of input no case shows."""

from collections.abc import Iterator

from course.authoring.accounts import account
from course.authoring.reference import full
from course.bank.judging import seen_only_in_grading
from course.lessons import LessonFolder
from nnkit.check.exercise import Exercise


def told(folder: LessonFolder) -> Iterator[str]:
    """Lines of a report: for each exercise its sentences and what holds each, then the kinds that no case shows, and
    the wrong answers of the bank that a student sees green and a grader red."""
    made = full(folder)
    unseen: dict[str, list[str]] = {}
    for name, wrong in seen_only_in_grading(folder):
        unseen.setdefault(name, []).append(wrong)
    for name, exercise in made.lesson.exercises.items():
        if not isinstance(exercise, Exercise):
            continue
        yield f"{folder.name}/{name}"
        for each in made.planned[name]:
            if each.promise is None:
                yield f"  for every exercise: {each.probe.name} ({each.part})"
        for sentence, holder in account(made.declared[name], made.planned[name]):
            yield f"  {sentence}\n      held by: {holder}"
        for kind, reason in made.declared[name].never.items():
            yield f"  no case shows: {kind} ({reason})"
        if name in unseen:
            yield f"  right in the notebook, wrong in grading: {'; '.join(unseen[name])}"
