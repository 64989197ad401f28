# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 3b. What hidden layers are for
#
# Left, below: XOR, the question that no single neuron can answer. Right: **the same four points**, as the last neuron of
# a small network sees them. Now one line is enough. What happened in between, and what else can it do?
#
# **Afterwards you can**
#
# - solve XOR with two hidden ReLUs, and show the hidden space in which it becomes easy;
# - say what the layers before the last one do, and how that differs from features made by hand and from kernels;
# - build a network that fires inside any region you draw, and count the units it needs;
# - say what depth buys that width does not, and count the straight pieces of a ReLU network.
#
# **You need** [lesson 1](01-neuron) (the neuron and its line), [lesson 2](02-activations) (why a layer must bend), [lesson 3](03-layers) (a layer as a matrix).
# **Time:** two sittings, 55 and 50 minutes.

# %% setup=true
from itertools import pairwise

import numpy as np

from nnkit import Adam, Dense, Sequential, activations, fit
from nnkit.check import check, ready
from nnkit.data import spirals
from nnkit.lessonkit.handover import take
from nnkit.lessonkit.pieces import reachable_pieces
from nnkit.losses import binary_cross_entropy
from nnkit.plot import figure, plot_curves, plot_decision, plot_line, plot_network, plot_points, show
from nnkit.widgets.live import HiddenSpace, RegionBuilder

CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])

# %% setup=true
def lent_mlp_forward(X, weights, biases, g=activations.relu):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = g(X @ W + b)
    return X @ weights[-1] + biases[-1]


relu, dense_forward, mlp_forward = take(
    relu=activations.relu, dense_forward=lambda X, W, b: X @ W + b, mlp_forward=lent_mlp_forward
)

# %% folded=true
fig = figure(9, 3.9, columns=2)
folded = np.maximum(0, CORNERS @ np.array([[1, 1], [1, 1]]) + [0, -1])
for points, labels, ax in [
    (CORNERS, ["00", "01", "10", "11"], fig.axes[0]),
    (folded, [""] * 4, fig.axes[1]),
]:
    plot_points(points, XOR, names=["no", "yes"], ax=ax)
    for label, point in zip(labels, points):
        ax.annotate(label, point, xytext=(0, 8), textcoords="offset points", color="#767676", ha="center")
    ax.set(xlim=(-0.4, 2.4), ylim=(-0.4, 1.6))
fig.axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
fig.axes[0].set_title("what comes in", color="#767676")
fig.axes[1].set_title("what the last neuron sees", color="#767676")
show(fig, alt="Left the four corners of a square: 00 and 11 are a no, 01 and 10 a yes. Right the same four, at three "
     "places: a no at (0, 0), a yes at (1, 0), a no at (2, 1). There a line parts yes from no.")  # fmt: skip

# %% [markdown]
# In the right picture there are only three places for four points. Who sits on whom? And is that a mistake?
#
# ## A layer moves points
#
# Two ReLU neurons, both with weights $(1, 1)$, one with bias 0 and one with bias $-1$. The whole batch of four corners
# goes through at once:
#
# $$X = \begin{pmatrix} 0&0\\0&1\\1&0\\1&1 \end{pmatrix},\quad
# W_1 = \begin{pmatrix} 1&1\\1&1 \end{pmatrix},\quad b_1 = (0, -1),\qquad
# X W_1 + b_1 = \begin{pmatrix} 0&-1\\1&0\\1&0\\2&1 \end{pmatrix},\quad
# H = \max(0, \cdot) = \begin{pmatrix} 0&0\\1&0\\1&0\\2&1 \end{pmatrix}.$$
#
# Each column of $W_1$ is a neuron. Each row of $H$ is a corner's new place, with the coordinates $(h_1, h_2)$. This plane
# is the **hidden space**. $(0, 1)$ and $(1, 0)$ fall together, and that is no mistake: they have the same answer. The
# layer has **folded** the plane, so that what belongs together comes together.
#
# (With one example as a column, books write $h = \max(0, W_1^T x + b_1)$. It is the same.)


# %% [markdown] predict="a_point_in_hidden_space" recall=true
# Two ReLU neurons with weights (1, 1), one with bias 0, one with bias -1. **Where in hidden space does the point (2,
# 0) land?**
#
# - [ ] at (2, 0): it lies on an axis
#   > A place on an axis protects nobody: its sums are 2 and 1.
# - [x] at (2, 1)
# - [ ] at (2, -1)
#   > -1 is the second neuron's bias. Its sum is 2 + 0 - 1.
# - [ ] at (3, 0)
#   > The two sums are the two coordinates, they are not added.
#
# The sums are 2 + 0 = 2 and 2 + 0 - 1 = 1, and ReLU leaves both as they are. It lands where (1, 1) does.


