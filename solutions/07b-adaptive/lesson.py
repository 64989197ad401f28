# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 7b. Adaptive optimisers: a rate for each weight
#
# A network reads product reviews. The word "good" stands in every second one, "scratchproof" in one of fifty. Both have
# a weight, and **both weights share one learning rate. Is that fair?**
#
# **Afterwards you can**
#
# - code AdaGrad, RMSProp and Adam, and say which defect of the one before each of them mends;
# - find three mistakes that circulate on slides about them, and repair them;
# - say where $\epsilon$ sits and when that matters;
# - lower the rate while training: by steps, or along a cosine; shorten a slope that is too long;
# - find your optimiser in Keras and PyTorch, under another name and with other defaults.
#
# **You need** [lesson 7](07-optimisers) (gradient descent, momentum, mini-batches). **Time:** two sittings, 45 and 65 minutes.

# %% setup=true
import math
from itertools import pairwise

import numpy as np

from nnkit import Dense, Sequential, evaluate, fit, losses, optim
from nnkit.activations import tanh as lent_tanh
from nnkit.activations import tanh_derivative as lent_tanh_derivative
from nnkit.check import check, ready
from nnkit.data import moons, spirals
from nnkit.landscape import coordinates, loss_surface, path_directions
from nnkit.layers import Elementwise
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import describe_curves, figure, plot_curves, plot_landscape, show
from nnkit.widgets import Playground, live

# %% setup=true


def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


def lent_training(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    model = Sequential(*layers)
    return fit(model, loss, make_optimizer(), X, y, epochs=epochs, batch_size=batch_size, rng=rng)["loss"]


DenseLayer, ActivationLayer, softmax_cross_entropy, tanh, tanh_derivative, train_network, MyMomentum = (
    take(
        DenseLayer=lent_dense,
        ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
        softmax_cross_entropy=lambda Z, y: losses.softmax_cross_entropy(Z, y),
        tanh=lent_tanh,
        tanh_derivative=lent_tanh_derivative,
        train_network=lent_training,
        MyMomentum=optim.Momentum,
    )
)

# %% [markdown]
# ## Common words and rare ones
#
# Two inputs, two weights, both should become 1. The first input is $\pm 1$ in every example, the second in one of
# fifty, else 0. Gradient descent, batches of ten.

# %% [markdown] predict="the_rare_weight"
# Two weights should become 1. The input of the first is ±1 in every example, that of the second in one example of fifty, else
# 0. With one learning rate for both the first has arrived after 50 steps. **Where is the second after 200?**
#
# - number from 0 to 1 by 0.01 give or take 0.12: 0.33
#
# About a third of the way. Its slope is not wrong, it just comes seldom. A larger rate would suit the rare weight and throw the
# common one about: one rate for all weights is the defect.


# %%
def two_weights(optimizer):
    """The path (201, 2) of both weights through 2000 examples, ten at a time."""
    rng = np.random.default_rng(3)
    often = rng.choice([-1.0, 1.0], 2000)
    rarely = (rng.random(2000) < 0.02) * rng.choice([-1.0, 1.0], 2000)
    X = np.column_stack([often, rarely])
    theta = np.zeros(2)
    path = [theta.copy()]
    for rows in X.reshape(200, 10, 2):
        optimizer.step(theta, 2 * rows.T @ (rows @ theta - rows.sum(axis=1)) / 10)
        path.append(theta.copy())
    return np.array(path)


def show_two_weights(optimizer):
    """Both weights by step, drawn and described."""
    path = two_weights(optimizer)
    curves = {"the common input's weight": path[:, 0], "the rare input's weight": path[:, 1]}
    ax = plot_curves(curves, x=np.arange(201), xlabel="step", ylabel="weight", ax=figure(6, 3).axes[0])
    show(ax, alt=describe_curves(curves, x=np.arange(201), xlabel="step"))
    print(f"after 200 steps: {path[-1].round(3)}")


show_two_weights(optim.GradientDescent(0.05))

# %% [markdown]
# ## AdaGrad: the more you moved, the slower
#
# **The defect** of all that you have so far: one rate for all. **AdaGrad** (2011) keeps for each weight the sum of its
# own squared slopes, and divides by the root of it:
#
# $$s \leftarrow s + g^2, \qquad \theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{s} + \epsilon}, \qquad s = 0 \text{ at first}.$$
#
# Squares, roots and quotients go **number by number**. The tiny $\epsilon$, say $10^{-8}$, is there so that a weight
# which has had no slope yet gives $0/\epsilon = 0$ and not $0/0$.
#
# In numbers: a slope that stays 4. $s$ = 16, 32, 48, ...; the steps are $\eta$, $0.707107\,\eta$, $0.577350\,\eta$. And for
# a slope that stays 0.001: *exactly the same steps*. The size of a slope no longer counts, only how it compares with
# its own past.


# %% exercise="MyAdaGrad"
class MyAdaGrad:
    """AdaGrad for one array: step(theta, grad) changes theta in place."""

    def __init__(self, lr=0.01):
        ### BEGIN SOLUTION
        self.lr = lr
        self.s = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.s = self.s + grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)
        ### END SOLUTION


