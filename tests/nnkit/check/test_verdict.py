"""From an answer to a verdict, on the small lesson: it has an exercise of each kind."""

import sys

import numpy as np
import pytest

from course.authoring.reference import full_lesson, public_lesson
from nnkit.check import problem
from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Part, Wrong
from nnkit.check.lesson import Lesson
from tests.nnkit.check.judging import By, judged


@pytest.fixture
def public(author_folder) -> Lesson:
    return public_lesson(author_folder)


@pytest.fixture
def full(author_folder) -> Lesson:
    return full_lesson(author_folder)


def verdict(lesson, name, answer):
    return lesson.judge(name, PlainDoor(answer))


def right_affine(X, w, b):
    return X @ w + b


def test_a_right_answer_gets_all_points(full):
    result = verdict(full, "affine", right_affine)
    assert (result.state, result.points, result.max_points, result.message) == ("right", 3, 3, "")


def test_a_known_misconception_is_told(full):
    result = verdict(full, "affine", lambda X, w, b: np.einsum("nd,d->n", X, w))
    assert (result.state, result.points, result.misconception) == ("wrong", 0, "no bias")
    assert result.message.startswith("The bias is missing")


class Asked(PlainDoor):
    """A door that takes down how many questions come at once."""

    def each(self, asked):
        self.counts = [*getattr(self, "counts", ()), len(asked)]
        return super().each(asked)


def test_the_cases_of_a_part_are_asked_at_once_and_probes_after_all_cases(full):
    door = Asked(right_affine)
    assert full.judge("affine", door).ok
    parts = full.exercises["affine"].parts
    cases = [len(part.cases) + len(part.hidden) for part in parts]
    assert door.counts == [1, cases[0] - 1, *cases[1:], *(len(part.probes) for part in parts)]


def steep(value, position):
    """Any w, b with w > 0 and w * position + b = 0 is right."""
    w, b = value
    return None if w > 0 and w * position + b == 0 else "it does not rise there"


STEEP = Exercise(
    "steep",
    "Steep",
    "Weight and bias of a neuron that rises through 0 at a position.",
    parts=[Part("two places", [Case(2.0), Case(-3.0)], judge=By(steep))],
    wrong=[
        Wrong("the bias's sign", lambda position: (1.0, position), "The bias has the wrong sign."),
        Wrong("a number", lambda position: position, "Two numbers are asked."),
    ],
    alike=By(lambda theirs, got, position: theirs[1] / theirs[0] == got[1] / got[0]),
)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda position: (1.0, position), "the bias's sign"),
        (lambda position: [5.0, 5 * position], "the bias's sign"),
        (lambda position: (1.0, -position + 1), "as its judge says"),
        (lambda position: (1.0,), ""),  # nothing that the judge can digest
        (lambda position: "text", ""),
        (lambda position: position, "a number"),
    ],
)
def test_where_many_outcomes_are_right_wrong_ones_may_be_alike_and_not_equal(answer, told):
    result = judged(STEEP, answer, {})
    assert (result.state, result.misconception) == ("wrong", told)


def test_parts_give_partial_credit(full):
    result = verdict(full, "affine", lambda X, w, b: X @ w + b if len(X) == 1 else 0 * X[:, 0])
    assert (result.state, result.points) == ("partly right", 1)
    assert [part.passed for part in result.parts] == [False, True]


def not_written_yet(X, w, b):
    raise NotImplementedError("your turn")


def test_not_attempted_is_no_mistake(full):
    result = verdict(full, "affine", not_written_yet)
    assert (result.state, result.points) == ("not attempted", 0)
    assert verdict(full, "parameters", ...).state == "not attempted"


def test_a_hidden_case_finds_an_answer_made_for_the_visible_ones(public, full):
    def looked_up(X, w, b):
        return {2: [1.5 - 2, 9.5][:2], 1: [-1.5]}[len(X)]

    visible = public.exercises["affine"].parts[0].cases[0]
    looked_up_right = {(2,): right_affine(*visible.args)}

    def answer(X, w, b):
        return looked_up_right.get((len(X),), X @ w + b) if len(X) < 7 else np.zeros(len(X))

    assert verdict(public, "affine", answer).ok
    result = verdict(full, "affine", answer)
    assert result.misconception == "only the visible cases"
    assert "A case that only grading sees: the values differ." in result.parts[0].detail


