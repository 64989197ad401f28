"""A slip is found by the one small change of the student's own program that makes every case right."""

import linecache

import numpy as np
import pytest

from nnkit.check.cases import Case, Probe, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Wrong
from nnkit.check.outcome import expected_outcomes
from nnkit.check.repair import Change, slip_of
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import called, judged

RNG = np.random.default_rng(3)
TABLES = [
    Case(RNG.normal(size=(4, 3)), RNG.normal(size=3), 0.7),
    Case(RNG.normal(size=(5, 2)), RNG.normal(size=2), -1.3),
]
VECTORS = [Case(RNG.uniform(0.1, 2.0, size=n)) for n in (4, 5, 6)]
WIDE = [Case(RNG.uniform(-30, 30, size=n)) for n in (9, 12, 15)]
SQUARES = [Case(RNG.uniform(0.1, 2.0, size=(n, n))) for n in (3, 4)]
PAIRS = [Case(RNG.uniform(0.1, 0.9, size=n), RNG.integers(0, 2, size=n)) for n in (4, 5, 6)]


def defined(text, name="answer"):
    """What a cell with this text defines."""
    filename = f"<cell {hash(text)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    names = {"np": np}
    exec(compile(text, filename, "exec"), names)
    return names[name]


def looked(right, text, cases, kind="function", look=30.0, outcome="value"):
    """The verdict after a look at the program, where `right` is expected."""
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases)], kind=kind, outcome=outcome)
    right = defined(right) if isinstance(right, str) else right
    result = judge(exercise, PlainDoor(defined(text)), {"cases": expected_outcomes(exercise, right, cases)}, look)
    assert result.points == 0
    return result


SLIPS = [
    ("affine", "return X @ w * b", "Mult for Add"),
    ("affine", "return X @ w - 2 * b", "nothing"),
    ("affine", "Z = X @ w\n    return X * w + b", "Mult for MatMult"),
    ("affine", "return X.T @ w + b", "transpose too many"),
    ("softplus", "return np.where(x > 5, x, np.log1p(np.exp(x)))", "constant"),
    ("columns", "return X[0] / X[1]", "row for a column"),
    ("rows", "return X[:, 0] + X[:, 2]", "column for a row"),
    ("bce", "return -np.mean(y * np.log(a) + 1 - y * np.log(1 - a))", "brackets"),
    ("bce", "return -np.mean(y * np.log(a) - (1 - y) * np.log(1 - a))", "Sub for Add"),
    ("bce", "return -np.mean(a * np.log(a) + (1 - a) * np.log(1 - a))", "nothing"),
    ("bce", "return -np.mean(y * np.log(a) + (1 - a) * np.log(1 - a))", "a for another name"),
    ("rms", "return np.sqrt(np.mean(x) ** 2)", "order of operations"),
    ("rms", "return np.sqrt(np.sum(x ** 2))", "sum for mean"),
    ("rms", "s = 0\n    for v in x:\n        s = v ** 2\n    return np.sqrt(s / len(x))", "not added up"),
    ("rms", "s = 0\n    for v in x:\n        s += v ** 2\n        return np.sqrt(s / len(x))", "indentation of a loop"),
    (
        "rms",
        "s = 0\n    for i in range(1, len(x)):\n        s += x[i] ** 2\n    return np.sqrt(s / len(x))",
        "loop starts",
    ),
    (
        "rms",
        "for v in x:\n        s = 0\n        s += v ** 2\n    return np.sqrt(s / len(x))",
        "set anew in each round",
    ),
]
RIGHT = {
    "affine": ("def answer(X, w, b):\n    return X @ w + b", "X, w, b", TABLES),
    "softplus": ("def answer(x):\n    return np.logaddexp(0, x)", "x", WIDE),
    "columns": ("def answer(X):\n    return X[:, 0] / X[:, 1]", "X", SQUARES),
    "rows": ("def answer(X):\n    return X[0] + X[2]", "X", SQUARES),
    "bce": ("def answer(a, y):\n    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))", "a, y", PAIRS),
    "rms": ("def answer(x):\n    return np.sqrt(np.mean(x ** 2))", "x", VECTORS),
}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return np.clip(x, 0, 5) * 2", "One small thing is wrong: `clip` is applied where it does not belong."),
        ("out = np.zeros(3)\n    out[:3] = 2 * x[:3]\n    return out", ""),
    ],
)
def test_of_a_broken_promise_the_change_that_mends_it_is_told_after_it(body, says):
    probe = Probe("other sizes", "Any size may come.", Case(np.array([2.5, 30.25, 1.5, 40.0])))
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", [Case(np.array([0.5, 1.5, 2.5]))], probes=(probe,))])
    expected = expected_outcomes(exercise, lambda x: 2 * x, exercise.parts[0].all_cases)
    door = PlainDoor(defined(f"def answer(x):\n    {body}"))
    result = judge(exercise, door, {"cases": expected}, 30.0)
    assert result.misconception == "other sizes"
    assert result.message.startswith("Any size may come.") and result.message.endswith(says or "come.")
    assert bool(result.where) == bool(says)
    assert says not in judge(exercise, door, {"cases": expected}, 0).message or not says


