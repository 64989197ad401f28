"""Changes that do in one place what the program does in another; and what may not be put in: it fits by chance."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.outcome import expected_outcomes
from nnkit.check.relations.stops import OBJECTS
from nnkit.check.repair import changes_of
from nnkit.check.repair.never_used import never_moved_on, same_in_each_round, taken_and_unused
from nnkit.check.repair.program import program_in
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By
from tests.nnkit.check.repair.test_repair import VECTORS, defined, looked

RNG = np.random.default_rng(17)
PAIRS = [Case(RNG.uniform(1, 9, size=n), RNG.uniform(0.1, 2, size=n)) for n in (4, 5, 6)]
SHARES = [Case(RNG.uniform(0.1, 0.9, size=n), np.arange(n) % 2) for n in (4, 5, 6)]
POWERS = "a, b, c, d = w\n    return [a * x[0] + {} * x[1], {} * x[0] + d * x[1]]"
SLIPS = [
    ("call missing", "n, e", "return np.polyfit(n, np.log(e), 1)[0]", "return np.polyfit(np.log(n), np.log(e), 1)[0]",
     PAIRS),
    ("lookup missing", "x", "large = np.flatnonzero(x > 1)\n    first = np.argsort(-x[large])\n    return first",
     "large = np.flatnonzero(x > 1)\n    return large[np.argsort(-x[large])]",
     [Case(RNG.uniform(0, 2, size=n)) for n in (9, 12, 15)]),
    ("number for a quantity", "n, e", "s = 0\n    for a, b in zip(n, e):\n        s += a * b + 7\n    return s",
     "return sum(a * b + b for a, b in zip(n, e))", PAIRS),
    ("order of conditions", "x",
     "if x > 0:\n        return 2 * x\n    elif x > 1:\n        return x ** 2 + 1\n    return 0.5",
     "if x > 1:\n        return x ** 2 + 1\n    return 2 * x if x > 0 else 0.5",
     [Case(v) for v in (-1.0, 0.5, 1.5, 2.5, 3.5)]),
    ("real part for size", "a, b", "return max(np.roots([1, a, b]).real) + 1",
     "return max(abs(np.roots([1, a, b]))) + 1",
     [Case(0.3, 1.5), Case(-0.5, 2.5), Case(1.1, 3.0), Case(0.2, 0.7)]),
    ("not added up", "x", "d = {}\n    for i, v in enumerate(x):\n        d[i % 2] = v\n    return [d[0], d[1]]",
     "return [x[::2].sum(), x[1::2].sum()]", VECTORS),
    ("constant off by one", "x", "return [255 * v + 0.5 for v in x]", "return [256 * v + 0.5 for v in x]", VECTORS),
    ("entries crossed", "w, x", POWERS.format("c", "b"), POWERS.format("b", "c"),
     [Case(RNG.normal(size=4), RNG.normal(size=2)) for _ in range(3)]),
    ("differences missing", "x, w", "return np.cos(x) @ w", "return np.cos(x) @ np.diff(w, prepend=0)",
     [Case(RNG.normal(size=n), RNG.normal(size=n)) for n in (3, 4, 5)]),
    ("order of operations", "x, w", "return sum(np.maximum(0, c * x - t) for t, c in enumerate(w))",
     "return sum(c * np.maximum(0, x - t) for t, c in enumerate(w))",
     [Case(RNG.uniform(0, 4, size=6), RNG.uniform(0.5, 3, size=3)) for _ in range(3)]),
    ("order of operations", "x, w", "h = np.maximum(0, 3 * x)\n    return h + w", "return np.maximum(0, 3 * x + w)",
     [Case(RNG.normal(size=5), RNG.normal(size=5)) for _ in range(3)]),
    ("other half missing", "a, y", "return np.mean(-y * np.log(a))",
     "return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))", SHARES),
    ("other half missing", "a, y", "return -np.mean((1 - y) * np.log(1 - a))",
     "return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))", SHARES),
    ("bound missing", "t, n", "return 3 + np.cos(2.5 * t / n)", "return 3 + np.cos(2.5 * min(t, n) / n)",
     [Case(t, 7.0) for t in (0.0, 2.0, 6.0, 9.0, 11.0, 15.0)]),
    ("bound missing", "x, c", "return 2 * x * (c / np.abs(x).sum())",
     "return 2 * x * min(1, c / np.abs(x).sum())", [Case(RNG.normal(size=4), c) for c in (0.3, 0.7, 30.0, 50.0)]),
    ("the slope of another activation", "x, w", "a = np.cos(x)\n    return w * a * (1 - a) + a",
     "a = np.cos(x)\n    return w * (a > 0) + a",
     [Case(np.linspace(-3, 3, n), RNG.normal(size=n)) for n in (4, 5, 6)]),
    ("factor missing", "d, x, y", "return np.cos(d) + x, np.cos(d) + y", "return np.cos(d * y) + x, np.cos(d * x) + y",
     [Case(*RNG.normal(size=3)) for _ in range(3)]),
    ("another activation", "x, w", "return np.maximum(0, x + w) * x", "return np.tanh(x + w) * x",
     [Case(RNG.normal(size=4), RNG.normal(size=4)) for _ in range(3)]),
    ("constant", "x", "return x / (np.abs(x) + 1e-5)", "return x / (np.abs(x) + 1e-8)",
     [Case(10.0 ** -RNG.uniform(2, 4, size=n)) for n in (4, 5, 6)]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "names", "body", "right", "cases"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_the_kind_is_named(kind, names, body, right, cases):
    result = looked(f"def answer({names}):\n    {right}\n", f"def answer({names}):\n    {body}\n", cases)
    assert result.misconception == kind
    assert result.where


def hidden_only(right, text, shown, hidden):
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", shown, hidden=hidden)])
    expected = {"cases": expected_outcomes(exercise, defined(right), [*shown, *hidden])}
    return judge(exercise, PlainDoor(defined(text)), expected, 30.0)


RATE = "def answer(H):\n    return 2 / np.linalg.eigvalsh(H).max()"
POWER = ("def answer(H):\n    v = np.ones(len(H))\n    for _ in range(200):\n        v = H @ v\n"
         "        v /= np.linalg.norm(v)\n    return 2 / (v @ H @ v)\n")  # fmt: skip
SHOWN = [Case(np.diag([1.0, 4.0])), Case(np.array([[3.0, 1.0], [1.0, 2.0]]))]
UNLUCKY = Case(np.array([[2.0, -1.0], [-1.0, 2.0]]))  # the start has no share of the steepest axis


def test_what_is_put_in_for_one_number_of_one_case_is_no_slip():
    assert hidden_only(RATE, POWER, SHOWN, [UNLUCKY]).misconception == "only the visible cases"


def test_what_is_put_in_for_several_cases_is():
    cut = "def answer(x):\n    return 3 * x\n"
    far = [Case(-RNG.uniform(1, 2, size=n)) for n in (3, 4)]
    result = hidden_only("def answer(x):\n    return np.maximum(3 * x, 0)", cut, VECTORS, far)
    assert result.misconception == "positive part missing"


def test_a_choice_that_only_hidden_cases_show_is_told_beside_that():
    text = "def answer(x):\n    return np.cos(x) if len(x) > 3 else x\n"
    hidden = [Case(RNG.normal(size=n)) for n in (2, 3)]
    result = hidden_only("def answer(x):\n    return np.cos(x)", text, VECTORS, hidden)
    assert result.misconception == "only the visible cases"
    assert result.message.startswith("Your answer is right on the cases shown in the notebook and wrong on others.")
    assert result.message.endswith("One small thing is wrong: there is a choice that does not belong.")


def test_of_numbers_that_are_nearly_right_nothing_is_put_in():
    text = "def answer(x):\n    n = 1 + 1e-9\n    k = 1e-4\n    return np.cos(x) * (1 + k)\n"
    right = "def answer(x):\n    return np.cos(x) * (1 + 1e-4) / (1 - 1e-4)"
    assert looked(right, text, VECTORS).misconception not in ("division missing", "factor missing")


def test_a_count_that_may_be_mended_in_two_lines_is_off_by_one():
    text = ("def answer(x, wait):\n    best, bad = np.inf, 0\n    for i, v in enumerate(x):\n        if v < best:\n"
            "            best, bad = v, 0\n        else:\n            bad += 1\n            if bad > wait:\n"
            "                return i\n    return -1\n")  # fmt: skip
    falling = [9.0, 8.0, 8.5, 7.0, 7.5, 7.2, 6.0, 6.5, 6.4, 6.3, 5.0, 5.5, 5.4, 5.3, 5.2, 5.1]
    cases = [Case(np.array(falling), n) for n in (1, 2, 3)]
    result = looked(text.replace("bad > wait", "bad >= wait"), text, cases)
    assert result.misconception == "off by one"
    assert " or line " in result.where


def test_a_boundary_alone_stays_a_boundary():
    text = "def answer(x, c):\n    return float((x > c).sum())\n"
    cases = [Case(np.array([1.0, 2.0, 2.0, 3.5]), 2.0), Case(np.array([4.0, 1.5, 1.5, 1.5]), 1.5)]
    assert looked(text.replace(">", ">="), text, cases).misconception == "boundary"


CALLS = [Script(Case(0.3), *(Step("step", x) for x in RNG.normal(size=(4, 3)))) for _ in range(2)]
HEAD = "class answer:\n    def __init__(self, f):\n        self.f, self.x = f, 0.0\n\n    def step(self, x):\n"
FACTS = [
    ("taken and never used", "`b` out of", "def answer(pairs):\n    out = []\n    for a, b in pairs:\n"
     "        out.append(a ** 3)\n    return out\n", [Case(RNG.normal(size=(n, 2))) for n in (3, 4, 5)]),
    ("the same in each round", "the same `y`", "def answer(x):\n    for _ in range(3):\n        y = np.sin(x) ** 3\n"
     "    return y\n", VECTORS),
    ("never moved on", "`s` starts", "def answer(x):\n    s, out = 0.0, []\n    for v in x:\n"
     "        out.append(0.3 * s + np.sin(v))\n    return out\n", VECTORS),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "text", "cases"), FACTS, ids=[fact[0] for fact in FACTS])
def test_what_the_text_leaves_unused(name, words, text, cases):
    result = looked("def answer(x):\n    return np.cos(7 + np.exp(np.ravel(x)))[: len(x)]\n", text, cases)
    assert (result.misconception, words in result.message) == (name, True)


USED = [
    "def answer(x):\n    for _ in range(3):\n        x = np.sin(x)\n    return x\n",
    "def answer(rng):\n    for _ in range(3):\n        y = rng.normal()\n    return y\n",
    "def answer(x):\n    for v in x:\n        y = v * 2\n    return y\n",
    "def answer(x):\n    for _ in x:\n        y = x[0]\n        x.pop()\n    return y\n",
    "def answer(pairs):\n    return [a ** 3 for a, _ in pairs]\n",
    "def answer(x):\n    s, out = 0.0, []\n    for v in x:\n        s += np.sin(v)\n        out.append(s)\n"
    "    return out\n",
    "def answer(x):\n    out = np.zeros(len(x))\n    for i, v in enumerate(x):\n        out[i] = np.sin(v)\n"
    "    return out\n",
    "def answer(x):\n    seen = []\n    for v in x:\n        seen.append(v)\n    return seen\n",
]


@pytest.mark.parametrize("text", USED)
def test_what_is_used_or_moved_on_is_not_told_so(text):
    tree = ast.parse(text).body[0]
    assert not [*taken_and_unused(tree), *never_moved_on(tree), *same_in_each_round(tree)]


def test_an_object_that_keeps_nothing_is_told_so_where_its_first_call_is_right():
    right = HEAD + "        y, self.x = self.x + self.f * np.sinh(3 * x), x\n        return y\n"
    wrong = HEAD + "        return self.x + self.f * np.sinh(3 * x)\n"
    assert looked(right, wrong, CALLS, "object").misconception == "nothing kept"


def above_the_fence(value, n):
    return None if 0 < value < 2 else "it is on the fence"


def test_where_many_numbers_are_right_one_more_or_less_is_no_slip():
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", [Case(2), Case(3)], judge=By(above_the_fence))])
    result = judge(exercise, PlainDoor(defined("def answer(n):\n    return 2 * n - 2 * n\n")), {}, 30.0)
    assert result.misconception not in ("off by one", "constant", "constant off by one")


def test_texts_are_told_as_texts_whatever_makes_numbers_of_them():
    text = "def answer(x):\n    return ['%.3f' % v for v in x]\n"
    assert looked("def answer(x):\n    return np.round(x, 3)\n", text, VECTORS).misconception == "kind: texts"


def test_objects_that_a_conversion_makes_numbers_of_are_no_whole_numbers():
    text = "def answer(x):\n    return np.frompyfunc(lambda v: 2.5 * v, 1, 1)(x)\n"
    assert looked("def answer(x):\n    return 2.5 * x\n", text, VECTORS).misconception == OBJECTS


def test_gaps_that_are_left_are_told_as_such():
    text = "def answer(x):\n    return [v if v > 1 else None for v in x]\n"
    result = looked("def answer(x):\n    return np.where(x > 1, x, np.nan)\n", text, VECTORS)
    assert result.misconception == "kind: Nones"


def test_a_running_sum_is_not_put_in_where_its_last_entry_is_taken():
    text = "def answer(x):\n    e = np.exp(x)\n    return e / max(e)\n"  # max(cumsum(e)) is its sum
    assert looked("def answer(x):\n    return np.exp(x) / np.exp(x).sum()\n", text, VECTORS).misconception != (
        "running sum missing"
    )


LATE = "class answer:\n    def __init__(self):\n        self.v = 0.0\n\n    def step(self, theta, grad):\n"
WALKS = [Script(Case(), *(Step("step", theta, grad) for theta, grad in RNG.normal(size=(3, 2, 4)))) for _ in range(2)]


@pytest.mark.parametrize(
    ("body", "name"),
    [("theta -= self.v\n        self.v = self.v / 2 + grad\n", False), ("theta = theta - self.v - grad\n", True)],
)
def test_a_first_call_that_has_nothing_to_add_leaves_nothing_as_it_was(body, name):
    right = LATE + "        self.v = self.v / 2 + grad\n        theta -= self.v\n"
    result = looked(right, f"{LATE}        {body}", WALKS, "object", look=0, outcome="in place")
    assert (result.misconception == "not in place") is name


def test_a_power_that_is_tried_is_none_of_whole_numbers():
    program = program_in("def answer(n, m):\n    return n * (3 * m)\n", "answer")
    powers = [edit for _, edit, _ in changes_of(program, 30.0) if edit.kind == "Mult for Pow"]
    assert powers
    assert not [edit for edit in powers if isinstance(program.with_change(edit, 1.0)(2, 3), int)]  # 200 ** 3 ** 34


@pytest.mark.parametrize(("most", "kind"), [(np.inf, False), (6.0, True)])
def test_where_any_large_number_is_right_a_change_that_only_makes_it_larger_is_no_slip(most, kind):
    def steep_enough(value, width):
        return None if 4 / width <= value[0] <= most / width and value[1] == value[0] else "too gentle"

    cases = [Case(0.5), Case(1.5), Case(0.7)]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases, judge=By(steep_enough))])
    text = "def answer(width):\n    steep = np.log(5) / width\n    return steep, steep\n"
    result = judge(exercise, PlainDoor(defined(text)), {"cases": [None] * 3}, 30.0)
    assert (result.misconception == "call of log too many") == kind


def test_what_kind_comes_back_is_known_where_a_judge_decides_on_other_cases():
    tables = [Case(RNG.normal(size=(n, 2))) for n in (2, 3)]
    judged = Part("judged", tables, judge=By(lambda value, X: None if len(value) == 5 else "no pair"))
    both = Exercise("answer", "E", "...", parts=[judged, Part("known", tables)])

    def told(answer):
        known = expected_outcomes(both, lambda X: (X + 1, X**2), tables)
        return judge(both, PlainDoor(answer), {"judged": [None] * 2, "known": known}).misconception

    assert told(lambda X: X + 1) == "kind: only value 1"
    assert told(lambda X: (X + 1, 2 * X**2)) != "twice"  # of what a judge decides no number is known
    assert told(lambda X: X + 1 if len(X) > 2 else X + 2) != "kind: only value 1"


def test_a_change_that_mends_one_overflow_and_leaves_another_is_half_a_mend():
    cases = [Case(np.array(x)) for x in ([1.0, 2.5], [3.0, 4.5], [0.5, 2.0], [500.0, 1.0], [800.0, 1.0])]
    text = "def answer(x):\n    return np.cos(np.log(np.exp(2 * x))).sum()\n"
    result = looked("def answer(x):\n    return np.cos(x).sum()\n", text, cases)
    assert result.misconception == "Mult too many" and "overflows" in result.message


def test_numbers_that_are_turned_round_are_not_let_through():
    tables = [Case(RNG.normal(size=n)) for n in (5, 6, 7)]
    right, text = "def answer(x):\n    return {} + np.cos(x)\n", "np.where(x > 0, x, -x)"
    result = looked(right.format("np.maximum(x, 0)"), right.format(text), tables)
    assert result.misconception != "positive part missing"


def test_one_row_of_all_is_told_as_such_whatever_an_index_less_would_mend():
    tables = [Case(RNG.normal(size=(n, 3)), RNG.normal(size=(3, 2))) for n in (4, 5)]
    right, first = "def answer(X, W):\n    return X @ W\n", "def answer(X, W):\n    return X[0] @ W\n"
    assert looked(right, first, tables).misconception == "only the first"
