# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 5. Softmax and cross-entropy: one answer out of many
#
# A network looks at a picture and puts out three numbers: **cat 3, dog -1, bird 1**. How sure is it that it sees a
# cat? And if it was a dog, *how wrong* was it? Two formulas answer, and together they have the simplest gradient of
# the whole course.
#
# **Afterwards you can**
#
# - turn any logits into probabilities, up to $|z| = 1000$ and at any temperature;
# - say what "most likely" has to do with cross-entropy, and compute it without a single `inf`;
# - write down softmax's Jacobian, and watch it collapse to $p - y$;
# - explain why a squared error leaves a network stuck that is surely wrong;
# - train a classifier of three classes with nothing but your own functions.
#
# **You need** lessons [1](01-neuron) to [3](03-layers) (sigmoid, gradient descent, `X @ W + b`), partial derivatives. **Time:** two sittings, 60 and 60 minutes.

# %% setup=true
import numpy as np

from nnkit import activations
from nnkit.check import check, ready
from nnkit.data import blobs
from nnkit.layers import Dense, Tanh
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    describe_bars,
    describe_curves,
    describe_matrices,
    figure,
    plot_bars,
    plot_curves,
    plot_decision,
    plot_matrix,
    show,
)
from nnkit.widgets import Playground, live

# %% [markdown]
# Two functions of yours come along from earlier lessons. Where they are missing, ours stand in.

# %% setup=true
sigmoid, dense_forward = take(sigmoid=activations.sigmoid, dense_forward=lambda X, W, b: X @ W + b)

# %% [markdown]
# ## One output per class
#
# For a yes/no question one output was enough. With $k$ classes the last layer has **$k$ neurons, one for each class**.
# Each puts out a plain sum, a score that may be any number. These scores are called **logits**.
#
# What would be fair shares for the logits 3, -1 and 1? Dividing by their sum gives $1$, $-\frac13$, $\frac13$. What is wrong
# with that?
#
# Shares must be positive. So first make every score positive, then divide by the sum. The exponential does it:
#
# $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}} \qquad \text{(\textbf{softmax})}.$$
#
# In numbers: $e^3, e^{-1}, e^1 = 20.085537,\ 0.367879,\ 2.718282$. Their sum is $23.171698$.


# %% exercise="naive_softmax"
def naive_softmax(z):
    """z (k,) logits, all below 10 in size -> p (k,): positive, with sum 1."""
    ### BEGIN SOLUTION
    e = np.exp(z)
    return e / e.sum()
    ### END SOLUTION


# %%
if ready("naive_softmax"):
    z = np.array([3.0, -1.0, 1.0])
    p = np.asarray(naive_softmax(z))
    print("p =", p.round(6), " sum", p.sum().round(12))
    names = ["cat", "dog", "bird"]
    stages = {"logits z": z, "e^z": np.exp(z), "probabilities p": p}
    fig = figure(9, 3, columns=3)
    for ax, (title, heights) in zip(fig.axes, stages.items()):
        plot_bars(heights, names, title=title, ax=ax)
    show(fig, alt="Three bar charts. " + describe_bars(stages, names))

# %% [markdown]
# Every class gets a share, the shares add up to 1, and the order stays. That is why we *read* them as probabilities.
# Whether they deserve the name is another matter; the end of this lesson has a surprise. Softmax usually stands behind
# the **last** layer only. And it needs the whole row: each $p_i$ depends on every $z_j$.

# %% [markdown] predict="one_logit_raised" recall=true
# Softmax makes shares of the logits of cat, dog and bird, (3, -1, 1). **Only the bird's logit is raised. What do the
# shares of cat and dog do?**
#
# - [ ] They stay: their logits have not changed.
#   > Their numerators stay. The sum below all of them grows.
# - [x] Both fall.
# - [ ] The cat's falls; the dog has nothing to give.
#   > It has e⁻¹ over the sum, and loses in the same proportion as the cat.
# - [ ] The cat's falls and the dog's rises.
#   > The sum below both is the same one.
#
# Every share has the same sum in its denominator. What one class wins, all others lose, each in proportion to what it
# has.

# %% [markdown]
# ### Find the slip: the shares that do not add up
#
# A slide prints these three probabilities with three decimals: 0.866, 0.015, 0.117. Add them up. Below
# is the slide's code.


# %%
def slide_three_decimals(p):
    return (p * 1000).astype(int) / 1000


shown = slide_three_decimals(np.array([0.866813, 0.015876, 0.117310]))
print(shown, " sum", shown.sum().round(3))


# %% exercise="three_decimals"
def three_decimals(p):
    """p (k,) probabilities -> (k,): each rounded to three decimals as it should be."""
    ### BEGIN SOLUTION
    return np.round(p, 3)
    ### END SOLUTION


