"""Judge a quiz: each wrong choice is answered with why it is wrong."""

import time

from nnkit.check.door import Door
from nnkit.check.exercise import Quiz
from nnkit.check.verdict import PartResult, Result, State


def judge_quiz(quiz: Quiz, door: Door) -> Result:
    """The verdict on a dict of letters, one per question's name. A question left at "?" is not attempted."""
    started = time.perf_counter()
    reply = door.value()
    given = reply.value if isinstance(reply.value, dict) else None
    parts = [_judge_question(question, given, quiz.points_each) for question in quiz.questions]
    message = ""
    if given is None:
        state: State = "wrong"
        names = ", ".join(f'"{q.name}": "?"' for q in quiz.questions[:2])
        message = f"Answer with a dict of letters like {{{names}}}."
    elif all(given.get(question.name, "?") == "?" for question in quiz.questions):
        state = "not attempted"
    elif all(part.passed for part in parts):
        state = "right"
    else:
        state = "partly right" if any(part.passed for part in parts) else "wrong"
    seconds = time.perf_counter() - started
    return Result(quiz.id, quiz.title, state, tuple(parts), message=message, hints=tuple(quiz.hints), seconds=seconds)


def _judge_question(question, given: dict | None, points: float) -> PartResult:
    letter = given.get(question.name, "?") if given else "?"
    choice = question.letters.get(letter.strip().lower().strip("()")) if isinstance(letter, str) else None
    if choice is None:
        asked = f"write one of the letters {', '.join(question.letters)}"
        detail = f"not answered yet: {asked}" if letter == "?" else f"{str(letter)[:20]!r} is no choice: {asked}"
        return PartResult(question.text, False, 0, points, detail)
    if choice.right:
        return PartResult(question.text, True, points, points, choice.why)
    return PartResult(question.text, False, 0, points, f"{letter}) {choice.text}. {choice.why}")
