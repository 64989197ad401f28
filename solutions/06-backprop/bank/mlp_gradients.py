# %% right="indices from the top"
def mlp_gradients(X, y, weights, biases):
    A = [X]
    L = len(weights)
    for l in range(L - 1):
        A.append(np.tanh(A[l] @ weights[l] + biases[l]))
    loss, dZ = softmax_cross_entropy(A[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [None] * L, [None] * L
    for l in range(L - 1, -1, -1):
        dWs[l] = A[l].T @ dZ
        dbs[l] = dZ.sum(axis=0)
        if l > 0:
            dZ = (dZ @ weights[l].T) * (1 - A[l] ** 2)
    return loss, dWs, dbs


# %% right="recursion"
def mlp_gradients(X, y, weights, biases):
    def down(A, l):
        Z = A @ weights[l] + biases[l]
        if l == len(weights) - 1:
            loss, dZ = softmax_cross_entropy(Z, y)
            dWs, dbs = [], []
        else:
            T = np.tanh(Z)
            loss, dT, dWs, dbs = down(T, l + 1)
            dZ = dT * (1 - T * T)
        return loss, dZ @ weights[l].T, [A.T @ dZ] + dWs, [dZ.sum(0)] + dbs

    loss, _, dWs, dbs = down(X, 0)
    return loss, dWs, dbs


# %% right="softmax written out, tuples"
def mlp_gradients(X, y, weights, biases):
    A, Zs = [X], []
    for W, b in zip(weights, biases):
        Zs.append(A[-1] @ W + b)
        A.append(np.tanh(Zs[-1]))
    E = np.exp(Zs[-1] - Zs[-1].max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    n = len(y)
    loss = -np.log(P[np.arange(n), y]).mean()
    d = (P - np.eye(P.shape[1])[y]) / n
    dWs, dbs = (), ()
    for k in reversed(range(len(weights))):
        dWs, dbs = (A[k].T @ d, *dWs), (d.sum(axis=0), *dbs)
        d = d @ weights[k].T / np.cosh(Zs[k - 1]) ** 2 if k else d
    return loss, dWs, dbs


# %% wrong="tanh's slope is missing"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dZ, dW, db = dense_backward(dZ, A, W)
        dWs.insert(0, dW)
        dbs.insert(0, db)
    return loss, dWs, dbs


# %% wrong="lists from the top"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dA, dW, db = dense_backward(dZ, A, W)
        dZ = dA * (1 - A**2)
        dWs.append(dW)
        dbs.append(db)
    return loss, dWs, dbs


# %% wrong="another tanh at the top"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights, biases):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    out = inputs.pop()
    loss, dA = softmax_cross_entropy(out, y)
    dZ = dA * (1 - out**2)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dA, dW, db = dense_backward(dZ, A, W)
        dZ = dA * (1 - A**2)
        dWs.insert(0, dW)
        dbs.insert(0, db)
    return loss, dWs, dbs


# %% wrong="divided by n again"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dA, dW, db = dense_backward(dZ, A, W)
        dZ = dA * (1 - A**2)
        dWs.insert(0, dW / len(X))
        dbs.insert(0, db / len(X))
    return loss, dWs, dbs


# %% wrong="another activation"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(relu(inputs[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dA, dW, db = dense_backward(dZ, A, W)
        dZ = dA * (A > 0)
        dWs.insert(0, dW)
        dbs.insert(0, db)
    return loss, dWs, dbs


# %% wrong="borrowed"
import nnkit


def mlp_gradients(X, y, weights, biases):
    layers = [nnkit.Dense(*W.shape, rng=0) for W in weights]
    for layer, W, b in zip(layers, weights, biases):
        layer.W.value, layer.b.value = W, b
    model = nnkit.Sequential(*[part for layer in layers for part in (layer, "tanh")][:-1])
    loss, dZ = nnkit.softmax_cross_entropy(model.forward(X), y)
    model.backward(dZ)
    return loss, [layer.W.grad for layer in layers], [layer.b.grad for layer in layers]


# %% wrong="the slope comes too late"
def mlp_gradients(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    loss, d = softmax_cross_entropy(A[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, A[l].T @ d)
        dbs.insert(0, d.sum(axis=0))
        if l < len(weights) - 1:
            d = d * (1 - A[l + 1] ** 2)
        d = d @ weights[l].T
    return loss, dWs, dbs


# %% wrong="sigmoids"
def mlp_gradients(X, y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(sigmoid(A[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(A[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for a, W in zip(reversed(A), reversed(weights)):
        dA, dW, db = dense_backward(dZ, a, W)
        dWs.insert(0, dW)
        dbs.insert(0, db)
        dZ = sigmoid_backward(dA, a)
    return loss, dWs, dbs


# %% wrong="one matrix twice"
import numpy as np


def mlp_gradients(X, y, weights, biases):
    values = [X]
    for W, b in zip(weights, biases):
        Z = values[-1] @ W + b
        values.append(Z if W is weights[-1] else np.tanh(Z))
    loss, dZ = softmax_cross_entropy(values[-1], y)
    dWs, dbs = [], []
    for k in reversed(range(len(weights))):
        dX, dW, db = dense_backward(dZ, values[k], weights[k])
        dWs, dbs = [dW, *dWs], [db, *dbs]
        dZ = dX * (1 - values[k] ** 2)
    return loss, dWs, dbs


# %% wrong="only the visible cases"
def mlp_gradients(X, y, weights, biases):
    inputs = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        inputs.append(np.tanh(inputs[-1] @ W + b))
    loss, dZ = softmax_cross_entropy(inputs[-1] @ weights[-1] + biases[-1], y)
    dWs, dbs = [], []
    for A, W in zip(inputs[::-1], weights[::-1]):
        dWs.insert(0, A.T @ dZ)
        dbs.insert(0, dZ.sum(axis=0))
        dZ = (dZ @ W.T) * np.maximum(1 - A**2, 1e-6)
    return loss, dWs, dbs
