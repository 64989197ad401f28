"""A lesson's checks as data: what `checks.json` holds, and the lesson that it stands for.

One line for each exercise, part, outcome and misconception, so that a change shows in a diff. It holds no code, and no
number or letter that is an answer: those are locked (`nnkit/check/locks.py`). `course build` writes it.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from nnkit.check.cases import Case, Script, Step
from nnkit.check.compare import ATOL
from nnkit.check.exercise import Exercise, LockedQuestion, Part, Quiz, compiled
from nnkit.check.judges import Judge
from nnkit.check.packing import entries_of, pack, unpack
from nnkit.check.stored import Known, Stored

DIGITS_EXPECTED, DIGITS_WRONG = 10, 7  # enough for every tolerance; another processor's last bits make no other file


def _pack_call(call: Case | Step) -> dict[str, Any]:
    made: dict[str, Any] = {"args": [pack(arg) for arg in call.args]}
    if isinstance(call, Step):
        return {"step": call.method, **made, **({"of": call.of} if call.of else {})}
    return {**made, **({"named": {key: pack(arg) for key, arg in call.kwargs.items()}} if call.kwargs else {})}


def _pack_case(case: Case | Script) -> dict[str, Any]:
    if isinstance(case, Case):
        return _pack_call(case)
    more = {key: value for key in ("overwritten", "layout", "same", "differ") if (value := getattr(case, key))}
    return {"script": [_pack_call(call) for call in (case.make, *case.steps)], **more}


def _unpack_step(call: dict[str, Any]) -> Case | Step:
    if "step" in call:
        return Step(call["step"], *map(unpack, call["args"]), of=call.get("of", 0))
    return _unpack_call(call)


def _unpack_call(call: dict[str, Any]) -> Case:
    return Case(*map(unpack, call["args"]), **{key: unpack(arg) for key, arg in call.get("named", {}).items()})


def _unpack_case(case: dict[str, Any]) -> Case | Script:
    if "script" not in case:
        return _unpack_call(case)
    make, *steps = case["script"]
    more: dict[str, Any] = {key: tuple(map(tuple, case[key])) for key in ("same", "differ") if key in case}
    more |= {key: case[key] for key in ("overwritten", "layout") if key in case}
    return Script(_unpack_call(make), *map(_unpack_step, steps), **more)


def _pack_judge(judge: Judge) -> list[Any]:
    return [judge.name, {key: pack(value) for key, value in judge.params.items()}]


def _unpack_judge(judge: list[Any] | None) -> Judge | None:
    return Judge(judge[0], **{key: unpack(value) for key, value in judge[1].items()}) if judge else None


FIELDS = {
    "kind": "function",
    "outcome": "value",
    "rtol": 1e-6,
    "atol": ATOL,
    "silent": False,
    "may_use": (),
    "forbids": (),
    "hints": (),
    "stated": (),
}


def _pack_stored(stored: Stored, digits: int) -> Any:
    if stored.as_expected:
        return {"as_expected": True}
    changed = {"changed": list(stored.changed)} if stored.changed else {}
    if stored.error:
        return {"error": list(stored.error), **({"steps": stored.steps} if stored.steps else {}), **changed}
    return {"value": pack(stored.value, digits), **changed}


def _unpack_stored(stored: dict[str, Any]) -> Stored:
    fields: dict[str, Any] = {key: stored[key] for key in ("as_expected", "steps") if key in stored}
    fields |= {key: tuple(stored[key]) for key in ("error", "changed") if key in stored}
    return Stored(unpack(stored.get("value")), **fields)


def _pack_exercise(exercise: Exercise, expected: dict[str, Any]) -> dict[str, Any]:
    values = {key: getattr(exercise, key) for key in FIELDS}
    head: dict[str, Any] = {"id": exercise.id, "title": exercise.title}
    head |= {
        key: list(v) if isinstance(v, list | tuple) else v for key, v in values.items() if v != FIELDS[key] and v != []
    }
    if exercise.alike:
        head["alike"] = _pack_judge(exercise.alike)
    parts = []
    for part in exercise.parts:
        row = {"part": part.name, "points": part.points, "cases": [_pack_case(case) for case in part.cases]}
        if part.judge:
            row["judge"] = _pack_judge(part.judge)
        else:
            row["expected"] = [pack(value, DIGITS_EXPECTED) for value in expected[part.name]]
        parts.append(row)
    digits = DIGITS_EXPECTED if exercise.alike else DIGITS_WRONG
    pool: dict[str, int] = {}
    wrong = []
    for known in compiled(exercise.wrong, Known):
        texts = [_line(_pack_stored(stored, digits)) for stored in known.outcomes]
        places = [pool.setdefault(text, len(pool)) for text in texts]
        read = {"read": known.read} if known.read else {}
        wrong.append({"wrong": known.name, "says": known.says, "outcomes": places, **read})
    return {**head, "parts": parts, "outcomes": [json.loads(text) for text in pool], "known": wrong}


def _unpack_exercise(data: dict[str, Any]) -> tuple[Exercise, dict[str, list[Any]]]:
    parts = [
        Part(row["part"], tuple(map(_unpack_case, row["cases"])), row["points"], _unpack_judge(row.get("judge")))
        for row in data["parts"]
    ]
    expected = {row["part"]: [unpack(value) for value in row["expected"]] for row in data["parts"] if "expected" in row}
    pool = [_unpack_stored(stored) for stored in data["outcomes"]]
    known = [
        Known(row["wrong"], row["says"], tuple(pool[i] for i in row["outcomes"]), row.get("read", 0))
        for row in data["known"]
    ]
    fields = {key: data[key] for key in FIELDS if key in data}
    alike = _unpack_judge(data.get("alike"))
    return Exercise(data["id"], data["title"], "", parts, known, alike=alike, **fields), expected


def _pack_quiz(quiz: Quiz) -> dict[str, Any]:
    questions = [
        {"question": q.name, "text": q.text, "choices": list(q.choices), "says": list(q.says)}
        for q in compiled(quiz.questions, LockedQuestion)
    ]
    return {"id": quiz.id, "title": quiz.title, "points_each": quiz.points_each, "hints": list(quiz.hints),
            "questions": questions}  # fmt: skip


def _unpack_quiz(data: dict[str, Any]) -> Quiz:
    questions = [
        LockedQuestion(q["question"], q["text"], tuple(q["choices"]), tuple(q["says"])) for q in data["questions"]
    ]
    return Quiz(data["id"], data["title"], questions, data["points_each"], data["hints"])


def _line(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _lines(data: dict[str, Any]) -> Iterator[str]:
    """An exercise's lines: its head, and one for each item of its lists."""
    rows = {
        key: value for key, value in data.items() if value and isinstance(value, list) and isinstance(value[0], dict)
    }
    head = _line({key: value for key, value in data.items() if key not in rows})[1:-1]
    yield "{" + head + ("," if rows else "")
    for i, (key, items) in enumerate(rows.items()):
        yield f'"{key}":[' + ",\n".join(map(_line, items)) + "]" + ("," if i < len(rows) - 1 else "")
    yield "}"


