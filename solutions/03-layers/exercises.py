"""What lesson 3 asks, and what it answers to the usual mistakes."""

from itertools import pairwise

import numpy as np

from nnkit.activations import relu, sigmoid, softmax
from nnkit.check import Case, Choice, Exercise, Judge, Part, Question, Quiz, Script, Setting, Wrong, with_readings
from nnkit.check.promises import Dtypes, Holds, New, Numbers, Rows, Sizes

# what the lesson lends: a sigmoid where a ReLU belongs is a mistake, not a borrowed answer
LENT = ("nnkit.activations.relu", "nnkit.activations.sigmoid")


def columns(*rows):
    """The matrix whose columns are given, as textbooks print the rows of W^T."""
    return np.array(rows, float).T.copy()


# --- 1. pictures to rows --------------------------------------------------------------------------------------------

TWO_BY_THREE = np.array([[[15, 51, 102], [153, 204, 10]], [[30, 25, 90], [60, 120, 250]]], np.uint8)
FOUR_BY_TWO = np.array(
    [
        [[5, 200], [17, 0], [99, 64], [128, 31]],
        [[0, 0], [77, 140], [3, 225], [40, 11]],
        [[240, 8], [0, 61], [185, 23], [90, 150]],
    ],
    np.uint8,
)
ONE_PICTURE = np.array([[[12, 0, 33], [204, 8, 91], [0, 255, 70]]], np.uint8)


def divided_in_place(images):
    X = images.reshape(len(images), -1)
    X /= 255
    return X


images_to_rows = Exercise(
    "images_to_rows",
    "From pictures to rows",
    (
        "`images (n, h, w)`: `n` grey pictures of `h` rows and `w` columns, whole numbers from 0 to 255 (`uint8`) "
        "{given} $\\to$ `X (n, h*w)`: one picture in each row, read as a page is read (top line first, each line "
        "from left to right), as fractions of 255, so that everything lies between 0 and 1. {cases} {promises}\n\n"
        "Free: any float type, a loop or one line. {free}"
    ),
    promises=[Sizes(images="n h w <256")],
    parts=[
        Part("two wide pictures, three tall ones", [Case(TWO_BY_THREE), Case(FOUR_BY_TWO)]),
        Part("a single square picture (nothing crashes there, so look twice)", [Case(ONE_PICTURE)]),
    ],
    wrong=[
        Wrong(
            "not scaled",
            lambda images: images.reshape(len(images), -1),
            "Your numbers still run up to 255. As fractions of 255 they run up to 1.",
        ),
        Wrong(
            "whole-number division",
            lambda images: images.reshape(len(images), -1) // 255,
            "You have whole numbers, so nearly every pixel became 0: `//` and `int` cut off the fraction. "
            "Divide with `/`.",
        ),
        Wrong(
            "one long vector",
            lambda images: images.ravel() / 255,
            "All pictures run into one another, in one long vector. Each picture needs a row of its own.",
        ),
        Wrong(
            "read down the columns",
            lambda images: images.transpose(0, 2, 1).reshape(len(images), -1) / 255,
            "You read each picture column by column. A page is read line by line.",
        ),
        Wrong(
            "pictures torn apart",
            lambda images: images.reshape(-1, len(images)).T / 255,
            "The shape is right, but the numbers of different pictures are mixed: `reshape` deals the numbers out in "
            "their order, and a transpose afterwards sorts them wrongly. Keep the axis of the pictures in front.",
        ),
        Wrong(
            "pictures torn apart, without a transpose",
            lambda images: images.reshape(-1, len(images)) / 255,
            "You asked `reshape` for n columns. It is n ROWS, one for each picture.",
        ),
        Wrong(
            "its own largest pixel",
            lambda images: images.reshape(len(images), -1) / images.max(),
            "You divided by the largest pixel that happens to be there. Then the same grey becomes another number in "
            "another batch. 255 stays 255.",
        ),
        Wrong(
            "each picture's largest pixel",
            lambda images: (lambda X: X / X.max(axis=1, keepdims=True))(images.reshape(len(images), -1)),
            "You divided each picture by its own largest pixel, so that a faint picture looks like a strong one. "
            "Here every pixel is a fraction of 255.",
        ),
        Wrong(
            "divided by 256",
            lambda images: images.reshape(len(images), -1) / 256,
            "There are 256 different numbers, but the largest is 255: full ink must become exactly 1.",
        ),
        Wrong(
            "divided by 16",
            lambda images: images.reshape(len(images), -1) / 16,
            "16 is the largest number of the 8 x 8 digits above. These pictures go up to 255.",
        ),
        Wrong(
            "black or white",
            lambda images: images.reshape(len(images), -1) > 127,
            "You made every pixel black or white. The greys tell where a stroke is thin: keep them.",
        ),
        Wrong(
            "from -1 to 1",
            lambda images: images.reshape(len(images), -1) / 127.5 - 1,
            "Your numbers run from -1 to 1. That would do for a network too, but 0 to 1 is asked.",
        ),
        Wrong(
            "upside down",
            lambda images: 1 - images.reshape(len(images), -1) / 255,
            "You made a negative: what was 0 is 1. Only the scale changes, not the direction.",
        ),
        Wrong(
            "only the first picture",
            lambda images: images[0].reshape(1, -1) / 255,
            "Only the first picture came through. Each has its row.",
        ),
        Wrong(
            "sums of lines",
            lambda images: images.sum(axis=2) / 255,
            "You added up each line of a picture. Nothing is added here: h*w numbers stay h*w numbers.",
        ),
        Wrong(
            "divided in place",
            divided_in_place,
            "`X /= 255` wants to write fractions into an array of whole numbers (`uint8`). `X / 255` makes a new one.",
        ),
        Wrong(
            "multiplied",
            lambda images: images.reshape(len(images), -1) * 255,
            "You multiplied by 255. Divide. (And `uint8` has no room above 255: it starts again at 0.)",
        ),
        Wrong(
            "written for two pictures",
            lambda images: images.reshape(2, -1) / 255,
            "You wrote down that there are two pictures. `len(images)` counts them.",
        ),
        Wrong(
            "from its smallest to its largest",
            lambda images: (lambda X: (X - X.min()) / (X.max() - X.min()))(
                images.reshape(len(images), -1).astype(float)
            ),
            "You stretched from the smallest to the largest pixel that happen to be there. Then the same grey becomes "
            "another number in another batch. Divide by 255, whatever is there.",
        ),
        Wrong(
            "a row for each line",
            lambda images: images.reshape(-1, images.shape[2]) / 255,
            "You made a row of each LINE. All lines of a picture go into one row, one after the other.",
        ),
    ],
    hints=[
        "How many numbers has one picture? That is the length of its row.",
        "`images.reshape(n, -1)` keeps the first axis and lets NumPy count the second; it reads line by line.",
        "Then divide by 255, with `/`.",
    ],
)

# --- 2. the dense layer ---------------------------------------------------------------------------------------------

X_23 = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.5]])
W_34 = columns((3, -9, 2), (11, -2, 7), (-6, 3, -4), (6, -1, 5))
B_4 = np.array([5.0, 2.0, -1.0, 1.0])
SQUARE_X = np.array([[1.0, 2.0, -1.0], [0.5, -3.0, 2.0], [4.0, 0.25, 1.0]])
SQUARE_W = np.array([[2.0, -1.0, 0.5], [0.0, 3.0, -2.0], [1.5, 1.0, -4.0]])
SQUARE_B = np.array([10.0, -20.0, 30.0])

_FIT = (
    "NumPy could not fit the shapes. `X (n, d_in)` times `W (d_in, d_out)`: it is the two d_in that must meet, side "
    "by side: `X @ W`."
)

