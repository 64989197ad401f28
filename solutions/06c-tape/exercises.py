"""What lesson 6c asks, and what it answers to the usual mistakes."""

from itertools import pairwise

import numpy as np

from nnkit.check import Case, Choice, Exercise, Part, Question, Quiz, Wrong, with_readings
from nnkit.check.promises import AnyShape, New, Numbers, Rows, Sizes

# --- the order --------------------------------------------------------------------------------------------------------

FORK = {"x": (), "y": (), "p": ("*", "x", "y"), "q": ("exp", "p"), "s": ("+", "x", "q"), "f": ("*", "s", "q")}
SHUFFLED = {
    "out": ("+", "right", "left"),
    "left": ("tanh", "a"),
    "unused": ("*", "a", "c"),
    "right": ("*", "b", "left"),
    "c": (),
    "b": (),
    "a": (),
}
DIAMOND = {"u": (), "v": ("exp", "u"), "w": ("log", "v"), "z": ("*", "w", "v"), "t": ("+", "z", "z")}


def _order(graph, end, *, forward=True, before=False, once=True, last=None):
    """A walk through the graph; the arguments make its slips."""
    order = []

    def visit(name):
        if once and name in order:
            return
        if before:
            order.append(name)
        for source in graph[name][1:] if forward else reversed(graph[name][1:]):
            visit(source)
        if not before:
            order.append(name)

    visit(end)
    return order[:last]


backward_order = Exercise(
    "backward_order",
    "Inputs first",
    (
        "Write `backward_order(graph, end)`. {about}\n\n"
        "- `graph`: a dict; `graph[name]` is `()` for a given number, else `(gate, input, ...)` with one or two "
        "names of inputs. {given} Its entries may stand in any order. {in any order, with something unused}\n"
        "- gives back a list of names: `end` last, each name once, after all of its inputs; of two inputs the first, "
        "with all that it is made of, comes before the second {cases}\n"
        "- what `end` is not made of is not listed {in any order, with something unused}\n"
        "- free: recursion or a loop {free}"
    ),
    parts=[
        Part("a fork", [Case(FORK, "f"), Case(FORK, "s"), Case(FORK, "x")]),
        Part("in any order, with something unused", [Case(SHUFFLED, "out"), Case(DIAMOND, "t")]),
    ],
    wrong=[
        Wrong(
            "the end first",
            lambda graph, end: _order(graph, end)[::-1],
            "Your list begins at the end. It is to be read from its end later: inputs stand before what uses them.",
        ),
        Wrong(
            "each before its inputs",
            lambda graph, end: _order(graph, end, before=True),
            "You write a name down before its inputs are there. First visit the inputs, then write the name.",
        ),
        Wrong(
            "names twice",
            lambda graph, end: _order(graph, end, once=False),
            "A name that is used twice stands twice in your list. Look whether it is there already.",
        ),
        Wrong(
            "everything in the graph",
            lambda graph, end: list(graph),
            "You list the whole graph as it came. Begin at `end`, and list only what it is made of.",
        ),
        Wrong(
            "the second input first",
            lambda graph, end: _order(graph, end, forward=False),
            "You visit the second input before the first. The order is asked from left to right.",
        ),
        Wrong(
            "without the end",
            lambda graph, end: _order(graph, end, last=-1),
            "`end` itself is missing: it stands last.",
        ),
        Wrong(
            "without the given numbers",
            lambda graph, end: [name for name in _order(graph, end) if graph[name]],
            "The given numbers are missing. They are values too, and their slopes are what we want.",
        ),
        Wrong(
            "only the inputs of the end",
            lambda graph, end: [*dict.fromkeys(graph[end][1:]), end],
            "You stop after one step. An input has inputs of its own: the function may call itself.",
        ),
    ],
    hints=[
        "Write a small function inside that visits one name: what must it do before it may write the name down?",
        "It visits the inputs `graph[name][1:]`, each by calling itself; then it appends the name, unless it is there.",
    ],
)

# --- gates ------------------------------------------------------------------------------------------------------------

