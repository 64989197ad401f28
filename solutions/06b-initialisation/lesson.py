# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 6b. Where to start, and layers of your own
#
# Gradient descent walks downhill from where it stands. **So where should it stand at first?** All weights 0 looks fair: no neuron
# is favoured. It is the worst choice there is. This lesson finds out why, and which random numbers are good ones. Then you
# make layers as objects, plug them together, and watch your own network learn in the Playground.
#
# **Afterwards you can**
#
# - say what the first step from zero weights does, and prove that equal neurons stay equal;
# - compute how a signal grows or dies through layers, and choose weights (Xavier, He) that keep it alive;
# - write dense and activation layers as classes, and run a list of them forward and backward.
#
# **You need** [lesson 6](06-backprop) (backprop), and from statistics the variance of a sum. **Time:** two sittings, 65 and 35 minutes.

# %% setup=true
from itertools import pairwise

import numpy as np

import nnkit
from nnkit import Parameter, activations, check_layer
from nnkit.check import check, ready
from nnkit.data import rings
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import describe_curves, figure, plot_curves, plot_histograms, plot_network, show
from nnkit.widgets import Playground
from nnkit.widgets.live import ActivationSpread


# %% setup=true
def dense_forward(X, W, b):
    return X @ W + b


def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


def lent_network(*shapes):  # nnkit's layers, until your mlp_gradients of lesson 6 is kept
    dense = [nnkit.Dense(*shape, rng=0) for shape in shapes]
    return dense, nnkit.Sequential(*[part for layer in dense[:-1] for part in (layer, "tanh")], dense[-1])


def lent_gradients(X, y, weights, biases):
    dense, model = lent_network(*[W.shape for W in weights])
    for layer, W, b in zip(dense, weights, biases):
        layer.W.value, layer.b.value = W, b
    loss, dZ = nnkit.softmax_cross_entropy(model.forward(X), y)
    model.backward(dZ)
    return loss, [layer.W.grad.copy() for layer in dense], [layer.b.grad.copy() for layer in dense]


dense_forward, dense_backward, mlp_gradients, tanh, tanh_derivative, softmax_cross_entropy = take(
    dense_forward=dense_forward,
    dense_backward=dense_backward,
    mlp_gradients=lent_gradients,
    tanh=activations.tanh,
    tanh_derivative=activations.tanh_derivative,
    softmax_cross_entropy=lambda Z, y: nnkit.softmax_cross_entropy(Z, y),
)

# %% [markdown]
# ## Start from nothing
#
# A network with 2 inputs, 3 hidden tanh neurons and 2 classes; all weights and biases 0. It gets 12 points, 8 of
# class 0 and 4 of class 1.

# %% [markdown] predict="answer_of_all_zeros"
# Every weight and bias of a network is 0, before any training. It is to tell two classes, and of the 12 points 8 are
# of class 0. **Which probabilities does its softmax give?**
#
# - [x] ½ and ½, whatever comes in
# - [ ] 2/3 and 1/3, whatever comes in
#   > It has not seen yet which class is more frequent.
# - [ ] others for each point
#   > Every input is multiplied by 0.
# - [ ] 0 and 0
#   > The logits are 0. Their shares still add up to 1.
#
# All logits are 0, so e⁰ over the sum of two e⁰. And every hidden neuron puts out tanh(0) = 0.

# %%
show(
    plot_network(
        [2, 3, 2],
        weights=[np.zeros((2, 3)), np.zeros((3, 2))],
        values=[[0.7, -1.2], [0, 0, 0], [0.5, 0.5]],
        titles=["input", "tanh", "softmax"],
    ),
    alt="A 2-3-2 network with weight 0 on every edge: whatever comes in, "
    "the hidden neurons put out 0 and both classes get 0.5.",
)

# %% [markdown]
# Now the first step, with [lesson 6](06-backprop#The same with matrices): $dW_2 = H^T dZ_2$, $dH = dZ_2 W_2^T$, $dW_1 = X^T dZ_1$. Which of
# these are exactly 0?

# %% exercise="moves_from_zero"
# True for what moves in the first step of gradient descent, False for what gets a slope of exactly 0
moves_from_zero = {"W1": "?", "b1": "?", "W2": "?", "b2": "?"}
### BEGIN SOLUTION
moves_from_zero = {"W1": False, "b1": False, "W2": False, "b2": True}
### END SOLUTION

