"""`course bank --told`: what a slip is told that nobody declared.

Each wrong answer of a bank is judged with its own declaration taken out, as if it had been thought of by a student and
by nobody else. What it is then told is true, half (a symptom or a place, true but no cause) or false; people read the
sentences and keep their word in the lesson's `told.tsv`, and a sentence that is not there yet is unread.

What else a picture shows (`nnkit/check/readings.py`) stays: it was listed for the picture and not for the answer. So
that nobody deceives himself, an answer that is told a reading is judged a second time with all of them taken out.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from course.bank.answers import judge_text
from course.authoring.percent import read_text
from course.authoring.reference import full
from course.bank.judging import SECONDS_OF_A_LOOK, DeclaredDoor, left
from course.lessons import LessonFolder
from nnkit.check.diagnosis import JUDGES_WORD
from nnkit.check.exercise import Exercise
from nnkit.check.lesson import Lesson

WORDS = ("true", "half", "false", "unread")
COLUMNS = ("exercise", "answer", "word", "sentence")
BARE = "true without readings"


@dataclass(frozen=True)
class Told:
    """A wrong answer, by the name of its misconception, and what it is told without its declaration.

    word: one of WORDS, or "" where it is told nothing. bare, bare_word: the same with all readings taken out.
    """

    lesson: str
    exercise: str
    answer: str
    name: str
    sentence: str
    word: str
    bare: str
    bare_word: str


def judge_told(folder: LessonFolder, every: int = 1, at: int | None = None) -> Iterator[Told]:
    """What the wrong answers of a lesson's bank are told, each without its own declaration; every: one in so many, and
    at: which one of them, from 0 on (the middle one): whoever mends what one sample shows reads another one after."""
    at = every // 2 if at is None else at % every
    return _told(folder, [each for i, each in enumerate(wrong_answers(folder)) if i % every == at])


def _told(folder: LessonFolder, answers: Iterable[tuple[str, str, str]]) -> Iterator[Told]:
    made, read = full(folder), words_read(folder)
    for name, answer, text in answers:
        if not isinstance(made.lesson.exercises[name], Exercise):
            continue
        lesson = without(made.lesson, name, answer)
        result = judge_text(lesson, made.namespace, name, text, f"<{name}: {answer}>", SECONDS_OF_A_LOOK)
        if result.points == result.max_points:
            continue
        said = [result.message, result.message]
        if result.misconception in _readings(lesson, name):
            lesson = without_readings(lesson, name)
            said[1] = judge_text(lesson, made.namespace, name, text, f"<{name}: {answer}>", SECONDS_OF_A_LOOK).message
        words = [read.get((name, answer, sentence), "unread") if sentence else "" for sentence in said]
        yield Told(
            folder.name, name, answer, result.misconception or result.state, said[0], words[0], said[1], words[1]
        )


def stale(folder: LessonFolder) -> list[tuple[str, str, str]]:
    """(exercise, answer, sentence) of each row of told.tsv that its answer is told no more: to be taken out."""
    read = words_read(folder)
    known = {row[:2] for row in read}
    told = _told(folder, [each for each in wrong_answers(folder) if each[:2] in known])
    said = {(one.exercise, one.answer, sentence) for one in told for sentence in (one.sentence, one.bare)}
    return [row for row in read if row not in said]


def without(lesson: Lesson, name: str, answer: str) -> Lesson:
    """The lesson without one declared misconception of an exercise; readings stay."""
    return left(lesson, name, lambda wrong: wrong.read or wrong.name != answer)


def without_readings(lesson: Lesson, name: str) -> Lesson:
    """The lesson with no more than what is declared of an exercise."""
    return left(lesson, name, lambda wrong: not wrong.read)


def _readings(lesson: Lesson, name: str) -> set[str]:
    exercise = lesson.exercises[name]
    return {wrong.name for wrong in exercise.wrong if wrong.read} if isinstance(exercise, Exercise) else set()


@dataclass(frozen=True)
class Superfluous:
    """A declared misconception that a mechanism names without a look at the program: what both say."""

    lesson: str
    exercise: str
    name: str
    says: str
    instead: str


def superfluous(folder: LessonFolder) -> Iterator[Superfluous]:
    """The declared misconceptions of a lesson that could be taken out, if somebody finds the other sentence as good:
    without them each of their answers, the declaration's own and the bank's, is told one and the same."""
    made = full(folder)
    texts: dict[tuple[str, str], list[str]] = {}
    for name, answer, text in wrong_answers(folder):
        texts.setdefault((name, answer), []).append(text)
    for name, exercise in made.declared.items():
        declared = [wrong for wrong in exercise.wrong if not wrong.read] if isinstance(exercise, Exercise) else []
        for wrong in declared:
            lesson = without(made.lesson, name, wrong.name)
            told = [lesson.judge(name, DeclaredDoor(wrong.answer))]
            told += [judge_text(lesson, made.namespace, name, text, f"<{name}: {wrong.name}>", look=0)
                     for text in texts.get((name, wrong.name), ())]  # fmt: skip
            others = {other.name for other in declared} | {JUDGES_WORD, ""}
            sentences = {result.message for result in told}
            if len(sentences) == 1 and not others & {result.misconception for result in told}:
                yield Superfluous(folder.name, name, wrong.name, wrong.says, sentences.pop())


def wrong_answers(folder: LessonFolder) -> Iterator[tuple[str, str, str]]:
    """(exercise, misconception, text) of each wrong answer in a lesson's bank."""
    for path in sorted(folder.bank.glob("*.py")):
        for cell in read_text(path).cells:
            if cell.cell_type == "code" and cell.metadata.get("wrong") is not None:
                yield path.stem, cell.metadata["wrong"], cell.source


def _file(folder: LessonFolder) -> Path:
    return folder.source / "told.tsv"


def words_read(folder: LessonFolder) -> dict[tuple[str, str, str], str]:
    """What people said of the sentences: {(exercise, answer, sentence): word}."""
    if not _file(folder).is_file():
        return {}
    with _file(folder).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for row in rows:
        if row["word"] not in WORDS[:3]:
            raise ValueError(f"{_file(folder)}: {row['word']!r} is none of {', '.join(WORDS[:3])}")
    return {(row["exercise"], row["answer"], row["sentence"]): row["word"] for row in rows}


def table(told: Iterable[Told]) -> str:
    """Shares by lesson, and of all; last what is told truly with no reading."""
    counts: dict[str, Counter] = {}
    for one in told:
        for lesson in (one.lesson, "all"):
            counts.setdefault(lesson, Counter()).update((one.word, BARE) if one.bare_word == "true" else (one.word,))
    counts = {**{k: v for k, v in counts.items() if k != "all"}, "all": counts.get("all", Counter())}
    heads = "".join(f"{word:>9}" for word in (*WORDS, "nothing"))
    lines = [f"{'lesson':22}{'wrong':>7}{heads}{BARE:>26}"]
    for lesson, words in counts.items():
        total = sum(number for word, number in words.items() if word != BARE)
        shares = [f"{100 * words[word] / max(total, 1):8.1f}%" for word in (*WORDS, "", BARE)]
        lines.append(f"{lesson:22}{total:7}" + "".join(shares[:-1]) + f"{shares[-1]:>26}")
    return "\n".join(lines)
