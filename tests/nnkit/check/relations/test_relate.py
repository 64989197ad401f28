"""A slip is named by how what came relates to what was expected: what fires each relation, and look-alikes that must
not be named."""

import math

import numpy as np
import pytest

from course.bank.judging import DeclaredDoor
from nnkit.check.calling import Problem
from nnkit.check.cases import Case, Script, Step
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.relations import KEEPS, Seen, relate
from nnkit.check.relations.given import slips_of
from nnkit.check.relations.leaves import Given
from nnkit.check.relations.slips import SLIPS
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import Alone

RNG = np.random.default_rng(5)
TABLES = [
    Case(RNG.normal(size=(4, 3)), RNG.normal(size=3), 0.7),
    Case(RNG.normal(size=(5, 2)), RNG.normal(size=2), -1.3),
]
VECTORS = [Case(RNG.normal(size=5)), Case(RNG.normal(size=6)), Case(RNG.normal(size=4))]
SQUARES = [Case(RNG.normal(size=(3, 3))), Case(RNG.normal(size=(4, 4)))]


class Declared(Alone, DeclaredDoor):
    """The door to an answer that may be built from nnkit's functions."""


def told(right, answer, cases, kind="function"):
    """(name, sentence) for an answer where `right` is expected and no misconception is declared."""
    exercise = Exercise("e", "E", "...", parts=[Part("cases", cases)], kind=kind)
    result = judge(exercise, Declared(answer), {"cases": expected_outcomes(exercise, right, cases)})
    assert result.points == 0
    return result.misconception, result.message


def as_it_is(x, *_):
    return np.array(x)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_every_slip_is_named(slip):
    positive = "root" in slip.name or "log" in slip.name or slip.name.startswith("shares")
    cases = [
        Case(RNG.uniform(0.2 if positive else -1.7, 2.6, size=(n, n + ("reshaped" in slip.name)))) for n in (3, 4, 5)
    ]

    def right(x):
        if slip.name == "counted once":
            return np.maximum(0, np.round(3 * x))
        x = 1.6 * (x[0] if "sorted" in slip.name else x)
        return x / x.sum(1, keepdims=True) if slip.name.startswith("shares") else x

    def made(x):
        return slip.make(right(x))

    wanted, came = (made, right) if slip.left_out else (right, made)
    assert slip.says in told(wanted, came, cases)[1]


OTHERS = [
    Case(RNG.normal(size=7), RNG.normal(size=(4, 3)), 0.7),
    Case(RNG.normal(size=8), RNG.normal(size=(5, 2)), 1.3),
]


def given(v, X, b):
    return Given({"the third argument": b, "the length of the first argument": len(v)}, {"the second argument": X})


@pytest.mark.parametrize("slip", list(slips_of(given(*OTHERS[0].args))), ids=lambda slip: slip.name)
def test_every_slip_of_an_argument_is_named(slip):
    def right(v, X, b):
        return np.cos(3 * X) + 2.5

    def answer(v, X, b):
        return next(twin for twin in slips_of(given(v, X, b)) if twin.name == slip.name).make(right(v, X, b))

    assert slip.says in told(right, answer, OTHERS)[1]


LABELS = [Case(7 + np.array(y)) for y in ([2, 0, 3], [1, 4, 0, 2], [3, 3])]  # 4 is none of the columns


def ramp(x):
    return np.cumsum(np.abs(x)) + 1


SIGNS = [[2.0, 3.0], [2.0, 5.0, 1.0], [4.0, 1.0], [-1.0, 3.0], [-4.0, 3.0, 1.0], [-2.0, 2.5]]
SIGNS += [[3.0, 2.0, 2.0], [1.0, 7.0], [6.0, 1.0], [3.0, -1.0], [5.0, -4.0, 1.0], [2.0, -2.5]]


def first_wrong(x):
    out = ramp(x)
    out[0] = 0.1
    return out


def last_wrong(x):
    out = ramp(x)
    out[-1] = -7.3 * x[0]
    return out


def into_whole_numbers(x):
    out = np.zeros(len(x), dtype=int)
    out[:] = 10 * ramp(x)
    return out