exp_back = Exercise(
    "exp_back",
    "Back through exp",
    (
        "Write `exp_back(d, out)`: the slope at the input of `out = exp(x)`. {cases}\n\n"
        "- `d`, `out`: arrays of the same shape, or two numbers; {given} {AnyShape} `d` is the slope at the output; "
        "both may be large or tiny {Numbers}\n"
        "- gives back a new array of that shape (or a number); {cases} {New} `d` and `out` stay as they are {kept}"
    ),
    promises=[AnyShape("d", "out"), New("d", "out"), Numbers("d")],
    parts=[
        Part(
            "numbers and arrays",
            [
                Case(2.0, 1.6487212707),
                Case(np.array([[0.5, -1.0, 2.0], [0.0, 3.0, -0.25]]), np.array([[1.0, 0.5, 7.25], [2.0, 0.125, 4.0]])),
            ],
        )
    ],
    wrong=[
        Wrong(
            "the slope is forgotten",
            lambda d, out: out,
            "That is exp's own slope. The one that comes in, d, is missing.",
        ),
        Wrong(
            "passed on",
            lambda d, out: d,
            "You pass the slope on unchanged, as a plus gate does. exp has a slope of its own.",
        ),
        Wrong(
            "exp once more",
            lambda d, out: d * np.exp(out),
            "`out` is exp(x) already. You take exp of it once more.",
        ),
        Wrong("divided", lambda d, out: d / out, "You divided. The chain rule multiplies slopes."),
        Wrong("added", lambda d, out: d + out, "You added. The chain rule multiplies slopes."),
        Wrong(
            "as for tanh",
            lambda d, out: d * (1 - out**2),
            "That is tanh's slope in terms of its output. The slope of exp is simpler.",
        ),
    ],
    hints=[
        "What is the derivative of exp?",
        "exp is its own derivative, and its value has been computed: it is `out`.",
    ],
)

_D, _X, _W = (
    np.array([[1.0, -2.0], [0.5, 3.0], [-1.5, 0.25], [2.0, 1.0]]),
    np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5], [-0.5, 3.0, 0.25], [1.0, -2.0, 4.0]]),
    np.array([[1.0, -0.5], [2.0, 0.25], [-3.0, 1.5]]),
)
_SQUARE = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 3.0], [-2.0, 1.5]]), np.array([[2.0, 1.0], [-1.0, 0.25]])

matmul_back = Exercise(
    "matmul_back",
    "Back through a matrix product",
    (
        "Write `matmul_back(d, X, W)`. {cases}\n\n"
        "- `X` `(n, m)`, `W` `(m, k)`; `d` `(n, k)`: the slopes at the output `X @ W` {given}\n"
        "- gives back the pair `(dX, dW)`, in the shapes of `X` and `W`; {cases} the arrays that come in stay as "
        "they are {kept}\n"
        "- your `dense_backward` did this, and a bias too; here are the two products alone {about}\n"
        "- {promises}"
    ),
    promises=[Sizes(d="n k", X="n m", W="m k")],
    parts=[
        Part("four rows, 3 columns, 2 outputs", [Case(_D, _X, _W)]),
        Part(
            "square matrices (nothing crashes there, so look twice), and one row",
            [Case(*_SQUARE), Case(_D[:1], _X[:1], _W)],
        ),
    ],
    wrong=[
        Wrong(
            "W not transposed",
            lambda d, X, W: (d @ W if d.shape[1] == len(W) else d @ W.reshape(W.shape[::-1]), X.T @ d),
            "For dX the matrix W must be transposed (`W.T`; a `reshape` of it is something else): the sum runs "
            "over the "
            "outputs k.",
        ),
        Wrong(
            "the wrong transpose",
            lambda d, X, W: (d @ W.T, (d.T @ X if len(X[0]) == len(d[0]) else (d.T @ X).reshape(W.shape))),
            "Your dW is transposed (or reshaped): entry (i, j) belongs to input i and output j, so X.T stands on "
            "the left.",
        ),
        Wrong(
            "divided by n",
            lambda d, X, W: (d @ W.T / len(X), X.T @ d / len(X)),
            "You divided by the number of rows. The loss has done that already, if it is a mean; a gate does not.",
        ),
        Wrong(
            "X and W exchanged",
            lambda d, X, W: ((d[:, :1] * W[:, 0] + d[:, -1:] * 0), X.T @ d),
            "Your dX uses one column of W only. Every output has a say: sum over all of them.",
        ),
    ],
    hints=[
        "The shapes leave no choice: (n, m) from (n, k) and (m, k).",
        "Which of the two must be transposed in each?",
    ],
)

