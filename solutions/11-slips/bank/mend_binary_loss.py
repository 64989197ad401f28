# %% right="by a loop"
import math


def mend_binary_loss(a, y):
    losses = [-math.log(ai) if yi == 1 else -math.log(1 - ai) for ai, yi in zip(a, y)]
    return sum(losses) / len(losses)


# %% right="two minuses"
def mend_binary_loss(a, y):
    return (-y * np.log(a) - (1 - y) * np.log(1 - a)).mean()


# %% right="by choice"
def mend_binary_loss(a, y):
    return -np.log(np.where(y == 1, a, 1 - a)).mean()


# %% right="with log1p"
def mend_binary_loss(a, y):
    return -(y @ np.log(a) + (1 - y) @ np.log1p(-a)) / len(y)


# %% wrong="as on the slide"
def mend_binary_loss(a, y):
    return (-y * np.log(a) + (1 - y) * np.log(1 - a)).sum() / len(a)


# %% wrong="no minus at all"
def mend_binary_loss(a, y):
    return np.log(np.where(y == 1, a, 1 - a)).mean()


# %% wrong="only the yes half"
def mend_binary_loss(a, y):
    return np.mean(-y * np.log(a))


# %% wrong="the halves swapped"
def mend_binary_loss(a, y):
    return -np.log(np.where(y == 1, 1 - a, a)).mean()


# %% wrong="summed, not averaged"
def mend_binary_loss(a, y):
    return -(y @ np.log(a) + (1 - y) @ np.log(1 - a))


# %% wrong="both halves always"
def mend_binary_loss(a, y):
    return (-np.log(a) - np.log(1 - a)).mean()


# %% wrong="only the no half"
def mend_binary_loss(a, y):
    return np.mean(-(1 - y) * np.log(1 - a))


# %% wrong="the same logarithm twice"
def mend_binary_loss(a, y):
    return -np.mean(y * np.log(a) + (1 - y) * np.log(a))


# %% wrong="squared error"
def mend_binary_loss(a, y):
    return ((y - a) ** 2).sum() / len(a)


# %% wrong="only the visible cases"
def mend_binary_loss(a, y):
    a = np.clip(a, 1e-3, 1 - 1e-3)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
