"""Lesson 1, the neuron: its exercises with public cases, misconceptions and hints.

Students get this file as it stands. No solution and no hidden case belongs here.
"""

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
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import Dtypes, Holds, Jumps, Numbers, Rows, Sizes
from nnkit.lessonkit.exam import exam


def sigma(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


# --- 1. affine --------------------------------------------------------------------------------------------------

_SHAPES = (
    "NumPy could not fit the two shapes. Each of the `n` rows of `X` holds `d` numbers, and so does `w`: it is "
    "the `d` of both that must meet."
)

affine = Exercise(
    id="affine",
    title="The affine step",
    task=(
        "Write `affine(X, w, b)`: one weighted sum per row of `X`, plus the bias. {cases}\n\n"
        "- `X`: array of shape `(n, d)`, one example per row; `w`: array of shape `(d,)`; floats or whole "
        "numbers, both; {Dtypes} `b`: a number {given}\n"
        "- gives back `z`: `n` numbers, shape `(n,)` {cases}\n"
        "- {promises}\n"
        "- free: a loop or one line, any float type, an array or a list {free}"
    ),
    promises=[Sizes(X="n d", w="d"), Dtypes("X", "w")],
    parts=[
        Part(
            "hours of sleep and of study",
            [
                Case(np.array([[6.0, 2.0], [8.0, 5.0], [4.0, 1.5]]), np.array([1.0, 2.0]), -10.0),
                Case(np.array([[7.0, 3.0], [5.5, 6.0], [9.0, 0.5], [4.0, 4.0]]), np.array([0.5, -1.5]), 2.25),
            ],
        ),
        Part(
            "any number of features, and a batch of one",
            [
                Case(np.array([[0.5, -1.0, 2.0, 4.0], [3.0, 0.0, -2.5, 1.0]]), np.array([2.0, -0.5, 1.5, 0.25]), 0.7),
                Case(np.array([[-3.0, 1.0, 5.0]]), np.array([3.0, -9.0, 2.0]), 5.0),
            ],
        ),
    ],
    wrong=[
        Wrong("the bias is forgotten", lambda X, w, b: X @ w, "Your weighted sum is right, and `b` is never used."),
        Wrong(
            "the bias is subtracted",
            lambda X, w, b: X @ w - b,
            "You took the bias away. It is added; a neuron that is hard to please has a negative `b`.",
        ),
        Wrong(
            "the bias counts once per feature",
            lambda X, w, b: (X * w + b).sum(axis=1),
            "Your bias is added to each product before the sum, so it counts once per feature. It belongs to the "
            "neuron, once.",
        ),
        Wrong(
            "the bias is a factor",
            lambda X, w, b: X @ w * b,
            "You multiplied by the bias. It shifts the sum; it does not scale it.",
        ),
        Wrong(
            "the bias is added to the weights",
            lambda X, w, b: X @ (w + b),
            "You added the bias to every weight, so it is multiplied by the features. It stands alone.",
        ),
        Wrong(
            "the products are not summed",
            lambda X, w, b: X * w + b,
            "You have `d` numbers for each example: the products, not yet their sum. A neuron answers with one number "
            "per example.",
        ),
        Wrong(
            "one sum for the whole batch",
            lambda X, w, b: (X * w).sum() + b,
            "You added up the whole batch into one number. Each row is an example of its own and gets its own sum.",
        ),
        Wrong(
            "summed down the columns",
            lambda X, w, b: (X * w).sum(axis=0) + b,
            "You summed down the columns, over the examples. Sum along each row, over its features.",
        ),
        Wrong(
            "a column instead of n numbers",
            lambda X, w, b: (X @ w + b)[:, None],
            "Your numbers are right, but they stand in a column, shape (n, 1). Next to labels of shape (n,) that "
            "would quietly make an (n, n) table; give shape (n,).",
        ),
        Wrong(
            "a batch of one loses its axis",
            lambda X, w, b: np.squeeze(X @ w[:, None] + b),
            "Right, except for a batch with a single row: `squeeze` removes that axis too. One example still gives "
            "shape (1,).",
        ),
        Wrong("the shapes do not fit", lambda X, w, b: w @ X + b, _SHAPES),
        Wrong(
            "squashed too early",
            lambda X, w, b: sigma(X @ w + b),
            "That is already the whole neuron. Here only the affine step is asked; the squashing comes next.",
        ),
        Wrong(
            "only the first two features",
            lambda X, w, b: w[0] * X[:, 0] + w[1] * X[:, 1] + b,
            "You wrote the sum out for two features. Today there are two, tomorrow `d`: let the code count them.",
        ),
    ],
    hints=[
        "Take one row and a pencil: multiply each feature by its weight, add the products, then add `b` once.",
        "For one row `x` that is `sum(x[j] * w[j] for j in range(d)) + b`. Do it for every row.",
        "NumPy's `@` multiplies a table `(n, d)` by a vector `(d,)` and gives `n` sums.",
    ],
)

# --- 2. neuron --------------------------------------------------------------------------------------------------

neuron = Exercise(
    id="neuron",
    title="The whole neuron",
    task=(
        "Write `neuron(X, w, b)`: the affine step, then the sigmoid $\\sigma(z) = 1 / (1 + e^{-z})$. {cases}\n\n"
        "- `X` `(n, d)`, `w` `(d,)`, `b` a number, as before; {given} call your own `affine` {free}\n"
        "- gives back `a`: `n` confidences between 0 and 1, shape `(n,)` {cases}\n"
        "- {promises}\n"
        "- $|z|$ stays below 30 here; {far from the fence} how to survive $z = \\pm 1000$ is a matter for [lesson "
        "2](02-activations#The sigmoid) {about}"
    ),
    promises=[
        Sizes(X="n d", w="d", most={"d": 12}),
        Holds(
            "far from the fence",
            "It is right for every sum between -30 and 30.",
            Case(np.array([[-9.0, -1.0], [-10.0, -4.5], [-13.0, -2.0]]), np.array([2.0, 1.0]), -1.0),
            Case(np.array([[9.0, 1.0], [10.0, 4.5], [13.0, 2.0]]), np.array([2.0, 1.0]), 1.0),
            says="The task says how far `z` may be from 0: below 30 either way. Here it was -20, -25 and -29.",
        ),
    ],
    parts=[
        Part(
            "hours of sleep and of study",
            [
                Case(np.array([[6.0, 2.0], [8.0, 2.0], [4.0, 1.5]]), np.array([1.0, 2.0]), -10.0),
                Case(np.array([[7.0, 3.0], [5.5, 6.0], [9.0, 0.5], [4.0, 4.0]]), np.array([0.5, -1.5]), 2.25),
            ],
        ),
        Part(
            "any number of features, sure and unsure",
            [
                Case(np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -2.5]]), np.array([0.2, -0.5, 1.5]), 0.7),
                Case(np.array([[2.0, -1.0, 3.0, 1.0]]), np.array([4.0, 1.0, 3.0, -2.0]), 5.0),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "the sign in the exponent is lost",
            lambda X, w, b: sigma(-(X @ w + b)),
            "Your neuron says yes where it should say no. Look at the sign in the exponent: a large positive `z` must "
            "come out near 1.",
        ),
        Wrong(
            "a hard step",
            lambda X, w, b: (X @ w + b > 0).astype(float),
            "You answer with a hard 0 or 1. Keep the confidence, neither stepped nor rounded: it says how sure the "
            "neuron is, and learning will need it.",
        ),
        Wrong("the bias is forgotten", lambda X, w, b: sigma(X @ w), "Your neuron never uses its bias `b`."),
        Wrong(
            "the bias comes after the sigmoid",
            lambda X, w, b: sigma(X @ w) + b,
            "You added the bias after squashing. It belongs into `z`, before the sigmoid; else the answer leaves the "
            "range from 0 to 1.",
        ),
        Wrong(
            "parentheses of the fraction",
            lambda X, w, b: 1 / 1 + np.exp(-(X @ w + b)),
            "Python reads `1 / 1 + e` as `(1 / 1) + e`. The whole sum stands under the fraction line.",
        ),
        Wrong(
            "only the exponential",
            lambda X, w, b: np.exp(-(X @ w + b)),
            "That is only the exponential inside the sigmoid; the fraction around it is missing.",
        ),
        Wrong(
            "the minus reaches only the weighted sum",
            lambda X, w, b: sigma(X @ w - b),
            "The minus in the exponent reaches only a part of `z`. Put `z` in parentheses, or in a variable.",
        ),
        Wrong(
            "normalised over the batch",
            lambda X, w, b: np.exp(X @ w + b) / np.exp(X @ w + b).sum(),
            "You made the whole batch sum to 1. Each example is a question of its own; the others do not matter to it.",
        ),
        Wrong(
            "tanh for sigmoid",
            lambda X, w, b: np.tanh(X @ w + b),
            "That is tanh, which runs from -1 to 1. The sigmoid runs from 0 to 1.",
        ),
        Wrong(
            "each product squashed",
            lambda X, w, b: sigma(X * w + b).sum(axis=1),
            "You squash each product and then add up. First the whole sum, then one sigmoid of it.",
        ),
        Wrong(
            "one number for the whole batch",
            lambda X, w, b: sigma(X @ w + b).mean(),
            "You averaged the batch into one number. Every row of `X` gets a confidence of its own.",
        ),
        Wrong(
            "ReLU for sigmoid",
            lambda X, w, b: np.maximum(0, X @ w + b),
            "That is the ReLU, another activation (lesson 2 has a place for it). The sigmoid stays between 0 and 1.",
        ),
        Wrong(
            "a minus in the denominator",
            lambda X, w, b: 1 / (1 - np.exp(-(X @ w + b))),
            "Look at the denominator: it is 1 PLUS the exponential, so that it can never be 0.",
        ),
        Wrong(
            "a power of 10",
            lambda X, w, b: 1 / (1 + 10.0 ** -(X @ w + b)),
            "The base of the power is e = 2.718..., not 10.",
        ),
    ],
    hints=[
        "Two lines: `z` from your `affine`, then the sigmoid of `z`.",
        "`np.exp` takes a whole array at once.",
        "Test it by hand: `z = 0` must give exactly 0.5, `z = 2` gives 0.880797.",
    ],
    never={"large": "sums stay between -30 and 30"},
)

