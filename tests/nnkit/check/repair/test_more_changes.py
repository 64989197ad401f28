"""Changes that move a term or a line, put a formula for a name, or change several places at once."""

import ast

import numpy as np
import pytest

from nnkit.check.cases import Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.repair import Change, slip_of
from nnkit.check.repair.candidates import candidates
from nnkit.check.repair.edits import spots
from nnkit.check.repair.facts import Fact
from nnkit.check.repair.program import program_in
from tests.nnkit.check.repair.test_repair import PAIRS, RNG, TABLES, VECTORS, defined, looked

STEPS = [Script(Case(0.3), *(Step("step", theta, RNG.normal(size=3)) for theta in RNG.normal(size=(3, 3))))] * 2
MORE = np.random.default_rng(29)
ROWS = [Case([[1.0, 2.0], [3.0], [4.0, 5.0]]), Case([[7.0], [1.0, 3.5], [2.5]]), Case([[1.0, 4.0], [2.0, 0.5]])]
SLIPS = [
    ("term in a loop", "affine", "z = []\n    for x in X:\n        s = 0\n        for j in range(len(w)):\n"
     "            s += x[j] * w[j] + b\n        z.append(s)\n    return np.array(z)"),
    ("x for another name", "slope", "return 1 - np.tanh(x) ** 2 + 0 * (w * x + b)"),
    ("order of operations", "hidden", "a = np.maximum(0, X @ w) + b\n    return np.maximum(0, 2 * a) + b"),
    ("other axis", "shares", "e = np.exp(X - X.max(axis=0))\n    return e / e.sum(axis=0)"),
    ("factor missing", "decay", "return x * np.exp(w) + b"),
    ("factor missing", "wave", "return np.cos(x / 8)"),
    ("int for ceil", "batches", "return int(len(x) / 3)"),
    ("FloorDiv for ceil", "batches", "return len(x) // 3"),
    ("product of all missing", "likelihood", "return [a_i if y_i else 1 - a_i for a_i, y_i in zip(a, y)]"),
    ("not sorted", "kinds", "return [round(v, 3) for v in x]"),
    ("square missing", "spread", "m = x.mean()\n    return (x - m).sum()"),
    ("not multiplied up", "likelihood", "p = 1\n    for a_i, y_i in zip(a, y):\n"
     "        p = a_i if y_i else 1 - a_i\n    return p"),
    ("added for multiplied", "likelihood", "p = 0\n    for a_i, y_i in zip(a, y):\n"
     "        p += a_i if y_i else 1 - a_i\n    return p"),
    ("entries crossed", "weighed", "return [w[0] * x[0] + w[2] * x[1], w[1] * x[0] + w[3] * x[1]]"),
    ("slope missing", "back", "return (X @ w + b)"),
    ("brackets", "masked", "return x * x > 0.5"),
    ("brackets", "product", "return x * (np.cos(x) + np.sin(x))"),
    ("round for ceil", "enough", "return round(x * w)"),
    ("one more for ceil", "enough", "return int(x * w) + 1"),
    ("sigmoid missing", "gate", "return x * np.cos(x)"),
    ("continue missing", "short", "kept = []\n    bad = 0\n    for row in rows:\n        if len(row) < 2:\n"
     "            bad += 1\n        kept.append(row[0])\n    return kept, bad"),
    ("factors crossed", "average", "return (1 - b) * x + b * w"),
    ("nanmean for nanmedian", "filled", "return np.where(np.isnan(x), np.nanmean(x), x)"),
    ("exactly equal", "flat", "return bool(x.sum() - 0.3 == 0)"),
    ("decision missing", "step", "s = 1 / (1 + np.exp(-x))\n    return s * (x + w)"),
    ("factor missing", "slope of a sigmoid", "return x * w"),
    ("constant", "far", "return 1.96 * np.cos(x)"),
    ("not set back", "longest", "run, best = 0, 0\n    for v in x:\n        if v > 0:\n            run += 1\n"
     "        best = max(best, run)\n    return best"),
    ("constant", "half a turn", "return np.cos(180 * x)"),
    ("whole rows or columns", "marked", "Y = np.zeros((len(y), k))\n    Y[:, y] = 2\n    return Y"),
    ("whole rows or columns", "picked", "return np.cos(P[y]).sum()"),
    ("start value", "total", "s = x[0]\n    for v in x:\n        s += np.cos(v)\n    return s"),
    ("rounded", "far", "return 2 * np.round(np.cos(x), 2)"),
    ("rounded", "far", "return 2 * np.cos(x).round(decimals=1)"),
    ("decimals", "three digits", "return np.cos(x).round(2)"),
    ("keepdims missing", "shares", "e = np.exp(X - X.max(axis=1))\n    return e / e.sum(axis=1)"),
    ("x and w taken for each other", "growth", "return np.exp(w) * x + x ** 2"),
    ("division missing", "thinned", "kept = (x > w) if on else x * 0 + 1\n    return x * kept"),
    ("other size", "less its own", "n = len(y)\n    return (P - np.eye(n)[y]) / n"),
    ("order of operations", "of a difference", "return np.tanh(x) - np.tanh(w)"),
    ("max for the most frequent", "guessing", "return np.mean(np.cos(y) == np.cos(max(y)))"),
    ("places missing", "crossings", "at = np.cos(x) < 0.5\n    return np.sort(at)[:2]"),
    ("largest alone", "nearest", "return [int(np.argmin([max(abs(x - m)) for m in M])) for x in X]"),
    ("set once for all rounds", "flips", "best = []\n    t = x.copy()\n    n = len(x)\n    m = 2 * n\n"
     "    for i in range(n):\n        t[i] = -t[i]\n        best.append(t.sum() + m)\n    return best"),
]  # fmt: skip
RIGHT = {
    "affine": ("X, w, b", "return X @ w + b", TABLES),
    "slope": ("x, w, b", "return 1 - np.tanh(w * x + b) ** 2", [Case(*RNG.normal(size=3)) for _ in range(4)]),
    "hidden": ("X, w, b", "a = np.maximum(X @ w + b, 0)\n    return np.maximum(2 * a + b, 0)", TABLES),
    "shares": ("X, w, b", "e = np.exp(X)\n    return e / e.sum(axis=1, keepdims=True)", TABLES),
    "decay": ("x, w, b", "return x * np.exp(w) + (1 - w) * b", [Case(*RNG.normal(size=3)) for _ in range(4)]),
    "wave": ("x", "return np.cos(np.pi * x / 8)", VECTORS),
    "batches": ("x", "return int(np.ceil(len(x) / 3))", [*VECTORS, Case(np.ones(7)), Case(np.ones(10))]),
    "likelihood": ("a, y", "return np.prod(np.where(y, a, 1 - a))", PAIRS),
    "of a difference": ("x, w", "return np.tanh(x - w)", [Case(*MORE.normal(size=(2, n))) for n in (3, 4, 5)]),
    "crossings": (
        "x",
        "at = np.flatnonzero(np.cos(x) < 0.5)\n    return np.sort(at)[:2]",
        [Case(MORE.normal(size=n) * 3) for n in (9, 12, 15)],
    ),
    "guessing": (
        "y",
        "return np.mean(np.cos(y) == np.cos(np.bincount(y).argmax()))",
        [Case(np.array(y)) for y in ([0, 1, 1, 2], [3, 3, 3, 0, 4], [1, 0, 0], [5, 2, 2, 5, 2, 1])],
    ),
    "nearest": (
        "X, M",
        "return [int(np.argmin([((x - m) ** 2).sum() for m in M])) for x in X]",
        [Case(MORE.normal(size=(20, 4)), MORE.normal(size=(k, 4))) for k in (3, 4)],
    ),
    "gate": ("x", "return x / (1 + np.exp(-np.cos(x)))", VECTORS),
    "weighed": (
        "x, w",
        "return [w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]]",
        [Case(RNG.normal(size=2), RNG.normal(size=4)) for _ in range(3)],
    ),
    "back": ("X, w, b", "return (X @ w + b) * b * (1 - b)", TABLES),
    "masked": ("x", "return x * (x > 0.5)", VECTORS),
    "product": ("x", "return np.cos(x) + x * np.sin(x)", VECTORS),
    "enough": ("x, w", "return int(np.ceil(x * w))", [Case(3, 0.7), Case(5, 1.3), Case(2.0, 2.5), Case(7, 0.31)]),
    "kinds": ("x", "return sorted(round(v, 3) for v in x)", VECTORS),
    "spread": ("x", "return ((x - x.mean()) ** 2).sum()", VECTORS),
    "short": ("rows", "return [r[0] for r in rows if len(r) > 1], sum(len(r) < 2 for r in rows)", ROWS),
    "average": ("x, w, b", "return b * x + (1 - b) * w", [Case(*RNG.normal(size=3)) for _ in range(4)]),
    "filled": (
        "x",
        "return np.where(np.isnan(x), np.nanmedian(x), x)",
        [Case(np.array([1.0, np.nan, 3.0, 8.0])), Case(np.array([np.nan, 2.0, 2.5, 9.0, 1.0]))],
    ),
    "flat": (
        "x",
        "return bool(abs(x.sum() - 0.3) < 1e-9)",
        [Case(np.array(x)) for x in ([0.1, 0.2], [0.1, 0.1, 0.1], [0.1, 0.3], [0.4, 0.1])],
    ),
    "step": ("x, w", "return (x > 0) * (x + w)", [Case(RNG.normal(size=n), 0.3 * n) for n in (4, 5, 6)]),
    "slope of a sigmoid": ("x, w", "return x * w * (1 - w)", [Case(*RNG.normal(size=2)) for _ in range(4)]),
    "far": ("x", "return 2 * np.cos(x)", VECTORS),
    "longest": (
        "x",
        "run = best = 0\n    for v in x:\n        run = run + 1 if v > 0 else 0\n"
        "        best = max(best, run)\n    return best",
        [
            Case(np.array(x))
            for x in ([1, 2, 4, -1, 3], [1, -1, 2, 3, -2, 1, 2], [-1, 1, -2, 1, 5, 3, 4, -1], [-1, 2, -1, 3])
        ],
    ),
    "three digits": ("x", "return np.round(np.cos(x), 3)", VECTORS),
    "half a turn": ("x", "return np.cos(np.pi * x)", VECTORS),
    "marked": ("y, k", "return 2 * np.eye(k)[y]", [Case(np.array(y), 3) for y in ([0, 2, 1], [1, 1], [2, 0, 0, 1])]),
    "picked": (
        "P, y",
        "return np.cos(P[np.arange(len(y)), y]).sum()",
        [Case(RNG.normal(size=(n, n)), RNG.integers(0, n, n)) for n in (3, 4, 5)],
    ),
    "total": ("x", "return np.cos(x).sum()", VECTORS),
    "growth": ("x, w", "return np.exp(x) * w + w ** 2", [Case(*RNG.normal(size=2)) for _ in range(4)]),
    "thinned": (
        "x, w, on",
        "return x * (x > w) / (1 - w) if on else x",
        [Case(RNG.uniform(0.1, 0.9, size=n), 0.1 * n, n < 6) for n in (4, 5, 6)],
    ),
    "less its own": (
        "P, y",
        "return (P - np.eye(P.shape[1])[y]) / len(y)",
        [Case(RNG.normal(size=(n, 3)), RNG.integers(0, 3, n)) for n in (4, 5, 6)],
    ),
    "flips": ("x", "return [x.sum() - 2 * v + 2 * len(x) for v in x]", VECTORS),
}


