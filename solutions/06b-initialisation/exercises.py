"""What lesson 6b asks, and what it answers to the usual mistakes.

Students get this file as it stands: the right answers that wrong ones are made from come out of nnkit.
"""

import numpy as np

import nnkit
from nnkit import init
from nnkit.check import (
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Roughly,
    Script,
    Setting,
    Step,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import AnyShape, Holds, Keeps, Rows, Seeded, Sizes
from nnkit.layers import Elementwise

# --- where to start ---------------------------------------------------------------------------------------------------

moves_from_zero = Exercise(
    "moves_from_zero",
    "The first step from zero",
    (
        "All weights and biases of this 2-3-2 network are 0, hidden activation tanh, softmax with cross-entropy at "
        "the top, 8 of 12 points in class 0. {given} Put `True` in place of each question mark whose parameter moves "
        "in the first step, `False` where all slopes are exactly 0. {cases}"
    ),
    kind="value",
    parts=[Part("who moves", [Case()])],
    wrong=[
        Wrong(
            "W1 too",
            {"W1": True, "b1": False, "W2": False, "b2": True},
            "W1's slope comes down through W2: dW1 = X^T dZ1, dH = dZ2 W2^T, and W2 is all zeros.",
        ),
        Wrong(
            "none of them",
            {"W1": False, "b1": False, "W2": False, "b2": False},
            "Nearly. But db2 is the sum of P - Y over the batch: 1/2 for each class against 8 and 4 points. Is that 0?",
        ),
        Wrong(
            "W2 too",
            {"W1": False, "b1": False, "W2": True, "b2": True},
            "dW2 = H^T dZ2, and H = tanh(0) = 0. (With sigmoid, H would be 1/2 and W2 would move.)",
        ),
        Wrong(
            "the biases",
            {"W1": False, "b1": True, "W2": False, "b2": True},
            "b1's slope comes down through W2: dH = dZ2 W2^T, and W2 is all zeros.",
        ),
    ],
    hints=["What do the hidden neurons put out?", "Write down dZ2, then dW2, db2, dH, each with zeros put in."],
)

TWINS = np.array([[0.5, -0.5, 0.5, 1.0, 0.5], [2.0, 2.0, 2.0, 2.0, 2.0 + 1e-12], [-1.0, -1.0, -1.0, -1.0, -1.0]])
CLOSE = np.array([[1.0, 1.0 + 1e-6, 1.0], [2.0, 2.0, 2.0 + 2e-7]])
SAME_SUMS = np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
ALIKE = np.array([[0.3, 0.3, 0.3, 0.3], [-0.7, -0.7, -0.7, -0.7]])
NO_TWO = np.array([[1.0, 2.0, 1.0], [3.0, 3.0, 4.0], [5.0, 5.0, 5.0], [1.0, 2.0, 1.0]])


def _count(columns):
    """How many of the rows of `columns` are different, up to rounding."""
    return len(np.unique(np.round(columns, 8), axis=0))


def _found(W, alike):
    """The columns that are like none before them."""
    found = []
    for column in W.T:
        if not any(alike(column, other) for other in found):
            found.append(column)
    return len(found)


def _one_entry_alike(W):
    return _found(W, lambda a, b: (np.abs(a - b) <= 1e-9).any())


def _signed(W):
    return _found(W, lambda a, b: (a - b).max() <= 1e-9)


def _with_in(W):
    return _found(W, lambda a, b: bool(a == b))


different_neurons = Exercise(
    "different_neurons",
    "Count the different neurons",
    (
        r"`W (d_in, d_out)` {given} {Sizes} $\to$ a whole number: how many different columns it has. {cases} "
        r"Rounding must "
        "not count: columns that agree to within $10^{-9}$ in all entries are one and the same. {by rounding} (All "
        "others differ by more than $10^{-6}$ here.) {given}"
    ),
    promises=[
        Sizes(W="i o"),
        Holds("by rounding", "", Case(np.array([[0.5000000003, 0.5000000007, 0.25], [1.0, 1.0, 2.0]]))),
    ],
    parts=[
        Part("some columns alike", [Case(TWINS), Case(ALIKE), Case(NO_TWO), Case(SAME_SUMS), Case(CLOSE)]),
        Part("a single row", [Case(np.array([[0.5, -0.5, 0.5, 0.25, -0.5, 0.5]]))]),
    ],
    wrong=[
        Wrong(
            "rows",
            lambda W: _count(W),
            "You counted rows. With W of shape (d_in, d_out) each neuron's weights are a column.",
        ),
        Wrong(
            "numbers",
            lambda W: _count(W.reshape(-1, 1)),
            "You counted different numbers. A neuron is a whole column; two neurons differ if any entry does.",
        ),
        Wrong(
            "all columns",
            lambda W: W.shape[1],
            "That is the number of columns. Those that are alike count once.",
        ),
        Wrong(
            "rounding counts",
            lambda W: len(np.unique(W.T, axis=0)),
            "You compare exactly. After many steps equal neurons may differ by 1e-16, which is rounding: allow 1e-9.",
        ),
        Wrong(
            "too generous",
            lambda W: len(np.unique(np.round(W.T, 4), axis=0)),
            "You take columns for equal that differ by 1e-6. Only rounding is to be forgiven: 1e-9. (`np.allclose` "
            "allows "
            "1e-5 of each number, unless told otherwise: `rtol=0, atol=1e-9`.)",
        ),
        Wrong(
            "neighbours only",
            lambda W: 1 + int((np.abs(np.diff(W, axis=1)).max(axis=0) > 1e-9).sum()),
            "You compare neighbours only. A twin may stand further off.",
        ),
        Wrong(
            "without those that have twins",
            lambda W: int((np.unique(np.round(W.T, 8), axis=0, return_counts=True)[1] == 1).sum()),
            "You counted the columns without a twin. A group of twins counts once, not as nothing.",
        ),
        Wrong(
            "sums",
            lambda W: _count(W.sum(axis=0).reshape(-1, 1)),
            "You compare the columns' sums. Different columns may have equal sums.",
        ),
        Wrong(
            "absolute values",
            lambda W: _count(np.abs(W.T)),
            "You compare absolute values. (1, 2) and (-1, 2) are different neurons.",
        ),
        Wrong(
            "six decimals",
            lambda W: len(np.unique(np.round(W.T, 6), axis=0)),
            "You take columns for equal that differ by 2e-7. Only rounding is to be forgiven: 1e-9.",
        ),
        Wrong(
            "the first row only",
            lambda W: _count(W[:1].T),
            "You look at the first row only. Two neurons differ if any of their weights does.",
        ),
        Wrong(
            "one entry is enough",
            lambda W: _one_entry_alike(W),
            "You take two columns for one and the same as soon as ONE entry agrees. All of them must: `.all()`, or the "
            "largest difference.",
        ),
        Wrong(
            "against the first only",
            lambda W: 1 + int((np.abs(W - W[:, :1]).max(axis=0) > 1e-9).sum()),
            "You compare with the first column only. Two later ones may be twins of each other.",
        ),
        Wrong(
            "pairs",
            lambda W: int((np.abs(W[:, :, None] - W[:, None, :]).max(axis=0) > 1e-9).sum()) // 2,
            "You counted pairs that differ. Count the columns, twins once.",
        ),
        Wrong(
            "the repeats",
            lambda W: W.shape[1] - _count(W.T),
            "You counted the columns that repeat an earlier one. The others are asked: those that are new.",
        ),
        Wrong(
            "the rank",
            lambda W: int(np.linalg.matrix_rank(W)),
            "That is the rank: how many columns are no combination of others. Two neurons differ as soon as a weight "
            "does.",
        ),
        Wrong(
            "lengths",
            lambda W: _count(np.linalg.norm(W, axis=0).reshape(-1, 1)),
            "You compare the columns' lengths. Different columns may be equally long.",
        ),
        Wrong(
            "signed differences",
            lambda W: _signed(W),
            "A difference below 0 passes your test, however large: take absolute values first.",
        ),
        Wrong(
            "sorted columns",
            lambda W: _count(np.sort(W.T, axis=1)),
            "You sort each column first. (1, 3) and (3, 1) are different neurons: the order says which input a "
            "weight is for.",
        ),
        Wrong(
            "Python's in",
            lambda W: _with_in(W),
            "`in` compares arrays number by number and then cannot say yes or no. Ask `(np.abs(a - b) <= 1e-9).all()`.",
        ),
        Wrong(
            "the columns themselves",
            lambda W: np.unique(np.round(W, 8), axis=1),
            "Those are the different columns. How many are they?",
        ),
    ],
    hints=[
        "`for column in W.T` visits the columns.",
        "Keep a list of the columns found so far. Is the next one within 1e-9 of any of them?",
        "Or round to 9 decimals first, then `np.unique(..., axis=1)`.",
    ],
    never={"tiny": "columns differ by more than 1e-6"},
)

spread_after = Exercise(
    "spread_after",
    "What is left after k layers",
    (
        "`sd`: the weights' standard deviation; `d`: the neurons of every layer, inputs too; `k`: how many layers, "
        r"no activation {given} $\to$ the standard deviation after the k-th layer, by the formula above, for inputs "
        "with standard deviation 1. {cases} A number. {cases} Do not round: it may be tiny. {tiny numbers}"
    ),
    atol=0,
    parts=[Part("shrinking and growing", [Case(0.3, 25, 3), Case(0.01, 100, 8), Case(0.05, 144, 5), Case(1.0, 9, 1)])],
    wrong=[
        Wrong(
            "without the root",
            lambda sd, d, k: (d * sd) ** k,
            "You took d for the root of d. It is variances that add up; standard deviations grow with the root.",
        ),
        Wrong(
            "the variance",
            lambda sd, d, k: (d * sd**2) ** k,
            "That is the variance. The standard deviation is its root.",
        ),
        Wrong(
            "one layer",
            lambda sd, d, k: np.sqrt(d) * sd,
            "That is one layer. Each of the k layers multiplies by it again.",
        ),
        Wrong(
            "k times",
            lambda sd, d, k: k * np.sqrt(d) * sd,
            "You multiplied by k. k layers multiply by the same factor k times: a power.",
        ),
        Wrong(
            "width forgotten",
            lambda sd, d, k: sd**k,
            "The width is missing: a neuron adds up d products, and that makes the spread sqrt(d) times as large.",
        ),
        Wrong(
            "the root of one layer only",
            lambda sd, d, k: np.sqrt(d) * sd**k,
            "You took the root of d once. Every layer has it.",
        ),
        Wrong(
            "a standard deviation taken for a variance",
            lambda sd, d, k: np.sqrt(d * sd) ** k,
            "You took the root of sd as well, as if it were a variance. It is the standard deviation: sqrt(d) * sd.",
        ),
        Wrong(
            "one layer too few",
            lambda sd, d, k: (np.sqrt(d) * sd) ** (k - 1),
            "One layer is missing: after the first it is sqrt(d) * sd, to the power 1.",
        ),
        Wrong(
            "one layer too many",
            lambda sd, d, k: (np.sqrt(d) * sd) ** (k + 1),
            "That is one layer too many: after the first it is sqrt(d) * sd, to the power 1.",
        ),
        Wrong(
            "all layers",
            lambda sd, d, k: [(np.sqrt(d) * sd) ** i for i in range(k + 1)],
            "You gave back the whole way. The spread after the k-th layer is asked, one number.",
        ),
        Wrong(
            "all layers from the first",
            lambda sd, d, k: [(np.sqrt(d) * sd) ** i for i in range(1, k + 1)],
            "You gave back the whole way. The spread after the k-th layer is asked, one number.",
        ),
        Wrong(
            "divided by the root",
            lambda sd, d, k: (sd / np.sqrt(d)) ** k,
            "You divided by the root of d. More inputs make a larger sum: multiply.",
        ),
        Wrong(
            "half lost",
            lambda sd, d, k: (np.sqrt(d / 2) * sd) ** k,
            "That is with a ReLU, which cuts off half. Here there is no activation.",
        ),
    ],
    hints=["One layer multiplies by sqrt(d) * sd.", "Two layers multiply by it twice. And k layers?"],
    never={"zero sd": "a spread is above 0, and may be taken by its logarithm"},
)


width_that_halves = Exercise(
    "width_that_halves",
    "Which width halves the spread?",
    (
        "Weights `U(-0.1, 0.1)`, activation `identity`: with how many neurons a layer does the standard deviation "
        "**halve from each layer to the next**? {cases} Find it with the explorer (to the nearest step of its "
        "slider, or one beside it). {cases} Then see whether your formula agrees: an evenly distributed number "
        "between $-a$ and $a$ has the variance $a^2/3$. {about}"
    ),
    kind="value",
    parts=[
        Part(
            "the width",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(75, 5),
                small="with {number:g} neurons, a layer leaves less than half of the spread",
                large="with {number:g} neurons, a layer leaves more than half of the spread",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the variance halves", 150, "With 150 the VARIANCE halves: the standard deviation falls to 0.71 of it."
            ),
            Wrong(
                "the bound as standard deviation",
                25,
                "You took 0.1 for the standard deviation. It is the bound; the standard deviation of U(-0.1, 0.1) is "
                "0.058.",
            ),
            Wrong(
                "without the root",
                9,
                "You used d * sd = 1/2. The spread grows with the ROOT of the width: sqrt(d) * sd = 1/2.",
            ),
            Wrong("over all layers", 200, "Look from one layer to the next, not from the first to the last."),
        ],
        right=75,
        run=lambda factor: (300 * factor**2, factor),
        asks="the number of neurons",
        asked=lambda shown: shown[0],
        reads={
            "the standard deviation of one weight": lambda shown: 0.1 / np.sqrt(3),
            "the variance of one weight": lambda shown: 0.01 / 3,
            "the bound of the weights": lambda shown: 0.1,
            "the factor of the variance": lambda shown: shown[1] ** 2,
            "the factor of the standard deviation": lambda shown: shown[1],
            "the standard deviation in the last of eight layers": Roughly(lambda shown: shown[1] ** 8, 0.1),
            "the number of layers with which the explorer starts": lambda shown: 8,
        },
        within=2,
        factor=Setting(
            0.5,
            (1, 0.25, 0.1, 2),
            {
                1: "a spread that stays",
                0.5: "one that halves",
                0.25: "a quarter of it",
                0.1: "a tenth of it",
                2: "one that doubles",
            },
        ),
    ),
    hints=[
        "Choose 1 layer and move the width until the standard deviation falls from 1 to 0.5. Then check with 8 "
        "layers: 1/256.",
        "sqrt(d) * sd(w) = 1/2 with sd(w) = 0.1 / sqrt(3).",
    ],
)