# --- the line, by hand ------------------------------------------------------------------------------------------


def said_of_a_line(line):
    """What the explorer says of a line among the forty students."""
    X, passed = exam()
    z = X @ np.array(line[:2]) + line[2]
    wrong = int(((z > 0) != passed).sum())
    loss = np.logaddexp(0, np.where(passed == 1, -z, z)).mean()
    return {"wrong": wrong, "right": len(X) - wrong, "loss": loss, "length": np.hypot(*line[:2]), "bias": line[2]}


fewest_on_the_wrong_side = Exercise(
    "fewest_on_the_wrong_side",
    title="The best line",
    task=(
        "Move the neuron's line among the forty students until **as few as possible** are on the wrong side. {about} "
        "How many are left? {cases} The sentence below the picture counts them. {about}"
    ),
    kind="value",
    parts=[
        Part(
            "the number of students",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(1),
                small="no line does that: some who passed stand among those who failed",
                large="there is a line that leaves fewer",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("none", 0, "No line gets all forty right. Does the sentence below the picture really say 0 of 40?"),
            Wrong(
                "where it starts",
                2,
                "2 is what the explorer starts with. Move b in its smallest steps: another line leaves fewer.",
            ),
        ],
        right=1,
        run=said_of_a_line,
        asks="how many students are on the wrong side",
        asked=lambda said: said["wrong"],
        reads={
            "how many students are on the right side": lambda said: said["right"],
            "the share of the students on the wrong side": lambda said: said["wrong"] / 40,
            "the number of all students": lambda said: 40,
            "the cross-entropy": lambda said: said["loss"],
            "the bias": lambda said: said["bias"],
            "the length of w": lambda said: said["length"] or None,
            "the line's distance from the origin": lambda said: (
                -said["bias"] / said["length"] if said["length"] else None
            ),
            "the width of the band from a = 0.1 to a = 0.9": lambda said: (
                2 * np.log(9) / said["length"] if said["length"] else None
            ),
        },
        line=Setting(
            (1, 1.6, -11.1),
            ((1, 1.6, -11.2), (1, 2, -10), (0, 0, 1), (0, 0, -1)),
            {
                (1, 1.6, -11.1): "the best line",
                (1, 1.6, -11.2): "the line with which the explorer starts",
                (1, 2, -10): "w = (1, 2), b = -10, the line drawn before",
                (0, 0, 1): "a neuron that says yes to all",
                (0, 0, -1): "a neuron that says no to all",
            },
        ),
    ),
    hints=[
        "Look for the two rings at the start. Which of the two can be crossed without losing another?",
        "Keep w1 at 1 and w2 at 1.6, and move b by a single step of its slider, to either side.",
    ],
)

# --- 3. perceptron step -----------------------------------------------------------------------------------------


def _said(w, b, x):
    return 1 if float(np.dot(w, x)) + b > 0 else 0


def _two_sign(w, b, x, y):
    return (w + (2 * y - 1) * x, b + 2 * y - 1)


def _until_right(w, b, x, y):
    for _ in range(100):  # of large numbers millions of rounds would be needed
        miss = y - _said(w, b, x)
        w, b = w + miss * x, b + miss
    return w, b


_W = np.array([1.0, -2.0])

