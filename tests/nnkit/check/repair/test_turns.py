"""What comes first is told, what stands outside of a function, and what a loop goes on with."""

import numpy as np
import pytest

from nnkit.check.cases import Case
from tests.nnkit.check.repair.test_repair import PAIRS, VECTORS, looked

RNG = np.random.default_rng(8)
SHARES = [Case(p, n) for p, n in ((0.2, 30.0), (0.7, 12.0), (0.45, 100.0))]
ERRORS = (([5.0, 3, 4, 4, 2, 9], 2), ([1.0, 2, 3, 4], 1), ([4.0, 5, 6, 1], 3))
FALLS = [Case(np.array(errors), patience) for errors, patience in ERRORS]
BOWLS = [Case(np.diag(RNG.uniform(0.5, 2, size=n)), RNG.normal(size=n), 0.1, 4) for n in (2, 3, 4)]

SQUARED = "def answer(a, y):\n    return np.mean((a - y) ** 2)\n"
REACH = "def answer(p, n):\n    e = 2 * np.sqrt(p * (1 - p) / n)\n    return p - e, p + e\n"
WAVE = "def answer(x):\n    return 3 * (1 + np.cos(x)) / 2\n"
PATH = (
    "def answer(H, start, rate, steps):\n    path = [start]\n    for _ in range(steps):\n"
    "        path.append(path[-1] - rate * H @ path[-1])\n    return np.array(path)\n"
)
STOP = (
    "def answer(errors, patience):\n    best, bad = np.inf, 0\n    for e in range(len(errors)):\n"
    "        if errors[e] < best:\n            best, bad = errors[e], 0\n        else:\n            bad += 1\n"
    "        if bad == patience:\n            break\n    return best, e\n"
)
BYTES = [Case(np.array(each)) for each in ([1, 2, 3], [0, 7, 200], [5, 0, 1])]
PLACES = "def answer(x):\n    return (x[0] * 256 + x[1]) * 256 + x[2]\n"
BALL = "def answer(g, m, v):\n    v = v * m - 2 * g\n    return g + m * v\n"
LARGEST = "def answer(a, y):\n    return np.abs(a - y).max() / max(np.abs(a).max(), np.abs(y).max())\n"
TOTAL = LARGEST.replace("max(np.abs(a).max(), np.abs(y).max())", "(np.abs(a).max() + np.abs(y).max())")
DIFFERENT = [Case(RNG.normal(size=n), RNG.normal(size=n)) for n in (4, 5, 6)]
BALLS = [Case(RNG.normal(size=3), RNG.uniform(0.2, 0.9), RNG.normal(size=3)) for _ in range(3)]
FEW = [Case(np.array(each)) for each in ([1e-10, 2.0, 3.0], [0.0, 0.3, 2.0], [4e-9, 0.0, 1.0])]
SCALED = "def answer(a):\n    return np.cos(a) / np.where(np.sqrt(a) < 1e-8, 1, a)\n"
BATCHES = [Case(RNG.normal(size=size), n) for size, n in ((7, 3), (5, 2), (4, 4))]
SIGNED = [Case(RNG.normal(size=n)) for n in (4, 5, 6)]
FOLDED = "def answer(x):\n    y = 1.0\n    for v in x[::-1]:\n        y = np.cos(3 * y * v)\n    return y\n"
LOWEST = (
    "def answer(x):\n    best = 0\n    for i in range(len(x)):\n        if x[i] < x[best]:\n            best = i\n"
    "    return best\n"
)
SEARCH = (
    "def answer(x):\n    best = start = 0.3\n    for v in x:\n        if np.cos(3 * (best + v)) < np.cos(3 * best):\n"
    "            best = best + v\n    return best\n"
)
SLIPS = [
    (
        "def answer(a, y):\n    return np.tanh(a[1:] - a[:-1])\n",
        DIFFERENT,
        "h = np.tanh(a)\n    return h[1:] - h[:-1]",
        "tanh taken too early",
    ),
    (
        "def answer(a, y):\n    return np.tanh(a[1:] - a[:-1])\n",
        DIFFERENT,
        "h = np.tanh(a)\n    return h[1:] + h[:-1]",
        "",
    ),
    (BALL, BALLS, "v = v * m - 2 * g\n    return m * g + v", "factor at the other term"),
    (BALL, BALLS, "v = v * m - 2 * g\n    return v + g * m", "factor at the other term"),
    (LARGEST, DIFFERENT, TOTAL.partition("\n    ")[2], "sum for the larger"),
    (TOTAL, DIFFERENT, LARGEST.partition("\n    ")[2], "larger for the sum"),
    (
        "def answer(x):\n    n, d = x.shape\n    return x * np.sqrt(2 / n)\n",
        [Case(RNG.normal(size=size)) for size in ((3, 5), (6, 2))],
        "n, d = x.shape\n    return x * np.sqrt(2 / d)",
        "d for another name",  # and not a transpose that is missing before `.shape`
    ),
    (FOLDED, VECTORS, FOLDED.partition("\n    ")[2].replace("x[::-1]", "x"), "loop order"),
    (LOWEST, VECTORS, LOWEST.partition("\n    ")[2].replace("return best", "return x[best]"), "lookup too many"),
    (
        SEARCH,
        VECTORS,
        "best = start = 0.3\n    for v in x:\n        if np.cos(3 * (start + v)) < np.cos(3 * best):\n"
        "            best = start + v\n    return best",
        "start for another name",
    ),
    (
        "def answer(parts, n):\n    total = 0.0\n    for part in parts:\n"
        "        total += np.cos(np.sum(part)) * len(part)\n    return total\n",
        [Case([RNG.normal(size=4), RNG.normal(size=k)], 4) for k in (1, 2, 3)],
        "total = 0.0\n    for part in parts:\n        total += np.cos(np.sum(part)) * n\n    return total",
        "size that is given",
    ),
    (
        "def answer(x, n):\n    e = np.cos(x).sum()\n    return n - e, n + e\n",
        BATCHES,
        "e = np.cos(x).sum()\n    return -e, e",
        "term missing",
    ),
    ("def answer(x):\n    return np.maximum(x, 0) ** 2 + 1\n", SIGNED, "return np.abs(x) ** 2 + 1", "abs for maximum"),
    (
        "def answer(a, y):\n    return (np.cos(a) - y) / (y**2 + 2)\n",
        DIFFERENT,
        "return np.cos(a) - y / y**2 + 2",
        "brackets",  # on both sides at once
    ),
    (SCALED, FEW, "return np.cos(a) / np.where(np.isclose(a, 0), 1, a)", ""),  # a yes or no comes out right too easily
    (PLACES, BYTES, "return (x[0] * 255 + x[1]) * 255 + x[2]", "constant off by one"),
    (PLACES, BYTES, "return (x[0] * 250 + x[1]) * 250 + x[2]", ""),
    (SQUARED, PAIRS, "return (np.mean(a) - np.mean(y)) ** 2", "reduced too early"),
    (SQUARED, PAIRS, "return (a.mean() - y.mean()) ** 2", "reduced too early"),
    (SQUARED, PAIRS, "return (a.mean() - y.max()) ** 2", ""),
    (REACH, SHARES, "e = 2 * np.sqrt(p * (1 - p)) / n\n    return p - e, p + e", "order of operations"),
    (REACH, SHARES, "e = 2 * p * (1 - p) / n\n    return p - e, p + e", "root missing"),
    (REACH, SHARES, "e = 2 * p * p / n\n    return p - e, p + e", ""),
    (WAVE, VECTORS, "return 3 * np.cos(x) / 2", "term missing"),
    (
        PATH,
        BOWLS,
        "g = H @ start\n    path = [start]\n    for _ in range(steps):\n        path.append(path[-1] - rate * g)\n"
        "    return np.array(path)",
        "set once for all rounds",
    ),
    (
        PATH,
        BOWLS,
        "path = [start]\n    for _ in range(steps):\n        new = start - rate * H @ start\n        path.append(new)\n"
        "    return np.array(path)",
        "always from the start",
    ),
    (STOP, FALLS, STOP.partition("\n    ")[2].replace("== patience", "== patience - 1"), "constant off by one"),
    (STOP, FALLS, STOP.partition("\n    ")[2].replace("np.inf, 0", "0, 0"), "start value"),
]


