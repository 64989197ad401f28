# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 6. Backprop: who is to blame?
#
# A network of a million weights gives a wrong answer. **Which weight is to blame, and by how much?** You could nudge
# each weight a little and look what the loss does: a million and one forward passes for a single step. Backprop finds
# all million answers for about the price of two. In this lesson you write it, by hand first, and catch it out when it lies.
#
# **Afterwards you can**
#
# - send a gradient back through any graph of gates, and say why that is cheap;
# - reproduce every number of one training step of a small network;
# - write the backward pass of dense layers and activations for a batch, and of a whole network of any depth;
# - let a network of your own learn, and see your functions at work in the Playground;
# - check a gradient by measuring, with a step $h$ that you can justify.
#
# **You need** lessons [2](02-activations), [3](03-layers) and [5](05-softmax): activations, dense layers, softmax with cross-entropy. **Time:** two sittings, 60 and 65 minutes.

# %% setup=true
from itertools import pairwise
from time import perf_counter

import numpy as np

import nnkit
from nnkit import activations
from nnkit.check import check, ready
from nnkit.data import spirals
from nnkit.layers import FromFunctions
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import describe_curves, figure, plot_curves, plot_decision, plot_graph, plot_shapes, show
from nnkit.widgets import Playground
from nnkit.widgets.live import NumberedNetwork

# %% [markdown]
# What you have written in earlier lessons is used here; where something is not finished yet, the course lends its own.

# %% setup=true
def dense_forward(X, W, b):
    return X @ W + b


sigmoid, relu, dense_forward, softmax_cross_entropy = take(
    sigmoid=activations.sigmoid,
    relu=activations.relu,
    dense_forward=dense_forward,
    softmax_cross_entropy=lambda Z, y: nnkit.softmax_cross_entropy(Z, y),
)

# %% [markdown]
# ## A slope travels backwards
#
# Cut a formula into single operations, **gates**, and wire them up. Here is $f = (x + y) \cdot z$ with $x = 3$, $y = -1$,
# $z = 4$. Above each wire stands its value, computed from left to right.

# %% [markdown] predict="a_nudge_of_x"
# f = (x + y) · z, and x = 3, y = -1, z = 4. **x is raised by 0.01. How much more is f?**
#
# - number from 0 to 0.1 by 0.01 give or take 0.001: 0.04
#
# (3.01 - 1) · 4 = 8.04 instead of 8: the change of x arrives four times as large, since z stands beside the bracket.
# The same nudge of z makes 0.02.

# %%
gates = {"x": (), "y": (), "z": (), "q": ("+", "x", "y"), "f": ("*", "q", "z")}
values = {"x": 3, "y": -1, "z": 4, "q": 2, "f": 8}
show(
    plot_graph(gates, values=values),
    alt="A graph: x = 3 and y = -1 lead into a plus gate, q = 2; "
    "q and z = 4 lead into a times gate, f = 8.",
)

# %% [markdown]
# Now from right to left. Under each wire goes the slope of $f$ with respect to it, marked $\partial$. At the right end it
# is $\partial f / \partial f = 1$. Each gate needs to know two things only: the slope that comes **from its right**, and its
# **own** slope for each input. It multiplies the two. That is the chain rule at one gate:
#
# $$\frac{\partial f}{\partial x} = \underbrace{\frac{\partial f}{\partial q}}_{\text{comes in}} \cdot
# \underbrace{\frac{\partial q}{\partial x}}_{\text{its own}} = 4 \cdot 1.$$

# %%
gradients = {"f": 1, "q": 4, "z": 2, "x": 4, "y": 4}
show(
    plot_graph(gates, values=values, gradients=gradients),
    alt="The same graph with slopes: 1 at f; the times gate gives q the slope 4 (the value of z) and z "
    "the slope 2 (the "
    "value of q); the plus gate passes 4 on to both x and y.",
)

# %% [markdown]
# So 0.01 more $x$ makes 0.04 more $f$; 0.01 more $z$ makes 0.02. Three gates, three characters:
#
# - a **plus** gate hands the slope on to both inputs unchanged;
# - a **times** gate hands each input the slope times *the other* input's value;
# - a **max** gate hands all of it to the larger input, and 0 to the other. (You know it: ReLU is a max with 0.)


# %% exercise="times_gate"
def times_gate(x, y, df):
    """The slopes (dx, dy) at the inputs of x * y, where df is the slope that comes in from the right."""
    ### BEGIN SOLUTION
    return df * y, df * x
    ### END SOLUTION


# %% exercise="max_gate"
def max_gate(x, y, df):
    """The slopes (dx, dy) at the inputs of max(x, y),
    where df is the slope that comes in from the right."""
    ### BEGIN SOLUTION
    return (df, 0.0) if x > y else (0.0, df)
    ### END SOLUTION


# %% [markdown]
# ### When a value is used twice
#
# If $x$ feeds two gates, a change of $x$ reaches $f$ on two ways. Both count: **where a wire forks, slopes add up.**
#
# Which of the three slopes in the graph below is a sum?

