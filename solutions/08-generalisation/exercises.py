"""What lesson 8 asks, and what it answers to the usual mistakes."""

import numpy as np

from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Within, Wrong, about, with_readings
from nnkit.check.promises import At, Between, Dtypes, Holds, New, Numbers, Rows, Sizes

# --- the explorer ---------------------------------------------------------------------------------------------------


# what `Overfitting` says with the penalty 0.001
ERRORS = {"exponent": -3, "test": 0.0939, "training": 0.0043, "epoch": 1020}

best_penalty = Exercise(
    "best_penalty",
    "The penalty that suits",
    (
        "Leave everything in the explorer as it starts (30 neurons, 12 points, noise 0.3, no dropout, all epochs) "
        r"and move only the penalty. {about} At which $\lambda$ is the **test** error at the end lowest? {cases} The "
        "number, e.g. 0.02; near the best will do. {cases}"
    ),
    kind="value",
    rtol=0.35,  # how near a number must come to be told its misconception
    parts=[
        Part(
            "the penalty",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=Within(0.0004, 0.0032),
                small="with a penalty of {number:g} the test error is not yet lowest: go to the right",
                large="a penalty of {number:g} is too strong, and the test error grows again: go to the left",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "no penalty",
                0.0,
                "With no penalty the curve swings through every point: the test error can fall further.",
            ),
            Wrong(
                "best for training",
                1e-6,
                "That is lowest for the TRAINING error. Watch the test error, the other curve.",
            ),
            Wrong("far too strong", 0.3, "So strong a penalty flattens the curve: now BOTH errors are large."),
            Wrong(
                "the strongest",
                1.0,
                "So strong a penalty flattens the curve: now BOTH errors are large. Go to the left.",
            ),
            Wrong(
                "too strong, or the error",
                0.1,
                "With a penalty of about 0.1 both errors are large: go to the left. (Did you read off the error? Asked "
                "is the penalty that gives it.)",
            ),
            Wrong(
                "hardly any",
                1e-4,
                "Hardly any penalty yet: go to the right and watch the test error fall further.",
            ),
            Wrong("too strong", 0.01, "Somewhat too strong: go to the left and watch the test error fall further."),
        ],
        right=0.001,
        run=lambda: ERRORS,
        asks="the penalty",
        asked=lambda said: 10 ** said["exponent"],
        reads={
            "the exponent of the penalty": lambda said: said["exponent"],
            "the test error at the end with the best penalty": lambda said: said["test"],
            "the training error at the end with the best penalty": lambda said: said["training"],
            "the test error at the end with no penalty": lambda said: 0.1122,
            "the best test error with no penalty": lambda said: 0.0964,
            "the epoch of the best test error with no penalty": lambda said: 252,
            "the epoch of the best test error": lambda said: said["epoch"],
            "the number of epochs": lambda said: 1200,
            "the noise alone": lambda said: 0.09,
            "the standard deviation of the noise": lambda said: 0.3,
            "the number of points": lambda said: 12,
            "the number of neurons": lambda said: 30,
        },
        within=0.0022,
    ),
    hints=[
        "Click the slider and use the arrow keys: one step at a time, from left to right.",
        "The test error falls, and then rises. The lowest is between 1e-4 and 1e-2.",
    ],
)

# --- piles ----------------------------------------------------------------------------------------------------------

EVEN = np.array([3, 8, 0, 5, 9, 1, 6, 2, 7, 4])
ORDER = np.array([7, 2, 9, 0, 5, 3, 8, 1, 6, 4])
LONG = np.array([11, 4, 0, 8, 2, 6, 10, 1, 12, 3, 9, 7, 5])


def cut(order, n_val, n_test):
    return order[n_val + n_test :], order[:n_val], order[n_val : n_val + n_test]


three_piles = Exercise(
    "three_piles",
    "Three piles",
    (
        "`three_piles(order, n_val, n_test)`: `order (n,)` holds 0 ... n - 1, already shuffled. {given} Give back "
        "three arrays of indices (training, validation, test): `n_val` for validation, `n_test` for the test, the "
        "rest for training; each index in exactly one. {cases} Which part of `order` goes where is free. {free}"
    ),
    parts=[
        Part("ten and thirteen", [Case(ORDER, 2, 3), Case(LONG, 3, 4)], judge=Judge("piles.three_piles")),
        Part("an empty pile", [Case(ORDER, 0, 4), Case(LONG, 5, 0)], judge=Judge("piles.three_piles")),
    ],
    wrong=[
        Wrong(
            "not shuffled",
            lambda order, n_val, n_test: cut(np.arange(len(order)), n_val, n_test),
            "You cut 0 ... n - 1 in their order. Data often come sorted; use the shuffled `order`.",
        ),
        Wrong(
            "test and validation overlap",
            lambda order, n_val, n_test: (order[n_val + n_test :], order[:n_val], order[:n_test]),
            "Validation and test begin with the same indices: what was chosen on is tested on.",
        ),
        Wrong(
            "training keeps everything",
            lambda order, n_val, n_test: (order, order[:n_val], order[n_val : n_val + n_test]),
            "Your training pile holds all rows, those of the test too.",
        ),
        Wrong(
            "in yet another sequence",
            lambda order, n_val, n_test: tuple(cut(order, n_val, n_test)[i] for i in (0, 2, 1)),
            "The piles are right, but in the wrong sequence: training, validation, test.",
        ),
        Wrong(
            "the test's rows in training",
            lambda order, n_val, n_test: (order[n_val:], order[:n_val], order[n_val : n_val + n_test]),
            "The rows of your test pile are in the training pile as well.",
        ),
        Wrong(
            "validation's rows in training",
            lambda order, n_val, n_test: (order[n_test:], order[n_test : n_test + n_val], order[:n_test]),
            "The rows of your validation pile are in the training pile as well.",
        ),
        Wrong(
            "a negative end for the test",
            lambda order, n_val, n_test: (order[n_val:-n_test], order[:n_val], order[-n_test:]),
            "`order[-0:]` is everything and `order[n_val:-0]` nothing: with an empty pile, counting from the end "
            "goes wrong.",
        ),
        Wrong(
            "negative ends",
            lambda order, n_val, n_test: (
                order[: -n_val - n_test],
                order[-n_val - n_test : -n_test],
                order[-n_test:],
            ),
            "`order[-0:]` is everything and `order[:-0]` nothing: with an empty pile, counting from the end "
            "goes wrong.",
        ),
        Wrong(
            "in another sequence",
            lambda order, n_val, n_test: (order[:n_val], order[n_val : n_val + n_test], order[n_val + n_test :]),
            "The piles are right, but in the wrong sequence: training, validation, test.",
        ),
        Wrong(
            "rest forgotten",
            lambda order, n_val, n_test: (
                order[n_val + n_test : -1],
                order[:n_val],
                order[n_val : n_val + n_test],
            ),
            "The last index is in no pile: a slice `[a:-1]` leaves it out; `[a:]` does not.",
        ),
    ],
    hints=["A slice for each pile; they must not overlap.", "Cut at n_val and at n_val + n_test."],
)

