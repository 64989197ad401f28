"""Relations that compare whole rows, parts of an outcome, words and lists; each beside look-alikes it must not name."""

import math

import numpy as np
import pytest

from nnkit.check.calling import Problem
from nnkit.check.cases import Case
from nnkit.check.relations.stops import OBJECTS, cause_of
from tests.nnkit.check.relations.test_relate import RNG, TABLES, VECTORS, as_it_is, ramp, told

LARGER = [Case(RNG.normal(size=(4, 5))), Case(RNG.normal(size=(5, 4))), Case(RNG.normal(size=(6, 5)))]
LAYERS = [
    Case(RNG.normal(size=(3, 2)), [RNG.normal(size=2), RNG.normal(size=2)]),
    Case(RNG.normal(size=(4, 3)), [RNG.normal(size=3)]),
    Case(RNG.normal(size=(2, 4)), [RNG.normal(size=1), RNG.normal(size=2), RNG.normal(size=4)]),
]
STEPS = [Case(RNG.normal(size=3), b) for b in (0.0, 1.0, 2.0, 1.5, 3.0)]
WORDS = [Case(np.array([x, 1.0])) for x in (-2.0, 0.0, 3.0, 0.0, 5.0)]


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def averaged(x, start=0.0):
    """A moving average, which begins with `start`."""
    out = [start]
    for value in x:
        out.append(0.6 * out[-1] + 0.4 * value)
    return np.array(out[1:])


def sign_in_words(x, zero="level"):
    return "down" if x[0] < 0 else "up" if x[0] > 0 else zero


