"""Numbers that are rounded or stay at a bound, whatever they should be there, and look-alikes that are not."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.relations.test_relate import told

RNG = np.random.default_rng(17)
NUMBERS = [Case(RNG.uniform(-3, 3, size=n)) for n in (8, 9, 12)]


def ridge(x):
    return np.exp(-np.abs(x))


def small(x):
    return np.exp(x) / 1000


HELD = {
    "rounded to places": lambda x: np.round(small(x), 6),
    "cut off above": lambda x: np.minimum(np.exp(x), 1.5),
    "cut off below": lambda x: np.maximum(np.exp(x), 1.5),
    "stays up": lambda x: np.where(x > 0, np.exp(0), np.exp(x)),
}


@pytest.mark.parametrize("name", HELD)
def test_what_numbers_are_held_to(name):
    right = {"stays up": ridge, "rounded to places": small}.get(name, np.exp)
    assert told(right, HELD[name], NUMBERS)[0] == name


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        (small, lambda x: small(x) + 1e-6 * np.sin(x)),  # nearly right, and not rounded
        (np.exp, lambda x: np.where(x > 0.5, x[0], np.exp(x))),  # another bound in each case
        (np.exp, lambda x: np.where(x > 0.5, 0.7, np.exp(x))),  # larger numbers come elsewhere
        (ridge, lambda x: np.where(x > 0, 0.4, ridge(x))),
        (lambda x: np.sign(x) + 0 * x, lambda x: np.minimum(np.sign(x), 0)),  # one number alone
    ],
)
def test_what_is_held_to_nothing(right, answer):
    assert told(right, answer, NUMBERS)[0] not in HELD