# %% exercise="hidden_space"
def hidden_space(X, W1, b1):
    """H (n, m): where m ReLU neurons, the columns of W1 (d, m), put the points X (n, d)."""
    ### BEGIN SOLUTION
    return np.maximum(0, dense_forward(X, W1, b1))
    ### END SOLUTION


# %% [markdown]
# ## Fold it yourself
#
# Left, each dashed line with its arrow is a hidden neuron: the arrow is its weight vector, and the ReLU is on in front
# of it and off behind. Right is the hidden space; the thin grid shows where the plane's squares have gone. The output
# neuron's line is drawn there. Drag squares to move lines, and arrows' tips to turn and stretch.
#
# **Try, in this order:**
#
# 1. Switch `ReLUs on` off. Can you still part the corners? Why not?
# 2. On again: place the lines so that 01 and 10 fall together, or else lie on one side. All 4 right?
# 3. There is more than one way. Find one in which the four corners sit on four places.
# 4. Take the points `four clouds`. Does your solution hold for them?

# %%
hidden = HiddenSpace()
hidden

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have moved the lines)</summary>
#
# 1. Without the ReLUs the hidden space is the plane, slanted and stretched: straight stays straight ([lesson 2](02-activations#Why it collapses)), so three
#    corners are the best.
# 2. For example: both arrows $(1, 1)$, the first line through 00, the second through 01 and 10, and the output's line
#    between the places.
# 3. For example: arrows $(1, -0.7)$ and $(-0.7, 1)$, both lines through 00. Now 11 lies at $(0.3, 0.3)$, on the same side
#    as 00, and nothing falls together.
# 4. Mostly yes: a rule for corners is also a rule for what lies around them.
#
# </details>
#
# Now in numbers. The hidden layer of the worked example leaves three places, $(0, 0)$, $(1, 0)$ and $(2, 1)$. Which
# output neuron says yes to the middle one only?

# %% exercise="xor_weights"
xor_weights = ...
### BEGIN SOLUTION
xor_weights = (np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0]), np.array([1.0, -2.0]), -0.5)
### END SOLUTION

# %% [markdown]
# Your network answers for every point of the plane, not only for corners.

# %% [markdown] predict="yes_region_of_xor"
# Two ReLU neurons with weights (1, 1) and biases 0 and -1 send the corners 00, 01, 10 and 11 to (0, 0), (1, 0), (1,
# 0) and (2, 1). An output neuron says yes to (1, 0) only. **Which points of the plane get a yes?**
#
# - [ ] two patches, around 01 and around 10
#   > Nothing in the network knows of places on the way along x₁ + x₂ = 1: both neurons see the sum only.
# - [x] a band without end between two parallel lines
# - [ ] everything on one side of a line
#   > So a single neuron would do, and it cannot do XOR.
# - [ ] two quarters of the plane
#   > Both hidden lines run in the same direction; nothing crosses.
#
# Both neurons look at x₁ + x₂ alone, so the answer does. Yes for sums near 1, no below and above: two borders that no
# single neuron could draw. In hidden space it is one side of one line.

# %% folded=true
if ready("xor_weights", "hidden_space"):
    W1, b1, w2, b2 = (np.ravel(part) if i else np.asarray(part) for i, part in enumerate(xor_weights))
    H = np.asarray(hidden_space(CORNERS, W1, b1))
    margin = 1e-6 * (1 + np.abs(b2))
    fig = figure(9, 4, columns=2)
    for points, fires, ax in [
        (CORNERS, lambda P: np.asarray(hidden_space(P, W1, b1)) @ w2 + b2 - margin, fig.axes[0]),
        (H, lambda P: P @ w2 + b2 - margin, fig.axes[1]),
    ]:
        plot_decision(fires, np.r_[points, points + 0.4, points - 0.4], level=0, ax=ax)
        ax.collections[-1].remove()  # the points that set how far the drawing reaches
        plot_points(points, XOR, names=["no", "yes"], ax=ax)
    fig.axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
    places = "; ".join(f"{int(x[0])}{int(x[1])} at ({h[0]:.3g}, {h[1]:.3g})" for x, h in zip(CORNERS, H))
    show(fig, alt=f"Left your network's yes region among the four corners: it holds 01 and 10 only. Right the hidden "
         f"space, parted by one straight line: {places}.")  # fmt: skip

