"""`course collect`: from a platform's archive, or a folder, into submitted/<person>/<lesson>.

People are recognised by the roster, work by its content. What was there before is kept, in submitted/<person>/.earlier;
running it twice changes nothing.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from nbgrader.api import Gradebook, MissingEntry

from course.atomic import write_atomically
from course.classroom.arrivals import EARLIER, Entry, entries
from course.classroom.people import Label, People, read_label
from course.classroom.roster import Person, read_roster
from course.grading.submitted.files import UnreadableError, plain_name
from course.grading.submitted.forms import is_named_so, notebook_of
from course.grading.submitted.repair import recognised
from course.grading.submitted.sheet import Sheet, read_sheet
from course.grading.submitted.timestamps import NAME as TIMESTAMP
from course.grading.submitted.timestamps import read_date
from course.lessons import all_assignments
from course.settings import Dates, read_settings

OWN = ("submitted", "autograded", "feedback", "solutions", "lessons", "backups", ".grading")  # folders of a course
Ask = Callable[[str, list[Person]], str]


@dataclass
class HandIn:
    """What one person handed in for one lesson at one time."""

    person: str
    lesson: str
    files: dict[PurePosixPath, bytes]
    moment: datetime | None = None
    late: bool = False
    state: str = ""  # "new", "newer", "older", "unchanged"


@dataclass
class Plan:
    """What collecting does, and what it could not place."""

    hand_ins: list[HandIn] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def collect(
    root: Path,
    sources: Sequence[Path],
    *,
    lesson: str = "",
    dry_run: bool = False,
    ask: Ask = lambda said, people: "",
) -> Plan:
    """Place what lies in `sources`; with dry_run only say where it would go. lesson: all of it is for this one.
    ask: is asked, in doubt only, which of some people is meant; an empty answer leaves the file out."""
    for source in sources:
        _refuse_the_course(root, source)
    dates, people, plan = read_settings(root).dates, People(read_roster(root)), Plan()
    sheets = _sheets(root)
    known: dict[str, str] = {}
    groups: dict[tuple[str, str], list[tuple[Label, Entry]]] = {}
    for source in sources:
        for entry in entries(source, dates, plan.unplaced):
            label = read_label(entry.path)
            groups.setdefault((str(source), label.group), []).append((label, entry))
    parts: list[tuple[str, str, list[tuple[Label, Entry]], str]] = []
    for (source, group), items in groups.items():
        for person, theirs in _by_person(items, people, known, ask, plan).items():
            for found, files in _by_lesson(theirs, sheets, lesson).items():
                parts.append((person, found, files, f"{Path(source).name}/{group}"))
    counts = Counter(found for _, found, _, _ in parts if found)
    only = next(iter(counts)) if len(counts) == 1 else ""
    for person, found, files, where in parts:
        if not (found or only):
            names = ", ".join(plain_name(entry.path.name) for _, entry in files[:3])
            plan.unplaced.append(f"{plain_name(where)}: {names}: no lesson has these cells; name it with --lesson")
            continue
        plan.hand_ins.append(_hand_in(person, found or only, files, dates))
    plan.hand_ins.sort(key=lambda h: (h.lesson, h.person, h.moment or datetime.min))
    for hand_in in plan.hand_ins:
        _place(root / "submitted", hand_in, dry_run)
    return plan


def _refuse_the_course(root: Path, source: Path) -> None:
    """The course's own folders hold the work that was collected before: it would come in once more, as newer."""
    there, home = source.resolve(), root.resolve()
    inside = there.relative_to(home).parts[:1] if there.is_relative_to(home) else ()
    if home.is_relative_to(there) or (inside and inside[0] in OWN):
        raise LookupError(f"{source} is of the course itself: name the archive, or a folder of what came in alone")


def _by_person(
    items: list[tuple[Label, Entry]], people: People, known: dict[str, str], ask: Ask, plan: Plan
) -> dict[str, list[tuple[Label, Entry]]]:
    found: dict[str, list[tuple[Label, Entry]]] = {}
    for label, entry in items:
        person, candidates = people.find(label, entry.path)
        if not person and candidates:
            if label.name not in known:
                known[label.name] = ask(f"Whose is {plain_name(entry.path)}?", candidates)
            person = known[label.name]
        if person:
            found.setdefault(person, []).append((label, entry))
        else:
            said = f"may be of {', '.join(p.shown for p in candidates)}" if candidates else "nobody of the roster"
            plan.unplaced.append(f"{plain_name(entry.path)}: {said}")
    return found


def _by_lesson(
    items: list[tuple[Label, Entry]], sheets: dict[str, Sheet], lesson: str
) -> dict[str, list[tuple[Label, Entry]]]:
    """One person's files by lesson; a file that is no notebook goes with the notebook beside it."""
    if lesson:
        return {lesson: items}
    named = [entry for _, entry in items if is_named_so(entry.path)]
    of = {entry.path: _lesson_of(entry, sheets) for entry in named}
    if not any(of.values()):  # a notebook under another ending, in another form, or only a script
        of |= {entry.path: _lesson_of(entry, sheets) for _, entry in items if entry not in named}
    found: dict[str, list[tuple[Label, Entry]]] = {}
    all_of_them = {name for name in of.values() if name}
    for label, entry in items:
        name = of.get(entry.path) or next(
            (of[path] for path in of if of[path] and path.parent == entry.path.parent),
            next(iter(all_of_them)) if len(all_of_them) == 1 else "",
        )
        found.setdefault(name, []).append((label, entry))
    return found


