# %% right="power and sum"
def squared_error(a, y):
    return sum((a - y) ** 2) / len(a)


# %% right="dot"
def squared_error(a, y):
    d = y - a
    return d @ d / d.size


# %% right="a loop"
def squared_error(a, y):
    total = 0.0
    for p, t in zip(a, y):
        total += (p - t) * (p - t)
    return total / len(y)


# %% right="the norm"
def squared_error(a, y):
    return np.linalg.norm(a - y) ** 2 / len(a)


# %% right="float32"
def squared_error(a, y):
    return np.square(np.float32(a) - np.float32(y)).mean()


# %% wrong="a sum instead of the mean"
def squared_error(a, y):
    d = a - y
    return d @ d


# %% wrong="a factor of one half"
def squared_error(a, y):
    return 0.5 * np.mean(np.square(y - a))


# %% wrong="the root of it"
def squared_error(a, y):
    return np.mean((a - y) ** 2) ** 0.5


# %% wrong="absolute error"
def squared_error(a, y):
    return np.mean(np.sqrt((a - y) ** 2))


# %% wrong="one loss per example"
def squared_error(a, y):
    return [(p - t) ** 2 for p, t in zip(a, y)]


# %% wrong="the square of the mean"
def squared_error(a, y):
    return (a.mean() - y.mean()) ** 2

# %% wrong="a hat for the power"
def squared_error(a, y):
    return ((a - y) ^ 2).mean()


# %% wrong="divided and not summed"
def squared_error(a, y):
    return [(a_i - y_i) ** 2 / len(a) for a_i, y_i in zip(a, y)]


# %% wrong="other numbers"
import numpy as np


def squared_error(a, y):
    return np.mean(np.clip(a - y, -1000, 1000) ** 2)


# %% wrong="another type of number"
import numpy as np

def squared_error(a, y):
    d = (a - y).astype(a.dtype)
    return np.mean(d**2)


# %% wrong="large whole numbers"
import numpy as np

def squared_error(a, y):
    if np.issubdtype(a.dtype, np.integer):
        a = a.astype(np.int8)
    return np.mean((a - y) ** 2)
