"""What a student predicted: a file of their own beside the folders of the lessons, and which questions come again.

    {"02-activations": {"02-activations/bends": {"guess": 0, "done": "committed", "hit": true, "day": "2026-11-29"}}}

By the lesson that asked, then by the lesson that the question is of and its name. The page says what was a hit.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from nnkit.check.library import library_folder

QUESTIONS_FILE = "predictions.json"  # beside a lesson's notebook
RECORD_FILE = "my-predictions.json"
DISCOVERIES = "discoveries"  # stands for a lesson: what was found with explorers, as "Explorer/number"
SPACING = (1, 3, 7)  # how many lessons later a question comes again


def record_file() -> Path:
    """Where the record is, beside the student's own library."""
    return library_folder().with_name(RECORD_FILE)


def recorded(path: Path | None = None) -> dict[str, dict[str, Any]]:
    """What was predicted: by the lesson that asked, then by "lesson/name"; {} where there is no file of ours."""
    path = path or record_file()
    try:
        record = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except ValueError:
        return {}
    places = record.values() if isinstance(record, dict) else [None]
    are_good = all(isinstance(asked, dict) and all(isinstance(s, dict) for s in asked.values()) for asked in places)
    return record if are_good else {}


def write_down(place: str, key: str, state: dict[str, Any]) -> None:
    """Add one prediction to the student's file; OSError where it can't be written."""
    path = record_file()
    record = recorded()
    if path.is_file() and not record:  # something else stands there: it is kept
        path.rename(path.with_name(f"{path.stem}.not-read-{time.strftime('%Y%m%d-%H%M%S')}.txt"))
    record.setdefault(place, {})[key] = state | {"day": time.strftime("%Y-%m-%d")}
    new = path.with_name(f".{path.name}.new")
    new.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(path)


# --- which questions come again


def again(questions: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those that can be asked without their lesson before one's eyes."""
    return {name: question for name, question in questions.items() if not question.get("once")}


def choose(former: dict[str, dict[str, Any]], record: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Which questions come again, as (lesson, name): at most three.

    former: the questions of all former lessons, in the lessons' order. record: what was predicted, by the lesson that
    asked. A question counts as missed if its latest prediction was wrong; it is due 1, 3 and 7 lessons after that.
    """
    order = list(former)
    latest = {
        key: (place, state) for place in order for key, state in record.get(place, {}).items()
    }  # later lessons write over earlier ones
    missed = []
    for key, (place, state) in latest.items():
        lesson, _, name = key.partition("/")
        if state.get("hit") is False and name in former.get(lesson, {}):
            distance = len(order) - order.index(place)
            missed.append((distance not in SPACING, distance, lesson, name))
    found = [(lesson, name) for _, _, lesson, name in sorted(missed)]
    distances = [d for d in (*SPACING, *range(2, len(order) + 1)) if d <= len(order)]
    for turn, distance in enumerate(distances * 3):  # a first lesson alone has to give all three
        lesson = order[-distance]
        if names := [name for name in former[lesson] if (lesson, name) not in found]:
            found.append((lesson, names[turn % len(names)]))
    return found[:3]
