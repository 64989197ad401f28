# %% right="multiplied out"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    return W3 @ W2 @ W1, W3 @ W2 @ b1 + W3 @ b2 + b3


# %% right="through the rows"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    W, b = collapse_rows(W1.T, b1, W2.T, b2, W3.T, b3)
    return W.T, b


# %% right="column by column"
import numpy as np


def collapse_columns(W1, b1, W2, b2, W3, b3):
    def net(x):
        return W3.dot(W2.dot(W1.dot(x) + b1) + b2) + b3

    b = net(np.zeros(W1.shape[1]))
    return np.array([net(e) - b for e in np.eye(W1.shape[1])]).T.tolist(), b.tolist()


# %% right="float32 einsum"
import numpy as np


def collapse_columns(W1, b1, W2, b2, W3, b3):
    W = np.einsum("kj,ji->ki", W2.astype("f4"), W1.astype("f4"))
    b = W2 @ b1 + b2
    return np.einsum("lk,ki->li", W3.astype("f4"), W), (W3 @ b + b3).astype("f4")


# %% wrong="the other notation"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    return collapse_rows(W1.T, b1, W2.T, b2, W3.T, b3)


# %% wrong="biases left out"
import numpy as np


def collapse_columns(W1, b1, W2, b2, W3, b3):
    return W3 @ W2 @ W1, 0 * b3


# %% wrong="weights in reverse order"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    return W1 @ W2 @ W3, W3 @ (W2 @ b1 + b2) + b3


# %% wrong="second bias forgotten"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    return W3 @ W2 @ W1, W3 @ W2 @ b1 + b3


# %% wrong="biases just added"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    W = W3 @ W2 @ W1
    return W, b1 + b2 + b3


# %% wrong="rows in a world of columns"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    W = W1 @ W2 @ W3
    b = (b1 @ W2 + b2) @ W3 + b3
    return W, b


# %% wrong="biases in reverse order"
def collapse_columns(W1, b1, W2, b2, W3, b3):
    return collapse_rows(W3, b3, W2, b2, W1, b1)