# %%
forked = {"x": (), "y": (), "z": (), "p": ("*", "x", "y"), "s": ("+", "x", "z"), "f": ("*", "p", "s")}
show(
    plot_graph(forked, values={"x": 2, "y": -3, "z": 5, "p": -6, "s": 7, "f": -42}),
    alt="x = 2 leads into two gates: p = x * y with y = -3, so -6, and s = x + z with z = 5, so 7. "
    "f = p * s = -42.",
)

# %% exercise="fork_slopes"
fork_slopes = {"x": "?", "y": "?", "z": "?"}
### BEGIN SOLUTION
dp, ds = times_gate(-6, 7, 1)
x_from_p, y_slope = times_gate(2, -3, dp)
fork_slopes = {"x": x_from_p + ds, "y": y_slope, "z": ds}
### END SOLUTION

# %% [markdown]
# ## Why backwards?
#
# Nothing forces us to go from right to left. "The slope along a path is the product of its gates; add up over all paths"
# is just as true. How many paths are there? Take a network of $k$ hidden layers with 3 neurons each, fully wired, with one
# output on top, and start at one input. For $k = 3$ there are 27.

# %% [markdown] predict="paths_through_twelve_layers"
# Twelve hidden layers of 3 neurons each, fully wired, one output on top. **How many paths lead from one input to the output?**
#
# - number from 1 to 100000000 in powers: 531441 paths
#
# 3 at each layer: 3¹² = 531 441. Whoever follows each path by itself needs as many products; backwards each neuron's slope is
# computed once, and kept.

# %% [markdown]
# Below, both ways find the slope of the output with respect to each input, and count their multiplications. `naive` asks
# each neuron for its slope whenever it needs it; `backwards` computes each neuron's slope once and keeps it.


# %%
def naive(weights, layer, i):
    """(slope of the output with respect to neuron i of a layer, multiplications needed)"""
    if layer == len(weights):
        return 1.0, 0
    slope, count = 0.0, 0
    for j, w in enumerate(weights[layer][i]):
        above, more = naive(weights, layer + 1, j)  # asked anew by every neuron below it
        slope, count = slope + w * above, count + more + 1
    return slope, count


def backwards(weights):
    """(slopes with respect to all inputs, multiplications needed)"""
    slopes, count = np.ones(1), 0
    for W in reversed(weights):
        slopes, count = W @ slopes, count + W.size  # one multiplication for each weight
    return slopes, count


depths, many, few = range(1, 11), [], []
for k in depths:
    dice = np.random.default_rng(k)
    net = [dice.normal(size=shape) for shape in pairwise([3] * (k + 1) + [1])]
    slow = [naive(net, 0, start) for start in range(3)]
    quick, cost = backwards(net)
    assert np.allclose(quick, [found for found, more in slow])  # the same slopes
    many.append(sum(more for found, more in slow))
    few.append(cost)
print("hidden layers  ", *[f"{k:6}" for k in depths])
print("naive          ", *[f"{n:6}" for n in many])
print("backwards      ", *[f"{n:6}" for n in few])

# %%
costs = {"naive: along every path": many, "backwards: each slope kept": few}
ax = plot_curves(costs, x=depths, xlabel="hidden layers of 3 neurons", ylabel="multiplications", log=True)
show(ax, alt="Logarithmic. " + describe_curves(costs, x=depths, xlabel="hidden layers"))

# %% [markdown]
# Naive triples with each layer; backwards adds 9. Computing a thing once, keeping it, and building the next from it is
# called **dynamic programming**, and backprop is just that: linear in the number of wires.
#
# ### Find the slip
#
# > *"A path has one weight per layer, and there are $3 \cdot 3 \cdots 3$ paths. So backpropagation's computation grows
# > exponentially with depth."* (a slide)
#
# It counts paths. Repair the slide's code: count what backprop does.


# %% exercise="slopes_cost"
def slopes_cost(sizes):
    """Multiplications to bring the slopes from the top down to the inputs,
    for layers of the given sizes, inputs first."""
    # the slide's version:   return math.prod(sizes)
    ### BEGIN SOLUTION
    return sum(below * above for below, above in pairwise(sizes))
    ### END SOLUTION


# %% [markdown]
# A forward pass needs one multiplication for each weight and example. Backward needs one for the slopes of the layer below
# and one for the weight's own gradient: two.

# %% [markdown] predict="backward_against_forward"
# A network has 300 inputs and two hidden layers of 400. Forward takes a certain time. **How many times as long is the whole
# backward pass, the slopes of all 284 810 weights?**
#
# - [x] about 2 times
# - [ ] about 10 times
# - [ ] about 1000 times
# - [ ] about 284 810 times
#
# One product of matrices more than forward at each layer: one for the slopes below, one for the weights' own. Whoever nudges
# each weight by itself has to run forward 284 810 times.

# %%
dice = np.random.default_rng(0)
big = nnkit.Sequential(
    nnkit.Dense(300, 400, rng=1),
    "relu",
    nnkit.Dense(400, 400, rng=2),
    "relu",
    nnkit.Dense(400, 10, rng=3),
)
batch, from_above = dice.normal(size=(256, 300)), dice.normal(size=(256, 10))
there, back = [], []
for _again in range(7):  # the quickest counts: whatever else the machine does only adds
    begin = perf_counter()
    big.forward(batch)
    middle = perf_counter()
    big.backward(from_above, input_grad=True)
    there.append(middle - begin)
    back.append(perf_counter() - middle)
