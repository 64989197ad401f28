"""Every sentence of every task is accounted for: held by a case, a word's probes or another check, or marked free. And
no part's points are earned by an answer that answers nothing."""

from collections.abc import Iterator, Sequence

from course.authoring.probes import Planned, PromiseError
from nnkit.check.cases import Case
from nnkit.check.compare import difference
from nnkit.check.exercise import Exercise
from nnkit.check.promises import Free, Silent, Tolerance, name_of
from nnkit.check.task import HOLDERS, Sentence


def account(exercise: Exercise, planned: Sequence[Planned]) -> Iterator[tuple[str, str]]:
    """(sentence, what holds it) for each sentence of an exercise's task."""
    for sentence in exercise.sentences:
        yield " ".join(sentence.text.split()), "; ".join(_holder(exercise, planned, mark) for mark in sentence.marks)


def _holder(exercise: Exercise, planned: Sequence[Planned], mark: str) -> str:
    promises = [promise for promise in exercise.promises if name_of(promise) == mark]
    if any(isinstance(promise, Silent | Tolerance) for promise in promises):
        return f"{mark}: every case"
    if any(isinstance(promise, Free) for promise in promises):
        return f"{mark}: every probe"
    if promises:
        probes = [each.probe.name for each in planned if any(each.promise is promise for promise in promises)]
        return f"{mark}: {', '.join(dict.fromkeys(probes)) or 'the first line'}"
    if mark in HOLDERS:
        return HOLDERS[mark]
    kind = "part" if any(part.name == mark for part in exercise.parts) else "probe"
    return f"{kind} {mark!r}"


def refuse_unheld(exercise: Exercise, planned: Sequence[Planned]) -> None:
    """A sentence that nothing holds, and a word that no sentence says, stop the build."""
    known = {*HOLDERS, *(part.name for part in exercise.parts), *(each.probe.name for each in planned)}
    known |= {name_of(promise) for promise in exercise.promises}
    for sentence in exercise.sentences:
        if fault := _fault(sentence, known):
            raise PromiseError(f"{exercise.id}, {sentence.text[:80]!r}: {fault}")
    for promise in exercise.promises:
        if not exercise.said_of(promise):
            raise PromiseError(f"{exercise.id}: no sentence of the task says {promise}: name it behind one")


def _fault(sentence: Sentence, known: set[str]) -> str:
    if not sentence.marks:
        return f"what holds this sentence? Write it behind it, in braces: one of {', '.join(sorted(known))}"
    if unknown := [mark for mark in sentence.marks if mark not in known]:
        return f"nothing is called {unknown[0]!r}; there are {', '.join(sorted(known))}"
    return "" if sentence.is_one else "these are several sentences: each has its own mark"


EMPTY_ANSWERS = (None, 0, 1, -1, True, False, "", [])


def refuse_given_away(exercise: Exercise, expected: dict[str, list]) -> None:
    """A part that `return None`, `return 0` and the like, or its first argument given back, would earn stops the build.

    expected: by part, what the reference gives on each case, hidden ones too; probes come later.
    """
    if exercise.kind != "function":
        return
    for part in exercise.parts:
        calls, wanted = [case for case in part.all_cases if isinstance(case, Case)], expected.get(part.name)
        if len(calls) != len(part.all_cases) or not wanted:
            continue
        for empty in EMPTY_ANSWERS:
            if all(difference(want, empty) is None for want in wanted):
                raise PromiseError(_given_away(exercise, part.name, f"`return {empty!r}`"))
        pairs = zip(calls, wanted, strict=True)
        if all(call.args and difference(want, call.args[0]) is None for call, want in pairs):
            raise PromiseError(_given_away(exercise, part.name, "the first argument, given back,"))


def _given_away(exercise: Exercise, part: str, answer: str) -> str:
    return f"{exercise.id}: {answer} earns the part {part!r}: give it a case, an easy one, that wants something else"