_A = np.array([[1.0, 2.0, 4.0], [0.5, -1.0, 3.0], [-2.0, 0.25, 1.0], [8.0, -4.0, 0.125]])
_CUBE = np.arange(24.0).reshape(2, 4, 3) ** 1.5


def _first(d, axis, keepdims):
    return d[tuple(slice(0, 1) if i in axis else slice(None) for i in range(d.ndim))]


def _fold(d, shape, front=np.sum, stretched=np.sum, keep=True):
    d = np.asarray(d, float)
    for _ in range(d.ndim - len(shape)):
        d = front(d, axis=0)
    axes = tuple(i for i, n in enumerate(shape) if n == 1)
    return stretched(d, axis=axes, keepdims=keep) if axes else d


fold_back = Exercise(
    "fold_back",
    "Fold back what was stretched",
    (
        "Write `fold_back(d, shape)`: an array of shape `shape` was stretched by NumPy to the shape of `d`. "
        "{given}\n\n"
        "- `d`: an array of any shape (also `()`); `shape`: a tuple {given}\n"
        "- gives back an array of shape `shape`: each number is the sum of the numbers of `d` that come from it "
        "{cases}\n"
        "- stretched means: axes were put in front, and axes of length 1 became longer; {axes put in front} {axes of "
        "length 1} both may have happened, or neither {both, or neither}\n"
        "- `d` stays as it is {kept}"
    ),
    parts=[
        Part("axes put in front", [Case(_A, (3,)), Case(_CUBE, (4, 3)), Case(_CUBE, (3,)), Case(_A, ())]),
        Part("axes of length 1", [Case(_A, (4, 1)), Case(_A, (1, 3)), Case(_CUBE, (2, 1, 3)), Case(_CUBE, (1, 4, 1))]),
        Part("both, or neither", [Case(_CUBE, (1, 3)), Case(_CUBE, (4, 1)), Case(_A, (4, 3)), Case(np.array(2.5), ())]),
    ],
    wrong=[
        Wrong(
            "the mean",
            lambda d, shape: _fold(d, shape, np.mean, np.mean),
            "You took the mean. A value that is used four times gets four slopes, and slopes that meet are added.",
        ),
        Wrong(
            "one of the copies",
            lambda d, shape: _fold(d, shape, lambda d, axis: d[0], _first),
            "You keep one of the copies. All of them used the value, and their slopes add up.",
        ),
        Wrong(
            "only axes in front",
            lambda d, shape: _fold(d, shape, stretched=lambda d, axis, keepdims: d),
            "Axes put in front are folded. An axis of length 1 that was stretched is left as long as it is.",
        ),
        Wrong(
            "only axes of length 1",
            lambda d, shape: (
                _fold(d, shape, front=lambda d, axis: d[None][0]) if np.ndim(d) == len(shape) else np.asarray(d)
            ),
            "Axes of length 1 are folded. An axis that NumPy put in front stays: how many are there too many?",
        ),
        Wrong(
            "always the rows",
            lambda d, shape: np.asarray(d).sum(axis=0) if np.ndim(d) else d,
            "You always sum over the first axis. Which axes were stretched, `shape` tells.",
        ),
        Wrong(
            "everything summed",
            lambda d, shape: np.full(shape, np.sum(d)),
            "You add up all of d. Each number of the input gets the slopes of its own copies only.",
        ),
        Wrong(
            "reshaped",
            lambda d, shape: np.resize(np.asarray(d, float), shape),
            "You cut d to the shape asked for. Its numbers must be added up, not left out.",
        ),
    ],
    hints=[
        "How many axes does d have more than shape? They stand in front.",
        "Sum these away first: `d.sum(axis=tuple(range(extra)))`. Then the two shapes differ where shape has a 1.",
        "Sum over those axes too, all at once, and keep them as axes of length 1.",
    ],
    never={"one column of a matrix": "axes of length 1 are in shape, not in d", "many rows": "axes are few here"},
)

