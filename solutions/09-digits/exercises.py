"""What lesson 9 asks, and what it answers to the usual mistakes."""

import math

import numpy as np

from nnkit.check import (
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Script,
    Setting,
    Within,
    Wrong,
    with_readings,
)
from nnkit.check.promises import At, Holds, New, Rows, Silent, Sizes, UpTo
from nnkit.images import digits

X, Y = digits()
ORDER = np.random.default_rng(0).permutation(len(X))  # the lesson's own split
TRAIN, VALIDATION = ORDER[:1077], ORDER[1077:]

# --- pixels ---------------------------------------------------------------------------------------------------------

GRIDS = np.array([[[0, 8, 3], [16, 4, 1]], [[2, 0, 0], [0, 12, 16]], [[5, 6, 7], [8, 9, 10]], [[0, 0, 1], [0, 0, 0]]])
BYTES = np.array([[[7, 250], [51, 102], [204, 30]]], np.uint8)

pixels_exercise = Exercise(
    "scaled_pixels",
    "From a grid to a vector",
    (
        "`images (n, h, w)`: whole numbers (of any integer dtype, bytes too) from 0 to `full` {given} {bytes, full "
        r"ink 255} $\to$ `X (n, h * w)`: floats from 0 to 1. {cases} Row 0 of the pixels comes first, then row 1, and "
        "so on. {cases} Pictures may be square, and need not be. {Sizes} A new array; {New} "
        "`images` stays as it was. {kept}"
    ),
    promises=[Sizes(images="n h w"), New("images")],
    parts=[
        Part("four grids of 2 x 3", [Case(GRIDS, 16)]),
        Part("bytes, full ink 255", [Case(BYTES, 255)]),
    ],
    wrong=[
        Wrong("not divided", lambda i, full: i.reshape(len(i), -1), "The shape is right. Divide by `full` too."),
        Wrong(
            "column after column",
            lambda i, full: i.transpose(0, 2, 1).reshape(len(i), -1) / full,
            "Your vectors go down the columns. Rows of pixels one after the other are asked.",
        ),
        Wrong(
            "divided by 16 always",
            lambda i, full: i.reshape(len(i), -1) / 16,
            "You divided by 16 whatever `full` is. Bytes go up to 255.",
        ),
        Wrong(
            "divided by the largest",
            lambda i, full: i.reshape(len(i), -1) / i.max(),
            "You divided by the largest pixel that happens to be there. The same ink must give the same number in "
            "every batch: use `full`.",
        ),
        Wrong(
            "each by its own largest",
            lambda i, full: i.reshape(len(i), -1) / i.reshape(len(i), -1).max(axis=1, keepdims=True),
            "You divided each picture by its own largest pixel. Use `full` for all of them.",
        ),
        Wrong(
            "stretched to 0 and 1",
            lambda i, full: (i.reshape(len(i), -1) - float(i.min())) / (float(i.max()) - float(i.min())),
            "You stretched the pixels that happen to be there from 0 to 1. The same ink must give the same number in "
            "every batch: divide by `full`, no more.",
        ),
        Wrong(
            "paper for ink", lambda i, full: 1 - i.reshape(len(i), -1) / full, "You swapped ink and paper. 0 stays 0."
        ),
    ],
    hints=[
        "NumPy keeps a picture row after row already. What gives an array another shape and leaves that order alone?",
        "`images.reshape(len(images), -1)` keeps the first axis and lays out the rest.",
        "Then one division.",
    ],
)

SIXTY_FOUR, LARGE = 64 * 64 + 64 + 64 * 10 + 10, 784 * 64 + 64 + 64 * 10 + 10

numbers_exercise = Exercise(
    "numbers_to_learn",
    "How many numbers?",
    ("A list of two whole numbers: all weights and biases of a 64-64-10 network, and of a 784-64-10 network. {cases}"),
    kind="value",
    parts=[Part("both networks", [Case()])],
    wrong=with_readings(
        [
            Wrong(
                "without biases",
                [4736, 50816],
                "Those are the weights alone. Each of the 64 and 10 neurons has a bias too.",
            ),
            Wrong(
                "neurons",
                [74, 74],
                "That is the number of neurons. Each has a weight for each of its inputs, and a bias.",
            ),
            Wrong("one bias a layer", [4738, 50818], "One bias a layer is too few: each neuron has its own."),
        ],
        right=[SIXTY_FOUR, LARGE],
        run=lambda biased: [(d, d if biased else 0) for d in (64, 784)],
        asks="all weights and biases",
        asked=lambda nets: [d * 64 + 64 + 64 * 10 + 10 + more for d, more in nets],
        reads={
            "the number of weights": lambda nets: [d * 64 + 640 for d, _ in nets],
            "the number of the first layer's weights and biases": lambda nets: [d * 64 + 64 for d, _ in nets],
            "the number of the first layer's weights": lambda nets: [d * 64 for d, _ in nets],
            "the number of the last layer's weights and biases": lambda nets: [650, 650],
            "the number of the last layer's weights": lambda nets: [640, 640],
            "the number of biases": lambda nets: [74 + more for _, more in nets],
            "the number of weights and hidden biases, without the outputs'": lambda nets: [
                d * 64 + 64 + 640 + more for d, more in nets
            ],
            "the number of weights and output biases, without the hidden ones": lambda nets: [
                d * 64 + 640 + 10 + more for d, more in nets
            ],
            "the number of inputs, hidden neurons and outputs": lambda nets: [d + 74 for d, _ in nets],
        },
        biased=Setting(
            False, (True,), {False: "biases of the neurons", True: "biases of the inputs too, which are no neurons"}
        ),
    ),
    hints=["A dense layer has d_in * d_out weights and d_out biases.", "64 * 64 + 64, and then the last layer."],
)

# --- the model ------------------------------------------------------------------------------------------------------


