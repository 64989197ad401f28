# %% right="written out"
def neuron(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


# %% right="the other fraction"
def neuron(X, w, b):
    e = np.exp(affine(X, w, b))
    return e / (1 + e)


# %% right="by tanh"
def neuron(X, w, b):
    return 0.5 * (1 + np.tanh(affine(X, w, b) / 2))


# %% right="math and a list"
import math


def neuron(X, w, b):
    return [1 / (1 + math.exp(-z)) for z in affine(X, w, b)]


# %% right="a power of -1"
def neuron(X, w, b):
    return (1 + np.e ** -affine(X, w, b)) ** -1


# %% right="float32"
def neuron(X, w, b):
    z = affine(X, w, b).astype(np.float32)
    return 1 / (1 + np.exp(-z))


# %% right="logaddexp"
def neuron(X, w, b):
    return np.exp(-np.logaddexp(0, -affine(X, w, b)))


# %% wrong="sigmoid missing"
def neuron(X, w, b):
    return affine(X, w, b)


# %% wrong="the sign in the exponent is lost"
def neuron(X, w, b):
    return 1 / (1 + np.exp(affine(X, w, b)))


# %% wrong="a hard step"
def neuron(X, w, b):
    a = 1 / (1 + np.exp(-affine(X, w, b)))
    return np.where(a > 0.5, 1, 0)


# %% wrong="parentheses of the fraction"
def neuron(X, w, b):
    z = affine(X, w, b)
    return 1 / 1 + np.exp(-z)


# %% wrong="the minus reaches only the weighted sum"
def neuron(X, w, b):
    return 1 / (1 + np.exp(-X @ w + b))


# %% wrong="the bias is forgotten"
def neuron(X, w, b):
    return 1 / (1 + np.exp(-affine(X, w, 0)))


# %% wrong="borrowed"
import nnkit


def neuron(X, w, b):
    return nnkit.sigmoid(X @ w + b)


# %% wrong="returns nothing"
def neuron(X, w, b):
    print(1 / (1 + np.exp(-affine(X, w, b))))

# %% wrong="stops: one number at a time"
import math

def neuron(X, w, b):
    z = affine(X, w, b)
    return 1 / (1 + math.exp(-z))


# %% wrong="far from the fence"
import numpy as np


def neuron(X, w, b):
    return 1 / (1 + np.exp(-np.clip(X @ w + b, -22, 22)))
