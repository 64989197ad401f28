# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 6c. A tape of your own: values that remember how they were made
#
# Change one line of a network, say, multiply two of its branches, and the backward pass that you wrote in
# [lesson 6](06-backprop#Any number of layers) is wrong: it knows one kind of network only. In PyTorch or JAX nobody writes a backward
# pass. One says `loss.backward()`, whatever the forward pass was. **How can it know?** There is no trick: each value
# remembers how it was made. In this lesson you build that, in about forty lines.
#
# **Afterwards you can**
#
# - say what a tape holds, and in which order it must be read backwards;
# - write the backward of a gate for arrays, with broadcasting;
# - make values that record what is done to them, and get every slope of any formula from them;
# - train a network on your tape, and say what the comfort costs.
#
# **You need** [lesson 6](06-backprop) (gates, slopes that add up at forks, the gradient check), classes in Python. **Time:** two sittings, 45 and 35 minutes.

# %% setup=true
from time import perf_counter

import numpy as np

import nnkit
from nnkit.check import check, ready
from nnkit.data import spirals
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    describe_curves,
    figure,
    graph_of,
    plot_curves,
    plot_decision,
    plot_graph,
    plot_shapes,
    show,
)
from nnkit.widgets import TapeSteps

# %% [markdown]
# What you have written in earlier lessons is used here; where something is not finished yet, the course lends its own.


# %% setup=true
def lent_gradients(X, y, weights, biases):
    """(loss, dWs, dbs) of a tanh network with logits at the top, by hand as in lesson 6."""
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    loss, dZ = nnkit.softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(reversed(inputs), reversed(weights)):
        dWs.insert(0, A.T @ dZ)
        dbs.insert(0, dZ.sum(axis=0))
        dZ = (dZ @ W.T) * (1 - A**2)
    return loss, dWs, dbs


softmax_cross_entropy, mlp_gradients = take(
    softmax_cross_entropy=lambda Z, y: nnkit.softmax_cross_entropy(Z, y), mlp_gradients=lent_gradients
)

# %% [markdown]
# ## A formula is a list of gates
#
# Take $f = (x + e^{xy}) \cdot e^{xy}$ with $x = 2$, $y = -1$. As a computer goes through it, it makes four values, one after the other.
# Write down for each **which gate** made it and **from what**. That list is called a **tape**.
#
# Two values in it are used twice. Which?

# %% [markdown] predict="a_value_used_twice"
# On a tape, a value q goes into two gates. On the way back one of them hands it the slope 0.14, the other 2.14. **What is the
# slope of the result with respect to q?**
#
# - number from 0 to 3 by 0.01 give or take 0.005: 2.28
#
# A change of q reaches the result on both ways, so the slopes **add up**: 0.14 + 2.14 = 2.28. Whoever writes the second over
# the first loses one of the ways.

# %% folded=true
tape = {"x": (), "y": (), "p": ("*", "x", "y"), "q": ("exp", "p"), "s": ("+", "x", "q"), "f": ("*", "s", "q")}
seen = {"x": 2.0, "y": -1.0, "p": -2.0, "q": np.exp(-2), "s": 2 + np.exp(-2), "f": (2 + np.exp(-2)) * np.exp(-2)}
show(
    plot_graph(tape, values=seen),
    alt="A graph: x = 2 and y = -1 are multiplied to p = -2, exp makes q = 0.1353 of it; x and q are added to s = 2.135, "
    "and s times q is f = 0.289. x leads into two gates, and so does q.",
)

# %% [markdown]
# $x$ and $q$ feed two gates each, so their slopes are sums of two. In numbers, from the right: $\partial f / \partial s = q = 0.135335$.
# And $q$? As a factor of $f$ it gets $s = 2.135335$, through $s$ another 0.135335: together **2.270671**. Only now may the exp gate
# hand it on. Had it done so before $s$ had spoken, it would have passed on too little.
#
# ## Who may speak when?
#
# So the rule for the way back: **a gate waits until everybody who used its value has spoken.** Write the values in an order in which
# each comes *after* what it is made of, then read that list from its end. Such an order is called **topological**.
#
# A value only knows its own inputs. So begin at the end: before you write a value's name, write the names of its inputs,
# and before these the names of theirs.

# %% [markdown] predict="who_speaks_first"
# A tape holds p = x · y, then s = p + x, then f = s · p. **On the way back, in which order do the three gates
# speak?**
#
# 1. f = s · p
# 2. s = p + x
# 3. p = x · y
#
# p is used by s and by f, so it waits for both. f is used by nobody and begins.