perceptron_step = Exercise(
    id="perceptron_step",
    title="One step of the perceptron rule",
    task=(
        "Write `perceptron_step(w, b, x, y)`: one example, one step of Rosenblatt's rule. {cases}\n\n"
        "- `w` and `x`: arrays of shape `(d,)`, `w` of floats, `x` of floats or whole numbers; {Dtypes} `b`: a "
        "number; `y`: the right answer, 1 (yes) or 0 (no) {given}\n"
        "- the perceptron says 1 where $w \\cdot x + b > 0$, else 0, {cases} be it far from the line or near; "
        "{Numbers} {Jumps} (exactly on the line either is fine) {on the line}\n"
        "- gives back the pair `(w, b)` after the step: {cases} the given `w` stays as it was {kept} (where nothing "
        "changes you may give it back itself) {free}\n"
        "- Any number of inputs, one too. {Sizes}"
    ),
    promises=[
        Sizes(w="d", x="d"),
        Dtypes("x"),
        Numbers("w"),
        Jumps("x"),
        Holds(
            "on the line",
            "",
            Script(*(Case(_W, -3.0, np.array([1.0, -1.0]), y) for y in (1, 0))),
            either=[lambda w, b, x, y: (w + (y - 1) * x, b + (y - 1))],  # yes
        ),
    ],
    parts=[
        Part(
            "a yes: missed, or seen",
            [
                Case(_W, 0.5, np.array([1.5, 2.0]), 1),  # z = -2: missed
                Case(_W, 0.5, np.array([3.0, 0.5]), 1),  # z = 2.5: seen
                Case(_W, 0.5, np.array([1.8, 1.0]), 1),  # z = 0.3: seen
                Case(np.array([0.5, 1.0, -1.0]), -4.0, np.array([2.0, 3.0, 1.0]), 1),  # missed for the bias alone
                Case(_W, -9.0, np.array([1.5, 2.0]), 1),  # z = -11.5: missed, and after the step still
            ],
        ),
        Part(
            "a no: mistaken for a yes, or seen",
            [
                Case(_W, 0.5, np.array([4.0, 1.0]), 0),  # z = 2.5: a false yes
                Case(_W, 0.5, np.array([0.5, 2.5]), 0),  # z = -4: right
                Case(_W, 0.5, np.array([1.8, 1.0]), 0),  # z = 0.3: a false yes
                Case(_W, 0.5, np.array([1.1, 1.0]), 0),  # z = -0.4: right
                Case(np.array([0.5, -1.0, -1.0]), 3.0, np.array([1.0, 2.0, 0.5]), 0),  # a yes for the bias alone
            ],
        ),
    ],
    wrong=[
        Wrong(
            "moves the wrong way",
            lambda w, b, x, y: (w - (y - _said(w, b, x)) * x, b - (y - _said(w, b, x))),
            "Your line moves away from its mistake's repair: after a missed yes the sum must become larger, so the "
            "weights move towards `x`.",
        ),
        Wrong(
            "moves after every example",
            _two_sign,
            "You move after every example. Where the perceptron was right, nothing changes.",
        ),
        Wrong(
            "learns from each yes",
            lambda w, b, x, y: (w + y * x, b + y),
            "You add `x` for every yes, right or wrong, and nothing for a no. The step depends on the mistake, right "
            "answer minus what was said.",
        ),
        Wrong(
            "learns from missed yeses only",
            lambda w, b, x, y: (w + x, b + 1) if y == 1 and not _said(w, b, x) else (w, b),
            "You repair a missed yes, and leave a false yes as it is. That moves the line too, the other way. (A "
            "rule that multiplies by `y` is made for labels -1 and +1; a label 0 teaches it nothing.)",
        ),
        Wrong(
            "learns from false yeses only",
            lambda w, b, x, y: (w - x, b - 1) if y == 0 and _said(w, b, x) else (w, b),
            "You repair a false yes, and leave a missed yes as it is. That mistake moves the line too, the other way.",
        ),
        Wrong(
            "every mistake moves the same way",
            lambda w, b, x, y: (w + x, b + 1) if y != _said(w, b, x) else (w, b),
            "You add `x` after every mistake. After a false yes the sum has to become smaller.",
        ),
        Wrong(
            "goes on until it is right",
            _until_right,
            "You go on until this example is right. One example makes one step, be it enough or not; the next one "
            "comes.",
        ),
        Wrong(
            "learns when it was right",
            lambda w, b, x, y: _two_sign(w, b, x, y) if y == _said(w, b, x) else (w, b),
            "You move where the perceptron was right and rest where it was wrong. Turn the question round.",
        ),
        Wrong(
            "the bias stays",
            lambda w, b, x, y: (w + (y - _said(w, b, x)) * x, b),
            "Your weights learn and your bias does not. The bias is the weight of a constant 1: it moves by the "
            "mistake times 1.",
        ),
        Wrong(
            "the weights stay",
            lambda w, b, x, y: (w, b + y - _said(w, b, x)),
            "Your bias learns and your weights do not: the line would shift and never turn.",
        ),
        Wrong(
            "the input is left out",
            lambda w, b, x, y: (w + (y - _said(w, b, x)), b + (y - _said(w, b, x))),
            "You move every weight by the same amount. A weight moves by the mistake times ITS input: an input of 0 "
            "had no part in it.",
        ),
        Wrong(
            "answers without the bias",
            lambda w, b, x, y: (w + (y - _said(w, 0, x)) * x, b + y - _said(w, 0, x)),
            "Your perceptron gives its answer without the bias. The line is where w·x + b = 0.",
        ),
        Wrong(
            "a sigmoid for the step",
            lambda w, b, x, y: (w + (y - sigma(np.dot(w, x) + b)) * x, b + y - sigma(np.dot(w, x) + b)),
            "You used the sigmoid. The perceptron's answer is a hard 0 or 1, so a right answer moves nothing at all.",
        ),
        Wrong(
            "no activation",
            lambda w, b, x, y: (w + (y - np.dot(w, x) - b) * x, b + y - np.dot(w, x) - b),
            "You compare the label with `z` itself. First turn `z` into an answer, 1 or 0.",
        ),
        Wrong(
            "the bias moves by the input",
            lambda w, b, x, y: (w + (y - _said(w, b, x)) * x, b + (y - _said(w, b, x)) * x),
            "Your bias has become an array: it moved by `x`. It is one number, the weight of a constant 1.",
        ),
        Wrong(
            "nothing moves",
            lambda w, b, x, y: (w, b),
            "You give `w` and `b` back as they came, whatever the example. After a mistake they must move.",
        ),
        Wrong(
            "a threshold of one half",
            lambda w, b, x, y: (w + (y - (np.dot(w, x) + b > 0.5)) * x, b + y - (np.dot(w, x) + b > 0.5)),
            "You compare `z` with 0.5. One half is the fence for the confidence `a`; for `z` the fence is 0.",
        ),
        Wrong(
            "answers of -1 and +1",
            lambda w, b, x, y: (w + (y - (2 * _said(w, b, x) - 1)) * x, b + y - (2 * _said(w, b, x) - 1)),
            "Your perceptron answers -1 or +1, but the labels are 0 and 1. A right no then still counts as a mistake.",
        ),
        Wrong(
            "a smaller step",
            lambda w, b, x, y: (w + 0.1 * (y - _said(w, b, x)) * x, b + 0.1 * (y - _said(w, b, x))),
            "Right direction, but you shortened the step to a tenth. This rule has no learning rate: the full "
            "mistake counts.",
        ),
        Wrong(
            "nothing comes back after a right answer",
            lambda w, b, x, y: None if y == _said(w, b, x) else _two_sign(w, b, x, y),
            "After a right answer your function returns None: the `return` stands inside the `if`. Then, too, the "
            "pair is needed.",
        ),
    ],
    hints=[
        "First the answer: 1 if `w @ x + b > 0`, else 0. Then the mistake: right answer minus answer given.",
        "The mistake is +1, 0 or -1. It says by itself whether to move, and which way.",
        "A weight moves by the mistake times its input; the bias by the mistake times 1. `w + ...` makes a new array, "
        "`w += ...` would change the old one.",
    ],
)

# --- 4. and 5. losses -------------------------------------------------------------------------------------------

