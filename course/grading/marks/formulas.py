"""Formulas of a text as MathML, which browsers draw without a script and without a network.

What comes out of the converter is not trusted: a formula is a submission's, too. Only elements that draw are kept, with
attributes that say how; a formula of which anything else is made is shown as it was written.
"""

import html
import re
from xml.etree import ElementTree

from latex2mathml.converter import convert

ELEMENTS = frozenset((
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msup", "msub", "msubsup",
    "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom", "menclose",
))  # fmt: skip
ATTRIBUTES = frozenset((
    "display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form", "separator", "accent",
    "accentunder", "linethickness", "columnalign", "movablelimits", "minsize", "maxsize", "lspace", "rspace", "width",
    "notation", "rowspacing", "columnspacing",
))  # fmt: skip
LENGTH = r"\d{0,2}(?:\.\d{1,4})?(?:em|ex|px|pt)?"
VALUE = re.compile(rf"[a-z-]{{1,20}}|{LENGTH}(?: {LENGTH}){{0,3}}")  # words and small lengths
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
LONGEST = 1_000  # characters of one formula
MOST = 300  # formulas of one text
TAG = re.compile(r"(<[^>]*>)")
FORMULA = re.compile(r"\$\$(?P<apart>[^$]+)\$\$|(?<![\\$])\$(?P<within>[^$\s](?:[^$]*[^$\s])?)\$(?!\d)")
AS_WRITTEN = ("code", "pre")  # a dollar there is a dollar


def draw_formulas(page: str) -> str:
    """Clean HTML with the formulas between dollars as MathML; what is in code, or cannot be drawn, stays as it is."""
    pieces, within, left = [], 0, MOST
    for piece in TAG.split(page):
        if piece.startswith("<"):
            name = re.match(r"</?(\w*)", piece)[1].lower()
            if name in AS_WRITTEN:
                within += -1 if piece.startswith("</") else 1
        elif not within:
            piece, number = FORMULA.subn(_drawn, piece, count=left) if left else (piece, 0)
            left -= number
        pieces.append(piece)
    return "".join(pieces)


def _drawn(found: re.Match) -> str:
    text = html.unescape(found["apart"] or found["within"])
    return as_mathml(text, apart=bool(found["apart"])) or found[0]


def as_mathml(text: str, *, apart: bool = False) -> str:
    """One formula of LaTeX as MathML; empty where it cannot be drawn. apart: on a line of its own."""
    if len(text) > LONGEST:
        return ""
    text = text.replace("{aligned}", "{align*}")  # the converter knows it by that name alone
    try:
        tree = ElementTree.fromstring(convert(text, display="block" if apart else "inline"))
    except Exception:  # the converter's own or Python's, whatever a formula does to it: it is shown as written
        return ""
    for node in tree.iter():
        node.tag = node.tag.removeprefix(NAMESPACE)
        plain = all(name in ATTRIBUTES and VALUE.fullmatch(value) for name, value in node.attrib.items())
        if node.tag not in ELEMENTS or not plain:
            return ""
    return ElementTree.tostring(tree, encoding="unicode", short_empty_elements=False)
