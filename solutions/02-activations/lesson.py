# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 2. Activations: the bend in the neuron
#
# You stack three layers of neurons. That must be more powerful than one layer, mustn't it? **Without one small
# ingredient it is not: three layers can do exactly what one can.** This lesson is about that ingredient.
#
# **Afterwards you can**
#
# - show that a stack of layers without activations is one layer, biases included;
# - code sigmoid, tanh, ReLU, softplus, leaky ReLU and SiLU with their slopes, so that they survive $|z| = 1000$;
# - say from a curve and its slope where a neuron learns, where it learns slowly, and where it is dead;
# - compute what is left of a gradient after $k$ layers.
#
# **You need** [lesson 1](01-neuron) (the neuron), derivatives with the chain rule, NumPy arrays. **Time:** two sittings, 60 and 70 minutes.

# %% setup=true
import numpy as np

from nnkit.check import check, ready
from nnkit.lessonkit.handover import keep
from nnkit.plot import describe_activations, describe_curves, figure, plot_activations, plot_curves, show
from nnkit.widgets import live

# %% [markdown]
# ## Three layers: how many bends?
#
# Here is a network with one input and one output, and two layers of six neurons between them. Its 61 weights and
# biases are random. `g` is what each neuron does with its sum $z$. At first it does nothing: $g(z) = z$.

# %% [markdown] predict="bends_without_activation"
# Layers of 1, 6, 6 and 1 neurons, 61 random weights and biases, and no activation. **How many bends has its output,
# drawn against x?**
#
# - number from 0 to 24: 0 bends
#
# No bend at all. 61 numbers, and what comes out is a line, which needs two.

# %%
rng = np.random.default_rng(204)
layers = [(rng.normal(size=(d, k)), rng.normal(size=k)) for d, k in [(1, 6), (6, 6), (6, 1)]]


def network(X, g):
    (W1, b1), (W2, b2), (W3, b3) = layers
    return g(g(X @ W1 + b1) @ W2 + b2) @ W3 + b3


x = np.linspace(-3, 3, 301)
straight = network(x[:, None], lambda z: z)[:, 0]
curve = {"g(z) = z": straight}
ax = plot_curves(curve, x=x, xlabel="x", ylabel="output", ax=figure(6, 3).axes[0])
show(ax, alt=describe_curves(curve, x=x))

# %% [markdown]
# Now `g` cuts off whatever is negative: $g(z) = \max(0, z)$. Nothing else changes. Count the corners.

# %%
bent = network(x[:, None], lambda z: np.maximum(0, z))[:, 0]
curve = {"g(z) = max(0, z)": bent}
ax = plot_curves(curve, x=x, xlabel="x", ylabel="output", ax=figure(6, 3).axes[0])
show(ax, alt=describe_curves(curve, x=x))

# %% [markdown]
# Thirteen corners, out of twelve small ones (count them; some are shy): the second layer bends again what the first has bent ([lesson 3b](03b-regions#Count the pieces) counts
# such folds). The same weights, and the network can follow a curve. Such a `g` is an **activation function**: each
# neuron first takes its weighted sum $z$ (an affine step), then puts out $a = g(z)$.
#
# ## Why it collapses
#
# Take two layers of one neuron each, in numbers: $z_1 = 2x + 1$, then $z_2 = -3 z_1 + 4$. Put one into the other:
#
# $$z_2 = -3\,(2x + 1) + 4 = -6x + 1.$$
#
# One neuron with weight $-6$ and bias $1$ does the same. Look where the bias came from: $-3 \cdot 1 + 4$. The first
# bias **travels through the second layer's weight**. Nothing changes with matrices. A batch is rows, so
#
# $$(X W_1 + b_1)\, W_2 + b_2 \;=\; X\, \underbrace{W_1 W_2}_{W} \;+\; \underbrace{b_1 W_2 + b_2}_{b}.$$
#
# Often this is shown without the biases. That is half of the proof: it says nothing about networks that have them,
# and all have them. You do the whole of it now, for three layers.


