"""What a look at the program finds, beside what is known without it."""

import numpy as np

from nnkit.check.cases import Case
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.look import AS_WELL, is_weaker
from nnkit.check.relations.overflow import AMONG_RIGHT
from nnkit.check.repair import Slip
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By
from tests.nnkit.check.repair.test_repair import VECTORS, defined, looked

RNG = np.random.default_rng(8)
# in one dimension the inner product of two vectors divided by one length has the other's sign
ARROWS = [Case(*RNG.normal(size=(2, n))) for n in (1, 1, 1, 1, 1, 2, 3)]


def test_what_mends_some_of_the_cases_only_is_not_shown_beside_a_relation_of_all():
    text = "def answer(u, v):\n    return u @ v / np.linalg.norm(u)"
    result = looked(f"{text} / np.linalg.norm(v)", text, ARROWS)
    assert result.message.startswith("What comes back is not divided by the length of the second argument")
    assert result.where == ""


def test_which_change_says_less():
    partly = Slip("abs too many", f"`abs` is too many. {AS_WELL}", "Line 2")
    assert is_weaker(partly, "times 2", True) and not is_weaker(partly, "", False)
    put_in, instead = (Slip(name, "...", "Line 2", puts_in=True) for name in ("absolute missing", "Mult for Pow"))
    assert is_weaker(put_in, AMONG_RIGHT, True) and not is_weaker(put_in, "times 2", True)
    assert not is_weaker(instead, AMONG_RIGHT, True)


NEAR = "def answer(a):\n    x = a\n    for _ in range(20):\n        x = 0.9 * x + 0.1 * a / x\n    return x\n"


def test_more_rounds_are_no_slip_where_any_that_come_near_are_right():
    by = By(lambda value, a: None if abs(value - a**0.5) < 1e-3 else "it is not near enough")
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", [Case(2.0), Case(7.0), Case(30.0)], judge=by)])
    found = judge(exercise, PlainDoor(defined(NEAR)), {"cases": [None] * 3}, 30.0)
    assert found.misconception != "too few rounds"


FAR = [*VECTORS, Case(np.array([900.0, 901.0])), Case(np.array([1.0, 800.0, 799.0]))]
SHARES = "def answer(x):\n    e = np.exp({})\n    return e / e.sum()\n"
RIGHT = SHARES.format("x - x.max()")


def test_a_bound_that_hides_an_overflow_is_told():
    result = looked(RIGHT, SHARES.format("np.clip(x, None, 700)"), FAR)
    assert result.message.startswith("One small thing is wrong: `clip` cuts numbers off")
    assert result.where.startswith("Line 2, `e = np.exp(np.clip(x, None, 700))`")


def test_a_bound_that_is_wrong_where_nothing_overflows_is_another_thing():
    assert looked(RIGHT, SHARES.format("np.clip(x, None, 0.5)"), VECTORS).misconception != "a bound that hides"


def test_what_mends_some_of_the_cases_is_shown_beside_a_function_that_gives_the_same():
    beside = "def shares(x):\n    x = x**3\n    return x / x.sum()\n\n\n"
    right = "def answer(x):\n    x = x**3\n    return x / x.sum(axis=1, keepdims=True) + (len(x) > 4)\n"
    tables = [Case(RNG.uniform(1, 2, size=(n, 3))) for n in (2, 3, 4, 5)]
    result = looked(right, f"{beside}def answer(x):\n    x = x**3\n    return x / np.sum(x)\n", tables)
    assert result.message == "It gives what `shares` gives, and that is another thing."
    assert result.where.startswith("Line 8, `return x / np.sum(x)`: something runs over everything")
