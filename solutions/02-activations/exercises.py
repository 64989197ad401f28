"""What lesson 2 asks, and what it answers to the usual mistakes."""

import math

import numpy as np

from nnkit.activations import leaky_relu, relu, sigmoid, sigmoid_derivative, silu
from nnkit.check import (
    Case,
    Choice,
    Exercise,
    Judge,
    Part,
    Question,
    Quiz,
    Setting,
    Within,
    Wrong,
    about,
    with_readings,
)
from nnkit.check.promises import AnyShape, Between, Default, Everywhere, Holds, New, Sizes

NEAR = np.array([-3.0, -1.0, -0.25, 0.0, 0.5, 2.0, 4.0])
GRID = np.array([[1.5, -2.0, 0.25], [-0.75, 3.0, -4.0]])
FAR = np.array([-1000.0, -40.0, 40.0, 1000.0])

ANY_SHAPE = "`z`: an array of floats; {given} give back one of the same shape. {cases} {promises}"
SHAPES = (AnyShape("z", axes=1), New("z"))

FINITE = "Build it from a sigmoid that stays finite. If you call yours already, it is that one to repair."

ON_ARRAYS = (
    "an array holds many numbers, and this asks for one. NumPy's functions (`np.exp`, `np.where`) take them all."
)


def math_function(answer, name):
    return Wrong("one number at a time", answer, f"`math.{name}` takes one number: {ON_ARRAYS}")


def if_on_an_array(answer):
    says = (
        "`if` needs one yes or no, and an array answers with many. `np.where(condition, this, that)` asks each number."
    )
    return Wrong("if on an array", answer, says)


def loop_over_rows(each, stumbles, suffix=""):
    """each: what the student does with one number; stumbles: what in it cannot take a row."""
    says = (
        f"`for x in z` takes the rows of a matrix, not its numbers, and {stumbles} cannot take a row. Do without a "
        "loop, or loop over `z.ravel()` and reshape."
    )
    return Wrong("a loop over rows" + suffix, lambda z, *more: [each(x, *more) for x in z], says)


def matrix_product(answer):
    says = "`@` is the matrix product, which adds things up. Number by number it is `*`."
    return Wrong("matrix product", answer, says)


def times_forgotten(answer):
    says = "`a (b)` calls a as a function. A product needs its sign in Python: `a * (b)`."
    return Wrong("multiplication sign forgotten", answer, says)


def caret(answer):
    says = "In Python `^` is not a power (it compares bits). A square is `** 2`."
    return Wrong("^ for **", answer, says)


def nan_replaced(answer):
    says = "You replaced `nan` or `inf` by another number: that hides the overflow and leaves a wrong value. Avoid it."
    return Wrong("nan hidden", answer, says)


def kinked(name, below, above, says):
    """A wrong slope with each of the values that it may have at z = 0, so that the kink does not hide the mistake."""
    at_zero = [
        ("", lambda b, a: b, ""),
        (" (at 0 as above)", lambda b, a: a, " (At z = 0 you give what you give on the right.)"),
        (" (at 0 between)", lambda b, a: (a + b) / 2, " (At z = 0 you give the mean of both sides.)"),
    ]

    def answer(choose):
        def slope(z, *more):
            b, a = np.broadcast_arrays(below(z, *more), above(z, *more))
            return np.where(z > 0, a, np.where(z < 0, b, choose(b, a)))

        return slope

    return [Wrong(name + suffix, answer(choose), says + note) for suffix, choose, note in at_zero]


# --- 1. collapse ----------------------------------------------------------------------------------------------------

NARROWING = [
    np.array([[1.0, -2.0, 0.5, 3.0], [0.0, 1.0, -1.0, 2.0]]),
    np.array([1.0, -1.0, 2.0, 0.5]),
    np.array([[2.0, 0.0, 1.0], [-1.0, 3.0, 0.5], [1.0, 1.0, -2.0], [0.0, -1.0, 1.0]]),
    np.array([0.5, -2.0, 1.0]),
    np.array([[1.0, -1.0], [2.0, 0.5], [0.0, 3.0]]),
    np.array([-1.0, 4.0]),
]
SQUARE = [
    np.array([[1.0, 2.0], [-1.0, 0.5]]),
    np.array([3.0, -1.0]),
    np.array([[0.0, -2.0], [1.0, 1.0]]),
    np.array([0.5, 2.0]),
    np.array([[2.0, 1.0], [-3.0, 1.0]]),
    np.array([-2.0, 0.25]),
]


def columns(layers):
    return [np.ascontiguousarray(a.T) for a in layers]


def collapse_wrongs(chain, push):
    """The usual mistakes, in either notation. chain: the product of matrices given in the order in which they act;
    push: a bias through a matrix."""

    def right_weights(W1, W2, W3):
        return chain(W1, W2, W3)

    def answer(bias, weights=right_weights):
        return lambda W1, b1, W2, b2, W3, b3: (weights(W1, W2, W3), bias(W1, b1, W2, b2, W3, b3))

    def good_bias(W1, b1, W2, b2, W3, b3):
        return push(push(b1, W2) + b2, W3) + b3

    return [
        Wrong(
            "biases left out",
            answer(lambda W1, b1, W2, b2, W3, b3: np.zeros_like(b3)),
            "Your b is zero. The weights alone are half of the story: put x = 0 into the three layers; what comes out?",
        ),
        Wrong(
            "only the last bias",
            answer(lambda W1, b1, W2, b2, W3, b3: b3),
            "Your b is b3 alone. b1 and b2 travel on too: each goes through the layers that come after it.",
        ),
        Wrong(
            "biases just added",
            answer(lambda W1, b1, W2, b2, W3, b3: b1 + b2 + b3),
            "You added the three biases. They live in different spaces (their lengths differ): b1 goes through layers "
            "2 and 3 before it meets b3.",
        ),
        Wrong(
            "first bias forgotten",
            answer(lambda W1, b1, W2, b2, W3, b3: push(b2, W3) + b3),
            "b1 is missing from your b. It comes out of layer 1 and then goes through layers 2 and 3.",
        ),
        Wrong(
            "second bias forgotten",
            answer(lambda W1, b1, W2, b2, W3, b3: push(push(b1, W2), W3) + b3),
            "b2 is missing from your b. It comes out of layer 2 and then goes through layer 3.",
        ),
        Wrong(
            "last bias forgotten",
            answer(lambda W1, b1, W2, b2, W3, b3: push(push(b1, W2) + b2, W3)),
            "b3 is missing from your b. It is added last and goes through nothing.",
        ),
        Wrong(
            "biases through one layer only",
            answer(lambda W1, b1, W2, b2, W3, b3: push(b1, W2) + push(b2, W3) + b3),
            "In your b, b1 goes through layer 2 only. What leaves layer 2 goes through layer 3 as well.",
        ),
        Wrong(
            "first bias skips a layer",
            answer(lambda W1, b1, W2, b2, W3, b3: push(b1 + b2, W3) + b3),
            "In your b, b1 skips layer 2. Follow it: out of layer 1, through W2, then through W3.",
        ),
        Wrong(
            "biases through their own layer",
            answer(lambda W1, b1, W2, b2, W3, b3: push(push(push(b1, W1) + b2, W2) + b3, W3)),
            "You sent each bias through its own layer's weights. A layer adds its bias after multiplying, so b1 meets "
            "W2 first, and b3 meets no weights at all.",
        ),
        Wrong(
            "stopped before layer 3",
            lambda W1, b1, W2, b2, W3, b3: (chain(W1, W2), push(b1, W2) + b2),
            "That is layers 1 and 2. Collapse the result with layer 3 in the same way.",
        ),
        Wrong(
            "weights in reverse order",
            answer(good_bias, lambda W1, W2, W3: chain(W3, W2, W1)),
            "Your weights stand in reverse order. Matrices do not commute: the one that acts first stands "
            "next to the x.",
        ),
        Wrong(
            "weights multiplied entry by entry",
            answer(good_bias, lambda W1, W2, W3: W1 * W2 * W3),
            "`*` multiplies entry by entry. Doing one layer after another is the matrix product, `@`.",
        ),
        Wrong(
            "added up",
            answer(lambda W1, b1, W2, b2, W3, b3: b1 + b2 + b3, lambda W1, W2, W3: W1 + W2 + W3),
            "You added the layers up. Doing one after another is a product: put the first into the second "
            "and multiply out.",
        ),
        Wrong(
            "only the first bias",
            answer(lambda W1, b1, W2, b2, W3, b3: push(push(b1, W2), W3)),
            "b2 and b3 are missing from your b. Each layer adds its own.",
        ),
        Wrong(
            "last bias through layer 3",
            answer(lambda W1, b1, W2, b2, W3, b3: push(push(b1, W2) + b2, W3) + push(b3, W3)),
            "b3 is added after W3, so it goes through no weights at all.",
        ),
        Wrong(
            "the other notation",
            lambda W1, b1, W2, b2, W3, b3: (chain(W1, W2, W3).T, good_bias(W1, b1, W2, b2, W3, b3)),
            "Your W is transposed: it belongs to the other notation (rows against columns).",
        ),
        Wrong(
            "only the weights",
            lambda W1, b1, W2, b2, W3, b3: chain(W1, W2, W3),
            "You gave back W alone. An affine map is a pair: `return W, b`.",
        ),
        Wrong(
            "b before W",
            lambda W1, b1, W2, b2, W3, b3: (good_bias(W1, b1, W2, b2, W3, b3), chain(W1, W2, W3)),
            "Both are right, but in the other order: `return W, b`.",
        ),
        Wrong(
            "bias as a matrix",
            lambda W1, b1, W2, b2, W3, b3: (
                chain(W1, W2, W3),
                np.broadcast_to(good_bias(W1, b1, W2, b2, W3, b3), chain(W1, W2, W3).shape)
                if chain(W1, W2, W3).shape[1] == len(b3)
                else np.broadcast_to(good_bias(W1, b1, W2, b2, W3, b3)[:, None], chain(W1, W2, W3).shape),
            ),
            "Your b is a whole matrix. One bias per output is enough: shape (d_out,).",
        ),
    ]


