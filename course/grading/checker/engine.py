"""Starts the two zygotes and hands notebooks to them. One engine serves a whole run and keeps nothing of a notebook."""

import atexit
import contextlib
import functools
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from course.grading import jail, layers
from course.grading.checker.job import EngineError, Job, Report, UnconfinedError
from course.grading.texts.cell import Cell
from course.grading.texts.prepare import read_texts, take_hidden
from course.grading.wire import PeerGoneError, Wire, WireError

START_SECONDS = 120.0
AT_MOST_LATE = 120.0  # seconds that a checker, which ends its tests itself, may take beyond a submission's time
FOLDERS = "grading-"
CAN_GRADE = hasattr(os, "fork")
WHERE = (
    "Grading needs Linux, or macOS with --allow-unconfined: it copies running processes, which this system cannot. On "
    "Windows grade in WSL (wsl --install), where it is Linux; everything else works here."
)


class Engine:
    """Two zygotes and the sockets to them."""

    def __init__(self, allow_unconfined: bool = False):
        self.missing = layers_missing(allow_unconfined)
        self.confined = "namespaces" not in self.missing
        remove_what_dead_engines_left()
        self._root = tempfile.mkdtemp(prefix=f"{FOLDERS}{os.getpid()}-")
        self.folder, self._desks = os.path.join(self._root, "inboxes"), os.path.join(self._root, "desks")
        os.mkdir(self.folder)
        os.mkdir(self._desks)
        self._references: dict[str, tuple[tuple, bytes]] = {}  # by lesson: the state of its files, what they give
        self._processes: list[subprocess.Popen] = []
        nursery_end, requests = socket.socketpair()
        jobs_end, jobs = socket.socketpair()
        self._jobs = Wire(jobs)
        mode = "confined" if self.confined else "unconfined"
        try:
            self._start("course.grading.student.zygote", [nursery_end], [self.folder, mode])
            self._start("course.grading.checker.zygote", [jobs_end, requests], [mode])
            self._await_ready(requests, self._processes[0])
            self._await_ready(jobs, self._processes[1])
        except BaseException:
            self.close()
            raise
        for end in (nursery_end, jobs_end, requests):
            end.close()

    def _start(self, module: str, fds: list[socket.socket], arguments: list[str]) -> None:
        numbers = [end.fileno() for end in fds]
        command = [sys.executable, "-m", module, *map(str, numbers), *arguments]
        # a short environment: nothing of the teacher's (tokens, passwords) is in a student's process
        kept = {k: v for k, v in os.environ.items() if k in ("HOME", "PATH", "LD_LIBRARY_PATH", "MPLCONFIGDIR", "TZ")}
        root = str(Path(__file__).resolve().parents[3])
        threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR")}
        threads["VECLIB_MAXIMUM_THREADS"] = "1"  # macOS
        environment = {
            **kept,
            **threads,
            "LANG": "C.UTF-8",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "IPYTHONDIR": os.path.join(self.folder, "ipython"),
            "PYTHONPATH": root,
            "PYTHONSAFEPATH": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        process = subprocess.Popen(
            command, pass_fds=numbers, env=environment, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        self._processes.append(process)

    def _await_ready(self, end: socket.socket, process: subprocess.Popen) -> None:
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            if select.select([end], [], [], 0.2)[0]:
                with contextlib.suppress(PeerGoneError):
                    Wire(end).receive()
                    return
                break
            if process.poll() is not None:
                break
        raise EngineError(f"{process.args[2]} did not start (exit code {process.poll()}); see its message above")

    def _reference(self, lesson: str, folder: str) -> bytes:
        """The lesson with its hidden cases, for the checkers: read once for all of its notebooks, and anew when a file
        of it changed."""
        files = sorted(Path(folder).glob("*.py"))
        state = tuple((str(path), path.stat().st_mtime_ns) for path in files)
        if self._references.get(lesson, ((), b""))[0] != state:
            with contextlib.closing(self._ask_zygote({"read": [lesson, folder]})) as wire:
                _, (pickled,) = self._first_message(wire)
            self._references[lesson] = state, pickled
        return self._references[lesson][1]

    def grade(self, job: Job) -> Report:
        """Grade a notebook."""
        if shown := jail.shown_with_libraries(job.folder):
            raise EngineError(
                f"the lesson in {job.folder} lies below {shown}, which submissions can read: move the course elsewhere"
            )
        cells = [Cell(**cell) for cell in job.cells]
        traces = read_texts(cells)
        hidden = take_hidden(cells)
        reference = self._reference(job.lesson, job.folder) if job.lesson and hidden else b""
        own = tempfile.mkdtemp(dir=self._desks)
        request = {
            "cells": [vars(cell) for cell in cells],
            "with_hidden": list(hidden),
            "traces": traces,
            "lesson": job.lesson,
            "folder": job.folder,
            "files": list(job.files),
            "inbox": job.inbox,
            "own": own,
            "limits": {**asdict(job.limits), "missing": self.missing},
            "confined": self.confined,
        }
        wire, pid = self._ask_zygote({"grade": job.folder}), None
        try:
            message, _ = self._first_message(wire)  # before anything of a submission's is near it
            pid = message["pid"]
            wire.deadline = time.monotonic() + job.limits.total_seconds + AT_MOST_LATE
            wire.send(request)
            while "done" not in (message := wire.receive()[0]):
                wire.send({"hidden": hidden}, [reference])  # it has sealed what students see
        except (WireError, TimeoutError, ConnectionError) as error:
            raise EngineError(f"the checker ended: {error}") from None
        finally:
            wire.close()
            with contextlib.suppress(ProcessLookupError):
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
            shutil.rmtree(own, ignore_errors=True)
        answer = message["done"]
        if "fault" in answer:
            raise EngineError(answer["fault"])
        return Report(**answer)

    def _ask_zygote(self, what: dict[str, Any]) -> Wire:
        """The end of a new process of the checkers' zygote's."""
        ours, theirs = socket.socketpair()
        self._jobs.send(what, fds=[theirs.fileno()])
        theirs.close()
        wire = Wire(ours)
        wire.deadline = time.monotonic() + START_SECONDS
        return wire

    def _first_message(self, wire: Wire) -> tuple[Any, list[bytes]]:
        try:
            return wire.receive()
        except (WireError, TimeoutError, ConnectionError) as error:
            raise EngineError(f"the checkers' process gave no sign within {START_SECONDS:.0f} s: {error}") from None

    def inbox(self) -> tempfile.TemporaryDirectory:
        """A new folder for a submission's files, where its process can see it."""
        return tempfile.TemporaryDirectory(dir=self.folder, prefix="inbox")

    @property
    def statement(self) -> str:
        """What is not enforced, in one line; empty when all is."""
        return layers.statement(self.missing) if self.missing else ""

    def close(self) -> None:
        self._jobs.close()
        for process in self._processes:
            process.kill()
            process.wait()
        shutil.rmtree(self._root, ignore_errors=True)


def remove_what_dead_engines_left() -> None:
    """Folders of engines that were killed. One that cannot be removed is another user's."""
    for path in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*-*"):
        pid = path.name.removeprefix(FOLDERS).split("-")[0]
        if pid.isdigit() and not os.path.exists(f"/proc/{pid}") and sys.platform == "linux":
            shutil.rmtree(path, ignore_errors=True)


def layers_missing(allow_unconfined: bool) -> list[str]:
    """The layers of confinement that this machine lacks, where it was said to go on without; UnconfinedError where it
    was not, or where nothing can be graded."""
    if not CAN_GRADE:
        raise UnconfinedError(WHERE)
    missing = layers.missing_layers()
    if missing and not allow_unconfined:
        raise UnconfinedError(f"{layers.statement(missing)} To grade all the same: --allow-unconfined.")
    return missing


def shared_engine(allow_unconfined: bool = False) -> Engine:
    """This process's engine, started when first needed, ended with the process."""
    return _shared_engine(bool(allow_unconfined))


@functools.cache
def _shared_engine(allow_unconfined: bool) -> Engine:
    engine = Engine(allow_unconfined)
    atexit.register(engine.close)
    return engine