# %% exercise="backward_order"
def backward_order(graph, end):
    """The names of all values that `end` is made of, each after its inputs, `end` last;
    graph[name] = (gate, input, ...)."""
    ### BEGIN SOLUTION
    order = []

    def visit(name):
        if name not in order:
            for source in graph[name][1:]:
                visit(source)
            order.append(name)

    visit(end)
    return order
    ### END SOLUTION


# %% [markdown]
# A value that is reached twice is written once. Without that one test every path would be walked on its own, and how many
# paths there are you saw in [lesson 6](06-backprop#Why backwards?).
#
# ## Gates for arrays
#
# A gate of the tape takes arrays as well as numbers. On the way back it is handed `d`, the slope of the end with respect to each number
# that it put out (so `d` has the shape of its output), and hands each input an array **of the input's shape**.
#
# The exp gate is the cheapest of all. In numbers: $e^{0.5} = 1.648721$ went out, $d = 2$ comes in.

# %% [markdown] predict="what_exp_needs"
# An exp gate put out eˣ. On the way back a slope comes in. **Which value of the forward pass does the gate need?**
#
# - [ ] its input x
#   > It could compute eˣ from that once more, and need not.
# - [x] its output eˣ
# - [ ] both
#   > One is enough.
# - [ ] none
#   > So a plus gate is; the slope of exp is not the same everywhere.
#
# exp is its own derivative: the slope of eˣ is eˣ, which has been computed already. So x itself need not be kept.

# %% exercise="exp_back"
def exp_back(d, out):
    """The slope at the input of out = exp(x), for d, the slope at its output:
    arrays of the same shape, or numbers."""
    ### BEGIN SOLUTION
    return d * out
    ### END SOLUTION


# %% exercise="matmul_back"
def matmul_back(d, X, W):
    """The slopes (dX, dW) at the inputs of X @ W, for d (n, k), X (n, m), W (m, k)."""
    ### BEGIN SOLUTION
    return d @ W.T, X.T @ d
    ### END SOLUTION


# %% [markdown]
# ### When NumPy stretches
#
# A batch of 4 rows, plus one bias row: NumPy adds the row to *each* of the four. That is a fork, though nobody wrote one: the bias is used
# four times, so its slope is a sum of four.

# %% folded=true
ax = plot_shapes(
    [[("XW", "n", "k"), "+", ("b", "1", "k"), "=", ("Z", "n", "k")], [("dZ", "n", "k"), "→", ("db", "1", "k")]],
    {"n": 4, "k": 3, "1": 1},
)
show(
    ax,
    alt="Rectangles: XW (n, k) plus a bias b of one row (1, k) is Z (n, k). Below, dZ (n, k) is folded back to db of one "
    "row (1, k): the four rows are added up.",
)

# %% [markdown]
# If `d` has shape (4, 3), what comes back must have shape (3,) for an input of that shape; or (4, 1); or (), for a single number.
# NumPy stretches in two ways: axes of length 1 become longer, and missing axes are put **in front**. Fold both back.


# %% exercise="fold_back"
def fold_back(d, shape):
    """d added up over all axes along which an array of the given shape was stretched:
    an array of that shape."""
    ### BEGIN SOLUTION
    d = np.asarray(d)
    if d.ndim > len(shape):
        d = d.sum(axis=tuple(range(d.ndim - len(shape))))  # axes that were put in front
    stretched = tuple(i for i, length in enumerate(shape) if length == 1)
    return d.sum(axis=stretched, keepdims=True) if stretched else d
    ### END SOLUTION


# %% [markdown]
# The times gate now: each input gets `d` times the other, folded back to its own shape. In numbers: a batch $(1, 2, 3)$ times the number 10,
# and $d = (1, 1, 1)$. The batch gets $(10, 10, 10)$, the number gets $1 + 2 + 3 = 6$.


# %% exercise="times_back"
def times_back(d, x, y):
    """The slopes (dx, dy) at the inputs of x * y, arrays that NumPy may have stretched;
    each in its input's shape."""
    ### BEGIN SOLUTION
    return fold_back(d * y, np.shape(x)), fold_back(d * x, np.shape(y))
    ### END SOLUTION


