"""What lesson 10 asks, and what it answers to the usual mistakes."""

import numpy as np

from nnkit.check import (
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Roughly,
    Setting,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import Dtypes, Holds, New, Numbers, Rows, Sizes

passes_for_gradient = Exercise(
    "passes_for_gradient",
    "What a gradient costs",
    (
        "`passes_for_gradient(n, method)`: the number of forward passes for one gradient by `n` weights, counted as "
        'in the text; {cases} `method` is `"forward"`, `"central"` or `"backprop"`. {given}'
    ),
    parts=[
        Part("differences", [Case(10, "forward"), Case(10, "central"), Case(1, "forward"), Case(7, "central")]),
        Part("backprop", [Case(10, "backprop"), Case(1_000_000, "backprop")], points=0.5),
    ],
    wrong=[
        Wrong(
            "the start forgotten",
            lambda n, method: {"forward": n, "central": 2 * n, "backprop": 3}[method],
            "Forward differences need the loss at theta itself as well: one pass more.",
        ),
        Wrong(
            "the start counted twice",
            lambda n, method: {"forward": 2 * n, "central": 2 * n, "backprop": 3}[method],
            "Forward differences share the loss at theta: it is computed once, not once for each weight.",
        ),
        Wrong(
            "central with the start",
            lambda n, method: {"forward": n + 1, "central": 2 * n + 1, "backprop": 3}[method],
            "Central differences look to both sides of each weight and never at theta itself.",
        ),
        Wrong(
            "backprop grows",
            lambda n, method: {"forward": n + 1, "central": 2 * n, "backprop": 3 * n}[method],
            "Backprop costs 3 passes for ALL weights together.",
        ),
        Wrong(
            "only the way back",
            lambda n, method: {"forward": n + 1, "central": 2 * n, "backprop": 2}[method],
            "The way back costs about two passes, and before it one goes forward.",
        ),
        Wrong(
            "only the way forward",
            lambda n, method: {"forward": n + 1, "central": 2 * n, "backprop": 1}[method],
            "That is the pass forward alone. The way back costs about two more.",
        ),
        Wrong(
            "names swapped",
            lambda n, method: {"forward": 2 * n, "central": n + 1, "backprop": 3}[method],
            "You swapped the two: central differences look to both sides.",
        ),
        Wrong(
            "central as forward",
            lambda n, method: {"forward": n + 1, "central": n + 1, "backprop": 3}[method],
            "Central differences take two looks for each weight.",
        ),
    ],
    hints=["Count for n = 2 by hand: which losses are computed?"],
)

A2, B2 = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1.0, 2.0])
A3 = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, 3.0], [2.0, 1.0, -1.0], [-1.5, 0.5, 2.0]])
B3 = np.array([1.0, -2.0, 0.5, 3.0])
T3 = np.array([0.5, -1.0, 2.0])

misses_loss = Exercise(
    "misses_loss",
    "The loss",
    (
        r"`misses_loss(theta, A, b)`: $\frac{1}{m} \lVert A\theta - b \rVert^2$, a number. {cases} `theta (n,)`, `A "
        "(m, n)`, `b (m,)`. {given} {promises}"
    ),
    promises=[Sizes(theta="n", A="m n", b="m"), Numbers("theta", "A", "b")],
    parts=[Part("two sizes", [Case(np.array([1.0, 1.0]), A2, B2), Case(T3, A3, B3)])],
    wrong=[
        Wrong(
            "sum",
            lambda t, A, b: float(((A @ t - b) ** 2).sum()),
            "You added up. The mean over the m equations is asked.",
        ),
        Wrong(
            "the length",
            lambda t, A, b: float(np.linalg.norm(A @ t - b)),
            "You took a root. It is the SQUARE of the length, divided by m.",
        ),
        Wrong(
            "root of the mean",
            lambda t, A, b: float(np.sqrt(np.mean((A @ t - b) ** 2))),
            "You took the root of the mean. It is the mean of the squares itself.",
        ),
        Wrong(
            "mean before the square",
            lambda t, A, b: float(np.mean(A @ t - b) ** 2),
            "You took the mean first and squared it: misses to both sides cancel. Square each first.",
        ),
        Wrong(
            "sizes for squares",
            lambda t, A, b: float(np.mean(np.abs(A @ t - b))),
            "You took the sizes of the misses. Their squares are asked.",
        ),
        Wrong(
            "b added",
            lambda t, A, b: float(np.mean((A @ t + b) ** 2)),
            "The misses are A theta MINUS b.",
        ),
        Wrong(
            "divided by the weights",
            lambda t, A, b: float(((A @ t - b) ** 2).sum() / len(t)),
            "You divide by n, the number of weights. It is m, the number of equations.",
        ),
        Wrong(
            "not squared",
            lambda t, A, b: float(np.mean(A @ t - b)),
            "Without the square, misses to both sides cancel.",
        ),
        Wrong(
            "transposed",
            lambda t, A, b: float(np.mean((A.T @ t - b) ** 2)),
            "A stands as it is: each ROW is an equation.",
        ),
    ],
    hints=["First the misses, `A @ theta - b`; then their squares; then the mean."],
)

