"""What a task promises is held: each probe catches the answer that it was made for, and no right one."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import ClassVar

import numpy as np
import pytest

from course.authoring.automatic import automatic
from course.authoring.objects import once_more
from course.authoring.probes import ProbeSource, PromiseError, expected_of, with_probes
from course.authoring.promised import promised
from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part
from nnkit.check.judges import Judge
from nnkit.check.locks import about
from nnkit.check.outcome import expected_outcomes
from nnkit.check.promises import (
    AnyShape,
    At,
    Between,
    Default,
    Dtypes,
    Everywhere,
    Holds,
    Jumps,
    Keeps,
    New,
    Numbers,
    Reused,
    Rows,
    Seeded,
    Silent,
    Sizes,
    Tolerance,
    UpTo,
)
from nnkit.check.verdict import judge
from tests.nnkit.check.judging import By

Z = np.array([[1.0, -2.0, 0.5], [3.0, -0.25, 2.0]])
X, W, B = np.array([[0.5, -1.0], [2.0, 1.5], [1.0, 0.25]]), np.array([[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]]), np.ones(3)


def probed(reference, cases, *promises, stub="", **more):
    """The exercise with its probes, and the expected outcomes."""
    task = "{promises}" if any(promise.sentence for promise in promises) else ""
    made = Exercise("answer", "", task, [Part("it", cases)], promises=promises, **more)
    source = ProbeSource(made, made, reference, stub, np.random.default_rng(0))
    planned = [*automatic(source), *promised(source), *once_more(source)]
    expected = expected_outcomes(made, reference, made.parts[0].all_cases)
    expected += [expected_of(made, reference, each) for each in planned]
    return with_probes(made, planned), {"it": expected}


def told(answer, reference, cases, *promises, **more):
    """What an answer is told beyond its cases; nothing where it is right."""
    exercise, expected = probed(reference, cases, *promises, **more)
    for right in (reference, answer) if answer is reference else (reference,):
        assert judge(exercise, PlainDoor(right), expected).ok
    result = judge(exercise, PlainDoor(answer), expected)
    assert result.ok != bool(result.misconception)
    return result.misconception


def relu(z):
    return np.maximum(z, 0)


def loops_over_rows(z):
    return np.array([[max(x, 0) for x in row] for row in z])


def by_ravel(z):
    out = z.copy(order="K")
    flat = out.reshape(-1)
    flat[flat < 0] = 0
    return out


def keeps_by_shape():
    memory = {}
    return lambda z: memory.setdefault(z.shape, relu(z))


def dense(X, W, b):
    return X @ W + b


def transposes_where_it_fits(X, W, b):
    return X @ (W.T if W.shape[0] == W.shape[1] else W) + b


def one_row_is_a_vector(X, W, b):
    return np.squeeze(X @ W) + b


def scaled(z, scale=0.5):
    return z * scale


def noise(n, rng):
    return np.random.default_rng(rng).normal(size=n)


def noise_of_a_copy(n, rng):
    return np.random.default_rng(rng if isinstance(rng, int) else rng.bit_generator.state["state"]["state"]).normal(
        size=n
    )


def larger(x, y):
    return x if x > y else 2 * y


def above(p, draws):
    return draws < p


@pytest.mark.parametrize(
    ("name", "answer", "reference", "cases", "promises"),
    [
        ("a shape without axes", loops_over_rows, relu, [Case(Z)], [AnyShape("z")]),
        ("another order in memory", by_ravel, relu, [Case(Z)], [AnyShape("z")]),
        ("not new", lambda z: z if z.min() >= 0 else relu(z), relu, [Case(Z)], [New("z")]),
        ("not new", lambda z: relu(z) if z.any() else z, relu, [Case(Z)], [New("z")]),
        ("not new", lambda z: np.ascontiguousarray(z.T), lambda z: z.T.copy(), [Case(Z)], [Sizes(z="n d"), New("z")]),
        ("not new", lambda z, t: z if 0.5**t < 1e-20 else z * (1 - 0.5**t), lambda z, t: z * (1 - 0.5**t),
         [Case(Z, 3)], [New("z"), UpTo("t", 1000)]),
        ("other numbers", lambda z: np.clip(z, -9, 9), lambda z: z + 0, [Case(Z)], [Numbers("z")]),
        ("other numbers", lambda z: z * (np.abs(z) > 1e-3), lambda z: z + 0, [Case(Z)], [Numbers("z")]),
        ("other numbers", lambda z: z / np.maximum(np.abs(z), 0.2), lambda z: np.sign(z), [Case(Z)],
         [Numbers("z")]),
        ("other numbers", lambda x, y: (x * y / x, x), lambda x, y: (y, x), [Case(2.0, -3.0)], [Numbers("x", "y")]),
        ("other numbers", lambda z: np.abs(z.ravel()[:-1]).max(), lambda z: np.abs(z).max(), [Case(Z)], [Numbers("z")]),
        ("numbers of every size", lambda z: np.where(z > 0.01, z, 0), relu, [Case(Z)], [Everywhere("z")]),
        ("numbers of every size", lambda z: np.clip(z, 0, 900), relu, [Case(Z)], [Everywhere("z")]),
        ("numbers of every size", lambda z: 1 / (1 + np.exp(-np.clip(z, -20, 20))),
         lambda z: np.exp(-np.logaddexp(0, -z)), [Case(Z)], [Everywhere("z")]),
        ("beside a jump", lambda x, y: x if x > y - 1e-3 else 2 * y, larger, [Case(1.0, 2.0), Case(3.0, 2.5)],
         [Jumps("x")]),
        ("beside a jump", lambda w, x: x * (w @ x > 0.01), lambda w, x: x * (w @ x > 0),
         [Case(X[0], X[1]), Case(X[1], X[2])], [Jumps("w")]),
        ("other sizes", lambda X: X[:9].sum(axis=0), lambda X: X.sum(axis=0), [Case(X)], [Sizes(X="n d")]),
        ("other sizes", transposes_where_it_fits, dense, [Case(X, W, B)], [Sizes(X="n d", W="d m", b="m")]),
        ("other sizes", one_row_is_a_vector, dense, [Case(X, W, B)], [Sizes(X="n d", W="d m", b="m")]),
        ("other sizes", lambda X: X[:100].sum(axis=0), lambda X: X.sum(axis=0), [Case(X)], [Sizes(X="n d")]),
        ("other sizes", lambda X: X[:, :100].sum(axis=1), lambda X: X.sum(axis=1), [Case(X)], [Sizes(X="n d")]),
        ("other sizes", lambda X: X[:, :256].sum(axis=1), lambda X: X.sum(axis=1), [Case(X)], [Sizes(X="n d")]),
        ("many rows", lambda z: z[:100].sum(), lambda z: z.sum(), [Case(Z)], [Rows("z")]),
        ("many rows", lambda z: np.quantile(z, 0.99, method="nearest"), lambda z: z.max(),
         [Case(np.array([1.0, 3, 3, 2]))], [Rows("z")]),
        ("many rows", lambda sizes: sum(sizes[:100]), lambda sizes: sum(sizes), [Case([3, 4])], [Rows("sizes")]),
        ("many rows", lambda t: np.diff(t)[:100], lambda t: np.diff(np.sort(t)), [Case(np.array([1.0, 2, 4]))],
         [Rows("t", least=2, ascending=["t"])]),
        ("the largest size", lambda sizes: int(np.square(np.array(sizes, np.int32)).sum(dtype=np.int32)),
         lambda sizes: sum(s * s for s in sizes), [Case([3, 4])], [UpTo("sizes", 10_000)]),
        ("few rows", one_row_is_a_vector, dense, [Case(X, W, B)], [Rows("X")]),
        ("another type of number", lambda z: z.astype(int) * 1.0 if z.dtype == np.float32 else relu(z), relu,
         [Case(np.array([1.5, -2.0]))], [Dtypes("z")]),
        ("another type of number", lambda X, w: (X @ w).astype(X.dtype), lambda X, w: X @ w,
         [Case(X, np.array([1.0, 2.0])), Case(X, np.array([0.5, 0.25]))], [Dtypes("X", "w")]),
        ("the ends of a range", lambda z, scale: z * min(scale, 0.9), scaled, [Case(Z, 0.3)], [Between("scale", 0, 1)]),
        ("the largest size", lambda k: sum(1 for _ in range(min(k, 20))), lambda k: k, [Case(3)], [UpTo("k", 30)]),
        ("at the threshold", lambda p, draws: draws <= p, above, [Case(0.5, np.array([0.1, 0.9]))], [At("draws", "p")]),
        ("at the threshold", lambda p, draws: np.round(draws, 6) < p, above, [Case(0.5, np.array([0.1, 0.9]))],
         [At("draws", "p")]),
        ("at the threshold", lambda t: int(t > 8), lambda t: int(t >= 8), [Case(3), Case(12)], [At("t", 8)]),
        ("equal", lambda p, draws: draws <= p, above, [Case(0.5, np.array([0.1, 0.9]))],
         [Holds("equal", "Strictly below.", Case(0.5, np.array([0.5])))]),
    ],
)  # fmt: skip
def test_a_broken_promise_is_found_and_told(name, answer, reference, cases, promises):
    assert told(reference, reference, cases, *promises) == ""
    assert told(answer, reference, cases, *promises) == name


def test_what_is_kept_by_shape_shows_with_the_hidden_cases_of_another_seed():
    made = Exercise("answer", "", "", [Part("it", [Case(Z)])])
    one, two = (made.with_hidden({"it": [Case(z)]}) for z in (Z[:1], -Z[:1]))
    planned = automatic(ProbeSource(one, two, relu, "", np.random.default_rng(0)))
    expected = expected_outcomes(one, relu, one.parts[0].all_cases)
    expected = {"it": expected + [expected_of(one, relu, each) for each in planned]}
    exercise = with_probes(one, planned)
    assert judge(exercise, PlainDoor(relu), expected).ok
    assert judge(exercise, PlainDoor(keeps_by_shape()), expected).misconception == "something kept between calls"


def mean_square(z):
    return (z**2).mean()


def rate_times(z, rate):
    return rate * z


@pytest.mark.parametrize(
    ("answer", "reference", "cases"),
    [
        # the rows in reverse order have the same mean, and another rate hides what is kept by shape and rate
        (lambda z, memory: memory.setdefault(z.shape, mean_square(z)), mean_square, [Case(Z), Case(Z[:1])]),
        (
            lambda z, rate, memory: memory.setdefault((z.shape, rate), rate * z),
            rate_times,
            [Case(Z, 0.5), Case(-Z, 0.25)],
        ),
    ],
)
def test_what_is_kept_by_shape_shows_where_only_the_numbers_differ(answer, reference, cases):
    memory = {}
    assert told(reference, reference, cases) == ""
    assert told(lambda *args: answer(*args, memory), reference, cases) == "something kept between calls"


@pytest.mark.parametrize("by", ["X", "W", "b"])
def test_what_is_kept_by_one_argument_shows_where_another_changes(by):
    memory = {}

    def answer(X, W, b):
        return memory.setdefault({"X": X, "W": W, "b": b}[by].tobytes(), dense(X, W, b))

    assert told(answer, dense, [Case(X, W, B), Case(-X, 2 * W, B + 1)]) == "something kept between calls"


def test_what_is_kept_for_the_fourth_call_shows():
    seen = []

    def answer(z):
        seen.append(z)
        return relu(z) + (len(seen) > 4 and seen[-3].shape == z.shape)

    assert told(answer, relu, [Case(Z)]) == "something kept between calls"


def test_what_is_kept_by_the_sum_of_a_list_shows_where_its_order_differs():
    memory = {}

    def wires(sizes):
        return sum(a * b for a, b in pairwise(sizes))

    kept = lambda sizes: memory.setdefault((len(sizes), sum(sizes)), wires(sizes))  # noqa: E731
    assert told(kept, wires, [Case([4, 3, 2]), Case([9, 4])]) == "something kept between calls"


def test_each_part_has_many_rows():
    parts = [Part(name, [Case(z)]) for name, z in (("falls", np.array([3.0, 1.0])), ("rises", np.array([1.0, 3.0])))]
    made = Exercise("answer", "", "{promises}", parts, promises=[Rows("z")])
    planned = promised(ProbeSource(made, made, relu, "", np.random.default_rng(0)))
    assert {each.part for each in planned if each.probe.name == "many rows"} == {"falls", "rises"}


@pytest.mark.parametrize("by", ["z", "rate"])
def test_what_is_kept_by_an_array_or_by_a_number_shows_where_the_other_changes(by):
    memory = {}

    def answer(z, rate):
        return memory.setdefault({"z": z.tobytes(), "rate": rate}[by], rate_times(z, rate))

    assert told(answer, rate_times, [Case(Z, 0.5), Case(-Z, 0.25)]) == "something kept between calls"


def test_numbers_are_read_in_their_order_wherever_they_lie():
    for right in (lambda z: z.ravel(), lambda z: [x for row in z for x in row]):
        assert told(right, lambda z: z.reshape(-1), [Case(Z)]) == ""
    assert told(lambda z: z.ravel("K"), lambda z: z.reshape(-1), [Case(Z)]) == "another order in memory"


def test_what_is_cut_to_whole_numbers_shows_in_a_hidden_case():
    def half(z):
        return z / 2

    made = Exercise("answer", "", "{promises}", [Part("it", [Case(np.array([2.0, -4.0]))])], promises=[Dtypes("z")])
    made = made.with_hidden({"it": [Case(np.array([3.0, 1.0]))]})
    planned = promised(ProbeSource(made, made, half, "", np.random.default_rng(0)))
    assert all(each.probe.case.args[0][1] in (1, 1023) for each in planned)


def test_a_seeds_probe_finds_a_generator_that_is_copied():
    def judged(value, n, rng):
        return None if len(value) == n else "not n numbers"

    made = Exercise("noise", "", "{promises}", [Part("it", [Case(4, 5)], judge=By(judged))], promises=[Seeded("rng")])
    planned = promised(ProbeSource(made, made, noise, "", np.random.default_rng(0)))
    made = with_probes(made, planned)
    assert judge(made, PlainDoor(noise), {}).ok
    assert judge(made, PlainDoor(lambda n, rng: noise(n, rng)[::-1]), {}).ok
    unseeded = (
        lambda n, rng: noise(n, 3),
        lambda n, rng: np.random.normal(size=n),
        lambda n, rng: noise(n, rng or None),
    )
    for answer in (noise_of_a_copy, *unseeded):
        assert judge(made, PlainDoor(answer), {}).misconception == "the seed"


def test_a_warning_is_told_where_none_is_promised():
    def share(a):
        return np.divide(a, a.sum(), out=np.zeros_like(a), where=a.sum() != 0)

    def warns(a):
        return np.nan_to_num(a / a.sum())

    cases = [Case(np.array([1.0, 3.0])), Case(np.zeros(2))]
    assert told(warns, share, cases) == ""
    exercise, expected = probed(share, cases, Silent())
    assert judge(exercise, PlainDoor(share), expected).ok
    assert not judge(exercise, PlainDoor(warns), expected).ok


class Mean:
    def __init__(self, decay=0.5):
        self.decay, self.value = decay, 0.0

    def add(self, x, weight=2.0):
        self.value = self.decay * self.value + weight * x
        return self.value


class MeanOfAll(Mean):
    values = {}  # noqa: RUF012

    def __init__(self, decay=0.5):
        self.decay = decay
        self.values["value"] = 0.0

    def add(self, x, weight=2.0):
        self.values["value"] = self.decay * self.values["value"] + weight * x
        return self.values["value"]


class OtherDecay(Mean):
    def __init__(self, decay=0.9):
        super().__init__(decay)


class OtherWeight(Mean):
    def add(self, x, weight=1.0):
        return super().add(x, weight)


class DecayInTheClass(Mean):
    def __init__(self, decay=0.5):
        super().__init__(decay)
        DecayInTheClass.kept = decay

    def add(self, x, weight=2.0):
        self.decay = self.kept
        return super().add(x, weight)


class Momentum:
    def __init__(self, decay=0.5):
        self.decay, self.v = decay, None

    def step(self, g):
        self.v = g + 0 if self.v is None else self.decay * self.v + g
        return self.v + 0


class KeepsTheCallers(Momentum):
    def step(self, g):
        self.v = g if self.v is None else self.decay * self.v + g
        return self.v + 0


class SkipsZeros(Momentum):
    def step(self, g):
        return super().step(g) if g.any() else g + 0


@pytest.mark.parametrize(
    ("answer", "promise", "name"),
    [(KeepsTheCallers, Reused, "keeps the caller's array"), (SkipsZeros, Numbers, "other numbers")],
)
def test_what_an_object_is_handed_may_be_used_again_and_may_be_zero(answer, promise, name):
    script = Script(Case(0.9), *(Step("step", g * X[0]) for g in (1.0, -0.5, 2.0)))
    assert told(Momentum, Momentum, [script], promise("g"), kind="object") == ""
    assert told(answer, Momentum, [script], promise("g"), kind="object") == name
    assert told(answer, Momentum, [script], kind="object") == ""


class Number:
    def __init__(self):
        self.value = 0.0


class Counter:
    def __init__(self):
        self.count = Number()

    def add(self, x):
        self.count.value += x
        return self.count.value


class PlainAfterwards(Counter):
    def add(self, x):
        self.count, value = Box(), self.count.value + x
        self.count.value = value
        return value


class Box(Number):
    pass


class Window:
    """What follows from the last hundred calls only."""

    def __init__(self):
        self.seen = []

    def add(self, x):
        self.seen = [*self.seen, x][-100:]
        return sum(self.seen)


class SkipsWhatItHasJustSeen(Counter):
    last = None

    def add(self, x):
        same, self.last = x == self.last, x
        return self.count.value if same else super().add(x)


class Fading:
    def __init__(self, kept):
        self.kept, self.seen = kept, []

    def add(self, x):
        self.seen = [x, *self.seen]
        return sum(self.kept**k * x for k, x in enumerate(self.seen))


class FadingForAHundred(Fading):
    def add(self, x):
        self.seen = self.seen[:100]
        return super().add(x)


@pytest.mark.parametrize("cases", [[Case(Z)], [Case(Z), Case(-2 * Z)]])
def test_a_function_may_not_keep_its_answer_for_an_array(cases):
    def kept(z, seen):
        return seen.setdefault(id(z), (z, np.maximum(0, z)))[1]

    assert told(partial(kept, seen={}), relu, cases) == "something kept between calls"


def test_where_the_past_fades_it_is_kept_for_long():
    script = Script(Case(0.7), *(Step("add", x) for x in (1.0, -0.5, 2.0)))
    assert told(FadingForAHundred, Fading, [script], kind="object") == "right the first time only"


@pytest.mark.parametrize("answer", [Window, SkipsWhatItHasJustSeen])
def test_an_object_is_used_on_for_long_and_twice_with_the_same(answer):
    script = Script(Case(), *(Step("add", x) for x in (1.0, -0.5, 2.0)))
    assert told(answer, Counter, [script], kind="object") == "right the first time only"


class Scale:
    def __init__(self, formula, factor):
        self.formula, self.factor = formula, factor

    def forward(self, x):
        return eval(self.formula, {"x": x}) * self.factor

    def step(self, rate):
        self.factor = self.factor - rate


class KeepsTheFirstFactor(Scale):
    def __init__(self, formula, factor):
        super().__init__(formula, factor)
        self.first = factor

    def forward(self, x):
        return super().forward(x) / self.factor * self.first


class FormulaInTheClass(Scale):
    def __init__(self, formula, factor):
        super().__init__(formula, factor)
        FormulaInTheClass.formula_of_all = formula

    def forward(self, x):
        self.formula = self.formula_of_all
        return super().forward(x)


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (Scale, ""),
        (KeepsTheFirstFactor, "right the first time only"),
        (FormulaInTheClass, "something shared between objects"),
    ],
)
def test_an_object_follows_what_has_come_since_and_has_formulas_of_its_own(answer, name):
    scripts = [Script(Case(text, 2.0), Step("forward", Z), Step("step", 0.5)) for text in ("x + 1", "x * x")]
    assert told(answer, Scale, scripts, kind="object") == name


def test_an_attribute_of_another_class_is_found():
    script = Script(Case(), Step("add", 1.0), Step("add", 2.0))
    assert told(Counter, Counter, [script], Keeps("count", "Number"), kind="object") == ""
    assert told(PlainAfterwards, Counter, [script], Keeps("count", "Number"), kind="object") == "another class"
    assert told(PlainAfterwards, Counter, [script], kind="object") == ""


def test_a_judge_takes_no_more_and_no_less_than_the_task_says():
    def checked(tolerance, promise):
        judge = Judge("answer.like", answer=about(0.2, tolerance))
        made = Exercise("rate", "", "{promises}", [Part("it", [Case()], judge=judge)], kind="value", promises=[promise])
        return promised(ProbeSource(made, made, 0.2, "", np.random.default_rng(0)))

    assert checked(0.006, Tolerance(3, percent=True)) == checked(0.05, Tolerance(0.05)) == []
    for tolerance in (0.004, 0.008):
        with pytest.raises(PromiseError, match="the task says Within 3 percent"):
            checked(tolerance, Tolerance(3, percent=True))
    made = Exercise("rate", "", "{promises}", [Part("it", [Case()])], kind="value", promises=[Tolerance(1)])
    with pytest.raises(PromiseError, match="is for Judge"):
        promised(ProbeSource(made, made, 0.2, "", np.random.default_rng(0)))


STUB = "class answer:\n    def __init__(self, decay=0.5): ...\n    def add(self, x, weight=2.0): ...\n"


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (Mean, ""),
        (MeanOfAll, "something shared between objects"),
        (DecayInTheClass, "something shared between objects"),
        (OtherDecay, "another default"),
        (OtherWeight, "another default"),
    ],
)
def test_objects_share_nothing_and_defaults_are_used(answer, name):
    script = Script(Case(0.9), Step("add", 1.0, 3.0), Step("add", PREVIOUS, 4.0))
    assert told(answer, Mean, [script], kind="object", stub=STUB) == name


def test_a_promise_that_the_reference_breaks_is_refused():
    def one_axis(z):
        return np.array([max(x, 0) for x in z])

    with pytest.raises(PromiseError, match="the reference breaks a promise"):
        probed(one_axis, [Case(Z[0])], AnyShape("z"))
    with pytest.raises(PromiseError, match="no such default"):
        probed(scaled, [Case(Z, 0.1)], Default("scale", 0.1))
    exercise, expected = probed(lambda z: z, [Case(Z)], New("z"))
    assert not judge(exercise, PlainDoor(lambda z: z), expected).ok


def test_a_promise_about_nothing_is_refused():
    with pytest.raises(PromiseError, match="no case shows"):
        probed(scaled, [Case(1.0, 0.5)], AnyShape("z"))  # numbers, where arrays are promised
    with pytest.raises(PromiseError, match="no case shows"):
        probed(relu, [Case(Z)], AnyShape("x"))
    with pytest.raises(ValueError, match="name the arguments"):
        New()


def test_sentences_have_their_place_in_the_task():
    parts = [Part("it", [Case(Z)])]
    promises = [AnyShape("z"), Default("a", 1)]
    made = Exercise("relu", "", "As above. {about} {promises} Any order. {free}", parts, promises=promises)
    assert (
        made.text == "As above. `z` may have any shape, a single number's `()` included. Left out, `a` is 1. Any order."
    )
    with pytest.raises(ValueError, match="promises have their place"):
        Exercise("relu", "", "As above. {about}", parts, promises=[New("z")])
    with pytest.raises(ValueError, match="promises have their place"):
        Exercise("relu", "", "As above. {about} {promises}", parts)


def test_a_task_may_say_a_promise_in_its_own_sentence():
    made = Exercise("relu", "", "A new array. {New}", [Part("it", [Case(Z)])], promises=[New("z")])
    assert made.text == "A new array."
    assert made.said_of(made.promises[0]) == "A new array."
    (probe, *_) = promised(ProbeSource(made, made, relu, "", np.random.default_rng(0)))
    assert probe.probe.says.startswith("The task promises it: A new array.")
    going_on = replace(made, task="It gives (a new array; {New} in any order). {free}")
    assert (
        ProbeSource(going_on, made, relu, "", np.random.default_rng(0))
        .says(New("z"))
        .endswith("it: It gives (a new array.")
    )
    in_brackets = replace(made, task="(A new array; {New} in any order.) {free}")
    assert (
        ProbeSource(in_brackets, made, relu, "", np.random.default_rng(0)).says(New("z")).endswith("it: A new array.")
    )


def test_a_result_that_is_filled_anew_is_found_with_one_case_only():
    buffers = {}

    def fills_anew(z):
        return np.maximum(z, 0, out=buffers.setdefault(z.shape, np.zeros(z.shape)))

    assert told(fills_anew, relu, [Case(Z)]) == "something kept between calls"
    assert told(lambda z: relu(z), relu, [Case(Z)]) == ""


def test_rows_in_an_order_that_is_meant_are_not_turned_round():
    grid = np.array([0.0, 0.5, 2.0])
    exercise, _ = probed(lambda x, y: np.interp(1.0, x, y), [Case(grid, grid**2)])
    *_, kept = (probe.case for probe in exercise.parts[0].probes if probe.name == "something kept between calls")
    assert all((np.diff(call.args[0]) > 0).all() for call in (kept.make, *kept.steps))


def test_a_symmetric_matrix_stays_one_when_it_is_turned_round():
    H, v = np.array([[2.0, 0.5], [0.5, 1.0]]), np.array([1.0, -2.0])
    exercise, _ = probed(lambda H, v: np.linalg.eigvalsh(H) @ v, [Case(H, v)])
    *_, kept = (probe.case for probe in exercise.parts[0].probes if probe.name == "something kept between calls")
    matrices = [call.args[0] for call in (kept.make, *kept.steps)]
    assert all(np.array_equal(each, each.T) for each in matrices)
    assert any(not np.array_equal(each, H) for each in matrices)


class KeepsByShape:
    kept: ClassVar = {}

    def __init__(self):
        self.kept.clear()

    def step(self, theta, grad):
        self.kept[theta.shape] = 0.9 * self.kept.get(theta.shape, 0.0) + grad
        return theta - self.kept[theta.shape]


class KeepsItsOwn:
    def __init__(self):
        self.v = 0.0

    def step(self, theta, grad):
        self.v = 0.9 * self.v + grad
        return theta - self.v


def test_what_is_kept_by_shape_is_shared_between_objects():
    theta, grad = np.array([1.0, -2.0, 0.5]), np.array([0.3, 0.1, -0.2])
    script = Script(Case(), Step("step", theta, grad), Step("step", PREVIOUS, 2 * grad))
    assert told(KeepsByShape, KeepsItsOwn, [script], kind="object") == "something shared between objects"


def test_a_slip_in_a_word_is_named():
    with pytest.raises(TypeError, match=r"least is a size by letter.*got 5"):
        Sizes(x="n", least=5)
