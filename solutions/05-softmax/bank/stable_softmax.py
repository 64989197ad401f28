# %% right="a loop over the rows"
def stable_softmax(Z):
    P = []
    for z in Z:
        e = np.exp(z - z.max())
        P.append(e / e.sum())
    return np.array(P)


# %% right="transposed and back"
def stable_softmax(Z):
    e = np.exp(Z.T - np.max(Z, axis=1))
    return (e / np.sum(e, axis=0)).T


# %% right="log-sum-exp"
def stable_softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])


# %% right="in place in a copy"
def stable_softmax(Z):
    P = np.array(Z, dtype=float)
    P -= P.max(axis=-1, keepdims=True)
    np.exp(P, out=P)
    P /= P.sum(axis=-1, keepdims=True)
    return P


# %% right="a shift that leaves the largest at 5"
def stable_softmax(Z):
    E = np.exp(Z - np.amax(Z, axis=1).reshape(-1, 1) + 5)
    return E / np.einsum("ij->i", E)[:, np.newaxis]


# %% right="float32"
def stable_softmax(Z):
    Z = Z.astype(np.float32)
    E = np.exp(Z - Z.max(1, keepdims=True))
    return E / E.sum(1, keepdims=True)


# %% right="apply_along_axis, the sum through a matrix product"
def stable_softmax(Z):
    E = np.apply_along_axis(lambda z: np.exp(z - np.max(z)), 1, Z)
    return E / (E @ np.ones((Z.shape[1], 1)))


# %% right="clipped far below, which changes nothing"
def stable_softmax(Z):
    E = np.exp(np.clip(Z - Z.max(axis=1, keepdims=True), -700, 0))
    return E / E.sum(axis=1, keepdims=True)


# %% right="all differences"
def stable_softmax(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)


# %% right="a generator inside"
def stable_softmax(Z):
    shifted = (z - z.max() for z in Z)
    return np.stack([np.exp(z) / np.exp(z).sum() for z in shifted])


# %% right="plain Python, nested lists"
import math


def stable_softmax(Z):
    P = []
    for z in Z:
        m = max(z)
        e = [math.exp(x - m) for x in z]
        P.append([x / sum(e) for x in e])
    return P


# %% wrong="no shift"
def stable_softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=1)[:, None]


# %% wrong="the whole batch is one"
def stable_softmax(Z):
    E = np.exp(Z)
    return E / np.sum(E)


# %% wrong="the whole batch is one, shifted"
def stable_softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E)


# %% wrong="down the columns"
def stable_softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


# %% wrong="one maximum for the batch"
def stable_softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="no keepdims"
def stable_softmax(Z):
    Z = Z - Z.max(axis=1)
    return np.exp(Z) / np.exp(Z).sum(axis=1)


# %% wrong="no keepdims in the sum"
def stable_softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1)


# %% wrong="maxima of the columns"
def stable_softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="clipped at 500"
def stable_softmax(Z):
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="nan made 0"
def stable_softmax(Z):
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    P[np.isnan(P)] = 0
    return P


# %% wrong="shift by the mean"
def stable_softmax(Z):
    E = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="shift above the line only"
def stable_softmax(Z):
    top = np.exp(Z - Z.max(axis=1, keepdims=True))
    return top / np.exp(Z).sum(axis=1, keepdims=True)


# %% wrong="changes its input"
def stable_softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="borrowed"
from nnkit import softmax


def stable_softmax(Z):
    return softmax(Z)


# %% wrong="returns nothing"
def stable_softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    E /= E.sum(axis=1, keepdims=True)


# %% wrong="only the visible cases"
def stable_softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True) if Z.shape[1] in (3, 4) and len(Z) < 4 else E


# %% wrong="only the last"
def stable_softmax(Z):
    for z in Z:
        e = np.exp(z - z.max())
        p = e / e.sum()
    return p


# %% wrong="something kept between calls"
rooms = {}


def stable_softmax(Z):
    E = rooms.setdefault(Z.shape, np.empty(Z.shape))
    np.exp(Z - Z.max(axis=1, keepdims=True), out=E)
    E /= E.sum(axis=1, keepdims=True)
    return E


# %% wrong="only the first"
def stable_softmax(Z):
    e = np.exp(Z[0] - Z[0].max())
    return e / e.sum()
