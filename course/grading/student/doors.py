"""What the checker asks of an answer through the door of nnkit's checks."""

import functools
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from course.grading.student.lent import received
from course.grading.wire import decode, encode
from nnkit.check.calling import Reply, calling, quiet
from nnkit.check.door import CALLS, PlainDoor
from nnkit.check.repair.facts import Fact
from nnkit.check.repair.program import CLOCK, EXPONENT, watched_exponent

Do = Callable[[dict[str, Any], list[bytes], list[bytes]], dict[str, Any]]  # answers a request: message, data, data sent
TOGETHER_SECONDS, TOGETHER_BYTES = 0.1, 1 << 16  # after which no further question of a request is answered


class Doors:
    """The requests of a session that have to do with that door. objects: what the checker refers to by number."""

    names: dict[str, Any]
    objects: list[Any]

    def _do_doors(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """Questions in turn, each with so many of the buffers, until they took long or gave much: the others will be
        asked anew, each in the time of a request."""
        door = PlainDoor(self.objects[message["id"]])
        ends = time.monotonic() + TOGETHER_SECONDS
        each: list[list[Any]] = []
        at = size = 0
        with calling() as calls:
            ask = functools.partial(self._ask, door, calls)
            for count, question in message["asked"]:
                own: list[bytes] = []
                reply = self._tried(ask, question, buffers[at : at + count], own)
                each.append([len(own), reply])
                sent += own
                at, size = at + count, size + sum(map(len, own))
                if "exc" in reply or size > TOGETHER_BYTES or time.monotonic() > ends:
                    break
        if (entered := calls.entered) and "came" in each[0][1]:  # without it the first case is lost, and so its part
            each[0][1]["came"][0]["entered"] = list(entered)
        return {"each": each}

    def _ask(
        self, door: PlainDoor, calls: calling, question: dict[str, Any], buffers: list[bytes], sent: list[bytes]
    ) -> dict[str, Any]:
        how, given = question["ask"], decode(question["given"], buffers, self._own)
        came = door.asked_in(calls, (how, *given)) if how in CALLS else getattr(door, how)(*given)
        return {"came": [self._told(each, sent) for each in (came if isinstance(came, list) else [came])]}

    def _told(self, came: Reply | Fact | str, sent: list[bytes]) -> Any:
        if isinstance(came, Fact):
            return [came.name, *came.names]
        return self._reply(came, sent) if isinstance(came, Reply) else came

    def _reply(self, reply: Reply, sent: list[bytes]) -> dict[str, Any]:
        problem = reply.problem
        return {
            "value": encode(reply.value, sent, self._number),
            "problem": None if problem is None else [problem.type, problem.message, problem.line, problem.place],
            "changed": [[key, encode(value, sent, self._number)] for key, value in reply.changed.items()],
            "warned": list(reply.warned),
        }

    def _do_changed(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """Run a changed program beside the notebook's names, which stay as they are."""
        names = {"np": np, **self.names, EXPONENT: watched_exponent}
        names[CLOCK] = lambda: None  # an alarm ends it here
        with quiet():
            exec(compile(message["text"], "<changed>", "exec"), names)
        self.objects.append(names[message["name"]])
        return {"id": len(self.objects) - 1}

    def _do_lend(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        lent = decode(message["names"], buffers, self._own)
        self.names.update({name: received(what, name) for name, what in lent.items()})
        return {}

    def _tried(self, do: Do, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        raise NotImplementedError

    def _number(self, value: Any) -> dict[str, Any]:
        raise NotImplementedError

    def _own(self, key: str, payload: Any) -> Any:
        raise NotImplementedError
