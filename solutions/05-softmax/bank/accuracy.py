# %% right="a loop"
def accuracy(Z, y):
    right = 0
    for z, label in zip(Z, y):
        if np.argmax(z) == label:
            right += 1
    return right / len(y)


# %% right="plain Python"
def accuracy(Z, y):
    return sum(list(z).index(max(z)) == c for z, c in zip(Z.tolist(), y.tolist())) / len(y)


# %% right="through the probabilities"
def accuracy(Z, y):
    return np.mean(stable_softmax(Z).argmax(axis=1) == y)


# %% right="the right logit is the largest"
def accuracy(Z, y):
    return np.count_nonzero(Z[np.arange(len(y)), y] == Z.max(axis=1)) / y.size


# %% right="by sorting"
def accuracy(Z, y):
    return np.average(np.argsort(Z, axis=1)[:, -1] == y)


# %% right="one minus the mistakes"
def accuracy(Z, y):
    return 1 - np.mean(Z.argmax(axis=-1) != y)


# %% wrong="the share of mistakes"
def accuracy(Z, y):
    return np.mean(np.argmax(Z, axis=1) != y)


# %% wrong="a count"
def accuracy(Z, y):
    return sum(np.argmax(Z, axis=1) == y)


# %% wrong="row by row"
def accuracy(Z, y):
    return [np.argmax(z) == c for z, c in zip(Z, y)]


# %% wrong="times 100"
def accuracy(Z, y):
    return np.mean(np.argmax(Z, axis=1) == y) * 100


# %% wrong="the value for its place"
def accuracy(Z, y):
    return np.mean(np.max(Z, axis=1) == y)


# %% wrong="place in the whole table"
def accuracy(Z, y):
    return np.mean(np.argmax(Z) == y)


# %% wrong="down the columns"
def accuracy(Z, y):
    return np.mean(np.argmax(Z, axis=0) == y)


# %% wrong="cut to a whole number"
def accuracy(Z, y):
    return sum(np.argmax(Z, axis=1) == y) // len(y)


# %% wrong="how sure"
def accuracy(Z, y):
    return stable_softmax(Z).max(axis=1).mean()


# %% wrong="returns nothing"
def accuracy(Z, y):
    np.mean(np.argmax(Z, axis=1) == y)


# %% wrong="only the visible cases"
def accuracy(Z, y):
    return np.mean(np.argmax(Z, axis=1) == y) if Z.shape[1] == 3 else 0.5


# %% wrong="cut to a whole number"
def accuracy(Z, y):
    return (Z.argmax(axis=1) == y).all()


# %% wrong="value of the largest probability"
def accuracy(Z, y):
    return float(Z.argmax(axis=1) is y)


# %% wrong="few rows"
def accuracy(Z, y):
    return np.mean(np.squeeze(Z).argmax(axis=1) == y)


# %% wrong="large numbers"
def accuracy(Z, y):
    hits = 0
    for r, c in zip(Z, y):
        best, top = -1, -100
        for j, v in enumerate(r):
            if v > top:
                best, top = j, v
        hits += best == c
    return hits / len(y)


# %% wrong="only the visible cases"
def accuracy(Z, y):
    return np.mean(np.isclose(Z[np.arange(len(y)), y], Z.max(axis=1)))


# %% wrong="only the visible cases"
import numpy as np

def accuracy(Z, y):
    return (Z.argmax(axis=1).astype(np.int8) == y).mean()