# %% [markdown]
# Now they are 0.867, 0.016, 0.117, with sum 1. (Even rightly rounded shares may miss 1 by a little: a third is 0.333,
# three times. But cutting always errs to the same side.)
#
# ## A soft argmax that survives 1000
#
# The argmax of a row is the place of its largest entry. Written as shares it is all or nothing: (3, -1, 1) gives
# (1, 0, 0). Softmax is its smooth relative. If one logit is far ahead, both agree.
#
# It should be (0, 1, 0), with all digits that a float has, for the logits (1, 1000, 2).

# %% [markdown] predict="naive_softmax_of_1000"
# For a float e¹⁰⁰⁰ is `inf`. **What does `e / e.sum()` give for the logits (1, 1000, 2)**, with `e = np.exp(z)`?
#
# - [ ] (0, 1, 0)
# - [x] (0, nan, 0)
# - [ ] (nan, nan, nan)
# - [ ] an error, and no array
#
# The sum is `inf` as well. A number over `inf` is 0, but `inf / inf` is `nan`, not a number: the one entry that
# counts is lost.

# %%
with np.errstate(all="ignore"):  # no warnings here: we know what we are doing
    e = np.exp(np.array([1.0, 1000.0, 2.0]))
    print("e^z  ", e)
    print("naive", e / e.sum())

# %% [markdown]
# The way out is a property of softmax. Add a constant $c$ to
# **every** logit of a row:
#
# $$\frac{e^{z_i + c}}{\sum_j e^{z_j + c}} = \frac{e^c\, e^{z_i}}{e^c \sum_j e^{z_j}} = p_i.$$
#
# Nothing changes. So *you* may choose $c$. In numbers: (3, -1, 1) and (0, -4, -2) have the same softmax. Which $c$
# makes all exponents harmless? From now on a batch: $Z$ has shape $(n, k)$, and **each row is shared out by itself**.


# %% exercise="stable_softmax"
def stable_softmax(Z):
    """Z (n, k) logits -> P (n, k): each row positive with sum 1, for |z| up to 1000."""
    ### BEGIN SOLUTION
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # no exponent above 0, and one of them is 0: the sum is at least 1
    return E / E.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %%
if ready("stable_softmax"):
    Z = np.array(
        [[1.0, 1000.0, 2.0], [3.0, -1.0, 1.0], [103.0, 99.0, 101.0], [-1000.0, -1000.0, -1000.0]]
    )
    for row, p in zip(Z, stable_softmax(Z)):
        print(f"{row!s:26} -> {np.round(p, 6)}")

# %% [markdown]
# ## Two classes: the sigmoid again
#
# A yes/no question can be asked in two ways: one output with a sigmoid ([lesson 1](01-neuron#From a sum to an answer)), or two outputs, $z_0$ for no and
# $z_1$ for yes, with a softmax. Divide numerator and denominator by $e^{z_1}$:
#
# $$p_1 = \frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 - z_0)}} = \sigma(z_1 - z_0).$$
#
# **Softmax is the sigmoid for more than two classes.** And the other way round: of two outputs only the *difference*
# counts. One of them is redundant; a sigmoid neuron simply fixes $z_0 = 0$.

# %% [markdown] predict="sigmoid_of_two_logits" recall=true
# Class 0 has the logit 1 and class 1 the logit 3. **What does softmax give to class 1?**
#
# - [ ] σ(3) = 0.953
#   > That is right if the other logit is 0.
# - [x] σ(2) = 0.881
# - [ ] σ(4) = 0.982
#   > The difference counts, not the sum.
# - [ ] 3/4
#   > Shares are made of eᶻ, not of z.
#
# σ(3 - 1). The logits (101, 103) would give the same.

# %% exercise="two_class_probability"
def two_class_probability(Z):
    """Z (n, 2) logits of class 0 and class 1 -> (n,):
    softmax's probability of class 1, by way of the sigmoid."""
    ### BEGIN SOLUTION
    return sigmoid(Z[:, 1] - Z[:, 0])
    ### END SOLUTION


# %%
if ready("two_class_probability", "stable_softmax"):
    Z = np.array([[1.0, 3.0], [0.0, 2.0], [-5.0, -5.0], [4.0, 1.0]])
    print("sigmoid of the difference", np.round(two_class_probability(Z), 6))
    print("softmax, second column   ", np.round(stable_softmax(Z), 6)[:, 1])

# %% [markdown]
# ## Temperature: how soft?
#
# Adding a constant changes nothing. Multiplying does. It is usual to divide all logits by a **temperature** $T > 0$:
#
# $$p_i = \frac{e^{z_i / T}}{\sum_j e^{z_j / T}}.$$
#
# Language models have such a knob: a low one for safe words, a high one for surprising words.

# %% [markdown] predict="a_tie_in_the_cold"
# Logits (3, 3, 0), divided by a temperature near 0 before the softmax. **Who gets what?**
#
# - [ ] The first gets all, as with an argmax.
#   > A program's argmax takes the first of two equals. Softmax treats equals equally.
# - [x] The first two get a half each.
# - [ ] All get a third.
#   > That is what a very high temperature does.
# - [ ] It depends on chance.
#   > There is no chance in the formula.
#
# Dividing by T makes differences larger, and between the two there is none. Only the third falls behind.