def relu(z):
    return np.maximum(z, 0)


def forward(X, model, g=relu, last=lambda z: z):
    for W, b in model[:-1]:
        X = g(X @ W + b)
    W, b = model[-1]
    return last(X @ W + b)


A1 = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
DEEP = [
    (
        np.array([[1.0, -2.0, 0.5, 1.5], [0.5, 1.0, -1.0, 2.0], [-1.5, 0.5, 1.0, -0.5]]),
        np.array([0.25, -0.5, 1.0, 0.0]),
    ),
    (np.array([[2.0, -1.0], [0.5, 1.0], [-1.0, 0.5], [1.0, -2.0]]), np.array([-1.0, 0.5])),
    (np.array([[1.0, -1.0, 0.5, 2.0, -0.5], [-2.0, 1.0, 1.5, 0.25, 1.0]]), np.array([0.1, -3.0, 0.3, -2.0, 0.5])),
]
FLAT = [(np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.25]]), np.array([-0.5, 0.75]))]
ONE = np.array([[0.2, 0.9, -0.4], [1.0, 0.0, 1.0], [-1.0, 2.0, 0.5], [0.3, 0.3, -2.0]])

TWICE = (np.array([[1.0, -0.5], [2.0, 0.25]]), np.array([0.5, 1.0]))

logits_exercise = Exercise(
    "model_logits",
    "A network from its numbers",
    (
        r"`X (n, d)`; `model`: a list of one or more pairs `(W, b)`, `W (d_in, d_out)`, `b (d_out,)` {given} $\to$ `Z "
        "(n, k)`: what the last layer puts out, as logits. {cases} After every layer but the last comes a ReLU. "
        "{cases} Change nothing that you get; {kept} your `relu` is at hand. {free} {promises}"
    ),
    promises=[
        Rows("X"),
        Holds(
            "a pair used twice",
            "The same pair may stand in it twice.",
            Script(Case(A1[:, :2], [TWICE, TWICE, TWICE]), layout="shared"),
        ),
    ],
    parts=[
        Part("three layers", [Case(A1, DEEP)]),
        Part("two layers, and one", [Case(ONE, [DEEP[0], (DEEP[1][0], DEEP[1][1] - 3)]), Case(ONE, FLAT)]),
    ],
    wrong=[
        Wrong(
            "a ReLU behind the last, too",
            lambda X, m: forward(X, m, last=relu),
            "There is a ReLU behind the last layer. Logits may be negative: stop before it.",
        ),
        Wrong(
            "no ReLU",
            lambda X, m: forward(X, m, lambda z: z),
            "Without a ReLU in between, all layers collapse into one.",
        ),
        Wrong(
            "without biases",
            lambda X, m: forward(X, [(W, 0 * b) for W, b in m]),
            "The biases are missing: `X @ W + b`.",
        ),
        Wrong(
            "the first layer only",
            lambda X, m: forward(X, m[:1]),
            "You stopped after the first layer. Does `return` stand inside the loop?",
        ),
        Wrong(
            "softmax at the end",
            lambda X, m: (lambda E: E / E.sum(axis=1, keepdims=True))(
                np.exp(forward(X, m) - forward(X, m).max(axis=1, keepdims=True))
            ),
            "Those are probabilities. The logits are asked: no softmax.",
        ),
        Wrong(
            "answers",
            lambda X, m: forward(X, m).argmax(axis=1),
            "Those are the answers. All k logits of each row are asked.",
        ),
        Wrong("tanh", lambda X, m: forward(X, m, np.tanh), "You used tanh; ReLU is asked."),
        Wrong(
            "a ReLU before the first",
            lambda X, m: forward(relu(X), m),
            "Your ReLU stands before each layer, also before the first: X itself goes in as it is.",
        ),
        Wrong(
            "the first layer only, with its ReLU",
            lambda X, m: forward(X, m[:1], last=relu if len(m) > 1 else lambda z: z),
            "You stopped after the first layer. Does `return` stand inside the loop?",
        ),
        Wrong(
            "transposed",
            lambda X, m: forward(X, [(W.T, b) for W, b in m]),
            "Your W is transposed: it has shape (d_in, d_out), so that `X @ W` fits.",
        ),
        Wrong(
            "the last layer left out",
            lambda X, m: forward(X, [*m[:-1], (np.eye(m[-2][0].shape[1] if len(m) > 1 else X.shape[1]), 0)]),
            "You stopped before the last layer. It comes without a ReLU, but it comes.",
        ),
        Wrong(
            "ReLU before the bias",
            lambda X, m: before_bias(X, m),
            "The bias comes before the ReLU: `relu(X @ W + b)`, not `relu(X @ W) + b`.",
        ),
    ],
    hints=["Loop over `model[:-1]`: X becomes `relu(X @ W + b)`.", "Then the last pair, without a ReLU."],
    may_use=("nnkit.activations.relu",),
)


def before_bias(X, model):
    for W, b in model[:-1]:
        X = relu(X @ W) + b
    return X @ model[-1][0] + model[-1][1]


OTHER_ORDER = "It tells the digits apart, but its outputs stand in another order: output k is for the digit k."


def means_of(X):
    """A classifier without training: the nearest class mean, as the last pair of a network."""
    mu = np.stack([X[Y[TRAIN] == k].mean(axis=0) for k in range(10)])
    return 2 * mu.T, -(mu**2).sum(axis=1)


PASS = (np.eye(64), np.zeros(64))  # pixels are not negative, so a ReLU lets them pass
U, C0 = means_of(X[TRAIN])