# --- random weights ---------------------------------------------------------------------------------------------------


def _normal(sd_of):
    return lambda d_in, d_out, rng: np.random.default_rng(rng).normal(0, sd_of(d_in, d_out), (d_in, d_out))


DRAW = (
    "`rng`: a generator, or a seed. {given} {promises} Draw every weight once, with `rng.normal` or "
    "`rng.standard_normal`; {cases} in which order is free, and so is the dtype. {free}"
)

normal_weights = Exercise(
    "normal_weights",
    "Repair the slide",
    "`variance`: a number; `d_in`, `d_out`: whole numbers {given} $\\to$ `W (d_in, d_out)`, from a normal distribution "
    "with mean 0 and this **variance**. {cases} "
    + DRAW
    + " The first line makes a generator of a seed: leave it. {about}",
    promises=[Seeded("rng")],
    parts=[
        Part(
            "small variances and large ones",
            [Case(0.02, 60, 40, 3), Case(0.25, 20, 70, 4), Case(9.0, 50, 30, 5)],
            judge=Judge("drawn.drawn", variance="given"),
        )
    ],
    wrong=[
        Wrong(
            "the slide",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(0, variance, (d_in, d_out)),
            "That is the slide's: NumPy takes the standard deviation, the root of the variance.",
        ),
        Wrong(
            "squared",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(0, variance**2, (d_in, d_out)),
            "You squared the variance. The standard deviation is its root.",
        ),
        Wrong(
            "d_out rows",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(0, np.sqrt(variance), (d_out, d_in)),
            "Your W is (d_out, d_in). Rows are inputs: (d_in, d_out).",
        ),
        Wrong(
            "uniform",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).uniform(
                -np.sqrt(3 * variance), np.sqrt(3 * variance), (d_in, d_out)
            ),
            "The variance is right, but these numbers are evenly distributed. A normal distribution is asked.",
        ),
        Wrong(
            "positive only",
            lambda variance, d_in, d_out, rng: np.abs(
                np.random.default_rng(rng).normal(0, np.sqrt(variance), (d_in, d_out))
            ),
            "Your weights are all positive. They need a mean of 0, or they add up instead of cancelling.",
        ),
        Wrong(
            "a seed of its own",
            lambda variance, d_in, d_out, rng: np.random.default_rng(0).normal(0, np.sqrt(variance), (d_in, d_out)),
            "You always draw the same numbers, from a seed of your own. Use the `rng` that is given.",
        ),
        Wrong(
            "mean for spread",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(np.sqrt(variance), 1, (d_in, d_out)),
            "You gave the spread in the place of the mean: `rng.normal(mean, sd, size)`.",
        ),
        Wrong(
            "half of it",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(0, variance / 2, (d_in, d_out)),
            "You halved the variance. The standard deviation is its root.",
        ),
        Wrong(
            "no variance",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(size=(d_in, d_out)),
            "Your weights have variance 1, whatever is asked. The second argument of `rng.normal` sets the spread.",
        ),
        Wrong(
            "one number",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).normal(0, np.sqrt(variance)),
            "You drew a single number. `size=(d_in, d_out)` draws a matrix of them.",
        ),
        Wrong(
            "uniform up to the root",
            lambda variance, d_in, d_out, rng: np.random.default_rng(rng).uniform(
                -np.sqrt(variance), np.sqrt(variance), (d_in, d_out)
            ),
            "These numbers are evenly distributed. A normal distribution is asked: `rng.normal`.",
        ),
        Wrong(
            "constant",
            lambda variance, d_in, d_out, rng: np.full((d_in, d_out), np.sqrt(variance)),
            "All your weights are equal. They are to be drawn from a normal distribution.",
        ),
    ],
    hints=[
        "Which number has the standard deviation squared?",
        "The second argument of `rng.normal` is the standard deviation.",
    ],
)


