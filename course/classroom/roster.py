"""Who is in the class: `roster.csv` beside `submitted/`, with columns id, name, email, group, extension.

Only `id` must be there; it names the person's folder. An extension is a number of days for everything ("3") or by
lesson ("12:7 05:2"). Columns that platforms export under other names are known by those.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

NAME = "roster.csv"
KNOWN_AS = {
    "id": ("id", "student", "student_id", "username", "sis_login_id", "sis_user_id", "matriculation_number", "login"),
    "name": ("name", "full_name", "fullname", "vollständiger_name"),
    "first": ("first_name", "firstname", "vorname", "given_name"),
    "last": ("last_name", "lastname", "surname", "nachname", "family_name"),
    "email": ("email", "e_mail", "email_address", "e_mail_adresse", "mail"),
    "group": ("group", "section", "gruppe"),
    "extension": ("extension", "extension_days"),
    "lms_id": ("lms_id", "canvas_id", "moodle_id"),
}
PERSON = re.compile(r"\w[\w.@+ -]{0,79}")  # as folders that grading takes


@dataclass(frozen=True)
class Person:
    """One row of the roster."""

    id: str
    name: str = ""
    email: str = ""
    group: str = ""
    lms_id: str = ""  # the platform's own number
    extension: dict[str, float] = field(default_factory=dict)  # days by lesson's number; "" for all lessons

    @property
    def shown(self) -> str:
        return self.name or self.id

    def days(self, lesson: str) -> float:
        """Days of extension for a lesson."""
        number = lesson.split("-")[0]
        for key in (lesson, number, number.lstrip("0")):
            if key in self.extension:
                return self.extension[key]
        return self.extension.get("", 0.0)


def read_roster(root: Path) -> dict[str, Person]:
    """The class by id, in the file's order; empty where there is no roster. A ValueError names line and fault."""
    path = root / NAME
    if not path.is_file():
        return {}
    text = path.read_bytes().decode("utf-8-sig", "replace")
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:4000], ",;\t")
    except csv.Error:
        dialect = "excel"
    lines = csv.DictReader(io.StringIO(text), dialect=dialect)
    columns = {column: _known(column) for column in lines.fieldnames or []}
    if "id" not in columns.values():
        raise ValueError(f"{path} has no column `id`; it has {', '.join(columns) or 'none'}")
    people: dict[str, Person] = {}
    for line in lines:
        row = {columns[key]: (value or "").strip() for key, value in line.items() if columns.get(key)}
        if not any(row.values()):
            continue
        where = f"{path}, line {lines.line_num}"
        if not PERSON.fullmatch(row["id"]):
            raise ValueError(f"{where}: the id {row['id']!r} cannot name a folder: letters, digits and . _ - @ + only")
        if row["id"] in people:
            raise ValueError(f"{where}: the id {row['id']!r} is there twice")
        name = row.get("name") or f"{row.get('first', '')} {row.get('last', '')}".strip()
        extension = _extension(row.get("extension", ""), where)
        people[row["id"]] = Person(
            row["id"], name, row.get("email", ""), row.get("group", ""), row.get("lms_id", ""), extension
        )
    return people


def _known(column: str | None) -> str:
    plain = re.sub(r"[\W_]+", "_", (column or "").strip().lower()).strip("_")
    return next((key for key, names in KNOWN_AS.items() if plain in names), "")


def _extension(text: str, where: str) -> dict[str, float]:
    days: dict[str, float] = {}
    for item in re.split(r"[\s;]+", text.strip()) if text.strip() else []:
        lesson, _, number = item.rpartition(":")
        try:
            days[lesson] = float(number)
        except ValueError:
            raise ValueError(f'{where}: an extension is days, "3" or by lesson "12:7 05:2", not {text!r}') from None
    return days