model_exercise = Exercise(
    "digit_model",
    "Your network",
    (
        "A list of two or more pairs `(W, b)`: the first `W` has 64 rows, the last 10 columns; output $k$ is for the "
        "digit $k$. {cases} It gets pixels from 0 to 1, as `digits()` gives them, and **ReLUs** stand between the "
        "layers. {cases} How it was trained is free; {free} at most 2,000,000 numbers in all; {cases} the cell "
        "should need less than 10 seconds. {about}"
    ),
    kind="value",
    parts=[
        Part(
            "at least 90 % read right",
            [Case(X[VALIDATION], Y[VALIDATION])],
            points=2,
            judge=Judge("digits.reads", least=0.9),
        ),
        Part(
            "at least 96 % read right",
            [Case(X[VALIDATION], Y[VALIDATION])],
            points=3,
            judge=Judge("digits.reads", least=0.96),
        ),
    ],
    wrong=[
        Wrong(
            "all zeros",
            [(np.zeros((64, 64)), np.zeros(64)), (np.zeros((64, 10)), np.zeros(10))],
            "All weights are 0, so every picture gets the same answer. Train first (and start from random weights).",
        ),
        Wrong("no hidden layer", [(U, C0)], "One pair is a network without a hidden layer. At least two are asked."),
        Wrong("outputs in another order", [PASS, (U[:, ::-1], C0[::-1])], OTHER_ORDER),
        Wrong(
            "class means",
            [PASS, (U, C0)],
            "Those are the means of the classes, in the clothes of a network. Not bad! But for 96 % something has to "
            "be learned.",
        ),
    ],
    hints=[
        "Four steps: random numbers, layers, training, plain numbers. The two functions that you have read above do "
        "the second and the last.",
        "`make_optimizer` is a function without arguments: `lambda: MyAdam(0.005)`. The loss is "
        "`softmax_cross_entropy`.",
        "`rng = np.random.default_rng(0)`, `layers = digit_network([64, 64, 10], rng)`, then `train_network(...)`, "
        "then `as_pairs(layers)`.",
        "Just below 96 %? More epochs, or a wider layer. Much below? Look at the first loss, and at the losses that "
        "train_network gives back.",
    ],
)

# --- who is taken for whom ------------------------------------------------------------------------------------------

RIGHT = np.array([0, 2, 1, 2, 2, 0, 1, 2, 0])
SAID = np.array([0, 1, 1, 1, 2, 2, 1, 1, 0])
FOUR_R = np.array([3, 3, 0, 1, 3, 1])
FOUR_S = np.array([3, 0, 0, 3, 0, 1])


def counts(y, answers, k):
    C = np.zeros((k, k), int)
    np.add.at(C, (y, answers), 1)
    return C


def once(y, answers, k):
    C = np.zeros((k, k), int)
    C[y, answers] += 1
    return C


confusion_exercise = Exercise(
    "confusion_counts",
    "The confusion matrix",
    (
        r"`y`, `answers (n,)`: whole numbers from 0 to `k - 1` {given} {UpTo} {Rows} $\to$ `C (k, k)`: `C[i, j]` "
        r"says how many "
        "examples of class `i` got the answer `j`. {cases} Some classes may not occur. {classes that do not occur} "
        "Whole numbers or floats, as you like. {free}"
    ),
    parts=[
        Part("nine examples of three classes", [Case(RIGHT, SAID, 3)]),
        Part("classes that do not occur", [Case(FOUR_R, FOUR_S, 5), Case(np.array([1]), np.array([0]), 2)]),
    ],
    wrong=[
        Wrong(
            "a repeated pair counted once",
            once,
            "A pair that occurs twice is counted once, as by `C[y, answers] += 1`. Add 1 each time: a loop, or "
            "`np.add.at`.",
        ),
        Wrong(
            "right answers only",
            lambda y, a, k: np.diag(np.diag(counts(y, a, k))),
            "Only the diagonal is filled. Mistakes count too; they are what we look for.",
        ),
        Wrong(
            "mistakes only",
            lambda y, a, k: counts(y, a, k) - np.diag(np.diag(counts(y, a, k))),
            "The diagonal is empty. Right answers count too.",
        ),
        Wrong(
            "shares of the row",
            lambda y, a, k: counts(y, a, k) / np.maximum(counts(y, a, k).sum(axis=1, keepdims=True), 1),
            "Those are shares of each row. Counts are asked.",
        ),
        Wrong(
            "shares of the row, 0 / 0",
            lambda y, a, k: quiet_divide(counts(y, a, k), counts(y, a, k).sum(axis=1, keepdims=True)),
            "Those are shares of each row. Counts are asked.",
        ),
        Wrong(
            "only classes that occur",
            lambda y, a, k: counts(y, a, k)[np.ix_(*[np.union1d(y, a)] * 2)],
            "Your table has rows for classes that occur. It has k, whether they occur or not.",
        ),
        Wrong(
            "both directions",
            lambda y, a, k: counts(y, a, k) + counts(a, y, k) - np.diag(np.diag(counts(y, a, k))),
            "You counted each mistake in both directions. A 2 read as 1 is no 1 read as 2.",
        ),
        Wrong(
            "shares of all",
            lambda y, a, k: counts(y, a, k) / len(y),
            "Those are shares of all examples. Counts are asked.",
        ),
        Wrong(
            "as many classes as occur",
            lambda y, a, k: counts(y, a, int(max(y.max(), a.max())) + 1),
            "Your table has as many rows as classes that occur. It has k, whether they occur or not.",
        ),
        Wrong("right or wrong", lambda y, a, k: y == a, "That says which rows are right. A table k by k is asked."),
    ],
    hints=["Start with `np.zeros((k, k), int)`.", "For each pair of label and answer, add 1 at that place."],
    promises=[UpTo("k", 130), Rows("y", "answers")],
)

TABLE = np.array([[8, 2, 0], [1, 5, 6], [3, 0, 9]])
SPARSE = np.array([[4, 0, 1, 0], [0, 0, 0, 0], [2, 7, 3, 0], [1, 0, 0, 1]])