def scale(name, title, task, rule, variance, wrong, hints):
    """An exercise that asks for weights of one rule."""
    return Exercise(
        name,
        title,
        task
        + " "
        + DRAW
        + " You may call your `normal_weights`. {free} The first line makes a generator of a seed: leave it. {about}",
        promises=[Seeded("rng")],
        parts=[
            Part(
                "more inputs than neurons, and fewer",
                [Case(90, 30, 11), Case(30, 80, 12), Case(25, 60, 13)],
                points=2,
                judge=Judge("drawn.drawn", variance=rule),
            )
        ],
        wrong=[
            *[Wrong(slip, _normal(sd), says) for slip, sd, says in wrong],
            Wrong(
                "transposed",
                lambda d_in, d_out, rng: np.random.default_rng(rng).normal(
                    0, np.sqrt(variance(d_in, d_out)), (d_out, d_in)
                ),
                "Your W is (d_out, d_in). Rows are inputs: (d_in, d_out).",
            ),
            Wrong(
                "a seed is no generator",
                lambda d_in, d_out, rng: rng.normal(0, np.sqrt(variance(d_in, d_out)), (d_in, d_out)),
                "`rng` may be a seed, a plain number. Keep the line `rng = np.random.default_rng(rng)`: it takes both.",
            ),
            Wrong(
                "constant",
                lambda d_in, d_out, rng: np.full((d_in, d_out), np.sqrt(variance(d_in, d_out))),
                "All your weights are equal: that is the symmetry which random numbers should break.",
            ),
            Wrong(
                "a seed of its own",
                lambda d_in, d_out, rng: np.random.default_rng(0).normal(
                    0, np.sqrt(variance(d_in, d_out)), (d_in, d_out)
                ),
                "You always draw the same numbers, from a seed of your own. Use the `rng` that is given.",
            ),
            Wrong(
                "uniform",
                lambda d_in, d_out, rng: np.random.default_rng(rng).uniform(
                    -np.sqrt(3 * variance(d_in, d_out)), np.sqrt(3 * variance(d_in, d_out)), (d_in, d_out)
                ),
                "The variance is right (libraries offer this form too), but here a normal distribution is asked.",
            ),
        ],
        hints=hints,
    )


xavier_weights = scale(
    "xavier_weights",
    "Xavier's weights",
    "`d_in`, `d_out` {given} $\\to$ `W (d_in, d_out)`, normal, mean 0, variance $2/(d_{in} + d_{out})$. {cases}",
    "2 / (d_in + d_out)",
    lambda d_in, d_out: 2 / (d_in + d_out),
    [
        (
            "variance as standard deviation",
            lambda a, b: 2 / (a + b),
            "You drew with sd 2 / (d_in + d_out). That is the variance; the standard deviation is its root.",
        ),
        (
            "only the inputs",
            lambda a, b: np.sqrt(1 / a),
            "You used 1 / d_in alone. Xavier takes the mean of both widths.",
        ),
        (
            "only the outputs",
            lambda a, b: np.sqrt(1 / b),
            "You used 1 / d_out alone. Xavier takes the mean of both widths.",
        ),
        ("He", lambda a, b: np.sqrt(2 / a), "That is He's rule, 2 / d_in."),
        ("2 / d_out", lambda a, b: np.sqrt(2 / b), "Your variance is 2 / d_out. Xavier has 2 / (d_in + d_out)."),
        (
            "the two forgotten",
            lambda a, b: np.sqrt(1 / (a + b)),
            "Your variance is 1 / (d_in + d_out). The mean of both widths is (d_in + d_out) / 2: so 2 / (d_in + "
            "d_out).",
        ),
        (
            "the uniform one's bound",
            lambda a, b: np.sqrt(6 / (a + b)),
            "sqrt(6 / (d_in + d_out)) is the bound of the uniform form. The normal one has sd sqrt(2 / (d_in + "
            "d_out)).",
        ),
        ("product", lambda a, b: np.sqrt(2 / (a * b)), "You multiplied the widths. They are added: d_in + d_out."),
        (
            "the root twice",
            lambda a, b: (2 / (a + b)) ** 0.25,
            "You took the root twice. `normal_weights` takes the VARIANCE, and takes the root itself.",
        ),
        (
            "the root of the two only",
            lambda a, b: np.sqrt(2) / (a + b),
            "You took the root of the 2 only. It goes over the whole fraction.",
        ),
        ("parentheses", lambda a, b: np.sqrt(2 / a + b), "`2 / d_in + d_out` is (2 / d_in) + d_out: parentheses."),
        ("upside down", lambda a, b: np.sqrt((a + b) / 2), "Upside down: wider layers need SMALLER weights."),
    ],
    ["Compute the variance first.", "Your `normal_weights` takes a variance, so no root is needed here."],
)