@pytest.mark.parametrize(("kind", "exercise", "body"), SLIPS, ids=[f"{slip[0]}, {slip[1]}" for slip in SLIPS])
def test_a_slip_is_named_by_the_change_that_mends_it(kind, exercise, body):
    arguments, right, cases = RIGHT[exercise]
    result = looked(f"def answer({arguments}):\n    {right}\n", f"def answer({arguments}):\n    {body}\n", cases)
    assert result.misconception == kind
    assert result.where.startswith("Line ")


HEAD = "class answer:\n    def __init__(self, rate):\n        self.rate = rate\n{}\n    def step(self, x, g):\n"


def test_the_arguments_of_a_class_that_are_taken_for_each_other():
    start = "class answer:\n    def __init__(self, a, b):\n        self.a = {}\n        self.b = {}\n"
    start += "        self.v = 0\n\n"
    step = "    def step(self, x, g):\n        self.v = self.a * self.v + np.exp(self.b) * g\n"
    step += "        return x - self.v\n"
    steps = [Script(Case(0.3, 0.8), *(Step("step", *RNG.normal(size=(2, 3))) for _ in range(3)))] * 2
    result = looked(start.format("a", "b") + step, start.format("b", "a") + step, steps, "object")
    assert result.message == "One small thing is wrong: `a` and `b` are taken for each other."


