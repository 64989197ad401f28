# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 10. Beyond: without backprop, and with a library
#
# Evolution made brains without a chain rule. **So why not train a network like that?** Change its weights at random,
# keep what is better, have patience. It needs no derivatives, it is five lines long, and it works. Until it does not.
#
# **Afterwards you can**
#
# - train without derivatives in three ways: differences, random search, an evolution strategy;
# - say what each costs, and show why they lose as the weights grow;
# - say where there is *no* gradient, and what one does then;
# - read the same network in PyTorch, and get the same numbers from it.
#
# **You need** lessons [3](03-layers) to [7b](07b-adaptive). **Time:** two sittings, 40 and 30 minutes.

# %% setup=true
import numpy as np

from nnkit import Adam, Dense, activations, losses
from nnkit.check import check, ready
from nnkit.data import moons
from nnkit.layers import Elementwise
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import describe_curves, plot_curves, plot_decision, show
from nnkit.widgets.live import ActivationPoint, OptimizerRace


# %% setup=true
def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


def lent_adam(lr=1e-3, beta1=0.9, beta2=0.999):
    return Adam(lr=lr, beta1=beta1, beta2=beta2)


DenseLayer, ActivationLayer, MyAdam, softmax_cross_entropy, tanh, tanh_derivative = take(
    DenseLayer=lent_dense,
    ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
    MyAdam=lent_adam,
    softmax_cross_entropy=lambda Z, y: losses.softmax_cross_entropy(Z, y),
    tanh=activations.tanh,
    tanh_derivative=activations.tanh_derivative,
)

# %% [markdown]
# ## Ask each weight
#
# Without the chain rule there is always this: nudge one weight, look what the loss does, put it back. That is the numeric gradient of [lesson 6](06-backprop#Never trust a gradient).
# It is exact enough.

# %% [markdown] predict="answers_for_one_gradient"
# A network has 1,000,000 weights. Without the chain rule, by nudging each weight to one side, **how often must it run forward for
# one gradient?**
#
# - number from 1 to 100000000 in powers: 1000001 times
#
# Once where it stands, and once for each weight: 1 + 1,000,000 = 1,000,001. With the chain rule one pass forward and one back
# are enough, worth about 3 forward passes, however many weights there are.

# %% [markdown]
# Counted in forward passes over the data, for $n$ weights:
#
# - **forward differences**: once at $\theta$, then once for each weight;
# - **central differences**: twice for each weight;
# - **backprop**: one pass forward and, at about twice its cost, one back. That counts as 3, whatever $n$ is.


# %% exercise="passes_for_gradient"
def passes_for_gradient(n, method):
    """Forward passes that one gradient costs; method is "forward", "central" or "backprop"."""
    ### BEGIN SOLUTION
    return {"forward": n + 1, "central": 2 * n, "backprop": 3}[method]
    ### END SOLUTION


# %%
if ready("passes_for_gradient"):
    n = [10**k for k in range(7)]
    curves = {
        method: [passes_for_gradient(k, method) for k in n]
        for method in ("forward", "central", "backprop")
    }
    ax = plot_curves(curves, x=n, xlabel="weights", ylabel="forward passes for one gradient", log=True)
    ax.set_xscale("log")
    show(ax, alt="Both axes logarithmic. " + describe_curves(curves, x=n, xlabel="weights"))

# %% [markdown]
# For ten weights it hardly matters. For a million, an hour of backprop becomes forty years.
#
# ## A task that fits on a line
#
# To compare methods we need a loss with a dial for the number of weights. Take $m$ linear equations, $A \theta \approx b$, and the mean of the
# squared misses:
#
# $$L(\theta) = \frac{1}{m} \lVert A\theta - b \rVert^2, \qquad \nabla L = \frac{2}{m} A^T (A\theta - b).$$
#
# In numbers: $A = \begin{pmatrix} 1 & 2 \\ 3 & -1 \end{pmatrix}$, $b = (1, 2)$, $\theta = (1, 1)$. The misses are $(2, 0)$, so $L = 2$.

# %% [markdown] predict="gradient_of_two_misses" recall=true
# A has the rows (1, 2) and (3, -1), and the misses Aθ - b are (2, 0). L is the mean of the squared misses. **What is
# its gradient by θ?**
#
# - [x] (2, 4)
# - [ ] (4, 8)
#   > L is a mean of two squares, so there is a factor ½.
# - [ ] (2, -1)
#   > The slopes come from the first row, since only its miss is not 0.
# - [ ] (2, 6)
#   > That is A times the misses. It has to be Aᵀ.
#
# 2/m · Aᵀ (2, 0) with m = 2: twice the first row. The second equation holds already and pulls at nothing.

