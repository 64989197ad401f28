"""The processes of this machine that grade, and how they begin and end."""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor

from course.grading.marks.submission import grade_submission

LONGEST = 70  # characters of a folder in which a socket of multiprocessing's has a name of at most 107


def local_workers(count: int) -> ProcessPoolExecutor:
    """Copies of one process that has imported what they need, and nothing of this run's; where there can be none,
    processes that import it themselves."""
    method = start_method(tempfile.gettempdir(), sys.version_info[:3])
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([grade_submission.__module__])
    return ProcessPoolExecutor(count, context, initializer=quiet_worker)


def start_method(temporary: str, python: tuple[int, ...]) -> str:
    """How a worker starts: a copy of one process is asked for over a socket in the folder for temporary files, whose
    name may not be long; and in Python 3.11.0 anybody on the machine could ask (CVE-2022-42919)."""
    return "forkserver" if len(temporary) <= LONGEST and python > (3, 11, 0) else "spawn"


def quiet_worker() -> None:
    """In a worker: Ctrl-C is the main process's to handle, which ends the workers; they end too when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    run = multiprocessing.parent_process()
    assert run is not None
    run.join()
    os._exit(1)