OF_A_LINE = "line {number:g} is not it: from which rows does it compute something, and for which?"

leaking_line = Exercise(
    "leaking_line",
    "Find the leak",
    "The number of the line that leaks. {cases}",
    kind="value",
    rtol=0.01,
    parts=[
        Part(
            "the line",
            [Case()],
            judge=Judge("answer.like", answer=about(3), small=OF_A_LINE, large=OF_A_LINE),
        )
    ],
    wrong=[
        Wrong("reading", 1, "Reading all rows is no leak: nothing is computed from them yet."),
        Wrong("labels apart", 2, "That only parts features from labels. No row learns of another one."),
        Wrong("shuffling", 4, "A shuffled order knows nothing of the numbers in the rows."),
        Wrong("cutting", 5, "Cutting is right. But what had happened to X before?"),
        Wrong("fitting", 6, "`fit` sees training rows only. But what is in these rows by now?"),
        Wrong("testing", 7, "That is what test rows are for."),
    ],
    hints=["In which line does a training row change because of a test row?"],
)

ROWS = np.array(
    [[1.0, 20.0, 5.0], [2.0, -10.0, 5.0], [4.0, 0.0, 5.0], [10.0, 30.0, 5.0], [-3.0, 15.0, 5.0], [0.5, 2.0, 7.0]]
)
SOME = np.array([[0.2, -1.0], [3.0, 4.0], [-2.0, 0.5], [8.0, 1.0], [1.0, 9.0], [-6.0, 2.5], [0.0, 0.3]])


def scaled(X, train, test, mean_of, sd_of, ddof=0):
    sd = sd_of.std(axis=0, ddof=ddof)
    sd = np.where(sd == 0, 1, sd)
    return (X[train] - mean_of.mean(axis=0)) / sd, (X[test] - mean_of.mean(axis=0)) / sd


def a_constant_column_becomes_0(X, train, test):
    sd = X[train].std(axis=0)
    return tuple(rows * (sd > 0) for rows in scaled(X, train, test, X[train], X[train]))


leak_free = Exercise(
    "leak_free",
    "Standardise without a leak",
    (
        "`leak_free(X, train, test)`: `X (n, d)`, floats or whole numbers, {Dtypes} `train` and `test` arrays of "
        "row numbers. {given} Give back a pair of new arrays `(X_train, X_test)`, each column moved and scaled so that "
        "the **training** rows have mean 0 and standard deviation 1 (`np.std` as it is). {cases} {New} A column that "
        "is "
        "constant in training (a whole number here, so that its deviation is exactly 0) is only moved. {a constant "
        "column} `X` stays as it was. "
        "{kept}"
    ),
    promises=[New("X"), Dtypes("X")],
    parts=[
        Part("seven rows", [Case(SOME, np.array([0, 2, 3, 5]), np.array([1, 4, 6]))], points=2),
        Part("a constant column", [Case(ROWS, np.array([4, 1, 0, 2]), np.array([5, 3]))]),
    ],
    wrong=[
        Wrong(
            "all rows",
            lambda X, train, test: scaled(X, train, test, X, X),
            "That is the leak again: mean and deviation come from all rows. Take them from X[train].",
        ),
        Wrong(
            "the test by itself",
            lambda X, train, test: (
                scaled(X, train, test, X[train], X[train])[0],
                scaled(X, train, test, X[test], X[test])[1],
            ),
            "You standardise the test rows by their own mean. One test row alone would always become 0. Use "
            "training's.",
        ),
        Wrong(
            "constant column gives nan",
            lambda X, train, test: (
                (X[train] - X[train].mean(axis=0)) / X[train].std(axis=0),
                (X[test] - X[train].mean(axis=0)) / X[train].std(axis=0),
            ),
            "A column that is constant in training has deviation 0, and you divide by it. Divide it by 1 instead.",
        ),
        Wrong(
            "all rows, and a constant column gives nan",
            lambda X, train, test: tuple(((X - X.mean(axis=0)) / X.std(axis=0))[rows] for rows in (train, test)),
            "That is the leak again: mean and deviation come from all rows. Take them from X[train].",
        ),
        Wrong(
            "the test by itself, and a constant column gives nan",
            lambda X, train, test: tuple(
                (X[rows] - X[rows].mean(axis=0)) / X[rows].std(axis=0) for rows in (train, test)
            ),
            "You standardise the test rows by their own mean. One test row alone would always become 0. Use "
            "training's.",
        ),
        Wrong(
            "a tiny number added",
            lambda X, train, test: tuple(
                (X[rows] - X[train].mean(axis=0)) / (X[train].std(axis=0) + 1e-8) for rows in (train, test)
            ),
            "A column that is constant in training is divided by the tiny number that you add, and a test row may "
            "become huge. Divide it by 1.",
        ),
        Wrong(
            "a constant column becomes 0",
            a_constant_column_becomes_0,
            "A column that is constant in training becomes 0 in the test rows as well. There it may differ: it is only "
            "moved.",
        ),
        Wrong(
            "the deviation of all rows",
            lambda X, train, test: scaled(X, train, test, X[train], X),
            "The mean comes from the training rows, the deviation from all: that leaks too.",
        ),
        Wrong(
            "the mean of all rows",
            lambda X, train, test: scaled(X, train, test, X, X[train]),
            "The deviation comes from the training rows, the mean from all: that leaks too.",
        ),
        Wrong(
            "the test as it was",
            lambda X, train, test: (scaled(X, train, test, X[train], X[train])[0], X[test]),
            "You left the test rows as they were. They are moved and scaled too, by training's mean and deviation.",
        ),
        Wrong(
            "each row by itself",
            lambda X, train, test: tuple(
                (X[rows] - X[rows].mean(axis=1, keepdims=True)) / X[rows].std(axis=1, keepdims=True)
                for rows in (train, test)
            ),
            "You standardise each ROW by itself. Each COLUMN has one mean: axis=0.",
        ),
        Wrong(
            "the test first",
            lambda X, train, test: scaled(X, train, test, X[train], X[train])[::-1],
            "The two are right, but in the other sequence: first training, then test.",
        ),
        Wrong(
            "over the wrong axis",
            lambda X, train, test: (
                (X[train] - X[train].mean()) / X[train].std(),
                (X[test] - X[train].mean()) / X[train].std(),
            ),
            "One mean for the whole table. Each column has its own: axis=0.",
        ),
        Wrong(
            "divided by the variance",
            lambda X, train, test: tuple(
                (X[rows] - X[train].mean(axis=0)) / np.where(X[train].var(axis=0) == 0, 1, X[train].var(axis=0))
                for rows in (train, test)
            ),
            "You divided by the variance. The standard deviation is its root.",
        ),
        Wrong(
            "n - 1",
            lambda X, train, test: scaled(X, train, test, X[train], X[train], ddof=1),
            "You divide by n - 1 inside the deviation (ddof=1). Here it is np.std as it is.",
        ),
        Wrong(
            "only moved",
            lambda X, train, test: (X[train] - X[train].mean(axis=0), X[test] - X[train].mean(axis=0)),
            "The means are gone, but each column still has its old spread.",
        ),
    ],
    hints=[
        "Compute mean and deviation once, from X[train], with axis=0.",
        "Then use the same two for both. `np.where(sd == 0, 1, sd)` guards the constant column.",
    ],
    never={
        "one row of a matrix": "a row has a deviation of 0",
        "a square matrix": "the rows are chosen by their numbers",
    },
)


