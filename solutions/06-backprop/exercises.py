"""What lesson 6 asks, and what it answers to the usual mistakes.

Students get this file as it stands: the right answers that wrong ones are made from come out of nnkit.
"""

import math
from itertools import pairwise

import numpy as np

import nnkit
from nnkit.activations import sigmoid, sigmoid_derivative
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
from nnkit.check.promises import AnyShape, Default, Everywhere, Holds, Jumps, New, Numbers, Rows, Sizes, Tolerance, UpTo


def number(name, title, task, right, tolerance, wrong, hints, *promises, rtol=1e-6, run=None, **readings):
    """An exercise whose answer is one number. run, readings: what else is shown, as in `with_readings`."""
    declared = [Wrong(slip, value, says) for slip, value, says in wrong]
    return Exercise(
        name,
        title,
        task,
        kind="value",
        rtol=rtol,
        parts=[Part("the number", [Case()], judge=Judge("answer.like", answer=about(right, tolerance)))],
        wrong=with_readings(declared, right, run, **readings) if run else declared,
        hints=hints,
        promises=promises,
    )


# --- gates ------------------------------------------------------------------------------------------------------------

times_gate = Exercise(
    "times_gate",
    "Back through a product",
    (
        r"`x`, `y`, `df`: numbers, 0 as well {Numbers} $\to$ the pair `(dx, dy)`. {cases} `df` is the slope of the "
        "final value with respect to the gate's output `x * y`; {given} `dx` and `dy` are its slopes "
        "with respect to `x` and to `y`. {cases} Any number types. {free}"
    ),
    promises=[Numbers("x", "y", "df")],
    parts=[Part("three products", [Case(3.0, -1.5, 2.0), Case(0.5, 4.0, -3.0), Case(-2.0, 0.25, 1.5)])],
    wrong=[
        Wrong(
            "its own input",
            lambda x, y, df: (df * x, df * y),
            "Your dx has the factor x. How fast does x * y grow with x? By y: each input gets the OTHER one's value.",
        ),
        Wrong(
            "the slope that comes in is forgotten",
            lambda x, y, df: (y, x),
            "Those are the gate's own slopes. The chain rule multiplies them by the one that comes in, df.",
        ),
        Wrong(
            "added instead of multiplied",
            lambda x, y, df: (df + y, df + x),
            "You added the slope that comes in. The chain rule multiplies slopes.",
        ),
        Wrong(
            "a plus gate",
            lambda x, y, df: (df, df),
            "That is how a plus gate hands its slope on. A product passes a change of x on y-fold.",
        ),
        Wrong(
            "the value",
            lambda x, y, df: (df * x * y, df * x * y),
            "You multiplied by the gate's value x * y. Its slope with respect to x is y alone.",
        ),
        Wrong(
            "added up",
            lambda x, y, df: df * y + df * x,
            "You added the two slopes up. Two wires lead in, and each has its own: `return dx, dy`.",
        ),
        Wrong(
            "divided", lambda x, y, df: (df / x, df / y), "You divided. The chain rule multiplies slopes: df times y."
        ),
        Wrong(
            "divided by the other",
            lambda x, y, df: (df / y, df / x),
            "You divided. The chain rule multiplies slopes: df times y.",
        ),
        Wrong(
            "df for one only",
            lambda x, y, df: (df * y, x),
            "Your dx is right. dy needs the slope that comes in as well.",
        ),
        Wrong(
            "its own input, and no df",
            lambda x, y, df: (x, y),
            "Two slips: each input gets the OTHER one's value, and that times the slope that comes in, df.",
        ),
    ],
    hints=["How much larger is x * y when x is 1 larger?", "Own slope times the slope that comes in, for each input."],
)

max_gate = Exercise(
    "max_gate",
    "Back through a maximum",
    (
        r"`x`, `y`, `df`: numbers, `x` and `y` different, be it by a little only {Jumps} $\to$ the pair "
        "`(dx, dy)` for the gate `max(x, y)`. {cases}"
    ),
    promises=[Jumps("x", "y")],
    parts=[
        Part("x is larger, y is larger", [Case(3.0, -1.0, 2.5), Case(0.5, 4.0, -3.0)]),
        Part("below zero", [Case(-2.0, -5.0, 1.5), Case(-3.0, -0.5, -0.75)]),
    ],
    wrong=[
        Wrong(
            "to the smaller",
            lambda x, y, df: (df, 0.0) if x < y else (0.0, df),
            "You gave the slope to the smaller input. The output follows the larger one; the smaller can wiggle "
            "unseen.",
        ),
        Wrong(
            "to both",
            lambda x, y, df: (df, df),
            "You gave the slope to both inputs. A small change of the smaller one changes nothing: its slope is 0.",
        ),
        Wrong(
            "times the value",
            lambda x, y, df: (df * x, 0.0) if x > y else (0.0, df * y),
            "You multiplied by the input's value. The maximum grows by 1 when its larger input grows by 1: the slope "
            "is 1.",
        ),
        Wrong(
            "the slope that comes in is forgotten",
            lambda x, y, df: (1.0, 0.0) if x > y else (0.0, 1.0),
            "Those are the gate's own slopes, 1 and 0. Multiply by the one that comes in, df.",
        ),
        Wrong(
            "a ReLU for each",
            lambda x, y, df: (df * (x > 0), df * (y > 0)),
            "You asked whether each input is above 0. This gate compares them with each other.",
        ),
        Wrong(
            "shared",
            lambda x, y, df: (df / 2, df / 2),
            "You shared the slope out evenly. That would do at a tie; here one input alone decides.",
        ),
        Wrong(
            "the values",
            lambda x, y, df: (x, 0.0) if x > y else (0.0, y),
            "You handed the VALUE of the larger input back. Its slope is asked: df.",
        ),
        Wrong(
            "times the other value",
            lambda x, y, df: (df * y, 0.0) if x > y else (0.0, df * x),
            "You multiplied by the other one's value, as in a times gate. Here the slope passes as it is.",
        ),
        Wrong(
            "sizes compared",
            lambda x, y, df: (df, 0.0) if abs(x) > abs(y) else (0.0, df),
            "You compared the sizes. -2 is larger than -5: compare the numbers themselves.",
        ),
        Wrong(
            "precedence",
            lambda x, y, df: (df * x > y, df * y > x),
            "Python reads `df * x > y` as (df * x) > y, which is True or False. Parentheses: `df * (x > y)`.",
        ),
        Wrong(
            "cut at 0",
            lambda x, y, df: (max(df, 0.0), 0.0) if x > y else (0.0, max(df, 0.0)),
            "You let no negative slope through. The gate compares x with y; df passes, whatever its sign.",
        ),
    ],
    hints=["Which input does the output follow?", "What happens to the output when the other one moves a little?"],
    never={"equal x y": "x and y differ"},
)

fork_slopes = Exercise(
    "fork_slopes",
    "A wire that forks",
    (
        r"The graph above: $p = x y$, $s = x + z$, $f = p \cdot s$ with $x = 2$, $y = -3$, $z = 5$. {given} Give the "
        "slopes of $f$ with respect to `x`, `y` and `z` in place of the question marks, by hand or by your two "
        "gates. {cases}"
    ),
    kind="value",
    parts=[
        Part("y and z", [Case()], judge=Judge("answer.like", answer={"y": about(14, 1e-6), "z": about(-6, 1e-6)})),
        Part("x, which feeds two gates", [Case()], judge=Judge("answer.like", answer={"x": about(-27, 1e-6)})),
    ],
    wrong=with_readings(
        [
            Wrong(
                "one way only",
                {"x": -21, "y": 14, "z": -6},
                "Your x has the way through p only. It reaches f through s as well: add that slope.",
            ),
            Wrong(
                "the other way only",
                {"x": -6, "y": 14, "z": -6},
                "Your x has the way through s only. It reaches f through p as well: add that slope.",
            ),
            Wrong(
                "ways multiplied",
                {"x": 126, "y": 14, "z": -6},
                "You multiplied the two ways of x. Along a way slopes multiply; different ways add up.",
            ),
            Wrong(
                "p and s swapped",
                {"x": 25, "y": -12, "z": 7},
                "The last gate is a product: p gets the slope s = 7, s gets p = -6. You have them the other way round.",
            ),
            Wrong(
                "own slopes only",
                {"x": -2, "y": 2, "z": 1},
                "Those are slopes of p and s. Multiply each by the slope of f that comes in from the right: 7 and -6.",
            ),
            Wrong(
                "subtracted", {"x": -15, "y": 14, "z": -6}, "You subtracted the two ways of x. They add up: -21 and -6."
            ),
            Wrong("the mean", {"x": -13.5, "y": 14, "z": -6}, "You took the mean of the two ways of x. They add up."),
        ],
        right={"x": -27, "y": 14, "z": -6},
        run=lambda: {"x": 2, "y": -3, "z": 5, "p": -6, "s": 7},
        asks="the slopes of f",
        asked=lambda at: {"x": at["s"] * at["y"] + at["p"], "y": at["s"] * at["x"], "z": at["p"]},
        reads={
            "the values": lambda at: {key: at[key] for key in "xyz"},
            "the slopes of p": lambda at: {"x": at["y"], "y": at["x"], "z": 0},
            "the slopes of s": lambda at: {"x": 1, "y": 0, "z": 1},
            "what comes back through p alone": lambda at: {"x": at["s"] * at["y"], "y": at["s"] * at["x"], "z": 0},
            "what comes back through s alone": lambda at: {"x": at["p"], "y": 0, "z": at["p"]},
            "the slope of f with respect to p": lambda at: {"x": at["s"], "y": at["s"], "z": at["s"]},
            "slopes with p and s exchanged": lambda at: {
                "x": at["p"] * at["y"] + at["s"],
                "y": at["p"] * at["x"],
                "z": at["s"],
            },
        },
    ),
    hints=[
        "Start at f with 1. Which slopes do p and s get?",
        "x gets one slope from the product gate and one from the plus gate. What happens where a wire forks?",
    ],
)


