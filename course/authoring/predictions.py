"""Predictions as an author writes them: a text cell of `lesson.py`, marked `predict="a_name"`.

    # %% [markdown] predict="bends"
    # Layers of 1, 6, 6 and 1 neurons, without activation. **How many bends** has the output against x?
    #
    # - number from 0 to 20: 0
    #
    # None. Lines of lines are lines ...

Above the list stands the question, below it the explanation, which is closed until the reader has committed a guess.
The list says of which kind the question is:

    - [ ] one of several choices            1. an order:
    - [x] the right one                     2. items as they should stand

    - number from 0 to 20 by 0.5 give or take 1: 7.5 bends        (by, give or take, the unit may be left out)
    - number from 0.001 to 1000 in powers: 187 times              (near: within a factor of 1.3)
    - curve 1 / (1 + exp(-x)), x from -4 to 4 as "z", y from 0 to 1

A curve's formula is NumPy's, and is computed here. Below a choice a quote may say why somebody would take it, and what
is wrong with that; all are read once the answer is committed:

    - [ ] It doubles.
      > So it would without the slope of the sigmoid.

`once=true` beside the name: it needs the lesson before one's eyes, so that no warm-up asks it again. `recall=true`: it
asks what the section has said already, and each of its wrong choices has its reason.
"""

import math
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
from nbformat import NotebookNode

from course.authoring.percent import read_text
from nnkit.lessonkit.record import again, choose

SHOWS = "nnkit_shows"  # in a cell's metadata, until it is released: what it will show

POINTS = 41  # of a curve
NEAR_CURVE = 0.08  # of the picture's height, on average
NEAR_POWER = math.log10(1.3)
NUMBER = re.compile(
    r"- number from (?P<low>\S+) to (?P<high>\S+?)(?: by (?P<step>\S+?))?(?P<log> in powers)?"
    r"(?: give or take (?P<near>\S+?))?: (?P<truth>\S+)(?: (?P<unit>.+))?"
)
CURVE = re.compile(
    r"- curve (?P<formula>.+), x from (?P<x0>\S+) to (?P<x1>\S+) as \"(?P<xlabel>[^\"]+)\", "
    r"y from (?P<y0>\S+) to (?P<y1>\S+?)(?: give or take (?P<near>\S+))?"
)
CHOICE = re.compile(r"- \[(?P<right>[ x])\] (?P<text>[^\n]+)(?:\n> (?P<because>.+))?")
ITEM = re.compile(r"\d\. (?P<text>.+)")


def questions_in(text: NotebookNode) -> dict[str, dict[str, Any]]:
    """The questions of a lesson's text by name."""
    found: dict[str, dict[str, Any]] = {}
    for cell in text.cells:
        if name := cell.metadata.get("predict"):
            if name in found:
                raise ValueError(f"prediction {name!r} stands twice")
            marks = {mark: True for mark in ("once", "recall") if cell.metadata.get(mark)}
            found[name] = parsed(name, cell.source) | marks
            if "recall" in marks and not _explains_each(found[name]):
                raise ValueError(
                    f"question {name!r} recalls, so it is a choice, and each wrong one says below it why, `  > ...`"
                )
    return found