# %% [markdown]
# **Move, in this order.** (The explorer numbers its classes from 1.)
#
# 1. *Add 1 to every logit*. Which of the three pictures change?
# 2. $T$ towards 0.1, then towards 30: where do the probabilities end?
# 3. *A tie (3, 3, 0)* at the lowest temperature. Does one of the two win?
# 4. Drag the logit of the least likely class up. From whom does it take its share?

# %%
temperature = live.SoftmaxTemperature()
temperature

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have moved the sliders)</summary>
#
# 1. Only the logits. The probabilities do not notice.
# 2. Cold: all goes to the largest logit, the hard argmax. Hot: every class gets $1/k$, whatever the logits say.
# 3. No. They share, a half each, at any low temperature. A hard argmax would have to pick one.
# 4. From every other class, from each in proportion to what it has.
#
# </details>


# %% exercise="softmax_at_temperature"
def softmax_at_temperature(Z, T):
    """Z (n, k) logits, T > 0 -> P (n, k): each row's softmax at temperature T."""
    ### BEGIN SOLUTION
    return stable_softmax(Z / T)
    ### END SOLUTION


# %% [markdown]
# **A discovery.** Press nothing but the temperature, for the logits (2, 1, -1). At $T = 1$ class 1 has 0.705385. At
# some higher temperature it has exactly one half. Find it in the explorer above (choose the logits anew if you have
# dragged them). To be more exact, use your function in a cell of your own.

# %% exercise="temperature_of_a_half"
temperature_of_a_half = ...
### BEGIN SOLUTION
temperature_of_a_half = 2.616
### END SOLUTION

# %% [markdown]
# ## How likely was what happened?
#
# Two models gave these probabilities to the class that turned out to be **right**, in four pictures:
#
# | picture | 1 | 2 | 3 | 4 |
# |---|---|---|---|---|
# | model A | 0.9 | 0.6 | 0.5 | 0.2 |
# | model B | 0.7 | 0.7 | 0.6 | 0.5 |
#
# On average both gave it some 0.6. What is a fair score, so that you need not go by your feeling?

# %% [markdown] predict="which_was_less_surprised"
# To the class that turned out right, in four pictures, model A gave 0.9, 0.6, 0.5, 0.2 and model B 0.7, 0.7, 0.6, 0.5. **To which of
# them was what happened, all four together, less of a surprise?**
#
# - [ ] to A, which was nearly sure of the first
# - [x] to B
# - [ ] to both alike: both have a mean of about 0.6
#
# The probability that a model gave to all four together is the product: 0.9 · 0.6 · 0.5 · 0.2 = 0.054 for A and
# 0.7 · 0.7 · 0.6 · 0.5 = 0.147 for B. One small factor spoils a product, a mean hides it.

# %% [markdown]
# If the pictures are independent, the model's probability for *all that happened* is a product, the **likelihood**. **Maximum
# likelihood** says: take the weights that make the data you have seen as likely as possible.


# %% exercise="likelihood"
def likelihood(P, y):
    """P (n, k) probabilities, y (n,) right classes -> the probability of all n right answers together."""
    ### BEGIN SOLUTION
    return P[np.arange(len(y)), y].prod()
    ### END SOLUTION


# %% [markdown] predict="likelihood_of_a_thousand"
# Ten classes, and a model that gives 0.4 to the right one every time, four times better than guessing. The likelihood of 1000
# pictures is 0.4¹⁰⁰⁰. **What does the computer say?**
#
# - [ ] about 10⁻⁴⁰⁰
# - [x] 0.0
# - [ ] nan
# - [ ] 0.4
#
# 0.4¹⁰⁰⁰ is about 10⁻³⁹⁸, and the smallest float is about 10⁻³²⁴: it becomes 0, for good and bad models alike. Hence the
# logarithm, which turns the product into a sum.

# %%
if ready("likelihood"):
    said = np.array([0.4] + 9 * [0.6 / 9])
    for n in (4, 40, 400, 1000):
        print(f"{n:5} pictures: likelihood {likelihood(np.tile(said, (n, 1)), np.zeros(n, int)):.6g}")
    print(f" 1000 pictures: sum of logs {1000 * np.log(0.4):.6f}")

# %% [markdown]
# Exactly 0: the product is smaller than any float. Its **logarithm** is a harmless -916.290732. The logarithm is
# increasing, so the best weights stay the best. And it turns the product into a sum. Two habits more: a minus, so that
# there is something to make *small*, and a division by $n$, so that batches of any size compare:
#
# $$L = -\frac1n \ln \prod_{r} p_{r, y_r} = -\frac1n \sum_{r=1}^{n} \ln p_{r, y_r}.$$
#
# That is the **cross-entropy** loss, nothing but maximum likelihood in other clothes. In numbers: A has
# $-\frac14 \ln 0.054 = 0.729693$, B has $0.479331$. With **one-hot** rows (a 1 at the right class, 0 elsewhere) it is
# also written $-\frac1n \sum_r \sum_i y_{ri} \ln p_{ri}$: the zeros pick out the right class.

