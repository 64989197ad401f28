"""What lesson 7 asks, and what it answers to the usual mistakes."""

import math

import numpy as np

from nnkit.check import (
    PREVIOUS,
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Script,
    Setting,
    Step,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.networks import AGAIN, LAYERS
from nnkit.check.promises import AnyShape, Between, Dtypes, Holds, New, Numbers, Reused, Seeded, Sizes, UpTo
from nnkit.model import Sequential
from nnkit.train import training_steps

# --- 1. gradient descent on a bowl ----------------------------------------------------------------------------------

# what no argument is, for `never`
OF_A_HESSIAN = {
    "more columns than rows": "it is square",
    "more rows than columns": "it is square",
    "many rows": "weights are few here",
}
MOST = {"p": 24}  # weights

VALLEY = np.array([[2.0, 0.5], [0.5, 1.0]])
BOWL_3 = np.array([[3.0, -1.0, 0.5], [-1.0, 2.0, 0.25], [0.5, 0.25, 1.0]])


def path_of(step, *, first=True, last=True):
    """A wrong path: `step(theta, hessian, rate)` gives the next place; without its first place, or its last."""

    def answer(hessian, start, rate, steps):
        path = [start]
        for _ in range(steps):
            path.append(step(path[-1], hessian, rate))
        return np.array(path[0 if first else 1 : None if last else -1])

    return answer


def same_slope_at_every_step(hessian, start, rate, steps):
    return np.array([start - k * rate * hessian @ start for k in range(steps + 1)])


def same_array_in_every_row(hessian, start, rate, steps):
    theta = start.copy()
    path = [theta]
    for _ in range(steps):
        theta -= rate * hessian @ theta
        path.append(theta)
    return np.array(path)


def plain(theta, hessian, rate):
    return theta - rate * hessian @ theta


gradient_path = Exercise(
    "gradient_path",
    "A path downhill",
    (
        "`hessian`: a symmetric matrix $H$ `(p, p)`; `start`: `(p,)`; `rate`: a number; `steps`: how many steps. "
        r"{given} {Sizes} The loss is $\tfrac12 \theta^T H \theta$, its gradient $H \theta$. {given} Give "
        r"back an array "
        "`(steps + 1, p)` (or a list of places): row 0 is the start, row $k$ the place after $k$ steps. {cases} "
        "Leave `start` as it is. {kept} {promises}"
    ),
    promises=[
        Sizes(hessian="p p symmetric", start="p", most=MOST),
        Dtypes("hessian", "start"),
        Numbers("start", scale=1e10),
    ],
    parts=[
        Part("two weights", [Case(VALLEY, np.array([1.0, -2.0]), 0.3, 3), Case(VALLEY, np.array([-1.5, 0.5]), 0.7, 5)]),
        Part(
            "three weights, and no step at all",
            [
                Case(BOWL_3, np.array([1.0, 2.0, -1.0]), 0.2, 4),
                Case(BOWL_3, np.array([0.5, 0.0, 2.0]), 0.45, 0),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "uphill",
            path_of(lambda t, H, r: t + r * H @ t),
            "You go up: the step is taken AGAINST the slope, with a minus.",
        ),
        Wrong(
            "only the end",
            lambda H, t, r, n: path_of(plain)(H, t, r, n)[-1],
            "You gave back the last place only. All places are asked, one a row.",
        ),
        Wrong(
            "the start is missing",
            path_of(plain, first=False),
            "The start is missing: row 0 is where you stand before any step.",
        ),
        Wrong(
            "one step too few",
            path_of(plain, last=False),
            "One step is missing: `steps` steps visit `steps + 1` places.",
        ),
        Wrong(
            "the slope is computed once",
            same_slope_at_every_step,
            "You use the slope at the start for every step. It changes: compute it anew where you stand.",
        ),
        Wrong(
            "one array in every row",
            same_array_in_every_row,
            "All rows are the same place: you change one array and put that same array into the list each time. Make "
            "a new one, `theta = theta - ...`, or append a copy.",
        ),
        Wrong(
            "entry by entry",
            path_of(lambda t, H, r: t - r * np.diag(H) * t),
            "You only use the diagonal of H (or multiply entry by entry). The gradient is the matrix product `hessian "
            "@ theta`.",
        ),
        Wrong(
            "half the slope",
            path_of(lambda t, H, r: t - r * H @ t / 2),
            "Half the slope: the 1/2 of the loss cancels against the square's 2. The gradient is H theta.",
        ),
        Wrong(
            "double slope",
            path_of(lambda t, H, r: t - 2 * r * H @ t),
            "Twice the slope: the 1/2 in front of the loss cancels the 2 of the square. The gradient is H theta.",
        ),
        Wrong(
            "the gradient for the place",
            path_of(lambda t, H, r: r * H @ t),
            "You put down the step itself. The new place is the old one minus that step.",
        ),
        Wrong(
            "the rate is forgotten",
            path_of(lambda t, H, r: t - H @ t),
            "`rate` is never used: it multiplies the slope.",
        ),
        Wrong(
            "theta for the slope",
            path_of(lambda t, H, r: t - r * t),
            "You subtract a share of theta itself; `hessian` is never used. The slope here is `hessian @ theta`.",
        ),
        Wrong(
            "every step from the start",
            lambda H, t, r, n: np.array([t] + n * [t - r * H @ t]),
            "Each step sets out from the start again. The next place comes from the LAST one.",
        ),
        Wrong(
            "a matrix for a place",
            path_of(lambda t, H, r: t - r * H * t),
            "The shapes do not fit together. Did you write `hessian * theta`? That goes entry by entry and makes a "
            "matrix. The slope is the matrix product, `hessian @ theta`.",
        ),
        Wrong(
            "one step too many",
            lambda H, t, r, n: path_of(plain)(H, t, r, n + 1),
            "One step too many: `steps` steps visit `steps + 1` places, the start among them.",
        ),
    ],
    hints=[
        "Keep two things: where you stand, and the list of places so far. The list begins with the start.",
        "One step: theta minus rate times `hessian @ theta`. Make a new array, so that the old place stays in the "
        "list.",
    ],
    never=OF_A_HESSIAN,
)


def one_number(value):
    """The one number in `value`, or None."""
    if isinstance(value, str | list | tuple | dict | bool | None) or np.size(value) != 1:
        return None
    return float(np.real(np.asarray(value).ravel()[0]))


edge_of_the_valley = Exercise(
    "edge_of_the_valley",
    "Discovery: the edge",
    (
        "In the explorer, on the valley $x^2/2 + 5y^2/2$: **above which learning rate does gradient descent no "
        "longer settle?** {cases} (One notch of the slider, 0.01, may be off.) {cases}"
    ),
    kind="value",
    parts=[
        Part(
            "the rate",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(0.4, 0.0101),
                small="with the rate {number:g} it still settles",
                large="below {number:g} it no longer settles already",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the best rate for y",
                0.2,
                "At 0.2 the step in y lands in the middle at once. It is the best rate for y; the limit is further up.",
            ),
            Wrong(
                "the best rate for both", 1 / 3, "1/3 is the best single rate for this valley. It still settles; go on."
            ),
            Wrong(
                "the largest on the slider",
                1,
                "At 1 the loss shoots up. Move left, notch by notch, until it just falls again.",
            ),
        ],
        right=0.4,
        run=lambda curve, method: (method, curve),
        asks="the rate above which it no longer settles",
        asked=lambda shown: shown[0] / shown[1],
        reads={
            "the curvature": lambda shown: shown[1],
            "the best rate for that curvature alone": lambda shown: 1 / shown[1] if shown[0] == 2 else None,
            "the best single rate for both directions": lambda shown: 2 / 6,
            "the rate with which the explorer starts": lambda shown: 0.1,
            "the number of steps": lambda shown: 60,
            "the loss at the start": lambda shown: 11.75,
            "the x of the start": lambda shown: -3.5,
            "the y of the start": lambda shown: 1.5,
        },
        within=0.0101,
        curve=Setting(
            5,
            (1, 4),
            {
                5: "the valley's steep direction, y",
                1: "its flat direction, x",
                4: "the parabola 2x²",
            },
        ),
        method=Setting(2, (3.8,), {2: "plain gradient descent", 3.8: "momentum"}),
    ),
    hints=[
        "Set 60 steps or more, put the start away from y = 0, and read the last words under the picture: falls, "
        "or rises?",
        "Between 0.3 and 0.5, notch by notch with the arrow keys.",
    ],
)

largest_stable_rate = Exercise(
    "largest_stable_rate",
    "The largest rate that holds",
    (
        r"`hessian`: symmetric `(p, p)`, all eigenvalues positive {given} {Sizes} $\to$ one number: the "
        r"rate above which "
        "gradient descent diverges on this bowl. {cases} The axes of the bowl need not be those of the weights. "
        "{turned} `np.linalg` is welcome. {free}"
    ),
    promises=[Sizes(hessian="p p positive", most=MOST)],
    parts=[
        Part("axes of the weights", [Case(np.diag([1.0, 5.0])), Case(np.diag([4.0, 0.5, 2.5]))]),
        Part("turned", [Case(np.array([[2.0, 1.5], [1.5, 2.0]])), Case(BOWL_3)]),
    ],
    wrong=[
        Wrong(
            "one over the curvature",
            lambda H: 1 / np.linalg.eigvalsh(H).max(),
            "1/λ is the best rate for the steepest direction: it lands in the middle. It breaks at twice that.",
        ),
        Wrong(
            "the flattest direction",
            lambda H: 2 / np.linalg.eigvalsh(H).min(),
            "You took the smallest curvature. All directions share the rate, and the steepest breaks first.",
        ),
        Wrong(
            "the diagonal",
            lambda H: 2 / np.diag(H).max(),
            "You took the largest number on the diagonal (or in all of H, which is the same here). In a turned bowl "
            "the curvatures are H's eigenvalues.",
        ),
        Wrong(
            "the sum of curvatures",
            lambda H: 2 / np.trace(H),
            "The trace is the SUM of all curvatures. Only the largest counts.",
        ),
        Wrong(
            "upside down",
            lambda H: np.linalg.eigvalsh(H).max() / 2,
            "Upside down: the steeper the bowl, the smaller the rate.",
        ),
        Wrong(
            "the curvature itself",
            lambda H: np.linalg.eigvalsh(H).max(),
            "That is the largest curvature λ. The rate breaks at 2/λ.",
        ),
        Wrong(
            "the best rate",
            lambda H: 2 / (np.linalg.eigvalsh(H).max() + np.linalg.eigvalsh(H).min()),
            "2/(λmin + λmax) is the BEST single rate. Asked is the limit, 2 over the largest curvature.",
        ),
        Wrong(
            "all of them",
            lambda H: 2 / np.linalg.eigvalsh(H),
            "You give a limit for each direction. All share one rate: which of these numbers breaks first?",
        ),
        Wrong(
            "multiplied by the curvature",
            lambda H: 2 * np.linalg.eigvalsh(H).max(),
            "You multiply by λ. The steeper the bowl, the smaller the rate: 2 divided by λ.",
        ),
        Wrong(
            "all entries squared",
            lambda H: 2 / np.linalg.norm(H),
            "`np.linalg.norm(H)` adds up the squares of all entries. For the largest stretch ask for `ord=2`, or take "
            "the largest eigenvalue.",
        ),
    ],
    hints=[
        "A step multiplies the error in a direction of curvature λ by 1 - rate λ. When does that leave [-1, 1]?",
        "The curvatures are the eigenvalues: `np.linalg.eigvalsh(hessian)`.",
    ],
    never={
        **OF_A_HESSIAN,
        "mirrored": "all eigenvalues are positive",
        "constant": "all eigenvalues are positive",
    },
)

# --- 2. Newton and level places -------------------------------------------------------------------------------------

H_SADDLE = np.array([[1.0, 2.0, 0.25], [2.0, -1.0, 0.5], [0.25, 0.5, 3.0]])

newton_step = Exercise(
    "newton_step",
    "One Newton step",
    (
        r"`theta (p,)`, `grad (p,)`, `hessian (p, p)` symmetric and invertible {given} {Sizes} $\to$ the "
        r"new place `(p,)`, a "
        "new array. {cases} {New} The step is full: no learning rate. {cases} Solve or invert with `np.linalg`, as "
        "you like. {free} {promises}"
    ),
    promises=[
        Sizes(hessian="p p symmetric", theta="p", grad="p", most=MOST),
        New("theta", "grad"),
        Numbers("theta", "grad"),
        Dtypes("theta", "grad"),
    ],
    parts=[
        Part(
            "in a bowl",
            [
                Case(np.array([1.0, -2.0]), np.array([0.5, 3.0]), VALLEY),
                Case(np.array([0.5, 1.0, -1.5]), np.array([-1.0, 0.25, 2.0]), BOWL_3),
            ],
        ),
        Part("at a saddle too", [Case(np.array([2.0, 0.5, -1.0]), np.array([1.0, -0.5, 2.0]), H_SADDLE)]),
    ],
    wrong=[
        Wrong("the wrong way", lambda t, g, H: t + np.linalg.solve(H, g), "The wrong way: the step is subtracted."),
        Wrong(
            "only the step",
            lambda t, g, H: np.linalg.solve(H, g),
            "That is the step H^-1 g. The new place is theta minus the step.",
        ),
        Wrong(
            "minus the step",
            lambda t, g, H: -np.linalg.solve(H, g),
            "That is the step alone, -H^-1 g. Add it to theta.",
        ),
        Wrong(
            "H for its inverse",
            lambda t, g, H: t - H @ g,
            "You multiplied by H. Where the ground curves MORE the step is SHORTER: by the inverse of H.",
        ),
        Wrong("a gradient step", lambda t, g, H: t - g, "That is a gradient step of rate 1; `hessian` is never used."),
        Wrong(
            "the diagonal only",
            lambda t, g, H: t - g / np.diag(H),
            "You divided by H's diagonal. The other entries count too: solve H s = g for the step s.",
        ),
        Wrong(
            "divided entry by entry",
            lambda t, g, H: t - g / H,
            "`g / H` divides entry by entry and gives a matrix. Meant is H^-1 g: `np.linalg.solve(hessian, grad)`.",
        ),
        Wrong(
            "theta is put through H as well",
            lambda t, g, H: np.linalg.solve(H, t - g),
            "The inverse belongs to the gradient alone, not to theta - g.",
        ),
        Wrong(
            "inverse entry by entry",
            lambda t, g, H: t - (1 / H) @ g,
            "`1 / H` and `H ** -1` turn each entry over. The inverse matrix is `np.linalg.inv(H)`.",
        ),
        Wrong(
            "the inverse entry by entry with g",
            lambda t, g, H: t - np.linalg.inv(H) * g,
            "`inv(H) * grad` multiplies entry by entry and gives a matrix. The product is `np.linalg.inv(H) @ grad`.",
        ),
        Wrong(
            "theta for the gradient",
            lambda t, g, H: t - np.linalg.solve(H, t),
            "You solve for theta; `grad` is never used. The step s has H s = g.",
        ),
    ],
    hints=["Which step s has H s = g?", "`np.linalg.solve(A, b)` finds the x with A x = b."],
    never={
        **OF_A_HESSIAN,
        "constant hessian": "it is invertible",
    },
)


def level_place(hessian, *, curvatures=None, tie="undecided", signs_first=True, zero=1e-9):
    """A classification with a slip: other curvatures, another name for a 0, zeros asked for before signs, or exact."""
    k = np.linalg.eigvalsh(hessian) if curvatures is None else np.asarray(curvatures)
    up, down, level = (k > zero).any(), (k < -zero).any(), (np.abs(k) <= zero).any()
    if level and not signs_first:
        return tie
    if up and down:
        return "saddle"
    if level:
        return tie if tie != "by the rest" else "minimum" if up else "maximum"
    return "minimum" if up else "maximum"


def level_place_where_0_is_up(hessian, zero=1e-9):
    k = np.linalg.eigvalsh(hessian)
    return "minimum" if (k >= -zero).all() else "maximum" if (k <= zero).all() else "saddle"


def by_determinant(hessian, zero=1e-9):
    determinant = np.linalg.det(hessian)
    if abs(determinant) <= zero:
        return "undecided"
    if determinant < 0:
        return "saddle"
    return "minimum" if hessian[0, 0] > 0 else "maximum"


SWAPPED = {"minimum": "maximum", "maximum": "minimum"}
NEARLY_LEVEL = np.ones((6, 6)) + 3e-10 * np.eye(6)  # eigenvalues 6 and five times 3e-10
NEARLY_AN_EDGE = np.array([[0.64, -0.48], [-0.48, 0.36]]) + 1.2e-9 * np.array([[0.36, 0.48], [0.48, 0.64]])  # 1, 1.2e-9
TWO_DOWN = np.array([[2.0, 0, 0, 3], [0, 2, 3, 0], [0, 3, 2, 0], [3, 0, 0, 2]])  # eigenvalues -1, -1, 5, 5

critical_point = Exercise(
    "critical_point",
    "Pit or pass?",
    (
        r"`hessian (p, p)`, symmetric, at a place where the gradient is 0 {given} {Sizes} $\to$ a text, one "
        r'of `"minimum"`, '
        '`"maximum"`, `"saddle"`, `"undecided"`. {cases} An eigenvalue within $10^{-9}$ of 0 counts as 0. {another '
        "nearness to 0} A 0 beside curvatures of both signs: still a saddle. {where a curvature is 0} A 0 beside "
        "curvatures of one sign, or nothing but 0: undecided. {where a curvature is 0}"
    ),
    promises=[
        Sizes(hessian="p p symmetric", most=MOST),
        Holds(
            "another nearness to 0",
            "",
            Case(np.diag([1.0, 1e-7])),
            Case(np.diag([-1.0, 1e-7])),
            Case(np.diag([2.0, 4e-10])),
            Case(np.ones((20, 20))),
            Case(np.diag([-1e-7, -3.0, -1.0])),
            Case(np.diag([1.0, 5e-9])),
            Case(np.diag([1.0, -2e-9])),
            *(Case(sign * NEARLY_AN_EDGE) for sign in (1, -1)),
            Case(np.diag([-1.0, 2e-9])),
            Case(np.diag([-1.0, -2e-9])),
            Case(np.diag([-2.0, -4e-10])),
            Case(np.diag([100.0, 5e-8])),
            Case(np.diag([0.01, 4e-10])),
            Case(np.diag([1e-5, 2e-5])),
            Case(np.diag([-1e-4, -1e-3, -2e-3])),
            Case(np.zeros((1, 1))),
        ),
    ],
    parts=[
        Part("pits and peaks", [Case(np.array([[2.0, -1.0], [-1.0, 3.0]])), Case(-BOWL_3), Case(BOWL_3)]),
        Part(
            "passes",
            [
                Case(np.array([[1.0, 2.0], [2.0, 1.0]])),
                Case(TWO_DOWN),
                Case(np.diag([3.0, -0.5, 2.0])),
                Case(np.array([[-2.0, 3.0], [3.0, -1.0]])),
            ],
        ),
        Part(
            "where a curvature is 0",
            [
                Case(np.array([[1.0, 1.0], [1.0, 1.0]])),
                Case(np.diag([0.0, -2.0, 3.0])),
                Case(np.diag([-1.0, 0.0])),
                Case(np.zeros((2, 2))),
                Case(NEARLY_LEVEL),
                Case(2 - NEARLY_LEVEL),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "the diagonal",
            lambda H: level_place(H, curvatures=np.diag(H)),
            "You looked at the diagonal of H: the curvatures along the axes. Between the axes it can curve the other "
            "way; ask the eigenvalues.",
        ),
        Wrong(
            "the determinant",
            by_determinant,
            "The determinant is the PRODUCT of the curvatures. Two negative ones make it positive: for more than two "
            "weights it does not tell.",
        ),
        Wrong(
            "the determinant, compared with 0 itself",
            lambda H: by_determinant(H, zero=0.0),
            "The determinant is the PRODUCT of the curvatures. Two negative ones make it positive: for more than two "
            "weights it does not tell.",
        ),
        Wrong(
            "one suffices",
            lambda H: "minimum" if (np.linalg.eigvalsh(H) > 1e-9).any() else "maximum",
            "One positive curvature does not make a pit: they must ALL be positive.",
        ),
        Wrong(
            "0 is not looked for",
            lambda H: level_place(H, tie="by the rest"),
            "A curvature of 0 with the rest of one sign leaves it open: x⁴ has a pit there, -x⁴ a peak.",
        ),
        Wrong(
            "0 counts as up",
            level_place_where_0_is_up,
            "A curvature of 0 is not up: with the rest of one sign it leaves it open. x⁴ has a pit there, -x⁴ a peak.",
        ),
        Wrong(
            "0 counts as up, and must be exact",
            lambda H: level_place_where_0_is_up(H, zero=0.0),
            "A curvature of 0 (within 1e-9, for rounding) is not up: with the rest of one sign it leaves it open.",
        ),
        Wrong(
            "0 must be exact",
            lambda H: level_place(H, zero=0.0),
            "Computed eigenvalues are hardly ever exactly 0: rounding makes 1e-17 of it. Within 1e-9 of 0 counts as 0.",
        ),
        Wrong(
            "0 counts as a pass",
            lambda H: level_place(H, tie="saddle"),
            "A curvature of 0 does not make a saddle: a saddle needs one up and one down.",
        ),
        Wrong(
            "0 counts as a pass, and must be exact",
            lambda H: level_place(H, tie="saddle", zero=0.0),
            "A curvature of 0 (within 1e-9, for rounding) does not make a saddle: a saddle needs one up and one down.",
        ),
        Wrong(
            "0 decides too early",
            lambda H: level_place(H, signs_first=False),
            "One curvature up and one down is a saddle, whatever the others are. Ask for that before you ask for "
            "zeros.",
        ),
        Wrong(
            "pit and peak swapped",
            lambda H: SWAPPED.get(level_place(H), level_place(H)),
            "Swapped: where the curvatures are positive the ground rises around you. That is a minimum.",
        ),
        Wrong(
            "the sum of curvatures",
            lambda H: "undecided" if abs(np.trace(H)) < 1e-9 else "minimum" if np.trace(H) > 0 else "maximum",
            "You judged by the trace, the SUM of the curvatures. Each one's own sign counts.",
        ),
        Wrong(
            "the first curvature",
            lambda H: level_place(H, curvatures=np.linalg.eigvalsh(H)[:1]),
            "You looked at one curvature only. All of them decide.",
        ),
    ],
    hints=[
        "`np.linalg.eigvalsh(hessian)` gives all curvatures.",
        "First: is there one above 1e-9 and one below -1e-9? Then: is one within 1e-9 of 0? What is left has one sign.",
    ],
    never={**OF_A_HESSIAN, "tiny": "the nearness to 0 is a number of its own"},
)

# --- 3. mini-batches and the loop -----------------------------------------------------------------------------------


def three_seeds(n, batch_size, odd):
    return [Case(n, batch_size, odd), Case(n, batch_size, np.int64(odd)), Case(n, batch_size, odd + 1)]


def cut(order, size):
    return [order[i : i + size] for i in range(0, len(order), size)]


def order_of(n, rng):
    return np.random.default_rng(rng).permutation(n)


def shuffled_batches(n, size, rng):
    batches = cut(np.arange(n), size)
    return [batches[i] for i in order_of(len(batches), rng)]


def shuffled_within(n, size, rng):
    rng = np.random.default_rng(rng)
    return [rng.permutation(batch) for batch in cut(np.arange(n), size)]


def with_replacement(n, size, rng):
    rng = np.random.default_rng(rng)
    return [rng.integers(0, n, size) for _ in range(math.ceil(n / size))]


def choices(n, size, rng):
    rng = np.random.default_rng(rng)
    return [rng.choice(n, size, replace=False) for _ in range(math.ceil(n / size))]


minibatches = Exercise(
    "minibatches",
    "Cut the data into batches",
    (
        r"`n` examples, `batch_size` (at least 1, perhaps more than `n`), `rng`: a seed or a generator {given} $\to$ "
        "a list of arrays of indices. {cases} Each of 0 ... n - 1 stands in exactly one batch. {cases} All batches "
        "have `batch_size` indices, except the **last** one, which has what is left. {cases} {some sizes "
        "only} The order is random: any index may come into any batch, whatever comes with it. "
        "{cases} {by chance} In which order they stand within a batch is free, and so is how you shuffle. {free} "
        "{promises}"
    ),
    promises=[
        Seeded("rng"),
        UpTo("n", 1000),
        Holds("some sizes only", "", Case(200, 30, 6), Case(256, 256, 8), Case(600, 2, 10), Case(600, 300, 2)),
        Holds("by chance", "", Script(*[Case(8, size, seed) for size in (1, 3) for seed in range(200)])),
    ],
    parts=[
        Part("the batches fit", three_seeds(24, 6, 3), judge=Judge("batches.Shuffled")),
        Part("some are left over", three_seeds(23, 5, 7), judge=Judge("batches.Shuffled")),
        Part(
            "one example at a time, and all at once",
            [*three_seeds(11, 1, 5), Case(4, 9, 2), Case(7, 7, 1)],
            judge=Judge("batches.Shuffled"),
        ),
    ],
    wrong=[
        Wrong(
            "not shuffled",
            lambda n, size, rng: cut(np.arange(n), size),
            "Your batches are in order. Data often come sorted (all of one class first), so each epoch shuffles.",
        ),
        Wrong(
            "drawn with replacement",
            with_replacement,
            "Each index is drawn anew, so some come twice and some never. Shuffle all indices once, then cut.",
        ),
        Wrong(
            "each batch drawn by itself",
            choices,
            "Within a batch nothing repeats, but the batches do not know of each other: some examples come twice, "
            "some never.",
        ),
        Wrong(
            "the rest is dropped",
            lambda n, size, rng: [b for b in cut(order_of(n, rng), size) if len(b) == size],
            "The examples that do not fill a batch are lost. Keep them as a smaller last batch.",
        ),
        Wrong(
            "the batches are shuffled",
            shuffled_batches,
            "You shuffle the batches, but neighbours stay together in them. Shuffle the indices, then cut.",
        ),
        Wrong(
            "shuffled within the batches",
            shuffled_within,
            "You cut first and shuffle each batch by itself, so neighbours stay together. Shuffle all indices, then "
            "cut.",
        ),
        Wrong(
            "turned, not shuffled",
            lambda n, size, rng: cut(np.roll(np.arange(n), np.random.default_rng(rng).integers(n)), size),
            "You begin somewhere else, but the indices still come in their order. Shuffle them.",
        ),
        Wrong(
            "the seed is no generator",
            lambda n, size, rng: cut(rng.permutation(n), size),
            "`rng` may be a seed, a plain number. The line that was given, `rng = np.random.default_rng(rng)`, makes "
            "a generator of it: keep it.",
        ),
        Wrong(
            "the smaller batch first",
            lambda n, size, rng: [b for b in np.split(order_of(n, rng), range(n % size, n, size)) if len(b)],
            "Your smaller batch comes first. It is to be the last one.",
        ),
        Wrong(
            "the rest joins the last batch",
            lambda n, size, rng: np.split(order_of(n, rng), range(size, max(n - size, 0) + 1, size)),
            "You put what is left into the last full batch, which gets too large. Make a smaller batch of it.",
        ),
        Wrong(
            "an empty batch at the end",
            lambda n, size, rng: [order_of(n, rng)[i : i + size] for i in range(0, n // size * size + 1, size)],
            "When the batches come out even, an empty one follows. There are n / batch_size batches, rounded up.",
        ),
        Wrong(
            "a seed of its own",
            lambda n, size, rng: cut(order_of(n, 0), size),
            "Your order does not depend on `rng`: you made a generator with a seed of your own.",
        ),
        Wrong(
            "evenly cut",
            lambda n, size, rng: np.array_split(order_of(n, rng), math.ceil(n / size)),
            "`np.array_split` makes batches of nearly equal size. Asked are full batches and one smaller last.",
        ),
        Wrong(
            "the number of batches for their size",
            lambda n, size, rng: np.array_split(order_of(n, rng), size),
            "You cut into `batch_size` pieces. It is the number of examples IN a batch.",
        ),
        Wrong("one list", lambda n, size, rng: order_of(n, rng), "That is one shuffled array. Cut it into batches."),
        Wrong(
            "counted from 1",
            lambda n, size, rng: cut(order_of(n, rng) + 1, size),
            "Indices run from 0 to n - 1; yours are one too large.",
        ),
        Wrong(
            "the last one is filled up",
            lambda n, size, rng: cut(np.resize(order_of(n, rng), math.ceil(n / size) * size), size),
            "You filled the last batch up with indices from the beginning, which then count twice. Leave it smaller.",
        ),
    ],
    hints=[
        "`rng.permutation(n)` gives 0 ... n - 1 in random order.",
        "Where does each batch begin? At 0, batch_size, 2 batch_size, ...: `range(0, n, batch_size)`.",
        "A slice may reach beyond the end: `order[20:25]` of 23 numbers has three.",
    ],
)


W1 = np.array([[0.5, -1.0, 0.25], [1.5, 0.75, -0.5]])
B1 = np.array([0.1, -0.2, 0.3])
W2 = np.array([[1.0, -0.5, 0.25, 0.0], [-0.75, 0.5, 1.25, -1.0], [0.5, 1.0, -0.25, 0.75]])
B2 = np.array([0.05, -0.1, 0.2, 0.0])
NET = [LAYERS, (W1, B1), "tanh", (W2, B2)]
SIX = np.array([[1.0, 2.0], [-1.0, 0.5], [0.25, -1.5], [2.0, -0.5], [-0.75, -1.0], [1.5, 1.0]])
SIX_Y = np.array([0, 1, 2, 3, 1, 2])
SEVEN = np.tile([[0.5, -1.5]], (7, 1))
SEVEN_Y = np.full(7, 2)
XOR_X = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]] * 3) + np.array([[0.1, 0.0], [0.0, -0.1], [-0.05, 0.05]]).repeat(
    4, 0
)
XOR_Y = np.array([0, 1, 1, 0] * 3)
TWO_CLASSES = [LAYERS,
               (np.array([[0.8, -0.6, 0.3, 0.5], [0.4, 0.7, -0.9, 0.2]]), np.array([0.1, -0.1, 0.2, 0.0])), "tanh",
               (np.array([[0.3, -0.2], [0.5, 0.1], [-0.4, 0.6], [0.2, 0.3]]), np.zeros(2))]  # fmt: skip
FOUR = np.array([[1.0, 0.5], [-1.5, 0.25], [0.75, -2.0], [-0.5, -1.0]])
FOUR_Y = np.array([0, 1, 1, 0])
# two equal rows of different classes: with momentum the loss swings around its least for long
TORN = np.array([[1.0, 0.5], [1.0, 0.5], [-1.5, 0.25], [-1.5, 0.25]])
TORN_Y = np.array([0, 1, 1, 1])
# four layers of equal shapes, which are sure already: what an optimiser keeps of one must not be another's
TURN = np.array([[2.0, -1.5], [1.25, 2.5]])
ALIKE = [LAYERS, (TURN, np.array([0.1, -0.2])), "tanh", (TURN.T, np.zeros(2)), "tanh", (-TURN, np.zeros(2)), "tanh",
         (4 * TURN, np.array([0.0, 0.3]))]  # fmt: skip
ALIKE_Y = np.array([1, 0, 0, 0])
CROSS_ENTROPY = "loss = softmax_cross_entropy"


def trained(layers, loss, make_optimizer, X, y, epochs, batch_size, rng, *, optimizer=None):
    """Records (epoch, loss, size) of a training by nnkit's own loop, with another optimiser in it."""
    model = Sequential(*layers)
    optimizer = optimizer(make_optimizer, model) if optimizer else make_optimizer()
    return list(training_steps(model, loss, optimizer, X, y, epochs=epochs, batch_size=batch_size, rng=rng))


def by_epoch(summary, **more):
    """A wrong answer: the losses of each epoch's steps, summed up by `summary(losses, sizes)`."""

    def answer(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
        steps = trained(layers, loss, make_optimizer, X, y, epochs, batch_size, rng, **more)
        per_epoch = [[step for step in steps if step.epoch == epoch] for epoch in range(epochs)]
        return [float(summary(np.array([s.loss for s in of]), np.array([s.size for s in of]))) for of in per_epoch]

    return answer


def mean(losses, sizes):
    return losses @ sizes / sizes.sum()


class Stepper:
    """An optimiser that is made from another one's maker, for a mistake in the loop around it."""

    def __init__(self, make_optimizer, model):
        self.make, self.model, self.inner = make_optimizer, model, make_optimizer()


class AnewEachStep(Stepper):
    def step(self, theta, grad):
        self.make().step(theta, grad)


class NeverSteps(Stepper):
    def step(self, theta, grad):
        pass


class WeightsOnly(Stepper):
    def step(self, theta, grad):
        biases = [p for name, p in self.model.parameters.items() if name.endswith("b")]
        before = [p.value.copy() for p in biases]
        self.inner.step(theta, grad)
        for p, old in zip(biases, before, strict=True):
            p.value = old


class LastLayerOnly(Stepper):
    def step(self, theta, grad):
        last = max(int(name.split(".")[0]) for name in self.model.parameters)
        others = [p for name, p in self.model.parameters.items() if int(name.split(".")[0]) < last]
        before = [p.value.copy() for p in others]
        self.inner.step(theta, grad)
        for p, old in zip(others, before, strict=True):
            p.value = old


class Uphill(Stepper):
    def step(self, theta, grad):
        self.inner.step(theta, -grad)


class OneForAll(Stepper):
    def step(self, theta, grad):
        for p in self.model.parameters.values():
            self.inner.step(p.value, p.grad)


def by_hand(*, inputs=lambda X, rows: X[rows], labels=lambda y, rows: y[rows], shuffled="each epoch", step="last",
            optimizers="once", seen="before the step", weight=len):  # fmt: skip
    """A wrong loop over mini-batches, with one thing done at the wrong place."""

    def answer(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
        model, optimizer, generator = Sequential(*layers), make_optimizer(), np.random.default_rng(rng)
        history, order = [], np.arange(len(X)) if shuffled == "never" else generator.permutation(len(X))
        for epoch in range(epochs):
            if epoch and shuffled == "each epoch":
                order = generator.permutation(len(X))
            if epoch and optimizers == "each epoch":
                optimizer = make_optimizer()
            total = 0.0
            for rows in cut(order, batch_size):
                if step == "first":
                    optimizer.step(model.theta, model.grad)
                value, slope = loss(model(inputs(X, rows)), labels(y, rows))
                if step == "before backward":
                    optimizer.step(model.theta, model.grad)
                model.backward(slope)
                if step == "last":
                    optimizer.step(model.theta, model.grad)
                if seen == "after the step":
                    value = loss(model(X[rows]), y[rows])[0]
                total += value * (batch_size if weight is None else weight(rows))
            history.append(loss(model(X), y)[0] if seen == "after the epoch" else total / len(X))
        return history

    return answer


NNKIT_IN_THE_LOOP = (
    "nnkit.parameter.*",
    "nnkit.layers.*",
    "nnkit.losses.*",
    "nnkit.optim.*",
)

train_network = Exercise(
    "train_network",
    "The training loop",
    (
        "`layers`: a list of objects with `forward(X)` and `backward(dY)`; some have a `W` and a `b`, each a "
        "`Parameter` with `.value` and `.grad` (filled by `backward`). {given} `loss(Z, y)` gives `(value, dZ)`, the "
        "mean over the batch and its gradient. {given} `make_optimizer()` gives a new optimiser; {given} **each "
        "Parameter gets one of its own**, for the whole training. {cases} `X (n, d)`, `y (n,)`, `epochs`, "
        "`batch_size`, `rng` as in `minibatches`, which shuffles anew in each epoch. {given} {in a new order each "
        "epoch}\n\n"
        "Change the layers' values in place: whoever trains the same layers again goes on from there. {trained for "
        "good} Give back a list of `epochs` numbers: the mean of the losses met in the epoch, each before its step, "
        "over all $n$ **examples** (a smaller batch counts less). {cases} "
        "`network_forward(X, layers)`, `network_backward(dZ, layers)` and your `minibatches` are there to be called. "
        "{free} The first line is given. {about} {promises}"
    ),
    promises=[
        Seeded("rng"),
        Holds(
            "trained for good",
            "",
            # too large a rate: the loss rises, and the last weights are not the best
            Script(
                Case(NET, CROSS_ENTROPY, "make() = Momentum(9.0, 0.9)", SIX, SIX_Y, 8, 6, 1),
                Case([AGAIN, *NET[1:]], CROSS_ENTROPY, "make() = GradientDescent(0.1)", SIX, SIX_Y, 2, 6, 1),
            ),
            part="all in one batch",
        ),
        Holds(
            "stops early",
            "All `epochs` are run, whatever the losses do, and none where it is 0.",
            Case(TWO_CLASSES, CROSS_ENTROPY, "make() = Momentum(0.5, 0.9)", TORN, TORN_Y, 60, 4, 1),
            Case(NET, CROSS_ENTROPY, "make() = Momentum(0.3, 0.6)", SIX, SIX_Y, 0, 6, 1),
            part="all in one batch",
        ),
        Holds(
            "layers alike",
            "Layers may be many, and of equal shapes; losses and slopes small or large.",
            Case(ALIKE, CROSS_ENTROPY, "make() = Momentum(0.3, 0.6)", FOUR, ALIKE_Y, 5, 4, 1),
            Case([LAYERS, (W1, B1)], CROSS_ENTROPY, "make() = Momentum(1e-6, 0.6)", 2e3 * SIX, SIX_Y % 3, 4, 6, 1),
            part="all in one batch",
        ),
    ],
    parts=[
        Part(
            "all in one batch",
            [
                Case(NET, CROSS_ENTROPY, "make() = Momentum(0.3, 0.6)", SIX, SIX_Y, 4, 6, 1),
                Case(NET, CROSS_ENTROPY, "make() = Momentum(0.2, 0.8)", SIX[:5], SIX_Y[:5], 3, 8, 2),
            ],
        ),
        Part(
            "several batches and a smaller one (equal rows, so that their order does not matter)",
            [
                Case(NET, CROSS_ENTROPY, "make() = Momentum(0.15, 0.7)", SEVEN, SEVEN_Y, 3, 3, 1),
                Case(NET, CROSS_ENTROPY, "make() = Adam(0.1)", SEVEN, SEVEN_Y, 2, 2, 4),
            ],
        ),
        Part(
            "in a new order each epoch",
            [Case(TWO_CLASSES, CROSS_ENTROPY, "make() = GradientDescent(0.4)", FOUR, FOUR_Y, 5, 1, 6)],
            judge=Judge("batches.in_new_orders"),
        ),
        Part(
            "it learns XOR",
            [Case(TWO_CLASSES, CROSS_ENTROPY, "make() = Adam(0.05)", XOR_X, XOR_Y, 80, 5, 3)],
            judge=Judge("batches.it_learns"),
        ),
    ],
    wrong=[
        Wrong(
            "mean of the batches",
            by_epoch(lambda losses, sizes: losses.mean()),
            "You take the plain mean of the batches' losses, so an example in a small last batch counts more. Weigh "
            "each loss with its batch's size.",
        ),
        Wrong(
            "sum over the epoch",
            by_epoch(lambda losses, sizes: losses @ sizes),
            "That is the sum over all examples. Divide by their number.",
        ),
        Wrong(
            "sum of the batches",
            by_epoch(lambda losses, sizes: losses.sum()),
            "You add up the batches' losses, each of them a mean already. Weigh each with its batch's size and divide "
            "by n.",
        ),
        Wrong(
            "the last batch for the epoch",
            by_epoch(lambda losses, sizes: losses[-1]),
            "You record the last batch's loss. Asked is the mean over all examples of the epoch.",
        ),
        Wrong(
            "the first batch for the epoch",
            by_epoch(lambda losses, sizes: losses[0]),
            "You record the first batch's loss. Asked is the mean over all examples of the epoch.",
        ),
        Wrong(
            "one loss a step",
            lambda *a: [float(s.loss) for s in trained(*a)],
            "You give one loss for each step. Asked is one for each epoch, the mean over its examples.",
        ),
        Wrong(
            "nothing is trained",
            by_epoch(mean, optimizer=NeverSteps),
            "The weights never change. Does each optimiser step on `box.value` with `box.grad`, in place, after "
            "backward?",
        ),
        Wrong(
            "a new optimiser at each step",
            by_epoch(mean, optimizer=AnewEachStep),
            "You make new optimisers inside the loop, so they forget their velocity. Make them once, before the first "
            "epoch.",
        ),
        Wrong(
            "the biases stay",
            by_epoch(mean, optimizer=WeightsOnly),
            "Only the W are trained. The b are Parameters too.",
        ),
        Wrong(
            "only the last layer",
            by_epoch(mean, optimizer=LastLayerOnly),
            "Only the last layer learns. All layers with Parameters must step.",
        ),
        Wrong(
            "uphill",
            by_epoch(mean, optimizer=Uphill),
            "The loss rises: the optimisers already step AGAINST the gradient; give them `grad` as it is.",
        ),
        Wrong(
            "the step comes too early",
            by_hand(step="first"),
            "You step before `backward` has filled the gradients of this batch, so each step uses the batch before, "
            "and the first one nothing. Forward, loss, backward, and then the step.",
        ),
        Wrong(
            "one optimiser for all",
            by_epoch(mean, optimizer=OneForAll),
            "One optimiser steps on several Parameters, but its velocity has the shape of the first. Make one each.",
        ),
        Wrong(
            "the step before backward",
            by_hand(step="before backward"),
            "You step before `backward`, so with the gradients of the batch before. Forward, loss, backward, and then "
            "the step.",
        ),
        Wrong(
            "new optimisers in each epoch",
            by_hand(optimizers="each epoch"),
            "You make new optimisers in each epoch, so they forget their velocity. Make them once, before the first.",
        ),
        Wrong(
            "the same batches in every epoch",
            by_hand(shuffled="once"),
            "Every epoch has the same batches. Call `minibatches` anew in each, with the generator that the line "
            "`rng = np.random.default_rng(rng)` made.",
        ),
        Wrong(
            "not shuffled",
            by_hand(shuffled="never"),
            "The examples come as they stand, in every epoch. `minibatches` shuffles them.",
        ),
        Wrong(
            "all of the data in each step",
            by_hand(inputs=lambda X, rows: X, labels=lambda y, rows: y),
            "Each step sees all the data. It should see its batch alone, `X[rows]` and `y[rows]`.",
        ),
        Wrong(
            "the loss after the step",
            by_hand(seen="after the step"),
            "You note the loss after the step. Note the one that you met BEFORE it: it is computed anyway.",
        ),
        Wrong(
            "the loss after the epoch",
            by_hand(seen="after the epoch"),
            "You compute the loss over all data when the epoch is over. Asked is the mean of the losses met in it, "
            "each before its step: they are computed anyway.",
        ),
        Wrong(
            "all batches count alike",
            by_hand(weight=None),
            "You weigh each batch with `batch_size`, the smaller last one too. It has `len(rows)` examples.",
        ),
        Wrong(
            "not weighed, divided by n",
            by_epoch(lambda losses, sizes: losses.sum() / sizes.sum()),
            "Each batch's loss is a mean already. Weigh it with its batch's size before you divide by n.",
        ),
        Wrong(
            "labels of other rows",
            by_hand(labels=lambda y, rows: y[: len(rows)]),
            "X is taken by the batch's rows and y is not, so the examples get other examples' labels: `y[rows]`.",
        ),
    ],
    hints=[
        'Before the loop: all Parameters in one list (`vars(layer).values()`, or `hasattr(layer, "W")`), and one '
        "optimiser for each.",
        "For each batch: forward, loss, backward, then every optimiser steps on its own box's `value` and `grad`.",
        "Add up value * len(rows) during an epoch, and divide by len(X) at its end.",
    ],
    may_use=NNKIT_IN_THE_LOOP,
    never={
        "zero": "the loop hands numbers on to layers and loss, and looks at none",
        "large": "the loop hands numbers on to layers and loss, and looks at none",
        "tiny": "the loop hands numbers on to layers and loss, and looks at none",
        "mirrored": "the loop hands numbers on to layers and loss, and looks at none",
        "constant": "the loop hands numbers on to layers and loss, and looks at none",
        "uneven": "the loop hands numbers on to layers and loss, and looks at none",
    },
)

# --- 4. momentum ----------------------------------------------------------------------------------------------------


def step_matrix(rate, mu, curvature):
    """One step of momentum on a parabola: what becomes of velocity and place."""
    return np.array([[mu, curvature], [-rate * mu, 1 - rate * curvature]])


def sizes(rate, mu, curvature):
    return np.abs(np.linalg.eigvals(step_matrix(rate, mu, curvature)))


momentum_keeps = Exercise(
    "momentum_keeps",
    "What a step of momentum keeps",
    (
        r"`rate` $\eta$, `mu` $\mu$ from 0 up to below 1, `curvature` $\lambda$: numbers {given} {Between} "
        r"$\to$ one number: "
        "the size of the larger of the two eigenvalues, the share of the error that a step leaves in the long run. "
        "{cases} Above 1 the walk diverges. {two real ones} Complex eigenvalues have sizes too. {a complex pair} "
        "`np.linalg` is welcome. {free}"
    ),
    promises=[Between("mu", 0, 1)],
    parts=[
        Part("a complex pair", [Case(0.1, 0.81, 5.0), Case(0.35, 0.49, 2.0)]),
        Part("two real ones", [Case(0.1, 0.25, 2.0), Case(0.6, 0.25, 4), Case(0.75, 0.36, 4.0)]),
        Part("no momentum", [Case(0.1, 0.0, 3.0), Case(0.5, 0.0, 3.0)]),
    ],
    wrong=[
        Wrong(
            "without its size",
            lambda r, m, c: np.linalg.eigvals(step_matrix(r, m, c)).real.max(),
            "You took the largest eigenvalue with its sign. One of -1.5 throws the walk further out than one of 0.9: "
            "asked is the size, `np.abs`.",
        ),
        Wrong(
            "the real part",
            lambda r, m, c: np.abs(np.linalg.eigvals(step_matrix(r, m, c)).real).max(),
            "You took the size of the real part alone. A complex number a + bi has the size sqrt(a² + b²): `np.abs`.",
        ),
        Wrong(
            "the smaller one",
            lambda r, m, c: sizes(r, m, c).min(),
            "That is the smaller of the two. In the long run the larger one is what is left.",
        ),
        Wrong(
            "plain descent",
            lambda r, m, c: abs(1 - r * c),
            "That is what gradient descent without momentum keeps. Momentum has two numbers to carry, v and x: two "
            "eigenvalues.",
        ),
        Wrong(
            "always the root",
            lambda r, m, c: np.sqrt(m),
            "The root of μ is the size while the two are a complex pair. Outside of it one of them is larger.",
        ),
        Wrong(
            "the product",
            lambda r, m, c: np.prod(sizes(r, m, c)),
            "That is the product of the two, which is μ whatever the rate. Asked is the larger one.",
        ),
        Wrong(
            "both of them",
            sizes,
            "You give both sizes. Asked is one number: the larger, which rules in the long run.",
        ),
        Wrong(
            "as if symmetric",
            lambda r, m, c: np.abs(np.linalg.eigvalsh(step_matrix(r, m, c))).max(),
            "`eigvalsh` is for symmetric matrices; it looks at one half and believes the rest. This one is not: "
            "`eigvals`.",
        ),
        Wrong(
            "the largest stretch",
            lambda r, m, c: np.linalg.norm(step_matrix(r, m, c), 2),
            "That is the largest stretch of a single step. What many steps leave, the eigenvalues say.",
        ),
        Wrong(
            "the rate forgotten",
            lambda r, m, c: np.abs(np.linalg.eigvals([[m, c], [-m, 1 - r * c]])).max(),
            "The matrix has -η μ in its second row: the velocity, too, moves the place by η times itself.",
        ),
        Wrong(
            "the old velocity",
            lambda r, m, c: np.abs(np.linalg.eigvals([[m, c], [-r, 1]])).max(),
            "Your place moves by the OLD velocity. It moves by the new one, μ v + λ x.",
        ),
        Wrong(
            "a yes or no",
            lambda r, m, c: bool(sizes(r, m, c).max() < 1),
            "You say whether it converges. Asked is how much is left: a number.",
        ),
        Wrong(
            "what is lost",
            lambda r, m, c: 1 - sizes(r, m, c).max(),
            "That is the share which a step takes away. Asked is the share that is left.",
        ),
        Wrong(
            "squared",
            lambda r, m, c: sizes(r, m, c).max() ** 2,
            "That is the size squared: (a + bi)(a - bi) = a² + b². Take its root.",
        ),
    ],
    hints=[
        "Write the matrix above as `[[..., ...], [..., ...]]`, and put `mu = 0` in: one eigenvalue must be 1 - ηλ.",
        "`np.linalg.eigvals` gives the two, as complex numbers where they are a pair.",
        "`np.abs` of a complex number is its size.",
    ],
)

THETA = np.array([1.0, -2.0, 0.5])
GRADS = [np.array([0.3, -0.4, 2.0]), np.array([-0.5, 0.9, 1.5]), np.array([0.7, 0.2, -1.0]), np.array([0.4, -1.1, 0.6])]
MATRIX = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
MATRIX_GRADS = [np.array([[1.0, -0.5, 0.3], [0.2, 0.8, -0.6]]), np.array([[0.4, 0.7, -0.9], [-1.2, 0.5, 0.3]]),
                np.array([[-0.3, 0.6, 1.1], [0.9, -0.4, 0.7]])]  # fmt: skip


def walk(make, theta, grads):
    """A script of steps, each from where the last one led."""
    return Script(make, *(Step("step", PREVIOUS if i else theta, grad) for i, grad in enumerate(grads)))


def rule(new_theta):
    """A class with lr, mu and v = 0, whose step puts theta where `new_theta(self, theta, grad)` says."""

    class Answer:
        def __init__(self, lr, mu=0.9):
            self.lr, self.mu, self.v, self.last = lr, mu, 0.0, 0.0

        def step(self, theta, grad):
            theta[...] = new_theta(self, theta, grad)

    return Answer


def with_velocity(velocity, new_theta):
    """The same, where `velocity(self, grad)` is the new v."""

    def place(self, theta, grad):
        self.v = velocity(self, grad)
        return new_theta(self, theta, grad)

    return rule(place)


def usual(self, grad):
    return self.mu * self.v + grad


def velocity_is_shared(place):
    """One velocity for all objects; emptied where the check's first object is made, as in a fresh notebook."""

    shared = {"v": 0.0}

    class Answer:
        def __init__(self, lr, mu=0.9):
            self.lr, self.mu = lr, mu
            if (lr, mu) == (0.1, 0.7):
                shared["v"] = 0.0

        def step(self, theta, grad):
            shared["v"] = self.v = self.mu * shared["v"] + grad
            theta[...] = place(self, theta, grad)

    return Answer


def move(self, theta, grad):
    return theta - self.lr * self.v


def move_ahead(self, theta, grad):
    return theta - self.lr * (grad + self.mu * self.v)


def momentum_wrongs(place):
    """Mistakes with a velocity, for momentum and for Nesterov's variant alike."""

    def last_only(self, grad):
        v, self.last = self.mu * self.last + grad, grad
        return v

    return [
        Wrong(
            "the velocity starts anew",
            with_velocity(lambda self, g: g, place),
            "Each step follows the latest slope alone: there is no velocity, or it starts anew. Keep it in the object, "
            "`self.v`, from one step to the next.",
        ),
        Wrong(
            "uphill",
            with_velocity(lambda self, g: self.mu * self.v - g, lambda s, t, g: place(s, t, -g)),
            "You walk up the slope. Watch the signs: either v adds up +g and theta goes back by v, or v adds up -g "
            "and theta follows it.",
        ),
        Wrong(
            "the velocity never fades",
            with_velocity(lambda self, g: self.v + g, place),
            "Nothing of your velocity fades: the old v is multiplied by mu at each step.",
        ),
        Wrong(
            "an average for the sum",
            with_velocity(lambda self, g: self.mu * self.v + (1 - self.mu) * g, place),
            "You take a running average, mu v + (1 - mu) g. Here the slope is added in full: v = mu v + g.",
        ),
        Wrong(
            "only the last slope",
            with_velocity(last_only, place),
            "You remember the last slope only. The velocity holds all of them: mu times the old VELOCITY plus g.",
        ),
        Wrong(
            "the rate counts twice",
            with_velocity(lambda self, g: self.mu * self.v + self.lr * g, lambda s, t, g: place(s, t, s.lr * g)),
            "The rate is in your velocity and again in your step. Once is enough.",
        ),
        Wrong(
            "the rate is forgotten",
            with_velocity(usual, lambda s, t, g: t + (place(s, t, g) - t) / s.lr),
            "`lr` is never used: it multiplies the step.",
        ),
        Wrong(
            "mu is fixed",
            rule(lambda self, t, g: with_mu_fixed(self, t, g, place)),
            "You always fade by 0.9. That is only the default: keep what `mu` is given, `self.mu = mu`.",
        ),
        Wrong(
            "mu for the slope",
            with_velocity(lambda self, g: (1 - self.mu) * self.v + self.mu * g, place),
            "Swapped: mu is how much of the OLD velocity stays. The slope is added in full: v = mu v + g.",
        ),
        Wrong(
            "the slope fades too",
            with_velocity(lambda self, g: self.mu * (self.v + g), place),
            "mu multiplies the latest slope too. It belongs to the OLD velocity alone: v = mu v + g.",
        ),
        Wrong(
            "lr and mu swapped",
            rule(lambda self, t, g: swapped(self, t, g, place)),
            "lr and mu have changed places: mu says how much of v stays, lr how far theta moves.",
        ),
        Wrong(
            "not in place",
            rule(lambda self, theta, grad: theta),
            "theta is as it was. `theta = theta - ...` makes a new array that nobody sees; `theta -= ...` changes the "
            "one that was given.",
        ),
        Wrong(
            "one velocity for all objects",
            velocity_is_shared(place),
            "Two optimisers share one velocity: it belongs to the class or the notebook. Make it in `__init__`, as "
            "`self.v`.",
        ),
    ]


def with_mu_fixed(self, theta, grad, place):
    self.mu = 0.9
    self.v = usual(self, grad)
    return place(self, theta, grad)


def swapped(self, theta, grad, place):
    self.lr, self.mu = self.mu, self.lr
    self.v = self.mu * self.v + grad
    new = place(self, theta, grad)
    self.lr, self.mu = self.mu, self.lr
    return new


def old_velocity(self, theta, grad):
    new = theta - self.lr * self.v
    self.v = self.mu * self.v + grad
    return new


STEPS = (
    "`NAME(lr, mu)` makes an optimiser for one array; {given} {Between} `step(theta, grad)` changes "
    "`theta` **in place** {cases} "
    "(an array of floats with any number of axes from 1 on; {a matrix, and one number} {AnyShape} `grad` has the same "
    "shape and stays as it is). {kept} The caller may put the next slopes into the same array `grad`. {Reused} "
    "Slopes may be large, tiny or 0. {Numbers} What it gives back does not matter. {free} At first $v = 0$. {cases} "
)
SAME_PATH = (
    "Free: the form $v \\leftarrow \\mu v - \\eta g$ with $\\theta \\leftarrow \\theta + STEP$ walks the same path "
    "and is right too. {free}"
)
STEPS_PROMISE = [Between("mu", 0, 1), AnyShape("theta", "grad", axes=1), Reused("grad"), Numbers("grad")]
ONE_ARRAY = [walk(Case(0.1, 0.7), THETA, GRADS), walk(Case(0.25, 0.4), THETA, GRADS[::-1])]
OTHER_SHAPES = [
    walk(Case(0.05, 0.85), MATRIX, MATRIX_GRADS),
    walk(Case(0.2, 0.0), THETA[:1], [g[:1] for g in GRADS[:3]]),
]

momentum = Exercise(
    "MyMomentum",
    "Momentum",
    STEPS.replace("NAME", "MyMomentum") + SAME_PATH.replace("STEP", "v"),
    kind="object",
    outcome="in place",
    promises=STEPS_PROMISE,
    parts=[Part("four steps", ONE_ARRAY, points=2), Part("a matrix, and one number", OTHER_SHAPES)],
    wrong=[
        *momentum_wrongs(move),
        Wrong(
            "the old velocity",
            rule(old_velocity),
            "You move with the velocity from before the step, and update it afterwards. First v, then theta.",
        ),
        Wrong(
            "Nesterov",
            with_velocity(usual, move_ahead),
            "That is Nesterov's variant already. Here theta moves by lr v alone.",
        ),
        Wrong(
            "v and g both",
            with_velocity(usual, lambda self, t, g: t - self.lr * (self.v + g)),
            "g counts twice: it is in v already. Move by lr v.",
        ),
    ],
    hints=[
        "What must outlive a step belongs to the object: `self.v`, made in `__init__`. 0.0 will do as a beginning: "
        "0.0 plus an array is an array.",
        "In `step`: first the new velocity, then `theta -= ...`.",
    ],
)

nesterov = Exercise(
    "MyNesterov",
    "Nesterov's momentum",
    STEPS.replace("NAME", "MyNesterov") + SAME_PATH.replace("STEP", "\\mu v - \\eta g"),
    kind="object",
    outcome="in place",
    promises=STEPS_PROMISE,
    parts=[Part("four steps", ONE_ARRAY, points=2), Part("a matrix, and one number", OTHER_SHAPES)],
    wrong=[
        Wrong(
            "plain momentum",
            with_velocity(usual, move),
            "That is plain momentum. (With the OLD v, g + mu v is v itself, and nothing is gained: use the new one.) "
            "theta moves by lr (g + mu v).",
        ),
        *momentum_wrongs(move_ahead),
        Wrong(
            "g is forgotten",
            with_velocity(usual, lambda self, t, g: t - self.lr * self.mu * self.v),
            "g is missing from your step: it is g plus mu v.",
        ),
        Wrong(
            "mu is forgotten",
            with_velocity(usual, lambda self, t, g: t - self.lr * (g + self.v)),
            "Your step is g + v. The velocity ahead has faded once more: g + mu v.",
        ),
        Wrong(
            "no velocity at all",
            rule(lambda self, t, g: t - self.lr * g),
            "That is plain gradient descent: `mu` is never used.",
        ),
        Wrong(
            "lr multiplies g alone",
            with_velocity(usual, lambda self, t, g: t - self.lr * g - self.mu * self.v),
            "The rate multiplies g only. Parentheses: lr (g + mu v).",
        ),
        Wrong(
            "mu at the wrong one",
            with_velocity(usual, lambda self, t, g: t - self.lr * (self.mu * g + self.v)),
            "mu stands at g. It belongs to the velocity: g + mu v.",
        ),
        Wrong(
            "v twice",
            with_velocity(usual, lambda self, t, g: t - self.lr * (self.v + self.mu * self.v)),
            "Your step is v + mu v. It is g + mu v: the slope, and what the velocity will carry on.",
        ),
    ],
    hints=[
        "Take your `MyMomentum` and change the last line only.",
        "The v in the step is the one that you have just computed.",
    ],
)

# --- 5. quiz --------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "on_the_way_down",
    "On the way down",
    [
        Question(
            "iterations",
            "1000 examples, batches of 32. How many iterations has an epoch?",
            [
                Choice("31", "31 · 32 = 992 examples. The 8 that are left are a batch too."),
                Choice(
                    "32: 31 full batches and one of 8",
                    "Right: 1000 / 32 = 31.25, rounded up; 1000 - 31 · 32 = 8.",
                    right=True,
                ),
                Choice("1000", "That would be batches of one example."),
                Choice("1", "One iteration is an epoch only if the batch holds all examples."),
            ],
        ),
        Question(
            "diverges",
            "At rate 0.1 the loss goes up and down more wildly at each step and reaches 1e12. What do you do first?",
            [
                Choice(
                    "Raise the rate: it wants to move.",
                    "It moves too far already, from wall to wall of a steep direction.",
                ),
                Choice(
                    "Train longer: it will settle.",
                    "Each step multiplies the error by more than 1. More steps make it worse.",
                ),
                Choice(
                    "Lower the rate, to a third or a tenth.", "Right: some curvature is above 2 / 0.1 = 20.", right=True
                ),
                Choice(
                    "Add momentum to smooth it.",
                    "Momentum may stand more, but the rate is the cause; with a mended rate it can help.",
                ),
            ],
        ),
        Question(
            "newton",
            "Why is Newton's method not used for large networks?",
            [
                Choice("It needs more steps than gradient descent.", "Near a minimum it needs far fewer."),
                Choice(
                    "n² numbers for H, about n³ operations a step, and saddles attract it.",
                    "Right, all three.",
                    right=True,
                ),
                Choice(
                    "Networks have no second derivatives.",
                    "With smooth activations they have (almost everywhere even with ReLU).",
                ),
                Choice("Its learning rate is hard to find.", "A Newton step has none, or rather 1."),
            ],
        ),
        Question(
            "noise",
            "What does the noise of mini-batches do about local minima?",
            [
                Choice("It guarantees the global minimum.", "Nothing does. Noise does not know where it goes."),
                Choice(
                    "Nothing: it averages out.",
                    "Over many steps it need not: a lucky row of steps can cross a low ridge.",
                ),
                Choice(
                    "It can carry over low ridges, into better or worse valleys.",
                    "Right: you saw both, with little and with much noise.",
                    right=True,
                ),
                Choice(
                    "It removes them from the loss.",
                    "The loss over all data stays as it is; only its estimate trembles.",
                ),
            ],
        ),
        Question(
            "memory",
            "A slope of 1 stays the same for ever, mu = 0.8. How fast does momentum get, in units of plain descent?",
            [
                Choice("0.8 times", "0.8 is the share of v that stays; the slope is added to it at each step."),
                Choice("1.8 times", "That is the second step. It goes on, 0.8 · 1.8 + 1 = 2.44 and so forth."),
                Choice("5 times", "Right: 1 + 0.8 + 0.64 + ... = 1 / (1 - 0.8).", right=True),
                Choice("without limit", "v = 0.8 v + 1 settles where v = 5."),
            ],
        ),
    ],
)

EXERCISES = [
    gradient_path,
    edge_of_the_valley,
    largest_stable_rate,
    newton_step,
    critical_point,
    minibatches,
    train_network,
    momentum_keeps,
    momentum,
    nesterov,
    quiz,
]
