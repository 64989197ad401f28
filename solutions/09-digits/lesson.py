# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 9. Digits: from pixels to a confusion matrix
#
# You built layers, a loss, an optimiser. Now they get a job: read handwritten digits. You will hand in the trained
# network, and it will be tried on **360 digits that nobody in the course has seen**. How many will it read?
#
# **Afterwards you can**
#
# - take a picture task from raw pixels to a trained network, made of your own parts;
# - say *which* mistakes a network makes, not only how many;
# - look into its first layer, and say what you see there and what you do not;
# - find out where it breaks;
# - read the 28 x 28 digits that everybody compares on, from their standard files.
#
# **You need** lessons [5](05-softmax) to [8](08-generalisation). **Time:** two sittings, 45 and 50 minutes.

# %% setup=true
from itertools import pairwise
from pathlib import Path

import numpy as np

from nnkit import Conv2d, Dense, Flatten, MaxPool2d, Sequential, activations, fit, losses, optim
from nnkit.check import check, ready
from nnkit.images import digits, mnist, shifted
from nnkit.layers import Elementwise
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    describe_curves,
    figure,
    plot_confusion,
    plot_curves,
    plot_features,
    plot_images,
    plot_mistakes,
    show,
)
from nnkit.widgets import shifted_digits, stroke_detectors


# %% setup=true
def lent_dense(d_in, d_out, rng):
    return Dense(d_in, d_out, rng=rng)


def lent_adam(lr=1e-3, beta1=0.9, beta2=0.999):
    return optim.Adam(lr=lr, beta1=beta1, beta2=beta2)


def lent_training(layers, loss, make_optimizer, X, y, epochs, batch_size, rng):
    model = Sequential(*layers)
    return fit(model, loss, make_optimizer(), X, y, epochs=epochs, batch_size=batch_size, rng=rng)["loss"]


relu, relu_derivative, stable_softmax, softmax_cross_entropy = take(
    relu=activations.relu,
    relu_derivative=activations.relu_derivative,
    stable_softmax=lambda Z: activations.softmax(Z),
    softmax_cross_entropy=lambda Z, y: losses.softmax_cross_entropy(Z, y),
)
DenseLayer, ActivationLayer, MyAdam, train_network = take(
    DenseLayer=lent_dense,
    ActivationLayer=lambda g, g_derivative: Elementwise(g, g_derivative),
    MyAdam=lent_adam,
    train_network=lent_training,
)

# %% [markdown]
# ## Sixty-four numbers in
#
# 1437 digits, written by many hands, 8 x 8 pixels each. A pixel counts ink from 0 to 16; `digits()` divides by 16.
# (They come from *Optical Recognition of Handwritten Digits* by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0.)
# They are cut into two piles once, by one fixed order: 1077 to train on, 360 to **validate** ([lesson 8](08-generalisation#Three piles): never train on
# these).
#
# Would *you* read all of the first twelve? Write down what you read.

# %% setup=true
X, y = digits()
order = np.random.default_rng(0).permutation(len(X))
X_train, y_train = X[order[:1077]], y[order[:1077]]
X_val, y_val = X[order[1077:]], y[order[1077:]]

# %%
show(
    plot_images(X_val[:12], columns=12),
    alt=f"Twelve coarse pictures of digits. Their labels: {', '.join(map(str, y_val[:12]))}.",
)

# %% [markdown]
# Their labels, to compare:

# %%
print(y_val[:12])

# %% [markdown]
# A network wants vectors of a **fixed size**, and numbers near 1. Pictures arrive as whole numbers in a grid. So lay the
# rows of pixels one after the other, and divide by the number for full ink.
#
# In numbers: the grid (0, 8), (16, 4) with full ink 16 becomes (0, 0.5, 1, 0.25).


