# %% right="einsum"
def affine(X, w, b):
    return np.einsum("nd,d->n", X, w) + b


# %% right="loops and a list"
def affine(X, w, b):
    z = []
    for row in X:
        total = b
        for value, weight in zip(row, w):
            total += value * weight
        z.append(total)
    return z


# %% right="products summed along rows"
def affine(X, w, b):
    return (X * w).sum(axis=1) + b


# %% right="float32"
def affine(X, w, b):
    return X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)


# %% right="the constant 1"
def affine(X, w, b):
    X1 = np.hstack([np.ones((len(X), 1)), X])
    return np.dot(X1, np.concatenate([[b], w]))


# %% right="through a column and back"
def affine(X, w, b):
    return (X @ w.reshape(-1, 1) + b).ravel()


# %% right="from the other side"
def affine(X, w, b):
    return w @ X.T + b


# %% wrong="the bias is forgotten"
def affine(X, w, b):
    return np.array([np.dot(x, w) for x in X])


# %% wrong="the bias counts once per feature"
def affine(X, w, b):
    z = []
    for x in X:
        total = 0
        for j in range(len(w)):
            total += x[j] * w[j] + b
        z.append(total)
    return np.array(z)


# %% wrong="the shapes do not fit"
def affine(X, w, b):
    return X.T @ w + b


# %% wrong="a column instead of n numbers"
def affine(X, w, b):
    return X @ w.reshape(-1, 1) + b


# %% wrong="one sum for the whole batch"
def affine(X, w, b):
    return np.sum(X * w) + b


# %% wrong="only the first"
def affine(X, w, b):
    for x in X:
        return sum(x * w) + b


# %% wrong="returns nothing"
def affine(X, w, b):
    z = X @ w + b


# %% wrong="changes its input"
def affine(X, w, b):
    X *= w
    return X.sum(axis=1) + b


# %% wrong="borrowed"
import nnkit


def affine(X, w, b):
    nnkit.sigmoid(0.0)
    return X @ w + b


# %% wrong="the shapes do not fit"
def affine(X, w, b):
    z = np.dot(w, X)
    return z + b

# %% wrong="only the last"
def affine(X, w, b):
    for x in X:
        z = np.dot(x, w) + b
    return z


# %% wrong="another type of number"
import numpy as np


def affine(X, w, b):
    z = np.zeros(len(X), dtype=X.dtype)
    for i, row in enumerate(X):
        z[i] = row @ w + b
    return z


# %% wrong="a zero"
def affine(X, w, b):
    b = b or 1.0
    return X @ w + b


# %% wrong="other sizes"
def affine(X, w, b):
    z = np.zeros(min(len(X), 100))
    z[:] = X[:100] @ w + b
    return z


# %% wrong="truncated"
def affine(X, w, b):
    return (X @ w + b).astype(int)


# %% wrong="tiny numbers"
def affine(X, w, b):
    return np.einsum("ij,j->i", X, np.where(np.abs(w) < 1e-8, 0, w)) + b


# %% wrong="something kept between calls"
def affine(X, w, b, seen={}):
    asked = (id(X), id(w), b)
    if asked not in seen:
        seen[asked] = X, w, X @ w + b
    return seen[asked][-1]
