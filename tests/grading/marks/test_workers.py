"""Workers start on every machine, and end with their run."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile

from course.grading.marks.workers import local_workers, start_method
from tests.pace import PACE


def test_they_start_where_a_socket_for_them_would_have_too_long_a_name_or_is_open_to_all(tmp_path, monkeypatch):
    assert start_method("/tmp", (3, 11, 2)) == "forkserver"
    assert start_method("/tmp", (3, 11, 0)) == start_method("/" + 70 * "t", (3, 11, 2)) == "spawn"
    far = tmp_path / (100 * "t")
    far.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(far))
    with local_workers(1) as workers:
        assert workers.submit(os.getpid).result() != os.getpid()


def test_a_worker_ends_when_its_run_is_killed(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(
        "import os, time\nfrom course.grading.marks.workers import local_workers\n"
        "if __name__ == '__main__':\n"
        "    with local_workers(1) as workers:\n"
        "        print(workers.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(600)\n"
    )
    run = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    worker = int(run.stdout.readline())
    run.kill()
    try:
        run.communicate(timeout=60 * PACE)  # until everybody who could write there has ended
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