# %% [markdown] predict="place_of_a_pixel" recall=true
# A picture of 8 by 8 pixels becomes a row of 64 numbers, row after row. **At which place is the pixel of row 2,
# column 5**, all counted from 0?
#
# - [x] 21
# - [ ] 42
#   > That is column after column: 5 · 8 + 2 = 42.
# - [ ] 13
#   > 8 + 5 = 13: only one row of 8 would lie before it if its row were 1.
# - [ ] 10
#   > 2 · 5 = 10 counts nothing.
#
# Two whole rows of 8 come before it, then five pixels: 2 · 8 + 5 = 21. The pixel below it stands eight places on.


# %% exercise="scaled_pixels"
def scaled_pixels(images, full):
    """images (n, h, w), whole numbers from 0 to full -> X (n, h * w),
    floats from 0 to 1, row after row."""
    ### BEGIN SOLUTION
    return images.reshape(len(images), -1) / full
    ### END SOLUTION


# %% [markdown]
# ## Ten numbers out
#
# Ten outputs, one for each digit. Softmax makes probabilities of them, the largest is the answer. In between: a hidden
# layer of 64 ReLUs. Read the two functions: `digit_network` puts *your* parts together, and `as_pairs` takes
# the plain numbers out again.


# %% setup=true
def digit_network(sizes, rng):
    """Layers for sizes such as [64, 64, 10]: dense, ReLU, dense, ..., dense."""
    layers = []
    for d_in, d_out in pairwise(sizes):
        layers += [DenseLayer(d_in, d_out, rng), ActivationLayer(relu, relu_derivative)]
    return layers[:-1]  # no ReLU behind the last: its outputs are the logits


def as_pairs(layers):
    """The weights and biases alone: a list of pairs (W, b), copies."""
    return [(layer.W.value.copy(), layer.b.value.copy()) for layer in layers if hasattr(layer, "W")]


# %% [markdown]
# Count without running anything: how many numbers has this network to learn? And the same network for 28 x 28 pixels?

# %% exercise="numbers_to_learn"
# [for 64-64-10, for 784-64-10], biases included
numbers_to_learn = ...
### BEGIN SOLUTION
numbers_to_learn = [64 * 64 + 64 + 64 * 10 + 10, 784 * 64 + 64 + 64 * 10 + 10]
### END SOLUTION

# %% [markdown]
# A trained network is nothing but its numbers: a list of pairs $(W_1, b_1), (W_2, b_2), \ldots$ You could print
# them, mail them, run them on another machine. All it takes is this function, with a ReLU after every layer **but the last**:


# %% exercise="model_logits"
def model_logits(X, model):
    """X (n, d), model a list of pairs (W, b) -> the last layer's Z (n, k)."""
    ### BEGIN SOLUTION
    for W, b in model[:-1]:
        X = relu(X @ W + b)
    W, b = model[-1]
    return X @ W + b
    ### END SOLUTION


# %% [markdown]
# Before it is trained: what is the loss, roughly? How many of the 360 are read right?

# %%
if ready("model_logits"):
    fresh = as_pairs(digit_network([64, 64, 10], np.random.default_rng(0)))
    Z = model_logits(X_val, fresh)
    print(f"loss {softmax_cross_entropy(Z, y_val)[0]:.3f}   (ln 10 = 2.303)")
    print(f"{np.mean(Z.argmax(axis=1) == y_val):.1%} read right")

# %% [markdown]
# As good as guessing, and the loss says so. If your first loss is far from $\ln 10$, look for the mistake *before* training.

# %% [markdown] predict="a_first_loss_of_nine" recall=true
# A fresh network for ten classes has a mean cross-entropy of 9 before its first step. **What does that tell?**
#
# - [ ] Nothing: it is not trained yet.
#   > A network that knows nothing should say a tenth to each class, and have 2.3.
# - [x] It is surely wrong without having learned anything.
# - [ ] Training will take four times as long.
#   > Perhaps it will not get anywhere. Look first.
# - [ ] That is as it should be for ten classes.
#   > ln 10 = 2.303.
#
# Knowing nothing costs ln 10. 9 means that it gives about e⁻⁹ to the right class: its logits are far too large.
# Mostly the inputs are not scaled, or the first weights are.

