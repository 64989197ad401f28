"""What the judge of an exercise says of an answer: a diagnosis, made for this exercise."""

from collections.abc import Sequence
from typing import Any

from nnkit.check.exercise import Exercise
from nnkit.check.judges.named import Named
from nnkit.check.outcome import Outcome
from nnkit.check.problem import PLAIN_PROBLEMS, problems_of
from nnkit.check.result import HIDDEN, PartResult


def judges_word(exercise: Exercise, parts: Sequence[PartResult]) -> str:
    """What a judge says of a case that is shown: it is a diagnosis, made for this exercise."""
    for part, result in zip(exercise.parts, parts, strict=True):
        plain = result.detail.startswith((*PLAIN_PROBLEMS, HIDDEN)) or "differ; worst at" in result.detail
        if part.judge and result.detail and not plain:
            return result.detail
    return ""


def named_by_judge(
    exercise: Exercise, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> Named | None:
    """The misconception that a judge names in the first case that fails, where no other case has another name; of a
    hidden case without its numbers."""
    found = [(i < len(part.cases), problem)
             for part, i, _, problem in problems_of(exercise, outcomes, expected, probes=False) if problem]  # fmt: skip
    names = {problem.name for _, problem in found if isinstance(problem, Named)}
    if len(names) != 1 or not isinstance(first := found[0][1], Named):
        return None
    return first if found[0][0] else first.of_hidden()