@pytest.mark.parametrize(
    ("name", "right", "answer", "cases"),
    [
        ("first", ramp, first_wrong, VECTORS),
        ("last", ramp, last_wrong, VECTORS),
        ("only the first", ramp, lambda x: np.abs(x) + 1, VECTORS),
        ("both ends", ramp, lambda x: np.r_[-1.5, ramp(x)[1:-1], 77.7 * x[1]], VECTORS),
        ("last column", as_it_is, lambda x: np.c_[x[:, :-1], np.sin(x[:, -1])], SQUARES),
        ("first column", as_it_is, lambda x: np.c_[np.sin(x[:, 0]), x[:, 1:]], SQUARES),
        ("diagonal", as_it_is, lambda x: x + np.diag(np.sin(np.diag(x))), SQUARES),
        ("off the diagonal", as_it_is, lambda x: np.where(np.eye(len(x)) == 1, x, np.sin(x) + 3), SQUARES),
        ("truncated", lambda x: 10 * ramp(x), into_whole_numbers, VECTORS),
        ("nearly", lambda x: np.exp(np.abs(x)), lambda x: 2.718 ** np.abs(x), VECTORS),
        ("sign in places", lambda x: 3 * np.abs(x), lambda x: 3 * x, VECTORS),
        ("not a number", lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(x) / (1 + np.exp(x)),
         [Case(np.array([2.0, 800.0]))]),
        ("transposed", as_it_is, lambda X, w, b: X.T, TABLES),
        ("in brackets", lambda x: x.sum(), lambda x: x.sum(keepdims=True), VECTORS),
        ("a dimension more", lambda X, w, b: X @ w, lambda X, w, b: X @ w[:, None], TABLES),
        ("a dimension less", lambda X, w, b: X, lambda X, w, b: X.ravel(), TABLES),
        ("not summed", lambda x: 2 * x.sum(), lambda x: 2 * x, VECTORS),
        ("not averaged", lambda x: (2 * x).mean(), lambda x: 2 * x, VECTORS),
        ("summed away", lambda x: 2 * x, lambda x: (2 * x).sum(), VECTORS),
        ("averaged away", lambda x: 2 * x, lambda x: (2 * x).mean(), VECTORS),
        ("all pairs", lambda x: x * x, lambda x: x[:, None] + x, VECTORS),
        ("lacks 1", ramp, lambda x: ramp(x)[:-1], VECTORS),
        ("lacks first 1", ramp, lambda x: ramp(x)[1:], VECTORS),
        ("goes on 1", ramp, lambda x: np.r_[ramp(x), 3], VECTORS),
        ("grows", ramp, lambda x: np.r_[0, ramp(x)], VECTORS),
        ("one short", ramp, lambda x: np.sin(ramp(x)[1:]), VECTORS),
        ("as many as the first argument", lambda x: np.diff(np.cos(x)), lambda x: np.gradient(np.cos(x)), VECTORS),
        ("as many as the first argument", lambda x: np.r_[np.cos(x), 1], np.sin, VECTORS),
        ("goes on 1", lambda x: np.cos(x)[:-1], np.cos, VECTORS),
        ("one long", ramp, lambda x: np.r_[0, np.sin(ramp(x))], VECTORS),
        ("empty", ramp, lambda x: [], VECTORS),
        ("labels for rows", lambda y: np.eye(5)[y - 7][:, :4], lambda y: y - 7, LABELS),
        ("one for many", lambda y: np.eye(5)[y - 7][:, :4], lambda y: 3, LABELS),
        ("one number for all", lambda x: 0 * x, lambda x: 0, VECTORS),
        ("one row for all", lambda X, w, b: 0 * X + w, lambda X, w, b: w, TABLES),
        ("only the first", lambda x: [0.0, 0.0] if len(x) == 5 else x, lambda x: 0.0 if len(x) == 5 else x[0],
         VECTORS),
        ("rows of the first argument", lambda X, w, b: X.sum(0), lambda X, w, b: X.sum(1), TABLES),
        ("columns of the first argument", lambda X, w, b: X.sum(1), lambda X, w, b: X.sum(0), TABLES),
        ("a constant factor", as_it_is, lambda x: 0.387 * x, VECTORS),
        ("another order", lambda x: (x.min(), x.max()), lambda x: (x.max(), x.min()), VECTORS),
        ("kind: None", as_it_is, lambda x: x if len(x) > 4 else None, VECTORS),
        ("kind: a text", lambda x: x.sum(), lambda x: str(x.sum()), VECTORS),
        ("kind: a dict", lambda x: x.sum(), lambda x: {"sum": x.sum()}, VECTORS),
        ("kind: no dict", lambda x: {"sum": x.sum()}, lambda x: x.sum(), VECTORS),
        ("kind: keys", lambda x: {"sum": x.sum()}, lambda x: {"s": x.sum()}, VECTORS),
        ("kind: only value 2", lambda x: (x.min(), x.max()), lambda x: x.max(), VECTORS),
        ("kind: one for several", lambda x: (x.min(), x.max()), lambda x: x.sum() * 7, VECTORS),
        ("kind: another count", lambda x: (x.min(), x.max()), lambda x: (x.sum(), 1, 2), VECTORS),
        ("kind: too much", lambda x: x.max(), lambda x: (x.min(), x.max()), VECTORS),
        ("kind: complex", lambda x: x, lambda x: np.sqrt(x + 0j), VECTORS),
        ("kind: texts", as_it_is, lambda x: [str(v) for v in x], VECTORS),
        ("kind: Nones", as_it_is, lambda x: [v if v > 0 else None for v in x], VECTORS),
        ("kind: ragged", as_it_is, lambda x: [[1.0], [1.0, 2.0]], VECTORS),
        ("stops: one number at a time", as_it_is, lambda x: math.exp(x), VECTORS),
        ("stops: if on an array", as_it_is, lambda x: x if x > 0 else 0, VECTORS),
        ("stops: shapes", as_it_is, lambda x: x + np.ones(7), VECTORS),
        ("stops: shapes of a product", as_it_is, lambda X, w, b: w @ X, TABLES),
        ("stops: past the end", as_it_is, lambda x: x[len(x)], VECTORS),
        ("stops: a name", as_it_is, lambda x: nowhere, VECTORS),  # noqa: F821
        ("stops: None", as_it_is, lambda x: None + x, VECTORS),
        ("stops: list for array", as_it_is, lambda x: x.tolist().sum(), VECTORS),
        ("stops: nothing there", as_it_is, lambda x: np.where(x > 99)[0][0], VECTORS),
        ("stops: the def line", as_it_is, lambda: 3, VECTORS),
        ("always the same", lambda x: x.sum() * x.max(), lambda x: 5.0, VECTORS),
        ("wrong where the first argument has a negative entry", np.sum,
         lambda x: x.sum() + (x < 0).any() * x[0] ** 2 * len(x), [Case(np.array(x)) for x in SIGNS]),
    ],
)  # fmt: skip
def test_what_came_tells_the_slip(name, right, answer, cases):
    assert told(right, answer, cases)[0] == name


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            lambda X, w, b: X[:, 0] * w[0] + X[:, 2] * w[2] + b,
            "`2` is written out as an index, and here there are fewer",
        ),
        (lambda X, w, b: X[:, len(w)] + b, "an index past the end: off by one, rows and columns confused"),
    ],
)
def test_an_index_that_is_written_out_is_told_where_it_is_past_the_end(answer, says):
    assert says in told(lambda X, w, b: X @ w + b, answer, TABLES)[1]