@pytest.mark.parametrize(("exercise", "body", "kind"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_a_slip_is_named_by_the_change_that_mends_it(exercise, body, kind):
    right, arguments, cases = RIGHT[exercise]
    result = looked(right, f"def answer({arguments}):\n    {body}\n", cases)
    if kind == "nothing":
        assert not result.where
    else:
        assert result.misconception == kind
        assert result.message.startswith("One small thing is wrong: ")


def test_the_line_is_a_hint_of_its_own_and_shows_the_students_text():
    right, _, cases = RIGHT["rms"]
    result = looked(right, "def answer(x):\n    total = x ** 2\n    return np.sqrt(np.sum(total))\n", cases)
    assert result.where.startswith("Line 3, `return np.sqrt(np.sum(total))`: ")
    assert "mean(" not in result.where


def change(kind, line=2, node=5, within=(), rank=1):
    return Change(kind, line, "return x", rank, node, frozenset((node, *within)))


def test_two_different_changes_that_fit_name_nothing():
    assert slip_of([change("minus missing"), change("constant", line=3, node=9)]) is None


def test_a_square_that_is_missing_is_no_missing_factor():
    assert slip_of([change("square missing", rank=3), change("factor missing", rank=3)]).name == "square missing"


def test_two_changes_of_one_line_name_the_line_only():
    slip = slip_of([change("minus missing"), change("constant", node=9)])
    assert not slip.name
    assert slip.hint.startswith("Line 2, `return x`: ")


def test_two_ways_to_say_one_thing_are_one():
    assert slip_of([change("minus missing"), change("Sub turned round", node=9)]).name == "Sub turned round"
    assert slip_of([change("minus missing"), change("minus too many", node=9)]).name == "minus too many"


def test_what_is_too_much_as_a_whole_is_not_mended_in_its_parts():
    whole, part = change("statement too many", within=(6, 7)), change("constant", node=7)
    assert slip_of([whole, part]).name == "statement too many"
    later, elsewhere = whole._replace(rank=2), change("x for another name", line=3, node=12, rank=4)
    assert slip_of([later, part, elsewhere]).name == "statement too many"  # the other name is right by chance
    assert slip_of([later, part, elsewhere._replace(rank=2)]).name == "constant"


def test_a_sum_that_loses_a_dimension_says_more_than_that_one_is_lost():
    lost = change("keepdims missing", node=9, rank=2)
    assert slip_of([change("dimension", rank=2), lost]).name == "keepdims missing"
    assert slip_of([change("other axis", rank=2), lost]) != slip_of([lost])  # either would explain it


def test_what_is_done_in_the_wrong_order_is_not_mended_in_its_parts():
    """`sqrt(p) / n` for `sqrt(p / n)`: a root of n does it as well."""
    whole, part = change("order of operations", within=(6, 7), rank=2), change("root missing", node=7, rank=2)
    assert slip_of([part, whole]).name == "order of operations"
    assert slip_of([change("root missing", node=8, rank=2), whole]) != slip_of([whole])  # outside of it


def test_what_is_put_in_to_undo_something_else_does_not_count():
    assert slip_of([change("Pow too many"), change("square missing", node=9, rank=3)]).name == "Pow too many"


def test_a_change_that_makes_a_loop_endless_ends():
    text = "def answer(x):\n    i = 0\n    while i < 3:\n        i = i + 1\n        x = x * 2\n    return x\n"
    assert not looked("def answer(x):\n    return np.cos(x)", text, VECTORS, look=0.4).where


def test_a_change_that_makes_functions_call_each_other_without_end_ends(monkeypatch):
    monkeypatch.setattr("nnkit.check.door.SECONDS_OF_A_CHANGED", 0.02)
    text = "def answer(n):\n    return 1 if n < 1 else answer(n - 9) + answer(n - 9)\n"
    door = PlainDoor(defined(text))
    problems = [called(other, [90]).problem for _, other in door.changed("answer", 30.0)]
    assert "TimeoutError" in {problem.type for problem in problems if problem}


def test_what_a_class_keeps_for_all_its_objects():
    head = "class answer:\n"
    step = "    def step(self, x):\n        self.seen.append(x)\n        return sum(self.seen)\n"
    right = f"{head}    def __init__(self):\n        self.seen = []\n{step}"
    wrong = f"{head}    seen = []\n    def __init__(self):\n        pass\n{step}"
    cases = [Script(Case(), Step("step", 2.5), Step("step", 4.0)), Script(Case(), Step("step", 7.0))]
    assert looked(right, wrong, cases, "object").misconception == "something shared between objects"


def test_a_right_answer_is_not_looked_at(monkeypatch):
    def looks(*_):
        raise AssertionError("a right answer costs no look")

    monkeypatch.setattr(PlainDoor, "changed", looks)
    monkeypatch.setattr(PlainDoor, "facts", looks)
    right, _, cases = RIGHT["rms"]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases)])
    door = PlainDoor(defined(right))
    assert judge(exercise, door, {"cases": expected_outcomes(exercise, defined(right), cases)}, 1.0).ok