# %% exercise="collapse_rows"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    """The one layer (W, b) that does what the three layers do: X @ W + b for a batch of rows X."""
    ### BEGIN SOLUTION
    W = W1 @ W2 @ W3
    b = (b1 @ W2 + b2) @ W3 + b3
    return W, b
    ### END SOLUTION


# %% [markdown]
# Now let your function loose on the network above.

# %%
if ready("collapse_rows"):
    W, b = collapse_rows(*layers[0], *layers[1], *layers[2])
    gap = np.abs(x[:, None] @ W + b - straight[:, None]).max()
    print(f"61 numbers in three layers, 2 in one: output = {W[0, 0]:.4f} x + {b[0]:.4f}")
    print(f"largest difference between the two, over 301 points: {gap:.1e}")

# %% [markdown] predict="bias_through_a_layer" recall=true
# Two neurons in a row, without activation: z₁ = 3x + 2, then z₂ = 5 z₁ - 4. **One neuron does the same. What is its
# bias?**
#
# - [ ] -4
#   > Then the first bias would be lost. It is part of z₁, and z₁ goes on.
# - [ ] -2
#   > The first bias is added to the second, but on its way it passes the weight 5.
# - [x] 6
# - [ ] -8
#   > Biases are added, never multiplied with each other.
#
# 5 · (3x + 2) - 4 = 15x + 6. The first bias travels through the second layer's weight.

# %% [markdown]
# ### The same in columns
#
# Many books and papers write one example as a **column** $x$ and put the weights in front. It is the same thing, seen
# in a mirror; only the shapes tell you which one you are reading.
#
# | what | rows (this course) | columns (many books) |
# |---|---|---|
# | examples | the rows of $X$, shape $(n, d_{in})$ | one column $x$, shape $(d_{in},)$ |
# | weights of a layer | $(d_{in}, d_{out})$ | $(d_{out}, d_{in})$, the transpose |
# | one layer | $X W + b$ | $W x + b$ |
# | three layers | $((X W_1 + b_1) W_2 + b_2) W_3 + b_3$ | $W_3 (W_2 (W_1 x + b_1) + b_2) + b_3$ |
# | acts first | stands leftmost | stands rightmost |


# %% exercise="collapse_columns"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    """The one layer (W, b) that does what the three layers do: W @ x + b for a column x."""
    ### BEGIN SOLUTION
    W = W3 @ W2 @ W1
    b = W3 @ (W2 @ b1 + b2) + b3
    return W, b
    ### END SOLUTION


# %% [markdown]
# So a `g` that is a straight line is useless, however many layers you stack. It must bend. (Small print
# for the curious: stacked affine layers can *represent* no more than one, yet gradient descent may take another road
# through them.)
#
# ## Play with a bend
#
# A neuron does not use its activation as it is: weights and biases stretch and shift it. In the explorer
#
# $$f(z) = \text{scale} \cdot g\big(\text{slope} \cdot (z - \text{shift})\big).$$
#
# The solid line is $f$, the dashed one its derivative $f'$. Drag the point along the curve (or Tab to it and press the
# arrow keys): you see value, slope and tangent there.
#
# Move the sliders: what does `scale` do to the slope, what does `slope`?

# %% [markdown] predict="steepest_sigmoid"
# The sigmoid climbs from 0 to 1 and is steepest at z = 0. **How steep is it there?**
#
# - [ ] 1
# - [ ] 1/2
# - [x] 1/4
# - [ ] 1/8
#
# A quarter: σ'(0) = ½ · ½. It will matter where gradients pass through many layers.

# %%
live.ActivationPoint()

# %% [markdown] predict="scale_or_slope"
# f(z) = scale · g(slope · z), with a sigmoid g. **Which of the two sliders, doubled, doubles the slope of f at z = 0?**
#
# - [ ] `scale` only
# - [ ] `slope` only
# - [x] each of them
#
# By the chain rule f'(z) = scale · slope · g'(slope · z). But `scale` makes the curve taller, while `slope` makes
# it narrower: the steep part is crossed sooner, and beyond it the curve is flat.

