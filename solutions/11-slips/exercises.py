"""What lesson 11 asks: the slips of a lecture, each to be mended, and what it answers to the usual mistakes."""

from itertools import pairwise

import numpy as np

from nnkit import activations
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
from nnkit.check.promises import AnyShape, Dtypes, Everywhere, Free, New, Numbers, Reused, Rows, Sizes, UpTo

# --- slide 1: the sigmoid -------------------------------------------------------------------------------------------

mend_sigmoid = Exercise(
    "mend_sigmoid",
    "Mend slide 1",
    (
        "`mend_sigmoid(z)`: the sigmoid of an array `z` of any shape, as a new array of that shape. {cases} "
        "{AnyShape} {New} $|z|$ stays below 30. {Everywhere} Your own `sigmoid` of [lesson 2](02-activations#The "
        "sigmoid) may be called; {free} it is in this notebook. {about} {promises}"
    ),
    promises=[AnyShape("z"), New("z"), Dtypes("z"), Everywhere("z", least=1e-12, most=29)],
    parts=[
        Part(
            "a row and a table",
            [Case(np.array([-4.0, -1.0, 0.0, 0.5, 3.0])), Case(np.array([[2.0, -2.0, 0.25], [-0.75, 5.0, -6.0]]))],
        )
    ],
    wrong=[
        Wrong(
            "as on the slide",
            lambda z: 1 / (1 + np.exp(z)),
            "That is the slide's curve: at z = 5 it gives 0.0067. A large z must come out near 1.",
        ),
        Wrong(
            "parentheses of the fraction",
            lambda z: 1 / 1 + np.exp(-z),
            "Yours is 1 + e^-z, never below 1: Python reads `1 / 1 + e` as `(1 / 1) + e`. The whole sum stands under "
            "the line.",
        ),
        Wrong(
            "a minus below",
            lambda z: 1 / (1 - np.exp(-z)),
            "Below the line it is 1 PLUS the exponential; with a minus it is 0 at z = 0.",
        ),
        Wrong(
            "turned over",
            lambda z: -1 / (1 + np.exp(z)),
            "A minus before the fraction gives negative confidences. The minus belongs to another place.",
        ),
        Wrong(
            "turned over and mended",
            lambda z: -1 / (1 + np.exp(-z)),
            "The exponent is mended. The minus before the fraction is one too many.",
        ),
        Wrong(
            "the 1 forgotten",
            lambda z: np.exp(z),
            "The 1 below the line is gone: yours grows without end.",
        ),
    ],
    hints=["Put in z = 5 by hand. What should come out, and which power of e gives it?", "The sign of one exponent."],
    may_use=("nnkit.activations.sigmoid",),
    never={"large": "z stays below 30 in size"},
)

# --- slides 2 and 3: losses -----------------------------------------------------------------------------------------

P3 = np.array([[0.7, 0.2, 0.1], [0.05, 0.15, 0.8], [0.3, 0.3, 0.4], [0.1, 0.6, 0.3]])
Y3 = np.array([0, 2, 1, 1])