slopes_cost = Exercise(
    "slopes_cost",
    "Count what backprop does",
    (
        r"`sizes`: a list of two or more whole numbers up to 10000, the neurons of each layer, inputs first "
        r"{given} {UpTo} "
        r"$\to$ the number of multiplications that `backwards` (above) needs for a network of these sizes, "
        "all fully wired, from the top down to the inputs. {cases} The slope of each wire's end is computed once. "
        "{cases}"
    ),
    parts=[
        Part("the network above, with 10 and with 3 hidden layers", [Case([3] * 11 + [1]), Case([3, 3, 3, 3, 1])]),
        Part("layers of different sizes", [Case([4, 7, 2]), Case([5, 2, 6, 3]), Case([784, 128, 10])]),
    ],
    wrong=[
        Wrong(
            "the slide",
            lambda sizes: math.prod(sizes),
            "That is the slide's: the number of paths. Backprop computes each neuron's slope once and never walks a "
            "path.",
        ),
        Wrong(
            "paths times their length",
            lambda sizes: math.prod(sizes) * (len(sizes) - 1),
            "You multiply along every path. Backprop shares what the paths have in common: one product for each wire.",
        ),
        Wrong(
            "neurons",
            lambda sizes: sum(sizes),
            "You counted neurons. Each neuron's slope is a sum with one product for each wire that leaves it.",
        ),
        Wrong(
            "biases counted",
            lambda sizes: sum(a * b + b for a, b in pairwise(sizes)),
            "You counted all parameters. On the way down the slopes pass through the weights; biases are not on the "
            "way.",
        ),
        Wrong(
            "the first layer left out",
            lambda sizes: sum(a * b for a, b in pairwise(sizes[1:])),
            "You stopped above the first layer's weights. Here the slopes go down to the inputs.",
        ),
        Wrong(
            "twice",
            lambda sizes: 2 * sum(a * b for a, b in pairwise(sizes)),
            "Twice too many. You may have counted the weights' own gradients; here only the slopes are brought down.",
        ),
        Wrong(
            "asked anew",
            lambda sizes: sum(math.prod(sizes[: k + 1]) for k in range(1, len(sizes))),
            "That is what `naive` needs: it asks every neuron anew, path by path. Backprop has one product for each "
            "wire.",
        ),
        Wrong(
            "paths from one input",
            lambda sizes: math.prod(sizes[1:]),
            "That is the number of paths from one input. Backprop walks no paths: one product for each wire.",
        ),
        Wrong(
            "paths through the hidden layers",
            lambda sizes: math.prod(sizes[1:-1]),
            "That is a number of paths. Backprop walks no paths: one product for each wire.",
        ),
        Wrong(
            "the last layer left out",
            lambda sizes: sum(a * b for a, b in pairwise(sizes[:-1])),
            "The top layer's weights are missing: the slopes have to cross them too.",
        ),
        Wrong(
            "neurons without the inputs",
            lambda sizes: sum(sizes[1:]),
            "You counted neurons. Each wire costs a product: layers of 4 and 7 have 28 wires between them.",
        ),
        Wrong(
            "squares",
            lambda sizes: sum(s**2 for s in sizes),
            "You squared the sizes. Between two layers run (size below) times (size above) wires.",
        ),
        Wrong(
            "sums of neighbours",
            lambda sizes: sum(a + b for a, b in pairwise(sizes)),
            "You added neighbouring sizes. Each neuron is wired to each: multiply.",
        ),
        Wrong(
            "nine for each layer",
            lambda sizes: 9 * (len(sizes) - 1),
            "Nine is for 3 neurons below 3. Count for any sizes.",
        ),
        Wrong(
            "the first pair only",
            lambda sizes: sizes[0] * sizes[1],
            "You counted the first pair of layers. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "one pair too many",
            lambda sizes: sum(sizes[i] * sizes[i + 1] for i in range(len(sizes))),
            "The last layer has no layer above it: `range(len(sizes) - 1)`.",
        ),
        Wrong(
            "round the corner",
            lambda sizes: sum(sizes[i] * sizes[i - 1] for i in range(len(sizes))),
            "For i = 0 `sizes[i - 1]` is the LAST layer, and no wire runs from there to the inputs.",
        ),
    ],
    hints=[
        "How many wires run between a layer of 4 and a layer of 7?",
        "`backwards` counts `W.size` for each layer. What is that in terms of `sizes`?",
    ],
    promises=[UpTo("sizes", 10000)],
)

# --- the 2-2-2 network, by hand ---------------------------------------------------------------------------------------

WEIGHTS = [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55]
OTHERS = [0.9, -0.4, 0.35, 1.2, -0.8, 0.55, 1.1, -0.3]
H, O = (0.593269992, 0.596884378), (0.751365070, 0.772928465)


def _s(z):
    return float(sigmoid(np.array([z]))[0])


forward_by_hand = Exercise(
    "forward_by_hand",
    "Four neurons, four lines",
    (
        r"`i1`, `i2`, `b1`, `b2`: numbers; `w`: the eight weights in order {given} $\to$ the four outputs `(h1, h2, "
        "o1, o2)`. {cases} Call `sigmoid(...)` for each. {free} (`b1` belongs to both hidden neurons, `b2` to both "
        "outputs.) {cases}"
    ),
    parts=[
        Part("the network above", [Case(0.05, 0.10, WEIGHTS, 0.35, 0.60)]),
        Part("other numbers", [Case(-1.5, 2.0, OTHERS, -0.25, 0.4), Case(0.7, -0.3, OTHERS[::-1], 1.0, -2.0)]),
    ],
    may_use=("nnkit.activations.sigmoid",),
    wrong=[
        Wrong(
            "the last two without a sigmoid",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, w, b1)), *_sums(*h, w[4:], b2)),
            "Your o1 and o2 are the sums. The outputs are sigmoid neurons too.",
        ),
        Wrong(
            "hidden neurons without a sigmoid",
            lambda i1, i2, w, b1, b2: (*(h := _sums(i1, i2, w, b1)), *_hidden(*h, w[4:], b2)),
            "Your h1 and h2 are the sums. Put each through the sigmoid before it is handed on.",
        ),
        Wrong(
            "no sigmoid at all",
            lambda i1, i2, w, b1, b2: (*(h := _sums(i1, i2, w, b1)), *_sums(*h, w[4:], b2)),
            "Your four numbers are sums without a sigmoid.",
        ),
        Wrong(
            "weights crossed",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, _cross(w), b1)), *_hidden(*h, _cross(w[4:]), b2)),
            "Your weights are crossed: w1 AND w2 lead into h1, w3 and w4 into h2 (and so on above).",
        ),
        Wrong(
            "the same bias everywhere",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, w, b1)), *_hidden(*h, w[4:], b1)),
            "You used b1 for the outputs. Their bias is b2.",
        ),
        Wrong(
            "no biases",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, w, 0)), *_hidden(*h, w[4:], 0)),
            "Your sums lack the biases b1 and b2.",
        ),
        Wrong(
            "outputs fed with the inputs",
            lambda i1, i2, w, b1, b2: (*_hidden(i1, i2, w, b1), *_hidden(i1, i2, w[4:], b2)),
            "Your outputs take i1 and i2. They take what the hidden neurons put out, h1 and h2.",
        ),
        Wrong(
            "outputs only",
            lambda i1, i2, w, b1, b2: _hidden(*_hidden(i1, i2, w, b1), w[4:], b2),
            "You gave back o1 and o2 only. The backward pass needs h1 and h2 too: return all four.",
        ),
        Wrong(
            "weights crossed below",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, _cross(w), b1)), *_hidden(*h, w[4:], b2)),
            "w2 and w3 are exchanged: w1 AND w2 lead into h1, w3 and w4 into h2.",
        ),
        Wrong(
            "weights crossed above",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, w, b1)), *_hidden(*h, _cross(w[4:]), b2)),
            "w6 and w7 are exchanged: w5 AND w6 lead into o1, w7 and w8 into o2.",
        ),
        Wrong(
            "b1 for the first, b2 for the second",
            lambda i1, i2, w, b1, b2: (
                *(h := _hidden(i1, i2, w, np.array([b1, b2]))),
                *_hidden(*h, w[4:], np.array([b1, b2])),
            ),
            "b1 belongs to BOTH hidden neurons and b2 to both outputs. You gave b1 to the first and b2 to the second.",
        ),
        Wrong(
            "the same weights for both outputs",
            lambda i1, i2, w, b1, b2: (*(h := _hidden(i1, i2, w, b1)), *_hidden(*h, [*w[4:6], *w[4:6]], b2)),
            "Your o2 is o1 once more. It has weights of its own, w7 and w8.",
        ),
        Wrong(
            "e^z for e^-z",
            lambda i1, i2, w, b1, b2: (*(h := _off(_hidden(i1, i2, w, b1))), *_off(_hidden(*h, w[4:], b2))),
            "Your sigmoid falls: it is 1 / (1 + e^(-z)), with a minus.",
        ),
        Wrong(
            "tanh",
            lambda i1, i2, w, b1, b2: (*(h := np.tanh(_sums(i1, i2, w, b1))), *np.tanh(_sums(*h, w[4:], b2))),
            "You took tanh. All four neurons are sigmoids here.",
        ),
        Wrong(
            "two pairs",
            lambda i1, i2, w, b1, b2: ((h := _hidden(i1, i2, w, b1)), _hidden(*h, w[4:], b2)),
            "You gave back two pairs. Four numbers in a row are asked: `return h1, h2, o1, o2`.",
        ),
    ],
    hints=["The first line: `h1 = sigmoid(w1 * i1 + w2 * i2 + b1)`.", "o1 takes h1 and h2, with w5, w6 and b2."],
    never={
        "many rows": "there are eight weights",
        "large": "math.exp may serve, which overflows",
    },
)


def _sums(a1, a2, w, b):
    return w[0] * a1 + w[1] * a2 + b, w[2] * a1 + w[3] * a2 + b


def _hidden(a1, a2, w, b):
    """Two sigmoid neurons; b is the bias of both, or an array of two."""
    return tuple(_s(z) for z in np.diag(np.add.outer(_sums(a1, a2, w, 0), np.zeros(2)) + b))


def _off(probabilities):
    return tuple(1 - p for p in probabilities)


def _cross(w):
    return [w[0], w[2], w[1], w[3], *w[4:]]


def _back(top, hidden, i, h):
    return [*np.outer(hidden, i).ravel(), *np.outer(top, h).ravel()]


def _deltas(i1, i2, t1, t2, w, h1, h2, o1, o2):
    """delta_h1, delta_h2, delta_o1, delta_o2: the slopes of weights from inputs of 1."""
    o, t, h = np.array([o1, o2]), np.array([t1, t2]), np.array([h1, h2])
    top = (o - t) * o * (1 - o)
    return [*(np.array(w[4:]).reshape(2, 2).T @ top * h * (1 - h)), *top]


def _errors_carried_down(i1, i2, t1, t2, w, h1, h2, o1, o2):
    """The way down starts from o - t instead of the deltas."""
    o, t, h = np.array([o1, o2]), np.array([t1, t2]), np.array([h1, h2])
    below = np.array(w[4:]).reshape(2, 2).T @ (o - t) * h * (1 - h)
    return _back((o - t) * o * (1 - o), below, [i1, i2], h)