def test_a_counter_that_starts_too_low_or_is_moved_on_too_late_is_one_slip():
    start = "class answer:\n    def __init__(self, a):\n        self.a = a\n        self.t = {}\n\n"
    start += "    def step(self, x, g):\n"
    lines = ["        x = x - g / (1 - self.a ** self.t)\n", "        self.t += 1\n"]
    right = start.format(1) + "".join(lines) + "        return x\n"
    steps = [Script(Case(0.3), *(Step("step", *RNG.normal(size=(2, 3))) for _ in range(3)))] * 2
    result = looked(right, start.format(0) + "".join(lines) + "        return x\n", steps, "object")
    assert result.misconception == "start value"


def test_an_array_that_has_to_be_changed_itself():
    right = "def answer(x, y):\n    x -= 2 * y\n"
    wrong = "def answer(x, y):\n    x = x - 2 * y\n"
    cases = [Case(RNG.normal(size=n), RNG.normal(size=n)) for n in (3, 4, 5)]
    result = looked(right, wrong, cases, outcome="in place", look=0)
    assert result.message.startswith("Your function leaves what it is given as it was")
    steps = [Script(Case(), *(Step("step", *RNG.normal(size=(2, 3))) for _ in range(2)))] * 2
    right, wrong = (text.replace("(x", "(self, x").replace("\n    ", "\n        ") for text in (right, wrong))
    right, wrong = (f"class answer:\n    {text.replace('answer', 'step')}" for text in (right, wrong))
    assert looked(right, wrong, steps, "object", outcome="in place").misconception == "not in place"


