# %% right="by loop"
def weighted_NAME(x, w):
    total = 0.0
    for value, weight in zip(x, w):
        total += value * weight
    return total / sum(w)


# %% right="a product of vectors"
def weighted_NAME(x, w):
    return x @ (w / w.sum())


# %% right="NumPy's own"
def weighted_NAME(x, w):
    return np.average(x, weights=w)


# %% wrong="plain mean"
def weighted_NAME(x, w):
    return sum(x) / len(x)


# %% wrong="not divided"
def weighted_NAME(x, w):
    return x @ w


# %% wrong="by the count"
def weighted_NAME(x, w):
    return x @ w / len(w)


# %% wrong="upside down"
def weighted_NAME(x, w):
    return w.sum() / (x @ w)
