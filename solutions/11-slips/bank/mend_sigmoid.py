# %% right="by the exponential above and below"
def mend_sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


# %% right="by tanh"
def mend_sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


# %% right="the one of lesson 2"
def mend_sigmoid(z):
    return sigmoid(z)


# %% right="by a loop"
import math


def mend_sigmoid(z):
    out = np.empty(z.shape)
    for i in np.ndindex(z.shape):
        out[i] = 1 / (1 + math.exp(-z[i]))
    return out


# %% wrong="as on the slide"
def mend_sigmoid(z):
    return (1 + np.exp(z)) ** -1


# %% wrong="parentheses of the fraction"
def mend_sigmoid(z):
    return 1 / 1 + np.exp(-z)


# %% wrong="is just the tanh of the first argument"
def mend_sigmoid(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% wrong="as on the slide"
def mend_sigmoid(z):
    e = np.exp(-z)
    return e / (1 + e)


# %% wrong="a minus below"
def mend_sigmoid(z):
    return 1 / (1 - np.exp(-z))


# %% wrong="turned over"
def mend_sigmoid(z):
    return -(1 / (1 + np.exp(z)))


# %% wrong="returns its input"
def mend_sigmoid(z):
    return z


# %% wrong="is just the slope of the sigmoid at the first argument"
def mend_sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


# %% wrong="the 1 forgotten"
def mend_sigmoid(z):
    return 1 / np.exp(-z)


# %% wrong="another type of number"
def mend_sigmoid(z):
    out = np.empty_like(z)
    out[...] = 1 / (1 + np.exp(-z))
    return out


# %% wrong="numbers of every size"
def mend_sigmoid(z):
    return np.where(z > 10, 1.0, 1 / (1 + np.exp(-z)))
