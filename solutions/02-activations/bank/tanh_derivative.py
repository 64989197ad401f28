# %% right="from np.tanh"
import numpy as np


def tanh_derivative(z):
    return 1 - np.square(np.tanh(z))


# %% right="four sigmoid slopes"
def tanh_derivative(z):
    return 4 * sigmoid_derivative(2 * z)


# %% right="hyperbolic cosine, which warns"
import numpy as np


def tanh_derivative(z):
    return 1 / np.cosh(z) ** 2


# %% right="factored, float32"
import numpy as np


def tanh_derivative(z):
    a = np.tanh(z.astype(np.float32))
    return (1 - a) * (1 + a)


# %% right="loop"
import math

import numpy as np


def tanh_derivative(z):
    return np.reshape([1 - math.tanh(x) ** 2 for x in z.ravel()], z.shape)


# %% wrong="z taken for the activation"
import numpy as np


def tanh_derivative(z):
    return 1 - np.power(z, 2)


# %% wrong="square forgotten"
def tanh_derivative(z):
    return 1 - tanh(z)


# %% wrong="square in the wrong place"
def tanh_derivative(z):
    return 1 - tanh(z * z)


# %% wrong="the rule of the sigmoid"
def tanh_derivative(z):
    t = tanh(z)
    return t - t**2


# %% wrong="tanh applied twice"
def tanh_derivative(z):
    a = tanh(z)
    return 1 - tanh(a) ** 2


# %% wrong="nan on both sides"
import numpy as np


def tanh_derivative(z):
    return 1 - (np.sinh(z) / np.cosh(z)) ** 2


# %% wrong="inner derivative forgotten"
def tanh_derivative(z):
    s = sigmoid(2 * z)
    return 2 * s * (1 - s)


# %% wrong="minus"
def tanh_derivative(z):
    return np.tanh(z) ** 2 - 1


# %% wrong="numbers of every size"
import numpy as np

def tanh_derivative(z):
    t = np.tanh(z)
    return np.where(np.abs(z) < 3e-3, 1.0, 1 - t * t)
