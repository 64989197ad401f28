"""Cases of lesson 10 that only grading sees: other sizes and seeds."""

import numpy as np

from nnkit.check import Case


def task(rng, m, n):
    return rng.normal(size=n).round(3), rng.normal(size=(m, n)).round(3), rng.normal(size=m).round(3)


def hidden(rng):
    tasks = [task(rng, 5, 2), task(rng, 3, 7)]
    signs = [rng.choice([-1.0, 1.0], 6) for _ in range(15)]  # the first that helps is not the best of all but the last
    X = rng.normal(size=(40, 6))
    y = (X @ rng.choice([-1.0, 1.0], 6) > 0).astype(int)
    many = np.array([[2.0, 1.0]] * 299 + [[1.0, -2.0]])  # one mistake in 300, and none when the second sign is turned
    ones = np.ones(2)
    return {
        "passes_for_gradient": {
            "differences": [Case(n, "forward") for n in (123, 50_000, 2**24)] + [Case(123, "central")],
            "backprop": [Case(1, "backprop")],
        },
        "misses_loss": {"two sizes": [Case(*some) for some in tasks]},
        "misses_gradient": {"two sizes": [Case(*some) for some in [*tasks, task(rng, 4, 4)]]},
        "random_search": {
            "two weights": [Case(*task(rng, 3, 2), 0.4 * rng.normal(size=(12, 2)))],
            "three weights": [
                Case(*task(rng, 6, 3), 0.3 * rng.normal(size=(90, 3))),
                Case(*task(rng, 4, 3), 1e-5 * rng.normal(size=(20, 3))),
            ],
        },
        "alignment": {
            "some angle": [Case(rng.normal(size=6), rng.normal(size=6)), Case(np.array([-2.0]), np.array([0.1]))],
            "same, opposite, nothing": [Case(np.zeros(4), np.zeros(4))],
        },
        "es_gradient": {
            "two weights": [Case(*task(rng, 4, 2), rng.normal(size=(5, 2)), 0.2)],
            "three weights": [Case(*task(rng, 2, 5), rng.normal(size=(7, 5)), 0.7)],
        },
        "best_flip": {
            "a better one": [*(Case(w, X, y) for w in signs), Case(ones, many, np.ones(300, int))],
            "none is better": [Case(ones, np.array([[1.0, -1.0], [1.0, 2.0]]), np.array([0, 1]))],  # just 0 is no 1
        },
        "to_torch": {"wide and square": [Case(rng.normal(size=(5, 1)), rng.normal(size=1))]},
    }