# %% [markdown] predict="loss_of_knowing_nothing"
# A model that knows nothing gives 1/10 to each of ten classes. **What is its mean cross-entropy loss?**
#
# - number from 0 to 10 by 0.1 give or take 0.15: 2.3
#
# -ln(1/10) = ln 10 = 2.303; with three classes ln 3 = 1.099. Remember them: the first loss of an untrained network should be
# near.


# %% exercise="one_hot_rows"
def one_hot_rows(y, k):
    """y (n,) labels from 0 to k - 1 -> Y (n, k): 1 at each row's label, 0 elsewhere."""
    ### BEGIN SOLUTION
    Y = np.zeros((len(y), k))
    Y[np.arange(len(y)), y] = 1
    return Y
    ### END SOLUTION


# %% [markdown]
# ### Find the slip: two slides, two losses
#
# With two classes and $a$ for the probability of class 1, cross-entropy is the binary one of [lesson 1](01-neuron#How wrong? A loss). Two slides
# show it like this, one loss for each example:
#
# - slide A: $\quad \ell = y \ln a + (1 - y) \ln(1 - a)$
# - slide B: $\quad \ell = -y \ln a + (1 - y) \ln(1 - a)$
#
# A loss is never negative, and a worse answer has a larger one. Run the two with that in mind: for which label does slide B go
# wrong?

# %%
a = np.array([0.9, 0.1, 0.9, 0.1])  # what the model said
y = np.array([1, 1, 0, 0])  # right, surely wrong, surely wrong, right
print("slide A", (y * np.log(a) + (1 - y) * np.log(1 - a)).round(6))
print("slide B", (-y * np.log(a) + (1 - y) * np.log(1 - a)).round(6))


# %% exercise="repaired_loss"
def repaired_loss(a, y):
    """a (n,) probabilities of class 1, y (n,) labels 0 or 1 -> (n,):
    the cross-entropy of each example."""
    ### BEGIN SOLUTION
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))
    ### END SOLUTION


# %% [markdown] pause=true
# **A natural end.** You have now probabilities from any scores, and a loss that is small when they made likely what
# happened. Next: the two as one function, its slope, and a classifier of your own.

# %% [markdown]
# ## From the logits, in one go
#
# A network that trains can be *very* wrong. Logits (0, 1000), and class 0 is right: softmax gives it a clean 0, and
# $\ln 0$ is `-inf`. Yet the loss is no mystery. Put the formulas into each other:
#
# $$-\ln p_y = -\ln \frac{e^{z_y}}{\sum_j e^{z_j}} = \ln \sum_j e^{z_j} \;-\; z_y.$$
#
# In numbers for (3, -1, 1): $\ln 23.171698 = 3.142932$. So the losses are $0.142932$ if it was a cat, $4.142932$ if a
# dog, $2.142932$ if a bird.
#
# The first term, *log-sum-exp*, is a soft **maximum**: with (0, 1000) it is 1000. So the loss is 1000 - 0.
# How do you compute it without $e^{1000}$? (Which constant did you subtract last time? Here it must come back in.)


# %% exercise="cross_entropy"
def cross_entropy(Z, y):
    """Z (n, k) logits up to 1000 in size, y (n,) right classes -> the mean cross-entropy, one number."""
    ### BEGIN SOLUTION
    m = Z.max(axis=1)
    log_sum = m + np.log(np.exp(Z - m[:, None]).sum(axis=1))
    return (log_sum - Z[np.arange(len(y)), y]).mean()
    ### END SOLUTION


# %%
if ready("cross_entropy"):
    for row, label in [
        ([3.0, -1, 1], 0),
        ([3.0, -1, 1], 1),
        ([0.0, 0, 0], 2),
        ([0.0, 1000], 0),
        ([0.0, 1000], 1),
    ]:
        print(
            f"logits {row}, right class {label}: "
            f"loss {cross_entropy(np.array([row]), np.array([label])):.6f}"
        )

# %% [markdown] predict="loss_of_two_large_logits" recall=true
# The logits are (1002, 1000), and the second class is right. **How large is its cross-entropy?**
#
# - [ ] infinite
#   > So it is if softmax is computed first and rounds to 0. Here it gives 0.12 to the second class.
# - [ ] about 1000
#   > Only differences of logits count.
# - [x] about 2.1
# - [ ] about 0.1
#   > That is the loss if the first class is right.
#
# Log-sum-exp is a soft maximum, a little above 1002, and 1000 is subtracted. As (2, 0) it would be the same loss:
# ln(e² + 1) = 2.127.

