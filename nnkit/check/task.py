"""What a task says, sentence by sentence, and what holds each: marks in braces behind it, which no student sees.

    task=r"`Z (n, k)` logits {given} $\to$ `P (n, k)`: each row positive, with sum 1. {cases} It must be right for "
    "logits up to 1000. {large logits} Give back a new array {New} and leave `Z` as it was. {kept} Loops or not. {free}"

A mark is one of HOLDERS, or the name of a part, of a probe, or of a word in `promises`. `{promises}` stands for the
sentences of those words that no mark names. A sentence without a mark stops the build
(`course/authoring/accounts.py`), so that nothing is asked that nobody looks at.
"""

import re
from dataclasses import dataclass

HOLDERS = {
    "given": "what comes in",
    "cases": "every case",
    "kept": "what comes in is compared after every call",
    "door": "the names that an answer may call",
    "free": "nothing, it is free",
    "about": "nothing, it explains",
}

_MARK = re.compile(r"(^|\s)\{([^{}\\$]+)\}")
_END = re.compile(r"""(?<!e\.g)(?<!i\.e)(?<!\.\.)[.?!]['")*]*\s+(?=[("*]*[A-Z`$\\])|\n- """)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a task, or a part of one, and the marks behind it."""

    text: str
    marks: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether no second sentence hides under its marks."""
        return not any(_is_outside(self.text[: end.start()]) for end in _END.finditer(self.text))


def _is_outside(before: str) -> bool:
    """Whether code and formulas are closed by then, and something was said."""
    return before.count("`") % 2 == 0 and before.count("$") % 2 == 0 and bool(before.strip())


def sentences_of(task: str) -> list[Sentence]:
    """The sentences of a task in order; `{promises}` is one without a text."""
    found: list[Sentence] = []
    start = 0
    for mark in _MARK.finditer(task):
        said = task[start : mark.start()].strip().removeprefix("- ").strip()
        if said in ("", "-") and found and mark[2] != "promises" and found[-1].text:
            found[-1] = Sentence(found[-1].text, (*found[-1].marks, mark[2]))
        else:
            found.append(Sentence("" if said == "-" else said, (mark[2],)))
        start = mark.end()
    rest = task[start:].strip()
    return [*found, Sentence(rest)] if rest.strip(".;:)") else found


# no exponent, no digit of a name, such as h1, no tolerance; thousands may have a gap or a comma
_NUMBER = re.compile(
    r"(?<![\w.^{])(?<!\{-)(?<!\^-)(?<![Ww]ithin )(?<![Ww]ithin \$)"
    r"(?:\d{1,3}(?:[ ,]\d{3})+|\d+(?:\.\d+)?)(?!\d|\.\d|\^|st\b|nd\b|rd\b|th\b)"
)


def numbers_of(text: str) -> list[float]:
    """The numbers that a text states, each once, in order."""
    found = (float(number[0].replace(" ", "").replace(",", "")) for number in _NUMBER.finditer(text))
    return list(dict.fromkeys(found))


def without_marks(task: str, promises: str) -> str:
    """The task as students read it."""
    return _MARK.sub(lambda mark: f"{mark[1]}{promises}" if mark[2] == "promises" else "", task)
