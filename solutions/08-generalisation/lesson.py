# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 8. Learning by heart: generalisation and regularisation
#
# A network has seen twenty points, and it goes through almost every one of them. **Would you trust its answer
# between two of them?** Whoever learns an exam's questions by heart gets full marks, until the questions change.
#
# **Afterwards you can**
#
# - see from two curves that a network learns by heart;
# - divide data so that the measured error means something, and spot a split that leaks;
# - hold a network back in four ways: L2, L1, dropout, early stopping;
# - say what each of them cost and gained, measured on one and the same task.
#
# **You need** lessons [6b](06b-initialisation), [7](07-optimisers) and [7b](07b-adaptive): your layers and Adam train everything here. **Time:** two sittings, 45 and 60 minutes.

# %% setup=true
import numpy as np

from nnkit import Adam, Dense, activations
from nnkit.check import check, ready
from nnkit.data import digits
from nnkit.layers import Elementwise
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    describe_curves,
    figure,
    plot_curves,
    plot_histograms,
    plot_images,
    plot_network,
    show,
)
from nnkit.widgets import Playground
from nnkit.widgets.live import Overfitting


# %% setup=true
def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


def lent_adam(lr=1e-3, beta1=0.9, beta2=0.999):
    return Adam(lr=lr, beta1=beta1, beta2=beta2)


DenseLayer, ActivationLayer, MyAdam, tanh, tanh_derivative = take(
    DenseLayer=lent_dense,
    ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
    MyAdam=lent_adam,
    tanh=activations.tanh,
    tanh_derivative=activations.tanh_derivative,
)

# %% [markdown]
# ## Overfit on purpose
#
# The truth is a sine. We see twenty of its points, each with noise of standard deviation 0.3. The network has 1,761
# weights and biases for them, made of *your* layers. Read what `train` does before you run it: you wrote all its parts.

# %%
def truth(x):
    return np.sin(2.5 * x)


def sample(n, rng):
    x = rng.uniform(-2, 2, size=(n, 1))
    return x, truth(x) + 0.3 * rng.normal(size=(n, 1))


def network(width, rng):
    first = DenseLayer(1, width, rng)
    first.W.value[:] = rng.normal(
        scale=2, size=(1, width)
    )  # bends spread over the interval, from the start
    first.b.value[:] = rng.uniform(-3, 3, width)
    return [
        first,
        ActivationLayer(tanh, tanh_derivative),
        DenseLayer(width, width, rng),
        ActivationLayer(tanh, tanh_derivative),
        DenseLayer(width, 1, rng),
    ]


def answer(layers, X):
    for layer in layers:
        X = layer.forward(X)
    return X


# %%
def train(X, Y, X_val, Y_val, *, width=40, epochs=600, penalty=None, dropped=0.0, seed=0):
    """Adam on all of X at once -> layers, training errors, validation errors: mean squares, one every 10
    epochs.

    penalty(weights) -> (value, gradients) as in the exercises below;
    dropped: share of hidden outputs to drop.
    """
    rng = np.random.default_rng(seed)
    layers = network(width, rng)
    dense = [layer for layer in layers if hasattr(layer, "W")]
    boxes = [box for layer in dense for box in (layer.W, layer.b)]
    optimizers = [MyAdam(0.01, 0.9, 0.999) for _ in boxes]
    errors = {"training": [], "validation": []}
    for epoch in range(epochs):
        A, masks = X, {}
        for i, layer in enumerate(layers):
            A = layer.forward(A)
            if dropped and i in (1, 3):
                A, masks[i] = dropout_forward(A, dropped, rng.random(A.shape), True)
        dA = 2 * (A - Y) / Y.size
        for i in reversed(range(len(layers))):
            if i in masks:
                dA = dropout_backward(dA, masks[i])
            dA = layers[i].backward(dA)
        if penalty is not None:
            _, gradients = penalty([(layer.W.value, layer.b.value) for layer in dense])
            for layer, (dW, db) in zip(dense, gradients, strict=True):
                layer.W.grad, layer.b.grad = layer.W.grad + dW, layer.b.grad + db
        for box, optimizer in zip(boxes, optimizers, strict=True):
            optimizer.step(box.value, box.grad)
        if epoch % 10 == 9:
            errors["training"].append(float(np.mean((answer(layers, X) - Y) ** 2)))
            errors["validation"].append(float(np.mean((answer(layers, X_val) - Y_val) ** 2)))
    return layers, errors