# %% [markdown]
# Now take the steps, with your `mlp_gradients` of [lesson 6](06-backprop#Any number of layers). `train` starts from given weight matrices and biases of 0; it gives the
# losses, the weights and the biases at the end. `answers` says which class such a network names for each row.


# %%
def train(weights, X, y, rate, steps):
    biases, losses = [np.zeros(W.shape[1]) for W in weights], []
    for _ in range(steps):
        loss, dWs, dbs = mlp_gradients(X, y, weights, biases)
        losses.append(loss)
        weights = [W - rate * dW for W, dW in zip(weights, dWs)]
        biases = [b - rate * db for b, db in zip(biases, dbs)]
    return losses, weights, biases


def answers(X, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1]):
        X = tanh(dense_forward(X, W, b))
    return dense_forward(X, weights[-1], biases[-1]).argmax(axis=1)


# %%
points, classes = np.random.default_rng(5).normal(size=(12, 2)), np.array([0] * 8 + [1] * 4)
losses, weights, biases = train([np.zeros((2, 3)), np.zeros((3, 2))], points, classes, 0.5, 300)
for k in (0, 1):
    print(f"W{k + 1}", np.round(weights[k], 4).tolist(), f" b{k + 1}", np.round(biases[k], 4).tolist())
print(f"loss {losses[0]:.6f} (ln 2), then {losses[-1]:.6f}")

# %% [markdown]
# Only the last bias has learnt: that class 0 is twice as frequent. $0.636514$ is the loss of someone who answers 2/3 and 1/3 to everything,
# without a look at the input. For ever.
#
# ## Equal neurons stay equal
#
# So not zeros; all weights 0.5, then?

# %% [markdown] predict="equal_neurons"
# Three hidden neurons begin with the same incoming and the same outgoing weights; which value they have is free. After 1000
# steps of training, **how many different neurons are there?**
#
# - number from 1 to 3: 1
#
# One. They see the same inputs, put out the same, are used in the same way, so they get the same slopes, at every step, for
# ever. It is not the size of the weights that does the harm, but that they are equal.

# %% [markdown]
# To see it, we count. A neuron's incoming weights are a **column** of $W$.


# %% exercise="different_neurons"
def different_neurons(W):
    """How many of the columns of W (d_in, d_out) differ from each other: a whole number."""
    ### BEGIN SOLUTION
    found = []
    for column in W.T:
        if not any(np.abs(column - other).max() <= 1e-9 for other in found):
            found.append(column)
    return len(found)
    ### END SOLUTION


# %%
if ready("different_neurons"):
    R, label = rings(160, rng=1)
    dice = np.random.default_rng(3)
    starts = {
        "all 0.5": [np.full((2, 8), 0.5), np.full((8, 2), 0.5)],
        "0.5, out different": [np.full((2, 8), 0.5), 0.5 + 0.1 * dice.normal(size=(8, 2))],
        "random": [dice.normal(scale=0.5, size=(2, 8)), dice.normal(scale=0.5, size=(8, 2))],
    }
    runs = {name: train(start, R, label, 0.5, 1000) for name, start in starts.items()}
    for name, (losses, weights, _) in runs.items():
        print(
            f"{name:18} {different_neurons(starts[name][0])} different hidden neurons at first,", end=" "
        )
        print(f"{different_neurons(weights[0])} after 1000 steps; loss {losses[-1]:.4f}")
    curves = {name: losses for name, (losses, weights, biases) in runs.items()}
    ax = plot_curves(curves, xlabel="step", ax=figure(6.5, 3.2).axes[0])
    show(ax, alt=describe_curves(curves, xlabel="step"))

