"""Sums that a sentence states, worked out again: "√(2 / 60) = 0.18", "e⁵ is 148", "3¹² = 531 441".

Two pieces with "=", "is" or "are" between them are a statement where both are arithmetic: numbers, + - · * / ^,
brackets, powers written high, √ and the names below. A piece with a letter of the lesson in it is none.
"""

import ast
import math
import operator
import re
from collections.abc import Iterator
from itertools import pairwise

HIGH = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))
FRACTIONS = {"½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)"}
NAMES = {
    "ln": math.log, "log": math.log, "exp": math.exp, "sqrt": math.sqrt, "tanh": math.tanh,
    "sigma": lambda z: 1 / (1 + math.exp(-z)),
}  # fmt: skip
CONSTANTS = {"e": math.e, "pi": math.pi}
WAYS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.USub: operator.neg, ast.UAdd: operator.pos,
}  # fmt: skip
NUMBER = r"\d[\d ]*\d(?:\.\d+)?|\d+(?:\.\d+)?(?:e-?\d+)?"
ATOM = rf"(?:{NUMBER}|[½¼¾⅓]|σ|√|\b(?:ln|log|exp|sqrt|tanh|sigma)\b|(?<![A-Za-z])(?:e|pi)(?![A-Za-z])|π)"
PIECE = re.compile(rf"(?:[-+·*/^()−\s]|{ATOM}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]|,(?=\d{{3}}))+")


FORMULA = re.compile(r"\$\$?[^$]+\$\$?")
LATEX = {
    r"\$": "", r"\\[dt]?frac\s*(\d)\s*(\d)": r"(\1/\2)", r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}": r"((\1)/(\2))",
    r"\\(?:cdot|times)\b": " · ", r"\\approx\b": "=", r"\\(sqrt|ln|log|exp|tanh|sigma|pi)\b": r" \1",
    r"\\(?:[,;:! ]|quad|qquad|left|right|big[lr]?)": " ",
}  # fmt: skip


def value(piece: str) -> float | None:
    """What a piece of arithmetic comes to; None where it is none."""
    text = piece.strip()
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda found: f"**({''.join(HIGH[c] for c in found[0])})", text)
    for sign, plain in {**FRACTIONS, "·": "*", "−": "-", "^": "**", "π": "pi", "σ": "sigma"}.items():
        text = text.replace(sign, plain)
    text = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
    text = re.sub(r"√\s*(\d+(?:\.\d+)?)", r"sqrt(\1)", text).replace("√", "sqrt")
    text = re.sub(r"\b(ln|log)\s+(\d+(?:\.\d+)?(?:\*\*\(-?\d+\))?|e\*\*\(-?\d+\))", r"\1(\2)", text)
    text = re.sub(r"(\(\d+/\d+\)|\d)\s*(?=ln|log|sqrt|tanh|pi|\()", r"\1*", text)
    try:
        return float(_of(ast.parse(text, mode="eval").body))
    except (SyntaxError, ValueError, TypeError, KeyError, OverflowError, ZeroDivisionError):
        return None


def _of(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.Name):
        return CONSTANTS[node.id]
    if isinstance(node, ast.BinOp):
        made = WAYS[type(node.op)](_of(node.left), _of(node.right))
        if made == 0 and isinstance(node.op, ast.Pow | ast.Mult) and _of(node.left) != 0 != _of(node.right):
            raise OverflowError("too small for a float")
        return made
    if isinstance(node, ast.UnaryOp):
        return WAYS[type(node.op)](_of(node.operand))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        return NAMES[node.func.id](_of(node.args[0]))
    raise ValueError(ast.dump(node))


def statements(text: str) -> Iterator[tuple[str, str]]:
    """Neighbouring pieces that a sentence says are equal, as they stand there; of a formula in dollars whole sides."""
    for formula in FORMULA.findall(text):
        sides = [side.strip(" .;") for side in re.split("=", _plain(formula))]
        yield from ((a, b) for a, b in pairwise(sides) if _is(a) and _is(b))
    words = re.sub(r"\*\*|`", "", FORMULA.sub(" $ ", text))
    for sentence in re.split(r"[.;:,?](?=\s|$)", words):
        sides = re.split(r"(\s*=\s*|\s+(?:is|are)\s+(?:about\s+|nearly\s+|near\s+)?)", sentence)
        for left, link, right in zip(sides[::2], sides[1::2], sides[2::2], strict=False):
            a, b = _last(left), _first(right)
            if a and b and ("=" in link or not re.fullmatch(rf"[-+−]?(?:{NUMBER})", a)):  # "what was 0 is 1"
                yield a, b


def _plain(formula: str) -> str:
    """A formula of LaTeX in the letters of a sentence, as far as they are arithmetic."""
    for pattern, plain in LATEX.items():
        formula = re.sub(pattern, plain, formula)
    return formula.replace("{", "(").replace("}", ")")


def _last(side: str) -> str:
    """The longest piece of arithmetic at the end."""
    words = side.strip()
    for start in range(len(words)):
        before, touches = words[:start].rstrip()[-1:], words[start - 1 : start]
        goes_on = touches.isalnum() or (
            before and (before in "+-·*/^(._[]'₁₂" or re.match(r"[-+·*/]\s", words[start:]))
        )
        if not goes_on and _is(words[start:]):
            return words[start:]
    return ""


def _first(side: str) -> str:
    words = side.strip()
    for end in range(len(words), 0, -1):
        if (end == len(words) or not (words[end].isalnum() or words[end] in "._·*/^('")) and _is(words[:end]):
            return words[:end]
    return ""


def _is(text: str) -> bool:
    return bool(re.search(r"[\d½¼¾⅓⁰¹²³⁴⁵⁶⁷⁸⁹]", text)) and bool(PIECE.fullmatch(text)) and value(text) is not None


def agree(left: str, right: str) -> bool:
    """Whether both come to the same, as far as the digits of whichever is a plain number say."""
    a, b = value(left), value(right)
    return any(abs(a - b) <= _unit(side) * (0.5 + 1e-9) for side in (left, right)) if a != b else True


def _unit(side: str) -> float:
    """One in the last digit that a plain number shows; 1e-9 of what anything else comes to."""
    plain = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", side.strip().lstrip("-−"))
    if re.fullmatch(r"\d+", plain):
        return 1.0
    if re.fullmatch(r"10(?:\^\(?-?\d+\)?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", plain):  # an order of magnitude
        return value(plain) or 0.0
    if found := re.fullmatch(r"\d+(?:\.(\d+))?e(-?\d+)", plain):
        return 10.0 ** (int(found[2]) - len(found[1] or ""))
    if found := re.fullmatch(r"\d+(?:\.(\d+))?(?:\s*·\s*10\^?(\(\d+\)|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?", plain):
        power = "".join(HIGH.get(c, c) for c in found[2] or "0").strip("()")
        return 10.0 ** (int(power) - len(found[1] or ""))
    return 1e-9 * abs(value(side) or 0)
