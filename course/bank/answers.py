"""One answer's text for one exercise, judged as grading does: with hidden cases, beside the lesson's other solutions.

Runs the text in this process: for the course's own bank and for answers that an instructor trusts.
"""

import contextlib
import linecache
import sys
from typing import Any

from nnkit.check import endless
from nnkit.check.borrowed import READY_MADE, borrowed_message
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.lesson import Lesson
from nnkit.check.repair import SECONDS
from nnkit.check.result import PartResult, Result, State


def judge_text(
    lesson: Lesson,
    namespace: dict[str, Any],
    name: str,
    text: str,
    filename: str,
    look: float = SECONDS,
    seconds: float = endless.SECONDS,
) -> Result:
    """The verdict on the exercise `name` after running `text`.

    namespace: the lesson's reference names, so that an answer can lean on earlier exercises; the exercise's own name
    is taken out first. look: seconds for a look at a wrong program; seconds: after which a call of it is ended. A text
    that does not run, or does not define the name, is a verdict too.
    """
    exercise = lesson.exercises[name]
    own = {key: value for key, value in namespace.items() if key != name}
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what it prints is no part of a report
            exec(compile(text, filename, "exec"), own)
    except (KeyboardInterrupt, endless.EndlessError):
        raise
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in READY_MADE:
            return not_run(exercise, f"The answer does not run: {error}.")
        return not_run(exercise, borrowed_message([error.name]), "borrowed")
    except BaseException as error:  # whatever an answer does, its verdict says so
        return not_run(exercise, f"The answer does not run: {type(error).__name__}: {error}")
    if name not in own:
        return not_run(exercise, f"The answer defines no `{name}`.")
    return lesson.judge(name, PlainDoor(own[name], seconds), look)


def not_run(exercise: Exercise | Quiz, message: str, state: State = "crashed") -> Result:
    """The verdict on an answer that came to nothing."""
    if isinstance(exercise, Exercise):
        parts = [PartResult(part.name, False, 0, part.points) for part in exercise.parts]
    else:
        parts = [PartResult(q.text, False, 0, exercise.points_each) for q in exercise.questions]
    return Result(exercise.id, exercise.title, state, tuple(parts), message=message)
