# %% right="column by column, in copies"
def prepare_piles(X_train, X_val, X_test):
    out = [X_train.copy(), X_val.copy(), X_test.copy()]
    for j in range(X_train.shape[1]):
        known = [x for x in X_train[:, j] if x == x]
        middle = np.median(known) if known else 0
        for X in out:
            X[np.isnan(X[:, j]), j] = middle
        m, s = out[0][:, j].mean(), out[0][:, j].std()
        for X in out:
            X[:, j] -= m
            if s > 0:
                X[:, j] /= s
    return out


# %% right="nanmedian, with its warning"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    A, B, C = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    mu = A.mean(0)
    sigma = np.sqrt(((A - mu) ** 2).mean(0))
    sigma = np.where(sigma < 1e-12, 1, sigma)
    return (A - mu) / sigma, (B - mu) / sigma, (C - mu) / sigma


# %% right="sorted by hand, float32 out"
def prepare_piles(X_train, X_val, X_test):
    def middle(column):
        known = sorted(float(x) for x in column if not np.isnan(x))
        h = len(known) // 2
        return 0.0 if not known else known[h] if len(known) % 2 else (known[h - 1] + known[h]) / 2

    fill = np.array([middle(c) for c in X_train.T])
    T = np.where(np.isnan(X_train), fill, X_train)
    mean, sd = T.mean(axis=0, keepdims=True), T.std(axis=0, keepdims=True)
    sd = sd + (sd == 0)
    return [((np.where(np.isnan(X), fill, X) - mean) / sd).astype(np.float32) for X in (X_train, X_val, X_test)]


# %% wrong="learnt from all rows"
def prepare_piles(X_train, X_val, X_test):
    X = np.concatenate([X_train, X_val, X_test])
    median = np.nan_to_num(np.nanmedian(X, axis=0))
    X = np.where(np.isnan(X), median, X)
    sd = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(sd == 0, 1, sd)
    a, b = len(X_train), len(X_train) + len(X_val)
    return X[:a], X[a:b], X[b:]


# %% wrong="gaps filled from all rows"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(np.vstack([X_train, X_val, X_test]), axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    sd = T.std(axis=0)
    sd[sd == 0] = 1
    return tuple((X - T.mean(axis=0)) / sd for X in (T, V, N))


# %% wrong="scaled by all rows"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    piles = [np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test)]
    together = np.vstack(piles)
    sd = together.std(axis=0)
    return [(X - together.mean(axis=0)) / np.where(sd == 0, 1, sd) for X in piles]


# %% wrong="each pile by its own"
def prepare_piles(X_train, X_val, X_test):
    out = []
    for X in (X_train, X_val, X_test):
        X = np.where(np.isnan(X), np.nan_to_num(np.nanmedian(X, axis=0)), X)
        sd = X.std(axis=0)
        out.append((X - X.mean(axis=0)) / np.where(sd == 0, 1, sd))
    return out


# %% wrong="gaps filled pile by pile"
def prepare_piles(X_train, X_val, X_test):
    out = []
    for X in (X_train, X_val, X_test):
        medians = np.nan_to_num(np.nanmedian(X, axis=0))
        out.append(np.where(np.isnan(X), medians, X))
    m, s = out[0].mean(axis=0), out[0].std(axis=0)
    return tuple((X - m) / np.where(s == 0, 1, s) for X in out)


# %% wrong="measured on other rows"
def prepare_piles(X_train, X_val, X_test):
    mean = np.nan_to_num(np.nanmean(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), mean, X) for X in (X_train, X_val, X_test))
    sd = T.std(axis=0)
    sd[sd == 0] = 1
    return (T - T.mean(axis=0)) / sd, (V - T.mean(axis=0)) / sd, (N - T.mean(axis=0)) / sd


# %% wrong="filled with 0"
def prepare_piles(X_train, X_val, X_test):
    T, V, N = (np.nan_to_num(X) for X in (X_train, X_val, X_test))
    sd = T.std(axis=0)
    sd[sd == 0] = 1
    return (T - T.mean(axis=0)) / sd, (V - T.mean(axis=0)) / sd, (N - T.mean(axis=0)) / sd


# %% wrong="measured on other rows"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    sd = T.std(axis=0, ddof=1)
    sd[sd == 0] = 1
    return tuple((X - T.mean(axis=0)) / sd for X in (T, V, N))