misses_gradient = Exercise(
    "misses_gradient",
    "Its gradient",
    (
        r"`misses_gradient(theta, A, b)`: $\frac{2}{m} A^T (A\theta - b)$, shape `(n,)`, a new array. {cases} "
        "{promises}"
    ),
    promises=[
        Sizes(theta="n", A="m n", b="m"),
        New("theta", "A", "b"),
        Numbers("theta", "A", "b"),
        Dtypes("theta", "A", "b"),
    ],
    parts=[Part("two sizes", [Case(np.array([1.0, 1.0]), A2, B2), Case(T3, A3, B3)])],
    wrong=[
        Wrong(
            "the 2 lost",
            lambda t, A, b: A.T @ (A @ t - b) / len(b),
            "The 2 of the square is lost.",
        ),
        Wrong(
            "not divided",
            lambda t, A, b: 2 * A.T @ (A @ t - b),
            "The loss is a mean over m equations, so its gradient is divided by m too.",
        ),
        Wrong(
            "neither 2 nor m",
            lambda t, A, b: A.T @ (A @ t - b),
            "The factor 2 / m is lost: 2 of the square, m of the mean.",
        ),
        Wrong(
            "divided by the weights",
            lambda t, A, b: 2 * A.T @ (A @ t - b) / len(t),
            "You divide by n, the number of weights. It is m, the number of equations.",
        ),
        Wrong(
            "transpose forgotten",
            lambda t, A, b: 2 / len(b) * A @ (A @ t - b),
            "A without its transpose does not fit (or, when square, mixes up rows and columns): misses are (m,), "
            "weights (n,).",
        ),
        Wrong(
            "uphill down",
            lambda t, A, b: -2 / len(b) * A.T @ (A @ t - b),
            "That is minus the gradient, the way down. Asked is the gradient.",
        ),
        Wrong(
            "b added",
            lambda t, A, b: 2 / len(b) * A.T @ (A @ t + b),
            "The misses are A theta MINUS b.",
        ),
    ],
    hints=["Chain rule: the square gives 2 times the miss, the miss gives A.", "Shapes: (n, m) times (m,) is (n,)."],
    may_use=(),
)


def search(theta, A, b, steps, *, better=lambda new, old: new < old, start_from_best=True, first_only=False):
    best, best_theta = np.mean((A @ theta - b) ** 2), theta
    for step in steps:
        trial = (best_theta if start_from_best else theta) + step
        loss = np.mean((A @ trial - b) ** 2)
        if better(loss, best):
            best, best_theta = loss, trial
            if first_only:
                break
    return np.array(best_theta)


STEPS2 = np.array([[0.5, 0.25], [-0.5, 0.1], [-0.2, -0.3], [0.3, -0.2], [-0.1, -0.05], [0.05, 0.1]])
STEPS3 = np.array([[0.4, 0.1, -0.3], [0.2, -0.2, -0.4], [-1.0, 0.3, 0.2], [0.1, 0.3, -0.2], [0.3, -0.1, -0.25]])

# the loss looks at the first weight only, so the first step changes nothing
LEVEL = np.array([[1.0, 0.0]]), np.zeros(1), np.array([[0.0, -2.0], [-0.5, 1.0]])

