# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 3. Layers: many neurons, one matrix
#
# A neuron answers one yes/no question. But "which digit is this?" has ten answers, and nobody can put the question into
# one weighted sum. **What if many neurons look at the same numbers, and other neurons look at what those say?**
# That is a network. This lesson builds one of any size, and follows every number through three of them.
#
# **Afterwards you can**
#
# - turn a picture into what a network can take, and say what it then no longer sees;
# - write a layer as one matrix, in rows and in columns, and count what it can learn;
# - follow an example through hidden layers to six digits, by explorer, by hand and by code;
# - code the forward pass of a network of any depth;
# - bring columns to one scale without cheating.
#
# **You need** lessons [1](01-neuron) and [2](02-activations) (the neuron, activations), matrix products. **Time:** two sittings, 60 and 45 minutes.

# %% setup=true
import numpy as np

from nnkit import activations
from nnkit.check import check, ready
from nnkit.images import digits
from nnkit.lessonkit.handover import keep, take
from nnkit.plot import (
    figure,
    plot_curves,
    plot_histograms,
    plot_images,
    plot_network,
    plot_pixels,
    show,
)
from nnkit.widgets import live

# %% [markdown]
# Two functions come from [lesson 2](02-activations): your own, if you kept them there.

# %% setup=true
sigmoid, relu = take(sigmoid=activations.sigmoid, relu=activations.relu)

# %% [markdown]
# ## What the machine sees
#
# A camera hands over numbers, nothing else: one for each pixel, for example 0 for paper and 16 for ink. Here is a
# digit as a program gets it. Which one is it? Squint.

# %%
X_digits, y_digits = digits()
picture = (16 * X_digits[28]).astype(int).reshape(8, 8)
for line in picture:
    print(" ".join(f"{pixel:2}" for pixel in line))

# %% [markdown]
# Now the same numbers with their ink. You have to *look* to see it. A network has no eyes: for it this is 64 numbers in
# a row. A pixel and the one below it stand eight places apart, and nothing tells the network that they are neighbours.

# %%
show(
    plot_pixels(picture),
    alt="The same 8 by 8 numbers, each pixel as dark as its number. "
    f"The dark ones form the strokes of a {y_digits[28]}.",
)
print("as a row:", picture.ravel())

# %% [markdown]
# ### A vector in, a vector out, both of fixed size
#
# A network with 64 inputs takes 64 numbers: not 63, and no picture of 28 x 28. So before anything else every example
# is brought to **one fixed size**: cropped, scaled, averaged, filled up. That is *pre-processing*. What comes out has a
# fixed size too: for digits ten numbers, one for each class.
#
# You may also compute telling numbers from the raw ones, such as [lesson 1](01-neuron#What one neuron cannot do)'s distance and angle. That is *feature
# extraction by hand*. Either way, what is lost here no network can bring back. Below, blocks of 2 x 2 pixels are averaged, so
# that 16 numbers are left. Cover the upper row: how many of the six digits can you still tell?

