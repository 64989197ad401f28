# %% right="np.where"
def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0)


# %% right="a copy with zeros put in"
def relu_backward(dA, Z):
    dZ = dA.copy()
    dZ[Z <= 0] = 0
    return dZ


# %% right="number by number"
def relu_backward(dA, Z):
    dZ = np.zeros_like(dA)
    for i in np.ndindex(Z.shape):
        if Z[i] > 0:
            dZ[i] = dA[i]
    return dZ


# %% right="sign, float32"
def relu_backward(dA, Z):
    return ((1 + np.sign(Z)) / 2 * dA).astype(np.float32)


# %% wrong="precedence"
def relu_backward(dA, Z):
    return dA * Z > 0


# %% wrong="looked at the slope"
def relu_backward(dA, Z):
    return np.maximum(0, dA)


# %% wrong="times the output"
def relu_backward(dA, Z):
    return dA * relu(Z)


# %% wrong="without dA"
def relu_backward(dA, Z):
    return np.where(Z > 0, 1, 0)


# %% wrong="changes its input"
def relu_backward(dA, Z):
    dA[Z <= 0] = 0
    return dA


# %% wrong="numbers of every size"
import numpy as np


def relu_backward(dA, Z):
    return np.where(Z > 0.005, dA, 0.0)


# %% wrong="stops: if on an array"
def relu_backward(dA, Z):
    if Z > 0:
        return dA
    return 0 * dA