random_search = Exercise(
    "random_search",
    "Random search",
    (
        "`random_search(theta, A, b, steps)`: `steps (k, n)`. {given} {Rows} For each row in turn try `theta + "
        "step`; if "
        "its loss is **lower** than that of the present `theta`, it becomes the new `theta`. {cases} Give back the "
        "last `theta (n,)`. {cases} Your `misses_loss` may be called; {free} the arrays given stay as they were. "
        "{kept}"
    ),
    parts=[
        Part("two weights", [Case(np.array([1.0, 1.0]), A2, B2, STEPS2)], points=0.5),
        Part("three weights", [Case(T3, A3, B3, STEPS3), Case(-T3, A3, B3, STEPS3[::-1].copy())]),
        Part("a level step, then one that helps", [Case(np.array([1.0, 5.0]), *LEVEL)], points=0.5),
    ],
    wrong=[
        Wrong(
            "keeps every step",
            lambda t, A, b, steps: t + steps.sum(axis=0),
            "You keep every step, the bad ones too: that is a drunken walk, not a search.",
        ),
        Wrong(
            "always from the start",
            lambda t, A, b, steps: search(t, A, b, steps, start_from_best=False),
            "Each try starts from the first theta again. Go on from the best so far.",
        ),
        Wrong(
            "against the first loss",
            lambda t, A, b, steps: _against_first(t, A, b, steps),
            "You compare with the loss at the start. Later tries must beat the best so far, or they undo what was won.",
        ),
        Wrong(
            "keeps the worse",
            lambda t, A, b, steps: search(t, A, b, steps, better=lambda new, old: new > old),
            "You keep what makes the loss LARGER.",
        ),
        Wrong(
            "as good is enough",
            lambda t, A, b, steps: search(t, A, b, steps, better=lambda new, old: new <= old),
            "A step that leaves the loss as it is is kept by yours. LOWER is asked: `<`.",
        ),
        Wrong(
            "the last row left out",
            lambda t, A, b, steps: search(t, A, b, steps[:-1]),
            "The last row of steps never gets its try.",
        ),
        Wrong(
            "against the last try",
            lambda t, A, b, steps: _against_last(t, A, b, steps),
            "You compare with the loss of the last try, also when it failed. Compare with that of the present theta.",
        ),
        Wrong(
            "walks on from failures",
            lambda t, A, b, steps: _best_of_a_walk(t, A, b, steps),
            "You take every step and remember the best place. After a step that failed, go back before the next.",
        ),
        Wrong(
            "stops at the first",
            lambda t, A, b, steps: search(t, A, b, steps, first_only=True),
            "You stop after the first success. All rows get their try.",
        ),
        Wrong(
            "never moves",
            lambda t, A, b, steps: t.copy(),
            "The start comes back: no step was kept.",
        ),
        Wrong(
            "the loss for theta",
            lambda t, A, b, steps: float(np.mean((A @ search(t, A, b, steps) - b) ** 2)),
            "You give back the loss. Asked is where it was found.",
        ),
    ],
    hints=["Keep two things: the present theta, and its loss.", "Both change when a try is better."],
    promises=[Rows("steps")],
    never={"one column of a matrix": "there are two weights or more", "equal": "losses may come to a tie"},
)


def _against_last(t, A, b, steps):
    last, now = np.mean((A @ t - b) ** 2), t
    for step in steps:
        loss = np.mean((A @ (now + step) - b) ** 2)
        if loss < last:
            now = now + step
        last = loss
    return np.array(now)


def _best_of_a_walk(t, A, b, steps):
    places = t + np.vstack([np.zeros_like(t), np.cumsum(steps, axis=0)])
    return places[np.argmin(np.mean((places @ A.T - b) ** 2, axis=1))]


def _against_first(t, A, b, steps):
    first, now = np.mean((A @ t - b) ** 2), t
    for step in steps:
        if np.mean((A @ (now + step) - b) ** 2) < first:
            now = now + step
    return now.copy()


U3, V3 = np.array([1.0, 2.0, -2.0]), np.array([2.0, 0.5, 1.5])