he_weights = scale(
    "he_weights",
    "He's weights",
    "`d_in`, `d_out` {given} $\\to$ `W (d_in, d_out)`, normal, mean 0, variance $2/d_{in}$. {cases}",
    "2 / d_in",
    lambda d_in, d_out: 2 / d_in,
    [
        (
            "variance as standard deviation",
            lambda a, b: 2 / a,
            "You drew with sd 2 / d_in. That is the variance; the standard deviation is its root.",
        ),
        (
            "the outputs",
            lambda a, b: np.sqrt(2 / b),
            "You used d_out. A neuron adds up its INPUTS: the variance is 2 / d_in.",
        ),
        (
            "the two forgotten",
            lambda a, b: np.sqrt(1 / a),
            "Your variance is 1 / d_in. The 2 makes up for the half that ReLU cuts off.",
        ),
        ("Xavier", lambda a, b: np.sqrt(2 / (a + b)), "That is Xavier's rule. He's knows d_in only."),
        (
            "half",
            lambda a, b: np.sqrt(0.5 / a),
            "Your variance is 1 / (2 d_in). ReLU halves it, so double it: 2 / d_in.",
        ),
        (
            "the root twice",
            lambda a, b: (2 / a) ** 0.25,
            "You took the root twice. `normal_weights` takes the VARIANCE, and takes the root itself.",
        ),
        (
            "twice Xavier's variance",
            lambda a, b: np.sqrt(4 / (a + b)),
            "That is twice Xavier's variance. He's knows d_in only: 2 / d_in.",
        ),
        (
            "twice Xavier's weights",
            lambda a, b: 2 * np.sqrt(2 / (a + b)),
            "Those are Xavier's weights, doubled. He's variance is 2 / d_in.",
        ),
        (
            "the root of the two only",
            lambda a, b: np.sqrt(2) / a,
            "You took the root of the 2 only. It goes over the whole fraction.",
        ),
        ("upside down", lambda a, b: np.sqrt(a / 2), "Upside down: a neuron with more inputs needs SMALLER weights."),
        (
            "the root of two outside",
            lambda a, b: 2 / np.sqrt(a),
            "Your sd is 2 / sqrt(d_in). The 2 belongs under the root.",
        ),
    ],
    ["As Xavier's, with another variance.", "`2 / d_in`: the inputs of a neuron are the rows of W."],
)

# --- the spread set right at every step -------------------------------------------------------------------------------


def normalised(
    by=lambda Z: (Z.mean(axis=0), Z.var(axis=0)), spread=lambda v: np.sqrt(v + 1e-5),
    out=lambda Z, gamma, beta: gamma * Z + beta, old=0.9, in_use="gathered", gathers="in training",
):  # fmt: skip
    """Batch normalisation with one piece replaced."""

    def batch_norm(Z, gamma, beta, mean, var, training):
        batch, kept = by(Z), (mean, var)
        after = tuple(old * a + (1 - old) * b for a, b in zip(kept, batch, strict=True))
        m, v = batch if training or in_use == "batch" else kept
        if training and in_use == "the other way round":
            m, v = kept
        elif in_use == "the other way round":
            m, v = batch
        if training and in_use == "after":
            m, v = after
        mean, var = after if gathers == "always" or (training and gathers) else kept
        return out((Z - m) / spread(v), gamma, beta), mean, var

    return batch_norm


def _by_rows(Z):
    return Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)


Z_FOUR = np.array([[1.0, -2.0, 0.001], [3.0, 0.5, 0.003], [-1.0, 4.0, 0.002], [0.5, 1.5, 0.006]])
Z_FIVE = np.array([[30.0, -0.2], [10.0, 0.4], [25.0, 0.1], [-5.0, 0.3], [40.0, 0.3]])
STRETCH, SHIFT = np.array([1.5, -0.5, 2.0]), np.array([0.25, 1.0, -3.0])
MEANS, VARIANCES = np.array([0.4, -1.0, 0.01]), np.array([2.0, 0.5, 4e-6])
OF_FOUR = (Z_FOUR, STRETCH, SHIFT, MEANS, VARIANCES)
OF_FIVE = (Z_FIVE, np.array([0.5, 3.0]), np.array([-1.0, 0.0]), np.array([12.0, 0.5]), np.array([90.0, 0.25]))