mend_loss = Exercise(
    "mend_loss",
    "Mend slide 2",
    (
        "`mend_loss(P, y)`: the mean cross-entropy, a number. {cases} `P (n, k)`: each row the probabilities of the "
        "k classes, all above 0. {given} `y (n,)`: the right class of each row, whole numbers from 0 to k - 1. "
        "{given} Natural logarithm. {cases} {promises}"
    ),
    promises=[Sizes(P="n k sum 1", y="n <k")],
    parts=[
        Part("four examples, three classes", [Case(P3, Y3)]),
        Part(
            "other sizes",
            [
                Case(np.array([[0.2, 0.5, 0.1, 0.2], [0.4, 0.1, 0.45, 0.05]]), np.array([3, 0])),
                Case(np.array([[0.9, 0.1], [0.35, 0.65], [0.5, 0.5]]), np.array([1, 1, 0])),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "as on the slide",
            lambda P, y: np.mean(np.log(P[np.arange(len(y)), y])),
            "Yours is negative, as on the slide: the better the answer, the LARGER it gets.",
        ),
        Wrong(
            "summed, not averaged",
            lambda P, y: -np.sum(np.log(P[np.arange(len(y)), y])),
            "You added up over the examples. The risk is the mean: divide by n.",
        ),
        Wrong(
            "averaged over classes too",
            lambda P, y: -np.sum(np.log(P[np.arange(len(y)), y])) / P.size,
            "You divided by n times k. There is one term for each example, so n of them.",
        ),
        Wrong(
            "all classes",
            lambda P, y: -np.mean(np.sum(np.log(P), axis=1)),
            "You took the logarithms of all classes. Only the probability of the RIGHT class counts in each row.",
        ),
        Wrong(
            "the likeliest class",
            lambda P, y: -np.mean(np.log(P.max(axis=1))),
            "You took each row's largest probability. What counts is the probability of the right class, y.",
        ),
        Wrong(
            "without the logarithm",
            lambda P, y: -np.mean(P[np.arange(len(y)), y]),
            "The logarithm is gone. It makes a confident mistake expensive.",
        ),
        Wrong(
            "logarithm of the mean",
            lambda P, y: -np.log(np.mean(P[np.arange(len(y)), y])),
            "First the logarithm of each example, then the mean; yours is the other way round.",
        ),
        Wrong(
            "one for each example",
            lambda P, y: -np.log(P[np.arange(len(y)), y]),
            "That is the loss of each example. The mean of them is asked, one number.",
        ),
        Wrong(
            "logarithm to base 2",
            lambda P, y: -np.mean(np.log2(P[np.arange(len(y)), y])),
            "That counts in bits. Here it is the natural logarithm, `np.log`.",
        ),
        Wrong(
            "whole columns",
            lambda P, y: -np.mean(np.log(P[:, y])),
            "`P[:, y]` takes a whole column for each y. One entry of each row is asked: `P[np.arange(len(y)), y]`.",
        ),
        Wrong(
            "the other classes",
            lambda P, y: -np.mean(np.log(1 - P[np.arange(len(y)), y])),
            "You took 1 - p, what the wrong classes got. The right class' own probability counts.",
        ),
        Wrong(
            "yes or no for every class",
            lambda P, y: -np.mean(np.sum(np.log(np.where(np.eye(P.shape[1])[y] > 0, P, 1 - P)), axis=1)),
            "You asked yes or no for every class (that loss belongs to sigmoids). With softmax the right class alone "
            "counts.",
        ),
    ],
    hints=[
        "Test a loss with a perfect answer and with a bad one: which should be larger?",
        "`P[np.arange(n), y]` picks one probability of each row.",
    ],
    never={
        "a zero": "all probabilities are above 0",
        "large": "probabilities",
        "tiny": "a row sums to 1",
        "constant": "a row sums to 1",
    },
)

A4, Y4 = np.array([0.9, 0.2, 0.6, 0.35, 0.5]), np.array([1, 0, 0, 1, 1])

mend_binary_loss = Exercise(
    "mend_binary_loss",
    "Mend slide 3",
    (
        "`mend_binary_loss(a, y)`: the mean binary cross-entropy, a number. {cases} `a (n,)`: confidences between 0 "
        "and 1 (neither is reached); `y (n,)`: right answers, 0 or 1. {given} {Rows} Natural logarithm. {cases}"
    ),
    parts=[
        Part("yes and no", [Case(A4, Y4)]),
        Part(
            "only no, only yes",
            [Case(np.array([0.1, 0.7, 0.25]), np.array([0, 0, 0])), Case(np.array([0.8, 0.3]), np.array([1, 1]))],
        ),
    ],
    wrong=[
        Wrong(
            "as on the slide",
            lambda a, y: np.mean(-y * np.log(a) + (1 - y) * np.log(1 - a)),
            "The minus reaches only the first term, as on the slide: for y = 0 your loss is negative. Parentheses!",
        ),
        Wrong(
            "no minus at all",
            lambda a, y: np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "Now the minus is gone altogether: every loss is negative.",
        ),
        Wrong(
            "minus on the second term only",
            lambda a, y: np.mean(y * np.log(a) - (1 - y) * np.log(1 - a)),
            "Now the first term lacks its minus: for y = 1 your loss is negative.",
        ),
        Wrong(
            "only the yes half",
            lambda a, y: -np.mean(y * np.log(a)),
            "A no (y = 0) costs nothing with yours, whatever the neuron says. The second term is for those.",
        ),
        Wrong(
            "only the no half",
            lambda a, y: -np.mean((1 - y) * np.log(1 - a)),
            "A yes (y = 1) costs nothing with yours, whatever the neuron says. The first term is for those.",
        ),
        Wrong(
            "the same logarithm twice",
            lambda a, y: -np.mean(y * np.log(a) + (1 - y) * np.log(a)),
            "The second logarithm is of 1 - a, the probability of a no.",
        ),
        Wrong(
            "squared error",
            lambda a, y: np.mean((a - y) ** 2),
            "That is the squared error. Cross-entropy takes logarithms, so that a sure mistake costs without end.",
        ),
        Wrong(
            "logarithm to base 2",
            lambda a, y: -np.mean(y * np.log2(a) + (1 - y) * np.log2(1 - a)),
            "That counts in bits. The natural logarithm is meant, `np.log`.",
        ),
        Wrong(
            "both halves always",
            lambda a, y: -np.mean(np.log(a) + np.log(1 - a)),
            "Both terms count for every example with yours. y and 1 - y switch one of them off.",
        ),
        Wrong(
            "the halves swapped",
            lambda a, y: -np.mean((1 - y) * np.log(a) + y * np.log(1 - a)),
            "The halves are swapped: where the answer is yes (y = 1), log(a) counts.",
        ),
        Wrong(
            "summed, not averaged",
            lambda a, y: -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "You added up over the examples. The risk is the mean: divide by n.",
        ),
        Wrong(
            "one for each example",
            lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a)),
            "That is the loss of each example. The mean of them is asked, one number.",
        ),
    ],
    hints=[
        "Put in y = 0 and a = 0.9, a bad mistake. What does the slide's formula give?",
        "The minus belongs to the whole sum: parentheses around both terms.",
    ],
    promises=[Rows("a", "y")],
    never={"a zero": "neither 0 nor 1 is reached", "large": "a lies between 0 and 1", "tiny": "a lies between 0 and 1"},
)

# --- slide 4: monotonic ---------------------------------------------------------------------------------------------


def lowest_of(name):
    """What the explorer says of a curve between -6 and 6, and where it is lowest."""
    z = np.linspace(-6, 6, 4801)
    f, slope = (each(z) for each in (getattr(activations, name), getattr(activations, f"{name}_derivative")))
    low, one = f.argmin(), np.abs(z - 1).argmin()
    return {"z": z[low], "value": f[low], "lowest slope": slope.min(), "steepest": np.abs(slope).max(),
            "value at 1": f[one], "slope at 1": slope[one]}  # fmt: skip