recall_exercise = Exercise(
    "class_recall",
    "Recall",
    (
        r"`C (k, k)`: counts, row = right class, column = answer {given} {Sizes} $\to$ `(k,)`: for each class "
        r"the share of "
        "its examples that were answered rightly. {cases} {an only example} A class without examples gets 0, and no "
        "warning. {a class without examples} {Silent}"
    ),
    promises=[
        Holds("an only example", "", Case(np.array([[0, 1, 0], [0, 4, 2], [0, 0, 1]]))),
        Sizes(C="k k", least={"k": 2}),
        Silent(),
    ],
    parts=[
        Part("three classes", [Case(TABLE), Case(np.array([[8, 2], [1, 9]]))]),
        Part("a class without examples", [Case(SPARSE)]),
    ],
    wrong=[
        Wrong(
            "precision",
            lambda C: np.diag(C) / np.maximum(C.sum(axis=0), 1),
            "You divided by the columns' sums: that is the precision. Recall divides by the rows' sums.",
        ),
        Wrong(
            "share of all",
            lambda C: np.diag(C) / C.sum(),
            "You divided by the number of all examples. Each class is measured on its own.",
        ),
        Wrong(
            "accuracy",
            lambda C: np.trace(C) / C.sum(),
            "That is the share of all right answers, one number. One for each class is asked.",
        ),
        Wrong(
            "the mistakes' share",
            lambda C: 1 - np.diag(C) / np.maximum(C.sum(axis=1), 1),
            "Those are the shares of mistakes.",
        ),
        Wrong(
            "the mistakes' share, 0 for an empty class",
            lambda C: (C.sum(axis=1) - np.diag(C)) / np.maximum(C.sum(axis=1), 1),
            "Those are the shares of mistakes.",
        ),
        Wrong("counts", lambda C: np.diag(C), "Those are the counts of right answers. Divide by the rows' sums."),
        Wrong(
            "0 / 0",
            lambda C: quiet_divide(np.diag(C), C.sum(axis=1)),
            "For a class without examples you divide 0 by 0. It gets 0: `np.maximum(sums, 1)` is one way.",
        ),
        Wrong(
            "the whole table",
            lambda C: C / np.maximum(C.sum(axis=1, keepdims=True), 1),
            "That is the whole table in shares. Only its diagonal is asked.",
        ),
        Wrong(
            "a column for a row",
            lambda C: np.diag(C) / np.maximum(C.sum(axis=1, keepdims=True), 1),
            "Your sums have shape (k, 1), so a table comes out. Here `keepdims` does harm.",
        ),
        Wrong(
            "percent",
            lambda C: 100 * np.diag(C) / np.maximum(C.sum(axis=1), 1),
            "Those are percent. Shares from 0 to 1 are asked.",
        ),
        Wrong(
            "cut to whole numbers",
            lambda C: np.diag(C) // np.maximum(C.sum(axis=1), 1),
            "Your shares are cut to whole numbers: `//` does that, and so does an array made by `np.zeros_like(C)`.",
        ),
        Wrong(
            "empty classes left out",
            lambda C: np.diag(C)[C.sum(axis=1) > 0] / C.sum(axis=1)[C.sum(axis=1) > 0],
            "You left out a class without examples. It stays, with 0: k shares for k classes.",
        ),
    ],
    hints=[
        "One class is one row: which of its entries was right, and out of how many?",
        "`np.diag(C)` are the right answers, `C.sum(axis=1)` the examples of each class.",
    ],
    never={
        "one row of a matrix": "there are two classes or more",
        "one column of a matrix": "there are two classes or more",
        "more columns than rows": "it is square",
        "more rows than columns": "it is square",
    },
)


def quiet_divide(a, b):
    with np.errstate(all="ignore"):
        return a / b


def off_diagonal(C):
    return C - np.diag(np.diag(C))


def place(C):
    return tuple(int(v) for v in np.unravel_index(C.argmax(), C.shape))


SOFT = np.array([[1, 0, 4], [5, 2, 0], [0, 3, 1]])  # mistakes are larger than all right answers
SPREAD = np.array(
    [[40, 3, 4, 2], [0, 60, 6, 1], [0, 0, 50, 0], [5, 0, 1, 2]]
)  # most mistakes in row 0, largest share in 3

most_exercise = Exercise(
    "most_confused",
    "The most confused pair",
    (
        r"`C (k, k)`: counts, row = right class, column = answer {given} $\to$ the pair `(i, j)`, `i` not `j`, with "
        "the largest `C[i, j]`: as a tuple, a list or an array. {cases} There is never a tie. {given} Leave `C` as "
        "it was. {kept}"
    ),
    parts=[
        Part("three classes", [Case(TABLE), Case(SOFT)]),
        Part("four classes", [Case(SPARSE), Case(SPARSE.T * 2 + np.eye(4, dtype=int)), Case(SPREAD)]),
    ],
    wrong=[
        Wrong("the diagonal", place, "You took the largest of all counts, right answers too. Only mistakes compete."),
        Wrong(
            "place in the flat table",
            lambda C: int(off_diagonal(C).argmax()),
            "That is the place in the table laid flat. `divmod(place, k)` gives row and column.",
        ),
        Wrong("the count", lambda C: int(off_diagonal(C).max()), "That is how often. Asked is which pair."),
        Wrong(
            "both directions together",
            lambda C: place(np.triu(C + C.T, 1)),
            "You added both directions. An 8 read as 1 and a 1 read as 8 are two pairs.",
        ),
        Wrong(
            "the class with the most mistakes",
            lambda C: (int(off_diagonal(C).sum(axis=1).argmax()), int(off_diagonal(C).sum(axis=0).argmax())),
            "You took row and column each for itself. One cell of the table is asked.",
        ),
        Wrong(
            "first the class with the most mistakes",
            lambda C: (lambda D: (int(D.sum(axis=1).argmax()), int(D[D.sum(axis=1).argmax()].argmax())))(
                off_diagonal(C)
            ),
            "You chose the class with the most mistakes first. Its mistakes may be spread: compare single cells.",
        ),
        Wrong(
            "largest share of its row",
            lambda C: place(off_diagonal(C) / np.maximum(C.sum(axis=1, keepdims=True), 1)),
            "You compared shares of the rows. Counts are compared here.",
        ),
        Wrong(
            "the smaller first",
            lambda C: tuple(sorted(place(off_diagonal(C)))),
            "You sorted the pair. The right class comes first, then the answer, whichever is larger.",
        ),
        Wrong(
            "the rarest",
            lambda C: place(-off_diagonal(C) - 10**6 * np.eye(len(C), dtype=int)),
            "That is a pair which is never confused. The most frequent is asked.",
        ),
        Wrong(
            "right answers above the rest",
            lambda C: place(np.triu(C, 1)),
            "You looked above the diagonal only. Mistakes stand below it too.",
        ),
        Wrong(
            "below the diagonal only",
            lambda C: place(np.tril(C, -1)),
            "You looked below the diagonal only. Mistakes stand above it too.",
        ),
    ],
    hints=[
        "Take the diagonal out first: `C - np.diag(np.diag(C))`.",
        "`argmax` counts through the flat table; `divmod(place, len(C))` finds row and column.",
    ],
    never={
        "one row of a matrix": "there are two classes or more",
        "one column of a matrix": "there are two classes or more",
        "more columns than rows": "it is square",
        "more rows than columns": "it is square",
        "many rows": "there is never a tie",
    },
)

