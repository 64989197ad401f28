# %% right="all by hand, in one function"
def softmax_cross_entropy(Z, y):
    n = len(y)
    shifted = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(shifted)
    S = E.sum(axis=1, keepdims=True)
    loss = (np.log(S[:, 0]) - shifted[np.arange(n), y]).sum() / n
    dZ = E / S
    dZ[np.arange(n), y] -= 1
    dZ /= n
    return loss, dZ


# %% right="a loop over the examples"
def softmax_cross_entropy(Z, y):
    dZ, loss = np.zeros(Z.shape), 0.0
    for i, label in enumerate(y):
        loss += cross_entropy(Z[i : i + 1], y[i : i + 1]) / len(y)
        dZ[i] = stable_softmax(Z[i : i + 1])[0] / len(y)
        dZ[i, label] -= 1 / len(y)
    return loss, dZ


# %% right="through the Jacobian, on the logarithm"
def softmax_cross_entropy(Z, y):
    Y = one_hot_rows(y, Z.shape[1])
    P = stable_softmax(Z)
    # d log p_i / d z_j = [i = j] - p_j
    dZ = np.array([-q @ (np.eye(len(q)) - p) for p, q in zip(P, Y)]) / len(Y)
    return cross_entropy(Z, y), dZ


# %% right="a list of the two, float32 gradient"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z).astype(np.float32)
    return [cross_entropy(Z, y), (P - np.eye(Z.shape[1], dtype=np.float32)[y]) / np.float32(len(Z))]


# %% right="a 0-d loss, a nested list"
def softmax_cross_entropy(Z, y):
    n, k = Z.shape
    P = stable_softmax(Z)
    dZ = [[(P[i, j] - (j == y[i])) / n for j in range(k)] for i in range(n)]
    return np.array(cross_entropy(Z, y)), dZ


# %% right="np.subtract.at"
def softmax_cross_entropy(Z, y):
    loss = cross_entropy(Z, y)
    P = stable_softmax(Z)
    np.subtract.at(P, (np.arange(len(y)), y), 1)
    return loss, np.einsum("ij,->ij", P, 1 / len(y))


# %% wrong="1/n is missing"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), stable_softmax(Z) - one_hot_rows(y, Z.shape[1])


# %% wrong="y - p"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), (one_hot_rows(y, Z.shape[1]) - stable_softmax(Z)) / len(y)


# %% wrong="y - p, and 1/n is missing"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), np.eye(Z.shape[1])[y] - stable_softmax(Z)


# %% wrong="mean over classes"
def softmax_cross_entropy(Z, y):
    k = Z.shape[1]
    return cross_entropy(Z, y), (stable_softmax(Z) - one_hot_rows(y, k)) / k


# %% wrong="probabilities changed in place"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    dZ = P
    dZ[np.arange(len(y)), y] -= 1
    loss = -np.mean(np.log(P[np.arange(len(y)), y]))
    return loss, dZ


# %% wrong="probabilities changed in place, then divided"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    dZ = P
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    loss = -np.mean(np.log(P[np.arange(len(y)), y]))
    return loss, dZ


# %% wrong="whole columns"
def softmax_cross_entropy(Z, y):
    dZ = stable_softmax(Z)
    dZ[:, y] -= 1
    return cross_entropy(Z, y), dZ / len(y)


# %% wrong="mean over everything"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), (stable_softmax(Z) - one_hot_rows(y, Z.shape[1])) / Z.size


# %% wrong="another order"
def softmax_cross_entropy(Z, y):
    return (stable_softmax(Z) - one_hot_rows(y, Z.shape[1])) / len(y), cross_entropy(Z, y)


# %% wrong="slope with respect to the probabilities"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    return cross_entropy(Z, y), -one_hot_rows(y, Z.shape[1]) / np.maximum(P, 1e-300) / len(y)


# %% wrong="sums for means"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y) * len(y), stable_softmax(Z) - one_hot_rows(y, Z.shape[1])


# %% wrong="logarithm of 0"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    loss = -np.log(P[np.arange(len(y)), y]).mean()
    return loss, (P - one_hot_rows(y, Z.shape[1])) / len(y)


# %% wrong="overflow"
def softmax_cross_entropy(Z, y):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(len(y)), y]).mean()
    return loss, (P - one_hot_rows(y, Z.shape[1])) / len(y)


# %% wrong="changes its input"
def softmax_cross_entropy(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    return cross_entropy(Z, y), (stable_softmax(Z) - one_hot_rows(y, Z.shape[1])) / len(y)


# %% wrong="borrowed"
import nnkit


def softmax_cross_entropy(Z, y):
    return nnkit.softmax_cross_entropy(Z, y)


# %% wrong="labels as numbers"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), (stable_softmax(Z) - y.reshape(-1, 1)) / len(y)


# %% wrong="the label is not subtracted"
def softmax_cross_entropy(Z, y):
    return cross_entropy(Z, y), stable_softmax(Z) / len(y)


# %% wrong="returns nothing"
def softmax_cross_entropy(Z, y):
    loss, dZ = cross_entropy(Z, y), (stable_softmax(Z) - one_hot_rows(y, Z.shape[1])) / len(y)


# %% wrong="division by the count"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    dZ = P / len(y)
    dZ[np.arange(len(y)), y] -= 1
    return cross_entropy(Z, y), dZ


# %% wrong="other size"
def softmax_cross_entropy(Z, y):
    P = stable_softmax(Z)
    return cross_entropy(Z, y), (P - np.eye(len(y))[y]) / len(y)
