# %% right="gate"
def silu(z):
    return sigmoid(z) * z


# %% right="one quotient, which warns"
import numpy as np


def silu(z):
    return z / (1 + np.exp(-z))


# %% right="from tanh, float32"
import numpy as np


def silu(z):
    z = z.astype(np.float32)
    return z * (np.tanh(z / 2) + 1) / 2


# %% right="loop over rows"
import numpy as np


def silu(z):
    return np.stack([row * sigmoid(row) for row in z])


# %% wrong="sum for product"
def silu(z):
    return sigmoid(z) + z


# %% wrong="mirrored gate"
import numpy as np


def silu(z):
    return z / (1 + np.exp(z))


# %% wrong="nan far to the right"
import numpy as np


def silu(z):
    return np.exp(z) / (1 + np.exp(z)) * z


# %% wrong="sigmoid of the square"
def silu(z):
    return sigmoid(z * z)


# %% wrong="slope as the gate"
def silu(z):
    return z * sigmoid(z) * (1 - sigmoid(z))


# %% wrong="borrowed"
from nnkit.activations import activation


def silu(z):
    return activation("silu")(z)


# %% wrong="numbers of every size"
def silu(z):
    return np.maximum(z * sigmoid(z), -0.2784)
