"""What the checker asks of an answer through the door of nnkit's checks."""

from typing import Any

import numpy as np

from course.grading.student.lent import received
from course.grading.wire import decode, encode
from nnkit.check.calling import Reply, quiet
from nnkit.check.door import PlainDoor
from nnkit.check.repair.program import CLOCK


class Doors:
    """The requests of a session that have to do with that door. objects: what the checker refers to by number."""

    names: dict[str, Any]
    objects: list[Any]

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
            "entered": list(reply.entered),
        }

    def _do_changed(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        """Run a changed program beside the notebook's names, which stay as they are."""
        names = {"np": np, **self.names, CLOCK: lambda: None}  # an alarm ends it here
        with quiet():
            exec(compile(message["text"], "<changed>", "exec"), names)
        self.objects.append(names[message["name"]])
        return {"id": len(self.objects) - 1}

    def _do_lend(self, message: dict[str, Any], buffers: list[bytes], sent: list[bytes]) -> dict[str, Any]:
        lent = decode(message["names"], buffers, self._own)
        self.names.update({name: received(what, name) for name, what in lent.items()})
        return {}

    def _number(self, value: Any) -> dict[str, Any]:
        raise NotImplementedError

    def _own(self, key: str, payload: Any) -> Any:
        raise NotImplementedError
