"""Lesson 3b, what hidden layers are for: its exercises with public cases, misconceptions and hints.

Most answers here are weights, and infinitely many weights are right. So they are judged by what they do: the network
is run on points, and the sentence says where it fails.
"""

import math
from itertools import pairwise

import numpy as np

from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Setting, Wrong, about, with_readings
from nnkit.check.promises import AnyShape, Holds, Numbers, Sizes, UpTo
from nnkit.lessonkit.pieces import count_linear_pieces, folding_network, kinks
from nnkit.lessonkit.polygons import region_network

# --- 1. hidden space --------------------------------------------------------------------------------------------------


# what no argument is, for `never`
OF_A_POLYGON = {
    "zero": "a polygon has corners apart",
    "constant": "a polygon has corners apart",
    "one row of a matrix": "a polygon has three corners",
    "one column of a matrix": "a corner has two coordinates",
    "a square matrix": "a polygon has three corners",
    "more columns than rows": "a polygon has three corners",
    "many rows": "there are at most 24 corners",
}


def relu(z):
    return np.maximum(0, z)


_CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
_W1, _B1 = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])

hidden_space = Exercise(
    "hidden_space",
    may_use=("nnkit.activations.relu",),
    title="A hidden layer moves points",
    task=(
        "Write `hidden_space(X, W1, b1)`: where a layer of ReLU neurons puts each point. {cases}\n\n"
        "- `X`: shape `(n, d)`, one point per row; `W1`: shape `(d, m)`, one column per neuron; `b1`: shape `(m,)` "
        "{given}\n"
        "- gives back `H`, shape `(n, m)`: row $i$ holds the $m$ activations for point $i$ {cases}\n"
        "- {promises}\n"
        "- free: loops or matrices, any float type; your `dense_forward` is there {free}"
    ),
    promises=[Sizes(X="n d", W1="d m", b1="m"), Numbers("X", "b1")],
    parts=[
        Part(
            "the four corners",
            [
                Case(_CORNERS, _W1, _B1),
                Case(_CORNERS, np.array([[1.0, -2.0], [-1.0, 3.0]]), np.array([0.25, -0.5])),
            ],
        ),
        Part(
            "any number of points, features and neurons",
            [
                Case(
                    np.array([[0.5, -1.0, 2.0], [3.0, 0.5, -2.5]]),
                    np.array([[1.0, -0.5, 2.0, 0.3], [0.5, 1.5, -1.0, -2.0], [-1.0, 0.75, 0.25, 1.0]]),
                    np.array([0.1, -0.2, 0.3, -3.0]),
                ),
                Case(np.array([[-2.0, 1.5]]), np.array([[1.0], [2.0]]), np.array([-0.25])),
            ],
        ),
    ],
    wrong=[
        Wrong("no bend", lambda X, W1, b1: X @ W1 + b1, "These are the sums z. The ReLU that makes them h is missing."),
        Wrong("no bias", lambda X, W1, b1: relu(X @ W1), "The biases are not used: each neuron adds its own."),
        Wrong(
            "bias after the ReLU",
            lambda X, W1, b1: relu(X @ W1) + b1,
            "You add the bias after the ReLU. It belongs to the sum: it decides where the neuron bends.",
        ),
        Wrong("bias subtracted", lambda X, W1, b1: relu(X @ W1 - b1), "You took the bias away; it is added."),
        Wrong(
            "ReLU on the way in",
            lambda X, W1, b1: relu(X) @ W1 + b1,
            "You cut off the inputs. The ReLU comes after the weighted sum.",
        ),
        Wrong(
            "the wrong side kept",
            lambda X, W1, b1: np.minimum(0, X @ W1 + b1),
            "You kept the negative side. ReLU is max(0, z).",
        ),
        Wrong(
            "a step",
            lambda X, W1, b1: (X @ W1 + b1 > 0).astype(float),
            "That says which neurons fire, 0 or 1. A ReLU passes z on where it is positive.",
        ),
        Wrong("the size", lambda X, W1, b1: np.abs(X @ W1 + b1), "You took |z|. ReLU cuts off, it does not mirror."),
        Wrong(
            "weights transposed",
            lambda X, W1, b1: relu(X @ W1.T + b1),
            "You used the rows of W1 as neurons. Here each COLUMN of W1 is a neuron: X @ W1.",
        ),
        Wrong(
            "neurons in rows",
            lambda X, W1, b1: relu(X @ W1 + b1).T,
            "Your table is turned: one row per point is asked, one column per neuron.",
        ),
        Wrong(
            "summed up",
            lambda X, W1, b1: relu(X @ W1 + b1).sum(axis=1),
            "You added the neurons up. Each keeps a column of its own: they are the new coordinates.",
        ),
        Wrong(
            "a sigmoid",
            lambda X, W1, b1: 1 / (1 + np.exp(-(X @ W1 + b1))),
            "You used the sigmoid. These neurons have a ReLU: max(0, z).",
        ),
        Wrong(
            "Python's max",
            lambda X, W1, b1: max(0, X @ W1 + b1),
            "Python's `max` and `if` want one yes or no, and a table gives many. `np.maximum` goes number by number.",
        ),
        Wrong(
            "largest of each column",
            lambda X, W1, b1: np.max(X @ W1 + b1, 0),
            "`np.max(z, 0)` finds the largest number of each column. `np.maximum(0, z)` compares number by number.",
        ),
    ],
    hints=[
        "Two steps: the sums z of all neurons for all points, then the bend.",
        "`Z` has shape (n, m), and `Z[i, j]` is row i of X times column j of W1, plus `b1[j]`.",
        "The bend works number by number: `np.maximum`.",
    ],
)

# --- 2. XOR -----------------------------------------------------------------------------------------------------------