def chain_of_rows(*Ws):
    product = Ws[0]
    for W in Ws[1:]:
        product = product @ W
    return product


def chain_of_columns(*Ws):
    product = Ws[0]
    for W in Ws[1:]:
        product = W @ product
    return product


collapse_rows = Exercise(
    "collapse_rows",
    "Three layers into one",
    (
        "`W1 (d_in, d_1)`, `b1 (d_1,)`, `W2 (d_1, d_2)`, `b2 (d_2,)`, `W3 (d_2, d_out)`, `b3 (d_out,)` {given} "
        "$\\to$ a pair `W (d_in, d_out)`, `b (d_out,)` such that\n\n"
        "`((X @ W1 + b1) @ W2 + b2) @ W3 + b3  ==  X @ W + b`\n\n"
        "for every `X (n, d_in)`. {cases} The widths differ in general. {three layers of different widths} "
        "{promises}"
    ),
    promises=[Sizes(W1="i j", b1="j", W2="j k", b2="k", W3="k m", b3="m")],
    parts=[
        Part("three layers of different widths", [Case(*NARROWING)], points=2),
        Part("three square layers (nothing crashes there, so look twice)", [Case(*SQUARE)]),
    ],
    wrong=collapse_wrongs(chain_of_rows, lambda b, W: b @ W),
    hints=[
        "Start with two layers: multiply out (X @ W1 + b1) @ W2 + b2. What stands in front of, or behind, X? "
        "What is left?",
        "The rest that does not touch X is the new bias. It is also what comes out when every x is zero.",
        "Now call the result of two layers (W, b) and do the same step once more with (W3, b3).",
    ],
)

collapse_columns = Exercise(
    "collapse_columns",
    "The same, for column vectors",
    (
        "Many books write one example as a column $x$ and the layer's weights in front: $W_3(W_2(W_1 x + b_1) + b_2) "
        "+ b_3$. {about} There `W1` has shape `(d_1, d_in)`, `W2 (d_2, d_1)`, `W3 (d_out, d_2)`; the biases are `b1 "
        "(d_1,)`, `b2 (d_2,)`, `b3 (d_out,)`. {given} Give back `W (d_out, d_in)` and `b (d_out,)` such that the "
        "three layers equal `W @ x + b`. {cases} You may call your `collapse_rows`. {free} {promises}"
    ),
    promises=[Sizes(W1="j i", b1="j", W2="k j", b2="k", W3="m k", b3="m")],
    parts=[
        Part("three layers of different widths", [Case(*columns(NARROWING))]),
        Part("three square layers (nothing crashes there, so look twice)", [Case(*columns(SQUARE))]),
    ],
    wrong=[
        *collapse_wrongs(chain_of_columns, lambda b, W: W @ b),
        Wrong(
            "rows in a world of columns",
            lambda W1, b1, W2, b2, W3, b3: (W1 @ W2 @ W3, (b1 @ W2 + b2) @ W3 + b3),
            "That is the formula for rows. Here x stands on the right of the weights: W3 @ (W2 @ (W1 @ x)).",
        ),
        Wrong(
            "biases in reverse order",
            lambda W1, b1, W2, b2, W3, b3: (W3 @ W2 @ W1, (b3 @ W2 + b2) @ W1 + b1),
            "Your W is right, but your b goes through the layers backwards. b1 is the one that goes through W2 and W3.",
        ),
    ],
    hints=[
        "x stands on the right now, so the layer that acts first stands furthest to the right.",
        "Or use what you have: the transpose of a product is the product of the transposes in reverse order.",
    ],
)

# --- 2. sigmoid and tanh --------------------------------------------------------------------------------------------

sigmoid_exercise = Exercise(
    "sigmoid",
    "A sigmoid that survives z = 1000",
    r"$\sigma(z) = \dfrac{1}{1 + e^{-z}}$. {cases} "
    + ANY_SHAPE
    + (
        " It must be right (no `nan`) for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} A warning from "
        "Python costs nothing, but you can do without. {free}"
    ),
    promises=(*SHAPES, Everywhere("z")),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR), Case(np.array([[-1000.0, 0.5], [720.0, -710.0], [1000.0, 0.0]]))]),
    ],
    wrong=[
        Wrong(
            "sign of the exponent",
            lambda z: 1 / (1 + np.exp(z)),
            "Your curve falls: you wrote 1 / (1 + e^z). With e^(-z) a large z gives a value near 1.",
        ),
        Wrong(
            "nan far to the right",
            lambda z: np.exp(z) / (1 + np.exp(z)),
            "e^z / (1 + e^z) is the right formula, but e^1000 is more than a float can hold: inf / inf is `nan`. "
            "For large z use the form with e^(-z).",
        ),
        Wrong(
            "nan far to the left",
            lambda z: 1 - np.exp(-z) / (1 + np.exp(-z)),
            "For z = -1000 your e^(-z) is more than a float can hold, and inf / inf is `nan`. Divide 1 by it "
            "instead, or "
            "use e^z where z is negative.",
        ),
        Wrong(
            "parentheses",
            lambda z: 1 / 1 + np.exp(-z),
            "Python reads `1 / 1 + np.exp(-z)` as (1 / 1) + e^(-z). The whole 1 + e^(-z) belongs under the line.",
        ),
        Wrong(
            "minus in the denominator",
            lambda z: 1 / (1 - np.exp(-z)),
            "The denominator is 1 + e^(-z), with a plus; with a minus it is zero at z = 0.",
        ),
        Wrong(
            "a hard step",
            lambda z: np.where(z > 0, 1.0, 0.0),
            "That jumps from 0 to 1. The sigmoid climbs: it is 0.5 at z = 0 and about 0.73 at z = 1.",
        ),
        Wrong(
            "a hard step (0.5 at 0)",
            lambda z: np.heaviside(z, 0.5),
            "0.5 at z = 0 is right, but your curve jumps from 0 to 1 there. The sigmoid climbs: 0.73 at z = 1.",
        ),
        Wrong(
            "shares of a whole",
            lambda z: np.exp(z) / np.exp(z).sum(),
            "You divided by the sum over all numbers (that is softmax, lesson 5). Here every number stands for itself.",
        ),
        Wrong(
            "clipped",
            lambda z: 1 / (1 + np.exp(-np.clip(z, -10, 10))),
            "You clip z too early: the sigmoid at -40 is about 4e-18, not 5e-5. Clip where nothing is left "
            "to see (500).",
        ),
        if_on_an_array(lambda z: 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z)),
        math_function(lambda z: 1 / (1 + math.exp(-z)), "exp"),
        loop_over_rows(lambda x: 1 / (1 + math.exp(-x)), "`math.exp`", " (math.exp)"),
        loop_over_rows(lambda x: 1 / (1 + np.exp(-x)) if x >= 0 else np.exp(x) / (1 + np.exp(x)), "`if`", " (if)"),
        nan_replaced(lambda z: np.nan_to_num(np.exp(z) / (1 + np.exp(z)))),
        Wrong(
            "parentheses and sign",
            lambda z: 1 / 1 + np.exp(z),
            "Python reads `1 / 1 + np.exp(z)` as (1 / 1) + e^z. The whole 1 + e^(-z) belongs under the line; "
            "mind the minus.",
        ),
        *[
            Wrong(
                f"e taken as {e}",
                lambda z, e=e: 1 / (1 + e**-z),
                f"e is not {e}: use `np.exp`, which knows all its digits.",
            )
            for e in (2.7, 2.71, 2.72, 2.718, 2.7183)
        ],
        Wrong(
            "falling on the right",
            lambda z: np.where(z < 0, sigmoid(z), sigmoid(-z)),
            "Your curve falls again on the right: for z >= 0 the form is 1 / (1 + e^(-z)), with the minus.",
        ),
        Wrong(
            "sign of the exponent, nan far to the left",
            lambda z: np.exp(-z) / (1 + np.exp(-z)),
            "Your curve falls: you wrote e^(-z) on top too, which is sigma(-z). And at z = -1000 it is inf / "
            "inf, `nan`.",
        ),
        Wrong(
            "absolute value for z",
            lambda z: sigmoid(np.abs(z)),
            "With |z| in the formula both sides become the right one. e^(-|z|) is a good idea, but for z < 0 it stands "
            "on top too.",
        ),
        Wrong("1 forgotten", np.exp, "1 / e^(-z) is just e^z: the 1 + in the denominator is missing."),
        Wrong(
            "the inverse",
            lambda z: np.log(z / (1 - z)),
            "That is the inverse, the logit: from a probability back to z.",
        ),
        Wrong(
            "shares of each row",
            lambda z: np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True),
            "You divided by the sum over each row (that is softmax, lesson 5). Here every number stands for itself.",
        ),
        Wrong(
            "shares of a whole, stable",
            lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
            "You made all numbers add up to 1 (that is softmax, lesson 5). Here every number stands for itself.",
        ),
        Wrong(
            "shares of each row, stable",
            lambda z: (
                np.exp(z - z.max(axis=-1, keepdims=True))
                / np.exp(z - z.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True)
            ),
            "You made each row add up to 1 (that is softmax, lesson 5). Here every number stands for itself.",
        ),
    ],
    hints=[
        "First write the formula with np.exp and look at the card: what happens at -1000, and at 1000?",
        "Multiply numerator and denominator by e^z: an equal formula that is at ease on the other side.",
        "e^(-|z|) never overflows. Both forms can be written with it; np.where picks the one that fits.",
    ],
    never={"large": "z is at most 1000 in size"},
)

