"""In a notebook: an answer that fails because it builds on one that is not right yet is told so, and nothing else."""

import linecache
from contextlib import nullcontext
from types import SimpleNamespace

import numpy as np
import pytest

from nnkit.check import Case, Exercise, Part, check, lesson, verdict
from nnkit.check.chain import judge_in_chain
from nnkit.check.exercise import Quiz
from nnkit.check.result import PartResult, Result
from nnkit.check.used import answers_used
from nnkit.check.verdict import Judged
from nnkit.places import lessons_folder

AFFINE = "def affine(X, w, b):\n    return {}\n"
NEURON = "def neuron(X, w, b):\n    return {}\n"
BUILDS = "1 / (1 + np.exp(-affine(X, w, b)))"
SAID = "It builds on `affine` above, which is not right yet: mend that first."


@pytest.fixture(autouse=True)
def neurons(monkeypatch):
    monkeypatch.setattr(lesson, "_in_force", lesson.read_lesson(lessons_folder() / "01-neuron"))


def notebook(text):
    names = {"np": np}
    linecache.cache["<notebook>"] = (len(text), None, text.splitlines(keepends=True), "<notebook>")
    exec(compile(text, "<notebook>", "exec"), names)
    return names


@pytest.mark.parametrize("z", ["X @ w - b", "X @ w", "None"])
def test_the_earlier_answer_is_named_first(z):
    names = notebook(AFFINE.format(z) + NEURON.format(BUILDS))
    card = check("neuron", names["neuron"])
    assert card.points == 0 and SAID in str(card) and "`" not in SAID.replace("`affine`", "")
    assert card.result.misconception == "an earlier answer" and card.result.message == ""
    assert "<code" in card._repr_html_() and "mend that first" in card._repr_html_()
    assert "an earlier" not in check("affine", names["affine"]).result.misconception


def test_words_are_looked_for_once_and_only_where_they_are_said(monkeypatch):
    """Of earlier answers, and where a cell waits for one, only the marks are asked."""
    looked = []
    diagnose = verdict.diagnose
    monkeypatch.setattr(
        verdict, "diagnose", lambda exercise, *rest: looked.append(exercise.id) or diagnose(exercise, *rest)
    )
    names = notebook(AFFINE.format("X @ w + b") + NEURON.format(BUILDS.replace("-", "")))
    check("neuron", names["neuron"])
    assert looked == ["neuron"]
    names = {**notebook(AFFINE.format("X @ w - b") + NEURON.format(BUILDS)), "ready": lesson.ready}
    check("neuron", names["neuron"])
    exec("goes_on = ready('affine', 'neuron')", names)
    assert not names["goes_on"] and looked == ["neuron"]


def test_on_one_that_is_not_attempted_nothing_is_attempted_yet():
    text = "def affine(X, w, b):\n    raise NotImplementedError\n" + NEURON.format(BUILDS)
    result = check("neuron", notebook(text)["neuron"]).result
    assert (result.state, result.leans) == ("not attempted", "")


def test_through_a_function_between():
    between = "def step(X, w, b):\n    return [affine(X, w, b) for _ in range(1)][0]\n"
    text = AFFINE.format("X @ w - b") + between + NEURON.format("1 / (1 + np.exp(-step(X, w, b)))")
    assert SAID in str(check("neuron", notebook(text)["neuron"]))


def test_what_is_wrong_in_itself_is_told_its_own():
    right = AFFINE.format("X @ w + b")
    for text in (right + NEURON.format(BUILDS.replace("-", "")), NEURON.format("1 / (1 + np.exp(X @ w + b))")):
        result = check("neuron", notebook(text)["neuron"]).result
        assert result.leans == "" and result.misconception != "an earlier answer" and result.message


def test_a_right_answer_that_builds_on_a_wrong_one_is_right():
    """`neuron` may do without it."""
    text = AFFINE.format("X @ w - b") + NEURON.format("1 / (1 + np.exp(-X @ w - b))")
    assert check("neuron", notebook(text)["neuron"]).ok