# %% [markdown]
# ## Train it, and hand it in
#
# `train_network(layers, loss, make_optimizer, X, y, epochs, batch_size, rng)` is yours, from [lesson 7](07-optimisers#The loop, all yours). Training
# takes about a second. Then store the result as pairs.
#
# **How it is graded:** by 360 digits that are not in your files. At least 90 % of them right earn two points, at least
# **96 %** three more. Here, the check uses your validation pile instead. The training part alone must be enough:
# a network that saw the validation digits in training looks better here than it is.
#
# A start: 40 epochs, batches of 32, Adam with rate 0.005. Then it is up to you: width, depth, rate, epochs, dropout.

# %% exercise="digit_model"
digit_model = ...
### BEGIN SOLUTION
rng = np.random.default_rng(0)
layers = digit_network([64, 64, 10], rng)
train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.005), X_train, y_train, 40, 32, rng)
digit_model = as_pairs(layers)
### END SOLUTION

# %% [markdown]
# Would more data have helped?

# %% [markdown] predict="fifty_digits"
# Trained on all 1077 digits, a network reads some 97 % of 360 others right. **How many per cent does it read right when it was
# trained on 50 digits only**, some five of each kind?
#
# - number from 0 to 100 give or take 8: 70 %
#
# Some 70 %. The training digits are soon known by heart; the curve of the others is the honest one. It rises with every
# doubling, and it still rises at the end: more handwriting would help more than a cleverer network.

# %%
if ready("model_logits"):
    sizes, shares = [50, 100, 200, 400, 800, 1077], {"training": [], "validation": []}
    for n in sizes:
        rng = np.random.default_rng(1)
        layers = digit_network([64, 64, 10], rng)
        few = slice(0, n)
        train_network(
            layers, softmax_cross_entropy, lambda: MyAdam(0.005), X_train[few], y_train[few], 30, 32, rng
        )
        for name, A, labels in [("training", X_train[few], y_train[few]), ("validation", X_val, y_val)]:
            shares[name].append(
                float(np.mean(model_logits(A, as_pairs(layers)).argmax(axis=1) == labels))
            )
    ax = plot_curves(shares, x=sizes, xlabel="training digits", ylabel="share read right")
    ax.set_xscale("log")
    show(ax, alt=describe_curves(shares, x=sizes, xlabel="training digits"))

# %% [markdown]
# ## Who is taken for whom?
#
# "97 % right" hides a question: *which* 3 %? The **confusion matrix** $C$ answers. Row $i$ is for the digits
# that *are* an $i$, column $j$ for the answer $j$. $C_{ij}$ counts. The right answers stand on the diagonal.
#
# Which two digits do you expect to be confused most?


# %% exercise="confusion_counts"
def confusion_counts(y, answers, k):
    """y, answers (n,) labels from 0 to k - 1 -> C (k, k):
    how often class i (row) was answered as j (column)."""
    ### BEGIN SOLUTION
    C = np.zeros((k, k), int)
    np.add.at(C, (y, answers), 1)  # C[y, answers] += 1 would count a pair that comes twice only once
    return C
    ### END SOLUTION


# %% folded=true
if ready("model_logits", "digit_model"):
    answers = model_logits(X_val, digit_model).argmax(axis=1)
    wrong = [f"{right} as {answer}" for right, answer in zip(y_val, answers) if right != answer]
    show(
        plot_confusion(y_val, answers),
        alt=f"Confusion matrix of the 360 validation digits. Off its diagonal: {', '.join(wrong)}.",
    )

# %% [markdown]
# Two readings of the table. The **recall** of a class: of all true 8s, which share was found? That is a *row*. (The share
# of right ones among all answers "8" is the *precision*, a column.) And the largest count off the diagonal: the pair to
# look at. In numbers, for two classes and $C$ = ((8, 2), (1, 9)): recalls 0.8 and 0.9; the pair is (0, 1).