alignment = Exercise(
    "alignment",
    "How well it points",
    (
        "`alignment(u, v)`: the cosine of the angle between `u (n,)` and `v (n,)`, a number. {cases} {Sizes} If one "
        "of them is all zeros: 0. {same, opposite, nothing} {promises}"
    ),
    promises=[Sizes(u="n", v="n"), Numbers("u", "v", scale=1e6)],
    parts=[
        Part(
            "some angle",
            [
                Case(U3, V3),
                Case(np.array([3.0, 4.0]), np.array([-4.0, 3.5])),
                Case(np.array([1.0, 0.0, 2.0]), np.array([0.5, -1.0, 0.0])),
            ],
        ),
        Part(
            "same, opposite, nothing",
            [Case(U3, 2.5 * U3), Case(U3, -U3), Case(U3, np.zeros(3)), Case(np.zeros(2), np.ones(2))],
        ),
    ],
    wrong=[
        Wrong(
            "not divided",
            lambda u, v: float(u @ v),
            "That is the inner product; it grows with the lengths. Divide by both.",
        ),
        Wrong(
            "divided by one",
            lambda u, v: float(u @ v / np.linalg.norm(u)) if u.any() and v.any() else 0.0,
            "Divide by BOTH lengths: twice as long a vector points no better.",
        ),
        Wrong(
            "divided by squares",
            lambda u, v: float(u @ v / (u @ u) / (v @ v)) if u.any() and v.any() else 0.0,
            "You divide by the squares of the lengths: take their roots.",
        ),
        Wrong(
            "nan for nothing",
            lambda u, v: float(u @ v / np.linalg.norm(u) / np.linalg.norm(v)),
            "A vector of zeros has length 0, and you divide by it. Give back 0 then.",
        ),
        Wrong(
            "the angle",
            lambda u, v: (
                float(np.arccos(np.clip(u @ v / (np.linalg.norm(u) * np.linalg.norm(v)), -1, 1)))
                if u.any() and v.any()
                else 0.0
            ),
            "That is the angle itself. Its cosine is asked.",
        ),
        Wrong(
            "without its sign",
            lambda u, v: float(abs(u @ v) / (np.linalg.norm(u) * np.linalg.norm(v))) if u.any() and v.any() else 0.0,
            "You lost the sign: a vector that points the opposite way has -1.",
        ),
        Wrong(
            "divided and multiplied",
            lambda u, v: float(u @ v / np.linalg.norm(u) * np.linalg.norm(v)) if u.any() and v.any() else 0.0,
            "`a / b * c` divides by b and multiplies by c. Both lengths stand below the line: parentheses.",
        ),
        Wrong(
            "0 for any zero",
            lambda u, v: float(u @ v / (np.linalg.norm(u) * np.linalg.norm(v))) if u.all() and v.all() else 0.0,
            "You give 0 as soon as ONE entry is 0. Only a vector of zeros alone has no direction.",
        ),
        Wrong(
            "0 for two vectors of zeros",
            lambda u, v: float(u @ v / np.linalg.norm(u) / np.linalg.norm(v)) if u.any() or v.any() else 0.0,
            "You give 0 only if BOTH are all zeros. One of them is enough.",
        ),
    ],
    hints=["`u @ v` over the product of the two lengths.", "`np.linalg.norm(u)` is the length. Look at 0 first."],
)

NOISE2 = np.array([[1.0, -0.5], [0.25, 2.0], [-1.5, 0.75]])
NOISE3 = np.array([[0.5, 1.0, -1.0], [2.0, -0.25, 0.5], [-0.75, 0.3, 1.25], [1.0, 1.5, -0.5]])


def crowd(weight, *, mean=True):
    """The estimate with `weight` for each direction."""

    def answer(theta, A, b, noise, sigma):
        def loss(t):
            return np.mean((A @ t - b) ** 2)

        total = sum(weight(loss, theta, eps, sigma) * eps for eps in noise)
        return total / len(noise) if mean else total

    return answer


def both_sides(loss, theta, eps, sigma):
    return (loss(theta + sigma * eps) - loss(theta - sigma * eps)) / (2 * sigma)


