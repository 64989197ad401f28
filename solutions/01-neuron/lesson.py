# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 1. The neuron: one line between yes and no
#
# Forty students wrote an exam. You know how long each slept the night before and how long each studied. **Can a rule
# with three numbers in it tell who passed?** Such a rule is a neuron. This lesson builds one, trains it, and finds out
# what it can never do.
#
# **Afterwards you can**
#
# - compute what a neuron answers, for one example and for a batch;
# - say what weights and bias do to its decision line;
# - train it twice: with Rosenblatt's rule of 1957, and by gradient descent on a loss;
# - show a question that no single neuron can answer, and answer it after a change of features.
#
# **You need** Python with NumPy arrays, derivatives and the chain rule. **Time:** two sittings, 50 and 45 minutes.
#
# **How it goes.** Where a box asks for a guess, commit one; then the truth is drawn and explained. Other boxes ask about what you
# have just read. An answer costs nothing, and skipping neither. Each exercise has a cell for your code and below it one that checks it, as often as you
# like.

# %% setup=true
import numpy as np

from nnkit.check import check, ready
from nnkit.data import rings
from nnkit.lessonkit.exam import exam
from nnkit.lessonkit.handover import keep
from nnkit.plot import (
    figure,
    plot_biological_neuron,
    plot_curves,
    plot_decision,
    plot_line,
    plot_network,
    plot_points,
    plot_timeline,
    show,
)
from nnkit.widgets import live

# %%
X, y = exam()
ax = plot_points(X, y, names=["failed", "passed"])
ax.set(xlabel="$x_1$: hours slept", ylabel="$x_2$: hours studied")
show(
    ax,
    alt="40 students: 16 failed, mostly below and left; 24 passed, mostly above. "
    "A falling line almost parts them.",
)

# %% [markdown]
# Lay a ruler across the picture so that few students are on the wrong side of it. Remember how many: you will race your ruler.
#
# ## A question for one neuron
#
# Each example is a **feature vector** $x = (x_1, x_2)$. The neuron multiplies each feature by a **weight** (how much it
# cares), adds up, and adds a **bias** $b$ (how easily it is pleased):
#
# $$z = w_1 x_1 + w_2 x_2 + b = w \cdot x + b.$$
#
# This is the **affine step**. Written for columns it reads $w^T x + b$; for one neuron that is the same sum.

# %% [markdown] predict="sum_of_a_student"
# A neuron has the weights w = (1, 2) and the bias b = -10. Someone slept 6 hours and studied 2. **What is z = w · x +
# b?**
#
# - number from -20 to 20: 0
#
# 6 · 1 + 2 · 2 - 10 = 0: exactly on the fence between yes and no.

# %%
w, b = np.array([1.0, 2.0]), -10.0
show(
    plot_network(
        [2, 1],
        weights=[w[:, None]],
        biases=[[b]],
        values=[[6, 2], [6 * 1 + 2 * 2 + b]],
        names=[["slept", "studied"], ["z"]],
    ),
    alt="A neuron: input 6 (slept) on an edge of weight 1, input 2 (studied) on an edge of weight 2, "
    "bias -10; z = 0.",
)

# %% [markdown]
# Now for all students at once. A **batch** is a table $X$ whose rows are the examples, $n$ rows of $d$ features. One
# weighted sum for each row gives $n$ numbers.


# %% exercise="affine"
def affine(X, w, b):
    """z (n,): for each row of X (n, d) its product with w (d,), plus the bias b."""
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION


# %% [markdown]
# ### The bias is a weight too
#
# Give every example one more feature that is always 1. Its weight does the bias's work:
# $w_1 x_1 + w_2 x_2 + b \cdot 1$. Run it, and compare the two lines that it prints.

# %%
if ready("affine"):
    X_with_1 = np.column_stack([X, np.ones(len(X))])  # shape (40, 3)
    print(np.round(affine(X, w, b)[:6], 2))
    print(np.round(affine(X_with_1, np.append(w, b), 0)[:6], 2))