def _weights_moved_first(i1, i2, t1, t2, w, h1, h2, o1, o2):
    """The way down uses w5 ... w8 after their step."""
    slopes = wrong_back("", "").answer(i1, i2, t1, t2, w, h1, h2, o1, o2)
    moved = [*w[:4], *(v - 0.5 * s for v, s in zip(w[4:], slopes[4:], strict=True))]
    return wrong_back("", "").answer(i1, i2, t1, t2, moved, h1, h2, o1, o2)


def wrong_back(name, says, top=lambda o, t: (o - t) * o * (1 - o), mix=lambda d, V: V.T @ d,
               slope=lambda h: h * (1 - h), finish=lambda slopes, w: slopes):  # fmt: skip
    """A wrong backward pass: another delta at the top, another way down, another slope, or another last step."""

    def answer(i1, i2, t1, t2, w, h1, h2, o1, o2):
        o, t, h = np.array([o1, o2]), np.array([t1, t2]), np.array([h1, h2])
        d = top(o, t)
        below = mix(d, np.array(w[4:]).reshape(2, 2)) * slope(h)
        return finish([float(v) for v in _back(d, below, [i1, i2], h)], w)

    return Wrong(name, answer, says)


backward_by_hand = Exercise(
    "backward_by_hand",
    "Eight slopes",
    (
        "Numbers in, as named; `w`: the eight weights in order; `h1 ... o2`: the outputs that the forward pass gave "
        r"{given} $\to$ the eight slopes `dL/dw1 ... dL/dw8`, in order: a list, a tuple or an array. {cases} Keep the "
        "deltas in names of their own; you need each more than once. {about}"
    ),
    parts=[
        Part("the network above", [Case(0.05, 0.10, 0.01, 0.99, WEIGHTS, *H, *O)], points=2),
        Part(
            "other numbers",
            [
                Case(-1.5, 2.0, 0.3, 0.8, OTHERS, 0.2, 0.9, 0.6, 0.45),
                Case(0.7, -0.3, 1.0, 0.0, OTHERS[::-1], 0.7, 0.4, 0.1, 0.85),
            ],
        ),
    ],
    wrong=[
        wrong_back(
            "the sign",
            "All signs are turned round. The slope of 1/2 (t - o)^2 with respect to o is o - t.",
            top=lambda o, t: (t - o) * o * (1 - o),
        ),
        wrong_back(
            "the output's own slope is missing",
            "The outputs' sigmoids are missing: between o1 and its sum lies the factor o1 (1 - o1).",
            top=lambda o, t: o - t,
        ),
        wrong_back(
            "the hidden neurons' own slope is missing",
            "w5 to w8 are right. On the way to w1 ... w4 lies one more sigmoid: the factor h (1 - h).",
            slope=np.ones_like,
        ),
        wrong_back(
            "one way only",
            "w5 to w8 are right. h1 feeds o1 AND o2, so two slopes add up; you took the way through o1 only.",
            mix=lambda d, V: V[0] * d[0],
        ),
        wrong_back(
            "each way to its own",
            "w5 to w8 are right. You sent delta_o1 to h1 and delta_o2 to h2 only. Each hidden neuron feeds both "
            "outputs.",
            mix=lambda d, V: np.diag(V) * d,
        ),
        wrong_back(
            "weights crossed",
            "w5 to w8 are right. From h1 run w5 (to o1) and w7 (to o2): w6 and w7 are swapped on your way down.",
            mix=lambda d, V: V @ d,
        ),
        wrong_back(
            "weights left out",
            "w5 to w8 are right. On the way from o1 to h1 lies the weight w5: multiply each delta by the weight it "
            "crosses.",
            mix=lambda d, V: np.full(2, d.sum()),
        ),
        wrong_back(
            "a factor of two",
            "Everything is twice too large. The 2 of the square meets the 1/2 of the loss.",
            top=lambda o, t: 2 * (o - t) * o * (1 - o),
        ),
        wrong_back(
            "sigmoid twice",
            "You put o through the sigmoid once more. o is the output already: its slope is o (1 - o).",
            top=lambda o, t: (o - t) * sigmoid(o) * (1 - sigmoid(o)),
            slope=lambda h: sigmoid(h) * (1 - sigmoid(h)),
        ),
        wrong_back(
            "the new weights",
            "Those are the weights after the step. The slopes are asked, before any rate.",
            finish=lambda slopes, w: [a - 0.5 * b for a, b in zip(w, slopes, strict=True)],
        ),
        wrong_back(
            "times the rate",
            "You multiplied by the rate 0.5 already. Slopes first; the step comes later.",
            finish=lambda slopes, w: [0.5 * b for b in slopes],
        ),
        wrong_back(
            "upper weights first",
            "The right slopes in another order: w1 to w4 (from the inputs) come first.",
            finish=lambda slopes, w: slopes[4:] + slopes[:4],
        ),
        Wrong(
            "errors carried down",
            _errors_carried_down,
            "w5 to w8 are right. On the way down you start from o - t: the delta has the sigmoid's factor o (1 - o) "
            "in it.",
        ),
        Wrong(
            "the new weights too early",
            _weights_moved_first,
            "w5 to w8 are right. For dL/dh1 you used them after their step: all eight slopes belong to the OLD "
            "weights.",
        ),
        wrong_back(
            "parentheses",
            "`o * 1 - o` is 0: Python multiplies first. Write `o * (1 - o)`.",
            top=lambda o, t: (o - t) * o * 1 - o,
        ),
        wrong_back(
            "parentheses, both layers",
            "`o * 1 - o` is 0: Python multiplies first. Write `o * (1 - o)`, and the same for h.",
            top=lambda o, t: (o - t) * o * 1 - o,
            slope=lambda h: h * 1 - h,
        ),
        wrong_back(
            "the loss for its slope",
            "You put the loss itself, 1/2 (t - o)^2, where its slope belongs: o - t.",
            top=lambda o, t: 0.5 * (o - t) ** 2 * o * (1 - o),
        ),
        wrong_back(
            "tanh's slope",
            "1 - o^2 is the slope of tanh. These neurons are sigmoids: o (1 - o), h (1 - h).",
            top=lambda o, t: (o - t) * (1 - o**2),
            slope=lambda h: 1 - h**2,
        ),
        wrong_back(
            "one weight further",
            "You have the right slopes in another order: dL/dw2 belongs to i2 and h1 (w2 leads from i2 into h1), and "
            "so on.",
            finish=lambda slopes, w: [slopes[k] for k in (0, 2, 1, 3, 4, 6, 5, 7)],
        ),
        wrong_back(
            "the upper four only",
            "The four slopes of w1 to w4 are missing. They need dL/dh1 and dL/dh2.",
            finish=lambda slopes, w: slopes[4:],
        ),
        wrong_back(
            "two lists",
            "You gave back two lists. One list of eight is asked.",
            finish=lambda slopes, w: [slopes[:4], slopes[4:]],
        ),
        Wrong(
            "weights for inputs",
            lambda i1, i2, t1, t2, w, h1, h2, o1, o2: [
                float(v) for v in np.repeat(_deltas(i1, i2, t1, t2, w, h1, h2, o1, o2), 2) * np.array(w)
            ],
            "You multiplied each delta by the weight itself. A weight's slope is delta times what came IN: i1, i2, "
            "h1, h2.",
        ),
    ],
    may_use=("nnkit.activations.sigmoid",),
    hints=[
        "Begin at the top: `delta_o1 = (o1 - t1) * o1 * (1 - o1)`, and the same for o2. Then dL/dw5 = delta_o1 * h1.",
        "dL/dh1 is a sum of two: through w5 to o1 and through w7 to o2.",
        "delta_h1 = dL/dh1 * h1 * (1 - h1). Then dL/dw1 = delta_h1 * i1, dL/dw2 = delta_h1 * i2.",
    ],
    never={
        "many rows": "there are eight weights",
        "large t1": "it is a sigmoid's answer, or wanted of one",
        "large t2": "it is a sigmoid's answer, or wanted of one",
        "large h1": "it is a sigmoid's answer, or wanted of one",
        "large h2": "it is a sigmoid's answer, or wanted of one",
        "large o1": "it is a sigmoid's answer, or wanted of one",
        "large o2": "it is a sigmoid's answer, or wanted of one",
    },
)

slide_w5 = number(
    "slide_w5",
    "What should the slide say?",
    "Give the result that the slide's own numbers have, to three decimals. {cases}",
    0.359,
    0.00012,
    [
        ("the slide", 0.358, "That is the slide's. 0.5 * 0.082 = 0.041. And 0.4 - 0.041?"),
        ("from left to right", -0.0082, "You took 0.4 - 0.5 first. The product comes first: 0.5 * 0.082."),
    ],
    ["Half of 0.082 first."],
    run=lambda rate, way: (rate * 0.082, way),
    asks="the new weight",
    asked=lambda shown: 0.4 + shown[1] * shown[0],
    reads={
        "the step": lambda shown: shown[0],
        "the slope": lambda shown: 0.082,
        "the rate": lambda shown: 0.5,
        "the weight before the step": lambda shown: 0.4,
        "what the slide writes as the step, 0.4 - 0.358": lambda shown: 0.042,
    },
    within=0.00012,
    way=Setting(-1, (1,), {-1: "a step against the slope", 1: "a step along the slope, uphill"}),
    rate=Setting(
        0.5,
        (1, 0.05),
        {0.5: "half of the slope, the rate 0.5", 1: "the whole slope, no rate", 0.05: "a tenth of that step"},
    ),
)

# --- the same with matrices -------------------------------------------------------------------------------------------

EXAMPLE = [
    np.array([[0.05, 0.10]]),
    np.array([[0.01, 0.99]]),
    np.array([[0.15, 0.25], [0.20, 0.30]]),
    np.array([0.35, 0.35]),
    np.array([[0.40, 0.50], [0.45, 0.55]]),
    np.array([0.60, 0.60]),
]
BATCH = [
    np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.5], [-2.0, 1.0, 0.75], [0.0, 0.5, 1.0], [1.0, -0.5, -1.5]]),
    np.array([[0.1, 0.9], [0.8, 0.3], [0.5, 0.2], [0.95, 0.6], [0.25, 0.75]]),
    np.array([[0.3, -0.6, 0.9, 0.2], [-0.5, 0.4, 0.1, -1.1], [0.8, 0.7, -0.3, 0.5]]),
    np.array([0.1, -0.2, 0.3, 0.05]),
    np.array([[0.6, -0.9], [-0.4, 0.5], [1.2, 0.3], [0.2, -0.7]]),
    np.array([0.4, -0.1]),
]


class _NotTurned(nnkit.Dense):
    """A dense layer that sends slopes down through W as it is."""

    def backward(self, dy):
        super().backward(dy)
        return dy @ self.W.value


