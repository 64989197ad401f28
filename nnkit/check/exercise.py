"""What an exercise is: a declaration, pure data. Nothing here runs anything.

An author's `exercises.py` holds a list EXERCISES of these. Compiled (`course/authoring/compile.py`) the same exercise
serves the card in the notebook, the marks, the bank and the hidden cases, which grading adds to its parts from the
lesson's `hidden.py`: its misconceptions are outcomes then, and its numbers and letters are locked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, Literal, TypeVar

from nnkit.check.cases import Case, Probe, Script
from nnkit.check.compare import ATOL
from nnkit.check.judges import Judge
from nnkit.check.promises import Silent, name_of
from nnkit.check.stored import Known
from nnkit.check.task import Sentence, sentences_of, without_marks

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """A sub-check with points of its own: all its cases must come out right.

    A case is right when the answer's outcome equals the reference's. Where many outcomes are right, a judge decides
    instead (`nnkit/check/judges`); it gets the outcome and the case's arguments as plain data.
    """

    name: str
    cases: Sequence[Case | Script]
    points: float = 1
    judge: Judge | None = None
    hidden: Sequence[Case | Script] = ()  # seen in grading only
    probes: Sequence[Probe] = ()  # likewise

    @property
    def all_cases(self) -> tuple[Case | Script, ...]:
        return (*self.cases, *self.hidden, *(probe.case for probe in self.probes))

    def judging(self) -> Callable[..., str | None] | None:
        """Its judge, if it has one, ready for its cases."""
        return self.judge.start() if self.judge else None


@dataclass(frozen=True)
class Wrong:
    """A misconception: a wrong answer and the sentence for a student whose answer behaves like it on every case.

    `answer` is what the student would have written: a function, a class, or a value. within: of a number that is read
    off, how far it may lie beside that one. read: of one that is computed (`nnkit/check/readings.py`), how many digits
    a number needs to be taken for it.
    """

    name: str
    answer: Any
    says: str
    within: float = 0
    read: int = 0


@dataclass(frozen=True)
class Exercise:
    """One coded exercise.

    kind: what the answer is: a "function", an "object" (a class; the cases are Scripts) or a "value".
    outcome: "value": what a call returns, and it must leave its arguments as they were; "in place": its first
        argument as it is afterwards; "either": the former unless that is None.
    alike: where many outcomes are right, many are wrong in the same way: its judge(theirs, got, *args, **kwargs) says
        whether a misconception's outcome and the answer's behave alike. Without it they must be equal.
    rtol: relative tolerance of numbers; an answer in float32 or float16 gets what its precision allows.
    may_use: names in nnkit that the answer may call, e.g. ("nnkit.activations.sigmoid",), or "nnkit.*" for all of it;
        all others earn nothing.
    forbids: names elsewhere that would solve it at a stroke, e.g. ("numpy.interp",).
    silent: whether a case on which NumPy warns (of a division by zero, an overflow) is wrong; see Silent.
    task: what is asked; behind each sentence stands what holds it (`nnkit/check/task.py`).
    promises: what the task promises, in the words of `nnkit/check/promises`.
    stated: of a compiled value, the numbers in its task that are not the answer.
    never: kinds of input that no case shows, by their names in `course/authoring/kinds.py`, and values that are not
        tried, by theirs in `course/authoring/special.py`, each with the reason why it never comes.
    """

    id: str
    title: str
    task: str
    parts: Sequence[Part]
    wrong: Sequence[Wrong | Known] = ()
    hints: Sequence[str] = ()
    kind: Literal["function", "object", "value"] = "function"
    outcome: Literal["value", "in place", "either"] = "value"
    alike: Judge | None = None
    rtol: float = 1e-6
    atol: float = ATOL
    may_use: Sequence[str] = ()
    forbids: Sequence[str] = ()
    silent: bool = False
    promises: Sequence[Any] = ()
    stated: Sequence[float] = ()
    never: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(isinstance(promise, Silent) for promise in self.promises):
            object.__setattr__(self, "silent", True)
        names = [part.name for part in self.parts]
        if not names or len(set(names)) < len(names):
            raise ValueError(f"exercise {self.id!r}: it needs parts with names of their own, got {names}")
        if any(not part.cases or part.points <= 0 for part in self.parts):
            raise ValueError(f"exercise {self.id!r}: every part needs public cases and points above 0")
        if ("{promises}" in self.task) != any(promise.sentence for promise in self._not_in_the_task()):
            raise ValueError(f"exercise {self.id!r}: promises have their place in the task, where it says {{promises}}")
        wrong = [w.name for w in self.wrong]
        if len(set(wrong)) < len(wrong):
            raise ValueError(f"exercise {self.id!r}: two misconceptions share a name: {wrong}")

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def text(self) -> str:
        """The task as students read it, with its promises and without its marks."""
        said = " ".join(promise.sentence for promise in self._not_in_the_task() if promise.sentence)
        return without_marks(self.task, said)

    @property
    def sentences(self) -> list[Sentence]:
        """The task's sentences with their marks; those of its promises with their names."""
        found = []
        for sentence in sentences_of(self.task):
            promised = [Sentence(promise.sentence, (name_of(promise),)) for promise in self._not_in_the_task()]
            found += promised if sentence.marks == ("promises",) else [sentence]
        return found

    def said_of(self, promise: Any) -> str:
        """The sentence with which the task makes this promise."""
        return next((s.text for s in self.sentences if name_of(promise) in s.marks), promise.sentence)

    def _not_in_the_task(self) -> list[Any]:
        """The promises that no sentence of the task's own names."""
        marked = {mark for sentence in sentences_of(self.task) for mark in sentence.marks}
        return [promise for promise in self.promises if name_of(promise) not in marked]

    @property
    def shown(self) -> "Exercise":
        """The same exercise with the cases that students have, and no others."""
        parts = [replace(part, hidden=(), probes=()) for part in self.parts]
        is_shown = [i < len(part.cases) for part in self.parts for i in range(len(part.cases) + len(part.hidden))]
        known = compiled(self.wrong, Known)
        wrong = [replace(each, outcomes=tuple(compress(each.outcomes, is_shown))) for each in known]
        return replace(self, parts=parts, wrong=wrong)

    def with_probes(self, probes: dict[str, Sequence[Probe]]) -> "Exercise":
        """The same exercise with probes added to the parts named in `probes`."""
        parts = [replace(p, probes=(*p.probes, *probes.get(p.name, ()))) for p in self.parts]
        return replace(self, parts=parts)

    def with_hidden(self, cases: dict[str, Sequence[Case | Script]]) -> "Exercise":
        """The same exercise with hidden cases added to the parts named in `cases`."""
        unknown = set(cases) - {part.name for part in self.parts}
        if unknown:
            known = [part.name for part in self.parts]
            raise ValueError(f"exercise {self.id!r} has no part {sorted(unknown)}; it has {known}")
        parts = [replace(p, hidden=tuple(p.hidden) + tuple(cases.get(p.name, ()))) for p in self.parts]
        return replace(self, parts=parts)


