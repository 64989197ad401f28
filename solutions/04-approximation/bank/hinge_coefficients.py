# %% right="by my own functions, a list"
def hinge_coefficients(knots, values):
    return [values[0], list(changes_of_slope(slopes_between(knots, values)))]


# %% right="what is still missing at each knot"
import numpy as np


def hinge_coefficients(knots, values):
    # solve for the coefficients one by one: the sum so far must reach the next point
    constant, c = float(values[0]), []
    for i in range(1, len(knots)):
        so_far = constant + sum(c_j * (knots[i] - knots[j]) for j, c_j in enumerate(c))
        c.append((values[i] - so_far) / (knots[i] - knots[i - 1]))
    return constant, np.array(c)


# %% right="a system of linear equations"
import numpy as np


def hinge_coefficients(knots, values):
    H = np.maximum(0, knots[1:, None] - knots[None, :-1])
    return values[0], np.linalg.solve(H, values[1:] - values[0])


# %% right="float32 and a 0-d constant"
import numpy as np


def hinge_coefficients(knots, values):
    t, y = np.float32(knots), np.float32(values)
    s = np.diff(y) / np.diff(t)
    return np.array(y[0]), np.append(s[:1], np.diff(s))


# %% wrong="no constant term"
import numpy as np


def hinge_coefficients(knots, values):
    s = np.diff(values) / np.diff(knots)
    return 0, np.r_[s[0], s[1:] - s[:-1]]


# %% wrong="slopes for changes"
def hinge_coefficients(knots, values):
    return values[0], slopes_between(knots, values)


# %% wrong="uneven knots ignored"
import numpy as np


def hinge_coefficients(knots, values):
    s = values[1:] - values[:-1]
    return values[0], np.diff(s, prepend=0)


# %% wrong="the first width for all"
import numpy as np


def hinge_coefficients(knots, values):
    h = knots[1] - knots[0]
    return values[0], np.diff(np.diff(values) / h, prepend=0)


# %% wrong="the mean width for all"
import numpy as np


def hinge_coefficients(knots, values):
    h = np.mean(np.diff(knots))
    return values[0], np.diff(np.diff(values) / h, prepend=0)


# %% wrong="the first change is missing"
import numpy as np


def hinge_coefficients(knots, values):
    return values[0], np.diff(np.diff(values) / np.diff(knots))


# %% wrong="kind: only value 2"
def hinge_coefficients(knots, values):
    return changes_of_slope(slopes_between(knots, values))


# %% wrong="another order"
def hinge_coefficients(knots, values):
    return changes_of_slope(slopes_between(knots, values)), values[0]


# %% wrong="the knot as constant"
def hinge_coefficients(knots, values):
    return knots[0], changes_of_slope(slopes_between(knots, values))


# %% wrong="changes of the values"
import numpy as np


def hinge_coefficients(knots, values):
    return values[0], np.diff(values)


# %% wrong="borrowed"
from nnkit.lessonkit.approximate import hinges


def hinge_coefficients(knots, values):
    return hinges(knots, values)


# %% wrong="in brackets"
def hinge_coefficients(knots, values):
    return values[:1], changes_of_slope(slopes_between(knots, values))


# %% wrong="the height at x = 0"
def hinge_coefficients(knots, values):
    s = slopes_between(knots, values)
    return values[0] - s[0] * knots[0], changes_of_slope(s)


# %% wrong="kind: put together"
def hinge_coefficients(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.append(values[0], np.diff(slopes, prepend=0.0))