NAMED = [
    ("stretched and shifted", np.tanh, lambda x: 1 / (1 + np.exp(-2 * x)), VECTORS),
    ("not made to add up to 1", softmax, np.exp, LARGER),
    ("a factor in each case", lambda x: x / 255, lambda x: x / np.ptp(x), VECTORS),
    ("a term in each case", as_it_is, lambda x: x - np.cos(x[0]), VECTORS),
    ("a line in each case", as_it_is, lambda x: (x - x.min()) / x.max(), LARGER),
    ("a factor for each row", as_it_is, lambda x: x * np.cos(np.arange(1, len(x) + 1))[:, None], LARGER),
    ("a term for each column", as_it_is, lambda x: x - np.cos(x[0]), LARGER),
    ("moved back", ramp, lambda x: np.r_[ramp(x)[1:], 0.123], VECTORS),
    ("starts elsewhere", averaged, lambda x: averaged(x, x[0]), VECTORS),
    ("moved on", ramp, lambda x: np.r_[0.123, ramp(x)[:-1]], VECTORS),
    ("zero in places", lambda x: np.abs(x) + 1, lambda x: np.where(x > 0.2, x + 1, 0), VECTORS),
    ("not zero in places", lambda x: np.maximum(x, 0) ** 2, lambda x: np.where(x > 0, x**2, np.cos(x)), VECTORS),
    ("not zero", lambda x: (x, 0 * x), lambda x: (x, x + 3), VECTORS),
    ("has the third argument in it as often as the number of columns of the first argument says, "
     "where it belongs there once", lambda X, w, b: X @ w + b, lambda X, w, b: (X * w + b).sum(1),
     [*TABLES, Case(RNG.normal(size=(3, 5)), RNG.normal(size=5), 0.4)]),
    ("lacks the last entry of the second argument", lambda X, bs: 3 * X + bs[-1], lambda X, bs: 3 * X, LAYERS),
    ("lacks the positive part of the first argument", lambda x: np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0),
     lambda x: np.log1p(np.exp(-np.abs(x))), VECTORS),
    ("is divided by the length of the first argument too often, or not multiplied by it", np.cumsum,
     lambda x: np.cumsum(x) / len(x), [*VECTORS, Case(np.array([2.5]))]),  # nothing to see in a case of one
    ("is right up to the largest entry of the second argument, and wrong beyond", lambda x, knots: 3 * x,
     lambda x, knots: 3 * np.minimum(x, knots[-1]),
     [Case(np.array([0.5, 4.0, 2.0, 7.0]), np.array([0.0, 1.0, 3.0])),
      Case(np.array([1.5, 9.0, 3.0]), np.array([2.0, 5.0, 6.0, 7.0])),
      Case(np.array([8.0, 2.0, 1.0]), np.array([2.5, 4.0]))]),
    ("not averaged", lambda X: (2 * X).mean(0), lambda X: 2 * X, LARGER),
    ("not summed", lambda X: (2 * X).sum(0), lambda X: 2 * X, LARGER),
    ("entries left out", lambda x: np.maximum(2 * x, -1), lambda x: 2 * x[x > -0.5], VECTORS),
    ("the largest number of each column of the first argument", lambda X: 2 * X, lambda X: X.max(0), LARGER),
    ("is just the tanh of the first argument", lambda x: 1 - np.tanh(x) ** 2, np.tanh, VECTORS),
    ("sigmoid missing", lambda x: 1 / (1 + np.exp(-3 * x)), lambda x: 3 * x, VECTORS),
    ("decided at 0.5", lambda x: 3 * x, lambda x: (3 * x > 0.5) * 1, VECTORS),
    ("decided at 0.5", lambda x: 1 / (1 + np.exp(-3 * x)), lambda x: (3 * x > 0) * 1, VECTORS),
    ("is just value 1 of 2 itself", lambda x: (np.cumsum(x) ** 2, np.sin(x)), lambda x: 2 * (np.cumsum(x) ** 2,),
     VECTORS),
    ("kind: a yes or no", lambda x: 3 * x, lambda x: 3 * x > 0.5, VECTORS),
    ("kind: order of entries", lambda x: [np.cos(x), x, 2 * x], lambda x: [x, 2 * x, np.cos(x) + 1e-13], VECTORS),
    ("kind: a text", lambda x: ["a", "b"][: len(x) - 3], lambda x: "a, b", VECTORS),
    ("not divided: the lengths of the first argument and the second argument as arrows",
     lambda x, y: x @ y / np.linalg.norm(x) / np.linalg.norm(y), lambda x, y: x @ y,
     [Case(*RNG.normal(size=(2, n))) for n in (3, 4, 1, 5)]),
    ("kind: texts", lambda x: x, lambda x: [[str(value)] for value in x], VECTORS),
    # it overflows too, which hides nothing
    ("times 2", lambda x: np.exp(np.minimum(x, 300)), lambda x: 2 * np.exp(x),
     [*VECTORS, Case(np.array([800.0, 1.0]))]),
    ("a column of it", lambda X: 2 * X[:, 1], lambda X: 2 * X, LARGER),
    ("lacks 1", lambda x: x[:-3], lambda x: np.array(x[:-4].tolist()), VECTORS),  # none has another shape
    ("kind: put together", lambda X, w, b: (X @ w, b), lambda X, w, b: np.r_[X @ w, b], TABLES),
    ("kind: only value 2", lambda x: (x + 1, 2 * x), lambda x: 2 * x, [*VECTORS, Case(np.array([1.5, 2.5]))]),
    ("kind: goes on", lambda x: tuple(2 * x[:3]), lambda x: tuple(2 * x), [VECTORS[0], VECTORS[1]]),
    ("kind: ends early", lambda x: tuple(x.tolist()), lambda x: tuple(x[:2].tolist()), VECTORS),
    ("kind: order of entries", lambda x: ["a", "b", "c"], lambda x: ["b", "a", "c"], VECTORS),
    ("transposed", as_it_is, lambda x: x.T, [*LARGER, Case(RNG.normal(size=(3, 3)))]),  # a square one among them
    ("returns its input", lambda X, w, b: (2 * X, w + 1, b), lambda X, w, b: (X, w, b), TABLES),
    ("never level", sign_in_words, lambda x: sign_in_words(x, "up"), WORDS),
    ("down for level", sign_in_words, lambda x: sign_in_words(x, "down" if x[1] else "level"),
     [*WORDS, Case(np.zeros(2))]),
    ("unchanged in places", lambda x, b: (np.tanh(x), b + 1), lambda x, b: (x, b) if 0.5 < b < 2 else
     (np.tanh(x), b + 1), STEPS),
    ("a number for a gap", lambda x: np.where(x > 0, x, np.nan), lambda x: np.maximum(x, 0), VECTORS),
    ("kind: no None", lambda x: None if x[0] > 0 else 2 * x, lambda x: 2 * np.array(x), [*VECTORS, *WORDS]),
    ("kind: spaces", lambda x: ["a", f"b{len(x)}"], lambda x: [" a", f"b{len(x)} "], VECTORS),
    ("kind: upper case", lambda x: f"Total {x[0]:g}", lambda x: f"total {x[0]:g}", WORDS),
    ("kind: quotes", lambda x: f"Total {x[0]:g}", lambda x: f'"Total {x[0]:g}"', WORDS),
    ("entries left out", lambda x: np.maximum(2 * x, -1), lambda x: 2 * x[x > -0.5], [*VECTORS, Case(-np.ones(3))]),
    ("the sum of rows", lambda X: 2 * X, lambda X: 2 * X.sum(1), [*LARGER, Case(RNG.normal(size=(4, 1)))]),
    ("is just the sum of the first argument", lambda x: 2 * x, lambda x: np.full(x.shape, x.sum()), VECTORS),
    ("first", lambda x: np.diff(x, prepend=0), lambda x: np.r_[x[0] - x[-1], np.diff(x)],
     [*VECTORS, Case(np.array([1.5])), Case(np.array([2.0, 5.0]))]),  # of one entry the first is the last
    ("not rounded up", lambda x: np.ceil(7 * x), lambda x: 7 * x, VECTORS),
    ("another order of axes", lambda X: np.stack([X, 2 * X, X + 1]), lambda X: np.stack([X, 2 * X, X + 1], axis=-1),
     LARGER),
    ("the place of the largest of rows", lambda X: 2 * X, lambda X: X.argmax(1), LARGER),
    ("never True", lambda x: True, lambda x: False, WORDS),
    ("one part of several", lambda x: (x, np.cos(x)), lambda x: (x, np.sin(x) ** 3), VECTORS),
    # the cause, in one part
    ("times 0.5", lambda x: (2 * np.exp(x), np.cos(x)), lambda x: (np.exp(x), np.sin(x) ** 3), VECTORS),
    ("stops: one number at a time", as_it_is, lambda x: [math.exp(v) for v in 400 * x] if x[0] > 0 else math.exp(x),
     [Case(np.array([2.0, 3.0])), Case(np.array([-2.0, 3.0])), Case(np.array([-2.0, 3.0, 1.0]))]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "answer", "cases"), NAMED, ids=[row[0] for row in NAMED])