batch_norm_exercise = Exercise(
    "batch_norm",
    "Batch normalisation",
    (
        "`Z (n, k)`; `gamma`, `beta`, and `mean`, `var`, the averages gathered so far: all `(k,)`; `training`: "
        r"`True` or `False` {given} {Rows} $\to$ three arrays: `Y (n, k)`, and `mean` and `var` as they are "
        r"afterwards. "
        r"{cases} In training $\text{mean}_B$ and $\text{var}_B$ are those of the batch, a number for each column, "
        r"the variance divided by $n$. {in training} Afterwards `mean` is $0.9$ times what it was $+ \; 0.1$ times "
        "the batch's, and so is `var`. {in training} In use `mean` and `var` stand for those of the batch, and stay "
        r"what they were. {in use} $\epsilon = 10^{-5}$, as in the formula above. {cases} In use $n$ may be 1. {in "
        "use} All that comes in stays as it was. {kept}"
    ),
    parts=[
        Part("in training", [Case(*OF_FOUR, True), Case(*OF_FIVE, True)], points=2),
        Part("in use", [Case(*OF_FOUR, False), Case(Z_FIVE[:1], *OF_FIVE[1:], False)]),
    ],
    wrong=[
        Wrong(
            "each example by its own",
            normalised(_by_rows),
            "You standardise each row. It is each COLUMN, a neuron's sums over the batch: `axis=0`.",
        ),
        Wrong(
            "all numbers together",
            normalised(lambda Z: (Z.mean(), Z.var())),
            "You took one mean for the whole array. Each neuron, a column, has its own: `axis=0`.",
        ),
        Wrong(
            "the batch in use too",
            normalised(in_use="batch"),
            "In use you still standardise by the batch, so an example's answer depends on who comes along with it. "
            "Take `mean` and `var`.",
        ),
        Wrong(
            "always by the averages",
            lambda Z, gamma, beta, mean, var, training: (
                normalised()(Z, gamma, beta, mean, var, False)[0],
                *normalised()(Z, gamma, beta, mean, var, training)[1:],
            ),
            "In training you standardise by the gathered averages. There the batch's own mean and variance do it.",
        ),
        Wrong(
            "by the averages afterwards",
            normalised(in_use="after"),
            "In training you standardise by the averages that you have just moved on. The batch's own mean and "
            "variance do it.",
        ),
        Wrong(
            "training and use the other way round",
            normalised(in_use="the other way round"),
            "Training and use are swapped: in training the batch, in use `mean` and `var`.",
        ),
        Wrong(
            "the shares the other way round",
            normalised(old=0.1),
            "Your averages forget nearly everything at each batch: 0.9 of the OLD, 0.1 of the new.",
        ),
        Wrong(
            "gathered in use too",
            normalised(gathers="always"),
            "In use nothing is gathered: `mean` and `var` come back as they were.",
        ),
        Wrong(
            "nothing gathered",
            normalised(gathers=""),
            "Nothing is gathered in training: `mean` and `var` must move on by a tenth.",
        ),
        Wrong(
            "by the variance", normalised(spread=lambda v: v + 1e-5), "You divide by the variance: its root is missing."
        ),
        Wrong(
            "epsilon outside",
            normalised(spread=lambda v: np.sqrt(v) + 1e-5),
            "Epsilon stands inside the root: `np.sqrt(var + 1e-5)`. The third column, with its small spread, shows it.",
        ),
        Wrong(
            "divided by n - 1",
            normalised(lambda Z: (Z.mean(axis=0), Z.var(axis=0, ddof=1))),
            "Your variance is divided by n - 1. Here it is n: `Z.var(axis=0)` as it stands.",
        ),
        Wrong(
            "the standard deviation gathered",
            normalised(lambda Z: (Z.mean(axis=0), Z.std(axis=0)), spread=lambda v: np.sqrt(v**2 + 1e-5)),
            "You work with the standard deviation where the variance is asked: `var` is its square.",
        ),
        Wrong(
            "not stretched",
            normalised(out=lambda Z, gamma, beta: Z),
            "Standardised rightly. `gamma` and `beta` are missing: stretch and shift.",
        ),
        Wrong(
            "shifted, then stretched",
            normalised(out=lambda Z, gamma, beta: gamma * (Z + beta)),
            "You shift first and stretch the shift too. First times gamma, then plus beta.",
        ),
    ],
    hints=[
        "First decide which mean and variance are used: `Z.mean(axis=0)`, `Z.var(axis=0)` in training, else `mean`, "
        "`var`.",
        "In training keep two pairs apart: the batch's, for Y, and the averages moved on, which come back.",
    ],
    promises=[Rows("Z", least=2)],
    never={
        "zero Z": "what is left is rounding over the root of epsilon",
        "tiny Z": "what is left is rounding over the root of epsilon",
    },
)

# --- layers as objects ------------------------------------------------------------------------------------------------

BATCHES = [
    np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0], [-0.5, 1.0, 2.0], [2.0, 0.75, -1.5]]),
    np.array([[0.5, 0.5, -1.0], [3.0, -0.25, 1.5]]),
]
SLOPES = [np.array([[1.0, -0.5], [0.25, 2.0], [-1.5, 1.0], [0.5, 0.75]]), np.array([[2.0, 1.0], [-0.5, 1.5]])]


def look(d_in):
    """A batch whose answers show a dense layer's weights: a row of zeros, then the unit vectors."""
    return np.vstack([np.zeros(d_in), np.eye(d_in)])


class _Right(nnkit.Dense):
    """nnkit's layer with the step of the lesson, for wrong ones to be made from."""

    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, rng=rng, init="he")

    def step(self, rate):
        for p in (self.W, self.b):
            p.value = p.value - rate * p.grad


class _Adds(_Right):
    def backward(self, dY):
        before = self.W.grad.copy(), self.b.grad.copy()
        dX = super().backward(dY)
        self.W.grad, self.b.grad = self.W.grad + before[0], self.b.grad + before[1]
        return dX


class _PlainArrays(_Right):
    def step(self, rate):
        for array in (self.W.value, self.b.value):
            array.value = array.value - rate * array


class _WithoutSelf:
    """W and b are names of __init__ only, and gone after it."""

    def __init__(self, d_in, d_out, rng):
        pass

    def forward(self, X):
        return X @ self.W.value


class _BoxesAsArrays(_Right):
    def forward(self, X):
        return X @ self.W


class _ForgetsX(_Right):
    def backward(self, dY):
        return self.X_of_forward


class _Overwrites(_Right):
    """backward puts the slopes where the Parameters were."""

    def forward(self, X):
        return X @ self.W.value + self.b.value

    def backward(self, dY):
        dX = dY @ self.W.value.T
        self.W, self.b = dX, dX
        return dX

    def step(self, rate):
        return self.W.value


class _AllThree(_Right):
    def backward(self, dY):
        return super().backward(dY), self.W.grad, self.b.grad


class _Uphill(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.W.grad, self.b.grad = -self.W.grad, -self.b.grad
        return dX


class _OldWeights(_Right):
    def backward(self, dY):
        super().backward(dY)
        self.first = getattr(self, "first", self.W.value.copy())
        return dY @ self.first.T


class _SeedOfItsOwn(_Right):
    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, 0)


class _Unscaled(_Right):
    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, rng)
        self.W.value = self.W.value / np.sqrt(2 / d_in)


class _Bends(_Right):
    def forward(self, X):
        return np.maximum(0, super().forward(X))