IDS = [f"{i} {slip[3]}" for i, slip in enumerate(SLIPS)]


@pytest.mark.parametrize(("right", "cases", "body", "kind"), SLIPS, ids=IDS)
def test_what_comes_too_early_too_late_or_once(right, cases, body, kind):
    head = right.split("\n")[0]
    text = f"{head}\n    {body}\n"
    result = looked(right, text, cases)
    assert result.misconception == kind or (not kind and "small" not in result.message), result.message


def test_a_loop_that_appends_what_it_reads_is_not_the_same_in_each_round():
    text = (
        "def answer(x):\n    out = [x[0]]\n    for i in range(3):\n        new = out[-1] * 0.3 + x.min()\n"
        "        out.append(new)\n"
        "    return np.array(out)\n"
    )
    result = looked("def answer(x):\n    return np.cos(x[:1]) * np.arange(4.0)\n", text, VECTORS)
    assert result.misconception != "the same in each round"


def test_what_is_repeated_and_belongs_there_once(monkeypatch):
    monkeypatch.setattr("nnkit.check.door.SECONDS_OF_A_CHANGED", 0.02)  # some of the changes make it endless
    right = "def answer(x):\n    if x[0] > 0.4:\n        x = x / 2\n    return x\n"
    assert looked(right, right.replace("if", "while"), VECTORS).misconception == "while for if"
