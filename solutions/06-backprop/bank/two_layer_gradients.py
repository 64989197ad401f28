# %% right="example by example"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    loss, dW1, db1, dW2, db2 = 0.0, 0 * W1, 0 * b1, 0 * W2, 0 * b2
    for x, t in zip(X, T):
        h = sigmoid(x @ W1 + b1)
        o = sigmoid(h @ W2 + b2)
        loss += 0.5 * ((t - o) ** 2).sum()
        d = (o - t) * o * (1 - o)
        e = (W2 @ d) * h * (1 - h)
        dW1, db1 = dW1 + np.outer(x, e), db1 + e
        dW2, db2 = dW2 + np.outer(h, d), db2 + d
    return loss, dW1, db1, dW2, db2


# %% right="einsum, in a list"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(np.einsum("nd,dm->nm", X, W1) + b1)
    O = sigmoid(np.einsum("nm,mk->nk", H, W2) + b2)
    D = -(T - O) * O * (1 - O)
    E = np.einsum("nk,mk->nm", D, W2) * (H - H**2)
    return [
        np.square(T - O).sum() / 2,
        np.einsum("nd,nm->dm", X, E),
        E.sum(0),
        np.einsum("nm,nk->mk", H, D),
        D.sum(0),
    ]


# %% right="biases as weights of a 1, float32"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    one = np.ones((len(X), 1))
    X1 = np.hstack([X, one])
    H = sigmoid(X1 @ np.vstack([W1, b1]))
    H1 = np.hstack([H, one])
    O = sigmoid(H1 @ np.vstack([W2, b2]))
    D = ((O - T) * O * (1 - O)).astype(np.float32)
    E = (D @ W2.T * H * (1 - H)).astype(np.float32)
    U, V = X1.T.astype(np.float32) @ E, H1.T.astype(np.float32) @ D
    return 0.5 * np.sum((O - T) ** 2), U[:-1], U[-1], V[:-1], V[-1]


# %% wrong="the sign"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (T - O) * O * (1 - O)
    D1 = (D2 @ W2.T) * H * (1 - H)
    return 0.5 * ((T - O) ** 2).sum(), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="no transpose on the way down"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = (D2 @ W2) * H * (1 - H)
    return 0.5 * ((T - O) ** 2).sum(), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="the mean loss"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = (D2 @ W2.T) * H * (1 - H)
    return np.mean((T - O) ** 2) / 2, X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="biases not summed"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = (D2 @ W2.T) * H * (1 - H)
    return 0.5 * ((T - O) ** 2).sum(), X.T @ D1, D1, H.T @ D2, D2


# %% wrong="the hidden slope is missing"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = D2 @ W2.T
    return 0.5 * ((T - O) ** 2).sum(), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="divided by n"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    n = len(X)
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O) / n
    D1 = (D2 @ W2.T) * H * (1 - H)
    return 0.5 * ((T - O) ** 2).sum(), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="the loss as a mean over examples"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = (D2 @ W2.T) * H * (1 - H)
    return 0.5 * ((T - O) ** 2).sum(axis=1).mean(), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="X for another name"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = D2 @ W2.T * X * (1 - X)
    return 0.5 * np.sum((T - O) ** 2), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)


# %% wrong="another order"
def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = D2 @ W2.T * H * (1 - H)
    return 0.5 * np.sum((T - O) ** 2), X.T @ D1, D1.sum(axis=0), D2.sum(axis=0), H.T @ D2


# %% right="a named tuple"
from collections import namedtuple

Out = namedtuple("Out", "loss W1 b1 W2 b2")


def two_layer_gradients(X, T, W1, b1, W2, b2):
    H = sigmoid(X @ W1 + b1)
    O = sigmoid(H @ W2 + b2)
    D2 = (O - T) * O * (1 - O)
    D1 = D2 @ W2.T * H * (1 - H)
    return Out(0.5 * np.sum((T - O) ** 2), X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0))