# %% [markdown]
# ## One logit moves them all
#
# To learn we need slopes. Push one logit, $z_j$, a little: what does each $p_i$ do? All of them move, so the answer is
# a table, the **Jacobian**. The quotient rule gives, for $i = j$ and for $i \ne j$,
#
# $$\frac{\partial p_i}{\partial z_i} = \frac{e^{z_i}}{s} - \frac{e^{z_i} e^{z_i}}{s^2} = p_i - p_i p_i, \qquad
# \frac{\partial p_i}{\partial z_j} = - \frac{e^{z_i} e^{z_j}}{s^2} = -\,p_i p_j \qquad \text{with } s = \sum_j e^{z_j}.$$
#
# Both in one matrix: $J = \operatorname{diag}(p) - p\, p^\top$. The first has $p$ on its diagonal and zeros elsewhere,
# the second is the table of all products $p_i p_j$.

# %% [markdown] predict="sum_of_a_column"
# The shares of a softmax always add up to 1. A column of J says how each of them moves when one logit is raised.
# **What does every column of J add up to?**
#
# - number from -1 to 2 by 0.1: 0
#
# The sum stays 1, so all its changes together are 0: what one wins, the others lose.

# %% exercise="softmax_jacobian_matrix"
def softmax_jacobian_matrix(z):
    """z (k,) logits, up to 1000 in size -> J (k, k) with J[i, j] = d p_i / d z_j."""
    ### BEGIN SOLUTION
    p = stable_softmax(z[None, :])[0]
    return np.diag(p) - np.outer(p, p)
    ### END SOLUTION


# %%
if ready("stable_softmax", "softmax_jacobian_matrix"):
    z = np.array([3.0, -1.0, 1.0])
    p, J = np.asarray(stable_softmax(z[None])[0]), np.asarray(softmax_jacobian_matrix(z))
    tables = {"diag(p)": np.diag(p), "p p^T": np.outer(p, p), "J = diag(p) - p p^T": J}
    fig = figure(9, 2.6, columns=3)
    for ax, (title, M) in zip(fig.axes, tables.items()):
        plot_matrix(
            M, rows=["p cat", "p dog", "p bird"], columns=["z cat", "z dog", "z bird"], title=title, ax=ax
        )
    show(
        fig,
        alt="Three tables, rows and columns in the order cat, dog, bird. " + describe_matrices(tables),
    )
    print("columns add up to", (J.sum(axis=0).round(12) + 0.0))

# %% [markdown]
# (The bars show the sizes, each table on its own scale.) Read a column: the cat's logit up by a little $\epsilon$
# gives the cat $0.115448\,\epsilon$ more. The dog pays $0.013762\,\epsilon$ of it and the bird $0.101686\,\epsilon$.
# And for two classes the table has $p(1 - p)$ in it, the
# sigmoid's slope.
#
# ## Why not the squared error?
#
# Squared error is older and simpler: $\sum_i (p_i - y_i)^2$ with one-hot $y$. Why do we not use it here? Look at one
# example that is **surely wrong**: logits $(m, 0, 0)$, the right class is the second. The chain rule sends the
# gradient through the Jacobian:
#
# $$\frac{\partial}{\partial z} \sum_i (p_i - y_i)^2 = J^\top \, 2\,(p - y).$$

# %% [markdown] predict="squared_error_behind_softmax"
# A softmax, the *squared* error of its shares, and a wrong class that leads by a margin m. Through the softmax's slopes the
# error pulls on the right class's logit. **How strong is the pull at m = 10, where the answer could hardly be worse?**
#
# - number from 0.00001 to 10 in powers: 0.00018
#
# 0.00018, and it shrinks as the mistake gets worse. Where p is nearly (1, 0, 0), every slope of the softmax is nearly 0: it is
# **saturated**, and the gradient dies in it. Cross-entropy pulls with 0.99995. The more wrong, the stronger, up to 1.

# %%
if ready("stable_softmax", "softmax_jacobian_matrix", "cross_entropy"):
    right = np.array([0.0, 1.0, 0.0])
    margins = np.linspace(0, 12, 49)
    sizes = {"cross-entropy": [], "squared error": []}
    for m in margins:
        z, h = np.array([m, 0.0, 0.0]), np.array([0.0, 1e-5, 0.0])
        measured = (
            cross_entropy((z + h)[None], np.array([1])) - cross_entropy((z - h)[None], np.array([1]))
        ) / 2e-5
        sizes["cross-entropy"].append(abs(measured))
        p = np.asarray(stable_softmax(z[None])[0])
        sizes["squared error"].append(
            abs((np.transpose(softmax_jacobian_matrix(z)) @ (2 * (p - right)))[1])
        )
    for m in (0, 2, 5, 10):
        i = list(margins).index(m)
        print(
            f"m = {m:2}: pull on the right logit  cross-entropy {sizes['cross-entropy'][i]:.6f}   "
            f"squared error {sizes['squared error'][i]:.6f}"
        )
    ax = plot_curves(
        sizes, x=margins, xlabel="m: how surely wrong", ylabel="size of the gradient", log=True
    )
    show(ax, alt="Logarithmic. " + describe_curves(sizes, x=margins, xlabel="m"))