# %% folded=true
six = X_digits[[8, 3, 1, 4, 7, 6]]
blocks = six.reshape(6, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(6, 16)
fig = figure(6, 2.8, rows=2)
for pictures, ax in zip([six, blocks], fig.axes):
    plot_images(pictures, ax=ax)
show(fig, alt=f"Six digits of 8 by 8 pixels, easily told: {y_digits[[8, 3, 1, 4, 7, 6]]}. Below, the same "
     "in 4 by 4 blocks: grey patches that could be nearly anything.")  # fmt: skip

# %% [markdown] predict="another_size_of_picture" recall=true
# A network has learned from pictures of 8 by 8 pixels. Now it is to read pictures of 28 by 28. **What has to be
# done?**
#
# - [ ] Nothing: it takes the first 64 numbers
#   > It takes 64 numbers or none; the product of shapes fails. And the first 64 are the empty rows at the top.
# - [ ] Some more training, until the weights fit
#   > Training changes the numbers in W, never how many there are.
# - [x] The pictures are scaled down to 8 by 8 first
# - [ ] The network is told the new width
#   > A dense layer knows no width, only a number of inputs.
#
# One fixed size in. Whatever does not have it is cropped, scaled, averaged or filled up before.

# %% [markdown]
# Your first step, then: pictures become rows of numbers from 0 to 1.


# %% exercise="images_to_rows"
def images_to_rows(images):
    """X (n, h*w): the pictures (n, h, w) of whole numbers 0 to 255 as rows of fractions of 255."""
    ### BEGIN SOLUTION
    return images.reshape(len(images), -1) / 255
    ### END SOLUTION


# %% [markdown]
# ## A layer is a matrix
#
# Take three numbers, $x = (-3, 1, 5)$, and four neurons that all look at them. Each has its own weights and bias:
#
# $$\begin{aligned} z_1 &= \phantom{1}3x_1 - 9x_2 + 2x_3 + 5 \\ z_2 &= 11x_1 - 2x_2 + 7x_3 + 2 \\
# z_3 &= -6x_1 + 3x_2 - 4x_3 - 1 \\ z_4 &= \phantom{1}6x_1 - x_2 + 5x_3 + 1 \end{aligned}$$
#
# Put each neuron's weights into a **column**, side by side. That is the matrix $W$ of the layer, shape $(3, 4)$: as
# many rows as numbers come in, as many columns as neurons. For a batch $X$ of rows, all sums of all neurons are
#
# $$\underbrace{Z}_{(n,\ d_{out})} = \underbrace{X}_{(n,\ d_{in})}\ \underbrace{W}_{(d_{in},\ d_{out})} + \underbrace{b}_{(d_{out},)}.$$
#
# Each *row* of $Z$ belongs to an example, each *column* to a neuron. Work out $z_1$ with a pencil, and compare. Where in
# the drawing is the column of $W$ that belongs to the third neuron?

# %%
W = np.array([[3.0, 11, -6, 6], [-9, -2, 3, -1], [2, 7, -4, 5]])
b = np.array([5.0, 2, -1, 1])
x1, x2, x3 = -3, 1, 5
z = [
    3 * x1 - 9 * x2 + 2 * x3 + 5,
    11 * x1 - 2 * x2 + 7 * x3 + 2,
    -6 * x1 + 3 * x2 - 4 * x3 - 1,
    6 * x1 - x2 + 5 * x3 + 1,
]
ax = plot_network(
    [3, 4],
    weights=[W],
    biases=[b],
    values=[[x1, x2, x3], z],
    names=[["x1", "x2", "x3"], ["z1", "z2", "z3", "z4"]],
)
show(
    ax,
    alt="Three inputs -3, 1, 5 in squares; from each an edge with its weight to each of four neurons. "
    f"The sums in the neurons: {z}.",
)

# %% [markdown]
# $z_1 = -9 - 9 + 10 + 5 = -3$. The third column, $(-6, 3, -4)$, is on the three edges that end in $z_3$. A layer in
# which every input is connected to every neuron is called **dense**.


# %% exercise="dense_forward"
def dense_forward(X, W, b):
    """Z (n, d_out): for each row of X (n, d_in) the sums of all neurons,
    W (d_in, d_out) and b (d_out,)."""
    ### BEGIN SOLUTION
    return X @ W + b
    ### END SOLUTION


# %% [markdown]
# Now ten neurons, one for each digit, look at real pictures. Their weights are random: nobody has taught them
# anything.

# %% [markdown] predict="untaught_neurons"
# Ten neurons with random weights, one for each digit, look at 1437 pictures of digits. **In how many per cent of them is the
# neuron with the largest sum the right one?**
#
# - number from 0 to 100 give or take 6: 10 %
#
# One tenth or so, which is what guessing gives. The shapes fit and mean nothing yet: a network's knowledge is in its weights.

# %%
if ready("dense_forward"):
    rng = np.random.default_rng(3)
    Z = np.array(dense_forward(X_digits, rng.normal(size=(64, 10)), np.zeros(10)))
    print(f"{X_digits.shape} -> {Z.shape}; right: {np.mean(Z.argmax(axis=1) == y_digits):.1%}")
    try:
        dense_forward(np.ones((1, 784)), rng.normal(size=(64, 10)), np.zeros(10))
    except ValueError as error:
        print("A picture of 28 x 28:", error)

# %% [markdown]
# Guessing gives a tenth. And 784 numbers do not go into 64 rows: fixed size means fixed.
#
# ### How many numbers is that?
#
# Between the inputs and the output there may be more layers. They are called **hidden**: you see what goes in and what
# comes out, not what is between.

# %% [markdown] predict="numbers_to_learn"
# 64 inputs, 30 hidden neurons, 10 outputs, every neuron with a bias. **How many weights and biases are to be learnt?**
#
# - number from 0 to 5000 by 10 give or take 230: 2260
#
# (64 + 1) · 30 + (30 + 1) · 10 = 1950 + 310 = 2260. Nearly all of them sit in the first layer.


# %% exercise="count_parameters"
def count_parameters(sizes):
    """How many weights and biases: sizes[0] inputs, then the neurons of each layer."""
    ### BEGIN SOLUTION
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 1))
    ### END SOLUTION


