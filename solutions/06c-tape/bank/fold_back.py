# %% right="one axis at a time"
def fold_back(d, shape):
    d = np.asarray(d)
    while d.ndim > len(shape):
        d = d.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            d = d.sum(axis=axis, keepdims=True)
    return d


# %% right="all at once, then reshaped"
def fold_back(d, shape):
    d = np.asarray(d)
    extra = d.ndim - len(shape)
    full = (1,) * extra + tuple(shape)
    axes = tuple(i for i, length in enumerate(full) if length == 1)
    return d.sum(axis=axes).reshape(shape)


# %% right="number by number"
def fold_back(d, shape):
    d = np.asarray(d)
    result = np.zeros(shape)
    extra = d.ndim - len(shape)
    for i in np.ndindex(d.shape):
        at = tuple(0 if length == 1 else k for k, length in zip(i[extra:], shape))
        result[at] += d[i]
    return result


# %% wrong="the mean"
def fold_back(d, shape):
    d = np.asarray(d)
    d = d.mean(axis=tuple(range(d.ndim - len(shape))))
    axes = tuple(i for i, length in enumerate(shape) if length == 1)
    return d.mean(axis=axes, keepdims=True)


# %% wrong="only axes in front"
def fold_back(d, shape):
    d = np.asarray(d)
    return d.sum(axis=tuple(range(d.ndim - len(shape))))


# %% wrong="a dimension less"
def fold_back(d, shape):
    d = np.asarray(d)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, length in enumerate(shape) if length == 1))


# %% wrong="everything summed"
def fold_back(d, shape):
    return np.ones(shape) * np.asarray(d).sum()


# %% wrong="always the rows"
def fold_back(d, shape):
    d = np.asarray(d)
    return d.sum(0) if d.ndim else d
