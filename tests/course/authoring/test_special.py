"""Special values are tried without a word: zeros, tiny and large numbers, equal ones, but for what a task excludes."""

import functools
from functools import partial
from itertools import pairwise

import numpy as np
import pytest

from course.authoring.probes import ProbeSource, PromiseError
from course.authoring.special import special
from nnkit.check.cases import Case, Script, Step
from nnkit.check.exercise import Exercise, Part
from nnkit.check.promises import Between
from tests.course.authoring import probed

LONG = np.array([0.5, -1.0, 2.25, 0.75])
X, W = np.array([[0.5, -1.0], [2.0, 1.5], [1.0, 0.25]]), np.array([1.0, -2.0])
TURN = np.array([[0.75, -1.0], [1.0, 0.5]])


told = partial(probed.told, special)


def affine(X, w, b):
    return X @ w + b


def layers(X, biases):
    return sum((X.sum() + b for b in biases), 0.0)


def chained(X, layers):
    return functools.reduce(lambda A, layer: np.tanh(A @ layer) if layer.ndim > 1 else A * layer, layers, X)


def total(a, b):
    return a + b


def larger(x, y):
    return max(x, y)


def difference(x, y):
    return x - y


def roll(z):
    return np.roll(z, 1)


def by_index(z):
    return np.array([z[i] - z[i - 1] for i in (z.tolist().index(v) for v in z)])


def first_of_each(P, y):
    return {(*row, label): row[0] * label for row, label in zip(P, y, strict=True)}.values()


def is_largest(z):
    return np.where(z == z.max(), 1, 0)


def centred(z):
    return z - z.mean()


def turned(M, c):
    return M.T, c[:, 0]


@pytest.mark.parametrize(
    ("name", "answer", "reference", "case"),
    [
        ("a zero", lambda X, w, b: X @ w + (b or 1.0), affine, Case(X, W, 0.5)),
        ("a zero", lambda X, w, b: affine(X, w, b) if w.any() else 0 * X[:, 0], affine, Case(X, W, 0.5)),
        ("a zero", lambda X, bs: sum((X.sum() + b if b.any() else b for b in bs), 0.0), layers, Case(X, [W, 2 * W])),
        ("tiny numbers", lambda X, w, b: X @ np.where(np.abs(w) < 1e-4, 0, w) + b, affine, Case(X, W, 0.0)),
        ("large numbers", lambda X, w, b: np.clip(X @ w + b, -100, 100), affine, Case(X, W, 0.5)),
        ("other signs", lambda X, w, b: affine(X, np.where(w.sum() > 0, np.abs(w), w), b), affine, Case(X, W, 0.5)),
        ("other signs", lambda X, w, b: affine(X, w, b) if w.max() > 0 else b + 0 * X[:, 0], affine, Case(X, W, 0.5)),
        ("one number throughout", lambda X, w, b: affine(X, w, b + 9.0 * (w[0] == w[1] != 0)), affine, Case(X, W, 0.5)),
        ("a sorted array", lambda z: z + 9.0 * (np.diff(z) > 0).all(), np.copy, Case(np.array([1.0, -2.0, 0.5]))),
        ("a sorted array", lambda z: z + 9.0 * (np.diff(z) < 0).all(), np.copy, Case(np.array([2.0, -1.0, 2.5]))),
        ("tiny numbers", lambda X, w: np.where(np.abs(total(X, w)) < 1e-5, 0, total(X, w)), total, Case(X[0], W)),
        ("uneven sizes", lambda z: z if np.abs(z).max() <= 500 * np.abs(z).min() else 0 * z, np.copy, Case(2 * X)),
        ("another type of number", lambda y: y if y.dtype == np.int64 else 0 * y, np.copy, Case(np.array([2, 0, 1]))),
        ("equal numbers", lambda a, b: total(a, b) + 9.0 * np.array_equal(a, b), total, Case(X[0], W)),
        ("equal numbers", lambda n, k: n if n == k else n % k, lambda n, k: n % k, Case(7, 3)),
        ("equal numbers", lambda x, y: larger(x, y) if x != y else 0.0, larger, Case(1.0, 2.0)),
        ("a number twice", by_index, lambda z: z - roll(z), Case(LONG)),
        ("a row twice", lambda P, y: sum(first_of_each(P, y)), lambda P, y: P[:, 0] @ y, Case(X, np.array([1, 2, 4]))),
        ("numbers close together", lambda z: np.where(np.isclose(z, z.max()), 1, 0), is_largest, Case(LONG + 9)),
        ("large numbers", lambda z: max(-100.0, z.max()), lambda z: z.max(), Case(LONG)),
        ("large numbers", lambda z: z - z.mean() if z.mean() < 1000 else 0 * z, centred, Case(LONG)),
        ("tiny numbers", lambda z, T: z / max(T, 1e-2), lambda z, T: z / T, Case(LONG, 0.5)),
        ("numbers close together", lambda x, y: 0.0 if np.isclose(x, y, atol=0) else x - y, difference, Case(1.0, 2.0)),
        ("numbers close together", lambda a, b: np.where(np.isclose(a, b), 0, a - b), difference, Case(X[0], W)),
        ("a longer list", lambda X, Ws: chained(X, Ws[:20]), chained, Case(X, [W, TURN])),
        ("a longer list", lambda X, Ws: chained(X, Ws[:20]), chained, Case(X, [X.T @ X, TURN])),
    ],
)
def test_an_answer_that_is_wrong_on_a_special_value_is_found(name, answer, reference, case):
    assert told(answer, reference, [case]) == name