# %% [markdown]
# ### An astronomer's neuron
#
# Such rules were in use before anybody learned them. Through three filters a light in the sky has the brightnesses $u$, $v$ and $j$; their
# differences are *colours*. "Take it where $u - v$ is above $0.8\,(v - j) + 0.7$" is a line drawn into a picture of two colours, and a neuron
# that answers $-1$ or $1$:
#
# $$\text{sgn}\big[(u - v) - 0.8\,(v - j) - 0.7\big].$$

# %% [markdown] predict="weight_of_the_middle_filter"
# A neuron computes (u - v) - 0.8 (v - j) - 0.7 from three inputs u, v and j. **What is the weight of v?**
#
# - [ ] 1
#   > That is the weight of u.
# - [ ] -0.8
#   > v stands in both brackets; this is its part in the second alone.
# - [x] -1.8
# - [ ] 0.8
#   > That is the weight of j: minus times minus.
#
# Collect what belongs to each input: w = (1, -1.8, 0.8), b = -0.7. The weights add up to 0, so a light that is
# brighter in all three filters alike gets the same answer.

# %% [markdown]
# ## From a sum to an answer
#
# $z$ can be any number. An **activation** function $g$ turns it into an answer, $a = g(z)$. Ours is the **sigmoid**
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}},$$
#
# which squeezes $z$ into a confidence between 0 (surely no) and 1 (surely yes).

# %% [markdown] predict="sketch_sigmoid"
# The sigmoid is σ(z) = 1 / (1 + e⁻ᶻ). **Sketch it** from z = -6 to 6: where does it begin, what is σ(0), where does it end?
#
# - curve 1 / (1 + exp(-x)), x from -6 to 6 as "z", y from 0 to 1
#
# It begins near 0, passes ½ at z = 0, and ends near 1. σ(2) is 0.88, nearer to 0.9 than to 0.7: most of the way is done
# between -2 and 2.

# %%
for z in (-4, -2, 0, 2, 4):
    print(f"sigma({z:2}) = {1 / (1 + np.exp(-z)):.6f}")

# %% [markdown]
# The student on the fence gets 0.5: the neuron cannot tell. Weighted sum, bias, activation: that is all there is.


# %% exercise="neuron"
def neuron(X, w, b):
    """a (n,): the sigmoid of the affine step, one confidence per row of X."""
    ### BEGIN SOLUTION
    z = affine(X, w, b)
    return 1 / (1 + np.exp(-z))
    ### END SOLUTION


# %% [markdown]
# Your neuron, asked about every point of the plane. The line is where it answers 0.5.

# %%
if ready("neuron"):
    wrong = int(((neuron(X, w, b) > 0.5) != y).sum())
    ax = plot_decision(lambda P: neuron(P, w, b), X, y, names=["failed", "passed"])
    show(
        ax,
        alt="Your neuron with w = (1, 2), b = -10: yes above a falling line, no below. "
        f"{wrong} of 40 are wrong.",
    )

# %% [markdown]
# ## Where the idea comes from
#
# A nerve cell collects signals through its **dendrites**. If enough comes together it fires: a short electric pulse, a
# **spike**, runs down the **axon** to other cells. A contact, a **synapse**, may be strong or weak. **Match them:**
# which part is our $x$, which $w$, which $z$, which $a$?

# %%
show(
    plot_biological_neuron(),
    alt="A nerve cell: dendrites on the left receive, the cell body collects and fires, "
    "the axon carries the spike to "
    "the right, where three synapses pass it on.",
)

# %% [markdown]
# Signals are $x$, synapses $w$, the cell body's sum $z$, the answer $a$. **And there the likeness ends:**
#
# - real neurons speak in **spikes**, and when they come matters; ours gives one number;
# - they keep a **state over time**; ours forgets everything between two questions;
# - **nobody knows how brains train** their networks; single synapses are well studied, the whole is not;
# - other cells take part: **glial cells**, long held to be mere glue, influence the signals.
#
# So a neuron in this course is a formula that was inspired by biology. That it learns proves nothing about brains.
#
# ### Eighty years in one line