# %%
if ready("MyAdaGrad"):
    show_two_weights(MyAdaGrad(0.3))

# %% [markdown]
# Both there. AdaGrad made its name with data like these, where most inputs are 0 most of the time.
#
# ### Find the slip: what is kept?
#
# A slide says: "$G$ is a **matrix of all previous gradients**." Take a network of 64 inputs, 32 hidden neurons and 10
# outputs, with biases, after 1000 steps. How many numbers does your optimiser (or all of them, one for each array)
# keep in its sums?

# %% exercise="numbers_kept"
numbers_kept = ...
### BEGIN SOLUTION
numbers_kept = 64 * 32 + 32 + 32 * 10 + 10
### END SOLUTION

# %% [markdown]
# (The paper has a version with a true matrix: the sum of $g g^T$, one row and one column for each weight, so that
# directions between the axes count too. For this network that is 5 808 100 numbers, and a matrix root at every step. Nobody
# uses it for networks; its diagonal is what you have written. Neither of the two holds the gradients themselves.)
#
# ### The price

# %% [markdown] predict="adagrad_at_a_tenth"
# In a valley plain descent is fine with a rate of 0.1. **And AdaGrad with 0.1, after as many steps?**
#
# - [ ] It is as far: the rate is the same.
#   > Plain descent multiplies its rate with the slope, AdaGrad with a number of about 1 or less.
# - [ ] It has diverged.
#   > Its first step has the length of the rate, and no later one is longer.
# - [x] It is far behind.
#
# Its first step is 0.1 long however steep the slope is, and every later one is shorter: with a steady slope 0.1/√t.

# %% [markdown]
# In the valley of [lesson 7](07-optimisers#The race on a network)'s race:

# %%
race = live.OptimizerRace(own={"my AdaGrad": MyAdaGrad} if ready("MyAdaGrad") else {})
race.set(Momentum=False, Adam=False, AdaGrad=True, log_rate=-1.0, steps=200)
race

# %% exercise="adagrad_rate"
adagrad_rate = ...
### BEGIN SOLUTION
adagrad_rate = 0.269
### END SOLUTION

# %% [markdown]
# ## RMSProp: forget the distant past
#
# **The defect:** $s$ only grows. With a steady slope, step $t$ is $\eta/\sqrt t$: after 10 000 steps a hundredth of the
# first, wherever you are by then. Training dies of old age.
#
# **The remedy:** instead of the sum a **decaying average**, in which the past fades:
#
# $$s \leftarrow \rho\, s + (1 - \rho)\, v.$$
#
# With $\rho = 0.9$ a value counts 0.1 when it is new, then 0.09, 0.081, ...: about the last $1/(1 - \rho) = 10$ values
# matter.


# %% exercise="moving_average"
def moving_average(values, rho):
    """Row k: the decaying average after values[0], ..., values[k], begun at 0."""
    ### BEGIN SOLUTION
    s, averages = 0.0, []
    for value in values:
        s = rho * s + (1 - rho) * value
        averages.append(s)
    return np.array(averages)
    ### END SOLUTION


# %% [markdown]
# ### Find the slip: one letter, two jobs
#
# From a slide on RMSProp:
#
# > $E \leftarrow \gamma E + (1 - \gamma)\, g^2, \qquad \theta \leftarrow \theta - \dfrac{\gamma}{\sqrt{E + \epsilon}}\, g,
# > \qquad \gamma = 0.9$