# %% [markdown]
# ## The sigmoid
#
# It squeezes any number into $(0, 1)$: a yes/no with all shades between.
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^z}{1 + e^z}, \qquad \sigma(0) = \tfrac12,\quad \sigma(2) = 0.880797,\quad \sigma(-2) = 0.119203.$$
#
# On paper the two forms are one. In a computer they are not: raw pixels run up to 255, so a sum of $z = 1000$ is quickly
# reached.

# %% [markdown] predict="a_thousand_in_exp"
# e¹⁰⁰⁰ / (1 + e¹⁰⁰⁰) is very nearly 1. **What does NumPy make of it**, with `np.exp(1000.0)`?
#
# - [ ] 1.0
# - [ ] inf
# - [x] nan
# - [ ] 0.0
#
# A float ends near 1.8 · 10³⁰⁸; beyond stands `inf`, and `inf / inf` is `nan`, *not a number*. One `nan` in a loss spreads to
# all weights in a single step.

# %%
with np.errstate(all="ignore"):  # no warnings here: we know what we are doing
    e = np.exp(np.array([10.0, 709.0, 710.0, 1000.0]))
    print("e^z         ", e)
    print("e^z/(1+e^z) ", e / (1 + e))

# %% [markdown]
# So write a sigmoid that has none.


# %% exercise="sigmoid"
def sigmoid(z):
    """1 / (1 + e^-z), number by number, for an array z of any shape."""
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))  # never above 1
    return np.where(z >= 0, 1, e) / (1 + e)
    ### END SOLUTION


# %% [markdown]
# ## How steep? Measure, then calculate
#
# Training needs slopes. You can always *measure* one: walk a tiny step to both sides and divide rise by run. It works
# for any function, so it will be our judge for all the formulas to come.


# %%
def measured_slope(f, z, h=1e-5):
    return (f(z + h) - f(z - h)) / (2 * h)


z = np.array([-4.0, -2.0, 0.0, 2.0, 4.0])
if ready("sigmoid"):
    print("z       ", z)
    print("value   ", sigmoid(z).round(6))
    print("measured", measured_slope(sigmoid, z).round(6))

# %% [markdown]
# Two things to see: slopes left and right are equal, and far from 0 little is left.
#
# A formula is quicker. With $\sigma = (1 + e^{-z})^{-1}$ the chain rule gives
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \underbrace{\frac{1}{1 + e^{-z}}}_{\sigma(z)} \cdot \underbrace{\frac{e^{-z}}{1 + e^{-z}}}_{1 - \sigma(z)}.$$
#
# **The slope comes out of the value alone**, with no new exponential. In numbers: $\sigma'(2) = 0.880797 \cdot
# 0.119203 = 0.104994$. Its largest value is $\tfrac12 \cdot \tfrac12 = \tfrac14$.


# %% exercise="sigmoid_derivative"
def sigmoid_derivative(z):
    """sigma'(z), number by number. z is the neuron's sum, before the sigmoid."""
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a * (1 - a)
    ### END SOLUTION


# %% [markdown] predict="slope_of_a_sure_sigmoid" recall=true
# A sigmoid neuron puts out 0.9. **How steep is the sigmoid there?**
#
# - [ ] 0.9
#   > That is the value, not the slope.
# - [x] 0.09
# - [ ] 0.25
#   > That is the steepest slope, where the value is ½.
# - [ ] One must know z
#   > One need not: there is just one z with this value.
#
# σ' = σ (1 - σ) = 0.9 · 0.1 = 0.09. The surer the neuron, the smaller the slope.

# %% [markdown]
# ## tanh: the same curve, centred
#
# A sigmoid's output is never negative. Stretch it to $(-1, 1)$ and squeeze it by half along $z$, and it becomes the
# hyperbolic tangent:
#
# $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}} = 2\,\sigma(2z) - 1, \qquad \tanh'(z) = 1 - \tanh(z)^2.$$

# %% [markdown] predict="steepest_tanh"
# tanh(z) = 2 σ(2z) - 1: twice as tall as the sigmoid, and twice as fast. The sigmoid's slope at 0 is 1/4. **How steep is tanh there?**
#
# - number from 0 to 2 by 0.05: 1
#
# 2 · 2 · ¼ = 1: at 0, tanh lets a gradient pass undiminished. At z = 4 it passes 0.13 %.