def write(exercises: dict[str, Exercise | Quiz], expected: dict[str, dict[str, Any]]) -> str:
    """The text of a lesson's checks.json; exercises: compiled ones, their public cases only."""
    packed = [
        _pack_quiz(each) if isinstance(each, Quiz) else _pack_exercise(each, expected[each.id])
        for each in exercises.values()
    ]
    return "[\n" + ",\n".join("\n".join(_lines(each)) for each in packed) + "\n]\n"


def read(text: str) -> tuple[dict[str, Exercise | Quiz], dict[str, dict[str, Any]]]:
    """The exercises by id, and their expected outcomes."""
    exercises: dict[str, Exercise | Quiz] = {}
    expected: dict[str, dict[str, Any]] = {}
    for data in json.loads(text):
        if "questions" in data:
            exercises[data["id"]] = _unpack_quiz(data)
        else:
            exercises[data["id"]], expected[data["id"]] = _unpack_exercise(data)
    return exercises, expected


def same_up_to_noise(one: str, other: str, rtol: float = 1e-6) -> bool:
    """Whether two texts of checks.json say the same but for the last digits of numbers."""
    lines = one.splitlines(), other.splitlines()
    return len(lines[0]) == len(lines[1]) and all(
        a == b or _same(_loaded(a), _loaded(b), rtol) for a, b in zip(*lines, strict=True)
    )


_COMPRESSED = re.compile(r'"bytes":"([A-Za-z0-9+/=]+)"(,"dtype":"([^"]+)")?')


def _loaded(line: str) -> list[str]:
    """A line's JSON, whatever it opens or closes: as the pieces of its text between numbers, and the numbers, those of
    a compressed array too."""
    line = _COMPRESSED.sub(lambda found: f"{entries_of(found[1], found[3] or '<f8').tolist()}{found[2]}", line)
    return re.split(r"(?<![\w.\"])(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?![\w.\"])", line)


def _same(one: list[str], other: list[str], rtol: float) -> bool:
    return len(one) == len(other) and all(
        a == b or (i % 2 == 1 and _near(a, b, rtol)) for i, (a, b) in enumerate(zip(one, other, strict=True))
    )


def _near(one: str, other: str, rtol: float) -> bool:
    """Of two different numbers. Whole ones are exact, and 4 is of another type than 4.0."""
    is_whole = any(number.removeprefix("-").isdigit() for number in (one, other))
    return not is_whole and math.isclose(float(one), float(other), rel_tol=rtol, abs_tol=1e-15)
