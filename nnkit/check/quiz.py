"""Judge a quiz: each wrong choice is answered with why it is wrong."""

import time
from dataclasses import replace
from typing import Any

from nnkit.check.door import Door
from nnkit.check.exercise import LockedQuestion, Question, Quiz, compiled
from nnkit.check.locks import lock_text, open_text
from nnkit.check.result import PartResult, Result, State


def judge_quiz(quiz: Quiz, door: Door) -> Result:
    """The verdict on a dict of letters, one per question's name. A question left at "?" is not attempted."""
    started = time.perf_counter()
    reply = door.value()
    given = reply.value if isinstance(reply.value, dict) else None
    parts = [_judge_question(quiz, question, given) for question in compiled(quiz.questions, LockedQuestion)]
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


def key_of(quiz: str, question: str, letter: str) -> str:
    """What opens that which is said of a choice."""
    return f"{quiz}/{question}/{letter}"


def locked(quiz: Quiz) -> Quiz:
    """The same quiz without its right letters."""

    def lock(question: Question) -> LockedQuestion:
        says = [
            lock_text(("+" if choice.right else "-") + choice.why, key_of(quiz.id, question.name, letter))
            for letter, choice in question.letters.items()
        ]
        return LockedQuestion(question.name, question.text, tuple(c.text for c in question.choices), tuple(says))

    return replace(quiz, questions=[q if isinstance(q, LockedQuestion) else lock(q) for q in quiz.questions])


def _judge_question(quiz: Quiz, question: LockedQuestion, given: dict[Any, Any] | None) -> PartResult:
    points = quiz.points_each
    letter = given.get(question.name, "?") if given else "?"
    chosen = letter.strip().lower().strip("()") if isinstance(letter, str) else None
    if chosen not in question.letters:
        asked = f"write one of the letters {', '.join(question.letters)}"
        detail = f"not answered yet: {asked}" if letter == "?" else f"{str(letter)[:20]!r} is no choice: {asked}"
        return PartResult(question.text, False, 0, points, detail)
    says = open_text(question.says["abcdefgh".index(chosen)], key_of(quiz.id, question.name, chosen)) or "-"
    right, why = says[0] == "+", says[1:]
    if right:
        return PartResult(question.text, True, points, points, why)
    return PartResult(question.text, False, 0, points, f"{letter}) {question.letters[chosen]}. {why}")