# %%
if ready("count_parameters"):
    for sizes in ([64, 10], [64, 30, 10], [784, 30, 10], [784, 1000, 1000, 10]):
        print(f"{' - '.join(map(str, sizes)):22} {int(count_parameters(sizes)):>9,}")
    widths = np.arange(10, 1001, 10)
    curves = {
        "784 - k - 10": [int(count_parameters([784, int(k), 10])) for k in widths],
        "784 - k - k - 10": [int(count_parameters([784, int(k), int(k), 10])) for k in widths],
    }
    ax = plot_curves(curves, x=widths, xlabel="k, neurons in a hidden layer",
                     ylabel="weights and biases", ax=figure(6, 3).axes[0])  # fmt: skip
    last = " and ".join(f"{values[-1]:,}" for values in curves.values())
    show(ax, alt="A straight line for one hidden layer, a parabola above it for two. "
         f"At k = 1000: {last}.")  # fmt: skip

# %% [markdown]
# The first layer is often the fattest, because inputs are many. Between two wide hidden layers the number grows with
# the **square** of the width.
#
# ## Columns in books, rows here
#
# A batch is rows here, as in most code. Books and slides mostly write **one** example as a column $x$, and put the
# weights in front. Same layer, mirrored:
#
# | what | rows (here) | columns (books) |
# |---|---|---|
# | a neuron's weights | a column of $W$ | a row of the matrix in front of $x$ |
# | one layer | $X W + b$ | $W^T x + b$ |
# | shapes | $(n, 3)(3, 4) + (4,)$ | $(4, 3)(3, 1) + (4, 1)$ |
#
# Some books call the matrix in front $W^T$, with our $W$; others call it $W$ and mean our transpose. Trust the
# shapes, not the letter. Our four neurons, as such a page prints them:
#
# $$W^T x + b = \begin{pmatrix} 3 & -9 & 2 \\ 11 & -2 & 7 \\ -6 & 3 & -4 \\ 6 & -1 & 5 \end{pmatrix}
# \begin{pmatrix} -3 \\ 1 \\ 5 \end{pmatrix} + \begin{pmatrix} 5 \\ 2 \\ -1 \\ 1 \end{pmatrix}
# = \begin{pmatrix} -3 \\ 2 \\ 0 \\ 7 \end{pmatrix}.$$

# %%
M = np.array([[3.0, -9, 2], [11, -2, 7], [-6, 3, -4], [6, -1, 5]])  # one neuron in each row
x_column, b_column = np.array([[-3.0], [1], [5]]), np.array([[5.0], [2], [-1], [1]])
print("as columns:")
print(M @ x_column + b_column)
print("as rows:   ", np.array([[-3.0, 1, 5]]) @ W + b)

# %% [markdown]
# To use a book's numbers, turn them.

# %% [markdown] predict="reshape_for_transpose"
# A book gives `M` with shape (4, 3), one neuron in each row. Rows of examples need a matrix of shape (3, 4). **Does
# `M.reshape(3, 4)` do as well as `M.T`?**
#
# - [ ] Yes: the same numbers in the same shape
#   > The same numbers at other places are other neurons.
# - [x] No: the shape is right, and the layer is another one
# - [ ] No: NumPy refuses
#   > Twelve numbers fit into either shape, so nothing warns you.
#
# It deals the numbers out in reading order: its first column is (3, -2, -4), one weight from each of three neurons.

# %% exercise="rows_from_columns"
def rows_from_columns(M, c):
    """The pair W (d_in, d_out), b (d_out,) for rows, of a layer M (d_out, d_in),
    c (d_out, 1) for columns."""
    ### BEGIN SOLUTION
    return M.T, c[:, 0]
    ### END SOLUTION


