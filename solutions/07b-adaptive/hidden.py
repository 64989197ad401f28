"""Cases of lesson 7b that only grading sees: other shapes, more steps, other settings."""

import numpy as np

from nnkit.check import PREVIOUS, Case, Script, Step

FOUR, SHAPES, RARE = "four steps", "a matrix, and one number", "a weight without a slope stays where it is"


def walk(rng, shape, steps, *settings, rare=False, slow=False):
    theta = rng.normal(size=shape) * (not slow)
    grads = np.sign(rng.normal(size=(steps, *shape))) * rng.uniform(0.4, 2, size=(steps, *shape))
    if rare:
        grads[:, 0] = 0  # never a slope, in the first weight
    if slow:  # no epsilon shows, and no theta hides how small the steps are
        grads *= 50
    return Script(Case(*settings), *(Step("step", PREVIOUS if i else theta, g) for i, g in enumerate(grads)))


def walks(rng, first, second, third, rare=RARE):
    return {
        FOUR: [walk(rng, (4,), 9, *first)],
        SHAPES: [walk(rng, (3, 2), 5, *second), walk(rng, (2, 1, 3), 4, *third)],
        rare: [walk(rng, (3,), 4, *second, rare=True)],
    }


def with_slow(rng, made, rate, *settings):
    """The walks, and one with tiny steps."""
    return {**made, FOUR: [*made[FOUR], walk(rng, (4,), 3, 1e-6 * rate, *settings, slow=True)]}


def every_turn(rng):
    """A rate before and after each turn of a schedule, that falls, stays or rises."""
    cases = [(k * every + d, every) for every in (2, 7, 49, 98) for k in (2, 3, 5) for d in (-1, 0, 1)]
    return [Case(t, rng.uniform(0.1, 1), every, factor) for t, every in cases for factor in (0.3, 1.0, 1.5)]


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    drawn = [(more.integers(40), more.uniform(0.1, 1), more.integers(1, 9), more.uniform(0.2, 1.5)) for _ in range(60)]
    mixed = [Case(int(t), lr, int(every), factor) for t, lr, every, factor in drawn]
    slopes = np.array([0.7, -3e-3, 2e-4, 0.0])
    averages = {
        "numbers": [Case(rng.normal(size=9), 0.83), Case(rng.normal(size=400), 0.1), Case(rng.normal(size=450), 0.99)],
        "rows, and one value": [Case(rng.normal(size=(4, 2)), 0.35), Case(rng.normal(size=(3, 4)), 0.5)],
    }
    return {
        "MyAdaGrad": walks(rng, (0.07,), (0.25,), (0.6,)),
        "MyRMSProp": with_slow(more, walks(rng, (0.02, 0.9), (0.06, 0.65), (0.004, 0.8)), 0.1, 0.85),
        "MyAdam": walks(rng, (0.03, 0.9, 0.97), (0.06, 0.55, 0.85), (0.01, 0.8, 0.92)),
        "MyAdamW": with_slow(
            more, walks(rng, (0.03, 0.4), (0.06, 1.5), (0.1, 0.7), "a weight without a slope only decays"), 0.2, 0.5
        ),
        "moving_average": averages,
        "bias_corrected": averages,
        "epsilon_places": {
            "slopes of all sizes": [Case(slopes, 0.03, 1e-8), Case(np.array([0.0, 4e-6]), 2.0, 1e-9)],
            "a large epsilon": [Case(rng.normal(size=4), 0.7, 0.11)],
        },
        "clipped": {
            "too long": [
                Case([rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=(4, 1, 2))], 0.3),
                Case([np.array([[3.0, 1.0], [-2.0, 4.0]]), np.array([0.5])], 2.0),  # square, of no single direction
            ],
            "about as long as c": [
                Case([np.full(2, 2.0), np.full(2, 2.0)], 3.9),
                Case([np.array([3.0, -4.0])], 5.0),
                Case([1e-6 * rng.normal(size=(2, 3))], 4e-7),
                Case([np.array(-0.7)], 0.2),
                Case([rng.normal(size=(12, 11)), rng.normal(size=(2, 3, 4))], 3.0),
                Case([0.1 * rng.normal(size=(2, 2)), np.zeros(2)], 5.0),
                Case([np.zeros(3)], 0.01),
            ],
        },
        "step_schedule": {
            "the first steps": [Case(4, 0.3, 5, 0.2), Case(5, 0.3, 5, 0.2)],
            "far on": [Case(1000, 0.4, 300, 0.7), Case(13, 0.01, 1, 0.9), *every_turn(rng), *mixed],
        },
        "cosine_schedule": {
            "on the way": [Case(31, 0.07, 90, 0.002), Case(1, 0.5, 3, 0.1), Case(0, 0.3, 1, 0.02)],
            "at its end and later": [
                Case(91, 0.07, 90, 0.002),
                Case(181, 0.07, 90, 0.002),
                Case(90, 0.07, 90, 0.002),
                Case(1, 0.3, 1, 0.02),
            ],
        },
    }