dip_of_silu = Exercise(
    "dip_of_silu",
    "Where SiLU turns",
    (
        "At which `z` is SiLU lowest? {cases} Drag the point in the explorer to where its slope is 0. {about} One "
        "decimal is enough. {cases}"
    ),
    kind="value",
    rtol=0.03,  # how near a number must come to be told its misconception
    parts=[
        Part(
            "the place",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(-1.2785, 0.07),
                small="at z = {number:g} SiLU is still falling",
                large="at z = {number:g} SiLU is climbing already",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("the sign", 1.28, "SiLU climbs there. It dips on the other side of 0."),
            Wrong("where it crosses zero", 0, "At 0 it is 0, and it is already climbing: its slope there is 1/2."),
            Wrong("where the slope is lowest", -2.4, "There it falls fastest: its SLOPE is lowest."),
        ],
        right=-1.2785,
        run=lambda curve: lowest_of(curve),
        asks="the z where it is lowest",
        asked=lambda shown: shown["z"],
        reads={
            "the value there": lambda shown: shown["value"],
            "the lowest slope": lambda shown: shown["lowest slope"],
            "the slope at 0": lambda shown: 0.5,
            "the value at z = 1, where the point starts": lambda shown: shown["value at 1"],
            "the slope at z = 1, where the point starts": lambda shown: shown["slope at 1"],
            "the steepest slope shown": lambda shown: shown["steepest"],
        },
        within=0.03,
        curve=Setting("silu", ("gelu",), {"silu": "SiLU", "gelu": "GELU"}),
    ),
    hints=[
        "Choose SiLU, then drag the point to the left until the tangent lies flat.",
        "The lower picture shows the slope: look for where it crosses 0.",
    ],
)

first_fall = Exercise(
    "first_fall",
    "A counterexample finder",
    (
        "`first_fall(values)`: `values (n,)` are a function's values on a grid from left to right. {given} "
        "{Rows} Give back "
        "the first index `i` with `values[i + 1] < values[i]`, or -1 if they never fall. {cases} Equal neighbours "
        "are no fall. {cases}"
    ),
    parts=[
        Part(
            "curves that fall",
            [
                Case(np.array([0.0, 1.0, 3.0, 2.0, 4.0, 1.0])),
                Case(np.array([2.0, 2.0, 1.5, 1.0])),
                Case(np.array([-0.1, -0.25, -0.27, 0.0, 0.7])),
            ],
        ),
        Part(
            "curves that never do",
            [Case(np.array([-1.0, 0.0, 0.0, 2.0])), Case(np.array([0.5])), Case(np.array([1.0, 0.0]))],
        ),
    ],
    wrong=[
        Wrong(
            "one too far",
            lambda v: int(np.flatnonzero(np.diff(v) < 0)[0]) + 1 if (np.diff(v) < 0).any() else -1,
            "You give the index after the fall; asked is i, the last place before it.",
        ),
        Wrong(
            "the lowest place",
            lambda v: int(np.argmin(v)),
            "That is where the curve is lowest. Asked is where it first goes down.",
        ),
        Wrong(
            "the highest place",
            lambda v: int(np.argmax(v)),
            "That is where the curve is highest. It may fall before that, and it always has a highest place.",
        ),
        Wrong(
            "equal counts as a fall",
            lambda v: int(np.flatnonzero(np.diff(v) <= 0)[0]) if (np.diff(v) <= 0).any() else -1,
            "Equal neighbours are no fall: `<`, not `<=`.",
        ),
        Wrong(
            "the first rise",
            lambda v: int(np.flatnonzero(np.diff(v) > 0)[0]) if (np.diff(v) > 0).any() else -1,
            "You look for the first rise: the sign of the difference is turned round.",
        ),
        Wrong(
            "argmax of no fall",
            lambda v: int(np.argmax(np.diff(v) < 0)) if len(v) > 1 else -1,
            "`argmax` gives 0 when nothing is True. A curve that never falls must give -1.",
        ),
        Wrong(
            "argmax of nothing",
            lambda v: int(np.argmax(np.diff(v) < 0)),
            "`argmax` gives 0 when nothing is True, and stops with an error when there is nothing at all. A curve that "
            "never falls must give -1.",
        ),
        Wrong(
            "gives up at once",
            lambda v: (0 if v[1] < v[0] else -1) if len(v) > 1 else None,
            "You decide at the first pair of neighbours. Give back -1 only after the loop, when all pairs were seen.",
        ),
        Wrong(
            "0 for none",
            lambda v: int(np.flatnonzero(np.diff(v) < 0)[0]) if (np.diff(v) < 0).any() else 0,
            "A curve that never falls gets 0 from you, as if it fell at once. It must give -1.",
        ),
        Wrong(
            "all falls",
            lambda v: np.flatnonzero(np.diff(v) < 0),
            "Those are all falls. The first one is asked, one number.",
        ),
        Wrong(
            "no end to the grid",
            lambda v: next(i for i in range(len(v)) if v[i + 1] < v[i]),
            "You look past the last value: there are n values, but n - 1 pairs of neighbours.",
        ),
        Wrong(
            "the last fall",
            lambda v: int(np.flatnonzero(np.diff(v) < 0)[-1]) if (np.diff(v) < 0).any() else -1,
            "That is the last fall. The first one is asked.",
        ),
    ],
    hints=[
        "`np.diff(values)` has the steps from neighbour to neighbour.",
        "`np.flatnonzero(steps < 0)` lists the places of falls; it may be empty.",
    ],
    promises=[Rows("values")],
)

# --- slide 5: collapse ----------------------------------------------------------------------------------------------

NARROW = (
    np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]]),
    np.array([1.0, -1.0, 2.0]),
    np.array([[2.0, 0.0, 1.0, -1.0], [-1.0, 3.0, 0.5, 2.0], [1.0, 1.0, -2.0, 0.5]]),
    np.array([0.5, -2.0, 1.0, 3.0]),
)
SQUARE = (
    np.array([[1.0, 2.0], [-1.0, 0.5]]),
    np.array([3.0, -1.0]),
    np.array([[0.0, -2.0], [1.0, 1.0]]),
    np.array([0.5, 2.0]),
)

