"""What students do not get: solutions, model answers, the bank, hidden cases. Looked for in what is handed out."""

import json
import re
from collections.abc import Iterator

from course.authoring.declarations import EXERCISES_FILE
from course.authoring.percent import read_text
from course.lessons import LessonFolder

LEAST = 40  # characters without spaces: less than that may well stand in any text
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.S)


def withheld(lesson: LessonFolder) -> Iterator[tuple[str, str]]:
    """(what it is, its text), text by text."""
    for cell in read_text(lesson.text).cells:
        for solution in SOLUTION.findall(cell.source):
            yield f"the solution of {cell.metadata.get('exercise', 'a cell')}", solution
        if "written" in cell.metadata:
            yield f"the model answer of {cell.metadata['written']}", cell.source
    for path in sorted(lesson.bank.glob("*.py")):
        for cell in read_text(path).cells:
            for kind in ("wrong", "right"):
                if kind in cell.metadata:
                    yield f"a {kind} answer of the bank, {path.stem}: {cell.metadata[kind]}", cell.source
    for path in (lesson.hidden, lesson.source / EXERCISES_FILE):
        if path.is_file():
            for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
                if not block.startswith(("import ", "from ")):
                    yield f"a part of {path.name}", block


def find_withheld(lesson: LessonFolder, files: dict[str, bytes]) -> list[str]:
    """A sentence for each file that holds something of what is withheld of `lesson`."""
    texts = {path: plain(said(path, content)) for path, content in files.items()}
    found = []
    for what, secret in withheld(lesson):
        sought = plain(secret)
        found += [f"{path} holds {what}" for path, text in texts.items() if len(sought) >= LEAST and sought in text]
    return found


def said(path: str, content: bytes) -> str:
    """All that a file says; of JSON its texts, without the escapes."""
    text = content.decode("utf-8", "replace")
    if not path.endswith((".ipynb", ".json")):
        return text
    pieces: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            pieces.append(value)
        elif isinstance(value, dict):
            pieces.extend(value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(json.loads(text))
    return "\n".join(pieces)


def plain(text: str) -> str:
    """A text without its white space."""
    return re.sub(r"\s+", "", text)
