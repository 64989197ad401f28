"""Inside a student's process: run the cells, then answer the checker's requests.

Nothing that happens here decides a mark. Once a cell has run, every line below may have been rewritten by it, so the
checker believes no more than the bytes it receives. The tests, the hidden cases and the solutions never come here;
the arguments of single calls do, and only after this process's cells have all run and their output is sealed.
"""

import builtins
import inspect
import os
import random
import signal
import socket
import sys
import traceback
from types import ModuleType
from typing import Any

import numpy as np

from course.grading.changes import same
from course.grading.link import TOO_LONG
from course.grading.shell import MAX_MESSAGE, Cells
from course.grading.wire import PeerGoneError, Wire, WireError, decode, encode
from nnkit.check.door import PlainDoor, Reply


class CellTimeoutError(BaseException):
    """The cell or call took longer than it may. Not an Exception, so that `except Exception` in a loop lets it pass."""


class Session:
    """A student's namespace and what the checker may ask of it over one socket."""

    def __init__(self, sock: socket.socket):
        self.wire = Wire(sock)
        self.cells = Cells()
        self.names = self.cells.names
        self.objects: list[Any] = []  # what the checker refers to by number
        self.numbers: dict[int, int] = {}
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
            try:
                signal.setitimer(signal.ITIMER_REAL, message.get("seconds") or 0)
                reply = getattr(self, "_do_" + message["op"])(message, buffers, sent)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except BaseException as error:  # whatever a student's code raises is an answer
            sent.clear()
            reply = {"exc": self._exception(error)}
        sys.stdout, sys.stderr = streams
        reply["q"] = sequence
        if message["op"] != "run":
            reply["printed"] = self.cells.out.take() + self.cells.err.take()
        try:
            self.wire.send(reply, sent)
        except (WireError, ValueError, RecursionError) as error:
            self.wire.send({"q": sequence, "exc": {"name": "ValueError", "bases": [], "message": str(error)[:200]}})

    def _snapshot(self, sequence: int, fds: list[int]) -> None:
        """Stay behind as this moment's copy: a child that serves on the socket that came with the request."""
        pid = os.fork()
        if pid:
            os.close(fds[0])
            self.wire.send({"q": sequence})
        else:
            self.wire.close()
            self.wire = Wire(socket.socket(fileno=fds[0]))

    # --- cells --------------------------------------------------------------------------------------------------------

    def _do_run(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return {"outputs": self.cells.run(message["source"], message["name"], bool(message.get("figures")))}

    # --- names, calls, attributes -------------------------------------------------------------------------------------

    def _do_names(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        found = {}
        for name in message["names"]:
            if name in self.names and not isinstance(self.names[name], ModuleType):
                try:
                    found[name] = encode(self.names[name], sent, self._number)
                except WireError:  # too deep or too large to travel; the test that needs it will say so
                    found[name] = self._number(self.names[name])
        return {"names": found}

    def _do_call(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        target = self.objects[message["id"]]
        if message.get("method"):
            target = getattr(target, message["method"])
        args = decode(message["args"], buffers, self._own)
        kwargs = decode(message["kwargs"], buffers, self._own)
        value = target(*args, **kwargs)
        reply: dict[str, Any] = {"value": encode(value, sent, self._number), "changed": []}
        for i, (item, before) in enumerate(zip(args, message["args"]["l"], strict=True)):
            if isinstance(item, np.ndarray | list | dict | set | np.random.Generator | np.random.RandomState):
                now: list[bytes] = []
                after = encode(item, now, self._number)
                if not same(before, buffers, after, now):
                    reply["changed"].append([i, encode(item, sent, self._number)])
        return reply

    def _do_get(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        value = getattr(self.objects[message["id"]], message["name"])
        reply = {"value": encode(value, sent, self._number)}
        if type(value) is np.ndarray:
            reply["array"] = self._number(value)["h"][0]  # the checker may change it in place
        return reply

    def _do_set(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        setattr(self.objects[message["id"]], message["name"], decode(message["value"], buffers, self._own))
        return {"value": {"v": None}}

    def _do_fill(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        self.objects[message["id"]][...] = decode(message["value"], buffers, self._own)
        return {"value": {"v": None}}

    def _do_array(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return {"value": encode(np.asarray(self.objects[message["id"]]), sent, self._number)}

    def _do_isinstance(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        test = issubclass if message["classes"] else isinstance
        return {"value": {"v": bool(test(self.objects[message["other"]], self.objects[message["id"]]))}}

    def _do_signature(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        parameters = inspect.signature(self.objects[message["id"]]).parameters.values()
        rows = []
        for p in parameters:
            default = {"v": None} if p.default is p.empty else encode(p.default, sent, self._number)
            rows.append([p.name, int(p.kind), p.default is not p.empty, default])
        return {"value": {"v": None}, "parameters": rows}

    def _do_seed(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        seed = decode(message["value"], buffers, self._own)
        (np.random if message["numpy"] else random).seed(seed)
        return {"value": {"v": None}}

    # --- the door -----------------------------------------------------------------------------------------------------

    def _do_door(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        door = PlainDoor(self.objects[message["id"]])
        asked = message["ask"]
        if asked == "value":
            return self._reply(door.value(), sent)
        args = decode(message["args"], buffers, self._own)
        if asked == "borrowed":
            return {"borrowed": door.borrowed(message["may_use"], message["forbids"], args)}
        if asked == "method":
            return self._reply(door.method(message["method"], args), sent)
        kwargs = decode(message["kwargs"], buffers, self._own)
        if asked == "call":
            return self._reply(door.call(args, kwargs), sent)
        made, reply = door.make(args, kwargs)
        return {**self._reply(reply, sent), "made": None if made is None else self._number(made._answer)["h"][0]}

    def _reply(self, reply: Reply, sent: list[bytes]) -> dict[str, Any]:
        problem = reply.problem
        return {
            "value": encode(reply.value, sent, self._number),
            "problem": None if problem is None else [problem.type, problem.message, problem.line],
            "changed": [[key, encode(value, sent, self._number)] for key, value in reply.changed.items()],
            "warned": list(reply.warned),
        }

    # --- objects that stay here, and the checker's functions ----------------------------------------------------------

    def _number(self, value: Any) -> dict[str, Any]:
        number = self.numbers.get(id(value))
        if number is None:
            number = len(self.objects)
            self.objects.append(value)
            self.numbers[id(value)] = number
        if isinstance(value, type) and issubclass(value, BaseException):
            return {"x": [number, value.__name__, _builtin_bases(value)]}
        return {"h": [number, type(value).__name__, callable(value)]}

    def _own(self, key: str, payload: Any) -> Any:
        if key == "h":
            return self.objects[payload]
        if key == "cb":
            return lambda *args, **kwargs: self._call_back(payload, args, kwargs)
        raise WireError(f"unknown data {key!r}")

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
                raise getattr(builtins, reply["exc"], RuntimeError)(reply["message"])
            return decode(reply["value"], buffers, self._own)

    def _exception(self, error: BaseException) -> dict[str, Any]:
        try:
            message = str(error)[:MAX_MESSAGE]
        except Exception:  # an exception may fail at saying what it is
            message = "(its message cannot be shown)"
        lines = traceback.format_tb(error.__traceback__)
        own = [line for line in lines if 'File "<' in line or 'File "cell' in line]
        number = self._number(type(error))
        return {
            "name": type(error).__name__,
            "bases": _builtin_bases(type(error)),
            "class": number["x"][0],
            "message": message,
            "trace": "".join(own[-3:])[-MAX_MESSAGE:],
        }


def _on_alarm(signum: int, frame: Any) -> None:
    raise CellTimeoutError(TOO_LONG)


def _builtin_bases(kind: type) -> list[str]:
    return [k.__name__ for k in kind.__mro__ if k.__module__ in ("builtins", "numpy.linalg") and k is not object]