print(f"forward {1000 * min(there):.1f} ms, backward {1000 * min(back):.1f} ms:", end=" ")
print(
    f"backward takes {min(back) / min(there):.1f} times as long, "
    f"for {big.theta.size:,} slopes"
)

# %% [markdown]
# ## Follow one network while it learns
#
# Two inputs, two hidden neurons, two outputs, all sigmoid. The loss is $L = \frac12 (t_1 - o_1)^2 + \frac12 (t_2 - o_2)^2$.
# $w_1, w_2$ lead into $h_1$ (from $i_1$ and $i_2$), $w_3, w_4$ into $h_2$; $w_5, w_6$ into $o_1$ (from $h_1$ and $h_2$),
# $w_7, w_8$ into $o_2$. Both hidden neurons have the bias $b_1$, both outputs $b_2$.
#
# Press *Forward* until the picture is full.

# %% [markdown] predict="which_weights_grow"
# A network 2-2-2 of sigmoids. w₅ and w₆ lead into the output o₁, w₇ and w₈ into o₂. Both outputs start at about 0.75; the targets are
# 0.01 and 0.99. In a step of gradient descent, **which of w₅ to w₈ grow?**
#
# - [ ] all four
# - [ ] w₅ and w₆
# - [x] w₇ and w₈
# - [ ] none
#
# o₁ is to fall and o₂ to rise, and what comes in, h₁ and h₂, is positive. So the weights into o₁ shrink and those into o₂ grow.

# %%
NumberedNetwork()

# %% [markdown]
# ### Forward, in plain lines
#
# $h_1 = \sigma(w_1 i_1 + w_2 i_2 + b_1) = \sigma(0.377500) = 0.593270$, and so on up to $o_1 = 0.751365$ and $o_2 = 0.772928$.
# Loss: $0.274811 + 0.023560 = 0.298371$. No arrays yet: one line for each neuron.


# %% exercise="forward_by_hand"
def forward_by_hand(i1, i2, w, b1, b2):
    """The outputs (h1, h2, o1, o2) of the four neurons."""
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    ### BEGIN SOLUTION
    h1 = sigmoid(w1 * i1 + w2 * i2 + b1)
    h2 = sigmoid(w3 * i1 + w4 * i2 + b1)
    o1 = sigmoid(w5 * h1 + w6 * h2 + b2)
    o2 = sigmoid(w7 * h1 + w8 * h2 + b2)
    return h1, h2, o1, o2
    ### END SOLUTION


# %% [markdown]
# ### Backward, in plain lines
#
# From the loss to $w_5$ it is three gates: the square, the sigmoid, the product.
#
# $$\frac{\partial L}{\partial w_5} = \underbrace{(o_1 - t_1)}_{0.741365} \cdot \underbrace{o_1 (1 - o_1)}_{0.186816}
# \cdot \underbrace{h_1}_{0.593270} = 0.082167.$$
#
# The first two factors are the same for all weights into $o_1$. Keep them: $\delta_{o1} = \partial L / \partial net_{o1} = 0.138499$.
# A neuron's slope with respect to its *sum* is called its **delta**.
#
# Now $h_1$. It feeds both outputs: the wire forks, so the slopes add.
#
# $$\frac{\partial L}{\partial h_1} = \delta_{o1} w_5 + \delta_{o2} w_7 = 0.055399 - 0.019049 = 0.036350,$$
#
# then through its own sigmoid, $\delta_{h1} = 0.036350 \cdot h_1 (1 - h_1)$, and
# $\partial L / \partial w_1 = \delta_{h1}\, i_1 = 0.000439$.


# %% exercise="backward_by_hand"
def backward_by_hand(i1, i2, t1, t2, w, h1, h2, o1, o2):
    """The eight slopes dL/dw1 ... dL/dw8, in this order."""
    w1, w2, w3, w4, w5, w6, w7, w8 = w
    ### BEGIN SOLUTION
    delta_o1 = (o1 - t1) * o1 * (1 - o1)
    delta_o2 = (o2 - t2) * o2 * (1 - o2)
    delta_h1 = (delta_o1 * w5 + delta_o2 * w7) * h1 * (1 - h1)
    delta_h2 = (delta_o1 * w6 + delta_o2 * w8) * h2 * (1 - h2)
    return [
        delta_h1 * i1, delta_h1 * i2, delta_h2 * i1, delta_h2 * i2,
        delta_o1 * h1, delta_o1 * h2, delta_o2 * h1, delta_o2 * h2,
    ]  # fmt: skip
    ### END SOLUTION


# %% [markdown]
# Now line by line against a measurement: nudge one weight by $h = 10^{-5}$ to both sides, run your forward pass, and see
# what the loss does. Behind it the step: each weight minus 0.5 times its slope.

