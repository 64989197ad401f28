"""`None` that comes or does not: which text of a list, tried alone, makes an answer give it; whether it ever does."""

from collections.abc import Sequence
from typing import Any

from nnkit.check.cases import Case
from nnkit.check.door import Door
from nnkit.check.exercise import Exercise
from nnkit.check.outcome import Outcome, outcome_of
from nnkit.check.problem import problems_of

MOST = 12  # texts that are tried


def makes_none(
    exercise: Exercise, door: Door, outcomes: dict[tuple[str, int], Outcome], expected: dict[str, Sequence[Any]]
) -> str:
    """What is said of a case that is shown, where `None` comes and a value is asked for; or ""."""
    for part, i, want, problem in problems_of(exercise, outcomes, expected, probes=False):
        case, came = part.all_cases[i], outcomes[part.name, i]
        if problem is None or want is None or i >= len(part.cases) or came.problem or came.value is not None:
            continue
        if not isinstance(case, Case) or not case.args or not _are_texts(case.args[0]):
            continue
        texts = list(dict.fromkeys(case.args[0]))[:MOST]
        alone = [outcome_of(exercise, door, Case([text], *case.args[1:], **case.kwargs)) for text in texts]
        found = [text for text, out in zip(texts, alone, strict=True) if out.value is None and not out.problem]
        if found and len(found) < len(texts):
            return f" {' or '.join(map(repr, found[:2]))} alone makes it so."
    return ""


def never_none(outcomes: dict[tuple[str, int], Outcome]) -> str:
    """What is said where `None` is asked for, of an answer that never gives it; or ""."""
    never = not any(outcome.value is None and not outcome.problem for outcome in outcomes.values())
    return " It never gives `None`, whatever it is given." if never else ""


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)
