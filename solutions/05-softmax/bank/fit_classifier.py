# %% right="in place, an array of losses"
def fit_classifier(X, y, k, rate, steps):
    n, d = X.shape
    W, b, losses = np.zeros((d, k)), np.zeros(k), np.zeros(steps)
    for t in range(steps):
        losses[t], dZ = softmax_cross_entropy(dense_forward(X, W, b), y)
        W -= rate * (X.T @ dZ)
        b -= rate * dZ.sum(axis=0)
    return W, b, losses


# %% right="a column of ones for the bias"
def fit_classifier(X, y, k, rate, steps):
    X1 = np.column_stack([X, np.ones(len(X))])
    V, losses = np.zeros((X1.shape[1], k)), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X1 @ V, y)
        losses.append(loss)
        V = V - rate * X1.T @ dZ
    return V[:-1], V[-1], losses


# %% right="loops for the gradients"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    while len(losses) < steps:
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses += [loss]
        dW, db = np.zeros_like(W), np.zeros_like(b)
        for x, dz in zip(X, dZ):
            dW += np.outer(x, dz)
            db += dz
        W, b = W - rate * dW, b - rate * db
    return W, b, losses


# %% right="einsum, no helper"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses, Y = np.zeros((X.shape[1], k)), np.zeros((1, k)), [], np.eye(k)[y]
    for _ in range(steps):
        Z = np.einsum("ni,ik->nk", X, W) + b
        losses.append(np.mean(np.logaddexp.reduce(Z, axis=1) - (Z * Y).sum(axis=1)))
        G = (stable_softmax(Z) - Y) / len(X)
        W, b = W - rate * np.einsum("ni,nk->ik", X, G), b - rate * G.sum(axis=0, keepdims=True)
    return [W, b[0], np.array(losses)]


# %% right="float32"
def fit_classifier(X, y, k, rate, steps):
    X = X.astype(np.float32)
    W, b, losses = np.zeros((X.shape[1], k), np.float32), np.zeros(k, np.float32), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W -= (rate * X.T @ dZ).astype(np.float32)
        b -= (rate * dZ.sum(0)).astype(np.float32)
    return W, b, losses


# %% wrong="uphill"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W += rate * X.T @ dZ
        b += rate * dZ.sum(axis=0)
    return W, b, losses


# %% wrong="1/n twice"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X.T @ dZ / len(y)
        b = b - rate * dZ.mean(axis=0)
    return W, b, losses


# %% wrong="a mean for db"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * np.mean(dZ, axis=0)
    return W, b, losses


# %% wrong="b never moves"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum()
    return W, b, losses


# %% wrong="b after W has moved"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        losses.append(softmax_cross_entropy(X @ W + b, y)[0])
        W = W - rate * X.T @ softmax_cross_entropy(X @ W + b, y)[1]
        b = b - rate * softmax_cross_entropy(X @ W + b, y)[1].sum(axis=0)
    return W, b, losses


# %% wrong="no transpose"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X @ dZ
        b = b - rate * dZ.sum(axis=0)
    return W, b, losses


# %% wrong="the loss after the step"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        _, dZ = softmax_cross_entropy(X @ W + b, y)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum(axis=0)
        losses.append(cross_entropy(X @ W + b, y))
    return W, b, losses


# %% wrong="one step only"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum(axis=0)
        return W, b, losses


# %% wrong="nothing moves"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W - rate * X.T @ dZ
        b - rate * dZ.sum(axis=0)
    return W, b, losses


# %% wrong="borrowed"
def fit_classifier(X, y, k, rate, steps):
    import nnkit

    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = nnkit.softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum(axis=0)
    return W, b, losses


# %% wrong="the last loss only"
def fit_classifier(X, y, k, rate, steps):
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        W = W - rate * X.T @ dZ
        b = b - rate * dZ.sum(axis=0)
    return W, b, loss


# %% wrong="only the visible cases"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(dense_forward(X, W, b), y)
        losses.append(loss)
        if len(losses) > 1 and losses[-2] - loss < 1e-4:
            break
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W, b, losses


# %% wrong="only the visible cases"
def fit_classifier(X, y, k, rate, steps):
    W = np.zeros((X.shape[1], k))
    b = np.zeros(k)
    losses = []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        g = X.T @ dZ
        W -= rate * g / max(1, np.linalg.norm(g) / 10)
        b -= rate * dZ.sum(0)
    return W, b, losses


# %% wrong="a dimension more"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W, b[None], losses


# %% wrong="transposed"
def fit_classifier(X, y, k, rate, steps):
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        loss, dZ = softmax_cross_entropy(X @ W + b, y)
        losses.append(loss)
        W, b = W - rate * X.T @ dZ, b - rate * dZ.sum(axis=0)
    return W.T, b, losses
