"""From which text a lesson was built: `course build` notes it down, and who grades is told when it is another now."""

import hashlib
import json
from pathlib import Path

from course.atomic import write_atomically
from course.authoring.declarations import EXERCISES_FILE
from course.lessons import LessonFolder

BUILT = Path(".grading", "built")  # beside the gradebook, whose points are of that text


def note_built(folder: LessonFolder) -> None:
    """Keep what the lesson is made of now, in a file of its own: several lessons may be built at once."""
    note = _note(folder)
    for made in (note.parent.parent, note.parent):  # of `parents=True` all would read those above
        made.mkdir(mode=0o700, exist_ok=True)
    write_atomically(note, json.dumps(_made_of(folder), indent=0))


def changed_since_built(folder: LessonFolder) -> list[str]:
    """The author's files that say something else than when the lesson was built; none where nobody noted that down."""
    now, note = _made_of(folder), _note(folder)
    before = json.loads(note.read_text(encoding="utf-8")) if note.is_file() else now
    return [name for name in now if now[name] != before.get(name)]


def _note(folder: LessonFolder) -> Path:
    return folder.source.parent.parent / BUILT / f"{folder.name}.json"


def _made_of(folder: LessonFolder) -> dict[str, str]:
    paths = [path for path in (folder.text, folder.source / EXERCISES_FILE) if path.is_file()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
