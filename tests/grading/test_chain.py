"""Answers that build on earlier ones are judged with the student's own and with the course's; the better counts."""

import contextlib
import re
from pathlib import Path

import numpy as np
import pytest

from course.authoring.reference import full_lesson, public_lesson
from course.lessons import find_lesson
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise
from tests.grading.conftest import MINUTES, course_of
from tests.grading.corpus import Hostile
from tests.grading.test_look import told

SOLUTIONS = Path(__file__).parents[2] / "solutions"
AFFINE = "def affine(X, w, b):\n    return {}"


@pytest.fixture(scope="module")
def neurons(tmp_path_factory):
    return course_of(SOLUTIONS / "01-neuron", "01-neuron", tmp_path_factory.mktemp("neurons"), MINUTES)


@pytest.fixture(scope="module")
def full(neurons):
    """By grade_id what the course's own answers earn."""
    return neurons.grade_hostile(Hostile("right", "")).scores


@pytest.fixture(scope="module")
def wrong_affine(neurons):
    return neurons.grade_hostile(Hostile("wrong_affine", "", {"affine": AFFINE.format("X @ w - b")}))


def test_a_wrong_affine_costs_its_own_points_only(wrong_affine, full):
    assert full["check-affine"] == 2
    assert wrong_affine.scores == {**full, "check-affine": 0}


def test_the_card_says_which_one_is_wrong(wrong_affine):
    assert "Right in itself; affine above is wrong." in told(wrong_affine)["check-neuron"]


def test_right_answers_combined_lose_nothing(neurons, full):
    """A list is allowed for `affine`; a `neuron` that wants an array is right too."""
    graded = neurons.grade_hostile(Hostile("list", "", {"affine": AFFINE.format("[float(x @ w + b) for x in X]")}))
    assert graded.scores == full
    assert "Right in itself: judged with the course's affine" in told(graded)["check-neuron"]


def test_a_right_train_on_a_loss_that_is_free_to_differ_by_a_hair_loses_nothing(neurons, full):
    bce = "def bce(a, y):\n    return -np.mean(y * np.log(a + 1e-8) + (1 - y) * np.log(1 - a + 1e-8))"
    assert neurons.grade_hostile(Hostile("hair", "", {"bce": bce})).scores == full


def test_what_is_wrong_in_itself_stays_so_and_is_told_its_own(neurons, full):
    answers = {
        "affine": AFFINE.format("X @ w - b"),
        "neuron": "def neuron(X, w, b):\n    z = affine(X, w, b)\n    return 1 / (1 + np.exp(z))",
    }
    graded = neurons.grade_hostile(Hostile("both", "", answers))
    assert graded.scores == {**full, "check-affine": 0, "check-neuron": graded.scores["check-neuron"]}
    assert graded.scores["check-neuron"] < full["check-neuron"]
    assert "Judged in itself, with the course's affine: yours above is wrong." in told(graded)["check-neuron"]


class Lending(PlainDoor):
    """A door that lends: behind it is the same answer, of which it is known what was asked."""

    def __init__(self, answer, meanwhile):
        super().__init__(answer)
        self.meanwhile, self.asked = meanwhile, []

    def each(self, asked):
        self.asked += [given for how, given, _ in asked if how == "call"]
        return super().each(asked)

    @contextlib.contextmanager
    def lent(self, name, names):
        self.meanwhile()
        self.there = Lending(self._answer, None)
        yield self.there


@pytest.mark.parametrize(("sign", "right"), [("", False), ("-", True)])
def test_what_only_grading_sees_is_asked_with_what_is_lent_only_where_it_can_count(sign, right):
    """Each call of what is lent is an errand to another process."""
    lesson = full_lesson(find_lesson("01-neuron"))
    names = {"np": np, "affine": lambda X, w, b: X @ w - b}
    exec(f"def neuron(X, w, b):\n    return 1 / (1 + np.exp({sign}affine(X, w, b)))", names)
    door = Lending(names["neuron"], lambda: names.update(affine=lambda X, w, b: X @ w + b))
    assert lesson.judge_in_chain("neuron", door).ok == right
    hidden = [case.args for part in lesson.exercises["neuron"].parts for case in part.hidden]
    assert len(hidden) > 3
    assert [any(args is each for each in door.there.asked) for args in hidden] == [right] * len(hidden)