bce = Exercise(
    id="bce",
    title="Binary cross-entropy",
    task=(
        "Write `bce(a, y)`: the mean over the batch of $-\\big(y \\ln a + (1 - y) \\ln (1 - a)\\big)$. {cases} "
        "{Rows}\n\n"
        "- `a`: `n` confidences, strictly between 0 and 1; `y`: `n` labels, each 0 or 1 (integers or floats) "
        "{Dtypes}\n"
        "- gives back one number {cases}\n"
        "- {promises}\n"
        "- free: clipping `a` nearer to 0 and 1 than that (here it is never needed) {free}"
    ),
    promises=[
        Rows("a", "y"),
        Dtypes("y"),
        Holds(
            "sure of itself",
            "Exact for every `a` from 0.0001 to 0.9999.",
            Case(np.array([1e-4, 0.9999, 0.5]), np.array([0, 0, 1])),
            Case(np.array([1e-4, 0.9999]), np.array([1, 1])),
            Case(np.array([0.99985, 1.57e-4]), np.array([1, 0])),
        ),
    ],
    parts=[
        Part(
            "sure and right, unsure, sure and wrong",
            [
                Case(np.array([0.9]), np.array([1])),
                Case(np.array([0.9]), np.array([0])),
                Case(np.array([0.5, 0.8, 0.25]), np.array([1, 1, 0])),
            ],
        ),
        Part(
            "a batch of both kinds",
            [
                Case(np.array([0.7, 0.2, 0.95, 0.6, 0.1]), np.array([1, 0, 0, 1, 1])),
                Case(np.array([0.35, 0.65, 0.15, 0.55]), np.array([0.0, 1.0, 0.0, 0.0])),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "the minus is lost",
            lambda a, y: np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "Your loss is negative: the minus in front got lost. Logarithms of numbers below 1 are negative.",
        ),
        Wrong(
            "the minus reaches only the first term",
            lambda a, y: np.mean(-y * np.log(a) + (1 - y) * np.log(1 - a)),
            "The minus in front belongs to both terms; the parentheses got lost.",
        ),
        Wrong(
            "a sum instead of the mean",
            lambda a, y: -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "You added the losses up. Their mean does not grow with the size of the batch.",
        ),
        Wrong(
            "one loss per example",
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "These are the losses of the single examples, and they are right. Their mean is still missing.",
        ),
        Wrong(
            "only the term of y = 1",
            lambda a, y: -np.mean(y * np.log(a)),
            "Only examples with `y = 1` count in yours. For `y = 0` it should say near 0: the second term.",
        ),
        Wrong(
            "only the term of y = 0",
            lambda a, y: -np.mean((1 - y) * np.log(1 - a)),
            "Only examples with `y = 0` count in yours. For `y = 1` it should say near 1: the first term.",
        ),
        Wrong(
            "the terms are crossed",
            lambda a, y: -np.mean((1 - y) * np.log(a) + y * np.log(1 - a)),
            "The two terms are crossed: your loss is small where the neuron is surely wrong.",
        ),
        Wrong(
            "labels ignored",
            lambda a, y: -np.mean(np.log(a)),
            "Your loss never looks at the labels: it is small whenever the neuron says yes.",
        ),
        Wrong(
            "the entropy of a",
            lambda a, y: -np.mean(a * np.log(a) + (1 - a) * np.log(1 - a)),
            "You used `a` as the label too. That measures how unsure the neuron is, not how wrong.",
        ),
        Wrong(
            "logarithm of base 2",
            lambda a, y: -np.mean(y * np.log2(a) + (1 - y) * np.log2(1 - a)),
            "That is the logarithm to base 2. The natural one is asked: its derivative is simply 1/a.",
        ),
        Wrong(
            "logarithm of base 10",
            lambda a, y: -np.mean(y * np.log10(a) + (1 - y) * np.log10(1 - a)),
            "That is the logarithm to base 10. The natural one, `np.log`, is asked: its derivative is simply 1/a.",
        ),
        Wrong(
            "squared error",
            lambda a, y: np.mean((a - y) ** 2),
            "That is the mean squared error, the loss of the next exercise.",
        ),
        Wrong(
            "takes a for z",
            lambda a, y: -np.mean(y * np.log(sigma(a)) + (1 - y) * np.log(1 - sigma(a))),
            "You squashed once more: `a` has been through the sigmoid already.",
        ),
        Wrong(
            "averaged over each kind apart",
            lambda a, y: (
                -(np.sum(y * np.log(a)) / max(np.sum(y), 1) + np.sum((1 - y) * np.log(1 - a)) / max(np.sum(1 - y), 1))
            ),
            "You average the yes examples and the no examples each for themselves. Every example weighs the same: one "
            "sum, divided by `n`.",
        ),
        Wrong(
            "halved",
            lambda a, y: -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)) / 2,
            "Yours is half of what it should be. There are two terms, but for each example only one of them counts.",
        ),
        Wrong(
            "no parentheses round 1 - y",
            lambda a, y: -np.mean(y * np.log(a) + 1 - y * np.log(1 - a)),
            "Without parentheses `1 - y * ...` multiplies first. It is `(1 - y)` that is the factor.",
        ),
        Wrong(
            "answers and labels are swapped",
            lambda a, y: -np.mean(a * np.log(y) + (1 - a) * np.log(1 - y)),
            "You take the logarithm of the label, and log(0) is minus infinity. Swap `a` and `y`.",
        ),
    ],
    hints=[
        "For one example with `y = 1` all that is left is `-log(a)`; with `y = 0` it is `-log(1 - a)`.",
        "`np.log` is the natural logarithm and takes a whole array.",
        "Work out the `n` losses first, look at them, and take their mean last.",
    ],
    rtol=1e-4,  # an epsilon inside the logarithm is a choice, not a mistake,
    never={
        "tiny a": "0.0001 is the smallest",
        "large": "confidences and labels lie from 0 to 1",
        "tiny y": "a label is 0 or 1",
        "equal a y": "a confidence is neither 0 nor 1",
    },
)

squared_error = Exercise(
    id="squared_error",
    title="Squared error",
    task=(
        "Write `squared_error(a, y)`: the mean over the batch of $(a - y)^2$. {cases} {Rows}\n\n"
        "- `a`: `n` answers, `y`: `n` right values, any real numbers, {Numbers} whole ones too {Dtypes}\n"
        "- gives back one number; no factor of one half ([lesson 6](06-backprop#Follow one network while it learns) "
        "will want one, and will say so) {cases}"
    ),
    promises=[Rows("a", "y"), Numbers("a", "y"), Dtypes("a", "y")],
    parts=[
        Part(
            "a batch of degrees",
            [
                Case(np.array([20.5, 18.0, 25.0]), np.array([21.0, 16.0, 25.0])),
                Case(np.array([-1.5, 0.25, 3.0, 2.0, -4.0]), np.array([1.0, 0.0, 2.5, 2.0, -1.0])),
            ],
        )
    ],
    wrong=[
        Wrong(
            "a sum instead of the mean", lambda a, y: np.sum((a - y) ** 2), "You added the squares up; take the mean."
        ),
        Wrong(
            "a factor of one half",
            lambda a, y: np.mean((a - y) ** 2) / 2,
            "Yours is half the mean. Many books put 1/2 in front to please the derivative; not here.",
        ),
        Wrong(
            "half the sum",
            lambda a, y: np.sum((a - y) ** 2) / 2,
            "That is half the sum of the squares, a form that some books use. Here it is their mean, with no half.",
        ),
        Wrong(
            "the root of it",
            lambda a, y: np.sqrt(np.mean((a - y) ** 2)),
            "You took the root at the end. It is fine to report (it has the unit of `y`), but not what is asked.",
        ),
        Wrong(
            "the length of the error",
            lambda a, y: np.sqrt(np.sum((a - y) ** 2)),
            "That is the length of the vector `a - y`: a root of a sum. Asked is the mean of the squares.",
        ),
        Wrong(
            "absolute error",
            lambda a, y: np.mean(np.abs(a - y)),
            "That is the mean absolute error. Square each difference instead.",
        ),
        Wrong(
            "not squared",
            lambda a, y: np.mean(a - y),
            "You averaged the differences as they are: too high and too low cancel out. Square them first.",
        ),
        Wrong(
            "not squared, the other way",
            lambda a, y: np.mean(y - a),
            "You averaged the differences as they are: too high and too low cancel out. Square them first.",
        ),
        Wrong(
            "divided and not summed",
            lambda a, y: (a - y) ** 2 / len(a),
            "Each square is divided by `n`, and the sum of them is still missing.",
        ),
        Wrong(
            "the square of the mean",
            lambda a, y: np.mean(a - y) ** 2,
            "You averaged first and squared then, so that errors cancel out. Square first.",
        ),
        Wrong(
            "one loss per example",
            lambda a, y: (a - y) ** 2,
            "These are the squared errors of the single examples. Their mean is still missing.",
        ),
        Wrong(
            "squares before the difference",
            lambda a, y: np.mean(a**2 - y**2),
            "You squared `a` and `y` each for itself. First the difference, then the square of it.",
        ),
        Wrong(
            "one too few in the divisor",
            lambda a, y: np.sum((a - y) ** 2) / (len(a) - 1),
            "You divided by n - 1, as for a sample variance. A mean of `n` numbers divides by `n`.",
        ),
        Wrong(
            "the spread of the error",
            lambda a, y: np.var(a - y),
            "A variance takes the mean error away first: a neuron that is always 5 too high would look perfect.",
        ),
        Wrong(
            "only y is squared",
            lambda a, y: np.mean(a - y**2),
            "`a - y**2` squares `y` alone: a power comes before a minus. The whole difference needs parentheses.",
        ),
        Wrong(
            "a hat for the power",
            lambda a, y: np.mean((a - y) ^ 2),
            "In Python `^` is no power (it compares bits). Powers are written with two stars.",
        ),
    ],
    hints=["Three small steps: the differences, their squares, the mean.", "A list has no `-`; an array has."],
)