# %% [markdown]
# ## Pass A: one hidden layer, every number
#
# Behind the four neurons we put a sigmoid, and behind that one more neuron, which looks at the four answers. Its
# weights are $u = (3, -12, 8, 1)$, its bias is $6$. Two functions, one inside the other:
#
# $$p = \sigma\big(\ \underbrace{\sigma(x W + b)}_{a}\ u + c\ \big), \qquad\text{in columns}\quad p = \sigma\big(u^T \sigma(W^T x + b) + c\big).$$
#
# Below you can step through it: `Forward` computes one neuron after the other, and the sentence below the drawing shows the
# sum. Every number can be edited. (The steps behind the loss go back down. That is [lesson 6](06-backprop#Follow one network while it learns).)

# %% [markdown] predict="p_of_pass_a"
# Four sums z = (-3, 2, 0, 7) go through sigmoids. The output neuron weighs the results with (3, -12, 8, 1), adds its
# bias 6 and is a sigmoid too. **Without a computer: what does it say?**
#
# - [ ] clearly no, below 0.2
# - [x] a hesitant yes, between 0.5 and 0.8
# - [ ] surely yes, above 0.9
#
# σ(0) is exactly ½, σ(7) nearly 1, σ(-3) nearly 0, σ(2) about 0.88. So 0 - 12 · 0.88 + 8 · ½ + 1 + 6 is a little
# above 0, with all digits 0.572, and p = 0.639.

# %%
live.NumberedNetwork("A: sigmoid layer, one output")

# %% [markdown]
# Try three things there: (1) Set $x_1$ to $-2$. Which of the four $a$ hardly moves, and why? (2) `Reset the numbers`. Add
# 1 to the weight from $h_4$ to the output, then to that from $h_1$. Which moves the output more? (3) Reset again, and
# find a bias that alone pulls $p$ below one half. There are four such biases; which is the fifth, and why can't it?
#
# <details><summary><strong>What was to be found</strong> (open it after you have tried)</summary>
#
# (1) $h_4$: its $z$ goes from 7 to 13, its $a$ from 0.999 to 1. It is saturated. (2) $h_4$'s: an output weight counts
# times the $a$ that it weighs, 0.999 against 0.047. (3) The output's own, 5.42 or less; $h_2$'s, 2.57 or more;
# $h_3$'s, $-1.29$ or less; $h_4$'s, $-6.3$ or less. But $h_1$ puts out 0.047 already, and without it $f_{in}$ is still positive.
#
# </details>
#
# Now in code.


# %% exercise="one_hidden_layer"
def one_hidden_layer(x, W, b, u, c):
    """z (k,), a (k,), f_in and p: a sigmoid layer W (d, k), b (k,) on x (d,),
    a sigmoid neuron u (k,), c."""
    ### BEGIN SOLUTION
    z = x @ W + b
    a = sigmoid(z)
    f_in = a @ u + c
    p = sigmoid(f_in)
    return z, a, f_in, p
    ### END SOLUTION


# %% folded=true
if ready("one_hidden_layer"):
    u = np.array([3.0, -12, 8, 1])
    z, a, f_in, p = one_hidden_layer(np.array([-3.0, 1, 5]), W, b, u, 6.0)
    for name, values in [("z", z), ("a", a), ("f_in", [f_in]), ("p", [p])]:
        print(f"{name:5}", "  ".join(f"{float(v):9.6f}" for v in values))
    ax = plot_network([3, 4, 1], weights=[W, u[:, None]], biases=[b, [6]],
                      values=[[-3, 1, 5], a, [p]], titles=["input", "hidden layer", "output"])  # fmt: skip
    show(ax, alt="Pass A, all weights on the edges: inputs -3, 1, 5; four hidden neurons with a = "
         f"{', '.join(f'{v:.3f}' for v in a)}; the output neuron with p = {float(p):.3f}.")  # fmt: skip

# %% [markdown]
# What leaves the hidden layer, $(0.047426,\ 0.880797,\ 0.500000,\ 0.999089)$, has no name in the data. It is what
# the network itself made of $x$. [Lesson 3b](03b-regions#Feature extractor and classifier) looks at such numbers.
#
# ## Pass B: three classes
#
# Same hidden layer. But now the question has three answers, so the output layer gets three neurons, and its matrix $U$
# has three columns. In a book's rows:
#
# $$U^T = \begin{pmatrix} 3 & -12 & 8 & 1 \\ 2 & -3 & 9 & 1 \\ -5 & 1 & -1 & 7 \end{pmatrix}, \qquad c = \begin{pmatrix} 6 \\ 0 \\ -8 \end{pmatrix}.$$
#
# The three sums are called **logits** $f_1, f_2, f_3$. To read them as probabilities, make them positive and let them
# add up to 1. That is the **softmax** ([lesson 5](05-softmax#A soft argmax that survives 1000) tells why this one):
#
# $$p_i = \frac{e^{f_i}}{e^{f_1} + e^{f_2} + e^{f_3}}.$$
#
# The first row and the 6 are pass A's, so $f_1$ is what $f_{in}$ was, 0.572.

