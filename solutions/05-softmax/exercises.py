"""What lesson 5 asks, and what it answers to the usual mistakes."""

import math

import numpy as np

from nnkit.activations import sigmoid, softmax, softmax_jacobian
from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Setting, Within, Wrong, with_readings
from nnkit.check.promises import Dtypes, New, Rows, Sizes, Tolerance, UpTo
from nnkit.losses import softmax_cross_entropy as mean_and_gradient

PETS = np.array([3.0, -1.0, 1.0])

# Different n and k everywhere; rows far apart in level, so that a shift by one number for all of them shows.
EVERYDAY = np.array([[3.0, -1.0, 1.0], [0.5, 0.5, -2.0]])
WIDE = np.array([[0.25, -1.5, 2.0, 4.0], [-3.0, -1.0, -2.5, -1.25], [0.0, 0.0, 0.0, 0.0]])
SQUARE = np.array([[1.0, -0.5, 0.25], [2.0, 3.5, -1.0], [-2.0, 0.0, 1.5]])
FAR = [
    np.array([[1.0, 1000.0, 2.0], [-1000.0, -1001.0, -999.0]]),
    np.array([[1000.0, 1000.0, -1000.0, 999.0], [-3.0, -1.0, 1.0, 0.0], [-1000.0, -1000.0, -1000.0, -1000.0]]),
    np.array([[900.0, -1000.0, -1000.0]]),
]

KEEPDIMS = (
    "The sums (or the largest entries) came out with shape (n,), and beside (n, k) NumPy lines that up with the "
    "columns, not with the rows. `keepdims=True` keeps them as a column (n, 1)."
)
OVERFLOW = (
    "At logits near 1000 `np.exp` gives `inf`, and `inf / inf` is `nan`. Subtract each row's largest logit first: the "
    "probabilities stay the same."
)
LABELS_AS_COLUMNS = (
    "`P[:, y]` takes whole columns, n of them. To pick one number from each row, give the rows too: `P[np.arange(n), "
    "y]`."
)


def rows_softmax(Z, axis=-1):
    """Without a shift: overflows."""
    E = np.exp(Z)
    return E / E.sum(axis=axis, keepdims=True)


def log_softmax(Z):
    Z = Z - Z.max(axis=-1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=-1, keepdims=True))


def argmax_rows(Z):
    return np.eye(Z.shape[-1])[Z.argmax(axis=-1)]


def picked(P, y):
    return P[np.arange(len(y)), y]


# --- 1. softmax -----------------------------------------------------------------------------------------------------

naive_exercise = Exercise(
    "naive_softmax",
    "Shares from scores",
    (
        r"`z (k,)` {given} $\to$ `p (k,)` with $p_i = e^{z_i} / \sum_j e^{z_j}$. {cases} Any number of classes; "
        "{Sizes} $|z|$ is below 10 here. {given} Give back a new array and leave `z` as it was. {New} {kept}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(z="k"), New("z")],
    parts=[Part("three classes and five", [Case(PETS), Case(np.array([0.5, -2.0, 0.5, 4.0, -0.25]))])],
    wrong=[
        Wrong(
            "without the exponential",
            lambda z: z / z.sum(),
            "You divided the logits themselves by their sum: negative logits give negative shares. e^z comes first.",
        ),
        Wrong("not divided", np.exp, "Those are the exponentials. Divide by their sum, so that they add up to 1."),
        Wrong(
            "divided by the sum of the logits",
            lambda z: np.exp(z) / z.sum(),
            "You divided by the sum of the logits. It is the sum of the exponentials that makes shares of them.",
        ),
        Wrong(
            "divided by the exponential of the sum",
            lambda z: np.exp(z) / np.exp(z.sum()),
            "You divided by e to the sum, `np.exp(z.sum())`. Asked is the sum of the exponentials, `np.exp(z).sum()`.",
        ),
        Wrong(
            "divided by the largest",
            lambda z: np.exp(z) / np.exp(z).max(),
            "You divided by the largest exponential. Divide by the sum of all, so that the shares add up to 1.",
        ),
        Wrong(
            "divided by the count",
            lambda z: np.exp(z) / len(z),
            "You divided by the number of classes. Divide by the sum of the exponentials.",
        ),
        Wrong("winner takes all", argmax_rows, "That is the hard argmax, all or nothing. Softmax gives each a share."),
        Wrong(
            "a minus in the exponent",
            lambda z: softmax(-z),
            "The smallest logit got the largest share: there is a minus in your exponent that does not belong there.",
        ),
        Wrong(
            "absolute values",
            lambda z: np.abs(z) / np.abs(z).sum(),
            "Absolute values are positive too, but they treat -3 like 3. The exponential keeps the order.",
        ),
        Wrong(
            "squares",
            lambda z: z**2 / (z**2).sum(),
            "Squares are positive too, but they treat -3 like 3. The exponential keeps the order.",
        ),
        Wrong(
            "powers of two",
            lambda z: softmax(z * math.log(2)),
            "You took powers of 2. Softmax takes powers of e: `np.exp`.",
        ),
        Wrong("powers of ten", lambda z: softmax(z * math.log(10)), "You took powers of 10. Softmax takes `np.exp`."),
        Wrong(
            "the logarithm",
            log_softmax,
            "Those are the logarithms of the probabilities. The last `np.log` is one too many.",
        ),
        Wrong(
            "the sum alone",
            lambda z: np.exp(z).sum(),
            "That is the sum of the exponentials, one number. Each class gets its share of it.",
        ),
        Wrong(
            "the largest share only",
            lambda z: softmax(z).max(),
            "You gave back one number. Every class gets its probability: shape (k,).",
        ),
        Wrong("three classes only", lambda z: softmax(z[:3]), "You wrote it for three classes. Let it be any number."),
        Wrong(
            "divided by the mean",
            lambda z: np.exp(z) / np.exp(z).mean(),
            "You divided by the mean of the exponentials. Divide by their sum, so that the shares add up to 1.",
        ),
        Wrong(
            "sum not called",
            lambda z: np.exp(z) / np.exp(z).sum,
            "`.sum` is a function; a call needs parentheses: `.sum()`.",
        ),
        Wrong(
            "max not called",
            lambda z: np.exp(z - z.max) / np.exp(z).sum(),
            "`.max` is a function; a call needs parentheses: `.max()`.",
        ),
        Wrong(
            "shares of a range",
            lambda z: (z - z.min()) / (z - z.min()).sum(),
            "You shifted the logits above 0 and shared them out. e^z makes them positive and tells ratios from "
            "differences.",
        ),
        Wrong(
            "a sum of three terms",
            lambda z: np.exp(z) / (np.exp(z[0]) + np.exp(z[1]) + np.exp(z[2])),
            "Your sum has three terms. It runs over all classes, however many: `np.exp(z).sum()`.",
        ),
        Wrong(
            "powers of two, written out",
            lambda z: 2**z / (2**z).sum(),
            "You took powers of 2. Softmax takes powers of e: `np.exp`.",
        ),
        Wrong(
            "the first term for the sum",
            lambda z: np.exp(z) / np.exp(z[0]),
            "You divided by the first exponential alone. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "the division in the exponent",
            lambda z: np.exp(z / z.sum()),
            "You divide inside the exponent. First e^z, then divide by the sum of all e^z.",
        ),
        Wrong(
            "shares of sigmoids",
            lambda z: sigmoid(z) / sigmoid(z).sum(),
            "You shared out sigmoids. Softmax shares out the exponentials themselves.",
        ),
        Wrong(
            "negative logits cut off",
            lambda z: np.maximum(z, 0) / np.maximum(z, 0).sum(),
            "You set negative logits to 0: then -1 and -100 get the same, nothing. The exponential keeps the order.",
        ),
    ],
    hints=[
        "Two steps: an array of exponentials, then one division of the whole array.",
        "`np.exp(z)` takes an array. What does `.sum()` of it give?",
    ],
    never={"large": "z is below 10 in size"},
)


def cut(p):
    return np.floor(p * 1000) / 1000


three_decimals_exercise = Exercise(
    "three_decimals",
    "Repair the rounding",
    (
        r"`p (k,)` probabilities {given} {Rows} $\to$ `(k,)`: each the **nearest** number with three decimals. "
        r"{cases} (None "
        "lies exactly half way between two.) {given} A list or an array, numbers and not text. {free}"
    ),
    parts=[
        Part(
            "the slide's three, five others, three thirds",
            [
                Case(np.array([0.866813, 0.015876, 0.117310])),
                Case(np.array([0.2, 0.00061, 0.1004, 0.69879, 0.0002])),
                Case(np.array([1 / 3, 1 / 3, 1 / 3])),
            ],
        )
    ],
    wrong=[
        Wrong(
            "cut as on the slide",
            cut,
            "That cuts the digits off, as the slide does: 0.8668 becomes 0.866. The nearest is 0.867.",
        ),
        Wrong(
            "always up",
            lambda p: np.ceil(p * 1000) / 1000,
            "You always round up: 0.1173 becomes 0.118. The nearest is 0.117.",
        ),
        Wrong(
            "made to add up to 1",
            lambda p: cut(p) / cut(p).sum(),
            "You cut and then divided by the sum, which hides the mistake. Round each number by itself.",
        ),
        Wrong("two decimals", lambda p: np.round(p, 2), "Those are two decimals; three are asked."),
        Wrong("four decimals", lambda p: np.round(p, 4), "Those are four decimals; three are asked."),
        Wrong(
            "whole numbers",
            lambda p: np.round(p),
            "You rounded to whole numbers. `np.round` takes the decimals as a second argument.",
        ),
        Wrong(
            "thousandths",
            lambda p: np.round(p * 1000),
            "You rounded the thousandths and left them so: divide by 1000 again.",
        ),
        Wrong(
            "the rest to the last",
            lambda p: np.append(cut(p)[:-1], 1 - cut(p)[:-1].sum()),
            "You gave the missing rest to the last number. Round each number by itself.",
        ),
        Wrong(
            "the rest to the largest",
            lambda p: cut(p) + np.eye(len(p))[p.argmax()] * (1 - cut(p).sum()),
            "You gave the missing rest to the largest number. Round each number by itself.",
        ),
        Wrong(
            "half too much",
            lambda p: np.floor(p * 1000 + 1) / 1000,
            "You add a whole thousandth before you cut. Half of one is enough.",
        ),
        Wrong(
            "rounded, the rest to the last",
            lambda p: np.append(np.round(p, 3)[:-1], 1 - np.round(p, 3)[:-1].sum()),
            "You rounded rightly and then changed a number so that all add up to 1. Each is to be the nearest; their "
            "sum "
            "may miss 1 by a little.",
        ),
        Wrong(
            "rounded, the rest to the largest",
            lambda p: np.round(p, 3) + np.eye(len(p))[p.argmax()] * (1 - np.round(p, 3).sum()),
            "You rounded rightly and then changed a number so that all add up to 1. Each is to be the nearest; their "
            "sum "
            "may miss 1 by a little.",
        ),
        Wrong(
            "rounded, then made to add up to 1",
            lambda p: np.round(p, 3) / np.round(p, 3).sum(),
            "You rounded rightly and then divided by the sum. Leave the rounded numbers as they are.",
        ),
        Wrong(
            "three digits instead of three decimals",
            lambda p: [float(f"{x:.3g}") for x in p],
            "You kept three digits from the first that is not 0. Three decimals are asked: 0.015876 becomes 0.016.",
        ),
    ],
    hints=["`astype(int)` cuts off. Which function of NumPy rounds to the nearest, with decimals?"],
    rtol=1e-7,  # half precision has three decimals, and tells one from the next
    promises=[Rows("p")],
    never={
        "a zero": "probabilities of a softmax are above 0",
        "zero": "probabilities",
        "large": "probabilities",
        "tiny": "probabilities",
        "constant": "a row of probabilities sums to 1",
    },
)

stable_exercise = Exercise(
    "stable_softmax",
    "Softmax for a batch, up to 1000",
    (
        r"`Z (n, k)` logits {given} $\to$ `P (n, k)`: each row positive, with sum 1. {cases} It must be right (no "
        "`nan`) for logits up to 1000 in size. {logits up to 1000} Rows are independent of each other. {cases} Any "
        "float type will do; {free} give back a new array and leave `Z` as it was. {New} {kept} {promises}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(Z="n k"), New("Z"), Dtypes("Z")],
    parts=[
        Part("batches of everyday logits", [Case(EVERYDAY), Case(WIDE), Case(SQUARE)]),
        Part("logits up to 1000", [Case(Z) for Z in FAR]),
    ],
    wrong=[
        Wrong("no shift", rows_softmax, OVERFLOW),
        Wrong(
            "the whole batch is one",
            lambda Z: np.exp(Z) / np.exp(Z).sum(),
            "You divided by the sum over the whole batch. Each row is shared out by itself: sum along axis 1.",
        ),
        Wrong(
            "the whole batch is one, shifted",
            lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(),
            "You divided by the sum over the whole batch. Each row is shared out by itself: sum along axis 1.",
        ),
        Wrong(
            "the whole batch is one, shifted by rows",
            lambda Z: (lambda E: E / E.sum())(np.exp(Z - Z.max(axis=1, keepdims=True))),
            "You shift each row rightly, but divide by the sum over the whole batch. Each row has its own sum.",
        ),
        Wrong(
            "down the columns",
            lambda Z: softmax(Z.T).T,
            "Your columns add up to 1. Here each ROW is one example: axis 1, not axis 0.",
        ),
        Wrong(
            "down the columns, no shift",
            lambda Z: rows_softmax(Z, axis=0),
            "Your columns add up to 1. Here each ROW is one example: axis 1, not axis 0.",
        ),
        Wrong(
            "sums down the columns",
            lambda Z: (lambda E: E / E.sum(axis=0))(np.exp(Z - Z.max(axis=1, keepdims=True))),
            "The shift is right, but your sums run down the columns. Each row has its own sum: axis 1.",
        ),
        Wrong(
            "one maximum for the batch",
            lambda Z: rows_softmax(Z - Z.max()),
            "You subtract one maximum from the whole batch. A row that lies far below it becomes 0 / 0. Each row has a "
            "maximum of its own.",
        ),
        Wrong(
            "maxima of the columns",
            lambda Z: rows_softmax(Z - Z.max(axis=0)),
            "You subtract a different number in each column, and that changes the shares. All logits of one row must "
            "get the same shift.",
        ),
        Wrong(
            "shift above the line only",
            lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True),
            "You shift the logits above the line but not in the sum below it. Both need the same shift.",
        ),
        Wrong(
            "no keepdims",
            lambda Z: np.exp(Z - Z.max(axis=1)) / np.exp(Z - Z.max(axis=1)).sum(axis=1),
            KEEPDIMS,
        ),
        Wrong(
            "no keepdims in the sum",
            lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1),
            KEEPDIMS,
        ),
        Wrong("no keepdims, no shift", lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1), KEEPDIMS),
        *[
            Wrong(
                f"clipped at {bound}",
                lambda Z, bound=bound: rows_softmax(np.clip(Z, -bound, bound)),
                "Clipping makes 999 and 1000 equal, though one has almost three times the share of the other. Shift "
                "instead of cutting.",
            )
            for bound in (10, 20, 30, 200, 300, 500, 600, 700, 709)
        ],
        Wrong(
            "clipped above only",
            lambda Z: rows_softmax(np.minimum(Z, 700)),
            "Clipping makes 999 and 1000 equal, and rows far below 0 still become 0 / 0. Shift instead of cutting.",
        ),
        Wrong(
            "shift by the largest size",
            lambda Z: rows_softmax(Z - np.abs(Z).max(axis=1, keepdims=True)),
            "You subtract the largest absolute value. In a row of negative logits all exponentials become 0 then. "
            "Subtract the largest logit itself.",
        ),
        Wrong(
            "shift by the mean",
            lambda Z: rows_softmax(Z - Z.mean(axis=1, keepdims=True)),
            "Subtracting the mean changes no share, but exponents far above 0 can be left. Which shift leaves none?",
        ),
        Wrong(
            "shift by the smallest",
            lambda Z: rows_softmax(Z - Z.min(axis=1, keepdims=True)),
            "You subtract the smallest logit, so all exponents are above 0: that is the dangerous side. Take the "
            "largest.",
        ),
        Wrong(
            "shift upwards",
            lambda Z: rows_softmax(Z + Z.max(axis=1, keepdims=True)),
            "You add the maximum. Subtract it: then no exponent is above 0.",
        ),
        Wrong(
            "scaled by the largest",
            lambda Z: softmax(Z / Z.max(axis=1, keepdims=True)),
            "You divide by the largest logit. Scaling changes the shares; only adding or subtracting does not.",
        ),
        Wrong(
            "scaled by the largest size",
            lambda Z: softmax(Z / np.abs(Z).max(axis=1, keepdims=True)),
            "You divide by the largest logit. Scaling changes the shares; only adding or subtracting does not.",
        ),
        Wrong(
            "nan made 0",
            lambda Z: np.nan_to_num(rows_softmax(Z)),
            "You replaced `nan` by 0: that hides the overflow, and the winner gets nothing. Avoid it by a shift.",
        ),
        Wrong(
            "nan made 1",
            lambda Z: np.nan_to_num(rows_softmax(Z), nan=1.0),
            "You replaced `nan` by 1. That is lucky for one winner and wrong for two. Avoid the overflow by a shift.",
        ),
        Wrong(
            "not divided",
            lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)),
            "The shift is right. Now divide each row by its sum.",
        ),
        Wrong("winner takes all", argmax_rows, "That is the hard argmax: a tie would be torn apart. Softmax shares."),
        Wrong("the logarithm", log_softmax, "Those are logarithms of the probabilities; the probabilities are asked."),
        Wrong("each for itself", sigmoid, "You put each logit through a sigmoid of its own. A row must add up to 1."),
        Wrong("no keepdims in the maximum", lambda Z: rows_softmax(Z - Z.max(axis=1)), KEEPDIMS),
        Wrong(
            "shift by 1000",
            lambda Z: rows_softmax(Z - 1000),
            "You subtract 1000 from everything: a row near 0 becomes 0 / 0 then. Each row needs a shift of its own.",
        ),
        Wrong(
            "rows below 0 not shifted",
            lambda Z: rows_softmax(Z - np.maximum(Z.max(axis=1, keepdims=True), 0)),
            "A row whose largest logit is below 0 is not shifted: near -1000 all its exponentials are 0. Shift every "
            "row.",
        ),
        Wrong(
            "shift by the first logit",
            lambda Z: rows_softmax(Z - Z[:, :1]),
            "You subtract the row's first logit. If another one is far above it, e^z overflows still: take the "
            "largest.",
        ),
        Wrong(
            "the logarithm of an overflow",
            lambda Z: np.exp(Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))),
            "The formula is right, but inside the logarithm e^1000 is `inf` (and e^-1000 is 0). Shift each row first.",
        ),
        Wrong(
            "scaled by 1000",
            lambda Z: softmax(Z / 1000),
            "You divide the logits by 1000. Scaling changes the shares; only adding or subtracting does not.",
        ),
        Wrong(
            "Python's max",
            lambda Z: rows_softmax(Z - max(Z)),
            "Python's `max` compares whole rows and cannot. Each row's largest number is `Z.max(axis=1, "
            "keepdims=True)`.",
        ),
    ],
    hints=[
        "Which number, subtracted from a whole row, leaves no exponent above 0 (and one exactly at 0)?",
        "Each row has its own: look at `Z.max(axis=1)` and at its shape. How does it line up beside (n, k)?",
        "`keepdims=True` keeps the (n, 1) that lines up with the rows. The sum needs it too.",
    ],
    never={"large": "logits are at most 1000 in size"},
)

