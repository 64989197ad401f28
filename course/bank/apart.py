"""Where things are called of which nobody knows what they do: a process of its own, in a folder that is thrown away,
within limits of time and memory, without other programs and the network."""

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from matplotlib.figure import Figure

T = TypeVar("T")

SECONDS = 2.0  # of computing for one call
PATIENCE = 3  # times as long by the clock, for what only waits
MEMORY = 6 << 30  # bytes of addresses: a function that is given a size for a table may ask for more than there is
# What is tried may start no program, which would outlast it, and reach no network.
REFUSED = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "socket.connect", "socket.bind")


def apart(run: Callable[[], T], name: str) -> T:
    """run(), in a process of its own; RuntimeError, which begins with `name`, where it raises or ends its process."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, run))
    process.start()
    sender.close()
    try:
        came, error = receiver.recv()
    except EOFError:
        raise RuntimeError(f"{name}: something that was called ended its process") from None
    finally:
        process.join()
    if error:
        raise RuntimeError(f"{name}: {error}")
    return came


def _send(sender: Any, run: Callable[[], Any]) -> None:
    try:
        sender.send((run(), ""))
    except Exception as error:  # goes on in the other process
        sender.send((None, f"{type(error).__name__}: {error}"))


@contextlib.contextmanager
def harmless() -> Iterator[None]:
    """What is called inside can write nowhere that stays and draws nothing. There is no way back: what the process can
    do afterwards stays as limited."""
    for each in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(each, _too_long)
    with (
        tempfile.TemporaryDirectory() as elsewhere,
        open(os.devnull, "r+") as nothing,
        contextlib.redirect_stdout(nothing),
        contextlib.redirect_stderr(nothing),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        sys.stdin = nothing
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.chdir(elsewhere)
        sys.addaudithook(_refuse)
        Figure.__init__ = _draw_nothing
        yield


def _refuse(event: str, _: tuple) -> None:
    if event in REFUSED:
        raise PermissionError(f"{event}: not while everything is tried")


def _draw_nothing(*_: Any, **__: Any) -> None:
    raise PermissionError("a picture is no answer, and takes long")


class _TooLongError(BaseException):
    pass


def _too_long(*_: Any) -> None:
    raise _TooLongError


@contextlib.contextmanager
def a_while() -> Iterator[None]:
    """Inside of it a call has SECONDS of computing; then it is broken off by an exception that no answer expects."""
    limits = {signal.ITIMER_PROF: SECONDS, signal.ITIMER_REAL: PATIENCE * SECONDS}
    for clock, seconds in limits.items():
        signal.setitimer(clock, seconds)
    try:
        yield
    finally:
        for clock in limits:
            signal.setitimer(clock, 0)