# %% [markdown] predict="winner_of_pass_b"
# The hidden layer puts out about (0, 0.9, 0.5, 1). Class 1 has the logit 0.57. Class 2 weighs with (2, -3, 9, 1) and
# bias 0, class 3 with (-5, 1, -1, 7) and bias -8. **Which class wins?**
#
# - [ ] class 1
#   > Its large weight -12 meets the large 0.9.
# - [x] class 2
# - [ ] class 3
#   > Its 7 is eaten up by the bias -8.
#
# Class 2: -3 · 0.9 + 9 · 0.5 + 1 = 2.8. Class 3: 0.9 - 0.5 + 7 - 8 = -0.6.

# %% exercise="class_probabilities"
def class_probabilities(x, W, b, U, c):
    """logits (m,) and p (m,): a sigmoid layer W (d, k), b (k,) on x (d,),
    then U (k, m), c (m,), softmax."""
    ### BEGIN SOLUTION
    a = sigmoid(x @ W + b)
    logits = a @ U + c
    e = np.exp(logits)
    return logits, e / e.sum()
    ### END SOLUTION


# %%
if ready("class_probabilities"):
    U = np.array([[3.0, 2, -5], [-12, -3, 1], [8, 9, -1], [1, 1, 7]])
    c = np.array([6.0, 0, -8])
    logits, p = class_probabilities(np.array([-3.0, 1, 5]), W, b, U, c)
    for name, values in [("logits", logits), ("softmax", p)]:
        print(f"{name:8}", "  ".join(f"{float(v):9.6f}" for v in values))
    print("they add up to", round(float(np.sum(p)), 12))

# %% [markdown]
# ### Find the lever
#
# Class 2 ($o_2$ in the drawing) wins clearly, with 0.897160. How firm is that? The network has 24 weights, and
# there is one whose change by at most 0.35 makes another class win: find it. Step to the softmax (the `step` slider,
# position 8) and go back to a neuron to edit its weights. In which layer will you look first, and why?

# %%
live.NumberedNetwork("B: sigmoid layer, three classes")

# %% exercise="flip_the_class"
flip_the_class = ...
### BEGIN SOLUTION
flip_the_class = ("x3", "h2", 6.68)
### END SOLUTION

# %% [markdown]
# <details><summary><strong>What was to be found</strong> (open it after you have tried)</summary>
#
# It is one single weight, and not in the last layer: from $x_3$ to $h_2$, below 6.695. An output weight would have
# to move by more than 2.38. The lever of $x_3 \to h_2$ is long because three factors are large at once: what comes in (5), the
# slope of its neuron (not saturated), and the difference that the two racing classes make of it ($-12$ against $-3$).
# [Lesson 6](06-backprop#The same with matrices) computes all such levers at once. They are called gradients.
#
# </details>

# %% [markdown] pause=true
# **A natural end.** You have now a layer as a matrix, the count of its numbers, and two forward passes with every
# number written down. Next come deeper networks, in a loop, and the size of the columns.

# %% [markdown]
# ## Pass C: three hidden layers
#
# Nothing new has to be invented for more layers: what one puts out, the next takes in. In rows and in columns (biases
# left out for once):
#
# $$g_3\big(g_2(g_1(X W_1)\, W_2)\, W_3\big)\, U \qquad\qquad U^T g_3\big(W_3^T g_2(W_2^T g_1(W_1^T x))\big)$$
#
# A network is a **composed function**. It has no loops: nothing that a neuron puts out ever comes back to it. That is
# what **feed-forward** means, and why one pass from left to right computes everything.