SURE = np.array(
    [
        [0.7, 0.2, 0.1],
        [0.1, 0.85, 0.05],
        [0.3, 0.3, 0.4],
        [0.05, 0.9, 0.05],
        [0.6, 0.3, 0.1],
        [0.02, 0.03, 0.95],
        [0.45, 0.5, 0.05],
    ]
)
SURE_Y = np.array([1, 1, 0, 2, 0, 0, 0])  # wrong: rows 0 (0.7), 2 (0.4), 3 (0.9), 5 (0.95), 6 (0.5)
FINE = np.array([[0.8, 0.1, 0.05, 0.05], [0.1, 0.2, 0.3, 0.4], [0.25, 0.35, 0.3, 0.1]])
FINE_Y = np.array([0, 3, 2])


def surest(P, y, count, by=lambda P, y: P.max(axis=1), which=lambda P, y: P.argmax(axis=1) != y):
    rows = np.flatnonzero(which(P, y))
    return rows[np.argsort(-by(P[rows], y[rows]), kind="stable")][:count]


worst_exercise = Exercise(
    "worst_mistakes",
    "The worst mistakes",
    (
        r"`P (n, k)` probabilities, `y (n,)` labels, `count` from 0 {given} {At} $\to$ a 1-d array or a list "
        "of row numbers: among the rows that are answered wrongly, the `count` ones with the largest probability of "
        "their (wrong) answer, the largest first. {cases} All of them if there are fewer than `count`. {fewer "
        "mistakes than asked} "
        "No ties occur. {given}"
    ),
    promises=[At("count", 0)],
    parts=[
        Part("three of five mistakes", [Case(SURE, SURE_Y, 3), Case(SURE, SURE_Y, 1)]),
        Part("fewer mistakes than asked", [Case(FINE, FINE_Y, 4), Case(FINE, np.array([0, 3, 1]), 2)]),
    ],
    wrong=[
        Wrong(
            "the mildest",
            lambda P, y, n: surest(P, y, n, lambda P, y: -P.max(axis=1)),
            "Those are the mildest mistakes. The surest come first: sort downwards.",
        ),
        Wrong(
            "right answers too",
            lambda P, y, n: surest(P, y, n, which=lambda P, y: y == y),
            "The rows that you name are not all mistakes. Take the wrong ones first, then sort.",
        ),
        Wrong(
            "right answers only",
            lambda P, y, n: surest(P, y, n, which=lambda P, y: P.argmax(axis=1) == y),
            "You took the rows that are right.",
        ),
        Wrong(
            "by the right class",
            lambda P, y, n: surest(P, y, n, lambda P, y: -P[np.arange(len(y)), y]),
            "You sorted by the probability of the right class, smallest first. That is sensible, and `plot_mistakes` "
            "does it. Asked is the probability of the answer.",
        ),
        Wrong(
            "numbers among the wrong ones",
            lambda P, y, n: np.argsort(-P[P.argmax(axis=1) != y].max(axis=1), kind="stable")[:n],
            "You count among the wrong rows. The row numbers in P are asked: `wrong[np.argsort(...)]`.",
        ),
        Wrong(
            "not sorted",
            lambda P, y, n: np.flatnonzero(P.argmax(axis=1) != y)[:n],
            "Those are mistakes, in the order of their rows. The surest come first.",
        ),
        Wrong(
            "all of them",
            lambda P, y, n: surest(P, y, len(y)),
            "You gave back all mistakes. `count` says how many are asked.",
        ),
        Wrong(
            "filled up with right ones",
            lambda P, y, n: np.argsort(-np.where(P.argmax(axis=1) != y, P.max(axis=1), 0), kind="stable")[:n],
            "Where there are fewer mistakes than `count`, you go on with right rows. Stop at the last mistake.",
        ),
        Wrong(
            "in the order of rows",
            lambda P, y, n: np.sort(surest(P, y, n)),
            "The right rows, but in the order of their numbers. The surest comes first.",
        ),
        Wrong(
            "probabilities",
            lambda P, y, n: P[surest(P, y, n)].max(axis=1),
            "Those are the probabilities. The rows' numbers are asked.",
        ),
    ],
    hints=[
        "`wrong = np.flatnonzero(P.argmax(axis=1) != y)` are the rows' numbers.",
        "`np.argsort` sorts upwards; a minus turns it round.",
        "What argsort gives are places in `wrong`.",
    ],
    never={
        "a zero": "probabilities of a softmax are above 0",
        "one column of a matrix": "there are two classes or more",
        "a square matrix": "rows and classes are counted apart",
        "zero P": "no ties occur",
        "large": "probabilities",
        "tiny": "probabilities",
        "constant P": "no ties occur",
    },
)