# %% exercise="misses_loss"
def misses_loss(theta, A, b):
    """theta (n,), A (m, n), b (m,) -> the mean squared miss, a number."""
    ### BEGIN SOLUTION
    return float(np.mean((A @ theta - b) ** 2))
    ### END SOLUTION


# %% exercise="misses_gradient"
def misses_gradient(theta, A, b):
    """The exact gradient (n,) of misses_loss by theta."""
    ### BEGIN SOLUTION
    return 2 / len(b) * A.T @ (A @ theta - b)
    ### END SOLUTION


# %% [markdown]
# ## Blind, but stubborn: random search
#
# Take a random step. Better? Stay there. Worse? Go back. Again.


# %% exercise="random_search"
def random_search(theta, A, b, steps):
    """Try theta + step for each row of steps (k, n) in turn, keep it if the loss is lower ->
    the last theta kept."""
    ### BEGIN SOLUTION
    best = misses_loss(theta, A, b)
    for step in steps:
        trial = theta + step
        loss = misses_loss(trial, A, b)
        if loss < best:
            theta, best = trial, loss
    return theta
    ### END SOLUTION


# %% [markdown]
# The same 300 looks at the loss for each method: 300 random steps, or 100 steps of gradient descent at a price of 3.

# %% [markdown] predict="random_steps_in_many_dimensions"
# You stand on a slope and step in a random direction. **In how many per cent of all directions does it go down, with 200
# weights?**
#
# - number from 0 to 100 give or take 5: 50 %
#
# Half of them, with 2 weights and with 200. But with 200 nearly all run **almost level**: a random direction and the gradient
# stand nearly at a right angle. That is the whole trouble with random search.

# %%
if ready("random_search", "misses_gradient"):
    sizes, left = [2, 5, 10, 20, 50, 100, 200], {"random search": [], "gradient descent": []}
    for n in sizes:
        rng = np.random.default_rng(n)
        A = rng.normal(size=(2 * n, n))
        b = A @ rng.normal(size=n)
        start = np.zeros(n)
        found = random_search(start, A, b, rng.normal(size=(300, n)) * 0.5 / np.sqrt(n))
        theta = start.copy()
        for _ in range(100):
            theta = theta - 0.15 * misses_gradient(theta, A, b)
        for name, end in (("random search", found), ("gradient descent", theta)):
            left[name].append(max(misses_loss(end, A, b) / misses_loss(start, A, b), 1e-12))
    ax = plot_curves(left, x=sizes, xlabel="weights", ylabel="share of the loss that is left", log=True)
    ax.set_xscale("log")
    show(ax, alt="Both axes logarithmic. " + describe_curves(left, x=sizes, xlabel="weights"))
    print(
        f"left after random search: {left['random search'][0]:.1%} with 2 weights, "
        f"{left['random search'][-1]:.0%} with 200"
    )

# %% [markdown]
# That random directions stand nearly at a right angle to the gradient one can measure.
#
# ## How well does a guess point?
#
# The **alignment** of two vectors is the cosine of the angle between them: 1 means the same direction, 0 a right angle, -1 the opposite.
#
# $$\cos(u, v) = \frac{u \cdot v}{\lVert u \rVert \, \lVert v \rVert}$$


# %% exercise="alignment"
def alignment(u, v):
    """The cosine of the angle between u (n,) and v (n,), a number from -1 to 1;
    0 if one of them is all zeros."""
    ### BEGIN SOLUTION
    size = np.linalg.norm(u) * np.linalg.norm(v)
    return float(u @ v / size) if size > 0 else 0.0
    ### END SOLUTION


# %% [markdown]
# ## Ask a crowd: evolution strategies
#
# One random step says little. A crowd says more: look at the loss on both sides of $\theta$ along many random directions $\epsilon_i$, and let each direction
# count by how much it helped:
#
# $$\hat g = \frac{1}{k} \sum_{i=1}^{k} \frac{L(\theta + \sigma \epsilon_i) - L(\theta - \sigma \epsilon_i)}{2 \sigma}\; \epsilon_i.$$
#
# On average that *is* the gradient (of the loss, a little smoothed), out of nothing but losses. It needs $2k$ looks, and they can all be made at the same
# time on $2k$ computers: that is its charm.


# %% [markdown] predict="looks_of_a_crowd" recall=true
# A crowd of 50 random directions makes one estimate of the gradient of a network with 10,000 weights. **How often has
# the loss to be computed?**
#
# - [ ] 50 times
#   > Each direction is looked at on both sides.
# - [x] 100 times
# - [ ] 10,000 times
#   > That is for whoever asks each weight. The number of weights does not enter here; it enters in how well the
#     estimate points.
# - [ ] 3 times
#   > That is what backprop costs.
#
# Once on either side for each direction, 2 · 50 = 100, and all can be done at the same time.


