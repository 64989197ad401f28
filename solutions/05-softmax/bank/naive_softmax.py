# %% right="in one line"
def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum()


# %% right="with a shift"
def naive_softmax(z):
    e = np.exp(z - max(z))
    return e / sum(e)


# %% right="a loop, a list"
import math


def naive_softmax(z):
    total = 0.0
    for x in z:
        total += math.exp(x)
    return [math.exp(x) / total for x in z]


# %% right="one divided by the sum of the differences"
def naive_softmax(z):
    return 1 / np.exp(z[None, :] - z[:, None]).sum(axis=1)


# %% right="float32"
def naive_softmax(z):
    e = np.exp(np.asarray(z, dtype=np.float32))
    return e / e.sum()


# %% right="powers of e, in a copy"
def naive_softmax(z):
    p = np.array(z, dtype=float)
    p[:] = np.e**p
    p /= np.linalg.norm(p, 1)
    return p


# %% right="through logarithms"
def naive_softmax(z):
    return np.exp(z - np.logaddexp.reduce(z))


# %% wrong="without the exponential"
def naive_softmax(z):
    return z / sum(z)


# %% wrong="not divided"
def naive_softmax(z):
    p = np.exp(z)
    p / p.sum()
    return p


# %% wrong="divided by the sum of the logits"
def naive_softmax(z):
    total = sum(z)
    return [np.exp(x) / total for x in z]


# %% wrong="divided by the exponential of the sum"
def naive_softmax(z):
    return np.exp(z) / np.exp(np.sum(z))


# %% wrong="divided by the largest"
def naive_softmax(z):
    e = np.exp(z)
    return e / max(e)


# %% wrong="is just the sigmoid of the first argument"
def naive_softmax(z):
    return 1 / (1 + np.exp(-z))


# %% wrong="a minus in the exponent"
def naive_softmax(z):
    e = np.exp(-z)
    return e / e.sum()


# %% wrong="stops: one number at a time"
import math


def naive_softmax(z):
    return math.exp(z) / sum(math.exp(z))


# %% wrong="changes its input"
def naive_softmax(z):
    np.exp(z, out=z)
    return z / z.sum()


# %% wrong="borrowed"
def naive_softmax(z):
    return activations.softmax(z)


# %% wrong="returns nothing"
def naive_softmax(z):
    e = np.exp(z)
    p = e / e.sum()


# %% wrong="only the visible cases"
def naive_softmax(z):
    e = np.exp(z)
    return e / e.sum() if len(z) in (3, 5) else e


# %% wrong="rounded to 3"
def naive_softmax(z):
    e = np.exp(z)
    return np.around(e / e.sum(), 3)


# %% wrong="is just the sigmoid of the first argument"
def naive_softmax(z):
    return sigmoid(z)


# %% wrong="only the visible cases"
def naive_softmax(z):
    p = np.exp(z) / np.exp(z).sum()
    return np.where(p < 1e-7, 0, p)