# %% [markdown]
# Other weights that are right make another region of it.
#
# ## Feature extractor and classifier
#
# Cut any network before its last layer. What remains at the end is a neuron like that of [lesson 1](01-neuron), which draws one
# straight border: the **classifier**. All layers before it make the numbers that it gets: the **feature extractor**. In
# [lesson 1](01-neuron#What one neuron cannot do) you were the feature extractor: polar coordinates, made by hand. A network *learns* its features, together
# with the classifier and for the same aim, a small loss. That is called **representation learning**.
#
# Below are two spirals, 120 points, and a network 2-12-2-1 (tanh). Its last hidden layer has two neurons, so we can look
# into its hidden space: before training, with random weights, and after (how to train it: lessons [6](06-backprop) and [7](07-optimisers)).

# %% [markdown] predict="hidden_space_of_spirals"
# Two spirals, one arm for each class, and a network whose last hidden layer has two neurons. After training it gets all
# points right. **What do the points look like in that hidden space?**
#
# - [ ] Still two spirals, further apart from each other.
# - [ ] Two spirals, each drawn out to a straight line through the middle.
# - [x] The two arms on either side of one straight line.
# - [ ] A ring around a disc.
#
# They must: behind that layer there is one neuron only, which draws a straight border. The network has unrolled the plane until
# one line was enough. Nobody told it what a spiral is.

# %%
S, arm = spirals(120, turns=0.75, noise=0.05, rng=3)
S_new, arm_new = spirals(1000, turns=0.75, noise=0.05, rng=4)
net = Sequential(Dense(2, 12, rng=0), "tanh", Dense(12, 2, rng=50), "tanh", Dense(2, 1, rng=100))


def share_right(X, y):
    return float(((net(X)[:, 0] > 0) == y).mean())


untrained, before = net.outputs(S)[-2], share_right(S, arm)
fit(
    net,
    binary_cross_entropy,
    Adam(lr=0.02),
    S,
    arm[:, None].astype(float),
    epochs=400,
    batch_size=120,
    rng=0,
)
trained, after = net.outputs(S)[-2], share_right(S, arm)

fig = figure(10.5, 3.7, columns=3)
titles = ["input", f"hidden, untrained: {before:.0%} right", f"hidden, trained: {after:.0%} right"]
for points, title, ax in zip([S, untrained, trained], titles, fig.axes):
    plot_points(points, arm, names=["arm A", "arm B"], ax=ax)
    ax.set_title(title, color="#767676", fontsize=10)
w, b = net.layers[-1].W.value[:, 0], net.layers[-1].b.value[0]
shorter = 0.4 / np.hypot(*w)  # the same line, with an arrow that fits into the picture
plot_line(shorter * w, shorter * b, label="the classifier", ax=fig.axes[2])
for ax in fig.axes[1:]:
    ax.get_legend().remove()
    ax.set(xlabel="$h_1$", ylabel="$h_2$")
show(
    fig,
    alt="Left two intertwined spirals. Middle the hidden space before training: mixed, "
    f"{before:.0%} right. Right, "
    f"after training, the two arms lie apart on either side of a straight line, {after:.0%} right.",
)
print(f"on 1000 new points: {share_right(S_new, arm_new):.1%} right")

# %% [markdown]
# The spirals are gone. (Polar coordinates, which solved the rings of [lesson 1](01-neuron#What one neuron cannot do), do not help here: 62% right.)
#
# ### The other way: all combinations
#
# Before networks there was another plan. Nobody knows the right features? Then **take all products**: $x_1, x_2, x_1^2,
# x_1 x_2, x_2^2, \ldots$ up to some degree, and let a single neuron choose among them. **Kernel methods** do this, even
# without writing the products out; they compare every pair of examples instead, $n^2$ numbers.

# %% [markdown] predict="degree_of_products"
# All products of x₁ and x₂ up to some degree, 120 points of two spirals, and the best single neuron on them. The degree grows
# from 1 to 12. **What does the share of right answers do?**
#
# - [ ] It grows on the 120 points and on new ones.
# - [x] It grows up to 100 % on the 120 points; on new ones it grows, and then it falls again.
# - [ ] It grows on the 120 points and stays at one half on new ones.
#
# Five degrees, 20 products: 98 % of the new points. Then it goes wrong: 90 products fit all 120 points, and 84 % of the new
# ones. That is **overfitting**: with many features, some fit by chance.

# %%
def products(X, degree):
    return np.column_stack(
        [X[:, 0] ** (d - i) * X[:, 1] ** i for d in range(1, degree + 1) for i in range(d + 1)]
    )