# %% setup=true
# Network C. Each inner list is one neuron, as a book prints the rows of W^T; .T makes it a column.
weights_c = [
    np.array([[13.0, -9, 2], [-8, 0, 3], [4, -1, 5], [-3, 12, 7]]).T,
    np.array([[1.0, 0, -4, 1], [0, 11, 2, -14], [-1, 5, -2, 16], [0, -9, -3, 4]]).T,
    np.array([[1.0, -2, -18, -7], [3, -4, 8, 0], [-2, 1, 21, 5], [2, -2, 11, -13]]).T,
    np.array([[9.0, 3, -1, -4], [-8, -2, 14, 3], [13, 2, -9, -1]]).T,
]
biases_c = [
    np.array([5.0, -2, 2, 11]),
    np.array([-5.0, 3, 1, -8]),
    np.array([4.0, -6, 1, -17]),
    np.array([-1.0, -4, -30]),
]
X_c = np.array([[7.0, 1, -4], [2, -3, 5]])  # two examples; the first is the worked one

# %% [markdown]
# Network C has three inputs, three hidden layers of four ReLU neurons, and three outputs. Its input is $x = (7, 1, -4)$.

# %% [markdown] predict="silent_neurons"
# A network of three hidden layers, twelve ReLU neurons in all, has weights and biases of either sign, without any
# pattern. One example goes through it. **How many of the twelve would you expect to put out 0?**
#
# - number from 0 to 12 give or take 1: 6
#
# In network C it is six. With signs at random about every second sum is negative, and ReLU makes 0 of it.

# %% [markdown]
# Step through it; the slider is quicker. The first neuron's sum is $13 \cdot 7 - 9 \cdot 1 + 2 \cdot (-4) + 5$. What does
# ReLU make of it?

# %%
live.NumberedNetwork("C: three ReLU layers, three classes")


# %% exercise="three_hidden_layers"
def three_hidden_layers(x, W1, b1, W2, b2, W3, b3, U, c):
    """a1, a2, a3 and the logits: three ReLU layers on x (d,), then U, c without activation."""
    ### BEGIN SOLUTION
    a1 = relu(x @ W1 + b1)
    a2 = relu(a1 @ W2 + b2)
    a3 = relu(a2 @ W3 + b3)
    return a1, a2, a3, a3 @ U + c
    ### END SOLUTION


# %%
if ready("three_hidden_layers"):
    pairs = [array for pair in zip(weights_c, biases_c) for array in pair]
    outputs = [np.array(v) for v in three_hidden_layers(X_c[0], *pairs)]
    rows = [f"{name} = {v}" for name, v in zip(["a1", "a2", "a3", "logits"], outputs)]
    e = np.exp(outputs[-1])
    print("\n".join(rows))
    print("softmax:", "  ".join(f"{p:.6f}" for p in e / e.sum()))
    ax = plot_network([3, 4, 4, 4, 3], values=[X_c[0], *outputs],
                      titles=["input", "hidden 1", "hidden 2", "hidden 3", "logits"])  # fmt: skip
    show(ax, alt=f"Network C, five columns. Inputs {X_c[0]}; {'; '.join(rows)}.")

# %% [markdown]
# $z = 79$, and ReLU leaves it at that. The output layer has no ReLU: it would have cut the $-1$.
#
# **A slip to find.** A slide about this network prints the softmax as $(0.866, 0.015, 0.117)$. Add the three numbers up.
# What has happened? (The quiz comes back to it.)
#
# ## Any depth: a loop
#
# Four nearly equal lines ask for a loop. Write it once, and networks of any depth and width are yours. You will use
# this function in the lessons to come.


# %% exercise="mlp_forward"
def mlp_forward(X, weights, biases, g=relu):
    """Z (n, d_out) of the last layer: dense layers with g between them, for the rows of X (n, d)."""
    ### BEGIN SOLUTION
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = g(A @ W + b)
    return A @ weights[-1] + biases[-1]
    ### END SOLUTION


# %% [markdown]
# `g` is a function that you hand over like any other argument: `mlp_forward(X, weights, biases, np.tanh)`.


# %% exercise="logits_with_sigmoid"
logits_with_sigmoid = ...
### BEGIN SOLUTION
logits_with_sigmoid = mlp_forward(X_c, weights_c, biases_c, sigmoid)
### END SOLUTION

# %% [markdown]
# Another winner: a network's weights mean nothing without its activation. And now an experiment that no pencil wants.
# Network C has 71 weights and biases. Raise one of them by 0.001, run the network on $x = (7, 1, -4)$, put it back; and
# so on, one by one.