# %%
rng = np.random.default_rng(2)
X, Y = sample(20, rng)
X_val, Y_val = sample(400, rng)
X_test, Y_test = sample(400, rng)
plain, plain_errors = train(X, Y, X_val, Y_val, epochs=1500)

# %% [markdown]
# The noise alone makes a mean square of 0.09.

# %% [markdown] predict="error_below_the_noise"
# A large network is trained for long on twenty noisy points of a sine. The noise alone makes a mean squared error of 0.09, for
# any rule. **Where does the error on the twenty points end?**
#
# - [ ] well above 0.09
# - [ ] at 0.09, where the noise begins
# - [x] below 0.09
#
# Below. What it learns there cannot be the sine: it learns the noise of these twenty points by heart, and on other points it
# gets *worse*. That is **overfitting**.

# %%
epochs = np.arange(10, 1501, 10)
ax = plot_curves(plain_errors, x=epochs, xlabel="epoch", ylabel="mean squared error", log=True)
show(ax, alt="Logarithmic. " + describe_curves(plain_errors, x=epochs, xlabel="epoch"))
print(
    {
        name: f"ends at {values[-1]:.3f}, best was {min(values):.3f}"
        for name, values in plain_errors.items()
    }
)

# %% [markdown]
# Such a pair is called **learning curves**, and the gap between the two is the measure of overfitting.

# %% folded=true
line = np.linspace(-2, 2, 201)[:, None]
ax = plot_curves(
    {"network": answer(plain, line)[:, 0], "truth": truth(line)[:, 0]}, x=line[:, 0], xlabel="x", ylabel="y"
)
ax.plot(X[:, 0], Y[:, 0], "o", color="#767676", markersize=6)
ax.set_ylim(-2.2, 2.2)
show(ax, alt="The network's curve passes near all twenty points and swings away from the sine between them.")

# %% [markdown]
# ## Play with the causes
#
# The explorer trains a network anew at each change. The error to watch is the **test** error.

# %% [markdown] predict="fewer_and_fewer_neurons"
# A wide network has learned twenty noisy points by heart. You give it fewer and fewer neurons, down to one. **What
# does the test error do?**
#
# - [ ] It falls all the way: less is learnt by heart.
#   > At the end nothing is learnt at all, not even the curve.
# - [x] It falls, and then it rises again.
# - [ ] It rises all the way: it can do less and less.
#   > What it loses first is the noise.
# - [ ] It stays: the test points are the same.
#   > The points are, the curve is not.
#
# First the swings between the points go, then the curve itself can no longer be followed. What is best lies between.

# %% [markdown]
# **Try:** (1) fewer neurons; (2) more points; (3) less noise; (4) a penalty. Which of them bring the two errors together? Which
# of them can you choose in real life?

# %%
Overfitting()

# %% exercise="best_penalty"
best_penalty = ...
### BEGIN SOLUTION
best_penalty = 0.001
### END SOLUTION

# %% [markdown]
# Each of the four brings the two errors together. But the points and their noise are what life gives you; the neurons
# and the penalty are yours to choose.
#
# Too little penalty learns by heart, too much learns nothing. No formula names the right one. There is no golden standard
# for the number of layers, neurons or epochs either: one tries, and compares on data that were not trained on. That
# makes deep learning heavy on computers, and it makes *how you compare* the most important line of code.
#
# ## Three piles
#
# - **training** data: gradients come from these, and nothing else;
# - **validation** data: for choosing, between widths, penalties, epochs;
# - **test** data: looked at once, at the very end.
#
# Why not choose by the test data? Because choosing is learning too. The best of fifty networks on one pile is partly the luckiest.