# %% [markdown]
# **Why?** Take two hidden neurons with equal weights in, equal biases and equal weights out.
#
# 1. The same goes in, so they put out the same: $h_1 = h_2$.
# 2. The same slopes come back through the same weights: $\delta_1 = \delta_2$.
# 3. So the slopes of their weights are equal: $x\,\delta_1 = x\,\delta_2$ on the way in, $h_1 \delta_o = h_2 \delta_o$ on the way out.
# 4. After the step all is as before: equal in, equal out. And so on, for ever, whatever the data, the rate, the loss.
#
# Eight neurons do the work of one. Something must make them differ: **symmetry breaking**. Random weights do; it is enough
# that *one side* differs, as you saw. (Biases may well start at 0.)
#
# ## How large should the random numbers be?
#
# A neuron sums $d_{in}$ products $w_i x_i$. Let weights and inputs have mean 0 and be independent of each other: then the **variances
# add up**, and the variance of a product is the product of variances,
#
# $$\text{Var}(z) = d_{in} \cdot \text{Var}(w) \cdot \text{Var}(x) \qquad\text{so}\qquad sd(z) = \sqrt{d_{in}}\; sd(w) \cdot sd(x).$$
#
# In numbers: 100 inputs, $sd(w) = 0.01$: each layer multiplies the spread by $\sqrt{100} \cdot 0.01 = 0.1$.

# %% [markdown] predict="signal_after_eight_layers"
# Linear layers of 100 neurons, fed by 100; the weights have standard deviation 0.01. The inputs have standard deviation 1. **What
# is left of it after 8 such layers?**
#
# - number from 0.0000000001 to 1 in powers: 0.00000001
#
# Each layer multiplies the spread by √100 · 0.01 = 0.1, eight times over: 10⁻⁸. Gradients shrink alike on the way down.


# %% exercise="spread_after"
def spread_after(sd, d, k):
    """What k linear layers, each of d neurons fed by d, make of inputs with standard deviation 1;
    weights have sd `sd`."""
    ### BEGIN SOLUTION
    return (np.sqrt(d) * sd) ** k
    ### END SOLUTION


# %% [markdown]
# Hold your formula against what happens. Left: what each layer's neurons put out; right: their standard deviation. **Play:**
#
# 1. `identity` and `N(0, sd 0.01)`: does the right picture fall as you computed?
# 2. `tanh`, 20 layers, `U(0, 0.1)`: looks as harmless as `U(-0.1, 0.1)`. What do all neurons say at the end, and why?
# 3. `tanh` and `N(0, sd 1)`: how many values are beyond 0.95?

# %%
ActivationSpread()

# %% exercise="width_that_halves"
width_that_halves = ...
### BEGIN SOLUTION
width_that_halves = 75  # Var(w) = 0.2 ** 2 / 12; d * Var(w) = 1 / 4
### END SOLUTION

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have played)</summary>
#
# 1. Yes: a power of ten a layer. After 8 layers $10^{-8}$ is left, after 20 layers $10^{-20}$.
# 2. For one example all say 1, for another all say -1. Positive weights do not cancel: every neuron only follows the sum, and saturates. With
#    `relu`, 20 layers blow the spread up to $6 \cdot 10^{12}$.
# 3. About 85 of 100. Saturated neurons hardly learn ([lesson 2](02-activations#Saturation: where learning stops)).
#
# </details>
#
# ## Weights that keep the spread
#
# For the way up we want $d_{in} \text{Var}(w) = 1$. On the way down a slope sums over $d_{out}$ neurons, so there we want
# $d_{out} \text{Var}(w) = 1$. Both at once is impossible if the widths differ. Glorot and Bengio (2010) took the mean of both; after the
# first name of Glorot it is called **Xavier**:
#
# $$w \sim N\Big(0,\ \frac{2}{d_{in} + d_{out}}\Big).$$
#
# ### Find the slip
#
# > `W = rng.normal(0, 2 / (d_in + d_out), size=(d_in, d_out))   # Xavier` (from a slide)
#
# $N(\mu, \sigma^2)$ is written with the **variance**. NumPy's second argument is the **standard deviation**. For
# $d_{in} = d_{out} = 100$ the slide draws with sd 0.01 where 0.1 is meant: ten times too small, and a power of ten is lost in each layer.
# (The same with "N(0, 0.01)": ask whoever wrote it which of the two he means.)


# %% exercise="normal_weights"
def normal_weights(variance, d_in, d_out, rng):
    """W (d_in, d_out) from N(0, variance)."""
    rng = np.random.default_rng(rng)  # of a seed it makes a generator; a generator stays itself
    # the slide's version:   return rng.normal(0, variance, size=(d_in, d_out))
    ### BEGIN SOLUTION
    return rng.normal(0, np.sqrt(variance), size=(d_in, d_out))
    ### END SOLUTION


