"""Learning rates by step."""

import copy
import pickle

import pytest
from numpy.testing import assert_allclose

from nnkit.schedules import constant_rate, cosine, exponential, step_decay, warm_up


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (constant_rate(0.3), {0: 0.3, 99: 0.3}),
        (step_decay(0.8, every=10, factor=0.5), {0: 0.8, 9: 0.8, 10: 0.4, 25: 0.2}),
        (exponential(0.5, factor=0.9), {0: 0.5, 2: 0.405}),
        (cosine(0.5, steps=8, final=0.1), {0: 0.5, 4: 0.3, 8: 0.1, 50: 0.1}),
        (warm_up(exponential(0.5, factor=0.9), steps=5), {0: 0.1, 4: 0.5, 5: 0.5, 7: 0.405}),
    ],
)
def test_rates(schedule, rates):
    assert_allclose([schedule(t) for t in rates], list(rates.values()))


def test_a_rate_is_a_float_for_whole_numbers_too():
    assert type(step_decay(2, every=3, factor=1)(4)) is float


def test_what_is_refused():
    for make in (lambda: constant_rate(0), lambda: step_decay(1, every=0), lambda: cosine(-1, steps=3),
                 lambda: warm_up(constant_rate(1), steps=0)):  # fmt: skip
        with pytest.raises(ValueError, match="must be a finite number, above 0; got"):
            make()


@pytest.mark.parametrize("make", [lambda: constant_rate(0.3), lambda: step_decay(0.8, every=3),
                                  lambda: exponential(0.5, factor=0.9), lambda: cosine(0.5, steps=8),
                                  lambda: warm_up(cosine(0.5, steps=8), steps=3)])  # fmt: skip
def test_they_can_be_pickled_and_copied(make):
    for again in (pickle.loads(pickle.dumps(make())), copy.deepcopy(make())):
        assert [again(t) for t in range(12)] == [make()(t) for t in range(12)]