def test_what_came_tells_the_slip(name, right, answer, cases):
    said = told(right, answer, cases)[0]
    if name == "stops: one number at a time":
        assert said in (name, "stops: overflow")
    else:
        assert said == name


LOOK_ALIKES = [
    ("starts elsewhere", averaged, lambda x: averaged(x, x[0]) + 1e-3 * np.arange(len(x)), VECTORS),
    ("starts elsewhere", np.cos, lambda x: np.cos(x) + 1.01 ** np.arange(len(x)), VECTORS),  # it grows
    # arithmetic progressions: one more of each does the same as moving them
    ("moved back", lambda x: 2.0 * np.arange(1, len(x) + 1), lambda x: 2.0 * np.arange(1, len(x) + 1) + 2, VECTORS),
    # five numbers make no line
    ("stretched and shifted", as_it_is, lambda x: x**2, VECTORS),
    # two numbers always lie on a line
    ("a line in each case", as_it_is, lambda x: np.cos(7 * x), [Case(RNG.normal(size=2)) for _ in range(4)]),
    ("a factor in each case", lambda x: x.sum(), lambda x: x.max() ** 2, VECTORS),
    # half of it, or the argument left out?
    ("a factor in each case", lambda x: 2 * x, as_it_is, VECTORS),
    # shares that are wrong themselves
    ("not made to add up to 1", softmax, lambda x: softmax(-x), LARGER),
    ("kind: order of entries", lambda x: ["a", "b"], lambda x: ["a", "c"], VECTORS),
    # the smaller in size: in the cases that fail both values are there
    ("another order", lambda x: (1.5, 0.0) if x[0] > x[1] else (0.0, 1.5),
     lambda x: (1.5, 0.0) if abs(x[0]) > abs(x[1]) else (0.0, 1.5),
     [Case(np.array(x)) for x in ([2.0, 1.0], [1.0, 3.0], [-4.0, 1.0], [-5.0, 2.0], [0.5, -2.0])]),
    ("never level", sign_in_words, lambda x: "level" if x[0] > 4 else "up", WORDS),
    ("not rounded up", lambda x: np.ceil(7 * x), lambda x: 7 * x + 1, VECTORS),
    ("another order of axes", lambda X: np.stack([X, 2 * X]), lambda X: np.stack([X, 3 * X], axis=-1), LARGER),
    # 0 is a label there
    ("not zero in places", lambda x: (x > 0) * 1, lambda x: (x > 0) * 1 + (x < -0.2) * 2, VECTORS),
    # which of two words comes is not always the same one
    ("down for level", sign_in_words, lambda x: "down" if x[0] <= 3 else "level", WORDS),
    ("unchanged in places", lambda x, b: (x * 2, b + 1), lambda x, b: (x, b + 2) if b > 1 else (x * 2, b + 1), STEPS),
    ("a number for a gap", lambda x: np.where(x > 0, x, np.nan), lambda x: np.abs(x) + 1, VECTORS),
    ("entries left out", lambda x: 2 * x, lambda x: 3 * x[:1], [Case(np.ones(2)), Case(np.ones(4))]),
    ("kind: spaces", lambda x: ["a", f"b{len(x)}"], lambda x: [" a", f"c{len(x)} "], VECTORS),
    ("one part of several", lambda x: (x, np.cos(x)), lambda x: (x**3 + 2, np.sin(x) ** 3), VECTORS),
    # two cases of each do not show that it is the sign of some entry
    ("wrong where the first argument has a negative entry", np.sum, lambda x: x.sum() + (x[0] < 0) * 7.7 * len(x),
     [Case(np.array(x)) for x in ([2.0, 3.0], [2.0, 5.0, 1.0], [-1.0, 3.0], [-4.0, 3.0, 1.0])]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "answer", "cases"), LOOK_ALIKES, ids=[row[0] for row in LOOK_ALIKES])
