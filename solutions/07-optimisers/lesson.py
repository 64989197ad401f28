# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 7. Optimisers: the way down
#
# Two networks. Same layers, same first weights, same data in the same order, same learning rate. One of them learns
# several times as fast. **What could possibly differ?** Run the second cell below and look.
#
# **Afterwards you can**
#
# - write gradient descent, and say beforehand which learning rates diverge;
# - use the Hessian: for Newton's step, and to tell a pit from a pass;
# - train a network by mini-batches with a loop that is all your own;
# - code momentum and Nesterov's variant, and say which defect each of them mends.
#
# **You need** [lesson 6](06-backprop) (gradients of a network), [lesson 6b](06b-initialisation) (layers as objects), [lesson 5](05-softmax) (cross-entropy), eigenvalues of a symmetric matrix.
# **Time:** two sittings, 45 and 55 minutes.

# %% setup=true
import numpy as np

from nnkit import Dense, Parameter, evaluate, fit, losses, optim, training_steps
from nnkit.activations import tanh as lent_tanh
from nnkit.activations import tanh_derivative as lent_tanh_derivative
from nnkit.check import check, ready
from nnkit.data import moons, spirals
from nnkit.landscape import filter_normalised_direction, loss_surface
from nnkit.layers import Elementwise
from nnkit.lessonkit.handover import keep, take
from nnkit.model import Sequential
from nnkit.optim import GradientDescent
from nnkit.plot import (
    describe_curves,
    figure,
    plot_curves,
    plot_landscape,
    plot_surface,
    show,
    style_axes,
)
from nnkit.widgets import live
from nnkit.widgets.live.surfaces import SURFACES

# %%
X, y = spirals(300, noise=0.02, rng=1)
curves = {}
for name, optimizer in {
    "network A": optim.GradientDescent(0.1),
    "network B": optim.Momentum(0.1, 0.9),
}.items():
    model = Sequential(Dense(2, 16, rng=3), "tanh", Dense(16, 16, rng=4), "tanh", Dense(16, 2, rng=5))
    curves[name] = fit(model, losses.softmax_cross_entropy, optimizer, X, y, epochs=60, rng=0)["loss"]
ax = plot_curves(curves, xlabel="epoch", ax=figure(6, 3.2).axes[0])
show(ax, alt=describe_curves(curves, xlabel="epoch"))

# %% [markdown]
# A steps against the slope, as you did in [lesson 1](01-neuron#Walk downhill). B does too, but it has a memory, in two lines of code. You will
# write them near the end; by then you know what they are good for, and when they do harm.
#
# First, your own parts from the earlier lessons:

# %% setup=true


def network_forward(X, layers):
    for layer in layers:
        X = layer.forward(X)
    return X


def network_backward(dY, layers):
    for layer in reversed(layers):
        dY = layer.backward(dY)
    return dY


def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


(
    network_forward,
    network_backward,
    DenseLayer,
    ActivationLayer,
    softmax_cross_entropy,
    tanh,
    tanh_derivative,
) = take(
    network_forward=network_forward,
    network_backward=network_backward,
    DenseLayer=lent_dense,
    ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
    softmax_cross_entropy=lambda Z, y: losses.softmax_cross_entropy(Z, y),
    tanh=lent_tanh,
    tanh_derivative=lent_tanh_derivative,
)

# %% [markdown]
# ## A walk in the fog
#
# All weights and biases of a network, one after the other, make one long vector $\theta$. To train is to look for a
# $\theta$ where the loss $L(\theta)$ is small. You stand somewhere in that landscape, in dense fog: no view, only the
# slope under your feet, the gradient $g = \nabla L(\theta)$. **Gradient descent** takes a step against it:
#
# $$\theta \leftarrow \theta - \eta\, g.$$
#
# In numbers: $L(\theta) = 2\theta^2$ has the slope $4\theta$. From $\theta = -2$ with $\eta = 0.1$: the slope is $-8$,
# the step $+0.8$, and we stand at $-1.2$; next at $-0.72$, then at $-0.432$. **Each step multiplies by 0.6.**
#
# Near a minimum a smooth loss looks, as a rule, like a bowl, $L(\theta) = \tfrac12\, \theta^T H\, \theta$, where the symmetric
# matrix $H$ holds the second derivatives: the **Hessian**. Its gradient is simply $H \theta$. So a bowl is the place
# to learn what a learning rate does.


# %% exercise="gradient_path"
def gradient_path(hessian, start, rate, steps):
    """All places (steps + 1, p) of gradient descent on the bowl 1/2 theta^T H theta, the start first."""
    ### BEGIN SOLUTION
    theta = start
    path = [theta]
    for _ in range(steps):
        theta = theta - rate * hessian @ theta
        path.append(theta)
    return np.array(path)
    ### END SOLUTION