def test_what_an_object_sets_anew_in_each_call():
    kept = HEAD.format("        self.v = 0\n")
    body = "        self.v = 0.9 * self.v + g\n        return x - self.rate * self.v\n"
    result = looked(kept + body, HEAD.format("") + "        self.v = 0\n" + body, STEPS, "object")
    assert result.misconception == "set anew in each call"


FACTS = [
    ("an attribute unused", "        return x - g ** 3\n", "It keeps `self.rate`, and never uses it."),
    ("computed and never used", "        d = self.rate * g\n        return x - g ** 3 + self.rate\n",
     "It computes `d`, and never uses it."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "says"), FACTS, ids=[fact[0] for fact in FACTS])
def test_what_a_class_shows(name, body, says):
    right = HEAD.format("        self.v = 0\n") + "        self.v += g\n        return x - self.rate * np.cos(self.v)\n"
    result = looked(right, HEAD.format("") + body, STEPS, "object")
    assert (result.misconception, result.message) == (name, says)


def test_a_table_of_one_and_the_same_row():
    loop = "    for i, c in enumerate(y):\n        Y[i][c] += 2\n    return Y\n"
    text = f"def answer(y, k):\n    Y = [[0] * k] * len(y)\n{loop}"
    right = "def answer(y, k):\n    return 2 * np.eye(k)[y]\n"
    cases = [Case(np.array([0, 2, 1]), 3), Case(np.array([1, 0, 1, 2]), 4), Case(np.array([0, 1]), 3)]
    assert looked(right, text, cases).misconception == "one row"


def test_a_list_as_default_has_no_names_with_it():
    # grading drops a fact that comes with other than the names of its sentence
    text = "def answer(x, kept=[]):\n    kept.append(x)\n    return kept\n"
    assert PlainDoor(defined(text)).facts("answer") == [Fact("a list as default")]