# %% folded=true
show(
    plot_timeline([
        (1943, "McCulloch and Pitts:\na neuron as logic"), (1957, "Rosenblatt:\nthe perceptron learns"),
        (1969, "Minsky and Papert:\nno XOR in one layer"), (1986, "backprop trains\nhidden layers"),
        (2012, "deep networks\nwin at images"),
    ]),
    alt="Timeline: 1943 McCulloch and Pitts, 1957 Rosenblatt's perceptron, 1969 the XOR criticism, 1986 backprop, "
    "2012 deep networks win at images.",
)  # fmt: skip

# %% [markdown]
# Rosenblatt had his perceptron built as a machine, the **Mark I**. Its eye was 400 photocells, wired at random to the
# "neurons". Its weights were potentiometers, and **electric motors turned them** while it learnt.
#
# In 1969 Minsky and Papert proved that one layer of such units cannot compute XOR (you will see why today). Two layers
# can, but how to train them? In 1986 **backprop** became widely known as the answer. Deep learning took off still later,
# when four things had come together: hardware, data, architectures, and better optimisation and regularisation.

# %% quiz="origins"

# %% [markdown]
# ## The line that a neuron draws
#
# The answer tips from no to yes where $w \cdot x + b = 0$. With two features that is a line, the **decision line**. The
# arrow is its **normal vector** $w$: it stands at a right angle to the line and points to the yes side. The thin lines
# are where the neuron is 90 % sure of a no (dotted) and of a yes (dashed).

# %% [markdown] predict="a_neuron_doubled"
# A neuron says yes where w · x + b > 0. **You double both weights and the bias.** What happens to its decision line,
# and to the band in which it is less than 90 % sure?
#
# - [ ] The line moves away to double its distance.
#   > It would if b alone were doubled.
# - [ ] The line stays, and the band too.
#   > The answers change: σ(2z) is not σ(z).
# - [x] The line stays, and the band is half as wide.
# - [ ] The line turns.
#   > Only another direction of w can turn it.
#
# 2z = 0 where z = 0. But every sum is twice as large, so the neuron is sure at half the distance: the same line, a
# surer neuron.

# %% [markdown]
# Now drag the line (its square) and the arrow's tip, or move the sliders; students on the wrong side have a ring. Which of the
# three numbers can turn the line?

# %%
live.NeuronLine("exam")

# %% [markdown]
# **Did you find?** $b$ only shifts the line. $w$ turns it.
#
# The explorer started at $w = (1, 1.6)$, $b = -11.2$, with 2 of 40 on the wrong side. Now beat that, and your ruler.


# %% exercise="fewest_on_the_wrong_side"
fewest_on_the_wrong_side = ...
### BEGIN SOLUTION
fewest_on_the_wrong_side = 1
### END SOLUTION

# %% [markdown]
# ## A machine that turns its own knobs
#
# Nobody should have to drag sliders. Rosenblatt's **perceptron** has a hard step for its activation: it says $\hat y = 1$
# where $w \cdot x + b > 0$, else 0. It learns from its mistakes only, one example at a time:
#
# $$w \leftarrow w + (y - \hat y)\, x, \qquad b \leftarrow b + (y - \hat y).$$
#
# In numbers: $w = (1, -2)$, $b = 0.5$, $x = (1.5, 2)$, $y = 1$. Then $z = 1.5 - 4 + 0.5 = -2$, so $\hat y = 0$: a missed
# yes. The new weights are $(1, -2) + (1.5, 2) = (2.5, 0)$, the new bias is $1.5$.
#
# For the same $x$ it is $z = 5.25$ now, a yes. If $\hat y$ was right, nothing moves.


# %% exercise="perceptron_step"
def perceptron_step(w, b, x, y):
    """The pair (w, b) after one example x (d,) with the right answer y, 1 or 0."""
    ### BEGIN SOLUTION
    said = 1 if w @ x + b > 0 else 0
    mistake = y - said
    return w + mistake * x, b + mistake
    ### END SOLUTION


# %% [markdown]
# Let your step loose on the students, one after the other, many rounds.