# %% [markdown]
# Now a valley: $L = \tfrac12 x^2 + \tfrac{5}{2} y^2$, five times as steep across ($y$) as along ($x$).
# You walk 12 steps from $(-3.5, 1.5)$, with the rates 0.05, 0.3 and 0.41.

# %% [markdown] predict="rate_a_little_too_large"
# A long valley, five times as steep across as along. Gradient descent goes down with a rate that is a little too
# large. **What do you see?**
#
# - [ ] It creeps along the floor and does not arrive.
#   > That is a rate that is too small.
# - [ ] It runs away along the valley.
#   > Along the floor the slope is gentle; the rate suits it.
# - [x] Along the valley it arrives, and across it the jumps from wall to wall grow.
# - [ ] It leaves in both directions at once.
#   > Each direction has a limit of its own, and only the steep one is passed.
#
# All directions share one rate. The steep one is the first that cannot bear it.

# %%
if ready("gradient_path"):
    valley, start = np.diag([1.0, 5.0]), np.array([-3.5, 1.5])
    paths = {f"rate {rate:g}": gradient_path(valley, start, rate, 12) for rate in (0.05, 0.3, 0.41)}
    x, y = np.linspace(-4, 2, 61), np.linspace(-2.5, 2.5, 51)
    heights = x[None, :] ** 2 / 2 + 5 * y[:, None] ** 2 / 2 + 0.01
    ends = "; ".join(f"{name} ends at ({p[-1][0]:z.3f}, {p[-1][1]:z.3f})" for name, p in paths.items())
    ax = plot_landscape(x, y, heights, paths=paths, ax=figure(6.4, 4.2).axes[0])
    show(ax, alt=f"Height lines of the valley with three paths of 12 steps from (-3.5, 1.5): {ends}.")
    print(ends)

# %% [markdown]
# 0.05 creeps, 0.3 is there in a few steps, and 0.41 is a little too large.
#
# ## Where it breaks
#
# In the explorer choose the valley `x²/2 + 5 y²/2`. By how much may the rate grow before it
# breaks? Move it, with many steps. Try the two other kinds of loss as well:
#
# 1. `two valleys`, start at 1.8, 60 steps: with rate 0.05 it ends in the shallower valley. Which rates lead across the ridge?
# 2. `network on XOR`, 100 steps: try the rates 8, 10, 14 and 18. Is there *one* limit, as in a bowl?

# %%
rates = live.LearningRate()
rates.set(problem="valley: x²/2 + 5 y²/2", steps=60)
rates

# %% exercise="edge_of_the_valley"
edge_of_the_valley = ...
### BEGIN SOLUTION
edge_of_the_valley = 0.4
### END SOLUTION

# %% [markdown]
# ### Why just there?
#
# One direction at a time. On $\tfrac12 \lambda x^2$ the slope is $\lambda x$, and a step gives
#
# $$x \leftarrow x - \eta \lambda x = (1 - \eta\lambda)\, x.$$
#
# | rate times curvature, $\eta\lambda$ | factor | what you see |
# |---|---|---|
# | below 1 | between 0 and 1 | creeps from one side |
# | 1 | 0 | there in one step |
# | between 1 and 2 | between $-1$ and 0 | zigzag, settles |
# | 2 | $-1$ | to and fro for ever |
# | above 2 | below $-1$ | **diverges** |
#
# So $\eta$ must stay below $2/\lambda$. The eigenvalues of $H$ are the curvatures $\lambda$ along its eigenvectors, and
# *all* directions share one $\eta$: **the steepest direction sets the limit**.
#
# (The two valleys? At the bottom of the shallower one the curvature is 6.65, and $2/6.65 = 0.30$: with more, nothing
# settles there. At 0.33 the last of 60 steps stands across the ridge, but it goes on leaping. The network? 8 and 14
# learn XOR, 10 and 18 do not. Far from a minimum the curvature changes with every step, and so does the limit.)


# %% exercise="largest_stable_rate"
def largest_stable_rate(hessian):
    """The rate beyond which gradient descent diverges on the bowl with this Hessian,
    which is symmetric and positive definite."""
    ### BEGIN SOLUTION
    return 2 / np.linalg.eigvalsh(hessian).max()
    ### END SOLUTION


