# %% right="loops and lists"
def dense_forward(X, W, b):
    Z = []
    for x in X:
        row = []
        for j in range(W.shape[1]):
            z = b[j]
            for i in range(W.shape[0]):
                z += x[i] * W[i, j]
            row.append(z)
        Z.append(row)
    return Z


# %% right="einsum"
import numpy as np


def dense_forward(X, W, b):
    return np.einsum("ni,ij->nj", X, W) + b[None, :]


# %% right="neuron by neuron"
import numpy as np


def dense_forward(X, W, b):
    return np.column_stack([X @ W[:, j] + b[j] for j in range(len(b))])


# %% right="the constant 1"
import numpy as np


def dense_forward(X, W, b):
    return np.c_[X, np.ones(len(X))] @ np.vstack([W, b])


# %% right="through columns and back"
def dense_forward(X, W, b):
    return (W.T @ X.T + b.reshape(-1, 1)).T


# %% right="float32"
import numpy as np


def dense_forward(X, W, b):
    return np.dot(np.float32(X), np.float32(W)) + np.float32(b)


# %% right="in place on its own result"
import numpy as np


def dense_forward(X, W, b):
    Z = np.matmul(X, W)
    Z += b
    return Z


# %% right="broadcast and summed"
def dense_forward(X, W, b):
    return (X[:, :, None] * W[None]).sum(axis=1) + b


# %% wrong="bias forgotten"
import numpy as np


def dense_forward(X, W, b):
    return np.dot(X, W)


# %% wrong="bias down the rows"
import numpy as np


def dense_forward(X, W, b):
    return X @ W + b.reshape(-1, 1)


# %% wrong="number by number"
def dense_forward(X, W, b):
    return X * W + b


# %% wrong="weights transposed"
def dense_forward(X, W, b):
    Z = X @ W.T
    return Z + b


# %% wrong="weights in front"
def dense_forward(X, W, b):
    return W @ X + b


# %% wrong="columns' formula"
def dense_forward(X, W, b):
    return W.T @ X + b


# %% wrong="bias once per input"
import numpy as np


def dense_forward(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(W.shape[0]):
        Z += X[:, [i]] * W[i] + b
    return Z


# %% wrong="transposed"
import numpy as np


def dense_forward(X, W, b):
    return np.array([X @ w + b_j for w, b_j in zip(W.T, b)])


# %% wrong="only the last"
def dense_forward(X, W, b):
    for x in X:
        Z = x @ W + b
    return Z


# %% wrong="axes squeezed away"
def dense_forward(X, W, b):
    return (X @ W + b).squeeze()


# %% wrong="borrowed"
import nnkit


def dense_forward(X, W, b):
    layer = nnkit.Dense(W.shape[0], W.shape[1], rng=0)
    layer.W.value, layer.b.value = W, b
    return layer.forward(X)


# %% wrong="returns nothing"
def dense_forward(X, W, b):
    print(X @ W + b)


# %% wrong="changes its input"
def dense_forward(X, W, b):
    b += X[0] @ W
    return b

# %% wrong="a layer with relu"
def dense_forward(X, W, b):
    return relu(X @ W + b)


# %% wrong="one row under many names"
def dense_forward(X, W, b):
    Z = [[0] * W.shape[1]] * len(X)
    for i in range(len(X)):
        for j in range(W.shape[1]):
            Z[i][j] = X[i] @ W[:, j] + b[j]
    return np.array(Z)


# %% wrong="a zero"
def dense_forward(X, W, b):
    return X @ W + (b if b.any() else 1)


# %% wrong="only the first"
def dense_forward(X, W, b):
    return X[0] @ W + b


# %% wrong="truncated"
def dense_forward(X, W, b):
    return (X @ W + b).astype(int)


# %% wrong="tiny numbers"
def dense_forward(X, W, b):
    Z = X @ W + b
    Z[np.abs(Z) < 1e-8] = 0
    return Z
