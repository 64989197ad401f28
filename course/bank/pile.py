"""A folder of answers, `exercise/name.py`, judged as grading does: each in a process of its own, with a limit for what
it computes, and a longer one by the clock for what waits, or computes where nothing can end it."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

from course.bank.answers import judge_text, not_run
from course.authoring.reference import Full, full
from course.lessons import LessonFolder
from nnkit.check import endless
from nnkit.check.budget import PATIENCE
from nnkit.check.endless import EndlessError, ended_after
from nnkit.check.result import Result

SECONDS = 60.0  # of computing

# a fork has the lesson already; where a system has none, each process reads it anew
FORKS = "fork" in multiprocessing.get_all_start_methods()
CONTEXT = multiprocessing.get_context("fork" if FORKS else "spawn")


class _Running(NamedTuple):
    path: Path
    process: multiprocessing.Process
    ends: float


def judge_pile(lesson: LessonFolder, pile: Path, seconds: float = SECONDS) -> Iterator[tuple[Path, Result]]:
    """Each answer's file and verdict, as they come; `seconds` for each."""
    made = full(lesson)
    paths = sorted(pile.glob("*/*.py"), reverse=True)
    if unknown := {path.parent.name for path in paths} - set(made.lesson.exercises):
        known = ", ".join(made.lesson.exercises)
        raise LookupError(f"{lesson.name} has no exercise {sorted(unknown)}, a folder of {pile}; it has {known}")
    if not paths:
        raise LookupError(f"no answers in {pile}: put each into a folder of its exercise, as <exercise>/<name>.py")
    running: dict[Connection, _Running] = {}
    try:
        while paths or running:
            while paths and len(running) < (os.cpu_count() or 1):
                receiver, one = _start(lesson, made, paths.pop(), seconds)
                running[receiver] = one
            first = min(one.ends for one in running.values())
            ready = wait(list(running), timeout=max(0.0, first - time.monotonic()))
            for receiver in [r for r in running if r in ready or running[r].ends <= time.monotonic()]:
                one = running.pop(receiver)
                yield one.path, _verdict(made, one, receiver if receiver in ready else None, seconds)
                receiver.close()
    finally:
        for one in running.values():
            _end(one.process)


def _start(lesson: LessonFolder, made: Full, path: Path, seconds: float) -> tuple[Connection, _Running]:
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_judge, args=(lesson, made if FORKS else None, path, seconds, sender), daemon=True)
    process.start()
    sender.close()  # so that the end of the process is the end of the pipe
    return receiver, _Running(path, process, time.monotonic() + PATIENCE * seconds)


def _judge(lesson: LessonFolder, made: Full | None, path: Path, seconds: float, sender: Connection) -> None:
    os.dup2(2, 1)  # what a library in C prints is no part of the report
    made = made or full(lesson)
    text = path.read_text(encoding="utf-8")
    try:
        with ended_after(seconds):
            one_call = min(endless.SECONDS, seconds / 4)  # so that time is left to say what does not end
            result = judge_text(made.lesson, made.namespace, path.parent.name, text, str(path), seconds=one_call)
    except EndlessError:
        result = _too_long(made, path, seconds)
    sender.send(result)


def _verdict(made: Full, one: _Running, receiver: Connection | None, seconds: float) -> Result:
    try:
        return receiver.recv() if receiver else _too_long(made, one.path, seconds)
    except EOFError:
        return not_run(made.lesson.exercises[one.path.parent.name], "The answer ended the process.")
    finally:
        _end(one.process)


def _too_long(made: Full, path: Path, seconds: float) -> Result:
    return not_run(made.lesson.exercises[path.parent.name], f"The answer took longer than {seconds:g} seconds.")


def _end(process: multiprocessing.Process) -> None:
    process.kill()
    process.join()
