# %% right="rounded and unique"
def different_neurons(W):
    return np.unique(W.round(8), axis=1).shape[1]


# %% right="a set of tuples"
def different_neurons(W):
    columns = set()
    for column in W.T:
        columns.add(tuple((column * 1e8).round() + 0.0))
    return len(columns)


# %% right="who has no earlier twin"
def different_neurons(W):
    n = W.shape[1]
    twin = np.abs(W[:, :, None] - W[:, None, :]).max(axis=0) < 1e-8
    return np.float64(sum(not twin[j, :j].any() for j in range(n)))


# %% wrong="rows"
def different_neurons(W):
    return len(np.unique(W.round(8), axis=0))


# %% wrong="numbers"
def different_neurons(W):
    return np.unique(W.round(8)).size


# %% wrong="rounding counts"
def different_neurons(W):
    return len({tuple(column) for column in W.T})


# %% wrong="neighbours only"
def different_neurons(W):
    count = 1
    for j in range(1, W.shape[1]):
        if not np.allclose(W[:, j], W[:, j - 1], atol=1e-9, rtol=0):
            count += 1
    return count


# %% wrong="all columns"
def different_neurons(W):
    return len(W.T)


# %% wrong="too generous"
def different_neurons(W):
    found = []
    for column in W.T:
        if not any(np.allclose(column, other) for other in found):
            found.append(column)
    return len(found)


# %% wrong="by rounding"
def different_neurons(W):
    return len({tuple(np.round(column, 9) + 0.0) for column in W.T})


# %% wrong="by rounding"
def different_neurons(W):
    return np.unique(np.round(W, 9), axis=1).shape[1]
