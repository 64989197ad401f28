# %% right="other way round"
def exp_back(d, out):
    return np.multiply(out, d)


# %% right="float32"
def exp_back(d, out):
    return (np.asarray(d) * out).astype(np.float32)


# %% right="a loop"
def exp_back(d, out):
    if np.ndim(d) == 0:
        return d * out
    result = np.empty(np.shape(d))
    for i in np.ndindex(result.shape):
        result[i] = d[i] * out[i]
    return result


# %% right="by way of the input"
import numpy as np


def exp_back(d, out):
    x = np.log(out)
    return d * np.exp(x)


# %% wrong="the slope is forgotten"
def exp_back(d, out):
    return np.array(out)


# %% wrong="passed on"
def exp_back(d, out):
    return d * 1


# %% wrong="exp once more"
def exp_back(d, out):
    return np.exp(out) * d


# %% wrong="divided"
def exp_back(d, out):
    return d * (1 / out)


# %% wrong="changes its input"
def exp_back(d, out):
    d *= out
    return d


# %% wrong="a shape without axes"
def exp_back(d, out):
    if isinstance(d, np.ndarray):
        return np.array([row * of for row, of in zip(d, out)])
    return d * out


# %% wrong="other numbers"
import numpy as np


def exp_back(d, out):
    return np.clip(d, -100.0, 100.0) * out


# %% wrong="large numbers"
def exp_back(d, out):
    return d * np.clip(out, -1e5, 1e5)