times_back = Exercise(
    "times_back",
    "Back through a product of arrays",
    (
        "Write `times_back(d, x, y)`: the slopes at the inputs of `x * y`. {cases}\n\n"
        "- `x`, `y`: arrays or numbers, of shapes that NumPy can stretch to a common one; `d`: an array of that "
        "common shape {given}\n"
        "- gives back the pair `(dx, dy)`, in the shapes of `x` and of `y`; {cases} what comes in stays as it is "
        "{kept}\n"
        "- your `fold_back` may be called {free}"
    ),
    parts=[
        Part("of one shape", [Case(_A, _A[::-1] + 0.5, _A * 0.5 - 1), Case(3.0, -1.5, 2.0)]),
        Part(
            "stretched",
            [
                Case(_A, _A - 2, np.array([2.0, -1.0, 0.5])),
                Case(_A, np.array([[1.0], [2.0], [-3.0], [0.5]]), _A + 1),
                Case(_A, 10.0, _A),
                Case(_A, np.array([[1.0], [2.0], [-3.0], [0.5]]), np.array([2.0, -1.0, 0.5])),
            ],
            points=1,
        ),
    ],
    wrong=[
        Wrong(
            "its own input",
            lambda d, x, y: (_fold(d * x, np.shape(x)), _fold(d * y, np.shape(y))),
            "Your dx has the factor x. Each input gets the OTHER one's value.",
        ),
        Wrong(
            "the slope is forgotten",
            lambda d, x, y: (_fold(y + 0 * d, np.shape(x)), _fold(x + 0 * d, np.shape(y))),
            "The slope that comes in, d, is missing.",
        ),
        Wrong(
            "not folded",
            lambda d, x, y: (d * y, d * x),
            "Right where nothing was stretched. Where it was, a slope has its input's shape only after fold_back.",
        ),
        Wrong(
            "folded too early",
            lambda d, x, y: (_fold(d, np.shape(x)) * y, _fold(d, np.shape(y)) * x),
            "You fold d before you multiply. Each copy met another partner: multiply first, then add up.",
        ),
        Wrong(
            "a plus gate",
            lambda d, x, y: (_fold(d, np.shape(x)), _fold(d, np.shape(y))),
            "That is how a plus gate hands its slope on. A product passes a change of x on y-fold.",
        ),
    ],
    hints=["For one number you wrote it in lesson 6: df * y and df * x.", "Then fold each to the shape of its input."],
    never={"many rows": "fold_back, which it calls, adds up what it is given"},
)

# --- back along the tape ----------------------------------------------------------------------------------------------

_ROWS = {"X": (), "W": (), "b": (), "xw": ("@", "X", "W"), "z": ("+", "xw", "b"), "a": ("tanh", "z"), "t": ("sum", "a")}
_ROW_VALUES = {"X": _X, "W": _W, "b": np.array([0.1, -0.2])}
_ROW_VALUES["xw"] = _X @ _W
_ROW_VALUES["z"] = _ROW_VALUES["xw"] + _ROW_VALUES["b"]
_ROW_VALUES["a"] = np.tanh(_ROW_VALUES["z"] / 4)  # stated, not computed: only the stored values may count
_ROW_VALUES["t"] = np.array(_ROW_VALUES["a"].sum())


def _fork_values(x, y):
    p, q = x * y, np.exp(x * y)
    return {"x": x, "y": y, "p": p, "q": float(q), "s": float(x + q), "f": float((x + q) * q)}


def _diamond_values(u):
    v, w = float(np.exp(u)), u
    return {"u": u, "v": v, "w": w, "z": w * v, "t": 2 * w * v}


