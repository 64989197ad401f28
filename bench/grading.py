"""How fast a class is graded: stock nbgrader, the engine inside nbgrader, `course grade`, and the floor, in one run.

    python bench/grading.py [--lesson 01] [--rounds 5] [--curve [COUNT ...]]

The floor is what no grader can avoid: fork a warm process and run a notebook's cells in it, without protection, files
or marks; once all cells, once those alone that grading runs (demonstrations are left out). Every round measures each
way once, on the same submission, in turn: what else the machine does meets all of them alike. Printed are medians of
the rounds, and medians of the rounds' ratios.
"""

import argparse
import logging
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from traitlets.config import Config

from course.classroom.demo import make_demo
from course.grading.checker.engine import shared_engine
from course.grading.marks.run import Run
from course.lessons import LessonFolder, find_course, find_lesson
from course.nbgrader import load_config, nbgrader_api

STUDENTS = ("full-reference", "full-otherwise-1", "full-otherwise-2", "wrong-1", "half-1")
BATCH = 20  # submissions that `course grade` has in one round: it works on several at a time
WARMING = 5  # of them are not counted: workers start, and read the lesson's reference
STOCK, INSIDE, FLOOR, FLOOR_ALL = "stock nbgrader", "ours inside nbgrader", "floor", "floor, all cells"
GOALS = {INSIDE: 8, "course grade, 2 workers": 50}  # times stock


def stock_config(root: Path) -> Config:
    """The course's folders with nbgrader's own autograding."""
    config = load_config(root)
    config.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
    for name in ("exporter_class", "sanitize_preprocessors", "autograde_preprocessors"):
        del config.Autograde[name]
    return config


def through_nbgrader(config: Config, lesson: str) -> Callable[[str], None]:
    from nbgrader.apps import NbGraderAPI

    api = NbGraderAPI(config=config)

    def grade(student: str) -> None:
        result = api.autograde(lesson, student, force=True, create=True)
        assert result["success"], result

    return grade


class Class:
    """A class for `course grade` alone: BATCH copies of the students' submissions in a course of its own."""

    def __init__(self, root: Path, folder: Path, lesson: str):
        ignored = shutil.ignore_patterns("submitted", "autograded", "feedback", "backups", "marks.csv")
        shutil.copytree(root, folder, ignore=ignored)
        self.root, self.lesson, self.config = folder, lesson, load_config(folder)
        self.originals = [root / "submitted" / student / lesson for student in STUDENTS]

    def hand_in(self, count: int) -> None:
        shutil.rmtree(self.root / "submitted", ignore_errors=True)
        for i in range(count):
            shutil.copytree(self.originals[i % len(self.originals)], self.root / "submitted" / f"s{i:04}" / self.lesson)

    def grade(self, workers: int) -> tuple[float, float, float]:
        """(seconds for all, seconds to the first result, seconds a submission once the workers are warm)."""
        times: list[float] = []
        started = time.perf_counter()
        progress = lambda row, done, total: times.append(time.perf_counter())  # noqa: E731
        rows = Run(self.root, self.config, [self.lesson], workers=workers, again=True, on_progress=progress).grade()
        assert not any(row.reason for row in rows)
        each = (times[-1] - times[WARMING]) / (len(times) - 1 - WARMING)
        return time.perf_counter() - started, times[0] - started, each


def warm(folder: str, lesson: str) -> None:
    """In the floor's process: import and read what a grader has ready before the first submission comes."""
    import matplotlib.pyplot

    import course.authoring.reference

    matplotlib.pyplot.switch_backend("agg")
    os.chdir(folder)
    course.authoring.reference.use(lesson)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115  for the rest of the process


def fork_and_run(sources: Sequence[str]) -> float:
    """Seconds to fork this process and run the cells in the child."""
    started = time.perf_counter()
    if (pid := os.fork()) == 0:
        names = {"__name__": "__main__"}
        for text in sources:
            try:
                exec(compile(text, "<cell>", "exec"), names)
            except Exception:  # a wrong answer's check
                continue
        os._exit(0)
    os.waitpid(pid, 0)
    return time.perf_counter() - started


def cells_of(path: Path) -> tuple[list[str], list[str]]:
    """(all cells, those that grading runs) of a notebook that was graded."""
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [c.source for c in code], [c.source for c in code if "only shows something" not in str(c.outputs)]