dense_forward = Exercise(
    "dense_forward",
    "A dense layer",
    (
        "`X (n, d_in)`: one example in each row; `W (d_in, d_out)`: one neuron in each column; `b (d_out,)`: one "
        "bias for each neuron {given} $\\to$ `Z (n, d_out)`: the sum $z$ of each neuron (column) for each example "
        "(row). {cases} No activation yet. {cases} {promises}\n\n"
        "Free: loops or one line, any float type. {free}"
    ),
    promises=[Sizes(X="n d", W="d m", b="m"), Dtypes("X")],
    parts=[
        Part(
            "two examples and four neurons; one neuron; one example",
            [
                Case(X_23, W_34, B_4),
                Case(np.array([[0.5, -1.0], [2.0, 4.0], [3.0, 0.25]]), np.array([[1.5], [-0.5]]), np.array([0.75])),
                Case(np.array([[-3.0, 1.0, 5.0]]), W_34, B_4),
            ],
        ),
        Part("three of everything (nothing crashes there, so look twice)", [Case(SQUARE_X, SQUARE_W, SQUARE_B)]),
    ],
    wrong=[
        Wrong("bias forgotten", lambda X, W, b: X @ W, "Your products are right, and `b` is never used."),
        Wrong("bias subtracted", lambda X, W, b: X @ W - b, "You took the biases away. They are added."),
        Wrong("bias as a factor", lambda X, W, b: X @ W * b, "You multiplied by the biases. They are added."),
        Wrong(
            "bias down the rows",
            lambda X, W, b: X @ W + b[:, None],
            "You added the biases down the rows, one to each example. They belong to the neurons: one to each COLUMN. "
            "NumPy does that by itself for `b` of shape (d_out,).",
        ),
        Wrong(
            "bias added to the weights",
            lambda X, W, b: X @ (W + b),
            "You added the bias to every weight of its neuron, so it is multiplied by the inputs. It stands alone.",
        ),
        Wrong(
            "bias once per input",
            lambda X, W, b: X @ W + W.shape[0] * b,
            "Your bias counts once for each input. Each neuron adds it once, after the sum.",
        ),
        Wrong(
            "all biases added up",
            lambda X, W, b: X @ W + b.sum(),
            "You added the sum of all biases everywhere. Each neuron has its own.",
        ),
        Wrong(
            "first bias for all",
            lambda X, W, b: X @ W + b[0],
            "You gave the first neuron's bias to all. Each neuron has its own.",
        ),
        Wrong("number by number", lambda X, W, b: X * W + b, "`*` multiplies number by number. A layer is `@`."),
        Wrong("weights in front", lambda X, W, b: W @ X + b, _FIT),
        Wrong(
            "weights transposed",
            lambda X, W, b: X @ W.T + b,
            "You transposed W. Here each COLUMN of W is a neuron, so `X @ W` fits as it is. (Where nothing crashes, "
            "because d_in = d_out, this mistake is silent.)",
        ),
        Wrong("examples transposed", lambda X, W, b: X.T @ W + b, _FIT),
        Wrong(
            "columns' formula",
            lambda X, W, b: W.T @ X + b,
            "W.T @ x is the formula for one column x. In this course a batch is rows: `X @ W`.",
        ),
        Wrong(
            "a layer with relu",
            lambda X, W, b: relu(X @ W + b),
            "Negative sums became 0: that is already the ReLU of Z. Here only the sums are asked.",
        ),
        Wrong(
            "axes squeezed away",
            lambda X, W, b: np.squeeze(X @ W + b),
            "Right, except where there is one example or one neuron: `squeeze` removes that axis too. Z always has "
            "shape (n, d_out).",
        ),
        Wrong(
            "only the first neuron",
            lambda X, W, b: X @ W[:, 0] + b[0],
            "That is the first neuron alone. A layer gives the sums of all its neurons.",
        ),
        Wrong(
            "neurons added up",
            lambda X, W, b: (X @ W + b).sum(axis=1),
            "You added the neurons up. Each keeps its own number: shape (n, d_out).",
        ),
        Wrong(
            "batch added up",
            lambda X, W, b: (X @ W + b).sum(axis=0),
            "You added the examples up. Each keeps its own row: shape (n, d_out).",
        ),
        Wrong(
            "columns' formula on transposed examples",
            lambda X, W, b: W.T @ X.T + b,
            "W.T @ X.T holds the right products, transposed, and then b meets the wrong axis. In rows it is shorter: "
            "`X @ W`.",
        ),
        Wrong(
            "bias appended",
            lambda X, W, b: np.hstack([X @ W, b]),
            "You put b beside the products. It is added to them.",
        ),
        Wrong(
            "batch added up before the bias",
            lambda X, W, b: (X @ W).sum(axis=0) + b,
            "You added the examples up. Each keeps its own row: shape (n, d_out).",
        ),
        Wrong(
            "bias of the example",
            lambda X, W, b: np.array([[x @ w + b[i] for w in W.T] for i, x in enumerate(X)]),
            "You took the bias by the number of the EXAMPLE. It belongs to the neuron: column j gets b[j].",
        ),
        Wrong(
            "one row under many names",
            lambda X, W, b: np.tile(X[-1] @ W + b, (len(X), 1)),
            "All your rows are the last example's: what you write goes into every row. (`Z[:] = ...` does that, and so "
            "does `[[0] * d] * n`, which is ONE list n times.) Start from `np.zeros((n, d))` and fill `Z[i]`.",
        ),
    ],
    may_use=LENT,
    hints=[
        "One neuron was `X @ w + b` with `w (d_in,)`. Now several such `w` stand side by side as the columns of `W`.",
        "What shape does `X @ W` have? And to which of its axes does `b (d_out,)` belong?",
        "NumPy adds a vector of length d_out to every row of an (n, d_out) table.",
    ],
)

# --- 3. counting ----------------------------------------------------------------------------------------------------


def per_step(each):
    """A count that adds up `each(inputs, neurons)` over the layers."""
    return lambda sizes: int(sum(each(a, b) for a, b in pairwise(sizes)))


def unpacked_into_three(sizes):
    d, k, m = sizes
    return d * k + k + k * m + m


count_parameters = Exercise(
    "count_parameters",
    "How many numbers can it learn?",
    (
        "`sizes`: a list of whole numbers, first the inputs, then the neurons of each layer up to the output: `[64, "
        "30, 10]`. {given} {Rows} There is at least one layer behind the inputs. {given} Give back the number of all "
        "weights **and** biases of the dense network, as one whole number. {cases}"
    ),
    parts=[
        Part("one layer, two layers", [Case([5, 2]), Case([3, 4, 1]), Case([3, 4, 3]), Case([64, 30, 10])]),
        Part("any number of layers", [Case([3, 4, 4, 4, 3]), Case([2, 7, 1, 5, 6])]),
    ],
    wrong=[
        Wrong(
            "no biases",
            per_step(lambda a, b: a * b),
            "Those are the weights. Each neuron also has a bias, and it is learnt too.",
        ),
        Wrong(
            "biases for the inputs too",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + sum(sizes),
            "You gave the inputs biases. An input computes nothing: it has none.",
        ),
        Wrong(
            "a bias for each input of a layer",
            per_step(lambda a, b: a * b + a),
            "Your biases stand on the wrong side: you counted one for everything that goes INTO a layer. Each neuron "
            "that the layer consists of has one.",
        ),
        Wrong(
            "one bias per layer",
            per_step(lambda a, b: a * b + 1),
            "You counted one bias for each layer. Each NEURON has its own.",
        ),
        Wrong(
            "a bias for each weight",
            per_step(lambda a, b: 2 * a * b),
            "You counted one bias for each weight. A neuron has many weights and one bias.",
        ),
        Wrong(
            "neurons instead of parameters",
            lambda sizes: sum(sizes[1:]),
            "Those are the neurons. Each of them has a weight for every number that comes in, and a bias.",
        ),
        Wrong(
            "neurons and inputs", lambda sizes: sum(sizes), "You added up the sizes. Weights stand BETWEEN two layers."
        ),
        Wrong(
            "no bias at the output",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + sum(sizes[1:-1]),
            "The output neurons have biases too.",
        ),
        Wrong(
            "bias at the output only",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + sizes[-1],
            "Only your output layer has biases. The hidden neurons have them too.",
        ),
        Wrong(
            "sizes multiplied",
            lambda sizes: int(np.prod(sizes)),
            "You multiplied all sizes. Each layer is connected to the NEXT one only: multiply neighbours, then add.",
        ),
        Wrong(
            "a 1 added on both sides",
            per_step(lambda a, b: (a + 1) * (b + 1)),
            "The constant 1 is one more INPUT of a layer, not one more neuron: (d_in + 1) * d_out.",
        ),
        Wrong(
            "every layer with every later one",
            lambda sizes: sum(a * b for i, a in enumerate(sizes) for b in sizes[i + 1 :]) + sum(sizes[1:]),
            "You connected each layer to all later ones. A layer gets only what the layer just before it puts out.",
        ),
        Wrong(
            "first layer only",
            lambda sizes: sizes[0] * sizes[1] + sizes[1],
            "That is the first layer. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "last layer only",
            lambda sizes: sizes[-2] * sizes[-1] + sizes[-1],
            "That is the last layer: each turn of your loop replaces the number before. Add them up.",
        ),
        Wrong(
            "hidden layers only",
            lambda sizes: per_step(lambda a, b: a * b + b)(sizes[:-1]),
            "The last layer is missing: the output's weights and biases are learnt too.",
        ),
        Wrong(
            "first layer forgotten",
            lambda sizes: per_step(lambda a, b: a * b + b)(sizes[1:]),
            "The first layer is missing: the weights from the inputs to the first neurons.",
        ),
        Wrong(
            "one layer too many",
            lambda sizes: sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes))),
            "Your loop goes one step too far: behind the last size there is none. Five sizes make four layers.",
        ),
        Wrong(
            "a list, layer by layer",
            lambda sizes: [a * b + b for a, b in pairwise(sizes)],
            "You have the number for each layer. Add them up.",
        ),
        Wrong(
            "written for two layers",
            lambda sizes: sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2],
            "You wrote the sum out for two layers. Let a loop go through as many as there are.",
        ),
        Wrong(
            "one bias for each size",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + len(sizes),
            "You counted one bias for each entry of the list. Each NEURON has its own, and the inputs have none.",
        ),
        Wrong(
            "started at 1",
            lambda sizes: per_step(lambda a, b: a * b + b)(sizes) + 1,
            "One too many: does your sum start at 1? A sum starts at 0.",
        ),
        Wrong(
            "weights and biases apart",
            lambda sizes: (per_step(lambda a, b: a * b)(sizes), sum(sizes[1:])),
            "You have both numbers, weights and biases. Add them up.",
        ),
        Wrong(
            "written for three sizes",
            unpacked_into_three,
            "You unpacked `sizes` into three numbers. There may be two, or five: let a loop go through the neighbours.",
        ),
        Wrong(
            "inputs to outputs only",
            lambda sizes: (sizes[0] + 1) * sizes[-1],
            "You connected the inputs with the outputs at once. The hidden layers lie between: multiply neighbours.",
        ),
        Wrong(
            "a single bias",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + 1,
            "You counted one bias for the whole network. Each NEURON has its own.",
        ),
        Wrong(
            "one bias for each hidden layer",
            lambda sizes: per_step(lambda a, b: a * b)(sizes) + len(sizes) - 2,
            "You counted one bias for each hidden layer. Each NEURON has its own, at the output too.",
        ),
    ],
    hints=[
        "One layer first: W has shape (d_in, d_out), b has shape (d_out,). How many numbers are that?",
        "Go through neighbours: `sizes[0], sizes[1]`, then `sizes[1], sizes[2]`, ...",
        "`zip(sizes, sizes[1:])` gives all pairs of neighbours.",
    ],
    promises=[Rows("sizes", least=2)],
)

