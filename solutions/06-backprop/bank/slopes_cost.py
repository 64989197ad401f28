# %% right="index"
def slopes_cost(sizes):
    total = 0
    for k in range(len(sizes) - 1):
        total += sizes[k] * sizes[k + 1]
    return total


# %% right="dot product"
def slopes_cost(sizes):
    return np.dot(sizes[1:], sizes[:-1])


# %% right="from the top, a weight matrix for each layer"
def slopes_cost(sizes):
    count, slopes = 0, np.ones(sizes[-1])
    for d in sizes[-2::-1]:
        W = np.zeros((d, len(slopes)))
        slopes, count = W @ slopes, count + W.size
    return count


# %% right="recursion, a float"
def slopes_cost(sizes):
    return 0.0 if len(sizes) < 2 else float(sizes[0] * sizes[1]) + slopes_cost(sizes[1:])


# %% wrong="the slide"
import math


def slopes_cost(sizes):
    return math.prod(sizes)


# %% wrong="biases counted"
def slopes_cost(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


# %% wrong="neurons"
def slopes_cost(sizes):
    return int(np.sum(sizes))


# %% wrong="twice"
def slopes_cost(sizes):
    return sum(2 * a * b for a, b in zip(sizes, sizes[1:]))


# %% wrong="the first layer left out"
def slopes_cost(sizes):
    return sum(sizes[k] * sizes[k + 1] for k in range(1, len(sizes) - 1))


# %% wrong="the largest size"
def slopes_cost(sizes):
    sizes = np.array(sizes, dtype=np.int32)
    return int((sizes[:-1] * sizes[1:]).sum(dtype=np.int32))