# %% exercise="three_piles"
def three_piles(order, n_val, n_test):
    """order (n,): 0 ... n - 1, shuffled -> three arrays of indices (training, validation, test)."""
    ### BEGIN SOLUTION
    return order[n_val + n_test :], order[:n_val], order[n_val : n_val + n_test]
    ### END SOLUTION


# %% [markdown]
# ## A split that leaks
#
# Someone else's notebook. One line lets the network see what it must not see. Which?
#
# ```python
# 1   X = np.loadtxt("patients.csv", delimiter=",")
# 2   X, y = X[:, :-1], X[:, -1]
# 3   X = (X - X.mean(axis=0)) / X.std(axis=0)
# 4   order = rng.permutation(len(X))
# 5   train, test = order[:80], order[80:]
# 6   w = fit(X[train], y[train])
# 7   print(error(w, X[test], y[test]))
# ```

# %% exercise="leaking_line"
leaking_line = ...
### BEGIN SOLUTION
leaking_line = 3
### END SOLUTION

# %% [markdown]
# The line takes mean and standard deviation of *all* rows, those of the test too. So each training row carries a little news of the test rows. Nothing
# crashes, and the printed error is a bit too good. The cure: everything that is *computed from data* is computed from the training rows
# alone, then applied to all.


# %% exercise="leak_free"
def leak_free(X, train, test):
    """X (n, d), index arrays train and test -> (X_train, X_test), standardised without a leak."""
    ### BEGIN SOLUTION
    mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
    sd = np.where(np.ptp(X[train], axis=0) == 0, 1, sd)  # 0.1 three times has a mean a hair off, and a deviation
    return (X[train] - mean) / sd, (X[test] - mean) / sd
    ### END SOLUTION


# %% [markdown]
# How much can a leak lie? Here is the worst kind. The features are **pure noise** and so are the labels, so no rule can be right more than half the
# time.

# %% [markdown] predict="a_leak_out_of_nothing"
# Sixty rows, 2,000 features of pure noise, labels by lot: no rule is right in more than half of new cases. We keep the ten
# features that go best with the labels, *and then* split into training and test. **How many per cent of the test rows are
# answered right?**
#
# - number from 0 to 100 give or take 6: 89 %
#
# Out of nothing the leak makes a result that one could publish. It happens: such results have been published. Chosen after the
# split, from the training rows alone, the same features are right half of the time.

# %%
noise_rng = np.random.default_rng(4)
F, label = noise_rng.normal(size=(60, 2000)), noise_rng.integers(0, 2, 60)


def right_share(F, label, rows, others, chosen_on):
    """Choose ten features by the rows `chosen_on`,
    answer by the nearer class mean of `rows`, count on `others`."""
    likeness = np.abs((F[chosen_on] * (2 * label[chosen_on] - 1)[:, None]).mean(axis=0))
    best = np.argsort(likeness)[-10:]
    means = [F[rows][label[rows] == c][:, best].mean(axis=0) for c in (0, 1)]
    distance = [((F[others][:, best] - m) ** 2).sum(axis=1) for m in means]
    return float(((distance[1] < distance[0]) == label[others]).mean())


leaky, honest = [], []
for _ in range(200):
    order = noise_rng.permutation(60)
    rows, others = order[:40], order[40:]
    leaky.append(right_share(F, label, rows, others, chosen_on=order))
    honest.append(right_share(F, label, rows, others, chosen_on=rows))
print(
    f"chosen before the split: {np.mean(leaky):.0%} right.   chosen after it: "
    f"{np.mean(honest):.0%} right."
)

# %% [markdown]
# ## When data are few: take turns
#
# With twenty rows a validation pile of five says little. **Cross-validation** takes turns: cut the data into $k$ **folds**,
# train $k$ times, each time with another fold kept aside, and average the $k$ errors. Every row is used for both, never at once.


