"""What it costs a check to say what is wrong: verdicts with and without words, side by side, in processor time.

    python bench/checks.py [LESSON ...] [--every 8]

`make bench` runs it. One answer of the banks in so many is judged in turns: for its marks alone, and as a notebook
judges it, with its earlier answers and all that names a slip; a figure is the least of the rounds, which what else the
machine does can only make longer. Each wrong answer is judged as if nobody had declared it: then everything is looked
for. The exit code is 1 if words cost a right answer anything, or one wrong answer in twenty more than the limit. A look
at the program, which comes only where it is asked for, is measured apart.
"""

import argparse
import linecache
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from course.authoring.percent import read_text
from course.authoring.reference import Full, full
from course.bank.told import without
from course.lessons import LessonFolder, all_lessons, find_lesson
from nnkit.check import endless
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise
from nnkit.check.repair import SECONDS

ROUNDS = 5
EVERY = 8  # answers of which one is measured
MOST = {"wrong": 60.0, "right": 1.0}  # milliseconds that words may cost
COSTLY = 2.0  # seconds of an answer that is left out: it trains a network


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time. bare: for the marks alone; words: what it takes more to say what is wrong; look:
    and to look at the program."""

    kind: str
    bare: float
    words: float
    look: float


def answers(folder: LessonFolder, made: Full) -> Iterator[tuple[str, str, str, Callable]]:
    """(exercise, "right" or "wrong", what it is called, answer) of a lesson's bank."""
    for path in sorted(folder.bank.glob("*.py")):
        for i, cell in enumerate(read_text(path).cells):
            kind = next((kind for kind in MOST if kind in cell.metadata), "")
            if not kind or cell.cell_type != "code":
                continue
            filename = f"<{path.stem} {i}>"
            linecache.cache[filename] = (len(cell.source), None, cell.source.splitlines(keepends=True), filename)
            names = {name: value for name, value in made.namespace.items() if name != path.stem}
            exec(compile(cell.source, filename, "exec"), names)
            yield path.stem, kind, cell.metadata[kind], names[path.stem]


def cost(made: Full, name: str, kind: str, called: str, answer: Callable) -> Cost | None:
    lesson = without(made.lesson, name, called)  # as if nobody had declared it: then everything is looked for
    door = PlainDoor(answer, endless.SECONDS)

    def bare() -> None:
        lesson.run(name, door)

    def worded() -> None:
        lesson.judge_in_chain(name, door)

    if timed(bare) > COSTLY:
        return None
    rounds = np.array([[timed(bare), timed(worded)] for _ in range(ROUNDS)])
    least = 1000 * rounds.min(axis=0)
    looked = timed(lambda: lesson.judge_in_chain(name, door, SECONDS)) if kind == "wrong" else 0.0
    return Cost(kind, least[0], least[1] - least[0], 1000 * looked - least[1])


def timed(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def costs(folder: LessonFolder, every: int) -> Iterator[Cost]:
    made = full(folder)
    coded = (each for each in answers(folder, made) if isinstance(made.lesson.exercises[each[0]], Exercise))
    found = (cost(made, *each) for i, each in enumerate(coded) if i % every == every // 2)
    yield from (each for each in found if each is not None)


def row(found: list[Cost], kind: str, limit: float) -> tuple[str, bool]:
    """A line of the table, and whether it is within the limit."""
    words, bare = (np.array([getattr(each, what) for each in found]) for what in ("words", "bare"))
    middle, high = np.percentile(words, [50, 95])
    over = "" if high <= limit else "   SLOWER"
    return (
        f"{kind:8}{len(found):8}{np.median(bare):12.1f}{middle:12.2f}{high:12.2f}{words.max():12.2f}"
        f"{(words > limit).sum():10}{limit:10.0f}{over}"
    ), high <= limit


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    parser.add_argument("--every", type=int, default=EVERY, help=f"measure one answer in so many ({EVERY})")
    arguments = parser.parse_args()
    folders = [find_lesson(name) for name in arguments.lesson] or all_lessons()
    found = [each for folder in folders for each in costs(folder, arguments.every)]
    print("a check, milliseconds of processor time")
    print(f"{'':8}{'answers':>8}{'marks':>12}{'+ words':>12}{'p95':>12}{'most':>12}{'over':>10}{'limit':>10}")
    rows = [row([each for each in found if each.kind == kind], kind, limit) for kind, limit in MOST.items()
            if any(each.kind == kind for each in found)]  # fmt: skip
    print(*(text for text, _ in rows), sep="\n")
    looks = [each.look for each in found if each.kind == "wrong"]
    print(f"a look at the program takes {np.median(looks):.0f} more, p95 {np.percentile(looks, 95):.0f} (asked: 1,000)")
    return 0 if all(good for _, good in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
