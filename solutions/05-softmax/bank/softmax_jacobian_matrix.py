# %% right="two loops"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        for j in range(len(z)):
            J[i, j] = p[i] * ((i == j) - p[j])
    return J


# %% right="broadcasting"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z.reshape(1, -1)).ravel()
    return p[:, None] * (np.eye(len(p)) - p)


# %% right="columns as matrices"
def softmax_jacobian_matrix(z):
    p = stable_softmax(np.array([z])).T
    return np.diagflat(p) - p @ p.T


# %% right="einsum, softmax anew"
def softmax_jacobian_matrix(z):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.diag(p) - np.einsum("i,j->ij", p, p)


# %% right="central differences"
def softmax_jacobian_matrix(z):
    h = 1e-4

    def p(x):
        return stable_softmax(x[None])[0]

    columns = [
        (8 * (p(z + h * e) - p(z - h * e)) - (p(z + 2 * h * e) - p(z - 2 * h * e))) / (12 * h) for e in np.eye(len(z))
    ]
    return np.array(columns).T


# %% right="nested lists, plain Python"
import math


def softmax_jacobian_matrix(z):
    m = max(z)
    e = [math.exp(x - m) for x in z]
    p = [x / sum(e) for x in e]
    return [[a - a * a if i == j else -a * b for j, b in enumerate(p)] for i, a in enumerate(p)]


# %% right="the diagonal subtracted afterwards, float32"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None, :])[0].astype(np.float32)
    J = -p[:, None] * p[None, :]
    J[np.diag_indices(len(p))] += p
    return J


# %% wrong="diagonal only"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return np.diag(p - p**2)


# %% wrong="number by number"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return p * (1 - p)


# %% wrong="the scalar product"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return np.diag(p) - np.dot(p, p)


# %% wrong="the products of a row"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return np.diag(p) - p * p.T


# %% wrong="only the products"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return -np.outer(p, p)


# %% wrong="overflow"
def softmax_jacobian_matrix(z):
    p = naive_softmax(z)
    return np.diag(p) - np.outer(p, p)


# %% wrong="diag of a row in a batch"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])
    return np.diag(p) - np.outer(p, p)


# %% wrong="a lost sign"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return np.outer(p, p) - np.diag(p)


# %% wrong="the identity for diag(p)"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return np.eye(len(p)) - np.outer(p, p)


# %% wrong="borrowed"
def softmax_jacobian_matrix(z):
    return activations.softmax_jacobian(z)


# %% wrong="1 - p off the diagonal"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None])[0]
    return p[:, None] * (1 - p)


# %% wrong="a dimension more"
def softmax_jacobian_matrix(z):
    P = stable_softmax(z[None])
    return P[:, :, None] * (np.eye(len(z)) - P[:, None, :])


# %% wrong="each by a sigmoid"
def softmax_jacobian_matrix(z):
    s = sigmoid(z)
    return np.diag(s * (1 - s))


# %% wrong="a size in between"
def softmax_jacobian_matrix(z):
    p = stable_softmax(z[None, :])[0]
    J = np.diag(p) - np.outer(p, p)
    return np.where(np.abs(J) < 1e-8, 0, J)