# --- 6. gradient ------------------------------------------------------------------------------------------------


def _error(X, y, w, b):
    return sigma(X @ w + b) - y


_GX = np.array([[0.5, -1.0], [1.5, 2.0], [-0.5, 1.0], [2.0, 0.25]])
_GY = np.array([1, 0, 1, 0])

gradient = Exercise(
    id="gradient",
    title="The gradient of one neuron",
    task=(
        "Write `gradient(X, y, w, b)`: the slope of the mean cross-entropy of a sigmoid neuron. {cases}\n\n"
        "- `X` `(n, d)`; `y` `(n,)` labels 0 or 1; `w` `(d,)`; `b` a number {given}\n"
        "- gives back the pair `(dw, db)`: `dw` of shape `(d,)`, `db` one number, both of the MEAN loss {cases}\n"
        "- One example is a batch too, and one feature a row. {Sizes}\n"
        "- free: loops or one product; you may call your own `neuron` {free}"
    ),
    promises=[Sizes(X="n d", y="n <2", w="d", most={"d": 12})],
    parts=[
        Part(
            "one example",
            [
                Case(np.array([[2.0, -1.0, 0.5]]), np.array([1]), np.array([0.5, 1.0, -2.0]), 0.25),
                Case(np.array([[1.0, 3.0]]), np.array([0]), np.array([0.5, 0.2]), -0.75),
            ],
        ),
        Part(
            "a batch",
            [
                Case(_GX, _GY, np.array([0.3, -0.8]), 0.4),
                Case(
                    np.array([[1.0, 0.5, -2.0], [0.0, 1.5, 1.0], [-1.0, 2.0, 0.5], [3.0, -0.5, 1.0], [0.5, 0.5, 0.25]]),
                    np.array([0.0, 1.0, 1.0, 0.0, 1.0]),
                    np.array([0.6, -0.4, 0.9]),
                    -1.1,
                ),
            ],
            points=2,
        ),
    ],
    wrong=[
        Wrong(
            "the sign is turned",
            lambda X, y, w, b: (-X.T @ _error(X, y, w, b) / len(y), -_error(X, y, w, b).mean()),
            "Your gradient points downhill: the sign is turned round. It is answer minus label.",
        ),
        Wrong(
            "a sum instead of the mean",
            lambda X, y, w, b: (X.T @ _error(X, y, w, b), _error(X, y, w, b).sum()),
            "That is the slope of the SUM of the losses. The loss is a mean, so its slope is one too.",
        ),
        Wrong(
            "dw is a sum, db a mean",
            lambda X, y, w, b: (X.T @ _error(X, y, w, b), _error(X, y, w, b).mean()),
            "Your `db` is right; your `dw` is a sum over the batch and should be a mean too.",
        ),
        Wrong(
            "db is a sum, dw a mean",
            lambda X, y, w, b: (X.T @ _error(X, y, w, b) / len(y), _error(X, y, w, b).sum()),
            "Your `dw` is right; your `db` is a sum over the batch and should be a mean too.",
        ),
        Wrong(
            "divided by the number of features",
            lambda X, y, w, b: (X.T @ _error(X, y, w, b) / X.shape[1], _error(X, y, w, b).sum() / X.shape[1]),
            "You divided by `d`, the number of features. The mean runs over the `n` examples.",
        ),
        Wrong(
            "dw is averaged over the features too",
            lambda X, y, w, b: ((X * _error(X, y, w, b)[:, None]).mean(), _error(X, y, w, b).mean()),
            "Your `dw` is a single number: you averaged over the features too. Each weight has a slope of its own.",
        ),
        Wrong(
            "one slope per example",
            lambda X, y, w, b: (X * _error(X, y, w, b)[:, None], _error(X, y, w, b)),
            "You give one slope per example. The gradient is their mean over the batch.",
        ),
        Wrong(
            "an extra slope of the sigmoid",
            lambda X, y, w, b: (
                X.T @ (_error(X, y, w, b) * sigma(X @ w + b) * (1 - sigma(X @ w + b))) / len(y),
                (_error(X, y, w, b) * sigma(X @ w + b) * (1 - sigma(X @ w + b))).mean(),
            ),
            "You multiplied by a(1 - a) as well. With cross-entropy that factor cancels; it stays with squared error.",
        ),
        Wrong(
            "the gradient of squared error",
            lambda X, y, w, b: (
                2 * X.T @ (_error(X, y, w, b) * sigma(X @ w + b) * (1 - sigma(X @ w + b))) / len(y),
                2 * (_error(X, y, w, b) * sigma(X @ w + b) * (1 - sigma(X @ w + b))).mean(),
            ),
            "That is the gradient of the squared error. This neuron is judged by cross-entropy.",
        ),
        Wrong(
            "a factor of two",
            lambda X, y, w, b: (2 * X.T @ _error(X, y, w, b) / len(y), 2 * _error(X, y, w, b).mean()),
            "Yours is twice too large. The 2 comes from a square, and cross-entropy has none.",
        ),
        Wrong(
            "z instead of a",
            lambda X, y, w, b: (X.T @ (X @ w + b - y) / len(y), (X @ w + b - y).mean()),
            "You compare the label with `z`. It is the answer after the sigmoid, `a`, that is compared.",
        ),
        Wrong(
            "a hard answer",
            lambda X, y, w, b: (
                X.T @ ((X @ w + b > 0) * 1.0 - y) / len(y),
                ((X @ w + b > 0) * 1.0 - y).mean(),
            ),
            "You compare a hard yes or no with the label: that is the perceptron rule. Use the confidence `a` itself.",
        ),
        Wrong(
            "the bias is left out",
            lambda X, y, w, b: _grad_without_bias(X, y, w),
            "Your neuron answers without its bias. Compute `a` with it.",
        ),
        Wrong(
            "the input is left out",
            lambda X, y, w, b: (np.full(X.shape[1], _error(X, y, w, b).mean()), _error(X, y, w, b).mean()),
            "Your weights all have the bias's slope. By the chain rule each one carries its input as a factor.",
        ),
        Wrong(
            "mean input times mean error",
            lambda X, y, w, b: (X.mean(axis=0) * _error(X, y, w, b).mean(), _error(X, y, w, b).mean()),
            "You averaged inputs and errors apart and multiplied then. Multiply within each example, then average.",
        ),
        Wrong(
            "the weight for the input",
            lambda X, y, w, b: (w * _error(X, y, w, b).mean(), _error(X, y, w, b).mean()),
            "You multiplied the error by the weight. The slope of w·x with respect to w is the other factor.",
        ),
        Wrong(
            "averaged over the features",
            lambda X, y, w, b: ((X * _error(X, y, w, b)[:, None]).mean(axis=1), _error(X, y, w, b).mean()),
            "Your `dw` has one number per example: you averaged along the features. Average over the examples, and one "
            "number per feature is left.",
        ),
        Wrong(
            "db is the mean of dw",
            lambda X, y, w, b: (
                X.T @ _error(X, y, w, b) / len(y),
                (X.T @ _error(X, y, w, b) / len(y)).mean(),
            ),
            "Your `db` is made of `dw`. The bias is the weight of a constant 1: its slope has its own formula.",
        ),
        Wrong(
            "db is not averaged",
            lambda X, y, w, b: (X.T @ _error(X, y, w, b) / len(y), _error(X, y, w, b)),
            "Your `dw` is right. Your `db` still has one number per example: take their mean.",
        ),
        Wrong(
            "the gradient of a straight line",
            lambda X, y, w, b: (2 * X.T @ (X @ w + b - y) / len(y), 2 * (X @ w + b - y).mean()),
            "That is the gradient of linear regression: no sigmoid, and a squared error. Here the answer is `a`, "
            "the loss cross-entropy.",
        ),
        Wrong(
            "the shapes do not fit: X @ error",
            lambda X, y, w, b: (X @ _error(X, y, w, b) / len(y), _error(X, y, w, b).mean()),
            "NumPy could not fit the shapes: the errors belong to the `n` rows of `X`, and `X @ ...` runs over its "
            "columns.",
        ),
        Wrong(
            "the products are not summed",
            lambda X, y, w, b: (X.T * _error(X, y, w, b) / len(y), _error(X, y, w, b).mean()),
            "Your `dw` is a table, one column per example, each divided by `n`. Add them up: one number for each "
            "weight.",
        ),
        Wrong(
            "the loss for the error",
            lambda X, y, w, b: (X.mean(axis=0) * _loss(X, y, w, b), _loss(X, y, w, b)),
            "You used the loss itself. Its slope with respect to `z` is answer minus label.",
        ),
    ],
    hints=[
        "For one example: `dL/dz = a - y`, and `z` depends on `w[j]` through `x[j]`, on `b` through 1.",
        "So one example gives `(a - y) * x` for the weights and `a - y` for the bias. Average both over the batch.",
        "The whole batch at once: `X.T` has shape `(d, n)`, and `a - y` has shape `(n,)`.",
    ],
    rtol=1e-5,  # a central difference, well done, is a right answer,
    atol=1e-10,  # and may be so much off, however small the slope
    never={
        "tiny X": "a central difference is right too",
        "large": "a loss of confidences that are 0 or 1",
        "tiny y": "a label is 0 or 1",
    },
)