# %% [markdown] predict="steps_of_the_slide"
# E ← γE + (1 - γ) g², then θ ← θ - γ g / √(E + ε), with γ = 0.9 in both places. **How far does a weight go in a
# step?**
#
# - [ ] about as far as its slope is large
#   > The slope is divided by its own typical size.
# - [x] about 0.9
# - [ ] about 0.001
#   > That would be a usual rate. Which letter is the rate here?
# - [ ] about 0.1
#   > 1 - γ stands in the average only.
#
# g / √E is about ±1, and it is multiplied by 0.9: it overshoots whatever is nearer. With γ = 0.001 in both places the
# steps are short, but the average is the latest g² alone, and all that is left of a slope is its sign.

# %% [markdown]
# The **decay** $\rho$ is not the **learning rate** $\eta$. Write RMSProp with both.


# %% exercise="MyRMSProp"
class MyRMSProp:
    """RMSProp for one array: step(theta, grad) changes theta in place."""

    def __init__(self, lr=1e-3, rho=0.9):
        ### BEGIN SOLUTION
        self.lr, self.rho = lr, rho
        self.s = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.s = self.rho * self.s + (1 - self.rho) * grad**2
        theta -= self.lr * grad / (np.sqrt(self.s) + 1e-8)
        ### END SOLUTION


# %% [markdown]
# ### Inside or outside?
#
# Did you see it? Above, $\epsilon$ stood *outside* the root, on the slide *inside*: $\sqrt{s} + \epsilon$ against
# $\sqrt{s + \epsilon}$. Both are in use: PyTorch's RMSprop has it outside, Keras' inside. The checks here accept both.
# Is it all the same, then? With $\epsilon = 10^{-7}$, which slopes notice the difference? Write both, and look.


# %% exercise="epsilon_places"
def epsilon_places(grad, lr, eps):
    """AdaGrad's first step with epsilon outside the root, and with epsilon inside: (outside, inside)."""
    ### BEGIN SOLUTION
    outside = lr * grad / (np.sqrt(grad**2) + eps)
    inside = lr * grad / np.sqrt(grad**2 + eps)
    return outside, inside
    ### END SOLUTION


# %%
if ready("epsilon_places"):
    slopes = np.array([1.0, 1e-2, 1e-4, 1e-6, 0.0])
    outside, inside = epsilon_places(slopes, 1.0, 1e-7)
    print("slope  ", slopes)
    print("outside", outside.round(6))
    print("inside ", inside.round(6))

# %% [markdown]
# For ordinary slopes no difference. For small ones a large one: at $10^{-4}$ a full step against $0.301511$ of it. Inside
# the root, $\epsilon$ is compared with the *square*: $10^{-7}$ there acts like $\sqrt{10^{-7}} = 0.000316$ outside. So the
# same number in two libraries is not the same setting.

# %% [markdown] pause=true
# **A natural end.** You have now two optimisers with a rate for each weight, and what is wrong with both. Next they are
# mended, and held against each other.

# %% [markdown]
# ## Adam: momentum, and a rate for each weight
#
# **The defect:** RMSProp has no memory of the direction. And a second one, which you can see with your own code: its
# average begins at 0, so at first it is **much too small**. Look at a slope that stays 2:

# %%
if ready("moving_average"):
    steady = np.full(30, 2.0)
    averages = moving_average(steady, 0.9)
    print("average of a constant 2:", averages[:5].round(4), "...", averages[-1].round(4))
    curves = {"average begun at 0": averages, "what it should say": steady}
    ax = plot_curves(curves, xlabel="step", ylabel="average", ax=figure(6, 2.8).axes[0])
    show(ax, alt=describe_curves(curves, xlabel="step"))

# %% [markdown]
# After $t$ steps the weights of all values in the average add up to $1 - \rho^t$ and not to 1: after one step to 0.1,
# after two to 0.19. So divide by just that: the **bias correction**.


# %% exercise="bias_corrected"
def bias_corrected(values, beta):
    """Row k: the decaying average of values[0], ..., values[k], corrected for its beginning at 0."""
    ### BEGIN SOLUTION
    averages = moving_average(values, beta)
    return np.array([m / (1 - beta**t) for t, m in enumerate(averages, 1)])
    ### END SOLUTION


