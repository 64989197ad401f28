# %% right="fold by fold"
import numpy as np


def bump_network(centre, radius):
    W1, b1 = np.zeros((2, 6)), np.zeros(6)
    for axis in (0, 1):
        for k, shift in enumerate((1, 0, -1)):
            W1[axis, 3 * axis + k] = 1 / radius
            b1[3 * axis + k] = shift - centre[axis] / radius
    W2 = np.array([[1.0], [-2], [1], [1], [-2], [1]])
    return (W1, W2, np.array([[1.0]])), (b1, np.array([-1.0]), np.array([0.0]))


# %% right="four folds from |x1 - c1| and |x2 - c2|, lists"
def bump_network(centre, radius):
    a, b = centre
    W1 = [[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]]
    b1 = [-a, a, -b, b]
    W2 = [[-1 / radius]] * 4
    return [W1, W2, [[1.0]]], [b1, [1.0], [0.0]]


# %% right="a square pyramid: the smaller of two hats, by another layer"
import numpy as np


def bump_network(centre, radius):
    # min(p, q) = (p + q - |p - q|) / 2 with p = 1 - |u|, q = 1 - |v|; then cut at 0
    W1 = np.array([[1.0, -1, 0, 0], [0, 0, 1, -1]]) / radius
    b1 = np.array([-1, 1, 0, 0]) * centre[0] / radius + np.array([0, 0, -1, 1]) * centre[1] / radius
    U = np.array([1.0, 1, 0, 0])
    V = np.array([0, 0, 1.0, 1])
    W2 = np.column_stack([U + V, U - V, V - U])
    W3 = np.array([[-0.5], [-0.5], [-0.5]])
    return [W1, W2, W3, np.eye(1)], [b1, np.zeros(3), np.ones(1), np.zeros(1)]


# %% right="float32, and half as high twice"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1) / 2
    return [np.float32(W1), np.float32(W2), np.float32([[2]])], [np.float32(b1), np.float32([-0.5]), np.float32([0])]


# %% wrong="no cut"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2], [b1, np.zeros(1)]


# %% wrong="lowered, not cut"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2], [b1, -np.ones(1)]


# %% wrong="+centre for -centre"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) + np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2, np.eye(1)], [b1, -np.ones(1), np.zeros(1)]


# %% wrong="centre not scaled"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3)
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2, np.eye(1)], [b1, -np.ones(1), np.zeros(1)]


# %% wrong="radius ignored"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1)
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3)
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2, np.eye(1)], [b1, -np.ones(1), np.zeros(1)]


# %% wrong="cut at 0"
import numpy as np


def bump_network(centre, radius):
    W1 = np.repeat(np.eye(2), 3, axis=1) / radius
    b1 = np.tile([1.0, 0, -1], 2) - np.repeat(centre, 3) / radius
    W2 = np.tile([1.0, -2, 1], 2).reshape(6, 1)
    return [W1, W2, np.eye(1)], [b1, np.zeros(1), np.zeros(1)]