def test_what_an_answer_uses_is_what_it_looks_up_where_it_was_defined():
    names = notebook(
        "def a(): return 1\ndef b(): return 2\nclass C:\n    def f(self):\n        return [a() for _ in range(3)]\n"
        "def d(x):\n    b = x\n    return C().f() + x.a\nv = 3\n"
    )
    used = answers_used(names["d"], {"a", "b", "C", "v"})
    assert set(used) == {"a", "C"} and used["a"] is names["a"]
    assert answers_used(names["v"], {"a"}) == {} == answers_used(np.exp, {"a"})


def test_a_class_uses_those_that_it_is_made_of():
    names = notebook("class A:\n    pass\nclass B(A):\n    def f(self):\n        return 1\n")
    assert answers_used(names["B"], {"A", "B"}) == {"A": names["A"]}


class Judging:
    """A lesson of exercises `a`, `b`, `c` and a quiz between them; an answer is worth what its door says, of 2 points:
    (with the cases that students see, with all)."""

    exercises = {name: Exercise(name, name, "...", [Part("it", [Case(1)])]) for name in "abd"}  # noqa: RUF012
    exercises |= {"quiz": Quiz("quiz", "Quiz", ()), "c": Exercise("c", "c", "...", [Part("it", [Case(1)])])}
    all = 1

    def run(self, name, door):
        points = door.worth[self.all]
        state = "right" if points == 2 else "partly right" if points else "wrong"
        return Judged(Result(name, name, state, (PartResult("it", points == 2, points, 2),)), {})

    def say(self, name, door, judged, look=0):
        return judged.result

    def as_shown(self, name):
        return SimpleNamespace(run=lambda name, door: Shown().run(name, door), say=self.say)


class Shown(Judging):
    all = 0


def door(*worth, uses=(), lent=None):
    def used(name, others):
        assert name == "c" and set(others) == {"a", "b", "d"}  # no quiz, and nothing that comes later
        return dict(uses)

    return SimpleNamespace(worth=worth, uses=used, lent=lambda name, names: nullcontext(lent))


RIGHT, WRONG, HALF = door(2, 2), door(0, 0), door(1, 1)


@pytest.mark.parametrize(
    ("own", "points", "leans"),
    [
        (door(0, 0), 0, ""),  # it builds on nothing
        (door(0, 0, uses={"a": RIGHT}), 0, ""),  # nothing is lent here, and what it uses is right
        (door(0, 0, uses={"a": RIGHT}, lent=WRONG), 0, ""),
        (door(0, 0, uses={"a": WRONG}, lent=WRONG), 0, "Judged in itself, with the course's `a`: yours above is "
         "wrong."),
        (door(0, 0, uses={"a": WRONG}, lent=RIGHT), 2, "Right in itself; `a` above is wrong."),
        (door(0, 0, uses=dict.fromkeys("abd", WRONG), lent=RIGHT), 2, "Right in itself; `a`, `b` and `d` above are "
         "wrong."),
        (door(1, 1, uses={"a": WRONG}, lent=WRONG), 1, ""),  # its own counts: it is worth more
        (door(1, 1, uses={"a": RIGHT}, lent=HALF), 1, ""),
        (door(0, 0, uses={"a": WRONG}, lent=door(1, 0)), 0, "Judged in itself, with the course's `a`: yours above is "
         "wrong."),  # it fails where students do not see it
        (door(0, 0, uses={"a": RIGHT}, lent=RIGHT), 2, "Right in itself: judged with the course's `a`. Yours is right "
         "too, but what comes back differs (its kind, as a list, or a hair), and this answer does not go with it."),
        (door(0, 0, uses={"a": RIGHT, "b": RIGHT}, lent=HALF), 1, "Better in itself: judged with the course's `a` and "
         "`b`. Yours are right too, but what comes back differs (its kind, as a list, or a hair), and this answer does "
         "not go with it."),
    ],
)  # fmt: skip
def test_the_better_of_two_verdicts_counts(own, points, leans):
    result = judge_in_chain(Judging(), "c", own)
    assert (result.points, result.leans) == (points, leans)


def test_a_right_answer_is_judged_once():
    own = door(2, 2)
    own.uses = None
    assert judge_in_chain(Judging(), "c", own).ok
    assert judge_in_chain(Judging(), "a", SimpleNamespace(worth=(0, 0))).points == 0  # nothing comes before it