# --- 4. columns -----------------------------------------------------------------------------------------------------

M_43 = np.array([[3.0, -9.0, 2.0], [11.0, -2.0, 7.0], [-6.0, 3.0, -4.0], [6.0, -1.0, 5.0]])
C_4 = np.array([[5.0], [2.0], [-1.0], [1.0]])
M_14 = np.array([[3.0, -12.0, 8.0, 1.0]])
M_33 = np.array([[1.0, 2.0, 3.0], [-4.0, 5.0, -6.0], [7.0, -8.0, 10.0]])
C_3 = np.array([[0.5], [-1.5], [2.5]])


def turned(weights, bias=lambda c: c[:, 0]):
    return lambda M, c: (weights(M), bias(c))


rows_from_columns = Exercise(
    "rows_from_columns",
    "From columns to rows",
    (
        "A book computes $M x + c$ for one column $x$. {about} `M (d_out, d_in)`: one neuron in each **row**; `c "
        "(d_out, 1)`: the biases as a column. {given} Give back the pair `W (d_in, d_out)`, `b (d_out,)` for which "
        "`X @ W + b` gives the same numbers for a batch of rows. {cases} Every size may be 1, and both may be equal. "
        "{Sizes}\n\n"
        "Free: a view or a copy, any float type. {free}"
    ),
    promises=[Sizes(M="m d", c="m 1")],
    parts=[
        Part("four neurons; one neuron", [Case(M_43, C_4), Case(M_14, np.array([[6.0]]))]),
        Part("a square layer (nothing crashes there, so look twice)", [Case(M_33, C_3)]),
    ],
    wrong=[
        Wrong(
            "reshaped, not transposed",
            turned(lambda M: M.reshape(M.shape[::-1])),
            "The shape is right, the places are not: `reshape` deals the numbers out in reading order. A transpose, "
            "`M.T`, turns rows into columns.",
        ),
        Wrong(
            "weights as they are",
            turned(lambda M: M),
            "You left M as it is. Its ROWS are the neurons; in W the neurons are the columns.",
        ),
        Wrong(
            "bias still a column",
            turned(lambda M: M.T, lambda c: c),
            "Your W is right. But b is still a column, shape (d_out, 1): `X @ W + b` would add it down the rows. Make "
            "it a vector of shape (d_out,).",
        ),
        Wrong(
            "bias as a row of a table",
            turned(lambda M: M.T, lambda c: c.T),
            "Your W is right. Your b has shape (1, d_out); it would work in a sum, but shape (d_out,) is asked.",
        ),
        Wrong(
            "nothing changed",
            lambda M, c: (M, c),
            "You gave both back as they are. W needs the neurons in its columns, b the shape (d_out,).",
        ),
        Wrong(
            "a bias squeezed too far",
            turned(lambda M: M.T, np.squeeze),
            "Right, except for a layer of one neuron: `squeeze` turns its bias into a plain number. "
            "Shape (1,) is asked.",
        ),
        Wrong(
            "turned by 90 degrees",
            turned(np.rot90),
            "The inputs stand in reverse order, as if you had turned the matrix like a photograph. A transpose "
            "mirrors it at its diagonal.",
        ),
        Wrong(
            "only the first bias",
            turned(lambda M: M.T, lambda c: c[0]),
            "Your b is the first neuron's bias alone. `c[:, 0]` is the whole column.",
        ),
        Wrong(
            "an inverse",
            turned(np.linalg.inv),
            "You inverted M, which would undo the layer. Only the notation changes: a transpose.",
        ),
        Wrong(
            "bias as a square",
            turned(lambda M: M.T, lambda c: np.repeat(c, len(c), axis=1)),
            "Your b is a whole matrix. One number for each neuron is enough: shape (d_out,).",
        ),
        Wrong(
            "biases left out",
            turned(lambda M: M.T, lambda c: np.zeros(len(c))),
            "Your biases are all 0. The book's are in c.",
        ),
    ],
    hints=[
        "Look at the shapes only: (d_out, d_in) becomes (d_in, d_out), (d_out, 1) becomes (d_out,).",
        "`M.T` is the transpose. For the biases: a column of a table is `c[:, 0]`, and `c.ravel()` does it too.",
    ],
)

# --- 5. pass A ------------------------------------------------------------------------------------------------------

X_A = np.array([-3.0, 1.0, 5.0])
U_A = np.array([3.0, -12.0, 8.0, 1.0])
WIDE = (
    np.array([0.5, -1.5]),
    np.array([[1.0, -0.5, 2.0], [0.25, 1.5, -1.0]]),
    np.array([0.3, 1.0, -0.7]),
    np.array([2.0, -1.0, 0.5]),
    -0.4,
)
SQUARE_NET = (
    np.array([1.0, -0.5]),
    np.array([[0.8, -1.2], [2.0, 0.6]]),
    np.array([0.5, -0.25]),
    np.array([1.5, -2.0]),
    0.2,
)


def a_pass(
    hidden=sigmoid, out=sigmoid, sums=lambda x, W, b: x @ W + b, score=lambda a, z, u, c: a @ u + c, give=lambda *r: r
):
    """A forward pass with one hidden layer that goes astray where it is told to."""

    def answer(x, W, b, u, c):
        z = sums(x, W, b)
        a = hidden(z)
        f = score(a, z, u, c)
        return give(z, a, f, out(f))

    return answer


one_hidden_layer = Exercise(
    "one_hidden_layer",
    "Forward pass A",
    (
        "One example: `x (d,)`. {given} Hidden layer: `W (d, k)`, `b (k,)`, sigmoid. {cases} Output: one neuron with "
        "`u (k,)` and the number `c`, sigmoid. {cases} Give back **four** things, in this order: `z (k,)`, `a (k,)`, "
        "the output's sum `f_in` and the answer `p = sigmoid(f_in)`, the last two as numbers. {cases} Do not round. "
        "{cases} {promises}\n\n"
        "Free: list, tuple or array, loops or not. {free} `sigmoid` is there; you may call your `dense_forward`. "
        "{free}"
    ),
    promises=[Sizes(x="d", W="d k", b="k", u="k")],
    parts=[
        Part("network A", [Case(X_A, W_34, B_4, U_A, 6.0)]),
        Part("other sizes", [Case(*WIDE), Case(*SQUARE_NET)]),
    ],
    wrong=[
        Wrong(
            "no activation in the hidden layer",
            a_pass(hidden=lambda z: z),
            "Your a is still z: the hidden layer's sigmoid is missing. (Lesson 2: without it the two layers are one.)",
        ),
        Wrong(
            "no sigmoid at the output",
            a_pass(out=lambda f: f),
            "Your answer p is still f_in. The last sigmoid is missing.",
        ),
        Wrong(
            "hidden biases forgotten",
            a_pass(sums=lambda x, W, b: x @ W),
            "The biases b of the hidden layer are missing.",
        ),
        Wrong(
            "output's bias forgotten",
            a_pass(score=lambda a, z, u, c: a @ u),
            "z and a are right. The output neuron's bias c is missing in f_in.",
        ),
        Wrong(
            "output from z",
            a_pass(score=lambda a, z, u, c: z @ u + c),
            "z and a are right, but your output weighs z. What leaves a layer is a.",
        ),
        Wrong(
            "sigmoid twice",
            a_pass(hidden=lambda z: sigmoid(sigmoid(z))),
            "Your hidden layer squashes twice. Once is enough.",
        ),
        Wrong("relu for sigmoid", a_pass(hidden=relu), "You used ReLU. This network's hidden layer has a sigmoid."),
        Wrong("tanh for sigmoid", a_pass(hidden=np.tanh), "You used tanh. This network's hidden layer has a sigmoid."),
        Wrong(
            "the sign in the exponent",
            a_pass(hidden=lambda z: sigmoid(-z), out=lambda f: sigmoid(-f)),
            "Your sigmoid falls: 1 / (1 + e^z). It is e^(-z).",
        ),
        Wrong(
            "output not summed",
            a_pass(score=lambda a, z, u, c: a * u + c),
            "You multiplied a and u number by number and did not add up. f_in is one number.",
        ),
        Wrong(
            "weights in front",
            a_pass(sums=lambda x, W, b: W @ x + b),
            "`W @ x` belongs to the notation with neurons in rows. Here they are columns: `x @ W` (or `W.T @ x`).",
        ),
        Wrong(
            "hidden biases subtracted", a_pass(sums=lambda x, W, b: x @ W - b), "The biases are added, not subtracted."
        ),
        Wrong(
            "only the layers' outputs",
            a_pass(give=lambda z, a, f, p: (a, p)),
            "You gave back what each layer puts out. The sums z and f_in are asked too: z, a, f_in, p.",
        ),
        Wrong(
            "yes or no",
            a_pass(out=lambda f: float(f > 0)),
            "You answered with a hard 0 or 1. The sigmoid of f_in is asked.",
        ),
        Wrong(
            "c in the hidden layer",
            lambda x, W, b, u, c: (lambda z: (z, sigmoid(z), sigmoid(z) @ u, sigmoid(sigmoid(z) @ u)))(x @ W + b + c),
            "You added c in the hidden layer. It is the bias of the output neuron.",
        ),
        Wrong(
            "a sum divided",
            a_pass(out=lambda f: f / (1 + abs(f))),
            "That squashes too, but it is not the sigmoid 1 / (1 + e^(-f_in)).",
        ),
        Wrong(
            "numbers in brackets",
            lambda x, W, b, u, c: (
                lambda z: (z, sigmoid(z), sigmoid(z) @ u[:, None] + c, sigmoid(sigmoid(z) @ u[:, None] + c))
            )(x @ W + b),
            "The values are right, but f_in and p are arrays of shape (1,). `u` is a vector: "
            "`a @ u` is a plain number.",
        ),
        Wrong(
            "a batch of one",
            lambda x, W, b, u, c: tuple(
                np.atleast_1d(v)[None] if k < 2 else np.atleast_1d(v) for k, v in enumerate(a_pass()(x, W, b, u, c))
            ),
            "The values are right, but you kept the axis of the batch. For one example z and a have shape (k,), and "
            "f_in and p are numbers.",
        ),
        Wrong(
            "answer from the hidden sums",
            lambda x, W, b, u, c: (lambda z: (z, sigmoid(z), sigmoid(z) @ u + c, sigmoid(z)))(x @ W + b),
            "Your p is the sigmoid of z. It is the sigmoid of f_in.",
        ),
        Wrong(
            "f_in squashed already",
            a_pass(give=lambda z, a, f, p: (z, a, p, sigmoid(p))),
            "Your f_in has gone through the sigmoid already, and then once more. f_in is the plain sum.",
        ),
        Wrong(
            "z squashed already",
            a_pass(sums=lambda x, W, b: sigmoid(x @ W + b)),
            "Your z has gone through the sigmoid already, and then once more. z is the plain sum.",
        ),
        Wrong(
            "c for each hidden neuron",
            a_pass(score=lambda a, z, u, c: np.sum(a * u + c)),
            "You added c once for each hidden neuron. The output neuron adds it once, after the sum.",
        ),
        Wrong(
            "c after the sigmoid",
            lambda x, W, b, u, c: a_pass(give=lambda z, a, f, p: (z, a, f, p + c))(x, W, b, u, 0.0),
            "You added c after the sigmoid. It belongs to the sum f_in, before it.",
        ),
    ],
    may_use=LENT,
    hints=[
        "Four lines, one for each thing that is asked, each from the line before.",
        "z: what lesson 1 did for one neuron, here for all columns of W at once.",
        "The output is a neuron too. Its inputs are the four numbers in a.",
    ],
    never={"large": "what is left of 1 - p is lost in rounding"},
)