# %% [markdown]
# **Adam** (2015) has a decaying average $m$ of the slopes (that is momentum), another one, $v$, of their squares (that is
# RMSProp), and corrects both.
#
# ### Find the slip: a missing power
#
# From a slide on Adam:
#
# > $m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2$
# >
# > $\hat m = \dfrac{m}{1 - \beta_1}, \qquad \hat v = \dfrac{v}{1 - \beta_2}, \qquad \theta \leftarrow \theta - \eta\,
# > \dfrac{\hat m}{\sqrt{\hat v} + \epsilon}$
#
# You know better: what is divided by depends on how many steps there have been. Implemented as on the slide the first
# step is *right*, so a test of one step finds nothing. Later, with $\beta_1 = 0.9$, $\beta_2 = 0.999$, $\hat m$ is 10
# times and $\sqrt{\hat v}$ $31.622777$ times too large: every step is $0.316228$ of what it should be. It trains, only
# worse: the meanest kind of mistake.


# %% exercise="MyAdam"
class MyAdam:
    """Adam for one array: step(theta, grad) changes theta in place."""

    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999):
        ### BEGIN SOLUTION
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = 0.0, 0.0, 0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        theta -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
        ### END SOLUTION


# %% [markdown]
# Adam's very first step: $\hat m = g$, $\hat v = g^2$, so it is $\eta$ for every weight, up or down. **The rate is now a
# length:** roughly how far a weight goes in a step. That is why Adam's usual rate, 0.001, is so small, and why it fits so
# many networks.
#
# Race all of yours:
#
# 1. Valley, rate 3: who is still there? What does that say about "my optimiser does not diverge"?
# 2. Valley, rate 0.1, 200 steps: RMSProp's loss stops falling. Look at its last steps on the map. Why?
# 3. `saddle`, start at y = 0.1, rate 0.02: who is off the plateau first?
# 4. Is there one that wins on all four surfaces?

# %%
own = {kind.__name__: kind for kind in (MyAdaGrad, MyRMSProp, MyAdam) if ready(kind.__name__)}
race_of_all = live.OptimizerRace(own=own)
race_of_all.set(Adam=False, log_rate=-1.0, steps=200)
race_of_all

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have played)</summary>
#
# 1. Adam, RMSProp and AdaGrad: their steps are bounded. Plain descent and momentum are beyond their limits. Bounded does not
#    mean good: RMSProp's loss is above 10 there.
# 2. It jumps between $+0.05$ and $-0.05$ for ever. Its step is about $\eta$ however small the slope has become, so it ends
#    up leaping over the minimum, $\eta/2$ from it on either side. With a constant rate it never settles.
# 3. RMSProp after 30 steps, Adam after 41: they divide the tiny slope by its own tiny size. Plain descent needs 134,
#    momentum 28. AdaGrad is not off after 200: for it the rate is too small.
# 4. No. It depends on the surface, the start and the rate.
#
# </details>
#
# ### Weights that decay, and Adam
#
# Often each weight is to lose a share of itself in every step, $\theta \leftarrow \theta - \eta\lambda\theta$, so that what is of no
# use fades (**weight decay**; [lesson 8](08-generalisation#Hold the weights small: L2) says what for). Under plain gradient descent it is the same to add $\lambda\theta$ to the
# slope (**L2**).

# %% [markdown] predict="decay_under_adam"
# Two weights of 1. Their slopes average to 0, but one's are ±10, the other's ±0.1. With λθ added to the slope plain descent lets both
# fade alike. **And Adam, with the same λθ in the slope?**
#
# - [ ] Both fade alike: the penalty is the same.
# - [ ] The weight with the large slopes fades more.
# - [x] The weight with the small slopes fades more.
#
# Whatever is in the slope is divided by the slope's typical size, the penalty too: by 10 for the one, by 0.1 for the other. Adam
# weakens the penalty just where slopes are large.


# %%
def fade(optimizer, penalty):
    """What 1000 steps leave of two weights of 1."""
    theta = np.array([1.0, 1.0])
    for t in range(1000):
        optimizer.step(theta, np.array([10.0, 0.1]) * (-1) ** t + penalty * theta)
    return theta.round(3)


print("descent, lambda theta in the slope:", fade(optim.GradientDescent(0.01), 0.1))
print("Adam,    lambda theta in the slope:", fade(optim.Adam(0.001), 0.1))

# %% [markdown]
# Under Adam the weight with the large slopes keeps 0.99 of itself, the other 0.46. **AdamW** (2019) takes the decay out of the slope and
# puts it *beside* the step. With $\hat m$ and $\hat v$ from the slope $g$ alone:
#
# $$\theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon} - \eta\lambda\,\theta.$$
#
# Both $\theta$ on the right are the weights from before the step. In numbers: $\theta = 2$, $g = 5$, $\eta = 0.1$, $\lambda = 0.5$. Adam's first
# step is 0.1, the decay $0.1 \cdot 0.5 \cdot 2 = 0.1$ as well, so $\theta$ becomes 1.8.


