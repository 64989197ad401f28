"""The checker's conversation with one student process: strict turns, deadlines, and plain data out of every answer."""

import builtins
import contextlib
import os
import random
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.grading.changes import change
from course.grading.wire import Wire, WireError, decode, encode

GRACE = 2.0  # seconds that a process has to say itself that its time is over
TOO_LONG = "it did not end in the time that it may take: does a loop never end?"

EXCEPTIONS = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type)
    and issubclass(value, Exception)
    and not issubclass(value, UnicodeError | BaseExceptionGroup)
}
EXCEPTIONS["LinAlgError"] = np.linalg.LinAlgError


class StudentError(Exception):
    """The submission's code raised something that has no counterpart among Python's own exceptions."""


class StudentDiedError(StudentError):
    """The process that ran the submission's code is over, or was ended for breaking the protocol."""


class StudentTimeoutError(StudentError):
    """The submission's code did not answer in time."""


class Link:
    """One process and what the checker knows of it."""

    def __init__(self, wire: Wire):
        self.wire = wire
        self.alive = True
        self.calls = 0
        self.sequence = 0
        self.deadline = time.monotonic()  # of the cell that is being graded
        self.per_call = 10.0
        self.source = ""  # the text of the submission's cells
        self.named: dict[int, str] = {}  # the name under which the test got an object
        self.clean: Callable[[str], Any] | None = None  # finds that name in a process without tampering cells
        self.hold: Any = None  # keeps the process's lifeline
        self.functions: list[Callable] = []  # the test's, which the student's code may call
        self.exceptions: dict[int, type] = {}
        self.heard: dict[tuple, tuple[dict, list[bytes]]] = {}  # answers to calls through the door, by request
        # arrays fetched from the student's objects: weakly, as they came, and held until the next request
        self.lent: dict[int, tuple[weakref.ref, bytes, np.ndarray | None]] = {}

    def allow(self, seconds: float, per_call: float) -> None:
        """From now on: `seconds` in all, `per_call` of them for one answer."""
        self.deadline = time.monotonic() + seconds
        self.per_call = per_call

    def ask(self, message: dict, buffers: list[bytes] = (), fd: int | None = None) -> tuple[dict, list[bytes]]:
        """Send a request and return the answer, serving calls of the test's own functions in between."""
        if not self.alive:
            raise StudentDiedError("the process that ran the submission's code has ended")
        seconds = min(self.deadline - time.monotonic(), self.per_call)
        if seconds <= 0:
            raise StudentTimeoutError("no time is left for this cell")
        self.sequence += 1
        self.calls += 1
        sequence = self.sequence
        before, self.wire.deadline = self.wire.deadline, time.monotonic() + seconds + GRACE
        try:
            self.wire.send({**message, "q": sequence, "seconds": seconds}, buffers, fd)
            while True:
                reply, data = self.wire.receive()
                if type(reply) is not dict:
                    raise WireError("an answer that is none")
                if reply.get("op") == "callback":
                    self._call_back(reply, data)
                elif type(reply.get("q")) is int and reply["q"] == sequence:
                    return reply, data
                else:
                    raise WireError("an answer out of turn")
        except TimeoutError:
            self.end()
            raise StudentTimeoutError(f"the submission's code gave no answer within {seconds:.0f} s") from None
        except (WireError, OSError) as error:
            self.end()
            raise StudentDiedError(f"the process that ran the submission's code ended ({error})") from None
        finally:
            self.wire.deadline = before

    def end(self) -> None:
        if self.alive:
            self.alive = False
            self.wire.close()
            self.hold = None

    # --- values -------------------------------------------------------------------------------------------------------

    def encode(self, value: Any, buffers: list[bytes]) -> dict:
        try:
            return encode(value, buffers, self._name_other)
        except WireError as error:
            raise TypeError(str(error)) from None

    def decode(self, data: Any, buffers: list[bytes]) -> Any:
        try:
            return decode(data, buffers, self._make_other)
        except WireError as error:
            self.end()
            raise StudentDiedError(f"the submission's answer broke the protocol ({error})") from None

    def _name_other(self, value: Any) -> dict:
        from course.grading.proxy import Proxy, link_of, number_of

        if isinstance(value, Proxy):
            if link_of(value) is not self:
                raise TypeError("this object of the submission comes from another cell's copy of it: make it here anew")
            return {"h": number_of(value)}
        if callable(value) and not isinstance(value, type):
            self.functions.append(value)
            return {"cb": len(self.functions) - 1}
        raise TypeError(f"a {type(value).__name__} object of the test's cannot be passed to the submission's code")

    def _make_other(self, key: str, payload: Any) -> Any:
        from course.grading.proxy import make_proxy

        number, name, more = payload
        if type(number) is not int or number < 0 or type(name) is not str:
            raise WireError("an object that is none")
        if key == "x":
            if number not in self.exceptions:
                base = next((EXCEPTIONS[b] for b in more if type(b) is str and b in EXCEPTIONS), StudentError)
                known = EXCEPTIONS.get(name)
                self.exceptions[number] = known if known is base else type(_identifier(name), (base,), {})
            return self.exceptions[number]
        if key != "h":
            raise WireError("unknown data")
        return make_proxy(self, number, _identifier(name), more is True)

    def result(self, reply: dict[str, Any], data: list[bytes]) -> Any:
        """The value in an answer; what the submission's code printed is printed, what it raised is raised."""
        printed = reply.get("printed")
        if type(printed) is str and printed:
            sys.stdout.write(printed)
        if "exc" in reply:
            raise self.exception(reply["exc"])
        if "value" not in reply:
            self.end()
            raise StudentDiedError("the submission's answer broke the protocol (no value)")
        return self.decode(reply["value"], data)

    def exception(self, said: Any) -> Exception:
        said = said if type(said) is dict else {}
        name, bases, message = said.get("name"), said.get("bases"), said.get("message")
        name = name if type(name) is str else "StudentError"
        message = message[:2_000] if type(message) is str else ""
        if name == "CellTimeoutError":
            return StudentTimeoutError(TOO_LONG)
        kind = self.decode({"x": [said["class"], name, bases]}, []) if "class" in said else StudentError
        error = kind(message)
        trace = said.get("trace")
        error.student_trace = trace[:4_000] if type(trace) is str else ""
        return error

    # --- requests -----------------------------------------------------------------------------------------------------

    def call(self, number: int, args: tuple, kwargs: dict[str, Any], method: str = "") -> Any:
        self.return_lent()
        buffers: list[bytes] = []
        args = list(args)
        message = {"op": "call", "id": number}
        message["args"], message["kwargs"] = self.encode(args, buffers), self.encode(kwargs, buffers)
        if method:
            message["method"] = method
        reply, data = self.ask(message, buffers)
        value = self.result(reply, data)
        changed = reply.get("changed")
        for i, item in changed if type(changed) is list else ():
            if type(i) is int and 0 <= i < len(args):
                change(args[i], self.decode(item, data))
        return value

    def get(self, number: int, name: str) -> Any:
        self.return_lent()
        reply, data = self.ask({"op": "get", "id": number, "name": name})
        value = self.result(reply, data)
        owner = reply.get("array")
        if type(owner) is int and isinstance(value, np.ndarray):
            self.lent[owner] = (weakref.ref(value), value.tobytes(), value)
        return value

    def return_lent(self) -> None:
        """Arrays of the student's objects that the test changed in place (`layer.W[0, 0] += eps`) go back first."""
        for owner, (reference, before, _) in list(self.lent.items()):
            value = reference()
            if value is None:
                del self.lent[owner]
                continue
            now = value.tobytes()
            self.lent[owner] = (reference, now, None)
            if now != before:
                buffers: list[bytes] = []
                self.result(*self.ask({"op": "fill", "id": owner, "value": self.encode(value, buffers)}, buffers))

    def request(self, op: str, **fields: Any) -> Any:
        """A request whose `value` field, if any, is data to send; returns the answer's value."""
        self.return_lent()
        buffers: list[bytes] = []
        if "value" in fields:
            fields["value"] = self.encode(fields["value"], buffers)
        return self.result(*self.ask({"op": op, **fields}, buffers))

    def names(self, wanted: list[str]) -> dict[str, Any]:
        reply, data = self.ask({"op": "names", "names": wanted})
        found = reply.get("names")
        if type(found) is not dict:
            return {}
        values = {name: self.decode(item, data) for name, item in found.items() if name in wanted}
        self.named.update({item["h"][0]: name for name, item in found.items() if name in wanted and "h" in item})
        return values

    def without_tampering(self, number: int) -> Any:
        """The door to the object `number` in a process that left out cells which tamper with the look for borrowing;
        None where it is defined in such a cell."""
        return self.clean(self.named[number]) if self.clean is not None and number in self.named else None

    def _call_back(self, request: dict[str, Any], data: list[bytes]) -> None:
        number = request.get("id")
        if type(number) is not int or not 0 <= number < len(self.functions):
            raise WireError("a call of a function that was not given")
        args, kwargs = self.decode(request.get("args"), data), self.decode(request.get("kwargs"), data)
        if type(args) is not list or type(kwargs) is not dict or any(type(k) is not str for k in kwargs):
            raise WireError("a call without arguments")
        buffers: list[bytes] = []
        try:
            reply = {"value": self.encode(self.functions[number](*args, **kwargs), buffers)}
        except StudentError:
            raise
        except Exception as error:  # the student's code sees what the test's function raised
            buffers, reply = [], {"exc": type(error).__name__, "message": str(error)[:500]}
        self.wire.send(reply, buffers)


def _identifier(name: str) -> str:
    return name[:60] if name.isidentifier() else "Thing"


@contextlib.contextmanager
def seeds_go_to(link: Link) -> Iterator[None]:
    """`np.random.seed(0)` and `random.seed(0)` in a test seed the student's process too, as in one kernel."""
    legacy, plain = np.random.seed, random.seed

    def seed_numpy(seed: Any = None) -> None:
        legacy(seed)
        link.request("seed", numpy=True, value=seed)

    def seed_random(seed: Any = None, version: int = 2) -> None:
        plain(seed, version)
        link.request("seed", numpy=False, value=seed)

    np.random.seed, random.seed = seed_numpy, seed_random
    try:
        yield
    finally:
        np.random.seed, random.seed = legacy, plain


class Lifeline:
    """While this is held the student's process lives; let go, it and all that it started end."""

    def __init__(self, fd: int):
        self._fd = fd

    def __del__(self) -> None:
        os.close(self._fd)