# --- 2. two classes, temperature ------------------------------------------------------------------------------------

PAIRS = np.array([[1.0, 3.0], [0.5, -0.25], [-2.0, -2.0], [4.0, 1.0], [-1.0, -3.5]])


def unpacked(Z):
    z0, z1 = Z
    return sigmoid(z1 - z0)


two_class_exercise = Exercise(
    "two_class_probability",
    "Two outputs, one sigmoid",
    (
        r"`Z (n, 2)`: logits of class 0 (column 0) and class 1 (column 1) {given} {Sizes} $\to$ `(n,)`: the softmax "
        "probability of **class 1**. {cases} Logits up to 1000. {pairs up to 1000} Your `sigmoid` makes it one line; "
        "any other way is fine too. {free}"
    ),
    promises=[Sizes(Z="n 2")],
    parts=[
        Part("five pairs", [Case(PAIRS)]),
        Part(
            "pairs up to 1000",
            [Case(np.array([[1000.0, 998.0], [-1000.0, 1000.0], [1000.0, -1000.0], [-999.5, -1000.0]]))],
        ),
    ],
    may_use=("nnkit.activations.sigmoid",),
    wrong=[
        Wrong(
            "the other class",
            lambda Z: sigmoid(Z[:, 0] - Z[:, 1]),
            "That is the probability of class 0. The logit of the class that is asked comes first in the difference.",
        ),
        Wrong(
            "only one logit",
            lambda Z: sigmoid(Z[:, 1]),
            "You only looked at class 1. A large logit says nothing if the other one is larger: take the difference.",
        ),
        Wrong("only the other logit", lambda Z: sigmoid(Z[:, 0]), "You only looked at class 0. The difference counts."),
        Wrong(
            "a difference of sigmoids",
            lambda Z: sigmoid(Z[:, 1]) - sigmoid(Z[:, 0]),
            "You took the difference of two sigmoids. Take the sigmoid of the difference.",
        ),
        Wrong(
            "shares of sigmoids",
            lambda Z: sigmoid(Z[:, 1]) / (sigmoid(Z[:, 0]) + sigmoid(Z[:, 1])),
            "You shared out two sigmoids. Softmax shares exponentials, and that is ONE sigmoid, of the difference.",
        ),
        Wrong(
            "a sum",
            lambda Z: sigmoid(Z[:, 1] + Z[:, 0]),
            "You added the logits. A common shift must not matter: subtract.",
        ),
        Wrong(
            "the mean of the logits",
            lambda Z: sigmoid((Z[:, 1] - Z[:, 0]) / 2),
            "You halved the difference. It goes into the sigmoid as it is.",
        ),
        Wrong(
            "each for itself",
            sigmoid,
            "You put each logit through a sigmoid. Take the difference of the columns first.",
        ),
        Wrong(
            "rows for columns",
            lambda Z: sigmoid(Z[1] - Z[0]),
            "`Z[1] - Z[0]` is a difference of two rows, that is of two examples. Columns are `Z[:, 1]` and `Z[:, 0]`.",
        ),
        Wrong(
            "a hard answer, ties up",
            lambda Z: (Z[:, 1] >= Z[:, 0]).astype(float),
            "You answered 0 or 1. The probability is asked, with all shades between.",
        ),
        Wrong(
            "the likelier one",
            lambda Z: softmax(Z).max(axis=1),
            "You gave the larger of the two probabilities. Asked is class 1, whoever leads.",
        ),
        Wrong("nan far out", lambda Z: rows_softmax(Z)[:, 1], OVERFLOW + " Or use your sigmoid of the difference."),
        Wrong(
            "nan far out, divided through",
            lambda Z: (lambda e: e / (1 + e))(np.exp(Z[:, 1] - Z[:, 0])),
            "The formula is right, but e to the difference can be `inf`, and `inf / inf` is `nan`. Use a sigmoid that "
            "survives (your own does).",
        ),
        Wrong(
            "shares of logits",
            lambda Z: Z[:, 1] / (Z[:, 0] + Z[:, 1]),
            "You shared out the logits themselves. e^z comes first.",
        ),
        Wrong(
            "rows for columns, unpacked",
            unpacked,
            "`z0, z1 = Z` takes the ROWS apart, and there are n of them. Columns are `Z[:, 0]` and `Z[:, 1]`, or `Z.T` "
            "taken apart.",
        ),
        Wrong(
            "a quotient",
            lambda Z: sigmoid(Z[:, 1] / Z[:, 0]),
            "You divided the logits. A common shift must not matter: subtract.",
        ),
    ],
    hints=[
        "Columns of a batch: `Z[:, 0]` and `Z[:, 1]`.",
        "The formula above has one sigmoid and one difference. Which logit comes first?",
    ],
    never={"large": "logits are at most 1000 in size", "one column of a matrix": "there are two classes"},
)

