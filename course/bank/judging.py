"""`course bank`: the grader under test. Every wrong answer must lose marks and be told its own misconception, every
right one must get full marks.

An exercise's bank is a file `bank/<exercise>.py` of cells: `# %% wrong="the misconception's name"` or
`# %% right="how it is written"`, each with an answer as a student would write it. The answers in the declarations
(a misconception's own, a quiz's wrong choices) and the reference are judged too.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

from course.bank.answers import judge_text
from course.authoring.percent import read_text
from course.authoring.reference import SEED_OF_HIDDEN_CASES, full, public_lesson
from course.lessons import LessonFolder
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Quiz
from nnkit.check.lesson import Lesson
from nnkit.check.promises import name_of
from nnkit.check.result import Result

SECONDS_OF_A_LOOK = 60.0  # the same is found on a slow machine


@dataclass(frozen=True)
class Judged:
    """One answer of the bank and its verdict."""

    lesson: str
    exercise: str
    kind: str  # "right" or "wrong"
    name: str  # for a wrong one the misconception that it must be told
    origin: str  # where it stands: "declaration", "bank", "reference"
    result: Result
    says: str = ""  # the sentence that goes with the name, which a family of misconceptions may share

    @property
    def told(self) -> str:
        """The name of what the student was told; "borrowed" and "crashed" are told as such."""
        return self.result.misconception or (self.result.state if self.result.state in ("borrowed", "crashed") else "")

    @property
    def fault(self) -> str:
        """What the grader does wrong with this answer, or nothing."""
        if self.kind == "right":
            return "" if self.result.ok else f"a right answer loses marks: {self.result.state}"
        if self.result.points >= self.result.max_points:
            return "a wrong answer keeps full marks"
        if self.told != self.name and (not self.says or self.result.message != self.says):
            return f"told {self.told or 'no misconception'!r}"
        return ""


class DeclaredDoor(PlainDoor):
    """The door to a declaration's wrong answer, which may be built from nnkit's functions: no solution has to stand in
    a file that students get."""

    def __init__(self, answer: Any):
        super().__init__(answer, watched=False)

    def borrowed(self, *_: Any) -> list[str]:
        return []


KINDS = ("right", "wrong")


def judge_bank(
    folder: LessonFolder, seed: int = SEED_OF_HIDDEN_CASES, kinds: Sequence[str] = KINDS, probed: bool = True
) -> Iterator[Judged]:
    """Judge every answer of these kinds that there is for a lesson, with the hidden cases that this seed draws, and
    the probes unless they are not wanted."""
    made = full(folder, seed, probed, named="wrong" in kinds)
    lesson, namespace = made.lesson, made.namespace
    for exercise in made.declared.values():
        if isinstance(exercise, Quiz):
            yield from (item for item in _judge_choices(folder, lesson, exercise) if item.kind in kinds)
            continue
        if "right" in kinds:
            yield _judge_reference(folder, lesson, exercise, namespace)
        read = left(lesson, exercise.id, lambda wrong: wrong.read)  # what is declared goes before these
        for wrong in exercise.wrong if "wrong" in kinds else ():
            result = (read if wrong.read else lesson).judge(exercise.id, DeclaredDoor(wrong.answer))
            yield Judged(folder.name, exercise.id, "wrong", wrong.name, "declaration", result, wrong.says)
        yield from _judge_file(folder, lesson, exercise, namespace, kinds)


def left(lesson: Lesson, name: str, stays: Callable[[Any], bool]) -> Lesson:
    """The lesson with those misconceptions of a coded exercise that stay, and no others."""
    exercise = lesson.exercises[name]
    assert isinstance(exercise, Exercise)
    kept = replace(exercise, wrong=list(filter(stays, exercise.wrong)))
    return Lesson({**lesson.exercises, name: kept}, lesson.expected)


def _judge_reference(folder: LessonFolder, lesson: Lesson, exercise: Exercise, namespace: dict) -> Judged:
    result = lesson.judge(exercise.id, PlainDoor(namespace[exercise.id]))
    return Judged(folder.name, exercise.id, "right", "the reference", "reference", result)


def _judge_file(
    folder: LessonFolder, lesson: Lesson, exercise: Exercise, namespace: dict, wanted: Sequence[str]
) -> Iterator[Judged]:
    path = folder.bank / f"{exercise.id}.py"
    for i, cell in enumerate(read_text(path).cells if path.is_file() else []):
        kinds = [kind for kind in ("wrong", "right") if kind in cell.metadata]
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if len(kinds) != 1:
            raise ValueError(f'{path}, cell {i + 1}: mark it wrong="misconception" or right="how"')
        if kinds[0] not in wanted:
            continue
        name = cell.metadata[kinds[0]]
        says = next((wrong.says for wrong in exercise.wrong if wrong.name == name), "")
        filename = f"<{exercise.id}: {name}>"
        result = judge_text(lesson, namespace, exercise.id, cell.source, filename, look=0)
        judged = Judged(folder.name, exercise.id, kinds[0], name, "bank", result, says)
        if judged.fault and kinds[0] == "wrong":  # a slip that only a look at the program names
            result = judge_text(lesson, namespace, exercise.id, cell.source, filename, look=SECONDS_OF_A_LOOK)
            judged = replace(judged, result=result)
        yield judged


def seen_only_in_grading(folder: LessonFolder) -> Iterator[tuple[str, str]]:
    """(exercise, name) for each wrong answer of the bank's files that passes every check of the notebook."""
    namespace, public = full(folder).namespace, public_lesson(folder)
    for exercise in public.exercises.values():
        if isinstance(exercise, Exercise):
            items = _judge_file(folder, public, exercise, namespace, ("wrong",))
            yield from ((item.exercise, item.name) for item in items if item.result.ok)