# %% exercise="folds"
def folds(order, k):
    """order (n,): 0 ... n - 1, shuffled -> a list of k arrays of indices; sizes equal or one apart."""
    ### BEGIN SOLUTION
    return np.array_split(order, k)
    ### END SOLUTION


# %% [markdown] predict="a_row_in_five_folds" recall=true
# Twenty rows, five folds. **How often does each row help to train, and how often to validate?**
#
# - [ ] 5 times, and 5 times
#   > Then it would do both in the same turn.
# - [x] 4 times, and once
# - [ ] once, and 4 times
#   > The fold that is kept aside is the small part.
# - [ ] as chance will have it
#   > Chance makes the order. Then each row lies in one fold.
#
# In each of the five turns another fold is aside. So all twenty rows are validated on, and never by a network that
# has seen them.

# %%
if ready("folds"):
    for width in (2, 8, 40):
        errors = []
        for fold in folds(np.random.default_rng(0).permutation(20), 5):
            rest = np.setdiff1d(np.arange(20), fold)
            errors.append(
                train(X[rest], Y[rest], X[fold], Y[fold], width=width, epochs=300)[1]["validation"][-1]
            )
        print(
            f"width {width:2}: error {np.mean(errors):.3f}, from {min(errors):.3f} to {max(errors):.3f}"
        )

# %% [markdown]
# Look at the range, not only at the mean: with twenty points even five turns leave much to luck.
#
# ## Capacity
#
# Width 1, 2, 4 ... 64, and 600 epochs each.

# %%
widths = [1, 2, 4, 8, 16, 32, 64]
by_width = {"training": [], "validation": []}
for width in widths:
    _, errors = train(X, Y, X_val, Y_val, width=width)
    for name in by_width:
        by_width[name].append(errors[name][-1])
ax = plot_curves(
    by_width, x=widths, xlabel="neurons in each hidden layer", ylabel="mean squared error", log=True
)
ax.set_xscale("log", base=2)
show(ax, alt="Logarithmic. " + describe_curves(by_width, x=widths, xlabel="neurons"))

# %% [markdown]
# Too small a network cannot follow the sine: *both* errors are large. That is **underfitting**. From some width on the training error falls and the
# validation error does not. More depth does the same, and more: more weights, harder to train, more ways to learn by heart.
#
# ### And beyond?
#
# "More weights than points" was the forbidden region of the textbooks. Then people looked. Below: 60 noisy points with 20 inputs, a
# hidden layer of $k$ ReLUs whose weights are random and stay, and of all output weights with the smallest error the **shortest** ones.

# %% [markdown] predict="beyond_as_many_weights_as_points"
# 60 noisy points, and k features, each with a weight; of all best weights the shortest are taken. On new points the error falls to k =
# 15 and then rises; at k = 60 it is enormous. **And from k = 60 to 2000?**
#
# - [ ] It stays enormous: there is no end to what can be learnt by heart.
# - [ ] It falls, and ends above that of k = 15.
# - [x] It falls, and ends below that of k = 15.
#
# **Double descent.** With 60 features just one choice of weights goes through all points, and it is a wild one. With 2000 there are very many,
# and the shortest of them is tame. So "capacity" is not the number of weights: it also counts which of all answers a method prefers.

# %%
def error_on_new_points(k, seed):
    dice = np.random.default_rng(seed)
    way = dice.normal(size=20) / np.sqrt(20)
    seen, new = dice.normal(size=(60, 20)), dice.normal(size=(500, 20))
    noisy = np.tanh(2 * seen @ way) + 0.3 * dice.normal(size=60)
    hidden = dice.normal(size=(20, k)) / np.sqrt(20)
    shortest = np.linalg.pinv(np.maximum(0, seen @ hidden)) @ noisy
    return np.mean((np.maximum(0, new @ hidden) @ shortest - np.tanh(2 * new @ way)) ** 2)