def wrong_two(name, says, *, hidden="sigmoid", out="sigmoid", upper=nnkit.Dense,
              loss=lambda O, T: 0.5 * ((T - O) ** 2).sum(), top=lambda O, T: O - T,
              finish=lambda L, a, b, c, d: (L, a, b, c, d)):  # fmt: skip
    """A wrong pair of passes: another layer, another loss or slope of it, or another last step."""

    def answer(X, T, W1, b1, W2, b2):
        model = nnkit.Sequential(nnkit.Dense(*W1.shape, rng=0), hidden, upper(*W2.shape, rng=0), out)
        model.theta = np.concatenate([v.ravel() for v in (W1, b1, W2, b2)])
        O = model.forward(X)
        model.backward(top(O, T))
        return finish(loss(O, T), *(p.grad.copy() for p in model.parameters.values()))

    return Wrong(name, answer, says)


def _by_rows(X, T, *parameters):
    """The bias slopes of each example in a row of its own."""
    rows = [_by_sums(X[i : i + 1], T[i : i + 1], *parameters) for i in range(len(X))]
    L, dW1, _, dW2, _ = _by_sums(X, T, *parameters)
    return L, dW1, np.array([row[2] for row in rows]), dW2, np.array([row[4] for row in rows])


_by_sums = wrong_two("", "").answer


def _without_biases(X, T, W1, b1, W2, b2):
    return _by_sums(X, T, W1, 0 * b1, W2, 0 * b2)


def _error_carried_down(*arguments):
    """O - T goes down in the place of Delta 2."""
    carried = wrong_two("", "", out=(sigmoid, np.ones_like)).answer(*arguments)
    right = _by_sums(*arguments)
    return right[0], *carried[1:3], *right[3:]


def _first_example(X, T, *parameters):
    return _by_sums(X[:1], T[:1], *parameters)


def _by_examples(*arguments):
    """The bias slopes are summed over the neurons, not over the examples."""
    L, dW1, db1, dW2, db2 = _by_rows(*arguments)
    return L, dW1, db1.sum(axis=1), dW2, db2.sum(axis=1)


two_layer_gradients = Exercise(
    "two_layer_gradients",
    "The two layers as matrices",
    (
        r"`X (n, d)`, `T (n, k)`, `W1 (d, m)`, `b1 (m,)`, `W2 (m, k)`, `b2 (k,)` {given} $\to$ `(loss, dW1, db1, dW2, "
        r"db2)`: the loss $\frac12 \sum (T - O)^2$ over everything (a sum, no mean), and each slope in its "
        "parameter's shape. {cases} {promises}"
    ),
    promises=[Sizes(X="n d", T="n k", W1="d m", b1="m", W2="m k", b2="k")],
    parts=[
        Part("the example above, as a batch of one", [Case(*EXAMPLE)]),
        Part("five examples, 3-4-2 neurons", [Case(*BATCH)], points=2),
    ],
    may_use=("nnkit.activations.sigmoid",),
    wrong=[
        wrong_two("the sign", "All slopes are turned round: use O - T.", top=lambda O, T: T - O),
        wrong_two(
            "the output's own slope is missing",
            "Delta 2 lacks the outputs' sigmoid: * O * (1 - O).",
            out=(sigmoid, np.ones_like),
        ),
        wrong_two(
            "the hidden slope is missing",
            "dW2 and db2 are right. Delta 1 lacks the hidden sigmoid: * H * (1 - H).",
            hidden=(sigmoid, np.ones_like),
        ),
        wrong_two(
            "divided by n",
            "Your slopes are means over the batch. This loss is a sum over it, so its slopes are sums.",
            top=lambda O, T: (O - T) / len(T),
        ),
        wrong_two(
            "divided by n, the loss too",
            "You took means over the batch. This loss is a sum over all examples and outputs.",
            top=lambda O, T: (O - T) / len(T),
            loss=lambda O, T: 0.5 * ((T - O) ** 2).sum() / len(T),
        ),
        wrong_two(
            "the mean loss",
            "Your slopes are right; your loss is a mean. It is the sum that is asked.",
            loss=lambda O, T: 0.5 * ((T - O) ** 2).mean(),
        ),
        wrong_two(
            "the loss as a mean over examples",
            "Your slopes are right; your loss is a mean over the examples. It is the sum that is asked.",
            loss=lambda O, T: 0.5 * ((T - O) ** 2).sum() / len(T),
        ),
        wrong_two(
            "slope from Z",
            "dW2 and db2 are right. The slope is H * (1 - H), from what came OUT of the sigmoid, not from its sum Z.",
            hidden=(sigmoid, lambda z: z * (1 - z)),
        ),
        wrong_two(
            "loss without its half",
            "Your slopes are right; your loss lacks the factor 1/2.",
            loss=lambda O, T: ((T - O) ** 2).sum(),
        ),
        wrong_two(
            "a factor of two",
            "Your slopes are twice too large: the 2 of the square meets the 1/2.",
            top=lambda O, T: 2 * (O - T),
        ),
        Wrong(
            "biases not summed",
            _by_rows,
            "db1 and db2 have a row for each example. A bias serves all examples: sum over the batch.",
        ),
        Wrong(
            "biases as means",
            lambda X, T, *more: [v / len(X) if k in (2, 4) else v for k, v in enumerate(_by_sums(X, T, *more))],
            "Your db1 and db2 are means over the batch; dW1 and dW2 are sums. Both must be sums.",
        ),
        wrong_two(
            "biases as rows of a matrix",
            "Your db1 and db2 have shape (1, m) and (1, k). They have the shape of the biases: (m,) and (k,).",
            finish=lambda L, a, b, c, d: (L, a, b[None], c, d[None]),
        ),
        wrong_two(
            "no transpose on the way down",
            "Delta 2 (n, k) must meet W2 (m, k) at k: turn W2 round, `D2 @ W2.T`.",
            upper=_NotTurned,
        ),
        wrong_two(
            "sigmoid twice",
            "You put H (or O) through the sigmoid again. They are outputs already: the slope is H * (1 - H).",
            hidden=(sigmoid, lambda z: sigmoid_derivative(sigmoid(z))),
            out=(sigmoid, lambda z: sigmoid_derivative(sigmoid(z))),
        ),
        wrong_two(
            "no loss",
            "The loss is missing: return five things, the loss first.",
            finish=lambda L, *slopes: slopes,
        ),
        wrong_two(
            "upper layer first",
            "The right numbers in another order: loss, dW1, db1, dW2, db2.",
            finish=lambda L, a, b, c, d: (L, c, d, a, b),
        ),
        wrong_two(
            "weights before biases",
            "The right numbers in another order: loss, dW1, db1, dW2, db2.",
            finish=lambda L, a, b, c, d: (L, a, c, b, d),
        ),
        wrong_two(
            "a factor of two, the loss too",
            "Loss and slopes are twice too large: the loss has the factor 1/2.",
            top=lambda O, T: 2 * (O - T),
            loss=lambda O, T: ((T - O) ** 2).sum(),
        ),
        Wrong(
            "biases over the wrong axis",
            _by_examples,
            "Your db1 and db2 have a number for each example. Each NEURON has a bias: sum over the examples, axis 0.",
        ),
        wrong_two(
            "biases as one number",
            "Your db1 and db2 are one number each. Each neuron has a bias of its own: sum over the examples only, "
            "axis 0.",
            finish=lambda L, a, b, c, d: (L, a, b.sum(), c, d.sum()),
        ),
        wrong_two(
            "weights' slopes transposed",
            "Your dW1 and dW2 are transposed: they have the shapes of W1 and W2. (What came in) transposed, times "
            "delta.",
            finish=lambda L, a, b, c, d: (L, a.T, b, c.T, d),
        ),
        Wrong("no biases", _without_biases, "Your forward pass lacks the biases b1 and b2."),
        Wrong(
            "the error carried down",
            _error_carried_down,
            "dW2 and db2 are right. Down goes Delta 2, with the outputs' slope in it; you sent O - T.",
        ),
        wrong_two(
            "linear outputs", "Your outputs are sums. They are sigmoids too: O = sigmoid(H W2 + b2).", out="identity"
        ),
        wrong_two(
            "one loss for each example",
            "Your slopes are right; your loss has a number for each example. Their sum is asked.",
            loss=lambda O, T: 0.5 * ((T - O) ** 2).sum(axis=1),
        ),
        Wrong(
            "the first example only", _first_example, "Only the first example counts in yours. The batch has n of them."
        ),
    ],
    hints=[
        "Forward first: H, then O. Then the two deltas of the text, in its order.",
        "Each weight matrix's slope is (what came in) transposed, times delta. For W1 the inputs X came in.",
        "b1 is added to every row, so its slope is the sum over the rows: axis 0.",
    ],
    never={"large": "what is left of 1 - O is lost in rounding"},
)

# The loss of the 2-2-2 network on its example: after so many steps, with that rate, where so much of it moves that way.
STEPS, RATE, BOTH, DOWN = 10_000, 0.5, "both weight matrices", "against the slope"
LOSSES = {
    (STEPS, RATE, BOTH, DOWN): 3.510188e-5,
    (0, RATE, BOTH, DOWN): 0.2983711,
    (1, RATE, BOTH, DOWN): 0.2910278,
    (100, RATE, BOTH, DOWN): 0.02004683,
    (1000, RATE, BOTH, DOWN): 0.001114349,
    (STEPS, 1, BOTH, DOWN): 7.835511e-6,
    (STEPS, 0.05, BOTH, DOWN): 0.001116752,
    (STEPS, RATE, "W1 alone", DOWN): 0.287521,
    (STEPS, RATE, "W2 alone", DOWN): 4.01935e-5,
    (STEPS, RATE, "both weight matrices and the biases, which are frozen here", DOWN): 2.447562e-6,
    (STEPS, RATE, "both weight matrices and one bias for each layer", DOWN): 4.35532e-6,
    (STEPS, RATE, BOTH, "along the slope, uphill"): 0.9796492,
}

loss_after_10000 = number(
    "loss_after_10000",
    "Ten thousand steps",
    "Write the loop. {about} Start from copies of `START_W1`, `START_W2`; in each step call your "
    "`two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)` and move **both** weight matrices by $-0.5$ times their "
    "slopes, not the biases. {cases} Give the loss **after** 10 000 steps (it takes a second or less). {cases} Three "
    "digits must be right: within $5 \\cdot 10^{-8}$. {Tolerance}",
    3.510188e-5,
    5e-8,
    [],
    [
        "`W1 = START_W1.copy()`, then a loop with `loss, dW1, db1, dW2, db2 = two_layer_gradients(...)`.",
        "The loss that the last call in the loop gave belongs to the weights BEFORE the last step. Call once more.",
    ],
    Tolerance(5e-8),
    rtol=1e-3,
    run=lambda steps, rate, moved, way: LOSSES[steps, rate, moved, way],
    steps=Setting(
        STEPS,
        (0, 1, 100, 1000),
        {
            0: "the weights as they are at the start",
            1: "a single step",
            100: "100 steps",
            1000: "1000 steps",
            STEPS: "10 000 steps",
        },
    ),
    rate=Setting(RATE, (1, 0.05), "the rate {}"),
    moved=Setting(BOTH, [moved for _, _, moved, _ in LOSSES if moved != BOTH], "a step of {}"),
    way=Setting(DOWN, ("along the slope, uphill",), "steps {}"),
)