def test_a_loop_that_returns_on_both_ways_ends_in_its_first_round():
    text = (
        "def answer(x):\n    for i in range(len(x)):\n        if x[i] > 5:\n            return i\n"
        "        else:\n            return -1\n"
    )
    cases = [Case(np.array(x)) for x in ([1.0, 7.0], [2.0, 3.0, 9.0], [6.0, 1.0], [1.0, 2.0])]
    right = "def answer(x):\n    return next((i for i, v in enumerate(x) if v > 5), -1)\n"
    assert looked(right, text, cases).misconception == "return in a loop"


BESIDE = "def wave(x):\n    return np.cos(3 * x)\n\n\ndef slope(x, w):\n    return x * w\n\n\n"


def test_an_answer_that_gives_what_a_function_beside_it_gives():
    right = "def answer(x):\n    return -3 * np.sin(3 * x)\n"
    result = looked(right, BESIDE + "def answer(x):\n    return wave(x)\n", VECTORS, look=0)
    assert result.message == "It gives what `wave` gives, and that is another thing."
    for body in ("np.cos(3 * x) + 1e-3", "np.cos(4 * x)"):  # nearly, and another
        assert looked(right, f"{BESIDE}def answer(x):\n    return {body}\n", VECTORS, look=0).misconception != "wave"


def test_a_slip_is_found_where_it_overflows_too():
    right = "def answer(x):\n    return np.exp(np.minimum(x, 300)) + x\n"
    wrong = "def answer(x):\n    return np.exp(x) - x\n"
    result = looked(right, wrong, [*VECTORS, Case(np.array([800.0, 1.0]))])
    assert result.misconception == "Sub for Add" and "a large number overflows" in result.message


def test_an_array_without_room_is_told_so_whatever_mends_it():
    right = "def answer(x):\n    return np.maximum(x, 0)\n"
    wrong = "def answer(x):\n    out = np.zeros(len(x))\n    out[:] = np.maximum(x, 0)\n    return out\n"
    cases = [Case(RNG.normal(size=shape)) for shape in ((3, 2), (4, 5), (2, 4))]
    assert looked(right, wrong, cases).misconception == "stops: no room"


def test_a_condition_is_no_value_to_swap():
    text = "def answer(x):\n    return np.where(x > 1, 1, -1)\n"
    result = looked("def answer(x):\n    return np.where(x > 1, 1, 0)\n", text, VECTORS)
    assert result.misconception == "constant off by one"


def test_where_one_expression_is_wrong_in_more_than_one_way_it_is_shown():
    fits = [Change("factor of 2", 2, "s = x[0]", 3, 4, frozenset([4, 5]), "x[0]"),
            Change("line missing", 2, "s = x[0]", 3, 1, frozenset([1, 2, 3, 4, 5]), ""),
            Change("square missing", 2, "s = x[0]", 3, 4, frozenset([4, 5]), "x[0]")]  # fmt: skip
    assert slip_of([fits[0], fits[2]]).hint == "Line 2, `s = x[0]`: `x[0]` is not what is needed there."
    assert slip_of(fits).says == ""  # a line is no expression


def test_nothing_is_put_round_what_numpy_reads_without_end():
    # np.sqrt(np.c_) never comes back: it is asked for entry after entry
    tree = ast.parse("def answer(x):\n    return np.c_[x, np.r_[0, x]]\n")
    for _, edit in candidates(tree):
        with edit.made():
            made = ast.unparse(tree)
        assert "np.c_[" in made or "np.c_" not in made, made
        assert "np.r_[" in made or "np.r_" not in made, made