# %% exercise="xavier_weights"
def xavier_weights(d_in, d_out, rng):
    """Xavier's W (d_in, d_out): normal, mean 0, variance 2 / (d_in + d_out)."""
    rng = np.random.default_rng(rng)
    ### BEGIN SOLUTION
    return normal_weights(2 / (d_in + d_out), d_in, d_out, rng)
    ### END SOLUTION


# %% [markdown]
# A **ReLU** throws away half of what it gets. Then only half of $d_{in}\,\text{Var}(w)$ arrives, and it takes twice the variance to make up for
# it. That is the rule of **He** et al. (2015): variance $2 / d_{in}$, and the $\sqrt 2$ that you found in [lesson 2](02-activations#A real stack).
#
# For a layer from 784 inputs to 128 neurons, whose weights are larger, Xavier's or He's? Below the check both are drawn.


# %% exercise="he_weights"
def he_weights(d_in, d_out, rng):
    """He's W (d_in, d_out): normal, mean 0, variance 2 / d_in."""
    rng = np.random.default_rng(rng)
    ### BEGIN SOLUTION
    return normal_weights(2 / d_in, d_in, d_out, rng)
    ### END SOLUTION


# %%
if ready("xavier_weights", "he_weights"):
    drawn = {"Xavier": xavier_weights(784, 128, 0), "He": he_weights(784, 128, 0)}
    ax = plot_histograms(drawn, ax=figure(6.5, 3.2).axes[0])
    spreads = " and ".join(f"{name} with standard deviation {W.std():.4f}" for name, W in drawn.items())
    show(ax, alt=f"Two bell curves around 0: {spreads}.")

# %% [markdown]
# ($\sqrt{2/912} = 0.0468$ and $\sqrt{2/784} = 0.0505$.) Your own two stand first in this list, if they run. **Find:** which of them keeps the spread
# through 20 layers of `relu`, and which through 20 of `tanh`?

# %%
ActivationSpread(
    own={
        "my Xavier": lambda shape, rng: xavier_weights(*shape, rng),
        "my He": lambda shape, rng: he_weights(*shape, rng),
    }
)

# %% [markdown]
# With `relu`, He ends near 1, Xavier near 0.001. With `tanh` nothing keeps it for ever: tanh squeezes, so Xavier sinks to
# 0.15 and He to 0.55. Good enough to learn from.
#
# **Does it matter for training?** Ten hidden tanh layers of 30, the same data, rate and steps; only the start differs.

# %% [markdown] predict="who_learns_in_ten_layers"
# Ten hidden tanh layers of 30 neurons, the same data and 500 steps. The weights start from a normal distribution with
# mean 0. **With which standard deviation does the network learn best?**
#
# - [ ] 0.01
#   > Each layer passes on 0.01 · √30, a twentieth. Ten layers let nothing through.
# - [x] about 0.18, as Xavier says
# - [ ] 1
#   > Nearly all neurons are saturated at once; it is thrown about, and gets stuck.
# - [ ] All three arrive in the end.
#   > In 500 steps only one does.
#
# √(2 / 60) = 0.18 keeps the spread of what goes up and of what comes down.

# %%
R, label = rings(160, rng=1)
T, label_of_T = rings(1000, rng=2)  # new points
dice, deep = np.random.default_rng(0), [2, *[30] * 10, 2]
scales = {
    "U(-0.1, 0.1)": lambda a, b: dice.uniform(-0.1, 0.1, (a, b)),
    "U(0, 0.1)": lambda a, b: dice.uniform(0, 0.1, (a, b)),
    "N, sd 0.01": lambda a, b: dice.normal(0, 0.01, (a, b)),
    "Xavier": lambda a, b: dice.normal(0, np.sqrt(2 / (a + b)), (a, b)),
    "N, sd 1": lambda a, b: dice.normal(0, 1, (a, b)),
}
runs = {
    name: train([draw(a, b) for a, b in pairwise(deep)], R, label, 0.1, 500)
    for name, draw in scales.items()
}
for name, (losses, weights, biases) in runs.items():
    print(f"{name:13} loss at first {losses[0]:.4f}, after 500 steps {losses[-1]:.4f};", end=" ")
    print(f"{np.mean(answers(T, weights, biases) == label_of_T):.0%} of new points right")