# %%
names = ["sigmoid", "tanh"]
show(plot_activations(names, columns=2), alt=describe_activations(names))


# %% exercise="tanh"
def tanh(z):
    """The hyperbolic tangent, number by number, without np.tanh."""
    ### BEGIN SOLUTION
    return 2 * sigmoid(2 * z) - 1
    ### END SOLUTION


# %% exercise="tanh_derivative"
def tanh_derivative(z):
    """tanh'(z), number by number. z is the neuron's sum, before the tanh."""
    ### BEGIN SOLUTION
    return 1 - tanh(z) ** 2
    ### END SOLUTION


# %%
if ready("sigmoid_derivative", "tanh_derivative"):
    print("z                 ", z)
    print("sigmoid', formula ", sigmoid_derivative(z).round(6))
    print("sigmoid', measured", measured_slope(sigmoid, z).round(6))
    print("tanh',    formula ", tanh_derivative(z).round(6))
    print("tanh',    measured", measured_slope(np.tanh, z).round(6))

# %% [markdown]
# ## ReLU: the laziest bend
#
# The bend of the first figure was $\max(0, z)$, the **rectified linear unit**. No exponential, no overflow, and on
# its right side a slope of 1 that never fades. It took until about 2010 for it to become the usual choice in hidden
# layers.


# %% exercise="relu"
def relu(z):
    """max(0, z), number by number, in a new array."""
    ### BEGIN SOLUTION
    return np.maximum(0, z)
    ### END SOLUTION


# %% [markdown]
# **And its slope?** 1 on the right, 0 on the left. At the corner there is none: from the left it would be 0, from the
# right 1. In training any value between them will do (mathematicians call them *subgradients*), and libraries just
# pick one, mostly 0. What must not come out is `nan`.


# %% exercise="relu_derivative"
def relu_derivative(z):
    """The slope of ReLU, number by number; at z = 0 any value from 0 to 1."""
    ### BEGIN SOLUTION
    return np.where(z > 0, 1.0, 0.0)
    ### END SOLUTION


# %% [markdown] predict="relu_far_out" recall=true
# A ReLU neuron has z = 0.001 for one example and z = 1000 for another. **How steep is it at these two?**
#
# - [ ] Nearly flat at 1000, like every neuron that is sure
#   > So a sigmoid or tanh would be. ReLU has no upper end to come near to.
# - [x] Equally steep
# - [ ] A million times as steep at 1000
#   > That compares the values. The slope is that of the line y = z.
#
# Its slope is 1 wherever z is positive, however large. That is why gradients do not fade on its right side.

# %% [markdown] pause=true
# **A natural end.** You have now three activations with their slopes, safe for any size of sum, and the reason why
# there must be one at all. The second half is about the others, and about what becomes of a slope in many layers.

# %% [markdown] further=true
# ## Round the corner
#
# If you dislike the corner, round it off: **softplus**, the soft ReLU, is $\log(1 + e^z)$. Far left it is nearly 0,
# far right nearly $z$, and at 0 it is $\log 2 = 0.693147$.

# %% [markdown] predict="softplus_of_a_thousand"
# Softplus is log(1 + eᶻ). **What is it for z = 1000**, on paper?
#
# - [ ] infinite
#   > So says `np.log(1 + np.exp(1000.0))`, since e¹⁰⁰⁰ is too large for a float. The true value is not.
# - [ ] about 6.9
#   > That is log 1000; here it is the log of e¹⁰⁰⁰.
# - [x] about 1000
# - [ ] 1
#   > Softplus has no upper end.
#
# Far right the 1 no longer counts, and log e¹⁰⁰⁰ = 1000. NumPy says `inf` to the formula as it stands. Write it so
# that both agree.

# %% exercise="softplus"
def softplus(z):
    """log(1 + e^z), number by number, for any |z| up to 1000."""
    ### BEGIN SOLUTION
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    ### END SOLUTION


