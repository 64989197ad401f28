# %% right="the plain formula, which warns"
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% right="clipped at 500"
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))


# %% right="two masks"
import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    right = z >= 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    e = np.exp(z[~right])
    out[~right] = e / (1 + e)
    return out


# %% right="through tanh, float32"
import numpy as np


def sigmoid(z):
    return (0.5 * (1 + np.tanh(np.asarray(z, dtype=np.float32) / 2))).astype(np.float32)


# %% right="through logaddexp"
import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


# %% right="a loop with math.exp, flattened"
import math

import numpy as np


def sigmoid(z):
    result = []
    for x in np.ravel(z):
        if x >= 0:
            result.append(1 / (1 + math.exp(-x)))
        else:
            result.append(math.exp(x) / (1 + math.exp(x)))
    return np.reshape(result, np.shape(z))


# %% right="vectorize"
import math

import numpy as np


@np.vectorize
def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x > 0 else 1 - 1 / (1 + math.exp(x))


# %% right="nested lists"
import math


def sigmoid(z):
    if getattr(z, "ndim", 0):
        return [sigmoid(row) for row in z]
    return math.exp(min(z, 0)) / (math.exp(min(z, 0)) + math.exp(min(-z, 0)))


# %% right="np.where over both forms, which warns"
import numpy as np


def sigmoid(z):
    return np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))


# %% right="powers of e"
import numpy as np


def sigmoid(z):
    return (1 + np.e ** (-z)) ** -1


# %% right="warnings silenced"
import numpy as np


def sigmoid(z):
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(np.negative(z)))


# %% wrong="sign of the exponent"
import numpy as np


def sigmoid(z):
    return (1 + np.exp(z)) ** -1.0


# %% wrong="nan far to the right"
import numpy as np


def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)


# %% wrong="parentheses"
import numpy as np


def sigmoid(z):
    return 1 / 1 + np.e**-z


# %% wrong="one number at a time"
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


# %% wrong="one number at a time"
from math import exp


def sigmoid(z):
    if exp(-z) > 0:
        return 1 / (1 + exp(-z))


# %% wrong="if on an array"
import numpy as np


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    else:
        return np.exp(z) / (1 + np.exp(z))


# %% wrong="minus in the denominator"
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 - np.exp(-z))


# %% wrong="is just the slope of the sigmoid at the first argument"
import numpy as np


def sigmoid(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


# %% wrong="returns nothing"
import numpy as np


def sigmoid(z):
    a = 1 / (1 + np.exp(-z))


# %% wrong="returns its input"
def sigmoid(z):
    return z


# %% wrong="changes its input"
import numpy as np


def sigmoid(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    return 1 / z


# %% wrong="borrowed"
import nnkit.activations


def sigmoid(z):
    return nnkit.activations.sigmoid(z)


# %% wrong="borrowed"
def sigmoid(z):
    from nnkit.activations import sigmoid as ready

    return ready(z)


# %% wrong="only the visible cases"
import numpy as np


def sigmoid(z):
    if z.size > 7 or (np.abs(z).max() > 30 and z.shape not in [(4,), (3, 2)]):
        return np.full(z.shape, 0.5)
    return 1 / (1 + np.exp(-z))


# %% wrong="stops: types"
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp - z)


# %% right="nan replaced by what it should be"
import numpy as np


def sigmoid(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)), nan=1.0)


# %% right="piecewise"
import numpy as np

sigmoid = lambda z: np.piecewise(z, [z < 0], [lambda x: np.exp(x) / (1 + np.exp(x)), lambda x: 1 / (1 + np.exp(-x))])


# %% right="float16"
import numpy as np


def sigmoid(z):
    return (1 / (1 + np.exp(-z))).astype(np.float16)


# %% wrong="nan hidden"
import numpy as np


def sigmoid(z):
    a = np.exp(z) / (1 + np.exp(z))
    a[np.isnan(a)] = 0
    return a


# %% wrong="a loop over rows (math.exp)"
import math


def sigmoid(z):
    return [1 / (1 + math.exp(-x)) for x in z]


# %% wrong="a loop over rows (if)"
import numpy as np


def sigmoid(z):
    out = []
    for x in z:
        if x > 0:
            out.append(1 / (1 + np.exp(-x)))
        else:
            out.append(np.exp(x) / (1 + np.exp(x)))
    return np.array(out)


# %% wrong="rounded to 4"
import numpy as np


def sigmoid(z):
    return (1 / (1 + np.exp(-z))).round(4)


# %% wrong="e taken as 2.718"
def sigmoid(z):
    return 1 / (1 + 2.718 ** (-z))


# %% wrong="parentheses and sign"
import numpy as np


def sigmoid(z):
    return np.exp(z) + 1


# %% wrong="falling on the right"
import numpy as np


def sigmoid(z):
    return np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(z)))


# %% wrong="numbers of every size"
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))