@dataclass(frozen=True)
class Choice:
    """One answer to choose, with what to tell someone who chose it: why it is wrong, or why it is right."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question with one right choice; the choices are lettered a, b, c ... in the order given."""

    name: str
    text: str
    choices: Sequence[Choice]

    def __post_init__(self) -> None:
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError(f"question {self.name!r} needs exactly one right choice")

    @property
    def letters(self) -> dict[str, Choice]:
        return dict(zip("abcdefgh", self.choices, strict=False))

    @property
    def right_letter(self) -> str:
        return next(letter for letter, choice in self.letters.items() if choice.right)


@dataclass(frozen=True)
class LockedQuestion:
    """A question as data: what is said of each choice is locked under its letter, and so is whether it is right."""

    name: str
    text: str
    choices: tuple[str, ...]
    says: tuple[str, ...]

    @property
    def letters(self) -> dict[str, str]:
        return dict(zip("abcdefgh", self.choices, strict=False))


@dataclass(frozen=True)
class Quiz:
    """Questions answered with letters in a dict: `{"first": "b", "second": "a"}`; each is worth the same."""

    id: str
    title: str
    questions: Sequence[Question | LockedQuestion]
    points_each: float = 0.5
    hints: Sequence[str] = field(default=())

    @property
    def points(self) -> float:
        return self.points_each * len(self.questions)


def compiled(declared: Iterable[Any], kind: type[T]) -> Iterator[T]:
    """The misconceptions or questions of an exercise, all of that kind: an author's own answers are no data."""
    for each in declared:
        if not isinstance(each, kind):
            raise TypeError(f"{each.name!r} is a {type(each).__name__}; compile the exercise first")
        yield each