mend_collapse = Exercise(
    "mend_collapse",
    "Mend slide 5",
    (
        "`mend_collapse(W1, b1, W2, b2)`: the pair `W (d_in, d_out)`, `b (d_out,)` such that `(X @ W1 + b1) @ W2 + "
        "b2 == X @ W + b` for every `X`. {cases} `W1 (d_in, d)`, `b1 (d,)`, `W2 (d, d_out)`, `b2 (d_out,)`. {given} "
        "{Sizes}"
    ),
    promises=[Sizes(W1="i d", b1="d", W2="d o", b2="o")],
    parts=[Part("two layers", [Case(*NARROW), Case(*SQUARE)])],
    wrong=[
        Wrong(
            "as on the slide",
            lambda W1, b1, W2, b2: (W1 @ W2, np.zeros_like(b2)),
            "That is the slide's half of the story. Put X = 0 into both layers: what comes out is b, and it is not 0.",
        ),
        Wrong(
            "only the last bias",
            lambda W1, b1, W2, b2: (W1 @ W2, b2),
            "b1 is lost. It leaves layer 1 and goes through layer 2 like everything else.",
        ),
        Wrong(
            "only the first bias",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2),
            "b2 is lost: layer 2 adds its own bias at the end.",
        ),
        Wrong(
            "biases just added",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2),
            "b1 must go through W2 before it meets b2; their lengths differ in general.",
        ),
        Wrong(
            "weights in reverse order",
            lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2),
            "With rows the layer that acts first stands first: X @ W1 @ W2.",
        ),
        Wrong(
            "the other notation",
            lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2),
            "Your W is transposed: it belongs to the notation with columns.",
        ),
    ],
    hints=["Multiply out (X W1 + b1) W2 + b2.", "What does not touch X is the new bias."],
)

# --- slide 6: cost and depth ----------------------------------------------------------------------------------------

multiplications = Exercise(
    "multiplications",
    "Mend slide 6: count",
    (
        "`multiplications(sizes)`: how many multiplications the affine steps of one forward pass of one example "
        "take. {cases} `sizes`: the list of layer sizes, input first, e.g. `[4, 3, 2]`, up to 10000 each. "
        "{given} {UpTo} "
        "Biases are additions and do not count. {cases}"
    ),
    parts=[
        Part("two nets", [Case([4, 3, 2]), Case([5, 7, 3, 2, 6])]),
        Part("deep and narrow, and no hidden layer", [Case([3] * 12), Case([9, 4])]),
    ],
    wrong=[
        Wrong(
            "as on the slide",
            lambda sizes: int(np.prod(sizes)),
            "That counts the PATHS from input to output, which do grow exponentially. But nobody walks each path: "
            "every layer reuses the results of the one before.",
        ),
        Wrong(
            "parameters",
            lambda sizes: sum(a * b + b for a, b in pairwise(sizes)),
            "You counted the biases as well: they are added, not multiplied.",
        ),
        Wrong(
            "neurons",
            lambda sizes: sum(sizes[1:]),
            "Those are the neurons. Each multiplies by every one of its inputs.",
        ),
        Wrong(
            "sizes added up",
            lambda sizes: sum(sizes),
            "You added up the sizes. Each neuron multiplies by every one of its inputs.",
        ),
        Wrong(
            "layer by layer",
            lambda sizes: [a * b for a, b in pairwise(sizes)],
            "That is the count of each layer. Their sum is asked.",
        ),
        Wrong(
            "first layer only",
            lambda sizes: sizes[0] * sizes[1],
            "That is the first layer. Add up all of them.",
        ),
        Wrong(
            "input layer times itself",
            lambda sizes: sum(a * a for a in sizes),
            "A layer has (inputs) x (outputs) weights: two neighbours in the list, not one size squared.",
        ),
        Wrong(
            "the last layer missing",
            lambda sizes: sum(a * b for a, b in pairwise(sizes[:-1])),
            "The last layer is missing: it multiplies too.",
        ),
        Wrong(
            "forward and backward",
            lambda sizes: 2 * sum(a * b for a, b in pairwise(sizes)),
            "That is twice too many. Additions do not count, and a backward pass is not asked.",
        ),
    ],
    hints=[
        "A layer with 4 inputs and 3 neurons has 4 x 3 weights, each used once.",
        "Add up over neighbours in the list.",
    ],
    promises=[UpTo("sizes", 10000)],
)

# --- slides 7 and 8: numbers ----------------------------------------------------------------------------------------

new_weight = Exercise(
    "new_weight",
    "Mend slide 7",
    r"The new weight $0.4 - 0.5 \cdot 0.082$, rounded to three decimals. {cases}",
    kind="value",
    parts=[Part("three decimals", [Case()], judge=Judge("answer.like", answer=about(0.359, 5e-4)))],
    wrong=with_readings(
        [
            Wrong(
                "as on the slide", 0.358, "That is the slide's number. Do the product first, slowly: 0.5 times 0.082."
            ),
            Wrong("difference first", -0.0082, "A product comes before a difference: 0.4 - (0.5 * 0.082)."),
        ],
        right=0.359,
        run=lambda rate, way: (rate * 0.082, way),
        asks="the new weight",
        asked=lambda shown: 0.4 + shown[1] * shown[0],
        reads={
            "the step": lambda shown: shown[0],
            "the gradient": lambda shown: 0.082,
            "the rate": lambda shown: 0.5,
            "the weight before the step": lambda shown: 0.4,
        },
        within=0.0005,
        way=Setting(-1, (1,), {-1: "a step downhill", 1: "a step uphill"}),
        rate=Setting(
            0.5,
            (1, 0.05),
            {0.5: "half of the gradient, the rate 0.5", 1: "the whole gradient, no rate", 0.05: "a tenth of that step"},
        ),
    ),
    hints=["0.5 times 0.082 is 0.041."],
)