# %% [markdown]
# And the flattest direction pays for it. With curvatures from $\lambda_{min}$ to $\lambda_{max}$ the best single rate is
# $2/(\lambda_{min} + \lambda_{max})$, and then the slowest error shrinks by
#
# $$\frac{\kappa - 1}{\kappa + 1} \quad\text{per step}, \qquad \kappa = \lambda_{max}/\lambda_{min} \text{ (the condition number)}.$$
#
# For $\kappa = 5$ that is $0.666667$: 12 steps to a hundredth. For $\kappa = 100$ it is $0.980198$: 231 steps. Networks
# have far worse ones. Narrow valleys are *the* trouble of gradient descent; keep that in mind.

# %% [markdown] predict="limit_of_a_bowl" recall=true
# A bowl has the curvatures 1 and 50 along its two axes. **Beyond which rate does gradient descent diverge?**
#
# - [ ] 2
#   > The flat direction would bear it. The steep one would not.
# - [x] 0.04
# - [ ] 0.02
#   > 1/50 reaches the bottom of the steep direction in one step. Up to twice that it still settles.
# - [ ] 2/51, about 0.039
#   > That is the best single rate. It is close to the limit, and not the limit.
#
# 2/λ with the largest curvature, 2 / 50 = 0.04. The flat direction then has to get on with a rate fifty times smaller than
# it could bear.

# %% [markdown] further=true
# ## Newton: look at the curvature too
#
# If each direction could have its own rate $1/\lambda$, a bowl would take one step. That is what Newton's method does:
#
# $$\theta \leftarrow \theta - H^{-1} g.$$
#
# It goes where the minimum *would* be if the landscape were exactly the bowl that touches it here.


# %% exercise="newton_step"
def newton_step(theta, grad, hessian):
    """The place after one Newton step."""
    ### BEGIN SOLUTION
    return theta - np.linalg.solve(hessian, grad)
    ### END SOLUTION


# %% [markdown]
# Race it against gradient descent in a bent valley, $L = \tfrac14 (1 - x)^2 + 2\,(y - \tfrac12 x^2)^2$, from $(-2, -1)$
# to the minimum at $(1, 0.5)$.

# %% [markdown] predict="steps_of_newton"
# In a bent valley gradient descent needs 204 steps to a loss below 10⁻⁶. Newton's method steps to the bottom of the bowl that
# fits the place where it stands. **How many steps does it need?**
#
# - number from 1 to 300 in powers: 5 steps
#
# Five. Near the minimum the number of right digits about doubles with each. But its second step goes *up*, from 2 to 27: far
# away, the bowl that it trusts is a poor likeness.

# %%
if ready("newton_step"):
    banana = SURFACES["banana"]

    def banana_hessian(p):
        x, y = p
        return np.array([[0.5 - 4 * y + 6 * x**2, -4 * x], [-4 * x, 4.0]])

    newton, descent = [np.array([-2.0, -1.0])], [np.array([-2.0, -1.0])]
    while banana.f(newton[-1]) > 1e-6:
        newton.append(newton_step(newton[-1], banana.gradient(newton[-1]), banana_hessian(newton[-1])))
    while banana.f(descent[-1]) > 1e-6:
        descent.append(descent[-1] - 0.1 * banana.gradient(descent[-1]))
    print("Newton's losses:", ", ".join(f"{banana.f(p):.3g}" for p in newton))
    x, y = np.linspace(-3, 3, 61), np.linspace(-4, 3, 61)
    heights = banana.f(np.stack(np.meshgrid(x, y), axis=-1)) + 1e-3
    fig = figure(10, 4.2, columns=2)
    plot_landscape(
        x, y, heights, paths={f"gradient descent, {len(descent) - 1} steps": descent}, ax=fig.axes[0]
    )
    plot_landscape(x, y, heights, paths={f"Newton, {len(newton) - 1} steps": newton}, ax=fig.axes[1])
    show(
        fig,
        alt=f"Two maps of a bent valley. Left, gradient descent drops to its floor and follows it, "
        f"{len(descent) - 1} steps. Right, Newton leaps in {len(newton) - 1} steps, "
        "once far off the valley.",
    )

# %% [markdown]
# **Why does nobody train networks like this?**
#
# - *Cost.* $n$ weights have $n^2$ second derivatives and solving takes about $n^3$ operations. A million weights, small
#   by today's measure: 8 terabytes for $H$, and $10^{18}$ operations for a single step.
# - *Leaps.* Far from the minimum the bowl is a poor likeness. A rate helps, $\theta \leftarrow \theta - \eta H^{-1} g$: with $\eta = \frac12$
#   every step of the race above goes down. But it takes 20 of them, not 5, for near the minimum the whole step was right.
# - *Saddles.* Newton looks for a place where the gradient is 0, *any* such place. See for yourself:

# %%
if ready("newton_step"):
    saddle = SURFACES["saddle"]
    newton, descent = [np.array([-2.5, 0.5])], [np.array([-2.5, 0.5])]
    for _ in range(5):
        newton.append(
            newton_step(
                newton[-1], saddle.gradient(newton[-1]), np.diag([1.0, 1.5 * newton[-1][1] ** 2 - 1])
            )
        )
    for _ in range(60):
        descent.append(descent[-1] - 0.2 * saddle.gradient(descent[-1]))
    x, y = np.linspace(-3, 3, 61), np.linspace(-2.5, 2.5, 61)
    heights = saddle.f(np.stack(np.meshgrid(x, y), axis=-1)) + 0.02
    paths = {"gradient descent": descent, "Newton": newton}
    ends = "; ".join(f"{name} ends at ({p[-1][0]:z.4f}, {p[-1][1]:z.4f})" for name, p in paths.items())
    ax = plot_landscape(x, y, heights, paths=paths, ax=figure(6.4, 4.4).axes[0])
    show(
        ax,
        alt="A surface with two pits at y = 1.41 and y = -1.41 and a saddle at (0, "
        f"0) between them: {ends}.",
    )
    print(ends)

# %% [markdown]
# Newton is near the saddle point $(0, 0)$ between the two pits after one step, and stays there: the gradient is 0, and
# that is all it asks for. Gradient descent goes down into a pit.

# %% [markdown]
# ## Pits, passes, plains
#
# Where $g = 0$ the ground is level. What kind of place is it? The signs of the curvatures, the eigenvalues of $H$, say:
#
# - all positive: up in every direction, a **local minimum** (a pit);
# - all negative: a maximum;
# - some of each: a **saddle point** (a pass: up one way, down another);
# - none of opposite sign, but one is 0: the second derivatives do not tell. $x^4$ and $x^3$ both have $H = 0$ at 0.

# %% [markdown] predict="curved_up_along_both_axes"
# L = ½ x² + 2xy + ½ y² curves up along x, and up along y. At (0, 0) its slope is 0. **What lies there?**
#
# - [ ] a pit
#   > Two directions are not all. Go along y = -x.
# - [x] a pass, a saddle point
# - [ ] a peak
#   > It goes up along both axes.
# - [ ] The second derivatives do not tell.
#   > They do: its curvatures are 3 and -1, none is 0.
#
# Along y = -x it is x² - 2x² = -x², and falls. The axes need not be the directions that matter; the eigenvectors of H
# are.

# %% exercise="critical_point"
def critical_point(hessian):
    """What lies where the gradient is 0: "minimum", "maximum", "saddle", or "undecided"."""
    ### BEGIN SOLUTION
    curvatures = np.linalg.eigvalsh(hessian)
    up, down = (curvatures > 1e-9).any(), (curvatures < -1e-9).any()
    if up and down:
        return "saddle"
    if (np.abs(curvatures) <= 1e-9).any():
        return "undecided"
    return "minimum" if up else "maximum"
    ### END SOLUTION


# %% [markdown]
# In a million dimensions a place is a minimum only if *all* the million
# curvatures are positive. That makes saddles far more common than poor pits, or so one expects; for large networks it
# is observed rather than proven. And around a saddle lies a **plateau**, where the slope is almost 0 and gradient
# descent almost stops: from outside it looks like the end of training.
#
# Minima come in crowds, too. Swap two hidden neurons with all their weights, and the network computes the same; with
# tanh you may also flip all signs of a neuron. Eight tanh neurons: $8! \cdot 2^8 = 10\,321\,920$ places with exactly
# the same loss. They are all equally good.
#
# ### A real one
#
# Two networks on the same data, both trained: one hidden layer, and five. We walk away from where they ended in two
# random directions (each neuron's step as long as its own weights) and note the loss. Two bowls?

# %%
X, y = moons(128, noise=0.15, rng=7)
reach = {"one hidden layer": (1, 1.0), "five hidden layers": (5, 1.5)}
fig = figure(10, 8.4, rows=0)
for i, (name, (depth, far)) in enumerate(reach.items()):
    hidden = [
        part for k in range(depth) for part in ("tanh", Dense(8, 8 if k < depth - 1 else 2, rng=2 + k))
    ]
    model = Sequential(Dense(2, 8, rng=1), *hidden)
    fit(model, losses.softmax_cross_entropy, optim.Adam(0.01), X, y, epochs=300, batch_size=128, rng=0)
    rng = np.random.default_rng(5)
    directions = np.stack([filter_normalised_direction(model, rng=rng) for _ in range(2)])
    a = np.linspace(-far, far, 31)
    heights = loss_surface(model, losses.softmax_cross_entropy, X, y, directions, a=a, b=a)
    plot_landscape(a, a, heights, ax=style_axes(fig.add_subplot(2, 2, 1 + i))).set_title(name)
    plot_surface(
        a, a, np.log10(heights), zlabel="log10 loss", ax=fig.add_subplot(2, 2, 3 + i, projection="3d")
    )
    print(
        f"{name}: {model.theta.size} weights, loss here {heights[15, 15]:.3f}, "
        f"highest in the picture {heights.max():.1f}"
    )