scores = {"the 120 points": [], "1000 new points": []}
counts = []
for degree in range(1, 13):
    P, P_new = (np.column_stack([products(X, degree), np.ones(len(X))]) for X in (S, S_new))
    w = np.linalg.lstsq(P, 2 * arm - 1, rcond=None)[0]  # the best weights for squared error
    counts.append(P.shape[1] - 1)
    scores["the 120 points"].append(float(((P @ w > 0) == arm).mean()))
    scores["1000 new points"].append(float(((P_new @ w > 0) == arm_new).mean()))
ax = plot_curves(scores, xlabel="degree", ylabel="share right", ax=figure(6.5, 3.2).axes[0])
told = "; ".join(
    f"degree {d}, {counts[d - 1]} features: {scores['the 120 points'][d - 1]:.0%} and "
    f"{scores['1000 new points'][d - 1]:.0%}"
    for d in (1, 2, 3, 5, 8, 12)
)
show(ax, alt=f"Share right on the 120 points and on 1000 new ones. {told}.")
print("products:", dict(zip(range(1, 13), counts)))

# %% [markdown]
# Five degrees, 20 products: 98% of the new points, more than our network's. In the plane this plan is hard to beat! Then
# it goes wrong, as you see. So one must **prune** the features, with **cross-validation**: hold data back, and keep what works there.
#
# And the plane is small. With $d$ inputs there are $\binom{d+p}{p} - 1$ products up to degree $p$. For the 64 pixels of an
# 8x8 digit and degree 3 that is 47 904; for 784 pixels it is 80 931 144. A hidden layer turns the plan round: **few
# features, but each one learned**. The model chooses the combinations.
#
# | features | who finds them | how many | trouble |
# |---|---|---|---|
# | made by hand (polar) | you | few | you must understand the problem |
# | all products, kernels | nobody: take all | very many, or $n^2$ comparisons | overfitting; pruning by cross-validation |
# | hidden layers | training | as many as you give it units | much data and computation; no promise that it finds good ones |
#
# ## Neurons that say and, or, not
#
# What *can* hidden layers make? Let us build some by hand. Take a hard step for the activation: a neuron **fires**, it
# says 1, where $z > 0$, else it says 0. Feed it yes/no answers, as the real numbers 1 and 0. Take weights $(1, 1)$ and
# bias $-1.5$:
#
# | input $x_1, x_2$ | 0, 0 | 0, 1 | 1, 0 | 1, 1 |
# |---|---|---|---|---|
# | $z$ | -1.5 | -0.5 | -0.5 | 0.5 |
# | fires | no | no | no | **yes** |
#
# That is AND. Now you: which bias makes the same weights an OR? And what would a NOT be?

# %% exercise="not_neuron"
not_neuron = ...
### BEGIN SOLUTION
not_neuron = (-1.0, 0.5)
### END SOLUTION


# %% exercise="and_neuron"
def and_neuron(k):
    """(w, b), w (k,): fires only if all of k inputs, each 0 or 1, are 1."""
    ### BEGIN SOLUTION
    return np.ones(k), 0.5 - k
    ### END SOLUTION


# %% exercise="or_neuron"
def or_neuron(k):
    """(w, b), w (k,): fires if at least one of k inputs, each 0 or 1, is 1."""
    ### BEGIN SOLUTION
    return np.ones(k), -0.5
    ### END SOLUTION


# %% [markdown] predict="bias_of_exactly_minus_one" recall=true
# A step neuron fires where z > 0. It has weights (1, 1) and bias -1. **What does it say of two answers, each 0 or
# 1?**
#
# - [ ] or
#   > With a single 1 the sum is 1 - 1 = 0, and 0 is not above 0.
# - [x] and
# - [ ] exactly one of them is 1
#   > No single neuron can say that.
# - [ ] never anything but 0
#   > With two 1s the sum is 2 - 1 = 1.
#
# Sums: -1, 0, 0 and 1. Only two 1s together bring it above 0.

# %% [markdown]
# With weights $(1, 1)$ every bias above $-1$ and up to 0 makes an OR, every bias above $-2$ and up to $-1$ an AND.
#
# AND, OR and NOT are enough for every truth table: one AND for each row that says yes, with a NOT where that row has a 0,
# and an OR over all of them. XOR is ($x_1$ and not $x_2$) or (not $x_1$ and $x_2$): two hidden units, as before. **So one
# hidden layer can do any Boolean function.** The price: up to $2^k$ rows, so up to $2^k$ hidden units.
#
# ## From lines to regions
#
# Now the inputs are real numbers, a point of the plane. One step neuron is a **half-plane**: it fires on one side of its
# line. Here is its recipe. Walk from $p$ to $q$: what is on your left?
#
# In numbers: $p = (0, 0)$, $q = (2, 1)$. Your way is $(2, 1)$; a quarter turn to the left makes it $(-1, 2)$. That is $w$.
# And $p$ lies on the line: $w \cdot p + b = 0$, so $b = 0$. **Check:** $(0, 1)$ lies on your left, and $z = 2 > 0$.


