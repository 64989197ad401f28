"""A wrong answer that builds on earlier ones: is it wrong in itself, or is one of those?

Where marks are given it is judged a second time, with the course's own in place of the earlier answers, and the better
of the two verdicts counts: a slip costs its own marks, once. In a notebook, where no answer of the course's is, the
earlier answers are judged, and one that is wrong is to be mended first.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from nnkit.check.door import Door
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.result import Result

BUILDS = ("wrong", "partly right", "crashed")  # states of which an earlier answer may be the cause
AN_EARLIER_ONE = "an earlier answer"  # the misconception of one that fails for it


Judge = Callable[[str, Door, float], Result]


def judge_in_chain(
    exercises: dict[str, Exercise | Quiz],
    judge: Judge,
    name: str,
    door: Door,
    look: float = 0,
) -> Result:
    """The verdict on the answer to `name`, where earlier answers are looked at too.

    judge: that on an answer alone, with so many seconds for a look at its program, which comes last: it takes longest.
    """
    own = judge(name, door, 0)
    if (other := _by_others(exercises, judge, name, door, own)) is not None:
        return other
    return judge(name, door, look) if look and own.state in BUILDS else own


def _by_others(
    exercises: dict[str, Exercise | Quiz], judge: Judge, name: str, door: Door, own: Result
) -> Result | None:
    """The verdict that counts in place of the answer's own, for what it builds on; None where its own does."""
    names = list(exercises)
    before = {each for each in names[: names.index(name)] if isinstance(exercises[each], Exercise)}
    used = door.uses(name, before) if before and own.state in BUILDS else {}
    if not used:
        return None
    wrong = [each for each in names if each in used and not judge(each, used[each], 0).ok]
    with door.lent(name, list(used)) as lent:
        if lent is None:
            return _blaming(own, wrong) if wrong else None
        with_lent = judge(name, lent, 0)
    if with_lent.points > own.points or (wrong and with_lent.points == own.points):
        return replace(with_lent, leans=_said(list(used), wrong, with_lent.ok))
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