# %% [markdown] predict="does_the_perceptron_settle"
# Forty students; the best line that anybody has drawn leaves one of them on the wrong side. The perceptron rule goes through them
# for 60 rounds. **What becomes of the number of mistakes?**
#
# - [ ] It falls to 0 and stays there.
# - [ ] It falls to 1, the best that a line can do, and stays there.
# - [x] It never settles.
#
# **If** some line parts the classes, the rule provably finds one and stops. Here none does, so there is always a mistake to
# react to, and the line wanders for ever. The rule knows right and wrong, but not *how* wrong.

# %%
if ready("perceptron_step"):
    w, b, wrong = np.zeros(2), 0.0, []
    for _ in range(60):
        for x_i, y_i in zip(X, y, strict=True):
            w, b = perceptron_step(w, b, x_i, y_i)
        wrong.append(int(((X @ w + b > 0) != y).sum()))
    ax = plot_curves(
        {"students on the wrong side": wrong}, xlabel="round", ylabel="of 40", ax=figure(6, 2.8).axes[0]
    )
    show(
        ax,
        alt=f"Mistakes after each of 60 rounds: between {min(wrong)} and {max(wrong)} of 40, "
        "never settled at 0.",
    )

# %% [markdown]
# ## How wrong? A loss
#
# A **loss** is 0 for a perfect answer and grows as the answer gets worse. One sigmoid neuron with this loss is called
# **logistic regression**, and the loss is the **binary cross-entropy**:
#
# $$\ell(a, y) = -\big(y \ln a + (1 - y) \ln(1 - a)\big).$$
#
# Only one term counts: $-\ln a$ if $y = 1$, $-\ln(1 - a)$ if $y = 0$. Where does it come from? If $a$ is the probability
# of a yes, then $\ell$ is minus the log of the probability that the neuron gave to *what really happened*.

# %% [markdown] predict="a_sure_mistake"
# The right answer was yes, y = 1, and the neuron says a = 0.01. **How large is its cross-entropy loss, -ln a?**
#
# - number from 0 to 10 by 0.1 give or take 0.5: 4.6
#
# -ln 0.01 = 4.6, where the absolute error is 1 - 0.01 = 0.99 and the squared error 0.98. Cross-entropy grows without bound,
# and its slope is steepest where the neuron is surely wrong.

# %% folded=true
a = np.linspace(0.01, 0.99, 99)
ax = plot_curves(
    {"cross-entropy": -np.log(a), "squared": (a - 1) ** 2, "absolute": np.abs(a - 1)},
    x=a, xlabel="answer a, where y = 1", ylabel="loss", ax=figure(6, 3.2).axes[0],
)  # fmt: skip
show(
    ax, alt="Three losses for y = 1, all 0 near a = 1. At a = 0.01 cross-entropy is 4.61, squared 0.98, absolute 0.99."
)

# %% [markdown]
# For a whole batch we take the **mean of the losses**, the **empirical risk**:
# $L = \frac1n \sum_i \ell(a_i, y_i)$. It says how wrong we are on *these* examples; new ones are another matter.


# %% exercise="bce"
def bce(a, y):
    """The mean binary cross-entropy of answers a (n,) for labels y (n,): one number."""
    ### BEGIN SOLUTION
    losses = -(y * np.log(a) + (1 - y) * np.log(1 - a))
    return losses.mean()
    ### END SOLUTION


# %% [markdown]
# And where the answer is a number, say tomorrow's temperature? Then the question is **regression**, and the usual loss
# is the **squared error**. (The absolute error is rarer: it minds outliers less, but has a kink at 0.)


# %% exercise="squared_error"
def squared_error(a, y):
    """The mean squared error of answers a (n,) for values y (n,): one number."""
    ### BEGIN SOLUTION
    return np.mean((a - y) ** 2)
    ### END SOLUTION


# %% [markdown] pause=true
# **A natural end.** You have now a neuron that answers, a rule that turns its weights after each mistake, and a loss
# that says how wrong it is. What is missing is the way from the loss back to the weights.