# --- layers -----------------------------------------------------------------------------------------------------------

TALL = [
    np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0], [-0.5, 1.0, 2.0], [2.0, 0.75, -1.5]]),
    np.array([[2.0, -1.0, 0.0], [0.5, 1.0, -3.0], [1.5, 0.25, 2.0], [-1.0, 4.0, 0.5]]),
    np.array([[0.3, 1.2, -0.7], [-1.1, 0.4, 0.6], [0.9, -0.2, 1.3]]),
]
DENSE = [
    np.array([[1.0, -2.0], [0.25, 3.0], [-0.5, 1.0], [2.0, 0.75], [-1.5, 0.5]]),
    np.array([[2.0, -1.0, 0.0], [0.5, 1.0, -3.0], [1.5, 0.25, 2.0], [-1.0, 4.0, 0.5], [3.0, -2.5, 1.0]]),
    np.array([[0.3, 1.2], [-1.1, 0.4], [0.9, -0.2]]),
]

dense_backward = Exercise(
    "dense_backward",
    "Back through a dense layer",
    (
        r"`dZ (n, d_out)`, `X (n, d_in)`, `W (d_in, d_out)` {given} $\to$ `(dX, dW, db)` of shapes `(n, d_in)`, "
        "`(d_in, d_out)`, `(d_out,)`. {cases} The slopes of the weights are sums over the batch; {cases} the $1/n$, "
        "if any, is in `dZ` already. {given} {promises}"
    ),
    promises=[Sizes(dZ="n m", X="n d", W="d m")],
    parts=[
        Part("five examples, 3 inputs, 2 outputs", [Case(*DENSE)], points=2),
        Part("as many inputs as outputs (nothing crashes there, so look twice)", [Case(*TALL)]),
    ],
    wrong=[
        Wrong(
            "W not turned round",
            lambda dZ, X, W: (dZ @ W, X.T @ dZ, dZ.sum(axis=0)),
            "Your dX uses W as it is. Going back each slope crosses the weights from the other side: `dZ @ W.T`.",
        ),
        Wrong(
            "db over the wrong axis",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)),
            "Your db has a number for each example. Each OUTPUT has a bias: sum over the examples, axis 0.",
        ),
        Wrong(
            "db not summed",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, dZ),
            "Your db has a row for each example. The same bias serves all of them: sum over the batch.",
        ),
        Wrong(
            "db one number",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, dZ.sum()),
            "You summed all of dZ into one number. Each output has a bias of its own: sum over the examples only.",
        ),
        Wrong(
            "db as a mean",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)),
            "Your db is a mean, your dW a sum. The loss alone decides about 1/n; here everything is a sum.",
        ),
        Wrong(
            "all as means",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ / len(X), dZ.mean(axis=0)),
            "You divided by n. If the loss is a mean, its 1/n is in dZ already; you would divide twice.",
        ),
        Wrong(
            "another order",
            lambda dZ, X, W: (X.T @ dZ, dZ.sum(axis=0), dZ @ W.T),
            "The right three in another order: `return dX, dW, db`.",
        ),
        Wrong(
            "dW before dX",
            lambda dZ, X, W: (X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)),
            "The right three in another order: `return dX, dW, db`.",
        ),
        Wrong(
            "without dX",
            lambda dZ, X, W: (X.T @ dZ, dZ.sum(axis=0)),
            "dX is missing. The layer below waits for it: `return dX, dW, db`.",
        ),
        Wrong(
            "X not turned round",
            lambda dZ, X, W: (dZ @ W.T, X @ dZ, dZ.sum(axis=0)),
            "dW sums over the examples, so the n of X and the n of dZ must meet: `X.T @ dZ`.",
        ),
        Wrong(
            "dW as a mean",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0)),
            "Your dW is a mean, your db a sum. The loss alone decides about 1/n; here everything is a sum.",
        ),
        Wrong(
            "dX divided too",
            lambda dZ, X, W: (dZ @ W.T / len(X), X.T @ dZ / len(X), dZ.sum(axis=0) / len(X)),
            "You divided all three by n. If the loss is a mean, its 1/n is in dZ already.",
        ),
        Wrong(
            "number by number",
            lambda dZ, X, W: (dZ * W.T, X.T * dZ, dZ.sum(axis=0)),
            "`*` goes number by number. The way back through a matrix product is a matrix product: `@`.",
        ),
        Wrong(
            "db of the first example",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, dZ[0]),
            "Your db is the first example's. The same bias serves all of them: sum over the batch.",
        ),
        Wrong(
            "db is 1",
            lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, np.ones(W.shape[1])),
            "1 is the bias's own slope in one example. Times what comes in, and added up over the batch: the sum of "
            "dZ.",
        ),
    ],
    hints=[
        "Each result has the shape of what it belongs to. Which product of dZ and W has the shape of X?",
        "dW: the examples (n) must vanish, so they stand in the middle: (d_in, n) @ (n, d_out).",
        "db: the same bias was added to each row; where a wire forks, slopes add up.",
    ],
)

GRID = [np.array([[1.5, -2.0, 0.25], [-0.75, 3.0, -4.0]]), np.array([[0.5, 1.0, -2.0], [-0.1, 0.01, 3.0]])]
LINE = [np.array([2.0, -1.0, 0.5, -3.0]), np.array([-0.3, 0.7, -1.2, 2.5])]

relu_backward = Exercise(
    "relu_backward",
    "Back through a ReLU",
    (
        r"`dA`, `Z`: arrays of one shape, any shape of one axis or more; {given} {AnyShape} the numbers in `Z` may "
        r"be of any size {Everywhere} $\to$ `dZ`, a new array of that shape. {cases} {New} (No `Z` is exactly 0 in the "
        "checks.) {given}"
    ),
    promises=[AnyShape("dA", "Z", axes=1), New("dA", "Z"), Everywhere("Z")],
    parts=[Part("a matrix and a vector", [Case(*GRID), Case(*LINE)])],
    may_use=("nnkit.activations.relu",),
    wrong=[
        Wrong(
            "looked at the slope",
            lambda dA, Z: dA * (dA > 0),
            "You asked whether dA is above 0. What counts is whether the neuron was on: Z > 0. Slopes may be negative.",
        ),
        Wrong(
            "precedence",
            lambda dA, Z: dA * Z > 0,
            "Python reads `dA * Z > 0` as (dA * Z) > 0, which is True or False. Parentheses: `dA * (Z > 0)`.",
        ),
        Wrong(
            "times the output",
            lambda dA, Z: dA * np.maximum(0, Z),
            "You multiplied by relu(Z). Its SLOPE is asked: 1 where Z > 0, else 0.",
        ),
        Wrong("without dA", lambda dA, Z: (Z > 0) * 1.0, "That is the slope of ReLU alone. Multiply by dA."),
        Wrong(
            "the wrong side",
            lambda dA, Z: dA * (Z < 0),
            "You let the slope through where the neuron is off. It is on where Z > 0.",
        ),
        Wrong(
            "passed on unchanged",
            lambda dA, Z: dA,
            "You pass dA on unchanged. Where Z < 0 nothing gets through.",
        ),
        Wrong(
            "the two exchanged",
            lambda dA, Z: Z * (dA > 0),
            "dA and Z are exchanged: dA is what is passed on, Z decides where.",
        ),
        Wrong(
            "both looked at",
            lambda dA, Z: dA * (dA > 0) * (Z > 0),
            "You let negative slopes through nowhere. Only Z decides: slopes may have any sign.",
        ),
        Wrong(
            "ReLU of the product",
            lambda dA, Z: np.maximum(0, dA * Z),
            "You put the product dA * Z through a ReLU. Its SLOPE is the factor: 1 where Z > 0, else 0.",
        ),
        Wrong(
            "a leaky ReLU",
            lambda dA, Z: np.where(Z > 0, dA, 0.01 * dA),
            "That is a leaky ReLU's slope. ReLU lets nothing through where Z < 0.",
        ),
        Wrong(
            "Z passed on",
            lambda dA, Z: np.where(Z > 0, Z, 0),
            "You hand back Z where it is positive, as the forward pass does. The slopes dA are handed back.",
        ),
        Wrong(
            "1 where it is on",
            lambda dA, Z: np.where(Z > 0, 1, dA),
            "You put a 1 where the neuron is on. There dA passes; elsewhere stands a 0.",
        ),
        Wrong(
            "picked out",
            lambda dA, Z: dA[Z > 0],
            "`dA[Z > 0]` picks out some numbers, and the shape is lost. The others are to be 0: `dA * (Z > 0)`.",
        ),
        Wrong(
            "a matrix product",
            lambda dA, Z: dA @ (Z > 0),
            "`@` is the matrix product. An activation works number by number: `*`.",
        ),
    ],
    hints=["The slope of ReLU is 1 where Z > 0 and 0 elsewhere.", "Number by number: `*`, not `@`."],
    never={"zero Z": "no number in Z is 0"},
)

SQUASHED = [
    Case(np.array([[1.5, -2.0, 0.25], [-0.75, 3.0, -4.0]]), np.array([[0.2, 0.9, 0.5], [0.05, 0.6, 0.999]])),
    Case(np.array([2.0, -1.0, 0.5, -3.0]), np.array([0.75, 0.01, 0.4, 0.3])),
]

