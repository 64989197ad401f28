"""Make HTML harmless in the browser of whoever looks at it: no script, frame, form, handler or remote picture.

nh3 reads it as a browser does and writes it anew with the few tags and attributes that are allowed. Ours are the values
of attributes, the formulas (nh3 knows nothing of MathJax), and a limit on tags within tags: the time of a tree's
builder grows with the square of its depth, and 200,000 characters of nothing but `<div>` would take it half a minute.
"""

import html
import re

import nh3

# fmt: off
TAGS = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "u", "ul", "var",
))
DROPPED = frozenset(("script", "style", "iframe", "object", "svg", "math"))  # with all that is in them
ATTRIBUTES = frozenset(("style", "title", "align", "colspan", "rowspan", "open", "start"))
STYLES = frozenset((
    "color", "background-color", "font-weight", "font-style", "font-size", "text-align", "text-decoration", "border",
    "border-left", "border-collapse", "padding", "margin", "width", "max-width", "height", "vertical-align",
    "line-height", "white-space",
))
# fmt: on
PICTURES = ("image/png", "image/jpeg", "image/gif")
LINKS = ("http://", "https://", "mailto:", "#")
MAX_DEEP = 2_000  # tags that can stand in one another; what has more of them is shown as its text
# what MathJax would turn into links, classes, identifiers, styles or code
MATH_COMMANDS = re.compile(
    r"\\(?=(?:href|url|require|cssId|class|style|data|html\w*|unicode|action|toggle|tip|mmlToken|bbox)\b)", re.I
)
# in a table, a list or a text of its own one of them ends the last, and so none goes deeper
NEVER_CLOSED = frozenset(["br", "hr", "img", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot"])
TAG = re.compile(r"<([a-zA-Z][^\s/>]*+)")  # whatever a browser takes for a tag, and more


def clean_html(text: str) -> str:
    """HTML with a few harmless tags and attributes left."""
    return harmless_math(html.escape(text, quote=False) if _may_be_deep(text) else CLEANER.clean(text))


def harmless_math(text: str) -> str:
    """Text in which MathJax finds none of its commands that reach beyond the formula."""
    return MATH_COMMANDS.sub(r"\\ ", text)


def _may_be_deep(text: str) -> bool:
    """Counts what opens: which tag closes what is a browser's to say, and no pattern reads tags as a browser does."""
    return sum(name.lower() not in NEVER_CLOSED for name in TAG.findall(text)) > MAX_DEEP


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value to be written; None leaves the attribute out."""
    value = _style(value) if name == "style" else value.strip()
    if name == "href" and not value.lower().startswith(LINKS):
        return None
    if name == "src" and not value.startswith(tuple(f"data:{kind};base64," for kind in PICTURES)):
        return None
    return value if value or name in ("alt", "open") else None


def _style(text: str) -> str:
    """Declarations of a few properties with plain values: no functions but colours, nothing that lies over others."""
    kept = []
    for declaration in text.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        plain = re.fullmatch(r"(?:[\w#.,% -]|\b(?:rgb|hsl)a?\([\d.,% ]*\))*", value, re.A)
        if name.lower() in STYLES and plain and not re.search(r"-\s*[\d.]", value):
            kept.append(f"{name.lower()}: {value};")
    return " ".join(kept)


CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED),
    attributes={"*": set(ATTRIBUTES), "a": {"href"}, "img": {"src", "alt", "width", "height"}},
    attribute_filter=_attribute,
    link_rel=None,
    url_schemes={"http", "https", "mailto", "data"},
)
