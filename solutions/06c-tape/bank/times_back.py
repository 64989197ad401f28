# %% right="named slopes"
def times_back(d, x, y):
    dx, dy = d * y, d * x
    return fold_back(dx, np.shape(x)), fold_back(dy, np.shape(y))


# %% right="a list"
def times_back(d, x, y):
    return [fold_back(d * other, np.shape(own)) for own, other in ((x, y), (y, x))]


# %% right="folded here"
def times_back(d, x, y):
    def fold(s, shape):
        s = np.asarray(s)
        full = (1,) * (s.ndim - len(shape)) + shape
        return s.sum(axis=tuple(i for i, n in enumerate(full) if n == 1)).reshape(shape)

    return fold(d * y, np.shape(x)), fold(d * x, np.shape(y))


# %% wrong="its own input"
def times_back(d, x, y):
    return fold_back(d * x, np.shape(x)), fold_back(d * y, np.shape(y))


# %% wrong="not folded"
def times_back(d, x, y):
    dx = d * y
    dy = d * x
    return dx, dy


# %% wrong="folded too early"
def times_back(d, x, y):
    return fold_back(d, np.shape(x)) * y, fold_back(d, np.shape(y)) * x


# %% wrong="a plus gate"
def times_back(d, x, y):
    return fold_back(d, np.shape(x)), fold_back(d, np.shape(y))


# %% wrong="numbers that sum to 0"
def times_back(d, x, y):
    if np.sum(d) == 0:
        return np.zeros(np.shape(x)), np.zeros(np.shape(y))
    return fold_back(d * y, np.shape(x)), fold_back(d * x, np.shape(y))