es_gradient = Exercise(
    "es_gradient",
    "Ask a crowd",
    (
        r"`es_gradient(theta, A, b, noise, sigma)`: the estimate $\hat g$ of the text for `misses_loss`; {cases} "
        r"`noise (k, n)` holds one $\epsilon_i$ a row, `sigma` is above 0. {given} {Rows} Shape `(n,)`. {cases} Your "
        "`misses_loss` may be called. {free} Losses and noise may be large. {large ones}"
    ),
    parts=[
        Part("two weights", [Case(np.array([1.0, 0.5]), A2, B2, NOISE2, 0.1)]),
        Part("three weights", [Case(T3, A3, B3, NOISE3, 0.5), Case(-T3, A3, B3, NOISE3[:1].copy(), 0.03)]),
    ],
    wrong=[
        Wrong(
            "one side",
            crowd(lambda loss, t, eps, s: (loss(t + s * eps) - loss(t)) / s),
            "You look to one side only. The loss at theta - sigma eps belongs in too.",
        ),
        Wrong(
            "one side, by 2 sigma",
            crowd(lambda loss, t, eps, s: (loss(t + s * eps) - loss(t)) / (2 * s)),
            "You look to one side only. The loss at theta - sigma eps belongs in too.",
        ),
        Wrong(
            "half, times sigma",
            crowd(lambda loss, t, eps, s: both_sides(loss, t, eps, s) * s**2),
            "`/ 2 * sigma` divides by 2 and multiplies by sigma. Parentheses: `/ (2 * sigma)`.",
        ),
        Wrong(
            "the first direction only",
            lambda theta, A, b, noise, sigma: crowd(both_sides)(theta, A, b, noise[:1], sigma),
            "That is the first direction's answer. Does `return` stand inside the loop?",
        ),
        Wrong(
            "divided by sigma",
            crowd(lambda loss, t, eps, s: 2 * both_sides(loss, t, eps, s)),
            "The two looks stand 2 sigma apart: divide by 2 sigma.",
        ),
        Wrong(
            "summed, not averaged",
            crowd(both_sides, mean=False),
            "You added up. Divide by k, the number of directions.",
        ),
        Wrong(
            "not divided by the distance",
            crowd(lambda loss, t, eps, s: both_sides(loss, t, eps, s) * 2 * s),
            "A difference of losses is no slope yet: divide by the distance 2 sigma.",
        ),
        Wrong(
            "sigma forgotten in the looks",
            crowd(lambda loss, t, eps, s: (loss(t + eps) - loss(t - eps)) / (2 * s)),
            "Yours is 1 / sigma times too large. Sigma stands twice: the looks go to theta plus and minus SIGMA times "
            "eps, and the difference is divided by 2 sigma, not by its square.",
        ),
        Wrong(
            "without the directions",
            lambda theta, A, b, noise, sigma: float(
                np.mean([both_sides(lambda t: np.mean((A @ t - b) ** 2), theta, eps, sigma) for eps in noise])
            ),
            "You averaged the slopes. Each slope must be multiplied by its direction eps first.",
        ),
    ],
    hints=[
        "For one direction: two losses, their difference over 2 sigma is a number. Times eps it is a vector.",
        "Add these vectors up and divide by k.",
    ],
    promises=[
        Rows("noise"),
        Holds("large ones", "", Case(np.array([40.0, -30.0]), 3 * A2, B2, 20 * NOISE2, 0.1)),
    ],
    never={
        "one column of a matrix": "there are two weights or more",
        "tiny noise": "what is left of the difference is rounding",
        "large": "what is left of the difference is rounding",
    },
)


def silent_at(slope, below):
    """How far from 0 the slope of sigmoid(slope x) falls below that: s (1 - s) = below / slope."""
    s = (1 + (1 - 4 * below / slope) ** 0.5) / 2
    return float(np.log(s / (1 - s)) / slope)


silent_from = Exercise(
    "silent_from",
    "Where it falls silent",
    (
        "With `sigmoid` and slope 4: how far from 0 must the point be until the **slope of f** there is below 0.01? "
        "{cases} One decimal. {cases}"
    ),
    kind="value",
    rtol=0.03,  # how near a number must come to be told its misconception
    parts=[
        Part(
            "the place",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(1.5, 0.06),
                size=True,
                small="{number:g} is too near: the slope of f is still above 0.01 there",
                large="{number:g} is too far: the slope of f is below 0.01 long before",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("at 0", 0.0, "At 0 the curve is steepest: its slope is 1."),
        ],
        right=1.5,
        run=lambda slope, below: (silent_at(slope, below), slope, below),
        asks="how far from 0 the point is",
        asked=lambda shown: shown[0],
        reads={
            "the slope of f that is asked for": lambda shown: shown[2],
            "what the sigmoid gets there, the slider's slope times z": Roughly(lambda shown: shown[0] * shown[1], 0.03),
            "the steepest slope": lambda shown: shown[1] / 4,
            "what the slider `slope` multiplies z by": lambda shown: shown[1],
            "the value of f there": lambda shown: 1 / (1 + np.exp(-shown[0] * shown[1])),
            "the slope of f at z = 1, where the point starts": lambda shown: shown[1] / (2 + 2 * np.cosh(shown[1])),
            "the value of f at z = 1, where the point starts": lambda shown: 1 / (1 + np.exp(-shown[1])),
            "the value of f at 0": lambda shown: 0.5,
            "the percentage of the range that is flat": lambda shown: 75 if shown[1:] == (4, 0.01) else None,
        },
        within=0.05,
        slope=Setting(4, (1, 2, 3, 5), "slope {}"),
        below=Setting(0.01, (0.1, 0.001), "a slope of f below {}"),
    ),
    hints=["Set slope to 4, drag the point to the right and read its slope below the picture."],
)