temperature_exercise = Exercise(
    "softmax_at_temperature",
    "Turn the heat",
    (
        r"`Z (n, k)` logits, `T` a number above 0 {given} $\to$ `P (n, k)`: $p_i = e^{z_i/T} / \sum_j e^{z_j/T}$ in "
        "each row. {cases} Both $|z|$ and $|z / T|$ may be up to 1000. {very cold and very hot} Call your "
        "`stable_softmax` if you like; {free} `Z` stays as it was. {kept} {promises}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(Z="n k")],
    parts=[
        Part("warm and cool", [Case(EVERYDAY, 2.5), Case(WIDE, 0.4), Case(SQUARE, 1)]),
        Part(
            "very cold and very hot",
            [
                Case(np.array([[3.0, 3.0, 0.0, 2.98], [-1.0, 10.0, 9.99, 9.0]]), 0.01),
                Case(np.array([[1000.0, 0.0, -1000.0], [500.0, 400.0, 450.0]]), 300.0),
                Case(np.array([[-9.0, -9.01], [9.0, 8.97], [0.0, 0.02]]), 0.01),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "multiplied",
            lambda Z, T: softmax(Z * T),
            "You multiply by T. Then a high temperature would sharpen; dividing makes it soften.",
        ),
        Wrong(
            "no temperature",
            lambda Z, T: softmax(Z),
            "T has no influence on your answer. Subtracted from all logits it cancels, and so does a factor above and "
            "below the line: divide the logits.",
        ),
        Wrong(
            "divided afterwards",
            lambda Z, T: softmax(Z) / T,
            "You divided the probabilities by T: they no longer add up to 1. Divide the logits, before softmax.",
        ),
        Wrong(
            "exponentials divided",
            lambda Z, T: np.exp(Z) / T / np.exp(Z).sum(axis=1, keepdims=True),
            "You divided e^z by T. It is the exponent that is divided: e^(z/T).",
        ),
        Wrong(
            "softmax of probabilities",
            lambda Z, T: softmax(softmax(Z) / T),
            "You applied softmax twice: first to the logits, then to probabilities. Once is enough, to Z / T.",
        ),
        Wrong("the root", lambda Z, T: softmax(Z / np.sqrt(T)), "You divide by the root of T; divide by T itself."),
        Wrong(
            "the square",
            lambda Z, T: softmax(Z / T**2),
            "You divide by T twice, that is by its square. Once is enough.",
        ),
        Wrong("no shift", lambda Z, T: rows_softmax(Z / T), OVERFLOW),
        Wrong(
            "above the line only",
            lambda Z, T: np.exp(Z / T) / np.exp(Z).sum(axis=1, keepdims=True),
            "You divide by T above the line but not in the sum below it. All exponents are z / T.",
        ),
        Wrong(
            "below the line only",
            lambda Z, T: np.exp(Z) / np.exp(Z / T).sum(axis=1, keepdims=True),
            "You divide by T in the sum but not above the line. All exponents are z / T.",
        ),
        Wrong(
            "powers of probabilities",
            lambda Z, T: (lambda Q: Q / Q.sum(axis=1, keepdims=True))(softmax(Z) ** (1 / T)),
            "On paper p^(1/T), shared out anew, is the same. In a computer p was already 0 for logits far apart, and "
            "stays 0 at any temperature. Divide the logits.",
        ),
        Wrong(
            "powers of probabilities, no second sum",
            lambda Z, T: softmax(Z) ** (1 / T),
            "p^(1/T) no longer adds up to 1. Divide the logits before softmax.",
        ),
        Wrong(
            "the whole batch is one",
            lambda Z, T: (lambda E: E / E.sum())(np.exp(Z / T - (Z / T).max())),
            "You divided by the sum over the whole batch. Each row has its own sum.",
        ),
        Wrong(
            "down the columns", lambda Z, T: softmax((Z / T).T).T, "Your columns add up to 1. Each ROW is an example."
        ),
        Wrong("whole division", lambda Z, T: softmax(Z // T), "`//` cuts to whole numbers. Divide with `/`."),
        Wrong(
            "a power of probabilities",
            lambda Z, T: softmax(Z) ** T,
            "You raised the probabilities to a power. Divide the logits by T before softmax.",
        ),
        Wrong(
            "one maximum for the batch",
            lambda Z, T: rows_softmax(Z / T - (Z / T).max()),
            "You subtract one maximum from the whole batch. A row that lies far below it becomes 0 / 0. Each row has a "
            "maximum of its own.",
        ),
        Wrong(
            "shifted by the undivided maximum",
            lambda Z, T: rows_softmax(Z / T - Z.max(axis=1, keepdims=True)),
            "You subtract the undivided largest logit from z / T. Divide first, then shift by what is largest then.",
        ),
        Wrong(
            "down the columns, no shift",
            lambda Z, T: rows_softmax(Z / T, axis=0),
            "Your columns add up to 1. Each ROW is an example.",
        ),
        Wrong(
            "whole temperatures",
            lambda Z, T: softmax(Z / np.float64(int(T))),
            "`int(T)` cuts T to a whole number, 0.4 to 0. Divide by T itself.",
        ),
    ],
    hints=["What goes into your `stable_softmax` instead of Z?"],
    never={
        "large": "logits are at most 1000 in size",
        "tiny T": "logits over T are at most 1000 in size",
    },
)


def at_temperature_of(share):
    """The temperature, and the three probabilities there."""
    hot = temperature_of(share)
    return hot, softmax(LOGITS_OF_HALF / hot)


LOGITS_OF_HALF = np.array([2.0, 1.0, -1.0])


def temperature_of(share):
    """At which the logits (2, 1, -1) give the first class this probability: halved again and again."""
    cold, hot = 0.05, 50.0
    for _ in range(60):
        middle = (cold + hot) / 2
        cold, hot = (middle, hot) if softmax(LOGITS_OF_HALF / middle)[0] > share else (cold, middle)
    return cold


half_exercise = Exercise(
    "temperature_of_a_half",
    "The temperature of a half",
    (
        "At which temperature do the logits (2, 1, -1) give class 1 the probability **one half**? {cases} (Within 5 "
        "percent; the slider comes near enough.) {Tolerance}"
    ),
    kind="value",
    promises=[Tolerance(5, percent=True)],
    parts=[
        Part(
            "the temperature",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=Within(2.616123 * 0.95, 2.616123 * 1.05),
                small="at T = {number:g} it is too cold for one half",
                large="at T = {number:g} it is too hot for one half",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "the next place of the slider", 2.82, "At 2.82 it is 0.489: just missed. The place before is nearer."
            ),
            Wrong("one place too early", 2.24, "At 2.24 it is still 0.526. Go on a little."),
            Wrong(
                "twice as hot", 2.0, "Twice the temperature does not halve anything: at T = 2 class 1 still has 0.547."
            ),
            Wrong("half as hot", 0.5, "T = 0.5 sharpens: class 1 has 0.879 there. Or did you enter the probability?"),
            Wrong(
                "two classes only",
                1.4427,
                "That is 1 / ln 2: there class 2 has half of what class 1 has. Class 1 is to have one half of all.",
            ),
            Wrong("without heat", 1.0, "At T = 1 class 1 has 0.705385. More heat is needed."),
            Wrong("the logit", 3.0, "At T = 3 it is 0.480, below one half already."),
            Wrong("a third", 30.0, "There all three are nearly equal: a third each. One half comes much earlier."),
        ],
        right=2.616123,
        run=at_temperature_of,
        asks="the temperature",
        asked=lambda shown: shown[0],
        reads={
            "the logarithm of the temperature, where the slider stands": lambda shown: np.log10(shown[0]),
            "the natural logarithm of the temperature": lambda shown: np.log(shown[0]),
            "1 over the temperature, by which the logits are multiplied": lambda shown: 1 / shown[0],
            "the probability of class 2 at that temperature": lambda shown: shown[1][1],
            "the probability of class 3 at that temperature": lambda shown: shown[1][2],
            "the entropy at that temperature, in bits": lambda shown: -(shown[1] * np.log2(shown[1])).sum(),
            "the largest entropy of three classes, in bits": lambda shown: np.log2(3),
            "the largest probability at T = 1": lambda shown: softmax(LOGITS_OF_HALF)[0],
            "the largest probability at T = 2": lambda shown: softmax(LOGITS_OF_HALF / 2)[0],
            "the largest probability at T = 2.82, the slider's next place": lambda shown: softmax(
                LOGITS_OF_HALF / 2.82
            )[0],
            "the largest probability at T = 3": lambda shown: softmax(LOGITS_OF_HALF / 3)[0],
        },
        within=0.02,
        share=Setting(0.5, (0.4, 0.6, 0.75), "a probability of {}"),
    ),
    hints=[
        "Move the slider with the arrow keys and read the sentence below the picture.",
        "Between 2 and 3. Or with your function: `softmax_at_temperature(np.array([[2.0, 1, -1]]), 2)`, and so on.",
    ],
)

# --- 3. likelihood --------------------------------------------------------------------------------------------------

SAID = np.array([[0.9, 0.05, 0.05], [0.3, 0.6, 0.1], [0.25, 0.25, 0.5], [0.2, 0.7, 0.1]])
HAPPENED = np.array([0, 1, 2, 0])
FIVE = np.array([[0.1, 0.2, 0.3, 0.25, 0.15], [0.4, 0.1, 0.1, 0.1, 0.3], [0.05, 0.05, 0.6, 0.2, 0.1]])

likelihood_exercise = Exercise(
    "likelihood",
    "The probability of all that happened",
    (
        "`P (n, k)`: row $r$ holds the probabilities of the $k$ classes for example $r$; `y (n,)`: whole numbers, "
        r"the classes that were right, counted from 0 {given} $\to$ one number: the product of the $n$ probabilities "
        "that were given to the right classes. {cases} {promises}"
    ),
    atol=0,  # a product of many is tiny
    promises=[Sizes(P="n k", y="n <k")],
    parts=[Part("model A, and five classes", [Case(SAID, HAPPENED), Case(FIVE, np.array([3, 0, 4]))])],
    wrong=[
        Wrong(
            "added up",
            lambda P, y: picked(P, y).sum(),
            "You added them up. For independent examples probabilities multiply.",
        ),
        Wrong(
            "the mean",
            lambda P, y: picked(P, y).mean(),
            "You took the mean. For independent examples probabilities multiply.",
        ),
        Wrong("whole columns", lambda P, y: P[:, y].prod(), LABELS_AS_COLUMNS),
        Wrong("whole columns, product over the rows", lambda P, y: P[:, y].prod(axis=0), LABELS_AS_COLUMNS),
        Wrong(
            "all numbers",
            lambda P, y: P.prod(),
            "You multiplied all numbers of P. Only those of the right classes count.",
        ),
        Wrong(
            "the largest of each row",
            lambda P, y: P.max(axis=1).prod(),
            "You took each row's largest probability: what the model would have bet on. Take that of the class that "
            "was right.",
        ),
        Wrong("not multiplied", picked, "Those are the right factors. Now multiply them into one number."),
        Wrong(
            "multiplied step by step",
            lambda P, y: np.cumprod(picked(P, y)),
            "Those are the products so far; the last one is asked.",
        ),
        Wrong(
            "the logarithm",
            lambda P, y: np.log(picked(P, y)).sum(),
            "That is the logarithm of the likelihood. Here the product itself is asked.",
        ),
        Wrong(
            "minus the logarithm",
            lambda P, y: -np.log(picked(P, y)).sum(),
            "That is minus the logarithm. Here the product itself is asked.",
        ),
        Wrong(
            "classes counted from 1",
            lambda P, y: picked(P, y - 1).prod(),
            "You counted the classes from 1. Label 0 is the first column.",
        ),
        Wrong(
            "the probability of being wrong",
            lambda P, y: (1 - picked(P, y)).prod(),
            "That is the probability that all are wrong.",
        ),
        Wrong(
            "one minus",
            lambda P, y: 1 - picked(P, y).prod(),
            "That is the probability that something else happened: the 1 - is too much.",
        ),
        Wrong(
            "the first column", lambda P, y: P[:, 0].prod(), "You always took column 0. Row r counts with column y[r]."
        ),
        Wrong("started at 0", lambda P, y: 0.0, "Your product starts at 0 and stays there. A product starts at 1."),
        Wrong(
            "the geometric mean",
            lambda P, y: picked(P, y).prod() ** (1 / len(y)),
            "You took the n-th root at the end: that is a mean. The product is asked.",
        ),
        Wrong(
            "divided by n", lambda P, y: picked(P, y).prod() / len(y), "The product is right; do not divide it by n."
        ),
        Wrong(
            "the first example only",
            lambda P, y: P[0, y[0]],
            "That is the first example alone. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "the last example only",
            lambda P, y: P[-1, y[-1]],
            "That is the last example alone: each turn of your loop replaces the one before.",
        ),
        Wrong(
            "whole rows",
            lambda P, y: P[y].prod(),
            "`P[y]` takes whole rows. To pick one number from each row: `P[np.arange(n), y]`.",
        ),
        Wrong("whole columns, product along the rows", lambda P, y: P[:, y].prod(axis=1), LABELS_AS_COLUMNS),
        Wrong(
            "the cross-entropy",
            lambda P, y: -np.log(picked(P, y)).mean(),
            "That is the cross-entropy, which comes below. Here the product itself is asked.",
        ),
        Wrong(
            "rows and columns exchanged",
            lambda P, y: P[y, np.arange(len(y))].prod(),
            "The row comes first, then the column: `P[np.arange(n), y]`.",
        ),
        Wrong(
            "without the last",
            lambda P, y: picked(P, y)[:-1].prod(),
            "The last example is missing: `range(n)` goes up to n - 1 by itself.",
        ),
        Wrong(
            "how often it led",
            lambda P, y: (P.argmax(axis=1) == y).mean(),
            "That is how often the right class had the largest probability. Multiply the probabilities themselves.",
        ),
    ],
    hints=[
        "For row r the number is `P[r, y[r]]`.",
        "All at once: `P[np.arange(n), y]`, a row number and a column number for each.",
    ],
    never={
        "a zero": "probabilities of a softmax are above 0",
        "zero": "a row is of probabilities",
        "large": "a row is of probabilities",
        "tiny": "a row is of probabilities",
        "constant": "a row of probabilities sums to 1",
    },
)

one_hot_exercise = Exercise(
    "one_hot_rows",
    "Labels as rows",
    (
        r"`y (n,)` whole numbers from 0 to $k - 1$ and the number of classes `k` {given} {UpTo} {Rows} $\to$ `Y "
        r"(n, k)`: 1 at each "
        "row's label, 0 elsewhere. {cases} Integers, floats or booleans, as you like. {free} Not every class need "
        "occur in `y`. {cases}"
    ),
    parts=[Part("three classes and five", [Case(np.array([2, 0, 2, 1]), 3), Case(np.array([1, 0, 3]), 5)])],
    wrong=[
        Wrong(
            "classes counted in the batch",
            lambda y, k: np.eye(y.max() + 1)[y],
            "You took the number of classes from the batch. A class may be missing there: use k.",
        ),
        Wrong(
            "classes found in the batch",
            lambda y, k: (y[:, None] == np.unique(y)).astype(float),
            "You made columns for the classes that occur. A class may be missing: use k.",
        ),
        Wrong(
            "the identity",
            lambda y, k: np.eye(k),
            "That is the table of all k one-hot rows. Pick one of them for each label.",
        ),
        Wrong(
            "classes counted from 1",
            lambda y, k: np.eye(k)[y - 1],
            "Label 0 belongs to the first column; you start counting at 1.",
        ),
        Wrong(
            "whole columns",
            lambda y, k: np.tile(np.isin(np.arange(k), y), (len(y), 1)).astype(float),
            "Your ones stand in every row. `Y[:, y] = 1` fills whole columns: give the rows too, `Y[np.arange(n), y] "
            "= 1`. And `[[0] * k] * n` is one and the same row, n times.",
        ),
        Wrong(
            "whole rows",
            lambda y, k: np.repeat(np.isin(np.arange(len(y)), y)[:, None], k, axis=1).astype(float),
            "`Y[y] = 1` fills whole rows. Give rows and columns: `Y[np.arange(n), y] = 1`.",
        ),
        Wrong(
            "whole rows, or an error",
            lambda y, k: _filled_rows(y, k),
            "`Y[y] = 1` fills whole rows. Give rows and columns: `Y[np.arange(n), y] = 1`.",
        ),
        Wrong("zeros", lambda y, k: np.zeros((len(y), k)), "All zeros: the ones are missing."),
        Wrong(
            "the label as its value",
            lambda y, k: np.eye(k)[y] * y[:, None],
            "You wrote the label itself into its column. Write a 1.",
        ),
        Wrong(
            "minus one elsewhere",
            lambda y, k: 2 * np.eye(k)[y] - 1,
            "Elsewhere stands a 0, not -1: a row must be a distribution.",
        ),
        Wrong(
            "turned round",
            lambda y, k: 1 - np.eye(k)[y],
            "Yours is 0 at the label and 1 elsewhere: the other way round.",
        ),
        Wrong("one extra column", lambda y, k: np.eye(k + 1)[y], "You have k + 1 columns. Labels 0 to k - 1 need k."),
        Wrong(
            "rows and columns exchanged",
            lambda y, k: _exchanged(y, k),
            "The row comes first, then the column: `Y[np.arange(n), y] = 1`.",
        ),
        Wrong(
            "two numbers for a shape",
            lambda y, k: np.zeros(len(y), k),
            "`np.zeros` takes the shape as ONE argument, a pair: `np.zeros((n, k))`.",
        ),
        Wrong(
            "the first rows of the identity",
            lambda y, k: np.eye(len(y), k),
            "Your ones run down the diagonal, whatever the labels are. Row r has its 1 in column y[r].",
        ),
        Wrong("three columns", lambda y, k: np.eye(3)[y], "You always make three columns. There are k classes."),
        Wrong(
            "ones",
            lambda y, k: np.ones((len(y), k)),
            "All ones: start with `np.zeros`, and set one number in each row.",
        ),
    ],
    hints=[
        "Start with `np.zeros((n, k))` and set one number in each row.",
        "Row r gets its 1 in column y[r]. All at once: `Y[np.arange(n), y] = 1`.",
    ],
    promises=[UpTo("k", 130), Rows("y")],
)


def _exchanged(y, k):
    Y = np.zeros((len(y), k))
    Y[y, np.arange(len(y))] = 1
    return Y


def _filled_rows(y, k):
    Y = np.zeros((len(y), k))
    Y[y] = 1
    return Y


BETS = np.array([0.9, 0.1, 0.9, 0.1, 0.75, 0.3])
TRUTHS = np.array([1, 1, 0, 0, 1, 0])

repaired_exercise = Exercise(
    "repaired_loss",
    "Repair the cross-entropy",
    (
        "`a (n,)`: probabilities of class 1, all between 0.01 and 0.99; {given} `y (n,)`: labels 0 or 1 {given} "
        r"{Sizes} $\to$ `(n,)`: the cross-entropy of **each** example (no mean), natural logarithm. {cases}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(a="n", y="n <2")],
    parts=[Part("six bets", [Case(BETS, TRUTHS), Case(np.array([0.42, 0.66, 0.05]), np.array([1, 0, 1]))])],
    wrong=[
        Wrong(
            "slide A",
            lambda a, y: y * np.log(a) + (1 - y) * np.log(1 - a),
            "That is slide A: all losses are negative, and the worst answer has the lowest. The minus is missing.",
        ),
        Wrong(
            "slide B",
            lambda a, y: -y * np.log(a) + (1 - y) * np.log(1 - a),
            "That is slide B: its minus only reaches the first term, so for y = 0 the loss is negative. Put the sum in "
            "parentheses.",
        ),
        Wrong(
            "minus on the second term only",
            lambda a, y: y * np.log(a) - (1 - y) * np.log(1 - a),
            "Your minus only reaches the second term, so for y = 1 the loss is negative. It belongs to the whole sum.",
        ),
        Wrong(
            "parentheses of 1 - y",
            lambda a, y: -(y * np.log(a) + 1 - y * np.log(1 - a)),
            "`1 - y * ...` is 1 - (y * ...). Put 1 - y in parentheses.",
        ),
        Wrong(
            "the mean",
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)).mean(),
            "You took the mean. Here each example's loss is asked.",
        ),
        Wrong(
            "the sum",
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(),
            "You added the losses up (`@` does that too). Here each example's loss is asked.",
        ),
        Wrong(
            "labels swapped",
            lambda a, y: -((1 - y) * np.log(a) + y * np.log(1 - a)),
            "Your labels are swapped: if y = 1, the loss is -ln a.",
        ),
        Wrong(
            "only the ones", lambda a, y: -y * np.log(a), "For y = 0 your loss is always 0. The second term is missing."
        ),
        Wrong(
            "label left out",
            lambda a, y: -np.log(a),
            "For y = 0 your loss is -ln a as well. There it is -ln(1 - a): what the model gave to class 0.",
        ),
        Wrong(
            "binary logarithm",
            lambda a, y: -(y * np.log2(a) + (1 - y) * np.log2(1 - a)),
            "That is the logarithm to base 2. The natural one is asked.",
        ),
        Wrong("squared error", lambda a, y: (a - y) ** 2, "That is the squared error. The cross-entropy is asked."),
        Wrong("absolute error", lambda a, y: np.abs(a - y), "That is the absolute error. The cross-entropy is asked."),
        Wrong(
            "one minus the logarithm",
            lambda a, y: -(y * np.log(a) + (1 - y) * (1 - np.log(a))),
            "`1 - np.log(a)` is not ln(1 - a). The 1 - belongs inside the logarithm.",
        ),
        Wrong(
            "divided by n",
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)) / len(y),
            "You divided by n. Here each example has its own loss, as it is.",
        ),
        Wrong(
            "the second term for all",
            lambda a, y: -(y * np.log(a) + np.log(1 - a)),
            "Your second term lacks its factor 1 - y: for y = 1 it must vanish.",
        ),
        Wrong(
            "the logarithm of the label",
            lambda a, y: -(a * np.log(y) + (1 - a) * np.log(1 - y)),
            "You took the logarithm of the label, and ln 0 is `-inf`. The logarithm belongs to what the model said, a.",
        ),
    ],
    hints=[
        "Put y = 0 and a = 0.9 into each slide: what comes out, and what should?",
        "The minus belongs in front of the whole sum.",
    ],
    never={"a zero": "a is at least 0.01", "large": "a lies from 0.01 to 0.99", "tiny": "a lies from 0.01 to 0.99"},
)