def test_a_known_factor_is_told_beside_a_lost_sign():
    says = "What comes back has the opposite sign, and is off by the factor 1 / ln 10: which base has the logarithm?"
    assert told(as_it_is, lambda x: -x / math.log(10), VECTORS) == ("a constant factor", says)


@pytest.mark.parametrize("decided", [np.sign, lambda z: 1.0 * (z > 0)])
def test_a_decision_that_lacks_a_factor_is_one_as_it_should_be(decided):
    cases = [Case(RNG.normal(size=7), 0.1), Case(RNG.normal(size=8), 2.0)]
    told_of = told(lambda z, by: by * decided(z), lambda z, by: decided(z), cases)
    assert "decision" not in told_of[1] and "only the sign" not in told_of[1]


def test_the_one_number_that_comes_where_an_argument_is_0_is_told():
    cases = [Case(3.0, k) for k in (0, 2.0, 0, 5.0)] + [Case(7.0, k) for k in (1.0, 0)]
    says = "It is wrong where the second argument is 0{}, and right elsewhere."
    assert told(lambda x, k: max(1.0, x * k), lambda x, k: x * k, cases)[1] == says.format(" (it gives 0 there)")
    assert told(lambda x, k: max(x, x * k), lambda x, k: x * k + (k == 0) * x**2, cases)[1] == says.format("")


