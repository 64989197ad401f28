"""Make HTML harmless in the browser of whoever looks at it: no script, frame, form, handler or remote picture.

What comes out is written anew, tag by tag: the few that are allowed, closed in order, with escaped text and attributes.
So it does not matter whether a browser would have read the original as this module did. Time grows with length alone:
no tree is built, and no pattern here looks at a character more than a few times.
"""

import html
import re
from collections import Counter

# fmt: off
TAGS = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "u", "ul", "var",
))
VOID = frozenset(("br", "hr", "img"))
ATTRIBUTES = frozenset(("style", "title", "align", "colspan", "rowspan", "open", "start"))
STYLES = frozenset((
    "color", "background-color", "font-weight", "font-style", "font-size", "text-align", "text-decoration", "border",
    "border-left", "border-collapse", "padding", "margin", "width", "max-width", "height", "vertical-align",
    "line-height", "white-space",
))
# fmt: on
PICTURES = ("image/png", "image/jpeg", "image/gif")
LINKS = ("http://", "https://", "mailto:", "#")
MAX_OPEN = 200  # tags within tags
# what MathJax would turn into links, classes, identifiers, styles or code
MATH_COMMANDS = re.compile(
    r"\\(?=(?:href|url|require|cssId|class|style|data|html\w*|unicode|action|toggle|tip|mmlToken|bbox)\b)", re.I
)
DROPPED = re.compile(r"(?is)<(script|style|iframe|object|svg|math)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[!?][^<>]*+>")
_VALUE = r"""\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++))"""
ATTRIBUTE = re.compile(rf"\s++([a-zA-Z_:][-\w:.]*+)(?:{_VALUE})?+")
TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:{ATTRIBUTE.pattern})*+)\s*+/?>")


def clean_html(text: str) -> str:
    """HTML with a few harmless tags and attributes left."""
    text = DROPPED.sub("", text)
    written: list[str] = []
    opened: list[str] = []
    count: Counter[str] = Counter()
    position = 0

    def close(until: int) -> None:
        while len(opened) > until:
            name = opened.pop()
            count[name] -= 1
            written.append(f"</{name}>")

    for found in TAG.finditer(text):
        written.append(_text(text[position : found.start()]))
        position = found.end()
        slash, name = found[1], found[2].lower()
        if name not in TAGS:
            continue
        if slash and count[name]:
            close(len(opened) - 1 - opened[::-1].index(name))
        elif not slash and (name in VOID or len(opened) < MAX_OPEN):
            written.append(f"<{name}{_attributes(name, found[3])}>")
            if name not in VOID:
                opened.append(name)
                count[name] += 1
    written.append(_text(text[position:]))
    close(0)
    return harmless_math("".join(written))


def harmless_math(text: str) -> str:
    """Text in which MathJax finds none of its commands that reach beyond the formula."""
    return MATH_COMMANDS.sub(r"\\ ", text)


def _text(text: str) -> str:
    return html.escape(html.unescape(text), quote=False)


def _attributes(tag: str, text: str) -> str:
    kept = []
    for found in ATTRIBUTE.finditer(text):
        name, value = found[1].lower(), html.unescape(found[2] or found[3] or found[4] or "").strip()
        if name == "style":
            value = _style(value)
        if _is_allowed(tag, name, value):
            kept.append(f' {name}="{html.escape(value)}"')
    return "".join(kept)


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href":
        return value.lower().startswith(LINKS)
    if tag == "img" and name == "src":
        return value.startswith(tuple(f"data:{kind};base64," for kind in PICTURES))
    if tag == "img" and name in ("alt", "width", "height"):
        return True
    return name in ATTRIBUTES and bool(value or name == "open")


def _style(text: str) -> str:
    """Declarations of a few properties with plain values: no functions but colours, nothing that lies over others."""
    kept = []
    for declaration in text.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        plain = re.fullmatch(r"(?:[\w#.,% -]|\b(?:rgb|hsl)a?\([\d.,% ]*\))*", value, re.A)
        if name.lower() in STYLES and plain and not re.search(r"-\s*[\d.]", value):
            kept.append(f"{name.lower()}: {value};")
    return " ".join(kept)
