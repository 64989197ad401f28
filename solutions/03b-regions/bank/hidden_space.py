# %% right="one line"
def hidden_space(X, W1, b1):
    return np.maximum(X @ W1 + b1, 0)


# %% right="with its own dense_forward and relu"
def hidden_space(X, W1, b1):
    return relu(dense_forward(X, W1, b1))


# %% right="loops and lists"
def hidden_space(X, W1, b1):
    H = []
    for x in X:
        row = []
        for j in range(len(b1)):
            z = sum(x[i] * W1[i][j] for i in range(len(x))) + b1[j]
            row.append(z if z > 0 else 0)
        H.append(row)
    return H


# %% right="einsum and a mask"
def hidden_space(X, W1, b1):
    Z = np.einsum("nd,dm->nm", X, W1) + b1
    Z[Z < 0] = 0
    return Z


# %% right="the size trick"
def hidden_space(X, W1, b1):
    Z = np.dot(X, W1) + b1
    return (Z + np.abs(Z)) / 2


# %% right="single precision"
def hidden_space(X, W1, b1):
    return np.clip(X.astype(np.float32) @ W1.astype(np.float32) + b1.astype(np.float32), 0, None)


# %% right="neuron by neuron"
def hidden_space(X, W1, b1):
    return np.column_stack([np.where(X @ w + b > 0, X @ w + b, 0) for w, b in zip(W1.T, b1)])


# %% wrong="no bend"
def hidden_space(X, W1, b1):
    return dense_forward(X, W1, b1)


# %% wrong="no bias"
def hidden_space(X, W1, b1):
    return np.maximum(0, np.dot(X, W1))


# %% wrong="bias after the ReLU"
def hidden_space(X, W1, b1):
    H = relu(X @ W1)
    return H + b1


# %% wrong="weights transposed"
def hidden_space(X, W1, b1):
    return relu(X @ W1.T + b1)


# %% wrong="a step"
def hidden_space(X, W1, b1):
    return X @ W1 + b1 > 0


# %% wrong="neurons in rows"
def hidden_space(X, W1, b1):
    return [[max(0, x @ W1[:, j] + b1[j]) for x in X] for j in range(len(b1))]


# %% wrong="returns nothing"
def hidden_space(X, W1, b1):
    H = np.maximum(0, X @ W1 + b1)


# %% wrong="ReLU on the way in"
def hidden_space(X, W1, b1):
    return np.maximum(0, X) @ W1 + b1


# %% wrong="summed up"
def hidden_space(X, W1, b1):
    return np.array([sum(max(0, z) for z in row) for row in X @ W1 + b1])


# %% wrong="Python's max"
def hidden_space(X, W1, b1):
    z = X @ W1 + b1
    return z if z > 0 else 0 * z


# %% wrong="other numbers"
import numpy as np


def hidden_space(X, W1, b1):
    Z = X @ W1 + b1
    return np.where(Z > 0.01, Z, 0.0)