def test_two_cases_that_have_changed_places_are_told_as_that_whichever_way_they_are_mended():
    right = "def answer(x, y):\n    return -np.log(np.where(y > 0, x, 1 - x))\n"
    wrong = "def answer(x, y):\n    return -np.log(np.where(y > 0, 1 - x, x))\n"
    cases = [Case(RNG.uniform(0.1, 0.9, size=n), RNG.normal(size=n)) for n in (4, 5, 6)]
    said = looked(right, wrong, cases).message
    assert said.startswith("One small thing is wrong: two cases have changed places")


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_every_change_makes_a_program():
    """One that Python does not compile is never tried, and nobody sees."""
    text = (
        "class answer:\n    def __init__(self, a):\n        self.a, self.n = a, 0\n\n    def step(self, x, w):\n"
        "        s, best = 0, x[0]\n        for i in range(1, len(x)):\n            if x[i] == w:\n"
        "                s += self.a * x[i] + (1 - self.a) * np.exp(-w)\n            else:\n                best = i\n"
        "        self.n += 1\n        return np.where(x > w, s, best) / len(x), x.mean(axis=0)\n"
    )
    program = program_in(text, "answer", names={"np": np})
    for _, edit in candidates(program.tree):
        with edit.made():
            compile(program.tree, edit.kind, "exec")


BOTH = "def answer(x):\n    if len(x) > 4:\n        return {}\n    return {}\n"
SHORT_AND_LONG = [Case(RNG.uniform(0.1, 2.0, size=n)) for n in (2, 3, 4, 5, 6)]


def test_one_of_two_slips_is_named_where_it_makes_most_of_what_is_wrong():
    right, wrong = BOTH.format("np.sin(x)", "x - np.cos(x)"), BOTH.format("np.exp(-x * x)", "x + np.cos(x)")
    result = looked(right, wrong, SHORT_AND_LONG)
    assert result.message.endswith(
        "something is added that has to be subtracted. That alone does not explain all that is wrong."
    )


def test_a_change_that_mends_few_cases_or_breaks_one_names_nothing():
    right, wrong = BOTH.format("np.sin(x)", "x - np.cos(x)"), BOTH.format("np.exp(-x * x)", "x + np.cos(x)")
    assert "as well" not in looked(right, wrong, SHORT_AND_LONG[2:]).message
    breaks = right.replace("x - np.cos(x)", "x + np.cos(x) * (-1 if len(x) < 4 else 1)")
    assert "as well" not in looked(breaks, wrong, SHORT_AND_LONG).message


TWICE = [
    ("Div too many", "n = len(x)\n    return np.cos(x) / n, x / n", "return np.cos(x), x"),
    ("Mult for Div", "m = np.cos(x) * (1 - w ** 3)\n    v = np.sin(x) * (1 - b ** 3)\n    return 2 * m * x + v",
     "m = np.cos(x) / (1 - w ** 3)\n    v = np.sin(x) / (1 - b ** 3)\n    return 2 * m * x + v"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "right"), TWICE, ids=[row[0] for row in TWICE])
def test_the_same_slip_twice_is_one(kind, body, right):
    arguments = "x" if "w" not in body else "x, w, b"
    numbers = () if arguments == "x" else (0.3, 0.8)
    cases = [Case(case.args[0], *numbers) for case in VECTORS]
    text = f"def answer({arguments}):\n    {{}}\n"
    assert looked(text.format(right), text.format(body), cases).misconception == kind


def test_what_is_taken_off_itself_is_no_term_that_is_missing():
    text = "def answer(x, w):\n    return np.cos(x), np.sign(w)\n"
    cases = [Case(*MORE.normal(size=(2, n))) for n in (3, 4, 5)]
    assert looked(text.replace("np.sign(w)", "0 * w"), text, cases).misconception != "term missing"


def test_the_rounds_of_a_loop_are_no_product():
    right = "def answer(x, k):\n    for _ in range(k):\n        x = np.cos(x)\n    return x\n"
    wrong = right.replace("range(k)", "range(min(k, 1))")
    cases = [Case(RNG.normal(size=4), k) for k in (0, 1, 2, 3, 5)]
    assert looked(right, wrong, cases).misconception == "call of min too many"


def test_the_line_of_a_condition_within_brackets_is_told():
    right = "def answer(x):\n    return {i: v for i, v in enumerate(x)}\n"
    wrong = "def answer(x):\n    y = list(x)\n    return {i: v for i, v in enumerate(y) if i > 0}\n"
    assert looked(right, wrong, [Case(RNG.normal(size=n)) for n in (3, 4, 5)]).where.startswith("Line 3, `return {i")