# %% exercise="es_gradient"
def es_gradient(theta, A, b, noise, sigma):
    """noise (k, n): one random direction a row -> the estimate (n,) of the gradient of misses_loss."""
    ### BEGIN SOLUTION
    total = np.zeros(len(theta))
    for eps in noise:
        difference = misses_loss(theta + sigma * eps, A, b) - misses_loss(theta - sigma * eps, A, b)
        total += difference / (2 * sigma) * eps
    return total / len(noise)
    ### END SOLUTION


# %%
if ready("es_gradient", "alignment", "misses_gradient"):
    sizes = [2, 5, 10, 20, 50, 100, 200, 500]
    points = {"crowd of 1": [], "crowd of 50": []}
    for n in sizes:
        rng = np.random.default_rng(n)
        A, theta = rng.normal(size=(n + 5, n)), rng.normal(size=n)
        b = rng.normal(size=n + 5)
        g = misses_gradient(theta, A, b)
        for k, name in ((1, "crowd of 1"), (50, "crowd of 50")):
            tries = [
                alignment(es_gradient(theta, A, b, rng.normal(size=(k, n)), 0.01), g)
                for _ in range(200 // k)
            ]
            points[name].append(float(np.mean(tries)))
    ax = plot_curves(points, x=sizes, xlabel="weights", ylabel="alignment with the gradient")
    ax.set_xscale("log")
    show(ax, alt=describe_curves(points, x=sizes, xlabel="weights"))

# %% [markdown]
# A crowd of 50 points well with 5 weights (0.95) and badly with 500 (0.3): about $\sqrt{k / (n + k)}$. To point as well with a million weights it would have
# to be a crowd of a million. Then one might as well ask each weight. Now a race: `blind` takes a random direction and only learns whether it goes up or
# down; the others know the gradient. Start them by a click.

# %%
class Blind:
    """A random direction, turned downhill: all that one look to either side tells."""

    def __init__(self, lr=0.1):
        self.lr, self.rng = lr, np.random.default_rng(0)

    def step(self, theta, grad):
        direction = self.rng.normal(size=theta.shape)
        direction /= np.linalg.norm(direction)
        theta -= self.lr * np.sign(direction @ grad) * direction


OptimizerRace(own={"blind": lambda lr: Blind(lr)})

# %% [markdown]
# In two dimensions the blind one gets along. (It staggers around the goal, since its steps never become shorter.)

# %% [markdown] pause=true
# **A natural end.** You have now two ways to learn without a gradient, and know what they cost. Next they meet a
# network, and a task on which the gradient is no help.

# %% [markdown]
# ## A network, both ways
#
# Now your own layers: 2 inputs, 2 classes, and once 16, once 400 hidden neurons between: 82 and 2,002 weights and biases.
# The same budget for all: 1,500 forward passes.

# %% [markdown] predict="who_suffers_from_width"
# Two moons are learned with the same budget of forward passes, by random search and by backprop, with 82 weights and
# with 2,002. **Who suffers from the larger network?**
#
# - [ ] both
#   > Backprop's price for a gradient is three passes, whatever the number of weights.
# - [x] random search only
# - [ ] backprop only: it has more slopes to compute
#   > They all come in the same pass.
# - [ ] neither
#   > A random direction points the worse, the more weights there are.
#
# The larger network makes backprop better, and random search worse: among 2,002 weights nearly every direction runs
# almost level.

# %%
def build(width):
    rng = np.random.default_rng(0)
    return [DenseLayer(2, width, rng), ActivationLayer(tanh, tanh_derivative), DenseLayer(width, 2, rng)]


def logits(layers, X):
    for layer in layers:
        X = layer.forward(X)
    return X


def boxes_of(layers):
    return [box for layer in layers if hasattr(layer, "W") for box in (layer.W, layer.b)]


X, y = moons(200, noise=0.15, rng=3)
BUDGET = 1500


def search_blindly(layers):
    """Random search: one forward pass a try. -> the loss after each pass"""
    rng, boxes = np.random.default_rng(1), boxes_of(layers)
    n = sum(box.value.size for box in boxes)
    recorded = [softmax_cross_entropy(logits(layers, X), y)[0]]
    for _ in range(BUDGET):
        steps = [0.45 / np.sqrt(n) * rng.normal(size=box.value.shape) for box in boxes]
        for box, step in zip(boxes, steps, strict=True):
            box.value += step
        loss = softmax_cross_entropy(logits(layers, X), y)[0]
        if loss >= recorded[-1]:
            for box, step in zip(boxes, steps, strict=True):
                box.value -= step
        recorded.append(min(loss, recorded[-1]))
    return recorded


# %%
def teach(layers):
    """Adam with backprop: three forward passes a step. -> the loss after each pass"""
    boxes = boxes_of(layers)
    optimizers = [MyAdam(0.02, 0.9, 0.999) for _ in boxes]
    recorded = [softmax_cross_entropy(logits(layers, X), y)[0]]
    for _ in range(BUDGET // 3):
        loss, slope = softmax_cross_entropy(logits(layers, X), y)
        for layer in reversed(layers):
            slope = layer.backward(slope)
        for box, optimizer in zip(boxes, optimizers, strict=True):
            optimizer.step(box.value, box.grad)  # in place
        recorded += [loss] * 3
    return recorded


taught = build(16)
curves = {
    "random search, 82 weights": search_blindly(build(16)),
    "random search, 2,002 weights": search_blindly(build(400)),
    "backprop, 82 weights": teach(taught),
    "backprop, 2,002 weights": teach(build(400)),
}

# %%
passes = np.arange(BUDGET + 1)
ax = plot_curves(curves, x=passes, xlabel="forward passes", ylabel="loss", log=True)
show(ax, alt="Logarithmic. " + describe_curves(curves, x=passes, xlabel="forward passes"))

# %% [markdown]
# With 82 weights random search does not do badly at all. And 2,002 is nothing: nobody trains a million weights that way.

# %%
ax = plot_decision(lambda P: activations.softmax(logits(taught, P))[:, 1], X, y)
show(
    ax,
    alt="Two moons, and the border that backprop drew with 82 weights: it follows the gap between them.",
)

# %% [markdown]
# ## Where there is no gradient
#
# Backprop needs slopes. A **step** has none: its derivative is 0 wherever it exists. So is that of a count, of a choice between two layers, of
# a weight that may only be +1 or -1. **Try:** a steep sigmoid is nearly a step. Choose `sigmoid`, slope 4, and drag the point away from 0.

# %%
ActivationPoint()

# %% [markdown] predict="a_hidden_layer_of_steps" recall=true
# Somebody puts steps in place of the sigmoids of a hidden layer and starts backprop. **What becomes of the weights
# below that layer?**
#
# - [ ] They learn, only more roughly.
#   > A rough slope would do. There is none.
# - [x] They never move.
# - [ ] They are thrown about, since the slope at the step is infinite.
#   > No sum hits the step exactly; beside it the slope is 0.
# - [ ] They learn as long as the layer above does.
#   > The layer above learns. What it hands down is multiplied by 0.
#
# The slope of a step is 0 wherever it exists, so every slope that comes from above is multiplied by 0.


# %% exercise="silent_from"
silent_from = ...
### BEGIN SOLUTION
silent_from = 1.5
### END SOLUTION

# %% [markdown]
# Further out a neuron learns nothing any more, and the steeper the sigmoid, the sooner. What then? Train something smooth that is *near* the step, and
# replace it afterwards. Or search: with weights of +1 and -1 one can turn one sign at a time and count the mistakes.


# %% exercise="best_flip"
def best_flip(w, X, y):
    """The index of the sign in w (d,) whose turning leaves the fewest mistakes;
    -1 if no turning leaves fewer than now.

    X (n, d), y (n,) of 0 and 1; the answer is 1 where X @ w > 0. Of equal ones the first index.
    """
    ### BEGIN SOLUTION
    def mistakes(w):
        return int(((X @ w > 0) != y).sum())

    best, fewest = -1, mistakes(w)
    for i in range(len(w)):
        turned = w.copy()
        turned[i] = -turned[i]
        if mistakes(turned) < fewest:
            best, fewest = i, mistakes(turned)
    return best
    ### END SOLUTION


# %%
if ready("best_flip"):
    rng = np.random.default_rng(9)
    secret = rng.choice([-1.0, 1.0], 25)
    S = rng.normal(size=(300, 25))
    answers = (S @ secret > 0).astype(int)
    w, wrong = np.ones(25), []
    while True:
        wrong.append(int(((S @ w > 0) != answers).sum()))
        i = best_flip(w, S, answers)
        if i < 0:
            break
        w[i] = -w[i]
    print(f"mistakes out of 300, turn by turn: {wrong}")

# %% [markdown]
# ## The same network in a library
#
# What you wrote in ten lessons, libraries have ready, for graphics cards and with every derivative built in. The ideas are the same; the
# conventions are not always. PyTorch's `Linear` keeps its weights **transposed**, shape `(d_out, d_in)`, and computes $X W^T + b$. Keras keeps them as we do.


# %% exercise="to_torch"
def to_torch(W, b):
    """Our W (d_in, d_out) and b (d_out,) -> (weight, bias) as PyTorch's Linear keeps them, new arrays."""
    ### BEGIN SOLUTION
    return W.T.copy(), b.copy()
    ### END SOLUTION


# %% [markdown]
# The next cell builds your trained network once more in PyTorch, copies its weights, and compares loss and gradients. It needs PyTorch
# (`pip install torch`, a large download); without it the lesson goes on.

# %%
try:
    import torch
except ImportError:
    torch = None
    print("PyTorch is not installed here. Nothing of this lesson needs it: read on.")

if torch is not None and ready("to_torch"):
    net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 2)).double()
    for theirs, ours in ((net[0], taught[0]), (net[2], taught[2])):
        weight, bias = to_torch(ours.W.value, ours.b.value)
        theirs.weight.data, theirs.bias.data = torch.tensor(weight), torch.tensor(bias)
    their_loss = torch.nn.functional.cross_entropy(net(torch.tensor(X)), torch.tensor(y))
    their_loss.backward()

    our_loss, slope = softmax_cross_entropy(logits(taught, X), y)
    for layer in reversed(taught):
        slope = layer.backward(slope)
    print(f"loss: ours {our_loss:.12f}, PyTorch's {their_loss.item():.12f}")
    gap = np.abs(taught[0].W.grad - net[0].weight.grad.numpy().T).max()
    print(f"first layer's gradient: largest difference {gap:.1e}")