sigmoid_derivative_exercise = Exercise(
    "sigmoid_derivative",
    "The sigmoid's slope",
    r"$\sigma'(z) = \sigma(z)\,(1 - \sigma(z))$. {cases} "
    + ANY_SHAPE
    + (
        " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} "
        r"The argument is `z`, not $\sigma(z)$. "
        "{cases} You may call your `sigmoid`. {free}"
    ),
    promises=(*SHAPES, Everywhere("z", most=3)),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    wrong=[
        Wrong(
            "z taken for the activation",
            lambda z: z * (1 - z),
            "z (1 - z) would be right if z were already the neuron's output. Here z goes in: compute sigma(z) first.",
        ),
        Wrong(
            "sigmoid applied twice",
            lambda z: sigmoid_derivative(sigmoid(z)),
            "You took the slope at sigma(z) instead of at z: the sigmoid is applied once too often.",
        ),
        Wrong(
            "inner derivative forgotten",
            lambda z: sigmoid(z) ** 2,
            "You have sigma(z)^2. The outer derivative of 1 / (1 + e^(-z)) is there, the inner one, of "
            "e^(-z), is missing.",
        ),
        Wrong(
            "a lost sign",
            lambda z: -sigmoid_derivative(z),
            "Your slope is negative, but the sigmoid climbs everywhere. The chain rule has two minus signs here.",
        ),
        Wrong(
            "plus for minus",
            lambda z: sigmoid(z) * (1 + sigmoid(z)),
            "sigma (1 + sigma): it is a minus. Far to the right the curve is flat, so the slope must vanish there.",
        ),
        Wrong(
            "the rule of tanh",
            lambda z: 1 - sigmoid(z) ** 2,
            "1 - a^2 is the rule for tanh. For the sigmoid it is a (1 - a).",
        ),
        Wrong("one minus z", lambda z: sigmoid(z) * (1 - z), "Your second factor is 1 - z; it should be 1 - sigma(z)."),
        Wrong(
            "complement only",
            lambda z: 1 - sigmoid(z),
            "That is 1 - sigma(z), one of the two factors.",
        ),
        Wrong(
            "nan far to the left",
            lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
            "The formula is right, but at z = -1000 e^(-z) is more than a float can hold: inf / inf is `nan`. "
            + FINITE,
        ),
        Wrong(
            "nan far to the right",
            lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
            "The formula is right, but at z = 1000 e^z is more than a float can hold: inf / inf is `nan`. " + FINITE,
        ),
        math_function(lambda z: math.exp(z), "exp"),
        Wrong(
            "parentheses",
            lambda z: sigmoid(z) * 1 - sigmoid(z),
            "Python reads `a * 1 - a` as (a * 1) - a, which is zero. Put 1 - a in parentheses.",
        ),
        matrix_product(lambda z: sigmoid(z) @ (1 - sigmoid(z))),
        *[
            Wrong(
                f"measured with a step of {h}",
                lambda z, h=h: (sigmoid(z + h) - sigmoid(z)) / h,
                f"You measured the slope, to one side only and with a step of {h}: that is rough. Use the formula.",
            )
            for h in (0.1, 0.01, 0.001, 0.0001, 0.00001)
        ],
        times_forgotten(lambda z: sigmoid(z)(1 - sigmoid(z))),
        Wrong(
            "a lost sign, nan far to the left",
            lambda z: -np.exp(-z) / (1 + np.exp(-z)) ** 2,
            "Your slope is negative, but the sigmoid climbs: the inner derivative of -z brings a second minus. And at "
            "z = -1000 it is inf / inf, `nan`.",
        ),
        Wrong(
            "1 - z inside",
            lambda z: sigmoid(z) * sigmoid(1 - z),
            "Your second factor is sigma(1 - z); it should be 1 - sigma(z).",
        ),
    ],
    hints=["Name the sigmoid's value first: a = sigmoid(z). The slope is a formula in a alone."],
    never={"large": "z is at most 1000 in size"},
)

tanh_exercise = Exercise(
    "tanh",
    "tanh out of your sigmoid",
    r"$\tanh(z) = 2\,\sigma(2z) - 1$. {cases} "
    + ANY_SHAPE
    + (
        " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} Call your own `sigmoid`; any "
        "other way is fine too, {free} except NumPy's ready `np.tanh`, also when it hides in your sigmoid. {door}"
    ),
    promises=(*SHAPES, Everywhere("z")),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    forbids=("numpy.tanh",),
    wrong=[
        Wrong(
            "2 missing inside",
            lambda z: 2 * sigmoid(z) - 1,
            "You stretched the sigmoid upwards only. tanh is twice as steep along z as well: it is sigma(2z) inside.",
        ),
        Wrong(
            "not stretched",
            lambda z: sigmoid(2 * z),
            "Your curve runs from 0 to 1. Stretch and shift it so that it runs from -1 to 1.",
        ),
        Wrong(
            "not shifted",
            lambda z: 2 * sigmoid(2 * z),
            "Your curve runs from 0 to 2. tanh runs from -1 to 1 and goes through 0 at z = 0.",
        ),
        Wrong(
            "nan on both sides",
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
            "The formula is right, but e^1000 is more than a float can hold, and inf / inf is `nan`. " + FINITE,
        ),
        Wrong(
            "nan far to the right",
            lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
            "The formula is right, but e^2000 is more than a float can hold, and inf / inf is `nan`. " + FINITE,
        ),
        Wrong(
            "nan far to the left",
            lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)),
            "The formula is right, but at z = -1000 e^(-2z) is more than a float can hold: inf / inf is `nan`. "
            + FINITE,
        ),
        Wrong("tan", np.tan, "That is the tangent of an angle. tanh is its hyperbolic cousin."),
        Wrong("arctan", np.arctan, "That is the arc tangent. It looks alike, but runs from -1.57 to 1.57."),
        math_function(lambda z: math.tanh(z), "tanh"),
        Wrong(
            "parentheses",
            lambda z: 2 * sigmoid(2 * z - 1),
            "The - 1 belongs outside the sigmoid: first 2 sigma(2z), then minus 1.",
        ),
        nan_replaced(lambda z: np.nan_to_num((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)))),
        loop_over_rows(lambda x: math.tanh(x), "`math.tanh`"),
        Wrong(
            "upside down quotient",
            lambda z: (np.exp(z) + np.exp(-z)) / (np.exp(z) - np.exp(-z)),
            "You turned the quotient over: the minus belongs on top, the plus below.",
        ),
    ],
    hints=["The 2 stands twice: once inside (steeper), once in front (taller)."],
    never={"large": "z is at most 1000 in size"},
)

