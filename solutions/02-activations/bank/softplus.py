# %% right="logaddexp"
import numpy as np


def softplus(z):
    return np.logaddexp(z, 0.0)


# %% right="z taken out where it is large"
import numpy as np


def softplus(z):
    return np.where(z > 30, z, np.log1p(np.exp(np.minimum(z, 30))))


# %% right="np.where over overflowing forms, which warns"
import numpy as np


def softplus(z):
    return np.where(z > 0, z + np.log(1 + np.exp(-z)), np.log(1 + np.exp(z)))


# %% right="minus the log of a sigmoid"
import numpy as np


def softplus(z):
    return np.maximum(z, 0) - np.log(sigmoid(np.abs(z)))


# %% right="loop with math, flattened"
import math

import numpy as np


def softplus(z):
    values = [x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)) for x in z.ravel()]
    return np.array(values).reshape(z.shape)


# %% right="float32, log without log1p"
import numpy as np


def softplus(z):
    z = z.astype(np.float32)
    return np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))


# %% wrong="inf far to the right"
import numpy as np


def softplus(z):
    return np.log1p(np.exp(z))


# %% wrong="capped at 500"
import numpy as np


def softplus(z):
    return np.log1p(np.exp(np.clip(z, None, 500)))


# %% wrong="absolute value forgotten"
import numpy as np


def softplus(z):
    return np.maximum(0, z) + np.log(1 + np.exp(-z))


# %% wrong="mirrored, inf far to the left"
import numpy as np


def softplus(z):
    return np.log1p(np.exp(-z))


# %% wrong="is just the positive part of the first argument itself"
import numpy as np


def softplus(z):
    return np.maximum(z, 0)


# %% wrong="times 0.4343"
import numpy as np


def softplus(z):
    return np.log(1 + np.exp(z)) / np.log(10)


# %% wrong="one number at a time"
import math


def softplus(z):
    return math.log(1 + math.exp(z))


# %% wrong="one number at a time"
import math
import numpy as np


def softplus(z):
    return math.log1p(np.exp(z))


# %% wrong="if on an array"
import numpy as np


def softplus(z):
    if z > 100:
        return z
    return np.log(1 + np.exp(z))


# %% wrong="1 added twice"
import numpy as np


def softplus(z):
    e = np.exp(z)
    return np.log(2 + e)


# %% wrong="borrowed"
import nnkit


def softplus(z):
    return nnkit.activations.softplus(z)


# %% right="a straight line where the exponential overflows, which warns"
import numpy as np


def softplus(z):
    e = np.exp(z)
    return np.where(np.isinf(e), z, np.log1p(e))


# %% right="only the large ones replaced"
import numpy as np


def softplus(z):
    out = np.log1p(np.exp(np.clip(z, None, 600)))
    out[z > 600] = z[z > 600]
    return out


# %% wrong="inf far to the left"
import numpy as np


def softplus(z):
    return np.log1p(np.exp(-z)) + z


# %% wrong="z not put back"
import numpy as np


def softplus(z):
    return np.log(1 + np.exp(-abs(z)))


# %% wrong="log of 0 far to the right"
import numpy as np


def softplus(z):
    s = sigmoid(-z)
    return -np.log(s)


# %% wrong="log of 0 to the right"
import numpy as np


def softplus(z):
    return -np.log(1 - sigmoid(z))


# %% wrong="nan hidden"
import numpy as np


def softplus(z):
    return np.nan_to_num(np.log(1 + np.exp(z)))


# %% wrong="a straight line from 5 on"
import numpy as np


def softplus(z):
    return np.where(z > 5, z, np.log(1 + np.exp(z)))


# %% wrong="a loop over rows (if)"
import numpy as np


def softplus(z):
    out = []
    for x in z:
        out.append(x if x > 20 else np.log(1 + np.exp(x)))
    return np.array(out)


# %% wrong="numbers of every size"
def softplus(z):
    out = np.zeros(z.shape)
    out[z > 30] = z[z > 30]
    out[z < 30] = np.log1p(np.exp(z[z < 30]))
    return out
