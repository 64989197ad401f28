# %% right="with dense_forward, as a batch of one"
def one_hidden_layer(x, W, b, u, c):
    z = dense_forward(x[None], W, b)[0]
    a = sigmoid(np.array(z))
    f_in = dense_forward(a[None], u[:, None], np.array([c]))[0][0]
    return z, a, f_in, sigmoid(f_in)


# %% right="loops, math and a list"
import math


def one_hidden_layer(x, W, b, u, c):
    z = [sum(x[i] * W[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]
    a = [1 / (1 + math.exp(-z_j)) for z_j in z]
    f_in = sum(a_j * u_j for a_j, u_j in zip(a, u)) + c
    return [z, a, f_in, 1 / (1 + math.exp(-f_in))]


# %% right="in columns"
import numpy as np


def one_hidden_layer(x, W, b, u, c):
    z = W.T @ x + b
    a = np.exp(z) / (1 + np.exp(z))
    f_in = u.T @ a + c
    return z, a, f_in, np.exp(f_in) / (1 + np.exp(f_in))


# %% right="float32"
import numpy as np


def one_hidden_layer(x, W, b, u, c):
    x, W, b, u = (np.float32(v) for v in (x, W, b, u))
    z = x @ W + b
    a = 1 / (1 + np.exp(-z))
    f_in = np.float32(np.sum(a * u) + c)
    return z, a, f_in, np.float32(1 / (1 + np.exp(-f_in)))


# %% right="a 0-d array for a number"
import numpy as np


def one_hidden_layer(x, W, b, u, c):
    z = np.einsum("i,ij->j", x, W) + b
    a = 0.5 * (1 + np.tanh(z / 2))
    f_in = np.array(np.dot(u, a) + c)
    return z, a, f_in, np.array(0.5 * (1 + np.tanh(f_in / 2)))


# %% wrong="no activation in the hidden layer"
def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = z
    f_in = a @ u + c
    return z, a, f_in, sigmoid(f_in)


# %% wrong="output from z"
def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = sigmoid(z)
    f_in = z @ u + c
    return z, a, f_in, sigmoid(f_in)


# %% wrong="no sigmoid at the output"
def one_hidden_layer(x, W, b, u, c):
    z = dense_forward(x, W, b)
    a = sigmoid(z)
    f_in = (a * u).sum() + c
    return z, a, f_in, f_in


# %% wrong="output's bias forgotten"
import numpy as np


def one_hidden_layer(x, W, b, u, c):
    z = np.dot(x, W) + b
    a = sigmoid(z)
    f_in = np.dot(a, u)
    p = sigmoid(f_in)
    return z, a, f_in, p


# %% wrong="weights in front"
def one_hidden_layer(x, W, b, u, c):
    z = W @ x + b
    a = sigmoid(z)
    f_in = u @ a + c
    return z, a, f_in, sigmoid(f_in)


# %% wrong="output not summed"
def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = sigmoid(z)
    f_in = u * a + c
    return z, a, f_in, sigmoid(f_in)


# %% wrong="kind: only value 4"
def one_hidden_layer(x, W, b, u, c):
    return sigmoid(sigmoid(x @ W + b) @ u + c)


# %% wrong="borrowed"
import nnkit


def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = nnkit.activations.activation("sigmoid")(z)
    f_in = a @ u + c
    return z, a, f_in, nnkit.activations.activation("sigmoid")(f_in)


# %% wrong="changes its input"
def one_hidden_layer(x, W, b, u, c):
    b += x @ W
    a = sigmoid(b)
    f_in = a @ u + c
    return b, a, f_in, sigmoid(f_in)


# %% wrong="only the visible cases"
import numpy as np


def one_hidden_layer(x, W, b, u, c):
    known = {4: 4.0, 3: 3.0, 2: 2.0}
    z = x @ W + b
    if len(b) not in known or x.sum() not in (3.0, -1.0, 0.5):
        z = z * 0
    a = sigmoid(z)
    f_in = a @ u + c
    return z, a, f_in, sigmoid(f_in)

# %% wrong="relu for sigmoid"
def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = relu(z)
    f_in = a @ u + c
    return z, a, f_in, sigmoid(f_in)


# %% wrong="another order"
def one_hidden_layer(x, W, b, u, c):
    z = x @ W + b
    a = sigmoid(z)
    return z, a, sigmoid(a @ u + c), a @ u + c
