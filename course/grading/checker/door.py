"""The door of nnkit's checks, with the process boundary in it: an exercise's cases go out, plain data comes back."""

import ast
import builtins
import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from course.grading.checker.exceptions import StudentError, StudentTimeoutError
from course.grading.checker.link import Link
from course.grading.texts.cells import CELL_BREAK, parse
from course.grading.wire import SHORT
from nnkit.check.calling import MAX_MESSAGE, Problem, Reply
from nnkit.check.door import Question
from nnkit.check.plain import NotPlainError, copy_plain
from nnkit.check.repair.facts import SAYS, Fact

KNOWN_PROBLEMS = {"NotPlain", "LinAlgError", *vars(builtins)}

Came = tuple[list[Any], list[bytes]] | StudentError  # what the door there gave, not looked at yet

MAX_HEARD = 1 << 18  # bytes of an answer that is kept
MAX_ANSWERS = 500  # of one process
MAX_CHANGED = 50  # arguments that one call changed


class RemoteDoor:
    """The methods of `nnkit.check.door.Door`, for an object that lives in a student's process.

    An answer is checked before a verdict sees it: plain values, a known exception name, short texts. tampering: names
    by which cells that ran there lead to what looks for borrowing, so that its look is worth nothing.
    """

    remembers = True  # what it was asked before

    def __init__(self, link: Link, number: int, source: str = "", tampering: Sequence[str] = ()):
        self._link = link
        self._number = number
        self._source = source  # the submission's cells
        self._tampering = list(tampering)

    def each(self, asked: Sequence[Question]) -> list[list[Reply]]:
        """As few requests as can be: how long one takes goes for the most part to the way there and back."""
        replies: list[list[Reply]] = []
        while left := asked[len(replies) :]:
            came = self._together(left)
            replies += [self._replies_to(*each) for each in zip(left, came, strict=False)]
        return replies

    def value(self) -> Reply:
        return self._replies(*self._together([("value",)]))[0]

    def borrowed(self, may_use: Sequence[str], forbids: Sequence[str], args: Sequence[Any]) -> list[str]:
        """The look happens in the student's process, where no cell ran that could have blinded it."""
        if self._tampering:
            return self._tampering
        try:
            named, _ = self._came("borrowed", may_use, forbids, args)
        except StudentError:  # a call that ends the process is judged by its cases, not here
            return []
        return [name[:100] for name in named if type(name) is str]

    def facts(self, name: str) -> list[Fact]:
        """What the text shows, in this side's sentences and with names that stand in the submission."""
        try:
            told, _ = self._came("facts", name)
        except StudentError:  # the process is gone: its cases have said so
            return []
        rows = [row for row in told[:MAX_CHANGED] if type(row) is list and row and all(type(w) is str for w in row)]
        return [
            Fact(row[0], tuple(row[1:]))
            for row in rows
            if row[0] in SAYS
            and len(row) - 1 == SAYS[row[0]].count("{}")
            and all(word.isidentifier() and word in self._source for word in row[1:])
        ]

    def _together(self, asked: Sequence[tuple[Any, ...]]) -> list[Came]:
        """What comes of the first question and of those behind it that travel with it; where nothing can be asked any
        more, of all. A function that was asked the same before, with the very same arguments, is not asked again: an
        answer that a later one builds on is judged with that one, too."""
        link = self._link
        keys = [(how, self._number, *map(id, given)) for how, *given in asked]
        if keys[0] in link.heard:
            return [link.heard[keys[0]][1]]
        buffers: list[bytes] = []
        questions: list[list[Any]] = []
        size = 0
        for key, (how, *given) in zip(keys, asked, strict=True):
            if questions and (key in link.heard or size > SHORT):
                break
            own: list[bytes] = []
            questions.append([0, {"ask": how, "given": link.encode(given, own)}])
            questions[-1][0] = len(own)
            buffers += own
            size += sum(map(len, own))
        try:
            raw, data = link.ask({"op": "doors", "id": self._number, "asked": questions}, buffers)
        except StudentError as error:
            return [error] * len(asked)  # its time is over, or it is
        came = [self._answer(*each) for each in _parts(raw, data)][: len(questions)]
        if self.remembers and link.wire.received <= MAX_HEARD:
            for key, (how, *given), each in zip(keys, asked, came, strict=False):
                # a script looks whether calls answer differently each time
                known = how in ("call", "borrowed") and not isinstance(each, StudentError)
                if known and len(link.heard) < MAX_ANSWERS:
                    link.heard[key] = given, each  # the arguments too: no others come to lie in their place
        return came

    def _came(self, how: str, *given: Any) -> tuple[list[Any], list[bytes]]:
        """What the door there gives, one by one; StudentError where it gives nothing."""
        (came,) = self._together([(how, *given)])
        if isinstance(came, StudentError):
            raise came
        return came

    def _answer(self, raw: dict[str, Any], data: list[bytes]) -> Came:
        if "exc" in raw:  # raised beside the call
            error = self._link.exceptions.made_of(raw["exc"])
            return error if isinstance(error, StudentError) else StudentError(f"{type(error).__name__}: {error}")
        return (raw["came"] if type(raw.get("came")) is list else []), data

    def _replies_to(self, question: Question, came: Came) -> list[Reply]:
        """At least one; of a script as many as it has calls, up to the first with a problem or a change."""
        how, given, _ = question
        replies = self._replies(came)
        if how == "script":
            replies = replies[: len(given)]
            if len(replies) < len(given) and not any(each.problem or each.changed for each in replies):
                replies.append(Reply(problem=Problem("ProcessEnded", "calls without an answer")))
        return replies

    def _replies(self, came: Came) -> list[Reply]:
        """At least one."""
        if isinstance(came, StudentTimeoutError):
            return [Reply(problem=Problem("TimeoutError", str(came)))]
        if isinstance(came, StudentError):
            return [Reply(problem=Problem("ProcessEnded", str(came)[:MAX_MESSAGE]))]
        values, buffers = came
        return [self._checked(each, buffers) for each in values] or [self._checked(None, buffers)]

    def _checked(self, raw: Any, buffers: list[bytes]) -> Reply:
        try:
            if type(raw) is not dict:
                raise StudentError("an answer that is none")
            return self._reply(raw, buffers)
        except StudentError as error:
            return Reply(problem=Problem("ProcessEnded", str(error)))
        except NotPlainError as error:
            return Reply(problem=Problem("NotPlain", str(error)))

    def _reply(self, raw: dict[str, Any], buffers: list[bytes]) -> Reply:
        value = copy_plain(self._link.decode(raw.get("value"), buffers))
        problem = None
        if raw.get("problem") is not None:
            parts = raw["problem"]
            if type(parts) is not list or len(parts) != 4 or any(type(p) is not str for p in parts):
                raise StudentError("a problem that is none")
            name, message, line, place = parts
            name = "TimeoutError" if name == "CellTimeoutError" else name
            problem = Problem(self._shown(name), message[:MAX_MESSAGE], line[:200], place[:80])
        changed = raw.get("changed") if type(raw.get("changed")) is list else []
        pairs = {}
        for pair in changed[:MAX_CHANGED]:
            if type(pair) is not list or len(pair) != 2 or type(pair[0]) not in (int, str):
                raise StudentError("a change that is none")
            pairs[pair[0]] = copy_plain(self._link.decode(pair[1], buffers))
        warned = raw.get("warned") if type(raw.get("warned")) is list else []
        entered = raw.get("entered") if type(raw.get("entered")) is list else []
        heard = tuple(w[:MAX_MESSAGE] for w in warned[:20] if type(w) is str)
        return Reply(value, problem, pairs, heard, tuple(name[:100] for name in entered[:20] if type(name) is str))

    def _shown(self, name: str) -> str:
        """An exception's name as written in the submission; made up at run time it could carry a hidden case out."""
        return name if name in KNOWN_PROBLEMS or (name.isidentifier() and name in self._source) else "Exception"


