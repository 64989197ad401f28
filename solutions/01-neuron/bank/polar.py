# %% right="hypot, angles from 0 to 2 pi"
def polar(X):
    return np.stack([np.hypot(X[:, 0], X[:, 1]), np.arctan2(X[:, 1], X[:, 0]) % (2 * np.pi)], axis=1)


# %% right="complex numbers"
def polar(X):
    c = X[:, 0] + 1j * X[:, 1]
    return np.column_stack([np.abs(c), np.angle(c)])


# %% right="math and lists"
import math


def polar(X):
    return [[math.hypot(x1, x2), math.atan2(x2, x1)] for x1, x2 in X]


# %% right="the norm, and a table filled"
def polar(X):
    P = np.empty(X.shape)
    P[:, 0] = np.linalg.norm(X, axis=1)
    P[:, 1] = np.arctan2(*X.T[::-1])
    return P


# %% right="arccos with a sign"
def polar(X):
    r = np.sqrt((X**2).sum(axis=1))
    phi = np.arccos(X[:, 0] / np.where(r > 0, r, 1))
    return np.array([r, np.where(X[:, 1] < 0, -phi, phi)]).T


# %% right="float32"
def polar(X):
    X = X.astype(np.float32)
    return np.c_[np.sqrt(X[:, 0] ** 2 + X[:, 1] ** 2), np.arctan2(X[:, 1], X[:, 0])]


# %% wrong="arctan of a quotient"
def polar(X):
    x1, x2 = X.T
    return np.c_[np.hypot(x1, x2), np.arctan(x2 / x1)]


# %% wrong="the angle's arguments are swapped"
def polar(X):
    return np.c_[np.hypot(*X.T), np.arctan2(*X.T)]


# %% wrong="the columns are swapped"
def polar(X):
    phi = np.arctan2(X[:, 1], X[:, 0])
    return np.c_[phi, np.linalg.norm(X, axis=1)]


# %% wrong="lying instead of standing"
def polar(X):
    r = np.sqrt(X[:, 0] ** 2 + X[:, 1] ** 2)
    return r, np.arctan2(X[:, 1], X[:, 0])


# %% wrong="the root is missing"
def polar(X):
    return np.c_[(X * X).sum(axis=1), np.arctan2(X[:, 1], X[:, 0])]


# %% wrong="the angle is never negative"
def polar(X):
    r = np.hypot(X[:, 0], X[:, 1])
    return np.c_[r, np.arccos(X[:, 0] / r)]


# %% wrong="returns its input"
def polar(X):
    return X

# %% wrong="rows for columns"
def polar(X):
    x1, x2 = X[0], X[1]
    return np.c_[np.sqrt(x1**2 + x2**2), np.arctan2(x2, x1)]


# %% wrong="a zero"
def polar(X):
    r = np.sqrt((X**2).sum(axis=1))
    phi = np.arccos(X[:, 0] / r)
    return np.array([r, np.where(X[:, 1] < 0, -phi, phi)]).T


# %% wrong="beside zero"
def polar(X):
    r = np.hypot(X[:, 0], X[:, 1])
    return np.column_stack([r, np.where(r < 1e-3, 0, np.arctan2(X[:, 1], X[:, 0]))])


# %% wrong="beside zero"
def polar(X):
    r = np.sqrt((X ** 2).sum(axis=1))
    phi = np.where(r < 1e-6, 0, np.arctan2(X[:, 1], X[:, 0]))
    return np.column_stack([r, phi])


# %% wrong="beside zero"
import numpy as np

def polar(X):
    out = []
    for x, y in X:
        r = (x * x + y * y) ** 0.5
        out.append((0.0, 0.0) if r < 1e-12 else (r, np.arctan2(y, x)))
    return np.array(out)