counts = [2, 5, 10, 15, 20, 30, 45, 60, 80, 120, 300, 1000, 2000]
descents = {
    "error on new points": [
        np.median([error_on_new_points(k, seed) for seed in range(5)]) for k in counts
    ]
}
ax = plot_curves(descents, x=counts, xlabel="weights", ylabel="mean squared error", log=True)
ax.set_xscale("log")
ax.axvline(60, color="#767676", linestyle=":")
show(
    ax,
    alt="Both axes logarithmic; a dotted line at 60 weights, as many as points. "
    + describe_curves(descents, x=counts, xlabel="weights"),
)

# %% [markdown]
# Two cautions. The second descent may end above the first where there is much noise; and a penalty tames the peak, which is why one seldom
# meets it. The usual way out is odd all the same: take a network that is *too large*, and hold it back.

# %% [markdown] pause=true
# **A natural end.** You have now overfitted on purpose, split without a leak, and chosen by validation. Next come the
# cures, one by one.

# %% [markdown]
# ## Hold the weights small: L2
#
# A curve that swings needs large weights. So make size cost something, in the loss **and** in its gradient:
#
# $$L' = L + \frac{\lambda}{2} \sum w^2, \qquad \frac{\partial L'}{\partial w} = \frac{\partial L}{\partial w} + \lambda w.$$
#
# The sum runs over the weights, **not over the biases**: a bias shifts a curve and does not make it steep. In each step a weight loses a share of
# itself, hence the other name, *weight decay*. (Under plain gradient descent: with Adam the two are *not* the same,
# [lesson 7b](07b-adaptive#Weights that decay, and Adam) shows it. Here the penalty goes into the slope. The 1/2 is a convention. Keras leaves it out: its gradient is $2 \lambda w$.)
#
# In numbers: $\lambda = 0.1$, $W = (3, -4)$, $b = 7$. The penalty is $0.05 \cdot 25 = 1.25$, its gradient $(0.3, -0.4)$, and 0 for $b$.


# %% [markdown] predict="a_weight_that_nothing_needs" recall=true
# A weight of 2 has no slope from the loss itself. The penalty is λ/2 · w² with λ = 0.1, the rate 0.5. **What is the
# weight after one step of gradient descent?**
#
# - [ ] 2
#   > The penalty has a slope of its own.
# - [ ] 1.8
#   > That is a step of λw; the rate comes on top.
# - [x] 1.9
# - [ ] 1.95
#   > The slope of λ/2 · w² is λw: the 2 cancels.
#
# 2 - 0.5 · 0.1 · 2 = 1.9: it loses a twentieth of itself in every step.


# %% exercise="l2_penalty"
def l2_penalty(layers, strength):
    """layers: list of pairs (W, b) -> (value, list of pairs (dW, db)), the penalty and its gradients."""
    ### BEGIN SOLUTION
    value = strength / 2 * sum((W**2).sum() for W, _ in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]
    ### END SOLUTION


# %% [markdown]
# ## Or few: L1
#
# $\lambda \sum |w|$ pulls every weight with the **same** force towards 0, however small it is already. (The slope of $|w|$ is its sign; at 0 take 0.)

# %% [markdown] predict="weights_under_l1"
# A network with 1600 weights in the middle is trained with a penalty on the sum of |w|. **What do its weights look
# like afterwards?**
#
# - [ ] all smaller, in about the same proportion
#   > So L2 does: its pull is in proportion to the weight.
# - [x] nearly all at 0, and a handful that are not
# - [ ] all equal in size
#   > The loss needs some of them more than others.
# - [ ] half of them at 0
#   > The pull is the same for all, and hardly any of them is worth its price.
#
# A pull that does not grow weaker takes a weight all the way to 0, unless the loss needs it more than that.

# %% exercise="l1_penalty"
def l1_penalty(layers, strength):
    """layers: list of pairs (W, b) -> (value, list of pairs (dW, db)),
    for strength times the sum of |w|."""
    ### BEGIN SOLUTION
    value = strength * sum(np.abs(W).sum() for W, _ in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]
    ### END SOLUTION


# %%
held = {"plain": (plain, plain_errors)}
if ready("l2_penalty"):
    held["L2"] = train(X, Y, X_val, Y_val, epochs=1500, penalty=lambda pairs: l2_penalty(pairs, 0.02))