# %% exercise="half_plane"
def half_plane(p, q):
    """(w, b): the neuron whose line goes through p and q,
    and which fires on the left of the way from p to q."""
    ### BEGIN SOLUTION
    dx, dy = q - p
    w = np.array([-dy, dx])
    return w, -(w @ p)
    ### END SOLUTION


# %% [markdown]
# Where two half-planes overlap, both neurons fire: an AND. So a neuron that ANDs $k$ line neurons fires in a **convex**
# region, a polygon with up to $k$ sides. (Convex: with any two points it holds all that lies between them. Half-planes
# are convex, and what they share is convex too.)

# %% [markdown] predict="triangle_asked_outside"
# A triangle as a network: three step neurons for y > 0, 3x + 4y < 12 and x > 0, and an AND over them. At (1, 1) all
# four fire. **Which of them stop at (3, 3)?**
#
# - [ ] all four
#   > (3, 3) is still above the x axis and right of the y axis.
# - [ ] the AND only
#   > An AND stops only if one that it listens to stops.
# - [x] the one for 3x + 4y < 12, and the AND
# - [ ] none: (3, 3) is inside
#   > 9 + 12 is not below 12.
#
# 9 + 12 = 21, so the slanted line is crossed. The AND has z = 2 - 2.5 = -0.5 then.

# %% [markdown]
# Below is that network, asked about the point $(1, 1)$.

# %% folded=true
W, b = np.array([[0.0, -3.0, 3.0], [4.0, -4.0, 0.0]]), np.array([0.0, 12.0, 0.0])
point = np.array([1.0, 1.0])
lines = (point @ W + b > 0).astype(float)
show(
    plot_network([2, 3, 1], weights=[W, np.ones((3, 1))], biases=[b, [-2.5]], values=[point, lines, [1.0]],
                 names=[["x", "y"], ["y > 0", "3x + 4y < 12", "x > 0"], ["AND"]]),
    alt="A network of step neurons for the triangle (0, 0), (4, 0), (0, 3). Three line neurons: 4 y > 0, -3 x - 4 y + 12 "
    "> 0, 3 x > 0. At (1, 1) all three fire, and so does the AND with weights 1, 1, 1 and bias -2.5.",
)  # fmt: skip

# %% exercise="convex_region"
def convex_region(corners):
    """(W1, b1, w2, b2): step neurons that fire inside the convex polygon with these corners (k, 2)."""
    ### BEGIN SOLUTION
    planes = [half_plane(p, q) for p, q in zip(corners, np.roll(corners, -1, axis=0))]
    W1 = np.column_stack([w for w, _ in planes])
    b1 = np.array([b for _, b in planes])
    w2, b2 = and_neuron(len(corners))
    return W1, b1, w2, b2
    ### END SOLUTION


# %% [markdown] pause=true
# **A natural end.** You have now seen a layer fold the plane until one line is enough, and built neurons that say and,
# or, not, and a convex region. Next: any region, and what depth can do.

# %% [markdown]
# ## Islands: a union is an OR
#
# Two separate regions, or one with a dent, cannot come from an AND. But an **OR of ANDs** can do it: that takes **two
# hidden layers**, lines, then ANDs, then the OR as output. In the explorer each letter A, B, C is an AND.
#
# **Try, in this order:**
#
# 1. Turn one line of the triangle round (drag its arrow). What becomes of the region, and why?
# 2. Shape to fill: `two islands`. Fill both. How many neurons does it say below? How many are lines?
# 3. Shape to fill: `L`. One region cannot; why? Do it with two.
# 4. Shape `circle`: take the starts `3 sides around a circle` and upward. Does it ever fit exactly?

# %%
regions = RegionBuilder(target="two islands")
regions

# %% exercise="sides_for_the_circle"
sides_for_the_circle = ...
### BEGIN SOLUTION
sides_for_the_circle = 11
### END SOLUTION