show(
    fig,
    alt="Maps above, reliefs below. One hidden layer: a smooth, long bowl. Five hidden layers: "
    "a small deep pit in "
    "the middle, ridges around it, and other hollows further out.",
)

# %% [markdown]
# Deep landscapes are **rough**: ridges, hollows, cliffs. And this shows two directions out of hundreds; a picture of a
# landscape is a thin slice, not the landscape.

# %% [markdown] pause=true
# **A natural end.** You have now the rate where a descent breaks and the reason for it, and a look at landscapes. Next:
# slopes from a few examples, your training loop, and momentum.

# %% [markdown]
# ## A slope from a few examples
#
# The loss is a mean over $n$ examples, and so is the gradient: one step costs all of them. Nobody counts every voter
# for a forecast; a **mini-batch** of $B$ random examples gives an estimate of the slope, right on average, with noise.
#
# - **batch** gradient descent: $B = n$; **stochastic**: $B = 1$; **mini-batch**: between, often 32 to 512.
# - an **iteration** is one step; an **epoch** is once through all data: $\lceil n / B \rceil$ iterations.
#

# %% [markdown] predict="noise_of_a_batch"
# A mini-batch gives an estimate of the slope, right on average, with noise. You take **four times as many** examples into each
# batch. **The noise becomes ...**
#
# - [ ] a sixteenth
# - [ ] a quarter
# - [x] a half
# - [ ] it stays
#
# It falls like 1/√B. Twice the precision costs four times the work; that is why small batches pay.

# %%
model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
slopes = []
for i in range(len(X)):
    model.backward(losses.softmax_cross_entropy(model(X[i : i + 1]), y[i : i + 1])[1])
    slopes.append(model.grad.copy())
slopes = np.array(slopes)
rng = np.random.default_rng(0)
for size in (1, 4, 16, 64):
    means = np.array([slopes[rng.permutation(128)[:size]].mean(axis=0) for _ in range(2000)])
    noise = np.sqrt(((means - slopes.mean(axis=0)) ** 2).sum(axis=1).mean())
    print(f"batch of {size:2}: slope {np.linalg.norm(slopes.mean(axis=0)):.3f}, noise {noise:.3f}")

# %% [markdown]
# A half each time, or a bit less once a batch is a large part of the data.


# %% exercise="minibatches"
def minibatches(n, batch_size, rng):
    """A list of index arrays: 0 ... n - 1 in random order, cut into batches."""
    rng = np.random.default_rng(rng)  # a seed becomes a generator; a generator stays as it is
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
    ### END SOLUTION


# %% [markdown]
# Now watch three batch sizes for 1024 iterations each, same start, rate 0.1. Left what the optimiser sees: the loss of
# *its own batch*. Right the loss over all data. Compare: which one looks worst on the left, and which is
# ahead on the right after 100 iterations?

# %%
X, y = moons(256, noise=0.15, rng=7)
seen, real = {}, {}
for size in (1, 16, 256):
    model = Sequential(Dense(2, 8, rng=1), "tanh", Dense(8, 2, rng=2))
    epochs = 1024 * size // 256
    steps = training_steps(
        model,
        losses.softmax_cross_entropy,
        GradientDescent(0.1),
        X,
        y,
        epochs=epochs,
        batch_size=size,
        rng=0,
    )
    name = f"B = {size}: {epochs} epochs"
    seen[name], real[name] = [], []
    for step in steps:
        if step.step % 16 == 15:
            seen[name].append(step.loss)
            real[name].append(evaluate(model, losses.softmax_cross_entropy, X, y))
iterations = np.arange(16, 1025, 16)
fig = figure(10, 3.8, columns=2)
plot_curves(seen, x=iterations, xlabel="iteration", ylabel="loss of the batch", ax=fig.axes[0])
plot_curves(real, x=iterations, xlabel="iteration", ylabel="loss over all data", ax=fig.axes[1])
fig.axes[0].get_legend().remove()
show(
    fig,
    alt="Left, the loss of each one's own batch: for B = 1 it leaps between 0 and above 1, "
    "for B = 16 it trembles, for "
    "B = 256 it is smooth. Right, over all data: "
    f"{describe_curves(real, x=iterations, xlabel='iteration')}",
)