def questions_of_lessons(solutions: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """The questions of every lesson, in the lessons' order."""
    texts = sorted(solutions.glob("*/lesson.py"))
    return {text.parent.name: questions_in(read_text(text)) for text in texts}


def asked(lesson: str, name: str, question: dict[str, Any], place: str) -> dict[str, Any]:
    """What a page needs to ask it before any cell has run."""
    again = {"again": True} if lesson != place else {}
    return {"explorer": "Prediction", "key": f"{place}: {lesson}/{name}", **question, **again}


def warm_up(folder: Path) -> list[dict[str, Any]]:
    """Three questions of the lessons before this one, as they are asked of whoever has predicted nothing yet."""
    before = {
        lesson: again(questions)
        for lesson, questions in questions_of_lessons(folder.parent).items()
        if lesson < folder.name and questions
    }
    return [asked(lesson, name, before[lesson][name], folder.name) for lesson, name in choose(before, {})]


def parsed(name: str, text: str) -> dict[str, Any]:
    """The question as data. ValueError, beginning with its name, where it cannot be meant."""
    blocks = [_joined(block) for block in re.split(r"\n\s*\n", text.strip())]
    places = [i for i, block in enumerate(blocks) if _is_list(block[0])]
    if len(places) != 1 or places[0] in (0, len(blocks) - 1):
        raise ValueError(f"prediction {name!r}: a question, one list that says what is to be guessed, an explanation")
    asks, why = ("\n\n".join(" ".join(b) for b in part) for part in (blocks[: places[0]], blocks[places[0] + 1 :]))
    if "$" in asks + why + "".join(blocks[places[0]]):
        raise ValueError(f"prediction {name!r}: no formulas in dollars here; write x², √2, σ(0), w₁")
    return {"asks": asks, **_guess(name, blocks[places[0]]), "why": why}


def _is_list(line: str) -> bool:
    return line.startswith("- ") or bool(ITEM.match(line))


def _joined(block: str) -> list[str]:
    """The lines of a paragraph or list, with lines that go on put together."""
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and _is_list(lines[0]) and line.startswith("  "):
            lines[-1] += f"{chr(10) if line.strip().startswith('> ') else ' '}{line.strip()}"
        else:
            lines.append(line.strip())
    return lines


def _guess(name: str, lines: list[str]) -> dict[str, Any]:
    if all(found := [CHOICE.fullmatch(line) for line in lines]):
        right = [i for i, choice in enumerate(found) if choice["right"] == "x"]
        if len(right) != 1 or len(found) < 2:
            raise ValueError(f"prediction {name!r}: one of at least two choices is marked [x]")
        because = [choice["because"] or "" for choice in found]
        reasons = {"because": because} if any(because) else {}
        return {"kind": "choice", "options": [choice["text"] for choice in found], **reasons, "truth": right[0]}
    if all(found := [ITEM.fullmatch(line) for line in lines]):
        return _order(name, [item["text"] for item in found])
    if len(lines) == 1 and (found := NUMBER.fullmatch(lines[0])):
        return _number(found)
    if len(lines) == 1 and (found := CURVE.fullmatch(lines[0])):
        return _curve(found)
    raise ValueError(f"prediction {name!r}: {lines[0]!r} is no choice, order, number or curve")


def _explains_each(question: dict[str, Any]) -> bool:
    if question["kind"] != "choice" or "because" not in question:
        return False
    return all(text or i == question["truth"] for i, text in enumerate(question["because"]))


def _order(name: str, right: list[str]) -> dict[str, Any]:
    """Shown in another order than the right one, the same at every build."""
    options, chance = sorted(right), random.Random(name)
    while options == right or options == sorted(right):
        chance.shuffle(options)
        if len(right) == 2:
            options = right[::-1]
            break
    return {"kind": "order", "options": options, "truth": [options.index(item) for item in right]}


def _number(found: re.Match) -> dict[str, Any]:
    low, high, truth = (float(found[key]) for key in ("low", "high", "truth"))
    is_log = bool(found["log"])
    step = float(found["step"] or 1)
    near = float(found["near"]) if found["near"] else NEAR_POWER if is_log else 0
    data = {"range": [low, high], "truth": truth, "step": step, "near": near, "unit": found["unit"] or ""}
    return {"kind": "number", **{key: _short(value) for key, value in data.items()}, "log": is_log}


def _curve(found: re.Match) -> dict[str, Any]:
    x = np.linspace(float(found["x0"]), float(found["x1"]), POINTS)
    names = {name: getattr(np, name) for name in ("exp", "log", "sin", "cos", "tanh", "sqrt", "abs", "maximum", "pi")}
    with np.errstate(all="ignore"):
        y = eval(found["formula"], {"__builtins__": {}}, {**names, "x": x}) + 0 * x
    near = float(found["near"]) if found["near"] else NEAR_CURVE
    return {
        "kind": "curve",
        "xlim": [_short(x[0]), _short(x[-1])],
        "ylim": [_short(float(found["y0"])), _short(float(found["y1"]))],
        "truth": [float(f"{value:.5g}") for value in y],
        "near": near,
        "xlabel": found["xlabel"],
    }


def _short(value: Any) -> Any:
    if isinstance(value, list):
        return [_short(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