def test_arguments_are_written_out_for_the_cases_that_are_shown_alone(full, monkeypatch):
    written = []
    monkeypatch.setattr(problem, "_shown", lambda case: written.append(case) or "")
    result = verdict(full, "affine", lambda X, w, b: X @ w - b)
    parts = full.exercises["affine"].parts
    assert result.state == "wrong" and written == [part.cases[0] for part in parts]


def test_a_hidden_case_shows_no_numbers(full):
    hidden = full.exercises["affine"].parts[0].hidden[0].args
    detail = verdict(full, "affine", lambda X, w, b: X @ w + b if len(X) < 7 else X[:, 0]).parts[0].detail
    assert not any(f"{value:.3g}" in detail for value in [*hidden[0].ravel(), *hidden[1]])


def changes_its_input(X, w, b):
    X *= w
    return X.sum(axis=1) + b


def test_an_answer_that_changes_its_input_is_told_so(full):
    result = verdict(full, "affine", changes_its_input)
    assert (result.points, result.misconception) == (0, "changes its input")


class Raising:
    def __init__(self, *args):
        raise OSError("disk full")


class BadMessageError(Exception):
    def __str__(self):
        raise RuntimeError


def raise_bad_message(*args):
    raise BadMessageError


def recurse(first=None, *others):  # Python 3.15.2 does not count calls by `*args`, and runs out of memory
    return recurse(first)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        3,
        "text",
        [1, 2],
        np.zeros(3),
        Raising,
        int,
        lambda: 1,
        lambda *a: None,
        lambda *a: "text",
        lambda *a: [[1], [2, 3]],
        lambda *a: {"z": 1},
        lambda *a: np.full(2, np.nan),
        lambda *a: np.array([np.inf, -np.inf]),
        lambda *a: np.broadcast_to(1.0, (10**9,)),
        lambda *a: [0] * 10**7,
        lambda *a: 10**5000,
        lambda *a: object(),
        lambda *a: (i for i in range(2)),
        lambda *a: np.array(["a", "b"]),
        lambda *a: np.array([None, 1]),
        lambda *a: np.zeros(2, dtype=[("x", float)]),
        lambda *a: sys.exit("bye"),
        lambda *a: 1 / 0,
        raise_bad_message,
        recurse,
    ],
)
@pytest.mark.parametrize("name", ["affine", "parameters", "Momentum", "names"])
def test_whatever_is_handed_in_gets_a_verdict(full, name, answer):
    result = verdict(full, name, answer)
    assert result.state in ("wrong", "crashed", "not attempted")
    assert result.points == 0


def test_an_interrupt_is_the_persons_own(full):
    def interrupted(X, w, b):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verdict(full, "affine", interrupted)


def test_an_error_names_the_students_line(full):
    detail = verdict(full, "affine", lambda X, w, b: X @ weights + b).parts[0].detail  # noqa: F821
    assert "NameError" in detail
    assert "weights" in detail
    assert "line " in detail


def test_a_warning_costs_nothing_and_is_passed_on(full):
    def loud(X, w, b):
        print("thinking")
        np.log(np.zeros(1))
        return X @ w + b

    result = verdict(full, "affine", loud)
    assert result.ok
    assert result.warned == ("RuntimeWarning: divide by zero encountered in log",)


def test_nothing_is_printed_while_a_check_runs(full, capsys):
    verdict(full, "affine", lambda X, w, b: print("x" * 100) or X @ w + b)
    assert capsys.readouterr() == ("", "")


class InPlace:
    def __init__(self, lr, mu):
        self.lr, self.mu, self.v = lr, mu, 0

    def step(self, theta, grad):
        self.v = self.mu * self.v - self.lr * grad
        theta += self.v


class ChangesGradient(InPlace):
    def step(self, theta, grad):
        grad *= self.lr
        self.v = self.mu * self.v - grad
        return theta + self.v


def test_an_object_is_made_and_its_methods_called_in_order(full):
    assert verdict(full, "Momentum", InPlace).ok


def test_an_object_may_not_change_what_it_was_not_asked_to(full):
    assert verdict(full, "Momentum", ChangesGradient).misconception == "changes its input"


def test_what_a_method_that_works_in_place_gives_back_does_not_matter():
    class Chained(InPlace):
        def step(self, theta, grad):
            super().step(theta, grad)
            return self

    script = Script(Case(0.1, 0.5), Step("step", np.ones(2), np.ones(2)), Step("step", PREVIOUS, np.ones(2)))
    parts = [Part("two steps", [script])]
    exercise = Exercise("InPlace", title="", task="", kind="object", outcome="in place", parts=parts)
    expected = {"two steps": [[np.full(2, 0.9), np.full(2, 0.75)]]}
    assert judged(exercise, Chained, expected).state == "right"


