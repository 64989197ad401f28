"""What a test meets in place of a value: exceptions of a submission's, made anew from their names and messages, and
what ends a test whatever it waits for."""

import builtins
import contextlib
from typing import Any

import numpy as np

TOO_LONG = "it did not end in the time that it may take: does a loop never end?"
MAX_NAMES = 20  # of a class and its bases


class StudentError(BaseException):
    """The submission's code could not be asked, or not for this. No Exception: a test that waits for one does not take
    it for the answer's."""


class StudentDiedError(StudentError):
    """The process that ran the submission's code is over, or was ended for breaking the protocol."""


class StudentTimeoutError(StudentError):
    """The submission's code did not answer in time."""


class RefusedError(StudentError):
    """The test asks what a process boundary does not let through; the message says what to write instead."""


def _known() -> dict[str, type[Exception]]:
    """Python's and NumPy's own that are made from a message alone."""
    found = {}
    for kind in (*vars(builtins).values(), np.linalg.LinAlgError, np.exceptions.AxisError):
        if isinstance(kind, type) and issubclass(kind, Exception):
            with contextlib.suppress(TypeError):
                kind("message")
                found[kind.__name__] = kind
    return found


KNOWN = _known()


class Exceptions:
    """The exceptions of one process. A class is told by its name and those of its bases, nearest first: the first that
    is Python's or NumPy's is meant, those before it are made. No name means anything else: `SkipTest` skips nothing."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], type[Exception]] = {}
        self.of_the_test: list[Exception] = []  # what the test's own functions raised

    def class_of(self, names: Any) -> type[Exception]:
        names = tuple(names[:MAX_NAMES]) if type(names) is list and all(type(n) is str for n in names) else ()
        if not names or names[0] in KNOWN:
            return KNOWN[names[0]] if names else Exception
        if names not in self._made:
            self._made[names] = type(identifier(names[0]), (self.class_of(list(names[1:])),), {})
        return self._made[names]

    def made_of(self, said: Any) -> BaseException:
        """said: names, message, trace; of_the_test: the number of one that a function of the test's raised."""
        said = said if type(said) is dict else {}
        number, names = said.get("of_the_test"), said.get("names")
        message = said["message"][:2_000] if type(said.get("message")) is str else ""
        first = names[0] if type(names) is list and names and type(names[0]) is str else ""
        if first == "CellTimeoutError":
            return StudentTimeoutError(TOO_LONG)
        if type(number) is int and 0 <= number < len(self.of_the_test):
            return self.of_the_test[number]
        if not first or "Exception" not in names:  # SystemExit and the like
            return StudentError(f"the submission's code raised {identifier(first)}: {message}")
        error = self.class_of(names)(message)
        trace = said.get("trace")
        error.student_trace = trace[:4_000] if type(trace) is str else ""
        return error


def identifier(name: Any) -> str:
    return name[:60] if type(name) is str and name.isidentifier() else "Thing"