# %% exercise="MyAdamW"
class MyAdamW:
    """AdamW for one array: step(theta, grad) changes theta in place. beta1 is 0.9, beta2 0.999."""

    def __init__(self, lr=1e-3, decay=0.01):
        ### BEGIN SOLUTION
        self.lr, self.decay = lr, decay
        self.adam = MyAdam(lr)
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        theta *= 1 - self.lr * self.decay
        self.adam.step(theta, grad)
        ### END SOLUTION


# %%
if ready("MyAdamW"):
    print("AdamW, the decay beside the step:", fade(MyAdamW(0.01, 0.1), 0.0))

# %% [markdown]
# Now both keep 0.36. It is what people mean by weight decay today, and the usual optimiser of large language models. In `nnkit` and PyTorch
# it has its own name, since it is another algorithm.
#
# ### A slope that is too long
#
# One odd batch can bring a slope a hundred times as long as usual, and one step with it throws the weights far away. **Clipping** shortens
# it, direction kept: if $\lVert g \rVert > c$, take $g \cdot c / \lVert g \rVert$. It is `fit(..., clip=1.0)` in `nnkit`. The norm is
# that of *all* slopes together: cutting number by number would turn the direction. In numbers: $g = (3, 4)$, $c = 1$ gives $(0.6, 0.8)$.
# (It is common where the same weights are multiplied over and over, as in recurrent networks; there slopes do not vanish only, they explode.)


# %% exercise="clipped"
def clipped(grads, c):
    """grads: list of arrays, c > 0 -> list of arrays: the same slopes, together no longer than c."""
    ### BEGIN SOLUTION
    length = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * c / length for g in grads] if length > c else grads
    ### END SOLUTION


# %% [markdown]
# One weight that should become 2, one example a step, and every 400th answer has slipped by three digits.

# %% folded=true
if ready("clipped"):
    rng = np.random.default_rng(3)
    inputs = rng.normal(size=1600)
    answers = 2 * inputs
    answers[200::400] = 1000.0
    walks = {"slopes as they come": [], "clipped at 1": []}
    for name, walk in walks.items():
        w = 0.0
        for x_i, answer in zip(inputs, answers):
            slopes = [np.array([(w * x_i - answer) * x_i])]
            w -= 0.05 * float(np.asarray((clipped(slopes, 1.0) if name == "clipped at 1" else slopes)[0])[0])
            walk.append(w)
    ax = plot_curves(walks, xlabel="example", ylabel="the weight", ax=figure(6.5, 3).axes[0])
    show(ax, alt=describe_curves(walks, xlabel="example") + " Four times the first leaps far away from 2 and comes back slowly.")

# %% [markdown]
# The price: 2 is reached more slowly, for the first slopes were right, and long too.
#
# ### The same race on a network
#
# Your loop from [lesson 7](07-optimisers#The loop, all yours), your layers, your optimisers; spirals again. Compare their
# order after 60 epochs. (Rates: 0.1 for momentum and AdaGrad, 0.01 for RMSProp and Adam.)

# %%
if ready("MyAdaGrad", "MyRMSProp", "MyAdam"):
    X, y = spirals(300, noise=0.02, rng=1)
    curves = {}
    for name, kind, rate in [
        ("momentum", MyMomentum, 0.1),
        ("AdaGrad", MyAdaGrad, 0.1),
        ("RMSProp", MyRMSProp, 0.01),
        ("Adam", MyAdam, 0.01),
    ]:
        rng = np.random.default_rng(0)
        bends = [ActivationLayer(tanh, tanh_derivative) for _ in range(2)]
        layers = [
            DenseLayer(2, 16, rng),
            bends[0],
            DenseLayer(16, 16, rng),
            bends[1],
            DenseLayer(16, 2, rng),
        ]
        curves[name] = train_network(
            layers, softmax_cross_entropy, lambda kind=kind, rate=rate: kind(rate), X, y, 60, 32, rng
        )
    print(
        "loss of the last epoch:",
        ", ".join(f"{name} {history[-1]:.4f}" for name, history in curves.items()),
    )
    ax = plot_curves(curves, xlabel="epoch", log=True)
    show(ax, alt="Logarithmic. " + describe_curves(curves, xlabel="epoch"))