# %% exercise="softplus_derivative"
def softplus_derivative(z):
    """The slope of softplus, number by number."""
    ### BEGIN SOLUTION
    return sigmoid(z)
    ### END SOLUTION


# %% [markdown]
# So the sigmoid is a softened step, as softplus is a softened corner. Seen from further away both look hard again:
# here is $\text{softplus}(\beta z) / \beta$ for larger and larger $\beta$.

# %%
if ready("softplus", "relu"):
    near = np.linspace(-2, 2, 201)
    curves = {f"softplus, beta = {beta}": softplus(beta * near) / beta for beta in (1, 3, 10)}
    curves["ReLU"] = relu(near)
    at_0 = "; ".join(f"{name}: {y[100]:.2f}" for name, y in curves.items())
    ax = plot_curves(curves, x=near, xlabel="z", ylabel="value")
    show(ax, alt=f"All meet far out. At z = 0: {at_0}.")

# %% [markdown]
# ## Or let it leak
#
# On ReLU's left side nothing passes, no value and no gradient. A **leaky ReLU** lets a little through, a share
# $\epsilon$:
#
# $$\text{leaky}(z) = \epsilon z + (1 - \epsilon)\max(0, z).$$
#
# Try $\epsilon = 0.1$ by hand: $z = 2$ gives $0.2 + 0.9 \cdot 2 = 2$. $z = -2$ gives $-0.2 + 0 = -0.2$. Straight
# lines with slope 1 and $\epsilon$.


# %% exercise="leaky_relu"
def leaky_relu(z, eps=0.01):
    """eps z + (1 - eps) max(0, z), number by number."""
    ### BEGIN SOLUTION
    return eps * z + (1 - eps) * np.maximum(0, z)
    ### END SOLUTION


# %% exercise="leaky_relu_derivative"
def leaky_relu_derivative(z, eps=0.01):
    """The slope of the leaky ReLU, number by number; at z = 0 any value from eps to 1."""
    ### BEGIN SOLUTION
    return np.where(z > 0, 1.0, eps)
    ### END SOLUTION


# %% [markdown] predict="leaky_at_minus_ten" recall=true
# A leaky ReLU has ε = 0.1. **What are its value and its slope at z = -10?**
#
# - [ ] 0 and 0
#   > That is the plain ReLU, which lets nothing through.
# - [x] -1 and 0.1
# - [ ] -10 and 1
#   > So it is on a right side. On the left only a share ε passes.
# - [ ] -9 and 0.9
#   > 1 - ε is the weight of max(0, z), which is 0 here.
#
# On the left ε z is all that is left. A small slope is not none: such a neuron can still learn.

# %% [markdown] further=true
# ## Must it always climb?
#
# There are many others. Three that you will meet ($\Phi$ is the share of a standard normal distribution below $z$,
# $\varphi$ its density):
#
# | name | value | slope |
# |---|---|---|
# | **ELU** | $z$ for $z > 0$, else $\alpha(e^z - 1)$ | $1$ for $z > 0$, else $\alpha e^z$ |
# | **GELU** (GPT, BERT) | $z\,\Phi(z)$ | $\Phi(z) + z\,\varphi(z)$ |
# | **SiLU**, also *swish* | $z\,\sigma(z)$ | that is for you |
#
# "An activation must be monotonic", some slides say: it must never fall.

# %% [markdown] predict="sketch_silu"
# SiLU is z · σ(z). **Sketch it** for z from -5 to 2. Where is it lower, at -1 or at -4?
#
# - curve x / (1 + exp(-x)), x from -5 to 2 as "z", y from -1 to 2 give or take 0.05
#
# Lower at -1: -1 · σ(-1) = -0.269 against -4 · σ(-4) = -0.072. It dips: on the far left it *falls*, its slope is negative
# there. Networks train well with it all the same. So an activation must bend; climbing everywhere is usual, not required.

# %%
names = ["elu", "gelu", "silu"]
show(plot_activations(names, low=-5, high=2), alt=describe_activations(names, low=-5, high=2))

# %% [markdown]
# GELU dips as well.