# %% [markdown] predict="weights_that_matter"
# A ReLU network has 71 weights and biases. One example goes through; then each number in turn is raised by 0.001. **How many
# of the 71 change anything at all in the result?**
#
# - [ ] all 71
# - [ ] about 50: some neurons are off
# - [x] fewer than half
# - [ ] only those of the last layer
#
# Behind a neuron that puts out 0, no weight matters; in front of one, neither, as long as it stays off. For *this* example they
# would learn nothing; another example wakes other neurons.

# %%
if ready("mlp_forward"):
    Ws, bs = [W.copy() for W in weights_c], [b.copy() for b in biases_c]
    names = ["W1", "b1", "W2", "b2", "W3", "b3", "U", "c"]
    arrays = dict(zip(names, [array for pair in zip(Ws, bs) for array in pair]))
    before = mlp_forward(X_c[:1], Ws, bs, relu)
    for move in (0.001, -0.001):
        noticed = dict.fromkeys(arrays, 0)
        for name, numbers in arrays.items():
            for place in np.ndindex(numbers.shape):
                old = numbers[place]
                numbers[place] = old + move
                noticed[name] += not np.array_equal(mlp_forward(X_c[:1], Ws, bs, relu), before)
                numbers[place] = old
        print(f"moved by {move:+}: {sum(noticed.values())} of 71 are noticed: {noticed}")

# %% [markdown]
# Upwards there are three more than
# downwards: $h_{3.1}$ has $z = 0$ exactly, it stands on the corner of its ReLU.
#
# ## Columns of different size
#
# Pixels all have one scale. Most tables have not: here are flats with their area in m², the year they were built, and
# the distance to the centre in km. A layer of 50 sigmoid neurons with random weights looks at 300 of them.

# %% [markdown] predict="saturated_by_the_year"
# Flats with their area in m², their year of construction and their distance to the centre in km go into 50 sigmoid neurons
# with random weights. **How many per cent of the outputs are saturated**, below 0.01 or above 0.99?
#
# - number from 0 to 100 give or take 5: 100 %
#
# Practically all: the year alone, about 1960, decides every sum. Flat slopes, no learning; so columns get one scale first.


# %%
def flats(n, rng):
    """n made-up flats: area in square metres, year of construction, kilometres to the centre."""
    area, year, distance = rng.gamma(9, 8, n), rng.integers(1890, 2025, n), rng.gamma(2, 2.5, n)
    return np.column_stack([area, year, distance])


def share_saturated(A):
    return np.mean((A < 0.01) | (A > 0.99))


rng = np.random.default_rng(33)
X_flats, X_more = flats(300, rng), flats(100, rng)
W_flats = rng.normal(size=(3, 50))
print(X_flats[:3].round(1))
print(f"saturated: {share_saturated(activations.sigmoid(X_flats @ W_flats)):.1%}")

# %% [markdown]
# [Lesson 2](02-activations#Saturation: where learning stops) told what that means: flat slopes, no learning. The cure is
# older than networks. Give every column mean 0 and standard deviation 1:
#
# $$x'_{ij} = \frac{x_{ij} - m_j}{s_j}.$$
#
# **Whose mean?** The training data's, for all data ever after. The network learns what "0.5 above the mean" means, so a
# new flat must be measured with the same ruler. And what you know of the test data must not leak into training, not
# even through a mean. (A single new flat arrives, and somebody standardises it by itself. What would come out?)


# %% exercise="standardise_columns"
def standardise_columns(X_train, X_new):
    """Both arrays, each column minus X_train's mean, over X_train's deviation; a constant column: 0."""
    ### BEGIN SOLUTION
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(X_train.max(axis=0) > X_train.min(axis=0), sd, 1)  # 0.1 three times has a mean a hair off
    return (X_train - mean) / sd, (X_new - mean) / sd
    ### END SOLUTION


# %%
if ready("standardise_columns"):
    S_flats, S_more = (np.array(S) for S in standardise_columns(X_flats, X_more))
    outputs = {
        "raw": activations.sigmoid(X_flats @ W_flats).ravel(),
        "standardised": activations.sigmoid(S_flats @ W_flats).ravel(),
    }
    for name, A in outputs.items():
        print(f"{name}: saturated {share_saturated(A):.1%}")
    print("means of the new flats:", S_more.mean(axis=0).round(2))
    ax = plot_histograms(outputs, bins=30, ax=figure(6, 3).axes[0])
    ax.set_xlabel("output of a neuron")
    show(ax, alt="Outputs of 50 sigmoid neurons for 300 flats. Raw: two spikes, at 0 and at 1, nothing "
         "between. Standardised: all values from 0 to 1 occur, most often the middle.")  # fmt: skip