def test_an_exercise_as_shown_is_the_one_that_students_have():
    folder = find_lesson("01-neuron")
    full, public = full_lesson(folder).exercises, public_lesson(folder).exercises
    coded = [name for name, each in public.items() if isinstance(each, Exercise)]
    assert len(coded) > 5
    for name in coded:
        shown = full[name].shown
        assert [len(part.all_cases) for part in shown.parts] == [len(part.all_cases) for part in public[name].parts]
        assert [[came.as_expected for came in known.outcomes] for known in shown.wrong] == [
            [came.as_expected for came in known.outcomes] for known in public[name].wrong
        ]


MOMENTUM = (
    "class MyMomentum:\n    def __init__(self, lr, mu=0.9):\n        self.lr, self.mu, self.v = lr, mu, 0.0\n\n"
    "    def step(self, theta, grad):\n        self.v = self.mu * self.v {} grad\n        theta -= self.lr * self.v"
)
ON_MOMENTUM = {
    "it has one": "class MyNesterov:\n    def __init__(self, lr, mu=0.9):\n"
    "        self.lr, self.inner = lr, MyMomentum(lr, mu)\n\n"
    "    def step(self, theta, grad):\n        ahead = theta.copy()\n        self.inner.step(ahead, grad)\n"
    "        theta -= self.lr * grad\n        theta += self.inner.mu * (ahead - theta - self.lr * grad)",
    "it is one": "class MyNesterov(MyMomentum):\n    def step(self, theta, grad):\n        before = theta.copy()\n"
    "        super().step(theta, grad)\n        theta[...] = before - self.lr * grad + self.mu * (theta - before)",
}


@pytest.fixture(scope="module")
def optimisers(tmp_path_factory):
    return course_of(SOLUTIONS / "07-optimisers", "07-optimisers", tmp_path_factory.mktemp("optimisers"), MINUTES)


@pytest.mark.parametrize("nesterov", ON_MOMENTUM.values(), ids=ON_MOMENTUM)
def test_a_class_that_changes_what_it_is_given_is_lent_too(optimisers, nesterov):
    right = optimisers.grade_hostile(Hostile("right", "", {"MyMomentum": MOMENTUM.format("+"), "MyNesterov": nesterov}))
    wrong = optimisers.grade_hostile(Hostile("wrong", "", {"MyMomentum": MOMENTUM.format("-"), "MyNesterov": nesterov}))
    assert right.scores["check-MyMomentum"] > 0 and right.scores["check-MyNesterov"] > 0
    assert wrong.scores == {**right.scores, "check-MyMomentum": 0}
    assert "Right in itself; MyMomentum above is wrong." in told(wrong)["check-MyNesterov"]


BORROW = {
    "the name of a later one": {"affine": "def affine(X, w, b):\n    return neuron(X, w, b)"},
    "its own name": {"affine": "def affine(X, w, b):\n    return globals()['affine'](X, w, b)"},
    "kept from where it is lent": {
        "affine": "kept = []\ndef affine(X, w, b):\n    return kept[0](X, w, b) if kept else X @ w - b",
        "neuron": "def neuron(X, w, b):\n    import builtins, gc\n    builtins.lent = affine\n    kept.append(affine)\n"
        "    open('lent', 'w').write(repr(affine(X, w, b)))\n    return 1 / (1 + np.exp(-affine(X, w, b)))",
    },
}


@pytest.mark.parametrize("answers", BORROW.values(), ids=BORROW)
def test_what_is_lent_is_no_answer_to_its_own_exercise(neurons, answers):
    graded = neurons.grade_hostile(Hostile("borrows", "", answers))
    assert graded.scores["check-affine"] == 0


def test_what_is_lent_stays_out_of_sight(neurons, tmp_path):
    """An answer that shows the numbers which a lent one gives shows none of a hidden case."""
    shows = "def neuron(X, w, b):\n    raise ValueError(repr(affine(X, w, b)))"
    graded = neurons.grade_hostile(Hostile("shows", "", {"affine": AFFINE.format("X @ w - b"), "neuron": shows}))
    numbers = {text[:8] for text in re.findall(r"\d+\.\d{6,}", told(graded)["check-neuron"])}
    assert not numbers & neurons.hidden_numbers()
