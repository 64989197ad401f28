# %% right="shifted the other way"
def tanh(z):
    return 1 - 2 * sigmoid(-2 * z)


# %% right="difference of two sigmoids"
def tanh(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)


# %% right="expm1 and sign"
import numpy as np


def tanh(z):
    t = np.expm1(-2 * np.abs(z))
    return np.sign(z) * -t / (t + 2)


# %% right="clipped quotient in float32"
import numpy as np


def tanh(z):
    z = np.clip(z, -20, 20).astype(np.float32)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% right="a loop with math.tanh"
import math

import numpy as np


def tanh(z):
    return np.array([math.tanh(x) for x in z.flat]).reshape(z.shape)


# %% wrong="borrowed"
import numpy as np


def tanh(z):
    return np.tanh(z)


# %% wrong="borrowed"
import numpy

tanh = numpy.tanh


# %% wrong="2 missing inside"
def tanh(z):
    return sigmoid(z) - sigmoid(-z)


# %% wrong="nan on both sides"
import numpy as np


def tanh(z):
    return np.sinh(z) / np.cosh(z)


# %% wrong="nan far to the right"
import numpy as np


def tanh(z):
    return (np.exp(2 * z) - 1) / (1 + np.exp(2 * z))


# %% wrong="nan far to the left"
import numpy as np


def tanh(z):
    e = np.exp(-2 * z)
    return (1 - e) / (1 + e)


# %% wrong="not stretched"
import numpy as np


def tanh(z):
    return 1 / (1 + np.exp(-2 * z))


# %% wrong="minus"
def tanh(z):
    return 2 * sigmoid(-2 * z) - 1