def measure(root: Path, lesson: LessonFolder, rounds: int) -> dict[str, list[float]]:
    """Seconds a submission, by way and round."""
    name = lesson.name
    stock = through_nbgrader(stock_config(root), name)
    inside = through_nbgrader(load_config(root), name)
    batch = Class(root, root.parent / f"batch-{name}", name)
    batch.hand_in(BATCH)
    for student in STUDENTS:
        inside(student)  # the first one starts the engine; all leave graded notebooks for the floor
    seconds: dict[str, list[float]] = {}

    def note(way: str, value: float) -> None:
        seconds.setdefault(way, []).append(value)

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, warm, (str(lesson.source), name)) as floor:
        graded = [cells_of(root / "autograded" / student / name / f"{name}.ipynb") for student in STUDENTS]
        for i in range(rounds):
            student = STUDENTS[i % len(STUDENTS)]
            for way, grade in ((STOCK, stock), (INSIDE, inside)):
                started = time.perf_counter()
                grade(student)
                note(way, time.perf_counter() - started)
            everything, needed = graded[i % len(STUDENTS)]
            for workers in (1, 2):
                _, start, each = batch.grade(workers)
                way = f"course grade, {workers} worker{'s' * (workers > 1)}"
                note(way, each)
                note(f"{way}: start", start)
            note(FLOOR, floor.submit(fork_and_run, needed).result())
            note(FLOOR_ALL, floor.submit(fork_and_run, everything).result())
    return seconds


def report(name: str, seconds: dict[str, list[float]]) -> Iterator[str]:
    yield f"{name}: a submission, medians of {len(seconds[STOCK])} rounds"
    for way, values in seconds.items():
        if way.endswith(": start"):
            continue
        ratio = statistics.median(s / v for s, v in zip(seconds[STOCK], values, strict=True))
        over = statistics.median(v / f for v, f in zip(values, seconds[FLOOR], strict=True))
        goal = f"   (goal {GOALS[way]})" if way in GOALS else ""
        line = f"  {way:26} {statistics.median(values) * 1000:8.0f} ms  {ratio:7.1f} times stock  {over:6.1f} floors"
        yield line + goal
    starts = [f"{statistics.median(seconds[way]):.1f} s" for way in seconds if way.endswith(": start")]
    yield f"  to the first result, once a run: {starts[0]} (1 worker), {starts[1]} (2 workers)"


def curve(root: Path, lesson: str, counts: Sequence[int]) -> Iterator[str]:
    class_ = Class(root, root.parent / f"curve-{lesson}", lesson)
    yield f"{lesson}: `course grade`, 2 workers, without feedback"
    for count in counts:
        class_.hand_in(count)
        seconds, _, _ = class_.grade(2)
        yield f"  {count:5} submissions {seconds:8.1f} s {seconds / count * 1000:7.0f} ms each"


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast a class is graded.")
    parser.add_argument("--lesson", action="append", help="a lesson's name or number (the small one, 01 and 02)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--curve", nargs="*", type=int, metavar="COUNT", help="sizes of classes (50 200 1000 2000)")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)  # stock nbgrader's traces of the wrong answers
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small")
        shutil.copytree(find_course() / "tests" / "small_lesson", small / "solutions" / "90-small")
        known = {"small": find_lesson("90", small)}
        wanted = arguments.lesson or ["small", "01", "02"]
        root = Path(folder, "class")
        lessons = make_demo(root, [known.get(name) or find_lesson(name) for name in wanted])
        nbgrader_api(root)  # makes the gradebook before anybody is measured
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
        if arguments.curve is not None:
            for line in curve(root, lessons[0].name, arguments.curve or (50, 200, 1_000, 2_000)):
                print(line, flush=True)
            return
        for lesson in lessons:
            print(*report(lesson.name, measure(root, lesson, arguments.rounds)), sep="\n", flush=True)
        zygotes = [process.pid for process in shared_engine()._processes]
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in zygotes)
        resident = pages * os.sysconf("SC_PAGE_SIZE") >> 20
        print(f"zygotes of one worker: {resident} MB resident (shared pages counted in full)")
        print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