def test_of_two_lists_none_is_made_longer_alone():
    pairs = Case([W, -W], [X[0], X[1]])
    dot = lambda us, vs: sum(u @ v for u, v in zip(us, vs, strict=False))  # noqa: E731
    assert told(lambda us, vs: dot(us, vs) if len(us) == len(vs) else 0.0, dot, [pairs]) == ""


def test_it_is_tried_where_sizes_differ_too():
    cases = [Case(np.array([[1.0, 2.0, 0.5]]), np.array([[3.0]])), Case(np.array([[1.0, 2.0], [0.5, -1.0]]), X[:2, :1])]
    as_long_as_the_rows = lambda M, c: (M.T, c[:, 0] if c.any() else np.zeros(M.shape[1]))  # noqa: E731
    assert told(as_long_as_the_rows, turned, cases) == "a zero"


def test_it_is_tried_in_the_part_where_most_numbers_differ():
    def dropped(z, p):
        mask = 1.0 * (np.arange(len(z)) >= p)
        return z * mask, mask

    parts = [Part("none", [Case(LONG, 0)]), Part("two", [Case(LONG, 2)]), Part("none again", [Case(LONG, 0)])]
    exercise = Exercise("answer", "", "", parts)
    made = [each.probe for each in special(ProbeSource(exercise, exercise, dropped, "", np.random.default_rng(0)))]
    assert 2 in [probe.case.args[1] for probe in made if probe.name == "a zero" and not probe.case.args[0].any()]


class Walk:
    def __init__(self, mu):
        self.mu, self.v = mu, 0.0

    def step(self, g):
        self.v = self.mu * self.v + g
        return self.v + 0


class StepBy(Walk):
    def step(self, theta, g):
        return theta + super().step(g)


class StepIfOther(StepBy):
    def step(self, theta, g):
        return theta if np.array_equal(theta, g) else super().step(theta, g)


class UsualWhereZero(Walk):
    def __init__(self, mu):
        super().__init__(mu or 0.9)


def test_an_objects_settings_are_tried_too():
    script = Script(Case(0.5), Step("step", W), Step("step", -W))
    assert told(UsualWhereZero, Walk, [script], kind="object") == "a zero"


def test_two_arguments_of_a_method_are_once_equal():
    script = Script(Case(0.5), Step("step", W, X[0]), Step("step", W, X[1]))
    assert told(StepIfOther, StepBy, [script], kind="object") == "equal numbers"


def test_every_case_is_made_large_for_of_one_it_may_not_show():
    def square(eps):
        return eps**2

    assert told(lambda eps: square(eps) if eps < 2 else eps, square, [Case(1e-3), Case(0.5)]) == "large numbers"


def wires(sizes):
    return sum(a * b for a, b in pairwise(sizes))


