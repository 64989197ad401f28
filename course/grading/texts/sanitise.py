"""Make what a submission displays harmless, and small enough to be kept."""

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

from course.grading.texts.markup import PICTURES, clean_html, harmless_math

ESCAPES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str, length: int) -> str:
    """At most `length` characters, without control characters and halves of surrogate pairs."""
    text = text[:length].encode("utf-8", "replace").decode("utf-8")
    return ESCAPES.sub("\N{REPLACEMENT CHARACTER}", text)


def clean_line(text: str, length: int = 1_000) -> str:
    """Text as one line for a terminal or a table, without any control characters."""
    return " ".join(clean_text(text, length).replace("\x1b", "\N{REPLACEMENT CHARACTER}").split())


def is_base64(text: str) -> bool:
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return False
    return True


class Allowance:
    """What a notebook's outputs may still hold: characters of HTML, which takes time to make harmless, and bytes."""

    def __init__(self, html: int = 200_000, total: int = 10 << 20):
        self.html = html
        self.total = total

    def spend_html(self, text: str) -> bool:
        if len(text) > self.html:
            return False
        self.html -= len(text)
        return True

    def spend(self, output: dict[str, Any]) -> bool:
        size = len(json.dumps(output))
        if size > self.total:
            return False
        self.total -= size
        return True


def clean_data(data: Any, length: int, allowance: Allowance) -> dict[str, str]:
    """A rich output's forms that can be shown safely, made safe; all others are left out."""
    kept: dict[str, str] = {}
    for mime, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, list) and all(isinstance(line, str) for line in value):
            value = "".join(value)
        if not isinstance(value, str) or len(value) > length:
            continue
        if mime in PICTURES:
            if is_base64(value):
                kept[mime] = value
        elif mime == "text/plain":
            kept[mime] = clean_text(value, length)
        elif mime == "text/html":
            if allowance.spend_html(value):
                kept[mime] = clean_html(clean_text(value, length))
        elif mime in ("text/markdown", "text/latex"):
            kept[mime] = harmless_math(clean_text(value, length))
    return kept


MAX_OUTPUTS = 100
TOO_MUCH = "(this notebook's outputs are too large to be kept; what follows is left out)\n"
MAX_TEXT = 120_000  # characters of one stream
MAX_DATA = 2 << 20  # characters of one form of a rich output


def clean_outputs(outputs: Any, allowance: Allowance) -> list[dict[str, Any]]:
    """A cell's outputs as nbformat wants them, whatever the submission's process claims they are."""
    kept: list[dict[str, Any]] = []
    for output in outputs[:MAX_OUTPUTS] if isinstance(outputs, list) else ():
        cleaned = _clean_output(output, allowance) if isinstance(output, dict) else None
        if cleaned is None:
            continue
        if not allowance.spend(cleaned):
            kept.append({"output_type": "stream", "name": "stdout", "text": TOO_MUCH})
            break
        kept.append(cleaned)
    return kept


def _clean_output(output: dict[str, Any], allowance: Allowance) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream" and isinstance(text := output.get("text"), str):
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": kind, "name": name, "text": clean_text(text, MAX_TEXT)}
    if kind == "error":
        name, value = (output.get(key) if isinstance(output.get(key), str) else "" for key in ("ename", "evalue"))
        lines: Sequence[Any] = output.get("traceback") if isinstance(output.get("traceback"), list) else []
        texts = [clean_text(line, 4_000) for line in lines[:60] if isinstance(line, str)]
        name, value = clean_text(name, 200), clean_text(value, 2_000)
        return {"output_type": kind, "ename": name, "evalue": value, "traceback": texts}
    if kind in ("display_data", "execute_result") and (data := clean_data(output.get("data"), MAX_DATA, allowance)):
        more = {"execution_count": None} if kind == "execute_result" else {}
        return {"output_type": kind, "data": data, "metadata": {}, **more}
    return None