# --- features, shifts, files ----------------------------------------------------------------------------------------

W_SMALL = np.arange(24.0).reshape(6, 4) ** 1.5 - 30  # 2 x 3 pixels, four neurons
W_SQUARE = np.array([[1.0, -2.0, 3.0, 0.5], [4.0, 5.0, -6.0, 7.5], [0.0, 8.0, 9.0, -1.5], [2.0, 2.5, -3.5, 6.0]])

feature_exercise = Exercise(
    "feature_images",
    "Weights as pictures",
    (
        r"`W (height * width, k)`, pixels row after row {given} $\to$ `(k, height, width)`: picture `j` holds the "
        "weights of neuron `j`. {cases} Any float dtype; a view is fine. {free}"
    ),
    parts=[
        Part("four neurons, 2 x 3 pixels", [Case(W_SMALL, 2, 3)]),
        Part("as many neurons as pixels", [Case(W_SQUARE, 2, 2)]),
    ],
    wrong=[
        Wrong(
            "rows for columns",
            lambda W, h, w: W.reshape(-1, h, w),
            "`reshape` alone cuts W along its rows and mixes neurons. A neuron's weights are a column: transpose "
            "first.",
        ),
        Wrong("height and width swapped", lambda W, h, w: W.T.reshape(-1, w, h), "Height and width are swapped."),
        Wrong(
            "pictures on their side",
            lambda W, h, w: W.T.reshape(-1, w, h).transpose(0, 2, 1),
            "Your pixels go down the columns. They stand row after row.",
        ),
        Wrong(
            "turned pictures",
            lambda W, h, w: W.T.reshape(-1, h, w).transpose(0, 2, 1),
            "Each picture is transposed: (width, height).",
        ),
        Wrong(
            "neurons last",
            lambda W, h, w: W.reshape(h, w, -1),
            "All there, but the neurons are the last axis. They come first.",
        ),
        Wrong(
            "the first neuron only", lambda W, h, w: W[:, 0].reshape(h, w), "That is one neuron. All of them are asked."
        ),
        Wrong(
            "scaled",
            lambda W, h, w: W.T.reshape(-1, h, w) / np.abs(W.T).max(axis=1)[:, None, None],
            "You scaled each picture. The weights as they are are asked; drawing scales by itself.",
        ),
    ],
    hints=[
        "Try it with a W that is not square. Which of its axes counts the neurons, and where does the result want it?",
        "Column j of W is row j of `W.T`.",
    ],
    never={
        "one row of a matrix": "a picture has more pixels",
        "many rows": "pictures are small here",
        "equal height width": "together they are the rows of W",
        "between height": "together they are the rows of W",
        "between width": "together they are the rows of W",
    },
)


shift_exercise = Exercise(
    "shift_of_a_half",
    "How far?",
    (
        "The shift to the right, in pixels, at which your network reads half of the validation digits right. {cases} "
        "(Networks differ a little; near is enough. {cases} One that was trained on shifted digits too holds out "
        "longer: take one that was not.) {about}"
    ),
    kind="value",
    parts=[
        Part(
            "the shift",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=Within(0.8, 1.15),
                small="at {number:g} pixels more than half of them are read right; look at the title",
                large="at {number:g} pixels fewer than half of them are read right; look at the title",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("no shift", 0, "Without a shift nearly all are right. Move the first slider."),
            Wrong(
                "the share",
                0.5,
                "0.5 is the share of right answers, or half a pixel, where more than 80 % are still right. The shift "
                "is asked.",
            ),
            Wrong("the end of the slider", 2, "At 2 pixels only one in five is right. One half comes earlier."),
            Wrong("one and a half", 1.5, "At 1.5 pixels about 30 % are left. One half comes earlier."),
            Wrong("to the left", -0.95, "That goes to the left. The right is asked."),
            Wrong("a quarter", 0.25, "A quarter of a pixel does no harm at all: over 95 % are right."),
        ],
        right=0.95,
        run=lambda: 0.95,
        asks="the shift in pixels",
        reads={
            "the share that is to be read right, in percent": lambda shift: 50,
            "half of the validation digits": lambda shift: len(VALIDATION) / 2,
            "the number of validation digits": lambda shift: len(VALIDATION),
            "the number of pixels in a row": lambda shift: 8,
        },
        within=0.1,
    ),
    hints=["The title of the right picture counts all 360. Arrow keys move a slider by one step."],
)

LABELS = [0, 0, 8, 1, 0, 0, 1, 4]
IMAGES = [0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28]
FLOATS = [0, 0, 13, 2, 0, 1, 2, 3, 1, 0, 0, 5]


def idx_lengths(header, count=None, order=(3, 2, 1, 0), base=256, start=4):
    count = header[3] if count is None else count
    return tuple(
        sum(byte * base**p for byte, p in zip(header[start + 4 * i : start + 4 + 4 * i], order, strict=False))
        for i in range(count)
    )