tanh_derivative_exercise = Exercise(
    "tanh_derivative",
    "The slope of tanh",
    r"$\tanh'(z) = 1 - \tanh(z)^2$. {cases} "
    + ANY_SHAPE
    + (
        " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} "
        r"The argument is `z`, not $\tanh(z)$. "
        "{cases} You may call your `tanh`, or `np.tanh`. {free}"
    ),
    promises=(*SHAPES, Everywhere("z", most=3)),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    wrong=[
        Wrong(
            "z taken for the activation",
            lambda z: 1 - z**2,
            "1 - z^2 would be right if z were already the neuron's output. Here z goes in: compute tanh(z) first.",
        ),
        Wrong("square forgotten", lambda z: 1 - np.tanh(z), "1 - tanh(z): the square is missing."),
        Wrong(
            "square in the wrong place",
            lambda z: 1 - np.tanh(z**2),
            "You squared z. It is the value tanh(z) that is squared.",
        ),
        Wrong(
            "the square of the difference",
            lambda z: (1 - np.tanh(z)) ** 2,
            "You squared 1 - tanh(z) as a whole. Only tanh(z) is squared, then it is taken from 1.",
        ),
        Wrong(
            "the rule of the sigmoid",
            lambda z: np.tanh(z) * (1 - np.tanh(z)),
            "a (1 - a) is the rule for the sigmoid. For tanh it is 1 - a^2.",
        ),
        Wrong(
            "plus for minus",
            lambda z: 1 + np.tanh(z) ** 2,
            "1 + tanh(z)^2: it is a minus. Far out the curve is flat, so the slope must vanish there.",
        ),
        Wrong(
            "tanh applied twice",
            lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
            "You took the slope at tanh(z) instead of at z: tanh is applied once too often.",
        ),
        Wrong(
            "stretching forgotten",
            lambda z: sigmoid_derivative(2 * z),
            "You differentiated sigma(2z) without the two factors 2, the one in front and the inner one: "
            "four times too small.",
        ),
        Wrong(
            "inner derivative forgotten",
            lambda z: 2 * sigmoid_derivative(2 * z),
            "Half of the right slope: differentiate 2 sigma(2z) - 1 and mind the inner derivative, another 2.",
        ),
        Wrong(
            "nan on both sides",
            lambda z: 1 - ((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))) ** 2,
            "The formula is right, but e^1000 is more than a float can hold, and inf / inf is `nan`. Build "
            "it from tanh.",
        ),
        math_function(lambda z: 1 - math.tanh(z) ** 2, "tanh"),
        Wrong(
            "doubled instead of squared",
            lambda z: 1 - 2 * np.tanh(z),
            "1 - 2 tanh(z): tanh(z) is squared, not doubled. In Python a square is `** 2`.",
        ),
        loop_over_rows(lambda x: 1 - math.tanh(x) ** 2, "`math.tanh`"),
        caret(lambda z: 1 - np.tanh(z) ^ 2),
        Wrong(
            "1 / cosh without the square",
            lambda z: 1 / np.cosh(z),
            "1 - tanh^2 is 1 / cosh^2; your square is missing.",
        ),
    ],
    hints=["Name the value first: a = np.tanh(z). The slope is a formula in a alone."],
    never={"large": "z is at most 1000 in size"},
)

# --- 3. ReLU and its family -----------------------------------------------------------------------------------------


relu_exercise = Exercise(
    "relu",
    "ReLU",
    r"$\mathrm{relu}(z) = \max(0, z)$, number by number. {cases} " + ANY_SHAPE + " `z` itself stays as it was. {kept}",
    promises=(*SHAPES, Everywhere("z", most=1e5)),
    parts=[Part("vectors and a matrix", [Case(NEAR), Case(GRID), Case(FAR)])],
    wrong=[
        Wrong(
            "smaller for larger",
            lambda z: np.minimum(z, 0),
            "You kept the negative side: that is the smaller of 0 and z.",
        ),
        Wrong(
            "negative numbers thrown away",
            lambda z: z[z > 0],
            "You dropped the negative numbers, so the array is shorter. Each becomes 0 and keeps its place.",
        ),
        Wrong(
            "the largest of all",
            lambda z: np.max(z, 0),
            "`np.max(z, 0)` looks for the largest number along axis 0. `np.maximum` compares number by number.",
        ),
        Wrong(
            "the largest of all (whole array)",
            lambda z: np.maximum(0, np.max(z)),
            "That is one number, the largest of all. ReLU compares each number with 0; `np.maximum` does that.",
        ),
        Wrong("the slope", lambda z: np.where(z > 0, 1.0, 0.0), "That is the slope of ReLU; here its value is asked."),
        Wrong(
            "leaky",
            lambda z: np.where(z > 0, z, 0.01 * z),
            "That lets 1% of the negative side through: the leaky ReLU.",
        ),
        Wrong("capped at 1", lambda z: np.clip(z, 0, 1), "ReLU has no ceiling: for z = 4 it is 4."),
        Wrong("larger than 1", lambda z: np.maximum(z, 1), "The floor is 0, not 1."),
        Wrong(
            "np.max of a pair",
            lambda z: np.max([0, z]),
            "`np.max` looks for the largest of a list. `np.maximum(a, b)` compares number by number.",
        ),
        Wrong(
            "np.max with z as the axis",
            lambda z: np.max(0, z),
            "`np.max(0, z)` takes z for an axis. `np.maximum(a, b)` compares number by number.",
        ),
        loop_over_rows(lambda x: max(0, x), "`max`"),
        Wrong("mirrored", lambda z: np.maximum(0, -z), "That keeps the negative side and turns it up: max(0, -z)."),
        Wrong(
            "one on the left",
            lambda z: np.where(z > 0, z, 1),
            "On the left you put 1. It is 0 there.",
        ),
        Wrong(
            "one on the right",
            lambda z: np.where(z > 0, 1, z),
            "You changed the wrong side: positive numbers stay as they are, negative ones become 0.",
        ),
    ],
    hints=["NumPy has max (of one array) and maximum (of two arrays, number by number)."],
)

relu_derivative_exercise = Exercise(
    "relu_derivative",
    "The slope of ReLU",
    "1 for $z > 0$, 0 for $z < 0$. {cases} At $z = 0$ any value from 0 to 1 is accepted. {free} "
    + ANY_SHAPE
    + " Floats or booleans. {free}",
    promises=(*SHAPES, Everywhere("z", least=0.002, most=1e5)),
    parts=[
        Part(
            "vectors with a zero, and a matrix",
            [Case(NEAR), Case(GRID), Case(FAR)],
            judge=Judge("slopes.between_the_slopes", of="relu"),
        )
    ],
    wrong=[
        *kinked(
            "the wrong side",
            lambda z: 1.0,
            lambda z: 0.0,
            "Turned round: the slope is 1 where z is positive, 0 where negative.",
        ),
        *kinked(
            "the slope of the absolute value",
            lambda z: -1.0,
            lambda z: 1.0,
            "-1 on the left is the slope of |z|. ReLU is flat there.",
        ),
        *kinked(
            "the leaky slope",
            lambda z: 0.01,
            lambda z: 1.0,
            "0.01 on the left is the slope of a leaky ReLU. Plain ReLU is flat there.",
        ),
        Wrong(
            "0 / 0 at the kink",
            lambda z: relu(z) / z,
            "relu(z) / z is right except at z = 0, where 0 / 0 is `nan`. One `nan` is enough to spoil all weights.",
        ),
        Wrong("the function itself", relu, "That is ReLU itself. Its slope is 1 on the right, however large z is."),
        Wrong("one everywhere", np.ones_like, "A slope of 1 everywhere is the identity. Left of 0 ReLU is flat."),
        Wrong("zero everywhere", np.zeros_like, "A slope of 0 everywhere is a constant. Right of 0 ReLU climbs."),
        Wrong(
            "a ramp",
            lambda z: np.clip(z, 0, 1),
            "Between 0 and 1 you give z itself. The slope jumps from 0 to 1; it does not climb.",
        ),
        Wrong(
            "a sigmoid",
            sigmoid,
            "That is a smooth step, the slope of softplus. ReLU's slope jumps.",
        ),
        if_on_an_array(lambda z: 1 if z > 0 else 0),
        loop_over_rows(lambda x: 1 if x > 0 else 0, "`if x > 0`"),
        loop_over_rows(lambda x: 1 if x >= 0 else 0, "`if x >= 0`", " (1 at 0)"),
    ],
    hints=["z > 0 is an array of True and False, and True counts as 1."],
    never={"tiny": "a central difference is right too"},
)