# %% [markdown] predict="recall_from_a_table" recall=true
# C = ((6, 4), (0, 10)), a row for each right class. **What is the recall of class 0?**
#
# - [x] 0.6
# - [ ] 1.0
#   > That is its precision: whenever the network says 0, it is right.
# - [ ] 0.8
#   > That is the share of all right answers, (6 + 10) / 20 = 0.8.
# - [ ] 0.71
#   > That is the precision of class 1, 10 / (4 + 10) = 0.71.
#
# Ten examples are a 0, and six of them were found: 6 / (6 + 4) = 0.6. One row, and nothing else.


# %% exercise="class_recall"
def class_recall(C):
    """C (k, k) confusion matrix -> (k,): each class' share of right answers;
    0 where a class has no examples."""
    ### BEGIN SOLUTION
    return np.diag(C) / np.maximum(C.sum(axis=1), 1)
    ### END SOLUTION


# %% exercise="most_confused"
def most_confused(C):
    """C (k, k) confusion matrix -> (i, j), i not j:
    class i was answered as j more often than any other such pair."""
    ### BEGIN SOLUTION
    off = C - np.diag(np.diag(C))
    i, j = divmod(int(off.argmax()), len(C))
    return i, j
    ### END SOLUTION


# %%
if ready("model_logits", "digit_model", "confusion_counts", "class_recall", "most_confused"):
    C = np.asarray(confusion_counts(y_val, answers, 10))
    print("recall:", {k: round(float(share), 3) for k, share in enumerate(class_recall(C))})
    print("most confused (right class, answer):", most_confused(C))

# %% [markdown]
# Beware of reading much into one pair: with 36 of a kind, one digit more or less moves a recall by almost 3 %.

# %% [markdown] pause=true
# **A natural end.** You have now a network that reads digits, handed in as numbers, and its confusions counted. Next
# you look into it, and break it.

# %% [markdown]
# ## The worst mistakes
#
# The most instructive mistakes are those the network was *sure* of.


# %% exercise="worst_mistakes"
def worst_mistakes(P, y, count):
    """P (n, k) probabilities, y (n,) labels ->
    indices of the count wrong rows with the surest answers, surest first."""
    ### BEGIN SOLUTION
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    return wrong[np.argsort(-P[wrong].max(axis=1))][:count]
    ### END SOLUTION


# %%
if ready("model_logits", "digit_model"):
    P = stable_softmax(model_logits(X_val, digit_model))
    errors = np.flatnonzero(P.argmax(axis=1) != y_val)
    told = [
        f"{y_val[i]} read as {P[i].argmax()}" for i in errors[np.argsort(P[errors, y_val[errors]])][:6]
    ]
    show(
        plot_mistakes(X_val, y_val, P, count=6),
        alt=f"The worst mistakes: {', '.join(told) or 'none at all'}.",
    )
    if ready("worst_mistakes"):
        for i in worst_mistakes(P, y_val, 3):
            print(f"validation digit {i}: {y_val[i]}, read as {P[i].argmax()} with {P[i].max():.3f}")

# %% [markdown]
# Some would fool you too. Others would not, and the network was sure all the same: softmax is no
# certificate ([lesson 5](05-softmax#Sure is not right)).
#
# ## What a hidden neuron looks for
#
# A hidden neuron computes $z = x \cdot w + b$ from 64 pixels. So its weights $w$, one for each pixel, *are* a picture.
# Where they are positive, ink speaks for this neuron; where they are negative, against it. $z$ is large when the ink lies like
# the white in that picture: the neuron is a **detector** of such a stroke.
#
# The weights of neuron $j$ are **column** $j$ of $W_1$, of shape (64, 64). Here that square is a trap: taking rows would work, and be wrong.


# %% exercise="feature_images"
def feature_images(W, height, width):
    """W (height * width, k), a first layer's weights -> (k, height, width):
    one picture for each neuron."""
    ### BEGIN SOLUTION
    return W.T.reshape(-1, height, width)
    ### END SOLUTION


# %%
if ready("model_logits", "digit_model"):
    W1 = np.asarray(digit_model[0][0])
    show(
        plot_features(W1[:, :16], columns=8),
        alt="The weights of the first hidden neurons as pictures: grey noise of light and dark pixels, "
        "hardly a stroke.",
    )