def test_the_program_itself_stays_as_it_was():
    right, _, cases = RIGHT["rms"]
    text = "def answer(x):\n    return np.sqrt(np.sum(x ** 2))\n"
    answer = defined(text)
    before = [answer(*case.args) for case in cases]
    looked(right, text, cases)
    assert [answer(*case.args) for case in cases] == before


FACTS = [
    ("return np.zeros(3) + w.sum() * b", "X, w, b", "an argument unused"),
    ("return np.zeros(3) + w.sum()", "X, w, b", "two arguments unused"),
    ("return np.arange(1, 4) / 7", "X, w, b", "three arguments unused"),
    ("np.maximum(X, 0)\n    return X @ w * 3 + 2 * b", "X, w, b", "thrown away"),
    ("for x in X:\n        return x @ w * 2 + 3 * b", "X, w, b", "return in a loop"),
]


@pytest.mark.parametrize(("body", "arguments", "name"), FACTS, ids=[fact[2] for fact in FACTS])
def test_what_the_text_shows_is_said_where_nothing_else_is(body, arguments, name):
    cases = [*TABLES, Case(RNG.normal(size=(3, 4)), RNG.normal(size=4), 0.2)]
    result = looked(
        "def answer(X, w, b):\n    return np.cos(X @ w + b)", f"def answer({arguments}):\n    {body}\n", cases
    )
    assert result.misconception == name


def test_a_name_of_the_notebook():
    text = "data = np.ones(3) * 5\ndef answer(x):\n    return data[0] + np.sin(x)\n"
    assert looked("def answer(x):\n    return np.cos(3 * x)", text, VECTORS).misconception == "reads the notebook"


def test_a_constant_or_a_function_of_the_notebook_is_read_by_right():
    text = "SCALE = 3.5\ndef twice(x):\n    return 2 * x\ndef answer(x):\n    return SCALE + np.sin(twice(x))\n"
    assert looked("def answer(x):\n    return np.cos(x) ** 3", text, VECTORS).misconception == ""


NOT_SAID = [
    # n = len(x) / len(x) is 1: right by chance, and the opposite of what was done
    ("def answer(x):\n    return x ** 2", "n = len(x)\n    return x ** 2 / n", "division by the count"),
    # 1 more than minus a sigmoid is a sigmoid
    ("def answer(x):\n    return 1 / (1 + np.exp(-x))", "return -1 / (1 + np.exp(x))", "off by one"),
    # a condition comes out right with many a name
    (
        "def answer(x):\n    y = 9.0\n    return x + 1",
        "y = 9.0\n    z = 0.0\n    return x + 1 if z > 1 else x",
        "z for another name",
    ),
]


@pytest.mark.parametrize(("right", "body", "kind"), NOT_SAID, ids=[row[2] for row in NOT_SAID])
def test_what_is_right_by_chance_is_not_tried(right, body, kind):
    result = looked(right, f"def answer(x):\n    {body}\n", VECTORS)
    assert result.misconception != kind