# --- 6. pass B ------------------------------------------------------------------------------------------------------

U_B = columns((3, -12, 8, 1), (2, -3, 9, 1), (-5, 1, -1, 7))
C_B = np.array([6.0, 0.0, -8.0])
TWO_CLASSES = (
    np.array([0.5, -1.5]),
    np.array([[1.0, -0.5, 2.0], [0.25, 1.5, -1.0]]),
    np.array([0.3, 1.0, -0.7]),
    np.array([[2.0, -1.0], [0.5, 1.5], [-0.75, 0.25]]),
    np.array([-0.4, 0.9]),
)
SQUARE_CLASSES = (
    np.array([1.0, -0.5, 0.25]),
    np.array([[0.8, -1.2, 0.4], [2.0, 0.6, -0.3], [-0.7, 1.1, 0.9]]),
    np.array([0.5, -0.25, 0.1]),
    np.array([[1.5, -2.0, 0.6], [0.3, 0.8, -1.1], [-0.9, 0.2, 1.7]]),
    np.array([0.2, -0.6, 0.4]),
)


def soft(f):
    return softmax(np.atleast_2d(f))[0]


def b_pass(
    hidden=sigmoid,
    out=soft,
    sums=lambda x, W, b: x @ W + b,
    top=lambda a, U, c: a @ U + c,
    give=lambda f, p: (f, p),
):
    """A forward pass with one hidden layer and several classes that goes astray where it is told to."""

    def answer(x, W, b, U, c):
        f = top(hidden(sums(x, W, b)), U, c)
        return give(f, out(f))

    return answer


class_probabilities = Exercise(
    "class_probabilities",
    "Forward pass B: one output for each class",
    (
        "One example `x (d,)`; {given} hidden layer `W (d, k)`, `b (k,)` with sigmoid, as in pass A; output layer `U "
        "(k, m)`, `c (m,)` for $m$ classes, then the softmax. {cases} Give back two things: `logits (m,)` and `p "
        "(m,)`. {cases} Do not round. {cases} No logit is larger than 50 here. {given} {promises}"
    ),
    promises=[Sizes(most={"k": 12}, x="d", W="d k", b="k", U="k m", c="m")],
    parts=[
        Part("network B", [Case(X_A, W_34, B_4, U_B, C_B)]),
        Part("two classes; three of everything", [Case(*TWO_CLASSES), Case(*SQUARE_CLASSES)]),
    ],
    wrong=[
        Wrong(
            "not normalised",
            b_pass(out=np.exp),
            "Your p are the exponentials, and they do not add up to 1. Divide each by the sum of all.",
        ),
        Wrong(
            "no exponential",
            b_pass(out=lambda f: f / f.sum()),
            "You divided the logits by their sum. They can be negative, and then so is a 'probability'. First e to "
            "the power of each.",
        ),
        Wrong(
            "sigmoids for the softmax",
            b_pass(out=sigmoid),
            "You took the sigmoid of each logit. Three separate yes/no answers; they do not add up to 1. The softmax "
            "lets the classes compete.",
        ),
        Wrong(
            "softmax of sigmoids",
            b_pass(out=lambda f: soft(sigmoid(f))),
            "You squashed the logits with a sigmoid before the softmax. The softmax takes the logits themselves.",
        ),
        Wrong(
            "softmax in the hidden layer",
            b_pass(hidden=soft),
            "Your hidden layer has a softmax. It has a sigmoid, as in pass A; the softmax stands at the end only.",
        ),
        Wrong(
            "no activation in the hidden layer",
            b_pass(hidden=lambda z: z),
            "The hidden layer's sigmoid is missing: your logits weigh z instead of a.",
        ),
        Wrong("relu for sigmoid", b_pass(hidden=relu), "You used ReLU. This network's hidden layer has a sigmoid."),
        Wrong(
            "hidden biases forgotten", b_pass(sums=lambda x, W, b: x @ W), "The hidden layer's biases b are missing."
        ),
        Wrong(
            "output's biases forgotten", b_pass(top=lambda a, U, c: a @ U), "The output layer's biases c are missing."
        ),
        Wrong(
            "the largest takes all",
            b_pass(out=lambda f: (f == f.max()).astype(float)),
            "You gave everything to the largest logit. The softmax leaves the others their share.",
        ),
        Wrong(
            "the sign in the exponent",
            b_pass(out=lambda f: soft(-f)),
            "A large logit must give a large probability; yours is upside down. The exponent has no minus here.",
        ),
        Wrong(
            "a power of 2",
            b_pass(out=lambda f: 2.0**f / (2.0**f).sum()),
            "The base is e = 2.718..., not 2.",
        ),
        Wrong(
            "only the winner",
            b_pass(give=lambda f, p: int(p.argmax())),
            "That is the class with the largest probability. The logits and all probabilities are asked.",
        ),
        Wrong(
            "sigmoid at the output before the logits",
            b_pass(top=lambda a, U, c: sigmoid(a @ U + c)),
            "Your logits are squashed already. They are the plain sums of the output layer.",
        ),
        Wrong(
            "weights transposed at the output",
            b_pass(top=lambda a, U, c: U @ a + c),
            "`U @ a` belongs to the notation with neurons in rows. Here they are columns: `a @ U`.",
        ),
        Wrong(
            "parentheses of the fraction",
            b_pass(out=lambda f: np.exp(f) / np.exp(f) + np.exp(f).sum()),
            "Your fraction lacks its parentheses: the whole sum stands under the line.",
        ),
        Wrong(
            "divided by the largest",
            b_pass(out=lambda f: np.exp(f) / np.exp(f).max()),
            "You divided by the largest exponential. Divide by the SUM of all, then they add up to 1.",
        ),
        Wrong(
            "divided by the number of classes",
            b_pass(out=lambda f: np.exp(f) / len(f)),
            "You divided by the number of classes. Divide by the sum of the exponentials.",
        ),
        Wrong(
            "divided by the sum of the logits",
            b_pass(out=lambda f: np.exp(f) / f.sum()),
            "You divided the exponentials by the sum of the logits. Divide by the sum of the EXPONENTIALS.",
        ),
        Wrong(
            "softmax of the hidden layer",
            lambda x, W, b, U, c: (lambda a: (a @ U + c, soft(a)))(sigmoid(x @ W + b)),
            "Your logits are right, but your p is the softmax of the hidden layer. Take that of the logits.",
        ),
        Wrong(
            "absolute values",
            b_pass(out=lambda f: np.abs(f) / np.abs(f).sum()),
            "You made the logits positive by dropping their sign, so a very negative one counts much. e to the power "
            "of it makes it small.",
        ),
        Wrong(
            "logits shifted",
            b_pass(give=lambda f, p: (f - f.max(), p)),
            "Your p is right. But you gave back logits from which the largest was taken away. That shift is for the "
            "softmax only: `np.exp(logits - logits.max())`, and leave the logits as they are.",
        ),
        Wrong(
            "softmax twice",
            b_pass(out=lambda f: soft(soft(f))),
            "You took the softmax of the softmax, which makes the classes nearly equal. Once is enough.",
        ),
        Wrong(
            "the winner for p",
            b_pass(out=lambda f: int(f.argmax())),
            "Your logits are right. For p you gave the winner's number; asked is the probability of each class.",
        ),
        Wrong(
            "the largest probability",
            b_pass(out=lambda f: soft(f).max()),
            "Your logits are right. You gave the winner's probability alone; asked is that of each class.",
        ),
        Wrong(
            "logarithms of the probabilities",
            b_pass(out=lambda f: np.log(soft(f))),
            "You gave the logarithms of the probabilities. Asked are the probabilities.",
        ),
        Wrong(
            "the hidden layer too",
            lambda x, W, b, U, c: (sigmoid(x @ W + b), *b_pass()(x, W, b, U, c)),
            "You gave back a too. Asked are two things: logits and p.",
        ),
    ],
    may_use=LENT,
    hints=[
        "The hidden layer is the one of pass A, line by line.",
        "The output layer is a layer like any other: `a @ U + c`. Its sums are the logits.",
        "Softmax: `e = np.exp(logits)`, then each divided by `e.sum()`.",
    ],
    never={"large": "no logit is larger than 50"},
)