# --- 4. cross-entropy from logits -----------------------------------------------------------------------------------

LABELS = np.array([1, 0])
WIDE_LABELS = np.array([3, 0, 2])
SQUARE_LABELS = np.array([2, 1, 1])
FAR_LOSSES = [
    (np.array([[0.0, 1000.0], [2.0, -1.0], [-1000.0, -998.0]]), np.array([0, 1, 0])),
    (np.array([[1000.0, 1000.0, -1000.0, 999.0], [-1000.0, -1000.0, -1000.0, -1000.0]]), np.array([2, 1])),
    (np.array([[-700.0, 40.0, 0.0], [-1000.0, 1000.0, 0.0]]), np.array([2, 1])),
    (np.array([[0.0, 22.5]]), np.array([0])),
    (np.array([[27.0, 0.0]]), np.array([1])),
]


def losses(Z, y):
    return -picked(log_softmax(Z), y)


def naive_losses(Z, y):
    return -np.log(picked(rows_softmax(Z), y))


def floored(floor):
    return lambda Z, y: -np.log(picked(softmax(Z), y) + floor).mean()


def clipped_at(floor):
    return lambda Z, y: -np.log(np.clip(picked(softmax(Z), y), floor, 1)).mean()


CLIPPED = (
    "You keep the logarithm from `-inf` by a smallest probability of about {}. Then no loss is ever above {:.1f}, "
    "though the model may be wronger than that, and the gradient is lost. Compute it from the logits: log-sum-exp "
    "minus z_y."
)
FLOORS = (
    1e-5,
    1e-6,
    1e-7,
    1e-8,
    1e-9,
    1e-10,
    1e-12,
    1e-15,
    1e-16,
    2.220446049250313e-16,
    1e-20,
    1e-30,
    1e-100,
    1e-300,
    2.2250738585072014e-308,
)