xor_weights = Exercise(
    "xor_weights",
    title="XOR with two ReLUs",
    task=(
        "Give weights `xor_weights = (W1, b1, w2, b2)` with which\n\n"
        "$$z = \\max(0,\\; X W_1 + b_1)\\; w_2 + b_2$$\n\n"
        "is **above 0** for the rows $(0, 1)$ and $(1, 0)$ of $X$, and **0 or below** for $(0, 0)$ and $(1, 1)$. "
        "{cases}\n\n"
        "- `W1`: shape `(2, 2)`, a column per hidden neuron; `b1`: `(2,)`; `w2`: `(2,)`; `b2`: a number {cases}\n"
        "- free: any weights that do it, from above, from the explorer or of your own; arrays or "
        "lists, `w2` as a column, `b2` in brackets {free}"
    ),
    kind="value",
    parts=[Part("the batch of four corners", [Case()], judge=Judge("gates.xor"), points=2)],
    wrong=[
        Wrong(
            "a linear net",
            (_W1, np.zeros(2), np.array([1.0, -2.0]), 0.0),
            "With b1 = (0, 0) both ReLUs are on for all four corners (or just at 0), so nothing bends and the network "
            "is "
            "affine: no line does XOR. Where must the second neuron begin to fire?",
        ),
        Wrong(
            "an OR",
            (_W1, np.array([0.0, -1.0]), np.array([1.0, -1.0]), 0.0),
            "That is OR: (1, 1) still says yes. In hidden space it lies at (2, 1), so h2 must count twice as much "
            "as h1, with a minus.",
        ),
        Wrong(
            "equal or not, turned round",
            (_W1, np.array([0.0, -1.0]), np.array([-1.0, 2.0]), 0.5),
            "Yes and no are exchanged: this fires for equal inputs. Change the sign of w2 and b2.",
        ),
        Wrong(
            "the output's bias too low",
            (_W1, np.array([0.0, -1.0]), np.array([1.0, -2.0]), -1.0),
            "Nothing fires: (0, 1) and (1, 0) give z = 0, and a yes must be ABOVE 0. Raise b2.",
        ),
    ],
    hints=[
        "Take W1 and b1 of the worked example. You know the three places in hidden space to which the corners go.",
        "Find w2 and b2 with (1, 0) on the yes side and both (0, 0) and (2, 1) on the no side.",
        "For w2 = (1, -c) and b2 = 0: which c make the third place 0 or below?",
    ],
)

# --- 3. gates ---------------------------------------------------------------------------------------------------------


not_neuron = Exercise(
    "not_neuron",
    title="NOT",
    task=(
        "Give `not_neuron = (w, b)`, two numbers: a step neuron with one input that fires ($w x + b > 0$) for $x = "
        "0$ and does not fire for $x = 1$. {cases} Free: any numbers that do it, bare or in brackets. {free}"
    ),
    kind="value",
    parts=[Part("x = 0 and x = 1", [Case()], judge=Judge("gates.not_gate"))],
    wrong=[
        Wrong("a copy", (1, -0.5), "It fires exactly where x = 1: that is x itself. Turn it round: a negative weight."),
        Wrong("the bias too large", (-1, 1.5), "It always fires: the bias 1.5 is more than the weight takes away."),
        Wrong("bias first", (0.5, -1), "You wrote the bias first. The order is (w, b): weight, then bias."),
        Wrong("no weight", (0, 0.5), "With weight 0 it does not look at x at all, and always fires."),
    ],
    hints=[
        "For x = 0 only the bias is left. Which sign must it have?",
        "For x = 1 the weight must win against the bias.",
    ],
)


def every(patterns):
    return patterns.all(axis=1)


def some(patterns):
    return patterns.any(axis=1)


_GATE = (
    " {cases}\n\n"
    "- `k`: how many inputs, 1 or more. {given} {promises}\n"
    "- gives back `(w, b)`: `w` of shape `(k,)`, `b` a number {cases}\n"
    "- free: any weights with which $z = w \\cdot x + b$ is above 0 exactly there; array or list, "
    "`b` bare or in brackets {free}"
)

and_neuron = Exercise(
    "and_neuron",
    title="AND of k inputs",
    task="Write `and_neuron(k)`: a step neuron that fires only if **all** of its `k` inputs (each 0 or 1) are 1."
    + _GATE,
    promises=[UpTo("k", 14)],
    parts=[
        Part("two inputs, and three", [Case(2), Case(3)], judge=Judge("gates.gate", of="all")),
        Part("any number of inputs", [Case(1), Case(6)], judge=Judge("gates.gate", of="all")),
    ],
    wrong=[
        Wrong("an OR", lambda k: (np.ones(k), -0.5), "That is OR: a single 1 is already enough. All k must be needed."),
        Wrong(
            "on the fence",
            lambda k: (np.ones(k), -k),
            "With all inputs 1 the sum is k, so z = k - k = 0: on the fence, and it never fires. A little less bias.",
        ),
        Wrong("for two inputs only", lambda k: (np.ones(k), -1.5), "-1.5 is right for two inputs. Let it grow with k."),
        Wrong("bias -1", lambda k: (np.ones(k), -1.0), "-1 is right for two inputs. For k of them two 1s must not do."),
        Wrong("the bias's sign", lambda k: (np.ones(k), k - 0.5), "It always fires: AND is hard to please, so b < 0."),
        Wrong(
            "more than half",
            lambda k: (np.ones(k) / k, -0.5),
            "It fires when more than half of the inputs are 1: a majority vote. AND wants all of them.",
        ),
        Wrong("one too few", lambda k: (np.ones(k), 1.5 - k), "One 0 among the inputs is forgiven. None may be."),
        Wrong(
            "a single weight",
            lambda k: (1.0, 0.5 - k),
            "One weight for each input is asked: w of shape (k,).",
        ),
        Wrong("bias first", lambda k: (0.5 - k, np.ones(k)), "You gave (b, w). The order is (w, b)."),
    ],
    hints=[
        "Give every input the weight 1. Then the sum counts the 1s.",
        "The bias must make k ones enough, and k - 1 ones not enough.",
    ],
)

or_neuron = Exercise(
    "or_neuron",
    title="OR of k inputs",
    task="Write `or_neuron(k)`: a step neuron that fires if **at least one** of its `k` inputs (each 0 or 1) is 1."
    + _GATE,
    promises=[UpTo("k", 14)],
    parts=[
        Part("two inputs, and three", [Case(2), Case(3)], judge=Judge("gates.gate", of="any")),
        Part("any number of inputs", [Case(1), Case(6)], judge=Judge("gates.gate", of="any")),
    ],
    wrong=[
        Wrong("an AND", lambda k: (np.ones(k), 0.5 - k), "That is AND. For OR a single 1 must do, however large k is."),
        Wrong(
            "on the fence",
            lambda k: (np.ones(k), -1.0),
            "A single 1 gives z = 1 - 1 = 0: on the fence, and it does not fire. A little less bias.",
        ),
        Wrong("always", lambda k: (np.ones(k), 0.5), "It fires without any 1: for all inputs 0 only the bias is left."),
        Wrong(
            "an average",
            lambda k: (np.ones(k) / k, -0.5),
            "You compare the average with one half. For large k a single 1 does not reach that.",
        ),
        Wrong(
            "an average of two", lambda k: (np.ones(k) / k, -0.4), "For more inputs a single 1 counts 1/k: too little."
        ),
        Wrong("none of them", lambda k: (-np.ones(k), 0.5), "It fires when NO input is 1: that is NOR, the opposite."),
        Wrong("the first only", lambda k: (np.eye(k)[0], -0.5), "It looks at the first input only."),
        Wrong("bias first", lambda k: (-0.5, np.ones(k)), "You gave (b, w). The order is (w, b)."),
    ],
    hints=["With weights 1 the sum counts the 1s.", "The bias must let 1 pass and stop 0, whatever k is."],
)

