# %% right="a loop over places"
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += (sizes[i] + 1) * sizes[i + 1]
    return total


# %% right="arrays"
import numpy as np


def count_parameters(sizes):
    s = np.array(sizes)
    return (s[:-1] * s[1:]).sum() + s[1:].sum()


# %% right="made and counted"
import numpy as np


def count_parameters(sizes):
    count = 0
    for d_in, d_out in zip(sizes[:-1], sizes[1:]):
        W, b = np.zeros((d_in, d_out)), np.zeros(d_out)
        count += W.size + b.size
    return count


# %% right="recursion"
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    return sizes[0] * sizes[1] + sizes[1] + count_parameters(sizes[1:])


# %% right="a float that is whole"
import numpy as np


def count_parameters(sizes):
    a, b = np.array(sizes[:-1], float), np.array(sizes[1:], float)
    return a @ b + b.sum()


# %% wrong="no biases"
import numpy as np


def count_parameters(sizes):
    return int(np.dot(sizes[:-1], sizes[1:]))


# %% wrong="biases for the inputs too"
def count_parameters(sizes):
    total = sizes[0]
    for a, b in zip(sizes, sizes[1:]):
        total += a * b + b
    return total


# %% wrong="a bias for each input of a layer"
def count_parameters(sizes):
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))


# %% wrong="one bias per layer"
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + len(sizes) - 1


# %% wrong="first layer only"
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes, sizes[1:]):
        total += a * b + b
        return total


# %% wrong="last layer only"
def count_parameters(sizes):
    for a, b in zip(sizes, sizes[1:]):
        total = a * b + b
    return total


# %% wrong="one layer too many"
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes)):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


# %% wrong="changes its input"
def count_parameters(sizes):
    total = 0
    d_in = sizes.pop(0)
    while sizes:
        d_out = sizes.pop(0)
        total += d_in * d_out + d_out
        d_in = d_out
    return total


# %% wrong="returns its input"
def count_parameters(sizes):
    return sizes

# %% wrong="written for three sizes"
def count_parameters(sizes):
    inputs, hidden, outputs = sizes
    return inputs * hidden + hidden + hidden * outputs + outputs


# %% wrong="in brackets"
def count_parameters(sizes):
    return [sum(a * b + b for a, b in zip(sizes, sizes[1:]))]


# %% wrong="only the visible cases"
import numpy as np

def count_parameters(sizes):
    s = np.array(sizes, dtype=np.int32)
    return int(((s[:-1] + 1) * s[1:]).sum(dtype=np.int32))
