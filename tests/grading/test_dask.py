"""Grading on a Dask cluster: two worker processes on this machine, one of which is killed on the way."""

import os
import shutil
import signal

import pytest
from distributed import LocalCluster

from course.grading.marks.journal import JOURNAL
from course.grading.marks.run import Run
from course.nbgrader import load_config, nbgrader_api
from tests.grading.conftest import LESSON
from tests.grading.marks.test_run import EXPECTED, SECONDS, class_folder  # noqa: F401  the fixture


@pytest.fixture
def cluster():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, worker_dashboard_address=None
    ) as cluster:
        yield cluster


def test_a_killed_worker_loses_and_doubles_nothing(class_folder, cluster):  # noqa: F811
    expected = {student: points for student, points in EXPECTED.items() if student <= "s4"}
    for student in set(EXPECTED) - set(expected):
        shutil.rmtree(class_folder / "submitted" / student)
    workers = [nanny.pid for nanny in cluster.workers.values()]
    assert len(set(workers)) == 2
    seen = []

    def kill_one(row, done, total):
        seen.append(row.student)
        if done == 1:
            os.kill(workers[0], signal.SIGKILL)

    options = {"dask": cluster.scheduler_address, "limits": SECONDS, "on_progress": kill_one}
    rows = Run(class_folder, load_config(class_folder), [LESSON], **options).grade()
    assert workers[0] not in [nanny.pid for nanny in cluster.workers.values()]  # it was killed
    assert {row.student: row.points for row in rows if not row.reason} == expected  # as local workers give
    assert [row.student for row in rows if row.reason] == ["empty"]
    assert sorted(seen) == sorted([*expected, "empty"])
    assert len((class_folder / JOURNAL).read_text().splitlines()) == len(expected)
    with nbgrader_api(class_folder).gradebook as gradebook:
        entered = [s.student.id for s in gradebook.assignment_submissions(LESSON)]
    assert set(expected) <= set(entered) and len(set(entered)) == len(entered)
