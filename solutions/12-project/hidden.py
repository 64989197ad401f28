"""Cases of the project that only grading sees."""

import numpy as np

from nnkit.check import Case
from nnkit.data import rings


def table(rng, n, ragged):
    lines = ["id,kind , value"]
    for i in range(n):
        lines.append(f'{i}," {rng.choice(["a, b", "c", ""])} ",{rng.normal():.3f}')
        if ragged and rng.random() < 0.4:
            lines.append(str(rng.choice(["", "1,2", "1,2,3,4", "5"])))
    return "\n".join(lines)


def texts(rng, n, names):
    return [str(t) for t in rng.choice(names, n)]


def piles(rng, gaps):
    made = [
        rng.normal(loc=loc, scale=scale, size=(n, 3)) for n, loc, scale in [(9, 2.0, 1.0), (4, 30.0, 5.0), (5, -9.0, 3)]
    ]
    for X in made if gaps else []:
        X[rng.random(X.shape) < 0.25] = np.nan
        X[0] = [1.5, 2.5, 4.5]  # in each column something is known
    return [np.round(X, 2) for X in made]


def with_gaps(rng, X):
    """The array with every fifth number or so unknown."""
    return np.where(rng.random(X.shape) < 0.2, np.nan, X)


def with_constant(made):
    """The piles with a column that is the same in all training rows, but not in the others."""
    extra = [np.full(len(made[0]), 3.25), np.linspace(3, 4, len(made[1])), np.linspace(-1, 3.25, len(made[2]))]
    return [np.column_stack([X, column]) for X, column in zip(made, extra, strict=True)]


def split_case(rng, counts, share_val, share_test):
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    return Case(y, rng.permutation(len(y)), share_val, share_test)


def clouds(rng, k, d):
    y = np.concatenate([np.arange(k), rng.integers(0, k, 9)])
    centres = rng.normal(scale=4, size=(k, d))
    return Case(centres[y] + rng.normal(size=(len(y), d)), y, rng.normal(scale=4, size=(7, d)))


def one_cloud(rng):
    """All of one class; of the new points the farthest from its mean comes first, and the nearest last."""
    X, y, new = clouds(rng, 1, 2).args
    return Case(X, y, new[np.argsort(-((new - X.mean(axis=0)) ** 2).sum(axis=1))])


def noisy_case(rng, seed):
    X, y = rings(90, rng=rng)
    y = np.where(rng.random(90) < 0.5, rng.integers(0, 2, 90), y)
    return Case(X[:50], y[:50], X[50:], y[50:], X[50:][::-1].copy(), 3, seed)  # and nothing is of the last class


def lot_case(rng, seed):
    X, y = rng.normal(size=(110, 25)), rng.integers(0, 2, 110)
    y[:70] = X[:70, 1] > X[:70, 2]
    return Case(X[:70], y[:70], X[70:], y[70:], X[70:][::-1].copy(), 2, seed)


def rings_case(rng, seed):
    X, y = rings(200, rng=rng)
    wide = np.column_stack([X, 0.1 * rng.normal(size=len(X))])  # a column that says nothing
    return Case(wide[:150], y[:150], wide[150:], y[150:], wide[150:][::-1].copy(), 2, seed)


def clouds_case(rng, seed):
    y = rng.permutation(np.arange(150) % 4)
    X = np.array([[-3.0, 0.0, 1.0], [3.0, 0.0, -1.0], [0.0, 3.0, 1.0], [0.0, -3.0, 0.0]])[y] + 0.5 * rng.normal(
        size=(150, 3)
    )
    far = X[:4] - 2e4
    return Case(X[:110], y[:110], X[110:], y[110:], np.vstack([X[110:][::-1], far]), 4, seed)


def labels(rng, n, k):
    return rng.integers(0, k, n), rng.integers(0, k, n), k


