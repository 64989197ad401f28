"""A constant that the task leaves free: any permitted one is right, and what none of them comes to is not."""

from functools import partial

import numpy as np
import pytest

from course.authoring.probes import PromiseError
from course.authoring.promised import promised
from course.authoring.unhidden import unhidden
from nnkit.check.cases import PREVIOUS, Case, Script, Step
from nnkit.check.promises import Free, Holds
from tests.course.authoring import probed

G = np.array([0.5, -2.0, 1.0])
CASES = [Case(G)]


def outside(eps):
    return lambda g: g / (np.abs(g) + eps)


def inside(eps):
    return lambda g: g / np.sqrt(g**2 + eps)


def told(answer, reference, word, cases=CASES, **more):
    return probed.told(unhidden, answer, reference, cases, task="{promises}", promises=[word], **more)


EPSILON = Free("epsilon", 1e-10, 1e-7, (outside, inside), "outside the root or inside")


def test_its_sentence_names_the_ends():
    assert EPSILON.sentence == r"Free: $\epsilon$ from $10^{-10}$ to $10^{-7}$, outside the root or inside."


@pytest.mark.parametrize("right", [outside(1e-10), outside(1e-7), outside(3e-9), inside(1e-10), inside(1e-7)])
def test_every_permitted_constant_is_right_where_it_counts(right):
    assert told(right, outside(1e-8), EPSILON) == ""
    assert told(right, outside(1e-8), Free("epsilon", 1e-8, 1e-8, (outside,))) == "tiny numbers"


@pytest.mark.parametrize("wrong", [lambda g: np.where(np.abs(g) < 1e-8, 0, np.sign(g)), np.sign])
def test_what_no_permitted_constant_comes_to_is_wrong(wrong):
    assert told(wrong, outside(1e-8), EPSILON) == "tiny numbers"


def test_a_reference_that_is_not_permitted_stops_the_build():
    with pytest.raises(PromiseError, match="none of the answers that its Free permits"):
        told(outside(1e-8), outside(1e-8), Free("epsilon", 1e-10, 1e-9, (outside,)))


def walker(eps_at):
    class Walker:
        """Each step by a constant of its own."""

        def __init__(self):
            self.t = 0

        def step(self, theta, grad):
            self.t += 1
            return theta - self.t * outside(eps_at(self.t))(grad)

    return Walker


def test_in_a_walk_each_step_may_have_another_constant():
    script = Script(Case(), *(Step("step", PREVIOUS if i else 0 * G, g) for i, g in enumerate([G, -G, G])))
    word = Free("epsilon", 1e-10, 1e-7, (lambda eps: walker(lambda t: eps),))
    more = {"cases": [script], "kind": "object", "rtol": 1e-4}
    assert told(walker(lambda t: (1e-10, 1e-7)[t % 2]), walker(lambda t: 1e-8), word, **more) == ""
    assert told(walker(lambda t: (1e-10, 1e-6)[t % 2]), walker(lambda t: 1e-8), word, **more) == "tiny numbers"


def test_a_decision_that_is_left_open_is_taken_one_way_or_the_other():
    def fires(z):
        return int(z > 0)

    at_0 = Holds(
        "at 0", "At 0 either is fine.", Case(0.0), Script(Case(0.0), Case(1.0)), either=[lambda z: int(z >= 0)]
    )
    made = partial(probed.told, promised, reference=fires, cases=[Case(2.0)], task="{promises}", promises=[at_0])
    assert made(lambda z: int(z >= 0)) == ""
    assert made(lambda z: (np.sign(z) + 1) / 2) == "at 0"
