"""From which text a lesson was built: `course build` notes it down, and who grades is told when it is another now."""

import hashlib
import json
from pathlib import Path

from course.atomic import write_atomically
from course.authoring.declarations import EXERCISES_FILE
from course.lessons import LessonFolder

BUILT = Path(".grading", "built.json")  # beside the gradebook, whose points are of that text


def note_built(folder: LessonFolder) -> None:
    """Keep what the lesson is made of now."""
    book = folder.source.parent.parent / BUILT
    book.parent.mkdir(mode=0o700, exist_ok=True)
    write_atomically(book, json.dumps({**_read(book), folder.name: _made_of(folder)}, indent=0))


def changed_since_built(folder: LessonFolder) -> list[str]:
    """The author's files that say something else than when the lesson was built; none where nobody noted that down."""
    now = _made_of(folder)
    before = _read(folder.source.parent.parent / BUILT).get(folder.name, now)
    return [name for name in now if now[name] != before.get(name)]


def _read(book: Path) -> dict[str, dict[str, str]]:
    return json.loads(book.read_text(encoding="utf-8")) if book.is_file() else {}


def _made_of(folder: LessonFolder) -> dict[str, str]:
    paths = [path for path in (folder.text, folder.source / EXERCISES_FILE) if path.is_file()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