# %% [markdown]
# Disappointing? These pictures are mostly the **random start**: training has moved each weight only a little, and that was enough.
# To *see* what was learned, start nearer to 0 and let what is of no use fade: a tenth of He's weights, 16 neurons, and an L2
# penalty ([lesson 8](08-generalisation#Hold the weights small: L2)), which adds $\lambda \theta$ to each slope. (Here to the biases' too: simpler, and no harm.)

# %% [markdown] predict="weights_of_the_corners"
# The weights of a hidden neuron are drawn as a picture, white for positive and black for negative. In the corners of
# the digits there is never any ink. The network starts with small random weights and is trained with an L2 penalty.
# **What do the corners look like afterwards?**
#
# - [ ] as random as at the start
#   > So it is without a penalty: nothing moves a weight whose input is always 0.
# - [x] grey: their weights have gone to 0
# - [ ] black: ink there would speak against every digit
#   > No example ever says so; the slope of the loss is 0 there.
# - [ ] white
#   > Nothing has ever spoken for them either.
#
# The input is 0, so the loss has no slope there, and only the penalty pulls. In every step such a weight loses a
# share of itself.


# %%
class FadingAdam:
    """Your Adam, for a loss with an L2 penalty."""

    def __init__(self):
        self.adam = MyAdam(0.005)

    def step(self, theta, grad):
        self.adam.step(theta, grad + 0.002 * theta)


rng = np.random.default_rng(2)
clean = digit_network([64, 16, 10], rng)
clean[0].W.value[:] *= 0.1
train_network(clean, softmax_cross_entropy, FadingAdam, X_train, y_train, 40, 32, rng)
W_clean, b_clean = as_pairs(clean)[0]
show(
    plot_features(W_clean, columns=8),
    alt="Sixteen pictures of weights: smooth white and black strokes and arcs on grey, "
    "and a few nearly empty ones.",
)

# %% [markdown]
# Choose a neuron whose white looks like a stroke or an arc. Which digits should excite it most, and which least? Then look.

# %%
stroke_detectors(W_clean, b_clean, X_val, y_val)

# %% [markdown]
# Honest reading: where no digit ever has ink, the weights have faded to grey. Some neurons are strokes, arcs, or "ink here, none beside
# it". Others are not to be named, and some are nearly empty. Nobody asked the network for features that *we* can read: the noisy network
# above reads no worse.
#
# ## One pixel to the right
#
# You read a digit wherever it stands. And the network? Move the digits.

# %% [markdown] predict="one_pixel_to_the_right"
# All digits move to the right by one pixel of eight, **and the network reads ...**
#
# - [ ] about as many as before
# - [ ] some four in five
# - [x] less than half
#
# To a dense layer a pixel is a number at a fixed place. That neighbours belong together it was never told.

# %%
to_shift = ready("model_logits", "digit_model")
shifted_digits(lambda X: model_logits(X, digit_model), X_val, y_val) if to_shift else None

# %% [markdown]
# **A discovery.** Leave the other shift at 0. By how many pixels, to the right, must the digits move until only **half** of them
# are read right?

# %% exercise="shift_of_a_half"
shift_of_a_half = ...
### BEGIN SOLUTION
shift_of_a_half = 0.95
### END SOLUTION

# %% [markdown]
# Shuffle the 64 pixels, in the same way for all digits, and the network learns just as well: it knows no neighbours. Two cures: show it shifted digits too ([lesson 8](08-generalisation#The cure without a trick)), or build the
# layer so that one small detector slides over the whole picture. That is a **convolution**.
#
# ### A dense layer with ties
#
# How many weights has a dense layer from a picture of 512 x 512 pixels to as many neurons? $(512 \cdot 512)^2 \approx 7 \cdot
# 10^{10}$: 275 gigabytes in single precision, for one layer. So two restrictions. Each neuron sees a small window only, say 3 x 3 (all other
# weights are 0), and all neurons have the *same* nine weights: they are **tied**. Nine numbers are left, and a detector found at one place
# works at all places. The nine numbers, as a picture, are the **kernel**. It is still $XW$, for a $W$ with zeros and ties. Build it.


