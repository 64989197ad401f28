"""In a notebook: an answer that fails because it builds on one that is not right yet is told so, and nothing else."""

import linecache

import numpy as np
import pytest

from nnkit.check import check, lesson, verdict
from nnkit.check.used import answers_used
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
