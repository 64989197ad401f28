"""Make what a submission displays harmless in the browser of whoever looks at it: scripts, frames, styles, links."""

import base64
import binascii
import functools
import re
from collections.abc import Sequence
from typing import Any

# fmt: off
TAGS = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "u", "ul", "var",
))
ATTRIBUTES = ("style", "title", "align", "colspan", "rowspan", "open", "start")
STYLES = frozenset((
    "color", "background-color", "font-weight", "font-style", "font-size", "text-align", "text-decoration", "border",
    "border-left", "border-collapse", "padding", "margin", "width", "max-width", "height", "vertical-align",
    "line-height", "white-space",
))
# fmt: on
PICTURES = ("image/png", "image/jpeg", "image/gif")
# what MathJax would turn into links, classes, identifiers or code
MATH_COMMANDS = re.compile(
    r"\\(?=(?:href|url|require|cssId|class|style|data|html\w*|unicode|action|toggle|tip)\b)", re.I
)
ESCAPES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str, length: int) -> str:
    """At most `length` characters, without control characters and halves of surrogate pairs."""
    text = text[:length].encode("utf-8", "replace").decode("utf-8")
    return ESCAPES.sub("\N{REPLACEMENT CHARACTER}", text)


@functools.cache
def _cleaner() -> Any:
    from bleach.css_sanitizer import CSSSanitizer
    from bleach.sanitizer import Cleaner

    def allowed(tag: str, name: str, value: str) -> bool:
        if tag == "a" and name == "href":
            return value.strip().lower().startswith(("http://", "https://", "mailto:", "#"))
        if tag == "img" and name == "src":
            return value.startswith(tuple(f"data:{kind};base64," for kind in PICTURES))
        if tag == "img" and name in ("alt", "width", "height"):
            return True
        return name in ATTRIBUTES and "url(" not in value.lower().replace(" ", "")

    return Cleaner(
        tags=TAGS,
        attributes=allowed,
        protocols=["http", "https", "mailto", "data"],
        strip=True,
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
    )


def clean_html(text: str) -> str:
    """HTML with a few harmless tags and attributes left; no script, frame, form, handler or remote picture."""
    text = re.sub(r"(?is)<(script|style|iframe|object|svg|math)\b.*?(</\1\s*>|\Z)", "", text)
    return MATH_COMMANDS.sub("\\\\ ", _cleaner().clean(text))


def is_base64(text: str) -> bool:
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


class HtmlBudget:
    """How many more characters of HTML a notebook may show: to make them harmless takes time."""

    def __init__(self, characters: int = 200_000):
        self.characters = characters

    def spend(self, text: str) -> bool:
        if len(text) > self.characters:
            return False
        self.characters -= len(text)
        return True


def clean_data(data: Any, length: int, html: HtmlBudget) -> dict[str, str]:
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
            if html.spend(value):
                kept[mime] = clean_html(clean_text(value, length))
        elif mime in ("text/markdown", "text/latex"):
            kept[mime] = MATH_COMMANDS.sub("\\\\ ", clean_text(value, length))
    return kept


MAX_OUTPUTS = 100
MAX_TEXT = 120_000  # characters of one stream
MAX_DATA = 2 << 20  # characters of one form of a rich output


def clean_outputs(outputs: Any, html: HtmlBudget) -> list[dict[str, Any]]:
    """A cell's outputs as nbformat wants them, whatever the submission's process claims they are."""
    kept: list[dict[str, Any]] = []
    for output in list(outputs)[:MAX_OUTPUTS] if isinstance(outputs, list) else ():
        kind = output.get("output_type") if isinstance(output, dict) else None
        if kind == "stream":
            text = output.get("text")
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            if isinstance(text, str):
                kept.append({"output_type": kind, "name": name, "text": clean_text(text, MAX_TEXT)})
        elif kind == "error":
            name, value = (str(output.get(key) or "")[:2_000] for key in ("ename", "evalue"))
            lines: Sequence[Any] = output.get("traceback") if isinstance(output.get("traceback"), list) else []
            texts = [clean_text(line, 4_000) for line in lines[:60] if isinstance(line, str)]
            name, value = clean_text(name, 200), clean_text(value, 2_000)
            kept.append({"output_type": kind, "ename": name, "evalue": value, "traceback": texts})
        elif kind in ("display_data", "execute_result"):
            data = clean_data(output.get("data"), MAX_DATA, html)
            if data:
                more = {"execution_count": None} if kind == "execute_result" else {}
                kept.append({"output_type": kind, "data": data, "metadata": {}, **more})
    return kept