if ready("l1_penalty"):
    held["L1"] = train(X, Y, X_val, Y_val, epochs=1500, penalty=lambda pairs: l1_penalty(pairs, 0.005))
weights = {name: np.clip(layers[2].W.value, -0.6, 0.6) for name, (layers, _) in held.items()}
left = {name: int(np.sum(np.abs(W) >= 0.01)) for name, W in weights.items()}
ax = plot_histograms(weights, bins=60)
ax.set_yscale("log")
show(
    ax,
    alt="Logarithmic. The 1600 weights of the middle layer; "
    f"so many are 0.01 or more away from 0: {left}.",
)
print("Of 1600 weights so many are 0.01 or more away from 0:", left)
print({name: f"validation error {errors['validation'][-1]:.3f}" for name, (_, errors) in held.items()})

# %% [markdown]
# L2 makes all weights smaller. L1 makes nearly all of them *nothing* (Adam's steps keep them trembling around 0) and leaves
# a handful: a thin network inside the thick one.
#
# ## Let neurons sit out: dropout
#
# In each training step each hidden output is set to 0 with probability $p$. No neuron can rely on a certain other one, so none
# can specialise in a single training point together with it.

# %% folded=true
rng_drawing = np.random.default_rng(3)
masks = [np.ones(2), rng_drawing.random(5) >= 0.4, rng_drawing.random(5) >= 0.4, np.ones(1)]
thinned = [np.outer(masks[i], masks[i + 1]) * 1.0 for i in range(3)]
fig = figure(9, 4, columns=2)
plot_network([2, 5, 5, 1], titles=["", "at evaluation", "all work", ""], ax=fig.axes[0])
plot_network(
    [2, 5, 5, 1],
    weights=thinned,
    values=masks,
    titles=["", "in a step", "0: sits out", ""],
    ax=fig.axes[1],
)
out = sum(int((mask == 0).sum()) for mask in masks)
show(
    fig,
    alt="Left all ten hidden neurons work. Right, in one step, "
    f"{out} of them carry a 0 and their edges weigh nothing.",
)

# %% [markdown]
# Three details make it right, and each is a popular mistake:
#
# - the outputs that stay are divided by $1 - p$, so that the sum which the next layer gets is the same on average (*inverted dropout*);
# - at evaluation nothing is dropped and nothing is scaled;
# - the backward pass uses the **same** mask: where nothing went forward, nothing comes back.

# %% [markdown] predict="an_output_that_stays"
# In inverted dropout each output is dropped with probability p = 0.2; those that stay are divided by 1 - p. An output
# of 2 stays. **What is passed on?**
#
# - number from 0 to 5 by 0.1: 2.5
#
# 2 / 0.8 = 2.5. Four of five such outputs stay, so on average the next layer gets 0.8 · 2.5 = 2, as if nothing had
# been dropped.

# %% exercise="dropout_forward"
def dropout_forward(A, p, draws, training):
    """(out, mask). In training, out is A times the mask: 0 where draws < p, else 1 / (1 - p).
    If not: A, and ones."""
    ### BEGIN SOLUTION
    if not training:
        return A.copy(), np.ones_like(A)
    mask = (draws >= p) / (1 - p)
    return A * mask, mask
    ### END SOLUTION


# %% exercise="dropout_backward"
def dropout_backward(dout, mask):
    """dA for the slope dout of the loss by the dropped-out output, with the mask of the forward pass."""
    ### BEGIN SOLUTION
    return dout * mask
    ### END SOLUTION


# %%
if ready("dropout_forward", "dropout_backward"):
    held["dropout"] = train(X, Y, X_val, Y_val, epochs=1500, dropped=0.3)
    curves = {name: held[name][1]["validation"] for name in ("plain", "dropout")}
    ax = plot_curves(curves, x=epochs, xlabel="epoch", ylabel="validation error", log=True)
    show(ax, alt="Logarithmic. " + describe_curves(curves, x=epochs, xlabel="epoch"))

