"""`python -m nnkit where-i-stand`: which exercises are right, as the cards in the saved notebooks say, and what was
predicted."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from nnkit.check.card import WORDS
from nnkit.lessonkit.record import QUESTIONS_FILE, RECORD_FILE, recorded
from nnkit.student import notebook as nb

# a card as text, and as the HTML that a notebook keeps of it
TEXT = re.compile(rf"({'|'.join(map(re.escape, WORDS.values()))}): .*\(([\d.]+) of [\d.]+ points\)")
HTML = re.compile(r'class="nnkit-card" data-state="([\w ]+)".*?([\d.]+) of [\d.]+ points', re.DOTALL)


@dataclass(frozen=True)
class Standing:
    """One lesson: exercises by the word of their card ("Right", ..., "not run yet"), and points."""

    lesson: str
    words: dict[str, str]
    points: float
    max_points: float

    def count(self, word: str) -> int:
        return sum(said == word for said in self.words.values())


def standing(path: Path) -> Standing:
    """What the cards in one saved notebook say."""
    words, points, most = {}, 0.0, 0.0
    for cell in nb.read(path)["cells"]:
        name = nb.grade_id(cell)
        if not name.startswith(nb.CHECK):
            continue
        most += float(nb.role(cell).get("points", 0))
        said = nb.outputs_text(cell)
        cards = [(WORDS[state], mark) for state, mark in HTML.findall(said)] or TEXT.findall(said)
        words[name.removeprefix(nb.CHECK)] = cards[-1][0] if cards else "not run yet"
        points += float(cards[-1][1]) if cards else 0.0
    return Standing(path.stem, words, points, most)


def where_i_stand(folder: Path) -> list[Standing]:
    """Every lesson of the folder that has exercises, in order."""
    found = [standing(path) for path in sorted(folder.glob("*/*.ipynb")) if path.stem == path.parent.name]
    return [lesson for lesson in found if lesson.words]


def table(lessons: list[Standing]) -> str:
    """For a terminal: points, what is right, half right, open."""
    lines = [f"{'lesson':20} {'points':>11}  right  partly  open"]
    for lesson in lessons:
        right, partly = lesson.count(WORDS["right"]), lesson.count(WORDS["partly right"])
        mark = f"{lesson.points:g} of {lesson.max_points:g}"
        lines.append(f"{lesson.lesson:20} {mark:>11}  {right:5}  {partly:6}  {len(lesson.words) - right - partly:4}")
    points, most = sum(lesson.points for lesson in lessons), sum(lesson.max_points for lesson in lessons)
    lines += ["", f"{points:g} of {most:g} points by your own checks, as the notebooks were saved."]
    return "\n".join(lines)


def predictions(folder: Path) -> str:
    """How many predictions were near, and what surprised: the questions whose latest prediction was wrong."""
    latest = {
        key: state for _, asked in sorted(recorded(folder / RECORD_FILE).items()) for key, state in asked.items()
    }  # what a later lesson asked again writes over
    hits = [state["hit"] for state in latest.values() if isinstance(state.get("hit"), bool)]
    if not hits:
        return "No predictions yet."
    lines = [f"Predictions and answers: {len(hits)} committed, {sum(hits)} right or near."]
    missed = [key for key, state in latest.items() if state.get("hit") is False]
    if missed:
        lines.append("What surprised you; warm-ups ask it again:")
        lines += [f"- {key.partition('/')[0]}: {_asks(folder, *key.split('/', 1))}" for key in missed]
    return "\n".join(lines)


def _asks(folder: Path, lesson: str, name: str) -> str:
    path = folder / lesson / QUESTIONS_FILE
    questions = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    asks = questions.get(name, {}).get("asks", name)
    return " ".join(re.sub(r"[*`]", "", asks).split())