# %% exercise="tied_weights"
def tied_weights(kernel, height, width):
    """kernel (k, m) -> W (height * width, (height - k + 1) * (width - m + 1)),
    the dense layer that slides it."""
    ### BEGIN SOLUTION
    k, m = kernel.shape
    W = np.zeros((height, width, height - k + 1, width - m + 1))
    for r, c in np.ndindex(height - k + 1, width - m + 1):
        W[r : r + k, c : c + m, r, c] = kernel
    return W.reshape(height * width, -1)
    ### END SOLUTION


# %% [markdown]
# Your layer on five digits, with a kernel that likes light on its left and ink on its right. White below is much, black is less than
# nothing. Beside it `nnkit`'s `Conv2d`, which does the same without the zeros.

# %% folded=true
kernel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
if ready("tied_weights"):
    W_tied = np.asarray(tied_weights(kernel, 8, 8))
    seen = X_val[:5] @ W_tied
    slides = Conv2d(1, 1, 3, rng=0)
    slides.W.value[:] = kernel
    slid = slides.forward(X_val[:5].reshape(5, 1, 8, 8)).reshape(5, 36)
    show(
        plot_features(np.asarray(seen).T, columns=5),
        alt="Five pictures of 6 x 6: white along the left edges of the strokes of five digits, black along their right edges.",
    )
    print(f"dense: {W_tied.size} weights, {np.count_nonzero(W_tied)} of them not 0, {len(np.unique(W_tied[W_tied != 0]))} different numbers")
    print(f"largest difference to nnkit's Conv2d: {np.abs(seen - slid).max():.0e}")

# %% [markdown] predict="max_over_places"
# 32 kernels of 5 x 5 slide over a digit; of each only the largest of its 16 answers is kept, wherever it was; ten neurons read those 32
# numbers. Those are 1162 numbers to learn; the dense network has 4810. **Of digits moved by one pixel the dense one reads less than half. And
# this one?**
#
# - [ ] a tenth: with a quarter of the numbers it learns little
# - [ ] less than half, too
# - [x] four in five
#
# A stroke one pixel further on excites the same kernel, one place further on, and the largest answer is the same. It reads digits where they
# belong as well as the dense network does. What it loses comes from strokes that leave the picture, and from kernels that learned where the edge is.

# %%
rng = np.random.default_rng(0)
finders = Sequential(Conv2d(1, 32, 5, rng=rng), "relu", MaxPool2d(4), Flatten(), Dense(32, 10, rng=rng))
fit(
    finders,
    losses.softmax_cross_entropy,
    optim.Adam(0.005),
    X_train.reshape(-1, 1, 8, 8),
    y_train,
    epochs=15,
    batch_size=32,
    rng=rng,
)
for right in (0, 1):
    moved = shifted(X_val, right, 0).reshape(-1, 1, 8, 8)
    print(
        f"moved by {right}: {np.mean(finders.forward(moved).argmax(axis=1) == y_val):.1%} read right, "
        f"with {finders.theta.size} numbers"
    )

# %% [markdown]
# Backprop needs nothing new: a weight used at 36 places is a wire that forks ([lesson 6](06-backprop#A slope travels backwards)), so its 36 slopes are added up. Networks of such layers,
# with smaller pictures after each, read everything that is in pictures.

# %% [markdown] further=true
# ## The same, 28 by 28
#
# The digits that everybody compares on (MNIST) are 70,000 pictures of 28 x 28. They come in the **IDX** format, and you can read it
# yourself: two bytes 0; one byte for the type of the numbers (8: a byte each); one for the number of axes. Then each axis' length, four bytes
# each, **highest first**. Then the numbers.
#
# In numbers: `0 0 8 1  0 0 1 4` begins a file of $1 \cdot 256 + 4 = 260$ labels.

