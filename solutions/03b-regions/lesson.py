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
# **You need** lesson 1 (the neuron and its line), lesson 2 (why a layer must bend), lesson 3 (a layer as a matrix).
# **Time:** 60 minutes.

# %% setup=true
import numpy as np

from nnkit.activations import relu
from nnkit.check import check
from nnkit.data import spirals
from nnkit.pieces import count_linear_pieces, reachable_pieces
from nnkit.plot import figure, plot_curves, plot_decision, plot_line, plot_network, plot_points, show
from nnkit.polygons import inside
from nnkit.widgets.live import HiddenSpace, RegionBuilder

CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])

# %% setup=true
# From lesson 3: what a layer and a whole network compute.


def given_dense_forward(X, W, b):
    return X @ W + b


def given_mlp_forward(X, weights, biases, g):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = g(X @ W + b)
    return X @ weights[-1] + biases[-1]


dense_forward, mlp_forward = given_dense_forward, given_mlp_forward

# %%
fig = figure(9, 3.9, columns=2)
after = np.maximum(0, CORNERS @ np.array([[1, 1], [1, 1]]) + [0, -1])
for points, ax in [(CORNERS, fig.axes[0]), (after, fig.axes[1])]:
    plot_points(points, XOR, names=["no", "yes"], ax=ax)
    for names, point in {"00": points[0], "01": points[1], "10": points[2], "11": points[3]}.items():
        ax.annotate(names, point, xytext=(-6 if names == "01" else 8, 10), textcoords="offset points", color="#767676")
    ax.set(xlim=(-0.4, 2.4), ylim=(-0.4, 1.6))
fig.axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
fig.axes[0].set_title("what comes in", color="#767676")
fig.axes[1].set_title("what the last neuron sees", color="#767676")
show(fig, alt="Left the four corners of a square: 00 and 11 are a no, 01 and 10 a yes. Right the same four: 00 at (0, 0), "
     "01 and 10 both at (1, 0), 11 at (2, 1). There a line parts yes from no.")  # fmt: skip

# %% [markdown]
# **Predict:** in the right picture there are only three places for four points. Who sits on whom? And is that a mistake?
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
# **Predict, then move:**
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
# 1. Without the ReLUs the hidden space is the plane, slanted and stretched: straight stays straight (lesson 2), so three
#    corners are the best. 2. Both arrows $(1, 1)$, the first line through 00, the second through 01 and 10, and the
#    output's line between. 3. For example arrows $(1, -1)$ and $(-1, 1)$ with lines a little off the diagonal: one neuron for 10, one
#    for 01. 4. Mostly yes: a rule for corners is also a rule for what lies around them.
#
# </details>
#
# Now in numbers. The hidden layer of the worked example leaves three places, $(0, 0)$, $(1, 0)$ and $(2, 1)$. Which
# output neuron says yes to the middle one only?

# %% exercise="xor_weights"
xor_weights = ...
### BEGIN SOLUTION
xor_weights = (np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0]), np.array([1.0, -2.0]), 0.0)
### END SOLUTION

# %% [markdown]
# **Predict:** your network answers for every point of the plane, not only for corners. What will the yes region look
# like, in the plane and in hidden space?

# %%
if check("xor_weights", xor_weights).ok and check("hidden_space", hidden_space).ok:
    W1, b1, w2, b2 = (np.asarray(part, float) for part in xor_weights)
    H = hidden_space(CORNERS, W1, b1)
    margin = 1e-6 * (1 + np.abs(b2))
    fig = figure(9, 4, columns=2)
    frame = np.array([[-0.5, -0.5], [1.5, 1.5]])
    for points, says, ax in [
        (CORNERS, lambda P: hidden_space(P, W1, b1) @ np.ravel(w2) + b2 - margin, fig.axes[0]),
        (H, lambda P: P @ np.ravel(w2) + b2 - margin, fig.axes[1]),
    ]:
        plot_decision(says, np.r_[points, points + 0.4, points - 0.4], level=0, ax=ax)
        ax.collections[-1].remove()
        plot_points(points, XOR, names=["no", "yes"], ax=ax)
    fig.axes[1].set(xlabel="$h_1$", ylabel="$h_2$")
    places = "; ".join(f"{int(x[0])}{int(x[1])} at ({h[0]:.3g}, {h[1]:.3g})" for x, h in zip(CORNERS, H))
    show(fig, alt=f"Left your network's yes region among the four corners: it holds 01 and 10 only. Right the hidden "
         f"space, parted by one straight line: {places}.")  # fmt: skip
else:
    print("Your network's two pictures appear here when hidden_space and xor_weights are right.")

# %% [markdown]
# ## Feature extractor and classifier
#
# Cut any network before its last layer. What remains at the end is a neuron like that of lesson 1, which draws one
# straight border: the **classifier**. All layers before it make the numbers that it gets: the **feature extractor**. In
# lesson 1 you were the feature extractor: polar coordinates, made by hand. A network *learns* its features, together
# with the classifier and for the same aim, a small loss. That is called **representation learning**.
#
# Below are two spirals, 120 points, and a network 2-12-2-1 (tanh). Its last hidden layer has two neurons, so we can look
# into its hidden space: before training, with random weights, and after (how to train it: lessons 6 and 7).
#
# **Predict:** what must the right picture look like, if the network is to get all points right?

# %%
from nnkit import Adam, Dense, Sequential, fit
from nnkit.losses import binary_cross_entropy

S, arm = spirals(120, turns=0.75, noise=0.05, rng=3)
S_new, arm_new = spirals(1000, turns=0.75, noise=0.05, rng=4)
net = Sequential(Dense(2, 12, rng=3), "tanh", Dense(12, 2, rng=53), "tanh", Dense(2, 1, rng=102))
extract = Sequential(*net.layers[:0], "identity") if False else net.layers[:-1]


def features(X):
    for layer in extract:
        X = layer.forward(X)
    return X


fig = figure(10.5, 3.7, columns=3)
plot_points(S, arm, names=["arm A", "arm B"], ax=fig.axes[0])
plot_points(features(S), arm, ax=fig.axes[1])
before = float(((net(S)[:, 0] > 0) == arm).mean())
fit(net, binary_cross_entropy, Adam(lr=0.02), S, arm[:, None].astype(float), epochs=400, batch_size=120, rng=0)
after = float(((net(S)[:, 0] > 0) == arm).mean())
new = float(((net(S_new)[:, 0] > 0) == arm_new).mean())
plot_points(features(S), arm, ax=fig.axes[2])
last = net.layers[-1]
plot_line(last.W.value[:, 0], float(last.b.value[0]), label="the classifier", ax=fig.axes[2])
titles = ["input", f"hidden, untrained: {before:.0%} right", f"hidden, trained: {after:.0%} right"]
for ax, title in zip(fig.axes, titles):
    ax.set_title(title, color="#767676", fontsize=10)
for ax in fig.axes[1:]:
    ax.set(xlabel="$h_1$", ylabel="$h_2$")
    ax.get_legend().remove()
show(fig, alt=f"Left two intertwined spirals. Middle the hidden space before training: mixed, {before:.0%} right. Right after "
     f"training: the two arms lie apart on either side of a straight line, {after:.0%} right.")  # fmt: skip
print(f"on 1000 new points: {new:.1%} right")
