# %% right="a loop"
def likelihood(P, y):
    result = 1
    for row, label in zip(P, y):
        result *= row[label]
    return result


# %% right="through logarithms"
def likelihood(P, y):
    return np.exp(sum(np.log(P[i, y[i]]) for i in range(len(y))))


# %% right="with one-hot rows"
def likelihood(P, y):
    return np.prod((P * (y[:, None] == np.arange(P.shape[1]))).sum(axis=1))


# %% right="powers of one-hot rows"
def likelihood(P, y):
    return np.prod(P ** np.eye(P.shape[1])[y])


# %% right="math.prod, take_along_axis"
import math


def likelihood(P, y):
    return math.prod(np.take_along_axis(P, y[:, None], axis=1)[:, 0].tolist())


# %% right="the diagonal of whole columns"
def likelihood(P, y):
    return np.prod(np.diag(P[:, y]))


# %% right="a 0-d array in float32"
def likelihood(P, y):
    return np.array(np.prod(P[range(len(y)), y]), dtype=np.float32)


# %% wrong="added up"
def likelihood(P, y):
    total = 0
    for i in range(len(y)):
        total += P[i, y[i]]
    return total


# %% wrong="whole columns"
def likelihood(P, y):
    return np.prod(P[:, y])


# %% wrong="the largest of each row"
def likelihood(P, y):
    return np.prod(np.max(P, axis=1))


# %% wrong="all numbers"
def likelihood(P, y):
    return np.prod(P)


# %% wrong="not multiplied"
def likelihood(P, y):
    return [P[i, c] for i, c in enumerate(y)]


# %% wrong="started at 0"
def likelihood(P, y):
    product = 0
    for i in range(len(y)):
        product *= P[i, y[i]]
    return product


# %% wrong="the first example only"
def likelihood(P, y):
    product = 1
    for i in range(len(y)):
        product *= P[i, y[i]]
        return product


# %% wrong="the last example only"
def likelihood(P, y):
    for i in range(len(y)):
        product = P[i, y[i]]
    return product


# %% wrong="the logarithm"
def likelihood(P, y):
    return np.log(P[np.arange(len(y)), y]).sum()


# %% wrong="changes its input"
def likelihood(P, y):
    P[P == 0] = 1
    P *= np.eye(P.shape[1])[y]
    return P.sum(axis=1).prod()


# %% wrong="stops: one number at a time"
def likelihood(P, y):
    return P[np.arange(len(y), y)].prod()


# %% wrong="other sizes"
def likelihood(P, y):
    return np.prod(np.choose(y, P.T[:32]))


# %% wrong="a row twice"
def likelihood(P, y):
    L = 1.0
    for r in {tuple(row) + (int(c),) for row, c in zip(P, y)}:
        L *= r[r[-1]]
    return L
