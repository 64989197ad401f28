"""How fast a class is graded: stock nbgrader, the engine inside nbgrader, `course grade`, and the floor, in one run.

    python bench/grading.py [LESSON] [--curve]

The floor is what no grader can avoid: fork a warm process and run a notebook's cells and tests in it, without
protection, files or marks. All figures are seconds a submission on full and wrong answers of the demo class, and
ratios to stock.
With --curve: `course grade` on 50, 200, 1,000 and 2,000 submissions.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from traitlets.config import Config

from course.classroom.demo import make_demo
from course.grading.engine import shared_engine
from course.grading.run import grade_class
from course.lessons import find_lesson
from course.nbgrader import load_config

SLOW, FAST = 6, 48  # submissions measured through nbgrader, and by `course grade`
PLAIN = ("full-reference", "full-otherwise-1", "full-otherwise-2", "wrong-1", "wrong-2", "half-1")


def stock_config(root: Path) -> Config:
    """The course's folders with nbgrader's own autograding."""
    config = load_config(root)
    config.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
    for name in ("exporter_class", "sanitize_preprocessors", "autograde_preprocessors"):
        del config.Autograde[name]
    return config


def through_nbgrader(config: Config, lesson: str, students: list[str]) -> float:
    import logging

    from nbgrader.apps import NbGraderAPI

    logging.disable(logging.CRITICAL)
    api = NbGraderAPI(config=config)
    started = time.perf_counter()
    for student in students:
        result = api.autograde(lesson, student, force=True, create=True)
        assert result["success"], result
    return (time.perf_counter() - started) / len(students)


def floor(notebooks: list[Path], at_once: int) -> float:
    """Fork this process, which has imported what lessons use, and run all cells; `at_once` children at a time."""
    import matplotlib.pyplot

    matplotlib.pyplot.switch_backend("agg")
    sources = []
    for path in notebooks:
        cells = nbformat.read(path, as_version=4).cells
        code = [cell for cell in cells if cell.cell_type == "code"]
        sources.append([cell.source for cell in code if "only shows something" not in str(cell.outputs)])
    sys.stdout.flush()
    started, running = time.perf_counter(), 0
    for source, path in zip(sources, notebooks, strict=True):
        if running == at_once:
            os.wait()
            running -= 1
        if os.fork() == 0:
            os.chdir(path.parent)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            names = {"__name__": "__main__"}
            for text in source:
                try:
                    exec(compile(text, "<cell>", "exec"), names)
                except Exception:
                    continue
            os._exit(0)
        running += 1
    while running:
        os.wait()
        running -= 1
    return (time.perf_counter() - started) / len(notebooks)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("lesson", nargs="?", default="01")
    parser.add_argument("--curve", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "class")
        (lesson,) = make_demo(root, [find_lesson(arguments.lesson)])
        name = lesson.name
        for path in list((root / "submitted").iterdir()):
            if path.name not in PLAIN:
                shutil.rmtree(path)
        students = list(PLAIN)
        stock = through_nbgrader(stock_config(root), name, students[:SLOW])
        shared_engine()
        through_nbgrader(load_config(root), name, students[:1])  # reads the reference
        inside = through_nbgrader(load_config(root), name, students[:SLOW])
        hand_in_copies(root, name, FAST)
        config = load_config(root)
        figures = {"stock nbgrader": stock, "ours inside nbgrader": inside}
        for workers in (1, 2):
            started = time.perf_counter()
            grade_class(root, config, [name], workers=workers)
            figures[f"course grade, {workers} worker{'s' * (workers > 1)}"] = (time.perf_counter() - started) / FAST
        graded = sorted((root / "autograded").glob(f"*/{name}/{name}.ipynb"))
        import course.authoring.reference

        os.chdir(graded[0].parent)
        course.authoring.reference.use(name)
        for at_once in (1, 2):
            figures[f"floor, {at_once} at a time"] = floor(graded[:24], at_once)
        print(f"{name}: seconds a submission, in one run")
        for what, seconds in figures.items():
            print(f"  {what:26} {seconds * 1000:8.0f} ms   {stock / seconds:6.1f} times stock")
        print(f"  zygotes of a worker: {shared_engine().memory() >> 20} MB resident")
        os.chdir("/")
        if arguments.curve:
            for count in (50, 200, 1_000, 2_000):
                hand_in_copies(root, name, count)
                started = time.perf_counter()
                grade_class(root, config, [name], workers=2)
                seconds = time.perf_counter() - started
                print(f"  {count:5} submissions: {seconds:7.1f} s, {seconds / count * 1000:5.0f} ms each")


def hand_in_copies(root: Path, lesson: str, count: int) -> None:
    """A class of `count`, of copies of the plain submissions."""
    originals = [root / "submitted" / student for student in PLAIN]
    for i in range(len(list((root / "submitted").iterdir())), count):
        shutil.copytree(originals[i % len(originals)], root / "submitted" / f"copy-{i:04}")


if __name__ == "__main__":
    main()
