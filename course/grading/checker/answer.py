"""The door to one answer of a submission, with what is done in copies of its process that answer no test and are ended
afterwards: small changes of its program are run, and the course's own answers are lent to it.

The changes are made in the text, on this side. Of what such a process says nothing is believed but the values that
cases come to.
"""

import ast
import contextlib
import time
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from course.authoring import reference
from course.grading.checker.door import RemoteDoor, borrowed_in_text
from course.grading.checker.exceptions import StudentError
from course.grading.checker.handle import Handle, is_handle, link_of, number_for
from course.grading.checker.lending import lent
from course.grading.checker.link import Link
from course.grading.texts.cells import CELL_BREAK, bound_names, parse, used_names
from nnkit.check.door import Door, door_to
from nnkit.check.repair import SECONDS_EACH, Described, changes_of
from nnkit.check.repair.program import Program, program_in


class AnswerDoor(RemoteDoor):
    def changed(self, name: str, seconds: float) -> Iterator[tuple[Described, Door]]:
        """The doors to the answer as small changes of its program make it."""
        if (program := program_of(self._source, name)) is None or (link := self._link.apart()) is None:
            return
        with ending(link):
            for described, edit, left in changes_of(program, seconds):
                link.allow(left, SECONDS_EACH)
                number = _run(link, program.text_with(edit), name)
                if number is not None:
                    yield described, ChangedDoor(link, number, self._source)

    def uses(self, name: str, others: Collection[str]) -> dict[str, Door]:
        """The doors to those of the answers called `others` that this one, called `name`, builds on."""
        used = sorted(used_by(self._source, name) & {*others} - {name})
        found = self._named(used)
        if found is None:
            return {}
        return {other: door_to(found[other]) if other in found else NOTHING for other in used}

    @contextlib.contextmanager
    def lent(self, name: str, names: Sequence[str]) -> Iterator[Door | None]:
        """The door to the answer in a process where the course's own stand in place of these earlier answers: calls of
        them come back here. Nothing else is judged there, so that none can be handed in as an answer to its own
        exercise; None where marks are not given, or no process is left."""
        answers = reference.answers([each for each in names if each != name])
        if not answers or (link := self._link.apart()) is None:
            yield None
            return
        with ending(link):
            link.allow(self._link.deadline - time.monotonic(), self._link.per_call)
            yield self._with(link, name, answers)

    def neighbours(self, name: str) -> Iterator[tuple[str, Door]]:
        """The doors to the submission's other functions, or classes, of as many arguments."""
        takes = _takes(self._source.split(CELL_BREAK))
        others = [other for other, many in takes.items() if other != name and many == takes.get(name)]
        for other, value in (self._named(others) or {}).items():
            if is_handle(value):
                yield other, door_to(value)

    def _named(self, names: list[str]) -> dict[str, Any] | None:
        """What these names mean there; None where the process is gone, as its cases have said."""
        try:
            return self._link.names(names)
        except StudentError:
            return None

    def _with(self, link: Link, name: str, answers: dict[str, object]) -> Door | None:
        try:
            _lend(link, answers)
            program = program_of(self._source, name)
            if program is not None and _inherits(program, answers):  # its class took over what the earlier one was
                number = _run(link, ast.unparse(program.tree), name)
                return None if number is None else RemoteDoor(link, number, self._source, self._tampering)
            found = link.names([name]).get(name)
        except StudentError:
            return None
        return RemoteDoor(link, number_for(found, link), self._source, self._tampering) if is_handle(found) else None


def _run(link: Link, text: str, name: str) -> int | None:
    """The number of what `name` is once this text ran beside the submission's names; None where it is nothing."""
    reply, _ = link.ask({"op": "changed", "text": text, "name": name})
    number = reply.get("id")
    return number if type(number) is int and number >= 0 else None


def _lend(link: Link, answers: dict[str, object]) -> None:
    """Put these answers of the course's in place of the submission's: plain data, and what stays here when called."""
    buffers: list[bytes] = []
    names = {name: lent(answer) for name, answer in answers.items()}
    link.ask({"op": "lend", "names": link.encode(names, buffers)}, buffers)


class ChangedDoor(RemoteDoor):
    remembers = False  # each is asked once


NOTHING = door_to(None)  # what a submission does not define


@contextlib.contextmanager
def ending(link: Link) -> Iterator[None]:
    """End the process afterwards. It may be gone before: by what runs in it, or because the time is over."""
    try:
        with contextlib.suppress(StudentError):
            yield
    finally:
        link.end()


def door_to_handle(answer: Handle) -> Door:
    """`check("sigmoid", sigmoid)` in the checker: the answer is an object of the submission's. Where the submission's
    text names what looks for borrowing, which happens in its process, the answer is judged in one in which such cells
    did not run; one that stands in such a cell has borrowed."""
    link: Link = link_of(answer)
    number = number_for(answer, link)
    tampering = borrowed_in_text(link.source)
    elsewhere = link.without_tampering(number) if tampering else None
    return elsewhere or AnswerDoor(link, number, link.source, tampering)


def _takes(cells: Sequence[str]) -> dict[str, tuple[type, int]]:
    """What is defined under a name, and how many arguments that takes."""

    def many(function: ast.FunctionDef) -> int:
        return len(function.args.args) - len(function.args.defaults)

    found: dict[str, tuple[type, int]] = {node.name: (ast.FunctionDef, many(node)) for node in _functions(cells)}
    for each in (node for cell in cells for node in parse(cell).body if isinstance(node, ast.ClassDef)):
        for made in each.body:
            if isinstance(made, ast.FunctionDef) and made.name == "__init__":
                found[each.name] = (ast.ClassDef, many(made))
    return found


def _functions(cells: Sequence[str]) -> Iterator[ast.FunctionDef]:
    """The functions that cells define, in order."""
    return (node for cell in cells for node in parse(cell).body if isinstance(node, ast.FunctionDef))


def _inherits(program: Program, names: Collection[str]) -> bool:
    """Whether the answer is a class that is made of one of these."""
    own = [each for each in program.tree.body if isinstance(each, ast.ClassDef) and each.name == program.answer]
    return any(getattr(base, "id", "") in names for each in own for base in each.bases)


def program_of(source: str, name: str) -> Program | None:
    """The program of the last cell that defines `name`, with the functions that the other cells define."""
    cells = source.split(CELL_BREAK)
    defined = [node.name for node in _functions(cells)]
    functions = tuple(other for other in dict.fromkeys(defined) if other != name and not other.startswith("_"))
    programs = (program_in(cell, name, functions=functions) for cell in reversed(cells) if name in cell)
    return next((program for program in programs if program is not None), None)


def used_by(source: str, name: str) -> set[str]:
    """The names that the cells which define `name` look up, themselves or through what they use."""
    cells = source.split(CELL_BREAK)
    found: set[str] = set()
    waiting = [name]
    while waiting:
        now = waiting.pop()
        more = {used for cell in cells if now in bound_names(cell) for used in used_names(cell)} - found
        found |= more
        waiting += more
    return found
