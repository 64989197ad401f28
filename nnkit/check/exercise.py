"""What an exercise is: a declaration, pure data. Nothing here runs anything.

An author's `exercises.py` holds a list EXERCISES of these. Compiled (`course/authoring/compile.py`) the same exercise
serves the card in the notebook, the marks, the bank and the hidden cases, which grading adds to its parts from the
lesson's `hidden.py`: its misconceptions are outcomes then, and its numbers and letters are locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from nnkit.check.judges import Judge
from nnkit.check.promises import Silent, sentences
from nnkit.check.stored import Known


@dataclass(frozen=True, init=False)
class Case:
    """One call of the answer, with plain data as arguments: `Case(X, w, b)`, `Case(z, eps=0.1)`.

    For an exercise whose answer is a value, `Case()` stands for looking at it.
    """

    args: tuple
    kwargs: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any):
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "kwargs", kwargs)


class _Previous:
    """Stands for the outcome of the step before, among a step's arguments."""

    def __repr__(self) -> str:
        return "PREVIOUS"

    def __reduce__(self) -> str:
        return "PREVIOUS"  # there is one


PREVIOUS = _Previous()


@dataclass(frozen=True)
class Rng:
    """Stands for a random generator among a call's arguments: `np.random.default_rng(seed)`, made on the answer's
    side. Within a Script an equal Rng is the same generator, used up further; `name` tells two of one seed apart."""

    seed: int
    name: str = ""


@dataclass(frozen=True, init=False)
class Step:
    """One call of a method in a Script: `Step("step", theta, grad)`; PREVIOUS stands for the last step's outcome.

    of: which of the script's objects, in the order in which it makes them; PREVIOUS is that object's then.
    """

    method: str
    args: tuple
    of: int

    def __init__(self, method: str, *args: Any, of: int = 0):
        object.__setattr__(self, "method", method)
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "of", of)


@dataclass(frozen=True, init=False)
class Script:
    """Calls that belong together, in order; the outcome is the list of their outcomes.

    Of a class: make an object and call its methods, `Script(Case(lr=0.1), Step("step", theta, g1), ...)`. A further
    Case makes a further object, which `Step("step", theta, g2, of=1)` means. Only the steps' outcomes count.
    Of a function: a Case is a call, `Script(Case(z1), Case(z2), Case(z1))`.

    Every argument must stay as it is, not only during its own call but to the end of the script (an exercise's
    `outcome` says which exception there is), and so must what a function gave back.

    overwritten: the arguments are written over after each call, and what came back is read after that: a result that
        shares memory with an argument shows.
    layout: how arrays are handed over: "" as NumPy makes them, "fortran" column by column, "strided" as every second
        number of a larger array.
    same, differ: pairs of calls, numbered from 0, whose outcomes must be equal, or must not.
    """

    make: Case
    steps: tuple[Step | Case, ...]
    overwritten: bool
    layout: Literal["", "fortran", "strided"]
    same: tuple[tuple[int, int], ...]
    differ: tuple[tuple[int, int], ...]

    def __init__(
        self,
        make: Case,
        *steps: Step | Case,
        overwritten: bool = False,
        layout: Literal["", "fortran", "strided"] = "",
        same: Sequence[tuple[int, int]] = (),
        differ: Sequence[tuple[int, int]] = (),
    ):
        fields = {"make": make, "steps": steps, "overwritten": overwritten, "layout": layout}
        for name, value in {**fields, "same": tuple(same), "differ": tuple(differ)}.items():
            object.__setattr__(self, name, value)

    def of_object(self, number: int) -> "Script":
        """What the script does with one of its objects: a script that makes this one only."""
        makes = [self.make, *(step for step in self.steps if isinstance(step, Case))]
        steps = (Step(step.method, *step.args) for step in self.steps if isinstance(step, Step) and step.of == number)
        return Script(makes[number], *steps)


@dataclass(frozen=True)
class Probe:
    """A case that holds a promise of the task, in grading: judged like any other, but it tells misconceptions not
    apart. An answer that is right but for probes is told what the first that fails `says`."""

    name: str
    says: str
    case: Case | Script


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


@dataclass(frozen=True)
class Wrong:
    """A misconception: a wrong answer and the sentence for a student whose answer behaves like it on every case.

    `answer` is what the student would have written: a function, a class, or a value.
    """

    name: str
    answer: Any
    says: str


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
    promises: what the task promises, in the words of `nnkit/check/promises.py`; `{promises}` in the task stands for
        their sentences.
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
    may_use: Sequence[str] = ()
    forbids: Sequence[str] = ()
    silent: bool = False
    promises: Sequence[Any] = ()

    def __post_init__(self):
        if any(isinstance(promise, Silent) for promise in self.promises):
            object.__setattr__(self, "silent", True)
        names = [part.name for part in self.parts]
        if not names or len(set(names)) < len(names):
            raise ValueError(f"exercise {self.id!r}: it needs parts with names of their own, got {names}")
        if any(not part.cases or part.points <= 0 for part in self.parts):
            raise ValueError(f"exercise {self.id!r}: every part needs public cases and points above 0")
        if ("{promises}" in self.task) != bool(sentences(self.promises)):
            raise ValueError(f"exercise {self.id!r}: promises have their place in the task, where it says {{promises}}")
        wrong = [w.name for w in self.wrong]
        if len(set(wrong)) < len(wrong):
            raise ValueError(f"exercise {self.id!r}: two misconceptions share a name: {wrong}")

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def text(self) -> str:
        """The task with its promises."""
        return self.task.replace("{promises}", sentences(self.promises))

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

    def __post_init__(self):
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