def _lesson_of(entry: Entry, sheets: dict[str, Sheet]) -> str:
    """The lesson most of whose cells a notebook has; empty where it has none's."""
    try:
        notebook = notebook_of(entry.path, entry.content, [])
    except UnreadableError:
        return next((name for name in sheets if name in str(entry.path)), "")
    if notebook is None:
        return ""
    claims = {cell.metadata.get("claims") for cell in notebook.cells} - {None}
    share = {name: len(claims & set(sheet.by_name)) / len(sheet.cells) for name, sheet in sheets.items()}
    if not claims:
        share = {name: len(recognised(notebook, sheet)[0]) / len(sheet.cells) for name, sheet in sheets.items()}
    best = max(share, key=lambda name: (share[name], name in str(entry.path)), default="")
    return best if best and share[best] > 0 else ""


def _sheets(root: Path) -> dict[str, Sheet]:
    sheets = {}
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for lesson in all_assignments(root):
            try:
                sheets[lesson.name] = read_sheet(gradebook, lesson.name, lesson.name, lesson.notebook)
            except MissingEntry:  # not built on this machine
                continue
    if not sheets:
        raise LookupError(f"the gradebook in {root} knows no lesson: run `course build` first")
    return {name: sheet for name, sheet in sheets.items() if sheet.cells}


def _hand_in(person: str, lesson: str, files: list[tuple[Label, Entry]], dates: Dates) -> HandIn:
    own = {label.rest: entry for label, entry in files}
    parents = {path.parts[0] for path in own if len(path.parts) > 1}
    if len(parents) == 1 and all(len(path.parts) > 1 for path in own):  # a folder around everything
        own = {PurePosixPath(*path.parts[1:]): entry for path, entry in own.items()}
    moments = [entry.moment for _, entry in files if entry.moment]
    moments += [read_date(label.time, dates) for label, _ in files if label.time]
    contents = {path: entry.content for path, entry in own.items()}
    late = any(label.late for label, _ in files)
    return HandIn(person, lesson, contents, max(moments, default=None), late)


def _place(submitted: Path, hand_in: HandIn, dry_run: bool) -> None:
    """Put a hand-in where grading looks for it, in one step; what stood there goes to .earlier."""
    files = dict(hand_in.files)
    stamp = PurePosixPath(TIMESTAMP)
    if hand_in.moment and stamp not in files:
        files[stamp] = f"{hand_in.moment:%Y-%m-%d %H:%M:%S} UTC\n".encode()
    target = submitted / hand_in.person / hand_in.lesson
    earlier = submitted / hand_in.person / EARLIER / hand_in.lesson
    kept = [_read(folder) for folder in sorted(earlier.glob("*"))]
    there = _read(target)
    if files in (there, *kept):
        hand_in.state = "unchanged"
        return
    older = bool(there) and _moment(there) is not None and hand_in.moment and hand_in.moment < _moment(there)
    hand_in.state = "older" if older else "newer" if there else "new"
    if dry_run:
        return
    for folder in (submitted, submitted / hand_in.person):
        folder.mkdir(mode=0o700, exist_ok=True)
    partial = target.with_name(f".{hand_in.lesson}.new")
    shutil.rmtree(partial, ignore_errors=True)
    for path, content in files.items():
        file = partial / path
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(file, content, 0o600)
    number = earlier / f"{len(kept) + 1:03}"
    if older:
        number.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.rename(number)
        return
    if target.exists():
        number.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.rename(number)
    partial.rename(target)


def _read(folder: Path) -> dict[PurePosixPath, bytes]:
    if not folder.is_dir():
        return {}
    return {
        PurePosixPath(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def _moment(files: dict[PurePosixPath, bytes]) -> datetime | None:
    try:
        return read_date(files[PurePosixPath(TIMESTAMP)].decode("utf-8", "replace"), Dates())
    except (KeyError, ValueError, OverflowError):
        return None


def report(plan: Plan, people: dict[str, Person], dry_run: bool) -> str:
    """The plan for a terminal."""
    count = Counter(hand_in.state for hand_in in plan.hand_ins)
    lines = []
    for hand_in in plan.hand_ins:
        name = people[hand_in.person].shown if hand_in.person in people else hand_in.person
        when = f", {hand_in.moment:%Y-%m-%d %H:%M} UTC" if hand_in.moment else ""
        late = ", marked as late by the platform" if hand_in.late else ""
        files = ", ".join(plain_name(path) for path in sorted(hand_in.files))
        lines.append(f"  {hand_in.state:9}  {hand_in.lesson}  {name}{when}{late}: {files}")
    lines += ["", "Not placed:", *(f"  {said}" for said in plan.unplaced)] if plan.unplaced else []
    if people:
        handed = {hand_in.person for hand_in in plan.hand_ins}
        missing = [person.shown for person in people.values() if person.id not in handed]
        lines += [f"\nNothing from {len(missing)} of {len(people)}: {', '.join(missing)}"] if missing else []
    said = ", ".join(f"{number} {state}" for state, number in count.items()) or "nothing"
    lines += ["", f"{said}; {len(plan.unplaced)} not placed" + (" (only looked, nothing written)" if dry_run else "")]
    return "\n".join(lines)