# %% wrong="0 / 0"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    return tuple((X - T.mean(axis=0)) / T.std(axis=0) for X in (T, V, N))


# %% wrong="changes its input"
def prepare_piles(X_train, X_val, X_test):
    known = [c[~np.isnan(c)] for c in X_train.T]
    median = np.array([np.median(c) if len(c) else 0 for c in known])
    for X in (X_train, X_val, X_test):
        X[:] = np.where(np.isnan(X), median, X)
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd[sd == 0] = 1
    return tuple((X - mean) / sd for X in (X_train, X_val, X_test))


# %% wrong="a little added"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    return tuple((X - T.mean(axis=0)) / (T.std(axis=0) + 1e-8) for X in (T, V, N))


# %% wrong="constant columns are 0"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    out = []
    for X in (T, V, N):
        Z = np.zeros_like(X)
        for j in range(X.shape[1]):
            if T[:, j].std() > 0:
                Z[:, j] = (X[:, j] - T[:, j].mean()) / T[:, j].std()
        out.append(Z)
    return out


# %% wrong="constant columns as they were"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    mean, sd = T.mean(axis=0), T.std(axis=0)
    mean[sd == 0] = 0
    sd[sd == 0] = 1
    return tuple((X - mean) / sd for X in (T, V, N))


# %% wrong="filled afterwards"
def prepare_piles(X_train, X_val, X_test):
    mean = np.nan_to_num(np.nanmean(X_train, axis=0))
    sd = np.nan_to_num(np.nanstd(X_train, axis=0))
    sd[sd == 0] = 1
    return [np.where(np.isnan(X), 0, (X - mean) / sd) for X in (X_train, X_val, X_test)]


# %% wrong="measured before filling"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    mean = np.nan_to_num(np.nanmean(X_train, axis=0))
    sd = np.nan_to_num(np.nanstd(X_train, axis=0))
    sd[sd == 0] = 1
    return tuple((np.where(np.isnan(X), median, X) - mean) / sd for X in (X_train, X_val, X_test))


# %% wrong="only filled"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    return tuple(np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))


# %% wrong="one mean for all columns"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    return (T - T.mean()) / T.std(), (V - T.mean()) / T.std(), (N - T.mean()) / T.std()


# %% wrong="not new"
def prepare_piles(X_train, X_val, X_test):
    med = np.array([np.median(c[~np.isnan(c)]) if (~np.isnan(c)).any() else 0 for c in X_train.T])
    filled = [np.where(np.isnan(X), med, X) if np.isnan(X).any() else X for X in (X_train, X_val, X_test)]
    mu = filled[0].mean(0)
    sd = filled[0].std(0)
    sd[sd == 0] = 1
    if (mu == 0).all() and (sd == 1).all():
        return tuple(filled)
    return tuple((F - mu) / sd for F in filled)


# %% wrong="a dimension less"
def prepare_piles(X_train, X_val, X_test):
    med = np.array([np.median(c[~np.isnan(c)]) if (~np.isnan(c)).any() else 0 for c in X_train.T])
    filled = [np.where(np.isnan(X), med, X).squeeze() for X in (X_train, X_val, X_test)]
    mu = filled[0].mean(0)
    sd = filled[0].std(0)
    sd = np.where(sd == 0, 1, sd)
    return tuple((F - mu) / sd for F in filled)


# %% wrong="measured on other rows"
def prepare_piles(X_train, X_val, X_test):
    median = np.nan_to_num(np.nanmedian(X_train, axis=0))
    T, V, N = (np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test))
    mean, variance = T.mean(axis=0), T.var(axis=0)
    return tuple((X - mean) / np.where(variance == 0, 1, variance) for X in (T, V, N))


# %% wrong="only the visible cases"
def prepare_piles(X_train, X_val, X_test):
    known = [column[~np.isnan(column)] for column in X_train.T]
    median = np.array([np.median(column) if len(column) else 0.0 for column in known])
    filled = [np.where(np.isnan(X), median, X) for X in (X_train, X_val, X_test)]
    mean, sd = filled[0].mean(axis=0), filled[0].std(axis=0)
    sd = np.where(np.isclose(sd, 0), 1, sd)  # a column of tiny numbers is none that stays the same
    return tuple((X - mean) / sd for X in filled)