def keeping(x, kept=[]):  # noqa: B006
    kept.append(x.sum())
    return sum(kept) + 1


class Doubling:
    def __init__(self, rate):
        self.rate = rate

    def step(self, x):
        return 2 * self.rate * x


class Halving(Doubling):
    def step(self, x):
        return self.rate * x / 2 * 2


def test_an_answer_that_keeps_something_is_asked_twice():
    name, says = told(lambda x: x.sum(), keeping, VECTORS)
    assert name == "keeps something from call to call"
    assert "Asked the same twice" in says


def test_what_a_method_gives_is_called_by_its_name():
    script = [Script(Case(0.3), Step("step", RNG.normal(size=3)), Step("step", RNG.normal(size=2)))] * 2
    assert told(Doubling, Halving, script, "object") == ("times 0.5", "What `step` gives is half of what it should be.")


@pytest.mark.parametrize(
    ("right", "answer", "subject"),
    [
        (lambda x: (3 * x, 1), lambda x: (-3 * x, 1), "Of what comes back, value 1 of 2, has the opposite sign."),
        (lambda x: {"up": 3 * x, "n": 3}, lambda x: {"up": -3 * x, "n": 3},
         "Of what comes back, at `up`, has the opposite sign."),
        (lambda x: (1, (3 * x, 5 * x)), lambda x: (1, (-3 * x, -5 * x)),
         "Of what comes back, value 2 of 2, has the opposite sign."),
        (lambda x: (1, (3 * x, x + 1)), lambda x: (1, (-3 * x, x + 1)),
         "Of what comes back, value 1 of 2 in value 2 of 2, has the opposite sign."),
        (lambda x: (3 * x, 1, 5 * x), lambda x: (-3 * x, 1, -5 * x),
         "A part of what comes back has the opposite sign."),
    ],
)  # fmt: skip
def test_the_part_of_an_outcome_that_is_wrong_is_named(right, answer, subject):
    assert told(right, answer, VECTORS)[1] == subject


def test_a_place_that_not_every_outcome_has_is_no_part_of_it():
    shapes = [Case([7]), Case([8]), Case([5, 6]), Case([3, 9, 4])]
    wrong = told(tuple, lambda sizes: tuple(0 if len(sizes) == 1 else n + len(sizes) * n * n for n in sizes), shapes)
    assert "value 1 of 1" not in wrong[1]


def test_values_too_short_for_a_place_are_no_part_of_what_is_said():
    cases = [Case(RNG.normal(size=2), n) for n in (4, 7, 9)]
    _, says = told(lambda x, n: (3 * x, n + 2), lambda x, n: (x**2 + 1, n + 1), cases)
    assert says == "Of what comes back, value 2 of 2, is one less than it should be. Another part is wrong as well."


LARGE = [Case(np.array([40.0, -3.0, 2.5])), Case(np.array([50.0, -4.0, 3.5]))]


@pytest.mark.parametrize(
    ("right", "answer", "cases"),
    [
        (lambda x: x[0], lambda x: -x[0], [Case(np.array([2.0])), Case(np.array([2.0]))]),  # one number is no evidence
        (as_it_is, lambda x: -x, [Case(np.array([3.0, 4.0]))]),  # nor is one case with two
        (as_it_is, lambda x: np.where(x > 1, -x, 7 * x + 1), VECTORS),  # right for some of the numbers only
        (lambda x: np.tanh(x / 40), lambda x: np.round(np.tanh(x / 40)), VECTORS),  # all 0: cut, or forgotten?
        (as_it_is, lambda x: np.where(x > 9, -x, x + x**2), LARGE),  # the right numbers contradict
        (lambda x: np.full(3, 5.0), lambda x: np.array([1.0, 5.0, 5.0]), VECTORS),
    ],
)  # fmt: skip
def test_look_alikes_are_told_no_slip(right, answer, cases):
    name, _ = told(right, answer, cases)
    assert name not in {slip.name for slip in SLIPS} - {"all zero"}


