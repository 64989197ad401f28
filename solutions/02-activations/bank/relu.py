# %% right="mask times z"
def relu(z):
    return z * (z > 0)


# %% right="where"
import numpy as np


def relu(z):
    return np.where(z < 0, 0, z)


# %% right="copy, then set"
def relu(z):
    a = z.copy()
    a[a < 0] = 0
    return a


# %% right="half of z + |z|"
def relu(z):
    return (z + abs(z)) / 2


# %% right="clip in float32"
import numpy as np


def relu(z):
    return np.clip(z.astype(np.float32), 0, None)


# %% right="nested lists"
def relu(z):
    return [relu(row) for row in z] if z.ndim else max(0.0, float(z))


# %% wrong="changes its input"
def relu(z):
    z[z < 0] = 0
    return z


# %% wrong="smaller for larger"
def relu(z):
    return z * (z < 0)


# %% wrong="is just the absolute value of the first argument"
import numpy as np


def relu(z):
    return np.where(z > 0, z, -z)


# %% wrong="negative numbers thrown away"
def relu(z):
    keep = z >= 0
    keep &= z != 0
    return z[keep]


# %% wrong="the largest of all"
def relu(z):
    return z.max(axis=0)


# %% wrong="stops: if on an array"
def relu(z):
    return max(0, z)


# %% wrong="stops: if on an array"
def relu(z):
    return max(z, 0)


# %% wrong="stops: if on an array"
def relu(z):
    if z > 0:
        return z
    return 0


# %% wrong="the slope"
def relu(z):
    return (z > 0) * 1.0


# %% wrong="np.max of a pair"
import numpy as np


def relu(z):
    return np.max([0, z])


# %% wrong="borrowed"
from nnkit.activations import relu


# %% wrong="only the visible cases"
def relu(z):
    return z * (z > 0) if z.ndim < 3 else abs(z)


# %% wrong="a loop over rows"
def relu(z):
    a = []
    for x in z:
        a.append(x if x > 0 else 0)
    return a


# %% wrong="truncated"
import numpy as np


def relu(z):
    a = np.zeros(z.shape, dtype=int)
    a[z > 0] = z[z > 0]
    return a


# %% wrong="not new"
def relu(z):
    if np.all(z >= 0):
        return z
    return np.where(z > 0, z, 0.0)


# %% wrong="another order in memory"
def relu(z):
    out = z.copy(order="K")
    flat = out.reshape(-1)  # a view where the numbers stand in order, else a copy
    flat[flat < 0] = 0
    return out


# %% wrong="something kept between calls"
BUFFERS = {}


def relu(z):
    out = BUFFERS.setdefault(np.shape(z), np.zeros(np.shape(z)))
    return np.maximum(z, 0, out=out)


# %% wrong="constant"
def relu(z):
    return np.where(z > 0.001, z, 0.0)


# %% wrong="stops: no room"
def relu(z):
    out = np.zeros(len(z))
    out[:] = np.where(z > 0, z, 0)
    return out


# %% wrong="numbers of every size"
import numpy as np


def relu(z):
    return np.clip(z, 0, 1000)


# %% wrong="large numbers"
import numpy as np

def relu(z):
    return np.clip(z, 0, 1e6)
