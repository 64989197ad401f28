"""Inside a student's process: run the cells, then answer the checker's requests.

Nothing that happens here decides a mark. Once a cell has run, every line below may have been rewritten by it, so the
checker believes no more than the bytes it receives. The tests, the hidden cases and the solutions never come here;
the arguments of single calls do, and only after this process's cells have all run and their output is sealed.
"""

import builtins
import inspect
import operator
import os
import random
import signal
import socket
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.grading.changes import CHANGEABLE, same
from course.grading.common_random import restore
from course.grading.kept import Kept, is_small, retained
from course.grading.link import TOO_LONG
from course.grading.shell import MAX_MESSAGE, Cells
from course.grading.wire import PeerGoneError, Shared, Wire, WireError, decode, encode
from nnkit.check.calling import Reply
from nnkit.check.door import PlainDoor

MAX_WARNINGS = 100  # of one call
# What Python itself does for these is more than a call of the method: it has fallbacks, and checks what comes back.
SPECIAL: dict[str, Callable] = {
    **{f"__{f.__name__}__": f for f in (abs, bool, complex, dir, divmod, float, format, hash, int, iter, len)},
    **{f"__{f.__name__}__": f for f in (next, repr, reversed, round, str, operator.contains, operator.index)},
}

# generators, functions and the like: their classes say that they are in `builtins`, and are not
_TYPES_WITHOUT_A_NAME = {kind.__name__: kind for kind in vars(types).values() if isinstance(kind, type)}


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
        self.kept = Kept(self._number)
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
        calls = message["op"] in ("call", "get", "set")
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.cells.out, self.cells.err
        try:
            try:
                signal.setitimer(signal.ITIMER_REAL, message.get("seconds") or 0)
                if calls:
                    self._begin(message, buffers)
                reply = getattr(self, "_do_" + message["op"])(message, buffers, sent)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except BaseException as error:  # whatever a student's code raises is an answer
            sent.clear()
            reply = {"exc": self._exception(error)}
        sys.stdout, sys.stderr = streams
        reply["q"] = sequence
        if message["op"] != "run":
            reply["printed"], reply["to_stderr"] = self.cells.out.take(), self.cells.err.take()
        try:
            if calls:
                reply |= self._end(sent)
            self.wire.send(reply, sent)
        except (WireError, ValueError, RecursionError) as error:
            self.wire.send({"q": sequence, "exc": {**self._exception(ValueError(str(error)[:200])), "args": None}})

    def _begin(self, message: dict[str, Any], buffers: list[bytes]) -> None:
        """What stands around a call in a test holds for it here too: warnings go to the test, which may count them or
        call them errors; np.errstate; the common random numbers once the test has seeded them."""
        if not self.hears:
            self.hears = True
            warnings.simplefilter("always")
            warnings.showwarning = self._hear
        if "errors" in message:
            np.seterr(**message["errors"])
        if "random" in message:
            restore(decode(message["random"], buffers, self._own))

    def _hear(self, message: Any, category: type, *_: Any, **__: Any) -> None:
        if len(self.warned) < MAX_WARNINGS:
            self.warned.append([*_class_of(category), str(message)[:MAX_MESSAGE]])

    def _end(self, sent: list[bytes]) -> dict[str, Any]:
        """What goes along with any answer."""
        more: dict[str, Any] = {}
        if changes := self.kept.changes(sent):
            more["kept"] = changes
        if self.warned:
            more["warned"], self.warned = self.warned, []
        return more

    def _snapshot(self, sequence: int, fds: list[int]) -> None:
        """Stay behind as this moment's copy: a child that serves on the socket that came with the request."""
        pid = os.fork()
        if pid:
            os.close(fds[0])
            self.wire.send({"q": sequence})
        else:
            self.wire.close()
            self.kept = Kept(self._number)  # the copy has told nobody anything yet
            self.wire = Wire(socket.socket(fileno=fds[0]))

    # --- cells --------------------------------------------------------------------------------------------------------

    def _do_run(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return {"outputs": self.cells.run(message["source"], message["name"], bool(message.get("figures")))}

    # --- names, calls, attributes -------------------------------------------------------------------------------------

    def _do_names(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        found, keep = {}, {}
        for name in message["names"]:
            value = self.names.get(name)
            if name not in self.names or isinstance(value, types.ModuleType):
                continue
            try:
                found[name] = encode(value, sent, self._number, Shared(self.kept))
            except WireError:  # too deep or too large to travel; the test that needs it will say so
                found[name] = self._number(value)
                continue
            if type(value) in (list, dict, set) and is_small(value) and self.kept.number(value) is None:
                keep[name] = self._keep(value)
        return {"names": found, "keep": keep}

    def _keep(self, value: Any) -> int:
        number = self._number(value)["h"][0]
        self.kept.add(number, value)
        return number

    def _keep_retained(self, reply: dict[str, Any], shared: Shared, roots: list[Any], own: tuple = ()) -> None:
        """Tell of values that something here goes on referring to, and keep them in step from now on."""
        if len(shared.values) == len(own):
            return
        found = [(i, value) for i, value in retained(shared, roots, own) if self.kept.number(value) is None]
        if found:
            reply["keep"] = [[i, self._keep(value)] for i, value in found]

    def _do_call(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        target = self.objects[message["id"]]
        shared = Shared(self.kept)
        args = decode(message["args"], buffers, self._own, shared)
        kwargs = decode(message["kwargs"], buffers, self._own, shared)
        method = message.get("method")
        roots = [_special(target, method, args) if method else target(*args, **kwargs)]
        reply: dict[str, Any] = {"value": encode(roots[0], sent, self._number, shared), "changed": []}
        self._keep_retained(reply, shared, roots, (args, kwargs))
        given = [(i, args[i], before) for i, before in enumerate(message["args"].get("l", ()))]
        given += [(key["v"], kwargs[key["v"]], before) for key, before in message["kwargs"]["d"]]
        for key, item, before in given:
            if isinstance(item, CHANGEABLE):
                now: list[bytes] = []
                after = encode(item, now, self._number)
                if not same(before, buffers, after, now):
                    reply["changed"].append([key, encode(item, sent, self._number)])
        return reply

    def _do_plain(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """What plain data an object is, by Python's own types: an object of a subclass of list, a dict's keys."""
        return {"value": encode(_plain(self.objects[message["id"]]), sent, self._number)}

    def _do_delete(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        delattr(self.objects[message["id"]], message["name"])
        return {"value": {"v": None}}

    def _do_is_a(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """Whether an object is of a class of a library's, named by its module and name."""
        kind: Any = sys.modules.get(message["module"])
        for name in message["name"].split("."):
            kind = getattr(kind, name, None) or _TYPES_WITHOUT_A_NAME.get(name)
        return {"value": {"v": isinstance(kind, type) and isinstance(self.objects[message["id"]], kind)}}

    def _do_get(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        shared = Shared(self.kept)
        roots = [getattr(self.objects[message["id"]], message["name"])]
        reply = {"value": encode(roots[0], sent, self._number, shared)}
        self._keep_retained(reply, shared, roots)
        return reply

    def _do_set(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        shared = Shared(self.kept)
        roots = [decode(message["value"], buffers, self._own, shared)]
        setattr(self.objects[message["id"]], message["name"], roots[0])
        reply = {"value": {"v": None}}
        self._keep_retained(reply, shared, roots)
        return reply

    def _do_fill(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        self.kept.take(message["kept"], lambda item: decode(item, buffers, self._own))
        return {"value": {"v": None}}

    def _do_array(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        return {"value": encode(np.asarray(self.objects[message["id"]]), sent, self._number)}

    def _do_isinstance(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        test = issubclass if message["classes"] else isinstance
        return {"value": {"v": bool(test(self.objects[message["other"]], self.objects[message["id"]]))}}

    def _do_pyplot(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        import matplotlib.pyplot

        return {"value": self._number(matplotlib.pyplot)}

    def _do_signature(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        signature = inspect.signature(self.objects[message["id"]])

        def told(**values: Any) -> dict[str, Any]:
            said = {k: v for k, v in values.items() if v is not inspect.Parameter.empty}
            return {k: encode(v, sent, self._number) for k, v in said.items()}

        rows = [
            [p.name, int(p.kind), told(default=p.default, annotation=p.annotation)]
            for p in signature.parameters.values()
        ]
        returns = told(return_annotation=signature.return_annotation)
        return {"value": {"v": None}, "parameters": rows, "returns": returns}

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
        if asked == "script":
            moves = decode(message["moves"], buffers, self._own)
            return {"replies": [self._reply(reply, sent) for reply in door.script(moves, message["rule"])]}
        if asked == "facts":
            return {"facts": [[fact.name, *fact.names] for fact in door.facts(message["name"])]}
        args = decode(message["args"], buffers, self._own)
        if asked == "borrowed":
            return {"borrowed": door.borrowed(message["may_use"], message["forbids"], args)}
        return self._reply(door.call(args, decode(message["kwargs"], buffers, self._own)), sent)

    def _reply(self, reply: Reply, sent: list[bytes]) -> dict[str, Any]:
        problem = reply.problem
        return {
            "value": encode(reply.value, sent, self._number),
            "problem": None if problem is None else [problem.type, problem.message, problem.line, problem.place],
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
            return {"x": [number, *_class_of(value)]}
        if isinstance(value, BaseException):
            return {"er": self._exception(value)}
        return {"h": [number, type(value).__name__, callable(value)]}

    def _own(self, key: str, payload: Any) -> Any:
        if key == "h":
            return self.objects[payload]
        if key == "cb":
            return self._function(*payload)
        if key == "it":
            return self._iterator(payload)
        if key == "xt":
            return getattr(builtins, payload, Exception)
        if key == "xi":
            kind, message = payload
            return getattr(builtins, kind, Exception)(message)
        raise WireError(f"unknown data {key!r}")

    def _function(self, number: int, name: str, doc: str | None, parameters: list | None) -> Callable:
        """A function that calls the test's, with what an answer may ask about it."""

        def of_the_test(*args: Any, **kwargs: Any) -> Any:
            return self._call_back(number, args, kwargs)

        of_the_test.__name__ = of_the_test.__qualname__ = name
        of_the_test.__doc__, of_the_test.__module__ = doc, "__main__"
        if parameters is not None:
            made = [inspect.Parameter(n, inspect._ParameterKind(kind), default=None if has else inspect.Parameter.empty)
                    for n, kind, has in parameters]  # fmt: skip
            of_the_test.__signature__ = inspect.Signature(made)
        return of_the_test

    def _iterator(self, number: int) -> Iterator[Any]:
        """The test's iterator, item by item as it is asked."""
        while True:
            try:
                item = self._call_back(number, (), {})
            except StopIteration:
                return
            yield item

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
                raise _raised(*reply["exc"])
            return decode(reply["value"], buffers, self._own)

    def _exception(self, error: BaseException, depth: int = 0) -> dict[str, Any]:
        try:
            message = str(error)[:MAX_MESSAGE]
        except Exception:  # an exception may fail at saying what it is
            message = "(its message cannot be shown)"
        lines = traceback.format_tb(error.__traceback__)
        own = [line for line in lines if 'File "<' in line or 'File "cell' in line]
        said = {
            "class": self._number(type(error))["x"],
            "message": message,
            "trace": "".join(own[-3:])[-MAX_MESSAGE:],
            "args": self._told(list(error.args)),
            "more": self._told(dict(getattr(error, "__dict__", {}))),
            "of_the_test": getattr(error, "of_the_test", None),
        }
        if error.__cause__ is not None and depth < 3:
            said["cause"] = self._exception(error.__cause__, depth + 1)
        return said

    def _told(self, value: Any) -> dict[str, Any] | None:
        """Data that goes along with an exception, where it is small and plain."""
        try:
            return _without_buffers(value, self._number)
        except WireError:
            return None


def _on_alarm(signum: int, frame: Any) -> None:
    raise CellTimeoutError(TOO_LONG)


def _class_of(kind: type) -> list[Any]:
    """What the checker may make of a class of exceptions: its name, and the modules and names of it and its bases."""
    return [kind.__name__, [[k.__module__, k.__qualname__] for k in kind.__mro__ if k is not object][:20]]


def _special(target: Any, method: str, args: list[Any]) -> Any:
    """Use an operator or another thing that Python does by a special method, as Python does: asking the class."""
    if method in SPECIAL:
        return SPECIAL[method](target, *args)
    found = getattr(type(target), method, None)
    return NotImplemented if found is None else found(target, *args)


def _plain(value: Any) -> Any:
    for kind in (bool, int, float, complex, str, bytes, tuple, list, set, frozenset, dict):
        if isinstance(value, kind):
            return kind.__new__(kind, value) if kind not in (list, set, dict) else kind(value)
    if isinstance(value, type({}.keys()) | type({}.items())):
        return set(value)
    raise TypeError(f"an object of class {type(value).__name__} is no plain data")


def _raised(name: str, bases: list[str], message: str, number: int) -> Exception:
    """What the test's function raised, to be raised here; `number` brings the test's own back when it goes on there."""
    base = next((b for n in bases if isinstance(b := getattr(builtins, n, None), type)), RuntimeError)
    error = (base if name == base.__name__ else type(name, (base,), {}))(message)
    error.of_the_test = number
    return error


def _without_buffers(value: Any, other: Callable[[Any], dict] | None = None) -> dict[str, Any] | None:
    buffers: list[bytes] = []
    encoded = encode(value, buffers, *([other] if other else []))
    return None if buffers else encoded