sigmoid_backward = Exercise(
    "sigmoid_backward",
    "Back through a sigmoid, from its output",
    (
        r"`dA`, `A`: arrays of one shape, any shape of one axis or more; {given} {AnyShape} `A` is what the sigmoid "
        r"put out {given} $\to$ `dZ`, a new array of that shape. {cases} {New}"
    ),
    promises=[AnyShape("dA", "A", axes=1), New("dA", "A")],
    parts=[Part("a matrix and a vector", SQUASHED)],
    may_use=("nnkit.activations.sigmoid",),
    wrong=[
        Wrong(
            "sigmoid twice",
            lambda dA, A: dA * sigmoid(A) * (1 - sigmoid(A)),
            "You put A through the sigmoid again. It has been through: the slope is A * (1 - A).",
        ),
        Wrong(
            "tanh's slope", lambda dA, A: dA * (1 - A**2), "1 - A^2 is the slope of tanh. The sigmoid's is A (1 - A)."
        ),
        Wrong("half of it", lambda dA, A: dA * A, "The factor 1 - A is missing."),
        Wrong("the other half", lambda dA, A: dA * (1 - A), "The factor A is missing."),
        Wrong(
            "without dA", lambda dA, A: A * (1 - A), "That is the sigmoid's own slope. Multiply by what comes in, dA."
        ),
        Wrong(
            "divided",
            lambda dA, A: dA / (A * (1 - A)),
            "You divided by the slope. The chain rule multiplies (dividing undoes it).",
        ),
        Wrong(
            "the two exchanged",
            lambda dA, A: A * dA * (1 - dA),
            "dA and A are exchanged: the slope comes from A.",
        ),
        Wrong(
            "parentheses",
            lambda dA, A: dA * A * 1 - A,
            "`A * 1 - A`: Python multiplies first. Write `A * (1 - A)`.",
        ),
        Wrong("plus for minus", lambda dA, A: dA * A * (1 + A), "It is 1 MINUS A: the slope is A (1 - A)."),
        Wrong("added", lambda dA, A: dA + A * (1 - A), "You added dA. The chain rule multiplies slopes."),
        Wrong(
            "half through the sigmoid",
            lambda dA, A: dA * sigmoid(A) * (1 - A),
            "You put A through the sigmoid again, in one place. It has been through: A * (1 - A).",
        ),
        Wrong(
            "the slope at dA",
            lambda dA, A: dA * (1 - dA),
            "You took the slope from dA alone. It comes from A: dA * A * (1 - A).",
        ),
        Wrong(
            "a matrix product",
            lambda dA, A: dA @ (A * (1 - A)),
            "`@` is the matrix product. An activation works number by number: `*`.",
        ),
    ],
    hints=["Lesson 2: sigma' = sigma (1 - sigma). Which of the two arguments is sigma?"],
    never={"large A": "A lies from 0 to 1"},
)


def slopes_of_c(layer):
    """Of network C, before any training: True for each weight into that layer whose slope is not 0."""
    return np.outer(PUT_OUT_BY_C[layer - 1], REACHED_IN_C[layer - 1])


# Of network C, whether each neuron puts out another number than 0, from the inputs on, and whether a slope that is not
# 0 reaches it, from the first hidden layer on.
PUT_OUT_BY_C = [[True] * 3, [True, False, True, False], [True, True, False, False], [False, True, False, True]]
REACHED_IN_C = [*PUT_OUT_BY_C[1:], [True] * 3]


weights_without_slope = number(
    "weights_without_slope",
    "Who learns nothing?",
    "Network C, before any training: of the 16 weights **from the first hidden layer to the second**, how many have "
    "a slope of exactly 0? {cases}",
    12,
    0,
    [
        ("one reason only", 8, "Eight is what one of the reasons gives. A weight INTO a dead neuron has slope 0; so "
         "has a weight FROM a neuron that put out 0."),
        ("both reasons counted twice", 16, "Some weights have both reasons; count them once. Four of the 16 do learn."),
        ("a mixed count", 10, "Look at all four neurons of the second layer: their dL/dz, and the outputs below them."),
    ],
    [
        "Step backward until each neuron of the second hidden layer (h2.1 to h2.4) has been visited; its four slopes "
        "are in "
        "the sentence below the picture.",
        "A slope of a weight is (what came in) times (dL/dz of where it leads). Either may be 0.",
    ],
    run=slopes_of_c,
    asks="the number of weights with slope 0",
    asked=lambda learns: int((~learns).sum()),
    reads={
        "the number of weights that do learn": lambda learns: int(learns.sum()),
        "the number of all weights there": lambda learns: learns.size,
        "the number of neurons of a layer that learn nothing": lambda learns: int((~learns).all(axis=0).sum()),
        "what one of the two reasons gives": lambda learns: 4 * int((~learns).all(axis=0).sum()),
        "the share of the weights with slope 0": lambda learns: float((~learns).mean()),
    },
    layer=Setting(
        2, (1,), {1: "the weights into the first hidden layer", 2: "those from the first hidden layer to the second"}
    ),
)  # fmt: skip

# --- any number of layers ---------------------------------------------------------------------------------------------

NARROW = (
    np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.5], [-2.0, 1.0, 0.75], [0.0, 0.5, 1.0], [1.0, -0.5, -1.5]]),
    np.array([2, 0, 1, 1, 3]),
)


def _net(seed, *sizes):
    rng = np.random.default_rng(seed)
    shapes = list(pairwise(sizes))
    return [rng.normal(scale=0.8, size=s).round(3) for s in shapes], [
        rng.normal(scale=0.5, size=s[1]).round(3) for s in shapes
    ]


def wrong_net(name, says, *, hidden="tanh", last=None, top=lambda dZ, Z, n: dZ, finish=lambda L, Ws, bs: (L, Ws, bs)):
    """A wrong network: another hidden layer, something after the logits, another slope at the top, another last "
    "step."""

    def answer(X, y, weights, biases):
        dense = []
        for W, b in zip(weights, biases, strict=True):
            layer = nnkit.Dense(*W.shape, rng=0)
            layer.W.value, layer.b.value = W, b
            dense.append(layer)
        layers = [part for layer in dense[:-1] for part in (layer, hidden)] + [dense[-1]] + ([last] if last else [])
        model = nnkit.Sequential(*layers)
        Z = model.forward(X)
        loss, dZ = nnkit.softmax_cross_entropy(Z, y)
        model.backward(top(dZ, Z, len(X)))
        return finish(loss, [layer.W.grad.copy() for layer in dense], [layer.b.grad.copy() for layer in dense])

    return Wrong(name, answer, says)


class _SlopeLate(nnkit.Dense):
    """A dense layer with its tanh, whose weights learn from dA instead of dZ."""

    def forward(self, x):
        self.a = np.tanh(super().forward(x))
        return self.a

    def backward(self, dy):
        super().backward(dy)
        return (dy * (1 - self.a**2)) @ self.W.value.T


def _late(X, y, weights, biases):
    kinds = [_SlopeLate] * (len(weights) - 1) + [nnkit.Dense]
    layers = [kind(*W.shape, rng=0) for kind, W in zip(kinds, weights, strict=True)]
    for layer, W, b in zip(layers, weights, biases, strict=True):
        layer.W.value, layer.b.value = W, b
    model = nnkit.Sequential(*layers)
    loss, dZ = nnkit.softmax_cross_entropy(model.forward(X), y)
    model.backward(dZ)
    return loss, [layer.W.grad.copy() for layer in layers], [layer.b.grad.copy() for layer in layers]


_every_net = wrong_net("", "").answer


def _tanh_going_up_only(X, y, weights, biases):
    """The logits go through tanh on the way up; on the way down nothing is known of it."""
    _, dWs, dbs = wrong_net("", "", last=(np.tanh, np.ones_like)).answer(X, y, weights, biases)
    return wrong_net("", "", last="tanh").answer(X, y, weights, biases)[0], dWs, dbs


def _two_layers(X, y, weights, biases):
    W1, W2 = weights
    return _every_net(X, y, [W1, W2], biases)


def _three_layers(X, y, weights, biases):
    W1, W2, W3 = weights
    return _every_net(X, y, [W1, W2, W3], biases)


def _tied(size, layers):
    """A network of square layers whose first two have the same weights, and its last one too."""
    weights, biases = _net(4, *[size] * layers)
    same = [0, 0, *range(1, layers - 2), 0]
    return [weights[i] for i in same], [biases[i] for i in same]


mlp_gradients = Exercise(
    "mlp_gradients",
    "A whole network, of any depth",
    (
        "`X (n, d)`, `y (n,)` labels, `weights`: a list of matrices, `biases`: a list of as many vectors. {given} "
        "After every layer **but the last** comes tanh; the last gives logits. {cases} Give back `(loss, dWs, dbs)`: "
        "the mean cross-entropy and two lists, in the order of `weights` and `biases`. {cases} You may call your "
        "`dense_backward`, `dense_forward` and `softmax_cross_entropy`. {free} {promises}"
    ),
    promises=[
        Rows("X", "y"),
        Holds(
            "one matrix twice",
            "A matrix may stand in `weights` twice, and a vector in `biases`.",
            Script(Case(NARROW[0], NARROW[1] % 3, *_tied(3, 4)), layout="shared"),
        ),
    ],
    parts=[
        Part("a single layer", [Case(*NARROW, *_net(1, 3, 4))]),
        Part(
            "two layers and four",
            [Case(*NARROW, *_net(2, 3, 6, 4)), Case(*NARROW, *_net(3, 3, 2, 5, 3, 4))],
            points=3,
        ),
    ],
    may_use=(
        "nnkit.losses.softmax_cross_entropy",
        "nnkit.activations.softmax",
        "nnkit.activations.sigmoid",
        "nnkit.activations.relu",
    ),
    wrong=[
        wrong_net(
            "tanh's slope is missing",
            "The last layer is right, those below are not: on the way down multiply by tanh's slope, 1 - A^2.",
            hidden=(np.tanh, np.ones_like),
        ),
        wrong_net(
            "1 - A for 1 - A^2",
            "The last layer is right, those below are not. tanh's slope is 1 - A^2; you have 1 - A.",
            hidden=(np.tanh, lambda z: 1 - np.tanh(z)),
        ),
        wrong_net(
            "the sigmoid's slope",
            "The last layer is right, those below are not. A (1 - A) is the sigmoid's slope; this is tanh.",
            hidden=(np.tanh, lambda z: np.tanh(z) * (1 - np.tanh(z))),
        ),
        wrong_net(
            "tanh twice in the slope",
            "The last layer is right, those below are not. You put A through tanh again; A is its output already.",
            hidden=(np.tanh, lambda z: 1 - np.tanh(np.tanh(z)) ** 2),
        ),
        wrong_net(
            "slope from Z",
            "The last layer is right, those below are not. 1 - Z^2 uses what went INTO tanh; 1 - A^2 what came out.",
            hidden=(np.tanh, lambda z: 1 - z**2),
        ),
        Wrong(
            "the slope comes too late",
            _late,
            "The last layer is right, those below are not: multiply by tanh's slope BEFORE dense_backward. It wants "
            "dZ; "
            "what comes down from above is dA.",
        ),
        wrong_net(
            "another tanh at the top",
            "You put the last layer through tanh as well. Its sums are the logits, as they are.",
            last="tanh",
        ),
        wrong_net(
            "tanh's slope at the top",
            "You multiplied the top's dZ by a tanh slope. No tanh follows the last layer.",
            top=lambda dZ, Z, n: dZ * (1 - Z**2),
        ),
        wrong_net("divided by n again", "Your slopes are n times too small: the 1/n is in dZ already.",
                  top=lambda dZ, Z, n: dZ / n),
        wrong_net("n times too large", "Your slopes are n times too large: the loss is a mean, so dZ = (P - Y) / n.",
                  top=lambda dZ, Z, n: dZ * n),
        wrong_net("the sign", "All slopes are turned round: dZ = (P - Y) / n.", top=lambda dZ, Z, n: -dZ),
        wrong_net("another activation", "Your hidden layers use ReLU. Here it is tanh.", hidden="relu"),
        wrong_net("no activation", "Your hidden layers lack their activation: tanh after every layer but the last.",
                  hidden="identity"),
        wrong_net(
            "lists from the top",
            "Your lists begin with the last layer. Turn them round: the order of `weights`.",
            finish=lambda L, Ws, bs: (L, Ws[::-1], bs[::-1]),
        ),
        wrong_net("no loss", "The loss is missing: return (loss, dWs, dbs).", finish=lambda L, Ws, bs: (Ws, bs)),
        wrong_net(
            "pairs",
            "You gave back a pair for each layer. Two lists are asked: all dW, then all db.",
            finish=lambda L, Ws, bs: (L, list(zip(Ws, bs, strict=True))),
        ),
        Wrong(
            "tanh on the logits",
            _tanh_going_up_only,
            "Going up you put the last layer through tanh as well. Its sums are the logits, as they are.",
        ),
        wrong_net("sigmoids", "Your hidden layers use the sigmoid. Here it is tanh.", hidden="sigmoid"),
        Wrong(
            "biases as means",
            lambda X, y, weights, biases: (lambda L, Ws, bs: (L, Ws, [b / len(X) for b in bs]))(
                *_every_net(X, y, weights, biases)
            ),
            "Your dbs are means over the batch. They are sums, as in dense_backward: the 1/n is in dZ already.",
        ),
        Wrong(
            "no biases",
            lambda X, y, weights, biases: _every_net(X, y, weights, [0 * b for b in biases]),
            "Your forward pass lacks the biases.",
        ),
        wrong_net(
            "biases from the top",
            "dWs is right. dbs begins with the last layer: turn it round.",
            finish=lambda L, Ws, bs: (L, Ws, bs[::-1]),
        ),
        wrong_net(
            "weights from the top",
            "dbs is right. dWs begins with the last layer: turn it round.",
            finish=lambda L, Ws, bs: (L, Ws[::-1], bs),
        ),
        wrong_net(
            "the first layer is missing",
            "The first layer's slopes are missing: `range(last, 0, -1)` stops before 0.",
            finish=lambda L, Ws, bs: (L, Ws[1:], bs[1:]),
        ),
        Wrong("two layers only", _two_layers, "You wrote it for two layers. Let a loop go over any number of them."),
        Wrong("three layers only", _three_layers, "You wrote it for three layers. Let a loop go over any number."),
    ],
    hints=[
        "Forward with a list: `inputs = [X]`, and append each tanh. inputs[l] is what layer l takes in.",
        "`loss, dZ = softmax_cross_entropy(logits, y)`. Then a loop from the last layer to the first.",
        "In the loop: dA, dW, db = dense_backward(dZ, inputs[l], weights[l]), then dZ = dA * (1 - inputs[l]**2).",
    ],
    never={
        "large": "what is left of 1 - A^2 is lost in rounding",
    },
)  # fmt: skip