def _shuffled_values(a, b, c):
    left = float(np.tanh(a))
    return {"a": a, "b": b, "c": c, "left": left, "unused": a * c, "right": b * left, "out": b * left + left}


_GATES = {
    "+": lambda d, out, x, y: (_fold(d, np.shape(x)), _fold(d, np.shape(y))),
    "*": lambda d, out, x, y: (_fold(d * y, np.shape(x)), _fold(d * x, np.shape(y))),
    "@": lambda d, out, x, y: (d @ y.T, x.T @ d),
    "exp": lambda d, out, x: (d * out,),
    "log": lambda d, out, x: (d / x,),
    "tanh": lambda d, out, x: (d * (1 - out**2),),
    "sum": lambda d, out, x: (d * np.ones_like(x),),
}


def _slopes(graph, values, end, *, order=None, start=1.0, add=True):
    order = _order(graph, end)[::-1] if order is None else order(graph, end)
    slopes = {name: np.zeros_like(values[name], dtype=float) for name in order}
    slopes[end] = start * np.ones_like(values[end], dtype=float)
    for name in order:
        gate, *inputs = graph[name] or ("",)
        if inputs:
            parts = _GATES[gate](slopes[name], values[name], *[values[i] for i in inputs])
            for source, part in zip(inputs, parts, strict=True):
                slopes[source] = slopes[source] + part if add else part
    return slopes


def _breadth(graph, end):
    """From the end by steps: a value is read as soon as somebody who uses it was, not after all of them."""
    order = [end]
    for name in order:
        order += [source for source in graph[name][1:] if source not in order]
    return order


slopes_of = Exercise(
    "slopes_of",
    "Back along the tape",
    (
        "Write `slopes_of(graph, values, end)` with `backward_order` and the table `BACKWARD`. {about}\n\n"
        "- `graph`: as before; `values[name]`: the number or array that each name had in the forward pass {given}\n"
        "- gives back a dict: for each name of `backward_order(graph, end)` the slope of `values[end]` with respect "
        "to it, in the shape of its value. {cases} `end` itself gets 1 (an array of ones, if it is an array). "
        "{cases}\n"
        "- `BACKWARD[gate](d, out, *inputs)` gives the slopes at a gate's inputs; {given} no gate is computed "
        "forwards again {about}\n"
        "- `graph` and `values` stay as they are; {kept} free: numbers or arrays of shape `()`, further names {free}"
    ),
    parts=[
        Part("no fork", [Case(SHUFFLED, _shuffled_values(0.5, -2.0, 3.0), "right")]),
        Part(
            "forks",
            [
                Case(FORK, _fork_values(2.0, -1.0), "f"),
                Case(FORK, _fork_values(0.5, 0.75), "f"),
                Case(SHUFFLED, _shuffled_values(-0.25, 1.5, 3.0), "out"),
                Case(DIAMOND, _diamond_values(0.3), "t"),
            ],
            points=2,
        ),
        Part("arrays", [Case(_ROWS, _ROW_VALUES, "t"), Case(_ROWS, _ROW_VALUES, "z")]),
    ],
    wrong=[
        Wrong(
            "overwritten",
            lambda graph, values, end: _slopes(graph, values, end, add=False),
            "A value that is used twice keeps only the slope that came last. Where a wire forks, slopes are added.",
        ),
        Wrong(
            "starts with 0",
            lambda graph, values, end: _slopes(graph, values, end, start=0.0),
            "All slopes are 0: the end's slope with respect to itself is 1, and all others come from it.",
        ),
        Wrong(
            "starts with the value",
            lambda graph, values, end: _slopes(graph, values, end, start=values[end]),
            "You start with the value of the end. Its slope with respect to itself is 1.",
        ),
        Wrong(
            "too early",
            lambda graph, values, end: _slopes(graph, values, end, order=_breadth),
            "Some value hands its slope on before all that use it have spoken. Read `backward_order` from its end.",
        ),
        Wrong(
            "read forwards",
            lambda graph, values, end: _slopes(graph, values, end, order=_order),
            "You read the order from its beginning. The end has a slope first: read it backwards.",
        ),
        Wrong(
            "only the given numbers",
            lambda graph, values, end: {n: s for n, s in _slopes(graph, values, end).items() if not graph[n]},
            "You give the slopes of the given numbers only. All values that `end` is made of are asked for.",
        ),
    ],
    hints=[
        "First a dict with a 0 for each name of the order, in its value's shape (`np.zeros_like`), and 1 for the end.",
        "Then for each name, from the last to the first: if it has a gate, ask `BACKWARD` for the slopes at "
        "its inputs.",
        "Add each of these to what its input has so far.",
    ],
    never={
        "one row of a matrix": "what a gate takes is for its own slopes",
        "one column of a matrix": "what a gate takes is for its own slopes",
        "a square matrix": "what a gate takes is for its own slopes",
        "many rows": "what a gate takes is for its own slopes",
        "large": "what a gate takes is for its own slopes",
        "tiny": "what a gate takes is for its own slopes",
    },
)

