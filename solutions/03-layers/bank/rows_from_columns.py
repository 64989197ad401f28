# %% right="ravel"
def rows_from_columns(M, c):
    return M.T, c.ravel()


# %% right="loops and lists"
def rows_from_columns(M, c):
    W = [[M[j][i] for j in range(len(M))] for i in range(len(M[0]))]
    b = [entry[0] for entry in c]
    return [W, b]


# %% right="columns stacked"
import numpy as np


def rows_from_columns(M, c):
    return np.column_stack(list(M)), np.concatenate(c)


# %% right="float32 copies"
import numpy as np


def rows_from_columns(M, c):
    return np.transpose(M).astype(np.float32), c.squeeze(axis=1).astype(np.float32)


# %% right="einsum and flatten"
import numpy as np


def rows_from_columns(M, c):
    return np.einsum("ij->ji", M), c.T[0]


# %% wrong="reshaped, not transposed"
def rows_from_columns(M, c):
    d_out, d_in = M.shape
    return M.reshape(d_in, d_out), c.reshape(d_out)


# %% wrong="bias still a column"
import numpy as np


def rows_from_columns(M, c):
    W = np.transpose(M)
    return W, c


# %% wrong="bias as a row of a table"
def rows_from_columns(M, c):
    return M.T, c.T


# %% wrong="a bias squeezed too far"
def rows_from_columns(M, c):
    return M.T, c.squeeze()


# %% wrong="weights as they are"
def rows_from_columns(M, c):
    return M.copy(), c.flatten()


# %% wrong="kind: only value 1"
def rows_from_columns(M, c):
    W, b = M.T, c[:, 0]
    return W


# %% wrong="another order"
def rows_from_columns(M, c):
    return c[:, 0], M.T


# %% wrong="returns nothing"
def rows_from_columns(M, c):
    W = M.T
    b = c[:, 0]


# %% wrong="nothing changed"
def rows_from_columns(M, c):
    return M, c


# %% wrong="kind: a dict"
def rows_from_columns(M, c):
    return {"W": M.T, "b": c[:, 0]}


# %% wrong="a zero"
def rows_from_columns(M, c):
    return M.T, np.atleast_1d(c.squeeze()) + 0 if c.any() else np.zeros(M.shape[1])