# --- 7. pass C ------------------------------------------------------------------------------------------------------

X_C = np.array([7.0, 1.0, -4.0])
NET_C = (
    columns((13, -9, 2), (-8, 0, 3), (4, -1, 5), (-3, 12, 7)),
    np.array([5.0, -2.0, 2.0, 11.0]),
    columns((1, 0, -4, 1), (0, 11, 2, -14), (-1, 5, -2, 16), (0, -9, -3, 4)),
    np.array([-5.0, 3.0, 1.0, -8.0]),
    columns((1, -2, -18, -7), (3, -4, 8, 0), (-2, 1, 21, 5), (2, -2, 11, -13)),
    np.array([4.0, -6.0, 1.0, -17.0]),
    columns((9, 3, -1, -4), (-8, -2, 14, 3), (13, 2, -9, -1)),
    np.array([-1.0, -4.0, -30.0]),
)
NARROW = (
    np.array([1.0, -2.0]),
    np.array([[1.0, -0.5, 0.75], [-1.0, 0.25, 1.5]]),
    np.array([0.5, 2.0, 1.25]),
    np.array([[0.5, -1.0, 2.0, 1.0], [1.5, 0.25, -0.5, -1.0], [-2.0, 1.0, 0.75, 0.5]]),
    np.array([-0.75, 0.5, 0.25, 1.0]),
    np.array([[1.0, -1.0], [0.5, 2.0], [-1.5, 0.75], [0.25, 1.0]]),
    np.array([4.0, -3.0]),
    np.array([[2.0], [-1.5]]),
    np.array([-0.5]),
)
SQUARES = (
    np.array([1.0, 2.0]),
    np.array([[2.0, -1.0], [0.5, 1.5]]),
    np.array([-0.5, 1.0]),
    np.array([[1.0, -2.0], [0.75, 1.5]]),
    np.array([0.5, 1.0]),
    np.array([[-1.0, 0.5], [2.0, 1.25]]),
    np.array([3.0, -0.5]),
    np.array([[1.5, -0.5], [-2.0, 1.0]]),
    np.array([-1.0, 2.0]),
)


def deep(
    gs=(relu, relu, relu),
    step=lambda a, W, b: a @ W + b,
    order=(0, 1, 2),
    give=lambda zs, hidden, f: (*hidden, f),
    out=lambda f: f,
    last=None,
):
    """Three hidden layers, a list of (W, b), that go astray where they are told to."""

    def answer(x, W1, b1, W2, b2, W3, b3, U, c):
        layers, a, zs, hidden = [(W1, b1), (W2, b2), (W3, b3)], x, [], []
        for i, g in zip(order, gs, strict=True):
            zs.append(step(a, *layers[i]))
            a = g(zs[-1])
            hidden.append(a)
        return give(zs, hidden, out((last or step)(a, U, c)))

    return answer


def identity(z):
    return z


three_hidden_layers = Exercise(
    "three_hidden_layers",
    "Forward pass C: three hidden layers",
    (
        "One example `x (d,)`; {given} three hidden layers `W1, b1`, `W2, b2`, `W3, b3`, each followed by ReLU; the "
        "output layer `U, c` **without** activation. {cases} Neurons are columns, as always; {given} the widths "
        "differ in general. {other widths} Give back four vectors: `a1, a2, a3, logits`. {cases} {promises}"
    ),
    promises=[
        Sizes(x="d", W1="d i", b1="i", W2="i j", b2="j", W3="j k", b3="k", U="k m", c="m"),
        Numbers("x", "b1", "b2", "b3"),
    ],
    parts=[
        Part("network C", [Case(X_C, *NET_C)]),
        Part("other widths", [Case(*NARROW), Case(*SQUARES)], points=1),
    ],
    wrong=[
        Wrong(
            "relu at the output",
            deep(out=relu),
            "Your output layer has a ReLU too, which cuts off negative logits. The softmax needs them; the last layer "
            "has no ReLU.",
        ),
        Wrong(
            "no activation",
            deep(gs=(identity,) * 3),
            "There is no ReLU in your network, so it collapses into one layer (lesson 2).",
        ),
        Wrong(
            "no relu in the first layer",
            deep(gs=(identity, relu, relu)),
            "Your first hidden layer has no ReLU.",
        ),
        Wrong(
            "no relu in the second layer",
            deep(gs=(relu, identity, relu)),
            "Your second hidden layer has no ReLU.",
        ),
        Wrong("no relu in the third layer", deep(gs=(relu, relu, identity)), "Your third hidden layer has no ReLU."),
        Wrong(
            "sums for outputs",
            deep(give=lambda zs, hidden, f: (*zs, f)),
            "You computed rightly but gave back the sums z. What a layer puts out is a = relu(z).",
        ),
        Wrong(
            "sums passed on",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: (
                lambda z1: (lambda z2: (lambda z3: (relu(z1), relu(z2), relu(z3), z3 @ U + c))(z2 @ W3 + b3))(
                    z1 @ W2 + b2
                )
            )(x @ W1 + b1),
            "You took the ReLU for the result but passed the sums z on. The next layer gets a, not z.",
        ),
        Wrong("biases forgotten", deep(step=lambda a, W, b: a @ W), "All biases are missing."),
        Wrong(
            "last bias forgotten",
            deep(last=lambda a, U, c: a @ U),
            "The hidden layers are right. The output layer's biases c are missing.",
        ),
        Wrong(
            "absolute values",
            deep(gs=(np.abs,) * 3),
            "You took the size of each sum. ReLU makes negative sums 0, it does not turn them round.",
        ),
        Wrong("sigmoid for relu", deep(gs=(sigmoid,) * 3), "You used the sigmoid. These hidden layers have a ReLU."),
        Wrong(
            "upside down",
            deep(gs=(lambda z: np.minimum(z, 0),) * 3),
            "You kept the negative sums. ReLU keeps the positive ones: max(0, z).",
        ),
        Wrong(
            "steps",
            deep(gs=(lambda z: (z > 0).astype(float),) * 3),
            "You kept only whether a neuron fires. ReLU keeps how much: z itself where it is positive.",
        ),
        Wrong(
            "weights in front",
            deep(step=lambda a, W, b: W @ a + b),
            "`W @ a` belongs to the notation with neurons in rows. Here they are columns: `a @ W`. (Where a layer is "
            "square, that mistake is silent.)",
        ),
        Wrong(
            "layers in reverse order",
            deep(order=(2, 1, 0)),
            "Your layers act in reverse order. x goes through W1 first.",
        ),
        Wrong(
            "bias after the relu",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: (
                lambda a1: (lambda a2: (lambda a3: (a1, a2, a3, a3 @ U + c))(relu(a2 @ W3) + b3))(relu(a1 @ W2) + b2)
            )(relu(x @ W1) + b1),
            "You added the biases after the ReLU. They belong to z, before it.",
        ),
        Wrong(
            "every layer reads x",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: (lambda a3: (relu(x @ W1 + b1), relu(x @ W2 + b2), a3, a3 @ U + c))(
                relu(x @ W3 + b3)
            ),
            "You put x into every layer. Layer 2 gets a1, layer 3 gets a2.",
        ),
        Wrong(
            "second layer skipped",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: (
                lambda a1: (lambda a3: (a1, relu(a1 @ W2 + b2), a3, a3 @ U + c))(relu(a1 @ W3 + b3))
            )(relu(x @ W1 + b1)),
            "Your third layer starts from a1. It gets a2.",
        ),
        Wrong(
            "first biases everywhere",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: deep()(x, W1, b1, W2, b1, W3, b1, U, c),
            "You used b1 in every hidden layer. Each layer has its own biases.",
        ),
        Wrong(
            "logits from the second layer",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: deep(give=lambda zs, hidden, f: (*hidden, hidden[1] @ U + c))(
                x, W1, b1, W2, b2, W3, b3, U, c
            ),
            "Your output layer starts from a2. It gets a3.",
        ),
        Wrong(
            "the last first",
            deep(give=lambda zs, hidden, f: (f, *hidden[::-1])),
            "All four are right, from back to front. Asked: a1, a2, a3, logits.",
        ),
        Wrong(
            "NumPy's max",
            lambda x, W1, b1, W2, b2, W3, b3, U, c: np.max(0, x @ W1 + b1),
            "`np.max` takes ONE array and finds its largest number. `np.maximum(0, z)` compares number by number.",
        ),
    ],
    may_use=LENT,
    hints=[
        "What layer 1 puts out is what layer 2 takes in. So which name stands in front of `@ W2`?",
        "One line for each layer: `a1 = relu(x @ W1 + b1)`. The next one starts from a1.",
        "The last line is shorter: no relu around it.",
    ],
)

# --- 8. any depth ---------------------------------------------------------------------------------------------------

BATCH_C = np.array([[7.0, 1.0, -4.0], [2.0, -3.0, 5.0]])
OTHER_BATCH = np.array([[2.0, 1.0, -6.0], [3.0, -2.0, 4.0]])  # BATCH_C is asked in the next exercise
WEIGHTS_C, BIASES_C = list(NET_C[0::2]), list(NET_C[1::2])
TWO_LAYERS = (
    np.array([[0.5, -1.5], [2.0, 1.0], [-1.0, 0.25]]),
    [np.array([[1.0, -0.5, 2.0, 0.75], [0.25, 1.5, -1.0, -2.0]]), np.array([[2.0], [-1.0], [0.5], [1.25]])],
    [np.array([0.3, 1.0, -0.7, 0.2]), np.array([-4.4])],
)
ONE_LAYER = (np.array([[1.0, 2.0, -1.0], [0.5, -3.0, 2.0]]), [np.array([[2.0, -1.0], [0.5, 3.0], [-2.0, 1.0]])],
             [np.array([-6.0, 0.25])])  # fmt: skip