# %% [markdown]
# The new flats' means are *near* 0, not 0: they were measured with another's ruler, as they should be. And the single
# flat, standardised by itself? Each column minus itself: all zeros, whatever the flat. (Standardising helps training; no
# theorem says it must, and trees do not need it.)
#
# ## In your own words

# %% [markdown]
# **Question (2 points).** Ada standardises all her data, then splits them into training and test. Ben splits first,
# then standardises each part by itself. Carla does not standardise; her columns are income in euros and age in years,
# her hidden layer has sigmoids. In four to six sentences: what is wrong in each case, and what should they do?

# %% [markdown] written="three_rulers" points=2
# Ada's means and deviations come from the test data too, so the test set has leaked into training: her test result is
# a little too good to be trusted. Ben uses two rulers: the same flat gets different numbers in training and in test,
# differences between the two sets are wiped out, and a single new example would always become 0. Carla's sums are ruled
# by the income, which is thousands of times larger than the age; her sigmoids are saturated, their slopes nearly 0, and
# the layer hardly learns; age hardly counts. All three should split first, measure mean and standard deviation on the
# training part only, and use these same numbers for training, test and every later example.
#
# **Marking guide.** 1/2 point: Ada leaks (test data influence training). 1/2: Ben measures with two rulers (or: the same
# example gets different numbers). 1/2: Carla's sigmoids saturate, or one column drowns the other, with a reason. 1/2:
# the right recipe: measured on the training data, used for all. Take off nothing for language.

# %% [markdown]
# ## Phrasebook
#
# | you read | it means |
# |---|---|
# | artificial neuron, unit | weighted sum, bias, activation function. Not an actual neuron |
# | dense (fully connected, linear) layer | $Z = XW + b$: every input goes to every neuron |
# | non-linearity (activation) layer | $A = g(Z)$, number by number, no weights |
# | activation of a layer | the numbers $A$ that it puts out; also its function $g$ |
# | input layer | the numbers that come in. It computes nothing and **is not counted** |
# | hidden layer | any layer between inputs and output |
# | output layer | the last one; its sums are the logits |
# | depth, width | number of layers; neurons in a layer |
# | feed-forward network, MLP | no loops; MLP: dense layers one after the other |
# | backpropagation | the chain rule, from the loss back to every weight |
#
# And the letters, one job each in all lessons:
#
# | letter | what it is | letter | what it is |
# |---|---|---|---|
# | $X$, $x$ | inputs; one example | $n$, $d$, $k$ | examples, inputs, classes |
# | $W$, $b$ | weights, biases | $\theta$ | all weights and biases together |
# | $z$, $Z$ | sums, before the activation | $a$, $A$ | after it |
# | $g(\cdot)$ | an activation | $g$ alone, in an optimiser | the gradient $\partial L / \partial\theta$ |
# | $h_1, h_2$ | hidden neurons | $h$ beside a measurement | a small step |
# | $y$, $Y$ | right answers | $p$, $P$ | probabilities |
# | $\ell$, $L$ | loss of one example; of a batch | $\eta$, $\mu$, $\lambda$ | rate, momentum, penalty or curvature |
# | $dW$ | $\partial L/\partial W$ | $\delta$ | $\partial L / \partial z$ of a neuron |
#
# How many layers has network C? (The drawing has five columns.)

# %% quiz="phrasebook"

# %% [markdown]
# ## Into your library
#
# What is right goes on to the lessons to come.

# %%
keep(dense_forward, count_parameters, mlp_forward, standardise_columns)

# %% [markdown]
# ## Summary
#
# - A layer is a matrix: $Z = XW + b$, neurons in columns, examples in rows; books mirror it: $W^T x + b$.
# - A network is a composed function without loops. Counting starts behind the inputs: network C has four layers.
# - $d_{in} \cdot d_{out} + d_{out}$ parameters for each dense layer.
# - Logits are the last sums; a softmax turns them into probabilities.
# - Numbers of one fixed size in, numbers out. Standardise columns with the training data's ruler.
#
# **What's next.** You can run a network, but what are hidden layers *for*? [Lesson 3b](03b-regions) shows it: with two ReLUs you solve
# XOR, with a few more you fence in any region, and you count the pieces that depth can fold.