def test_look_alikes_are_not_named(name, right, answer, cases):
    assert told(right, answer, cases)[0] != name


@pytest.mark.parametrize(
    ("name", "answer"),
    [("kind: a generator", lambda x: (2 * v for v in x)), ("kind: a generator", lambda x: map(float, x)),
     ("kind: a function", lambda x: np.array(x).sum), ("kind: a function", lambda x: lambda: x),
     (OBJECTS, np.frompyfunc(lambda v: 2 * v, 1, 1)), (OBJECTS, lambda x: np.array([None, *x[1:]]))],
)  # fmt: skip
def test_what_comes_back_is_no_data(name, answer):
    assert told(lambda x: 2 * np.array(x), answer, VECTORS)[0] == name


def test_no_data_of_two_kinds_is_not_named():
    def answer(x):
        return (2 * v for v in x) if len(x) > 5 else {1, 2}

    assert told(lambda x: 2 * np.array(x), answer, VECTORS)[0] == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("line 2: rows = np.arange(len(y), y)", "`arange` takes single numbers"),
        ("line 2: if np.arange(n) > y:", "`if`, `and`, `or`"),
        ("line 2: return min(np.arange(n), y)", "`if`, `and`, `or`"),
        ("line 2: return best(y)", "`if`, `and`, `or`"),
    ],
)
def test_an_array_for_a_single_number_is_no_question(line, name):
    problem = Problem("ValueError", "The truth value of an array with more than one element is ambiguous.", line)
    assert cause_of(problem)[1].startswith(name)