softplus_exercise = Exercise(
    "softplus",
    "Softplus without overflow",
    r"$\mathrm{softplus}(z) = \log(1 + e^z)$, the natural logarithm. {cases} "
    + ANY_SHAPE
    + " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} Every way is fine. {free}",
    promises=(*SHAPES, Everywhere("z")),
    parts=[
        Part(
            "a vector and a matrix of everyday numbers",
            [Case(NEAR), Case(GRID), Case(np.array([4.5, 5.5, 7.25, 8.75]))],
        ),
        Part("far out, |z| up to 1000", [Case(FAR), Case(np.array([[-1000.0, 0.5], [720.0, -710.0], [1000.0, 0.0]]))]),
    ],
    wrong=[
        Wrong(
            "inf far to the right",
            lambda z: np.log(1 + np.exp(z)),
            "Right in everyday life, `inf` at z = 1000: e^1000 is more than a float can hold, although the "
            "result is just "
            "1000. Find an equal formula whose exponential never grows.",
        ),
        Wrong(
            "absolute value forgotten",
            lambda z: np.maximum(z, 0) + np.log1p(np.exp(-z)),
            "Almost: the exponential needs -|z|, not -z. For negative z you add too much, and at z = -1000 "
            "it overflows.",
        ),
        Wrong(
            "inf far to the left",
            lambda z: z + np.log(1 + np.exp(-z)),
            "Taking z out tames the right side, and now z = -1000 overflows. Take out max(z, 0) instead, and use -|z|.",
        ),
        Wrong(
            "z not put back",
            lambda z: np.log1p(np.exp(-np.abs(z))),
            "That is the small rest only. For z > 0 the z that you took out has to be added again.",
        ),
        Wrong(
            "log of 0 far to the right",
            lambda z: -np.log(sigmoid(-z)),
            "-log(sigma(-z)) is softplus on paper. At z = 1000 sigma(-z) is rounded to 0, and log 0 is -inf.",
        ),
        Wrong(
            "log of 0 to the right",
            lambda z: -np.log(1 - sigmoid(z)),
            "-log(1 - sigma(z)) is softplus on paper. From z = 37 on sigma(z) is rounded to 1, and log 0 is -inf.",
        ),
        nan_replaced(lambda z: np.nan_to_num(np.log1p(np.exp(z)))),
        *[
            Wrong(
                f"a straight line from {limit} on",
                lambda z, limit=limit: np.where(z > limit, z, np.logaddexp(0, np.minimum(z, limit))),
                f"You give z itself from {limit} on. That is too early: the rest, log(1 + e^(-z)), still counts there.",
            )
            for limit in (1, 2, 3, 4, 5, 6, 7, 8)
        ],
        loop_over_rows(lambda x: math.log(1 + math.exp(x)), "`math.exp`", " (math.log)"),
        loop_over_rows(lambda x: x if x > 20 else np.log1p(np.exp(x)), "`if`", " (if)"),
        Wrong(
            "mirrored",
            lambda z: np.logaddexp(0, -z),
            "Your curve falls: that is log(1 + e^(-z)). Softplus is near 0 on the left and near z on the right.",
        ),
        Wrong(
            "mirrored, inf far to the left",
            lambda z: np.log(1 + np.exp(-z)),
            "Your curve falls: that is log(1 + e^(-z)). And at -1000 it overflows.",
        ),
        *[
            Wrong(
                f"capped at {cap}",
                lambda z, cap=cap: np.log(1 + np.exp(np.clip(z, -cap, cap))),
                f"Clipping stops the overflow but caps the result at {cap}; softplus(1000) is 1000.",
            )
            for cap in (10, 20, 30, 50, 100, 200, 300, 500, 600, 700, 708, 709)
        ],
        Wrong(
            "ReLU on the right",
            lambda z: np.where(z > 0, z, np.log1p(np.exp(np.minimum(z, 0)))),
            "For z > 0 you give z, but softplus is a little more: 1.31 at z = 1. The difference is lost only "
            "for large z.",
        ),
        Wrong(
            "1 added twice",
            lambda z: np.log1p(1 + np.exp(z)),
            "`np.log1p(x)` adds the 1 itself: log1p(1 + e^z) is log(2 + e^z). And at z = 1000 it overflows.",
        ),
        if_on_an_array(lambda z: z if z > 20 else np.log1p(np.exp(z))),
        math_function(lambda z: math.log(1 + math.exp(z)), "log"),
    ],
    hints=[
        "How large is log(1 + e^z) for z = 1000? You can say it without a computer.",
        "For large z softplus is z plus a little. Take z out: log(1 + e^z) = z + log(1 + e^(-z)).",
        "One formula for both sides: max(z, 0) plus a logarithm with e^(-|z|). NumPy's logaddexp knows this trick too.",
    ],
    never={"large": "z is at most 1000 in size"},
)

softplus_derivative_exercise = Exercise(
    "softplus_derivative",
    "The slope of softplus (one line)",
    r"Differentiate $\log(1 + e^z)$ on paper, then look for an old friend. {cases} "
    + ANY_SHAPE
    + (
        " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} "
        "You may call what you have written above. "
        "{free}"
    ),
    promises=(*SHAPES, Everywhere("z", most=3)),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    wrong=[
        Wrong(
            "inner derivative forgotten",
            lambda z: sigmoid(-z),
            "1 / (1 + e^z): the derivative of the logarithm is there, the inner one, e^z, is missing.",
        ),
        Wrong(
            "nan far to the right",
            lambda z: np.exp(z) / (1 + np.exp(z)),
            "Right on paper: e^z / (1 + e^z). At z = 1000 it is inf / inf, `nan`. " + FINITE,
        ),
        Wrong(
            "a hard step",
            lambda z: np.where(z > 0, 1.0, 0.0),
            "That is ReLU's slope. Softplus is smooth: at 0 it is 1/2.",
        ),
        Wrong("a hard step (0.5 at 0)", lambda z: np.heaviside(z, 0.5), "That is ReLU's slope. Softplus is smooth."),
        Wrong(
            "exponential", np.exp, "e^z is the inner derivative only; the logarithm's own, 1 / (1 + e^z), is missing."
        ),
    ],
    hints=["The chain rule gives e^z / (1 + e^z). Divide both by e^z."],
    never={"large": "z is at most 1000 in size"},
)

LEAK_NEAR, LEAK_GRID = Case(np.append(NEAR, 0.125), 0.2), Case(GRID, 0.05)

leaky_relu_exercise = Exercise(
    "leaky_relu",
    "Leaky ReLU",
    r"$\mathrm{leaky}(z) = \epsilon z + (1 - \epsilon)\max(0, z)$ . {cases} `eps` is a number. {given} " + ANY_SHAPE,
    promises=(*SHAPES, Everywhere("z", most=1e5), Between("eps", 0, 1), Default("eps", 0.01)),
    parts=[Part("two leaks, a vector and a matrix", [LEAK_NEAR, LEAK_GRID, Case(FAR, 0.3)])],
    wrong=[
        Wrong(
            "1 - eps forgotten",
            lambda z, eps: eps * z + relu(z),
            "On the right your slope is 1 + eps: eps z already gives some of it, so only 1 - eps is left for "
            "max(0, z).",
        ),
        Wrong(
            "eps and 1 - eps swapped",
            lambda z, eps: (1 - eps) * z + eps * relu(z),
            "eps and 1 - eps are swapped: the leak on the left should be the small one.",
        ),
        Wrong(
            "always 0.01",
            lambda z, eps: 0.01 * z + 0.99 * relu(z),
            "You always leak 0.01. Use the argument `eps`.",
        ),
        Wrong("always 0.1", lambda z, eps: 0.1 * z + 0.9 * relu(z), "You always leak 0.1. Use the argument `eps`."),
        Wrong("no leak", lambda z, eps: relu(z), "That is plain ReLU: nothing leaks on the left."),
        Wrong(
            "a constant leak",
            lambda z, eps: np.where(z > 0, z, eps),
            "On the left you give eps itself, a flat line. It should be eps times z, so that a slope is left.",
        ),
        Wrong(
            "a constant leak (max)",
            lambda z, eps: np.maximum(eps, z),
            "max(eps, z) is flat on the left, at the height eps. It should be eps times z there.",
        ),
        Wrong(
            "leak upside down",
            lambda z, eps: np.where(z > 0, z, -eps * z),
            "Your leak climbs to the left. For negative z the value eps z is negative.",
        ),
        Wrong(
            "smaller for larger",
            lambda z, eps: np.minimum(eps * z, z),
            "You took the smaller of the two: then the steep side is on the left.",
        ),
        Wrong(
            "only the second term",
            lambda z, eps: (1 - eps) * relu(z),
            "The first term, eps z, is missing.",
        ),
        loop_over_rows(lambda x, eps: x if x > 0 else eps * x, "`if`"),
        Wrong(
            "parentheses",
            lambda z, eps: eps * z + 1 - eps * relu(z),
            "Python reads `eps * z + 1 - eps * m` without the parentheses that the formula has around 1 - eps.",
        ),
        Wrong(
            "divided by eps",
            lambda z, eps: np.where(z > 0, z, z / eps),
            "You divided by eps, so the left side is steeper.",
        ),
        Wrong(
            "eps subtracted",
            lambda z, eps: np.where(z > 0, z, z - eps),
            "On the left it is eps times z, not z minus eps.",
        ),
        Wrong(
            "eps times ReLU",
            lambda z, eps: eps * relu(z),
            "You scaled ReLU by eps. On the right z stays whole; the leak, eps z, is on the left.",
        ),
        Wrong(
            "ReLU plus eps",
            lambda z, eps: relu(z) + eps,
            "You raised ReLU by eps. The leak is a slope, eps times z, on the left.",
        ),
    ],
    hints=["Put z = 1 and z = -1 into the formula by hand: 1 and -eps should come out."],
    never={"zero eps": "eps is above 0"},
)

