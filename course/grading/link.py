"""The checker's conversation with one student process: strict turns, deadlines, and plain data out of every answer."""

import inspect
import os
import sys
import time
import warnings
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.grading.changes import change
from course.grading.common_random import states
from course.grading.exceptions import class_like, made_of
from course.grading.kept import Kept, is_small
from course.grading.wire import Shared, Wire, WireError, decode, encode

GRACE = 2.0  # seconds that a process has to say itself that its time is over
TOO_LONG = "it did not end in the time that it may take: does a loop never end?"
MAX_WARNINGS = 100  # of one answer
MAX_RAISED = 1_000  # exceptions of the test's own functions that are kept
ENDS = (StopIteration, StopAsyncIteration)  # what ends `map`, `zip` and `for` without a word
NO_ERRSTATE = np.geterr()
VIEWS = (type({}.keys()), type({}.values()), type({}.items()))


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
        self.told: dict[int, dict] = {}  # by id, what the process knows of them
        self.raised: list[Exception] = []  # what they raised
        self.exceptions: dict[int, type] = {}  # classes of the submission's, by number
        self.proxies: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()  # one for each object
        self.classes: frozenset[str] = frozenset()  # classes that the lesson has students write
        self.asked_for: set[int] = set()  # objects that the test made of these: they may answer for themselves
        self.came: dict[int, int] = {}  # objects by number: the request after which each first came
        self.not_classes: set[int] = set()  # objects that the test got in another way than under a name of these
        self.asks_class = False  # whether it is a name or an object's class that is being asked
        self.errors = NO_ERRSTATE  # np.errstate there
        self.seeded: set[str] = set()  # common random numbers that the test has seeded
        self.random: list | None = None  # their state as it was last sent
        self.heard: dict[tuple, tuple[dict, list[bytes]]] = {}  # answers to calls through the door, by request
        self.kept = Kept(lambda value: self._name_other(value, []))

    def allow(self, seconds: float, per_call: float) -> None:
        """From now on: `seconds` in all, `per_call` of them for one answer."""
        self.deadline = time.monotonic() + seconds
        self.per_call = per_call

    def ask(self, message: dict, buffers: list[bytes] = (), fds: list[int] = ()) -> tuple[dict, list[bytes]]:
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

    # --- values -------------------------------------------------------------------------------------------------------

    def encode(self, value: Any, buffers: list[bytes], shared: Shared | None = None) -> dict:
        try:
            return encode(value, buffers, lambda other: self._name_other(other, buffers), shared)
        except WireError as error:
            raise TypeError(str(error)) from None

    def decode(self, data: Any, buffers: list[bytes], shared: Shared | None = None) -> Any:
        try:
            return decode(data, buffers, self._make_other, shared)
        except WireError as error:
            self.end()
            raise StudentDiedError(f"the submission's answer broke the protocol ({error})") from None

    def _name_other(self, value: Any, buffers: list[bytes]) -> dict:
        from course.grading.proxy import Proxy, link_of, number_of

        if isinstance(value, Proxy):
            if link_of(value) is not self:
                raise TypeError("this object of the submission comes from another cell's copy of it: make it here anew")
            return {"h": number_of(value)}
        if isinstance(value, VIEWS):
            return self.encode(list(value), buffers)
        if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == "builtins":
            return {"xt": value.__name__}
        if isinstance(value, Exception):
            return {"xi": [type(value).__name__, str(value)[:500]]}
        if callable(value) and not isinstance(value, type):
            if id(value) not in self.told:
                self.told[id(value)] = {"cb": [len(self.functions), *_about(value)]}
                self.functions.append(value)
            return self.told[id(value)]
        if isinstance(value, Iterator):
            self.functions.append(value.__next__)
            return {"it": len(self.functions) - 1}
        raise TypeError(f"a {type(value).__name__} object of the test's cannot be passed to the submission's code")

    def _make_other(self, key: str, payload: Any) -> Any:
        from course.grading.proxy import make_proxy

        if key == "er":
            return self.exception(payload)
        number, name, more = payload
        if type(number) is not int or number < 0 or type(name) is not str:
            raise WireError("an object that is none")
        if key == "x":
            if number not in self.exceptions:
                self.exceptions[number] = class_like(name, more, StudentError)
            return self.exceptions[number]
        if key != "h":
            raise WireError("unknown data")
        self.came.setdefault(number, self.sequence)
        if not self.asks_class:  # `table.norm` may be what goes by the name of a class too
            self.not_classes.add(number)
        self.asked_for.discard(number)  # what comes again, be it from a function, is no longer what the test made
        proxy = self.proxies.get(number)
        if proxy is None:
            proxy = self.proxies[number] = make_proxy(self, number, _identifier(name), more is True)
        return proxy

    def result(
        self, reply: dict[str, Any], data: list[bytes], shared: Shared | None = None, *, iterating: bool = False
    ) -> Any:
        """The value in an answer; what the submission's code printed is printed, what it warned of is warned of, what
        it raised is raised. Unless it is asked for an iterator's next item it cannot end an iteration of the test's:
        `all(map(f, cases))` would hold for an f that raises StopIteration."""
        for stream, text in ((sys.stdout, reply.get("printed")), (sys.stderr, reply.get("to_stderr"))):
            if type(text) is str and text:
                stream.write(text)
        self._take_kept(reply.get("kept"), data)
        self._warn(reply.get("warned"))
        if "exc" in reply:
            error = self.exception(reply["exc"])
            if isinstance(error, ENDS) and not iterating:
                raise RuntimeError(f"the submission's code raised {type(error).__name__}") from error
            raise error
        if "value" not in reply:
            self.end()
            raise StudentDiedError("the submission's answer broke the protocol (no value)")
        shared = Shared(self.kept) if shared is None else shared
        value = self.decode(reply["value"], data, shared)
        keep = reply.get("keep")
        for item in keep if type(keep) is list else ():
            good = type(item) is list and len(item) == 2 and all(type(n) is int for n in item)
            if good and 0 <= item[0] < len(shared.values) and is_small(shared.values[item[0]]):
                self.kept.add(item[1], shared.values[item[0]])
        return value

    def _take_kept(self, told: Any, data: list[bytes]) -> None:
        if type(told) is list and told:
            good = [item for item in told if type(item) is list and len(item) == 2 and type(item[0]) is int]
            self.kept.take(good, lambda item: self.decode(item, data))

    def _warn(self, warned: Any) -> None:
        for item in warned[:MAX_WARNINGS] if type(warned) is list else ():
            if type(item) is list and len(item) == 3 and type(item[0]) is str and type(item[2]) is str:
                kind = class_like(item[0], item[1], UserWarning)
                warnings.warn(item[2], kind if issubclass(kind, Warning) else UserWarning, stacklevel=4)

    def exception(self, said: Any) -> Exception:
        said = said if type(said) is dict else {}
        message = said.get("message")
        message = message[:2_000] if type(message) is str else ""
        about = said.get("class")
        name = about[1] if type(about) is list and len(about) == 3 and type(about[1]) is str else ""
        if name == "CellTimeoutError":
            return StudentTimeoutError(TOO_LONG)
        number = said.get("of_the_test")
        if type(number) is int and 0 <= number < len(self.raised):
            return self.raised[number]
        kind = self.decode({"x": about}, []) if name else StudentError
        about_it = (said.get("args"), said.get("more")) if name else (None, None)
        args, more = (self.decode(item, []) if item else None for item in about_it)
        error = made_of(kind, args if type(args) is list else None, more if type(more) is dict else {}, message)
        if said.get("cause"):
            error.__cause__ = self.exception(said["cause"])
        trace = said.get("trace")
        error.student_trace = trace[:4_000] if type(trace) is str else ""
        return error

    # --- requests -----------------------------------------------------------------------------------------------------

    def call(self, number: int, args: tuple, kwargs: dict[str, Any], method: str = "") -> Any:
        self.tell_kept()
        buffers: list[bytes] = []
        shared = Shared(self.kept)
        args = list(args)
        message = {"op": "call", "id": number, **self._around()}
        message["args"] = self.encode(args, buffers, shared)
        message["kwargs"] = self.encode(kwargs, buffers, shared)
        if method:
            message["method"] = method
        reply, data = self.ask(message, buffers)
        value = self.result(reply, data, shared, iterating=method == "__next__")
        given = {**dict(enumerate(args)), **kwargs}
        changed = reply.get("changed")
        for key, item in changed if type(changed) is list else ():
            if type(key) in (int, str) and key in given:
                change(given[key], self.decode(item, data))
        return value

    def makes_what_is_asked_for(self, number: int) -> bool:
        """Whether an object is a class that the lesson has students write, and not one of its functions as well."""
        return self.named.get(number) in self.classes and number not in self.not_classes

    def _around(self) -> dict[str, Any]:
        """What stands around a call in the test and holds for the submission's code too."""
        around: dict[str, Any] = {}
        if (errors := np.geterr()) != self.errors:
            around["errors"] = self.errors = errors
        if self.seeded:
            around["seeded"] = sorted(self.seeded)
            now = states(around["seeded"])
            if now != self.random:
                around["random"], self.random = encode(now, []), now
        return around

    def get(self, number: int, name: str) -> Any:
        self.tell_kept()
        answer = self.ask({"op": "get", "id": number, "name": name, **self._around()})
        self.asks_class = name == "__class__"
        try:
            return self.result(*answer)
        finally:
            self.asks_class = False

    def tell_kept(self) -> None:
        """What the test changed in place of values that both sides hold (`layer.W[0, 0] += eps`) goes there first."""
        buffers: list[bytes] = []
        try:
            changes = self.kept.changes(buffers)
        except WireError as error:
            raise TypeError(str(error)) from None
        if changes:
            self.result(*self.ask({"op": "fill", "kept": changes}, buffers))

    def request(self, op: str, **fields: Any) -> Any:
        """A request whose `value` field, if any, is data to send; returns the answer's value."""
        self.tell_kept()
        buffers: list[bytes] = []
        shared = Shared(self.kept)
        fields |= self._around() if op == "set" else {}
        if "value" in fields:
            fields["value"] = self.encode(fields["value"], buffers, shared)
        return self.result(*self.ask({"op": op, **fields}, buffers), shared)

    def names(self, wanted: list[str]) -> dict[str, Any]:
        reply, data = self.ask({"op": "names", "names": wanted})
        found = reply.get("names")
        if type(found) is not dict:
            return {}
        values: dict[str, Any] = {}
        for name, item in found.items():
            if name in wanted:
                self.asks_class = type(item) is dict and "h" in item  # not what a list holds
                try:
                    values[name] = self.decode(item, data, Shared(self.kept))
                finally:
                    self.asks_class = False
        keep = reply.get("keep")
        for name, number in keep.items() if type(keep) is dict else ():
            if type(number) is int and name in values and is_small(values[name]):
                self.kept.add(number, values[name])
        named = {item["h"][0]: name for name, item in found.items() if name in wanted and "h" in item}
        self.named.update(named)
        others = (name for name in found if name in wanted and name not in self.classes and "h" in found[name])
        self.not_classes |= {found[name]["h"][0] for name in others}
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
            number = len(self.raised)
            self.raised += [error] if number < MAX_RAISED else []
            bases = [k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins"]
            buffers, reply = [], {"exc": [type(error).__name__, bases, str(error)[:500], number]}
        self.wire.send(reply, buffers)


def _about(function: Callable) -> list[Any]:
    """What an answer may ask of a function that it is given: name, documentation, parameters."""
    name, doc = getattr(function, "__name__", ""), getattr(function, "__doc__", None)
    try:
        parameters = inspect.signature(function).parameters.values()
        rows = [[p.name, int(p.kind), p.default is not p.empty] for p in parameters]
    except (TypeError, ValueError):  # of a built-in function
        rows = None
    return [_identifier(name) if type(name) is str else "function", doc if type(doc) is str else None, rows]


def _identifier(name: str) -> str:
    return name[:60] if name.isidentifier() else "Thing"


class Lifeline:
    """While this is held the student's process lives; let go, it and all that it started end."""

    def __init__(self, fd: int):
        self._fd = fd

    def __del__(self) -> None:
        os.close(self._fd)