curves = {name: losses for name, (losses, weights, biases) in runs.items()}

# %%
ax = plot_curves(curves, xlabel="step", ax=figure(6.5, 3.6).axes[0])
ax.set_ylim(0, 1.5)
show(ax, alt="Losses cut off at 1.5. " + describe_curves(curves, xlabel="step"))

# %% [markdown]
# Too small: after 500 steps nothing has begun, ten layers let nothing through. Too large: thrown about, and left somewhere on the way.
# (Where, the last bits of the arithmetic decide: one processor ends at a loss of 0.30, another at 0.61, a third at 0.69, which is
# guessing.) `U(0, 0.1)`: all push the same way, and it limps. Xavier arrives, on every processor. With six layers `N, sd 1` arrives
# too. The rule says where learning *can* start; where it ends, no rule knows.
#
# ### Or set the spread right at every step
#
# A good start is a promise for the first step only. **Batch normalisation** (2015) keeps it later: between $Z$ and the activation each
# neuron's sums are standardised *over the batch*, and then stretched and shifted by two numbers of their own, which are learned:
#
# $$\hat z = \frac{z - \text{mean}_B(z)}{\sqrt{\text{var}_B(z) + \epsilon}}, \qquad y = \gamma \hat z + \beta.$$
#
# So the size of the weights below does not matter any more. Two things to know. The bias below is of no use, for the mean takes it away.
# And a single new example has no batch: in use, averages that were gathered while training stand in, so such a layer *does one thing in
# training and another in use* (`nnkit.BatchNorm` knows which from `model.training`). Here ten layers of 30 neurons, whose weights are all
# ten times too small or too large:

# %%
def spread_at_the_top(scale, is_normalised):
    dice = np.random.default_rng(0)
    A = dice.normal(size=(200, 30))
    for _ in range(10):
        Z = A @ (scale * dice.normal(size=(30, 30)) / np.sqrt(30))
        if is_normalised:
            Z = (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + 1e-5)
        A = np.tanh(Z)
    return A.std()


for scale in (0.1, 1.0, 10.0):
    plain, normalised = spread_at_the_top(scale, False), spread_at_the_top(scale, True)
    print(
        f"weights times {scale:4}: spread at the top {plain:.2g} as they are, "
        f"{normalised:.2g} with batch normalisation"
    )

# %% [markdown]
# The arithmetic of such a layer is five lines, and their order is where people slip.


# %% exercise="batch_norm"
def batch_norm(Z, gamma, beta, mean, var, training):
    """Z (n, k), the next four (k,), training True or False -> Y (n, k), and mean (k,),
    var (k,) as they are then."""
    ### BEGIN SOLUTION
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var
    ### END SOLUTION


# %% [markdown] predict="one_example_is_no_batch"
# A network with batch normalisation is in use, one example at a time, and somebody forgot to tell it that training is over: each layer
# takes the "batch" of one for its mean and its variance. **What does it say of two different examples?**
#
# - [x] the same of both
# - [ ] about what it would say in a large batch
# - [ ] nothing: a division by zero gives nan
#
# A number minus the mean of itself is 0, and 0 over √ε is 0. So each such layer puts out β, whatever came in. It is a frequent
# slip. nnkit and PyTorch refuse to train on a batch of one for this reason; other code says the same of everybody, without a word.

# %% [markdown] further=true
# ## Another start, another end
#
# The loss of a network is **not convex**: it is no single bowl.

# %% [markdown] predict="xor_from_sixteen_starts"
# XOR, with just two hidden tanh neurons, is trained from 16 random starts. **How many of the 16 get to the bottom?**
#
# - number from 0 to 16 give or take 2: 11
#
# Eleven do. The other five all stop near 0.3466 = ½ ln 2: two corners right, and a coin tossed for the other two. Another start
# helps them, or a wider layer.

# %%
corners, xor = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]), np.array([0, 1, 1, 0])
ends = []
for start in range(16):
    dice = np.random.default_rng(start)
    losses, weights, biases = train(
        [dice.normal(size=(2, 2)), dice.normal(size=(2, 2))], corners, xor, 1.0, 750
    )
    ends.append(losses[-1])