def _grad_without_bias(X, y, w):
    return X.T @ _error(X, y, w, 0) / len(y), _error(X, y, w, 0).mean()


# --- 7. training loop -------------------------------------------------------------------------------------------


def _slope(X, y, w, b):
    e = _error(X, y, w, b)
    return X.T @ e / len(y), e.mean()


def _loss(X, y, w, b):
    a = sigma(X @ w + b)
    return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))


def _wrong_loop(update, *, after=False, keep="before", prepare=lambda X, y, w, b: (w, b), count=lambda steps: steps):
    """A training loop with one thing wrong, for the misconceptions below."""

    def loop(X, y, w, b, rate, steps):
        w, b = prepare(X, y, w, b)
        start, losses = (w, b), []
        for k in range(count(steps)):
            before = _loss(X, y, w, b)
            w, b = update(X, y, w, b, rate, k, start)
            losses.append(_loss(X, y, w, b) if after else before)
        if keep == "last":
            return w, b, losses[-1]
        return (w, b) if keep == "none" else (w, b, losses)

    return loop


def _down(X, y, w, b, rate, k, start):
    dw, db = _slope(X, y, w, b)
    return w - rate * dw, b - rate * db


def _up(X, y, w, b, rate, k, start):
    dw, db = _slope(X, y, w, b)
    return w + rate * dw, b + rate * db


def _no_rate(X, y, w, b, rate, k, start):
    return _down(X, y, w, b, 1.0, k, start)


def _stale(X, y, w, b, rate, k, start):
    dw, db = _slope(X, y, *start)
    return w - rate * dw, b - rate * db


def _restart(X, y, w, b, rate, k, start):
    return _down(X, y, *start, rate, k, start)


def _one_after_the_other(X, y, w, b, rate, k, start):
    w = w - rate * _slope(X, y, w, b)[0]
    return w, b - rate * _slope(X, y, w, b)[1]


def _weights_only(X, y, w, b, rate, k, start):
    return w - rate * _slope(X, y, w, b)[0], b


def _shorter(X, y, w, b, rate, k, start):
    return _down(X, y, w, b, rate / len(y), k, start)


def _only_last(result):
    return (*result[:2], result[2][-1:])


def _with_answers(X, y, w, b, rate, steps):
    answers = []
    for k in range(steps):
        answers.append(sigma(X @ w + b))
        w, b = _down(X, y, w, b, rate, k, None)
    return w, b, answers


def _replace(X, y, w, b, rate, k, start):
    dw, db = _slope(X, y, w, b)
    return -rate * dw, -rate * db


_TX = np.array([[0.5, -1.0], [1.5, 2.0], [-0.5, 1.0], [2.0, 0.25], [-1.0, -1.5]])
_TY = np.array([1, 0, 0, 1, 1])

