"""Every submission of the corpus: no mark forged, nothing hidden told, nobody hurt, nothing left behind."""

import os
import re
import time
from pathlib import Path

import nbformat
import pytest

from course.grading.student.session import Session
from course.grading.wire import Wire
from nnkit.check.door import PlainDoor
from tests.grading.conftest import FULL, descendants
from tests.grading.corpus import CORPUS, EARNS, HARMS, Hostile
from tests.pace import PACE


def test_the_corpus_is_large_and_each_submission_says_what_it_tries():
    assert len(CORPUS) >= 80
    assert len({hostile.tries for hostile in CORPUS}) == len(CORPUS)
    assert all(hostile.tries for hostile in CORPUS)


PATCHED = {"student.Session": Session, "door.PlainDoor": PlainDoor, "wire.Wire": Wire}


def test_what_submissions_patch_of_the_engine_is_there():
    """Renamed here it would be patched in vain there: such a submission tries nothing."""
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).with_name("hostile").glob("*.py")]
    patched = [found for text in texts for found in re.findall(r"([a-z]+\.[A-Z]\w+)\.(\w+) = ", text)]
    ours = [(PATCHED[of], name) for of, name in patched if of in PATCHED]
    assert len(ours) > 5 and all(hasattr(of, name) for of, name in ours), ours


def test_an_honest_notebook_gets_full_marks(course):
    graded = course.grade_hostile(Hostile("honest", "nothing"))
    assert {name: score for name, score in graded.scores.items() if name in FULL} == FULL
    assert graded.scores["why_bias"] is None  # waits to be marked by hand
    assert graded.notes == []


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_nothing_is_gained(course, engine, hostile):
    before = {path: Path(path).read_bytes() for path in course.secrets}
    zygotes = {process.pid for process in engine._processes}
    graded = course.grade_hostile(hostile)
    assert not graded.reason
    assert graded.text.encode()  # a file can hold it
    # marks: for what was attacked none (or what the answer is worth), for every honest answer all
    attacked = {f"check-{name}" for name in hostile.answers}
    harmed = {f"check-{name}" for name in HARMS.get(hostile.name, ())}
    for name, full in FULL.items():
        expected = EARNS.get(hostile.name, 0.0) if name in attacked else 0.0 if name in harmed else full
        assert graded.scores[name] == expected, (name, hostile.tries)
    # leaks
    shown = shown_by(graded.text)
    for secret in (*course.hidden_numbers(), "BEGIN SOLUTION", "def hidden(rng)", "SQLite format"):
        assert secret not in shown, hostile.tries
    for boast in ("NETWORK REACHED", "A MARK LEFT ON"):  # what a submission prints where it got through
        assert boast not in shown, hostile.tries
    assert "<script" not in html_of(graded.text).lower()
    # neighbours
    assert {path: Path(path).read_bytes() for path in course.secrets} == before
    assert not os.path.exists("/tmp/owned")
    # processes: the zygotes stay (with the nursery in its namespace), all else ends
    ends = time.monotonic() + 20 * PACE
    while len(descendants(zygotes)) > 1 and time.monotonic() < ends:
        time.sleep(0.05)
    assert len(descendants(zygotes)) <= 1, hostile.tries


def shown_by(text: str) -> str:
    """All outputs of a graded notebook and its notes."""
    cells = nbformat.reads(text, as_version=4).cells
    notes = [cell.source for cell in cells if cell.id in ("put-right", "unreadable")]
    return "\n".join([*notes, *(str(output) for cell in cells for output in cell.get("outputs", ()))])


def html_of(text: str) -> str:
    outputs = [output for cell in nbformat.reads(text, as_version=4).cells for output in cell.get("outputs", ())]
    return "\n".join(str(output.get("data", {}).get("text/html", "")) for output in outputs)


def test_the_engine_still_grades_after_all_of_them(course):
    graded = course.grade_hostile(Hostile("afterwards", "nothing"))
    assert sum(graded.scores[name] for name in FULL) == sum(FULL.values())