# %% [markdown]
# Momentum keeps up with the adaptive ones here: with dense inputs and a well-chosen rate the old way is hard to beat.

# %% [markdown] further=true
# ## All of them in one landscape
#
# A real network now, 2-8-2 with tanh, on two moons. From one start, six optimisers, 300 steps each. Their paths live in 42
# dimensions; we draw the plane in which they move most, and each path's shadow on it.

# %% [markdown] predict="six_optimisers_one_start"
# A network of 42 weights, one start, the same data in every step, and six optimisers. **Where do they end?**
#
# - [ ] All at the same minimum, after different times.
# - [ ] At two or three minima, several of them together.
# - [x] At places of their own, with losses of their own.
#
# They part soon and end apart: **where you get to depends on how you walk**. And each rate was chosen by trying a few; with
# other rates another one wins, so a fair comparison tunes all of them alike.

# %%
X, y = moons(128, noise=0.15, rng=7)
kinds = {
    "descent": optim.GradientDescent(0.3),
    "momentum": optim.Momentum(0.1, 0.9),
    "Nesterov": optim.Nesterov(0.1, 0.9),
    "AdaGrad": optim.AdaGrad(0.3),
    "RMSProp": optim.RMSProp(0.02),
    "Adam": optim.Adam(0.03),
}
paths, ends = {}, []
for name, optimizer in kinds.items():
    model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
    start = model.theta.copy()
    places = [start]
    for _ in range(300):
        model.backward(losses.softmax_cross_entropy(model(X), y)[1])
        optimizer.step(model.theta, model.grad)
        places.append(model.theta.copy())
    paths[name] = np.array(places)
    ends.append(f"{name} {evaluate(model, losses.softmax_cross_entropy, X, y):.3f}")
directions = path_directions(np.vstack([*paths.values(), start[None]]))
shadows = {name: coordinates(path, start, directions) for name, path in paths.items()}
low, high = (
    np.vstack([*shadows.values()]).min(axis=0) - 0.7,
    np.vstack([*shadows.values()]).max(axis=0) + 0.7,
)
a, b = np.linspace(low[0], high[0], 41), np.linspace(low[1], high[1], 41)
model.theta = start
heights = loss_surface(model, losses.softmax_cross_entropy, X, y, directions, a=a, b=b)
ax = plot_landscape(a, b, heights, paths=shadows, ax=figure(7.6, 5.4).axes[0])
print("loss at the end:", ", ".join(ends))
show(
    ax,
    alt="Height lines of a network's loss and six paths from one start that fan out and end apart. "
    "Losses at the end: "
    f"{', '.join(ends)}.",
)

# %% [markdown]
# A caution: a shadow is not the path. Adam's lies at a height of about 0.6, and its loss is 0.115; it has left the plane.
#
# ### And from where you start
#
# A network 2-16-16-2 on spirals, Adam, 20 epochs. Down: the first weights, times 0.01, 1 or 10. Across: the rate.
# Where in this table is the best loss, and which corner is hopeless?

# %%
X, y = spirals(300, noise=0.02, rng=1)
print("first weights   rate 0.0001     0.001      0.01       0.1         1")
for scale in (0.01, 1, 10):
    row = []
    for rate in (1e-4, 1e-3, 1e-2, 1e-1, 1.0):
        model = Sequential(Dense(2, 16, rng=3), "tanh", Dense(16, 16, rng=4), "tanh", Dense(16, 2, rng=5))
        model.theta *= scale
        history = fit(model, losses.softmax_cross_entropy, optim.Adam(rate), X, y, epochs=20, rng=0)
        row.append(history["loss"][-1])
    print(f"times {scale:<10g}", "".join(f"{loss:10.3f}" for loss in row))

