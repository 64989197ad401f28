# %% right="np.transpose"
def to_torch(W, b):
    return np.transpose(W).copy(), np.array(b)


# %% right="by loops"
def to_torch(W, b):
    return [[W[i, j] for i in range(len(W))] for j in range(len(b))], list(b)


# %% right="einsum"
def to_torch(W, b):
    return [np.einsum("ij->ji", W).copy(), np.array(b)]


# %% wrong="as it is"
def to_torch(W, b):
    return W.copy(), b.copy()


# %% wrong="reshaped"
def to_torch(W, b):
    return W.reshape(W.shape[1], W.shape[0]), b


# %% wrong="kind: only value 1"
def to_torch(W, b):
    return W.T


# %% wrong="another order"
def to_torch(W, b):
    return b, W.T


# %% wrong="bias as a column"
def to_torch(W, b):
    return W.T, b.reshape(-1, 1)


# %% wrong="not new"
def to_torch(W, b):
    return W.T, b


# %% wrong="not new"
def to_torch(W, b):
    return np.ascontiguousarray(W.T), b.copy()
