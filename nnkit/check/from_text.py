"""What the text of an answer adds to what its outcomes tell: a fact in place of a symptom, and what is missing."""

from collections.abc import Callable, Sequence

from nnkit.check.repair.facts import FROM_THE_END, GAPS_REPLACED, TWO_NAMES, UNPACKED, Fact
from nnkit.check.repair.facts import UNUSED as ARGUMENTS

# facts that say something only of an object whose first call is right, and such as go with another finding
OF_LATER_CALLS = ("an attribute idle", "nothing kept")
NOT_ALONE = (GAPS_REPLACED, FROM_THE_END, UNPACKED)
MISSING = ("term missing", "factor missing", "division missing", "product missing", "term missing in a test")
UNUSED = ("an argument unused", "a method's argument unused", "an attribute unused", "taken and never used",
          "computed and never used", UNPACKED)  # fmt: skip


def fact_for(facts: Sequence[Fact], later: bool, known: bool = True) -> Fact | None:
    """The first fact that may explain what came. later: only later calls of an object are wrong; known: something is
    known already. Where nothing is, that something is kept and never used is said of any call."""
    silent = (*NOT_ALONE, *(() if later else OF_LATER_CALLS if known else OF_LATER_CALLS[1:]))
    return next((fact for fact in facts if fact.name not in silent), None)


def wrong_end(facts: Sequence[Fact], where: Callable[[], str | None]) -> Fact | None:
    """That something is counted from the end by an argument, where it is wrong just if that is 0. where: tells which
    cases are wrong, in words."""
    found = (fact for fact in facts if fact.name == FROM_THE_END and where() == f"{fact.names[0]} is 0")
    return next(found, None)


def which_is_missing(facts: Sequence[Fact], kind: str) -> str:
    """Where a slip of this kind is that something is missing: what the program has for it and never uses, or ""."""
    unused = [fact for fact in facts if fact.name in UNUSED]
    return f" {unused[0].says}" if kind in MISSING and len(unused) == 1 else ""


def with_cause(says: str, facts: Sequence[Fact]) -> str:
    """What a judge names, and the arguments that the answer never uses: often that is why."""
    unused = next((fact for fact in facts if fact.name in ARGUMENTS), None)
    return f"{says.rstrip('.')}. {unused.says}" if unused else says


def two_names(facts: Sequence[Fact]) -> Fact | None:
    """That an array is changed by one name and read by another: said where no change of the program mends it."""
    return next((fact for fact in facts if fact.name == TWO_NAMES), None)
