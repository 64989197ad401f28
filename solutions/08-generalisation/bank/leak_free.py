# %% right="by columns"
def leak_free(X, train, test):
    a, b = X[train].astype(float), X[test].astype(float)
    for j in range(X.shape[1]):
        m, s = a[:, j].mean(), a[:, j].std()
        a[:, j] -= m
        b[:, j] -= m
        if s > 0:
            a[:, j] /= s
            b[:, j] /= s
    return a, b


# %% right="all rows by training's numbers"
def leak_free(X, train, test):
    mu = np.mean(X[train], 0)
    sd = np.std(X[train], 0)
    sd[sd == 0] = 1
    Z = (X - mu) / sd
    return Z[train], Z[test]


# %% right="mean of squares"
def leak_free(X, train, test):
    C = X[train] - X[train].mean(0)
    sd = np.sqrt((C**2).mean(0))
    sd = sd + (sd == 0)
    return [C / sd, (X[test] - X[train].mean(0)) / sd]


# %% wrong="all rows"
def leak_free(X, train, test):
    sd = X.std(axis=0)
    Z = (X - X.mean(axis=0)) / np.where(sd > 0, sd, 1)
    return Z[train], Z[test]


# %% wrong="the test by itself"
def leak_free(X, train, test):
    def standard(A):
        sd = A.std(axis=0)
        return (A - A.mean(axis=0)) / np.where(sd > 0, sd, 1)

    return standard(X[train]), standard(X[test])


# %% wrong="constant column gives nan"
def leak_free(X, train, test):
    mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
    return (X[train] - mean) / sd, (X[test] - mean) / sd


# %% wrong="over the wrong axis"
def leak_free(X, train, test):
    mean, sd = X[train].mean(), X[train].std()
    return (X[train] - mean) / sd, (X[test] - mean) / sd


# %% wrong="n - 1"
def leak_free(X, train, test):
    mean, sd = X[train].mean(axis=0), X[train].std(axis=0, ddof=1)
    sd[sd == 0] = 1
    return (X[train] - mean) / sd, (X[test] - mean) / sd


# %% wrong="only moved"
def leak_free(X, train, test):
    mean = X[train].mean(axis=0)
    return X[train] - mean, X[test] - mean


# %% wrong="all rows, and a constant column gives nan"
def leak_free(X, train, test):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z[train], Z[test]


# %% wrong="the test by itself, and a constant column gives nan"
def leak_free(X, train, test):
    def f(A):
        return (A - A.mean(axis=0)) / A.std(axis=0)

    return f(X[train]), f(X[test])


# %% wrong="a tiny number added"
def leak_free(X, train, test):
    m, s = X[train].mean(axis=0), X[train].std(axis=0) + 1e-8
    return (X[train] - m) / s, (X[test] - m) / s


# %% wrong="a constant column becomes 0"
def leak_free(X, train, test):
    m, s = X[train].mean(axis=0), X[train].std(axis=0)
    a, b = np.zeros_like(X[train]), np.zeros_like(X[test])
    ok = s > 0
    a[:, ok] = (X[train][:, ok] - m[ok]) / s[ok]
    b[:, ok] = (X[test][:, ok] - m[ok]) / s[ok]
    return a, b


# %% wrong="the deviation of all rows"
def leak_free(X, train, test):
    s = X.std(axis=0)
    s = np.where(s == 0, 1, s)
    m = X[train].mean(axis=0)
    return (X[train] - m) / s, (X[test] - m) / s


# %% wrong="the mean of all rows"
def leak_free(X, train, test):
    s = X[train].std(axis=0)
    s = np.where(s == 0, 1, s)
    m = X.mean(axis=0)
    return (X[train] - m) / s, (X[test] - m) / s


# %% wrong="the test as it was"
def leak_free(X, train, test):
    m, s = X[train].mean(axis=0), X[train].std(axis=0)
    s = np.where(s == 0, 1, s)
    return (X[train] - m) / s, X[test]


# %% wrong="each row by itself"
def leak_free(X, train, test):
    T, S = X[train], X[test]
    return (T - T.mean(axis=1, keepdims=True)) / T.std(axis=1, keepdims=True), (
        S - S.mean(axis=1, keepdims=True)
    ) / S.std(axis=1, keepdims=True)


# %% wrong="the test first"
def leak_free(X, train, test):
    m, s = X[train].mean(axis=0), X[train].std(axis=0)
    s = np.where(s == 0, 1, s)
    return (X[test] - m) / s, (X[train] - m) / s


# %% wrong="another type of number"
def leak_free(X, train, test):
    mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
    sd[sd == 0] = 1
    X_train, X_test = X[train], X[test]
    X_train[:], X_test[:] = (X_train - mean) / sd, (X_test - mean) / sd
    return X_train, X_test