# %% [markdown]
# The reason stands in $J$: if $p$ is nearly $(1, 0, 0)$, every $p_i p_j$ and every $p_i - p_i^2$ is nearly 0.
#
# Now let gradient descent move the three logits themselves, rate 1, from $(10, 0, 0)$.

# %% [markdown] predict="steps_until_the_right_class"
# Three logits, (10, 0, 0), and the second class is right. Gradient descent moves the logits themselves, with rate 1. With
# cross-entropy the right class leads after 6 steps. **After how many with squared error?**
#
# - number from 1 to 100000 in powers: 2303 steps
#
# 6 steps against 2303. (To be fair: the squared error is not *wrong*. Its best p is the same. It only has no grip where grip
# is needed most.)

# %%
if ready("stable_softmax", "softmax_jacobian_matrix"):
    right = np.array([0.0, 1.0, 0.0])
    for name in ("cross-entropy", "squared error"):
        z, steps = np.array([10.0, 0.0, 0.0]), 0
        while z.argmax() != 1 and steps < 10_000:
            p = np.asarray(stable_softmax(z[None])[0])
            by_p = (
                -right / p if name == "cross-entropy" else 2 * (p - right)
            )  # slope of the loss by the probabilities
            z = z - np.transpose(softmax_jacobian_matrix(z)) @ by_p
            steps += 1
        print(f"{name}: {steps} steps")

# %% [markdown]
# ## It collapses to p minus y
#
# How does cross-entropy escape? Follow it through the same Jacobian. The loss is $-\ln p_y$, so only $p_y$ matters:
# its slope is $-1/p_y$. Row $y$ of $J$ is $p_y\,(y_j - p_j)$ with one-hot $y_j$. Multiply:
#
# $$\frac{\partial \ell}{\partial z_j} = -\frac{1}{p_y} \cdot p_y\,(y_j - p_j) = p_j - y_j.$$
#
# **The small factor $p_y$ that saturates is cancelled by the $1/p_y$ of the logarithm.** What is left is *what it
# said minus what was right*, as for the sigmoid in [lesson 1](01-neuron#Which way is down?). In numbers: it said (0.866813, 0.015876, 0.117310) and it
# was a dog: $p - y = (0.866813, -0.984124, 0.117310)$.
#
# For a batch, $L$ is a mean over $n$ examples, so each row carries its share: $\;dZ = \frac1n (P - Y)$. In code, $dZ$
# is our name for $\partial L / \partial Z$, a table of $Z$'s shape. The $1/n$ is here and nowhere else: no layer below
# will divide again.
#
# Here is a whole network with a softmax at its end (the cat, o1, is right). Step forward to the loss, work out $p - y$, then step
# back, and compare with dL/dz of the outputs.

# %%
network = live.NumberedNetwork("C: three ReLU layers, three classes")
network


# %% [markdown] predict="what_goes_back_to_the_logits" recall=true
# A softmax said (0.7, 0.2, 0.1), and the second class was right. **What is the slope of the cross-entropy with
# respect to the three logits?**
#
# - [ ] (0, -0.8, 0)
#   > Only p of the right class is in the loss, but every logit is in that p.
# - [ ] (-0.7, 0.8, -0.1)
#   > That is y - p, the way one goes. The slope points the other way.
# - [x] (0.7, -0.8, 0.1)
# - [ ] (0.7, 0.2, 0.1)
#   > That is p. What was right has to be taken off.
#
# p - y: what it said minus what was right. It adds up to 0, like every row of dZ.


# %% exercise="softmax_cross_entropy"
def softmax_cross_entropy(Z, y):
    """Z (n, k) logits, y (n,) right classes -> (loss, dZ):
    the mean cross-entropy and its gradient (n, k)."""
    ### BEGIN SOLUTION
    loss = cross_entropy(Z, y)
    dZ = (stable_softmax(Z) - one_hot_rows(y, Z.shape[1])) / len(y)
    return loss, dZ
    ### END SOLUTION


# %% [markdown]
# Never trust a gradient that you have not measured. Nudge every logit of a batch by $h$ to both sides, and compare.

# %%
if ready("stable_softmax", "softmax_cross_entropy"):
    Z, y = (
        np.array([[3.0, -1.0, 1.0], [0.5, 2.0, -1.0], [1.0, 0.0, 0.5], [-2.0, 1.0, 1.0]]),
        np.array([1, 1, 0, 2]),
    )
    loss, formula = softmax_cross_entropy(Z, y)
    measured = np.zeros_like(Z)
    for place in np.ndindex(Z.shape):
        nudge = np.zeros_like(Z)
        nudge[place] = 1e-5
        measured[place] = (
            softmax_cross_entropy(Z + nudge, y)[0] - softmax_cross_entropy(Z - nudge, y)[0]
        ) / 2e-5
    print(
        f"loss {loss:.6f}; largest difference between formula and measurement "
        f"{np.abs(formula - measured).max():.1e}"
    )
    parts = {
        "P: what it said": stable_softmax(Z),
        "Y: what was right": np.eye(3)[y],
        "dZ = (P - Y) / 4": formula,
    }
    fig = figure(9, 3, columns=3)
    for ax, (title, M) in zip(fig.axes, parts.items()):
        plot_matrix(M, columns=["class 0", "class 1", "class 2"], title=title, limit=1.0, ax=ax)
    show(
        fig,
        alt="Three tables, a row for each of four examples, a column for each class. "
        + describe_matrices(parts),
    )