# %% [markdown]
# Yours and some more, in two tables: what each gate does, and how a slope gets back through it. Read them: every line is
# short. (The loss is [lesson 5](05-softmax#It collapses to p minus y)'s; its labels get the slope 0, for nobody may move them.)

# %% setup=true
FORWARD = {
    "+": np.add,
    "*": np.multiply,
    "@": np.matmul,
    "exp": np.exp,
    "log": np.log,
    "tanh": np.tanh,
    "max": np.maximum,
    "sum": np.sum,
    "loss": lambda Z, y: softmax_cross_entropy(Z, y.astype(int))[0],
}
BACKWARD = {  # d, the output, the inputs -> a slope for each input
    "+": lambda d, out, x, y: (fold_back(d, np.shape(x)), fold_back(d, np.shape(y))),
    "*": lambda d, out, x, y: times_back(d, x, y),
    "@": lambda d, out, x, y: matmul_back(d, x, y),
    "exp": lambda d, out, x: (exp_back(d, out),),
    "log": lambda d, out, x: (d / x,),
    "tanh": lambda d, out, x: (d * (1 - out**2),),
    "max": lambda d, out, x, y: (
        fold_back(d * (x > y), np.shape(x)),
        fold_back(d * (x <= y), np.shape(y)),
    ),
    "sum": lambda d, out, x: (d * np.ones_like(x),),
    "loss": lambda d, out, Z, y: (d * softmax_cross_entropy(Z, y.astype(int))[1], np.zeros_like(y)),
}

# %% [markdown]
# ## Back along the tape
#
# Everything is there. Start with slope 1 at the end. Read the order backwards; each gate turns the slope of its output into slopes
# for its inputs, and these are **added** to what the inputs have already. (Which value has nothing yet? One that nobody has spoken for: 0.)

# %% [markdown] predict="where_the_walk_begins" recall=true
# The walk back along a tape begins with one number that no gate has made. **Which one, and where?**
#
# - [ ] 0, at the end
#   > Then every product further down is 0.
# - [x] 1, at the end
# - [ ] the loss itself, at the end
#   > Slopes are asked: how much the end changes for a change of itself.
# - [ ] 1, at each input
#   > That is how slopes are carried forwards, for one input at a time.
#
# ∂f/∂f = 1. All other slopes begin at 0 and gather what the gates hand them.

# %% exercise="slopes_of"
def slopes_of(graph, values, end):
    """A dict: the slope of values[end] with respect to each value that it is made of, and to itself
    (1)."""
    ### BEGIN SOLUTION
    order = backward_order(graph, end)
    slopes = {name: np.zeros_like(values[name], dtype=float) for name in order}
    slopes[end] = np.ones_like(values[end], dtype=float)
    for name in reversed(order):
        gate, *inputs = graph[name] or ("",)
        if inputs:
            parts = BACKWARD[gate](slopes[name], values[name], *[values[i] for i in inputs])
            for source, part in zip(inputs, parts):
                slopes[source] = slopes[source] + part
    return slopes
    ### END SOLUTION


# %%
if ready("slopes_of"):
    slopes = slopes_of(tape, seen, "f")
    h = 1e-5

    def f_at(x, y):
        return (x + np.exp(x * y)) * np.exp(x * y)

    print(f"df/dx: tape {slopes['x']:.6f}, measured {(f_at(2 + h, -1) - f_at(2 - h, -1)) / (2 * h):.6f}")
    print(f"df/dy: tape {slopes['y']:.6f}, measured {(f_at(2, -1 + h) - f_at(2, -1 - h)) / (2 * h):.6f}")
    show(
        plot_graph(tape, values=seen, gradients={name: float(slope) for name, slope in slopes.items()}),
        alt="The graph with slopes from your function: "
        + ", ".join(f"{name} {float(slope):.4g}" for name, slope in slopes.items()) + ".",
    )  # fmt: skip

# %% [markdown]
# ### Find the slip
#
# A tape that is on the web writes `slopes[source] = part` in place of adding. On $f = x \cdot x + x$ at $x = 3$ the slope is
# $2x + 1 = 7$. It reads the list from its end: first the plus gate ($f = p + x$), then the times gate ($p = x \cdot x$, its left input first).
# **What does it give for $\partial f / \partial x$?**

# %% exercise="slope_overwritten"
slope_overwritten = ...
### BEGIN SOLUTION
slope_overwritten = 3
### END SOLUTION

# %% [markdown]
# It crashes nowhere, and on every formula without a fork it is right. That is why one tests on forks.