leaky_relu_derivative_exercise = Exercise(
    "leaky_relu_derivative",
    "The slope of leaky ReLU",
    (
        r"1 for $z > 0$, $\epsilon$ for $z < 0$; {cases} at $z = 0$ any value from $\epsilon$ to 1 is accepted. "
        "{free} `eps` is a number. {given} "
    )
    + ANY_SHAPE,
    promises=(*SHAPES, Everywhere("z", least=0.002, most=1e5), Between("eps", 0, 1), Default("eps", 0.01)),
    parts=[
        Part(
            "two leaks, a vector and a matrix",
            [LEAK_NEAR, LEAK_GRID, Case(FAR, 0.3)],
            judge=Judge("slopes.between_the_slopes", of="leaky_relu"),
        )
    ],
    wrong=[
        *kinked(
            "the wrong side",
            lambda z, eps: 1.0,
            lambda z, eps: eps,
            "Turned round: the slope is 1 where z is positive and eps where it is negative.",
        ),
        *kinked(
            "no leak",
            lambda z, eps: 0.0,
            lambda z, eps: 1.0,
            "0 on the left is plain ReLU. The leak keeps a slope of eps there; that is its whole point.",
        ),
        *kinked(
            "always 0.01",
            lambda z, eps: 0.01,
            lambda z, eps: 1.0,
            "You always leak 0.01. Use the argument `eps`.",
        ),
        *kinked(
            "leak upside down",
            lambda z, eps: -eps,
            lambda z, eps: 1.0,
            "Your slope on the left is -eps. The line eps z climbs there too.",
        ),
        *kinked(
            "value for slope on the left",
            lambda z, eps: eps * z,
            lambda z, eps: 1.0,
            "On the left you give eps z, the value. The slope of that line is eps.",
        ),
        *kinked(
            "1 + eps on the right",
            lambda z, eps: eps,
            lambda z, eps: 1 + eps,
            "On the right the two terms give eps + (1 - eps) = 1. Your 1 - eps got lost.",
        ),
        *kinked(
            "1 - eps on the right",
            lambda z, eps: eps,
            lambda z, eps: 1 - eps,
            "On the right the first term counts too: eps + (1 - eps) = 1.",
        ),
        *kinked(
            "only the second term",
            lambda z, eps: 0.0,
            lambda z, eps: 1 - eps,
            "That is the slope of (1 - eps) max(0, z) alone. The term eps z has a slope as well.",
        ),
        Wrong("the function itself", leaky_relu, "That is the leaky ReLU itself; here its slope is asked."),
        Wrong(
            "0 / 0 at the kink",
            lambda z, eps: leaky_relu(z, eps) / z,
            "leaky(z) / z is right except at z = 0, where 0 / 0 is `nan`. One `nan` is enough to spoil all weights.",
        ),
        if_on_an_array(lambda z, eps: 1 if z > 0 else eps),
        loop_over_rows(lambda x, eps: 1 if x > 0 else eps, "`if x > 0`"),
        loop_over_rows(lambda x, eps: 1 if x >= 0 else eps, "`if x >= 0`", " (1 at 0)"),
        *kinked(
            "value for slope on the right",
            lambda z, eps: eps,
            lambda z, eps: z,
            "On the right you give z, the value. The slope of that line is 1.",
        ),
        Wrong(
            "ReLU for its slope",
            lambda z, eps: eps + (1 - eps) * relu(z),
            "You put max(0, z) where its slope should stand, which is 0 or 1.",
        ),
    ],
    hints=["np.where(condition, this, that) chooses for each number."],
    never={"tiny": "a central difference is right too", "zero eps": "eps is above 0"},
)

# --- 4. SiLU --------------------------------------------------------------------------------------------------------

silu_exercise = Exercise(
    "silu",
    "SiLU (one line)",
    r"$\mathrm{silu}(z) = z\,\sigma(z)$. {cases} "
    + ANY_SHAPE
    + " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} You may call your `sigmoid`. "
    "{free}",
    promises=(*SHAPES, Everywhere("z")),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    wrong=[
        Wrong("sum for product", lambda z: z + sigmoid(z), "z + sigma(z): it is a product."),
        Wrong(
            "mirrored gate",
            lambda z: z * sigmoid(-z),
            "Your gate is open for negative z: it should be sigma(z), not sigma(-z).",
        ),
        Wrong(
            "slope as the gate",
            lambda z: z * sigmoid_derivative(z),
            "You multiplied z by the sigmoid's slope, not its value.",
        ),
        Wrong("tanh as the gate", lambda z: z * np.tanh(z), "You multiplied z by tanh(z). The gate is the sigmoid."),
        Wrong(
            "another steepness",
            lambda z: z * sigmoid(1.702 * z),
            "z sigma(1.702 z) is a well-known approximation of GELU. SiLU has no 1.702.",
        ),
        Wrong("sigmoid of the square", lambda z: sigmoid(z * z), "That is sigma(z z). Multiply z by sigma(z)."),
        Wrong(
            "nan far to the right",
            lambda z: z * np.exp(z) / (1 + np.exp(z)),
            "The formula is right, but e^1000 overflows and inf / inf is `nan`. " + FINITE,
        ),
        matrix_product(lambda z: z @ sigmoid(z)),
    ],
    hints=["One product of two things that you have."],
    never={"large": "z is at most 1000 in size"},
)

silu_derivative_exercise = Exercise(
    "silu_derivative",
    "The slope of SiLU",
    r"Differentiate $z\,\sigma(z)$ by the product rule, then code it. {cases} "
    + ANY_SHAPE
    + (
        " It must be right for $|z|$ up to 1000. {far out, |z| up to 1000} {Everywhere} "
        "You may call what you have written above. "
        "{free}"
    ),
    promises=(*SHAPES, Everywhere("z", most=3)),
    parts=[
        Part("a vector and a matrix of everyday numbers", [Case(NEAR), Case(GRID)]),
        Part("far out, |z| up to 1000", [Case(FAR)]),
    ],
    wrong=[
        Wrong(
            "first term missing",
            lambda z: z * sigmoid_derivative(z),
            "That is z sigma'(z), one of the product rule's two terms. The other differentiates the z.",
        ),
        Wrong(
            "second term missing",
            sigmoid,
            "That is sigma(z), one of the product rule's two terms. The other differentiates the sigma(z).",
        ),
        Wrong(
            "derivatives multiplied",
            sigmoid_derivative,
            "You multiplied the two derivatives, 1 and sigma'(z). The product rule is (f g)' = f' g + f g'.",
        ),
        Wrong(
            "z lost",
            lambda z: sigmoid(z) + sigmoid_derivative(z),
            "In your second term the factor z is lost.",
        ),
        Wrong(
            "minus for plus", lambda z: sigmoid(z) - z * sigmoid_derivative(z), "The product rule adds its two terms."
        ),
        Wrong(
            "z on both terms",
            lambda z: z * sigmoid(z) + z * sigmoid_derivative(z),
            "In the first term z is differentiated, which leaves 1, not z.",
        ),
        Wrong(
            "sigma' from z",
            lambda z: sigmoid(z) + z * z * (1 - z),
            "Your sigma' is z (1 - z). It should be sigma(z) (1 - sigma(z)).",
        ),
        Wrong(
            "one minus z",
            lambda z: sigmoid(z) * (1 + z * (1 - z)),
            "Inside the parentheses you have 1 - z; it should be 1 - sigma(z).",
        ),
        Wrong("the function itself", silu, "That is SiLU itself; here its slope is asked."),
        Wrong(
            "nan far to the left",
            lambda z: sigmoid(z) + z * np.exp(-z) / (1 + np.exp(-z)) ** 2,
            "The formula is right, but at z = -1000 e^(-z) overflows: inf / inf is `nan`. " + FINITE,
        ),
        Wrong(
            "nan far to the right",
            lambda z: sigmoid(z) + z * np.exp(z) / (1 + np.exp(z)) ** 2,
            "The formula is right, but at z = 1000 e^z overflows: inf / inf is `nan`. " + FINITE,
        ),
        Wrong(
            "parentheses",
            lambda z: sigmoid(z) * (1 + z) * (1 - sigmoid(z)),
            "Your parentheses close too early: it is sigma (1 + z (1 - sigma)), with 1 added last.",
        ),
        Wrong(
            "sigma for sigma'",
            lambda z: sigmoid(z) + z * sigmoid(z),
            "Your second term is z sigma(z). There the sigmoid has to be differentiated.",
        ),
        Wrong(
            "a sum differentiated",
            lambda z: 1 + sigmoid_derivative(z),
            "That is the derivative of z + sigma(z). For a product use (f g)' = f' g + f g'.",
        ),
        times_forgotten(lambda z: sigmoid(z)(1 + z * (1 - sigmoid(z)))),
        Wrong(
            "a factor of sigma' lost",
            lambda z: sigmoid(z) + z * (1 - sigmoid(z)),
            "sigma' is sigma (1 - sigma): in your second term the factor sigma is missing.",
        ),
        Wrong(
            "the rule of the sigmoid",
            lambda z: silu(z) * (1 - silu(z)),
            "a (1 - a) is the rule for the sigmoid only. SiLU is a product: use the product rule.",
        ),
    ],
    hints=[
        "(f g)' = f' g + f g' with f = z and g = sigma(z).",
        "f' is 1 and g' is your sigmoid_derivative.",
    ],
    never={"large": "z is at most 1000 in size"},
)

