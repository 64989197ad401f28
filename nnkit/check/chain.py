"""A wrong answer that builds on earlier ones: is it wrong in itself, or is one of those?

Where marks are given it is judged a second time, with the course's own in place of the earlier answers, and the better
of the two verdicts counts: a slip costs its own marks, once. In a notebook, where no answer of the course's is, the
earlier answers are judged, and one that is wrong is to be mended first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from nnkit.check.door import Door
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.result import FAILED, Result
from nnkit.check.verdict import Judged

AN_EARLIER_ONE = "an earlier answer"  # the misconception of one that fails for it


class Judges(Protocol):
    """What judges each answer of a lesson alone: first what it earns, then, which takes longer, what is wrong."""

    @property
    def exercises(self) -> Mapping[str, Exercise | Quiz]: ...
    def run(self, name: str, door: Door) -> Judged: ...
    def say(self, name: str, door: Door, judged: Judged, look: float = 0) -> Result: ...
    def as_shown(self, name: str) -> "Judges": ...


def judge_in_chain(lesson: Judges, name: str, door: Door, look: float = 0, own: Judged | None = None) -> Result:
    """The verdict on the answer to `name`, where earlier answers are looked at too. look: seconds for a look at its
    program; own: what it earns alone, where somebody knows that already."""
    own = own or lesson.run(name, door)
    if own.result.state in FAILED and (other := _by_others(lesson, name, door, own.result)) is not None:
        return other
    return lesson.say(name, door, own, look)


def _by_others(lesson: Judges, name: str, door: Door, own: Result) -> Result | None:
    """The verdict that counts in place of the answer's own, for what it builds on; None where its own does."""
    names = list(lesson.exercises)
    before = {each for each in names[: names.index(name)] if isinstance(lesson.exercises[each], Exercise)}
    used = door.uses(name, before) if before else {}
    if not used:
        return None
    wrong = [each for each in names if each in used and not lesson.run(each, used[each]).result.ok]
    with door.lent(name, list(used)) as lent:
        if lent is None:
            return _blaming(own, wrong) if wrong else None
        judging = lesson.as_shown(name)  # each call of what is lent is an errand: few first
        with_lent = judging.run(name, lent)
        if points := with_lent.result.points:  # what fails in all parts where students see it fails
            judging, with_lent = lesson, lesson.run(name, lent)
            points = with_lent.result.points
        if points > own.points or (wrong and points == own.points):
            leans = _said(list(used), wrong, with_lent.result.ok)
            return replace(judging.say(name, lent, with_lent), leans=leans)
    return None


def _blaming(own: Result, wrong: Sequence[str]) -> Result:
    """What else would be said of the answer may be said of an earlier one."""
    leans = f"It builds on {_list(wrong)} above, which {_are(wrong)} not right yet: mend that first."
    return replace(own, message="", misconception=AN_EARLIER_ONE, where="", leans=leans)


def _said(used: Sequence[str], wrong: Sequence[str], right: bool) -> str:
    if not wrong:
        judged = "Right in itself" if right else "Better in itself"
        return (
            f"{judged}: judged with the course's {_list(used)}. Yours {_are(used)} right too, but what comes back "
            "differs (its kind, as a list, or a hair), and this answer does not go with it."
        )
    if right:
        return f"Right in itself; {_list(wrong)} above {_are(wrong)} wrong."
    return f"Judged in itself, with the course's {_list(wrong)}: yours above {_are(wrong)} wrong."


def _list(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _are(names: Sequence[str]) -> str:
    return "are" if len(names) > 1 else "is"
