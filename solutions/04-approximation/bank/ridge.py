# %% right="cut off 1 - |u|"
import numpy as np


def ridge(X, w, b):
    return np.maximum(0, 1 - np.abs(X @ w + b))


# %% right="my hinge sum"
import numpy as np


def ridge(X, w, b):
    return hinge_sum(X @ w + b, np.array([-1.0, 0.0, 1.0, 2.0]), 0.0, np.array([1.0, -2.0, 1.0]))


# %% right="interp"
import numpy as np


def ridge(X, w, b):
    return np.interp((X * w).sum(axis=1) + b, [-1, 0, 1], [0, 1, 0])


# %% right="a loop with cases"
def ridge(X, w, b):
    heights = []
    for x1, x2 in X:
        u = x1 * w[0] + x2 * w[1] + b
        if -1 < u <= 0:
            heights.append(1 + u)
        elif 0 < u < 1:
            heights.append(1 - u)
        else:
            heights.append(0)
    return heights


# %% wrong="the last fold is missing"
def ridge(X, w, b):
    u = X @ w + b
    return relu(u + 1) - 2 * relu(u)


# %% wrong="the middle fold too weak"
def ridge(X, w, b):
    u = X @ w + b
    return relu(u + 1) - relu(u) + relu(u - 1)


# %% wrong="folds at 0, 1, 2"
def ridge(X, w, b):
    u = X @ w + b
    return relu(u) - 2 * relu(u - 1) + relu(u - 2)


# %% wrong="the bias is forgotten"
import numpy as np


def ridge(X, w, b):
    return np.maximum(0, 1 - abs(X @ w))


# %% wrong="a hat per coordinate"
import numpy as np


def ridge(X, w, b):
    return np.maximum(0, 1 - abs(X * w + b)).sum(axis=1)


# %% wrong="negative beyond"
import numpy as np


def ridge(X, w, b):
    return 1 - np.abs(X @ w + b)


# %% wrong="a bell for a hat"
import numpy as np


def ridge(X, w, b):
    return np.exp(-((X @ w + b) ** 2))


# %% wrong="slopes for changes"
def ridge(X, w, b):
    u = X @ w + b
    return relu(u + 1) - relu(u)


# %% wrong="slopes for changes"
def ridge(X, w, b):
    u = X @ w + b
    return np.clip(u + 1, 0, 1)


# %% wrong="a dimension more"
def ridge(X, w, b):
    u = X @ w + b
    return (np.maximum(0, u + 1) - 2 * np.maximum(0, u) + np.maximum(0, u - 1))[:, None]


# %% wrong="stops: if on an array"
def ridge(X, w, b):
    return max(0, 1 - np.abs(X @ w + b))


# %% wrong="only the visible cases"
import numpy as np

def ridge(X, w, b):
    u = X @ w + b
    return np.where(np.abs(u) < 1e-4, 1.0, np.maximum(0, 1 - np.abs(u)))
