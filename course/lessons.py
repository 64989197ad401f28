"""Where a course and its lessons are. A course is a folder with `solutions/`; a lesson is one folder of that, named
NN-name. No list of them is kept anywhere, and one installation serves any number of courses."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def find_course(start: Path | None = None) -> Path:
    """The course around the folder `start` (the current one): the nearest that holds `solutions/`, itself or above.

    LookupError where there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "solutions").is_dir():
            return folder
    raise LookupError(
        f"there is no course in {here} or above: a course is a folder that holds `solutions/`. Go there, or name it: "
        "course --root FOLDER ..."
    )


@dataclass(frozen=True)
class LessonFolder:
    """One lesson, as its author sees it."""

    source: Path  # solutions/NN-name

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def number(self) -> str:
        """`03`, or `03b` for a second lesson on the subject of the third."""
        return self.name.split("-")[0]

    @property
    def text(self) -> Path:
        return self.source / "lesson.py"

    @property
    def hidden(self) -> Path:
        return self.source / "hidden.py"

    @property
    def bank(self) -> Path:
        return self.source / "bank"

    @property
    def notebook(self) -> Path:
        """The notebook with solutions, made from the text for nbgrader to read."""
        return self.source / f"{self.name}.ipynb"

    @property
    def released(self) -> Path:
        """What students get: lessons/NN-name."""
        return self.source.parent.parent / "lessons" / self.name


def all_lessons(root: Path | None = None) -> list[LessonFolder]:
    """Every folder of solutions/ that holds a lesson.py, in order of its number; without `root` of `find_course()`."""
    root = root or find_course()
    return [LessonFolder(path.parent) for path in sorted((root / "solutions").glob("*/lesson.py"))]


def all_assignments(root: Path | None = None) -> list[LessonFolder]:
    """What can be graded: the lessons, and folders of solutions/ with a notebook in nbgrader's own form."""
    root = root or find_course()
    folders = [path for path in sorted((root / "solutions").glob("*/")) if path.is_dir()]
    return [LessonFolder(f) for f in folders if (f / "lesson.py").is_file() or (f / f"{f.name}.ipynb").is_file()]


def find_lesson(name: str, root: Path | None = None, lessons: Sequence[LessonFolder] | None = None) -> LessonFolder:
    """The lesson called `name`, or whose number that is ("2", "02", "3b"); LookupError names those there are."""
    root = root or find_course()
    lessons = all_lessons(root) if lessons is None else lessons
    found = [lesson for lesson in lessons if name in (lesson.name, lesson.number, lesson.number.lstrip("0"))]
    if not found:
        raise LookupError(f"no lesson {name!r} in {root / 'solutions'}; there are {', '.join(x.name for x in lessons)}")
    return found[0]
