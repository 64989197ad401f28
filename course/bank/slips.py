"""`course bank --told --slips`: what mechanical slips are told, one or two small changes of each solution.

They are the changes that `course bank --mutants` makes, evenly spread over each solution. Those that keep full marks
are no slips, and those without an end are told so: both are left out. A look at a program that blames another line than
was changed is counted apart: what it says is to be read.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.bank.answers import judge_text
from course.authoring.reference import Full, full
from course.lessons import LessonFolder
from course.bank.mutation import solution_of
from course.bank.mutators import changed, difference, differing
from nnkit.check.diagnosis import JUDGES_WORD, NO_END, ONE_EXPRESSION, VISIBLE
from nnkit.check.exercise import Exercise
from nnkit.check.repair import SECONDS
from nnkit.check.result import Result

MOST = 6  # of one solution
SECONDS_OF_A_CALL = 2.0  # after which a changed solution is one without an end
HALF = (JUDGES_WORD, ONE_EXPRESSION, VISIBLE)  # names that say a place or an effect
WORDS = ("named", "half", "nothing", "elsewhere")


@dataclass(frozen=True)
class Slip:
    """A changed solution that loses marks: the lines that changed, and what it is told.

    word: one of WORDS; "elsewhere" is a name found by a look at the program that blames a line which is as it was.
    """

    lesson: str
    exercise: str
    change: str
    name: str
    sentence: str
    word: str


def judge_slips(folder: LessonFolder, order: int = 1, most: int = MOST) -> Iterator[Slip]:
    """order: how many changes are made to one solution."""
    made = full(folder)
    for name, exercise in made.lesson.exercises.items():
        if isinstance(exercise, Exercise) and exercise.kind != "value":
            yield from _of_exercise(folder, made, name, order, most)


def _of_exercise(folder: LessonFolder, made: Full, name: str, order: int, most: int) -> Iterator[Slip]:
    before = ast.unparse(ast.parse(solution_of(folder, name)))
    found = 0
    for text in spread(programs(before, order), most * 2):
        if found == most:
            return
        result = judge_text(made.lesson, made.namespace, name, text, f"<slip in {name}>", SECONDS, SECONDS_OF_A_CALL)
        if result.ok or result.state == "borrowed" or result.misconception == NO_END:
            continue
        found += 1
        both = before.split("\n"), text.split("\n")
        start, _, new = differing(*both)
        lines = range(start + 1, start + 1 + max(len(new), 1))
        yield Slip(folder.name, name, difference(*both), result.misconception, result.message, _word(result, lines))


def programs(source: str, order: int) -> list[str]:
    """The texts of a program with so many changes, each once; of two changes only as many as of one."""
    texts = list(dict.fromkeys(ast.unparse(tree) for tree in changed(source)))
    for _ in range(order - 1):
        twice = [[*dict.fromkeys(ast.unparse(tree) for tree in changed(text))] for text in texts]
        texts = [others[(7 * i + 3) % len(others)] for i, others in enumerate(twice) if others]
    return [text for text in dict.fromkeys(texts) if text != source]


def spread(texts: list[str], most: int) -> list[str]:
    """So many of them, from all over the list."""
    step = max(len(texts) / most, 1)
    return [texts[int(i * step)] for i in range(min(most, len(texts)))]


def _word(result: Result, lines: range) -> str:
    if not result.message:
        return "nothing"
    if result.misconception in HALF:
        return "half"
    blamed = re.match(r"Line (\d+)", result.where)
    looked = blamed is not None and result.message.startswith(("One small thing is wrong", "Two small things are"))
    return "elsewhere" if looked and int(blamed[1]) not in lines else "named"


def table(slips: Iterable[Slip]) -> str:
    """Shares by lesson, and of all."""
    counts: dict[str, Counter] = {}
    everything: Counter = Counter()
    for slip in slips:
        counts.setdefault(slip.lesson, Counter())[slip.word] += 1
        everything[slip.word] += 1
    lines = [f"{'lesson':22}{'slips':>7}" + "".join(f"{word:>11}" for word in WORDS)]
    for lesson, words in [*counts.items(), ("all", everything)]:
        total = sum(words.values())
        lines.append(f"{lesson:22}{total:7}" + "".join(f"{100 * words[word] / max(total, 1):10.1f}%" for word in WORDS))
    return "\n".join(lines)
