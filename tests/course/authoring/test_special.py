"""Special values are tried without a word: zeros, tiny and large numbers, equal ones, but for what a task excludes."""

import numpy as np
import pytest

from course.authoring.probes import PromiseError, Setting, expected_of, with_probes
from course.authoring.special import special
from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.verdict import judge

X, W = np.array([[0.5, -1.0], [2.0, 1.5], [1.0, 0.25]]), np.array([1.0, -2.0])


def told(answer, reference, cases, **more):
    """What an answer is told that is right but for special values; nothing where it is right."""
    made = Exercise("answer", "", "", [Part("it", cases)], **more)
    planned = special(Setting(made, made, reference, "", np.random.default_rng(0)))
    planned = list(planned)
    expected = expected_outcomes(made, reference, made.parts[0].cases)
    expected = {"it": expected + [expected_of(made, reference, each) for each in planned]}
    exercise = with_probes(made, planned)
    assert judge(exercise, PlainDoor(reference), expected).ok
    return judge(exercise, PlainDoor(answer), expected).misconception


def affine(X, w, b):
    return X @ w + b


def layers(X, biases):
    return sum((X.sum() + b for b in biases), 0.0)


def larger(x, y):
    return max(x, y)


@pytest.mark.parametrize(
    ("name", "answer", "reference", "case"),
    [
        ("a zero", lambda X, w, b: X @ w + (b or 1.0), affine, Case(X, W, 0.5)),
        ("a zero", lambda X, w, b: affine(X, w, b) if w.any() else 0 * X[:, 0], affine, Case(X, W, 0.5)),
        ("a zero", lambda X, bs: sum((X.sum() + b if b.any() else b for b in bs), 0.0), layers, Case(X, [W, 2 * W])),
        ("tiny numbers", lambda X, w, b: X @ np.where(np.abs(w) < 1e-4, 0, w) + b, affine, Case(X, W, 0.0)),
        ("large numbers", lambda X, w, b: np.clip(X @ w + b, -100, 100), affine, Case(X, W, 0.5)),
        ("equal numbers", lambda x, y: larger(x, y) if x != y else 0.0, larger, Case(1.0, 2.0)),
    ],
)
def test_an_answer_that_is_wrong_on_a_special_value_is_found(name, answer, reference, case):
    assert told(answer, reference, [case]) == name


class Walk:
    def __init__(self, mu):
        self.mu, self.v = mu, 0.0

    def step(self, g):
        self.v = self.mu * self.v + g
        return self.v + 0


class UsualWhereZero(Walk):
    def __init__(self, mu):
        super().__init__(mu or 0.9)


def test_an_objects_settings_are_tried_too():
    script = Script(Case(0.5), Step("step", W), Step("step", -W))
    assert told(UsualWhereZero, Walk, [script], kind="object") == "a zero"


@pytest.mark.parametrize("said", ["zero b", "zero"])
def test_what_the_declaration_excludes_is_not_asked(said):
    never = {said: "a bias is above 0", "large": "numbers stay small"}
    assert told(lambda X, w, b: X @ w + (b or 1.0), affine, [Case(X, W, 0.5)], never={said: "a bias is above 0"}) == ""
    assert told(lambda X, w, b: np.clip(X @ w + b, -100, 100), affine, [Case(X, W, 0.5)], never=never) == ""


def test_what_the_reference_does_not_take_is_not_asked():
    def inverse(x):
        return 1 / x

    assert told(lambda x: 0.0 if (x == 0).any() else 1 / x, inverse, [Case(W)]) == ""


def test_an_exclusion_of_an_argument_that_is_not_there_is_refused():
    with pytest.raises(PromiseError, match="never names 'zero c'; its arguments are X, w, b"):
        told(affine, affine, [Case(X, W, 0.5)], never={"zero c": "it is above 0"})
