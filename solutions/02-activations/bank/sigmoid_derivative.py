# %% right="a - a^2"
def sigmoid_derivative(z):
    a = sigmoid(z)
    return a - a**2


# %% right="symmetric, from e^-|z|"
import numpy as np


def sigmoid_derivative(z):
    e = np.exp(-abs(z))
    return e / (1 + e) ** 2


# %% right="hyperbolic cosine, which warns"
import numpy as np


def sigmoid_derivative(z):
    return 0.25 / np.cosh(z / 2) ** 2


# %% right="central difference"
def sigmoid_derivative(z, h=1e-5):
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


# %% right="float32 loop"
import numpy as np


def sigmoid_derivative(z):
    out = np.zeros(z.shape, dtype=np.float32)
    for index in np.ndindex(z.shape):
        a = float(sigmoid(z[index]))
        out[index] = a * (1 - a)
    return out


# %% wrong="z taken for the activation"
def sigmoid_derivative(z):
    return z - z**2


# %% wrong="sigmoid applied twice"
def sigmoid_derivative(z):
    a = sigmoid(z)
    return sigmoid(a) * (1 - sigmoid(a))


# %% wrong="inner derivative forgotten"
import numpy as np


def sigmoid_derivative(z):
    return 1 / (1 + np.exp(-z)) ** 2


# %% wrong="a lost sign"
def sigmoid_derivative(z):
    return sigmoid(z) * (sigmoid(z) - 1)


# %% wrong="nan far to the left"
import numpy as np


def sigmoid_derivative(z):
    return np.exp(-z) / np.square(1 + np.exp(-z))


# %% wrong="nan far to the right"
import numpy as np


def sigmoid_derivative(z):
    return np.exp(z) / np.square(1 + np.exp(z))


# %% wrong="the rule of tanh"
def sigmoid_derivative(z):
    a = sigmoid(z)
    return (1 - a) * (1 + a)


# %% wrong="borrowed"
from nnkit import activations


def sigmoid_derivative(z):
    return activations.sigmoid_derivative(z)