def mlp(inner=None, last=identity, step=lambda A, W, b: A @ W + b, skip=0, stop=0, collect=None):
    """A loop over layers that goes astray where it is told to."""

    def answer(X, weights, biases, g=relu):
        layers = list(zip(weights, biases, strict=True))
        layers = layers[skip : len(layers) - stop]
        A, every = X, []
        for i, (W, b) in enumerate(layers):
            Z = step(A, W, b)
            A = (last if i == len(layers) - 1 else inner or g)(Z)
            every.append(A)
        return collect(every) if collect else A

    return answer


def no_single_layer(X, weights, biases, g=relu):
    A = X
    for i in range(len(weights) - 1):
        A = relu(A @ weights[i] + biases[i])
    return A @ weights[i + 1] + biases[i + 1]


def one_g_too_few(X, weights, biases, g=relu):
    A = X
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        A = A @ W + b
        if i < len(weights) - 2:
            A = relu(A)
    return A


def first_layer_apart(X, weights, biases, g=relu):
    A = X @ weights[0] + biases[0]
    for W, b in zip(weights[1:-1], biases[1:-1], strict=True):
        A = relu(A @ W + b)
    return A @ weights[-1] + biases[-1]


def a_not_passed_on(X, weights, biases, g=relu):
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = relu(X @ W + b)
    return A @ weights[-1] + biases[-1]


def all_biases(X, weights, biases, g=relu):
    A = X
    for W in weights:
        for b in biases:
            A = relu(A @ W + b)
    return A


