# %% right="einsum"
def matmul_back(d, X, W):
    return np.einsum("nk,mk->nm", d, W), np.einsum("nm,nk->mk", X, d)


# %% right="row by row"
def matmul_back(d, X, W):
    dW = np.zeros(W.shape)
    for x, row in zip(X, d):
        dW += np.outer(x, row)
    return np.array([W @ row for row in d]), dW


# %% right="transposed products"
def matmul_back(d, X, W):
    return [(W @ d.T).T, (d.T @ X).T]


# %% wrong="another order"
def matmul_back(d, X, W):
    return X.T @ d, d @ W.T


# %% wrong="divided by n"
def matmul_back(d, X, W):
    n = len(X)
    return (d @ W.T) / n, (X.T @ d) / n


# %% wrong="W not transposed"
def matmul_back(d, X, W):
    if W.shape[0] == W.shape[1]:
        return d @ W, X.T @ d
    return d @ W.reshape(W.shape[1], W.shape[0]), X.T @ d


# %% wrong="the wrong transpose"
def matmul_back(d, X, W):
    dW = d.T @ X
    return d @ W.T, dW if dW.shape == W.shape else dW.reshape(W.shape)
