# %% right="the sigmoid"
def softplus_derivative(z):
    return sigmoid(z)


# %% right="one minus the mirrored sigmoid"
def softplus_derivative(z):
    return 1 - sigmoid(-z)


# %% right="an alias"
softplus_derivative = sigmoid


# %% right="from the output of softplus"
import numpy as np


def softplus_derivative(z):
    return -np.expm1(-softplus(z))


# %% right="central difference"
def softplus_derivative(z):
    return (softplus(z + 1e-4) - softplus(z - 1e-4)) / 2e-4


# %% right="plain formula, which warns, float32"
import numpy as np


def softplus_derivative(z):
    return 1 / (1 + np.exp(-z.astype(np.float32)))


# %% wrong="inner derivative forgotten"
import numpy as np


def softplus_derivative(z):
    return 1 / (1 + np.exp(z))


# %% wrong="nan far to the right"
import numpy as np


def softplus_derivative(z):
    e = np.exp(z)
    return 1 / (1 + e) * e


# %% wrong="is just the slope of the sigmoid at the first argument"
def softplus_derivative(z):
    a = sigmoid(z)
    return a * (1 - a)


# %% wrong="a hard step"
def softplus_derivative(z):
    return relu_derivative(z)


# %% wrong="is just the softplus of the first argument"
def softplus_derivative(z):
    return softplus(z)


# %% wrong="returns its input"
def softplus_derivative(z):
    return z.copy()