# %% [markdown] pause=true
# **A natural end.** You have now every gate's way back, and the walk along a tape that somebody else has written. Next,
# values write it themselves.

# %% [markdown]
# ## Values that write the tape themselves
#
# Nobody wants to write the graph down. Let the values do it. Python asks an object what `+` means: `a + b` calls `a.__add__(b)`, and
# `2 * a` calls `a.__rmul__(2)`, since the number 2 knows nothing of our values. So make a class whose operators compute *and* note who
# was involved. The tape is then no list at all: it is the objects, each holding its inputs.
#
# Two pieces are missing. `through`: make the output's `Value`, which knows its gate and inputs. And `backward`: what you have
# just written, for objects. (They are compared with `is`: two values may hold the same number.)

# %% [markdown] predict="who_is_asked_for_a_product" recall=true
# `a` is a Value. **Python meets `2 * a`. Who makes the new Value?**
#
# - [ ] 2, by `2 .__mul__(a)`
#   > The number is asked first. It does not know Values, and says so.
# - [x] a, by `a.__rmul__(2)`
# - [ ] nobody: it is an error
#   > So it would be without `__rmul__`.
# - [ ] NumPy
#   > No array is involved here.
#
# The left one is asked first. If it does not know how, Python asks the right one by the name with an r.

# %% exercise="value_and_slopes"
class Value:
    """A number or an array that remembers how it was made:
    data, gate, inputs (Values), and after backward its slope."""

    __array_ufunc__ = None  # lets NumPy's arrays leave array + Value to us

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    """The Value that FORWARD[gate] makes of the inputs;
    an input that is no Value yet (a number, an array) becomes one."""
    ### BEGIN SOLUTION
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)
    ### END SOLUTION


def backward(end):
    """Give every Value that `end` is made of its slope: the slope of end.data with respect to it."""
    ### BEGIN SOLUTION
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    for value in order:
        value.slope = np.zeros_like(value.data)
    end.slope = np.ones_like(end.data)
    for value in reversed(order):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = source.slope + part
    ### END SOLUTION


def value_and_slopes(f, numbers):
    """(f's value, [its slope with respect to each of the numbers]); f takes a list of Values."""
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% [markdown]
# Now any formula will do. Step through two graphs that **your** values recorded. Before each step: which gate speaks next, and
# what does it say?

# %%
if ready("value_and_slopes"):
    x, y = Value(2), Value(-1)
    q = (x * y).exp()
    f = (x + q) * q
    backward(f)
    a, b = Value(1.5), Value(0.5)
    g = ((a * b + b).tanh() + a * a) * 0.5
    backward(g)
    explorer = TapeSteps(
        {"(x + q) q with q = exp(x y)": graph_of(f, x=x, y=y, q=q), "your second": graph_of(g, a=a, b=b)}
    )
else:
    slopes = {"f": 1.0, "s": 0.135335, "q": 2.270671, "p": 0.307302, "x": -0.171967, "y": 0.614604}
    explorer = TapeSteps({"written by hand": (tape, seen, slopes)})
explorer

# %% [markdown]
# ## Is it right?
#
# Two witnesses. First the network of [lesson 6](06-backprop#Follow one network while it learns), neuron by neuron, without a word about
# derivatives. There it took eight lines to get the slopes. Do you recognise them?

# %%
if ready("value_and_slopes"):
    w = [Value(number) for number in (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55)]

    def sigma(z):  # 1 / (1 + exp(-z)) from our gates: exp of minus a logarithm
        return (-((-z).exp() + 1).log()).exp()

    h1 = sigma(w[0] * 0.05 + w[1] * 0.10 + 0.35)
    h2 = sigma(w[2] * 0.05 + w[3] * 0.10 + 0.35)
    o1, o2 = sigma(w[4] * h1 + w[5] * h2 + 0.60), sigma(w[6] * h1 + w[7] * h2 + 0.60)
    loss = ((o1 - 0.01) * (o1 - 0.01) + (o2 - 0.99) * (o2 - 0.99)) * 0.5
    backward(loss)
    print(f"loss {loss.data:.6f}; slopes of w1 ... w8:", *[f"{value.slope:.6f}" for value in w])
    h, w5, w7 = Value(0.593270), Value(0.40), Value(0.50)
    to_o1, to_o2 = Value(0.138499), Value(-0.038098)  # the deltas of o1 and o2
    above = h * w5 * to_o1 + h * w7 * to_o2
    backward(above)
    explorer = TapeSteps({
        "one hidden neuron": graph_of(h1, w1=w[0], w2=w[1]),
        "where h1 forks": graph_of(above, h1=h, w5=w5, w7=w7, delta1=to_o1, delta2=to_o2),
    })  # fmt: skip