# %% [markdown]
# ## Which way is down?
#
# We look for weights with a small loss. The slope of $L$ tells which way it grows; we go the other way. For one example
# the chain rule runs from the loss back to a weight:
#
# $$\frac{\partial \ell}{\partial w_j} = \frac{d\ell}{da} \cdot \frac{da}{dz} \cdot \frac{\partial z}{\partial w_j}
# \qquad\text{with}\qquad
# \frac{d\ell}{da} = \frac{a - y}{a (1 - a)}, \quad \frac{da}{dz} = a (1 - a), \quad
# \frac{\partial z}{\partial w_j} = x_j.$$
#
# The first two multiply to something beautiful:
#
# $$\boxed{\frac{d\ell}{dz} = a - y}, \qquad\text{so}\qquad
# \frac{\partial \ell}{\partial w_j} = (a - y)\, x_j, \quad \frac{\partial \ell}{\partial b} = a - y.$$
#
# In numbers: $x = (6, 2)$, $a = 0.5$, $y = 1$ give $a - y = -0.5$, and slopes $(-3, -1)$ and $-0.5$. Going *against* them makes
# the weights larger, as it should for a missed yes. Compare with the perceptron: the same rule, with $a$ for the hard $\hat y$.


# %% exercise="gradient"
def gradient(X, y, w, b):
    """The pair (dw, db): slope of the mean cross-entropy with respect to w (d,) and to b."""
    ### BEGIN SOLUTION
    error = neuron(X, w, b) - y
    return X.T @ error / len(y), error.mean()
    ### END SOLUTION


# %% [markdown] predict="who_moves_after_a_false_yes" recall=true
# A neuron with two inputs sees x = (0, 3). It says a = 0.8, and y = 0 is right. **What does one step of gradient
# descent change?**
#
# - [ ] w₁, w₂ and b, all down
#   > The slope of w₁ is (a - y) · x₁, and x₁ is 0 here.
# - [x] w₂ and b, both down
# - [ ] w₂ and b, both up
#   > Up is for a missed yes. Here a - y is positive, and one goes against it.
# - [ ] Nothing: 0.8 is near a sure answer
#   > It is sure of the wrong one: a - y = 0.8 is nearly as large as it can be.
#
# The slopes are (a - y) x, so 0.8 · 0 = 0 and 0.8 · 3 = 2.4, and a - y = 0.8. A feature that is 0 had no part in the mistake,
# and its weight learns nothing from it.

# %% [markdown]
# Do you trust a formula? Nudge one weight by $h$ to either side and look what your own `bce` does.
# In how many digits do the two agree?

# %%
if ready("gradient", "bce", "neuron"):
    w, b, h = np.array([0.3, -0.2]), 0.1, np.array([1e-5, 0])
    nudged = (bce(neuron(X, w + h, b), y) - bce(neuron(X, w - h, b), y)) / 2e-5
    print(f"formula {gradient(X, y, w, b)[0][0]:.9f}")
    print(f"nudged  {nudged:.9f}")

# %% [markdown]
# ## Walk downhill
#
# **Gradient descent** repeats one small step, with a **learning rate** $\eta$ for its length:
#
# $$w \leftarrow w - \eta\, \frac{\partial L}{\partial w}, \qquad b \leftarrow b - \eta\, \frac{\partial L}{\partial b}.$$


# %% exercise="train"
def train(X, y, w, b, rate, steps):
    """(w, b, losses) after `steps` steps of gradient descent; losses[k] is the loss before step k."""
    ### BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        losses.append(bce(neuron(X, w, b), y))
        dw, db = gradient(X, y, w, b)
        w = w - rate * dw
        b = b - rate * db
    return w, b, losses
    ### END SOLUTION


# %% [markdown]
# All of it is yours now: neuron, loss, slope, loop. Train on the exam. We subtract the mean from each feature, so that
# the data lie around the origin (the explorer below shows why).

# %% [markdown] predict="first_loss"
# A sigmoid neuron starts with all weights 0, so every answer is 0.5. **What is its first loss**, the mean cross-entropy over
# forty students, whoever passed?
#
# - number from 0 to 2 by 0.05 give or take 0.05: 0.7
#
# -ln 0.5 = ln 2 = 0.693, for a yes and for a no alike. Whenever a loss of two classes starts near 0.69, the model knows nothing
# yet.