# %%
if ready("forward_by_hand", "backward_by_hand"):
    w = np.array([0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55])

    def loss_at(w):
        _, _, o1, o2 = forward_by_hand(0.05, 0.10, w, 0.35, 0.60)
        return 0.5 * (0.01 - o1) ** 2 + 0.5 * (0.99 - o2) ** 2

    print(f"L = {loss_at(w):.6f}")
    slopes = np.array(
        backward_by_hand(0.05, 0.10, 0.01, 0.99, w, *forward_by_hand(0.05, 0.10, w, 0.35, 0.60))
    )
    for i, slope in enumerate(slopes):
        nudge = 1e-5 * np.eye(8)[i]
        measured = (loss_at(w + nudge) - loss_at(w - nudge)) / 2e-5
        print(f"w{i + 1}: slope by your line {slope:9.6f}, measured {measured:9.6f};", end="  ")
        print(f"{w[i]:.2f} - 0.5 * slope = {w[i] - 0.5 * slope:.6f}")

# %% [markdown]
# And $w_1$ to $w_4$ hardly move: the slope of $w_5$ is 187 times that of $w_1$.
# Three factors make the 187. What comes in: $h_1 / i_1 = 11.9$. The way back through the upper weights:
# $\delta_{o1} / (\delta_{o1} w_5 + \delta_{o2} w_7) = 3.8$. And one more sigmoid: $1 / (h_1 (1 - h_1)) = 4.1$. So the small inputs do
# more here than the sigmoid does.
#
# ### Find the slip
#
# A slide computes the new $w_5$ with rounded numbers: $w_5^{new} = 0.4 - 0.5 \cdot 0.082 = 0.358$.

# %% exercise="slide_w5"
slide_w5 = ...
### BEGIN SOLUTION
slide_w5 = 0.4 - 0.5 * 0.082
### END SOLUTION

# %% [markdown]
# ## The same with matrices
#
# Eight lines for eight weights will not do for a million. With rows for examples, as ever: $X (n, d)$, $W_1 (d, m)$,
# $W_2 (m, k)$, $H = \sigma(X W_1 + b_1)$, $O = \sigma(H W_2 + b_2)$, and $L = \frac12 \sum (T - O)^2$ over all examples and
# outputs. Write the deltas of a layer as a matrix $\Delta$, one row for each example. Your lines then read
#
# $$\Delta_2 = (O - T) * O * (1 - O), \qquad \Delta_1 = (\Delta_2 W_2^T) * H * (1 - H),$$
#
# where $*$ goes number by number. And the weights?
#
# $$\frac{\partial L}{\partial W_2} = H^T \Delta_2, \qquad \frac{\partial L}{\partial b_2} = \text{sum of the rows of } \Delta_2.$$
#
# The shapes alone tell why $H^T$ stands on the left, and $W_2^T$ on the right.

# %% [markdown] predict="who_adds_up_the_examples" recall=true once=true
# A batch of 20 examples goes through a layer of weights, and each example has its own slope for each weight. **Where
# in HᵀΔ are the 20 added up?**
#
# - [ ] Nowhere: that has to be done afterwards
#   > The result has the shape of W already; the examples are gone.
# - [x] In the matrix product itself
# - [ ] In the loss, which is a sum
#   > That is why they have to be added up. Where it is done is asked.
# - [ ] In Δ, which is a sum over the batch
#   > Δ has a row for each example.
#
# A row of Hᵀ times a column of Δ is a sum over the examples. Each example is one more fork of the same weight, and at
# forks slopes add up.