# %% [markdown]
# Side by side:
#
# | ours | PyTorch | Keras |
# |---|---|---|
# | `Dense(2, 16)`, `W (2, 16)` | `nn.Linear(2, 16)`, `weight (16, 2)` | `Dense(16)`, `kernel (2, 16)` |
# | `softmax_cross_entropy(Z, y)` of logits | `cross_entropy(Z, y)` of logits | `SparseCategoricalCrossentropy(from_logits=True)` |
# | `layer.backward(dY)`, you call it | `loss.backward()`, recorded and done for you | inside `fit` |
# | `grad` is assigned | `grad` is **added to**: `zero_grad()` before each step | inside `fit` |
# | L2: $\frac{\lambda}{2} \sum w^2$ | `weight_decay` $= \lambda$ (and on biases too) | `L2(λ/2)`: without the 1/2 |
#
# The two bold words are the two mistakes that everybody makes once.

# %% quiz="beyond"

# %% [markdown]
# ## In your own words

# %% [markdown]
# **Question (2 points).** A friend wants to train a network of 50,000 weights by random search, because "then I need no derivatives and can't make a mistake in them". What do you
# answer? Name one thing that is right about it, and one case in which you would search without gradients yourself. Three to six sentences.

# %% [markdown] written="without_slopes" points=2
# It is true that random search needs no derivatives and so leaves no room for a wrong one; a gradient check removes that danger as well, for the
# price of a few minutes. With 50,000 weights a random direction is almost at a right angle to the gradient (its alignment is about
# 1/sqrt(50,000) = 0.004), so nearly every try changes the loss by nothing, while backprop gets the whole direction for three forward passes.
# I would search without gradients where there are none: numbers of layers, signs, choices, a program whose inside I cannot see; or with very few numbers.
#
# *Marking guide.* 1 point: why it fails with many weights (random directions hardly point, or the number of tries grows with the weights).
# 1/2: something true in its favour (no derivatives, parallel, works on anything). 1/2: a fitting case without gradients.

# %% [markdown]
# ## Further reading
#
# - **3Blue1Brown**, *Neural networks*: a series of films; backprop in pictures that stay with you.
# - **TensorFlow Playground**: the model for ours. Compare what both can do.
# - **MLU-Explain**: interactive pages on training, bias and variance, and much else.
#
# Each shows in its own way what you have built; see whether you find a slip.
#
# ## Into your library

# %%
keep(random_search, alignment, es_gradient, to_torch)

# %% [markdown]
# ## Summary
#
# - Differences cost a pass for each weight, backprop three passes for all of them.
# - A random direction among $n$ points along the gradient with about $1/\sqrt{n}$. A crowd of $k$: $\sqrt{k/(n+k)}$.
# - No slope, no backprop: steps, signs, counts, choices. Smooth them, or search.
# - Libraries do the same with other conventions: transposed weights, gradients that add up.
#
# **What's next.** [Lesson 11](11-slips) puts a lecture to the test: thirteen slips, and you find them.