else:
    explorer = TapeSteps({"written by hand": (tape, seen, slopes)})
explorer

# %% [markdown]
# 0.298371, and 0.000439 for $w_1$, 0.082167 for $w_5$: the same digits. (Each minus is a product with -1, each constant a value of its
# own; real tapes have more kinds of gates, so they are shorter.) **Step to the end where h1 forks**: its slope is 0.03635, the number
# that you added up by hand in [lesson 6](06-backprop#Backward, in plain lines).
#
# The second witness measures: nudge each number to both sides, for formulas with forks, arrays and stretching.

# %%
if ready("value_and_slopes"):
    dice = np.random.default_rng(6)
    A, row, column = dice.normal(size=(4, 3)), dice.normal(size=3), dice.normal(size=(4, 1))
    formulas = {
        "a fork": (lambda v: (v[0] * v[0] + v[0]).sum(), [A]),
        "a bias row": (lambda v: ((v[0] + v[1]) * (v[0] + v[1])).sum(), [A, row]),
        "a column times a row": (lambda v: (v[0] * v[1]).tanh().sum(), [column, row]),
        "a layer, twice the same weights": (
            lambda v: ((v[0] @ v[1]).tanh() @ v[1]).sum(),
            [A, dice.normal(size=(3, 3))],
        ),
    }
    for name, (formula, given) in formulas.items():
        _, slopes = value_and_slopes(formula, given)
        worst = 0.0
        for k, number in enumerate(given):
            for i in np.ndindex(number.shape):
                moved = [number.copy(), number.copy()]
                moved[0][i] += 1e-5
                moved[1][i] -= 1e-5
                up, down = (
                    formula([Value(v) for v in [*given[:k], m, *given[k + 1 :]]]).data for m in moved
                )
                worst = max(worst, abs((up - down) / 2e-5 - slopes[k][i]))
        print(f"{name:32} largest gap to the measured slopes {worst:.1e}")

# %% [markdown] predict="a_gap_at_forks_only" recall=true
# A tape is measured. Formulas without a fork have a gap of 10⁻¹⁰, those with a fork one of 0.5. **What is wrong?**
#
# - [ ] the derivative of a gate
#   > Then formulas without a fork would be wrong too.
# - [ ] h is too large
#   > Then all would be off, by about h².
# - [x] slopes that meet are not added
# - [ ] nothing: forks are less exact
#   > They are exact to rounding, like all the rest.
#
# At a fork two slopes meet. One of them is lost, or is handed on before the other has come.

# %% [markdown]
# The last line could not be done with the `mlp_gradients` of [lesson 6](06-backprop#Any number of layers) at all: the same matrix in two layers. The tape does not care.
#
# ## A network on your tape
#
# Spirals again, two hidden layers of 16, a thousand steps. The forward pass is three lines; there is no backward pass.

# %% [markdown] predict="tape_against_hand"
# The same network and the same batch: once with a backward pass written by hand, once on your tape. **How far apart are the
# slopes?**
#
# - [x] By the last of 16 digits or so.
# - [ ] By about 10⁻⁵, as measured slopes are.
# - [ ] By about one per cent.
#
# The arithmetic is the same chain rule, so they agree to the last digits. What is added is Python's own work, a few microseconds
# for each gate: much for a small network, next to nothing for large matrices. The price that stays is **memory**.

# %%
def tape_loss(X, y, weights, biases):
    """The loss as a Value, of a tanh network whose weights and biases are Values."""
    A = Value(X)
    for W, b in zip(weights[:-1], biases[:-1]):
        A = (A @ W + b).tanh()
    return through("loss", A @ weights[-1] + biases[-1], y)