# %% [markdown] predict="head_of_an_idx_file"
# An IDX file begins with `0 0 8 3 0 0 234 96 0 0 0 28 0 0 0 28`. **What is in it?**
#
# - [ ] three pictures of 234 by 96
#   > 3 is the number of axes.
# - [x] 60,000 pictures of 28 by 28
# - [ ] 234 pictures of 96 by 28
#   > A length has four bytes: 0 0 234 96 is one number.
# - [ ] 60,000 labels
#   > Labels have one axis, this has three.
#
# Bytes, three axes, and the lengths 234 · 256 + 96 = 60,000, 28 and 28.

# %% exercise="idx_shape"
def idx_shape(header):
    """header: list of the first bytes of an IDX file, as numbers from 0 to 255 ->
    its array's shape, a tuple."""
    ### BEGIN SOLUTION
    axes = header[3]
    lengths = [header[4 + 4 * i : 8 + 4 * i] for i in range(axes)]
    return tuple(sum(byte * 256**power for byte, power in zip(four, (3, 2, 1, 0))) for four in lengths)
    ### END SOLUTION


# %% [markdown]
# If you have the four files, put them into a folder `mnist` beside this notebook. The cell reads them and trains **the same code** on 784
# numbers instead of 64. If not, it says what is missing, and nothing is lost.

# %%
try:
    X_large, X_new, y_large, y_new = mnist(Path("mnist"))
except FileNotFoundError as missing:
    print(missing)
else:
    print(f"training {X_large.shape}, test {X_new.shape}")
    rng = np.random.default_rng(0)
    layers = digit_network([X_large.shape[1], 64, 10], rng)
    train_network(layers, softmax_cross_entropy, lambda: MyAdam(0.002), X_large, y_large, 3, 64, rng)
    Z = X_new
    for layer in layers:
        Z = layer.forward(Z)
    print(f"{np.mean(Z.argmax(axis=1) == y_new):.1%} of the {len(y_new)} test digits read right")

# %% [markdown]
# ## Quiz

# %% quiz="reading_digits"

# %% [markdown]
# ## In your own words

# %% [markdown]
# **Question (2 points).** A post office wants your network for postcodes of five digits, written anywhere in a field on the envelope. It reads 97 % of your
# validation digits. What do you tell them: how many whole postcodes would be right at best, and what else will go wrong? Three to six sentences.

# %% [markdown] written="five_digits" points=2
# If mistakes fall independently, all five digits are right with probability 0.97 to the fifth, about 0.86: one postcode in seven is wrong. And
# that holds only for digits like ours: cut out, centred, of the same size, from writers like ours. The network fails when a digit is shifted by a
# single pixel, so finding and centring the digits matters more than another percent. It also answers with great confidence on anything, a
# letter or a smudge. Before use one must measure on their envelopes, and let a human read where the probability is low.
#
# *Marking guide.* 1 point: 0.97^5, about 86 % (or "clearly fewer than 97 %" with the reason that all five must be right: 1/2). 1 point for one
# of: shifts and centring, other writers or data than in training, confident answers on what is no digit; each with its reason.

# %% [markdown]
# ## Into your library

# %%
keep(
    scaled_pixels,
    model_logits,
    confusion_counts,
    class_recall,
    most_confused,
    worst_mistakes,
    feature_images,
    tied_weights,
    idx_shape,
)

# %% [markdown]
# ## Summary
#
# - Pictures become vectors of a fixed size near 0 to 1; ten logits come out. The first loss should be near $\ln 10$.
# - A model is a list of pairs $(W, b)$. It is measured on digits that it was not trained on, and that nobody chose by.
# - Confusion matrix: rows are the truth. Recall reads rows. Look at the worst mistakes.
# - First-layer weights are pictures: some strokes, many riddles.
# - A dense network knows no neighbours: one pixel to the side, and half is lost.
#
# **What's next.** [Lesson 10](10-beyond) goes beyond: is backprop the only way, and what do the large libraries do with all this?
