# %% right="multiplied out"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    return W1 @ W2 @ W3, b1 @ W2 @ W3 + b2 @ W3 + b3


# %% right="probed: what comes out for zero and for the unit vectors"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    def net(X):
        return ((X @ W1 + b1) @ W2 + b2) @ W3 + b3

    b = net(np.zeros(len(W1)))
    return net(np.eye(len(W1))) - b, b


# %% right="loops and lists"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    def two(W, b, V, c):
        product = [[sum(W[i][k] * V[k][j] for k in range(len(V))) for j in range(len(c))] for i in range(len(W))]
        return product, [sum(b[k] * V[k][j] for k in range(len(V))) + c[j] for j in range(len(c))]

    W, b = two(*two(W1, b1, W2, b2), W3, b3)
    return [W, b]


# %% right="einsum"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = np.einsum("ij,jk,kl->il", W1, W2, W3)
    b = np.einsum("j,jk,kl->l", b1, W2, W3) + np.einsum("k,kl->l", b2, W3) + b3
    return W, b


# %% right="a constant 1 as one more input"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    M = np.eye(len(W1) + 1)
    for W, b in ((W1, b1), (W2, b2), (W3, b3)):
        big = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
        big[:-1, :-1], big[-1, :-1], big[-1, -1] = W, b, 1
        M = M @ big
    return M[:-1, :-1], M[-1, :-1]


# %% right="float32"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    W1, b1, W2, b2, W3, b3 = (np.float32(a) for a in (W1, b1, W2, b2, W3, b3))
    W = np.linalg.multi_dot([W1, W2, W3])
    return W, np.dot(np.dot(b1, W2) + b2, W3) + b3


# %% wrong="biases left out"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = np.dot(np.dot(W1, W2), W3)
    return W, np.zeros(W.shape[1])


# %% wrong="biases just added"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = W1 @ W2 @ W3
    b = sum([b1, b2, b3])
    return W, b


# %% wrong="only the last bias"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W12 = W1 @ W2
    return W12 @ W3, b3.copy()


# %% wrong="biases through one layer only"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    return W1 @ W2 @ W3, b3 + b2.dot(W3) + b1.dot(W2)


# %% wrong="weights in reverse order"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = W3 @ W2 @ W1
    b = (b1 @ W2 + b2) @ W3 + b3
    return W, b


# %% wrong="the other notation"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = W3.T @ W2.T @ W1.T
    b = W3.T @ (W2.T @ b1 + b2) + b3
    return W, b


# %% wrong="first bias forgotten"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W, b = W1 @ W2, b2
    return W @ W3, b @ W3 + b3


# %% wrong="only the weights"
import numpy as np


def collapse_rows(W1, b1, W2, b2, W3, b3):
    return np.linalg.multi_dot([W1, W2, W3])


# %% wrong="changes its input"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    b2 += b1 @ W2
    b3 += b2 @ W3
    return W1 @ W2 @ W3, b3


# %% wrong="returns nothing"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = W1 @ W2 @ W3
    b = (b1 @ W2 + b2) @ W3 + b3


# %% wrong="weights multiplied entry by entry"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    W = W1 * W2 * W3
    b = (b1 @ W2 + b2) @ W3 + b3
    return W, b


# %% wrong="product missing"
def collapse_rows(W1, b1, W2, b2, W3, b3):
    return W1 @ W2 @ W3, b1 @ W2 @ W3 + b2 + b3