# %% [markdown]
# Now move `dropout` from 0 to 0.6 and watch both errors. Which one rises all the way, and why?

# %%
more_dropout = Overfitting()
more_dropout.set(dropout=0.3, count=40)
more_dropout

# %% [markdown]
# The training error rises: in each step only a part of the neurons fits the points. The test error falls a little at
# first; at 0.6 both are large.
#
# ## Stop in time
#
# Look at the first picture again: the best moment was long ago. **Early stopping** watches the validation error and ends when it has not been
# *lower than its best* for `patience` epochs in a row.

# %% [markdown] predict="end_of_patience"
# Validation errors 5, 3, 4, 2, 2, 3, 1 would come in the epochs 0 to 6. Training ends when the error has not been
# lower than its best for 2 epochs in a row. **Which epoch is the last that is run?**
#
# - number from 0 to 6: 5
#
# Epoch 3 is the best with 2. The second 2 is no improvement, the 3 is none either, so epoch 5 is the last. The 1 is
# never seen.

# %% exercise="early_stop_epoch"
def early_stop_epoch(errors, patience):
    """errors: one for each epoch 0, 1, 2 ... -> (last epoch that is run, epoch with the best error)."""
    ### BEGIN SOLUTION
    best = 0
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return epoch, best
    ### END SOLUTION


# %% [markdown]
# Then the *best* weights are the result, not the last. One trap waits there: `best = theta` keeps no copy. It gives a second name to the
# array that training goes on changing.


# %% exercise="train_until_stopped"
def train_until_stopped(theta, steps, errors, patience):
    """Run epochs until early stopping ends them -> (theta after the best epoch, number of epochs run).

    In epoch e first theta += steps[e], in place, then errors[e] is the validation error.
    """
    ### BEGIN SOLUTION
    theta = theta.copy()
    best_error, best_theta, bad, run = np.inf, theta.copy(), 0, 0
    for step, error in zip(steps, errors):
        theta += step
        run += 1
        if error < best_error:
            best_error, best_theta, bad = error, theta.copy(), 0
        else:
            bad += 1
        if bad == patience:
            break
    return best_theta, run
    ### END SOLUTION


# %%
if ready("early_stop_epoch"):
    last, best = early_stop_epoch(plain_errors["validation"], 10)
    ax = plot_curves(
        plain_errors, x=epochs, xlabel="epoch", ylabel="mean squared error", log=True, best=best
    )
    show(
        ax,
        alt="The learning curves of the beginning; "
        f"the best validation error is marked at epoch {epochs[best]}.",
    )
    print(
        f"stopped at epoch {epochs[last]}, weights of epoch {epochs[best]}: "
        f"{plain_errors['validation'][best]:.3f}"
    )

# %% [markdown]
# ## The cure without a trick
#
# More data: the same large network, 200 points instead of 20, no penalty at all.

# %% [markdown] predict="ten_times_the_data"
# With 20 points a large network's training error was far below its validation error. Now it gets 200 points, and nothing else
# changes. **What becomes of the gap between the two?**
#
# - [ ] It stays: the network is as large as before.
# - [ ] It grows: there is more to learn by heart.
# - [x] It almost closes.
#
# More points leave less room to swing between them, and their noise cannot all be learnt by heart. It is the cure without a
# trick.

# %%
X_more, Y_more = sample(200, np.random.default_rng(8))
held["200 points"] = train(X_more, Y_more, X_val, Y_val, epochs=1500)
print({name: f"{values[-1]:.3f}" for name, values in held["200 points"][1].items()})

# %% [markdown]
# Where no more data can be had, known ones can be varied: an 8 shifted by a pixel is still an 8. That is **data
# augmentation**. (Not every change is innocent. Look at the last one below: it has lost its foot. And turned upside down, a
# 6 is no 6.)

