# %% right="factored"
def silu_derivative(z):
    a = sigmoid(z)
    return a * (1 + z * (1 - a))


# %% right="with its own value"
def silu_derivative(z):
    return silu(z) + sigmoid(z) * (1 - silu(z))


# %% right="central difference"
def silu_derivative(z):
    def own_silu(t):
        return t / (1 + np.exp(-np.clip(t, -500, 500)))

    return (own_silu(z + 1e-4) - own_silu(z - 1e-4)) / 2e-4


# %% right="one formula in e^-|z|, float32"
import numpy as np


def silu_derivative(z):
    z = z.astype(np.float32)
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1, e) / (1 + e) + z * e / (1 + e) ** 2


# %% right="loop"
import numpy as np


def silu_derivative(z):
    out = []
    for x in np.asarray(z).flat:
        s = float(sigmoid(np.array([x]))[0])
        out.append(s + x * s * (1 - s))
    return np.array(out).reshape(z.shape)


# %% wrong="first term missing"
def silu_derivative(z):
    a = sigmoid(z)
    return z * a * (1 - a)


# %% wrong="second term missing"
def silu_derivative(z):
    return 1 * sigmoid(z)


# %% wrong="derivatives multiplied"
def silu_derivative(z):
    return 1 * sigmoid_derivative(z)


# %% wrong="z lost"
def silu_derivative(z):
    a = sigmoid(z)
    return a + a * (1 - a)


# %% wrong="minus for plus"
def silu_derivative(z):
    a = sigmoid(z)
    return a * (1 - z * (1 - a))


# %% wrong="z on both terms"
def silu_derivative(z):
    return z * (sigmoid(z) + sigmoid_derivative(z))


# %% wrong="the function itself"
def silu_derivative(z):
    return z * sigmoid(z)


# %% wrong="nan far to the left"
import numpy as np


def silu_derivative(z):
    return (1 + np.exp(-z) + z * np.exp(-z)) / (1 + np.exp(-z)) ** 2