# %% folded=true
if ready("train"):
    centre = X.mean(axis=0)
    w, b, losses = train(X - centre, y, np.zeros(2), 0.0, rate=0.5, steps=100)
    wrong = int(((neuron(X - centre, w, b) > 0.5) != y).sum())
    print(f"first loss {losses[0]:.6f} = ln 2; last {losses[-1]:.6f}; {wrong} of 40 wrong")
    fig = figure(9, 3.8, columns=2)
    plot_curves({"your neuron": losses}, xlabel="step", ax=fig.axes[0])
    plot_points(X - centre, y, names=["failed", "passed"], ax=fig.axes[1])
    fig.axes[1].set(ylim=(-4, 6.5))
    plot_line(w, b, ax=fig.axes[1])
    show(fig, alt=f"Left the loss falls from {losses[0]:.3f} to {losses[-1]:.3f} in 100 steps. Right your neuron's "
         f"line among the 40 students: {wrong} on the wrong side; w points up, to those who passed.")  # fmt: skip

# %% [markdown]
# ### How long a step?
#
# A neuron with one input, hours studied, has only $w$ and $b$: we can see the whole landscape. Left, lines of equal
# loss and the path from the square, which you can drag; right, the loss after each step.
#
# The learning rate is about 0.03. Make it 10 times, 100 times, 1000 times as large: what becomes of the path?

# %%
live.NeuronDescent()

# %% [markdown]
# **Did you find?** At 0.03 forty steps do not arrive (loss 0.872). From about 0.5 to 10 they do (0.272). Near 20 and
# above the path overshoots and leaps about: some steps go *up*. Now choose **hours as they are**: the valley becomes a
# narrow gorge, and already a rate of 1 leaps from wall to wall. That is why we subtracted the mean. There is no one right
# rate; it depends on the data.
#
# ## What one neuron cannot do
#
# XOR: yes if exactly one of the two inputs is 1.

# %% [markdown] predict="corners_of_xor"
# XOR says yes at the corners (0, 1) and (1, 0) of a square, and no at (0, 0) and (1, 1). One neuron draws one line. **How many
# of the four corners can it get right?**
#
# - number from 0 to 4: 3 corners
#
# Three, never four. Four right answers would ask two things of w₁ + w₂ + 2b at once: to be more than 0, and not to be.

# %% [markdown]
# Try. (These points can be dragged too. That would be cheating.)

# %%
live.NeuronLine("XOR")

# %% [markdown]
# Four right answers would mean
#
# $$b \le 0, \qquad w_1 + b > 0, \qquad w_2 + b > 0, \qquad w_1 + w_2 + b \le 0.$$
#
# Add the two in the middle: $w_1 + w_2 + 2b > 0$. Add the two outer ones: $w_1 + w_2 + 2b \le 0$. Both cannot be. No
# learning rule and no amount of data can help.
#
# Here is another question that no line answers: a disc inside a ring. But look at it with other eyes. Give each point by
# its **distance** $r$ from the centre and its **angle** $\varphi$, instead of $x_1$ and $x_2$.
# For example $(3, 4)$ becomes $r = 5$, $\varphi = 0.927295$.

# %% [markdown] predict="a_ring_in_polar_coordinates"
# A disc lies inside a ring. Each point is drawn anew, its distance r from the centre to the right, its angle φ
# upwards. **What do disc and ring become?**
#
# - [ ] A disc inside a ring, turned
#   > Turning would keep distances. These are new coordinates.
# - [x] Two upright bands, the disc left, the ring right
# - [ ] Two level bands, one above the other
#   > Level bands would part small angles from large ones; a ring has them all.
# - [ ] They lie over each other
#   > They have no distance in common.
#
# The disc has the small distances, at all angles, and the ring the large ones. An upright line parts them, and one
# neuron can draw it.


# %% exercise="polar"
def polar(X):
    """Shape (n, 2): for each point (x1, x2) its distance r and its angle phi in radians."""
    ### BEGIN SOLUTION
    r = np.sqrt(X[:, 0] ** 2 + X[:, 1] ** 2)
    phi = np.arctan2(X[:, 1], X[:, 0])
    return np.column_stack([r, phi])
    ### END SOLUTION


# %% [markdown]
# The same neuron, the same `train`, before and after your change of features:

# %% folded=true
if ready("polar", "train"):
    R, label = rings(160, rng=1)
    fig = figure(9, 4, columns=2)
    right = []
    for features, ax in [(R, fig.axes[0]), (polar(R), fig.axes[1])]:
        w, b, _ = train(features, label, np.zeros(2), 0.0, rate=2.0, steps=1000)
        right.append(float(((neuron(features, w, b) > 0.5) == label).mean()))
        plot_decision(lambda P, w=w, b=b: neuron(P, w, b), features, label, names=["ring", "disc"], ax=ax)
        ax.set_title(f"{right[-1]:.0%} right", color="#767676")
    fig.axes[1].get_legend().remove()
    fig.axes[1].set(xlabel="distance r", ylabel="angle $\\varphi$")
    show(fig, alt=f"Left, x1 and x2: a disc inside a ring, and no line parts them, {right[0]:.0%} right. Right, distance "
         f"and angle: the disc lies left of a nearly upright line, the ring right of it, {right[1]:.0%} right.")  # fmt: skip

# %% [markdown]
# The neuron did not change; what it was shown did. *We* found the right features here. A network with hidden layers
# finds features by itself, and that is what the rest of the course is about.
#
# ## In your own words

# %% [markdown]
# **Question (3 points).** Why can no single neuron compute XOR, whatever its weights? And why could the same kind of neuron part the disc from
# the ring after the change of features: what changed, and what did not? Three to six sentences.

# %% [markdown] written="why_one_line" points=3
# A single neuron answers yes exactly where w·x + b > 0. The border of that region is a straight line, and its yes side is
# a half-plane. In XOR the yes corners lie at the two ends of one diagonal and the no corners at the ends of the other. A
# half-plane that holds both yes corners also holds the middle of the square, which lies between the two no corners, so it
# cannot leave both of those out. (With numbers: the four conditions add up to w1 + w2 + 2b > 0 and
# w1 + w2 + 2b <= 0.) In polar coordinates the neuron still draws one straight line, but in another plane: a line r =
# constant there is a circle in the old plane. The features changed; neuron, loss and training rule did not.
#
# *Marking guide.* 1 point: a single neuron's border is a straight line (or half-planes, or a hyperplane). 1 point: a reason why
# no line fits XOR, by geometry or by the inequalities; "it is not linearly separable" alone earns half. 1 point: the
# neuron stays the same and the features change, so that a straight border in (r, phi) is a curve in (x1, x2).

# %% [markdown]
# ## When does deep learning pay?
#
# Not always. **It pays** when the data have many dimensions, a single feature says little (one pixel, one sound sample),
# and there is a lot of data: pictures, sound, text.
#
# **It often does not** for a table of telling columns, such as age, income and debt. There gradient boosting and
# random forests are usually as good or better, quicker to train and easier to explain. An **exception**: columns that are
# categories with very many levels, such as a product or a customer. A network can learn a vector for each level.

# %% quiz="when_deep"

# %% [markdown]
# ## Your own library
#
# From here on you build a library of your own, called `mynn`. The next cell writes to it each answer that passes its
# check, one small file each, in the folder `mynn` beside the lessons. Later lessons run *your* code. What is missing
# they lend you, so you can always go on. Come back, mend an answer, run the cell again.

# %%
keep(affine, neuron, perceptron_step, bce, squared_error, gradient, polar)

# %% [markdown]
# ## Summary
#
# - A neuron: $z = w \cdot x + b$, then $a = g(z)$. The bias is the weight of a constant 1.
# - Its decision line is $w \cdot x + b = 0$; $w$ is the normal vector, and it points to the yes side.
# - The perceptron rule moves the line after each mistake. It stops only if some line parts the classes.
# - A loss says how wrong; the risk is its mean. For sigmoid and cross-entropy $d\ell/dz = a - y$.
# - Gradient descent: small steps against the slope. Too small a rate crawls, too large a rate leaps.
# - One neuron draws one straight line. Other features can make a hard question easy for it.
#
# **What's next.** Why not stack neurons right away? [Lesson 2](02-activations) shows that without the right activation a stack of layers
# is no more than one, and what makes a good one.