# --- 4. half-plane ----------------------------------------------------------------------------------------------------


def turned(p, q):
    return np.array([p[1] - q[1], q[0] - p[0]])


def through(w, point):
    return w, -float(w @ point)


half_plane = Exercise(
    "half_plane",
    title="A neuron for a half-plane",
    task=(
        "You walk straight from point `p` to point `q`. {given} Write `half_plane(p, q)`: the neuron that fires **on "
        "your left**, and whose line goes through both points. {cases}\n\n"
        "- `p`, `q`: arrays of shape `(2,)`, two different points {given}\n"
        "- gives back `(w, b)`, `w` of shape `(2,)`: $w \\cdot x + b$ is above 0 on the left, 0 on the line {cases}\n"
        "- free: the length of `w`; `b` bare or in brackets {free}"
    ),
    parts=[
        Part(
            "to the right, and to the left",
            [
                Case(np.array([0.0, 0.0]), np.array([2.0, 1.0])),
                Case(np.array([1.0, 3.0]), np.array([-2.0, 1.5])),
                Case(np.array([-1.0, 2.0]), np.array([3.0, 4.0])),  # the origin is on the right: b < 0
            ],
            judge=Judge("gates.half_plane"),
        ),
        Part(
            "straight up, down and level",
            [
                Case(np.array([2.0, -1.0]), np.array([2.0, 3.0])),
                Case(np.array([-1.5, 2.0]), np.array([-1.5, -2.5])),
                Case(np.array([3.0, 0.5]), np.array([-1.0, 0.5])),
            ],
            judge=Judge("gates.half_plane"),
        ),
    ],
    wrong=[
        Wrong(
            "fires on the right",
            lambda p, q: through(-turned(p, q), q),
            "It fires on your right. Turn w round, and with it b.",
        ),
        Wrong(
            "w along the line",
            lambda p, q: through(q - p, p),
            "Your w points along the line, from p to q. A weight vector stands at a right angle to its line.",
        ),
        Wrong(
            "coordinates swapped, no sign",
            lambda p, q: through((q - p)[::-1], p),
            "Swapping the coordinates of q - p is half of a quarter turn: one of them must change its sign too.",
        ),
        Wrong(
            "through the origin",
            lambda p, q: (turned(p, q), 0.0),
            "Your w is right. With b = 0 the line goes through the origin instead of p and q.",
        ),
        Wrong(
            "the bias's sign",
            lambda p, q: (turned(p, q), float(turned(p, q) @ p)),
            "Your w is right, the bias has the wrong sign: w . p + b must be 0.",
        ),
        Wrong(
            "above the line",
            lambda p, q: (
                np.array([-(q[1] - p[1]) / (q[0] - p[0]), 1.0]),
                (q[1] - p[1]) / (q[0] - p[0]) * p[0] - p[1],
            ),
            "You took y = m x + c and fire ABOVE the line. Walking to the left, above is on your right; and an upright "
            "line has no m. Work with w instead.",
        ),
        Wrong("bias first", lambda p, q: through(turned(p, q), p)[::-1], "You gave (b, w). The order is (w, b)."),
        Wrong(
            "the bias without its sign",
            lambda p, q: (turned(p, q), abs(float(turned(p, q) @ p))),
            "Your w is right. Your bias is never negative, so it is right only where the origin lies on your left: "
            "b = -(w . p), whatever its sign.",
        ),
        Wrong(
            "fires where the origin is",
            lambda p, q: tuple(v if turned(p, q) @ p <= 0 else -v for v in through(turned(p, q), p)),
            "You turned w so that b is not negative. Then it fires where the origin is, be that left or right.",
        ),
        Wrong(
            "the way to q forgotten",
            lambda p, q: through(turned(0 * q, q), p),
            "You turned q itself, as if you had started at the origin. The way is q - p.",
        ),
    ],
    alike=Judge("gates.half_plane_alike"),
    hints=[
        "The way is d = q - p. Turn it by a quarter turn to the left and you have w.",
        "A quarter turn to the left takes (dx, dy) to (-dy, dx). Try it with (1, 0).",
        "The bias follows from p being on the line: w . p + b = 0.",
    ],
    never={"many rows": "a point has two coordinates"},
)

# --- 5. regions -------------------------------------------------------------------------------------------------------


_TRIANGLE = np.array([[-2.0, -1.0], [3.0, -0.5], [0.5, 2.5]])
_FIVE = np.array([[1.0, 0.0], [4.0, 0.5], [5.0, 2.5], [2.5, 4.0], [0.5, 2.0]])
_SQUARE = np.array([[-3.0, -2.0], [-1.0, -2.0], [-1.0, 0.5], [-3.0, 0.5]])
_BAR = np.array([[-2.0, -2.0], [0.0, -2.0], [0.0, 2.0], [-2.0, 2.0]])
_FOOT = np.array([[-2.0, -2.0], [2.0, -2.0], [2.0, -0.5], [-2.0, -0.5]])
_TIP = np.array([[0.5, -1.0], [3.5, -1.0], [2.0, 1.5]])


def planes_and(corners, b2=None, turn=1.0, skip=0):
    """W1, b1, w2, b2 for one polygon, with a slip."""
    (W, M, _), (b, and_bias, _) = region_network([corners])
    k = len(b) - skip
    return turn * W[:, :k], turn * b[:k], M[:k, 0], and_bias[0] + skip if b2 is None else b2


def regular(k, centre, radius):
    """The corners of a regular polygon, counter-clockwise."""
    angles = 0.3 + 2 * np.pi * np.arange(k) / k
    return np.round(np.array(centre) + radius * np.column_stack([np.cos(angles), np.sin(angles)]), 3)


def dome(k, centre, radius):
    """The corners of half a disc, counter-clockwise; below its floor only that is crossed."""
    angles = np.pi * np.arange(k) / (k - 1)
    return np.round(np.array(centre) + radius * np.column_stack([np.cos(angles), np.sin(angles)]), 3)


