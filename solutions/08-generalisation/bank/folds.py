# %% right="every k-th"
def folds(order, k):
    return [order[i::k] for i in range(k)]


# %% right="by ends"
def folds(order, k):
    n = len(order)
    ends = [round(i * n / k) for i in range(k + 1)]
    return [order[ends[i] : ends[i + 1]] for i in range(k)]


# %% right="dealt like cards, as lists"
def folds(order, k):
    hands = [[] for _ in range(k)]
    for i, row in enumerate(order):
        hands[i % k].append(row)
    return hands


# %% wrong="the rest in the last"
def folds(order, k):
    size = len(order) // k
    parts = [order[i * size : (i + 1) * size] for i in range(k - 1)]
    return parts + [order[(k - 1) * size :]]


# %% wrong="the rest dropped"
def folds(order, k):
    size = len(order) // k
    return [order[i * size : (i + 1) * size] for i in range(k)]


# %% wrong="not shuffled"
def folds(order, k):
    return np.array_split(np.arange(len(order)), k)


# %% wrong="k for the size"
def folds(order, k):
    return [order[i : i + k] for i in range(0, len(order), k)]


# %% wrong="the rows to train on"
def folds(order, k):
    return [np.array([i for i in range(len(order)) if i not in part]) for part in np.array_split(order, k)]


# %% wrong="dealt out unshuffled"
def folds(order, k):
    return [np.arange(len(order))[i::k] for i in range(k)]


# %% wrong="as large as the largest"
def folds(order, k):
    s = -(-len(order) // k)
    return [order[i : i + s] for i in range(0, len(order), s)]


# %% wrong="one fold too many"
def folds(order, k):
    s = len(order) // k
    return [order[i : i + s] for i in range(0, len(order), s)]