# %% [markdown]
# <details><summary><strong>And the other shapes?</strong> (open it after you have moved the lines)</summary>
#
# 1. With one line turned round the AND waits for the other side of it: the region is now what lies beyond that line
#    between the two others, and it has no end.
# 2. 10 neurons, 7 of them lines.
# 3. An L is not convex: the straight way from one of its tips to the other leaves it. A takes one bar, B the other.
# 4. Never: a border made of lines has corners.
#
# </details>
#
# **How many units, then?** A polygon with $k$ sides: $k + 1$. The two islands, 4 and 3 sides: $7 + 2 + 1 = 10$. A circle:
# **no finite number does it exactly**, but $k$ lines leave only a small error. Regular $k$-gons around it share
# $\frac{\pi}{k \tan(\pi / k)} \approx 1 - \frac{\pi^2}{3 k^2}$ of their area with it: twice the lines, a quarter of
# the error.

# %% exercise="units_of_an_l"
units_of_an_l = ...
### BEGIN SOLUTION
units_of_an_l = 9
### END SOLUTION

# %% [markdown]
# <details><summary><strong>Could it be even fewer?</strong> (open it when you have answered)</summary>
#
# Yes, if the second layer is not bound to AND and OR. Four lines *must* fire (left, right, lower, upper edge), and of the
# two lines of the dent at least one. A single neuron can say that: weights 2, 2, 2, 2, 1, 1 and bias $-8.5$. Then
# $6 + 1 = 7$ neurons do, with **one** hidden layer. So "one hidden layer means convex" is false; what is true: an *AND*
# of half-planes is convex. In general one hidden layer can come as near to any region as you like, if it is wide enough.
#
# </details>


# %% exercise="region_net"
def region_net(polygons):
    """(weights, biases), lists of three:
    step neurons that fire inside any of the convex polygons [(k_i, 2), ...]."""
    ### BEGIN SOLUTION
    parts = [convex_region(corners) for corners in polygons]
    W1 = np.concatenate([part[0] for part in parts], axis=1)
    b1 = np.concatenate([part[1] for part in parts])
    W2 = np.zeros((len(b1), len(parts)))
    first = 0
    for j, (_, _, w2, _) in enumerate(parts):
        W2[first : first + len(w2), j] = w2
        first += len(w2)
    b2 = np.array([part[3] for part in parts])
    w3, b3 = or_neuron(len(parts))
    return [W1, W2, w3[:, None]], [b1, b2, np.array([b3])]
    ### END SOLUTION


# %% [markdown]
# Your network, asked about 58 081 points of the plane. It is to be a letter.

# %%
LETTER = [
    np.array([[-3.0, -2.0], [-2.1, -2.0], [-2.1, 2.0], [-3.0, 2.0]]),
    np.array([[2.1, -2.0], [3.0, -2.0], [3.0, 2.0], [2.1, 2.0]]),
    np.array([[-2.2, 2.0], [-2.2, 0.8], [2.2, -2.0], [2.2, -0.8]]),
]
if ready("region_net"):
    weights, biases = region_net(LETTER)
    biases = [np.ravel(b) for b in biases]

    def score(P):
        return np.ravel(mlp_forward(P, weights, biases, lambda z: (z > 0) * 1.0))

    ax = plot_decision(score, np.array([[-3.2, -2.4], [3.2, 2.4]]), level=0, resolution=241)
    ax.collections[-1].remove()  # the two corners that set how far the drawing reaches
    units = sum(len(b) for b in biases)
    show(
        ax,
        alt=f"The region in which your network of {units} step neurons fires: the letter N, "
        "from three polygons.",
    )
    print(f"{' + '.join(str(len(b)) for b in biases)} = {units} neurons")

# %% [markdown] predict="units_of_three_triangles" recall=true
# Three triangles lie apart from each other. **How many step neurons does a network need that fires inside any of
# them**, built as here: lines, then ANDs, then an OR?
#
# - [ ] 9
#   > Those are the lines alone.
# - [ ] 10
#   > That is 9 lines and one neuron. A single AND of all nine would want a point to lie in all three triangles.
# - [ ] 12
#   > 9 lines and 3 ANDs: the output, which says "in one of them", is missing.
# - [x] 13
#
# 9 lines, an AND for each triangle, and one OR over the three.

# %% [markdown]
# So three layers of step neurons can do any region with straight edges, and come near to any other. Why then do people
# stack ten, or a hundred layers? Two reasons. Each layer works on what the one before has made: edges, then corners, then
# shapes (**abstraction**; [lesson 9](09-digits#What a hidden neuron looks for) looks at what a first layer found). And each layer **bends what is bent already**.
#
# ## Folding
#
# Fold a strip of paper in the middle, again and again, and then make one cut through all of it.

