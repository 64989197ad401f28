"""Every sentence of a task is accounted for, in this course and in every lesson that is built."""

import numpy as np
import pytest

from course.authoring.accounts import account, refuse_given_away, refuse_unheld
from course.authoring.automatic import automatic
from course.authoring.build import build
from course.authoring.probes import ProbeSource, PromiseError
from course.authoring.promised import promised
from course.authoring.reference import full
from course.lessons import all_lessons
from nnkit.check.cases import Case
from nnkit.check.exercise import Exercise, Part
from nnkit.check.promises import Holds, New
from nnkit.check.task import HOLDERS

Z = np.array([1.0, -2.0, 0.5])
ZERO = Holds("at zero", "", Case(np.zeros(2)))


def made(task, *promises):
    exercise = Exercise("relu", "", task, [Part("a row", [Case(Z), Case(-Z)])], promises=promises)
    source = ProbeSource(exercise, exercise, lambda z: np.maximum(z, 0), "", np.random.default_rng(0))
    return exercise, [*automatic(source), *promised(source)]


def test_an_account_says_what_holds_each_sentence():
    task = "`z`: an array {given} $\\to$ a new one: {New} max(0, z). {cases} {a row} 0 at 0. {at zero} By loops. {free}"
    assert list(account(*made(task, New("z"), ZERO))) == [
        ("`z`: an array", HOLDERS["given"]),
        ("$\\to$ a new one:", "New: not new"),
        ("max(0, z).", "every case; part 'a row'"),
        ("0 at 0.", "at zero: at zero"),
        ("By loops.", HOLDERS["free"]),
    ]


@pytest.mark.parametrize(
    ("task", "complaint"),
    [
        ("max(0, z). {cases} As a new array.", "what holds this sentence"),
        ("max(0, z). {cases} As a new array. {Newer}", r"nothing is called 'Newer'; there are .*a row.*something kept"),
        ("max(0, z). As a new array. {cases}", "each has its own mark"),
        ("max(0, z). {cases} Called again it answers the same. {something kept between calls}", ""),
    ],
)
def test_a_sentence_that_nothing_holds_is_refused(task, complaint):
    if not complaint:
        refuse_unheld(*made(task))
        return
    with pytest.raises(PromiseError, match=complaint):
        refuse_unheld(*made(task))


def test_a_promise_that_no_sentence_says_is_refused():
    with pytest.raises(PromiseError, match="no sentence of the task says"):
        refuse_unheld(*made("max(0, z). {cases}", ZERO))
    refuse_unheld(*made("max(0, z), also at 0. {cases} {at zero}", ZERO))


def test_a_lesson_with_such_a_sentence_is_not_built(author_folder):
    path = author_folder.source / "exercises.py"
    path.write_text(path.read_text().replace("plus the bias. {cases}", "plus the bias. {cases} As fast as light."))
    with pytest.raises(PromiseError, match=r"'As fast as light\.': what holds this sentence"):
        build(author_folder)


@pytest.mark.parametrize("folder", all_lessons(), ids=lambda folder: folder.name)
def test_every_sentence_of_every_task_is_accounted_for(folder):
    lesson = full(folder)
    for name, planned in lesson.planned.items():
        exercise = lesson.declared[name]
        refuse_unheld(exercise, planned)
        held = [sentence for sentence in exercise.sentences if set(sentence.marks) - {"given", "free", "about"}]
        assert held, f"{name} asks nothing"


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ([None, None], "`return None`"),
        ([0.0, np.float64(0)], "`return 0`"),
        ([True, True], "`return 1`"),
        ([-1, -1], "`return -1`"),
        ([Z, -Z], "the first argument, given back,"),
    ],
)
def test_a_part_that_answers_nothing_must_not_earn(expected, answer):
    exercise, _ = made("{free}")
    with pytest.raises(PromiseError, match=f"^relu: {answer} earns the part 'a row': give it a case"):
        refuse_given_away(exercise, {"a row": expected})


def test_a_part_with_one_case_that_wants_something_else_is_earned_by_no_empty_answer():
    exercise, _ = made("{free}")
    refuse_given_away(exercise, {"a row": [Z, Z]})
    refuse_given_away(exercise, {"a row": [0, 3]})