# %% [markdown]
# Per iteration they are much alike, though one saw 4 epochs and another 1024: for the same work, small batches made
# many more steps. At the end the single examples cannot settle: with a constant rate, the noise keeps them trembling
# *around* the minimum. ([Lesson 7b](07b-adaptive#A rate that changes with time) lowers the rate with time.)
#
# ### Does noise help out of a pit?
#
# One hears that it does. Let us measure. `two valleys` again, start at $x = 1.8$, where the shallow valley is; 2000
# walkers, rate 0.05, 2000 steps, and to each slope we add noise.

# %% [markdown] predict="noise_and_the_deep_valley"
# Two thousand walkers start in the shallower of two valleys and go downhill, with noise on each slope. You raise the noise
# from 0 on. **The share that ends in the deep valley ...**
#
# - [ ] stays at 0: downhill is downhill
# - [ ] grows, the more noise the better
# - [x] grows, and then falls again
#
# Too little: nobody crosses the ridge. Enough: nearly all do. More: they fall out of the *deep* one as well. So noise **can** carry
# over low ridges; it does not know where it goes, and it promises no global minimum.

# %%
rng = np.random.default_rng(0)
for noise in (0, 2, 3, 4, 6, 8):
    x = np.full(2000, 1.8)
    for _ in range(2000):
        x = x - 0.05 * (2 * x**3 - 4 * x + 0.6 + noise * rng.normal(size=x.size))
    height = x**4 / 2 - 2 * x**2 + 0.6 * x + 2.6
    print(
        f"noise {noise:2}: {np.mean(x < 0.15):6.1%} in the deep valley, mean height {height.mean():.2f}"
    )

# %% [markdown]
# And the right amount depends on a landscape that you do not see.
#
# ## The loop, all yours
#
# [Lesson 6b](06b-initialisation#Layers as objects) gave you layers with `forward` and `backward`, whose `W` and `b` are boxes (`Parameter`) with `.value` and
# `.grad`. An **optimiser** is an object whose `step(theta, grad)` changes the array `theta` in place. The simplest:


# %%
class Descent:
    def __init__(self, lr):
        self.lr = lr

    def step(self, theta, grad):
        theta -= self.lr * grad  # in place: the layer's own array changes


theta = np.array([1.0, 2.0])
Descent(lr=0.5).step(theta, np.array([4.0, -2.0]))
theta


# %% exercise="train_network"
def train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    """Train the layers in place; returns a list: the mean loss of each epoch."""
    rng = np.random.default_rng(rng)
    ### BEGIN SOLUTION
    parameters = [box for layer in layers for box in vars(layer).values() if isinstance(box, Parameter)]
    optimizers = [make_optimizer() for _ in parameters]
    history = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            value, dZ = loss(network_forward(X[rows], layers), y[rows])
            network_backward(dZ, layers)
            for box, optimizer in zip(parameters, optimizers):
                optimizer.step(box.value, box.grad)
            total += value * len(rows)
        history.append(total / len(X))
    return history
    ### END SOLUTION


# %% [markdown]
# ## Momentum: a ball, not a walker
#
# **The defect:** in a narrow valley gradient descent zigzags across and creeps along. Add up the last few slopes: across
# they cancel, along they agree. So remember a **velocity** $v$, of which a share $\mu$ (say 0.9) survives each step:
#
# $$v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta\, v, \qquad v = 0 \text{ at first}.$$
#
# In numbers: a slope of 1 that stays gives with $\mu = 0.9$ the velocities $1,\; 1.9,\; 2.71,\; 3.439, \ldots \to
# 1/(1 - \mu) = 10$. Ten times as fast where the slope agrees with itself.
#
# In bowls the theory is clear: at their best settings gradient descent keeps $(\kappa - 1)/(\kappa + 1)$ of the error per
# step, momentum about $(\sqrt\kappa - 1)/(\sqrt\kappa + 1)$. For $\kappa = 100$: $0.980198$ against $0.818182$.
#
# **Why, and where it breaks.** Turn the bowl so that its axes are the coordinates; then each of them goes its own way, and knows only its
# own curvature $\lambda$. One step takes velocity and place $(v, x)$ to $(\mu v + \lambda x,\; x - \eta (\mu v + \lambda x))$, a
# matrix times the pair:
#
# $$\begin{pmatrix} v \\ x \end{pmatrix} \leftarrow \begin{pmatrix} \mu & \lambda \\ -\eta\mu & 1 - \eta\lambda
# \end{pmatrix} \begin{pmatrix} v \\ x \end{pmatrix}.$$
#
# It shrinks if both eigenvalues are smaller than 1 in size. Their product is $\mu$, their sum $1 + \mu - \eta\lambda$; that holds them
# in just if $0 < \eta\lambda < 2(1 + \mu)$. Without momentum this is the limit $2/\lambda$ that you found; **with $\mu = 0.9$ the
# rate may be nearly twice as large**, 3.8 over the largest curvature. And while the two are a complex pair, each has the size
# $\sqrt\mu$, whatever the rate: steep and flat directions shrink alike. Your function gives the larger of the two; the figure is
# drawn with it, for curvature 1.


