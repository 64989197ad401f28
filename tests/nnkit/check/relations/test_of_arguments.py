"""Slips that have to do with all numbers of an argument, or with the place of an entry in it."""

import numpy as np
import pytest

from nnkit import optim
from nnkit.check.cases import PREVIOUS, Case, Script, Step
from tests.nnkit.check.relations.test_more_relations import LARGER
from tests.nnkit.check.relations.test_relate import RNG, VECTORS, as_it_is, told
from tests.nnkit.check.repair.test_repair import defined, looked

PAIRS = [Case(RNG.normal(size=n), RNG.normal(size=n)) for n in (3, 4, 5)]
SEARCHED = [Case(x) for x in (np.array([1.0, 3.0, 2.0]), np.array([4.0, 2.5, 7.0, 1.0]), np.array([6.0, 0.5]),
                              np.array([2.0, 5.0, 1.0, 9.0]))]  # fmt: skip
FALLS = [Case(np.array(x)) for x in ([1.0, 2.0], [3.0, 4.0, 4.5], [1.0, 0.5, 2.0], [1.0, 2.0, 0.0])]

MORE = np.random.default_rng(17)
KEPT = [Case(MORE.normal(size=n), (np.arange(n) % 3 > 0) * 1.0) for n in (5, 6, 8)]
SHARED_OUT = [Case(a, b) for a, b in ((12, 4), (13, 4), (9, 3), (7, 2), (10, 5), (6, 6), (5, 3))]
COUNTS = [Case(n, sizes) for n, sizes in ((3, [2, 4]), (5, [1, 2, 3]), (8, [7]), (4, [2, 2]))]
MATRICES = [Case(MORE.normal(size=(n, n)), MORE.normal(size=n)) for n in (2, 3, 4)]
WIDE = [*LARGER, Case(MORE.normal(size=(2, 7)))]


def cosine(u, v):
    return u @ v / np.linalg.norm(u) / np.linalg.norm(v)


def first_fall(x, none=-1):
    falls = np.flatnonzero(np.diff(x) < 0)
    return int(falls[0]) if falls.size else none


def worked_on(x):
    optimizer = optim.Momentum(0.1)
    optimizer.step(x.copy(), x)
    optimizer.step(x[1:].copy(), x[1:])


def words(x):
    return [f"w{i}" for i in range(len(x))]