print("final losses, sorted:", *np.sort(ends).round(4))
ends = {"16 starts": np.sort(ends)}
ax = plot_curves(ends, xlabel="start, best first", ylabel="final loss", ax=figure(6, 2.8).axes[0])
show(ax, alt="Final losses of 16 starts, sorted: " + describe_curves(ends, xlabel="start"))

# %% [markdown]
# Try 4 hidden neurons in the cell above.

# %% [markdown] pause=true
# **A natural end.** You have now the rule for the first weights, and know why it has that size. Next you turn your
# functions into layers, and train with them.

# %% [markdown]
# ## Layers as objects
#
# Now your functions become layers. A **layer** is an object with `forward(X)`, which remembers what the way back needs, and
# `backward(dY)`, which takes the slopes of its output, keeps those of its weights and hands back those of its input.
#
# A weight and its slope belong together: `Parameter(W)` is a small box with `.value` and `.grad`.


# %% [markdown] predict="why_a_layer_remembers" recall=true
# In `forward(X)` a dense layer keeps X. **What for?**
#
# - [ ] For dX: the slopes of its input
#   > dX = dY Wᵀ asks for the weights, not for X.
# - [x] For dW: the slopes of its weights
# - [ ] For db: the slopes of its biases
#   > db is dY added up over the batch.
# - [ ] To put it out again when asked
#   > Nobody asks. It is what the way back needs.
#
# dW = Xᵀ dY: a weight's slope is what went in times the slope of what came out.


# %% exercise="DenseLayer"
class DenseLayer:
    """Z = X @ W + b for a batch X (n, d_in). W and b are Parameters: W from he_weights, b of zeros."""

    def __init__(self, d_in, d_out, rng):
        ### BEGIN SOLUTION
        self.W = Parameter(he_weights(d_in, d_out, rng))
        self.b = Parameter(np.zeros(d_out))
        ### END SOLUTION

    def forward(self, X):
        """Z (n, d_out)."""
        ### BEGIN SOLUTION
        self.X = X
        return dense_forward(X, self.W.value, self.b.value)
        ### END SOLUTION

    def backward(self, dY):
        """dX (n, d_in) for dY (n, d_out); W.grad and b.grad become the slopes of this batch."""
        ### BEGIN SOLUTION
        dX, self.W.grad, self.b.grad = dense_backward(dY, self.X, self.W.value)
        return dX
        ### END SOLUTION

    def step(self, rate):
        """One step of gradient descent (given; the check uses it, and so does the loop below)."""
        for parameter in (self.W, self.b):
            parameter.value = parameter.value - rate * parameter.grad


# %% exercise="ActivationLayer"
class ActivationLayer:
    """A = g(Z), number by number, for any function g with its derivative."""

    def __init__(self, g, g_derivative):
        ### BEGIN SOLUTION
        self.g, self.g_derivative = g, g_derivative
        ### END SOLUTION

    def forward(self, X):
        """g(X), of X's shape."""
        ### BEGIN SOLUTION
        self.X = X
        return self.g(X)
        ### END SOLUTION

    def backward(self, dY):
        """dX for dY, both of X's shape."""
        ### BEGIN SOLUTION
        return dY * self.g_derivative(self.X)
        ### END SOLUTION


# %% [markdown]
# nnkit's own examiner takes strangers too. It measures every slope of your layers:

# %%
if ready("DenseLayer", "ActivationLayer"):
    for mine in (DenseLayer(3, 2, 0), ActivationLayer(tanh, tanh_derivative)):
        errors = check_layer(mine, np.random.default_rng(1).normal(size=(5, 3)))
        print(type(mine).__name__, {name: f"{error:.0e}" for name, error in errors.items()})

# %% [markdown]
# ## A list of layers is a network
#
# Up: what one layer puts out, the next takes in. Down: the same in reverse. Three lines each.


# %% exercise="network_forward"
def network_forward(X, layers):
    """The last layer's output for the batch X. layers: a list of objects with forward and backward."""
    ### BEGIN SOLUTION
    for layer in layers:
        X = layer.forward(X)
    return X
    ### END SOLUTION


