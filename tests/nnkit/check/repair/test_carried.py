"""What one round of a loop, or one call of a method, hands on to the next, and should not."""

import numpy as np

from nnkit.check.cases import Case, Script, Step
from nnkit.check.repair.carried import carried_on
from tests.nnkit.check.repair.mended import kinds_that_mend
from tests.nnkit.check.repair.test_repair import VECTORS, looked

RNG = np.random.default_rng(21)
FADING = (
    "def answer(x):\n    s, out = 0.0, []\n    for t, v in enumerate(x, 1):\n        s = 0.6 * s + v\n"
    "        c = s / (1 - 0.6**t)\n        out.append(c)\n    return np.array(out)\n"
)
CALLED = (
    "class answer:\n    def __init__(self, f):\n        self.f, self.s = f, 0.0\n\n    def step(self, x):\n"
    "        self.s = self.f * self.s + x\n        c = np.cos(self.s)\n        return c + x\n"
)
CALLS = [Script(Case(f), *(Step("step", x) for x in RNG.normal(size=(3, 4)))) for f in (0.3, 0.8)]


def test_a_name_that_the_next_round_takes_up_again():
    text = FADING.replace("c = s", "s = s").replace("append(c)", "append(s)")
    assert kinds_that_mend(FADING, text, VECTORS, carried_on) == {"carried on"}


def test_an_attribute_that_the_next_call_takes_up_again():
    text = CALLED.replace("c = np.cos(self.s)", "self.s = np.cos(self.s)").replace("return c", "return self.s")
    assert looked(CALLED, text, CALLS, "object").misconception == "carried on"


def test_what_is_wrong_in_each_round_by_itself_is_not_told_so():
    text = FADING.replace("c = s", "s = 2 * s").replace("append(c)", "append(s)")
    assert kinds_that_mend(FADING, text, VECTORS, carried_on) == set()


def test_a_setting_that_each_call_makes_smaller():
    right = CALLED.replace("c = np.cos(self.s)", "c = self.f / np.exp(self.s)")
    text = right.replace("c = self.f", "self.f = self.f").replace("return c", "return self.f")
    assert looked(right, text, CALLS, "object").misconception == "carried on"