if ready("value_and_slopes"):
    points, arm = spirals(200, noise=0.02, rng=1)
    dice = np.random.default_rng(3)
    W = [dice.normal(size=s) / np.sqrt(s[0]) for s in [(2, 16), (16, 16), (16, 2)]]
    b = [np.zeros(len(matrix[0])) for matrix in W]
    history, on_tape, by_hand = [], 0.0, 0.0
    for _step in range(1000):
        begin = perf_counter()
        W_values, b_values = [Value(matrix) for matrix in W], [Value(vector) for vector in b]
        loss = tape_loss(points, arm, W_values, b_values)
        backward(loss)
        middle = perf_counter()
        hand_loss, dWs, dbs = mlp_gradients(points, arm, W, b)
        by_hand += perf_counter() - middle
        on_tape += middle - begin
        history.append(float(loss.data))
        W = [matrix - 0.1 * value.slope for matrix, value in zip(W, W_values)]
        b = [vector - 0.1 * value.slope for vector, value in zip(b, b_values)]
    gap = max(np.abs(value.slope - dW).max() for value, dW in zip(W_values, dWs))
    print(
        f"loss {history[0]:.4f} at first, {history[-1]:.4f} after 1000 steps; "
        f"largest gap to the slopes by hand {gap:.0e}"
    )
    print(
        f"a step: tape {on_tape:.2f} ms, by hand {by_hand:.2f} ms: {on_tape / by_hand:.1f} times as long"
    )

# %% folded=true
if ready("value_and_slopes"):

    def scores(P):
        for matrix, vector in zip(W[:-1], b[:-1]):
            P = np.tanh(P @ matrix + vector)
        return P @ W[-1] + b[-1]

    fig = figure(9, 3.8, columns=2)
    plot_curves({"on your tape": history}, xlabel="step", ylabel="cross-entropy", ax=fig.axes[0])
    plot_decision(scores, points, arm, ax=fig.axes[1])
    show(
        fig,
        alt=describe_curves({"loss on your tape": history}, xlabel="step")
        + " Right the two arms of a spiral and "
        "the border between them.",
    )

# %% [markdown]
# The price that stays is **memory**: every value of the forward pass is kept until the way back is done, for each example of the batch.
#
# How many numbers is that? In each layer of `tape_loss` three gates put out $n$ rows: `@`, `+`, and `tanh` (none on top). Then the loss, one number.
# Weights, biases and inputs are there anyway. For $n = 200$ and sizes (2, 16, 16, 2): $200 \cdot (3 \cdot 16 + 3 \cdot 16 + 2 \cdot 2) + 1 = 20\,001$.


# %% exercise="tape_numbers"
def tape_numbers(n, sizes):
    """How many numbers the gates of tape_loss put out for n examples and layers of the given sizes,
    inputs first."""
    ### BEGIN SOLUTION
    return n * (3 * sum(sizes[1:-1]) + 2 * sizes[-1]) + 1
    ### END SOLUTION


# %% [markdown]
# Frameworks fight for that memory: they write over what nobody needs any more (`tanh` needs its output only), keep every tenth layer and compute
# the rest again (**checkpointing**), or join gates into one. The principle stays yours.

# %% quiz="tape_facts"

# %% [markdown]
# ## In your own words
#
# **Question (2 points).** Someone says: "Automatic differentiation is numeric differentiation done by the computer: it nudges and looks." In three
# to five sentences: what does the tape really do, how exact is it, what does it cost against nudging, and what must it keep?

# %% [markdown] written="not_nudging" points=2
# The tape does not nudge at all. While the formula is computed, each value notes its gate and its inputs; then every gate applies
# its known derivative once, from the end to the beginning, and slopes that meet at a value are added. So the result is
# exact up to rounding, where nudging has an error from the step as well. One way back gives all slopes for about the price of two forward passes;
# nudging needs two forward passes for each weight. In exchange the tape must keep the values of the forward pass.
#
# **Marking guide.** 1/2 point each: known derivatives of gates and the chain rule, backwards along the record; exact up to rounding; all slopes in
# one way back against two passes a weight; the values are kept. "It is more accurate" without a reason earns nothing.

# %% [markdown]
# ## Into your library

# %%
keep(backward_order, fold_back, times_back, matmul_back)

# %% [markdown]
# ## Summary
#
# - A tape holds for each value its gate and its inputs. Read it from the end, each value after all that used it.
# - A gate turns `d` into a slope for each input, in the input's shape. Slopes that meet are added; so are stretched axes.
# - Operators that record make a graph of any formula: weights used twice, branches multiplied, all for nothing.
# - Exact to rounding, all slopes at once; the price is memory, and some time for each gate.
#
# **What's next.** Gradients are done, by hand and by tape. [Lesson 7](07-optimisers) is about what to do with them: how to walk
# downhill well. (And in [lesson 10](10-beyond#The same network in a library) you will read `loss.backward()` with other eyes.)