# %% [markdown]
# Both matter. At rate 0.001 the large weights (saturated tanh, [lesson 2](02-activations#Saturation: where learning stops)) end at 3.954, where the others are near 0.6. Tiny
# ones make all neurons alike at first and need a ten times larger rate to part. At the best rate all get on, the
# unscaled ones furthest. And at rate 1 no start helps: the loss is thrown about to the end, and where it stands then, the last bits
# of the arithmetic decide. Four kinds of processor printed 0.1 to 2.5 in that column; in the others all agreed to nine digits.
#
# ## A rate that changes with time
#
# Far from the goal large steps are good, near it they only make you tremble: you have seen RMSProp jump for ever, and
# single examples shake the weights in [lesson 7](07-optimisers#A slope from a few examples). So lower the rate while training: a **schedule**.
#
# - **Step:** multiply by a factor (say 0.1) after every so many steps.
# - **Cosine:** from $\eta_{max}$ down to $\eta_{min}$ along half a cosine wave, slowly, fast, slowly:
#   $\eta_t = \eta_{min} + \tfrac12 (\eta_{max} - \eta_{min})\big(1 + \cos(\pi t/T)\big)$ up to $t = T$, then $\eta_{min}$.
#
# In numbers, from 0.1 to 0 in $T = 100$ steps: $\eta_0 = 0.1$, $\eta_{25} = 0.085355$, $\eta_{50} = 0.05$,
# $\eta_{100} = 0$.