def test_what_each_of_several_layers_lacks_is_one_slip():
    right = "def answer(x, V, W):\n    a = np.maximum(x @ V, 0)\n    b = np.maximum(a @ W, 0)\n    return a, b, b @ V\n"
    wrong = "def answer(x, V, W):\n    a = x @ V\n    b = a @ W\n    return a, b, b @ V\n"
    cases = [Case(RNG.normal(size=4), *RNG.normal(size=(2, 4, 4))) for _ in range(3)]
    assert looked(right, wrong, cases).misconception == "positive part missing"


def test_a_factor_elsewhere_may_be_brackets_in_another_line():
    changes = [Change(kind, 2, "y", 1, i, frozenset()) for i, kind in enumerate(("Mult too many", "brackets"))]
    elsewhere = [changes[0], changes[1]._replace(line=3, rank=2)]
    assert slip_of(elsewhere).name == "Mult too many or brackets"
    assert slip_of([changes[0], changes[1]._replace(rank=2)]).name == "Mult too many"


@pytest.mark.parametrize("written", ["x ** 2", "(x * 3) ** 2 / 9"])
def test_a_square_for_a_size_is_no_root(written):
    right = "def answer(x):\n    return np.maximum(1 - np.abs(x), 0)\n"
    wrong = f"def answer(x):\n    return np.maximum(1 - {written}, 0)\n"
    named = looked(right, wrong, [Case(RNG.normal(size=n)) for n in (6, 7, 9)]).misconception
    assert named == "square for the size" if written == "x ** 2" else named != "square for the size"


def test_a_product_for_a_power_and_signs_that_are_missing():
    cases = [Case(RNG.uniform(0.5, 2, size=3), k) for k in (2, 3, 5)]
    power = looked("def answer(x, k):\n    return 3 * x**k\n", "def answer(x, k):\n    return 3 * x * k\n", cases)
    assert power.misconception == "Mult for Pow"
    signs = "def answer(x, k):\n    return k * {}\n"
    negative = [Case(RNG.normal(size=5), k) for k in (2.5, 3.5, 5.5)]
    assert looked(signs.format("np.sign(x)"), signs.format("x"), negative).misconception == "sign alone missing"
    positive = looked(
        "def answer(x, k):\n    return np.tanh(1) + k\n", "def answer(x, k):\n    return np.tanh(k) + k\n", cases
    )
    assert positive.misconception not in ("sign alone missing", "quantity for 1")


def test_what_is_applied_to_the_first_operand_alone():
    cases = [Case(RNG.normal(size=(3, 2)), RNG.normal(size=(2, 4)), RNG.normal(size=4)) for _ in range(3)]
    right = "def answer(X, W, b):\n    return np.maximum(0, X @ W + b)\n"
    early = looked(right, "def answer(X, W, b):\n    return np.maximum(0, X) @ W + b\n", cases)
    assert early.misconception == "maximum taken too early"
    other = looked(right, "def answer(X, W, b):\n    return np.maximum(0, X) @ W - b\n", cases)
    assert "too early" not in other.misconception


def test_few_digits_are_no_whole_numbers():
    right = "def answer(x):\n    x = np.array(x[::-1])\n    return (np.exp(x + 1e-6) - np.exp(x)) * 1e6\n"
    wrong = right.replace("[::-1])", "[::-1], np.{})")
    cases = [Case(RNG.uniform(1, 2, size=n)) for n in (3, 4, 5)]
    assert looked(right, wrong.format("float32"), cases).misconception == "few digits"


def test_a_condition_that_is_one_too_many_is_no_minus_and_no_factor():
    """A yes or no comes out right too easily: what is positive is larger than any negative number."""
    right = "def answer(x):\n    return [i for i in range(1, len(x)) if x[i] > 3]\n"
    wrong = right.replace("if x", "if i != 2 and x")
    rng = np.random.default_rng(8)
    cases = [Case(rng.uniform(1, 5, size=n)) for n in (9, 8, 12, 10)]
    assert looked(right, wrong, cases).misconception == "condition too many"
    spread = "def answer(X, rows):\n    return X[rows].mean(axis=0) / np.where(np.ptp({}, axis=0) == 0, 1, np.pi)\n"
    tables = [Case(np.array([[1.0, 2, 3], [1, 4, 3], [last, 5, 3]]), np.array([0, 1])) for last in (2.0, 1.0, 3.0, 4.0)]
    named = looked(spread.format("X[rows]"), spread.format("X"), tables).misconception
    assert named == "X for another name"