def hidden(rng):
    (more,) = rng.spawn(1)  # so that what is drawn below stays
    lopsided = [np.repeat([2, 0, 1], [4, 5, 1]), np.repeat([0, 1, 2, 3], [1, 6, 3, 2]), np.repeat([0, 1, 3], [5, 3, 4])]
    return {
        "read_table": {
            "quotes, spaces, empty lines": [
                Case(table(rng, 4, False)),
                Case("Name, Price in EUR\nAnna, 3\n"),
                Case("only\n1\n\n2\n1\n"),
                Case("a,a\r\n1,2\r\n1,2\r\n"),
                Case("a  b,c\nx  y, Z\n"),
                Case("a,b\n"),
                Case('said,n\n"say ""hi""",1\n"""so""",2\n'),
                Case('"width, in cm"," so ""wide"" "\n3,4\n'),
            ],
            "lines that do not fit": [
                Case(table(rng, 9, True)),
                Case("a,b\n1,2\n3\n"),
                Case("a,b\n1"),
                Case("a,b\n" + 40 * "1\n2,3\n"),
            ],
        },
        "numbers_or_none": {
            "gaps": [
                Case(["?", "NaN", "nA", "1e-3"]),
                Case(["", ""]),
                Case(["12345678.5", "", "-0.00001234567"]),
                Case(["+4", "1E3", "-.5e-2", "7."]),
            ],
            "texts": [
                Case(["1", "2", "three"]),
                Case(["", "-"]),
                Case(["1", "a"]),
                Case(["n", "2"]),
                Case(["none", "2"]),
                Case(["1", "null"]),
                Case(["1,5"]),
                Case(["1", "Nadia"]),
                Case([*["3"] * 250, "x"]),
            ],
        },
        "one_hot_columns": {
            "gaps, and what training never saw": [
                Case(texts(rng, 7, ["x", "z", "y", ""]), texts(rng, 6, ["z", "w", "", "x"])),
                Case(["only"], ["other", "only", ""]),
                Case([f"site {i}" for i in range(80)], ["site 7", "site 79", "site 80"]),
                Case(["NA", "nan", "?", "", "none"], ["nan", "na", "?", "NA"]),  # one gap has a name here
                Case([f"t{i % 12}" for i in range(20)], ["t3", "t11", "t"]),
                Case(['"x"', "x", " x", "'x'", "x.", "x  y"], ["x", "x ", '"x"', "x y", "X"]),
                Case(["rye", "Wheat", "rye", "re", "oat"], ["r", "wheat", "Wheat", "rye bread", "oat", "at"]),
            ]
        },
        "stratified_piles": {
            "no row twice, none lost, each class its share": [
                split_case(rng, (30, 12, 21), 0.25, 0.15),
                split_case(rng, (16, 16), 0.125, 0.5),
                split_case(more, (60, 90, 31, 55, 77, 44), 0.2, 0.2),
                split_case(more, (1300, 17, 34), 0.2, 0.15),  # 2.55 and 5.1 rounded, and more than a few hundred
                split_case(more, (23, 49), 0.15, 0.15),  # 3.45 and 7.35
            ],
            "a rare class": [
                Case(np.repeat([0, 1, 2], [150, 100, 40]), more.permutation(290), 0.2, 0.2),
                split_case(rng, (50, 3, 9), 0.1, 0.2),
                split_case(rng, (40, 3), 0.2, 0.1),
                split_case(more, (4, 40), 0.45, 0.4),  # of four two each way: none is left to train on
            ],
        },
        "prepare_piles": {
            "standardised by the training rows": [
                Case(*piles(rng, False)),
                Case(*(1e-6 * X for X in piles(rng, False))),
                Case(more.normal(size=(150, 2)), 1e5 * more.normal(size=(3, 2)), more.normal(size=(1, 2))),
                Case(*(X * [1e-10, 1.0] for X in (more.normal(size=(n, 2)) for n in (5, 2, 3)))),
            ],
            "gaps filled by the training rows": [
                Case(*piles(rng, True)),
                Case(*piles(rng, True)),
                Case(*(with_gaps(more, more.exponential(size=(n, 3))) for n in (140, 6, 7))),
            ],
            "columns that say nothing": [
                Case(*with_constant(piles(rng, True))),
                Case(np.full((3, 2), np.nan), np.array([[1.0, np.nan]]), np.array([[np.nan, 4.0], [2.0, -1.0]])),
                Case(np.array([[1.0, 5.0], [4.0, 9.0]]), np.full((1, 2), np.nan), np.array([[np.nan, 2.0]])),
                Case(np.array([[np.nan, 5.0], [4.0, 9.0]]), np.array([[np.nan, 1.0]]), np.array([[3.0, 2.0]])),
            ],
        },
        "majority_accuracy": {
            "the share": [
                *(Case(y, rng.integers(0, 4, 13)) for y in lopsided),
                Case(np.array([0, 0]), np.array([0, 1, 0])),
                Case(np.array([5, 1, 5]), np.array([1, 0, 1])),
                Case(np.repeat([0, 1], [240, 260]), np.array([1, 1, 0])),
                Case(np.array([3]), np.array([0, 3, 3, 1])),
                Case(np.array([0, 30, 30]), np.array([30, 0, 30, 30])),
                Case(np.repeat([1, 200, 3], [20, 260, 30]), np.array([200, 1, 3, 200])),  # more than a byte counts
            ]
        },
        "nearest_mean": {
            "three clouds, and a line": [
                clouds(rng, 4, 3),
                clouds(rng, 2, 5),
                clouds(rng, 5, 1),
                one_cloud(more),
                clouds(more, 14, 2),
            ]
        },
        "two_standard_errors": {
            "in the middle": [Case(31, 70), Case(400, 1000), Case(0.57 * 100, 100), Case(25, 50), Case(4000, 9000)],
            "near the ends": [Case(0, 9), Case(39, 40), Case(0, 1), Case(1, 1), Case(7, 7), Case(995, 1000)],
        },
        "train_my_network": {
            "it learns bent borders": [rings_case(rng, 11)],
            "only from training rows": [lot_case(rng, 13)],
            "the best epoch answers": [noisy_case(rng, 12)],
            "row by row": [clouds_case(rng, 14)],
        },
        "confusion_table": {
            "counts": [
                Case(*labels(rng, 30, 4)),
                Case(*labels(rng, 5, 6)),
                Case(*labels(rng, 1500, 2)),
                Case(np.zeros(4, int), np.zeros(4, int), 1),
            ]
        },
        "precision_and_recall": {
            "three classes": [
                Case(rng.integers(1, 20, (4, 4))),
                Case(np.array([[0, 3], [4, 0]])),
                Case(np.array([[1, 0, 0], [2, 5, 1], [0, 1, 0]])),
                Case(more.integers(10**6, 10**7, (3, 3))),
            ],
            "a class never called, and one never there": [
                Case(np.array([[0, 0], [5, 2]])),
                Case(np.zeros((3, 3), int)),
            ],
        },
    }