train = Exercise(
    id="train",
    title="The training loop",
    task=(
        "Write `train(X, y, w, b, rate, steps)`: gradient descent on one neuron, with your own `neuron`, `bce` and "
        "`gradient`. {cases} {Rows}\n\n"
        "- each step uses the whole batch and moves `w` and `b` together: `new = old - rate * slope` {cases}\n"
        "- gives back `(w, b, losses)`; `losses` holds `steps` numbers (1 or more), each the loss just BEFORE its step "
        "{cases}\n"
        "- {promises}\n"
        "- the arrays that come in stay as they are (`w = w - ...` makes a new one, `w -= ...` does not) {kept}"
    ),
    promises=[
        Rows("X", "y"),
        Holds(
            "stops early",
            "It takes all its `steps`, be they 300 and the loss at rest.",
            Case(np.array([[1.0, 0.5], [1.0, 0.5]]), np.array([0, 1]), np.array([0.4, -0.2]), 0.1, 0.7, 120),
            Case(_TX, _TY, np.array([0.4, -0.2]), 0.1, 0.004, 300),
        ),
    ],
    parts=[
        Part("one step", [Case(_TX, _TY, np.array([0.4, -0.2]), 0.1, 0.7, 1)]),
        Part(
            "many steps",
            [
                Case(_TX, _TY, np.array([0.4, -0.2]), 0.1, 0.7, 3),
                Case(_TX[:, [1, 0, 1]] * [1.0, 0.5, -0.25], _TY, np.array([0.2, 0.0, -0.3]), -0.5, 0.3, 7),
            ],
            points=2,
        ),
    ],
    wrong=[
        Wrong(
            "climbs", _wrong_loop(_up), "Your losses grow: you walk up the slope. The way down is against the gradient."
        ),
        Wrong(
            "losses after the step",
            _wrong_loop(_down, after=True),
            "Your `w` and `b` are right, and each loss is taken after its step. Note it down before you move.",
        ),
        Wrong(
            "the slope is computed once",
            _wrong_loop(_stale),
            "You compute the slope once and walk on it for all steps. It changes as you move: compute it anew in each.",
        ),
        Wrong(
            "each step starts from the beginning",
            _wrong_loop(_restart),
            "Every step of yours starts again from the first `w` and `b`. Go on from where the last one ended.",
        ),
        Wrong(
            "the rate is ignored",
            _wrong_loop(_no_rate),
            "Your steps do not depend on `rate`: you move by the full slope.",
        ),
        Wrong(
            "b moves after w",
            _wrong_loop(_one_after_the_other),
            "You moved `w` first and computed the slope of `b` at the new `w`. Compute both slopes, then move both.",
        ),
        Wrong("the bias stays", _wrong_loop(_weights_only), "Your weights learn and your bias stays as it came."),
        Wrong(
            "the step replaces the weights",
            _wrong_loop(_replace),
            "You replaced `w` by the step. The step is added to where you are.",
        ),
        Wrong(
            "starts from zeros",
            _wrong_loop(_down, prepare=lambda X, y, w, b: (np.zeros(X.shape[1]), 0.0)),
            "You start from zeros. Start from the `w` and `b` that are given.",
        ),
        Wrong(
            "only one step",
            _wrong_loop(_down, count=lambda steps: 1),
            "You take one step, whatever `steps` says. Is the `return` inside the loop?",
        ),
        Wrong(
            "one step too few",
            _wrong_loop(_down, count=lambda steps: steps - 1),
            "One step is missing: `range(1, steps)` makes `steps - 1` turns.",
        ),
        Wrong(
            "one step too many",
            _wrong_loop(_down, count=lambda steps: steps + 1),
            "You take one step too many: `range(steps + 1)` makes `steps + 1` turns.",
        ),
        Wrong(
            "one loss too many",
            lambda X, y, w, b, rate, steps: _with_last_loss(X, y, w, b, rate, steps),
            "You keep `steps + 1` losses: the one after the last step is one too many here.",
        ),
        Wrong(
            "the last loss only",
            _wrong_loop(_down, keep="last"),
            "You give back the last loss only. Keep them all, in a list that grows by one with each step.",
        ),
        Wrong(
            "the losses are missing",
            _wrong_loop(_down, keep="none"),
            "`w` and `b` come back, the losses do not.",
        ),
        Wrong(
            "the last loss in a list",
            lambda X, y, w, b, rate, steps: _only_last(_wrong_loop(_down)(X, y, w, b, rate, steps)),
            "Your list holds the last loss only: each turn makes a new list. Make it once, before the loop, and "
            "append.",
        ),
        Wrong(
            "divided by n once more",
            _wrong_loop(_shorter),
            "Your steps are too short by a factor `n`: the gradient is a mean already.",
        ),
        Wrong(
            "answers instead of losses",
            lambda X, y, w, b, rate, steps: _with_answers(X, y, w, b, rate, steps),
            "You keep the neuron's answers. Keep one number per step: the loss of those answers.",
        ),
    ],
    hints=[
        "The skeleton: an empty list; a `for` loop over `range(steps)`; `return w, b, losses` after the loop.",
        "In each turn, in this order: note the loss, compute the slopes, move `w` and `b`.",
        "`dw, db = gradient(X, y, w, b)` first, and only then the two new values.",
    ],
    never={"large": "a loss of confidences that are 0 or 1", "tiny y": "a label is 0 or 1"},
)


def _with_last_loss(X, y, w, b, rate, steps):
    w, b, losses = _wrong_loop(_down)(X, y, w, b, rate, steps)
    return w, b, [*losses, _loss(X, y, w, b)]


# --- 8. polar features ------------------------------------------------------------------------------------------


def _r(X):
    return np.sqrt(X[:, 0] ** 2 + X[:, 1] ** 2)


def _phi(X):
    return np.arctan2(X[:, 1], X[:, 0])


polar = Exercise(
    id="polar",
    title="Polar features",
    task=(
        "Write `polar(X)`: replace the coordinates $(x_1, x_2)$ of each point by its distance $r$ from the origin "
        "and its angle $\\varphi$. {cases}\n\n"
        "- `X`: shape `(n, 2)`, floats; {given} {Rows} gives back shape `(n, 2)`: column 0 is $r \\ge 0$, column 1 is "
        "$\\varphi$ {cases}\n"
        "- $\\varphi$ in radians, counter-clockwise from the $x_1$ axis, so that $x_1 = r \\cos\\varphi$ and $x_2 = "
        "r \\sin\\varphi$ {cases}\n"
        "- At the origin any angle will do, as long as it is a number. {a zero}\n"
        "- free: where the full turn begins, e.g. angles from $-\\pi$ to $\\pi$ or from 0 to $2\\pi$ {free}"
    ),
    promises=[
        Rows("X"),
    ],
    parts=[
        Part(
            "right of the vertical axis",
            [Case(np.array([[3.0, 4.0], [2.0, -1.0], [1.0, 0.0]]))],
            judge=Judge("points.same_place"),
        ),
        Part(
            "anywhere in the plane",
            [
                Case(np.array([[-3.0, 4.0], [-1.0, -2.0], [0.5, -2.5], [-2.0, 0.0], [1.5, 1.0]])),
                Case(np.array([[0.0, 2.0], [0.0, -1.5], [-0.5, 0.25]])),
            ],
            judge=Judge("points.same_place"),
        ),
    ],
    wrong=[
        Wrong(
            "arctan of a quotient",
            lambda X: np.column_stack([_r(X), np.arctan(X[:, 1] / X[:, 0])]),
            "The quotient x2/x1 is the same for a point and for the one opposite it, so `arctan` puts both to the "
            "right. A function that gets both coordinates can tell them apart.",
        ),
        Wrong(
            "the angle's arguments are swapped",
            lambda X: np.column_stack([_r(X), np.arctan2(X[:, 0], X[:, 1])]),
            "Your angle is measured from the vertical axis: the arguments of the arc tangent are swapped (it takes the "
            "vertical one first).",
        ),
        Wrong(
            "the root is missing",
            lambda X: np.column_stack([_r(X) ** 2, _phi(X)]),
            "Your first column is the distance squared. (A neuron could use it just as well, but it is not r.)",
        ),
        Wrong(
            "degrees",
            lambda X: np.column_stack([_r(X), np.degrees(_phi(X))]),
            "Your angles are in degrees. NumPy's functions, and this exercise, use radians.",
        ),
        Wrong(
            "degrees from 0 to 360",
            lambda X: np.column_stack([_r(X), np.degrees(_phi(X)) % 360]),
            "Your angles are in degrees. NumPy's functions, and this exercise, use radians.",
        ),
        Wrong(
            "the columns are swapped",
            lambda X: np.column_stack([_phi(X), _r(X)]),
            "The two columns are swapped: first the distance, then the angle.",
        ),
        Wrong(
            "lying instead of standing",
            lambda X: np.array([_r(X), _phi(X)]),
            "You have two rows of `n`; asked are `n` rows of two. (A pair `(r, phi)` counts as two rows.)",
        ),
        Wrong(
            "city blocks",
            lambda X: np.column_stack([np.abs(X).sum(axis=1), _phi(X)]),
            "You added the two distances as if walking round a city block. The straight one is asked (Pythagoras).",
        ),
        Wrong(
            "the wrong way round",
            lambda X: np.column_stack([X[:, 0] * np.cos(X[:, 1]), X[:, 0] * np.sin(X[:, 1])]),
            "You went the other way, from (r, angle) to coordinates. Here the coordinates are given.",
        ),
        Wrong(
            "one distance for all",
            lambda X: np.column_stack([np.full(len(X), np.linalg.norm(X)), _phi(X)]),
            "All your points have the same distance: `norm` took the whole table for one vector. Each row has its own.",
        ),
        Wrong(
            "the angle is never negative",
            lambda X: np.column_stack([_r(X), np.abs(_phi(X))]),
            "Points below the horizontal axis get the angle of their mirror image above it. An angle has a sign, and a "
            "cosine alone does not know it.",
        ),
        Wrong(
            "the angle from its sine",
            lambda X: np.column_stack([_r(X), np.arcsin(X[:, 1] / _r(X))]),
            "The sine alone cannot tell left from right: points left of the vertical axis land on the right.",
        ),
        Wrong(
            "the distance alone",
            lambda X: _r(X),
            "Only the distance comes back. The second column is the angle.",
        ),
        Wrong(
            "appended to the coordinates",
            lambda X: np.column_stack([X, _r(X), _phi(X)]),
            "You appended the new features to the old. They replace them: two columns.",
        ),
        Wrong(
            "arctan of the quotient upside down",
            lambda X: np.column_stack([_r(X), np.arctan(X[:, 0] / X[:, 1])]),
            "The quotient is upside down, and any quotient takes opposite points for the same. A function that "
            "gets both coordinates can tell them apart.",
        ),
        Wrong(
            "rows for columns",
            lambda X: np.column_stack([np.hypot(X[0], X[1]), np.arctan2(X[1], X[0])]),
            "`X[0]` is the first POINT. The first coordinate of all points is the first column, `X[:, 0]`.",
        ),
    ],
    hints=[
        "The distance is Pythagoras: the root of the sum of the squares, for each row.",
        "For the angle look up `np.arctan2`; mind which coordinate it takes first.",
        "`np.column_stack([r, phi])` sets two arrays of length `n` side by side.",
    ],
    never={"one column of a matrix": "a point has two coordinates"},
)

