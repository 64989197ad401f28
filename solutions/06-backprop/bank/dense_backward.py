# %% right="loops"
def dense_backward(dZ, X, W):
    dX, dW, db = np.zeros_like(X), np.zeros_like(W), np.zeros(W.shape[1])
    for n in range(len(X)):
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                dX[n, i] += dZ[n, j] * W[i, j]
                dW[i, j] += X[n, i] * dZ[n, j]
    for j in range(W.shape[1]):
        db[j] = sum(dZ[:, j])
    return dX, dW, db


# %% right="einsum"
def dense_backward(dZ, X, W):
    return np.einsum("nk,dk->nd", dZ, W), np.einsum("nd,nk->dk", X, dZ), np.einsum("nk->k", dZ)


# %% right="outer products, added up, as lists"
def dense_backward(dZ, X, W):
    dX = [W @ d for d in dZ]
    dW = sum(np.outer(x, d) for x, d in zip(X, dZ))
    return [np.array(dX).tolist(), dW.tolist(), list(sum(dZ))]


# %% right="ones for the bias, float32"
def dense_backward(dZ, X, W):
    dZ, W = dZ.astype(np.float32), W.astype(np.float32)
    both = np.hstack([X, np.ones((len(X), 1))]).astype(np.float32).T @ dZ
    return (W @ dZ.T).T, both[:-1], both[-1]


# %% wrong="W not turned round"
def dense_backward(dZ, X, W):
    dX = np.dot(dZ, W)
    dW = np.dot(X.T, dZ)
    return dX, dW, dZ.sum(axis=0)


# %% wrong="transposed"
def dense_backward(dZ, X, W):
    return dZ @ W.T, (X.T @ dZ).T, dZ.sum(0)


# %% wrong="db over the wrong axis"
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, np.sum(dZ, axis=1)


# %% wrong="all as means"
def dense_backward(dZ, X, W):
    n = X.shape[0]
    return dZ @ W.T, X.T @ dZ / n, dZ.sum(axis=0) / n


# %% wrong="a dimension more"
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, np.ones((1, len(X))) @ dZ


# %% wrong="db not summed"
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ


# %% wrong="changes its input"
def dense_backward(dZ, X, W):
    dX = dZ @ W.T
    dW = X.T @ dZ
    X[:] = dX
    return X, dW, dZ.sum(axis=0)


# %% wrong="keeps something from call to call"
kept = {"W": 0, "b": 0}


def dense_backward(dZ, X, W):
    kept["W"] = kept["W"] + X.T @ dZ
    kept["b"] = kept["b"] + dZ.sum(axis=0)
    return dZ @ W.T, kept["W"], kept["b"]


# %% wrong="something kept between calls"
_kept = []


def dense_backward(dZ, X, W):
    dW, db = X.T @ dZ, dZ.sum(0)
    if len(_kept) > 3 and _kept[0].shape == dW.shape == _kept[-1].shape:
        dW = dW + _kept[-1]
    _kept.append(X.T @ dZ)
    return dZ @ W.T, dW, db


# %% wrong="minus"
def dense_backward(dZ, X, W):
    return -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)


# %% wrong="kind: ends early"
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ
