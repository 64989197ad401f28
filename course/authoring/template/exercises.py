import numpy as np

from nnkit.check import Case, Choice, Exercise, Part, Question, Quiz, Wrong
from nnkit.check.promises import New, Rows

X = np.array([4.0, 1.0, 7.5, 2.0])
W = np.array([1.0, 2.0, 0.5, 3.0])

EXERCISES = [
    Exercise(
        "weighted_NAME",
        title="A weighted mean",
        task="`x (n,)`, `w (n,)` positive {given} {Rows} -> a number: the mean of `x` in which entry `i` counts `w[i]` "
        "times. {cases}",
        parts=[Part("four numbers", [Case(X, W)], points=2), Part("two numbers", [Case(X[:2], W[1:3])])],
        promises=[Rows("x", "w")],
        never={"zero w": "w is positive"},
        wrong=[
            Wrong("plain mean", lambda x, w: x.mean(), "Every number counts alike in your mean."),
            Wrong("not divided", lambda x, w: (x * w).sum(), "That is the weighted sum; a mean divides it."),
            Wrong("by the count", lambda x, w: (x * w).mean(), "You divided by their number, not by their weights."),
            Wrong("upside down", lambda x, w: w.sum() / (x * w).sum(), "Your fraction is upside down."),
        ],
        hints=["If an entry counts twice, write it twice: what is the mean then?", "By what do you divide?"],
    ),
    Exercise(
        "stretch_NAME",
        title="Another range",
        task="`x (n,)` with at least two different entries, numbers `low` < `high` {given} {Rows} -> `(n,)`, the "
        "smallest entry at `low` and the largest at `high`. {cases} {promises}",
        parts=[
            Part("to -1 and 1", [Case(X, -1.0, 1.0)], points=2),
            Part("to 10 and 30", [Case(X, 10.0, 30.0), Case(X - X[0], 10.0, 30.0)]),
        ],
        promises=[Rows("x", least=2), New("x")],
        never={"equal low high": "low is below high"},
        wrong=[
            Wrong(
                "not moved",
                lambda x, low, high: low + x / (x.max() - x.min()) * (high - low),
                "The smallest entry does not become `low`: take it off before you divide.",
            ),
            Wrong(
                "to 0 and 1",
                lambda x, low, high: (x - x.min()) / (x.max() - x.min()),
                "Your numbers lie between 0 and 1; `low` and `high` are not used.",
            ),
            Wrong(
                "low forgotten",
                lambda x, low, high: (x - x.min()) / (x.max() - x.min()) * (high - low),
                "The width is right, the place is not: your numbers begin at 0.",
            ),
            Wrong(
                "by the largest",
                lambda x, low, high: low + (x - x.min()) / x.max() * (high - low),
                "You divided by the largest entry, not by how wide the range is.",
            ),
        ],
        hints=["First make the smallest 0 and the largest 1.", "How wide is the new range, and where does it begin?"],
    ),
    Exercise(
        "above_NAME",
        title="The share above",
        task="`x (n,)`, `level` a number {given} {Rows} -> the share of entries larger than `level`, between 0 "
        "and 1. {cases}",
        parts=[Part("one is equal", [Case(X, 2.0)], points=2), Part("none, and most", [Case(X, 9.0), Case(X, 1.5)])],
        promises=[Rows("x")],
        wrong=[
            Wrong("a count", lambda x, level: (x > level).sum(), "You counted them; a share is out of all."),
            Wrong("at least", lambda x, level: (x >= level).mean(), "What is equal to `level` is not above it."),
            Wrong("below", lambda x, level: (x < level).mean(), "That is the share below."),
            Wrong("the others", lambda x, level: (x <= level).mean(), "That is the share of all the others."),
        ],
        hints=["`x > level` is an array of True and False.", "True counts as 1: what is their mean?"],
    ),
    Quiz(
        "words_NAME",
        title="In words",
        questions=[
            Question(
                "same_NAME",
                "All weights are equal. The weighted mean is ...",
                [
                    Choice("the plain mean", "Every number counts alike then.", right=True),
                    Choice("the sum", "A mean divides, whatever the weights are."),
                    Choice("the largest number", "It would be, if that one alone had a weight."),
                ],
            ),
        ],
    ),
]