FALSE_ONES = [  # what mended it by chance
    ("W.T.reshape(-1, 2, 3)", "W.T.reshape(-1, 1, 2, 3)", "dimension"),  # a sum over one entry
    ("np.mean(W**2)", "np.array([np.mean(W**2)])", "dimension"),  # a mean of one number
    ("W.T**3", "np.maximum(0, W.T**3)", "call of maximum too many"),  # 0 added
]


@pytest.mark.parametrize(("right", "wrong", "kind"), FALSE_ONES)
def test_what_mends_by_chance_names_nothing(right, wrong, kind):
    cases = [Case(RNG.normal(size=(6, n))) for n in (3, 4, 5)]
    named = looked(*(f"def answer(W):\n    return {line}\n" for line in (right, wrong)), cases).misconception
    assert named == kind


def test_a_minus_that_undoes_another_is_one_too_many():
    negated = list(spots(ast.parse("-b")))
    kinds = [
        spot.replaced("minus missing", ast.Constant(1)).kind for spot in negated if isinstance(spot.node, ast.expr)
    ]
    assert kinds == ["minus too many", "minus too many"]
    (name,) = [spot for spot in spots(ast.parse("b")) if isinstance(spot.node, ast.Name)]
    assert name.replaced("minus missing", ast.Constant(1)).kind == "minus missing"


def test_a_list_that_is_given_twice_is_no_factor_of_2():
    lists = "def answer(x):\n    return [v for v in x if v > 0]{}\n"
    cases = [Case([*RNG.normal(size=n)]) for n in (5, 6, 8)]
    assert looked(lists.format(" * 2"), lists.format(""), cases).misconception != "factor of 2"


@pytest.mark.parametrize(
    ("line", "piece", "kinds"),
    [
        ("X.reshape(n, X.shape[1] ** 2)", "X.shape[1] ** 2", ["minus missing"]),  # any number below 0 is a -1
        ("np.argsort(X[:, 0] - n)", "X[:, 0]", ["division by the count", "factor of 2", "sign alone missing"]),
        ("[v for v in n if v > X[0]]", "X[0]", ["minus missing", "sign alone missing"]),
        ("np.where(np.ptp(X) == 0, 1, n)", "X", ["factor missing"]),
    ],
)
def test_what_comes_right_by_chance_is_not_tried(line, piece, kinds):
    for text, tried in ((f"np.cos({piece}) + ({piece} - n)", set(kinds)), (line, set())):
        edits = candidates(ast.parse(f"def f(X, n):\n    return {text}\n"))
        assert {edit.kind for _, edit in edits if ast.unparse(edit.at) == piece} & set(kinds) == tried


def test_a_counter_is_a_name_that_is_set_and_no_argument():
    lines = [
        ast.unparse(line) for _, edit in candidates(ast.parse("def f(x, k):\n    n, y = 0, [x]\n    return y\n"))
        if edit.kind == "line missing" for line in edit.value
    ]  # fmt: skip
    assert "n += 1" in lines and "k += 1" not in lines


def test_another_number_that_mends_some_is_no_slip():
    """Some number would make most of anything right."""
    right, wrong = BOTH.format("np.sin(x)", "np.cos(x) + 2"), BOTH.format("np.exp(-x * x)", "np.cos(x) + 3")
    assert "off by one" not in looked(right, wrong, SHORT_AND_LONG).message


def test_the_first_for_the_last_is_no_index_that_is_off_by_one():
    right, wrong = (f"def answer(x):\n    return 2 / np.sort(x)[{at}]\n" for at in (-1, 0))
    assert looked(right, wrong, VECTORS).misconception == "smallest for the largest"
    right, wrong = (f"def answer(x):\n    return 2 / np.sort(x)[{at}]\n" for at in (1, 0))
    assert looked(right, wrong, VECTORS).misconception == "index off by one"