def cut_into(order, size):
    return [order[i : i + size] for i in range(0, len(order), size)]


folds_exercise = Exercise(
    "folds",
    "Folds",
    (
        r"`folds(order, k)`: `order (n,)` holds 0 ... n - 1, already shuffled, and $2 \le k \le n$. {given} Give back "
        "a list of `k` arrays of indices; each index stands in exactly one, and their sizes are equal or one apart. "
        "{cases} Which goes where is free. {free}"
    ),
    parts=[
        Part(
            "it comes out even", [Case(np.concatenate([LONG, [13, 14]]), 5), Case(EVEN, 2)], judge=Judge("piles.folds")
        ),
        Part("it does not", [Case(LONG, 4), Case(ORDER, 3), Case(LONG, 5)], judge=Judge("piles.folds")),
    ],
    wrong=[
        Wrong(
            "the rest in the last",
            lambda order, k: [
                order[i * (len(order) // k) : (i + 1) * (len(order) // k) if i < k - 1 else None] for i in range(k)
            ],
            "The last fold gets all that is left over, so it is larger by more than one. Spread the rest.",
        ),
        Wrong(
            "the rest dropped",
            lambda order, k: [order[i * (len(order) // k) : (i + 1) * (len(order) // k)] for i in range(k)],
            "What does not come out even is in no fold.",
        ),
        Wrong(
            "not shuffled",
            lambda order, k: np.array_split(np.arange(len(order)), k),
            "You cut 0 ... n - 1 in their order: a fold of neighbours. Cut the shuffled `order`.",
        ),
        Wrong(
            "dealt out unshuffled",
            lambda order, k: [np.arange(len(order))[i::k] for i in range(k)],
            "You deal out 0 ... n - 1 as they stand. Deal out the shuffled `order`: `order[i::k]`.",
        ),
        Wrong(
            "as large as the largest",
            lambda order, k: cut_into(order, -(-len(order) // k)),
            "You round the size up, so the last fold gets less, or nothing. Sizes may be one apart, no more.",
        ),
        Wrong(
            "one fold too many",
            lambda order, k: cut_into(order, len(order) // k),
            "You round the size down and go on to the end: the rest makes one fold too many.",
        ),
        Wrong(
            "k for the size",
            lambda order, k: [order[i : i + k] for i in range(0, len(order), k)],
            "k is the number of folds, and you took it for the size of each.",
        ),
        Wrong(
            "the rows to train on",
            lambda order, k: [np.setdiff1d(order, part) for part in np.array_split(order, k)],
            "Those are the rows to train on. A fold holds the rows that are kept aside.",
        ),
    ],
    hints=["n is rarely a multiple of k: the first n % k folds take one more.", "Or every k-th index: order[i::k]."],
    never={"many rows": "a judge counts what each fold holds"},
)

# --- penalties ------------------------------------------------------------------------------------------------------

NET = [
    (np.array([[3.0, -4.0, 0.5], [0.0, 1.5, -2.0]]), np.array([7.0, -1.0, 2.0])),
    (np.array([[2.0], [-0.25], [1.0]]), np.array([-5.0])),
]
ONE = [(np.array([[3.0], [-4.0]]), np.array([7.0]))]
DEEP = [
    (np.array([[0.5, -0.5]]), np.array([1.0, 2.0])),
    (np.array([[1.0, 0.0, -3.0], [0.2, 0.1, 0.7]]), np.array([0.3, 0.0, -0.4])),
    (np.array([[-1.0], [2.0], [0.6]]), np.array([0.9])),
]


def penalty(value_of, slope_of, *, biases=False, scale=1.0, slope_scale=1.0):
    """value and gradients of a penalty, right or wrong in one way."""

    def answer(layers, strength):
        value = scale * strength * sum(value_of(W) + (value_of(b) if biases else 0) for W, b in layers)
        gradients = [
            (
                slope_scale * strength * slope_of(W),
                slope_scale * strength * slope_of(b) if biases else np.zeros_like(b),
            )
            for W, b in layers
        ]
        return float(value), gradients

    return answer


def squares(w):
    return (w**2).sum()


def sizes(w):
    return np.abs(w).sum()


def no_gradient(value_of, scale):
    return lambda layers, strength: (
        float(scale * strength * sum(value_of(W) for W, _ in layers)),
        [(np.zeros_like(W), np.zeros_like(b)) for W, b in layers],
    )


def only_a_0_for_b(value_and_gradients):
    value, gradients = value_and_gradients
    return value, [(dW, 0) for dW, _ in gradients]


PAIRS = (
    "{cases} `layers`: a list of pairs `(W, b)` of arrays; weights may be large, tiny or 0. {Numbers} {Rows} Give back "
    "`(value, gradients)`: a number, and a list of pairs `(dW, db)` of the shapes of `W` and `b`. {cases} "
    "Biases are not penalised: `db` is 0. {cases}"
)

l2_penalty = Exercise(
    "l2_penalty",
    "L2, value and gradient",
    "`l2_penalty(layers, strength)`: $\\frac{\\lambda}{2} \\sum w^2$ over all weights, $\\lambda$ = `strength`. "
    + PAIRS,
    promises=[Rows("layers"), Numbers("layers")],
    parts=[
        Part("one neuron", [Case(ONE, 0.1)]),
        Part("two layers, three layers", [Case(NET, 0.03), Case(DEEP, 0.7)], points=2),
    ],
    wrong=[
        Wrong(
            "biases penalised",
            penalty(squares, lambda w: w, biases=True, scale=0.5),
            "You penalise the biases as well. A bias shifts a curve and does not make it steep: leave it alone.",
        ),
        Wrong(
            "biases in the value",
            lambda layers, strength: (
                penalty(squares, lambda w: w, biases=True, scale=0.5)(layers, strength)[0],
                penalty(squares, lambda w: w)(layers, strength)[1],
            ),
            "Your gradient is right. Your value counts the biases: leave them alone in both.",
        ),
        Wrong(
            "biases in the gradient",
            lambda layers, strength: (
                penalty(squares, lambda w: w, scale=0.5)(layers, strength)[0],
                penalty(squares, lambda w: w, biases=True)(layers, strength)[1],
            ),
            "Your gradient pulls at the biases, your value does not count them. Leave them alone in both: db is 0.",
        ),
        Wrong(
            "strength forgotten in the gradient",
            lambda layers, strength: (
                penalty(squares, lambda w: w, scale=0.5)(layers, strength)[0],
                penalty(squares, lambda w: w)(layers, 1.0)[1],
            ),
            "The gradient lacks its factor lambda.",
        ),
        Wrong(
            "strength forgotten in the value",
            lambda layers, strength: (
                penalty(squares, lambda w: w, scale=0.5)(layers, 1.0)[0],
                penalty(squares, lambda w: w)(layers, strength)[1],
            ),
            "The value lacks its factor lambda.",
        ),
        Wrong(
            "strength forgotten",
            lambda layers, strength: penalty(squares, lambda w: w, scale=0.5)(layers, 1.0),
            "`strength` is never used: lambda multiplies the value and the gradient.",
        ),
        Wrong(
            "the root for each layer",
            penalty(lambda W: np.sqrt(squares(W)), lambda w: w, scale=0.5),
            "You took the root: the length of each layer's weights, not its square.",
        ),
        Wrong(
            "the mean for each layer",
            penalty(lambda W: squares(W) / np.size(W), lambda w: w, scale=0.5),
            "You averaged the squares. The penalty is their sum.",
        ),
        Wrong(
            "summed, then squared",
            penalty(lambda W: W.sum() ** 2, lambda w: w, scale=0.5),
            "You add up the weights and square the sum, where both signs cancel. First square, then add up.",
        ),
        Wrong(
            "one 0 for all biases",
            lambda layers, strength: only_a_0_for_b(penalty(squares, lambda w: w, scale=0.5)(layers, strength)),
            "Your db is one number. It has the shape of b: `np.zeros_like(b)`.",
        ),
        Wrong(
            "only the value",
            lambda layers, strength: penalty(squares, lambda w: w, scale=0.5)(layers, strength)[0],
            "Two things are asked: the value, and the list of gradients.",
        ),
        Wrong(
            "the half lost in the value",
            penalty(squares, lambda w: w),
            "Your value is twice the one asked for: the half is missing. Then the gradient no longer belongs to it.",
        ),
        Wrong(
            "the half in the gradient",
            penalty(squares, lambda w: w, scale=0.5, slope_scale=0.5),
            "Your gradient is half of what it should be: the 2 of the square cancels the 1/2.",
        ),
        Wrong(
            "a 2 in the gradient",
            penalty(squares, lambda w: w, scale=0.5, slope_scale=2.0),
            "Your gradient is twice what it should be. With the 1/2 in front, the slope of w^2/2 is w.",
        ),
        Wrong(
            "no half at all",
            penalty(squares, lambda w: w, slope_scale=2.0),
            "That is Keras' convention, without the 1/2: value and gradient are both twice too large here.",
        ),
        Wrong(
            "value without gradient",
            no_gradient(squares, 0.5),
            "The loss is changed, but the gradient is not: training would never notice the penalty.",
        ),
        Wrong(
            "L1",
            penalty(sizes, np.sign),
            "That is L1, with sizes and signs. Here it is squares.",
        ),
        Wrong(
            "the root",
            lambda layers, strength: (
                float(strength / 2 * np.sqrt(sum(squares(W) for W, _ in layers))),
                [(strength * W, np.zeros_like(b)) for W, b in layers],
            ),
            "You took the root: the length of the weights, not its square.",
        ),
        Wrong(
            "the mean",
            lambda layers, strength: (
                float(strength / 2 * np.mean(np.concatenate([W.ravel() ** 2 for W, _ in layers]))),
                [(strength * W, np.zeros_like(b)) for W, b in layers],
            ),
            "You averaged the squares. The penalty is their sum.",
        ),
        Wrong(
            "uphill",
            penalty(squares, lambda w: -w, scale=0.5),
            "The sign of the gradient is turned: with it, weights would grow.",
        ),
    ],
    hints=[
        "Compute the example of the text by hand first: W = (3, -4), lambda = 0.1.",
        "The gradient of lambda/2 w^2 is lambda w, entry by entry. For b: zeros of its shape.",
    ],
)

l1_penalty = Exercise(
    "l1_penalty",
    "L1, value and gradient",
    "`l1_penalty(layers, strength)`: $\\lambda \\sum |w|$ over all weights, $\\lambda$ = `strength`; where a "
    "weight is exactly 0, its "
    "slope is 0. " + PAIRS,
    promises=[Rows("layers"), Numbers("layers")],
    parts=[
        Part("one neuron", [Case(ONE, 0.1)]),
        Part("two layers, three layers", [Case(NET, 0.03), Case(DEEP, 0.7)]),
    ],
    wrong=[
        Wrong(
            "biases penalised",
            penalty(sizes, np.sign, biases=True),
            "You penalise the biases as well. Leave them alone: db is 0.",
        ),
        Wrong(
            "biases in the value",
            lambda layers, strength: (
                penalty(sizes, np.sign, biases=True)(layers, strength)[0],
                penalty(sizes, np.sign)(layers, strength)[1],
            ),
            "Your gradient is right. Your value counts the biases: leave them alone in both.",
        ),
        Wrong(
            "biases in the gradient",
            lambda layers, strength: (
                penalty(sizes, np.sign)(layers, strength)[0],
                penalty(sizes, np.sign, biases=True)(layers, strength)[1],
            ),
            "Your gradient pulls at the biases, your value does not count them. Leave them alone in both: db is 0.",
        ),
        Wrong(
            "strength forgotten in the value",
            lambda layers, strength: (
                penalty(sizes, np.sign)(layers, 1.0)[0],
                penalty(sizes, np.sign)(layers, strength)[1],
            ),
            "The value lacks its factor lambda.",
        ),
        Wrong(
            "strength forgotten",
            lambda layers, strength: penalty(sizes, np.sign)(layers, 1.0),
            "`strength` is never used: lambda multiplies the value and the gradient.",
        ),
        Wrong(
            "L2",
            penalty(squares, lambda w: w, scale=0.5),
            "That is L2, with squares. Here it is sizes, and their slope is a sign.",
        ),
        Wrong(
            "the signs lost in the value",
            penalty(np.sum, np.sign),
            "You added the weights with their signs: a weight of -4 would be rewarded. It is their size that costs.",
        ),
        Wrong(
            "the size of the sum",
            penalty(lambda W: abs(W.sum()), np.sign),
            "You add up first and take the size of the sum, where both signs cancel. First the sizes, then the sum.",
        ),
        Wrong(
            "pushed away from 0",
            penalty(sizes, lambda w: np.where(w > 0, 1.0, -1.0)),
            "A weight that is exactly 0 is pushed away from 0 with yours. Its slope is 0: `np.sign`.",
        ),
        Wrong(
            "0 by 0",
            penalty(sizes, lambda w: np.divide(w, np.abs(w))),
            "W / |W| is nan where a weight is exactly 0. Its slope is 0: `np.sign`.",
        ),
        Wrong(
            "the mean for each layer",
            penalty(lambda W: sizes(W) / np.size(W), np.sign),
            "You averaged the sizes. The penalty is their sum.",
        ),
        Wrong(
            "one 0 for all biases",
            lambda layers, strength: only_a_0_for_b(penalty(sizes, np.sign)(layers, strength)),
            "Your db is one number. It has the shape of b: `np.zeros_like(b)`.",
        ),
        Wrong(
            "only the value",
            lambda layers, strength: penalty(sizes, np.sign)(layers, strength)[0],
            "Two things are asked: the value, and the list of gradients.",
        ),
        Wrong(
            "gradient of L2",
            penalty(sizes, lambda w: w),
            "The value is L1's, the gradient is L2's. The slope of |w| is the sign of w, whatever its size.",
        ),
        Wrong(
            "half",
            penalty(sizes, np.sign, scale=0.5),
            "There is no 1/2 in L1: it belongs to the square.",
        ),
        Wrong(
            "without absolute value",
            penalty(np.sum, np.ones_like),
            "You added the weights with their signs: a weight of -4 would be rewarded. It is their size that costs.",
        ),
        Wrong(
            "value without gradient",
            no_gradient(sizes, 1.0),
            "The loss is changed, but the gradient is not: training would never notice the penalty.",
        ),
        Wrong(
            "strength forgotten in the gradient",
            lambda layers, strength: (
                float(strength * sum(sizes(W) for W, _ in layers)),
                [(np.sign(W), np.zeros_like(b)) for W, b in layers],
            ),
            "The gradient lacks its factor lambda.",
        ),
        Wrong(
            "one at zero",
            penalty(sizes, lambda w: np.where(w >= 0, 1.0, -1.0)),
            "A weight that is exactly 0 is pushed away from 0 with yours. Its slope is 0: `np.sign`.",
        ),
        Wrong(
            "uphill",
            penalty(sizes, lambda w: -np.sign(w)),
            "The sign of the gradient is turned: with it, weights would grow.",
        ),
    ],
    hints=["The slope of |w| is 1 for w > 0, -1 for w < 0.", "`np.sign`, entry by entry, times lambda."],
)

# --- dropout --------------------------------------------------------------------------------------------------------

A_SMALL = np.array([[2.0, -1.0, 0.5, 3.0], [1.5, 4.0, -2.0, 0.25], [-0.5, 1.0, 2.5, -3.0]])
DRAWS = np.array([[0.05, 0.9, 0.31, 0.6], [0.75, 0.15, 0.28, 0.99], [0.45, 0.32, 0.01, 0.7]])


def dropped(A, p, draws):
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


dropout_forward = Exercise(
    "dropout_forward",
    "Dropout, forward",
    (
        "`dropout_forward(A, p, draws, training)`: `A (n, d)`; `draws (n, d)` are random numbers from 0 to 1, one "
        "for each output; {given} {Sizes} $0 \\le p < 1$. {Between} {p = 0} Give back `(out, mask)`, both "
        "`(n, d)`. {cases}\n\n"
        "- `training` true: an output whose draw is **below p** (not equal to it) becomes 0, {At} the others are "
        "divided by $1 - p$; `mask` is what `A` was multiplied by; {cases}\n"
        "- else: `out` equals `A`, and `mask` is all ones. {at evaluation}"
    ),
    promises=[At("draws", "p"), Between("p", 0, 1), Sizes(A="n d", draws="n d")],
    parts=[
        Part(
            "in training",
            [Case(A_SMALL, 0.3, DRAWS, True), Case(A_SMALL.T.copy(), 0.65, DRAWS.T.copy(), True)],
            points=2,
            judge=Judge("piles.by_the_draws"),
        ),
        Part("at evaluation", [Case(A_SMALL, 0.3, DRAWS, False)]),
        Part("p = 0", [Case(A_SMALL, 0.0, DRAWS, True)], points=0.5),
    ],
    wrong=[
        Wrong(
            "not scaled",
            lambda A, p, draws, training: (
                (A * (draws >= p), (draws >= p) * 1.0) if training else (A.copy(), np.ones_like(A))
            ),
            "What stays is not scaled: on average the next layer gets a share 1 - p of what it gets at evaluation.",
        ),
        Wrong(
            "scaled by 1 - p",
            lambda A, p, draws, training: (
                (A * (draws >= p) * (1 - p), (draws >= p) * (1 - p)) if training else (A.copy(), np.ones_like(A))
            ),
            "You multiplied by 1 - p. What stays must become LARGER, to make up for what is missing: divide.",
        ),
        Wrong(
            "divided by p",
            lambda A, p, draws, training: (
                (A * (draws >= p) / np.float64(p), (draws >= p) / np.float64(p))
                if training
                else (A.copy(), np.ones_like(A))
            ),
            "You divide by p, the share that is dropped. The share that stays is 1 - p.",
        ),
        Wrong(
            "keeps what should go",
            lambda A, p, draws, training: (
                (A * (draws < p) / (1 - p), (draws < p) / (1 - p)) if training else (A.copy(), np.ones_like(A))
            ),
            "You keep the outputs whose draw is below p: those are to be dropped.",
        ),
        Wrong(
            "active at evaluation",
            lambda A, p, draws, training: (A * (draws >= p) / (1 - p), (draws >= p) / (1 - p)),
            "You drop at evaluation too. There all neurons work, and answers must not depend on luck.",
        ),
        Wrong(
            "scaled at evaluation",
            lambda A, p, draws, training: (
                (A * (draws >= p), (draws >= p) * 1.0) if training else (A * (1 - p), np.full_like(A, 1 - p))
            ),
            "That is the old way: scale at evaluation. Inverted dropout scales in training and leaves "
            "evaluation alone.",
        ),
        Wrong(
            "scaled at evaluation, and not told",
            lambda A, p, draws, training: (
                (A * (draws >= p), (draws >= p) * 1.0) if training else (A * (1 - p), np.ones_like(A))
            ),
            "That is the old way: scale at evaluation. Inverted dropout scales in training and leaves "
            "evaluation alone.",
        ),
        Wrong(
            "scaled at both times",
            lambda A, p, draws, training: dropped(A, p, draws) if training else (A * (1 - p), np.ones_like(A)),
            "You scale in training, and at evaluation again. One of them is enough, and here it is training.",
        ),
        Wrong(
            "enlarged at evaluation",
            lambda A, p, draws, training: (
                dropped(A, p, draws) if training else (A / (1 - p), np.ones_like(A) / (1 - p))
            ),
            "At evaluation all neurons work, and nothing has to be made up for: leave A as it is.",
        ),
        Wrong(
            "scaled twice",
            lambda A, p, draws, training: (
                (A * (draws >= p) / (1 - p) ** 2, (draws >= p) / (1 - p)) if training else (A.copy(), np.ones_like(A))
            ),
            "You scaled twice: the mask has the factor already. out = A * mask.",
        ),
        Wrong(
            "p for what stays",
            lambda A, p, draws, training: (
                (A * (draws < p) / np.float64(p), (draws < p) / np.float64(p))
                if training
                else (A.copy(), np.ones_like(A))
            ),
            "You take p for the share that STAYS. Here it is the share that is dropped: draws below p become 0, and "
            "1 - p divides.",
        ),
        Wrong(
            "parentheses",
            lambda A, p, draws, training: (
                (A * (draws >= p / (1 - p)), draws >= p / (1 - p)) if training else (A.copy(), np.ones_like(A))
            ),
            "Python reads `draws >= p / (1 - p)` as draws >= (p / (1 - p)). Compare first: `(draws >= p) / (1 - p)`.",
        ),
        Wrong(
            "no mask at evaluation",
            lambda A, p, draws, training: dropped(A, p, draws) if training else (A.copy(), None),
            "At evaluation the mask is all ones, in the shape of A: `np.ones_like(A)`.",
        ),
        Wrong(
            "a mask of zeros at evaluation",
            lambda A, p, draws, training: dropped(A, p, draws) if training else (A.copy(), np.zeros_like(A)),
            "At evaluation nothing is dropped, so the mask is all ones, not zeros.",
        ),
        Wrong(
            "only the output",
            lambda A, p, draws, training: (dropped(A, p, draws) if training else (A.copy(), None))[0],
            "Two things are asked: out and the mask. Backward needs the mask.",
        ),
        Wrong(
            "the mask first",
            lambda A, p, draws, training: (dropped(A, p, draws) if training else (A.copy(), np.ones_like(A)))[::-1],
            "The two are right, but in the other sequence: first out, then the mask.",
        ),
        Wrong(
            "only in evaluation",
            lambda A, p, draws, training: (
                (A.copy(), np.ones_like(A)) if training else (A * (draws >= p) / (1 - p), (draws >= p) / (1 - p))
            ),
            "Turned round: you drop at evaluation and not in training.",
        ),
        Wrong(
            "mask without its scale",
            lambda A, p, draws, training: (
                (A * (draws >= p) / (1 - p), (draws >= p) * 1.0) if training else (A.copy(), np.ones_like(A))
            ),
            "`out` is right. But the mask is what A was multiplied by, with the 1 / (1 - p): backward needs it so.",
        ),
    ],
    hints=[
        "`draws >= p` is true for what stays.",
        "Divide that by 1 - p and you have the mask. out = A * mask.",
        "First the case of evaluation: `if not training: return ...`.",
    ],
    never={"large p": "p is below 1", "large draws": "draws lie from 0 to 1"},
)

MASK = np.array([[0.0, 1.25, 1.25, 0.0], [1.25, 0.0, 1.25, 1.25], [1.25, 1.25, 0.0, 1.25]])

dropout_backward = Exercise(
    "dropout_backward",
    "Dropout, backward",
    (
        "`dropout_backward(dout, mask)`: `dout (n, d)`, the loss's slope by the output, and the `mask (n, d)` of the "
        "forward pass. {given} {Sizes} Give back the slope by the input, `(n, d)`, a new array. {cases} {New}"
    ),
    promises=[New("dout", "mask"), Sizes(dout="n d", mask="n d")],
    parts=[Part("two masks", [Case(A_SMALL, MASK), Case(np.array([[2.0, -3.0, 0.5]]), np.array([[2.0, 0.0, 2.0]]))])],
    wrong=[
        Wrong(
            "not scaled",
            lambda dout, mask: dout * (mask > 0),
            "What came forward was scaled by 1 / (1 - p), so its slope is too: multiply by the mask itself.",
        ),
        Wrong(
            "divided",
            lambda dout, mask: np.divide(dout, mask, out=np.zeros_like(dout), where=mask > 0),
            "Going backward does not undo the scaling. The slope of A * mask by A is the mask.",
        ),
        Wrong(
            "divided, also by 0",
            lambda dout, mask: dout / mask,
            "Going backward does not undo the scaling, and where the mask is 0 you divide by it. The slope of A * mask "
            "by A is the mask: multiply.",
        ),
        Wrong(
            "the mask alone",
            lambda dout, mask: mask.copy(),
            "The mask is the slope of out by A. The chain rule multiplies it by dout.",
        ),
        Wrong(
            "one minus the mask",
            lambda dout, mask: dout * (1 - mask),
            "You multiply by 1 - mask. Where nothing went forward nothing comes back: multiply by the mask.",
        ),
        Wrong(
            "everything comes back",
            lambda dout, mask: dout.copy(),
            "Where nothing went forward, nothing comes back: the mask is missing.",
        ),
        Wrong(
            "the mask turned round",
            lambda dout, mask: dout * (mask == 0),
            "You let through what was dropped, and drop the rest.",
        ),
        Wrong(
            "scaled twice",
            lambda dout, mask: dout * mask**2,
            "You scaled twice: the mask has the factor already.",
        ),
        Wrong(
            "matrix product",
            lambda dout, mask: dout @ mask.T,
            "`@` adds things up. The mask works entry by entry: `*`.",
        ),
    ],
    hints=["out = A * mask, entry by entry. What is the slope of a * m by a?"],
)

# --- early stopping -------------------------------------------------------------------------------------------------


def early(*, patience_more=0, best_of=None, equal_is_better=False, since_last=False, reset=True, equal_counts=True):
    """(last epoch, best epoch) with one mistake."""

    def answer(errors, patience):
        best, bad, epoch = 0, 0, 0
        for epoch, error in enumerate(errors):
            if since_last:
                better = epoch == 0 or error < errors[epoch - 1]
            else:
                better = epoch == 0 or error < errors[best] or (equal_is_better and error == errors[best])
            if better:
                best = epoch if not since_last or error < errors[best] else best
                bad = 0 if reset else bad
            elif equal_counts or error > errors[best]:
                bad += 1
            if bad >= patience + patience_more:
                break
        return (epoch, best) if best_of is None else best_of(errors, epoch, best)

    return answer


ERRORS = [5.0, 3.0, 4.0, 2.0, 2.0, 3.0, 1.0]
VALLEY = [0.9, 0.7, 0.6, 0.65, 0.62, 0.58, 0.61, 0.64, 0.63, 0.66, 0.5]

early_stop_epoch = Exercise(
    "early_stop_epoch",
    "When to stop",
    (
        "`early_stop_epoch(errors, patience)`: `errors`: a list of validation errors of epochs 0, 1, 2 ..., "
        "large or small. {errors of any size} Give back two whole numbers: the last epoch that is run, and the epoch "
        "with the best error until then. {cases} {Rows} Stop after the first epoch at which the best error is "
        "`patience` epochs old (an **equal** error is no improvement). {cases} If that never happens, all epochs "
        "run. {never stopped}"
    ),
    promises=[
        Rows("errors"),
        Holds(  # none is negative
            "errors of any size",
            "",
            Case([3e12, 2e12, 4e12, 5e12], 2),
            Case([3e-12, 2e-12, 1e-12, 2e-12, 1e-12, 3e-12], 2),
            Case([2e200, 1e200], 3),
        ),
    ],
    parts=[
        Part("stopped", [Case(ERRORS, 2), Case(VALLEY, 3), Case(VALLEY, 1)], points=2),
        Part("never stopped", [Case(VALLEY, 20), Case([3.0, 2.0, 1.5], 1), Case([0.4], 2)]),
    ],
    wrong=[
        Wrong(
            "one epoch late",
            early(patience_more=1),
            "You stop one epoch late: with patience 2 two epochs without a new best are enough.",
        ),
        Wrong(
            "one epoch early",
            early(patience_more=-1),
            "You stop one epoch early: the best error must be `patience` epochs old.",
        ),
        Wrong(
            "never reset",
            early(reset=False),
            "You count all epochs without a new best together. A new best starts the count anew.",
        ),
        Wrong(
            "an equal error does not count",
            early(equal_counts=False),
            "An epoch with an equal error is no new best, so it counts as waiting too.",
        ),
        Wrong(
            "the last epoch counted from 1",
            early(best_of=lambda errors, last, best: (last + 1, best)),
            "You count the epochs that were run. Asked is the NUMBER of the last one, and the first is number 0.",
        ),
        Wrong(
            "patience back from the last",
            lambda errors, patience: (early()(errors, patience)[0], early()(errors, patience)[0] - patience),
            "You go back `patience` epochs from the last. That is the best one only if the patience ran out.",
        ),
        Wrong(
            "nothing when it never stops",
            lambda errors, patience: (
                early()(errors, patience) if np.subtract(*early()(errors, patience)) >= patience else None
            ),
            "When the patience never runs out, your function comes to its end without a `return`.",
        ),
        Wrong(
            "the length when it never stops",
            lambda errors, patience: (
                early()(errors, patience)
                if np.subtract(*early()(errors, patience)) >= patience
                else (len(errors), early()(errors, patience)[1])
            ),
            "When it never stops, the last epoch is number len(errors) - 1.",
        ),
        Wrong(
            "the best error",
            early(best_of=lambda errors, last, best: (last, errors[best])),
            "You give the best ERROR. Asked is the number of its epoch.",
        ),
        Wrong(
            "equal is better",
            early(equal_is_better=True),
            "You take an equal error for an improvement, and so wait longer.",
        ),
        Wrong(
            "against the last epoch",
            early(since_last=True),
            "You compare with the epoch before. What counts is the BEST so far: 0.62 after 0.65 is no new best.",
        ),
        Wrong(
            "the last as the best",
            early(best_of=lambda errors, last, best: (last, last)),
            "Your best epoch is the last one. The best came before the waiting.",
        ),
        Wrong(
            "best of all that never ran",
            early(best_of=lambda errors, last, best: (last, int(np.argmin(errors)))),
            "Your best epoch comes after the stop: it was never run.",
        ),
        Wrong(
            "never stops",
            lambda errors, patience: (len(errors) - 1, int(np.argmin(errors))),
            "You look at all errors. When the patience is over, later ones are never computed.",
        ),
    ],
    hints=[
        "Keep the number of the best epoch so far, beginning with 0.",
        "After each epoch: is `epoch - best` as large as the patience?",
    ],
)

STEPS = [np.array(step) for step in ([0.5, -1.0], [0.25, 0.5], [-1.0, 2.0], [0.1, 0.2], [3.0, -4.0], [1.0, 1.0])]


def stopped(
    *, result="best copy", late=0, counted_from_zero=False, better=lambda error, best, last: error < best, reset=True,
    first_counts=True,
):  # fmt: skip
    """(weights, number of epochs) with one mistake; `better` says what a new best is."""

    def answer(theta, steps, errors, patience):
        theta = np.array(theta, float)
        best, bad, run = theta.copy(), 0, 0
        best_error, last_error = np.inf if first_counts else errors[0], np.inf
        for epoch, error in enumerate(errors):
            before = theta.copy()
            theta += steps[epoch]
            run = epoch + 1
            if better(error, best_error, last_error):
                best_error, bad = error, 0 if reset else bad
                best = before if result == "before the step" else theta.copy()
            else:
                bad += 1
            last_error = error
            if bad >= patience + late:
                break
        return theta if result == "last" else best, run - counted_from_zero

    return answer


train_until_stopped = Exercise(
    "train_until_stopped",
    "Keep the best weights",
    (
        "`train_until_stopped(theta, steps, errors, patience)`: `theta (p,)` start weights; `steps` a list of arrays "
        "`(p,)`; `errors` a list of the same length. {given} {Rows} In epoch `e = 0, 1, ...` first `theta += "
        "steps[e]`, in "
        "place, as an optimiser does, then `errors[e]` is the validation error. {cases} Stop when the best error is "
        "`patience` epochs old, or all steps are done. {cases} Give back the weights after the **best** epoch, "
        "`(p,)`, and the **number** of epochs run. {cases} The given arrays stay as they were: work on a copy of "
        "`theta`. {kept}"
    ),
    parts=[
        Part(
            "stopped",
            [
                Case(np.array([1.0, 2.0]), STEPS, [5.0, 3.0, 4.0, 3.5, 6.0, 1.0], 2),
                Case(np.array([-1.0, 0.5]), STEPS, [0.9, 0.8, 0.7, 0.75, 0.7, 0.9], 3),
                Case(np.array([0.5, -0.5]), STEPS, [0.9, 0.95, 0.5, 0.6, 0.4, 0.8], 2),
                Case(np.array([2.0, -1.0]), STEPS, [0.3, 0.4, 0.35, 0.6, 0.2, 0.1], 2),
            ],
            points=2,
        ),
        Part("never stopped", [Case(np.array([0.0, 1.0]), STEPS[:4], [2.0, 1.0, 0.5, 0.6], 3)]),
    ],
    wrong=[
        Wrong(
            "the last weights",
            stopped(result="last"),
            "You give back the LAST weights. If you did write `best = theta`: that keeps no copy, only a "
            "second name for "
            "the array that goes on changing.",
        ),
        Wrong(
            "before the step",
            stopped(result="before the step"),
            "You keep the weights from before the step that brought the best error.",
        ),
        Wrong(
            "one epoch late",
            stopped(late=1),
            "You run one epoch too many.",
        ),
        Wrong(
            "one epoch early",
            stopped(late=-1),
            "You stop one epoch early: the best error must be `patience` epochs old.",
        ),
        Wrong(
            "equal is better",
            stopped(better=lambda error, best, last: error <= best),
            "You take an equal error for an improvement.",
        ),
        Wrong(
            "against the last epoch",
            stopped(better=lambda error, best, last: error < last),
            "You compare with the epoch before. What counts is the BEST error so far.",
        ),
        Wrong(
            "never reset",
            stopped(reset=False),
            "You count all epochs without a new best together. A new best starts the count anew.",
        ),
        Wrong(
            "the start weights",
            lambda theta, steps, errors, patience: (theta.copy(), stopped()(theta, steps, errors, patience)[1]),
            "You give back the weights from before the training. At each new best, keep a copy of what they are then.",
        ),
        Wrong(
            "the number up to the best",
            lambda theta, steps, errors, patience: (
                stopped()(theta, steps, errors, patience)[0],
                1 + int(np.argmin(errors[: stopped()(theta, steps, errors, patience)[1]])),
            ),
            "Your number ends with the best epoch. Those of the waiting were run as well.",
        ),
        Wrong(
            "the number of the best epoch",
            lambda theta, steps, errors, patience: (
                stopped()(theta, steps, errors, patience)[0],
                int(np.argmin(errors[: stopped()(theta, steps, errors, patience)[1]])),
            ),
            "That is the number of the best epoch. Asked is how many were run, those of the waiting too.",
        ),
        Wrong(
            "the best of the first epoch is lost",
            stopped(first_counts=False),
            "Your best error begins with errors[0], so epoch 0 is never a new best and its weights are not kept. Begin "
            "with infinity: `np.inf`.",
        ),
        Wrong(
            "number of the last epoch",
            stopped(counted_from_zero=True),
            "That is the number of the last epoch, counted from 0. Asked is how many were run.",
        ),
        Wrong(
            "the best step alone",
            lambda theta, steps, errors, patience: (
                theta + steps[int(np.argmin(errors[: stopped()(theta, steps, errors, patience)[1]]))],
                stopped()(theta, steps, errors, patience)[1],
            ),
            "You add only the best epoch's step. The steps before it belong to the weights as well.",
        ),
        Wrong(
            "never stops",
            lambda theta, steps, errors, patience: (
                theta + sum(steps[: int(np.argmin(errors)) + 1]),
                len(steps),
            ),
            "You never stop: the patience is not looked at.",
        ),
    ],
    hints=[
        "A loop over epochs; keep best error, best weights, and how long ago that was.",
        "`best = theta.copy()`: a copy, each time there is a new best.",
    ],
    promises=[Rows("steps", "errors")],
)

by_heart = Quiz(
    "by_heart",
    "By heart, or understood?",
    [
        Question(
            "curves",
            "Training error 0.9, validation error 0.95, both still falling slowly. What helps?",
            [
                Choice(
                    "A stronger penalty",
                    "Nothing is learnt by heart yet: the errors are close. That would slow it more.",
                ),
                Choice(
                    "More training, or a larger network", "Yes: both are large and close: underfitting.", right=True
                ),
                Choice("More data", "More data close a gap. Here there is hardly one."),
                Choice("Early stopping", "Validation still falls: it is too early to stop."),
            ],
        ),
        Question(
            "gap",
            "Training error 0.01, validation error 0.6. What does NOT help?",
            [
                Choice("More data", "It does: that is the best cure for a gap."),
                Choice("Dropout", "It may: it holds back what learns by heart."),
                Choice("Twice as many neurons", "Right: more room to learn by heart.", right=True),
                Choice("A penalty", "It may: it holds the weights small."),
            ],
        ),
        Question(
            "biases",
            "Why are biases left out of the penalty?",
            [
                Choice(
                    "They are few, so it makes no difference",
                    "They are few, but pulling them to 0 does harm: it shifts curves.",
                ),
                Choice(
                    "They do not make a curve steep, they shift it",
                    "Yes. Pulling them to 0 pulls the answer to 0.",
                    right=True,
                ),
                Choice("Their gradient is 0", "The loss has a gradient for biases like for weights."),
            ],
        ),
    ],
    hints=["Which of the two errors is large? How far apart are they?"],
)

EXERCISES = [
    best_penalty, three_piles, leaking_line, leak_free, folds_exercise, l2_penalty, l1_penalty, dropout_forward,
    dropout_backward, early_stop_epoch, train_until_stopped, by_heart,
]  # fmt: skip
