"""Cases that only grading sees: other sizes, other numbers, of the same kinds as the visible ones."""

from nnkit.check import Case


def hidden(rng):
    x, w = rng.normal(size=9).round(3), rng.uniform(0.5, 3, size=9).round(3)
    return {
        "weighted_NAME": {"four numbers": [Case(x, w)]},
        "stretch_NAME": {"to 10 and 30": [Case(x, -2.5, 4.0)]},
        "above_NAME": {"one is equal": [Case(x, float(x[0]))]},
    }