# %% exercise="silu"
def silu(z):
    """z sigma(z), number by number."""
    ### BEGIN SOLUTION
    return z * sigmoid(z)
    ### END SOLUTION


# %% exercise="silu_derivative"
def silu_derivative(z):
    """The slope of silu, number by number."""
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a + z * a * (1 - a)
    ### END SOLUTION


# %% [markdown]
# **Your own collection.** All that you wrote stands first in this list (what is not written yet says so). Find with
# your own SiLU where its slope changes sign, to one decimal. The lines below then compute it.

# %%
live.ActivationPoint(
    own={
        "my silu": (silu, silu_derivative),
        "my sigmoid": (sigmoid, sigmoid_derivative),
        "my tanh": (tanh, tanh_derivative),
        "my relu": (relu, relu_derivative),
        "my softplus": (softplus, softplus_derivative),
        "my leaky_relu": (leaky_relu, leaky_relu_derivative),
    }
)

# %%
if ready("silu", "silu_derivative"):
    fine = np.linspace(-3, 0, 30001)
    lowest = fine[np.argmin(np.abs(silu_derivative(fine)))]
    print(f"slope 0 at z = {lowest:.4f}, where silu is {silu(np.array([lowest]))[0]:.6f}")

# %% [markdown]
# ## Saturation: where learning stops
#
# Why all this fuss about slopes? A weight learns from the gradient that reaches it, and on its way down from the loss
# a gradient is multiplied, layer by layer, by the slopes that it meets. For a chain of single neurons, $z_i = w_i
# a_{i-1} + b_i$ and $a_i = \sigma(z_i)$, the chain rule says it in one line:
#
# $$\frac{d a_k}{d x} = \underbrace{w_1 \sigma'(z_1)}_{\text{layer 1}} \cdot \underbrace{w_2 \sigma'(z_2)}_{\text{layer 2}} \cdots \underbrace{w_k \sigma'(z_k)}_{\text{layer } k}.$$
#
# Where a slope is near 0, the neuron is **saturated**, and whatever lies below it learns next to nothing. (At the
# output, cross-entropy cancels the sigmoid's slope: [lesson 1](01-neuron#Which way is down?) found $a - y$. In the layers below nothing cancels.) Yet
# even the sigmoid's *best* slope is only 1/4.

# %% exercise="layers_to_a_thousandth"
layers_to_a_thousandth = ...
### BEGIN SOLUTION
layers_to_a_thousandth = 5  # 0.25^4 = 0.0039, 0.25^5 = 0.00098
### END SOLUTION

# %% [markdown]
# That few. And it was the best case, all $z$ at 0. Now for any chain.


# %% exercise="stack_gradient"
def stack_gradient(x, w, b):
    """d a_k / d x for the chain a_0 = x, a_i = sigmoid(w_i a_(i-1) + b_i), with w (k,) and b (k,)."""
    ### BEGIN SOLUTION
    a, gradient = x, 1.0
    for w_i, b_i in zip(w, b):
        z = w_i * a + b_i
        gradient = gradient * w_i * sigmoid_derivative(z)
        a = sigmoid(z)
    return float(gradient)
    ### END SOLUTION


# %% [markdown]
# "Then take larger weights!" A weight of 4 makes up for the quarter exactly. Below, all weights of a chain are 1, 4
# or 8 (biases such that $a = 0.5$ gives $z = 0$, the steepest point), and $x = 0.6$.

# %% [markdown] predict="larger_weights_in_a_stack"
# A chain of 20 sigmoid neurons. At its best place a sigmoid's slope is 1/4, so a weight of 4 makes up for it exactly. **What do
# weights of 8 do to the gradient over 20 layers?**
#
# - [ ] It doubles from layer to layer, and explodes.
# - [ ] It stays about as it is.
# - [x] It gains a little at first, and then it vanishes.
#
# They start with a gain, but they push every a away from the steep part, layer after layer, until all slopes are tiny.
# **Large weights saturate the very neurons that they should help.**