def _parts(raw: dict[str, Any], data: list[bytes]) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    """The parts of an answer to several questions, each with its own of the buffers; one at least."""
    each = raw.get("each")
    at = 0
    for part in each if type(each) is list and each else [[0, raw]]:
        if type(part) is not list or len(part) != 2 or type(part[0]) is not int or type(part[1]) is not dict:
            yield {}, []  # which is no answer
            return
        yield part[1], data[at : at + max(part[0], 0)]
        at += max(part[0], 0)


MACHINERY = (*(f"nnkit.check.{name}" for name in ("borrowed", "calling", "door", "script", "verdict")), "course")
IN_MACHINERY = re.compile("|".join(name.rpartition(".")[2] for name in MACHINERY))


@functools.lru_cache(256)
def borrowed_in_text(source: str) -> list[str]:
    """Names in the text of a submission's cells that lead to the machinery which looks for borrowing.

    That look happens in the student's process, where a cell could blind it; no answer needs these names.
    """
    named = []
    # in letters that are not plain Python reads a name as the plain one
    cells = (cell for cell in source.split(CELL_BREAK) if IN_MACHINERY.search(cell) or not cell.isascii())
    for node in (node for cell in cells for node in ast.walk(parse(cell))):
        if isinstance(node, ast.Import):
            named += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            named += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute):
            named.append(_dotted(node))
    return [name for name in named if any(name == m or name.startswith(m + ".") for m in MACHINERY)]


def _dotted(node: ast.expr) -> str:
    """`a.b.c` as text, where it is that short; a longer chain has such a beginning as a node of its own."""
    path: list[str] = []
    while isinstance(node, ast.Attribute) and len(path) < 5:
        path.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(path)]) if isinstance(node, ast.Name) else ""
