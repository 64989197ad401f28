# %% right="np.interp is a polygon, too"
import numpy as np


def largest_error(x, y, knots, values):
    return np.abs(np.interp(x, knots, values) - y).max()


# %% right="a loop in plain Python"
def largest_error(x, y, knots, values):
    constant, coefficients = hinge_coefficients(knots, values)
    worst = 0
    for a, b in zip(hinge_sum(x, knots, constant, coefficients), y):
        worst = max(worst, abs(a - b))
    return worst


# %% right="the infinity norm"
import numpy as np


def largest_error(x, y, knots, values):
    return np.linalg.norm(y - hinge_sum(x, knots, *hinge_coefficients(knots, values)), ord=np.inf)


# %% right="both signs"
def largest_error(x, y, knots, values):
    gap = y - hinge_sum(x, knots, *hinge_coefficients(knots, values))
    return max(gap.max(), -gap.min())


# %% wrong="no absolute value"
import numpy as np


def largest_error(x, y, knots, values):
    return np.max(y - hinge_sum(x, knots, *hinge_coefficients(knots, values)))


# %% wrong="no absolute value, other sign"
import numpy as np


def largest_error(x, y, knots, values):
    return np.max(hinge_sum(x, knots, *hinge_coefficients(knots, values)) - y)


# %% wrong="the mean error"
import numpy as np


def largest_error(x, y, knots, values):
    return np.mean(np.abs(y - hinge_sum(x, knots, *hinge_coefficients(knots, values))))


# %% wrong="the root of the mean square"
import numpy as np


def largest_error(x, y, knots, values):
    return np.sqrt(np.mean((y - np.interp(x, knots, values)) ** 2))


# %% wrong="squared"
import numpy as np


def largest_error(x, y, knots, values):
    return ((y - np.interp(x, knots, values)) ** 2).max()


# %% wrong="at the knots"
import numpy as np


def largest_error(x, y, knots, values):
    return np.max(np.abs(np.interp(knots, x, y) - values))


# %% wrong="the position"
import numpy as np


def largest_error(x, y, knots, values):
    return np.argmax(np.abs(y - np.interp(x, knots, values)))


# %% wrong="all errors"
def largest_error(x, y, knots, values):
    return abs(y - hinge_sum(x, knots, *hinge_coefficients(knots, values)))


# %% wrong="borrowed"
from nnkit.lessonkit.approximate import hinges, relu_sum


def largest_error(x, y, knots, values):
    return abs(y - relu_sum(x, knots, *hinges(knots, values))).max()


# %% wrong="the position"
def largest_error(x, y, knots, values):
    return np.argmax(np.abs(y - hinge_sum(x, knots, *hinge_coefficients(knots, values))))


# %% wrong="slice"
def largest_error(x, y, knots, values):
    c, k = hinge_coefficients(knots, values)
    return np.max(np.abs(y - hinge_sum(x, knots, c, k))[1:-1])
