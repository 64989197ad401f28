# %% right="booleans"
def relu_derivative(z):
    return z > 0


# %% right="1 at the kink, as integers"
def relu_derivative(z):
    return (z >= 0).astype(int)


# %% right="half at the kink"
import numpy as np


def relu_derivative(z):
    return np.heaviside(z, 0.5)


# %% right="central difference"
import numpy as np


def relu_derivative(z):
    return (np.maximum(0, z + 1e-4) - np.maximum(0, z - 1e-4)) / 2e-4


# %% right="from sign, float32"
import numpy as np


def relu_derivative(z):
    return (np.sign(z, dtype=np.float32) + 1) / 2


# %% right="nested lists"
def relu_derivative(z):
    return [relu_derivative(row) for row in z] if z.ndim else (1 if z > 0 else 0)


# %% right="from the output of relu"
import numpy as np


def relu_derivative(z):
    d = np.array(relu(z))
    d[d > 0] = 1
    return d


# %% wrong="the slope of the absolute value (at 0 between)"
import numpy as np


def relu_derivative(z):
    return np.sign(z)


# %% wrong="the slope of the absolute value"
import numpy as np


def relu_derivative(z):
    return np.where(z > 0, 1, -1)


# %% wrong="the wrong side"
def relu_derivative(z):
    return (z <= 0) * 1.0


# %% wrong="the wrong side (at 0 as above)"
def relu_derivative(z):
    return z < 0


# %% wrong="0 / 0 at the kink"
def relu_derivative(z):
    return relu(z) / z


# %% wrong="the function itself"
def relu_derivative(z):
    return z * (z > 0)


# %% wrong="the leaky slope (at 0 as above)"
import numpy as np


def relu_derivative(z):
    return np.where(z < 0, 0.01, 1)


# %% wrong="if on an array"
def relu_derivative(z):
    if z <= 0:
        return 0
    return 1


# %% wrong="one everywhere"
def relu_derivative(z):
    return z * 0 + 1


# %% wrong="returns nothing"
def relu_derivative(z):
    z > 0


# %% wrong="changes its input"
def relu_derivative(z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return z