idx_exercise = Exercise(
    "idx_shape",
    "The head of a file",
    (
        "`header`: a list of whole numbers from 0 to 255, the first bytes of a correct IDX file; {given} there may "
        r"be more of them than the head needs {other types, and numbers that follow} $\to$ the array's shape: a tuple "
        "(or list) of whole numbers, one for each axis. {cases}"
    ),
    parts=[
        Part("labels and images", [Case(LABELS), Case(IMAGES)]),
        Part("other types, and numbers that follow", [Case(FLOATS), Case([0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1, 9])]),
    ],
    wrong=[
        Wrong(
            "lowest first",
            lambda h: idx_lengths(h, order=(0, 1, 2, 3)),
            "You read the lowest byte first. In IDX the highest comes first.",
        ),
        Wrong(
            "three axes always",
            lambda h: idx_lengths(h, 3),
            "You read three lengths. The fourth byte says how many axes there are.",
        ),
        Wrong(
            "the type for the axes",
            lambda h: idx_lengths(h, h[2]),
            "The third byte is the type of the numbers. The number of axes is the fourth.",
        ),
        Wrong(
            "lowest bytes only",
            lambda h: tuple(h[7 + 4 * i] for i in range(h[3])),
            "You took the last byte of each length. Lengths above 255 need all four.",
        ),
        Wrong(
            "two bytes only",
            lambda h: tuple(256 * h[6 + 4 * i] + h[7 + 4 * i] for i in range(h[3])),
            "You used the last two bytes of each length. Lengths above 65,535 need all four.",
        ),
        Wrong(
            "axes in reverse",
            lambda h: idx_lengths(h)[::-1],
            "Right lengths, but the axes stand in reverse order.",
        ),
        Wrong(
            "the sum of the bytes",
            lambda h: idx_lengths(h, base=1),
            "You added the bytes. Each place is worth 256 times the next.",
        ),
        Wrong(
            "255 for 256",
            lambda h: idx_lengths(h, base=255),
            "A byte has 256 values, 0 to 255, so each place is worth 256 times the next.",
        ),
        Wrong(
            "from the start",
            lambda h: idx_lengths(h, start=0),
            "You read lengths from the first byte on. The first four bytes say what the file is; lengths come after.",
        ),
        Wrong(
            "how many numbers",
            lambda h: math.prod(idx_lengths(h)),
            "That is how many numbers there are. The lengths themselves are asked.",
        ),
        Wrong("the axes", lambda h: h[3], "That is the number of axes. Their lengths are asked."),
        Wrong(
            "decimal",
            lambda h: idx_lengths(h, base=10),
            "Bytes are not decimal places: each place is worth 256 times the next, not 10.",
        ),
        Wrong(
            "all that follows",
            lambda h: idx_lengths(h, (len(h) - 4) // 4),
            "You read lengths to the end of what you got. `header[3]` says how many there are; then numbers follow.",
        ),
    ],
    hints=[
        "`header[3]` is the number of axes; axis i has the bytes `header[4 + 4 * i : 8 + 4 * i]`.",
        "Four bytes a, b, c, d are ((a * 256 + b) * 256 + c) * 256 + d.",
    ],
    never={"many rows": "an array has a few axes"},
)

# --- a convolution as a dense layer ---------------------------------------------------------------------------------


def _columns(kernel, height, width, rows=None, columns=None):
    """Each window's weights as a picture, row of windows after row."""
    k, m = kernel.shape
    for row in range(height - k + 1 if rows is None else rows):
        for column in range(width - m + 1 if columns is None else columns):
            picture = np.zeros((height + k, width + m))
            picture[row : row + k, column : column + m] = kernel
            yield picture[:height, :width]


def _tied(pictures):
    return np.array([picture.ravel() for picture in pictures]).T


def _pixel_by_height(kernel, height, width):
    W = _tied(_columns(kernel, height, width))
    out = np.zeros((2 * height * width + height * height, W.shape[1]))
    windows = np.ndindex(height - kernel.shape[0] + 1, width - kernel.shape[1] + 1)
    for neuron, (row, column) in enumerate(windows):
        for (i, j), weight in np.ndenumerate(kernel):
            out[height * (row + i) + column + j, neuron] = weight
    return out[: height * width]


def _down_the_columns(kernel, height, width):
    k, m = kernel.shape
    W = _tied(_columns(kernel, height, width))
    return W.reshape(len(W), height - k + 1, width - m + 1).transpose(0, 2, 1).reshape(len(W), -1)


def _in_steps(kernel, height, width):
    k, m = kernel.shape
    W = _tied(_columns(kernel, height, width))
    return W.reshape(len(W), height - k + 1, width - m + 1)[:, ::k, ::m].reshape(len(W), -1)


EDGE = np.array([[-1.0, 0.5, 2.0], [3.0, -0.25, 0.0]])

tied_exercise = Exercise(
    "tied_weights",
    "A dense layer with ties",
    (
        r"`kernel (k, m)`, and `height`, `width` of the pictures, at least $k$ and $m$ {given} $\to$ the weights `W` "
        "of a dense layer: a row for each pixel, a column for each place where the kernel fits into the picture as "
        "a whole. {cases} Pixels stand row after row, places as well: first those with the kernel's upper left "
        "corner in row 0, from left to right. {cases} The weight of pixel $(r + i, c + j)$ in the column of place "
        "$(r, c)$ is `kernel[i, j]`, every other one is 0. {cases} Kernels and pictures need not be square; a "
        "kernel may be one number, or as large as the picture. {one place, and every place} Give back a new array "
        "{New}; `kernel` stays as it was. {kept} Loops are fine. {free}"
    ),
    promises=[New("kernel")],
    parts=[
        Part("a kernel of 2 x 3", [Case(EDGE, 3, 5), Case(EDGE, 4, 3)]),
        Part("3 x 3 on 4 x 4", [Case(np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 4, 1]]), 4, 4)]),
        Part("one place, and every place", [Case(EDGE, 2, 3), Case(np.array([[2.5]]), 2, 3)]),
    ],
    wrong=[
        Wrong(
            "turned by half a turn",
            lambda kernel, h, w: _tied(_columns(kernel[::-1, ::-1], h, w)),
            "Your kernel lies turned by half a turn, as a convolution has it in mathematics. Networks do not turn it: "
            "pixel (r + i, c + j) gets `kernel[i, j]`.",
        ),
        Wrong(
            "always in the corner",
            lambda kernel, h, w: _tied(
                [next(_columns(kernel, h, w))] * ((h - len(kernel) + 1) * (w - len(kernel[0]) + 1))
            ),
            "All your neurons look at the upper left corner. Each has a window of its own: add the place's r and c.",
        ),
        Wrong(
            "one place only",
            lambda kernel, h, w: _tied([next(_columns(kernel, h, w))]),
            "That is one neuron. There is one for each place where the kernel fits.",
        ),
        Wrong(
            "by the height",
            _pixel_by_height,
            "The pixel below lies `width` places on, not `height`: pixel (r, c) is number `width * r + c`.",
        ),
        Wrong(
            "places down the columns",
            _down_the_columns,
            "Your places go down the columns. They stand as the pixels do: row 0 from left to right, then row 1.",
        ),
        Wrong(
            "beyond the edge",
            lambda kernel, h, w: _tied(_columns(kernel, h, w, h, w)),
            "You have a place for each pixel, so that windows stick out. Only where the kernel fits as a whole: "
            "`height - k + 1` rows of places.",
        ),
        Wrong(
            "one place short",
            lambda kernel, h, w: (
                _tied(_columns(kernel, h, w, h - len(kernel), w - len(kernel[0]))).reshape(h * w, -1)
                if h > len(kernel) and w > len(kernel[0])
                else np.zeros((h * w, 0))
            ),
            "The last places are missing. In a picture as large as the kernel it fits once: `height - k + 1`.",
        ),
        Wrong(
            "windows that do not overlap",
            _in_steps,
            "Your windows lie side by side. The kernel slides by one pixel: windows overlap.",
        ),
        Wrong(
            "without the zeros",
            lambda kernel, h, w: _tied([kernel] * ((h - len(kernel) + 1) * (w - len(kernel[0]) + 1))),
            "Your columns hold the kernel alone. Each is as long as a picture has pixels, with 0 outside its window.",
        ),
        Wrong(
            "signs only",
            lambda kernel, h, w: _tied(_columns(np.sign(kernel), h, w)),
            "Only the kernel's signs are left. Its numbers are asked.",
        ),
    ],
    hints=[
        "One column is a picture: zeros of shape (height, width), with the kernel somewhere in it, laid out in a row.",
        "`picture[r : r + k, c : c + m] = kernel`, then `picture.ravel()`; r runs over `range(height - k + 1)`, c too.",
        "Stack the rows that you have, and transpose.",
    ],
    never={
        "many rows": "kernels are small here",
        "equal height width": "the kernel fits into the picture",
        "between": "the kernel fits into the picture",
    },
)

