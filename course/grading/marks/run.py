"""Grade a class: submissions go to worker processes, on this machine or a Dask cluster, and one writer keeps the marks.

Every result is written as it comes: its marks in one transaction, the graded notebook in one step, then a line in a
journal. What stands there and did not change is not graded again; so a run that was interrupted goes on where it was,
and loses and doubles nothing. Marks given by hand stay.
"""

import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.utils import find_all_files
from traitlets.config import Config

from course.grading.checker.engine import layers_missing
from course.grading.checker.job import Limits
from course.grading.marks import journal
from course.grading.marks.gradebook import MarkWriter
from course.grading.marks.journal import Marked, Task
from course.grading.marks.remarked import compare_with_marked
from course.grading.marks.storage import back_up_gradebook
from course.grading.marks.submission import STUDENT, Graded, Item, digest, grade_submission, visible_files
from course.grading.marks.workers import local_workers
from course.grading.submitted.files import plain_name
from course.grading.submitted.sheet import Sheet, read_sheet
from course.grading.texts.sanitise import clean_line
from course.settings import read_settings

ATTEMPTS = 2  # for a submission whose worker died, which may not have been its fault
AHEAD = 3  # submissions handed out per worker


class Run:
    """One run over the class of the course in `root`, whose nbgrader configuration is `config`.

    again: grade also what was graded before and did not change. students: only theirs.
    """

    def __init__(
        self,
        root: Path,
        config: Config,
        lessons: Sequence[str],
        *,
        workers: int = 0,
        dask: str = "",
        again: bool = False,
        students: Collection[str] = (),
        allow_unconfined: bool = False,
        limits: Limits | None = None,
        on_progress: Callable[[Marked, int, int], None] = lambda row, done, total: None,
    ):
        self.root, self.config, self.lessons = root, config, lessons
        self.workers = workers or os.cpu_count() or 1
        self.dask, self.again, self.allow_unconfined = dask, again, allow_unconfined
        self.students = set(students)
        self.settings = read_settings(root)
        self.limits = limits or Limits()
        self.on_progress = on_progress
        self.source = root / (config.CourseDirectory.get("source_directory") or "source")
        self.ignore = [*(config.CourseDirectory.get("ignore") or []), "*.ipynb"]
        self.db_url = config.CourseDirectory.get("db_url") or f"sqlite:///{root / 'gradebook.db'}"
        self.maxima: dict[str, tuple[float, float]] = {}

    def grade(self) -> list[Marked]:
        """Grade everything in submitted/; the rows in order of lesson and student."""
        if not self.dask:  # else it is for the workers to say
            layers_missing(self.allow_unconfined)
        back_up_gradebook(self.db_url, self.root / "backups")
        writer = MarkWriter(self.db_url, self.config)
        try:
            writer.set_due(self.settings.due)
            tasks = list(self._tasks(writer))
            done = {} if self.again else journal.finished(self.root)
            rows = []
            waiting = []
            for task in tasks:
                if (row := self._unchanged(writer, task, done)) is not None:
                    rows.append(row)
                else:
                    waiting.append(task)
            for task, graded in self._graded(waiting):
                rows.append(self._keep(writer, task, graded))
                self.on_progress(rows[-1], len(rows), len(tasks))
        finally:
            writer.close()
        order = {lesson: i for i, lesson in enumerate(self.lessons)}
        return sorted(rows, key=lambda row: (order[row.lesson], row.student))

    def _tasks(self, writer: MarkWriter) -> Iterator[Task]:
        for lesson in self.lessons:
            sheet = self._sheet(writer, lesson)
            folder = self.source / lesson
            unsealed = lesson in self.settings.unsealed
            about = json.dumps(asdict(sheet), default=sorted)  # of a set of texts
            depends_on = f"{about}{journal.digest_of_lesson(folder)}{self.settings.dates}{'unsealed' * unsealed}"
            files = visible_files(folder, find_all_files(str(folder), self.ignore))
            for submitted in sorted((self.root / "submitted").glob(f"*/{lesson}")):
                student = submitted.parent.name
                if self.students and student not in self.students:
                    continue
                where = student, lesson, str(submitted), str(folder), files
                item = Item(*where, self.limits, self.allow_unconfined, self.settings.dates, unsealed)
                yield Task(item, sheet, digest(submitted, depends_on))

    def _sheet(self, writer: MarkWriter, lesson: str) -> Sheet:
        source = self.source / lesson / f"{lesson}.ipynb"
        own = (self.source / lesson / "lesson.py").is_file()
        build = f"`course build {lesson}`" if own else f"`nbgrader generate_assignment {lesson}`"
        try:
            assignment = writer.gradebook.find_assignment(lesson)
            sheet = read_sheet(writer.gradebook, lesson, lesson, source)
        except MissingEntry as error:
            if "assignment" in str(error):
                said = f"the gradebook in {self.root} does not know {lesson}: run {build} first"
            else:
                names = ", ".join(sorted(notebook.name for notebook in assignment.notebooks)) or "none"
                said = f"{lesson} has notebooks of other names ({names}): use `nbgrader autograde {lesson}` for it"
            raise LookupError(said) from None
        except (OSError, ValueError) as error:
            first = str(error).split("\n")[0][:200]
            raise ValueError(f"{source} cannot be read ({first}): run {build} to make it anew") from None
        self.maxima[lesson] = assignment.max_score, assignment.max_code_score
        return sheet

    def _graded(self, tasks: list[Task]) -> Iterator[tuple[Task, Graded]]:
        """Hand the tasks out and give back what comes. A worker that dies is replaced and its task repeated, once."""
        queue = list(reversed(tasks))
        running: dict[Future, Task] = {}
        executor = self._executor() if queue else None
        try:
            while queue or running:
                lost = False
                while queue and len(running) < AHEAD * self.workers:
                    task = queue.pop()
                    try:
                        future = executor.submit(grade_submission, task.item, task.sheet)
                    except BrokenProcessPool:  # a worker died just now; its task says so below
                        queue.append(task)
                        lost = True
                        break
                    running[future] = task
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                broken: list[Task] = []
                for future in done:
                    task = running.pop(future)
                    error = future.exception()
                    if error is None:
                        yield task, future.result()
                    elif isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker":
                        broken.append(task)
                    else:
                        yield task, _failed(task, f"grading it failed: {type(error).__name__}: {error}")
                if broken or lost:  # with one process of the pool all of its tasks are lost
                    broken += [running.pop(future) for future in list(running)]
                    self._stop(executor, True)
                    executor = self._executor()
                    for task in broken:
                        if task.attempt < ATTEMPTS:
                            queue.append(Task(**{**vars(task), "attempt": task.attempt + 1}))
                        else:
                            yield task, self._alone(task)
        finally:
            if executor is not None:
                self._stop(executor, bool(running))

    def _executor(self) -> Executor:
        if self.dask:
            from distributed import Client  # an extra: pip install 'nnkit-course[dask]'

            self._client = Client(self.dask)
            self.workers = max(1, len(self._client.scheduler_info()["workers"]))
            return self._client.get_executor(pure=False, retries=ATTEMPTS)
        return local_workers(self.workers)

    def _alone(self, task: Task) -> Graded:
        """A task that was there twice when workers died, in a pool of its own: is it the one?"""
        with local_workers(1) as executor:
            try:
                return executor.submit(grade_submission, task.item, task.sheet).result()
            except BrokenProcessPool:
                return _failed(task, "the process that graded it ended, three times")
            except Exception as error:  # the engine's own fault, which must not end the run
                return _failed(task, f"grading it failed: {type(error).__name__}: {error}")

    def _stop(self, executor: Executor, interrupted: bool) -> None:
        """At Ctrl-C nothing is waited for: what is not written yet will be graded by the run that resumes."""
        if isinstance(executor, ProcessPoolExecutor):
            for process in list((executor._processes or {}).values()) if interrupted else ():
                process.kill()
            executor.shutdown(wait=not interrupted, cancel_futures=True)
        else:  # Dask's: closing the client cancels what is not done
            executor.shutdown(wait=not interrupted)
            self._client.close()

    def _unchanged(self, writer: MarkWriter, task: Task, done: dict[tuple[str, str], list]) -> Marked | None:
        """The row of what an earlier run graded, when neither it nor its marks in the gradebook changed since."""
        student, lesson = task.item.student, task.item.lesson
        number, notes, asks, points = done.get((student, lesson), ("", [], [], None))
        if number != task.digest or points is None or writer.auto_points(lesson, student) != points:
            return None
        writer.refresh(lesson, student, lesson)
        row = self._row(writer, task, unchanged=True)
        row.repaired, row.asks = notes, asks
        return row

    def _keep(self, writer: MarkWriter, task: Task, graded: Graded) -> Marked:
        notes, asks = ([clean_line(text) for text in texts] for texts in (graded.notes, graded.asks))
        if not graded.reason:
            earlier = self.root / "autograded" / graded.student / graded.lesson / f"{graded.lesson}.ipynb"
            by_hand = writer.marked_by_hand(graded.lesson, graded.student)
            reopened = compare_with_marked(graded, earlier, by_hand) if by_hand else set()
            asks += [f"`{name}` was marked by hand and says something else now" for name in sorted(reopened)]
            points = writer.write(graded, task.item.lesson, reopened)
            journal.write_notebook(self.root, task.item, graded)
            journal.note_down(self.root, [task.item.student, task.item.lesson, task.digest, notes, asks, points])
        row = self._row(writer, task)
        row.repaired, row.asks, row.reason = notes, asks, clean_line(graded.reason)
        return row

    def _row(self, writer: MarkWriter, task: Task, unchanged: bool = False) -> Marked:
        lesson, student = task.item.lesson, task.item.student
        shown = plain_name(student)
        score, late, by_hand = writer.result(lesson, student) if STUDENT.fullmatch(student) else (0.0, 0.0, False)
        row = Marked(shown, lesson, score - late, *self.maxima[lesson], by_hand, late=late, unchanged=unchanged)
        row.unsealed = lesson in self.settings.unsealed
        return row


def _failed(task: Task, reason: str) -> Graded:
    return Graded(task.item.student, task.item.lesson, reason=reason)