def held_only_by(folder: LessonFolder) -> Iterator[tuple[str, str]]:
    """(exercise, word) for each wrong answer of the bank that keeps full marks without the probes of that word:
    dropped, they would be missed. For a probe that needs no word it is the probe's name."""
    made = full(folder)
    for name, planned in made.planned.items():
        words = {each.probe.name: name_of(each.promise) if each.promise else each.probe.name for each in planned}
        path = folder.bank / f"{name}.py"
        for cell in read_text(path).cells if path.is_file() else []:
            word = words.get(cell.metadata.get("wrong", ""))
            if word is None:
                continue
            lesson = _without(made.lesson, name, {probe for probe, its in words.items() if its == word})
            if judge_text(lesson, made.namespace, name, cell.source, f"<{name} without {word}>").ok:
                yield name, word


def _without(lesson: Lesson, name: str, dropped: Collection[str]) -> Lesson:
    """The lesson without the probes of these names in one exercise, and without what is expected of them."""
    exercise, expected = lesson.exercises[name], dict(lesson.expected[name])
    parts = []
    for part in exercise.parts:
        kept = [probe.name not in dropped for probe in part.probes]
        parts.append(replace(part, probes=[*compress(part.probes, kept)]))
        if part.name in expected:
            others = len(part.all_cases) - len(part.probes)
            values = expected[part.name]
            expected[part.name] = [*values[:others], *compress(values[others:], kept)]
    return replace(
        lesson,
        exercises={**lesson.exercises, name: replace(exercise, parts=parts)},
        expected={**lesson.expected, name: expected},
    )


def _judge_choices(folder: LessonFolder, lesson: Lesson, quiz: Quiz) -> Iterator[Judged]:
    right = {question.name: question.right_letter for question in quiz.questions}
    result = lesson.judge(quiz.id, PlainDoor(right))
    yield Judged(folder.name, quiz.id, "right", "all right letters", "reference", result)
    for question in quiz.questions:
        for letter, choice in question.letters.items():
            if not choice.right:
                result = lesson.judge(quiz.id, PlainDoor({**right, question.name: letter}))
                told = any(choice.why in part.detail for part in result.parts if not part.passed)
                name = f"{question.name}: {letter}"
                # what a quiz tells stands in the part; name it, so that it is held like any misconception
                result = Result(**{**vars(result), "misconception": name if told else ""})
                yield Judged(folder.name, quiz.id, "wrong", name, "declaration", result)