# --- gradient check ---------------------------------------------------------------------------------------------------

WAVES = Case("f(x) = np.sin(1000 * x).sum()", np.array([0.1, -0.2]))
CUBES = "f(x) = (x ** 3).sum()"
MIXED = "f(x) = np.sin(x[0, 1]) * x[1, 0] + (x ** 2 * np.exp(x / 4)).sum()"
MATRIX = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])


def wrong_slope(name, says, slope, prepare=lambda x: np.array(x, float)):
    """A wrong gradient: slope(f, x, i, h) for the number at i of the prepared x."""

    def answer(f, x, h=1e-5):
        x = prepare(x)
        gradient = np.zeros_like(x, dtype=float)
        for i in np.ndindex(x.shape):
            gradient[i] = slope(f, x, i, h)
        return gradient

    return Wrong(name, answer, says)


def _moved(x, i, step):
    new = x.copy()
    new[i] = x[i] + step  # in an array of whole numbers this is cut off
    return new


numeric_gradient = Exercise(
    "numeric_gradient",
    "A gradient by measuring",
    (
        "`f`: a function that takes an array like `x` and gives one number; {given} {Rows} `x`: an array of any shape, "
        r"floats or whole numbers; {given} {a matrix} {whole numbers} `h`: the step {given} $\to$ an array of `x`'s "
        "shape with the central difference for each number of `x`. {cases} `x` must be afterwards as it was before. "
        "{kept} Left out, `h` is 1e-5. {Default} {another default}"
    ),
    promises=[
        Rows("x"),
        Default("h", 1e-5),
        Holds("another default", "", WAVES),
    ],
    parts=[
        Part(
            "a vector, with large steps (so that the formula shows)",
            [Case(CUBES, np.array([1.0, -2.0, 0.5, 3.0]), 0.1)],
        ),
        Part("a matrix", [Case(MIXED, MATRIX, 0.001), Case("f(x) = np.abs(x - 0.3).sum() * x[0, 0]", MATRIX, 0.02)]),
        Part("whole numbers", [Case("f(x) = (x ** 3).sum() + x[0] * x[2]", np.array([2, -1, 4]), 0.01)]),
    ],
    wrong=[
        wrong_slope(
            "one-sided",
            "That is the forward difference: (f(x + h) - f(x)) / h. The central one steps to both sides.",
            lambda f, x, i, h: (f(_moved(x, i, h)) - f(x)) / h,
        ),
        wrong_slope(
            "one-sided, backwards",
            "That is a one-sided difference, (f(x) - f(x - h)) / h. The central one steps to both sides.",
            lambda f, x, i, h: (f(x) - f(_moved(x, i, -h))) / h,
        ),
        wrong_slope(
            "h for 2h",
            "Twice too large: from x - h to x + h it is 2h.",
            lambda f, x, i, h: (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / h,
        ),
        wrong_slope(
            "parentheses",
            "`/ 2 * h` divides by 2 and multiplies by h. Write `/ (2 * h)`.",
            lambda f, x, i, h: (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / 2 * h,
        ),
        wrong_slope(
            "whole numbers swallow the step",
            "For an x of whole numbers you get nonsense: an integer array cuts x + h down to a whole number. Make "
            "floats first.",
            lambda f, x, i, h: (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h),
            prepare=np.array,
        ),
        wrong_slope(
            "the sign",
            "The sign is turned round: f(x + h) first, minus f(x - h).",
            lambda f, x, i, h: (f(_moved(x, i, -h)) - f(_moved(x, i, h))) / (2 * h),
        ),
        wrong_slope(
            "all at once",
            "You moved all numbers of x together. For df/dx_i only x_i moves.",
            lambda f, x, i, h: (f(x + h) - f(x - h)) / (2 * h),
        ),
        wrong_slope(
            "its own h",
            "You use a step (or a formula) of your own. Use the one above with the h that is given, even a large one.",
            lambda f, x, i, h: (f(_moved(x, i, 1e-5)) - f(_moved(x, i, -1e-5))) / 2e-5,
        ),
        Wrong(
            "steps pile up",
            lambda f, x, h=1e-5: _piled(f, x, h),
            "Your steps pile up: after each number put x[i] back before you go on to the next.",
        ),
        Wrong(
            "whole numbers come out",
            lambda f, x, h=1e-5: _central(f, np.array(x, float), h).astype(np.asarray(x).dtype),
            "For an x of whole numbers your slopes are cut to whole numbers: `np.zeros_like(x)` has x's type. Take "
            "`np.zeros(x.shape)`.",
        ),
        Wrong(
            "the step is a whole number",
            lambda f, x, h=1e-5: _central(f, x, h) if np.asarray(x).dtype.kind == "f" else np.zeros(np.shape(x)),
            "For an x of whole numbers your step is cut to 0: `np.zeros_like(x)` has x's type. Make floats first.",
        ),
        Wrong(
            "a row at a time",
            lambda f, x, h=1e-5: _by_first_index(f, np.array(x, float), h),
            "For a matrix you move a whole row at once. `for i in np.ndindex(x.shape)` visits each single number.",
        ),
        Wrong(
            "one long row",
            lambda f, x, h=1e-5: _central(f, np.array(x, float), h).ravel(),
            "The numbers are right, but in one long row. The gradient has the shape of x.",
        ),
        Wrong(
            "one number",
            lambda f, x, h=1e-5: (f(x + h) - f(x - h)) / (2 * h),
            "You moved all numbers of x together and got one slope. For df/dx_i only x_i moves.",
        ),
        wrong_slope(
            "plus for minus",
            "You added f(x + h) and f(x - h). Their DIFFERENCE is divided by 2h.",
            lambda f, x, i, h: (f(_moved(x, i, h)) + f(_moved(x, i, -h))) / (2 * h),
        ),
        wrong_slope(
            "half a step",
            "You stepped h/2 to both sides. The central difference above steps h to both sides and divides by 2h.",
            lambda f, x, i, h: (f(_moved(x, i, h / 2)) - f(_moved(x, i, -h / 2))) / h,
        ),
        Wrong(
            "the first number only",
            lambda f, x, h=1e-5: _first_only(f, np.array(x, float), h),
            "Only the first number has its slope. Does your `return` stand inside the loop?",
        ),
    ],
    hints=[
        "Make a copy of floats first: `x = np.array(x, dtype=float)`.",
        "`for i in np.ndindex(x.shape)` visits every place of an array of any shape; `x[i]` is the number there.",
        "Set x[i] to its old value + h, call f; to its old value - h, call f; put the old value back.",
    ],
    never={
        "one row of a matrix": "the function f has its own shape",
        "one column of a matrix": "the function f has its own shape",
        "a square matrix": "the function f has its own shape",
        "zero": "rounding is all that is left of a difference there",
        "tiny": "rounding is all that is left of a difference there",
        "large": "a step is lost in large numbers",
    },
)


def _central(f, x, h):
    return wrong_slope("", "", lambda f, x, i, h: (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h)).answer(f, x, h)


def _by_first_index(f, x, h):
    gradient = np.zeros_like(x)
    for i in range(len(x)):
        gradient[i] = (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h)
    return gradient


def _first_only(f, x, h):
    gradient = np.zeros_like(x)
    gradient.flat[0] = _central(f, x, h).flat[0]
    return gradient


def _piled(f, x, h):
    x = np.array(x, float)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


APART = [
    Case(np.array([1.0, -2.0, 3.0]), np.array([1.5, -2.0, 2.0])),
    Case(np.array([[0.001, -0.02], [0.5, 40.0], [-3.0, 7.0]]), np.array([[0.002, -0.02], [0.4, 30.0], [-3.5, 5.0]])),
    Case(np.array([-1e-6, 2e-6]), np.array([-1e-6, 3e-6])),
    Case(np.array([1.0, -5.0]), np.array([1.0, 2.0])),
]


def _sizes(a, b):
    return np.abs(a).max(), np.abs(b).max()


gradient_error = Exercise(
    "gradient_error",
    "How wrong is it?",
    r"`a`, `b`: arrays of one shape, any shape of one axis or more {given} {AnyShape} $\to$ one number, by the formula "
    "above. {cases} Gradients may be as small as $10^{-6}$, or as large as $10^6$. {Numbers}",
    promises=[AnyShape("a", "b", axes=1), Numbers("a", "b", scale=1e6)],
    parts=[
        Part("different gradients", APART),
        Part(
            "both all zeros",
            [Case(np.zeros((2, 3)), np.zeros((2, 3))), Case(np.zeros(4), np.zeros(4)), Case(np.ones(1), np.zeros(1))],
        ),
    ],
    wrong=[
        Wrong(
            "absolute",
            lambda a, b: np.abs(a - b).max(),
            "That is the absolute error. Divide by the size of the gradients: 1e-6 is much for a gradient of 2e-6.",
        ),
        Wrong(
            "nan for zeros",
            lambda a, b: np.abs(a - b).max() / max(_sizes(a, b)),
            "Two gradients of zeros agree, but 0 / 0 is nan. Give 0 there.",
        ),
        Wrong(
            "relative to the first only",
            lambda a, b: float(np.abs(a - b).max() / _sizes(a, b)[0]) if np.abs(a).max() > 0 else 0.0,
            "You divide by the first one's size. Take the larger of both, else the order would matter.",
        ),
        Wrong(
            "relative to the sum",
            lambda a, b: float(np.abs(a - b).max() / sum(_sizes(a, b))) if sum(_sizes(a, b)) > 0 else 0.0,
            "You divide by the sum of both sizes (some do). The formula here takes the larger one.",
        ),
        Wrong(
            "each number by itself",
            lambda a, b: float(np.max(np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-300))),
            "You divide each number by its own size. A number that is nearly 0 would then raise an alarm for "
            "nothing; the formula "
            "divides by the largest of all.",
        ),
        Wrong(
            "without absolute values",
            lambda a, b: float((a - b).max() / max(_sizes(a, b))) if max(_sizes(a, b)) > 0 else 0.0,
            "Differences below 0 count as well: take absolute values before the maximum.",
        ),
        Wrong(
            "sizes without absolute values",
            lambda a, b: float(np.abs(a - b).max() / max(a.max(), b.max())) if max(_sizes(a, b)) > 0 else 0.0,
            "The size of -5 is 5: take absolute values of a and b as well.",
        ),
        Wrong(
            "the mean difference",
            lambda a, b: float(np.abs(a - b).mean() / max(_sizes(a, b))) if max(_sizes(a, b)) > 0 else 0.0,
            "You took the mean difference. One wrong number among a thousand would hide in it: take the largest.",
        ),
        Wrong(
            "division by zero",
            lambda a, b: float(np.abs(a - b).max()) / float(max(_sizes(a, b))),
            "Two gradients of zeros agree, but 0 / 0 is an error. Give 0 there.",
        ),
        Wrong(
            "relative to the second only",
            lambda a, b: float(np.abs(a - b).max() / _sizes(a, b)[1]) if np.abs(b).max() > 0 else 0.0,
            "You divide by the second one's size. Take the larger of both, else the order would matter.",
        ),
        Wrong(
            "relative to the smaller",
            lambda a, b: float(np.abs(a - b).max() / min(_sizes(a, b))) if min(_sizes(a, b)) > 0 else 0.0,
            "You divide by the smaller size. The formula takes the larger one.",
        ),
        Wrong(
            "lengths",
            lambda a, b: (lambda s: float(np.linalg.norm(a - b) / s) if s else 0.0)(max(map(np.linalg.norm, (a, b)))),
            "You measure by lengths, roots of sums of squares (some do). The formula here takes the largest number.",
        ),
        Wrong(
            "lengths, added",
            lambda a, b: (lambda s: float(np.linalg.norm(a - b) / s) if s else 0.0)(sum(map(np.linalg.norm, (a, b)))),
            "You measure by lengths, roots of sums of squares (some do). The formula here takes the largest number.",
        ),
        Wrong(
            "means",
            lambda a, b: (lambda s: float(np.abs(a - b).mean() / s) if s else 0.0)(
                max(np.abs(a).mean(), np.abs(b).mean())
            ),
            "You took means. One wrong number among a thousand would hide in them: take the largest.",
        ),
        Wrong(
            "one for each number",
            lambda a, b: np.abs(a - b) / max(_sizes(a, b)) if max(_sizes(a, b)) > 0 else 0.0,
            "You gave back an array. The largest of the differences is asked, one number.",
        ),
        Wrong(
            "no absolute values at all",
            lambda a, b: (lambda s: (a - b).max() / s if s else 0.0)(max(a.max(), b.max())),
            "Neither differences nor sizes may have a sign: take absolute values before each maximum.",
        ),
        Wrong(
            "absolute values too late",
            lambda a, b: (lambda s: abs((a - b).max()) / s if s else 0.0)(max(abs(a.max()), abs(b.max()))),
            "You take the maximum first: of -5 and 1 that is 1. Absolute values come before the maximum.",
        ),
        Wrong(
            "a size of at least 1",
            lambda a, b: np.abs(a - b).max() / max(1, *_sizes(a, b)),
            "You divide by at least 1. For small gradients that is the absolute error again.",
        ),
        Wrong(
            "something added below the line",
            lambda a, b: np.abs(a - b).max() / (max(_sizes(a, b)) + 1e-8),
            "You add 1e-8 below the line against 0 / 0. Beside a gradient of 1e-6 that is one percent. Ask for zeros "
            "instead.",
        ),
        Wrong(
            "percent",
            lambda a, b: 100 * np.abs(a - b).max() / max(_sizes(a, b)) if max(_sizes(a, b)) > 0 else 0.0,
            "Those are percent. The formula has no 100.",
        ),
        Wrong(
            "Python's max",
            lambda a, b: max(abs(a - b)) / max(max(abs(a)), max(abs(b))),
            "Python's `max` cannot compare the rows of a matrix. `.max()` looks at all its numbers.",
        ),
    ],
    hints=["`np.abs(a - b).max()` is the numerator.", "Both all zeros: what would you divide by? Ask first."],
    never={"tiny": "gradients are 1e-6 in size, or larger"},
)

# --- quiz -------------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "backprop_facts",
    "What backprop is and is not",
    [
        Question(
            "fork",
            "A neuron's output feeds three neurons of the next layer. What is the slope of the loss with respect to "
            "it?",
            [
                Choice(
                    "The product of the three slopes that come back.",
                    "Along one way slopes multiply. Three ways side by side are three effects, and they add up.",
                ),
                Choice(
                    "The sum of the three slopes that come back, each through its weight.",
                    "Right: where a wire forks, slopes add up.",
                    right=True,
                ),
                Choice(
                    "The largest of the three; the others hardly matter.",
                    "Small ones count too, and slopes of different signs may even cancel.",
                ),
                Choice(
                    "Their mean.",
                    "Raise the output a little: three neurons change at once, and the changes add up. Nobody divides "
                    "by 3.",
                ),
            ],
        ),
        Question(
            "depth",
            "A network gets twice as many hidden layers of the same width. One backward pass then costs",
            [
                Choice(
                    "about twice as much.", "Right: one visit for each wire, and there are twice as many.", right=True
                ),
                Choice(
                    "the square of it: exponential in depth.",
                    "The number of PATHS grows so. Backprop computes each neuron's slope once, whatever the number "
                    "of paths.",
                ),
                Choice(
                    "the same: it starts at the loss anyway.", "It visits every layer, and there are twice as many."
                ),
                Choice(
                    "twice as much in each layer, so four times.",
                    "Each layer costs what it did before: its wires are still as many.",
                ),
            ],
        ),
        Question(
            "memory",
            "Training needs more memory than mere answering. What for?",
            [
                Choice(
                    "Backprop stores all paths through the network.",
                    "Nobody lists the paths; that is the point of it.",
                ),
                Choice(
                    "The chain rule needs second derivatives.",
                    "First derivatives only. Newton's method (lesson 7) wants second ones.",
                ),
                Choice(
                    "Each layer keeps what it took in, for every example of the batch, until the slopes come back.",
                    "Right: dW = X^T dZ needs X, and g'(Z) needs Z or A.",
                    right=True,
                ),
                Choice(
                    "The old weights are kept in case the step was bad.",
                    "Plain gradient descent does not look back.",
                ),
            ],
        ),
        Question(
            "step",
            "A central difference with h = 1e-13 gives a slope that is wrong in the fourth digit. Why?",
            [
                Choice(
                    "h is too large for the formula.",
                    "The formula's error is about h^2, and (1e-13)^2 = 1e-26. It is not to blame.",
                ),
                Choice(
                    "f(x + h) and f(x - h) agree in nearly all 16 digits; little but rounding is left of their "
                    "difference.",
                    "Right: an error of 1e-17 at least, and 1e-17 / 1e-13 = 1e-4.",
                    right=True,
                ),
                Choice(
                    "x + h is exactly x.", "Not yet: near 1 the next float is 2e-16 away. At h = 1e-17 it would be."
                ),
                Choice(
                    "The function has a kink nearby.",
                    "With so small a step one would have to stand exactly on it. Smooth functions show the same.",
                ),
            ],
        ),
        Question(
            "checked",
            "Your gradient check passes with error 1e-9. What do you know?",
            [
                Choice(
                    "The network will train well.",
                    "The slope may be right and the rate, the start or the data wrong.",
                ),
                Choice(
                    "The loss is the right one for the task.",
                    "The check only compares backward with YOUR forward. If the forward pass computes the wrong "
                    "thing, both agree on it.",
                ),
                Choice(
                    "Backward is the slope of your forward pass, at the place where you looked.",
                    "Right, and no more than that: look at random places, and test the forward values too.",
                    right=True,
                ),
                Choice(
                    "Nothing, since measured gradients are inexact.",
                    "A wrong formula agreeing to nine digits by chance would be quite a chance.",
                ),
            ],
        ),
    ],
)

EXERCISES = [
    times_gate,
    max_gate,
    fork_slopes,
    slopes_cost,
    forward_by_hand,
    backward_by_hand,
    slide_w5,
    two_layer_gradients,
    loss_after_10000,
    dense_backward,
    relu_backward,
    sigmoid_backward,
    weights_without_slope,
    mlp_gradients,
    numeric_gradient,
    gradient_error,
    quiz,
]