# %% [markdown] predict="folds_of_paper"
# A strip of paper is folded in the middle, and again, ten times in all. **Through how many layers do the scissors go?**
#
# - number from 1 to 10000 in powers: 1024 layers
#
# 2, 4, 8 and so on: 2¹⁰ = 1024. Every fold **doubles**, for whatever comes after goes through both halves at once. That is
# what depth can do.

# %% [markdown]
# A fold is a function: the **tent** $T(x) = 2x$ for $x \le \frac12$, then $2 - 2x$. Both halves of the interval from 0
# to 1 come to lie on each other, stretched to full length again. Folding twice is $T(T(x))$.
# In numbers: $T(0.2) = 0.4$, $T(T(0.2)) = 0.8$, $T(T(T(0.2))) = 0.4$.


# %% exercise="fold"
def fold(x, k):
    """The tent T applied k times to an array x of numbers from 0 to 1."""
    ### BEGIN SOLUTION
    for _ in range(k):
        x = np.minimum(2 * x, 2 - 2 * x)
    return 1.0 * x
    ### END SOLUTION


# %% folded=true
if ready("fold"):
    x = np.linspace(0, 1, 1025)
    fig = figure(10, 2.6, columns=4)
    for k, ax in enumerate(fig.axes, 1):
        ax.plot(x, fold(x, k), color="#0072B2", linewidth=1.6)
        ax.set_title(f"{k} fold{'s' * (k > 1)}", color="#767676", fontsize=10)
        ax.set(xlabel="x")
    show(fig, alt="The tent applied 1, 2, 3 and 4 times: zigzags between 0 and 1 with 2, 4, 8 and 16 straight pieces.")

# %% [markdown]
# Every fold doubles the pieces. Now as a network. One tent needs
# two ReLUs:
#
# $$T(x) = 2 \max(0, x) - 4 \max(0, x - \tfrac12) \qquad \text{for } 0 \le x \le 1.$$
#
# From 0 on the slope is 2; at $\frac12$ it changes by $-4$, to $-2$. **Check** with $x = 1$: $2 - 4 \cdot \frac12 = 0$.


# %% exercise="fold_network"
def fold_network(k):
    """(weights, biases): a ReLU network with k hidden layers of two neurons
    that is fold(x, k) on [0, 1]."""
    ### BEGIN SOLUTION
    tent = np.array([[2.0], [-4.0]])
    weights = [np.ones((1, 2))] + [np.hstack([tent, tent])] * (k - 1) + [tent]
    biases = [np.array([0.0, -0.5])] * k + [np.zeros(1)]
    return weights, biases
    ### END SOLUTION


# %% [markdown] further=true
# ## Count the pieces
#
# A ReLU network with one input is a chain of straight pieces, with a **kink** where one of its neurons switches on or
# off. In one layer each neuron switches at most once: $m$ neurons, at most $m + 1$ pieces. **Width adds.** A deeper neuron
# gets a zigzag, and switches each time this crosses its threshold. **Depth can multiply.**
#
# Counting is a good way to know. Your counter is to work for any weights.


# %% exercise="count_pieces"
def count_pieces(weights, biases, low, high):
    """How many straight pieces the output of the ReLU network has for x from low to high."""
    ### BEGIN SOLUTION
    nodes = np.array([low, high])
    for depth in range(1, len(weights)):
        # between two nodes every neuron of this layer has a straight z: at most one zero, found exactly
        z = mlp_forward(nodes[:, None], weights[:depth], biases[:depth], relu)
        left, right = z[:-1], z[1:]
        i, j = np.nonzero(left * right < 0)
        t = left[i, j] / (left[i, j] - right[i, j])
        nodes = np.unique(np.concatenate([nodes, nodes[i] + t * (nodes[i + 1] - nodes[i])]))
        nodes = nodes[np.diff(nodes, prepend=-np.inf) > 1e-9]
    y = mlp_forward(nodes[:, None], weights, biases, relu)[:, 0]
    slopes = np.diff(y) / np.diff(nodes)
    return 1 + int((np.abs(np.diff(slopes)) > 1e-6).sum())
    ### END SOLUTION


# %% [markdown]
# Twelve ReLUs each time, arranged in one layer, two, three, four or six. Montufar, Pascanu, Cho and Bengio (2014) proved
# that with $L$ layers of $n$ units and one input some weights reach at least $n^{L-1} (n + 1)$ pieces.