NAMED = [
    ("less by the sum of the first argument without its first entry", lambda x: (x[1:] * (x[:-1] + 1)).sum(),
     lambda x: (x[1:] * x[:-1]).sum(), VECTORS),
    ("negative let through", lambda X: np.maximum(2 * X, 0), lambda X: 2 * X,
     [Case(RNG.normal(size=(4, 3)) - 0.3)] * 2),
    ("only the diagonal", lambda x: np.outer(x, x), lambda x: x * x, VECTORS),
    ("only the diagonal", lambda x: np.diag(x**2) - 1, lambda x: x**2 - 1, VECTORS),  # the largest of each row as well
    ("diagonal only", lambda x: np.diag(x * x) - np.outer(x, x) / 9, lambda x: np.diag(x * x - x * x / 9),
     [Case(np.abs(RNG.normal(size=n)) + 0.1) for n in (3, 4)]),
    ("is just value 1 of 2 divided by its sum", lambda x: (np.sinh(x) + 9, np.cos(x)),
     lambda x: (np.sinh(x) + 9, (np.sinh(x) + 9) / (np.sinh(x) + 9).sum()), VECTORS),
    ("the sum of rows", lambda X: 2 * X, lambda X: (2 * X).sum(1), LARGER),
    ("the mean of columns", lambda X: 2 * X, lambda X: (2 * X).mean(0), LARGER),
    ("kind: put together", lambda x: (x, 2 * x.sum()), lambda x: np.r_[x, 2 * x.sum()],
     [*VECTORS, Case(np.array([3.5]))]),
    ("kind: words twice", words, lambda x: words(x) + words(x)[:1], VECTORS),
    ("kind: words missing", words, lambda x: words(x)[:-2], VECTORS),
    ("kind: words too many", words, lambda x: ["z", *words(x), "y"], VECTORS),
    ("stops: two numbers for a shape", np.zeros_like, lambda x: np.zeros(len(x), 3), VECTORS),
    ("stops: another thing", np.zeros_like, lambda x: (3).permutation(x), VECTORS),
    ("stops: types", np.zeros_like, lambda x: x.tolist() - 3, VECTORS),
    ("is just the largest number of the first argument", lambda x: x @ x, np.max, VECTORS),
    ("is just the place of the smallest number of the first argument", lambda x: x.sum() + 9, lambda x: x.argmin(),
     [Case(np.roll(9.0 * np.arange(n), k)) for n, k in ((5, 1), (6, 4), (9, 2), (12, 7))]),
    ("is just the second argument", lambda x, c: c + np.abs(x).sum(), lambda x, c: c,
     [Case(RNG.normal(size=4), c) for c in (2.5, 1.5, 0.5)]),
    ("is just the root of the first argument", lambda r: r * r + 0.1, np.sqrt, [Case(r) for r in (0.3, 0.7, 2.5)]),
    ("is just the length of the first argument", lambda x: x.sum() + 20, len,
     [Case(RNG.normal(size=n)) for n in (3, 4, 5)]),
    ("not divided: the length of the second argument as an arrow", cosine,
     lambda u, v: u @ v / np.linalg.norm(u), PAIRS),
    ("more by the mean of the first argument", lambda x: np.cos(x) - x.mean(), np.cos, VECTORS),
    ("not divided: the sum of each row of the first argument", lambda C: np.diag(C) / C.sum(1), np.diag,
     [Case(RNG.uniform(1, 9, size=(n, n))) for n in (3, 4)]),
    ("more by the mean of each column of the first argument", lambda X: 2 * X - X.mean(0), lambda X: 2 * X, LARGER),
    ("less by the largest number of each row of the first argument", as_it_is,
     lambda X: X - X.max(1, keepdims=True), LARGER),
    ("is not multiplied by 1 minus the first argument", lambda a, b: b * a * (1 - a), lambda a, b: b * a, PAIRS),
    ("entry of the first argument", lambda x: x.argmax(), lambda x: x.max(), SEARCHED),
    ("place in the first argument", lambda x: x.max(), lambda x: x.argmax(), SEARCHED),
    ("not the largest", lambda x: np.abs(x).max(), np.abs, VECTORS),
    ("several for one", first_fall, lambda x: [i for i in range(len(x) - 1) if x[i + 1] < x[i]], FALLS[:3]),
    ("never -1", first_fall, lambda x: first_fall(x, 0), FALLS),
    ("0 for -1", first_fall, lambda x: first_fall(x, -1 if len(x) > 3 else 0), [*FALLS, Case(np.arange(5.0))]),
    ("-1 in some cases", first_fall, lambda x: first_fall(x, -1 if len(x) > 3 else 2 + (x[0] > 0)),
     [*FALLS, Case(np.arange(5.0))]),
    ("wrong where the second argument is 'central'", lambda n, how: n + 1 if how == "forward" else 2 * n,
     lambda n, how: n + 1, [Case(n, how) for how in ("forward", "central") for n in (4, 7, 10)]),
    ("kind: one for several", lambda X: (2 * X, X.sum(0)), lambda X: 3 * X, [Case(RNG.normal(size=(2, 3))), *LARGER]),
    ("kept and left out", lambda x, keep: 2 * x * keep, lambda x, keep: 2 * x * (1 - keep), KEPT),
    ("one too many in places", lambda a, b: -(-a // b), lambda a, b: a // b + 1, SHARED_OUT),
    ("one too few in places", lambda a, b: -(-a // b), lambda a, b: (a - 1) // b if a % b == 0 else a // b + 1,
     SHARED_OUT),
    ("the first argument for 1", lambda n, sizes: n * sum(sizes) + 1, lambda n, sizes: n * sum(sizes) + n, COUNTS),
    ("1 for the first argument", lambda n, sizes: n * sum(sizes) + n, lambda n, sizes: n * sum(sizes) + 1, COUNTS),
    ("the number of columns of the first argument for the number of rows of the first argument",
     lambda X: np.cos(X).sum() / len(X), lambda X: np.cos(X).sum() / X.shape[1],
     WIDE),
    ("is just a (1 - a) of a, the tanh of the first argument: the slope of another function",
     lambda x: 1 - np.tanh(x) ** 2, lambda x: np.tanh(x) - np.tanh(x) ** 2, VECTORS),
    ("root of the number of rows of the first argument times it", lambda X: (X**2).sum() / len(X),
     lambda X: np.sqrt((X**2).sum()), LARGER),
    ("root of the number of rows of the first argument times it", lambda X, y: ((X.sum(1) - y)**2).mean(),
     lambda X, y: np.sqrt(((X.sum(1) - y)**2).sum()), [Case(RNG.normal(size=(n, 3)), RNG.normal(size=n))
                                                       for n in (4, 5, 6, 7)]),
    ("root of it by the number of rows of the first argument", lambda X: (X**2).sum(),
     lambda X: np.sqrt((X**2).sum() / len(X)), LARGER),
    ("not divided: the lengths of the first argument and the second argument as arrows", cosine, lambda u, v: u @ v,
     PAIRS),
    ("not divided: the largest size in the first argument and the second argument",
     lambda u, v: np.abs(u - v).max() / max(np.abs(u).max(), np.abs(v).max()), lambda u, v: np.abs(u - v).max(), PAIRS),
    ("the same in every place", np.cos, lambda x: np.full(x.shape, np.cos(x).prod() * x[0]), VECTORS),
    ("the same in every place", lambda x: np.where(x > 0, len(x) / 7, np.nan),
     lambda x: np.full(x.shape, np.cos(x).prod()), VECTORS),
    ("only the last", lambda x: np.cos(x) * np.arange(1, len(x) + 1), lambda x: np.cos(x) * len(x), VECTORS),
    ("only the last", lambda X: np.cos(X) * np.arange(1, len(X) + 1)[:, None], lambda X: np.cos(X) * len(X),
     [*LARGER, Case(np.ones((2, 3)))]),
    ("kind: only value 1", lambda n: tuple(range(2, n + 2)), lambda n: 2, [Case(1), Case(3), Case(2)]),
    ("stops: a sign", lambda x: (x, 2 * x), lambda x: -(x, 2 * x), VECTORS),
    ("a row met a matrix", lambda H, g: np.cos(H @ g), lambda H, g: g / H, MATRICES),
    ("is just half of the first argument", lambda r: r * r + 9, lambda r: r / 2, [Case(r) for r in (0.3, 0.7, 2.5)]),
    ("is just twice the first argument", lambda r: r**3 + 9, lambda r: r + r, [Case(r) for r in (0.3, 0.7, 2.5)]),
    ("is just the product of the first argument", lambda x: x.sum() + 9, np.prod, VECTORS),
    ("is just the mean of the squared differences of the first argument and the second argument",
     lambda a, y: np.cos(a - y).sum() + 99, lambda a, y: ((y - a) ** 2).sum() / len(a), PAIRS),
    ("is just the mean difference, without signs, of the first argument and the second argument",
     lambda a, y: np.cos(a - y).sum() + 99, lambda a, y: np.abs(y - a).mean(), PAIRS),
    ("is just the sum of the squared differences of the first argument and the second argument",
     lambda a, y: np.cos(a - y).sum() + 99, lambda a, y: (y - a) @ (y - a), PAIRS),
    ("stops: one for several", np.zeros_like, worked_on, VECTORS),
    ("the rest of the first argument", np.cos, lambda x: x - np.cos(x), VECTORS),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "answer", "cases"), NAMED, ids=[row[0] for row in NAMED])
def test_what_came_tells_the_slip(name, right, answer, cases):
    assert told(right, answer, cases)[0] == name


LOOK_ALIKES = [
    # the mean of all is another number than what is added here
    ("more by the mean of the first argument", np.cos, lambda x: np.cos(x) + 0.3, VECTORS),
    # rows that add up to 1 all the same
    ("not divided: the sum of each row of the first argument", as_it_is, lambda X: 3 * X,
     [Case(np.full((3, 4), 0.25)), Case(np.full((2, 2), 0.5))]),
    # what is kept is not all of the rest
    ("kept and left out", lambda x, keep: 2 * x * keep, lambda x, keep: 2 * x * (1 - keep) * (x > 0), KEPT),
    ("root of the number of rows of the first argument times it", lambda X: (X**2).sum() / len(X),
     lambda X: np.sqrt((X**2).sum()) + 0.1, LARGER),
    ("only the last", np.cos, lambda x: np.cos(x) + (np.arange(len(x)) > 0), VECTORS),
    ("the same in every place", lambda x: x.sum(), lambda x: x.max() ** 2, VECTORS),  # one place alone
    # a number of its own, however small
    ("all zero", np.square, lambda x: np.full(x.shape, 1e-16), VECTORS),
    # two more, in one case
    ("one too many in places", lambda a, b: -(-a // b), lambda a, b: a // b + 1 + (a == b), SHARED_OUT),
    # from case to case another one
    ("the first argument for 1", lambda n, sizes: n * sum(sizes) + 1, lambda n, sizes: n * sum(sizes) + n + (n > 5),
     COUNTS),
    ("-1 in some cases", first_fall, lambda x: first_fall(x, 0), [*FALLS, Case(np.arange(5.0))]),
    # nothing is found in no case at all
    ("never -1", lambda x: -1, lambda x: 0, FALLS),
    ("0 for -1", first_fall, lambda x: first_fall(x, len(x) - 2 if len(x) < 5 else -1), [*FALLS, Case(np.arange(5.0))]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "answer", "cases"), LOOK_ALIKES, ids=[row[0] for row in LOOK_ALIKES])
def test_what_looks_alike_is_not_told_so(name, right, answer, cases):
    assert told(right, answer, cases)[0] != name


HEAD = "class answer:\n    def __init__(self, rate):\n        self.rate = rate\n{}\n    def step(self, x, g):\n"
STEPS = [
    Script(Case(rate), *(Step("step", *RNG.normal(size=(2, 3))) for _ in range(3))) for rate in (0.3, 0.2)
]  # the first call of each is right
KEEPS = HEAD.format("        self.v = 0") + (
    "        self.v = 0.9 * self.v + g\n        return x - self.rate * np.tan(self.v)\n"
)
FORGETS = HEAD.format("") + "        v = g\n        return x - self.rate * np.tan(v)\n"
COUNTS = HEAD.format("        self.t = 0") + (
    "        self.t += 1\n        return x - self.rate * np.tan(g / self.t)\n"
)
NEVER_COUNTS = HEAD.format("        self.t = 0") + (
    "        t = 1\n        return x - self.rate * np.tan(g / t)\n"
)  # fmt: skip


def test_an_object_that_keeps_nothing_is_told_so():
    assert looked(KEEPS, FORGETS, STEPS, "object", look=0).misconception == "nothing kept"


def test_a_counter_that_is_never_touched_is_told():
    result = looked(COUNTS, NEVER_COUNTS, STEPS, "object", look=0)
    assert result.message == "It keeps `self.t`, and never uses it."


def test_an_object_wrong_from_its_first_call_on_is_not_said_to_keep_nothing():
    wrong = FORGETS.replace("np.tan(v)", "np.sin(v) ** 2 * np.cos(x)")
    assert looked(KEEPS, wrong, STEPS, "object", look=0).misconception != "nothing kept"


def test_an_object_that_keeps_something_wrong_is_right_at_first():
    wrong = KEEPS.replace("0.9 * self.v + g", "g - np.sin(self.v) ** 2")
    result = looked(KEEPS, wrong, STEPS, "object", look=0)
    assert result.misconception == "right at first"
    assert result.message.startswith("The first call of `step` is right, and later ones are not")
    assert defined(wrong)


STEP = "        {} self.rate * (0.9 * g + np.sin(g))\n        return {}"


def in_place(body, cases=STEPS):
    right = HEAD.format("        pass") + STEP.format("x -=", "None")
    return looked(right, HEAD.format("        pass") + body, cases, "object", look=0, outcome="in place")


def test_an_object_that_leaves_what_it_is_to_change():
    result = in_place(STEP.format("x = x -", "x"))
    assert result.misconception == "not in place" and "`-=`" in result.message
    assert in_place(STEP.format("x +=", "None")).misconception != "not in place"


def test_an_object_that_only_begins_by_leaving_it():
    cases = [Script(Case(rate), Step("step", *RNG.normal(size=(2, 3))), Step("step", PREVIOUS, RNG.normal(size=3)))
             for rate in (0.3, 0.2)]  # fmt: skip
    begins = "        x -= self.rate * getattr(self, 'g', 0 * g)\n        self.g = g\n        return None"
    assert in_place(begins, cases).misconception != "not in place"
    assert in_place(STEP.format("x = x -", "x"), cases).misconception == "not in place"


def test_objects_that_share_what_they_keep_are_told_so():
    shares = HEAD.format("        pass").replace("    def __init__", "    kept = []\n\n    def __init__")
    body = "        self.kept.append(g)\n        return x - self.rate * sum(self.kept)"
    assert looked(KEEPS, shares + body, STEPS, "object", look=0).misconception == "something shared between objects"


def test_an_object_that_does_what_another_class_does():
    text = KEEPS.replace("answer", "Other") + "\n\n\n" + KEEPS
    right = KEEPS.replace("self.v = 0.9 * self.v + g", "self.v = np.cos(self.v) - g")
    assert looked(right, text, STEPS, "object", look=0).message == (
        "It gives what `Other` gives, and that is another thing."
    )
    alone = looked(right, KEEPS, STEPS, "object", look=0)
    assert "Other" not in alone.message