def two_class_losses(Z, y):
    P, Y = softmax(Z), np.eye(Z.shape[1])[y]
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).mean()


cross_entropy_exercise = Exercise(
    "cross_entropy",
    "Cross-entropy from the logits",
    (
        "`Z (n, k)` logits up to 1000 in size, `y (n,)` whole numbers: the right classes, counted from 0 {given} "
        r"$\to$ one number, the mean over the $n$ rows of $\ln \sum_j e^{z_j} - z_y$. {cases} It is never `inf` or "
        "`nan`. {terribly wrong, terribly sure} {promises}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(Z="n k", y="n <k")],
    parts=[
        Part(
            "batches of everyday logits", [Case(EVERYDAY, LABELS), Case(WIDE, WIDE_LABELS), Case(SQUARE, SQUARE_LABELS)]
        ),
        Part("terribly wrong, terribly sure", [Case(Z, y) for Z, y in FAR_LOSSES]),
    ],
    wrong=[
        Wrong(
            "the minus is lost",
            lambda Z, y: -losses(Z, y).mean(),
            "Your loss is negative. z_y is subtracted from the log-sum-exp, not the other way round.",
        ),
        Wrong(
            "the minus is lost, no shift",
            lambda Z, y: -naive_losses(Z, y).mean(),
            "Your loss is negative: the minus in front of the logarithm is missing. And far out it is `inf` or `nan`.",
        ),
        Wrong(
            "a sum for the mean",
            lambda Z, y: losses(Z, y).sum(),
            "You added the losses up. The mean over the rows is asked: divide by n.",
        ),
        Wrong(
            "a sum for the mean, no shift",
            lambda Z, y: naive_losses(Z, y).sum(),
            "You added the losses up. The mean over the rows is asked: divide by n. And far out it is `inf` or `nan`.",
        ),
        Wrong("one loss per row", losses, "Those are the losses of the rows. Their mean is asked, one number."),
        Wrong(
            "divided by n and k",
            lambda Z, y: losses(Z, y).sum() / Z.size,
            "You divided by n k. The mean is over the n rows; the classes are summed (all but one with 0).",
        ),
        Wrong(
            "divided by k",
            lambda Z, y: losses(Z, y).sum() / Z.shape[1],
            "You divided by the number of classes. Divide by the number of rows, n.",
        ),
        Wrong(
            "overflow",
            lambda Z, y: naive_losses(Z, y).mean(),
            "e^1000 is `inf`. Shift each row by its largest logit, and work with logarithms throughout.",
        ),
        Wrong(
            "overflow in log-sum-exp",
            lambda Z, y: (np.log(np.exp(Z).sum(axis=1)) - picked(Z, y)).mean(),
            "The formula is right, but e^1000 is `inf`: take each row's largest logit out, and add it again after the "
            "logarithm.",
        ),
        Wrong(
            "logarithm of 0",
            lambda Z, y: -np.log(picked(softmax(Z), y)).mean(),
            "Your softmax is stable, yet a probability may still round to 0, and its logarithm is `-inf`. Do not go "
            "through the probability: log-sum-exp minus z_y.",
        ),
        Wrong(
            "zero times logarithm of 0",
            lambda Z, y: -(np.eye(Z.shape[1])[y] * np.log(softmax(Z))).sum(axis=1).mean(),
            "0 times `-inf` is `nan`: classes that do not count spoil the sum. Pick out the right class first, and "
            "compute from the logits.",
        ),
        *[
            Wrong(f"{how} {floor:.0e}", make(floor), CLIPPED.format(f"{floor:.0e}", -math.log(floor)))
            for floor in FLOORS
            for how, make in [("plus", floored), ("clipped at", clipped_at)]
            if how == "plus"
            or floor not in (1e-8, 1e-9, 1e-100, 1e-300, 2.2250738585072014e-308)  # there both come to the same
        ],
        Wrong(
            "maximum not brought back",
            lambda Z, y: (np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1)) - picked(Z, y)).mean(),
            "You took the largest logit out of the sum and did not bring it back: after the logarithm it is added "
            "again (or subtracted from z_y too).",
        ),
        Wrong(
            "softmax applied twice",
            lambda Z, y: losses(softmax(Z), y).mean(),
            "You apply softmax twice: cross-entropy from logits contains it already.",
        ),
        Wrong(
            "one maximum for the batch",
            lambda Z, y: (Z.max() + np.log(np.exp(Z - Z.max()).sum(axis=1)) - picked(Z, y)).mean(),
            "One maximum for the whole batch: a row far below it becomes ln 0. Each row has its own.",
        ),
        Wrong(
            "summed over the batch",
            lambda Z, y: (Z.max() + np.log(np.exp(Z - Z.max()).sum()) - picked(Z, y)).mean(),
            "Your log-sum-exp runs over the whole batch. Each row has its own: axis 1.",
        ),
        Wrong(
            "down the columns",
            lambda Z, y: -picked(log_softmax(Z.T).T, y).mean(),
            "Your softmax runs down the columns. Each ROW is one example.",
        ),
        Wrong("whole columns", lambda Z, y: -log_softmax(Z)[:, y].mean(), LABELS_AS_COLUMNS),
        Wrong(
            "all classes",
            lambda Z, y: -log_softmax(Z).mean(),
            "You averaged over all classes. Only the right class of each row counts.",
        ),
        Wrong(
            "all classes added up",
            lambda Z, y: -log_softmax(Z).sum(axis=1).mean(),
            "You added up all classes. Only the right class of each row counts.",
        ),
        Wrong(
            "the likeliest class",
            lambda Z, y: -log_softmax(Z).max(axis=1).mean(),
            "You took each row's largest probability. Take that of the right class.",
        ),
        Wrong(
            "classes counted from 1",
            lambda Z, y: losses(Z, y - 1).mean(),
            "You counted the classes from 1. Label 0 is the first column.",
        ),
        Wrong(
            "no logarithm",
            lambda Z, y: (1 - picked(softmax(Z), y)).mean(),
            "1 - p is a loss too, but without a logarithm it is not the cross-entropy.",
        ),
        Wrong(
            "the probability",
            lambda Z, y: picked(softmax(Z), y).mean(),
            "That is the mean probability of the right class. Cross-entropy is the mean of -ln of it.",
        ),
        Wrong(
            "logarithm of the mean",
            lambda Z, y: -np.log(picked(softmax(Z), y).mean()),
            "You took the logarithm of the mean. The mean of the logarithms is asked.",
        ),
        Wrong(
            "binary logarithm",
            lambda Z, y: losses(Z, y).mean() / math.log(2),
            "That is the logarithm to base 2. The natural one, `np.log`, is asked.",
        ),
        Wrong(
            "only the largest",
            lambda Z, y: (Z.max(axis=1) - picked(Z, y)).mean(),
            "You took the hard maximum. The log-sum-exp is a soft one: the other classes add to it.",
        ),
        Wrong(
            "log-sum-exp alone",
            lambda Z, y: (log_softmax(Z)[:, 0] * -1 + Z[:, 0]).mean(),
            "That is the log-sum-exp. The right class's logit is subtracted from it.",
        ),
        Wrong(
            "the first class",
            lambda Z, y: -log_softmax(Z)[:, 0].mean(),
            "You always took class 0. Row r counts with class y[r].",
        ),
        Wrong(
            "squared error",
            lambda Z, y: ((softmax(Z) - np.eye(Z.shape[1])[y]) ** 2).sum(axis=1).mean(),
            "That is the squared error. The cross-entropy is asked.",
        ),
        Wrong(
            "no keepdims",
            lambda Z, y: (Z.max(axis=1) + np.log(np.exp(Z - Z.max(axis=1)).sum(axis=1)) - picked(Z, y)).mean(),
            KEEPDIMS,
        ),
        Wrong(
            "no keepdims in the sum",
            lambda Z, y: (
                -picked(
                    Z - Z.max(axis=1, keepdims=True) - np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1)), y
                ).mean()
            ),
            KEEPDIMS,
        ),
        Wrong(
            "whole rows",
            lambda Z, y: -log_softmax(Z)[y].mean(),
            "`[y]` takes whole rows. To pick one number from each row: `[np.arange(n), y]`.",
        ),
        Wrong(
            "whole rows of probabilities",
            lambda Z, y: -np.log(softmax(Z)[y]).mean(),
            "`P[y]` takes whole rows. To pick one number from each row: `P[np.arange(n), y]`.",
        ),
        Wrong(
            "inf replaced",
            lambda Z, y: np.nan_to_num(-np.log(picked(softmax(Z), y))).mean(),
            "You replaced `inf` by a huge number. The loss is moderate, 1000 for logits (0, 1000): compute it from the "
            "logits.",
        ),
        Wrong(
            "the loss of two classes",
            two_class_losses,
            "That is the formula for two classes, used in every column. With softmax only the right class of each row "
            "counts.",
        ),
        Wrong(
            "the first row only",
            lambda Z, y: losses(Z, y)[0] / len(y),
            "Only the first row has counted. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "a sum of logarithms",
            lambda Z, y: (
                Z.max(axis=1) + np.log(np.exp(Z - Z.max(axis=1, keepdims=True))).sum(axis=1) - picked(Z, y)
            ).mean(),
            "You added up logarithms. It is the logarithm of the sum: `np.log(np.exp(...).sum(axis=1))`.",
        ),
        Wrong(
            "the logarithm of the logits",
            lambda Z, y: -np.log(picked(Z, y)).mean(),
            "You took the logarithm of the logits, which may be negative. It belongs to the probabilities.",
        ),
    ],
    hints=[
        "Let m be each row's largest logit. What is ln of the sum of e^(z_j - m), and what must be added to get "
        "log-sum-exp of the z_j?",
        "ln sum e^(z_j) = m + ln sum e^(z_j - m). No exponent is above 0, and the sum is at least 1.",
        "The right class's logit of each row is `Z[np.arange(n), y]`.",
    ],
    never={
        "large": "logits are at most 1000 in size",
        "mirrored Z": "a share so near 1 has no digits left in single precision",
    },
)

# --- 5. Jacobian and gradient ---------------------------------------------------------------------------------------


def scaled_identity(p):
    return np.diag(p)


