"""Two submissions that are graded at once, by two workers: neither notices what the other does."""

import os
import sys
import threading
import time

import pytest

from course.grading.checker.engine import Engine
from course.grading.checker.job import Job, Limits
from tests.grading.conftest import descendants, processes
from tests.pace import PACE

pytestmark = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root has users to give away")

USER = "import os\nprint(os.getuid())"
# the kernel counts pages of pipes by user, 64 MB in all, and gives one page to a pipe beyond that
TAKES_ALL_PIPES = """
import fcntl, os, time
def hold():
    for _ in range(60):
        read, write = os.pipe()
        try:
            fcntl.fcntl(write, 1031, 1 << 20)
        except OSError:
            pass
for _ in range(3):
    if os.fork() == 0:
        hold()
        time.sleep(600)
time.sleep(600)
"""
PIPES = "import fcntl, os\nprint({fcntl.fcntl(os.pipe()[0], 1032) for _ in range(8)})"
WATCHES = "import ctypes\nprint(ctypes.CDLL(None, use_errno=True).inotify_init1(0), ctypes.get_errno())"


@pytest.fixture
def other():
    engine = Engine()
    yield engine
    engine.close()


def printed(engine: Engine, source: str, folder) -> str:
    with engine.inbox() as inbox:
        report = engine.grade(Job([{"kind": "student", "source": source}], str(folder), inbox, Limits(600, 600)))
    return report.cells[0]["outputs"][0]["text"].strip()


def holders(engine: Engine) -> int:
    """Processes below the engine that hold many files open."""
    below = descendants({process.pid for process in engine._processes}) & processes()
    return sum(len(os.listdir(f"/proc/{pid}/fd")) > 100 for pid in below)


def test_what_one_takes_of_the_kernels_supplies_another_does_not_miss(engine, other, tmp_path):
    users = [printed(each, USER, tmp_path) for each in (engine, other)]
    assert len({*users, "0"}) == 3, users
    before = printed(other, PIPES, tmp_path)
    assert before == "{65536}"

    with engine.inbox() as inbox:
        job = Job([{"kind": "student", "source": TAKES_ALL_PIPES}], str(tmp_path), inbox, Limits(10 * PACE, 60 * PACE))
        takes = threading.Thread(target=engine.grade, args=[job])
        takes.start()
        while holders(engine) < 3 and takes.is_alive():
            time.sleep(0.1)
        assert takes.is_alive()
        assert printed(other, PIPES, tmp_path) == before
        takes.join()


def test_nobody_takes_the_kernels_watches(engine, tmp_path):
    assert printed(engine, WATCHES, tmp_path) == "-1 1"  # not permitted
