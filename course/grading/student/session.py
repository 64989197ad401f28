"""Inside a student's process: run the cells, then answer the checker's requests.

Nothing that happens here decides a mark. Once a cell has run, every line below may have been rewritten by it, so the
checker believes no more than the bytes it receives. The tests, the hidden cases and the solutions never come here;
the arguments of single calls and the probes do, and only after this process's cells have all run and their output is
sealed.
"""

import builtins
import operator
import os
import signal
import socket
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

from course.grading.student.cells import MAX_MESSAGE, Cells
from course.grading.student.doors import Do, Doors
from course.grading.student.raised import message_of, names_of, raised, told
from course.grading.wire import PeerGoneError, Wire, WireError, decode, encode
from nnkit.check.entered import UNSEEN

UNSEEN.add(__name__)  # the functions of a test's that an answer calls stand here
MAX_WARNINGS = 100  # of one call
# What Python itself does for these is more than a call of the method: it has fallbacks, and checks what comes back.
SPECIAL: dict[str, Callable] = {f"__{f.__name__}__": f for f in (len, bool, str, repr, iter, next, operator.getitem)}


class CellTimeoutError(BaseException):
    """The cell or call took longer than it may. Not an Exception, so that `except Exception` in a loop lets it pass."""


class Session(Doors):
    """A student's namespace and what the checker may ask of it over one socket."""

    def __init__(self, sock: socket.socket):
        self.wire = Wire(sock)
        self.cells = Cells()
        self.names = self.cells.names
        self.objects: list[Any] = []  # what the checker refers to by number
        self.numbers: dict[int, int] = {}
        self.hears = False  # whether warnings go to the test
        self.warned: list[list[Any]] = []
        signal.signal(signal.SIGALRM, _on_alarm)

    # --- requests -----------------------------------------------------------------------------------------------------

    def serve(self) -> None:
        while True:
            try:
                message, buffers, fds = self.wire.receive_with_fds(1)
            except PeerGoneError:
                return
            self._answer(message, buffers, fds)

    def _answer(self, message: dict[str, Any], buffers: list[bytes], fds: list[int]) -> None:
        sequence = message["q"]
        if message["op"] == "snapshot":
            self._snapshot(sequence, fds)
            return
        sent: list[bytes] = []
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.cells.out, self.cells.err
        try:
            signal.setitimer(signal.ITIMER_REAL, message["seconds"])
            reply = self._tried(getattr(self, "_do_" + message["op"]), message, buffers, sent)
            signal.setitimer(signal.ITIMER_REAL, 0)
        except BaseException as error:  # the alarm, just after what it should end
            sent.clear()
            reply = {"exc": told(error)}
        sys.stdout, sys.stderr = streams
        reply["q"] = sequence
        if message["op"] != "run":
            reply["printed"], reply["to_stderr"] = self.cells.out.take(), self.cells.err.take()
            reply["heard"], self.warned = self.warned, []
        try:
            self.wire.send(reply, sent)
        except WireError as error:
            self.wire.send({"q": sequence, "refused": str(error)[:200]})

    def _tried(self, do: Do, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """What comes of it, whatever that is."""
        try:
            return do(message, buffers, sent)
        except WireError as error:  # it cannot travel
            sent.clear()
            return {"refused": str(error)}
        except BaseException as error:  # whatever a student's code raises is an answer
            sent.clear()
            return {"exc": told(error)}

    def _snapshot(self, sequence: int, fds: list[int]) -> None:
        """Stay behind as this moment's copy: a child that serves on the socket that came with the request."""
        pid = os.fork()
        if pid:
            os.close(fds[0])
            self.wire.send({"q": sequence})
        else:
            self.wire.close()
            self.wire = Wire(socket.socket(fileno=fds[0]))

    def _do_run(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return {"outputs": self.cells.run(message["source"], message["name"], bool(message.get("figures")))}

    # --- plain tests --------------------------------------------------------------------------------------------------

    def _do_names(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        found = {}
        for name in message["names"]:
            value = self.names.get(name)
            if name not in self.names or isinstance(value, types.ModuleType):
                continue
            try:
                found[name] = encode(value, sent, self._number)
            except WireError:  # too deep or too large to travel; the test that needs it will say so
                found[name] = self._number(value)
        return {"names": found}

    def _do_call(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return self._call(self.objects[message["id"]], message, buffers, sent)

    def _do_method(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        target, special = self.objects[message["id"]], SPECIAL[message["name"]]
        return self._call(lambda *args: special(target, *args), message, buffers, sent)

    def _do_value(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return self._call(lambda: getattr(self.objects[message["id"]], message["name"]), message, buffers, sent)

    def _do_probe(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """Define a test's function beside the submission's names, and call it."""
        names = dict(self.names)
        exec(compile(message["source"], "<probe>", "exec"), names)
        return self._call(names[message["name"]], message, buffers, sent, plain=True)

    def _call(
        self,
        function: Callable,
        message: dict[str, Any],
        buffers: list[bytes],
        sent: list[bytes],
        *,
        plain: bool = False,
    ) -> dict[str, Any]:
        """The value of a call, and the arguments that it changed. plain: whether no object may stay behind."""
        self._hear_warnings()
        args, kwargs = (decode(message[some], buffers, self._own) for some in ("args", "kwargs"))
        given = {**dict(enumerate(args)), **kwargs}
        before = {key: self._state(value) for key, value in given.items()}
        value = function(*args, **kwargs)
        changed = [key for key, state in before.items() if self._state(given[key]) != state]
        reply = {"changed": [[key, encode(given[key], sent, self._number)] for key in changed]}
        return {**reply, "value": encode(value, sent, *([] if plain else [self._number]))}

    def _state(self, value: Any) -> tuple[Any, list[bytes]] | None:
        buffers: list[bytes] = []
        try:
            return encode(value, buffers, self._number), buffers
        except WireError:  # too deep, or too large: it never left this process
            return None

    def _hear_warnings(self) -> None:
        """Warnings go to the test, which may count them or call them errors."""
        if not self.hears:
            self.hears = True
            warnings.simplefilter("always")
            warnings.showwarning = self._hear

    def _hear(self, message: Any, category: type, *_: Any, **__: Any) -> None:
        if len(self.warned) < MAX_WARNINGS:
            self.warned.append([names_of(category), str(message)[:MAX_MESSAGE]])

    # --- objects that stay here, and the test's functions -------------------------------------------------------------

    def _number(self, value: Any) -> dict[str, Any]:
        if isinstance(value, type) and issubclass(value, BaseException):
            return {"X": names_of(value)}
        if isinstance(value, BaseException):
            return {"x": [names_of(type(value)), message_of(value)]}
        number = self.numbers.get(id(value))
        if number is None:
            number = len(self.objects)
            self.objects.append(value)
            self.numbers[id(value)] = number
        return {"h": [number, type(value).__name__, callable(value)]}

    def _own(self, key: str, payload: Any) -> Any:
        if key == "h":
            return self.objects[payload]
        if key == "f":
            return self._function(*payload)
        if key == "y":
            return getattr(builtins, payload)
        if key == "x":
            name, message = payload
            return getattr(builtins, name, Exception)(message)
        raise WireError(f"unknown data {key!r}")

    def _function(self, number: int, name: str) -> Callable:
        """A function that calls the test's."""

        def of_the_test(*args: Any, **kwargs: Any) -> Any:
            return self._call_back(number, args, kwargs)

        of_the_test.__name__ = of_the_test.__qualname__ = name
        of_the_test.__module__ = "__main__"  # who mentions it borrows nothing of the course's
        return of_the_test

    def _call_back(self, number: int, args: tuple, kwargs: dict[str, Any]) -> Any:
        """Call a function of the test's; it may call into this process again before it is done."""
        sent: list[bytes] = []
        message = {"op": "callback", "id": number}
        message["args"] = encode(list(args), sent, self._number)
        message["kwargs"] = encode(kwargs, sent, self._number)
        self.wire.send(message, sent)
        while True:
            reply, buffers, fds = self.wire.receive_with_fds(1)
            if "op" in reply:
                self._answer(reply, buffers, fds)
                continue
            if "exc" in reply:
                raise raised(*reply["exc"])
            return decode(reply["value"], buffers, self._own)


def _on_alarm(signum: int, frame: Any) -> None:
    raise CellTimeoutError("time is over")