jacobian_exercise = Exercise(
    "softmax_jacobian_matrix",
    "All slopes of softmax",
    (
        r"`z (k,)`: the logits of **one** example, up to 1000 in size {given} {Sizes} {large logits} $\to$ `J (k, k)` "
        r"with `J[i, j]` $= \partial p_i / \partial z_j$. {cases} Your `stable_softmax` takes a batch: `z[None, :]` "
        "is a batch of one. {about}"
    ),
    may_use=("nnkit.activations.sigmoid",),
    promises=[Sizes(z="k")],
    parts=[
        Part("three classes, and four", [Case(PETS), Case(np.array([0.5, -1.0, 2.0, 0.25]))], points=2),
        Part("large logits", [Case(np.array([1000.0, 1000.0, 999.0])), Case(np.array([-1000.0, -1002.0]))]),
    ],
    wrong=[
        Wrong(
            "diagonal only",
            lambda z: np.diag(softmax(z) * (1 - softmax(z))),
            "Your table is 0 off the diagonal. But pushing one logit moves all probabilities: -p_i p_j.",
        ),
        Wrong(
            "number by number",
            lambda z: softmax(z) * (1 - softmax(z)),
            "p (1 - p) is the diagonal of the table. Softmax is not number by number: each p_i depends on every z_j.",
        ),
        Wrong(
            "only diag(p)",
            lambda z: np.diag(softmax(z)),
            "That is diag(p). The table of all products p_i p_j is subtracted from it.",
        ),
        Wrong(
            "only the products",
            lambda z: -np.outer(softmax(z), softmax(z)),
            "The diagonal lacks its p_i: diag(p) - p p^T.",
        ),
        Wrong(
            "a lost sign",
            lambda z: -softmax_jacobian(z),
            "The signs are turned round: a larger logit raises its own probability, so the diagonal is positive.",
        ),
        Wrong(
            "plus for minus",
            lambda z: np.diag(softmax(z)) + np.outer(softmax(z), softmax(z)),
            "It is diag(p) MINUS p p^T: what one class wins, the others lose.",
        ),
        Wrong(
            "the scalar product",
            lambda z: np.diag(softmax(z)) - softmax(z) @ softmax(z).T,
            "For a vector `.T` changes nothing and `p @ p` is one number. The table of all products is `np.outer(p, "
            "p)`.",
        ),
        Wrong(
            "the products of a row",
            lambda z: np.diag(softmax(z)) - softmax(z) * softmax(z),
            "`p * p` has k numbers, the squares. The table of all products p_i p_j is `np.outer(p, p)`.",
        ),
        Wrong(
            "logits for probabilities",
            lambda z: np.diag(z) - np.outer(z, z),
            "You put the logits into the formula. It wants the probabilities: softmax first.",
        ),
        Wrong(
            "the identity for diag(p)",
            lambda z: np.eye(len(z)) - np.outer(softmax(z), softmax(z)),
            "The identity has ones on its diagonal. diag(p) has the probabilities there.",
        ),
        Wrong(
            "1 - p off the diagonal",
            lambda z: np.outer(softmax(z), 1 - softmax(z)),
            "Off the diagonal stands -p_i p_j, not p_i (1 - p_j). The 1 only belongs to i = j.",
        ),
        Wrong(
            "each by a sigmoid",
            lambda z: np.diag(sigmoid(z) * (1 - sigmoid(z))),
            "You differentiated k sigmoids. Softmax couples all classes.",
        ),
        Wrong(
            "overflow",
            lambda z: np.diag(rows_softmax(z)) - np.outer(rows_softmax(z), rows_softmax(z)),
            OVERFLOW + " Your stable_softmax does it.",
        ),
        Wrong("the probabilities", softmax, "Those are the probabilities. Their slopes are asked, a table (k, k)."),
        Wrong(
            "diag of a row in a batch",
            lambda z: np.diag(softmax(z)[None]) - np.outer(softmax(z), softmax(z)),
            "`np.diag` of a batch (1, k) reads its diagonal, one number. Take the row out first: "
            "`stable_softmax(...)[0]`.",
        ),
        Wrong(
            "diagonal without its square",
            lambda z: np.diag(softmax(z)) - np.outer(softmax(z), softmax(z)) + np.diag(softmax(z) ** 2),
            "Your diagonal is p_i. It is p_i - p_i^2: the product is subtracted there too.",
        ),
        *[
            Wrong(
                f"measured with a step of {h:g}",
                lambda z, h=h: np.array([(softmax(z + h * e) - softmax(z)) / h for e in np.eye(len(z))]).T,
                f"You measured the slopes, to one side only and with a step of {h:g}: that is rough. Use the formula.",
            )
            for h in (0.1, 0.01, 1e-3, 1e-4, 1e-5)
        ],
        Wrong(
            "p for diag(p)",
            lambda z: softmax(z) - np.outer(softmax(z), softmax(z)),
            "`p - ...` puts p into every row. On the diagonal alone it is `np.diag(p)`.",
        ),
        Wrong(
            "a vector for a batch",
            lambda z: z.max(axis=1),
            "Your stable_softmax takes a batch, and z is one row: `stable_softmax(z[None, :])[0]`.",
        ),
        Wrong(
            "k batches of one class",
            lambda z: np.eye(len(z)) - np.ones((len(z), len(z))),
            "`z[:, None]` is k examples of one class each, and every p is 1. One example of k classes is `z[None, :]`.",
        ),
        Wrong(
            "plus off the diagonal",
            lambda z: np.abs(softmax_jacobian(z)),
            "Your diagonal is right. Off it the minus is missing: -p_i p_j.",
        ),
        Wrong(
            "1 - p on the diagonal",
            lambda z: softmax_jacobian(z) + np.diag((1 - softmax(z)) ** 2),
            "Your diagonal is 1 - p_i. It is p_i (1 - p_i).",
        ),
        Wrong(
            "p (1 - p) off the diagonal",
            lambda z: (
                np.diag(softmax(z) * (1 - softmax(z))) - np.outer(softmax(z), 1 - softmax(z)) * (1 - np.eye(len(z)))
            ),
            "Your diagonal is right. Off it stands -p_i p_j, not -p_i (1 - p_j).",
        ),
        Wrong(
            "the squares twice",
            lambda z: softmax_jacobian(z) - np.diag(softmax(z) ** 2),
            "On your diagonal p_i^2 is subtracted twice: the table of products has it already.",
        ),
    ],
    hints=[
        "First the probabilities: p of shape (k,).",
        "`np.diag(p)` puts a vector on the diagonal. The table of all products p_i p_j is `np.outer(p, p)`.",
    ],
    never={"large": "logits are at most 1000 in size"},
)


def pair(loss=None, gradient=None):
    """An answer with its loss or its gradient replaced: loss(Z, y), gradient(P, Y, n)."""

    def answer(Z, y):
        right_loss, right_gradient = mean_and_gradient(Z, y)
        P, Y = softmax(Z), np.eye(Z.shape[1])[y]
        return (
            right_loss if loss is None else loss(Z, y),
            right_gradient if gradient is None else gradient(P, Y, len(y)),
        )

    return answer


def changed_in_place(divide):
    """dZ is made in the array of the probabilities, and the loss is read from it afterwards."""

    def answer(Z, y):
        P = softmax(Z)
        rows = np.arange(len(y))
        P[rows, y] -= 1
        if divide:
            P /= len(y)
        return -np.log(P[rows, y]).mean(), P

    return answer


def whole_columns_changed(Z, y):
    loss, _ = mean_and_gradient(Z, y)
    P = softmax(Z)
    P[:, y] -= 1
    return loss, P / len(y)


def whole_rows_changed(Z, y):
    loss, _ = mean_and_gradient(Z, y)
    P = softmax(Z)
    P[y] -= 1
    return loss, P / len(y)


def through_the_jacobian(P, Y):
    """Jacobian times the slope by the probabilities, without cancelling."""
    return np.stack([(np.diag(p) - np.outer(p, p)) @ (-q / p) for p, q in zip(P, Y, strict=True)])


MISSING_N = "Your gradient is n times too large. The loss is a mean over the n examples, so each row of dZ carries 1/n."
NAIVE_GRADIENT = (
    "Loss and gradient are right for everyday logits, but at 1000 they are `nan`. Call your stable_softmax."
)

