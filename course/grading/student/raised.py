"""Exceptions on their way: what an answer raised, as names and text; what a function of the test's raised."""

import builtins
import traceback
from typing import Any

from course.grading.student.cells import MAX_MESSAGE


def names_of(kind: type) -> list[str]:
    """What the checker may make of a class of exceptions: the names of it and of its bases."""
    return [base.__name__ for base in kind.__mro__ if base is not object][:20]


def message_of(error: BaseException) -> str:
    try:
        only = error.args[0] if isinstance(error, KeyError) and len(error.args) == 1 else None  # str() would quote it
        return (only if type(only) is str else str(error))[:MAX_MESSAGE]
    except Exception:  # an exception may fail at saying what it is
        return "(its message cannot be shown)"


def told(error: BaseException) -> dict[str, Any]:
    lines = traceback.format_tb(error.__traceback__)
    own = [line for line in lines if 'File "<' in line or 'File "cell' in line]
    said = {"names": names_of(type(error)), "message": message_of(error), "trace": "".join(own[-3:])[-MAX_MESSAGE:]}
    return {**said, "of_the_test": getattr(error, "of_the_test", None)}


def raised(name: str, bases: list[str], message: str, number: int) -> Exception:
    """What the test's function raised, to be raised here; `number` brings the test's own back when it goes on there."""
    base = next((b for n in bases if isinstance(b := getattr(builtins, n, None), type)), RuntimeError)
    error = (base if name == base.__name__ else type(name, (base,), {}))(message)
    error.of_the_test = number
    return error
