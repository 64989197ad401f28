"""What the engine is asked and what it answers."""

from course.grading.checker.job import EngineError, Job, Limits, Report, UnconfinedError


def test_the_limits_that_the_administrators_page_states():
    limits = Limits()
    assert (limits.cell_seconds, limits.total_seconds, limits.processes) == (20, 120, 64)
    assert (limits.memory, limits.file, limits.disk) == (2 << 30, 64 << 20, 128 << 20)


def test_jobs_and_reports_share_nothing():
    assert Report([]).notes is not Report([]).notes and Job([], "", "").limits == Limits()


def test_a_machine_that_cannot_confine_fails_as_the_engine_does():
    assert issubclass(UnconfinedError, EngineError)