softmax_cross_entropy_exercise = Exercise(
    "softmax_cross_entropy",
    "Loss and gradient in one",
    (
        "`Z (n, k)` logits up to 1000 in size, `y (n,)` whole numbers: the right classes, counted from 0 {given} "
        r"{logits up to 1000} $\to$ a pair `(loss, dZ)`: the mean cross-entropy, one number, and its gradient $dZ = "
        r"\frac1n (P - Y)$ of shape `(n, k)`. {cases} Leave `Z` and `y` as they were. {kept} Call whatever you have "
        "written above. {free} {promises}"
    ),
    promises=[Sizes(Z="n k", y="n <k")],
    parts=[
        Part(
            "batches of everyday logits",
            [
                Case(EVERYDAY, LABELS),
                Case(WIDE, WIDE_LABELS),
                Case(SQUARE, SQUARE_LABELS),
                Case(PETS[None], np.array([1])),
            ],
            points=2,
        ),
        Part("logits up to 1000", [Case(Z, y) for Z, y in FAR_LOSSES]),
    ],
    wrong=[
        Wrong("1/n is missing", pair(gradient=lambda P, Y, n: P - Y), MISSING_N),
        Wrong(
            "y - p",
            pair(gradient=lambda P, Y, n: (Y - P) / n),
            "Your gradient points downhill: it is p - y, and gradient descent brings the minus.",
        ),
        Wrong(
            "y - p, and 1/n is missing",
            pair(gradient=lambda P, Y, n: Y - P),
            "Two slips: it is p - y, not y - p; and each row carries 1/n.",
        ),
        Wrong("1/n twice", pair(gradient=lambda P, Y, n: (P - Y) / n**2), "You divided by n twice. Once is enough."),
        Wrong(
            "mean over classes",
            pair(gradient=lambda P, Y, n: (P - Y) / Y.shape[1]),
            "You divided the gradient by the number of classes. The mean is over the n examples.",
        ),
        Wrong(
            "mean over everything",
            pair(gradient=lambda P, Y, n: (P - Y) / Y.size),
            "You divided the gradient by n k. The loss is a mean over the n examples only.",
        ),
        Wrong(
            "mean over everything, loss too",
            pair(lambda Z, y: losses(Z, y).sum() / Z.size, lambda P, Y, n: (P - Y) / Y.size),
            "You divided by n k. The mean is over the n examples; classes are summed.",
        ),
        Wrong(
            "mean over classes, loss too",
            pair(lambda Z, y: losses(Z, y).sum() / Z.shape[1], lambda P, Y, n: (P - Y) / Y.shape[1]),
            "You divided by the number of classes. The mean is over the n examples.",
        ),
        Wrong(
            "sums for means",
            pair(lambda Z, y: losses(Z, y).sum(), lambda P, Y, n: P - Y),
            "Your loss is a sum, and your gradient fits it. The mean is asked: both are divided by n.",
        ),
        Wrong(
            "the loss a sum",
            pair(lambda Z, y: losses(Z, y).sum()),
            "Your gradient is right, but the loss is a sum. The mean is asked.",
        ),
        Wrong(
            "one loss per row",
            pair(losses),
            "Your gradient is right. The loss is one number, the mean of the rows' losses.",
        ),
        Wrong(
            "the minus of the loss is lost",
            pair(lambda Z, y: -losses(Z, y).mean()),
            "Your gradient is right, but the loss has the wrong sign: it is never negative.",
        ),
        Wrong(
            "probabilities changed in place",
            changed_in_place(divide=False),
            "You subtract the 1 in the probabilities' own array and read the loss from it afterwards: the logarithm of "
            "a negative number is `nan`. Take the loss first, or a copy.",
        ),
        Wrong(
            "probabilities changed in place, then divided",
            changed_in_place(divide=True),
            "You change the probabilities' own array and read the loss from it afterwards: the logarithm of a negative "
            "number is `nan`. Take the loss first, or a copy.",
        ),
        Wrong(
            "whole columns",
            whole_columns_changed,
            "`P[:, y] -= 1` changes whole columns. Give the rows too: `P[np.arange(n), y] -= 1`.",
        ),
        Wrong(
            "the label is not subtracted",
            pair(gradient=lambda P, Y, n: P / n),
            "Your gradient lacks the - Y: at the right class it must be p - 1.",
        ),
        Wrong(
            "only the right class",
            pair(gradient=lambda P, Y, n: (P - 1) * Y / n),
            "Your gradient is 0 at the wrong classes. There y is 0 and p - y is p, which pushes them down.",
        ),
        Wrong(
            "slope with respect to the probabilities",
            pair(gradient=lambda P, Y, n: -Y / np.maximum(P, 1e-300) / n),
            "-y / p is the slope with respect to the probabilities. Through the Jacobian it becomes p - y.",
        ),
        Wrong(
            "an extra slope",
            pair(gradient=lambda P, Y, n: (P - Y) * P * (1 - P) / n),
            "You multiplied p - y by p (1 - p) once more. That slope is already in it.",
        ),
        Wrong(
            "squared error's 2",
            pair(gradient=lambda P, Y, n: 2 * (P - Y) / n),
            "The 2 belongs to the squared error. Here it is p - y.",
        ),
        Wrong(
            "the slope of the squared error",
            pair(
                gradient=lambda P, Y, n: (
                    2 * np.stack([(np.diag(p) - np.outer(p, p)) @ (p - q) for p, q in zip(P, Y, strict=True)]) / n
                )
            ),
            "That is the gradient of the squared error through the Jacobian. For cross-entropy the Jacobian cancels.",
        ),
        Wrong(
            "summed over the batch",
            pair(gradient=lambda P, Y, n: (P - Y).mean(axis=0)),
            "Your gradient has one row for the whole batch. dZ has Z's shape: a row for each example.",
        ),
        Wrong(
            "the probabilities for the gradient",
            pair(gradient=lambda P, Y, n: P),
            "You gave back the probabilities. The gradient is (P - Y) / n.",
        ),
        Wrong(
            "classes counted from 1",
            lambda Z, y: mean_and_gradient(Z, (y - 1) % Z.shape[1]),
            "You counted the classes from 1. Label 0 is the first column.",
        ),
        Wrong(
            "down the columns",
            lambda Z, y: (losses(Z, y).mean(), (softmax(Z.T).T - np.eye(Z.shape[1])[y]) / len(y)),
            "In your gradient softmax runs down the columns. Each ROW is one example.",
        ),
        Wrong(
            "softmax twice",
            lambda Z, y: (losses(Z, y).mean(), (softmax(softmax(Z)) - np.eye(Z.shape[1])[y]) / len(y)),
            "In your gradient softmax is applied twice.",
        ),
        Wrong(
            "softmax twice, loss too",
            lambda Z, y: mean_and_gradient(softmax(Z), y),
            "You apply softmax to the logits before you call a function that contains it already.",
        ),
        Wrong(
            "overflow",
            lambda Z, y: (naive_losses(Z, y).mean(), (rows_softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)),
            NAIVE_GRADIENT,
        ),
        Wrong(
            "overflow in the gradient",
            lambda Z, y: (losses(Z, y).mean(), (rows_softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)),
            NAIVE_GRADIENT,
        ),
        Wrong(
            "logarithm of 0",
            pair(lambda Z, y: -np.log(picked(softmax(Z), y)).mean()),
            "Your gradient is right. But the loss goes through a probability that rounds to 0, and ln 0 is `-inf`: "
            "call your cross_entropy.",
        ),
        *[
            Wrong(
                f"loss {how} {floor:.0e}",
                pair(make(floor)),
                "Your gradient is right. Of the loss: " + CLIPPED.format(f"{floor:.0e}", -math.log(floor)),
            )
            for floor in (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
            for how, make in [("plus", floored), ("clipped at", clipped_at)]
            if how == "plus" or floor not in (1e-8, 1e-9)  # there both come to the same
        ],
        Wrong(
            "labels as numbers",
            lambda Z, y: (losses(Z, y).mean(), (softmax(Z) - y[:, None]) / len(y)),
            "You subtracted the label's number, 2 for class 2, from the whole row. Subtract its one-hot row.",
        ),
        Wrong(
            "whole rows",
            whole_rows_changed,
            "`P[y] -= 1` changes whole rows. Give rows and columns: `P[np.arange(n), y] -= 1`.",
        ),
        Wrong(
            "one number for the gradient",
            pair(gradient=lambda P, Y, n: (P - Y).mean()),
            "`.mean()` leaves one number (and it is always 0). Divide the table by n instead.",
        ),
        Wrong(
            "parentheses", pair(gradient=lambda P, Y, n: P - Y / n), "Only Y is divided by n: put P - Y in parentheses."
        ),
        Wrong(
            "labels as a row",
            lambda Z, y: (losses(Z, y).mean(), (softmax(Z) - y) / len(y)),
            "You subtracted the labels themselves, shape (n,), from a table (n, k). Subtract their one-hot rows.",
        ),
        Wrong(
            "through the Jacobian",
            lambda Z, y: (losses(Z, y).mean(), through_the_jacobian(softmax(Z), np.eye(Z.shape[1])[y]) / len(y)),
            "Jacobian times 1/p is right on paper. But a p that rounds to 0 makes it 0 times `inf`. Use the collapsed "
            "form, p - y.",
        ),
        Wrong(
            "logits for probabilities",
            lambda Z, y: (losses(Z, y).mean(), (Z - np.eye(Z.shape[1])[y]) / len(y)),
            "Your gradient has the logits in it, Z - Y. It is P - Y, with the probabilities.",
        ),
        Wrong(
            "the loss of probabilities",
            pair(lambda Z, y: losses(softmax(Z), y).mean()),
            "Your gradient is right. But you gave the probabilities to cross_entropy, which takes the logits.",
        ),
        Wrong(
            "slope with respect to the probabilities, unguarded",
            pair(gradient=lambda P, Y, n: -Y / P / n),
            "-y / p is the slope with respect to the probabilities. Through the Jacobian it becomes p - y.",
        ),
        Wrong(
            "the loss is the squared error",
            pair(lambda Z, y: ((softmax(Z) - np.eye(Z.shape[1])[y]) ** 2).sum(axis=1).mean()),
            "Your gradient is right, but your loss is the squared error. p - y belongs to the cross-entropy.",
        ),
        Wrong(
            "classes counted in the batch",
            lambda Z, y: (losses(Z, y).mean(), (softmax(Z) - np.eye(y.max() + 1)[y]) / len(y)),
            "You took the number of classes from the labels. A class may be missing there: it is `Z.shape[1]`.",
        ),
    ],
    hints=[
        "The loss is your cross_entropy. The gradient needs your stable_softmax and your one_hot_rows.",
        "Is each row of your dZ summing to 0? And is it divided by n?",
    ],
    never={"large": "logits are at most 1000 in size"},
)

# --- 6. the classifier ----------------------------------------------------------------------------------------------

ANSWERS = np.array([[2.0, -1.0, 0.5], [0.0, 0.3, 0.1], [-1.0, -3.0, -2.0], [0.2, 0.1, 2.0], [5.0, 6.0, -7.0]])

LED = np.array([[0.5, 4.0, 1.0], [3.0, 2.0, -1.0], [-2.0, 0.0, 1.5], [2.0, 0.0, -1.0]])

accuracy_exercise = Exercise(
    "accuracy",
    "How many are right?",
    (
        r"`Z (n, k)` logits, `y (n,)` whole numbers: the right classes {given} $\to$ one number from 0 to 1, the "
        "share of rows whose largest logit is that of the right class. {cases} (No row has a tie.) {given} {promises}"
    ),
    promises=[Rows("Z", "y")],
    parts=[
        Part(
            "five rows, and four",
            [
                Case(ANSWERS, np.array([0, 1, 1, 2, 2])),
                Case(LED, np.array([1, 0, 2, 0])),
            ],
        )
    ],
    wrong=[
        Wrong(
            "the share of mistakes",
            lambda Z, y: (Z.argmax(axis=1) != y).mean(),
            "That is the share of mistakes. The share of right answers is asked.",
        ),
        Wrong(
            "a count",
            lambda Z, y: (Z.argmax(axis=1) == y).sum(),
            "You counted the right rows. Their share is asked: divide by n.",
        ),
        Wrong(
            "row by row",
            lambda Z, y: Z.argmax(axis=1) == y,
            "Those are the single answers, right or not. Their mean is the share.",
        ),
        Wrong(
            "divided by k",
            lambda Z, y: (Z.argmax(axis=1) == y).sum() / Z.shape[1],
            "You divided by the number of classes. Divide by the number of rows.",
        ),
        Wrong(
            "the value for its place",
            lambda Z, y: (Z.max(axis=1) == y).mean(),
            "`max` is the largest logit's value. Its place, `argmax`, is the class.",
        ),
        Wrong(
            "smallest for largest",
            lambda Z, y: (Z.argmin(axis=1) == y).mean(),
            "You took the smallest logit. The class with the largest is the answer.",
        ),
        Wrong(
            "classes counted from 1",
            lambda Z, y: (Z.argmax(axis=1) + 1 == y).mean(),
            "You counted the classes from 1. `argmax` counts from 0, and so do the labels.",
        ),
        Wrong(
            "place in the whole table",
            lambda Z, y: (Z.argmax() == y).mean(),
            "`Z.argmax()` is one place in the whole table. Each row has its own: axis 1.",
        ),
        Wrong(
            "down the columns",
            lambda Z, y: np.mean(Z.argmax(axis=0) == y),
            "`argmax(axis=0)` looks down the columns. Each ROW is one example: axis 1.",
        ),
        Wrong(
            "probability of the right class",
            lambda Z, y: picked(softmax(Z), y).mean(),
            "That is how sure it is of the right class on average. Accuracy only counts who leads.",
        ),
        Wrong(
            "more than a half",
            lambda Z, y: (picked(softmax(Z), y) > 0.5).mean(),
            "With three classes one can lead with less than a half. Compare with the other classes.",
        ),
        Wrong(
            "positive logit",
            lambda Z, y: (picked(Z, y) > 0).mean(),
            "A logit's sign says nothing. What counts is which one is largest.",
        ),
        Wrong(
            "cut to a whole number",
            lambda Z, y: int((Z.argmax(axis=1) == y).mean()),
            "You give 1 if all rows are right, else 0: `int(...)`, `//` and `.all()` do that. The share itself is "
            "asked.",
        ),
        Wrong(
            "how sure",
            lambda Z, y: softmax(Z).max(axis=1).mean(),
            "That is how sure it is on average, right or not. Compare with the labels.",
        ),
        Wrong(
            "one-hot rows compared",
            lambda Z, y: (argmax_rows(Z) == np.eye(Z.shape[1])[y]).mean(),
            "You compared tables of zeros and ones: most zeros agree anyway. Compare the classes themselves.",
        ),
        Wrong(
            "value of the largest probability",
            lambda Z, y: (softmax(Z).max(axis=1) == y).mean(),
            "No row ever counts as right. Did you compare the largest VALUE with the label, or with `is`? Its place, "
            "`argmax`, is the class, and `==` compares row by row.",
        ),
        Wrong(
            "place against one-hot rows",
            lambda Z, y: (Z.argmax(axis=1) == np.eye(Z.shape[1])[y]).mean(),
            "You compared the answers (n,) with one-hot rows (n, k). Compare them with y.",
        ),
        Wrong(
            "logits against labels",
            lambda Z, y: np.equal(Z, y).mean(),
            "You compared logits with labels. First find each row's class: `Z.argmax(axis=1)`.",
        ),
        Wrong(
            "the first row only",
            lambda Z, y: (Z[0].argmax() == y[0]) / len(y),
            "Only the first row has counted. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "place in the whole table of probabilities",
            lambda Z, y: (softmax(Z).argmax() == y).mean(),
            "Without an axis `argmax` is one place in the whole table. Each row has its own: axis 1.",
        ),
        Wrong(
            "the largest size",
            lambda Z, y: (np.abs(Z).argmax(axis=1) == y).mean(),
            "You took the logit of the largest size. -3 is less than 1: no absolute values.",
        ),
    ],
    hints=["`Z.argmax(axis=1)` is each row's answer.", "A mean of trues and falses is a share."],
    never={
        "zero": "no row has a tie",
        "one column of a matrix": "there are two classes or more",
        "constant Z": "no row has a tie",
    },
)

POINTS = np.array([[1.0, 0.5], [-0.5, 2.0], [0.0, -1.0], [-1.5, 0.25], [2.0, 1.0]])
CLASSES = np.array([0, 1, 2, 1, 0])
THREE = np.array([[0.5, -1.0, 2.0], [1.5, 0.0, -0.5], [-1.0, 1.0, 0.25], [0.0, -2.0, 1.0]])
OF_FOUR = np.array([3, 0, 1, 1])


def descend(X, y, k, rate, steps, *, dW=None, db=None, update=(1, 1), after=False):
    """Gradient descent with one thing done wrongly: dW(X, dZ) or db(dZ) replaced, W or b not updated (or uphill), the
    loss taken after the step."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = mean_and_gradient(X @ W + b, y)
        W = W - update[0] * rate * (X.T @ dZ if dW is None else dW(X, dZ))
        b = b - update[1] * rate * (dZ.sum(axis=0) if db is None else db(dZ))
        history.append(mean_and_gradient(X @ W + b, y)[0] if after else loss)
    return W, b, history


def wrong_descent(name, says, **slip):
    return Wrong(name, lambda X, y, k, rate, steps: descend(X, y, k, rate, steps, **slip), says)


def weights_first(X, y, k, rate, steps):
    """b's gradient is taken after W has moved."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = mean_and_gradient(X @ W + b, y)
        history.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * mean_and_gradient(X @ W + b, y)[1].sum(axis=0)
    return W, b, history


def one_gradient(X, y, k, rate, steps):
    """Loss and gradient are computed once, before the loop."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    loss, dZ = mean_and_gradient(X @ W + b, y)
    for _ in range(steps):
        history.append(loss)
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W, b, history


def logits_without_b(X, y, k, rate, steps):
    """b is moved but never added."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = mean_and_gradient(X @ W, y)
        history.append(loss)
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W, b, history


def softmax_twice(X, y, k, rate, steps):
    """Probabilities are taken for logits."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = mean_and_gradient(softmax(X @ W + b), y)
        history.append(loss)
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W, b, history


def stochastic(X, y, k, rate, steps):
    """A step for each example, its loss the last one's."""
    W, b, history = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        for r in range(len(y)):
            loss, dZ = mean_and_gradient(X[r : r + 1] @ W + b, y[r : r + 1])
            W, b = W - rate * X[r : r + 1].T @ dZ, b - rate * dZ[0]
        history.append(loss)
    return W, b, history


fit_exercise = Exercise(
    "fit_classifier",
    "Train it",
    (
        "`X (n, d)`, `y (n,)` whole numbers from 0 to $k - 1$, `k` classes, learning rate `rate`, `steps` {given} "
        r"$\to$ `(W, b, losses)`. {cases} Start from $W = 0$ of shape `(d, k)` and $b = 0$ of shape `(k,)`. {cases} "
        "Each step computes loss and gradients of the whole batch and then moves $W$ and $b$ by `- rate` times "
        "theirs. {cases} `losses` (a list or an array) holds `steps` numbers, each the loss **before** that step. "
        "{cases} Call your `softmax_cross_entropy` and `dense_forward`. {free} {promises}"
    ),
    promises=[Rows("X", "y"), UpTo("steps", 300)],
    parts=[
        Part("one step", [Case(POINTS, CLASSES, 3, 0.7, 1), Case(THREE, OF_FOUR, 4, 0.9, 1)]),
        Part("several steps", [Case(POINTS, CLASSES, 3, 0.35, 6), Case(THREE, OF_FOUR, 4, 0.5, 11)], points=2),
    ],
    wrong=[
        wrong_descent("uphill", "You add the gradient: that climbs. The gradient is subtracted.", update=(-1, -1)),
        wrong_descent(
            "b never moves",
            "Your b stays 0: it needs its step too. (All of dZ adds up to 0; db has a sum for each class, axis 0.)",
            update=(1, 0),
        ),
        wrong_descent("W never moves", "Your W stays 0: it needs its step too.", update=(0, 1)),
        wrong_descent("b uphill", "W is right, but b goes uphill: subtract its gradient.", update=(1, -1)),
        wrong_descent("nothing moves", "W and b stay 0: did you assign the new values?", update=(0, 0)),
        wrong_descent(
            "1/n twice",
            "You divided dW and db by n once more. The 1/n is in dZ already.",
            dW=lambda X, dZ: X.T @ dZ / len(X),
            db=lambda dZ: dZ.mean(axis=0),
        ),
        wrong_descent(
            "1/n twice in dW",
            "You divided dW by n once more. The 1/n is in dZ already.",
            dW=lambda X, dZ: X.T @ dZ / len(X),
        ),
        wrong_descent(
            "a mean for db", "db is the SUM of dZ's rows; the 1/n is in dZ already.", db=lambda dZ: dZ.mean(axis=0)
        ),
        wrong_descent(
            "1/n taken out of dW",
            "You multiplied by n: dZ already is the gradient of the mean.",
            dW=lambda X, dZ: X.T @ dZ * len(X),
            db=lambda dZ: dZ.sum(axis=0) * len(dZ),
        ),
        wrong_descent(
            "db of the wrong axis",
            "db has one number for each class: add up dZ's columns, axis 0. (Rows have n sums, and they are all 0.)",
            db=lambda dZ: dZ.sum(axis=1),
        ),
        wrong_descent(
            "no transpose",
            "`X @ dZ` does not fit: (n, d) times (n, k). It is X transposed, (d, n) times (n, k).",
            dW=lambda X, dZ: X @ dZ,
        ),
        wrong_descent(
            "the transpose of dW",
            "Your dW is (k, d), the transpose. X.T @ dZ is (d, k), like W.",
            dW=lambda X, dZ: dZ.T @ X,
        ),
        wrong_descent(
            "the loss after the step",
            "Your losses are taken after the step. The first one belongs to W = 0 and b = 0: ln k.",
            after=True,
        ),
        Wrong(
            "one step too few",
            lambda X, y, k, rate, steps: descend(X, y, k, rate, steps - 1),
            "You took one step too few: `range(steps)` has `steps` turns.",
        ),
        Wrong(
            "one step too many",
            lambda X, y, k, rate, steps: descend(X, y, k, rate, steps + 1),
            "You took one step too many, and there is one loss too many.",
        ),
        Wrong(
            "one step only",
            lambda X, y, k, rate, steps: descend(X, y, k, rate, 1),
            "You took one step, whatever `steps` says. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "one loss more",
            lambda X, y, k, rate, steps: (*descend(X, y, k, rate, steps)[:2], descend(X, y, k, rate, steps + 1)[2]),
            "W and b are right, but there is one loss too many: the loss after the last step is not asked.",
        ),
        Wrong(
            "the last loss only",
            lambda X, y, k, rate, steps: (*descend(X, y, k, rate, steps)[:2], descend(X, y, k, rate, steps)[2][-1]),
            "Collect all losses in a list; you gave back the last one.",
        ),
        Wrong("rate 1", lambda X, y, k, rate, steps: descend(X, y, k, 1.0, steps), "Your steps do not use `rate`."),
        Wrong(
            "b after W has moved",
            weights_first,
            "You compute b's gradient with the new W. One step moves both from the same place: compute both gradients "
            "first.",
        ),
        Wrong(
            "a b of ones",
            lambda X, y, k, rate, steps: (lambda W, b, h: (W, b + 1, h))(*descend(X, y, k, rate, steps)),
            "Your b starts at 1. Start from 0.",
        ),
        Wrong(
            "losses emptied in each step",
            lambda X, y, k, rate, steps: (*descend(X, y, k, rate, steps)[:2], descend(X, y, k, rate, steps)[2][-1:]),
            "Only the last loss is left: the list must be made before the loop.",
        ),
        Wrong(
            "one step per example",
            stochastic,
            "You take a step for each example. Here one step uses the gradient of the whole batch.",
        ),
        Wrong(
            "n steps",
            lambda X, y, k, rate, steps: descend(X, y, k, rate, len(X)),
            "You took as many steps as there are examples. `steps` says how many.",
        ),
        Wrong(
            "softmax twice",
            softmax_twice,
            "You put softmax in front of softmax_cross_entropy, which contains it already: give it the logits.",
        ),
        Wrong(
            "one gradient for all steps",
            one_gradient,
            "You compute loss and dZ once and use them in every step. Each step needs those of the new W and b: "
            "inside the "
            "loop.",
        ),
        Wrong("no b in the logits", logits_without_b, "Your logits lack b: it is moved, but never added to X @ W."),
        Wrong(
            "the last step is not taken",
            lambda X, y, k, rate, steps: (*descend(X, y, k, rate, steps - 1)[:2], descend(X, y, k, rate, steps)[2]),
            "The losses are right, but the last step is missing in W and b: `steps` losses AND `steps` moves.",
        ),
    ],
    hints=[
        "Before the loop: `W = np.zeros((X.shape[1], k))`, `b = np.zeros(k)`, an empty list.",
        "In the loop: logits, then loss and dZ from your function, the loss into the list, then both steps.",
        "dW = X.T @ dZ and db = dZ.sum(axis=0). There is no other 1/n.",
    ],
    never={"large": "losses of probabilities that are 0 or 1"},
)

# --- 7. quiz --------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "softmax_sense",
    "What softmax says, and what not",
    [
        Question(
            "shift",
            "All logits of an example become larger by 7. What becomes of its probabilities?",
            [
                Choice("All of them become larger.", "They cannot: their sum stays 1."),
                Choice(
                    "The largest gains, the others lose.",
                    "That is what multiplying the logits does. Adding cancels out.",
                ),
                Choice("Nothing changes.", "Right: e^7 stands above and below the line.", right=True),
                Choice("They all come nearer to 1/k.", "That is what a high temperature does. Adding cancels out."),
            ],
        ),
        Question(
            "calibrated",
            'A network\'s softmax says 0.99 for "cat". What follows?',
            [
                Choice(
                    "In 99 of 100 such cases it is a cat.",
                    "Only if the network is calibrated, and softmax alone does not make it so: measure it on new data.",
                ),
                Choice(
                    '"Cat" has the largest logit by far; how often that is right must be measured.',
                    "Right: positive and with sum 1 is all that softmax promises.",
                    right=True,
                ),
                Choice(
                    "99 of 100 training pictures were cats.",
                    "How frequent a class is shows in the data, not in one answer.",
                ),
                Choice("The loss on this picture is 0.01.", "Only if it is a cat; if it is a dog, the loss is large."),
            ],
        ),
        Question(
            "first_loss",
            "A fresh classifier for 10 classes has a mean cross-entropy of 2.31 before its first step. Is that a bug?",
            [
                Choice(
                    "Yes, the loss should start near 1.",
                    "Cross-entropy has no upper end at 1. Who gives 1/10 to each class has ln 10.",
                ),
                Choice(
                    "Yes, the loss should start near 10.", "Not the number of classes, its logarithm: ln 10 = 2.302585."
                ),
                Choice(
                    "No: it knows nothing yet, and ln 10 = 2.302585.",
                    "Right: each class has about a tenth.",
                    right=True,
                ),
                Choice(
                    "No: any number may come out of random weights.",
                    "With large random weights perhaps. But near ln 10 is just what a sound start looks like.",
                ),
            ],
        ),
        Question(
            "likelihood_again",
            "Why do we minimise a mean of logarithms and not maximise the likelihood itself?",
            [
                Choice(
                    "They have different best weights, and those of the logarithm are better.",
                    "The logarithm is increasing, so the best weights are the same.",
                ),
                Choice(
                    "The same weights are best, but the product of thousands of probabilities is 0 in a computer, and "
                    "a sum has simple slopes.",
                    "Right.",
                    right=True,
                ),
                Choice(
                    "A likelihood cannot be differentiated.",
                    "It can. But it is a product of thousands of factors, and too small for a float.",
                ),
                Choice("Because the examples are not independent.", "Independent examples are what both forms assume."),
            ],
        ),
        Question(
            "dies",
            "Softmax with squared error, and the network is surely wrong. Why is the gradient nearly 0?",
            [
                Choice("The squared error is nearly 0.", "It is nearly 2, as large as it can be."),
                Choice(
                    "The Jacobian diag(p) - p p^T is nearly 0, and the gradient is multiplied by it.",
                    "Right: the softmax is saturated. Cross-entropy's 1/p cancels that.",
                    right=True,
                ),
                Choice("p - y is nearly 0.", "It is nearly -1 at the right class. What comes between is the trouble."),
                Choice("The learning rate is too small.", "A gradient does not depend on the rate."),
            ],
        ),
    ],
)

EXERCISES = [
    naive_exercise,
    three_decimals_exercise,
    stable_exercise,
    two_class_exercise,
    temperature_exercise,
    half_exercise,
    likelihood_exercise,
    one_hot_exercise,
    repaired_exercise,
    cross_entropy_exercise,
    jacobian_exercise,
    softmax_cross_entropy_exercise,
    accuracy_exercise,
    fit_exercise,
    quiz,
]