# %% exercise="step_schedule"
def step_schedule(t, lr, every, factor):
    """The rate for step t = 0, 1, 2, ...: lr at first, times factor after each `every` steps."""
    ### BEGIN SOLUTION
    return lr * factor ** (t // every)
    ### END SOLUTION


# %% exercise="cosine_schedule"
def cosine_schedule(t, lr, steps, final):
    """The rate for step t = 0, 1, 2, ...:
    from lr along half a cosine to `final` at t = steps, and `final` from then on."""
    ### BEGIN SOLUTION
    return final + (lr - final) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2
    ### END SOLUTION


# %% [markdown]
# Now RMSProp on the moons, in batches of 8, with a constant rate and with yours.

# %% [markdown] predict="when_a_lowered_rate_wins"
# The same network is trained twice, in small batches: with a constant rate, and with one that begins there and is
# lowered step by step. **When does the lowered one have the smaller loss?**
#
# - [ ] from the beginning
#   > At first both rates are nearly equal, and so are the losses.
# - [x] only in the later part
# - [ ] never: smaller steps are slower
#   > Far from the goal they are. Near it large steps only tremble.
#
# For a third of the time all tremble at about the same height. Each time the stepped rate drops, its loss drops with
# it; the constant rate trembles on.

# %%
if ready("step_schedule", "cosine_schedule"):
    X, y = moons(256, noise=0.15, rng=7)
    schedules = {
        "constant": lambda t: 0.05,
        "step": lambda t: step_schedule(t, 0.05, 640, 0.2),
        "cosine": lambda t: cosine_schedule(t, 0.05, 1920, 0.0001),
    }
    rates = {name: [rate(t) for t in range(1920)] for name, rate in schedules.items()}
    curves = {}
    for name, schedule in schedules.items():
        model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
        optimizer = optim.RMSProp(0.05)
        curves[name] = fit(
            model,
            losses.softmax_cross_entropy,
            optimizer,
            X,
            y,
            epochs=60,
            batch_size=8,
            rng=0,
            schedule=schedule,
        )["loss"]
    fig = figure(10, 3.6, columns=2)
    plot_curves(rates, xlabel="step", ylabel="rate", ax=fig.axes[0])
    plot_curves(curves, xlabel="epoch", log=True, ax=fig.axes[1])
    fig.axes[1].get_legend().remove()
    print(
        "loss of the last epoch:",
        ", ".join(f"{name} {history[-1]:.4f}" for name, history in curves.items()),
    )
    show(
        fig,
        alt="Left, three rates: constant; in three steps down; along a cosine to nearly 0. Right, "
        "the losses. "
        + describe_curves(curves, xlabel="epoch"),
    )

# %% [markdown]
# Along the cosine the loss sinks slowly, at the steps it drops.
#
# ## In your own words

# %% [markdown]
# **Question (2 points).** A blog post says: "Always use Adam. It adapts its learning rates by itself, so you need not tune
# anything." What is right about that, and what is wrong? Use at least two things that you saw in this lesson. Four to
# seven sentences.

# %% [markdown] written="always_adam" points=2
# Right: Adam gives each weight a step of its own, so rare inputs and flat directions get on, and slopes of very different
# size do no harm; its steps are bounded by about the rate, so it rarely flies off, and 0.001 often works at once. Wrong: the
# rate remains a choice, for all weights together: in the table of first weights and rates, a rate of 1 threw the loss about and
# 0.0001 was far too slow, with Adam too. It cannot repair a bad start. With a constant rate steps stay about as large as the rate, so a
# schedule still helps at the end. It has more settings (two decays, epsilon), not fewer, and it keeps two more numbers for each
# weight. And there is no best one: on some surfaces momentum won.
#
# **Marking guide.** 1/2 point: a true advantage with its reason (own step for each weight; size of slopes does not
# count). 1/2: "does not need tuning" is refuted with something seen. 1/2 for each of two observations used correctly, at
# most 1. "Adam is best because everyone uses it" earns nothing.

# %% [markdown]
# ## Quiz

# %% quiz="adaptive_or_not"

# %% [markdown] further=true
# ## Other names, other defaults
#
# | here | Keras 3 | PyTorch |
# |---|---|---|
# | gradient descent `lr` | `SGD(learning_rate=0.01)` | `SGD(lr)`, newer versions 0.001 |
# | momentum `mu` | `SGD(momentum=0.0)`; $v \leftarrow \mu v - \eta g$ | `SGD(momentum=0)`; $v \leftarrow \mu v + g$ |
# | Nesterov | `SGD(nesterov=True)` | `SGD(nesterov=True)` |
# | AdaGrad | `Adagrad(0.001)`; sums begin at 0.1; $\epsilon = 10^{-7}$ inside | `Adagrad(lr=0.01)`; sums begin at 0; $\epsilon = 10^{-10}$ outside |
# | RMSProp `rho` | `RMSprop(0.001, rho=0.9)`; $\epsilon = 10^{-7}$ inside | `RMSprop(lr=0.01, alpha=0.99)`; $\epsilon = 10^{-8}$ outside |
# | Adam | `Adam(0.001, beta_1=0.9, beta_2=0.999)`; $\epsilon = 10^{-7}$ | `Adam(lr=0.001, betas=(0.9, 0.999))`; $\epsilon = 10^{-8}$ |
#
# (Keras adds Adam's $\epsilon$ before $v$ is corrected, PyTorch after.) The same name with other defaults gives
# another result. When you compare with a paper, write down all the numbers. Versions change: look it up.
#
# One name has three meanings: RMSProp's decay $\rho$, weight decay $\lambda$, and the argument `decay` that Keras' optimisers had for years. That
# one lowered the *rate*: after $t$ steps it was $\eta / (1 + \text{decay} \cdot t)$. With 0.01 it had halved after 100 steps, and was a tenth after 900.

# %% [markdown] predict="adagrad_in_two_libraries" recall=true
# `Adagrad()` with its defaults, once in Keras and once in PyTorch, from the same start with the same slopes. **What
# do you expect?**
#
# - [ ] the same weights: it is one algorithm
#   > The algorithm is one, its numbers are two sets.
# - [ ] the same to a few digits, because of ε
#   > ε is the smallest of the differences.
# - [x] shorter steps in Keras from the first on
#
# A rate of 0.001 against 0.01, and sums that begin at 0.1 instead of 0. Whoever compares with a paper writes down all
# the numbers.

# %% [markdown]
# ## Your network, your optimiser
#
# Everything in this Playground is yours as far as you have it: dense layers, activation, Adam. **Try:** the spiral with
# `MyAdam`, rate 0.01. Then your RMSProp, then a rate of 0.3. Which one trembles at the end?

# %%
optimizers = {kind.__name__: kind for kind in (MyAdam, MyRMSProp, MyAdaGrad) if ready(kind.__name__)}
Playground(
    state="data=spiral hidden=8,8 lr=0.01",
    layers=lambda sizes, rng: [
        part
        for i, (d_in, d_out) in enumerate(pairwise(sizes))
        for part in [DenseLayer(d_in, d_out, rng), ActivationLayer(tanh, tanh_derivative)][
            : 1 + (i < len(sizes) - 2)
        ]
    ],
    optimizer=optimizers or None,
)

# %%
keep(MyAdaGrad, MyRMSProp, MyAdam, moving_average, bias_corrected, step_schedule, cosine_schedule)

# %% [markdown]
# ## Summary
#
# - AdaGrad divides by the root of the summed squares: fair to rare inputs, but it slows down for ever.
# - RMSProp forgets: a decaying average. Its decay is not its rate.
# - Adam adds momentum and corrects both averages by $1 - \beta^t$, with the power.
# - $\epsilon$ inside the root is another number than outside. Defaults differ between libraries.
# - First weights, rate and schedule matter with every one of them. None is best everywhere.
#
# **What's next.** Your training loss falls as it should. But what about data that the network has never seen? [Lesson 8](08-generalisation) is
# about that.