# --- 5. saturation --------------------------------------------------------------------------------------------------


layers_exercise = Exercise(
    "layers_to_a_thousandth",
    "How deep until a thousandth?",
    (
        r"Each sigmoid layer multiplies the gradient by $w\,\sigma'(z)$. {given} Take $w = 1$ and the best case, "
        "every $z$ at 0. {given} After how many layers is **less than one thousandth** of the gradient left, for the "
        "first time? {cases} Write the whole number. {cases}"
    ),
    kind="value",
    parts=[
        Part(
            "the smallest number of layers",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(5),
                small="too few: after {number:g} layers more than a thousandth of the gradient can still be left",
                large="too many: fewer than {number:g} layers are enough",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("one too few", 4, "After 4 layers 0.25^4, about 0.0039, is left: four thousandths."),
            Wrong(
                "divided, not multiplied", 250, "You divided 0.25 by 0.001. The quarters multiply: 0.25, 0.0625, ..."
            ),
            Wrong("quarters added", 4000, "The factors multiply from layer to layer, they do not add up."),
            Wrong("one too many", 6, "Less would do: one layer earlier it is already below a thousandth."),
            Wrong(
                "not rounded up",
                math.log(0.001) / math.log(0.25),
                "The logarithms are right; layers come in whole numbers.",
            ),
        ],
        right=5,
        run=lambda slope, share: (next(k for k in range(99) if slope**k < share), slope, share),
        asks="the number of layers",
        asked=lambda shown: shown[0],
        reads={
            "what is left of the gradient after so many layers": lambda shown: shown[1] ** shown[0],
            "what is left of the gradient one layer earlier": lambda shown: shown[1] ** (shown[0] - 1),
            "what is left of the gradient after two layers": lambda shown: shown[1] ** 2,
            "what one layer leaves of the gradient": lambda shown: shown[1],
            "the limit itself": lambda shown: shown[2],
        },
        slope=Setting(
            0.25, (0.5, 0.1), {0.25: "the sigmoid's largest slope, 1/4", 0.5: "a slope of 1/2", 0.1: "a slope of 1/10"}
        ),
        share=Setting(0.001, (0.1, 0.01, 0.0001), "less than {} of the gradient"),
    ),
    hints=["Multiply by 0.25 again and again, and count."],
)


LEFT = 0.0022885  # what `GradientStack` leaves with relu, 20 layers and scale 1; each layer multiplies by the scale

OTHER_SCALES = {scale: f"scale {scale}" for scale in (1, 1.1, 1.2, 1.5, 1.6, 2)} | {
    1.3: "a scale that is just large enough",
    1.4: "the best scale",
}

scale_exercise = Exercise(
    "scale_that_keeps_relu",
    "A scale that suits ReLU",
    (
        "`relu`, 20 layers, biases 0: at which weight scale does the gradient **neither fade nor explode**, so that "
        "at layer 1 about as much is left as entered behind layer 20? {cases} One decimal is enough. {cases}"
    ),
    kind="value",
    parts=[
        Part(
            "the weight scale",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=Within(1.295, 1.455),
                small="with {number:g} the gradient fades on its way down 20 layers",
                large="with {number:g} the gradient grows on its way down 20 layers",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "as for no activation",
                1,
                "1 keeps a gradient where nothing is cut off. A ReLU cuts off half of it: at layer 1 0.002 is left.",
            ),
            Wrong(
                "twice for half",
                2,
                "Half of the neurons are off, but sizes add up as squares: make up for a half by its root, not by 2.",
            ),
            Wrong("as for the sigmoid", 4, "4 makes up for a slope of 1/4. The slope of a ReLU that is on is 1."),
            Wrong(
                "the wrong way up",
                math.sqrt(0.5),
                "The other way round: the weights must be larger than 1, not smaller.",
            ),
            Wrong("a half", 0.5, "A smaller scale makes the gradient fade faster. Try larger ones than 1."),
        ],
        right=1.4,
        run=lambda: 1.4,
        asks="the weight scale",
        reads={
            **{
                f"what is left of the gradient at layer 1 with {words}": lambda _, scale=scale: LEFT * scale**20
                for scale, words in OTHER_SCALES.items()
            },
            "what is left with which the explorer starts, the sigmoid's": lambda left: 0.0055,
            "the number of layers": lambda left: 20,
            "the percentage of all slopes that are flat": lambda left: 47,
        },
        within=0.08,
    ),
    hints=[
        "The left picture: look for a line that stays level on the whole way.",
        "Between 1 (fades) and 2 (explodes), in steps of 0.1, with the arrow keys.",
    ],
)


def stack(x, w, b, factor, combine=np.prod):
    """Run the chain of sigmoid neurons and combine what `factor` makes of every layer."""
    factors, a = [], x
    for w_i, b_i in zip(w, b, strict=True):
        z = w_i * a + b_i
        before, a = a, sigmoid(z)
        factors.append(factor(w_i, z, a, before))
    return float(combine(factors))


def slope_at(z):
    return float(sigmoid_derivative(z))


def wrong_stack(name, factor, says, combine=np.prod):
    return Wrong(name, lambda x, w, b: stack(x, w, b, factor, combine), says)


