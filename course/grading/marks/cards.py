"""What the cards of a graded notebook say: the outputs of its tests, which are the checker's own."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from nnkit.check.card import WORDS

STATES = {words: state for state, words in WORDS.items()}
HEADING = re.compile(r"<strong>(" + "|".join(map(re.escape, STATES)) + r")</strong>: (.*?)</span>")
MESSAGE = re.compile(r"<p[^>]*><strong>(.*?)</strong></p>", re.S)
TASK = re.compile(r"^#+ Exercise \d+: (.+) \([\d.]+ points?\)$", re.M)  # as `course build` writes it above an exercise


class Said(NamedTuple):
    """What a card says of one exercise; of a written answer only its question's heading is known."""

    title: str
    state: str = ""  # of nnkit's card: "right", "wrong", ...; empty where there is none
    told: str = ""  # what the answer misunderstood, as the student reads it


def said_of(cells: Iterable[Mapping[str, Any]]) -> dict[str, Said]:
    """What is said of each exercise of a graded notebook, by the grade_id of its test, or of its written answer.

    Of a test that shows no card, since its answer is not there, the heading of the task above it is known.
    """
    said: dict[str, Said] = {}
    above = task = ""
    for cell in cells:
        marks = cell["metadata"].get("nbgrader", {})
        name = marks.get("grade_id", "")
        if marks.get("solution") and marks.get("grade"):  # a written answer: the question stands above it
            if headings := re.findall(r"^#+ (.+)$", above, re.M):
                said[name] = Said(headings[-1])
        elif name.startswith("check-"):
            cards = filter(None, map(_card, cell.get("outputs", ())))
            if card := next(cards, Said(task) if task else None):
                said[name] = card
            task = ""
        above = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and (headings := TASK.findall(above)):
            task = headings[-1]
    return said


def _card(output: Mapping[str, Any]) -> Said | None:
    page = "".join(output.get("data", {}).get("text/html", ""))
    if found := HEADING.search(page):
        message = MESSAGE.search(page)
        return Said(_text(found[2]), STATES[found[1]], _text(message[1]) if message else "")
    return None


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))
