# %% right="column by column"
import numpy as np


def standardise_columns(X_train, X_new):
    A, B = np.zeros(X_train.shape), np.zeros(X_new.shape)
    for j in range(X_train.shape[1]):
        mean, sd = np.mean(X_train[:, j]), np.std(X_train[:, j])
        if sd > 0:
            A[:, j] = (X_train[:, j] - mean) / sd
            B[:, j] = (X_new[:, j] - mean) / sd
    return A, B


# %% right="deviation by hand, lists"
import math


def standardise_columns(X_train, X_new):
    n, d = len(X_train), len(X_train[0])
    mean = [sum(x[j] for x in X_train) / n for j in range(d)]
    sd = [math.sqrt(sum((x[j] - mean[j]) ** 2 for x in X_train) / n) or 1 for j in range(d)]
    return [[[(x[j] - mean[j]) / sd[j] for j in range(d)] for x in X] for X in (X_train, X_new)]


# %% right="a tiny number in the denominator"
def standardise_columns(X_train, X_new):
    m, s = X_train.mean(0), X_train.std(0) + 1e-10
    return (X_train - m) / s, (X_new - m) / s


# %% right="zeros replaced in place, keepdims"
import numpy as np


def standardise_columns(X_train, X_new):
    m = X_train.mean(axis=0, keepdims=True)
    s = np.sqrt(((X_train - m) ** 2).mean(axis=0, keepdims=True))
    s[s == 0] = 1
    return [(X_train - m) / s, (X_new - m) / s]


# %% right="nan turned into 0"
import numpy as np


def standardise_columns(X_train, X_new):
    with np.errstate(all="ignore"):
        return tuple(np.nan_to_num((X - X_train.mean(0)) / X_train.std(0)) for X in (X_train, X_new))


# %% right="float32"
import numpy as np


def standardise_columns(X_train, X_new):
    T, N = X_train.astype(np.float32), X_new.astype(np.float32)
    m, s = T.mean(axis=0), T.std(axis=0)
    s = np.where(s < 1e-6, 1, s).astype(np.float32)
    return (T - m) / s, (N - m) / s


# %% wrong="new data by themselves"
import numpy as np


def standardise_columns(X_train, X_new):
    def one(X):
        sd = X.std(axis=0)
        sd[sd == 0] = 1
        return (X - X.mean(axis=0)) / sd

    return one(X_train), one(X_new)


# %% wrong="new data measured too"
import numpy as np


def standardise_columns(X_train, X_new):
    both = np.concatenate([X_train, X_new])
    sd = both.std(axis=0)
    both = (both - both.mean(axis=0)) / np.where(sd == 0, 1, sd)
    return both[: len(X_train)], both[len(X_train) :]


# %% wrong="constant column divided by 0"
def standardise_columns(X_train, X_new):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - m) / s, (X_new - m) / s


# %% wrong="one mean for the whole table"
def standardise_columns(X_train, X_new):
    m, s = X_train.mean(), X_train.std()
    return (X_train - m) / s, (X_new - m) / s


# %% wrong="n - 1"
import numpy as np


def standardise_columns(X_train, X_new):
    m, s = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    s[s == 0] = 1
    return (X_train - m) / s, (X_new - m) / s


# %% wrong="changes its input"
import numpy as np


def standardise_columns(X_train, X_new):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s[s == 0] = 1
    X_train -= m
    X_new -= m
    X_train /= s
    X_new /= s
    return X_train, X_new


# %% wrong="borrowed"
from nnkit.data import standardise


def standardise_columns(X_train, X_new):
    return standardise(X_train, X_new)


# %% wrong="axis 1 of X_train"
def standardise_columns(X_train, X_new):
    return (X_train - X_train.mean(axis=1)) / X_train.std(axis=1), (X_new - X_train.mean(axis=1)) / X_train.std(axis=1)

# %% wrong="new data left as they are"
def standardise_columns(X_train, X_new):
    def deviation():
        return np.where(X_train.std(axis=0) > 0, X_train.std(axis=0), 1)

    X_train = (X_train - X_train.mean(axis=0)) / deviation()
    X_new = (X_new - X_train.mean(axis=0)) / deviation()
    return X_train, X_new


# %% wrong="new data not centred"
def standardise_columns(X_train, X_new):
    sd = X_train.std(axis=0)
    sd[sd == 0] = 1
    X_train = X_train - X_train.mean(axis=0)
    X_new = X_new - X_train.mean(axis=0)
    return X_train / sd, X_new / sd


# %% wrong="measured on the new data"
def standardise_columns(X_train, X_new):
    mean, sd = X_new.mean(axis=0), X_new.std(axis=0)
    sd = np.where(sd > 0, sd, 1)
    return (X_train - mean) / sd, (X_new - mean) / sd


# %% wrong="another type of number"
import numpy as np


def standardise_columns(X_train, X_new):
    A, B = np.zeros_like(X_train), np.zeros_like(X_new)
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd[sd == 0] = 1
    A[:], B[:] = (X_train - mean) / sd, (X_new - mean) / sd
    return A, B
