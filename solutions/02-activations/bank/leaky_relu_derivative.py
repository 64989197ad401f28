# %% right="where, eps at the kink"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0, 1, eps)


# %% right="where, 1 at the kink, float32"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z < 0, eps, 1).astype(np.float32)


# %% right="through the slope of ReLU"
def leaky_relu_derivative(z, eps=0.01):
    return eps + (1 - eps) * relu_derivative(z)


# %% right="central difference"
def leaky_relu_derivative(z, eps=0.01):
    return (leaky_relu(z + 1e-3, eps) - leaky_relu(z - 1e-3, eps)) / 2e-3


# %% right="assigned through a mask"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    d = np.ones_like(z)
    d[z <= 0] = eps
    return d


# %% right="nested lists"
def leaky_relu_derivative(z, eps=0.01):
    return [leaky_relu_derivative(row, eps) for row in z] if z.ndim else (1 if z > 0 else eps)


# %% wrong="the wrong side"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0, eps, 1.0)


# %% wrong="no leak"
def leaky_relu_derivative(z, eps=0.01):
    return (z > 0).astype(float)


# %% wrong="no leak (at 0 as above)"
def leaky_relu_derivative(z, eps=0.01):
    return (z >= 0).astype(float)


# %% wrong="always 0.01"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0, 1, 0.01)


# %% wrong="1 + eps on the right"
def leaky_relu_derivative(z, eps=0.01):
    return eps + (z > 0)


# %% wrong="leak upside down"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0, 1, -eps)


# %% wrong="value for slope on the left (at 0 as above)"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z < 0, eps * z, 1)


# %% wrong="the function itself"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0, z, eps * z)


# %% wrong="if on an array"
def leaky_relu_derivative(z, eps=0.01):
    if z > 0:
        return 1
    else:
        return eps


# %% wrong="1 - eps on the right"
def leaky_relu_derivative(z, eps=0.01):
    return (z > 0) * (1 - eps) + (z <= 0) * eps


# %% wrong="numbers of every size"
import numpy as np


def leaky_relu_derivative(z, eps=0.01):
    return np.where(z > 0.0025, 1.0, eps)
