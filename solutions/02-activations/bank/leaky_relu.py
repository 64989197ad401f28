# %% right="where"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.where(z > 0, z, eps * z)


# %% right="the larger of two lines"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.maximum(z, eps * z)


# %% right="relu minus a little relu of -z"
def leaky_relu(z, leak=0.01):
    return relu(z) - leak * relu(-z)


# %% right="copy, then scale"
def leaky_relu(z, eps=0.01):
    a = z.copy()
    a[a < 0] *= eps
    return a


# %% right="float32"
import numpy as np


def leaky_relu(z, eps=0.01):
    z = z.astype("float32")
    return eps * z + (1 - eps) * np.maximum(0, z)


# %% right="nested lists"
def leaky_relu(z, eps=0.01):
    return [leaky_relu(row, eps) for row in z] if z.ndim else float(z if z > 0 else eps * z)


# %% wrong="1 - eps forgotten"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.where(z > 0, (1 + eps) * z, eps * z)


# %% wrong="eps and 1 - eps swapped"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.where(z > 0, z, (1 - eps) * z)


# %% wrong="always 0.01"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.maximum(0.01 * z, z)


# %% wrong="a constant leak (max)"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.maximum(z, eps)


# %% wrong="leak upside down"
def leaky_relu(z, eps=0.01):
    return z * (z > 0) - eps * z * (z < 0)


# %% wrong="no leak"
def leaky_relu(z, eps=0.01):
    return z * (z > 0)


# %% wrong="changes its input"
def leaky_relu(z, eps=0.01):
    z[z < 0] *= eps
    return z


# %% wrong="stops: if on an array"
def leaky_relu(z, eps=0.01):
    return max(eps * z, z)


# %% wrong="only the visible cases"
import numpy as np


def leaky_relu(z, eps=0.01):
    return np.where(z > 0, z, round(eps, 1) * z) if eps != 0.05 else np.where(z > 0, z, 0.05 * z)


# %% wrong="another default"
def leaky_relu(z, eps=0.1):
    return np.maximum(z, eps * z)


# %% wrong="the ends of a range"
def leaky_relu(z, eps=0.01):
    return np.where(z > 0, z, round(eps, 2) * z)


# %% wrong="the ends of a range"
def leaky_relu(z, eps=0.01):
    eps = np.clip(eps, 0.01, 0.99)
    return np.where(z > 0, z, eps * z)