slope_overwritten = Exercise(
    "slope_overwritten",
    "What the slip gives",
    (
        r"`slope_overwritten`: the number that comes out for $\partial f / \partial x$ at $x = 3$ when slopes are "
        "overwritten. {cases}"
    ),
    kind="value",
    parts=[Part("the number", [Case()])],
    wrong=with_readings(
        [
            Wrong(
                "the right slope", 7, "That is the right slope. What comes out when each slope replaces the one before?"
            ),
            Wrong(
                "the plus gate's", 1, "1 is what x gets from the plus gate, which is read first. Who speaks after it?"
            ),
            Wrong("both factors", 6, "That is 3 + 3, added. Here the second 3 replaces the first."),
            Wrong("one factor added", 4, "That is 1 + 3, added. Here the 3 replaces the 1."),
        ],
        right=3,
        run=lambda: 3,
        asks="what comes out for the slope",
        reads={
            "the value of f": lambda x: x * x + x,
            "the value of p": lambda x: x * x,
            "the slope of x * x alone": lambda x: 2 * x,
            "the slope of f": lambda x: 2 * x + 1,
            "the slope that the plus gate hands to x": lambda x: 1,
        },
    ),
    hints=["f = p + x is read first: x gets 1. Then p = x * x, with slope 1 and the other factor 3."],
)

# --- values that record -----------------------------------------------------------------------------------------------


class _Node:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def _made(self, gate, forward, *others):
        inputs = [self, *[o if isinstance(o, _Node) else _Node(o) for o in others]]
        return _Node(forward(*[v.data for v in inputs]), gate, inputs)

    def __add__(self, other):
        return self._made("+", np.add, other)

    def __mul__(self, other):
        return self._made("*", np.multiply, other)

    def __matmul__(self, other):
        return self._made("@", np.matmul, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, _Node) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return self._made("exp", np.exp)

    def log(self):
        return self._made("log", np.log)

    def tanh(self):
        return self._made("tanh", np.tanh)

    def sum(self):
        return self._made("sum", np.sum)


def _walk(end, same=lambda a, b: a is b):
    order = []

    def visit(value):
        if not any(same(value, seen) for seen in order):
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order[::-1]


def _by_steps(end):
    order = [end]
    for value in order:
        order += [source for source in value.inputs if not any(source is seen for seen in order)]
    return order


