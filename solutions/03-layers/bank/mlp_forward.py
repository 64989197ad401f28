# %% right="asking for the last layer"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for i in range(len(weights)):
        Z = A @ weights[i] + biases[i]
        A = g(Z) if i < len(weights) - 1 else Z
    return A


# %% right="g before every layer but the first"
def mlp_forward(X, weights, biases, g=relu):
    Z = dense_forward(X, weights[0], biases[0])
    for W, b in zip(weights[1:], biases[1:]):
        Z = dense_forward(g(Z), W, b)
    return Z


# %% right="the sums remembered"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights, biases):
        Z = A @ W + b
        A = g(Z)
    return Z


# %% right="recursion"
def mlp_forward(X, weights, biases, g=relu):
    Z = X @ weights[0] + biases[0]
    return Z if len(weights) == 1 else mlp_forward(g(Z), weights[1:], biases[1:], g)


# %% right="row by row, with lists"
def mlp_forward(X, weights, biases, g=None):
    rows = []
    for x in X:
        a = list(x)
        for k, (W, b) in enumerate(zip(weights, biases)):
            z = [sum(a[i] * W[i, j] for i in range(len(a))) + b[j] for j in range(len(b))]
            a = z if k == len(weights) - 1 else [g(v) if g else max(0.0, v) for v in z]
        rows.append(a)
    return rows


# %% right="float32"
import numpy as np


def mlp_forward(X, weights, biases, g=relu):
    *inner, last = [(np.float32(W), np.float32(b)) for W, b in zip(weights, biases)]
    A = np.float32(X)
    for W, b in inner:
        A = g(A @ W + b)
    return A @ last[0] + last[1]


# %% wrong="g after the last layer too"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights, biases):
        A = g(A @ W + b)
    return A


# %% wrong="g never used"
def mlp_forward(X, weights, biases, g=relu):
    Z = X
    for W, b in zip(weights, biases):
        Z = Z @ W + b
    return Z


# %% wrong="return inside the loop"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights, biases):
        A = g(A @ W + b)
        return A


# %% wrong="last layer forgotten"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = g(dense_forward(A, W, b))
    return A


# %% wrong="unpacked into four layers"
def mlp_forward(X, weights, biases, g=relu):
    W1, W2, W3, U = weights
    b1, b2, b3, c = biases
    return relu(relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3) @ U + c


# %% wrong="every layer reads X"
def mlp_forward(X, weights, biases, g=relu):
    for i, (W, b) in enumerate(zip(weights, biases)):
        Z = X @ W + b
        if i < len(weights) - 1:
            A = g(Z)
    return Z


# %% wrong="changes its input"
def mlp_forward(X, weights, biases, g=relu):
    W, b = weights.pop(), biases.pop()
    A = X
    for V, c in zip(weights, biases):
        A = g(A @ V + c)
    return A @ W + b


# %% wrong="borrowed"
import nnkit


def mlp_forward(X, weights, biases, g=relu):
    layers = []
    for W, b in zip(weights, biases):
        dense = nnkit.Dense(*W.shape, rng=0)
        dense.W.value, dense.b.value = W, b
        X = dense.forward(X)
    return X


# %% wrong="another g"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = relu(A @ W + b)
    return A @ weights[-1] + biases[-1]


# %% wrong="biases after g"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = g(A @ W)
        A = A + b
    return A @ weights[-1] + biases[-1]


# %% wrong="written for four layers"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for i in range(3):
        A = g(A @ weights[i] + biases[i])
    return A @ weights[3] + biases[3]

# %% wrong="one g too few"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for i in range(len(weights)):
        A = A @ weights[i] + biases[i]
        if i < len(weights) - 2:
            A = g(A)
    return A


# %% wrong="last bias forgotten"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights[:-1], biases[:-1]):
        A = g(A @ W + b)
    return A @ weights[-1]


# %% wrong="A not passed on"
def mlp_forward(X, weights, biases, g=relu):
    for i in range(len(weights) - 1):
        A = g(X @ weights[i] + biases[i])
    return A @ weights[-1] + biases[-1]


# %% wrong="a matrix used twice"
def mlp_forward(X, weights, biases, g=relu):
    A = X
    for W, b in zip(weights, biases):
        A = A @ W + b
        if W is not weights[-1] and not np.array_equal(W, weights[-1]):
            A = g(A)
    return A


# %% wrong="only the first"
def mlp_forward(X, weights, biases, g=relu):
    A = X[0]
    for W, b in zip(weights[:-1], biases[:-1]):
        A = g(A @ W + b)
    return A @ weights[-1] + biases[-1]
