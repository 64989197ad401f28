"""`course new`: a lesson's folder that passes every check, to be changed piece by piece."""

import re
from pathlib import Path

from course.lessons import LessonFolder, all_lessons

TEMPLATE = Path(__file__).with_name("template")
NAME = re.compile(r"(?P<number>\d\d[a-z]?)-(?P<words>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)")


def new_lesson(name: str, root: Path) -> LessonFolder:
    """Write solutions/NN-name from the template. LookupError where the name cannot be, or its number is taken."""
    found = NAME.fullmatch(name)
    if not found:
        raise LookupError(f"a lesson is called like 13-waves or 06b-first-weights, not {name!r}: number, hyphen, words")
    number, words = found["number"], found["words"]
    taken = [lesson.name for lesson in all_lessons(root) if lesson.number == number]
    if taken or (root / "solutions" / name).exists():
        raise LookupError(f"number {number} is {taken[0] if taken else name}: take another, such as {number[:2]}b")
    values = {
        "NUMBER": number.lstrip("0") or "0",
        "TITLE": words.replace("-", " ").capitalize(),
        "NAME": words.replace("-", "_"),
    }
    folder = root / "solutions" / name
    for path in sorted(TEMPLATE.rglob("*.*")):
        if path.suffix in (".py", ".toml"):
            target = folder / _filled(str(path.relative_to(TEMPLATE)), values)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(path.read_text(encoding="utf-8"), values), encoding="utf-8")
    return LessonFolder(folder)


def _filled(text: str, values: dict[str, str]) -> str:
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text