def biases_after(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = relu(A @ W) + b
    return A @ weights[-1] + biases[-1]


def four_layers_unpacked(X, weights, biases, g=relu):
    W1, W2, W3, U = weights
    b1, b2, b3, c = biases
    return relu(relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3) @ U + c


def four_layers_by_place(X, weights, biases, g=relu):
    a1 = relu(X @ weights[0] + biases[0])
    a2 = relu(a1 @ weights[1] + biases[1])
    a3 = relu(a2 @ weights[2] + biases[2])
    return a3 @ weights[3] + biases[3]


SHARED = np.array([[1.0, -0.5], [2.0, 0.25]])

mlp_forward = Exercise(
    "mlp_forward",
    "A network of any depth",
    (
        "`X (n, d)`: a batch of rows; `weights`: a list of matrices `(d_in, d_out)`, one for each layer; `biases`: a "
        "list of vectors `(d_out,)`, just as long; {given} {Rows} `g`: an activation function {another g}, ReLU "
        "if not given. "
        "{cases} Give back `Z` of the last layer, `(n, d_out)`: `g` acts after **every layer but the last**. {cases} "
        "One layer or twenty, your loop does not care. {two layers; a single one} The lists stay as they are. {kept} "
        "{promises}"
    ),
    promises=[
        Rows("X"),
        Holds(
            "another g",
            "",
            Case(*TWO_LAYERS, "f(x) = np.tanh(x)"),
            says="With another function for `g` your answer is wrong: what is handed in as `g` is to act.",
        ),
        Holds(
            "a matrix used twice",
            "The same matrix may stand in it twice.",
            Script(
                Case(np.array([[1.0, -2.0], [1.0, 0.5]]), [SHARED, SHARED, SHARED], [np.array([0.5, 1.0])] * 3),
                layout="shared",
            ),
        ),
    ],
    parts=[
        Part("network C on a batch of two", [Case(OTHER_BATCH, WEIGHTS_C, BIASES_C)], points=1),
        Part("two layers; a single one", [Case(*TWO_LAYERS), Case(*ONE_LAYER)], points=2),
    ],
    wrong=[
        Wrong(
            "g after the last layer too",
            mlp(last=relu),
            "Your g acts after the last layer as well. The last layer's Z is asked: logits may be negative.",
        ),
        Wrong(
            "g never used",
            mlp(inner=identity),
            "Your network never uses g, so it collapses into one layer (lesson 2).",
        ),
        Wrong("biases forgotten", mlp(step=lambda A, W, b: A @ W), "The biases are never used."),
        Wrong(
            "last layer forgotten",
            mlp(stop=1, last=relu),
            "Your loop ends one layer too early.",
        ),
        Wrong(
            "first layer forgotten",
            mlp(skip=1),
            "Your loop starts with the second layer. X goes through weights[0] first.",
        ),
        Wrong(
            "every layer reads X",
            lambda X, weights, biases, g=relu: X @ weights[-1] + biases[-1],
            "Each of your layers gets X. A layer gets what the layer before it put out.",
        ),
        Wrong(
            "g before the first layer",
            lambda X, weights, biases, g=relu: mlp()(relu(X), weights, biases),
            "Your g acts on X too, before the first layer. The inputs go in as they are.",
        ),
        Wrong(
            "g only once",
            lambda X, weights, biases, g=relu: (
                X @ weights[0] + biases[0]
                if len(weights) == 1
                else mlp(inner=identity)(relu(X @ weights[0] + biases[0]), weights[1:], biases[1:])
            ),
            "Your g acts after the first layer only. It acts after every layer but the last.",
        ),
        Wrong(
            "return inside the loop",
            lambda X, weights, biases, g=relu: relu(X @ weights[0] + biases[0]),
            "That is what the first layer puts out. Does your `return` stand inside the loop?",
        ),
        Wrong(
            "first sums only",
            lambda X, weights, biases, g=relu: X @ weights[0] + biases[0],
            "That is the first layer's Z. Does your `return` stand inside the loop, or is A never passed on?",
        ),
        Wrong(
            "layers in reverse order",
            lambda X, weights, biases, g=relu: mlp()(X, weights[::-1], biases[::-1]),
            "Your layers act in reverse order. In the lists the first layer comes first.",
        ),
        Wrong(
            "weights transposed",
            mlp(step=lambda A, W, b: A @ W.T + b),
            "You transposed W. Here its columns are the neurons: `A @ W`.",
        ),
        Wrong("weights in front", mlp(step=lambda A, W, b: W @ A + b), "A batch is rows: `A @ W`, not `W @ A`."),
        Wrong(
            "all layers given back",
            mlp(collect=lambda every: every),
            "You gave back every layer's output. Only the last one's Z is asked.",
        ),
        Wrong(
            "biases after g",
            biases_after,
            "You added the biases after g. They belong to Z, before it.",
        ),
        Wrong(
            "written for four layers",
            four_layers_by_place,
            "You wrote four layers out. Let a loop go through as many as there are.",
        ),
        Wrong(
            "unpacked into four layers",
            four_layers_unpacked,
            "You unpacked the list into four layers. Other networks have two, or ten: let a loop go through them.",
        ),
        Wrong(
            "sigmoid for g",
            mlp(inner=sigmoid),
            "You always use the sigmoid. Use the g that is given, ReLU if none is.",
        ),
        Wrong(
            "g only at the end",
            mlp(inner=identity, last=relu),
            "Your g acts once, at the very end. It acts between the layers, and not at the end.",
        ),
        Wrong(
            "a single layer forgotten",
            no_single_layer,
            "Right, except for a network of one layer: there your loop never runs, and a name that it should have made "
            "does not exist. `weights[-1]` is the last layer in any case.",
        ),
        Wrong(
            "every bias with every layer",
            all_biases,
            "Two loops, one inside the other, pair every W with every b. "
            "`zip(weights, biases)` pairs each with its own.",
        ),
        Wrong(
            "one g too few",
            one_g_too_few,
            "The last hidden layer has no g: your loop stops using it one layer too early. Only the output has none.",
        ),
        Wrong(
            "no g after the first layer",
            first_layer_apart,
            "Your first layer has no g. It acts after every layer but the last.",
        ),
        Wrong(
            "last bias forgotten",
            lambda X, weights, biases, g=relu: mlp()(X, weights, biases) - biases[-1],
            "The last layer's bias is missing. It has no g, but it has biases like any other.",
        ),
        Wrong(
            "A not passed on",
            a_not_passed_on,
            "In your loop each layer gets X again. A layer gets what the layer before it put out.",
        ),
        Wrong(
            "axes squeezed away",
            lambda X, weights, biases, g=relu: np.squeeze(mlp()(X, weights, biases)),
            "Right, except where there is one example or one output: `squeeze` removes that axis too. Z always has "
            "shape (n, d_out).",
        ),
    ],
    may_use=LENT,
    hints=[
        "Start with `A = X`. Each turn of the loop makes `Z` from `A`, and then the next `A` from `Z`.",
        "`for W, b in zip(weights, biases)` goes through the layers. What is different in the last turn?",
        "Either ask in the loop whether it is the last layer, or loop over all but the last and add that one behind.",
    ],
)


logits_with_sigmoid = Exercise(
    "logits_with_sigmoid",
    "The same weights, another bend",
    (
        "What would network C answer if its hidden layers had a **sigmoid** instead of the ReLU? {cases} Its numbers "
        "are `weights_c`, `biases_c`; the two examples are the rows of `X_c`. {given} One call of your "
        "`mlp_forward`: the logits, shape `(2, 3)`. {cases}"
    ),
    kind="value",
    parts=[Part("logits of two examples", [Case()])],
    wrong=with_readings(
        [
            Wrong(
                "with relu",
                mlp()(BATCH_C, WEIGHTS_C, BIASES_C),
                "Those are the logits with ReLU. Did you pass `sigmoid`? If so, your mlp_forward does not use its g.",
            ),
            Wrong(
                "only the first example",
                mlp(inner=sigmoid)(BATCH_C[:1], WEIGHTS_C, BIASES_C),
                "That is the first example alone. X_c has two rows.",
            ),
            Wrong(
                "the first example as a vector",
                mlp(inner=sigmoid)(BATCH_C[0], WEIGHTS_C, BIASES_C),
                "That is the first example alone. X_c has two rows.",
            ),
            Wrong(
                "biases forgotten",
                mlp(inner=sigmoid, step=lambda A, W, b: A @ W)(BATCH_C, WEIGHTS_C, BIASES_C),
                "The biases are missing.",
            ),
            Wrong(
                "answers in columns",
                mlp(inner=sigmoid)(BATCH_C, WEIGHTS_C, BIASES_C).T,
                "The right numbers, transposed: the examples belong in the rows.",
            ),
            Wrong(
                "relu, then sigmoid at the output",
                mlp(last=sigmoid)(BATCH_C, WEIGHTS_C, BIASES_C),
                "Your hidden layers still have the ReLU, and the sigmoid sits at the output: the other way round.",
            ),
        ],
        right=mlp(inner=sigmoid)(BATCH_C, WEIGHTS_C, BIASES_C),
        run=lambda g: mlp(inner=g, collect=list)(BATCH_C, WEIGHTS_C, BIASES_C),
        asks="the logits, the last layer's sums",
        asked=lambda layers: layers[-1],
        reads={
            "what the last hidden layer puts out": lambda layers: layers[-2],
            "what the first hidden layer puts out": lambda layers: layers[0],
            "the softmax of the logits": lambda layers: softmax(layers[-1]),
            "the sigmoid of the logits": lambda layers: sigmoid(layers[-1]),
            "the list of the classes that win": lambda layers: layers[-1].argmax(axis=1),
        },
        g=Setting(
            sigmoid,
            (relu, identity, np.tanh),
            {sigmoid: "the sigmoid", relu: "the ReLU", identity: "no activation", np.tanh: "tanh"},
        ),
    ),
    may_use=LENT,
    hints=["The fourth argument of `mlp_forward` is a function. Pass it by its name, without parentheses."],
)

# --- 9. standardise -------------------------------------------------------------------------------------------------

FLATS = np.array([[60, 3.5, 2, 1], [95, 1, 2, 4], [40, 8, 2, 1], [72, 2.5, 2, 3], [33, 6, 2, 2]])
NEW_FLATS = np.array([[80.0, 9.0, 2.0, 5.0], [25.0, 0.5, 2.0, 1.0]])
THREE = np.array([[1.0, -200.0, 0.5], [4.0, 100.0, 0.75], [2.0, 350.0, 2.0]])
THREE_NEW = np.array([[3.0, 40.0, 1.5], [0.0, -60.0, 0.25], [7.0, 500.0, 1.0]])


def spread(X, axis=0, ddof=0):
    sd = X.std(axis=axis, ddof=ddof, keepdims=True)
    return np.where(sd > 0, sd, 1)


def scaled(mean, sd):
    """Both arrays by the mean and spread that each of the two functions takes from (X_train, X_new)."""

    def answer(X_train, X_new):
        m, s = mean(X_train, X_new), sd(X_train, X_new)
        return (X_train - m) / s, (X_new - m) / s

    return answer


def of_train(X_train, X_new):
    return X_train.mean(axis=0)


def spread_of_train(X_train, X_new):
    return spread(X_train)


standardise_columns = Exercise(
    "standardise_columns",
    "Standardise the columns",
    (
        r"`X_train (n, d)` and `X_new (m, d)`, floats or whole numbers {given} {Dtypes} $\to$ two new arrays of the "
        r"same shapes. {cases} {New} From each column subtract its mean and divide by its standard deviation, "
        r"$\sqrt{\frac1n\sum_i (x_i - \text{mean})^2}$, as `np.std` does. {cases} Both are measured on "
        "**`X_train` only**, and used for both arrays. {cases} A column that is constant becomes 0, without `nan` "
        "(its number is the same in both arrays "
        "here, and a whole one, so that its deviation is exactly 0). {five flats to learn from, two new ones; a "
        "constant column} `X_new` may be a single row. {Sizes}"
    ),
    promises=[
        Sizes(X_train="n d", X_new="m d", least={"n": 2}),
        New("X_train", "X_new"),
        Dtypes("X_train", "X_new"),
    ],
    parts=[
        Part("five flats to learn from, two new ones; a constant column", [Case(FLATS, NEW_FLATS)], points=2),
        Part("three of everything (nothing crashes there, so look twice)", [Case(THREE, THREE_NEW)]),
    ],
    wrong=[
        Wrong(
            "new data by themselves",
            lambda X_train, X_new: (
                (X_train - X_train.mean(axis=0)) / spread(X_train),
                (X_new - X_new.mean(axis=0)) / spread(X_new),
            ),
            "You measured X_new by itself. Then the same flat gets other numbers in other company, and a single new "
            "one is always 0. Use X_train's mean and deviation for both.",
        ),
        Wrong(
            "new data measured too",
            scaled(
                lambda T, N: np.vstack([T, N]).mean(axis=0),
                lambda T, N: spread(np.vstack([T, N])),
            ),
            "You measured both arrays together. What you know of the new data leaks into training. "
            "Measure X_train only.",
        ),
        Wrong(
            "rows for columns",
            lambda X_train, X_new: (
                (X_train - X_train.mean(axis=1, keepdims=True)) / spread(X_train, 1),
                (X_new - X_new.mean(axis=1, keepdims=True)) / spread(X_new, 1),
            ),
            "You standardised each row: a flat's area and its floor got mixed. Each COLUMN has its own mean: axis=0.",
        ),
        Wrong(
            "axis 1 of X_train",
            scaled(lambda T, N: T.mean(axis=1), lambda T, N: T.std(axis=1)),
            "axis=1 measures along each row. Each COLUMN has its mean and deviation: axis=0.",
        ),
        Wrong(
            "one mean for the whole table",
            scaled(lambda T, N: T.mean(), lambda T, N: T.std()),
            "You took one mean for the whole table. Square metres and kilometres do not mix: each column has its own.",
        ),
        Wrong(
            "constant column divided by 0",
            scaled(of_train, lambda T, N: T.std(axis=0)),
            "A constant column has deviation 0, and 0 / 0 is `nan`. Put a 1 in place of such a deviation.",
        ),
        Wrong(
            "variance for deviation",
            scaled(of_train, lambda T, N: np.where(T.var(axis=0) > 0, T.var(axis=0), 1)),
            "You divided by the variance. The standard deviation is its square root.",
        ),
        Wrong(
            "variance, and divided by 0",
            scaled(of_train, lambda T, N: T.var(axis=0)),
            "You divided by the variance, the square of the standard deviation, and by 0 in the constant column.",
        ),
        Wrong(
            "n - 1",
            scaled(of_train, lambda T, N: spread(T, ddof=1)),
            "You divided by n - 1 inside the root (ddof=1). Statisticians do, to estimate; here it is n, "
            "np.std's own way.",
        ),
        Wrong("only centred", scaled(of_train, lambda T, N: 1), "You subtracted the mean; the division is missing."),
        Wrong(
            "only scaled",
            scaled(lambda T, N: 0, spread_of_train),
            "You divided by the deviation; the mean was not subtracted.",
        ),
        Wrong(
            "parentheses",
            lambda X_train, X_new: tuple(X - X_train.mean(axis=0) / spread(X_train) for X in (X_train, X_new)),
            "Python divides before it subtracts: (X - mean) / sd needs its parentheses.",
        ),
        Wrong(
            "0 to 1 by smallest and largest",
            scaled(lambda T, N: T.min(axis=0), lambda T, N: np.where(np.ptp(T, axis=0) > 0, np.ptp(T, axis=0), 1)),
            "You scaled each column to 0 ... 1. That is another recipe; here it is mean 0 and deviation 1.",
        ),
        Wrong(
            "new data left as they are",
            lambda X_train, X_new: ((X_train - X_train.mean(axis=0)) / spread(X_train), X_new),
            "X_new came back as it was. Either you never touched it, or you measured X_train again after standardising "
            "it: by then its mean is 0 and its deviation 1. Measure once, keep both, use them for both arrays.",
        ),
        Wrong(
            "median for mean",
            scaled(lambda T, N: np.median(T, axis=0), spread_of_train),
            "You subtracted the median. The mean is asked.",
        ),
        Wrong(
            "constant column left alone",
            lambda X_train, X_new: tuple(
                np.where(X_train.std(axis=0) > 0, (X - X_train.mean(axis=0)) / spread(X_train), X)
                for X in (X_train, X_new)
            ),
            "You left the constant column as it was. It says nothing: it becomes 0.",
        ),
        Wrong(
            "nan hidden as 1",
            lambda X_train, X_new: tuple(
                np.where(X_train.std(axis=0) > 0, (X - X_train.mean(axis=0)) / spread(X_train), 1.0)
                for X in (X_train, X_new)
            ),
            "Your constant column became 1. It becomes 0: value minus mean is 0.",
        ),
        Wrong(
            "deviation of the new data",
            lambda X_train, X_new: (
                (X_train - X_train.mean(axis=0)) / spread(X_train),
                (X_new - X_train.mean(axis=0)) / spread(X_new),
            ),
            "X_new is centred by X_train's mean, rightly, but divided by its own deviation. Use X_train's for both.",
        ),
        Wrong(
            "mean of the new data",
            lambda X_train, X_new: (
                (X_train - X_train.mean(axis=0)) / spread(X_train),
                (X_new - X_new.mean(axis=0)) / spread(X_train),
            ),
            "X_new is divided by X_train's deviation, rightly, but centred by its own mean. Use X_train's for both.",
        ),
        Wrong(
            "constant column dropped",
            lambda X_train, X_new: tuple(
                ((X - X_train.mean(axis=0)) / spread(X_train))[:, X_train.std(axis=0) > 0] for X in (X_train, X_new)
            ),
            "You dropped the constant column. Shapes stay as they are: a network wants its fixed number of inputs.",
        ),
        Wrong(
            "1 added to every deviation",
            scaled(of_train, lambda T, N: T.std(axis=0) + 1),
            "You added 1 to every deviation. Only a deviation of 0 needs another number in its place.",
        ),
        Wrong(
            "n - 1, and divided by 0",
            scaled(of_train, lambda T, N: T.std(axis=0, ddof=1)),
            "Two things: ddof=1 divides by n - 1 inside the root (here it is n), and the constant column "
            "becomes 0 / 0.",
        ),
        Wrong(
            "mean distance for deviation",
            scaled(of_train, lambda T, N: (lambda m: np.where(m > 0, m, 1))(np.abs(T - T.mean(axis=0)).mean(axis=0))),
            "You divided by the mean distance from the mean. The standard deviation is the root of the mean SQUARE.",
        ),
        Wrong(
            "new data not centred",
            lambda X_train, X_new: ((X_train - X_train.mean(axis=0)) / spread(X_train), X_new / spread(X_train)),
            "X_new was divided by the right deviation, but no mean was taken away. (Did you measure X_train's "
            "mean when it was centred already? Then it is 0.)",
        ),
        Wrong(
            "measured on the new data",
            scaled(lambda T, N: N.mean(axis=0), lambda T, N: spread(N)),
            "You measured X_new. The other way round: mean and deviation are X_train's, for both arrays.",
        ),
        Wrong(
            "training data left as they are",
            lambda X_train, X_new: (X_train, (X_new - X_train.mean(axis=0)) / spread(X_train)),
            "X_train came back as it was. Both arrays are to be standardised, by the same two vectors.",
        ),
        Wrong(
            "not divided by n",
            scaled(of_train, lambda T, N: spread(T) * np.sqrt(len(T)) ** (T.std(axis=0) > 0)),
            "The 1/n is missing in your deviation: it is the root of the MEAN square, not of the sum.",
        ),
        Wrong(
            "range for deviation",
            scaled(of_train, lambda T, N: np.where(np.ptp(T, axis=0) > 0, np.ptp(T, axis=0), 1)),
            "You divided by the range, largest minus smallest. The standard deviation is asked.",
        ),
    ],
    hints=[
        "`X_train.mean(axis=0)` goes down each column and gives d means.",
        "Measure mean and deviation once, then use the same two vectors for both arrays.",
        "`np.where(sd > 0, sd, 1)` leaves a 0 / 1 = 0 where the column is constant.",
    ],
    never={
        "zero X_train": "a constant column is the same in both arrays",
        "zero X_new": "a constant column is the same in both arrays",
        "large X_new": "a constant column is the same in both arrays",
        "tiny X_new": "a constant column is the same in both arrays",
        "large X_train": "a constant column is the same in both arrays",
        "tiny X_train": "a constant column is the same in both arrays",
        "between X_train": "a constant column is the same in both arrays",
        "between X_new": "a constant column is the same in both arrays",
        "constant X_new": "a constant column is the same in both arrays",
        "constant X_train": "what rounding leaves of a constant column is no spread",
        "mirrored": "what rounding leaves of a constant column is no spread",
    },
)

# --- 10. the discovery ----------------------------------------------------------------------------------------------


flip_the_class = Exercise(
    "flip_the_class",
    "One weight that flips the answer",
    (
        "In network B class 2 wins with 0.897160. {about} Change **one weight by at most 0.35** (no bias, no input) "
        "such that another class wins. {cases} Write what you found as `(from, to, new weight)` with the names on "
        'the drawing, for example `("x1", "h1", 3.2)`. {cases} Every weight that does it is right. {free}'
    ),
    kind="value",
    parts=[Part("class 2 no longer wins", [Case()], judge=Judge("network_b.flips_the_class"), points=2)],
    wrong=[
        Wrong(
            "the example",
            ("x1", "h1", 3.2),
            "That is the example of how to write it. h1 gives 0.047: nearly nothing leaves it, whatever comes in.",
        ),
        Wrong(
            "an output weight",
            ("h4", "o1", 3.4),
            "That flips it, but you moved the weight by 2.4. In the last layer no move of 0.35 is enough.",
        ),
        Wrong(
            "the steepest neuron",
            ("x3", "h3", -4.35),
            "Good thought: h3 sits at z = 0, where the sigmoid is steepest. But 0.35 is not quite enough there (0.41 "
            "would do). Another neuron weighs more in the output.",
        ),
        Wrong("only the number", 6.68, "Which weight is that? Write (from, to, new weight)."),
    ],
    hints=[
        "A weight's change is multiplied by what comes in: which of the three inputs is the largest?",
        "Then by the slope of the neuron's sigmoid: which neurons are not saturated?",
        "And by what the output makes of it: between which two classes is the race, and which neuron's weights to "
        "them differ most?",
    ],
)

# --- 11. quiz -------------------------------------------------------------------------------------------------------

phrasebook = Quiz(
    "phrasebook",
    "The phrasebook",
    [
        Question(
            "layers",
            "Sizes [64, 30, 10]. How many layers does this network have, as the word is usually counted?",
            [
                Choice(
                    "Three: 64, 30 and 10.",
                    "The 64 inputs compute nothing and have no weights. They are often drawn as a layer, and called "
                    "one, but they are not counted.",
                ),
                Choice(
                    "Two: one hidden layer and the output layer.",
                    "Right: a layer is counted where something is computed. The inputs are given.",
                    right=True,
                ),
                Choice("One: only hidden layers are layers.", "The output layer has weights and is counted too."),
                Choice("104, one for each number.", "Those are inputs and neurons, not layers."),
            ],
        ),
        Question(
            "activation",
            "Somebody asks for 'the activations of layer 2'. What do they want?",
            [
                Choice(
                    "The name of its function g, such as ReLU.",
                    "That is the activation FUNCTION. The plural with a layer means numbers: what it puts out.",
                ),
                Choice("Its weights.", "Weights are learnt and stay the same for all examples. Activations do not."),
                Choice(
                    "The numbers that the layer puts out for some input, a = g(z).",
                    "Right: one number for each neuron and each example.",
                    right=True,
                ),
                Choice(
                    "Its sums z, before g.",
                    "Those are the pre-activations; in the last layer one calls them logits.",
                ),
            ],
        ),
        Question(
            "dense",
            "In a library you read `Dense(64, 30)`, then `ReLU()`. In the language of this course this is",
            [
                Choice(
                    "one layer of 30 neurons, written as two steps: Z = XW + b, then A = g(Z).",
                    "Right: libraries list a dense layer and a non-linearity layer; people mostly call both together "
                    "one layer.",
                    right=True,
                ),
                Choice(
                    "a network with two hidden layers.",
                    "The non-linearity has no weights. Dense and ReLU together make one layer of neurons.",
                ),
                Choice(
                    "64 neurons, each with 30 weights.",
                    "The other way round: 64 numbers come in, 30 neurons with 64 weights each.",
                ),
                Choice(
                    "a layer in which most weights are not 0.",
                    "'Dense' means that every input is connected to every neuron, whatever the weights are.",
                ),
            ],
        ),
        Question(
            "feed_forward",
            "What makes a network feed-forward?",
            [
                Choice(
                    "It is trained without backpropagation.",
                    "Backpropagation is a way to compute gradients; most feed-forward networks are trained with it. "
                    "The word is about the connections.",
                ),
                Choice("All its layers are dense.", "Other layers can be feed-forward too, for example convolutions."),
                Choice("It has exactly one hidden layer.", "It may have as many as you like."),
                Choice(
                    "Its connections have no loops: no neuron's output comes back to its own input.",
                    "Right: so one pass from the inputs to the outputs computes everything, layer by layer.",
                    right=True,
                ),
            ],
        ),
        Question(
            "backprop",
            "'Backpropagation' is another word for",
            [
                Choice(
                    "gradient descent.",
                    "Gradient descent is what one does WITH the gradients. Backpropagation computes them.",
                ),
                Choice(
                    "the chain rule, applied from the loss back to each weight without computing anything twice.",
                    "Right: no new mathematics, but a clever order. Lesson 6 is about it.",
                    right=True,
                ),
                Choice(
                    "signals that run backwards along real nerves.",
                    "Nothing like it is known from nerves. The neurons here are artificial ones: sums with a bend.",
                ),
                Choice(
                    "running the network backwards, from outputs to inputs.",
                    "A network can't be run backwards: many inputs give the same output. Gradients are what runs back.",
                ),
            ],
        ),
        Question(
            "rounded",
            "A slide gives the softmax of pass C as (0.866, 0.015, 0.117). The exact values begin 0.866813, 0.015876, "
            "0.117310. What is wrong with the slide?",
            [
                Choice("Nothing, it is rounded to three decimals.", "0.866813 rounds to 0.867, and 0.015876 to 0.016."),
                Choice(
                    "It forgot to divide by the sum.",
                    "Then the numbers would be e^3 = 20.1 and so on. They are close to right.",
                ),
                Choice(
                    "Its digits are cut off instead of rounded; the sum is only 0.998.",
                    "Right: 0.866 + 0.015 + 0.117 = 0.998, and 0.867 + 0.016 + 0.117 = 1. "
                    "Adding up probabilities is a cheap and good check.",
                    right=True,
                ),
                Choice(
                    "Its logits are wrong.",
                    "With other logits the digits would differ from the start. Here only the last one is off.",
                ),
            ],
        ),
    ],
)

EXERCISES = [
    images_to_rows,
    dense_forward,
    count_parameters,
    rows_from_columns,
    one_hidden_layer,
    class_probabilities,
    flip_the_class,
    three_hidden_layers,
    mlp_forward,
    logits_with_sigmoid,
    standardise_columns,
    phrasebook,
]