ISLANDS = [regular(3 + i % 4, (3 * (i % 3) - 3, 3 * (i // 3) - 3), 1.2) for i in range(7)]

convex_region = Exercise(
    "convex_region",
    title="A convex region: AND of half-planes",
    task=(
        "Write `convex_region(corners)`: a network of step neurons that fires inside a convex polygon and nowhere "
        "else. {cases}\n\n"
        "- `corners`: shape `(k, 2)`, the corners in order, **counter-clockwise** (the inside is on your left). "
        "{given} {promises}\n"
        "- gives back `(W1, b1, w2, b2)`: `W1` `(2, m)` and `b1` `(m,)` for the line neurons, `w2` `(m,)` and the "
        "number `b2` for the neuron that listens to them. {cases} A neuron's answer is 1 where its $z > 0$, else 0 "
        "{cases}\n"
        "- free: any weights that do it, and what happens exactly on the border; your earlier answers are there; "
        "`w2` as a column, `b2` in brackets {free}"
    ),
    promises=[
        Holds("few corners only", "There may be 24 corners.", *(Case(dome(k, (1.0, -0.5), 2.0)) for k in range(6, 25)))
    ],
    parts=[
        Part("a triangle", [Case(_TRIANGLE)], judge=Judge("regions.convex")),
        Part("four and five sides", [Case(_SQUARE), Case(_FIVE)], judge=Judge("regions.convex")),
    ],
    wrong=[
        Wrong(
            "lines look outwards",
            lambda corners: planes_and(corners, turn=-1.0),
            "Your line neurons fire on the outer side. Counter-clockwise the inside is on the LEFT of each side.",
        ),
        Wrong(
            "an OR",
            lambda corners: planes_and(corners, b2=-0.5),
            "You OR the half-planes: it fires wherever any line neuron does. Inside means that ALL of them agree.",
        ),
        Wrong(
            "on the fence",
            lambda corners: planes_and(corners, b2=-float(len(corners))),
            "The last neuron never fires: with all k line neurons on, its z is 0, and it fires only ABOVE 0.",
        ),
        Wrong(
            "for a triangle",
            lambda corners: planes_and(corners, b2=-2.5),
            "Your last neuron is an AND of three (weights 1, bias -2.5). With k sides its bias must grow with k.",
        ),
        Wrong(
            "not closed",
            lambda corners: planes_and(corners, skip=1),
            "One side is missing: the one from the last corner back to the first.",
        ),
        Wrong(
            "one neuron per row",
            lambda corners: (planes_and(corners)[0].T, *planes_and(corners)[1:]),
            "Your W1 has a row for each line. Here each COLUMN is a neuron: shape (2, k).",
        ),
        Wrong(
            "a bias shared",
            lambda corners: (planes_and(corners)[0], np.zeros(len(corners)), *planes_and(corners)[2:]),
            "Your lines have the right directions, but with b1 = 0 all of them go through the origin.",
        ),
        Wrong(
            "not closed, and waits for all",
            lambda corners: planes_and(corners, b2=0.5 - len(corners), skip=1),
            "One side is missing, the one from the last corner back to the first. And the AND waits for k lines, so it "
            "never fires.",
        ),
        Wrong(
            "a loop past the last corner",
            lambda corners: corners[len(corners)],
            "Your loop asks for the corner behind the last one. The last side goes back to corner 0: "
            "`corners[(i + 1) % k]`, or `np.roll(corners, -1, axis=0)`.",
        ),
    ],
    alike=Judge("regions.convex_alike"),
    hints=[
        "Side i goes from corner i to corner i + 1, and the last one back to corner 0: `half_plane` for each.",
        "Put the k weight vectors side by side as columns of W1 (`np.column_stack`), the biases into b1.",
        "The last neuron is an AND of k inputs. You have written that one.",
    ],
    never=OF_A_POLYGON,
)


def three(W1, b1, W2, b2, b3):
    W2 = np.asarray(W2, float)
    return [W1, W2, np.ones((W2.shape[1], 1))], [b1, np.asarray(b2, float), np.array([b3])]


def slip(change):
    """A wrong region_net from change(W1, b1, M, n): M (m, r) is 1 where a line is polygon j's, which has n[j] sides."""

    def answer(polygons):
        (W1, M, _), (b1, _, _) = region_network(polygons)
        return change(W1, b1, M, M.sum(axis=0))

    return answer


region_net = Exercise(
    "region_net",
    title="A union of regions: OR",
    task=(
        "Write `region_net(polygons)`: a network of step neurons with **two hidden layers** (lines, ANDs, then one "
        "OR) that fires inside of any of the polygons and nowhere else. {cases}\n\n"
        "- `polygons`: a list of $r$ arrays `(k_i, 2)`, each a convex polygon, corners counter-clockwise. {given} "
        "{promises}\n"
        "- gives back `(weights, biases)`, two lists of three arrays each, as `mlp_forward` takes them: shapes `(2, "
        "m)`, `(m, r)`, `(r, 1)` and `(m,)`, `(r,)`, `(1,)` {cases}\n"
        "- free: any weights that do it, more or fewer units, and what happens exactly on a border {free}"
    ),
    promises=[
        Holds(
            "few corners only",
            "There may be 24 corners in one of them, and a single polygon in the list.",
            Case([dome(24, (1.0, -0.5), 2.0), regular(3, (-3.0, 1.0), 1.0)]),
            Case([regular(4, (0.5, 0.5), 1.5)]),
            *(Case(ISLANDS[:r]) for r in range(3, 1 + len(ISLANDS))),
            Case([_TIP, _TRIANGLE + 4]),
        ),
    ],
    parts=[
        Part("two islands", [Case([_TIP, _SQUARE]), Case([_FIVE, _SQUARE])], judge=Judge("regions.region")),
        Part(
            "an L from two bars, and a region alone",
            [Case([_BAR, _FOOT]), Case([_FIVE])],
            judge=Judge("regions.region"),
        ),
    ],
    wrong=[
        Wrong(
            "one AND for all",
            slip(lambda W1, b1, M, n: three(W1, b1, np.ones((len(b1), 1)), [0.5 - len(b1)], -0.5)),
            "One AND over all lines fires only where ALL polygons overlap. Each polygon needs its own AND, then an OR.",
        ),
        Wrong(
            "AND for the OR",
            slip(lambda W1, b1, M, n: three(W1, b1, M, 0.5 - n, 0.5 - len(n))),
            "Your last neuron is an AND: it wants the point to be in every polygon at once. In ANY of them: OR.",
        ),
        Wrong(
            "every AND hears all lines",
            slip(lambda W1, b1, M, n: three(W1, b1, np.ones_like(M), 0.5 - n, -0.5)),
            "Your AND neurons have weight 1 from every line, also from those of other polygons: 0 for these.",
        ),
        Wrong(
            "AND of all lines",
            slip(lambda W1, b1, M, n: three(W1, b1, M, 0.5 - np.full(len(n), len(b1)), -0.5)),
            "Each AND's bias counts all lines. It has only those of its own polygon to wait for.",
        ),
        Wrong(
            "the first one's count",
            slip(lambda W1, b1, M, n: three(W1, b1, M, 0.5 - np.full(len(n), n[0]), -0.5)),
            "Every AND has the bias for as many sides as the FIRST polygon has. Each has its own number of sides.",
        ),
        Wrong(
            "OR for the AND",
            slip(lambda W1, b1, M, n: three(W1, b1, M, np.full(len(n), -0.5), -0.5)),
            "Your second layer ORs the half-planes. Inside a polygon ALL its half-planes agree: AND.",
        ),
        Wrong(
            "others forbidden",
            slip(lambda W1, b1, M, n: three(W1, b1, 2 * M - 1, 0.5 - n, -0.5)),
            "You gave the lines of OTHER polygons the weight -1, so they forbid. A line of another polygon is of no "
            "concern: weight 0.",
        ),
        Wrong(
            "OR on the fence",
            slip(lambda W1, b1, M, n: three(W1, b1, M, 0.5 - n, -1.0)),
            "Your OR needs more than one region at a time: with a single one its z is 0 (weights 1, bias -1).",
        ),
        Wrong(
            "the first polygon only",
            slip(
                lambda W1, b1, M, n: three(W1[:, M[:, 0] > 0], b1[M[:, 0] > 0], M[M[:, 0] > 0, :1], 0.5 - n[:1], -0.5)
            ),
            "Only the first polygon fires. Is a `return` inside of your loop?",
        ),
        Wrong(
            "the last polygon only",
            slip(
                lambda W1, b1, M, n: three(
                    W1[:, M[:, -1] > 0], b1[M[:, -1] > 0], M[M[:, -1] > 0, -1:], 0.5 - n[-1:], -0.5
                )
            ),
            "Only the last polygon fires: each turn of your loop replaces the one before. Collect their lines.",
        ),
        Wrong(
            "the same lines for every AND",
            slip(lambda W1, b1, M, n: three(W1, b1, np.arange(len(b1))[:, None] < n, 0.5 - n, -0.5)),
            "Each of your ANDs hears the FIRST lines. Polygon j's lines begin where polygon j - 1's end: count on.",
        ),
        Wrong(
            "an OR of all lines",
            slip(lambda W1, b1, M, n: three(W1, b1, np.ones((len(b1), 1)), [-0.5], -0.5)),
            "You OR all half-planes, so nearly every point fires. Each polygon needs an AND first.",
        ),
        Wrong(
            "fires always",
            slip(lambda W1, b1, M, n: three(W1, b1, M, 0.5 - n, 0.5)),
            "Your last neuron fires always: with no region on, its z is the bias, and that is above 0.",
        ),
    ],
    alike=Judge("regions.region_alike"),
    hints=[
        "First layer: the lines of all polygons side by side, m in all. `convex_region` gives them, polygon by "
        "polygon.",
        "Second layer: neuron j is the AND of polygon j. Column j of its weights is 1 at that polygon's lines and 0 at "
        "all others.",
        "Keep a count of the columns used so far: polygon j begins where j - 1 ended.",
        "Last layer: `or_neuron(r)`.",
    ],
    never=OF_A_POLYGON,
)

# --- 6. counting units ------------------------------------------------------------------------------------------------


units_of_an_l = Exercise(
    "units_of_an_l",
    title="Share the lines",
    task=(
        "The L of the explorer is the union of two bars. {given} Built separately they have 4 + 4 lines, 2 ANDs and "
        "1 OR: 11 neurons. {given} But the two ANDs may **listen to the same line neuron**. {given} Built from "
        "lines, ANDs and one OR, how many neurons does the L need at least, the output included? {cases}"
    ),
    kind="value",
    parts=[
        Part(
            "the number",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(9),
                small="{number:g} is too small: lines, ANDs and the OR are all to be counted",
                large="{number:g} is too large: the two bars have lines in common, and each of these is one neuron",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong(
                "nothing shared",
                11,
                "That is without sharing. Left and lower edge belong to both bars: one neuron each.",
            ),
            Wrong("no output", 8, "The OR is a neuron too: it is the output."),
            Wrong("one AND", 7, "With a single AND the region would be convex, and an L is not."),
            Wrong("inputs counted", 11.0 + 2, "x and y are not neurons, and two lines can be shared."),
        ],
        right=9,
        run=lambda shared: 8 - shared,
        asks="all neurons",
        asked=lambda lines: lines + 2 + 1,
        reads={
            "the number of lines": lambda lines: lines,
            "the number of lines and ANDs, without the output": lambda lines: lines + 2,
            "the number of ANDs": lambda lines: 2,
            "the number of ANDs and ORs, without the lines": lambda lines: 3,
            "the number of lines of one bar": lambda lines: 4,
            "all neurons and the two inputs, which are none": lambda lines: lines + 2 + 1 + 2,
        },
        shared=Setting(2, (1, 0), {2: "two lines shared", 1: "one line shared", 0: "no line shared"}),
    ),
    hints=["How many edges does an L have? Each lies on a line.", "Lines, then one AND for each bar, then the OR."],
)


def sides_for(share):
    """The fewest sides around a circle with which so many percent are in both."""
    return next(n for n in range(3, 99) if 100 * math.pi / (n * math.tan(math.pi / n)) >= share)


# by sides, as the explorer counts them on its grid: the percentage in both, the area that fires, the area too much
AROUND_A_CIRCLE = {
    5: (86.5, 14.53, 1.96),
    6: (90.8, 13.85, 1.28),
    8: (94.9, 13.24, 0.68),
    9: (95.9, 13.10, 0.53),
    10: (96.8, 12.98, 0.41),
    11: (97.2, 12.93, 0.36),
}


def around_a_circle(n, which):
    return AROUND_A_CIRCLE[n][which] if n in AROUND_A_CIRCLE else None


sides_for_the_circle = Exercise(
    "sides_for_the_circle",
    title="Discovery: how many lines make a circle?",
    task=(
        "Play with the explorer above: shape to fill `circle`, then the starts `3 sides around a circle`, `4 sides "
        "...` (lines that touch the circle from outside; do not move them). {about} How many **sides** does it take "
        "at least until **97%** of circle and region are in both? {cases}"
    ),
    kind="value",
    parts=[
        Part(
            "the number of sides",
            [Case()],
            judge=Judge(
                "answer.like",
                answer=about(11),
                small="with {number:g} sides less than 97% are in both",
                large="fewer than {number:g} sides are enough",
            ),
        )
    ],
    wrong=with_readings(
        [
            Wrong("one too few", 10, "With 10 sides it is 96.8%: just below."),
            Wrong("one too many", 12, "12 do it, but is it the first?"),
            Wrong("an octagon", 8, "The octagon looks round already, but it reaches only 94.9%."),
        ],
        right=11,
        run=sides_for,
        asks="the number of sides",
        reads={
            "the percentage that is asked for": lambda n: 97,
            "the share that is asked for": lambda n: 0.97,
            "the percentage in both with as many sides as are asked": lambda n: around_a_circle(n, 0),
            "the percentage in both with one side less": lambda n: around_a_circle(n - 1, 0),
            "the number of all neurons, the AND and the OR among them": lambda n: n + 2,
            "the number of neurons without the output": lambda n: n + 1,
            "the area of the circle": lambda n: 4 * math.pi,
            "the area on which the network fires": lambda n: around_a_circle(n, 1),
            "the area that is too much": lambda n: around_a_circle(n, 2),
        },
        share=Setting(97, (90, 95, 99), "{}%"),
    ),
    hints=["Read the sentence below the picture: `... % are in both`.", "It is more than 8 and fewer than 14."],
)

# --- 7. folding -------------------------------------------------------------------------------------------------------


def tent(x):
    return 1 - np.abs(1 - 2 * np.asarray(x, float))


def repeated(f, x, k):
    for _ in range(k):
        x = f(x)
    return x


_X = np.array([0.0, 0.07, 0.2, 0.3125, 0.45, 0.5, 0.61, 0.75, 0.83, 0.96, 1.0])

fold = Exercise(
    "fold",
    may_use=("nnkit.activations.relu",),
    title="Fold k times",
    task=(
        "The tent $T(x)$ folds the interval from 0 to 1 in its middle and stretches it back: $2x$ up to $x = "
        "\\frac12$, then $2 - 2x$. {cases} Write `fold(x, k)`: $T$ applied $k$ times, $T(T(\\ldots T(x)))$. "
        "{cases}\n\n"
        "- `x`: array of any shape, numbers from 0 to 1; {given} {AnyShape} `k`: 0, 1, 2, ... (0: nothing is "
        "folded). {more often, or never} {promises}\n"
        "- gives back an array like `x`, which stays as it is {cases} {kept}\n"
        "- free: how you write $T$ {free}"
    ),
    promises=[AnyShape("x", axes=1), UpTo("k", 12)],
    parts=[
        Part("once and twice", [Case(_X, 1), Case(_X, 2)]),
        Part("more often, or never", [Case(_X.reshape(1, 11), 5), Case(_X[2:9], 0), Case(_X, 3)]),
    ],
    wrong=[
        Wrong("once only", lambda x, k: tent(x), "It is folded once, whatever k is. Put the result in again, k times."),
        Wrong(
            "one fold too many", lambda x, k: repeated(tent, x, k + 1), "That is one fold too many: k = 0 folds never."
        ),
        Wrong(
            "one fold too few",
            lambda x, k: repeated(tent, x, k - 1),
            "That is one fold too few: k = 1 folds once.",
        ),
        Wrong(
            "a saw",
            lambda x, k: repeated(lambda t: (2 * t) % 1, x, k),
            "You cut at the middle and shift (a saw tooth). A fold turns the right half round: 2 - 2x.",
        ),
        Wrong(
            "not stretched",
            lambda x, k: repeated(lambda t: np.minimum(t, 1 - t), x, k),
            "You folded without stretching: T climbs with slope 2, up to 1.",
        ),
        Wrong("k times T", lambda x, k: k * tent(x), "You multiplied T by k. Put T's result into T again, k times."),
        Wrong(
            "T of k x",
            lambda x, k: tent(k * np.asarray(x)),
            "You put k x into T. Put T's result into T again, k times.",
        ),
        Wrong("to the power k", lambda x, k: tent(x) ** k, "You took the k-th power of T. Apply T again and again."),
        Wrong(
            "stretched without a fold",
            lambda x, k: repeated(lambda t: np.minimum(2 * t, 1), x, k),
            "Beyond the middle T comes down again, 2 - 2x.",
        ),
    ],
    hints=[
        "First T for one array: two straight pieces, of which the smaller one is right everywhere.",
        "Then a loop: what comes out goes in again.",
    ],
    never={"large": "x lies from 0 to 1"},
)


def fold_parts(k, middle=None, last=None, bias=None):
    """The folding network with other weights in the middle or at the end, or other biases."""
    weights, biases = folding_network(k)
    weights = [weights[0], *[W if middle is None else np.array(middle) for W in weights[1:-1]], weights[-1]]
    if last is not None:
        weights[-1] = np.array(last)
    return weights, [*[b if bias is None else np.array(bias) for b in biases[:-1]], biases[-1]]


fold_network = Exercise(
    "fold_network",
    title="The folds as a deep network",
    task=(
        "Write `fold_network(k)`: a ReLU network with **k hidden layers of two neurons** that computes your `fold(x, "
        "k)` on $[0, 1]$. {cases}\n\n"
        "- `k`: 1 or more. {given} {promises}\n"
        "- gives back `(weights, biases)`, lists of k + 1 arrays as `mlp_forward` takes them: weights `(1, 2)`, then "
        "`(2, 2)` as often as needed, then `(2, 1)`; biases `(2,)`, ..., `(1,)` {cases}\n"
        "- free: any weights that do it, the last bias in brackets or bare {free}"
    ),
    promises=[UpTo("k", 8)],
    parts=[
        Part("one fold", [Case(1)], judge=Judge("folds.fold_network")),
        Part("two folds, and more", [Case(2), Case(4)], judge=Judge("folds.fold_network"), points=2),
    ],
    wrong=[
        Wrong(
            "a plateau",
            lambda k: fold_parts(k, middle=((2.0, 2.0), (-2.0, -2.0)), last=((2.0,), (-2.0,))),
            "With 2 and -2 the curve goes level after the middle. It must come DOWN with slope -2: the slope changes "
            "by "
            "-4 there.",
        ),
        Wrong(
            "bends at 0 both",
            lambda k: fold_parts(k, bias=(0.0, 0.0)),
            "Both neurons begin at 0. The second must begin at one half: its bias is -1/2.",
        ),
        Wrong(
            "bias +1/2",
            lambda k: fold_parts(k, bias=(0.0, 0.5)),
            "max(0, x + 1/2) begins to rise at -1/2. To begin at +1/2 the bias must be -1/2.",
        ),
        Wrong(
            "middle transposed",
            lambda k: fold_parts(k, middle=((2.0, -4.0), (2.0, -4.0))),
            "One fold is right, more are not: is the matrix in the middle transposed? Each COLUMN is a neuron, and "
            "both "
            "want T = 2 h1 - 4 h2.",
        ),
        Wrong(
            "middle like the end",
            lambda k: fold_parts(k, middle=((2.0, 0.0), (-4.0, 1.0))),
            "One fold is right, more are not: BOTH neurons of the next layer get T = 2 h1 - 4 h2 of the layer before.",
        ),
        Wrong(
            "one layer too many",
            lambda k: fold_parts(k + 1),
            "That is one hidden layer too many: k folds take k hidden layers.",
        ),
        Wrong(
            "always one fold",
            lambda k: fold_parts(1),
            "That is the network for one fold, whatever k is.",
        ),
        Wrong(
            "begins at one",
            lambda k: fold_parts(k, bias=(0.0, -1.0)),
            "Your second neuron begins at 1. The fold is in the middle: at 1/2.",
        ),
    ],
    hints=[
        "One fold from two ReLUs: h1 = max(0, x), h2 = max(0, x - 1/2), and T = 2 h1 - 4 h2. Check x = 1.",
        "The next layer wants max(0, T) and max(0, T - 1/2), where T is that sum of the layer before.",
        "So a matrix in the middle has two equal columns. Which?",
    ],
)

# --- 8. counting pieces -----------------------------------------------------------------------------------------------


def chain(*sizes, seed):
    """weights and biases of a ReLU network with these sizes, two decimals each."""
    rng = np.random.default_rng(seed)
    weights = [np.round(1.5 * rng.normal(size=shape), 2) for shape in pairwise(sizes)]
    return weights, [np.round(rng.normal(size=m), 2) for m in sizes[1:]]


def generic(weights):
    """The same network with an output in which no kinks of its last hidden layer cancel."""
    m = np.shape(weights[-1])[0]
    return [*weights[:-1], np.sqrt(np.arange(2.0, 2 + m))[:, None]]


def switches(weights, biases, low, high):
    """Places where any hidden neuron goes on or off, whether the output shows it or not."""
    found = []
    for depth in range(1, len(weights)):
        below = generic([*weights[:depth], np.ones((len(biases[depth - 1]), 1))])
        found += kinks(below, [*biases[:depth], np.zeros(1)], low, high).tolist()
    return sorted(set(np.round(found, 9)))


def slopes(weights, biases, low, high):
    ends = np.array([low, *kinks(weights, biases, low, high), high])
    a = ends[:, None]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        a = relu(a @ W + b)
    return np.diff((a @ weights[-1])[:, 0]) / np.diff(ends)


# Sevenths: no kink lies on a point of the grids that students take, so that one way of counting gives one result.
_HINGES = (
    [np.array([[0.7, 0.7, 0.7]]), np.array([[1.0], [-2.0], [1.5]])],
    [np.array([-0.1, -0.8, -1.5]), np.array([0.3])],
)
_ON_GRID = (  # kinks at 0, 1 and 2, where grids have points
    [np.array([[1.0, 1.0, 1.0]]), np.array([[1.0], [-2.5], [2.0]])],
    [np.array([0.0, -1.0, -2.0]), np.array([0.1])],
)
_MIXED = (
    [np.array([[-1.4, 2.1, 0.0, 0.9]]), np.array([[1.0], [0.5], [2.0], [-1.0]])],
    [np.array([0.6, 1.0, 0.7, -1.2]), np.array([0.0])],
)
_CANCEL = (
    [np.array([[1.0, 1.0, 2.0, 0.7]]), np.array([[1.0], [-0.5], [-0.25], [1.0]])],
    [np.array([-1.0, -1.0, -2.0, 0.4]), np.array([0.2])],
)
_ASLEEP = (
    [np.array([[1.0, -1.0]]), np.array([[0.7, -1.0, 0.5], [0.7, -1.0, 0.5]]), np.array([[1.0], [3.0], [1.0]])],
    [np.array([0.0, 0.0]), np.array([-1.0, -0.5, 1.0]), np.array([0.0])],
)


def changes_on_a_grid(weights, biases, low, high):
    """How many neighbouring cells of a fine grid differ in slope."""
    x = np.linspace(low, high, 20_001)
    a = x[:, None]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        a = relu(a @ W + b)
    return int((np.abs(np.diff(np.diff((a @ weights[-1])[:, 0]) / np.diff(x))) > 1e-6).sum())


count_pieces = Exercise(
    "count_pieces",
    may_use=("nnkit.activations.relu",),
    title="Count the pieces",
    task=(
        "Write `count_pieces(weights, biases, low, high)`: how many straight pieces the output of a ReLU network "
        "with one input and one output has for $x$ from `low` to `high`. {cases}\n\n"
        "- `weights`, `biases`: lists with one array for each layer, as `mlp_forward` takes them {given}\n"
        "- gives back a whole number, 1 or more. {cases} Neighbouring pieces of equal slope are **one** piece {kinks "
        "that cancel, neurons that sleep}\n"
        "- free: how. {free} An exact search layer by layer is right, a fine grid of $x$ is right too: in all cases "
        "kinks are at least 0.01 apart and change the slope by at least 0.01. {free} (A kink may lie between two "
        "grid points, or on one.) {given}"
    ),
    parts=[
        Part(
            "one hidden layer",
            [Case(*_HINGES, -1.0, 4.0), Case(*_HINGES, 0.5, 4.0), Case(*_MIXED, -3.0, 3.0), Case(*_ON_GRID, -1.0, 3.0)],
        ),
        Part("kinks that cancel, neurons that sleep", [Case(*_CANCEL, -2.0, 3.0), Case(*_ASLEEP, -3.0, 2.1)]),
        Part(
            "two hidden layers, and more",
            [
                Case(*chain(1, 4, 3, 1, seed=3), -3.0, 3.0),
                Case(*fold_parts(3), 0.013, 0.97),
                Case(*chain(1, 3, 4, 3, 1, seed=8), -2.5, 3.0),
            ],
        ),
    ],
    wrong=[
        Wrong(
            "kinks counted",
            lambda weights, biases, low, high: len(kinks(weights, biases, low, high)),
            "You counted the kinks. Between k kinks there are k + 1 pieces.",
        ),
        Wrong(
            "neurons counted",
            lambda weights, biases, low, high: sum(len(b) for b in biases[:-1]),
            "You counted the hidden neurons. Where do they bend, and is it between low and high?",
        ),
        Wrong(
            "neurons and one",
            lambda weights, biases, low, high: sum(len(b) for b in biases[:-1]) + 1,
            "Hidden neurons + 1: that is the most ONE layer can do. Some bend outside of the interval, some never, and "
            "a deeper neuron can bend several times.",
        ),
        Wrong(
            "the first layer only",
            lambda weights, biases, low, high: count_linear_pieces(
                generic([weights[0], np.ones((len(biases[0]), 1))]), [biases[0], np.zeros(1)], low, high
            ),
            "You counted the bends of the first hidden layer only. Deeper neurons bend too, at places of their own.",
        ),
        Wrong(
            "different slopes",
            lambda weights, biases, low, high: len(np.unique(np.round(slopes(weights, biases, low, high), 6))),
            "You counted different slopes. Two pieces can have equal slopes with other pieces between them: count "
            "changes.",
        ),
        Wrong(
            "the interval ignored",
            lambda weights, biases, low, high: count_linear_pieces(weights, biases, -50, 50),
            "You counted on the whole line. Only kinks between low and high count.",
        ),
        Wrong(
            "kinks that cancel",
            lambda weights, biases, low, high: count_linear_pieces(generic(weights), biases, low, high),
            "You counted where hidden neurons bend. Bends at one place can cancel in the output: compare its slopes.",
        ),
        Wrong(
            "on and off counted",
            lambda weights, biases, low, high: len(switches(weights, biases, low, high)) + 1,
            "You counted where any hidden neuron goes on or off. Some of that never reaches the output: compare its "
            "slopes.",
        ),
        Wrong(
            "each kink twice",
            lambda weights, biases, low, high: changes_on_a_grid(weights, biases, low, high) + 1,
            "You have every kink twice: one between two grid points shows in two neighbouring slopes.",
        ),
        Wrong(
            "most that is possible",
            lambda weights, biases, low, high: math.prod(len(b) + 1 for b in biases[:-1]),
            "That is a bound on how many there can be. Here the pieces of this network are to be counted.",
        ),
        Wrong(
            "half of the changes",
            lambda weights, biases, low, high: changes_on_a_grid(weights, biases, low, high) // 2 + 1,
            "You halved the changes. A kink between two grid points shows twice, but one ON a point shows once.",
        ),
    ],
    hints=[
        "On a grid: compute the output with `mlp_forward` and `relu`, then the slopes between neighbours with "
        "`np.diff`.",
        "Where neighbouring slopes agree there is no kink. A kink inside a grid cell gives that cell a slope of its "
        "own, "
        "between the two: two changes in a row are one kink.",
        "One way round: a cell's slope counts as a piece only if the cell before it or behind it has the same slope.",
        "Compare slopes with a tolerance, such as 1e-6; 20 001 points are enough for these intervals.",
    ],
    never={
        "many rows": "a layer is narrow here",
        "zero": "kinks are apart, and none is at an end",
        "equal low high": "low is below high",
        "nearly": "low is below high",
        "tiny": "slopes differ by 0.01 at least",
        "large": "kinks are 0.01 apart at least",
        "mirrored": "kinks are 0.01 apart at least",
        "uneven": "slopes differ by 0.01 at least",
        "constant": "kinks are 0.01 apart at least",
        "between": "no kink is at an end",
    },
)

# --- 9. quiz ----------------------------------------------------------------------------------------------------------

quiz = Quiz(
    "hidden_layers",
    "What hidden layers are for",
    [
        Question(
            "extractor",
            "A network of four layers tells cats from dogs. Which part is *the classifier*, seen as in this lesson?",
            [
                Choice(
                    "All of it; its layers have no tasks of their own.",
                    "Trained together, yes. But cut it before the last layer, and that layer is a plain neuron on "
                    "features that the layers before have made.",
                ),
                Choice(
                    "The first layer: it decides what matters.",
                    "The first layer makes features. The decision is drawn where the answer comes out.",
                ),
                Choice(
                    "The last layer: one neuron like the first you built, on features made by the layers before it.",
                    "Right: the layers before are the feature extractor, and both are learned together.",
                    right=True,
                ),
                Choice(
                    "The ReLUs: each of them says yes or no.",
                    "They bend, and so move the points. Yes or no is read off the output.",
                ),
            ],
        ),
        Question(
            "products",
            "Instead of hidden layers one could give a neuron all products of the inputs as features. What speaks "
            "against it for pictures?",
            [
                Choice(
                    "A neuron can only take two inputs.",
                    "It takes as many as there are weights.",
                ),
                Choice(
                    "Products cannot describe curved borders.",
                    "They can: x1^2 + x2^2 is a circle. In the plane they did very well.",
                ),
                Choice(
                    "There are far too many of them: more than examples, so that it overfits unless most are pruned.",
                    "Right: 28 · 28 = 784 pixels have 787 · 786 · 785 / 6 - 1 = 80 931 144 products of up to three. "
                    "A network learns a few combinations.",
                    right=True,
                ),
                Choice(
                    "Nothing: cross-validation makes the number of features irrelevant.",
                    "It helps to choose among few candidates. Among millions there is always one that fits by chance, "
                    "and each must be computed.",
                ),
            ],
        ),
        Question(
            "convex",
            "Six step neurons listen to x and y, and a single AND listens to all six. Where can the network fire?",
            [
                Choice(
                    "In any region with at most six straight sides.",
                    "An L has six sides, but is not convex. An AND of half-planes is always convex.",
                ),
                Choice(
                    "In a convex region with at most six sides; it may be unbounded or empty.",
                    "Right: where six half-planes overlap.",
                    right=True,
                ),
                Choice(
                    "In up to six separate regions.",
                    "For separate regions you need an OR. Half-planes overlap in one piece or not at all.",
                ),
                Choice("In a circle.", "Its border is made of straight lines. With more of them it comes closer."),
            ],
        ),
        Question(
            "depth",
            "Twelve ReLUs, one input. In one layer they make at most 13 straight pieces. And in six layers of two?",
            [
                Choice(
                    "Always 13: pieces depend on the number of units only.",
                    "A deep neuron bends once for each piece below it on which it crosses zero.",
                ),
                Choice(
                    "Always 2^6 = 64: each layer doubles.",
                    "It can double. With random weights it hardly ever does: your count showed about as many pieces "
                    "as units, or fewer.",
                ),
                Choice(
                    "At least 96 with suitable weights; with random ones mostly far fewer.",
                    "Right: depth makes it possible. Nothing says that it happens by itself.",
                    right=True,
                ),
                Choice(
                    "Fewer than 13: narrow layers lose information.",
                    "They lose some, and yet folds multiply: your fold_network(6) has 64 pieces on [0, 1].",
                ),
            ],
        ),
        Question(
            "xor",
            "In the worked example (0, 1) and (1, 0) land on the same point of hidden space. What does that mean?",
            [
                Choice(
                    "The network has a mistake: two inputs must stay apart.",
                    "They have the same answer. What need not be told apart may fall together.",
                ),
                Choice(
                    "The layer has folded the plane; for XOR they need not be told apart.",
                    "Right: it throws away what does not matter for the question, and keeps what does.",
                    right=True,
                ),
                Choice(
                    "The two hidden neurons are copies of each other.",
                    "They have the same weights but other biases, so they bend at different lines.",
                ),
                Choice(
                    "The output neuron can now still tell them apart.",
                    "Equal points get equal answers, whatever comes after.",
                ),
            ],
        ),
    ],
    hints=["All five answers stand in the pictures of this lesson. Which one shows it?"],
)

EXERCISES = [
    hidden_space,
    xor_weights,
    not_neuron,
    and_neuron,
    or_neuron,
    half_plane,
    convex_region,
    region_net,
    units_of_an_l,
    sides_for_the_circle,
    fold,
    fold_network,
    count_pieces,
    quiz,
]