XB = np.array(
    [[1.0, 2.0, -1.0], [2.0, -1.0, 0.5], [-1.0, 1.5, 1.0], [0.5, 0.5, -2.0], [-2.0, -1.0, 1.0], [1.0, -3.0, 0.3]]
)
IDLE = np.array([[1.0, 0.0], [-1.0, 0.0]])  # the second sign makes no difference
YB = np.array([1, 1, 0, 1, 0, 0])
Y_LAST = np.array([1, 0, 0, 1, 0, 0])  # with W_FAR 4 mistakes, and 3, 5, 1 after a turn
Y_STUCK = np.array([1, 0, 0, 0, 0, 1])  # with W_TIE 2 mistakes, and 3 after any turn
W_FAR, W_TIE, W_BEST = np.array([-1.0, 1.0, 1.0]), np.array([1.0, -1.0, 1.0]), np.array([1.0, 1.0, -1.0])


def flips(w, X, y):
    """Mistakes now, and after turning each sign."""
    counts = []
    for i in range(len(w)):
        turned = np.array(w)
        turned[i] = -turned[i]
        counts.append(int(((X @ turned > 0) != y).sum()))
    return int(((X @ w > 0) != y).sum()), counts


def chosen(choose):
    def answer(w, X, y):
        now, counts = flips(w, X, y)
        return choose(now, counts)

    return answer


def _first_better(now, counts):
    return next((i for i, count in enumerate(counts) if count < now), -1)


def turned_for_good(w, X, y):
    """As if the turned signs were never turned back, on a copy."""
    w = np.array(w)
    best, found = ((X @ w > 0) != y).sum(), -1
    for i in range(len(w)):
        w[i] = -w[i]
        if (count := ((X @ w > 0) != y).sum()) < best:
            best, found = count, i
    return found


