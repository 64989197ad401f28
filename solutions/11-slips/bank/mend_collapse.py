# %% right="by what goes in and comes out"
def mend_collapse(W1, b1, W2, b2):
    def net(X):
        return (X @ W1 + b1) @ W2 + b2

    b = net(np.zeros(len(W1)))
    return net(np.eye(len(W1))) - b, b


# %% right="einsum"
def mend_collapse(W1, b1, W2, b2):
    return np.einsum("ij,jk->ik", W1, W2), np.einsum("j,jk->k", b1, W2) + b2


# %% right="the bias as a weight of 1"
def mend_collapse(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    return [both[:-1], both[-1] + b2]


# %% wrong="as on the slide"
def mend_collapse(W1, b1, W2, b2):
    return np.dot(W1, W2), b2 * 0


# %% wrong="only the last bias"
def mend_collapse(W1, b1, W2, b2):
    return W1 @ W2, b2


# %% wrong="only the first bias"
def mend_collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2


# %% wrong="kind: only value 1"
def mend_collapse(W1, b1, W2, b2):
    return W1 @ W2


# %% wrong="biases just added"
def mend_collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2


# %% wrong="the other notation"
def mend_collapse(W1, b1, W2, b2):
    return W2.T @ W1.T, W2.T @ b1 + b2


# %% wrong="another order"
def mend_collapse(W1, b1, W2, b2):
    b = b1 @ W2 + b2
    return b, W1 @ W2


# %% wrong="other sizes"
def mend_collapse(W1, b1, W2, b2):
    return W1 @ W2, np.squeeze(b1 @ W2 + b2)
