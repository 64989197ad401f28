# %% right="all in one, as lists of lists"
def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    n = len(c)
    return [[[1.0] * n], [-t for t in knots[:-1]], [[w] for w in c], [constant]]


# %% right="in reverse order"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), -knots[-2::-1], np.asarray(c)[::-1].reshape(-1, 1), np.array([constant])


# %% right="scaled: twice in, half out"
import numpy as np


def hinge_network(knots, values):
    s = np.diff(values) / np.diff(knots)
    c = np.diff(s, prepend=0)
    return 2 * np.ones((1, len(c))), -2 * knots[:-1], c[:, None] / 2, values[:1]


# %% right="from the right end, with hinges that open to the left"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(-knots[::-1], values[::-1])
    return -np.ones((1, len(c))), knots[:0:-1], c[:, None], np.array([constant])


# %% right="the constant as one more neuron that is always 1"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    W1 = np.concatenate([np.ones(len(c)), [0]])[None]
    return W1, np.append(-knots[:-1], 1.0), np.append(c, constant)[:, None], np.zeros(1)


# %% right="float32"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    n = len(c)
    return np.ones((1, n), "f4"), np.float32(-knots[:n]), np.float32(c).reshape(n, 1), np.float32([constant])


# %% wrong="+knot for -knot"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), knots[:-1], c[:, None], np.array([constant])


# %% wrong="no constant term"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), -knots[:-1], c[:, None], np.array([0.0])


# %% wrong="slopes for changes"
import numpy as np


def hinge_network(knots, values):
    s = slopes_between(knots, values)
    return np.ones((1, len(s))), -knots[:-1], s[:, None], values[:1]


# %% wrong="coefficients in front"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return c[None, :], -knots[:-1], np.ones((len(c), 1)), np.array([constant])


# %% wrong="shape of W1"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((len(c), 1)), -knots[:-1], c.reshape(-1, 1), np.array([constant])


# %% wrong="shape of W2"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), -knots[:-1], c, np.array([constant])


# %% wrong="knots shifted by one"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), -knots[1:], c[:, None], np.array([constant])


# %% wrong="all knots as biases"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), -knots, c[:, None], np.array([constant])


# %% wrong="no hidden biases"
import numpy as np


def hinge_network(knots, values):
    constant, c = hinge_coefficients(knots, values)
    return np.ones((1, len(c))), np.zeros(len(c)), c[:, None], np.array([constant])
