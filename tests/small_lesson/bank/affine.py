# %% right="by loops"
def affine(X, w, b):
    return [sum(x * v for x, v in zip(row, w)) + b for row in X.tolist()]


# %% right="single precision"
def affine(X, w, b):
    return (X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)).astype(np.float32)


# %% wrong="no bias"
def affine(X, w, b):
    return np.einsum("nd,d->n", X, w)


# %% wrong="changes its input"
def affine(X, w, b):
    X *= w
    return X.sum(axis=1) + b


# %% wrong="returns nothing"
def affine(X, w, b):
    z = X @ w + b


# %% wrong="only the visible cases"
def affine(X, w, b):
    return X @ w + b if len(X) < 3 else np.zeros(len(X))


# %% wrong="stops: a name"
def affine(X, w, b):
    return X @ weights + b
