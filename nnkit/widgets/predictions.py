"""Predictions: a question that is answered before the answer is seen, and the record of them in a student's own file.
A question may also ask what a section has said (`recall`): it is shown, judged and kept in the same way.

    predict("bends")      # a question of this lesson: the guess is committed, then the truth is drawn over it
    warm_up()             # three questions of former lessons, first those whose prediction went wrong

The page asks, judges and explains by itself (labextensions/nnkit/static/prediction.js). The questions of a lesson lie
beside its notebook, in predictions.json, which `course build` makes. What was predicted stands in the notebook's
output, and in `my-predictions.json` beside the folders of the lessons: a file of the student's own.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nnkit.check import lesson as lesson_in_force
from nnkit.check.library import is_closed
from nnkit.lessonkit.record import QUESTIONS_FILE, RECORD_FILE, again, choose, recorded, write_down
from nnkit.places import lessons_folder
from nnkit.widgets.shown import Shown

EMPHASIS = re.compile(r"`[^`]+`|\*\*(?:`[^`]+`|[^*`])+\*\*|\*(?:`[^`]+`|[^*`])+\*")
MARKS = {"**": "strong", "*": "em", "`": "code"}  # longest first

_asked: dict[str, Prediction] = {}  # held here, so that a page that shows one still finds it


class Prediction(Shown):
    """One question as a page shows it. place: the lesson that asks; lesson: the one that the question is of."""

    def __init__(self, lesson: str, name: str, question: dict[str, Any], place: str, state: dict | None = None):
        self.lesson, self.name, self.question, self.place = lesson, name, question, place
        self.state = state
        super().__init__()

    @property
    def key(self) -> str:
        return f"{self.place}: {self.lesson}/{self.name}"

    def values(self) -> dict[str, Any]:
        again = {"again": True} if self.lesson != self.place else {}
        state = {"state": self.state} if self.state else {}
        return {"explorer": "Prediction", "key": self.key, **self.question, **again, **state}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        _asked[self.key] = self
        return super()._repr_mimebundle_(include, exclude)

    def as_html(self) -> str:
        """For a page where no script runs: the question, and its explanation in a disclosure."""
        asked = _drawn(_words(self.question)).replace("\n", "<br>")
        said = f"{truth_in_words(self.question)} {self.question['why']}{reasons_in_words(self.question)}"
        why = _drawn(said).replace("\n\n", "<br><br>")
        first = "Answer first" if self.question.get("recall") else "Predict first"
        return f"<p><strong>{first}.</strong> {asked}</p><details><summary>Then look</summary>{why}</details>"

    def __repr__(self) -> str:
        return f"{'Answer' if self.question.get('recall') else 'Predict'} first: {_words(self.question)}"

    # --- from the page

    def _hear(self, page: Any, data: dict[str, Any]) -> None:
        state = data.get("state")
        if not isinstance(state, dict) or state.get("done") not in ("committed", "skipped"):
            return
        self.state = {name: state.get(name) for name in ("guess", "done", "hit")}
        try:
            write_down(self.place, f"{self.lesson}/{self.name}", self.state)
        except OSError as error:
            page.send({"problem": f"Your prediction stands in the notebook, but not in {RECORD_FILE}: {error}"})


def _drawn(text: str) -> str:
    """As HTML, with what words.js draws in a live page: **strong**, *emphasised*, `code`, which may be within those."""

    def drawn(piece: re.Match[str]) -> str:
        mark = next(mark for mark in MARKS if piece[0].startswith(mark))
        inside = piece[0][len(mark) : -len(mark)]
        return f"<{MARKS[mark]}>{inside if mark == '`' else EMPHASIS.sub(drawn, inside)}</{MARKS[mark]}>"

    return EMPHASIS.sub(drawn, html.escape(text))


def _words(question: dict[str, Any]) -> str:
    options = [f"- {option}" for option in question.get("options", ())]
    return "\n".join([question["asks"], *options])


def truth_in_words(question: dict[str, Any]) -> str:
    """The answer alone, as a sentence; nothing of a curve, which its explanation describes."""
    if question["kind"] == "choice":
        return f"{question['options'][question['truth']]}."
    if question["kind"] == "order":
        return f"{'; '.join(question['options'][i] for i in question['truth'])}."
    return f"It is {question['truth']} {question['unit']}".rstrip() + "." if question["kind"] == "number" else ""


def reasons_in_words(question: dict[str, Any]) -> str:
    """What is wrong with each choice that says so, a paragraph each."""
    plain = [re.sub("[*`]", "", option) for option in question.get("options", ())]
    pairs = zip(plain, question.get("because") or [""] * len(plain), strict=True)
    return "".join(f"\n\n*{option}* {because}" for option, because in pairs if because)


# --- the questions of the lessons


def _folders() -> Iterator[Path]:
    """Where lessons lie: around the notebook's own folder first, then those that are installed."""
    yield Path.cwd().parent
    try:
        yield lessons_folder()
    except FileNotFoundError:
        return


def questions_of(lesson: str) -> dict[str, dict[str, Any]]:
    """The questions of a lesson by name; none where it has none, or is not here."""
    for folder in _folders():
        path = folder / lesson / QUESTIONS_FILE
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8"))
    return {}


def _here() -> str:
    return lesson_in_force.named() or Path.cwd().name


def predict(name: str) -> Prediction | None:
    """The question of this lesson that has this name; KeyError names those there are."""
    if is_closed():
        return None  # where marks are given nobody is asked
    here = _here()
    questions = questions_of(here)
    if name not in questions:
        raise KeyError(f"there is no prediction {name!r} in {here}; there are {', '.join(questions) or 'none'}.")
    return Prediction(here, name, questions[name], here, recorded().get(here, {}).get(f"{here}/{name}"))


def warm_up() -> None:
    """Show three questions of former lessons: missed ones that are due, other missed ones, then some from 1, 3 and 7
    lessons ago."""
    if is_closed():
        return
    here, record = _here(), recorded()
    found = {path.parent.name for folder in _folders() for path in folder.glob(f"*/{QUESTIONS_FILE}")}
    lessons = sorted(found | {here})
    former = {lesson: again(questions_of(lesson)) for lesson in lessons[: lessons.index(here)]}
    ipython = sys.modules.get("IPython")  # in a notebook it is loaded already
    for lesson, name in choose(former, record):
        state = record.get(here, {}).get(f"{lesson}/{name}")
        question = Prediction(lesson, name, former[lesson][name], here, state)
        if ipython and ipython.get_ipython():
            ipython.display.display(question)
        else:
            print(question)