@pytest.mark.parametrize(
    ("name", "answer", "reference", "case"),
    [
        ("a number near 1", lambda w, rho: (0.9 if 0.9 < rho < 1 else rho) * w, lambda w, rho: rho * w, Case(W, 0.5)),
        ("other labels", lambda X, y: X.ravel()[np.sort(y)], lambda X, y: X.ravel()[y], Case(X, np.array([0, 1, 2]))),
        ("a longer list", lambda n: sum(n[n.index(k) - 1] * k for k in n[1:]), wires, Case([4, 3, 2])),
    ],
)
def test_shares_labels_and_lists_are_tried_in_every_case(name, answer, reference, case):
    assert told(answer, reference, [case]) == name


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


def test_what_ascends_in_every_case_is_not_disturbed():
    knots = [Case(np.array([-1.0, 0.5, 2.0])), Case(np.array([0.0, 3.0]))]
    assert told(lambda x: np.sort(x), np.copy, knots) == ""


def test_an_argument_without_a_negative_number_gets_none():
    assert told(np.abs, np.copy, [Case(np.array([3.0, 0.5, 2.0]))]) == ""


def test_what_is_made_of_another_argument_stays_within_what_cases_show():
    def first(A, draws):
        return A + 0 * draws

    case, never = Case(LONG, np.array([0.25, 0.75, 0.5, 0.25])), {"large draws": "they end at 1"}
    assert told(lambda A, draws: A + (draws < 0), first, [case]) == ""
    assert told(lambda A, draws: A + (draws > 2), first, [case], never=never) == ""
    assert told(lambda A, draws: A + (draws > 2), first, [case]) == "large numbers"


def test_a_bound_is_found_however_large_unless_such_numbers_are_excluded():
    def doubled(x):
        return 2 * x

    def bounded(x):
        return np.clip(2 * x, -1e7, 1e7)

    assert told(bounded, doubled, [Case(W)]) == "large numbers"
    assert told(bounded, doubled, [Case(W)], never={"huge x": "up to a thousand"}) == ""
    assert told(bounded, doubled, [Case(W)], never={"large": "up to a hundred"}) == ""


def test_a_list_of_numbers_is_changed_as_an_array_is():
    def best(errors):
        return errors.index(min(errors))

    def best_by_far(errors):
        return next(i for i, error in enumerate(errors) if error < 1.0001 * min(errors))

    never = {"zero": "none is"}
    assert told(best_by_far, best, [Case([3.0, 2.5, 2.25, 2.0])], never=never) == "numbers close together"
    assert told(best_by_far, best, [Case([1.0, 2.0, 2.5, 3.0])], never=never) == ""


def test_a_number_in_a_range_stays_there():
    cases = [Case(W, 0.5)]
    promise = [Between("p", 0, 1)]

    def kept(a, p):
        return a * (1 - p)

    def kept_within(a, p):
        return a * (1 - min(p, 1.0))

    assert told(kept_within, kept, cases) == "large numbers"
    assert told(kept_within, kept, cases, task="`p` lies between. {Between}", promises=promise) == ""


def test_numbers_of_a_symmetric_matrix_are_made_uneven_on_both_sides():
    H = np.array([[2.0, 0.5], [0.5, 1.0]])
    upper = lambda H: np.triu(H) + np.triu(H, 1).T  # noqa: E731
    assert told(upper, np.copy, [Case(H)]) == ""


def test_a_case_of_which_nothing_comes_is_not_asked():
    def first(x, n):
        return np.ones(n - 2) * x

    assert told(lambda x, n: np.ones(max(n - 2, 1)) * x, first, [Case(1.5, 5), Case(0.5, 3)]) == ""


def test_a_case_that_rounding_decides_is_not_asked():
    def halves(x):
        return x / 0.5

    def small(function):
        return lambda x: function(x) if x < 100 else 0.0

    assert told(small(halves), halves, [Case(0.75)]) == "large numbers"
    counted = lambda x: float(np.floor(halves(x)))  # noqa: E731
    never = {"huge": "of so many one more or less is nothing"}
    assert told(small(counted), counted, [Case(0.75)], never=never) == ""  # 750 are 1500 halves, or a hair less