# %% [markdown] predict="pieces_of_random_networks"
# Twelve ReLUs in three layers of four can reach 80 straight pieces. **How many has such a network with random weights, on
# average?**
#
# - [x] fewer than 12
# - [ ] about 30
# - [ ] about 60
# - [ ] nearly 80
#
# Reaching is not having: random networks have about as many pieces as units or fewer, deep or not. And training does not look
# for many pieces, but for a small loss.

# %%
if ready("count_pieces"):
    rng = np.random.default_rng(12)
    shapes = [(12, 1), (6, 2), (4, 3), (3, 4), (2, 6)]
    print("layers x units   can reach   random: mean, most   weights and biases")
    for n, L in shapes:
        sizes = [1] + [n] * L + [1]
        found = []
        for _ in range(60):
            weights = [rng.normal(size=(d, m)) * np.sqrt(2 / d) for d, m in pairwise(sizes)]
            biases = [0.5 * rng.normal(size=m) for m in sizes[1:]]
            found.append(count_pieces(weights, biases, -3.0, 3.0))
        numbers = sum(d * m + m for d, m in pairwise(sizes))
        print(
            f"{L:6} x {n:<2} {reachable_pieces(n, L):14} {np.mean(found):13.1f}, "
            f"{max(found):2} {numbers:17}"
        )

# %%
if ready("count_pieces", "fold_network"):
    layers = range(1, 9)
    doubled = []
    for k in layers:
        weights, biases = fold_network(k)
        doubled.append(
            count_pieces([np.asarray(W) for W in weights], [np.ravel(b) for b in biases], 0.0, 1.0)
        )
    curves = {
        "one layer of 2k units: at most 2k + 1": [2 * k + 1 for k in layers],
        "your fold_network(k), on [0, 1]": doubled,
    }
    ax = plot_curves(curves, xlabel="k (so 2k hidden units)", ylabel="straight pieces", log=True)
    show(
        ax,
        alt="Straight pieces against k, logarithmic. One layer of 2k units grows slowly from 3 to 17; "
        "your folding "
        f"network doubles with each layer, from {doubled[0]} to {doubled[-1]} at k = 8.",
    )

# %% [markdown]
# With 16 units: 17 pieces in one layer, 256 in eight. To get 256 pieces from one layer takes 255 units. For some
# functions, those that repeat themselves, depth is exponentially cheaper than width.
#
# **And what this does not say.** It counts what *can* be reached. The random networks have about as many pieces as
# units or fewer, deep or not, and training does not look for many pieces but for a small loss. Most of the 256 pieces
# are also not free: 16 units cannot place them one by one, they are copies of each other. And the narrow deep network is
# hard to train. Depth is an offer, no promise.
#
# ## In your own words
#
# **Question (2 points).** A friend says: "A hidden layer of 255 ReLUs and eight layers of two can both make 256 straight
# pieces. So the small one is just as good, and cheaper." In four to six sentences: why can the small one make so many,
# what can the wide one do that the small one cannot, and which would you rather train?

# %% [markdown] written="why_fold" points=2
# Every layer of the deep network folds the interval: both halves land on the same numbers, so each bend that a later
# layer makes shows up in both, and in all folds below. So the pieces double with every layer, while in one layer each
# unit adds one kink. But the 256 pieces of the deep network are copies of each other, governed by about 50 numbers: it
# cannot place its kinks or slopes one by one. The wide network can put each of its 255 kinks where it likes, with any
# change of slope. For a function that repeats itself the deep one is far cheaper, for an irregular one it cannot do what the
# wide one does. Counting says nothing about training: narrow deep ReLU networks easily go dead, so I would start with
# something between.
#
# **Marking guide.** 1/2 point: folding, that is a later bend appears in every copy, so pieces multiply. 1/2: width adds
# one kink per unit. 1/2: the deep network's pieces depend on each other (few parameters, symmetric copies), the
# wide one's are free. 1/2: an argued choice that does not confuse what can be represented with what training finds.
# "Deep is better because it has more layers" earns nothing.

# %% [markdown]
# ## Quiz

# %% quiz="hidden_layers"

# %% [markdown]
# ## Summary
#
# - A hidden layer moves points. If it bends, it can fold together what belongs together; then one line is enough.
# - All layers but the last extract features, the last one classifies; both are learned. By hand: few features, much
#   thought. All products: no thought, far too many.
# - Step neurons do AND, OR, NOT. Lines, then AND, then OR: any region with straight edges.
# - Width adds straight pieces, depth can multiply them. Random weights hardly use that.
#
# **What's next.** Regions answer yes or no. [Lesson 4](04-approximation) builds *values*: any continuous curve as a sum of hinges, one ReLU at
# each knot, with an error that you can compute.