# %% exercise="momentum_keeps"
def momentum_keeps(rate, mu, curvature):
    ### BEGIN SOLUTION
    step = [[mu, curvature], [-rate * mu, 1 - rate * curvature]]
    return np.abs(np.linalg.eigvals(step)).max()
    ### END SOLUTION


# %% folded=true
if ready("momentum_keeps"):
    products, shares = np.linspace(0.02, 4.2, 120), np.linspace(0, 0.99, 100)
    size = np.array([[momentum_keeps(r, mu, 1.0) for r in products] for mu in shares])
    ax = figure(6.4, 3.4).axes[0]
    lines = ax.contour(products, shares, size, levels=[0.6, 0.8, 0.9, 0.95], colors="#0072B2", linewidths=1)
    ax.clabel(lines, fontsize=9, colors="#767676")
    ax.contour(products, shares, size, levels=[1.0], colors="#D55E00", linewidths=2.5)
    for sign in (-1, 1):  # between these two curves the eigenvalues are a complex pair
        ax.plot((1 + sign * np.sqrt(shares)) ** 2, shares, color="#009E73", linestyle="--", linewidth=1.5)
    ax.set(xlabel="rate times curvature", ylabel="$\\mu$", xlim=(0, 4.2), ylim=(0, 0.99))
    show(ax, alt="A map over rate times curvature, 0 to 4.2, and momentum, 0 to 1. A thick orange line from 2 at no momentum to nearly "
         "4 is the edge: right of it the walk diverges. Left of it lines of equal shrinking; within a dashed curve they are level.")  # fmt: skip

# %% [markdown]
# Left of the thick line it converges. Within the dashed curve the pair is complex and the lines are level. The best that one $\mu$ can
# do for all curvatures at once is $\sqrt\mu = (\sqrt\kappa - 1)/(\sqrt\kappa + 1)$: there is the root from above.


# %% exercise="MyMomentum"
class MyMomentum:
    """Momentum for one array: step(theta, grad) changes theta in place."""

    def __init__(self, lr, mu=0.9):
        ### BEGIN SOLUTION
        self.lr, self.mu = lr, mu
        self.v = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.v = self.mu * self.v + grad
        theta -= self.lr * self.v
        ### END SOLUTION


# %% [markdown] predict="velocity_of_a_zigzag" recall=true
# A slope is 1, then -1, then 1, and so on for ever, as across a narrow valley. Momentum keeps μ = 0.9 of its
# velocity. **How large does the velocity become?**
#
# - [ ] about 10
#   > So it would if the slope kept its sign.
# - [ ] 1, like the slope
#   > The part that is kept comes from the other wall, and takes something off.
# - [x] about ½
# - [ ] 0
#   > The latest slope is always there.
#
# v = g - 0.9 v in size, so v = 1 / 1.9. Across the valley momentum halves the steps, and along it they become ten
# times as long.

# %% [markdown]
# ## Nesterov: look where you roll
#
# **The defect:** a heavy ball overshoots; it notices too late that the slope has turned. Nesterov's idea: the velocity
# carries us by $\mu v$ anyway, so take the slope *there*, ahead. Written for the place ahead (as libraries do, and then
# the gradient that comes in is already the one to use), it is momentum with one more look at the latest slope:
#
# $$v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta\, (g + \mu v).$$
#
# The $v$ on the right is the *new* one.


# %% exercise="MyNesterov"
class MyNesterov:
    """Nesterov's momentum for one array: step(theta, grad) changes theta in place."""

    def __init__(self, lr, mu=0.9):
        ### BEGIN SOLUTION
        self.lr, self.mu = lr, mu
        self.v = 0.0
        ### END SOLUTION

    def step(self, theta, grad):
        ### BEGIN SOLUTION
        self.v = self.mu * self.v + grad
        theta -= self.lr * (grad + self.mu * self.v)
        ### END SOLUTION


# %% [markdown]
# Race your two against gradient descent.

# %% [markdown] predict="order_of_breaking"
# Plain descent, momentum and Nesterov, both with μ = 0.9, go down one valley. The rate is raised, a little at a time.
# **In which order do they break**, the first on top?
#
# 1. Nesterov
# 2. plain descent
# 3. momentum
#
# Nesterov near 0.136, plain descent at 0.2, momentum only near 0.38. Nesterov is not "better at any rate": it is
# steadier at the rates where it holds.

