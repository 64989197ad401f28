# %% right="a copy, then minus the shifted one"
def changes_of_slope(slopes):
    c = slopes.copy()
    c[1:] -= slopes[:-1]
    return c


# %% right="a loop with a memory"
def changes_of_slope(slopes):
    before, changes = 0, []
    for s in slopes:
        changes.append(s - before)
        before = s
    return changes


# %% right="concatenate"
import numpy as np


def changes_of_slope(slopes):
    return slopes - np.concatenate(([0], slopes[:-1]))


# %% right="a bidiagonal matrix"
import numpy as np


def changes_of_slope(slopes):
    n = len(slopes)
    return (np.eye(n) - np.eye(n, k=-1)) @ slopes


# %% wrong="the first is missing"
def changes_of_slope(slopes):
    return slopes[1:] - slopes[:-1]


# %% wrong="the first is 0"
import numpy as np


def changes_of_slope(slopes):
    c = np.zeros(len(slopes))
    for i in range(1, len(slopes)):
        c[i] = slopes[i] - slopes[i - 1]
    return c


# %% wrong="minus"
def changes_of_slope(slopes):
    c = -slopes
    c[1:] += slopes[:-1]
    return c


# %% wrong="the change at the end"
def changes_of_slope(slopes):
    return [b - a for a, b in zip(slopes, [*slopes[1:], 0])]


# %% wrong="wraps round"
def changes_of_slope(slopes):
    return [slopes[i] - slopes[i - 1] for i in range(len(slopes))]


# %% wrong="slopes for changes"
def changes_of_slope(slopes):
    return slopes * 1.0


# %% wrong="absolute"
import numpy as np


def changes_of_slope(slopes):
    return abs(np.diff(slopes, prepend=0))


# %% wrong="changes its input"
def changes_of_slope(slopes):
    slopes[1:] = slopes[1:] - slopes[:-1]
    return slopes


# %% wrong="tiny numbers"
def changes_of_slope(slopes):
    c = np.diff(slopes, prepend=0.0)
    return np.where(np.isclose(c, 0), 0, c)


# %% wrong="numbers close together"
def changes_of_slope(slopes):
    c = np.diff(slopes, prepend=0.0)
    same = np.isclose(slopes, np.concatenate([[0.0], slopes[:-1]]), atol=0)
    return np.where(same, 0, c)