best_flip = Exercise(
    "best_flip",
    "Turn one sign",
    (
        "`best_flip(w, X, y)`: `w (d,)` holds +1 and -1; `X (n, d)`; `y (n,)` holds 0 and 1. {given} The net answers "
        "1 where `X @ w > 0`. {cases} Give back the index of the sign whose turning leaves the fewest mistakes (the "
        "first of equal ones), or -1 if none leaves fewer than there are now. {cases} `w` stays as it was. {kept} "
        "{promises}"
    ),
    promises=[Rows("X", "y")],
    parts=[
        Part(
            "a better one", [Case(W_FAR, XB, YB), Case(W_TIE, XB, YB), Case(-W_BEST, XB, YB), Case(W_FAR, XB, Y_LAST)]
        ),
        Part(
            "none is better",
            [
                Case(W_BEST, XB, YB),
                Case(np.array([1.0, 1.0]), IDLE, np.array([1, 0])),
                Case(W_TIE, XB, Y_STUCK),
                Case(W_FAR, XB, YB),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "the first that helps",
            chosen(_first_better),
            "You take the first sign that helps. Another one may help more: look at all.",
        ),
        Wrong(
            "always one",
            chosen(lambda now, counts: int(np.argmin(counts))),
            "You always turn one, even if that makes it no better. Compare with the mistakes now: -1.",
        ),
        Wrong(
            "equal is better",
            chosen(lambda now, counts: int(np.argmin(counts)) if min(counts) <= now else -1),
            "As many mistakes as now is not fewer: -1.",
        ),
        Wrong(
            "the last of equal ones",
            chosen(lambda now, counts: len(counts) - 1 - int(np.argmin(counts[::-1])) if min(counts) < now else -1),
            "Of equal ones the first index is asked.",
        ),
        Wrong(
            "the number of mistakes",
            chosen(lambda now, counts: min(counts)),
            "That is how many mistakes are left. Asked is which sign to turn.",
        ),
        Wrong(
            "the worst",
            chosen(lambda now, counts: int(np.argmax(counts)) if min(counts) < now else -1),
            "You take the sign that leaves the MOST mistakes.",
        ),
        Wrong(
            "never turned back",
            turned_for_good,
            "A sign that you turned stays turned at the next try. Begin each try with a fresh copy of w.",
        ),
        Wrong(
            "-1 for no mistakes only",
            chosen(lambda now, counts: int(np.argmin(counts)) if now else -1),
            "You give -1 only where nothing is wrong now. It is also the answer where no turning helps.",
        ),
        Wrong(
            "0 for none",
            chosen(lambda now, counts: int(np.argmin(counts)) if min(counts) < now else 0),
            "Where no turning helps you give 0: that is the first sign. -1 is asked.",
        ),
        Wrong(
            "counted from 1",
            chosen(lambda now, counts: int(np.argmin(counts)) + 1 if min(counts) < now else -1),
            "You count signs from 1. An index starts at 0.",
        ),
        Wrong(
            "the last sign left out",
            chosen(lambda now, counts: int(np.argmin(counts[:-1])) if min(counts[:-1]) < now else -1),
            "The last sign never gets its turn.",
        ),
    ],
    hints=[
        "A copy of w for each index, one sign turned, mistakes counted.",
        "Begin with -1 and today's count; replace both when a count is lower.",
    ],
    never={
        "one column of a matrix": "there are two signs or more",
        "zero w": "signs are +1 and -1",
        "large w": "signs are +1 and -1",
        "tiny w": "signs are +1 and -1",
        "constant": "losses may come to a tie",
    },
)

to_torch = Exercise(
    "to_torch",
    "In PyTorch's form",
    (
        "`to_torch(W, b)`: our `W (d_in, d_out)`, `b (d_out,)` as the pair `(weight, bias)` that PyTorch's `Linear` "
        "keeps: `weight (d_out, d_in)`. {cases} {promises}"
    ),
    promises=[New("W", "b"), Sizes(W="d m", b="m")],
    parts=[
        Part(
            "wide and square",
            [
                Case(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.5, -1.0, 2.0])),
                Case(np.array([[1.0, -2.0], [3.0, 0.5]]), np.array([1.0, 0.0])),
            ],
        )
    ],
    wrong=[
        Wrong("as it is", lambda W, b: (W, b), "PyTorch keeps the transposed weights: (d_out, d_in)."),
        Wrong(
            "reshaped",
            lambda W, b: (W.reshape(W.shape[::-1]), b),
            "The shape fits, but the numbers stand in the wrong places: `reshape` does not transpose.",
        ),
        Wrong("bias as a column", lambda W, b: (W.T, b[:, None]), "The bias keeps its shape (d_out,)."),
        Wrong("turned round", lambda W, b: (W[::-1, ::-1].T, b), "Rows and columns are exchanged, not reversed."),
    ],
    hints=["One letter does it."],
)

beyond = Quiz(
    "beyond",
    "Conventions and costs",
    [
        Question(
            "accumulate",
            "In PyTorch a training loop forgets `optimizer.zero_grad()`. What happens?",
            [
                Choice("Nothing: backward overwrites", "In PyTorch `backward` ADDS to `.grad`; ours assigns."),
                Choice("Gradients of all steps add up", "Yes: each step goes along the sum of all so far.", right=True),
                Choice("An error", "It runs silently. The loss just behaves oddly."),
            ],
        ),
        Question(
            "logits",
            "Our network ends with Dense, and someone adds a Softmax before PyTorch's `cross_entropy`. What happens?",
            [
                Choice("It is needed there", "`cross_entropy` takes logits and does the softmax itself."),
                Choice("Softmax is done twice", "Yes: it learns slowly, and its loss cannot get near 0.", right=True),
                Choice("An error", "Probabilities look like logits to it. It runs."),
            ],
        ),
        Question(
            "crowd",
            "An evolution strategy asks 100 directions at n = 100 weights. With n = 10,000, how many for the same "
            "alignment?",
            [
                Choice("100", "The alignment is about sqrt(k / (n + k)): it falls as n grows."),
                Choice("1,000", "k must grow as n does: ten times is not enough."),
                Choice("10,000", "Yes: k / (n + k) stays when k grows with n.", right=True),
            ],
        ),
    ],
    hints=["The table and the two pictures have it."],
)

EXERCISES = [
    passes_for_gradient, misses_loss, misses_gradient, random_search, alignment, es_gradient, silent_from, best_flip,
    to_torch, beyond,
]  # fmt: skip
