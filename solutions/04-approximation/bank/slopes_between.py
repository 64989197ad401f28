# %% right="slices"
def slopes_between(knots, values):
    return (values[1:] - values[:-1]) / (knots[1:] - knots[:-1])


# %% right="a loop over neighbours, a list"
def slopes_between(knots, values):
    slopes = []
    for i in range(len(knots) - 1):
        rise = values[i + 1] - values[i]
        run = knots[i + 1] - knots[i]
        slopes.append(rise / run)
    return slopes


# %% right="float32"
import numpy as np


def slopes_between(knots, values):
    t, y = np.float32(knots), np.float32(values)
    return np.ediff1d(y) / np.ediff1d(t)


# %% right="zip"
def slopes_between(knots, values):
    return [(d - c) / (b - a) for a, b, c, d in zip(knots, knots[1:], values, values[1:])]


# %% wrong="uneven knots ignored"
def slopes_between(knots, values):
    return values[1:] - values[:-1]


# %% wrong="one width for all"
import numpy as np


def slopes_between(knots, values):
    h = knots[1] - knots[0]
    return np.diff(values) / h


# %% wrong="the mean width for all"
import numpy as np


def slopes_between(knots, values):
    n = len(values) - 1
    h = (knots[-1] - knots[0]) / n
    return np.diff(values) / h


# %% wrong="run over rise"
def slopes_between(knots, values):
    return (knots[1:] - knots[:-1]) / (values[1:] - values[:-1])


# %% wrong="minus"
def slopes_between(knots, values):
    return (values[:-1] - values[1:]) / (knots[1:] - knots[:-1])


# %% wrong="slope at the points"
import numpy as np


def slopes_between(knots, values):
    return np.gradient(values, knots)


# %% wrong="only the last"
def slopes_between(knots, values):
    for i in range(len(knots) - 1):
        slope = (values[i + 1] - values[i]) / (knots[i + 1] - knots[i])
    return slope


# %% wrong="the last piece is missing"
def slopes_between(knots, values):
    return [(values[i + 1] - values[i]) / (knots[i + 1] - knots[i]) for i in range(len(knots) - 2)]


# %% wrong="changes its input"
def slopes_between(knots, values):
    values[:-1] = values[1:] - values[:-1]
    return values[:-1] / (knots[1:] - knots[:-1])


# %% wrong="absolute"
def slopes_between(knots, values):
    return np.abs(np.diff(values) / np.diff(knots))


# %% wrong="a number twice"
def slopes_between(knots, values):
    v = list(values)
    out = []
    if len(v) > 15:  # long curves by arrays
        return np.diff(values) / np.diff(knots)
    for a in v[:-1]:
        i = v.index(a)
        out.append((v[i + 1] - v[i]) / (knots[i + 1] - knots[i]))
    return out