class_shares = Exercise(
    "class_shares",
    "Mend slide 8",
    "The softmax of the logits (3, -1, 1), rounded to three decimals: a list of three numbers. {cases}",
    kind="value",
    rtol=4e-3,  # how near numbers must come to be told their misconception
    parts=[
        Part(
            "three decimals",
            [Case()],
            judge=Judge("answer.like", answer=[about(right, 5.2e-4) for right in (0.866813, 0.015876, 0.117310)]),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "as on the slide",
                [0.866, 0.015, 0.117],
                "Those are cut off, not rounded, and they add up to 0.998. 0.8668 is nearer to 0.867.",
            ),
            Wrong("sigmoids", [0.953, 0.269, 0.731], "Three sigmoids: they add up to 1.95. Softmax shares out 1."),
            Wrong("without exponentials", [1.0, -0.333, 0.333], "You divided by the sum of the logits. First e^z."),
        ],
        right=[0.866813, 0.015876, 0.117310],
        run=lambda base: base ** np.array([3.0, -1.0, 1.0]),
        asks="the shares",
        asked=lambda powers: powers / powers.sum(),
        reads={
            "the list of the powers, not yet divided by their sum": lambda powers: powers,
            "the list of the powers divided by the largest": lambda powers: powers / powers.max(),
            "the list of the logarithms of the shares": lambda powers: np.log(powers / powers.sum()),
        },
        within=1e-6,
        base=Setting(np.e, (2, 10), {np.e: "powers of e", 2: "powers of 2", 10: "powers of 10"}),
    ),
    hints=[
        "e^3 = 20.0855, e^-1 = 0.3679, e^1 = 2.7183: divide each by their sum.",
        "The third decimal is rounded up when the fourth is 5 or more.",
    ],
)

# --- slide 9: initial weights ---------------------------------------------------------------------------------------

DRAWS = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-0.5, 1.0, 0.1], [0.3, -2.0, 1.2], [0.8, -0.4, -1.1]])

mend_he = Exercise(
    "mend_he",
    "Mend slide 9",
    (
        "`mend_he(draws)`: `draws (d_in, d_out)` are numbers from N(0, 1), standard deviation 1. {given} {Sizes} "
        "Give back He's weights `(d_in, d_out)`, made of these draws: numbers whose **variance** is $2 / d_{in}$. "
        "{cases} A new array. {New}"
    ),
    promises=[New("draws"), Sizes(draws="i o")],
    parts=[
        Part("tall and wide", [Case(DRAWS), Case(np.ascontiguousarray(DRAWS[:2]))]),
        Part(
            "two inputs, eight outputs",
            [Case(np.linspace(-2, 2, 16).reshape(2, 8)), Case(np.array([[1.0], [-0.5], [2.0]]))],
        ),
    ],
    wrong=[
        Wrong(
            "as on the slide",
            lambda draws: draws * (2 / len(draws)),
            "You multiplied by the variance. Numbers times s have s SQUARED as their variance: which s gives 2 / d_in?",
        ),
        Wrong(
            "fan out",
            lambda draws: draws * np.sqrt(2 / draws.shape[1]),
            "You took d_out. It is the number of inputs that a neuron adds up: d_in, the rows.",
        ),
        Wrong(
            "without the 2",
            lambda draws: draws * np.sqrt(1 / len(draws)),
            "The 2 is gone. It makes up for the half that a ReLU throws away.",
        ),
        Wrong(
            "Xavier",
            lambda draws: draws * np.sqrt(2 / sum(draws.shape)),
            "That is Xavier's: it divides by d_in + d_out. He divides by d_in alone.",
        ),
        Wrong(
            "divided by the root",
            lambda draws: draws / np.sqrt(2 / len(draws)),
            "You divided by the standard deviation. Multiply the draws by it.",
        ),
        Wrong(
            "all entries counted",
            lambda draws: draws * np.sqrt(2 / draws.size),
            "`draws.size` counts all weights of the layer. A neuron has d_in of them.",
        ),
        Wrong(
            "variance squared",
            lambda draws: draws * (2 / len(draws)) ** 2,
            "You squared where a root is needed: from variance to standard deviation it is the square root.",
        ),
        Wrong(
            "the root of 2 alone",
            lambda draws: draws * np.sqrt(2) / len(draws),
            "Your root covers the 2 alone. It belongs to the whole quotient 2 / d_in.",
        ),
        Wrong(
            "the root of d_in alone",
            lambda draws: draws * 2 / np.sqrt(len(draws)),
            "Your root covers d_in alone. It belongs to the whole quotient 2 / d_in.",
        ),
        Wrong(
            "measured",
            lambda draws: draws / draws.std() * np.sqrt(2 / len(draws)),
            "You divided by the draws' own deviation. They come from N(0, 1): theirs is 1, up to chance.",
        ),
    ],
    hints=[
        "N(0, 1) has standard deviation 1 and variance 1. Times 3: standard deviation 3, variance 9.",
        "The standard deviation is the root of the variance.",
    ],
)

# --- slides 10 to 13: optimisers ------------------------------------------------------------------------------------

THETA = np.array([1.0, -2.0, 0.5])
GRADS = [np.array([0.3, -0.4, 1.5]), np.array([-0.5, 0.9, 0.2]), np.array([0.7, 0.2, -0.6]), np.array([0.1, -1.1, 0.4])]


def script(*make):
    first, *others = GRADS
    return Script(Case(*make), Step("step", THETA, first), *(Step("step", PREVIOUS, g) for g in others))


def free_place(average):
    """Where epsilon stands is free; average(s, g, *made with): what is kept of the squares."""

    def right(root):
        def update(s, theta, g, lr, *decay):
            s = average(s, g, *decay)
            return s, theta - lr * g / root(s)

        return optimizer(update)

    answers = (lambda eps: right(lambda s: np.sqrt(s) + eps), lambda eps: right(lambda s: np.sqrt(s + eps)))
    return Free("epsilon", EPS**2, EPS, answers)


def optimizer(update, *, state=0.0):
    """A class with the constructor and `step` that the exercises ask for; update(state, theta, grad, *made with) gives
    (state, theta)."""

    class Made:
        def __init__(self, *made_with):
            self.made_with, self.state = made_with, state

        def step(self, theta, grad):
            self.state, new = update(self.state, theta, grad, *self.made_with)
            return new

    return Made