# %% exercise="network_backward"
def network_backward(dY, layers):
    """The slopes of the network's input, from those of its output, after a forward pass."""
    ### BEGIN SOLUTION
    for layer in reversed(layers):
        dY = layer.backward(dY)
    return dY
    ### END SOLUTION


# %% [markdown]
# And it learns. All of this is yours: layers, initial weights, loss ([lesson 5](05-softmax#From the logits, in one go)), both passes, and the loop.

# %%
if ready("DenseLayer", "ActivationLayer", "network_forward", "network_backward"):
    rng = np.random.default_rng(1)
    layers = [DenseLayer(2, 8, rng), ActivationLayer(tanh, tanh_derivative), DenseLayer(8, 2, rng)]
    for step in range(1001):
        loss, dZ = softmax_cross_entropy(network_forward(R, layers), label)
        network_backward(dZ, layers)
        for layer in (layers[0], layers[2]):
            layer.step(0.5)
        if step % 250 == 0:
            right = np.mean(network_forward(R, layers).argmax(axis=1) == label)
            print(f"step {step:4}: loss {loss:.4f}, {right:.0%} right")

# %% [markdown]
# ## Your network in the Playground
#
# The same objects, live. Each small square is one of **your** neurons. **Try:** (1) press play. (2) Reset, and set all weights
# of two hidden neurons to the same numbers (click a link): do they stay twins? (3) Choose the spiral. What would you have to change in the
# cell below?

# %%
if ready("DenseLayer", "ActivationLayer"):
    print("These layers are yours.")
    own = [DenseLayer(2, 6, 1), ActivationLayer(tanh, tanh_derivative), DenseLayer(6, 2, 2)]
else:  # nnkit's
    own = [nnkit.Dense(2, 6, rng=1), "tanh", nnkit.Dense(6, 2, rng=2)]
Playground(layers=own, loss=softmax_cross_entropy, state="data=circle lr=0.3")

# %% [markdown]
# (The twins stay twins only if their weights *out* are equal as well, and their biases.)

# %% quiz="good_starts"

# %% [markdown]
# **Question (2 points).** A friend sets all weights of a network to 0.1, "small and positive, so that every neuron is active". Show her in
# four to six sentences, as a short proof, that all neurons of a hidden layer will compute the same after any number of steps. What is the
# least that she must change? And is it enough for a network of 20 layers?

# %% [markdown] written="twins_for_ever" points=2
# All hidden neurons of a layer have the same weights in, the same bias and the same weights out. So they get the same sum and put
# out the same; the slopes that come back through equal weights are equal too, and so are the slopes of their weights, on both
# sides. A step of gradient descent subtracts equal numbers from equal numbers: they are equal after it. By induction this holds after
# every step, whatever the data and the rate. It is enough to make one side random (weights in or weights out). For 20 layers the
# size matters as well: the spread is multiplied by about sqrt(d_in) sd(w) in each layer, so the weights need a variance near
# 1/d_in (Xavier 2/(d_in + d_out) for tanh, He 2/d_in for ReLU), or the signal and the slopes die out or blow up.
#
# **Marking guide.** 1/2 point: equal forward values. 1/2: equal slopes back, so equal updates. 1/2: the argument is an induction ("stays so after
# every step") and random weights break it. 1/2: the variance must fit the width for many layers. "They would all learn the same
# thing" without a reason earns 1/2 in all.

# %% [markdown]
# ## Into your library

# %%
keep(xavier_weights, he_weights, DenseLayer, ActivationLayer, network_forward, network_backward)

# %% [markdown]
# ## Summary
#
# - From all zeros only the last bias moves. Equal neurons stay equal: random weights break the symmetry.
# - $sd(z) = \sqrt{d_{in}}\; sd(w)\, sd(x)$. Xavier: variance $2/(d_{in} + d_{out})$; He, for ReLU: $2/d_{in}$. A variance is not a standard deviation.
# - The loss is not convex: other starts, other ends.
# - A layer: `forward` remembers, `backward` hands slopes down. A network is a list of layers.
#
# **What's next.** Must every backward pass be written by hand? [Lesson 6c](06c-tape) makes values that write it themselves. And your
# loop takes plain steps downhill with one fixed rate. [Lesson 7](07-optimisers) asks how to walk better: momentum, Adam and their
# relatives, each tried on the layers that you have just made.
