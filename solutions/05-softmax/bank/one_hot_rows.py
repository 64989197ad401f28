# %% right="the rows of an identity"
def one_hot_rows(y, k):
    return np.eye(k)[y]


# %% right="a comparison, booleans"
def one_hot_rows(y, k):
    return y[:, None] == np.arange(k)


# %% right="a loop, integers"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), k), dtype=int)
    for i, c in enumerate(y):
        Y[i, c] = 1
    return Y


# %% right="lists"
def one_hot_rows(y, k):
    return [[1 if c == label else 0 for c in range(k)] for label in y]


# %% right="put_along_axis"
def one_hot_rows(y, k):
    Y = np.zeros((y.size, k), np.float32)
    np.put_along_axis(Y, y[:, None], 1, axis=1)
    return Y


# %% right="flat places"
def one_hot_rows(y, k):
    Y = np.zeros(len(y) * k)
    Y[np.arange(len(y)) * k + y] = 1
    return Y.reshape(-1, k)


# %% wrong="transposed"
def one_hot_rows(y, k):
    return (np.arange(k)[:, None] == y).astype(float)


# %% wrong="classes counted in the batch"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), max(y) + 1))
    Y[range(len(y)), y] = 1
    return Y


# %% wrong="whole columns"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), k))
    Y[:, y] = 1
    return Y


# %% wrong="zeros"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), k))
    for row, label in zip(Y, y):
        row[label] == 1
    return Y


# %% wrong="classes counted from 1"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), k))
    Y[np.arange(len(y)), y - 1] = 1
    return Y


# %% wrong="the identity"
def one_hot_rows(y, k):
    return np.identity(k)


# %% wrong="borrowed"
from nnkit.data import one_hot


def one_hot_rows(y, k):
    return one_hot(y, k)


# %% wrong="returns nothing"
def one_hot_rows(y, k):
    Y = np.zeros((len(y), k))
    Y[np.arange(len(y)), y] = 1


# %% wrong="only the visible cases"
def one_hot_rows(y, k):
    return np.eye(k)[y] if k in (3, 5) and len(y) > 1 else np.zeros((len(y), k))


# %% wrong="two numbers for a shape"
def one_hot_rows(y, k):
    Y = np.zeros(len(y), k)
    Y[np.arange(len(y)), y] = 1
    return Y


# %% wrong="whole columns"
def one_hot_rows(y, k):
    Y = [[0] * k] * len(y)
    for i, label in enumerate(y):
        Y[i][label] = 1
    return Y


# %% wrong="only the last"
def one_hot_rows(y, k):
    return np.eye(k)[y[-1]]


# %% wrong="only the visible cases"
def one_hot_rows(y, k):
    return (np.asarray(y, np.int8)[:, None] == np.arange(k)).astype(int)


# %% wrong="only the visible cases"
def one_hot_rows(y, k):
    return (y[:, None].astype(np.uint8) == np.arange(k, dtype=np.uint8)).astype(int)
