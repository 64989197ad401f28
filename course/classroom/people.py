"""Whose file it is: by the names that learning platforms give to files, and by the roster."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from course.classroom.roster import PERSON, Person

MOODLE = re.compile(r"(?P<name>.+?)_(?P<lms_id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)")
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:(?P<late>LATE)_)?(?P<lms_id>\d+)_(?P<number>\d+)_(?P<rest>.+)")
EXCHANGE = re.compile(r"(?P<name>.+?)\+(?P<lesson>.+?)\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^+]*)(?:\+.*)?")
ALIKE = 85  # of 100, from which a name may be meant


@dataclass(frozen=True)
class Label:
    """What a file's path says: whom it names, and what is left of the path for the file itself."""

    group: str  # files of one hand-in share it
    name: str
    rest: PurePosixPath
    lms_id: str = ""
    late: bool = False
    time: str = ""
    platform: str = ""


def read_label(path: PurePosixPath) -> Label:
    """The label that a platform gave, wherever it stands in the path; else the path's own first part."""
    for i, part in enumerate(path.parts):
        for platform, pattern in (("Moodle", MOODLE), ("nbgrader", EXCHANGE), ("Canvas", CANVAS)):
            if (found := pattern.fullmatch(part)) is None:
                continue
            fields = found.groupdict()
            own = [fields.get("rest") or "", *path.parts[i + 1 :]]
            rest = PurePosixPath(*[piece for piece in own if piece] or [part])
            group = part if platform == "nbgrader" else f"{fields['name']}_{fields['lms_id']}"
            late, time = bool(fields.get("late")), fields.get("time") or ""
            return Label(group, fields["name"], rest, fields.get("lms_id") or "", late, time, platform)
    first = path.parts[0] if len(path.parts) > 1 else path.stem
    return Label(first, first, PurePosixPath(*path.parts[1:]) if len(path.parts) > 1 else path)


class People:
    """The roster, to be asked who is meant."""

    def __init__(self, roster: dict[str, Person]):
        self.roster = roster
        self._by_key: dict[str, set[str]] = {}
        for person in roster.values():
            for key in _keys(person):
                self._by_key.setdefault(key, set()).add(person.id)

    def find(self, label: Label, path: PurePosixPath) -> tuple[str, list[Person]]:
        """(id, []) when it is certain who is meant; else ("", those who may be). Without a roster, a platform's name
        or the folder's stands for the person."""
        if not self.roster:
            name = re.sub(r"[^\w.@+-]+", "-", label.name).strip("-")
            named = label.platform or len(path.parts) > 1
            return (name, []) if named and PERSON.fullmatch(name) else ("", [])
        for key in (label.lms_id, plain(label.name)):
            if len(found := self._by_key.get(key, set())) == 1:
                return next(iter(found)), []
        if not label.platform:
            within = {
                person
                for key, people in self._by_key.items()
                for person in people
                if len(key) >= 4 and any(_holds(part, key) for part in path.parts)
            }
            if len(within) == 1:
                return next(iter(within)), []
            if within:
                return "", [self.roster[person] for person in sorted(within)]
        return "", list(self._alike(label.name))

    def _alike(self, name: str) -> Iterable[Person]:
        scored = [(fuzz.token_sort_ratio(name.lower(), p.name.lower()), p) for p in self.roster.values() if p.name]
        scored += [(fuzz.ratio(plain(name), plain(p.name)), p) for p in self.roster.values() if p.name]
        best = {person.id: person for score, person in sorted(scored, key=lambda s: -s[0]) if score >= ALIKE}
        return list(best.values())[:5]


def plain(text: str) -> str:
    """A name without case, accents and all but letters and digits."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    return "".join(c for c in decomposed if c.isalnum())


def _holds(part: str, key: str) -> bool:
    """Whether words of a file's name, one behind the other, are the key: `s12` is not in `s123`."""
    words = [plain(word) for word in re.findall(r"\w[^\s_.,()+-]*|\d+", part)]
    words = [word for word in words if word]
    return any("".join(words[i:j]) == key for i in range(len(words)) for j in range(i + 1, min(len(words), i + 5) + 1))


def _keys(person: Person) -> set[str]:
    words = [plain(word) for word in re.split(r"[\s,]+", person.name) if word]
    turned = words[-1:] + words[:-1]  # Canvas: the last name first
    keys = {plain(person.id), plain(person.email), plain(person.email.split("@")[0]), person.lms_id}
    return {key for key in (*keys, "".join(words), "".join(turned)) if key}