# %% exercise="two_layer_gradients"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    """(loss, dW1, db1, dW2, db2) of the sigmoid network;
    the loss is 1/2 sum (T - O)^2 over the whole batch."""
    ### BEGIN SOLUTION
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = D2 @ W2.T * H * (1 - H)
    return 0.5 * np.sum((T - O) ** 2), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)
    ### END SOLUTION


# %% [markdown]
# Now let it learn: the same example, rate 0.5, both biases frozen (as in the explorer).

# %% setup=true
EXAMPLE, TARGET = np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
START_W1, START_W2 = np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([[0.40, 0.50], [0.45, 0.55]])
B1, B2 = np.array([0.35, 0.35]), np.array([0.60, 0.60])

# %% exercise="loss_after_10000"
loss_after_10000 = ...
### BEGIN SOLUTION
W1, W2 = START_W1.copy(), START_W2.copy()
for _ in range(10_000):
    _, dW1, _, dW2, _ = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)
    W1 -= 0.5 * dW1
    W2 -= 0.5 * dW2
loss_after_10000 = two_layer_gradients(EXAMPLE, TARGET, W1, B1, W2, B2)[0]
### END SOLUTION

# %% [markdown]
# One step brings the loss from 0.298371 to 0.291028; ten thousand bring it down to what you have found.

# %% [markdown] pause=true
# **A natural end.** You have now pushed slopes back through a graph, through a network of eight weights line by line,
# and through the same in matrices. Next: each layer by itself, any number of them, and a judge for gradients.

# %% [markdown]
# ## The backward pass of a layer
#
# Here are the two kinds of layers on their own. Each is handed the slope with respect to what it **put out**, and answers with the
# slope with respect to what it **took in**. For $Z = XW + b$:
#
# $$dX = dZ\, W^T, \qquad dW = X^T dZ, \qquad db = \text{sum of } dZ \text{ over the batch}.$$
#
# (We write $dZ$ for $\partial L / \partial Z$; it has the shape of $Z$.) You need not learn these by heart. **Cover the lower
# two rows** with your hand, and find the only products whose shapes fit.

# %% folded=true
ax = plot_shapes(
    [
        [("X", "n", "d_in"), "@", ("W", "d_in", "d_out"), "=", ("Z", "n", "d_out")],
        [("Xᵀ", "d_in", "n"), "@", ("dZ", "n", "d_out"), "=", ("dW", "d_in", "d_out")],
        [("dZ", "n", "d_out"), "@", ("Wᵀ", "d_out", "d_in"), "=", ("dX", "n", "d_in")],
    ],
    {"n": 6, "d_in": 4, "d_out": 3},
)
show(
    ax,
    alt="Three matrix products as rectangles. X (n, d_in) times W (d_in, d_out) is Z (n, d_out). X transposed (d_in, n) "
    "times dZ (n, d_out) is dW (d_in, d_out). dZ (n, d_out) times W transposed (d_out, d_in) is dX (n, d_in).",
)


# %% exercise="dense_backward"
def dense_backward(dZ, X, W):
    """(dX, dW, db) of Z = X @ W + b, for dZ (n, d_out), X (n, d_in), W (d_in, d_out)."""
    ### BEGIN SOLUTION
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
    ### END SOLUTION


# %% [markdown]
# An activation $A = g(Z)$ works number by number, and so does its backward: $dZ = dA * g'(Z)$. Two ways to get $g'(Z)$:
# from $Z$, or from the output $A$, if the layer kept that. In numbers: $\tanh' = 1 - A^2$; for $A = 0.6$ that is 0.64.


# %% exercise="relu_backward"
def relu_backward(dA, Z):
    """dZ for A = relu(Z), from dA (slopes at the outputs) and Z (what went in)."""
    ### BEGIN SOLUTION
    return dA * (Z > 0)
    ### END SOLUTION


# %% exercise="sigmoid_backward"
def sigmoid_backward(dA, A):
    """dZ for A = sigmoid(Z), from dA (slopes at the outputs) and A (the outputs themselves)."""
    ### BEGIN SOLUTION
    return dA * A * (1 - A)
    ### END SOLUTION


# %% [markdown] predict="back_through_a_relu" recall=true
# Two ReLU neurons took in z = (-1, 2) and put out (0, 2). The slopes (5, 5) come back to their outputs. **What goes
# on to z?**
#
# - [ ] (5, 5)
#   > So a plus gate does. The first neuron did not let anything through.
# - [x] (0, 5)
# - [ ] (0, 10)
#   > That is the slope times the output. It must be times the slope of ReLU, which is 1 there.
# - [ ] (-5, 10)
#   > That is the slope times z.
#
# g'(z) is 0 for the first and 1 for the second. A wire that carried nothing up carries nothing down.

# %% [markdown]
# ### Where the gradient is exactly 0
#
# Network C of [lesson 3](03-layers#Pass C: three hidden layers): three hidden ReLU layers, softmax, cross-entropy. A ReLU that puts out 0 stops the slope. **Step through its backward
# pass**, and look at the weights from the first hidden layer to the second.

# %%
NumberedNetwork("C: three ReLU layers, three classes")

# %% exercise="weights_without_slope"
weights_without_slope = ...
### BEGIN SOLUTION
weights_without_slope = 12
### END SOLUTION

# %% [markdown]
# Two reasons make a slope $dW_{ij} = a_i\, \delta_j$ vanish: nothing came in ($a_i = 0$), or nobody above cares ($\delta_j = 0$).
#
# ## Any number of layers
#
# Everything is there. Going up, keep what each layer took in. The top is [lesson 5](05-softmax#It collapses to p minus y): softmax with cross-entropy over a batch
# gives the loss and $dZ = (P - Y)/n$ for the logits. Then walk down, layer by layer:
#
# 1. $dA, dW, db$ = `dense_backward` of this layer;
# 2. $dZ = dA * g'(Z)$ of the layer below; here $g = \tanh$, so $g' = 1 - A^2$ with the kept $A$.
#
# Stop at the first layer; nobody trains the input.
#
# **The same in the letters of papers.** They number the layers in brackets above: $W^{[l]}$, $b^{[l]}$, and for a batch $Z^{[l]}$,
# $A^{[l]} = g(Z^{[l]})$, with $A^{[0]} = X$ and $L$ layers. (The brackets say that this is no power.) Up, for $l = 1 \ldots L$:
#
# $$Z^{[l]} = A^{[l-1]} W^{[l]} + b^{[l]}, \qquad A^{[l]} = g(Z^{[l]}).$$
#
# Down, from $dZ^{[L]} = (P - Y)/n$, for $l = L \ldots 1$:
#
# $$dW^{[l]} = A^{[l-1]\top} dZ^{[l]}, \quad db^{[l]} = \text{rows of } dZ^{[l]} \text{ added up}, \quad dA^{[l-1]} = dZ^{[l]}\,
# W^{[l]\top}, \quad dZ^{[l-1]} = dA^{[l-1]} * g'(Z^{[l-1]}).$$
#
# Where a book writes examples as columns, everything is transposed: $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and $dW^{[l]} =
# dZ^{[l]} A^{[l-1]\top}$. (Some write the layer as $W^l$ or $W^{(l)}$, and $\delta^l$ for our $dZ^{[l]}$.)


# %% exercise="mlp_gradients"
def mlp_gradients(X, y, weights, biases):
    """(loss, dWs, dbs): mean cross-entropy of a tanh network with logits at the top,
    and lists of its slopes."""
    ### BEGIN SOLUTION
    inputs = [X]  # what each layer takes in
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(dense_forward(inputs[-1], W, b)))
    loss, dZ = softmax_cross_entropy(dense_forward(inputs[-1], weights[-1], biases[-1]), y)
    dWs, dbs = [], []
    for A, W in zip(reversed(inputs), reversed(weights)):
        dA, dW, db = dense_backward(dZ, A, W)
        dWs.insert(0, dW)
        dbs.insert(0, db)
        dZ = dA * (1 - A**2)  # below the first layer nobody uses it
    return loss, dWs, dbs
    ### END SOLUTION


# %% [markdown] predict="when_a_slope_can_be_known" recall=true
# A network has four dense layers; the forward pass is done, and all that went in is kept. **When can dW of the second
# layer be computed?**
#
# - [ ] at once: its input is kept
#   > That is one half of the product. The other is dZ of this layer.
# - [x] when dZ has come down through layers four and three
# - [ ] when dW of the first layer is known
#   > The walk goes down: the first layer comes last.
# - [ ] when dW of layers four and three is known
#   > Those are side products. What travels on is dX.
#
# dW = Aᵀ dZ, and dZ of a layer is made from dZ of the layer above. Only the slopes of what was put out travel; dW and
# db stay where they are.

# %% [markdown]
# **Yours against nnkit's.** Change `SIZES` and `n` as you like (inputs first, classes last), and run it again.

# %%
SIZES, n = [4, 7, 5, 3], 20
if ready("mlp_gradients"):
    rng = np.random.default_rng(1)
    layers = []
    for d_in, d_out in pairwise(SIZES):
        layers += [nnkit.Dense(d_in, d_out, rng=rng, init="xavier"), "tanh"]
    theirs = nnkit.Sequential(*layers[:-1])  # no tanh on the logits
    X, y = rng.normal(size=(n, SIZES[0])), rng.integers(0, SIZES[-1], n)
    loss, dZ = nnkit.softmax_cross_entropy(theirs.forward(X), y)
    theirs.backward(dZ)
    dense = [layer for layer in theirs.layers if isinstance(layer, nnkit.Dense)]
    my_loss, dWs, dbs = mlp_gradients(
        X, y, [layer.W.value for layer in dense], [layer.b.value for layer in dense]
    )
    gap = max(abs(dW - layer.W.grad).max() for dW, layer in zip(dWs, dense))
    print(
        f"{theirs.theta.size} slopes; loss yours {my_loss:.12f}, nnkit's {loss:.12f}; "
        f"largest gap in a slope {gap:.1e}"
    )

# %% [markdown]
# ## It learns
#
# The loop is that of [lesson 5](05-softmax#A classifier of your own); only the gradients come from deeper down. Two arms of a spiral, two hidden layers of 16. All of it
# is yours: forward, backward, the loss. Look at where the loss begins, and at the border that could only be straight in
# [lesson 5](05-softmax#A classifier of your own).

# %%
if ready("mlp_gradients"):
    points, arm = spirals(200, noise=0.02, rng=1)
    dice = np.random.default_rng(3)
    net_W = [
        dice.normal(size=shape) / np.sqrt(shape[0]) for shape in pairwise([2, 16, 16, 2])
    ]  # why so: lesson 6b
    net_b = [np.zeros(W.shape[1]) for W in net_W]
    history = []
    for _step in range(1000):
        loss, dWs, dbs = mlp_gradients(points, arm, net_W, net_b)
        history.append(loss)
        net_W = [W - 0.1 * dW for W, dW in zip(net_W, dWs)]
        net_b = [b - 0.1 * db for b, db in zip(net_b, dbs)]

    def logits(A):
        for W, b in zip(net_W[:-1], net_b[:-1]):
            A = np.tanh(dense_forward(A, W, b))
        return dense_forward(A, net_W[-1], net_b[-1])

    print(f"loss {history[0]:.4f} at first, {history[-1]:.4f} after 1000 steps")
    fig = figure(9, 3.8, columns=2)
    plot_curves({"your network": history}, xlabel="step", ylabel="cross-entropy", ax=fig.axes[0])
    plot_decision(logits, points, arm, ax=fig.axes[1])
    show(
        fig,
        alt=f"Left the loss falls from {history[0]:.3f} to {history[-1]:.3f} in 1000 steps. "
        "Right the two arms of a spiral, "
        "and a border that winds between them.",
    )

# %% [markdown]
# It begins near $\ln 2 = 0.693$: two classes, and it knows nothing yet. And the border has bent. Now live: your
# `dense_forward` and the three backward functions, in a network whose shape you choose.

# %% [markdown] predict="four_layers_of_sigmoids"
# Two classes, as many of each. A network with hidden ReLUs has learned them in some 20 epochs of plain gradient
# descent, one with two hidden layers of sigmoids in some 100. **And one with four hidden layers of sigmoids, after
# 300 epochs?**
#
# - [ ] It is best: more layers can do more.
#   > They could, if the first ones learned.
# - [ ] It needs about 200 epochs.
#   > Slopes are multiplied on their way down, so this does not grow by a little with each layer.
# - [x] Its loss is still near ln 2, where it began.
# - [ ] It has learned them by heart.
#   > To learn by heart is to learn; here nothing moves.
#
# Each sigmoid multiplies the slopes by a (1 - a), at most ¼. After four of them hardly anything is left for the first
# layers.

# %% [markdown]
# **Try:** (1) Press play, and watch the test loss. (2) Your sigmoid instead of your ReLU. (3) Four hidden layers of sigmoids.

# %%
if ready("dense_backward", "relu_backward", "sigmoid_backward"):
    print("The network below runs on your functions.")

    def up(X, W, b):
        return dense_forward(X, W, b), (X, W)  # what it puts out, and what the way back needs

    def down(dZ, kept):
        dX, dW, db = dense_backward(dZ, *kept)
        return dX, {"W": dW, "b": db}

    own_layers = (up, down)
    own_activations = {
        "my relu": FromFunctions(lambda Z: (relu(Z), Z), relu_backward),
        "my sigmoid": FromFunctions(lambda Z: (sigmoid(Z), sigmoid(Z)), sigmoid_backward),
    }
else:  # nnkit's
    own_layers = own_activations = None
Playground(layers=own_layers, activation=own_activations, state="hidden=6,4 lr=0.1")

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have pressed play)</summary>
#
# The ReLUs need some 20 epochs, the sigmoids more than 100. And four layers of sigmoids stand at $0.69 \approx \ln 2$ after 300: each
# `sigmoid_backward` multiplies the slopes by $A (1 - A) \le \frac14$, and little is left at the bottom ([lesson 2](02-activations#Saturation: where learning stops)).
#
# </details>

# %% [markdown]
# ## Never trust a gradient
#
# A wrong gradient rarely crashes; the network just learns badly, and you blame the learning rate. So measure. Walk a step $h$:
#
# $$\text{forward: } \frac{f(x + h) - f(x)}{h} \qquad\qquad \text{central: } \frac{f(x + h) - f(x - h)}{2h}.$$

# %% [markdown] predict="best_h"
# A slope is measured by a central difference, (f(x + h) - f(x - h)) / 2h, in double precision, for f = sin at x = 1. **Which of these
# h measures best?**
#
# - [ ] 0.1
# - [x] 0.00001
# - [ ] 0.00000001
# - [ ] 0.000000000000001, as small as possible
#
# A smaller h brings the difference nearer to the slope, but it is a difference of two nearly equal numbers with 16 digits: what
# they have in common goes, and the rounding stays, divided by h. The best is where both errors are equal, near 10⁻⁵.

# %% folded=true
hs = 10.0 ** np.arange(-13, 0.1, 0.5)
errors = {
    "forward": np.abs((np.sin(1 + hs) - np.sin(1)) / hs - np.cos(1)),
    "central": np.abs((np.sin(1 + hs) - np.sin(1 - hs)) / (2 * hs) - np.cos(1)),
}
ax = plot_curves(errors, x=hs, xlabel="h", ylabel="error", log=True, ax=figure(6.5, 3.6).axes[0])
ax.set_xscale("log")
best = {name: hs[error.argmin()] for name, error in errors.items()}
show(
    ax,
    alt="Both errors against h, both axes logarithmic, are U-shaped. "
    + " ".join(f"{name}: lowest {errors[name].min():.1e} near h = {best[name]:.0e}." for name in errors),
)

# %% [markdown]
# On the right the **formula** errs: by about $h$ for forward, $h^2$ for central (a straight line twice as steep). On the left
# **rounding** takes over: floats carry 16 digits, and a difference of nearly equal numbers, divided by a tiny $h$, blows up the last one.
# In between lies the bottom of the U: near $10^{-8}$ for forward, near $10^{-5}$ for central, and there central is right to 11 digits.


# %% exercise="numeric_gradient"
def numeric_gradient(f, x, h=1e-5):
    """df/dx_i by central differences for each number of the array x;
    f takes an array like x and gives one number."""
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)  # a copy, and of floats
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + h
        above = f(x)
        x[i] = here - h
        below = f(x)
        x[i] = here
        gradient[i] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION


# %% [markdown]
# Is a difference of $10^{-4}$ between two gradients a lot? If they are around 1000: no. If around $10^{-4}$: all of it.
# Only the **relative** error tells:
#
# $$\frac{\max |a - b|}{\max(\max|a|,\ \max|b|)}, \qquad \text{and } 0 \text{ if both are all zeros.}$$


# %% exercise="gradient_error"
def gradient_error(a, b):
    """The relative error between two gradients of the same shape: one number."""
    ### BEGIN SOLUTION
    scale = max(np.abs(a).max(), np.abs(b).max())
    return float(np.abs(a - b).max() / scale) if scale > 0 else 0.0
    ### END SOLUTION


# %% [markdown]
# Now examine your own backprop, as its own judge: below $10^{-7}$ is right, $10^{-2}$ is a bug. First piece by piece. To get one
# number out of a layer, weigh what it puts out with fixed numbers $S$ and add up. Then $S$ is just what comes in from above.

# %%
if ready("dense_backward", "relu_backward", "sigmoid_backward", "numeric_gradient", "gradient_error"):
    dice = np.random.default_rng(4)
    X_in, W_in, b_in, S = (dice.normal(size=size) for size in [(5, 3), (3, 2), 2, (5, 2)])
    U = dice.normal(size=(5, 2))  # what an activation takes in
    dX, dW, db = dense_backward(S, X_in, W_in)
    for name, formula, weighed, place in [
        ("dense_backward, dX", dX, lambda x: (S * dense_forward(x, W_in, b_in)).sum(), X_in),
        ("dense_backward, dW", dW, lambda x: (S * dense_forward(X_in, x, b_in)).sum(), W_in),
        ("dense_backward, db", db, lambda x: (S * dense_forward(X_in, W_in, x)).sum(), b_in),
        ("relu_backward", relu_backward(S, U), lambda x: (S * relu(x)).sum(), U),
        ("sigmoid_backward", sigmoid_backward(S, sigmoid(U)), lambda x: (S * sigmoid(x)).sum(), U),
    ]:
        print(f"{name:20} relative error {gradient_error(formula, numeric_gradient(weighed, place)):.1e}")

# %% [markdown]
# Then the whole network, weight matrix by weight matrix. **And break it:** in your `mlp_gradients` use `1 - A` for `1 - A**2`,
# and run its cell and this one. Which layer's error stays small, and why?

# %%
if ready("numeric_gradient", "gradient_error"):
    rng = np.random.default_rng(2)
    shapes = [(4, 6), (6, 5), (5, 3)]
    weights, biases = [rng.normal(size=s) for s in shapes], [rng.normal(size=s[1]) for s in shapes]
    X, y = rng.normal(size=(8, 4)), rng.integers(0, 3, 8)
    for k in range(3):

        def loss_of(W, k=k):
            return mlp_gradients(X, y, [*weights[:k], W, *weights[k + 1 :]], biases)[0]

        try:
            error = gradient_error(
                mlp_gradients(X, y, weights, biases)[1][k], numeric_gradient(loss_of, weights[k])
            )
            print(f"layer {k + 1}: relative error {error:.1e}")
        except NotImplementedError:
            print("mlp_gradients is not written yet.")
            break

# %% [markdown]
# The top layer stays right: the bug sits below it.
#
# **Kinks** raise false alarms. At $z = 0$ ReLU has no slope; a central difference steps over the corner and measures something
# between. Three places, for $h = 0.001$; work out the middle one before you run it:

# %%
for z in (-0.5, 0.0, 0.0005):
    measured = (np.maximum(0, z + 0.001) - np.maximum(0, z - 0.001)) / 0.002
    print(f"z = {z:7.4f}: measured {measured:.2f}, relu' says {float(z > 0):.0f}")

# %% [markdown]
# Wherever the step crosses the corner, both may be "right" and differ. So check at random places, with a small $h$, and if one
# number in a thousand is off, look whether a ReLU sits near 0 before you look for a bug.
#
# And why not *train* with measured slopes? One slope costs two forward passes; backprop gets all for the price of two more.

# %% quiz="backprop_facts"

# %% [markdown]
# **Question (2 points).** A classmate says: "Backprop is just the chain rule. I learnt that at school, there is nothing new
# in it." In four to six sentences: what is right about that, what does backprop add, and how would you show the difference to her in
# numbers? And what does backprop have to *remember* for it?

# %% [markdown] written="just_the_chain_rule" points=2
# She is right that each step is the chain rule: the slope that comes in, times the gate's own slope, and sums where a wire
# forks. What backprop adds is the order: it starts at the loss and computes the slope of each neuron's sum once, before
# anything below it asks, so that all weights below share it. Applied path by path, the same rule costs a number of
# multiplications that is multiplied by the width with each layer. In this lesson, ten hidden layers of 3 neurons took
# 442 863 multiplications naively and 93 backwards, with the same slopes. The price is memory: the forward pass must keep what
# each layer took in (for dW) and its z or a (for g'), for every example of the batch.
#
# **Marking guide.** 1/2 point: chain rule at each gate is the same. 1/2: shared results / each slope once / dynamic
# programming, from the loss downwards. 1/2: a comparison in numbers (exponential against linear, or a million forward passes against about
# two), measured or counted. 1/2: the values of the forward pass are kept. "It is more efficient" without a reason earns nothing.

# %% [markdown]
# ## Into your library

# %%
keep(dense_backward, relu_backward, sigmoid_backward, mlp_gradients, numeric_gradient, gradient_error)

# %% [markdown]
# ## Summary
#
# - At a gate: slope that comes in, times its own slope. Where a wire forks, slopes add up.
# - Backwards, each slope is computed once: linear in the wires, about two forward passes for all weights together.
# - $dZ = dA * g'(Z)$, $dW = X^T dZ$, $db$ = sum over the batch, $dX = dZ\, W^T$. The shapes leave no choice.
# - A gradient is checked by a central difference with $h$ near $10^{-5}$ and a relative error, away from kinks.
#
# **What's next.** [Lesson 6b](06b-initialisation) makes layers of these functions, plugs them into the Playground, and asks what all this
# descends *from*: which weights should a network start with? (All zeros would be a disaster. Can you see from $\Delta_1$ why?)