# %%
if ready("stack_gradient"):
    left = {}
    for weight in (1.0, 4.0, 8.0):
        chains = [(np.full(k, weight), np.full(k, -weight / 2)) for k in range(1, 21)]
        left[f"weights {weight:g}"] = [stack_gradient(0.6, w, b) for w, b in chains]
    for name, sizes in left.items():
        print(f"{name}: after 1 layer {sizes[0]:.3g}, after 3 {sizes[2]:.3g}, after 20 {sizes[-1]:.3g}")
    ax = plot_curves(left, xlabel="layers", ylabel="gradient that is left", log=True)
    show(ax, alt="Logarithmic. " + describe_curves(left, xlabel="layers"))

# %% [markdown]
# Weights of 1 lose three quarters per layer. Weights of 4 hold on. Of those of 8 you saw the reason in the first explorer: a
# larger slope, a narrower steep part.
#
# ## A real stack
#
# Real layers are wide. The explorer sends 60 random examples up through layers of 40 neurons with random weights, and
# a random gradient of size 1 down again. (Weight scale 1 means: the sums $z$ spread as much as what went into the layer.) Left: how much of it is there at each layer. Right: how many slopes are flat
# (below 0.01), and how many neurons are flat *for every example*. A ReLU neuron of that kind is **dead**: no example
# gives it any gradient.

# %% [markdown] predict="gradient_under_ten_sigmoids"
# A random gradient of size 1 goes down through ten layers of 40 sigmoid neurons, whose weights are of a usual size.
# Hardly any neuron is saturated. **How much of it is left at the first layer?**
#
# - [ ] about a tenth
# - [ ] about a thousandth
# - [x] about a millionth
#
# Half a millionth. No neuron has to be saturated for that: each layer takes a quarter or less, ten times over, and ¼
# ten times is 10⁻⁶.

# %% [markdown]
# Now move the sliders:
#
# 1. `sigmoid`, 10 layers, weight scale 1: read what is left at layer 1, and how many slopes are flat.
# 2. `tanh`, same: better or worse? Then weight scale 0.5.
# 3. `relu`, 10 layers, weight scale 1.4: lower the bias of every neuron to $-0.5$. And with `leaky_relu`?

# %%
live.GradientStack()

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have moved the sliders)</summary>
#
# 1. About $5 \cdot 10^{-7}$, half a millionth, with hardly a flat slope among them: 0.25 or less, ten times over, is
#    enough.
# 2. Better: tanh has slope 1 at 0, and 0.29 is left. At scale 0.5 the weights themselves shrink the gradient: 0.0008.
# 3. Everything dies. With a negative bias fewer neurons fire, so the next layer gets less, and fires less. From layer 6
#    on no neuron is left, and the gradient is exactly 0: gradient descent cannot revive what gets no gradient. The
#    leaky ReLU still passes a trickle, $2 \cdot 10^{-11}$: tiny, but not 0.
#
# </details>

# %% [markdown]
# One number more, with the same explorer: the weight scale that suits ReLU.

# %% exercise="scale_that_keeps_relu"
scale_that_keeps_relu = ...
### BEGIN SOLUTION
scale_that_keeps_relu = 1.4
### END SOLUTION

# %% [markdown] predict="why_relu_needs_more"
# The weight scale that keeps a gradient alive through ReLU layers is larger than 1, the one that is right without an
# activation. **Why?**
#
# - [ ] ReLU's slope is less than 1 where it fires.
# - [x] On average about half of a ReLU layer is off.
# - [ ] The biases take a part of the gradient away.
#
# Half of the neurons pass everything, the other half nothing: half of the mean *square* is left. A factor of √2 on the
# weights makes it whole again.

# %% [markdown]
# [Lesson 6b](06b-initialisation#Weights that keep the spread) turns this into a rule.
#
# A caution: this shows networks *before* training, with random weights. It says where learning can start, not where
# it ends. And in wide layers large weights do both: they saturate many neurons and amplify the gradient through the
# rest (try `tanh` with weight scale 3).
#
# ## In your own words

