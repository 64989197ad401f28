"""A student's process for tests of the checker's side: forked here, unconfined, with the submission's cells run."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from course.grading.checker.link import Link
from course.grading.student.session import Session
from course.grading.wire import Wire
from tests.pace import PACE

ANSWER = """
import numpy as np
class Layer:
    size = 2
    def forward(self, x):
        return x * self.size
    def __len__(self):
        return self.size
    def __iter__(self):
        return iter([1, 2])
def square(x):
    return x ** 2
def fill(x, items):
    x[:] = 7
    items.append(np.ones(2))
def calls(f, x):
    return f(x)
def fails():
    raise KeyError("because")
def stops():
    raise StopIteration
def leaves():
    raise SystemExit("bye")
def dies():
    import os
    os._exit(1)
def says():
    import sys, warnings
    print("said")
    warnings.warn("careful", DeprecationWarning)
    return {"a": (1, 2.5)}
"""


@contextmanager
def student(source: str = ANSWER) -> Iterator[Link]:
    """The link to a process in which these cells have run."""
    ours, theirs = socket.socketpair()
    if (pid := os.fork()) == 0:
        try:
            ours.close()
            Session(theirs).serve()
        finally:
            os._exit(0)
    theirs.close()
    link = Link(Wire(ours))
    link.allow(60 * PACE, 20 * PACE)
    link.source = source
    link.begin_test()
    link.ask({"op": "run", "source": source, "name": "<cell 1>"})
    try:
        yield link
    finally:
        link.end()
        os.waitpid(pid, 0)


def told(reply: dict) -> Link:
    """A link to a process that says the same to everything; what it was asked is in `asked`."""
    ours, _ = socket.socketpair()
    link = Link(Wire(ours))
    link.allow(60, 60)
    link.asked = []
    link.ask = lambda message, buffers=(), fds=(): link.asked.append(message) or (reply, [])
    return link