# %% [markdown]
# Every row of $dZ$ adds up to 0. The only negative number of a row stands at its right class: gradient descent goes
# *against* the gradient, so it lifts that logit and lowers the others.
#
# ## A classifier of your own
#
# Three clouds of points that overlap. One layer, two inputs, **three outputs**: $Z = XW + b$ with $W\ (2, 3)$. Its
# answer is the class with the largest logit (softmax keeps the order, so no softmax is needed for that).


# %% exercise="accuracy"
def accuracy(Z, y):
    """Z (n, k) logits, y (n,) right classes ->
    the share of rows whose largest logit is the right class's."""
    ### BEGIN SOLUTION
    return (Z.argmax(axis=1) == y).mean()
    ### END SOLUTION


# %% [markdown]
# Accuracy is what we want, but it makes steps: nudge a weight, and mostly nothing changes. Its slope is 0, so we
# descend on the loss instead. From $dZ$ to the weights: $z_{rj} = \sum_i x_{ri} w_{ij} + b_j$, so $w_{ij}$ reaches the
# loss through column $j$ of every row $r$:
#
# $$\frac{\partial L}{\partial w_{ij}} = \sum_r x_{ri}\, dZ_{rj}, \quad\text{so}\quad dW = X^\top dZ \ \ (d, k),
# \qquad db = \text{each column of } dZ \text{ added up} \ \ (k,).$$
#
# Check the shapes: $(d, n)$ times $(n, k)$. Now the whole loop.


# %% exercise="fit_classifier"
def fit_classifier(X, y, k, rate, steps):
    """(W, b, losses) after `steps` steps of gradient descent from W = 0, b = 0;
    losses[t] is the loss before step t."""
    ### BEGIN SOLUTION
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(dense_forward(X, W, b), y)
        losses.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum(axis=0)
    return W, b, losses
    ### END SOLUTION


# %% [markdown] predict="borders_of_three_classes"
# One layer, two inputs, three outputs, trained on three clouds of points. The class with the largest logit is the
# answer. **What are the borders between the three classes?**
#
# - [ ] a closed curve around each cloud
#   > A layer cannot close a curve: each logit is a slanted plane.
# - [x] straight lines that meet in one point
# - [ ] three lines that form a triangle in the middle
#   > Inside it no class would have the largest logit, and some class always has.
# - [ ] two bent curves
#   > Nothing here bends.
#
# Between two classes the border is where their logits are equal, and the difference of two affine functions is
# affine. Where two such borders cross, all three logits are equal, so the third goes through there too.

# %%
X_train, y_train = blobs(180, classes=3, spread=0.4, rng=3)
X_new, y_new = blobs(3000, classes=3, spread=0.4, rng=103)  # never used for training

if ready("fit_classifier", "accuracy"):
    W, b, history = fit_classifier(X_train, y_train, 3, rate=1.0, steps=200)
    seen, unseen = accuracy(X_train @ W + b, y_train), accuracy(X_new @ W + b, y_new)
    print(f"first loss {history[0]:.6f} = ln 3, then {history[1]:.6f}; last {history[-1]:.6f}")
    print(f"right: {seen:.1%} of the 180 points it learnt from, {unseen:.1%} of 3000 new ones")
    fig = figure(9, 3.8, columns=2)
    plot_curves({"your classifier": history}, xlabel="step", ylabel="cross-entropy", ax=fig.axes[0])
    plot_decision(lambda X: X @ W + b, X_train, y_train, ax=fig.axes[1])
    show(
        fig,
        alt=f"Left the loss falls from {history[0]:.3f} to {history[-1]:.3f} in 200 steps. "
        "Right three overlapping "
        "clouds of points and three straight borders that meet in one point, a region for each class.",
    )

# %% [markdown]
# One layer cannot bend a border. Your loss does not mind what stands below: here it sits on three layers
# of ours, with two outputs, one for each arm of a spiral. ([Lesson 6b](06b-initialisation#Layers as objects) builds such layers.)
#
# Look at the loss before the first step; then press play, and watch the border bend.

# %%
if ready("softmax_cross_entropy"):
    loss = softmax_cross_entropy
else:
    from nnkit.losses import softmax_cross_entropy as loss
rng = np.random.default_rng(5)
spiral_layers = [Dense(2, 8, rng=rng), Tanh(), Dense(8, 8, rng=rng), Tanh(), Dense(8, 2, rng=rng)]
Playground(layers=spiral_layers, loss=loss, state="data=spiral optimizer=Adam")