class _Means(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.W.grad, self.b.grad = self.W.grad / len(dY), self.b.grad / len(dY)
        return dX


class _BiasMean(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.b.grad = self.b.grad / len(dY)
        return dX


class _FirstBatch(_Right):
    def forward(self, X):
        kept = getattr(self, "x", X)
        Z = super().forward(X)
        self.x = kept
        return Z


class _NoReturn(_Right):
    def backward(self, dY):
        super().backward(dY)


class _NoGradients(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.W.grad, self.b.grad = 0 * self.W.grad, 0 * self.b.grad
        return dX


class _NoBiasGradient(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.b.grad = 0 * self.b.grad
        return dX


class _StepsItself(_Right):
    def backward(self, dY):
        dX = super().backward(dY)
        self.step(0.1)
        return dX


class _Xavier(_Right):
    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, rng)
        self.W.value = init.xavier((d_in, d_out), rng=rng)


class _Zeros(_Right):
    def __init__(self, d_in, d_out, rng):
        super().__init__(d_in, d_out, rng)
        self.W.value = np.zeros((d_in, d_out))


class _NotTurned(_Right):
    def backward(self, dY):
        super().backward(dY)
        return dY @ self.W.value


TWO_ROUNDS = Script(
    Case(3, 2, 5),
    Step("forward", look(3)),
    Step("forward", BATCHES[0]),
    Step("backward", SLOPES[0]),
    Step("step", 0.3),
    Step("forward", look(3)),
    Step("forward", BATCHES[1]),
    Step("backward", SLOPES[1]),
    Step("step", 0.7),
    Step("forward", look(3)),
    Step("forward", BATCHES[0]),
)

# as many inputs as outputs, and batches of one size: nothing crashes, so wrong numbers show
SQUARE = np.array([[0.5, -1.0], [2.0, 0.25], [-1.5, 1.0]])
SQUARE_ROUND = Script(
    Case(2, 2, 6),
    Step("forward", look(2)),
    Step("forward", SQUARE),
    Step("backward", SQUARE[::-1] + 0.5),
    Step("step", 0.2),
    Step("forward", look(2)),
)

DenseLayer = Exercise(
    "DenseLayer",
    "A dense layer",
    (
        "`DenseLayer(d_in, d_out, rng)`: `self.W` is a `Parameter` with your `he_weights(d_in, d_out, rng)`, "
        r"`self.b` one of zeros. {Keeps} {where it starts} `forward(X)`: `X (n, d_in)` $\to$ `Z (n, d_out)`. {forward} "
        r"`backward(dY)`: `dY (n, d_out)` $\to$ `dX (n, d_in)`; {backward hands slopes down} it **assigns** "
        "`self.W.grad` and `self.b.grad` the sums over this batch (a new batch replaces them, nothing is added up). "
        "{backward keeps the weights' slopes: two batches, a step after each} The method `step` is given: leave it. "
        "{about}"
    ),
    kind="object",
    promises=[Keeps("W", "Parameter"), Keeps("b", "Parameter")],
    parts=[
        Part(
            "forward",
            [Script(Case(3, 2, 1), Step("forward", look(3)), Step("forward", BATCHES[0]), Step("forward", BATCHES[1]))],
            judge=Judge("drawn.dense"),
        ),
        Part(
            "backward hands slopes down",
            [
                Script(
                    Case(3, 2, 2),
                    Step("forward", look(3)),
                    Step("forward", BATCHES[0]),
                    Step("backward", SLOPES[0]),
                    Step("forward", BATCHES[1]),
                    Step("backward", SLOPES[1]),
                )
            ],
            judge=Judge("drawn.dense"),
        ),
        Part(
            "backward keeps the weights' slopes: two batches, a step after each",
            [TWO_ROUNDS, SQUARE_ROUND],
            points=2,
            judge=Judge("drawn.dense"),
        ),
        Part("where it starts", [Script(Case(60, 25, 3), Step("forward", look(60)))], judge=Judge("drawn.start")),
    ],
    may_use=("nnkit.parameter.Parameter",),
    wrong=[
        Wrong(
            "without self",
            type("DenseLayer", (_WithoutSelf,), {}),
            "`W = ...` in __init__ is gone when __init__ ends. What is to stay belongs to the object: `self.W = ...`.",
        ),
        Wrong(
            "boxes used as arrays",
            _BoxesAsArrays,
            "`self.W` is a box. The numbers in it are `self.W.value`, and `self.b.value`.",
        ),
        Wrong(
            "slopes added up",
            _Adds,
            "Your slopes add up from batch to batch. Each backward belongs to its own batch: assign, `self.W.grad = "
            "...`.",
        ),
        Wrong(
            "slopes in the Parameters' place",
            _Overwrites,
            "backward overwrites `self.W` or `self.b` itself. The slopes go INTO the boxes: `self.W.grad = ...`.",
        ),
        Wrong(
            "plain arrays",
            _PlainArrays,
            "`step` stopped. It was given (leave it as it was), and it needs `self.W` and `self.b` to be Parameters, "
            "boxes with .value and .grad: `self.W = Parameter(...)`.",
        ),
        Wrong(
            "means",
            _Means,
            "You divided the slopes by n. The loss has done that already; here they are sums over the batch.",
        ),
        Wrong("bias as a mean", _BiasMean, "b's slope is a mean, W's a sum. Both are sums over the batch."),
        Wrong(
            "the first batch kept",
            _FirstBatch,
            "Your layer remembers the first batch for ever. Each forward must remember its own X.",
        ),
        Wrong("backward returns nothing", _NoReturn, "Your backward returns None. The layer below waits for dX."),
        Wrong(
            "slopes not kept",
            _NoGradients,
            "Your backward hands dX down, but W.grad and b.grad stay 0: nothing would learn.",
        ),
        Wrong(
            "the bias does nothing",
            _NoBiasGradient,
            "The biases have no effect, even after a step. Does backward assign b.grad, and does forward add b?",
        ),
        Wrong(
            "learns in backward",
            _StepsItself,
            "Your backward changes the weights itself. It only keeps the slopes; the step comes later, with its own "
            "rate.",
        ),
        Wrong("Xavier", _Xavier, "Your weights have Xavier's variance. Here he_weights is asked."),
        Wrong("zeros", _Zeros, "Your weights start at 0: equal neurons stay equal. Use he_weights."),
        Wrong("W not turned round", _NotTurned, "Going down, slopes cross the weights from the other side: dY @ W.T."),
        Wrong(
            "weights in the places of d_out and d_in",
            lambda d_in, d_out, rng: _Right(d_out, d_in, rng),
            "Your W is (d_out, d_in). It takes d_in numbers in: (d_in, d_out).",
        ),
        Wrong(
            "X not kept",
            _ForgetsX,
            "backward looks for something that forward has not kept. Keep the batch there: `self.X = X`.",
        ),
        Wrong(
            "all three returned",
            _AllThree,
            "backward hands down dX alone. The other two stay in the layer, in W.grad and b.grad.",
        ),
        Wrong("slopes turned round", _Uphill, "Your slopes have the wrong sign: the minus comes with the step."),
        Wrong(
            "the first weights kept",
            _OldWeights,
            "backward uses the weights of the beginning. After a step the layer has others: `self.W.value`.",
        ),
        Wrong(
            "a seed of its own",
            _SeedOfItsOwn,
            "Your layer starts with the same weights whatever `rng` is. Hand it on: `he_weights(d_in, d_out, rng)`.",
        ),
        Wrong("unscaled", _Unscaled, "Your weights have variance 1. Here he_weights is asked."),
        Wrong("a ReLU in the layer", _Bends, "Your forward has a ReLU in it. This layer is Z = X W + b alone."),
    ],
    hints=[
        "In __init__: `self.W = Parameter(he_weights(d_in, d_out, rng))`. The numbers are then in `self.W.value`.",
        "forward keeps X as `self.X`: backward needs it for dW.",
        "backward: your `dense_backward(dY, self.X, self.W.value)` gives all three.",
    ],
    never={
        "many rows": "dense_forward and dense_backward, which it calls, have been tried on many",
        "one column of a matrix": "dense_forward and dense_backward, which it calls, have been tried on many",
    },
)

CURVED = [
    np.array([[0.5, -1.0, 2.0], [0.25, -0.3, 0.0]]),
    np.array([[1.0, 2.0, -0.5], [3.0, -1.0, 0.7]]),
    np.array([[-0.2], [1.4]]),
    np.array([[-1.0], [2.0]]),
]


def activation_script(g, derivative, Z1, dA1, Z2, dA2):
    return Script(
        Case(g, derivative),
        Step("forward", Z1),
        Step("backward", dA1),
        Step("forward", Z2),
        Step("backward", dA2),
        Step("backward", 3 * dA2),
    )


def wrong_activation(name, says, backward, forward=lambda layer, X: layer.f(X)):
    """A wrong activation layer made of nnkit's: another backward(layer, dY), or another forward."""

    class Layer:
        def __init__(self, g, g_derivative):
            self.layer = Elementwise(g, g_derivative)
            self.first = None

        def forward(self, X):
            self.layer.forward(X)
            self.first = X if self.first is None else self.first
            return forward(self.layer, X)

        def backward(self, dY):
            return backward(self, dY)

    return Wrong(name, Layer, says)


class _Undecorated:
    def __init__(self, g, g_derivative):
        self.g = g

    def forward(self, X):
        return self.g(X)

    def backward(self, dY):
        return self.g(dY)


class _FunctionsNotKept:
    def __init__(self, g, g_derivative):
        pass

    def forward(self, X):
        return g(X)  # noqa: F821 - that is the mistake


ActivationLayer = Exercise(
    "ActivationLayer",
    "An activation layer",
    (
        "`ActivationLayer(g, g_derivative)`: two functions that work number by number. {given} `forward(X)` gives "
        "`g(X)`, `backward(dY)` gives `dY` times the derivative, taken **at the X of the last forward**. {cases} Any "
        "shape. {AnyShape}"
    ),
    kind="object",
    promises=[AnyShape("X", "dY")],
    may_use=("nnkit.activations.tanh", "nnkit.activations.tanh_derivative"),
    parts=[
        Part(
            "tanh, two batches",
            [activation_script("f(x) = np.tanh(x)", "f(x) = 1 - np.tanh(x) ** 2", *CURVED)],
        ),
        Part(
            "a curve of one's own",
            [activation_script("f(x) = x ** 3 + 2 * x", "f(x) = 3 * x ** 2 + 2", *CURVED)],
        ),
    ],
    wrong=[
        wrong_activation(
            "the derivative at the output",
            "You took the derivative at the output g(X). It belongs at the input X.",
            lambda self, dY: dY * self.layer.derivative(self.layer.f(self.layer.x)),
        ),
        wrong_activation(
            "the derivative at the slope",
            "You took the derivative at dY. It belongs at X, which forward must remember.",
            lambda self, dY: self.layer.derivative(dY),
        ),
        wrong_activation(
            "without dY",
            "You gave back the derivative alone. Multiply by the slopes that come in, dY.",
            lambda self, dY: self.layer.derivative(self.layer.x) + 0 * dY,
        ),
        wrong_activation(
            "g for its derivative",
            "You multiplied by g(X). Backward needs g_derivative(X).",
            lambda self, dY: dY * self.layer.f(self.layer.x),
        ),
        wrong_activation(
            "handed on unchanged",
            "You hand dY on unchanged. An activation bends, and its slope is a factor.",
            lambda self, dY: dY,
        ),
        wrong_activation(
            "the first batch kept",
            "Your layer remembers the first batch for ever. Each forward must remember its own X.",
            lambda self, dY: dY * self.layer.derivative(self.first),
        ),
        wrong_activation(
            "forward gives the derivative",
            "Your forward gives g_derivative(X). It should give g(X).",
            lambda self, dY: self.layer.backward(dY),
            forward=lambda layer, X: layer.derivative(X),
        ),
        wrong_activation(
            "dY times the derivative at dY",
            "You took the derivative at dY. It belongs at X, which forward must remember.",
            lambda self, dY: dY * self.layer.derivative(dY),
        ),
        wrong_activation(
            "divided",
            "You divided by the derivative. The chain rule multiplies.",
            lambda self, dY: dY / self.layer.derivative(self.layer.x),
        ),
        wrong_activation(
            "added",
            "You added dY and the derivative. The chain rule multiplies.",
            lambda self, dY: dY + self.layer.derivative(self.layer.x),
        ),
        wrong_activation(
            "the two functions exchanged",
            "g and g_derivative are exchanged: forward gives g(X), backward uses the derivative.",
            lambda self, dY: dY * self.layer.f(self.layer.x),
            forward=lambda layer, X: layer.derivative(X),
        ),
        wrong_activation(
            "backward returns nothing",
            "Your backward returns None: is a `return` missing?",
            lambda self, dY: None,
        ),
        wrong_activation(
            "tanh, whatever g is",
            "Your layer is tanh, whatever functions it was given. Use `self.g` and `self.g_derivative`.",
            lambda self, dY: dY * (1 - np.tanh(self.layer.x) ** 2),
            forward=lambda layer, X: np.tanh(X),
        ),
        wrong_activation(
            "tanh's slope, whatever g is",
            "1 - A^2 is the slope of tanh only. Another g brings its own: `self.g_derivative`.",
            lambda self, dY: dY * (1 - self.layer.f(self.layer.x) ** 2),
        ),
        wrong_activation(
            "a matrix product",
            "`@` is the matrix product. An activation works number by number: `*`.",
            lambda self, dY: dY @ self.layer.derivative(self.layer.x),
        ),
        Wrong(
            "the functions not kept",
            _FunctionsNotKept,
            "`g` is known in __init__ only. Keep both there: `self.g, self.g_derivative = g, g_derivative`.",
        ),
    ],
    hints=["Keep g, g_derivative and, in forward, X, as attributes.", "backward: dY * g'(X), number by number."],
)  # fmt: skip

X_IN = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
# what each layer does to x on the way up, and to dy on the way down
LAYERS = [
    "y = x + 1 | dx = 2 * dy",
    "y = x ** 2 | dx = dy - 1",
    "y = 3 * x | dx = dy ** 2",
    "y = x - 0.5 | dx = dy / 4",
]


def through(order, method):
    """Send a batch through the layers' `method` in some order."""

    def answer(v, layers):
        for layer in order(layers):
            v = getattr(layer, method)(v)
        return v

    return answer


def _called(v, layers):
    for layer in layers:
        v = layer(v)
    return v


network_forward = Exercise(
    "network_forward",
    "Up through the layers",
    (
        r"`X`: a batch; `layers`: a list of objects, each with `forward` and `backward` {given} {Rows} {Sizes} $\to$ "
        r"what the last "
        "layer's forward gives. {cases} No layers: `X` itself. {none} The list stays as it is. {kept} (The check "
        "sends small layers of its own: one has the forward x + 1 and the backward 2 dy.) {about}"
    ),
    parts=[
        Part("one layer, three, four", [Case(X_IN, LAYERS[:1]), Case(X_IN, LAYERS[1:]), Case(X_IN, LAYERS)]),
        Part("none", [Case(X_IN, []), Case(X_IN, LAYERS[:1])]),
    ],
    wrong=[
        Wrong(
            "from the top",
            through(lambda layers: layers[::-1], "forward"),
            "You began with the last layer. On the way up the first comes first.",
        ),
        Wrong(
            "each from X",
            lambda X, layers: ([X] + [layer.forward(X) for layer in layers])[-1],
            "You gave X to every layer. Each takes in what the one before put out.",
        ),
        Wrong("only the first", through(lambda layers: layers[:1], "forward"), "Only the first layer has worked."),
        Wrong(
            "without the last",
            through(lambda layers: layers[:-1], "forward"),
            "The last layer is missing.",
        ),
        Wrong(
            "all outputs",
            lambda X, layers: [(X := layer.forward(X)) for layer in layers],
            "You gave back the outputs of all layers. The last one is asked.",
        ),
        Wrong(
            "backward", through(lambda layers: layers, "backward"), "You called backward. On the way up it is forward."
        ),
        Wrong(
            "without the first",
            through(lambda layers: layers[1:], "forward"),
            "The first layer is missing.",
        ),
        Wrong(
            "return in the loop",
            lambda X, layers: next((layer.forward(X) for layer in layers), None),
            "Only the first layer has worked: your `return` stands inside the loop.",
        ),
        Wrong(
            "the last one alone",
            lambda X, layers: layers[-1].forward(X),
            "Only the last layer has worked, straight from X. (And a list of no layers has no last one.)",
        ),
        Wrong(
            "the first one alone",
            lambda X, layers: layers[0].forward(X),
            "Only the first layer has worked. (And a list of no layers has no first one.)",
        ),
        Wrong(
            "added up",
            lambda X, layers: sum(layer.forward(X) for layer in layers),
            "You added up what the layers give. Each takes in what the one before put out.",
        ),
        Wrong(
            "no layers, no answer",
            lambda X, layers: through(lambda rest: rest, "forward")(layers[0].forward(X), layers[1:]),
            "Right for a list with layers. If there are none, X itself is asked: start from X, not from the first "
            "layer.",
        ),
        Wrong(
            "layers called",
            lambda X, layers: [X] and _called(X, layers),
            "A layer is an object, not a function: `layer.forward(X)`.",
        ),
    ],
    hints=["A loop: `for layer in layers`.", "The output takes the place of the input: `X = layer.forward(X)`."],
    promises=[Rows("layers"), Sizes(X="n d")],
)


def _multiplied(dY, layers):
    for layer in reversed(layers):
        dY = dY * layer.backward(dY)
    return dY


network_backward = Exercise(
    "network_backward",
    "And down again",
    (
        r"`dY`: slopes of the network's output; `layers`: as above, after a forward pass {given} {Rows} {Sizes} $\to$ "
        r"the slopes of "
        "the network's input. {cases} The list stays as it is. {kept} No layers: `dY` itself. {none}"
    ),
    parts=[
        Part("one layer, three, four", [Case(X_IN, LAYERS[:1]), Case(X_IN, LAYERS[1:]), Case(X_IN, LAYERS)]),
        Part("none", [Case(X_IN, []), Case(X_IN, LAYERS[:1])]),
    ],
    wrong=[
        Wrong(
            "from the bottom",
            through(lambda layers: layers, "backward"),
            "You began with the first layer. On the way down the last comes first.",
        ),
        Wrong(
            "forward",
            through(lambda layers: layers[::-1], "forward"),
            "You called forward. On the way down it is backward.",
        ),
        Wrong(
            "forward, from the bottom",
            through(lambda layers: layers, "forward"),
            "That is the way up. Down: backward, from the last layer to the first.",
        ),
        Wrong(
            "stops above the first",
            through(lambda layers: layers[:0:-1], "backward"),
            "The first layer is missing: `range(len(layers) - 1, 0, -1)` stops before 0.",
        ),
        Wrong(
            "each from dY",
            lambda dY, layers: ([dY] + [layer.backward(dY) for layer in layers[::-1]])[-1],
            "You gave dY to every layer. Each takes in what the one above handed down.",
        ),
        Wrong(
            "without the top",
            through(lambda layers: layers[:-1][::-1], "backward"),
            "The last layer is missing: on the way down it is the first to work.",
        ),
        Wrong(
            "return in the loop",
            lambda dY, layers: next((layer.backward(dY) for layer in reversed(layers)), None),
            "Only the last layer has worked: your `return` stands inside the loop.",
        ),
        Wrong(
            "all slopes",
            lambda dY, layers: [(dY := layer.backward(dY)) for layer in reversed(layers)],
            "You gave back the slopes of all layers. Those of the input are asked, the last ones of the way down.",
        ),
        Wrong(
            "from minus zero",
            through(lambda layers: [layers[-i] for i in range(len(layers))], "backward"),
            "`layers[-0]` is `layers[0]`, the first one. Count from 1, or take `reversed(layers)`.",
        ),
        Wrong(
            "added up",
            lambda dY, layers: sum(layer.backward(dY) for layer in layers),
            "You added up what the layers give. Each takes in what the one above handed down.",
        ),
        Wrong(
            "multiplied once more",
            lambda dY, layers: _multiplied(dY, layers),
            "You multiplied by dY once more. A layer's backward has done that already.",
        ),
    ],
    hints=["`reversed(layers)` goes through a list from its end and leaves it alone.", "`dY = layer.backward(dY)`"],
    promises=[Rows("layers"), Sizes(dY="n d")],
)

# --- quiz -------------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "good_starts",
    "Good starts and bad ones",
    [
        Question(
            "twins",
            "All weights start at 0.5. After long training a hidden layer of 100 neurons is worth as much as",
            [
                Choice(
                    "100 neurons: training pulls them apart.",
                    "Equal slopes move equal weights equally, step after step.",
                ),
                Choice("a layer of one neuron.", "Right: all 100 compute the same.", right=True),
                Choice(
                    "no layer at all.", "They do learn, all the same thing. It is zeros that learn (almost) nothing."
                ),
                Choice("50 neurons, half of them on.", "They are all on or all off together."),
            ],
        ),
        Question(
            "biases",
            "Biases usually start at 0. Why is that no disaster?",
            [
                Choice(
                    "Random weights already make the neurons differ.",
                    "Right: one side that differs is enough.",
                    right=True,
                ),
                Choice("Biases are not trained.", "They are, like the weights."),
                Choice("A bias of 0 saves memory.", "It is stored all the same."),
                Choice("Their slope is always 0 in the first step.", "It is the sum of dZ over the batch, rarely 0."),
            ],
        ),
        Question(
            "variance",
            "A paper writes w ~ N(0, 0.0004). What goes into rng.normal(0, ?, size)?",
            [
                Choice("0.0004", "That is the variance; NumPy wants the standard deviation."),
                Choice("0.02", "Right, if the paper writes the variance, as is usual: sqrt(0.0004).", right=True),
                Choice("0.00000016", "You squared it. The standard deviation is the root of the variance."),
                Choice("0.0002", "Half is not the root."),
            ],
        ),
        Question(
            "he",
            "Why is He's variance twice 1 / d_in?",
            [
                Choice("Since slopes come back as well.", "That is Xavier's mean of d_in and d_out."),
                Choice(
                    "To make up for the half that ReLU cuts off.",
                    "Right: with negative sums set to 0, half of the mean square arrives.",
                    right=True,
                ),
                Choice("Because larger weights learn faster.", "Too large ones saturate or blow up: 20 layers, 10^17."),
                Choice("Because each layer has weights and biases.", "The biases start at 0 and have no spread."),
            ],
        ),
        Question(
            "convex",
            "Sixteen starts, and some end at a loss of 0.35 instead of 0.002. What does that show?",
            [
                Choice(
                    "The learning rate was too large.",
                    "The same rate served the others well, and the loss stands still.",
                ),
                Choice("Their gradients were computed wrongly.", "The same code ran all sixteen."),
                Choice(
                    "The loss has other places than the best one where descent comes to rest or nearly so.",
                    "Right: it is not convex, and where you start decides where you end.",
                    right=True,
                ),
                Choice("XOR cannot be learnt by two hidden neurons.", "The others have learnt it."),
            ],
        ),
    ],
)

EXERCISES = [
    moves_from_zero,
    different_neurons,
    spread_after,
    width_that_halves,
    normal_weights,
    xavier_weights,
    he_weights,
    batch_norm_exercise,
    DenseLayer,
    ActivationLayer,
    network_forward,
    network_backward,
    quiz,
]
