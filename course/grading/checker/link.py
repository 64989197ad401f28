"""The checker's conversation with one student process: strict turns, deadlines, and plain data out of every answer."""

import builtins
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from course.grading.checker.changes import change
from course.grading.checker.exceptions import (
    Exceptions,
    RefusedError,
    StudentDiedError,
    StudentError,
    StudentTimeoutError,
    identifier,
)
from course.grading.checker.handle import is_handle, make_handle, number_for
from course.grading.wire import Wire, WireError, decode, encode

GRACE = 2.0  # seconds that a process has to say itself that its time is over
MAX_WARNINGS = 100  # of one answer
MAX_RAISED = 1_000  # exceptions of the test's own functions that are kept
ENDS = (StopIteration, StopAsyncIteration)  # what ends `map`, `zip` and `for` without a word


class Link:
    """One process and what the checker knows of it."""

    def __init__(self, wire: Wire):
        self.wire = wire
        self.alive = True
        self.sequence = 0
        self.deadline = time.monotonic()  # of the cell that is being graded
        self.per_call = 10.0
        self.source = ""  # the text of the submission's cells
        self.named: dict[int, str] = {}  # the name under which the test got an object
        self.clean: Callable[[str], Any] = lambda name: None  # finds it in a process without tampering cells
        self.apart: Callable[[], Link | None] = lambda: None  # gives a copy of the process, where one can be had
        self.hold: Any = None  # keeps the process's lifeline
        self.test = 0  # the number of the test that asks
        self.stopped: StudentError | None = None  # what that test came upon first
        self.functions: list[Callable] = []  # the test's, which the student's code may call
        self.told: dict[int, dict] = {}  # by id, what the process knows of them
        self.exceptions = Exceptions()
        self.heard: dict[tuple, tuple] = {}  # by request through the door: its arguments, and what came of it

    def allow(self, seconds: float, per_call: float) -> None:
        """From now on: `seconds` in all, `per_call` of them for one answer."""
        self.deadline = time.monotonic() + seconds
        self.per_call = per_call

    def begin_test(self) -> None:
        self.test += 1
        self.stopped = None

    def ask(self, message: dict, buffers: list[bytes] = (), fds: list[int] = ()) -> tuple[dict, list[bytes]]:
        """Send a request and return the answer, serving calls of the test's own functions in between."""
        if not self.alive:
            raise StudentDiedError("the process that ran the submission's code has ended")
        seconds = min(self.deadline - time.monotonic(), self.per_call)
        if seconds <= 0:
            raise StudentTimeoutError("no time is left for this cell")
        self.sequence += 1
        sequence = self.sequence
        before, self.wire.deadline = self.wire.deadline, time.monotonic() + seconds + GRACE
        try:
            self.wire.send({**message, "q": sequence, "seconds": seconds}, buffers, fds)
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

    # --- requests of tests --------------------------------------------------------------------------------------------

    def names(self, wanted: list[str]) -> dict[str, Any]:
        """What the names mean in the submission; those that it does not have are left out."""
        reply, data = self.ask({"op": "names", "names": wanted})
        found = reply.get("names")
        values: dict[str, Any] = {}
        for name, item in found.items() if type(found) is dict else ():
            if name in wanted:
                values[name] = self.decode(item, data)
                if type(item) is dict and "h" in item:
                    self.named[item["h"][0]] = name
        return values

    def call(self, number: int, args: tuple, kwargs: dict[str, Any]) -> Any:
        """What a function or class gives; what the call changes in place is changed here too."""
        return self._request("call", list(args), kwargs, id=number)

    def method(self, number: int, name: str, args: tuple) -> Any:
        """What an object gives to Python itself: its length, text, items."""
        return self._request("method", list(args), {}, id=number, name=name)

    def value(self, number: int, name: str) -> Any:
        """An object's attribute."""
        return self._request("value", [], {}, id=number, name=name)

    def probe(self, name: str, source: str, args: tuple, kwargs: dict[str, Any]) -> Any:
        """What a test's function gives that runs there: plain data, and no bare yes or no, which it could make up."""
        value = self._request("probe", list(args), kwargs, name=name, source=source)
        if isinstance(value, bool | np.bool_):
            raise RefusedError(f"the probe {name} gave one bare yes or no: let it return the data that shows it")
        return value

    def _request(self, op: str, args: list, kwargs: dict[str, Any], **fields: Any) -> Any:
        buffers: list[bytes] = []
        encoded = [self.encode(item, buffers) for item in (args, kwargs)]
        reply, data = self.ask({"op": op, **fields, "args": encoded[0], "kwargs": encoded[1]}, buffers)
        value = self._result(reply, data, iterating=fields.get("name") == "__next__")
        given = {**dict(enumerate(args)), **kwargs}
        changed = reply.get("changed")
        for key, item in changed if type(changed) is list else ():
            if type(key) in (int, str) and key in given:
                change(given[key], self.decode(item, data))
        return value

    def _result(self, reply: dict[str, Any], data: list[bytes], *, iterating: bool) -> Any:
        """The value in an answer; what the submission's code printed is printed, what it warned of is warned of, what
        it raised is raised. Unless it is asked for an iterator's next item it cannot end an iteration of the test's:
        `all(map(f, cases))` would hold for an f that raises StopIteration."""
        for stream, text in ((sys.stdout, reply.get("printed")), (sys.stderr, reply.get("to_stderr"))):
            if type(text) is str:
                stream.write(text)
        warned = reply.get("heard")
        for item in warned[:MAX_WARNINGS] if type(warned) is list else ():
            if type(item) is list and len(item) == 2 and type(item[1]) is str:
                kind = self.exceptions.class_of(item[0])
                warnings.warn(item[1], kind if issubclass(kind, Warning) else UserWarning, stacklevel=6)
        if "refused" in reply:
            reason = reply["refused"][:200] if type(reply["refused"]) is str else ""
            raise RefusedError(f"what the answer gave cannot be handed over: {reason}")
        if "exc" in reply:
            error = self.exceptions.made_of(reply["exc"])
            if isinstance(error, ENDS) and not iterating:
                raise RuntimeError(f"the submission's code raised {type(error).__name__}") from error
            raise error
        if "value" not in reply:
            self.end()
            raise StudentDiedError("the submission's answer broke the protocol (no value)")
        return self.decode(reply["value"], data)

    def without_tampering(self, number: int) -> Any:
        """The door to the object `number` in a process that left out cells which tamper with the look for borrowing;
        None where it is defined in such a cell."""
        return self.clean(self.named[number]) if number in self.named else None

    # --- values -------------------------------------------------------------------------------------------------------

    def encode(self, value: Any, buffers: list[bytes]) -> Any:
        try:
            return encode(value, buffers, self._name_other)
        except WireError as error:
            raise RefusedError(str(error)) from None

    def decode(self, data: Any, buffers: list[bytes]) -> Any:
        try:
            return decode(data, buffers, self._make_other)
        except WireError as error:
            self.end()
            raise StudentDiedError(f"the submission's answer broke the protocol ({error})") from None

    def _name_other(self, value: Any) -> dict:
        if is_handle(value):
            return {"h": number_for(value, self)}
        if isinstance(value, Exception):
            return {"x": [type(value).__name__, str(value)[:500]]}
        if isinstance(value, type) and getattr(builtins, value.__name__, None) is value:
            return {"y": value.__name__}
        if callable(value) and not isinstance(value, type):
            if id(value) not in self.told:
                name = getattr(value, "__name__", "")
                self.told[id(value)] = {"f": [len(self.functions), identifier(name)]}
                self.functions.append(value)
            return self.told[id(value)]
        raise RefusedError(f"a {type(value).__name__} object of the test's cannot be passed to the submission's code")

    def _make_other(self, key: str, payload: Any) -> Any:
        if key == "X":
            return self.exceptions.class_of(payload)
        if key == "x":
            names, message = payload
            return self.exceptions.made_of({"names": names, "message": message})
        number, name, is_callable = payload
        if key != "h" or type(number) is not int or number < 0:
            raise WireError("an object that is none")
        return make_handle(self, number, identifier(name), is_callable=is_callable is True)

    # --- the test's functions -----------------------------------------------------------------------------------------

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
        except Exception as error:  # the student's code sees what the test's function raised
            number = len(self.exceptions.of_the_test)
            self.exceptions.of_the_test += [error] if number < MAX_RAISED else []
            bases = [k.__name__ for k in type(error).__mro__]
            buffers, reply = [], {"exc": [type(error).__name__, bases, str(error)[:500], number]}
        self.wire.send(reply, buffers)