# %%
images, names = digits()
eight = images[names == 8][0].reshape(8, 8)
framed = np.pad(eight, 1)  # a frame of paper around it, to cut shifted pictures from
varied = np.stack([eight, framed[1:-1, :-2], framed[1:-1, 2:], framed[:-2, 1:-1]])
fig = plot_images(varied.reshape(4, 64), titles=["as it is", "right", "left", "down"])
show(
    fig,
    alt="An 8 of 8 x 8 pixels, and the same shifted by one pixel to the right, to the left and down, "
    "where its foot is cut off.",
)

# %% [markdown]
# ## One task, all cures
#
# All of it on the same twenty points, and now, at the very end, on the **test** pile.

# %% [markdown] predict="the_cure_that_helps_least"
# A wide network has twenty noisy points to learn from. Four cures are tried, each with a setting that somebody has
# chosen by validation. **Which one helps least here?**
#
# - [ ] L2
# - [ ] L1
# - [ ] stopping in time
# - [x] dropout
#
# Dropout shines in wide networks with many data, and twenty points are not many. The three others come as near to the
# noise as ten times the data do. On another task the order may be another.

# %%
table = {
    name: float(np.mean((answer(layers, X_test) - Y_test) ** 2)) for name, (layers, _) in held.items()
}
if ready("early_stop_epoch"):
    last, best = early_stop_epoch(plain_errors["validation"], 10)
    stopped, _ = train(X, Y, X_val, Y_val, epochs=10 * (best + 1))
    table["early stop"] = float(np.mean((answer(stopped, X_test) - Y_test) ** 2))
for name, error in sorted(table.items(), key=lambda item: item[1]):
    print(f"{name:12} test error {error:.3f}   (noise alone: 0.090)")

# %% [markdown]
# Each trick had a number that somebody had to choose. One
# task, one seed: on yours the order may be another. Measure.
#
# **Measure here:** the Playground with *your* layers, few points and much noise. Find two ways to bring its test loss down.

# %%
Playground(
    layers=lambda sizes, rng: [
        DenseLayer(sizes[0], sizes[1], rng),
        ActivationLayer(tanh, tanh_derivative),
        DenseLayer(sizes[1], sizes[2], rng),
    ],
    state="data=gauss noise=50 train=20 hidden=8 lr=0.03 show_test=1",
)

# %% [markdown]
# ## Quiz

# %% quiz="by_heart"

# %% [markdown]
# ## In your own words

# %% [markdown]
# **Question (2 points).** A friend says: "My network has 99 % on the test data. I tried 200 settings, and took the one that was best on it." What is 99 % worth? What
# should your friend have done, and what can still be done now? Three to six sentences.

# %% [markdown] written="ninety_nine" points=2
# The 99 % are too good: choosing among 200 settings by the test data is learning from the test data. The best of 200 is partly
# the one that happened to suit this very pile, so on fresh data it will be lower, by an unknown amount. The friend should have
# chosen by validation data (or by cross-validation on the training data) and looked at the test data once, at the end. Now only new
# data help: keep the chosen network as it is and measure it once on data that took no part in any choice.
#
# *Marking guide.* 1 point: choosing by the test data makes the number too optimistic, with the reason (the luckiest of many). 1/2: a
# validation pile or cross-validation for choosing. 1/2: fresh data are needed now; splitting the old test pile again earns nothing.

# %% [markdown]
# ## Into your library

# %%
keep(
    three_piles,
    leak_free,
    folds,
    l2_penalty,
    l1_penalty,
    dropout_forward,
    dropout_backward,
    early_stop_epoch,
)

# %% [markdown]
# ## Summary
#
# - Learning curves: training error down, validation error up means learning by heart.
# - Three piles; whatever is computed from data is computed from the training pile alone.
# - L2 shrinks weights, L1 empties most of them. Loss *and* gradient, biases left alone.
# - Dropout: scale by $1/(1-p)$, off at evaluation, the same mask both ways.
# - Early stopping keeps a *copy* of the best weights. More data need no trick at all.
#
# **What's next.** [Lesson 9](09-digits) puts all of your parts together: handwritten digits, from pixels to a confusion matrix.