# --- quizzes ----------------------------------------------------------------------------------------------------

origins = Quiz(
    id="origins",
    title="Where the neuron comes from",
    questions=[
        Question(
            "biology",
            "Which of these does a biological neuron do, and the one in this lesson not?",
            [
                Choice("It combines many inputs", "Both do: dendrites collect signals, our neuron adds up products."),
                Choice(
                    "It keeps a state over time and answers in spikes",
                    "Right: our neuron answers with one number and forgets everything between two questions.",
                    right=True,
                ),
                Choice("It lets some inputs count more", "Both do: some synapses are stronger; ours has weights."),
                Choice("It has a threshold", "Both have something like one; ours is set by the bias."),
            ],
        ),
        Question(
            "learning",
            "What do we know about how real brains train their networks?",
            [
                Choice("They run gradient descent", "Nobody has shown that. It is how WE train artificial networks."),
                Choice(
                    "They use the perceptron rule",
                    "That rule was inspired by ideas about brains, but it was made for a machine.",
                ),
                Choice(
                    "Much about single synapses, not how the whole is trained",
                    "Right: the question is open. That is why the likeness is an inspiration, not a proof of anything.",
                    right=True,
                ),
                Choice("They do not learn at all", "They do: synapses change. How it adds up to a skill is open."),
            ],
        ),
        Question(
            "mark_one",
            "Where did Rosenblatt's Mark I machine keep its weights?",
            [
                Choice("In 400 photocells", "Those were its eyes, a retina of 20 by 20."),
                Choice("On punched cards", "No: the machine itself could change its weights while it learnt."),
                Choice(
                    "In potentiometers that electric motors turned",
                    "Right: learning was something one could hear.",
                    right=True,
                ),
                Choice("In the random wiring", "The wiring was random and stayed as it was; something else learnt."),
            ],
        ),
        Question(
            "xor_1969",
            "What was the point of the criticism of 1969?",
            [
                Choice(
                    "A single layer of such units cannot compute XOR",
                    "Right: whatever its weights, and whatever the rule that trains it.",
                    right=True,
                ),
                Choice("Its learning rule never stops", "Where a separating line exists, it finds one and stops."),
                Choice(
                    "No network of neurons can compute XOR",
                    "Two layers can. It was known; what was missing was a good way to train them.",
                ),
                Choice("Computers were too slow", "They were, but the argument was one about geometry."),
            ],
        ),
        Question(
            "order",
            "Which order is right?",
            [
                Choice(
                    "perceptron, McCulloch-Pitts, backprop, XOR criticism",
                    "McCulloch and Pitts came first (1943); the criticism (1969) came before backprop (1986).",
                ),
                Choice(
                    "McCulloch-Pitts, perceptron, XOR criticism, backprop",
                    "Right: 1943, 1957, 1969, 1986.",
                    right=True,
                ),
                Choice(
                    "McCulloch-Pitts, backprop, perceptron, XOR criticism",
                    "Backprop as we know it spread in 1986, nearly thirty years after the perceptron.",
                ),
                Choice(
                    "McCulloch-Pitts, XOR criticism, perceptron, backprop",
                    "The criticism of 1969 was about the perceptron of 1957, so it came later.",
                ),
            ],
        ),
    ],
    hints=["Everything that is asked stands in the two pictures above and the lines beside them."],
)

when_deep = Quiz(
    id="when_deep",
    title="Would you use a deep network?",
    questions=[
        Question(
            "photos",
            "A million photos, each to be named: cat, bicycle, tree ...",
            [
                Choice(
                    "Deep learning",
                    "Right: thousands of pixels, none of which says much alone, and plenty of examples.",
                    right=True,
                ),
                Choice(
                    "Gradient boosting on the pixels",
                    "A tree asks about one pixel at a time, and a single pixel says almost nothing about a cat.",
                ),
                Choice("One neuron on the pixels", "One neuron draws one flat cut. Cats do not lie on one side of it."),
            ],
        ),
        Question(
            "loans",
            "5000 loan applications: age, income, debt and nine more columns; will it be repaid?",
            [
                Choice(
                    "A deep network, since it can learn anything",
                    "It can, given enough data. On 5000 rows of telling columns, trees are usually ahead, and cheaper.",
                ),
                Choice(
                    "Gradient boosting or a random forest",
                    "Right: a small table whose columns each mean something is where forests and boosting shine.",
                    right=True,
                ),
                Choice("Nothing: 5000 rows are too few to learn from", "For twelve telling columns it is plenty."),
            ],
        ),
        Question(
            "shops",
            "A table again, but its main columns are categories with many thousand levels: product, shop, customer. "
            "There are 50 million rows.",
            [
                Choice(
                    "A tree, since a table always means trees",
                    "Usually, but splitting ten thousand levels one against the rest is hard work for a tree.",
                ),
                Choice(
                    "Neither can use categories",
                    "Both can: trees split them; a network learns a short vector for each level.",
                ),
                Choice(
                    "A network is worth trying here",
                    "Right: this is the exception among tables. A network can learn a vector for each level.",
                    right=True,
                ),
            ],
        ),
        Question(
            "why_now",
            "Networks were known in 1986. Which of these is NOT a reason why they took off only decades later?",
            [
                Choice("Faster hardware", "It is one: graphics processors made training hundreds of times faster."),
                Choice("Far more data", "It is one: big labelled collections became available."),
                Choice(
                    "Neurons that copy the brain more closely",
                    "Right, this is not one: today's units are even simpler than the sigmoid of 1986.",
                    right=True,
                ),
                Choice(
                    "Better architectures, optimisers and regularisation",
                    "It is one: many small inventions made deep networks trainable.",
                ),
            ],
        ),
    ],
    hints=["Ask first: does one column alone already say something?"],
)

EXERCISES = [
    affine,
    neuron,
    origins,
    fewest_on_the_wrong_side,
    perceptron_step,
    bce,
    squared_error,
    gradient,
    train,
    polar,
    when_deep,
]