def test_a_change_is_no_mending_where_it_makes_numbers_that_are_none():
    """The smallest of numbers among which there is `nan` is said to stand where that stands."""
    right = "def answer(values):\n    return next((i for i, d in enumerate(np.diff(values)) if d < 0), -1)"
    text = "def answer(values):\n    d = np.diff(values)\n    return np.argmin(d) if (d < 0).any() else -1\n"
    cases = [Case(np.array(v, float)) for v in ([0, 2, 1, 3, 0], [5, 4, 4, 1], [1, 2, 3], [7, 7, 6, 9, 1, 0])]
    assert "root" not in looked(right, text, cases).where


def test_an_index_into_nothing_is_not_an_index_past_the_end():
    cases = [Case(np.array([3.0, 1.0])), Case(np.array([1.0, 2.0])), Case(np.array([1.0, 2.0, 3.0]))]

    def past_the_end(x):
        return next((i for i in range(len(x)) if x[i] > x[i + 1]), -1)

    wrong = [Wrong("past the end", past_the_end, "You look past the last value.")]
    exercise = Exercise("answer", "E", "...", parts=[Part("cases", cases)], wrong=wrong)
    expected = {"cases": expected_outcomes(exercise, lambda x: 0 if x[0] > x[1] else -1, cases)}
    assert judged(exercise, past_the_end, expected).misconception == "past the end"
    first = defined("def answer(x):\n    return int(np.where(np.diff(x) < 0)[0][0])\n")
    assert judged(exercise, first, expected).misconception == "stops: nothing there"


def test_a_division_by_0_is_not_mended_by_one_of_numpys_numbers():
    """1 / np.abs(0) is `inf`, and 1 / 0 stops; nor by two changes, which make another formula of it."""
    right = "def answer(a, bend):\n    return a * np.sqrt(bend / a)\n"
    text = "def answer(a, bend):\n    h = np.sqrt(a / bend)\n    return a / h\n"
    told = looked(right, text, [Case(a, bend) for a, bend in ((2.0, 3.0), (5.0, 0), (4.0, 0), (3.0, 7.0))])
    assert told.message.startswith("It stops: a division by 0") and not told.where


def test_in_each_pair_of_a_list_one_value_lacks_a_factor():
    text = "def answer(pairs, r):\n    return [({}, 0 * b) for a, b in pairs]\n"
    pairs = [(RNG.normal(size=(3, n)), RNG.normal(size=n)) for n in (1, 2, 3)]
    result = looked(text.format("r * np.cos(a)"), text.format("np.cos(a)"), [Case(pairs[:2], 0.3), Case(pairs, 1.7)])
    assert "factor" in result.message or "multiplied" in result.message
    assert result.where.startswith("Line 2")


def test_a_rounding_that_is_too_much_says_more_than_its_number():
    number = Change("decimals", 2, "...", 1, 4, frozenset([4]), "3")
    around = Change("rounded", 2, "...", 2, 3, frozenset([3, 4]), "round(x, 3)")
    assert slip_of([number, around]).name == "rounded"
    assert slip_of([number]).name == "decimals"


def test_a_sign_too_many_goes_first_unless_it_is_a_numbers():
    turned = Change("Sub turned round", 2, "...", 1, 3, frozenset([3, 4, 5]), "x - y")
    assert slip_of([turned, Change("minus too many", 2, "...", 1, 4, frozenset([4]), "-x")]).name == "minus too many"
    assert slip_of([turned, Change("minus too many", 2, "...", 1, 4, frozenset([4]), "-1")]).name == "Sub turned round"


def test_of_what_is_shared_no_other_numbers_are_told():
    first, other = np.array([0.5, 1.5, 2.5]), np.array([3.0, 1.0, 2.0])
    probe = Probe("not new", "Keep a copy.", Script(Case(), Step("add", first), Step("add", other), overwritten=True))
    shown = Script(Case(), Step("add", first), Step("add", other))
    exercise = Exercise("answer", "E", "...", kind="object", parts=[Part("cases", [shown], probes=(probe,))])
    text = "class answer:\n    def __init__(self):\n        self.all = []\n    def add(self, x):\n"
    text += "        self.all.append({})\n        return sum(each**2 for each in self.all)\n"
    expected = expected_outcomes(exercise, defined(text.format("x.copy()")), exercise.parts[0].all_cases)
    result = judge(exercise, PlainDoor(defined(text.format("x"))), {"cases": expected}, 30.0)
    assert (result.misconception, result.message, result.where) == ("not new", "Keep a copy.", "")


def test_an_index_the_wrong_way_round_is_told_unless_what_it_counts_may_be():
    turned, loop = change("indices swapped"), change("arguments swapped", line=3, node=9)
    assert slip_of([turned]).name == "indices swapped"
    assert not slip_of([turned, loop])