EPS = 1e-8
NOBODY_GETS_IT = (
    "theta comes out as it went in. `theta = theta - ...` makes a new array inside `step`: give it back, or write "
    "`theta -= ...`."
)

MendedAdaGrad = Exercise(
    "MendedAdaGrad",
    "Mend slide 10",
    (
        "A class `MendedAdaGrad(lr)` with `step(theta, grad)`, both arrays `(p,)`. {given} `G` starts at 0; {cases} "
        "each step adds to it the gradient squared, entry by entry, and then takes off `lr * grad / (sqrt(G) + "
        "1e-8)`. {cases} {Numbers} Change `theta` in place or give back the new one. {free} The epsilon may "
        "stand inside the root or outside. {Free} {promises}"
    ),
    kind="object",
    outcome="either",
    rtol=1e-4,
    promises=[Numbers("grad", tiny=False), Reused("grad"), free_place(lambda s, g: s + g**2)],
    parts=[Part("four steps", [script(0.3)]), Part("another rate", [script(0.07)])],
    wrong=[
        Wrong(
            "a matrix of all",
            optimizer(
                lambda s, theta, g, lr: (
                    [*(s or []), g**2],
                    theta - lr * g / (np.sqrt(np.array([*(s or []), g**2])) + EPS),
                )
            ),
            "You still keep all previous gradients, one row each, and theta becomes a matrix too. Their SUM is enough: "
            "G has the shape of theta.",
        ),
        Wrong(
            "not squared",
            optimizer(lambda s, theta, g, lr: (s + np.abs(g), theta - lr * g / (np.sqrt(s + np.abs(g)) + EPS))),
            "You add up the sizes of the gradients. Their squares are added; the root comes when they are used.",
        ),
        Wrong(
            "no root",
            optimizer(lambda s, theta, g, lr: (s + g**2, theta - lr * g / (s + g**2 + EPS))),
            "The root is gone: without it large gradients make SMALL steps.",
        ),
        Wrong(
            "only the newest",
            optimizer(lambda s, theta, g, lr: (s, theta - lr * g / (np.abs(g) + EPS))),
            "Your G forgets: it holds the newest gradient only. Add to what is there.",
        ),
        Wrong(
            "used before it is updated",
            optimizer(lambda s, theta, g, lr: (s + g**2, theta - lr * g / (np.sqrt(s) + EPS))),
            "You use G before you add the new square. In the first step that divides by almost 0.",
        ),
        Wrong(
            "averaged",
            optimizer(
                lambda s, theta, g, lr: (
                    (s[0] + 1, s[1] + g**2),
                    theta - lr * g / (np.sqrt((s[1] + g**2) / (s[0] + 1)) + EPS),
                ),
                state=(0, 0.0),
            ),
            "You average. AdaGrad's G is the plain sum: its steps shrink as the sum grows.",
        ),
        Wrong(
            "uphill",
            optimizer(lambda s, theta, g, lr: (s + g**2, theta + lr * g / (np.sqrt(s + g**2) + EPS))),
            "You walk uphill: the step is taken off.",
        ),
        Wrong("nothing changes", optimizer(lambda s, theta, g, lr: (s, theta.copy())), NOBODY_GETS_IT),
        Wrong(
            "the step alone",
            optimizer(lambda s, theta, g, lr: (s + g**2, lr * g / (np.sqrt(s + g**2) + EPS))),
            "You give back the step. Take it off theta.",
        ),
        Wrong(
            "gradient descent",
            optimizer(lambda s, theta, g, lr: (s, theta - lr * g)),
            "That is plain gradient descent: nothing is divided by the root of G.",
        ),
        Wrong(
            "one sum for all",
            optimizer(lambda s, theta, g, lr: (s + (g @ g), theta - lr * g / (np.sqrt(s + g @ g) + EPS))),
            "You add up over the entries as well. Each weight has a sum of its own.",
        ),
    ],
    hints=["What does each weight need of the past? One number.", "`self.G += grad**2`, then the step."],
    never={
        "many rows": "it works number by number, and AnyShape is asked of MyAdaGrad",
    },
)