stack_exercise = Exercise(
    "stack_gradient",
    "The gradient through a stack",
    (
        r"A chain of `k` sigmoid neurons, one per layer: $a_0 = x$, then $z_i = w_i\,a_{i-1} + b_i$ and $a_i = "
        r"\sigma(z_i)$. {cases} Give back $\dfrac{d a_k}{d x}$ as one number. {cases} `x`: a number; `w (k,)`, `b "
        r"(k,)`: arrays of floats, $k$ from 1 to 40. {Sizes} {few layers only} You may call your `sigmoid` and "
        "`sigmoid_derivative`. {free}"
    ),
    promises=[
        Sizes(w="k", b="k", most={"k": 12}),
        Holds("few layers only", "", Case(0.5, np.tile([4.0, -4.25], 20), np.tile([-1.9, 2.2], 20))),
    ],
    atol=1e-10,  # what a central difference may be off, however small the slope
    parts=[
        Part(
            "one layer and two",
            [Case(0.5, np.array([2.0]), np.array([-0.3])), Case(-1.0, np.array([3.0, -2.0]), np.array([1.0, 0.5]))],
        ),
        Part(
            "four layers and five",
            [
                Case(0.8, np.array([4.0, -3.0, 5.0, 2.5]), np.array([-2.0, 1.0, -3.0, 0.5])),
                Case(-0.4, np.array([3.0, 4.0, -5.0, 3.5, 6.0]), np.array([1.0, -2.5, 2.0, -1.0, -3.0])),
            ],
            points=2,
        ),
    ],
    wrong=[
        wrong_stack(
            "weights forgotten",
            lambda w, z, a, before: slope_at(z),
            "You multiplied the slopes only. z_i = w_i a + b_i, so each layer also brings its factor w_i.",
        ),
        wrong_stack(
            "slopes forgotten",
            lambda w, z, a, before: w,
            "You multiplied the weights only. Each layer also brings the slope of its sigmoid at z_i.",
        ),
        wrong_stack(
            "slope at the activation",
            lambda w, z, a, before: w * slope_at(a),
            "You took the slope at a_i, behind the sigmoid. sigma' wants z_i, the number in front of it.",
        ),
        wrong_stack(
            "slope at the layer's input",
            lambda w, z, a, before: w * slope_at(before),
            "You took the slope at a_(i-1). sigma' wants z_i = w_i a_(i-1) + b_i.",
        ),
        wrong_stack(
            "z taken for the activation",
            lambda w, z, a, before: w * z * (1 - z),
            "z (1 - z) is not the slope: the rule is a (1 - a) with a = sigma(z).",
        ),
        wrong_stack(
            "values for slopes",
            lambda w, z, a, before: w * float(a),
            "You multiplied the values sigma(z_i). The chain rule multiplies slopes.",
        ),
        wrong_stack(
            "added up",
            lambda w, z, a, before: w * slope_at(z),
            "You added the layers' factors. The chain rule multiplies them.",
            np.sum,
        ),
        wrong_stack(
            "last layer only",
            lambda w, z, a, before: w * slope_at(z),
            "That is the last layer's factor alone. The chain rule multiplies the factors of all layers.",
            lambda factors: factors[-1],
        ),
        wrong_stack(
            "last layer skipped",
            lambda w, z, a, before: w * slope_at(z),
            "The last layer's factor is missing.",
            lambda factors: np.prod(factors[:-1]),
        ),
        wrong_stack(
            "first layer skipped",
            lambda w, z, a, before: w * slope_at(z),
            "The first layer's factor is missing: x goes through it too.",
            lambda factors: np.prod(factors[1:]),
        ),
        wrong_stack(
            "first weight skipped",
            lambda w, z, a, before: (w, slope_at(z)),
            "The first weight is missing: dz_1 / dx is w_1.",
            lambda factors: np.prod([w * s for w, s in factors]) / factors[0][0],
        ),
        wrong_stack(
            "the output",
            lambda w, z, a, before: float(a),
            "That is a_k, the output. Its derivative with respect to x is asked.",
            lambda factors: factors[-1],
        ),
        Wrong(
            "biases forgotten",
            lambda x, w, b: stack(x, w, np.zeros(len(w)), lambda w, z, a, before: w * slope_at(z)),
            "You left the biases out. They have no factor of their own, but they decide where each slope is taken.",
        ),
        Wrong(
            "every slope at x",
            lambda x, w, b: float(np.prod([w_i * slope_at(w_i * x + b_i) for w_i, b_i in zip(w, b, strict=True)])),
            "You put x into every layer. Layer i gets a_(i-1), what the layer below puts out.",
        ),
        Wrong(
            "sigmoids left out on the way up",
            lambda x, w, b: float(
                np.prod([w_i * slope_at(z) for w_i, z in zip(w, linear_chain(x, w, b), strict=True)])
            ),
            "You passed z_i on to the next layer. It gets a_i = sigma(z_i).",
        ),
        Wrong(
            "one number per layer",
            lambda x, w, b: [
                stack(x, w[: i + 1], b[: i + 1], lambda w, z, a, _: w * slope_at(z)) for i in range(len(w))
            ],
            "You gave back a number for every layer. The one for the whole stack is asked: the last.",
        ),
        Wrong(
            "always the best slope",
            lambda x, w, b: 0.25 ** len(w),
            "0.25 per layer is the best case, with weights 1 and all z at 0. Here each layer has its own w and z.",
        ),
        Wrong(
            "always the best slope, with weights",
            lambda x, w, b: float(np.prod(w) * 0.25 ** len(w)),
            "You took the slope 0.25 in every layer. It is that only at z = 0; elsewhere it is sigma'(z_i).",
        ),
        Wrong(
            "z overwritten",
            lambda x, w, b: float(
                np.prod([w_i * slope_at(w_i * a + b_i) for w_i, b_i, a in zip(w, b, activations(x, w, b), strict=True)])
            ),
            "You took the slope after a was replaced: w_i times the new a is not this layer's z_i.",
        ),
        wrong_stack(
            "first layer only",
            lambda w, z, a, before: w * slope_at(z),
            "That is the first layer's factor alone. Does your `return` stand inside the loop?",
            lambda factors: factors[0],
        ),
        wrong_stack(
            "started at 0",
            lambda w, z, a, before: 0.0,
            "Your product starts at 0 and stays there. A product starts at 1.",
        ),
        wrong_stack(
            "a lost sign",
            lambda w, z, a, before: abs(w) * slope_at(z),
            "The size is right, the sign is not: a negative weight turns the gradient round.",
        ),
        Wrong(
            "bias for weight",
            lambda x, w, b: stack(x, w, b, lambda w_i, z, a, before: slope_at(z)) * float(np.prod(b)),
            "You multiplied by the biases. A bias is only added, so it brings no factor; the weight does.",
        ),
    ],
    hints=[
        "Walk up once and keep two numbers: the activation a, and the derivative of a with respect to x. It "
        "starts at 1.",
        "At each layer the derivative is multiplied by w_i and by sigma'(z_i).",
        "Take the slope at z_i before you overwrite anything.",
    ],
    never={
        "many rows": "there are at most 40 layers",
        "large": "a slope of neurons that are saturated is lost in rounding",
    },
)


def activations(x, w, b):
    a = x
    for w_i, b_i in zip(w, b, strict=True):
        a = sigmoid(w_i * a + b_i)
        yield a


def linear_chain(x, w, b):
    z = x
    for w_i, b_i in zip(w, b, strict=True):
        z = w_i * z + b_i
        yield z


# --- 6. quiz --------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "bends",
    "What the bends are for",
    [
        Question(
            "linear",
            "Five layers, and every activation is g(z) = 3z + 1. Which functions can the network compute?",
            [
                Choice(
                    "Bent ones: the + 1 makes g non-linear.",
                    "g(z) = 3z + 1 is affine: a straight line is moved, not bent. Affine after affine stays affine.",
                ),
                Choice(
                    "Affine ones only, just like a single layer.",
                    "Right: g can be folded into the weights and biases around it, and then all five layers collapse.",
                    right=True,
                ),
                Choice(
                    "Affine ones, but more of them than a single layer can.",
                    "A single layer already gives every affine map. Narrow layers between can even rule some out.",
                ),
                Choice(
                    "Polynomials of degree 5.",
                    "For that x would have to be multiplied by x. A layer multiplies x by weights only.",
                ),
            ],
        ),
        Question(
            "monotonic",
            "Must an activation function be monotonic (never falling)?",
            [
                Choice(
                    "Yes, otherwise gradient descent fails.",
                    "Gradient descent needs slopes, of either sign. GELU and SiLU fall on part of the left "
                    "side and train well.",
                ),
                Choice(
                    "Yes, otherwise the network collapses to one layer.",
                    "The collapse comes from being affine. |z| is not monotonic and does not collapse.",
                ),
                Choice(
                    "No. Most are; GELU and SiLU are not, and work well.",
                    "Right: it must not be affine; monotonic is usual, not required.",
                    right=True,
                ),
                Choice(
                    "No, it may be any function, g(z) = z too.",
                    "Monotonic it need not be. But with g(z) = z the layers collapse into one.",
                ),
            ],
        ),
        Question(
            "dead",
            "A ReLU neuron's z is negative for every example in the training data. What does gradient "
            "descent do with it?",
            [
                Choice(
                    "Its large errors soon pull the weights back.",
                    "The error reaches its weights multiplied by relu'(z), which is 0 for every example: "
                    "nothing pulls.",
                ),
                Choice(
                    "It shrinks the weights to 0.",
                    "A gradient of 0 leaves the weights where they are; it does not make them 0.",
                ),
                Choice(
                    "It divides by 0 and gives nan.",
                    "Nobody divides here: the slope is 0, and a product with 0 is 0.",
                ),
                Choice(
                    "Nothing: its weights get gradient 0 from every example.",
                    "Right: this is a dead ReLU. Only a change in the layers below could bring its z back above 0.",
                    right=True,
                ),
            ],
        ),
        Question(
            "saturated",
            "A sigmoid neuron, trained with squared error, puts out 0.9999 where 0 would be right. Why is it "
            "slow to learn?",
            [
                Choice(
                    "Because its slope there is about 0.0001, and the gradient is multiplied by it.",
                    "Right: 0.9999 (1 - 0.9999) = 0.0001. Sure of the wrong thing, and flat. (Cross-entropy "
                    "cancels this factor.)",
                    right=True,
                ),
                Choice(
                    "Because its error is nearly 0.",
                    "Its error is nearly 1, as large as can be. It is the slope that is nearly 0.",
                ),
                Choice(
                    "Because the sigmoid has a kink there.",
                    "The sigmoid is smooth everywhere. Far out it is flat.",
                ),
                Choice(
                    "Because e^(-z) overflows there.",
                    "sigma(9.2) = 0.9999, and there e^(-9.2) = 0.0001: far from any overflow.",
                ),
            ],
        ),
    ],
)

EXERCISES = [
    collapse_rows,
    collapse_columns,
    sigmoid_exercise,
    sigmoid_derivative_exercise,
    tanh_exercise,
    tanh_derivative_exercise,
    relu_exercise,
    relu_derivative_exercise,
    softplus_exercise,
    softplus_derivative_exercise,
    leaky_relu_exercise,
    leaky_relu_derivative_exercise,
    silu_exercise,
    silu_derivative_exercise,
    layers_exercise,
    stack_exercise,
    scale_exercise,
    quiz,
]