def test_an_object_without_the_method_says_so(full):
    class NoStep:
        def __init__(self, lr, mu):
            pass

    assert "step" in verdict(full, "Momentum", NoStep).parts[0].detail


def test_the_call_that_first_went_wrong_is_named():
    class Still:
        def __init__(self, lr, mu):
            pass

        def step(self, theta, grad):
            return theta.copy()

    script = Script(Case(0.1, 0.5), *[Step("step", np.ones(2), np.zeros(2))] * 2)
    exercise = Exercise("InPlace", title="", task="", kind="object", parts=[Part("two steps", [script])])
    expected = {"two steps": [[np.ones(2), np.full(2, 0.5)]]}
    detail = judged(exercise, Still, expected).parts[0].detail
    assert detail.startswith("the values differ: call 2 of 2, step: 2 of 2 values differ")


def test_a_wrong_choice_is_answered_with_why(full):
    result = verdict(full, "names", {"bias": "b", "activation": "B"})
    assert (result.state, result.points) == ("partly right", 0.5)
    assert "That is another use of the word." in result.parts[0].detail


@pytest.mark.parametrize("given", [{}, {"bias": "?", "activation": "?"}])
def test_an_untouched_quiz_is_not_attempted(full, given):
    assert verdict(full, "names", given).state == "not attempted"


def test_a_judge_decides_where_many_answers_are_right():
    def rows_sum_to_one(P, Z):
        return None if np.allclose(np.sum(P, axis=1), 1) else "rows: they do not sum to 1"

    exercise = Exercise(
        "rows",
        title="Rows",
        task="",
        parts=[Part("sums", [Case(np.ones((2, 3)))], judge=By(rows_sum_to_one))],
        wrong=[Wrong("all", lambda Z: Z / Z.sum(), "You divided by the sum of all.")],
    )
    assert judged(exercise, lambda Z: Z / Z.sum(axis=1, keepdims=True), {}).ok
    assert judged(exercise, lambda Z: Z / 6, {}).misconception == "all"
    assert judged(exercise, lambda Z: "nonsense", {}).state == "wrong"


def test_a_judge_of_objects_gets_the_script():
    def doubles(outcome, script):
        fits = all(came == 2 * step.args[0] for step, came in zip(script.steps, outcome, strict=True))
        return None if fits and script.make.args == ("any",) else "not doubled"

    class Doubler:
        def __init__(self, how):
            self.add = how == "any"

        def of(self, x):
            return x + x

    class Keeper(Doubler):
        def of(self, x):
            return x

    script = Script(Case("any"), Step("of", 3), Step("of", -1.5))
    exercise = Exercise("doubler", title="", task="", kind="object", parts=[Part("twice", [script], judge=By(doubles))])
    assert judged(exercise, Doubler, {}).ok
    result = judged(exercise, Keeper, {})
    assert (result.state, result.parts[0].detail) == ("wrong", "not doubled")


def test_a_check_of_a_small_function_takes_a_tenth_of_what_is_allowed(full):
    # a bound on work, not on time: it calls a right answer once per case, and once more to watch what it enters
    calls = []

    def counted(X, w, b):
        calls.append(1)
        return X @ w + b

    verdict(full, "affine", counted)
    exercise = full.exercises["affine"]
    cases = [case for part in exercise.parts for case in part.all_cases]
    of_each = (1 if isinstance(case, Case) else 1 + len(case.steps) for case in cases)
    assert len(calls) == 1 + sum(of_each)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([], "parts"),
        ([Part("a", [])], "public cases"),
        ([Part("a", [Case()]), Part("a", [Case()])], "names of their own"),
    ],
)
def test_a_declaration_that_cannot_be_judged_is_refused(parts, message):
    with pytest.raises(ValueError, match=message):
        Exercise("x", title="X", task="", parts=parts)


def test_hidden_cases_for_an_unknown_part_are_refused(public):
    with pytest.raises(ValueError, match="no part"):
        public.exercises["affine"].with_hidden({"a batch of too": [Case()]})


def test_small_arguments_are_not_shown_as_zeros():
    a = np.array([-1e-6, 2e-6])
    exercise = Exercise("same", "Same", "x", parts=[Part("values", [Case(a)])])
    result = judged(exercise, lambda x: x + 1, {"values": [a]})
    assert result.parts[0].detail.endswith("called with ([-1.e-06, 2.e-06])")