# %% [markdown]
# **Question (2 points).** Two classmates each build a network of 20 layers, and neither learns. Ada uses $g(z) = 2z +
# 1$ in every layer, "because it is cheap and not the identity". Ben uses the sigmoid in every layer, with weights
# around 1. In four to six sentences: what goes wrong in each network, and why are these two different troubles? What
# would you change in each?

# %% [markdown] written="why_it_fails" points=2
# Ada's activation is affine. Twenty affine layers collapse into one affine layer, whose bias gathers all the others,
# so her network can only represent what a single layer can: its *functions* are too few, and no amount of training
# helps. Ben's network bends and could represent a lot, but on its way down the gradient is multiplied by at most
# $1/4$ (times a weight near 1) in each layer, so about $0.25^{20} \approx 10^{-12}$ is left for the first one: its
# *training* fails. Ada needs any activation that bends. Ben needs one whose slope does not fade, such as ReLU (or
# leaky ReLU, SiLU), together with weights of a suitable size; fewer layers would help too.
#
# **Marking guide.** 1/2 point: affine layers collapse (biases or "affine" mentioned, not just "linear is bad"). 1/2:
# the gradient shrinks as a product of slopes of at most 1/4. 1/2: tells the troubles apart (what can be represented
# against what can be learnt). 1/2: a fitting change for each. Take off nothing for language. "Sigmoid outputs are too
# small" without the product earns nothing for Ben.

# %% [markdown]
# ## Quiz

# %% quiz="bends"

# %% [markdown]
# ## Which one to take?
#
# | name | range | slope | good to know |
# |---|---|---|---|
# | sigmoid | 0 to 1 | at most 1/4 | for yes/no *outputs*; in deep stacks gradients fade |
# | tanh | -1 to 1 | at most 1 | centred; saturates beyond 3 |
# | ReLU | 0 and up | 0 or 1 | cheap, the usual first choice; can die |
# | leaky ReLU | all numbers | $\epsilon$ or 1 | cannot die |
# | softplus | above 0 | 0 to 1 | a smooth ReLU; its slope is the sigmoid |
# | ELU, GELU, SiLU | down to -1, -0.17, -0.28 | 0 to 1; -0.13 to 1.13; -0.10 to 1.10 | smooth; GELU and SiLU dip |
#
# No theorem names the best one. Differences between the last four rows are mostly small; try, and measure on data
# that you kept aside.

# %% [markdown] predict="activations_for_a_yes" recall=true
# A network with twelve hidden layers is to answer yes or no with a probability. **Which activations are a sound first
# choice?**
#
# - [ ] sigmoid everywhere
#   > At the output it fits. Twelve times a slope of at most ¼ leaves no gradient for the first layers.
# - [ ] ReLU everywhere
#   > Hidden, yes. But an output of 0 and up is no probability: it may be 7.
# - [x] ReLU in the hidden layers, a sigmoid at the output
# - [ ] none in the hidden layers, a sigmoid at the output
#   > Then twelve layers collapse into one.
#
# What a hidden layer needs is a bend whose slope does not fade. What the output needs depends on the question that is
# asked.

# %% [markdown]
# ## Into your library

# %%
keep(
    sigmoid,
    sigmoid_derivative,
    tanh,
    tanh_derivative,
    relu,
    relu_derivative,
    softplus,
    softplus_derivative,
    leaky_relu,
    leaky_relu_derivative,
    silu,
    silu_derivative,
    collapse_rows,
    stack_gradient,
)

# %% [markdown]
# ## Summary
#
# - Without a bend, layers collapse: $W = W_1 W_2 W_3$ and $b = (b_1 W_2 + b_2) W_3 + b_3$.
# - An activation must bend. It need not climb everywhere, and a corner does no harm.
# - Formulas that are equal on paper can differ in a computer: keep exponents negative.
# - Gradients are multiplied by slopes. Flat places stop them: saturated sigmoids, dead ReLUs.
#
# **What's next.** You have the affine step ([lesson 1](01-neuron)) and the bend. [Lesson 3](03-layers) puts them side by side into layers and
# one after the other into networks; in [lesson 3b](03b-regions) two ReLUs solve XOR, which no single neuron can.