# %% [markdown]
# Knowing nothing would be $\ln 2 = 0.693147$. It begins with 1.04, which is worse: random weights have random
# opinions. (Start from zeros, as `fit_classifier` does, and you get exactly $\ln k$. Why that is a bad idea for a
# network with hidden layers is a matter for [lesson 6b](06b-initialisation#Weights that keep the spread).)
#
# ## Sure is not right
#
# Now for the surprise. If a model says "0.95" in a thousand cases, it should be right in about 950 of them. A model
# that keeps such promises is **calibrated**. Nothing in the softmax makes it so: it gives positive numbers with sum 1,
# whatever the logits.
#
# Now the same model, the same loop, but trained on the first **9** points only, for long.

# %% [markdown] predict="sure_after_nine_points"
# A classifier of three classes is trained on 9 points only, for long. On 3000 new points it is right in 83 % of the cases.
# **How sure is it there, on average**, that is, how large is its largest probability?
#
# - number from 30 to 100 give or take 3: 96 %
#
# 96 % sure and 83 % right. Its 9 points can be parted without a mistake, so the loss can always be lowered by *longer* weights,
# and gradient descent goes on sharpening. Sure is not right.

# %%
if ready("stable_softmax", "accuracy", "fit_classifier"):
    sure, right_share = [], []
    for points, rate, steps in [(180, 1.0, 200), (9, 3.0, 2000)]:
        W, b, _ = fit_classifier(X_train[:points], y_train[:points], 3, rate, steps)
        Z = X_new @ W + b
        sure.append(np.max(stable_softmax(Z), axis=1).mean())
        right_share.append(accuracy(Z, y_new))
        print(
            f"trained on {points:3} points: sure {sure[-1]:.3f}, "
            f"right {right_share[-1]:.3f} of 3000 new points"
        )
    series, models = (
        {"how sure, on average": sure, "how often right": right_share},
        ["180 points", "9 points"],
    )
    ax = plot_bars(series, models, ylabel="share of 1")
    ax.set_ylim(0, 1.25)
    show(ax, alt="Bars for two models, tried on 3000 new points. " + describe_bars(series, models))

# %% [markdown]
# The first keeps its word. The second does not. (Large networks, trained
# for long, often behave like that. A common cure is to divide the logits by one temperature, chosen on data kept aside:
# no answer changes, only the sureness.)
#
# ## In your own words

# %% [markdown]
# **Question (2 points).** A friend trains a classifier with softmax and *squared error*. On some pictures it is surely
# wrong (0.9999 for a wrong class), and for hours this does not change. "So the pictures must be labelled wrongly: my
# network gives 0.9999, that is, it errs once in ten thousand." In four to six sentences: why does the network not
# learn from these pictures, why would it with cross-entropy, and what is wrong with the last conclusion?

# %% [markdown] written="why_cross_entropy" points=2
# With squared error the gradient with respect to the logits is $J^\top 2 (p - y)$, and the Jacobian
# $J = \operatorname{diag}(p) - p p^\top$ is nearly zero if one probability is nearly 1: the softmax is saturated, so
# hardly any gradient reaches the weights, although the mistake is as large as can be. With cross-entropy the slope of
# the loss with respect to the right class's probability is $-1/p_y$, which is huge there and cancels the small factor
# $p_y$ in the Jacobian; $p - y$ is left, and that is nearly -1 at the right class. (It is also what maximum likelihood
# asks for.) A softmax output is positive and sums to 1, but nothing forces it to agree with how often the network is
# right; only a comparison with new, labelled data could show that 0.9999 means one error in ten thousand.
#
# **Marking guide.** 1/2 point: the gradient passes through softmax's slope or Jacobian, and that is nearly 0 when
# saturated ("squared error is for regression" alone earns nothing). 1/2: cross-entropy cancels it, $p - y$ is left. 1/2:
# a softmax output is not calibrated by itself. 1/2: says what would test it (new labelled data), or names a reason why
# the sureness is too high (few data, trained for long).

# %% [markdown]
# ## Quiz

# %% quiz="softmax_sense"

# %% [markdown]
# ## Keep what you wrote
#
# Later lessons train networks with these three.

# %%
keep(stable_softmax, cross_entropy, softmax_cross_entropy)

# %% [markdown]
# ## Summary
#
# - One output per class; $p_i = e^{z_i} / \sum_j e^{z_j}$. A shift of all logits changes nothing: subtract the largest.
# - Two classes: $p_1 = \sigma(z_1 - z_0)$. Divided by a temperature: cold is the argmax, hot is $1/k$ for all.
# - Maximum likelihood, its logarithm, a minus and $1/n$: that is cross-entropy, $\ln \sum_j e^{z_j} - z_y$.
# - $J = \operatorname{diag}(p) - p p^\top$ dies when the softmax is sure. With cross-entropy $dZ = (P - Y)/n$ does not.
# - Positive and with sum 1 does not mean calibrated.
#
# **What's next.** $dZ$ is where every backward pass begins. [Lesson 6](06-backprop) sends it down through layer after layer, and the
# borders will bend.