# --- quiz -----------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "reading_digits",
    "What the numbers say",
    [
        Question(
            "imbalance",
            "In another pile 9 of 10 digits are zeros. A network reads 90 % of it right. Is it any good?",
            [
                Choice(
                    "Yes: 90 % is far above the 10 % of guessing.",
                    'Guessing is 10 % only where classes are alike in size. Here "always zero" has 90 %.',
                ),
                Choice(
                    'One cannot tell: answering "zero" always has 90 % too. Look at the recalls.',
                    "Right. A confusion matrix shows it at once.",
                    right=True,
                ),
                Choice(
                    "No: below 96 % no network is good.",
                    "96 % was the aim of this task. What is good depends on the task.",
                ),
                Choice("Yes, if the training loss is low.", "That says how well it knows the training pile."),
            ],
        ),
        Question(
            "matrix",
            "Row 8 of a confusion matrix sums to 36, column 8 to 45. What does the network do?",
            [
                Choice("It answers 8 too often.", "Right: 36 digits are an 8, and 45 times it said so.", right=True),
                Choice(
                    "It misses many 8s.", "That would show off the diagonal of row 8. The two sums alone don't tell."
                ),
                Choice("It was given more 8s than other digits.", "Rows are the truth: there were 36."),
                Choice("Its answers are right 36 times out of 45.", "At most: only if all 36 stand on the diagonal."),
            ],
        ),
        Question(
            "chosen",
            "You tried 30 widths and kept the one with the best validation share, 98.6 %. What do you expect on the "
            "360 hidden digits?",
            [
                Choice(
                    "Rather less: the best of 30 was also the luckiest on this pile.",
                    "Right: choosing is learning, too (lesson 8).",
                    right=True,
                ),
                Choice(
                    "98.6 %: validation digits were not trained on.",
                    "They were chosen by. The best of 30 looks better than it is.",
                ),
                Choice(
                    "Rather more: the hidden digits are easier.",
                    "Nobody said so. They were drawn at random from the same writers.",
                ),
                Choice("About 10 %: it has never seen them.", "It has never seen the validation digits either."),
            ],
        ),
        Question(
            "shuffled",
            "All 64 pixels are shuffled, in the same way for every digit, before training. What does the dense "
            "network lose?",
            [
                Choice(
                    "Nearly all: strokes are torn apart.",
                    "For your eyes. A dense layer never knew which pixels are neighbours.",
                ),
                Choice("About half.", "It loses nothing: its weights are shuffled along."),
                Choice(
                    "Nothing: a dense layer does not know which pixels are neighbours.",
                    "Right. A convolution would suffer.",
                    right=True,
                ),
                Choice(
                    "It cannot be trained at all.",
                    "Each pixel still is a number at its own fixed place; that is all it needs.",
                ),
            ],
        ),
    ],
)

EXERCISES = [
    pixels_exercise,
    numbers_exercise,
    logits_exercise,
    model_exercise,
    confusion_exercise,
    recall_exercise,
    most_exercise,
    worst_exercise,
    feature_exercise,
    shift_exercise,
    tied_exercise,
    idx_exercise,
    quiz,
]