# %% [markdown]
# **Move, in this order:**
#
# 1. Valley, rate 0.02: who is ahead after 60 steps? Which path swings?
# 2. Raise the rate notch by notch, and see the three break.
# 3. `saddle`, start at y = 0.1: who leaves the plateau first? And from y = 0 exactly?
# 4. `plateau with two pits`, start at about (-3.5, 2.5), rate 0.3: who gets into a pit within 200 steps?

# %%
own = {}
if ready("MyMomentum"):
    own["my momentum"] = lambda rate: MyMomentum(rate, 0.9)
if ready("MyNesterov"):
    own["my Nesterov"] = lambda rate: MyNesterov(rate, 0.9)
race = live.OptimizerRace(own=own)
race.set(Momentum=False, Adam=False, log_rate=-1.7)
race

# %% [markdown]
# On the saddle's plateau (rate 0.02) momentum needs 28 steps, plain descent 134; from
# y = 0 exactly nobody leaves, for there is no slope along y. In the far corner of the last one only the two with a
# velocity arrive.
#
# ### The race on a network
#
# The question from the top, now with nothing but your own code: your layers, your loss, your batches, your loop, your
# optimisers. The last column tells how many epochs momentum needs for what gradient descent reaches in 60.

# %%
if ready("minibatches", "train_network", "MyMomentum", "MyNesterov"):
    X, y = spirals(300, noise=0.02, rng=1)
    curves = {}
    racers = {"gradient descent": GradientDescent, "momentum": MyMomentum, "Nesterov": MyNesterov}
    for name, optimizer in racers.items():
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
            layers, softmax_cross_entropy, lambda optimizer=optimizer: optimizer(0.1), X, y, 60, 32, rng
        )
    for name, history in curves.items():
        first = next(i for i, loss in enumerate(history, 1) if loss <= curves["gradient descent"][-1])
        print(
            f"{name}: loss {history[-1]:.4f} after 60 epochs; "
            f"below that of gradient descent after {first}"
        )
    ax = plot_curves(curves, xlabel="epoch", log=True)
    show(ax, alt="Logarithmic. " + describe_curves(curves, xlabel="epoch"))

# %% [markdown]
# ## In your own words

# %% [markdown]
# **Question (2 points).** A classmate's training loss has not moved for 50 epochs. "It is in a local minimum," she says,
# "so I will raise the learning rate." Give two other explanations of what she sees, say how she could tell them apart
# (what would she measure?), and what the larger rate would do in each case. Four to seven sentences.

# %% [markdown] written="not_moving" points=2
# She may be on a plateau or near a saddle point: the gradient is small, but some directions lead down. She may be
# bouncing: the rate is so large that the steps go from wall to wall (or the noise of small batches keeps the weights
# trembling), and then the gradient is *not* small. To tell them apart she measures the length of the gradient over all
# data: large means bouncing; small means a flat place, and then the signs of the Hessian's eigenvalues (or simply small
# random steps, or more patience) tell a saddle from a pit. A larger rate helps to cross a plateau sooner, as momentum
# does; it makes bouncing worse, there a smaller rate is right. In a true local minimum a larger rate may throw her out,
# to a better place or a worse one.
#
# **Marking guide.** 1/2 point for each of two other explanations (plateau or saddle; too large a rate or noise;
# saturated or dead neurons count too). 1/2: a measurement that tells them apart (gradient's length, Hessian, loss by
# batch). 1/2: what the rate does in each case. "It has converged" alone is the classmate's own claim and earns nothing.

# %% [markdown]
# ## Quiz

# %% quiz="on_the_way_down"

# %% [markdown]
# What passes its check goes into your own library, for the lessons to come:

# %%
keep(minibatches, train_network, MyMomentum, MyNesterov)

# %% [markdown]
# ## Summary
#
# - Gradient descent: $\theta \leftarrow \theta - \eta g$. On a bowl it diverges beyond $2/\lambda_{max}$, and narrow
#   valleys make it slow.
# - Newton gives each direction its own rate. $n^2$ memory, $n^3$ time, and it likes saddles.
# - Level places: the signs of the curvatures tell pits from passes. In many dimensions, passes abound.
# - Mini-batches: a noisy slope for little work, noise like $1/\sqrt B$. Noise may free you from a pit, or not.
# - Momentum sums slopes up: faster along valleys, steadier across. Nesterov looks ahead.
#
# **What's next.** All weights still share one learning rate. [Lesson 7b](07b-adaptive) gives each weight its own: AdaGrad, RMSProp,
# Adam, each one mending the defect of the one before.