def test_two_explanations_that_both_fit_are_no_explanation():
    positive = [Case(np.array([2.0, 2.0, 2.0]), 2.0)] * 2
    assert told(lambda x, c: x * np.arange(1, 4), lambda x, c: x * np.arange(1, 4) + c, positive)[0] == ""


def test_a_sentence_shows_no_number_of_a_case():
    hidden = 0.123456
    cases = [Case(np.array([hidden, 2.5, 3.5]), hidden), Case(np.array([hidden, 4.5]), hidden)]
    assert "0.12" not in told(lambda x, c: x, lambda x, c: c * x, cases)[1]


def test_nothing_failed_nothing_said():
    assert relate([]) is None


RAGGED = ([np.ones((2, 3)), np.ones(3)], np.ones(2))  # as a gradient function gives: weights' and biases' slopes
FORMS = [RAGGED, [[1.0], [1.0, 2.0]], [(np.ones(2), 3)], {"W": np.ones(2)}, "text", None, 2.5, True, np.ones((2, 2))]
ODD = [
    None, 0, 10**400, float("nan"), 1j, "a", b"a", [], (), {}, [None], [[[]]], [[1.0], [2.0, 3.0]], [np.zeros(2)] * 2,
    np.zeros(0), np.array("a"), np.array([1j, 2]), np.array(["a", "b"]), np.array(["2020"], "M8[Y]"), range(3), {1, 2},
    (None, None), ([1.0, 2.0], [[1.0]]), {"W": "a"}, np.array(3.0), np.array([True, False]),
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=repr)
@pytest.mark.filterwarnings("error")
def test_whatever_comes_is_judged_without_a_word_of_numpys(form):
    for odd in (*ODD, *FORMS):
        exercise = Exercise("e", "E", "...", parts=[Part("cases", [Case(1.0), Case(2.0)])])
        result = judge(exercise, Declared(lambda x, odd=odd: odd), {"cases": [form, form]})
        assert result.points == (1 if odd is form else 0), odd


def test_a_second_asking_that_has_no_time_left_is_no_other_answer():
    """A call that did not end has used up the time of all that come after it."""
    late = Problem("TimeoutError", "time is over", "")
    seen = [Seen(case, np.cos(case.args[0]), 2 * np.cos(case.args[0]), None, True) for case in VECTORS]
    asked = relate(seen, lambda: [one._replace(got=None, problem=late) for one in seen])
    assert asked is not None and asked.name == "times 2"
    other = relate(seen, lambda: [one._replace(got=3 * one.got) for one in seen])
    assert other is not None and other.name == KEEPS.name


def test_the_mode_in_which_one_value_is_wrong_is_told():
    cases = [Case(x.args[0], flag) for x, flag in zip([*VECTORS, *VECTORS], [True, False] * 3, strict=True)]
    name, says = told(lambda x, flag: (np.sin(x), x), lambda x, flag: (np.sin(x) + flag * x**4, x), cases)
    assert name == "one part of several" and says.endswith("It is so where the second argument is `True`.")


def test_that_all_of_an_argument_is_equal_tells_few_cases_apart_by_chance():
    cases = [
        Case(x.args[0], np.array(y)) for x, y in zip([*VECTORS, *VECTORS], [[1, 1], [1, 0], [0, 0]] * 2, strict=True)
    ]

    def answer(x, y):
        return np.sin(x) + (y[0] == y[1]) * np.arange(len(x)) ** 3 * x[0]

    assert "equal" not in told(lambda x, y: np.sin(x), answer, cases)[1]


def test_a_case_that_is_right_among_wrong_ones_by_little():
    cases = [Case(1e-3), Case(2e-5), Case(0.07)]  # the second's square is too small to count
    assert told(lambda eps: eps**2, lambda eps: float(np.float16(eps)) ** 2, cases)[0] == ""
