"""Numbers between those that cases show are tried without a word, alone and many combinations of them."""

import math

import numpy as np
import pytest

from course.authoring.between import in_between
from course.authoring.probes import ProbeSource
from nnkit.check.cases import Case
from nnkit.check.door import PlainDoor
from nnkit.check.exercise import Exercise, Judge, Part
from nnkit.check.outcome import outcome_of
from nnkit.check.problem import problem_of
from nnkit.check.promises import Seeded, UpTo


def planned(reference, cases, judge=None, **more):
    made = Exercise("answer", "", more.pop("task", ""), [Part("it", cases, judge=judge)], **more)
    return made, list(in_between(ProbeSource(made, made, reference, "", np.random.default_rng(0))))


def values(reference, cases, place=0, **more):
    """What the argument in that place is in each probe of a single call."""
    _, found = planned(reference, cases, **more)
    return [each.probe.case.args[place] for each in found if isinstance(each.probe.case, Case)]


def ones(k):
    return np.ones(k)


def test_every_size_between_two_near_ones_is_tried_and_some_between_far_ones():
    assert values(ones, [Case(2), Case(6)]) == [3, 4, 5]
    far = values(ones, [Case(1), Case(1000)])
    assert len(far) == 5 and 1 < min(far) < max(far) < 1000


def test_a_word_says_how_far_sizes_go():
    assert values(ones, [Case(2)], task="`k` is at most 5. {UpTo}", promises=[UpTo("k", 5)]) == [3, 4]


def test_rates_between_are_tried():
    found = values(lambda z, rate: rate * z, [Case(np.ones(2), 0.0), Case(np.ones(2), 0.5)], place=1)
    assert found == pytest.approx([0.05, 0.15, 0.25, 0.35, 0.45])


def test_sizes_of_an_array_between_far_ones_are_tried():
    cases = [Case(np.array([0.5, -2.0])), Case(np.array([500.0, 2000.0]))]
    sizes = [np.abs(x).max() for x in values(np.copy, cases)]
    assert sizes == pytest.approx(np.geomspace(2, 2000, 6)[1:-1]) and len(sizes) == 4
    assert values(np.copy, [Case(np.array([1.0, -2.0])), cases[1]]) == []  # whole: perhaps counts
    assert values(np.copy, [cases[0], Case(np.array([8.0]))]) == []  # not far from each other
    assert values(np.copy, cases, never={"between a": "no size between is permitted"}) == []


def test_no_seed_and_nothing_excluded_is_tried():
    def draw(n, rng):
        return np.random.default_rng(rng).normal(size=n)

    cases = [Case(3, 1), Case(3, 9)]
    assert planned(draw, cases)[1] == []
    told = {"task": "All comes from it. {Seeded}", "promises": [Seeded("start")]}
    assert planned(lambda n, start: draw(n, start), cases, **told)[1] == []
    assert values(ones, [Case(2), Case(6)], never={"between k": "k is even"}) == []
    assert values(ones, [Case(2), Case(6)], never={"between": "k is even"}) == []


def test_what_the_reference_or_the_judge_does_not_take_is_not_asked():
    def halves(k):
        assert k % 2 == 0
        return k // 2

    assert values(halves, [Case(2), Case(6)]) == [4]
    assert planned(lambda k: k, [Case(2), Case(6)], judge=Judge("gates.gate", of="all"))[1] == []


def schedule(t, lr, every):
    return lr / 2 ** (t // every)


@pytest.mark.parametrize(
    "answer",
    [
        lambda t, lr, every: schedule(t, lr, every) * (2 if t == 2 * every else 1),
        lambda t, lr, every: schedule(t, lr, every) * (2 if lr == 1 else 1),
        lambda t, lr, every: lr / 2 ** math.ceil((t + 1) / every - 1) if t != every - 1 else 0.0,
    ],
)
def test_a_combination_finds_what_no_number_alone_does(answer):
    cases = [Case(3, 0.5, 4), Case(40, 2.0, 7)]
    made, found = planned(schedule, cases)
    *_, combined = found
    door, calls = PlainDoor(answer), [combined.probe.case.make, *combined.probe.case.steps]
    wrong = [problem_of(made, None, call, outcome_of(made, door, call), schedule(*call.args)) for call in calls]
    assert any(wrong) and not all(wrong)
    excluded = planned(schedule, cases, never={"combined": "t is far on"})[1]
    assert all(isinstance(each.probe.case, Case) for each in excluded)


def cost(n, method):
    return {"one": n + 1, "two": 2 * n}[method]


@pytest.mark.parametrize(("atol", "tiny"), [(1e-12, True), (0, False)])
def test_no_combination_comes_to_what_another_right_formula_cannot_square(atol, tiny):
    def power(x, k):
        return x**k

    cases = [Case(number, k) for number in (0.1, 40.0) for k in (1, 190)]
    _, found = planned(power, cases, atol=atol)
    asked = [call.args for each in found for call in getattr(each.probe.case, "steps", ())]
    sizes = [power(*args) for args in asked]
    assert len(sizes) > 100 and 1e100 < max(sizes) < 1e150
    assert (min(sizes) < 1e-150) == tiny  # which count for nothing, but where no difference does


def test_a_word_comes_with_numbers_that_another_word_was_shown_with():
    _, found = planned(cost, [Case(10, "one"), Case(1, "one"), Case(7, "two")])
    calls = [found[-1].probe.case.make, *found[-1].probe.case.steps]
    assert {(1, "two"), (10, "two"), (7, "one")} <= {call.args for call in calls}
    assert planned(lambda method: len(method), [Case("one"), Case("three")])[1] == []