MendedRMSProp = Exercise(
    "MendedRMSProp",
    "Mend slide 11",
    (
        "A class `MendedRMSProp(lr, rho)` with `step(theta, grad)`, both arrays `(p,)`. {given} `r` starts at 0 and "
        "becomes `rho * r + (1 - rho) * grad**2`; then `lr * grad / (sqrt(r) + 1e-8)` is taken off. {cases} In place "
        "or a new array; the epsilon inside the root or outside. {Free} {promises}"
    ),
    kind="object",
    outcome="either",
    rtol=1e-4,
    promises=[
        Numbers("grad", tiny=False),
        Reused("grad"),
        free_place(lambda s, g, rho: rho * s + (1 - rho) * g**2),
    ],
    parts=[Part("four steps", [script(0.02, 0.85)]), Part("other numbers", [script(0.3, 0.6)])],
    wrong=[
        Wrong(
            "as on the slide",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * g**2,
                    theta - rho * g / (np.sqrt(rho * s + (1 - rho) * g**2) + EPS),
                )
            ),
            "You take the decay rho for the rate as well, as on the slide: steps of 0.85! The rate is lr.",
        ),
        Wrong(
            "the rate decays",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    lr * s + (1 - lr) * g**2,
                    theta - lr * g / (np.sqrt(lr * s + (1 - lr) * g**2) + EPS),
                )
            ),
            "You take the rate lr for the decay as well. The average forgets with rho.",
        ),
        Wrong(
            "decay and the rest swapped",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    (1 - rho) * s + rho * g**2,
                    theta - lr * g / (np.sqrt((1 - rho) * s + rho * g**2) + EPS),
                )
            ),
            "rho and 1 - rho are swapped: most weight belongs to the past.",
        ),
        Wrong(
            "not squared",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * np.abs(g),
                    theta - lr * g / (np.sqrt(rho * s + (1 - rho) * np.abs(g)) + EPS),
                )
            ),
            "The average is of the SQUARED gradients.",
        ),
        Wrong(
            "a sum",
            optimizer(lambda s, theta, g, lr, rho: (s + g**2, theta - lr * g / (np.sqrt(s + g**2) + EPS))),
            "That is AdaGrad: it never forgets. RMSProp's r is an average that does.",
        ),
        Wrong(
            "used before it is updated",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * g**2,
                    theta - lr * g / (np.sqrt(s + 0 * g) + EPS),
                )
            ),
            "You use r before you update it. In the first step that divides by almost 0.",
        ),
        Wrong(
            "the square whole",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + g**2,
                    theta - lr * g / (np.sqrt(rho * s + g**2) + EPS),
                )
            ),
            "The new square lacks its factor 1 - rho: your r is no average.",
        ),
        Wrong(
            "no root",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * g**2,
                    theta - lr * g / (rho * s + (1 - rho) * g**2 + EPS),
                )
            ),
            "The root is gone.",
        ),
        Wrong(
            "rate and decay swapped",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    lr * s + (1 - lr) * g**2,
                    theta - rho * g / (np.sqrt(lr * s + (1 - lr) * g**2) + EPS),
                )
            ),
            "lr and rho have swapped their jobs: lr is the rate, rho the decay.",
        ),
        Wrong(
            "uphill",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * g**2,
                    theta + lr * g / (np.sqrt(rho * s + (1 - rho) * g**2) + EPS),
                )
            ),
            "You walk uphill: the step is taken off.",
        ),
        Wrong(
            "only the newest",
            optimizer(lambda s, theta, g, lr, rho: (s, theta - lr * g / (np.sqrt((1 - rho) * g**2) + EPS))),
            "Your r starts at 0 in each step. Keep it from step to step, in `self.r`.",
        ),
        Wrong(
            "corrected",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    (s[0] + 1, rho * s[1] + (1 - rho) * g**2),
                    theta - lr * g / (np.sqrt((rho * s[1] + (1 - rho) * g**2) / (1 - rho ** (s[0] + 1))) + EPS),
                ),
                state=(0, 0.0),
            ),
            "You corrected the average's bias. That is Adam's idea; RMSProp does without.",
        ),
        Wrong("nothing changes", optimizer(lambda s, theta, g, lr, rho: (s, theta.copy())), NOBODY_GETS_IT),
        Wrong(
            "the step alone",
            optimizer(
                lambda s, theta, g, lr, rho: (
                    rho * s + (1 - rho) * g**2,
                    lr * g / (np.sqrt(rho * s + (1 - rho) * g**2) + EPS),
                )
            ),
            "You give back the step. Take it off theta.",
        ),
    ],
    hints=["Two numbers with two jobs need two names.", "First r, from the old r and the new gradient; then the step."],
    never={
        "many rows": "it works number by number, and AnyShape is asked of MyAdaGrad",
        "large rho": "rho is below 1",
    },
)

M, V = np.array([0.02, -0.3, 0.15]), np.array([0.004, 0.09, 0.0001])


def divided(one, two):
    return lambda m, v, t, beta1, beta2: (m / one(t, beta1), v / two(t, beta2))


mend_correction = Exercise(
    "mend_correction",
    "Mend slide 12",
    (
        "`mend_correction(m, v, t, beta1, beta2)`: Adam's averages `m (p,)` and `v (p,)` after step `t = 1, 2, 3, "
        "...`, without their bias towards 0. {given} {Rows} Give back the pair `(m_hat, v_hat)` of new arrays. {cases} "
        "{New} {promises}"
    ),
    promises=[Rows("m", "v"), UpTo("t", 1000), New("m", "v")],
    parts=[
        Part("step 1, step 3", [Case(M, V, 1, 0.9, 0.999), Case(M, V, 3, 0.9, 0.999)]),
        Part("step 7, other decays", [Case(M * 2, V * 3, 7, 0.7, 0.95), Case(-M, V, 40, 0.8, 0.99)]),
    ],
    wrong=[
        Wrong(
            "as on the slide",
            divided(lambda t, b: 1 - b, lambda t, b: 1 - b),
            "Right for t = 1 only. At t = 3 the average has seen three gradients; its weights add up to 1 - beta^3.",
        ),
        Wrong(
            "t starts at 0",
            divided(lambda t, b: 1 - b ** (t - 1), lambda t, b: 1 - b ** (t - 1)),
            "Your power is one too small: at step 1 you divide by 0.",
        ),
        Wrong(
            "one ahead",
            divided(lambda t, b: 1 - b ** (t + 1), lambda t, b: 1 - b ** (t + 1)),
            "Your power is one too large: t counts from 1 already.",
        ),
        Wrong(
            "times t",
            divided(lambda t, b: 1 - b * t, lambda t, b: 1 - b * t),
            "beta to the POWER t, `beta**t`; you multiplied by t.",
        ),
        Wrong(
            "power of the difference",
            divided(lambda t, b: (1 - b) ** t, lambda t, b: (1 - b) ** t),
            "The power belongs to beta alone: 1 - beta^t, not (1 - beta)^t.",
        ),
        Wrong(
            "multiplied",
            divided(lambda t, b: 1 / (1 - b**t), lambda t, b: 1 / (1 - b**t)),
            "You multiplied. The averages are too small at first; dividing by a number below 1 makes them larger.",
        ),
        Wrong(
            "betas swapped",
            lambda m, v, t, beta1, beta2: (m / (1 - beta2**t), v / (1 - beta1**t)),
            "The betas are swapped: beta1 belongs to m, beta2 to v.",
        ),
        Wrong(
            "only m",
            lambda m, v, t, beta1, beta2: (m / (1 - beta1**t), v.copy()),
            "v needs its correction too, with beta2.",
        ),
        Wrong(
            "beta1 for both",
            lambda m, v, t, beta1, beta2: (m / (1 - beta1**t), v / (1 - beta1**t)),
            "v decays with beta2; you corrected it with beta1.",
        ),
        Wrong(
            "v as on the slide",
            divided(lambda t, b: 1 - b**t, lambda t, b: 1 - b),
            "m is right. v lacks the power t.",
        ),
        Wrong(
            "divided by the power",
            divided(lambda t, b: b**t, lambda t, b: b**t),
            "You divided by beta^t. The weights of the average add up to 1 - beta^t.",
        ),
        Wrong(
            "parentheses of the fraction",
            lambda m, v, t, beta1, beta2: (m - beta1**t, v - beta2**t),
            "Python reads `m / 1 - b` as `(m / 1) - b`. The whole difference stands under the line.",
        ),
        Wrong(
            "root of v",
            lambda m, v, t, beta1, beta2: (m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t))),
            "The root comes later, in the step. Here v itself is corrected.",
        ),
        Wrong(
            "not corrected", lambda m, v, t, beta1, beta2: (m.copy(), v.copy()), "m and v came back as they were given."
        ),
    ],
    hints=[
        "m is an average that started at 0. After t steps its weights add up to less than 1. To how much?",
        "(1 - beta) (1 + beta + ... + beta^(t-1)) is a geometric sum.",
    ],
    never={
        "large beta1": "beta1 is below 1",
        "large beta2": "beta2 is below 1",
    },
)

