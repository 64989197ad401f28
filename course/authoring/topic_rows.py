"""What a lesson's topics.toml must keep to: each row is borne out by the section and the exercises that it names."""

import re
import tomllib
from collections.abc import Iterator

from course.authoring.declarations import read_exercises
from course.authoring.percent import read_text
from course.authoring.start import TOPICS_FILE
from course.lessons import LessonFolder
from nnkit.check.exercise import Exercise, Quiz

HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
WORD, STEM = re.compile(r"[a-z]{5,}"), 5  # letters: what says something; what words of one kind share


def topics_are_borne_out(lesson: LessonFolder) -> Iterator[str]:
    if lesson.number == "00":  # the gallery teaches nothing of its own
        return
    path = lesson.source / TOPICS_FILE
    if not path.is_file():
        yield f"no {TOPICS_FILE}: say which topic is taught, shown and exercised where"
        return
    text = lesson.text.read_text(encoding="utf-8")
    sections, declared = _sections(lesson), read_exercises(lesson.source)
    written = {cell.metadata["written"] for cell in read_text(lesson.text).cells if "written" in cell.metadata}
    exercises, served = {*declared, *written}, set()
    for row in tomllib.loads(path.read_text(encoding="utf-8")).get("topic", []):
        if set(row) != {"topic", "section", "shown", "exercises"}:
            yield f"{TOPICS_FILE}: a [[topic]] has topic, section, shown and exercises, not {', '.join(row)}"
            continue
        if row["section"] not in sections:
            yield f"{TOPICS_FILE}: no heading is called {row['section']!r}"
        elif strange := _not_found(row["topic"], sections[row["section"]]):
            yield (
                f"{TOPICS_FILE}: a reader of {row['section']!r} does not find most of the words of {row['topic']!r}: "
                f"{', '.join(strange)}"
            )
        for name in row["shown"]:
            if not re.search(rf"\b{name}\(", text):
                yield f"{TOPICS_FILE}: {row['topic']!r} is not shown by {name}, which lesson.py does not call"
        for name in sorted(set(row["exercises"]) - exercises):
            yield f"{TOPICS_FILE}: there is no exercise {name!r}"
        served |= set(row["exercises"])
    for name in sorted(exercises - served):
        yield f"{TOPICS_FILE}: no topic is exercised by {name!r}: list it"


def line_of_the_table(lesson: LessonFolder) -> Iterator[str]:
    path = lesson.source / TOPICS_FILE
    if not path.is_file() or not tomllib.loads(path.read_text(encoding="utf-8")).get("builds"):
        yield f'{TOPICS_FILE}: its first line says what a student builds, builds = "...", for the table in README.md'


def _sections(lesson: LessonFolder) -> dict[str, str]:
    """What a reader finds below each heading, up to the next of its rank: texts, code, tasks, questions."""
    declared, texts = read_exercises(lesson.source), []
    for cell in read_text(lesson.text).cells:
        asked = declared.get(cell.metadata.get("exercise") or cell.metadata.get("quiz"))
        texts += [cell.source] if cell.cell_type == "markdown" else [re.sub("^#", " #", cell.source, flags=re.M)]
        texts += [_asked(asked)] if asked else []
    text = "\n".join(texts)
    headings = list(HEADING.finditer(text))
    ends = [next((h.start() for h in headings[i:] if len(h[1]) <= len(headings[i - 1][1])), len(text))
            for i in range(1, len(headings) + 1)]  # fmt: skip
    return {heading[2]: text[heading.start() : end] for heading, end in zip(headings, ends, strict=True)}


def _asked(exercise: Exercise | Quiz) -> str:
    if isinstance(exercise, Quiz):
        return " ".join(f"{q.text} {' '.join(choice.text for choice in q.choices)}" for q in exercise.questions)
    return f"{exercise.title} {exercise.text}"


def _not_found(topic: str, text: str) -> list[str]:
    """The words of a topic that the text lacks, if they are more than half; by their first letters."""
    words = dict.fromkeys(WORD.findall(topic.lower()))
    lacking = [word for word in words if word[:STEM] not in text.lower()]
    return lacking if 2 * len(lacking) > len(words) else []