def _taped(order=_walk, add=True, start=1.0):
    def answer(f, numbers):
        inputs = [_Node(number) for number in numbers]
        end = f(inputs)
        end.slope = start * np.ones_like(end.data)
        for value in order(end):
            if value.gate:
                parts = _GATES[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
                for source, part in zip(value.inputs, parts, strict=True):
                    source.slope = source.slope + part if add else part
        return end.data, [value.slope for value in inputs]

    return answer


value_and_slopes = Exercise(
    "value_and_slopes",
    "Values with a memory",
    (
        "Write `through` and `backward`. {about} The check calls `value_and_slopes(f, numbers)`, which is written "
        "already, with formulas `f` of your Values and a list of numbers and arrays. {about}\n\n"
        "- `through(gate, *inputs)`: a new `Value` with `FORWARD[gate]` of the inputs' data, its gate, and a list of "
        "its inputs as Values (a plain number or array becomes a `Value` first) {cases}\n"
        "- `backward(end)`: afterwards each Value that `end` is made of holds in `.slope` the slope of `end.data` "
        "with respect to it, in its shape; `end` itself 1 {cases}\n"
        "- free: recursion or a loop; further attributes; what a second `backward` on the same Values gives {free}"
    ),
    parts=[
        Part(
            "a chain of gates",
            [
                Case("f(x) = (x[0] * x[1] + 3).exp()", [0.5, -1.5]),
                Case("f(x) = (x[0] + 2 * x[1]).log()", [1.5, 0.25]),
                Case("f(x) = (-x[0]).exp() - x[1]", [0.5, 0.75]),
            ],
        ),
        Part(
            "forks",
            [
                Case("f(x) = (x[0] + (x[0] * x[1]).exp()) * (x[0] * x[1]).exp()", [2.0, -1.0]),
                Case("f(x) = (lambda q: (x[0] + q) * q)((x[0] * x[1]).exp())", [2.0, -1.0]),
                Case("f(x) = x[0] * x[0] + x[0]", [3.0]),
                Case("f(x) = (lambda a: (lambda b: a * b + b * b - a)(a.tanh() + a))(x[0] * 2 - x[1])", [0.3, 0.7]),
            ],
            points=2,
        ),
        Part("equal numbers are not one value", [Case("f(x) = x[0] * x[1] * x[1] + x[2]", [2.0, 2.0, 2.0])]),
        Part(
            "arrays",
            [
                Case("f(x) = (x[0] @ x[1] + x[2]).tanh().sum()", [_X / 4, _W / 3, np.array([0.1, -0.2])]),
                Case("f(x) = ((x[0] * x[1] - 0.5) * x[0]).sum()", [_A / 2, np.array([[1.0], [2.0], [-3.0], [0.5]])]),
            ],
            points=2,
        ),
    ],
    wrong=[
        Wrong(
            "overwritten",
            _taped(add=False),
            "A value that is used twice keeps only the slope that came last. Where a wire forks, slopes are added.",
        ),
        Wrong(
            "too early",
            _taped(order=_by_steps),
            "Some value hands its slope on before all that use it have spoken. Order the values: each after its "
            "inputs, "
            "and read that list backwards.",
        ),
        Wrong(
            "each path on its own",
            _taped(order=lambda end: list(_paths(end))),
            "A value that is reached on two ways is read twice, and passes on the first slope once more. Visit each "
            "value once.",
        ),
        Wrong(
            "no slope arrives",
            _taped(start=0.0),
            "All slopes are 0. Either the end starts without one (its slope with respect to itself is 1), or "
            "your tape holds "
            "copies of the Values that were handed in, and these get the slopes.",
        ),
        Wrong(
            "equal numbers taken for one",
            _taped(order=lambda end: _walk(end, lambda a, b: np.array_equal(a.data, b.data))),
            "Two values that hold the same number are taken for one. Compare the objects (`is`, or `id(value)`).",
        ),
    ],
    hints=[
        "`through`: make Values of what are none, call FORWARD on their `.data`, and hand gate and inputs to "
        "the new Value.",
        "`backward`: the same walk as `backward_order`, with `value.inputs` for `graph[name][1:]`, and a set "
        "of `id(value)` "
        "for those met.",
        "Set all slopes to 0 and the end's to 1; then from the last to the first, add what BACKWARD gives.",
    ],
    never={
        "one row of a matrix": "what a gate takes is for its own slopes",
        "longer numbers": "a formula takes so many numbers as it names",
        "many rows": "what a gate takes is for its own slopes",
    },
)


def _paths(end):
    yield end
    for source in end.inputs:
        yield from _paths(source)


# --- what it keeps ----------------------------------------------------------------------------------------------------

tape_numbers = Exercise(
    "tape_numbers",
    "How much is kept",
    (
        "Write `tape_numbers(n, sizes)`: how many numbers all gates of `tape_loss` together put out. {cases}\n\n"
        "- `n`: examples; `sizes`: a list of layer sizes, inputs first, at least one layer of weights {given} {Rows}\n"
        "- in each layer `@`, `+` and, but for the last, `tanh`; at the end the loss, one number {cases}\n"
        "- gives back a whole number {cases}"
    ),
    parts=[
        Part(
            "networks of different depth",
            [Case(200, [2, 16, 16, 2]), Case(7, [3, 5, 2]), Case(1, [4, 1]), Case(30, [2, 8, 6, 4, 3])],
        )
    ],
    wrong=[
        Wrong(
            "the loss is forgotten",
            lambda n, sizes: n * (3 * sum(sizes[1:-1]) + 2 * sizes[-1]),
            "One number is missing: the loss itself.",
        ),
        Wrong(
            "tanh on top",
            lambda n, sizes: 3 * n * sum(sizes[1:]) + 1,
            "You count a tanh on the last layer. Its logits go to the loss as they are.",
        ),
        Wrong(
            "the inputs too",
            lambda n, sizes: n * (3 * sum(sizes[1:-1]) + 2 * sizes[-1] + sizes[0]) + 1,
            "You count the inputs. No gate made them.",
        ),
        Wrong(
            "only what layers put out",
            lambda n, sizes: n * sum(sizes[1:]) + 1,
            "You count one array for each layer. Each gate puts out one: `@`, then `+`, then tanh.",
        ),
        Wrong(
            "the weights",
            lambda n, sizes: sum(a * b + b for a, b in pairwise(sizes)),
            "Those are the network's weights and biases. They are not made by a gate, and do not grow with n.",
        ),
        Wrong(
            "a loss for each example",
            lambda n, sizes: n * (3 * sum(sizes[1:-1]) + 2 * sizes[-1] + 1),
            "The loss is one number for the whole batch, not one for each example.",
        ),
    ],
    hints=[
        "How many numbers does `@` put out in a layer of 16 neurons, for 200 examples?",
        "Hidden layers three times, the last twice.",
    ],
    promises=[Rows("sizes", least=2)],
)

tape_facts = Quiz(
    "tape_facts",
    "Tapes",
    [
        Question(
            "stack",
            "A loop runs a gate 3 times in one call and 5 times in the next (the number depends on the data). "
            "What does the "
            "tape hold?",
            [
                Choice(
                    "The loop, with its condition.", "No: the tape knows nothing of Python's loops, only what was done."
                ),
                Choice(
                    "Each time the gates that really ran: 3, then 5.",
                    "Right: the tape records what happened. It is written anew in each forward pass.",
                    right=True,
                ),
                Choice("Both times 5, the largest number.", "It is written anew each time; nothing is filled up."),
            ],
        ),
        Question(
            "twice",
            "You call backward on the same end twice, and the tape ADDS to the slopes that are there from the "
            "first time. The "
            "slopes are then ...",
            [
                Choice("the same: it is the same formula.", "Nothing sets them back to 0, and adding was the rule."),
                Choice(
                    "twice as large: the old ones were not set to 0.",
                    "Right. PyTorch does this on purpose, and `zero_grad()` is the line that people forget.",
                    right=True,
                ),
                Choice("squared.", "Slopes along a way multiply; those of two calls are added."),
            ],
        ),
        Question(
            "why_backwards",
            "One could also carry slopes FORWARDS along the tape, from one input on. When is that the cheaper way?",
            [
                Choice("Never.", "Think of a formula with one input and a thousand outputs."),
                Choice("Always: nothing must be kept.", "Nothing is kept, but it takes one pass for each input."),
                Choice(
                    "With few inputs and many outputs.",
                    "Right: forwards costs a pass for each input, backwards one for each output. A loss is one output "
                    "of a million weights.",
                    right=True,
                ),
            ],
        ),
    ],
)

EXERCISES = [
    backward_order,
    exp_back,
    matmul_back,
    fold_back,
    times_back,
    slopes_of,
    slope_overwritten,
    value_and_slopes,
    tape_numbers,
    tape_facts,
]