inside_for = Exercise(
    "inside_for",
    "Mend slide 13",
    (
        r"A step is divided by $\sqrt{r} + \epsilon$. {given} Someone moves the epsilon under the root, $\sqrt{r + "
        r"\epsilon'}$. {given} `inside_for(eps)`: which $\epsilon'$ keeps the divisor as it was where $r = 0$? "
        "{cases} `eps`: a number above 0. {given}"
    ),
    atol=0.0,
    parts=[Part("three epsilons", [Case(1e-3), Case(1e-8), Case(0.5)])],
    wrong=[
        Wrong(
            "as on the slide",
            lambda eps: eps,
            "Put in r = 0 and eps = 1e-8: outside you divide by 1e-8, inside by its root 1e-4.",
        ),
        Wrong("the root", lambda eps: eps**0.5, "The wrong way: under the root it must become smaller, not larger."),
        Wrong("twice", lambda eps: 2 * eps, "Not twice. At r = 0 the equation reads eps = sqrt(eps')."),
        Wrong("half", lambda eps: eps / 2, "Not half. At r = 0 the equation reads eps = sqrt(eps')."),
        Wrong("inverted", lambda eps: 1 / eps, "Not the inverse. At r = 0 the equation reads eps = sqrt(eps')."),
        Wrong(
            "always 1e-16",
            lambda eps: 1e-16,
            "Yours does not depend on `eps`. 1e-16 belongs to eps = 1e-8; what belongs to 1e-3?",
        ),
    ],
    hints=["Write both divisors down for r = 0.", "Solve eps = sqrt(eps')."],
    never={"zero eps": "eps is above 0"},
)

# --- the rest of the lecture ----------------------------------------------------------------------------------------

verdicts = Quiz(
    "verdicts",
    "Five more slides",
    [
        Question(
            "flow",
            '"Backprop costs about as much as two more forward passes."',
            [
                Choice("True", "Yes: two matrix products a layer, for dW and dX.", right=True),
                Choice("False: far more, it follows every path", "It follows no path twice: it reuses dZ."),
                Choice(
                    "False: exactly as much as one",
                    "It does two products a layer; forward does one.",
                ),
            ],
        ),
        Question(
            "same_start",
            '"Start all weights of a layer at the same value 0.5: not too small, not too large."',
            [
                Choice("True", "Then all neurons get the same gradient, and stay copies for ever."),
                Choice(
                    "False: equal neurons stay equal",
                    "Yes: nothing ever tells them apart. Random weights break the symmetry.",
                    right=True,
                ),
                Choice(
                    "False: 0.5 is too large, 0.01 would do",
                    "The size is not the trouble.",
                ),
            ],
        ),
        Question(
            "universal",
            '"One hidden layer can approximate any continuous function, so training it will find the function."',
            [
                Choice("True", "The theorem says that good weights EXIST, not that gradient descent finds them."),
                Choice(
                    "The first half is right, the second does not follow",
                    "Yes: existence on a closed interval is one thing; width, training and generalisation are others.",
                    right=True,
                ),
                Choice(
                    "The first half is wrong",
                    "On a closed interval it holds: lesson 4.",
                ),
            ],
        ),
        Question(
            "temperature",
            '"Add 100 to every logit and softmax gets surer of its choice."',
            [
                Choice("True", "e^100 stands above and below the line and cancels. Nothing changes."),
                Choice("False: it changes nothing", "Yes: only differences of logits count.", right=True),
                Choice("False: it gets less sure", "Nothing changes: the factor e^100 cancels."),
            ],
        ),
        Question(
            "penalty",
            '"For L2 we add lambda times the sum of squares to the loss. The gradients stay as they were."',
            [
                Choice("True", "Then training would never notice the penalty: it follows the gradient."),
                Choice("False: 2 lambda W joins each dW", "Yes: a changed loss has a changed gradient.", right=True),
                Choice("False: lambda joins each dW", "That would be for a penalty lambda times the sum of W itself."),
            ],
        ),
    ],
    hints=["For each: put in numbers, or look for the case that breaks it."],
)

EXERCISES = [
    mend_sigmoid, mend_loss, mend_binary_loss, dip_of_silu, first_fall, mend_collapse, multiplications, new_weight,
    class_shares, mend_he, MendedAdaGrad, MendedRMSProp, mend_correction, inside_for, verdicts,
]  # fmt: skip
