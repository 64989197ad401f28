"""What is said of a kind of slip, and which family it is of: kinds of one family are one explanation."""

import re

from nnkit.check.repair.kinds import BOUND, BRACKETS, CALL, CHOICE, KIND, KINDS, LINES, NAME, ORDER

# of kinds with a name in them; the name is the answer's own
PATTERNS = (
    (r"(smallest|largest) for the (\w+)", BOUND, "the {} is taken, where the {} is meant"),
    (r"(\w+) and (\w+) taken for each other", ORDER, "`{}` and `{}` are taken for each other"),
    (r"(.+) taken too early", BRACKETS, "`{}` is taken too early: what is done to it afterwards belongs before it"),
    (r"call of (.*) too many", CALL, "`{}` is applied where it does not belong"),
    (
        r"call of (.*) in the (last|first) round",
        CALL,
        "`{}` is applied in the {} round of a loop as well, where it does not belong",
    ),
    (r"(\w+) and (\w+) for two others", NAME, "`{}` and `{}` stand where two other quantities are meant"),
    (r"setting (.+)", KIND, "`{}` is set, where another setting is meant"),
    (r"(.*) for another name", NAME, "`{}` stands where another quantity is meant"),
    (r"(BitOr|BitAnd|BitXor|LShift|RShift) too many", CHOICE, "there is a `|`, `&`, `^` or shift that does not belong"),
    (r"(FloorDiv|Mod) (?:for \w+|too many|turned round)", KIND, "a quotient or remainder is the wrong one"),
    (r"(\w+) for the most frequent", CALL, "`{}` is taken, where the number that comes most often is meant"),
    (r"(\w+) for \w+", CALL, "`{}` stands where another function is meant"),
)


def is_by_chance(kind: str) -> bool:
    """Whether a change of this kind makes one of many right outcomes by chance: a line at another place, another
    quotient or remainder."""
    return kind.startswith("Mod ") or (kind in KINDS and family(kind) == LINES)


def family(kind: str) -> str:
    return _entry(kind)[0]


def says(kind: str) -> str:
    """What the answer does, as the end of a sentence."""
    return _entry(kind)[1]


def _entry(kind: str) -> tuple[str, str]:
    if kind in KINDS:
        return KINDS[kind]
    for pattern, of, sentence in PATTERNS:
        if found := re.fullmatch(pattern, kind):
            return of, sentence.format(*found.groups())
    raise KeyError(f"no sentence for the kind of slip {kind!r}")
