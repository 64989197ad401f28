# %% right="a loop over the examples"
def gradient(X, y, w, b):
    dw, db = np.zeros(len(w)), 0
    for x, t in zip(X, y):
        error = 1 / (1 + np.exp(-(x @ w + b))) - t
        dw += error * x
        db += error
    return dw / len(X), db / len(X)


# %% right="a column of errors"
def gradient(X, y, w, b):
    error = (neuron(X, w, b) - y)[:, None]
    return (error * X).mean(axis=0), error.mean()


# %% right="the whole chain rule"
def gradient(X, y, w, b):
    a = neuron(X, w, b)
    dl_da = (a - y) / (a * (1 - a))
    da_dz = a * (1 - a)
    dz = dl_da * da_dz / len(y)
    return dz @ X, dz.sum()


# %% right="central differences"
def gradient(X, y, w, b):
    h = 1e-5
    loss = lambda w, b: bce(neuron(X, w, b), y)
    dw = [(loss(w + h * e, b) - loss(w - h * e, b)) / (2 * h) for e in np.eye(len(w))]
    return np.array(dw), (loss(w, b + h) - loss(w, b - h)) / (2 * h)


# %% right="einsum, a list comes back"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    return [np.einsum("nd,n->d", X, e) / len(e), np.mean(e)]


# %% right="float32"
def gradient(X, y, w, b):
    e = (neuron(X, w, b) - y).astype(np.float32)
    return X.T.astype(np.float32) @ e / np.float32(len(e)), e.mean()


# %% wrong="the sign is turned"
def gradient(X, y, w, b):
    error = y - neuron(X, w, b)
    return X.T @ error / len(y), np.mean(error)


# %% wrong="a sum instead of the mean"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    return e @ X, sum(e)


# %% wrong="dw is a sum, db a mean"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    return np.dot(X.T, e), np.mean(e)


# %% wrong="an extra slope of the sigmoid"
def gradient(X, y, w, b):
    a = neuron(X, w, b)
    dz = (a - y) * a * (1 - a)
    return (X * dz[:, None]).mean(axis=0), dz.mean()


# %% wrong="z instead of a"
def gradient(X, y, w, b):
    e = affine(X, w, b) - y
    return X.T @ e / len(X), e.mean()


# %% wrong="one slope per example"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    return e[:, np.newaxis] * X, e


# %% wrong="another order"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    db = e.mean()
    dw = (X * e[:, None]).mean(0)
    return db, dw

# %% wrong="the gradient of a straight line"
def gradient(X, y, w, b):
    d = affine(X, w, b) - y
    return 2 * d @ X / len(y), 2 * d.mean()


# %% wrong="averaged over the features"
def gradient(X, y, w, b):
    error = neuron(X, w, b) - y
    return (error * X.T).mean(axis=0), error.mean()


# %% wrong="kind: put together"
def gradient(X, y, w, b):
    error = neuron(X, w, b) - y
    return np.concatenate([X.T @ error / len(y), [error.mean()]])


# %% wrong="kind: only value 1"
def gradient(X, y, w, b):
    return X.T @ (neuron(X, w, b) - y) / len(y)


# %% wrong="only the visible cases"
def gradient(X, y, w, b):
    e = neuron(X, w, b) - y
    e[np.abs(e) < 1e-2] = 0
    return X.T @ e / len(y), e.mean()
