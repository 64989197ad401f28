# %% right="a loop"
def class_recall(C):
    return [C[i, i] / sum(C[i]) if sum(C[i]) else 0 for i in range(len(C))]

# %% right="divide where there is something"
def class_recall(C):
    n = C.sum(axis=1)
    return np.divide(C.diagonal(), n, out=np.zeros(len(C)), where=n > 0)

# %% right="nan to 0"
def class_recall(C):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.diag(C) / C.sum(axis=1))

# %% right="transposed"
def class_recall(C):
    shares = np.zeros(len(C), np.float32)
    for i, row in enumerate(C):
        if row.any():
            shares[i] = row[i] / row.sum()
    return shares

# %% wrong="precision"
def class_recall(C):
    return np.diag(C) / np.maximum(np.sum(C, axis=0), 1)

# %% wrong="0 / 0"
def class_recall(C):
    return np.diag(C) / C.sum(axis=1)

# %% wrong="accuracy"
def class_recall(C):
    return np.diag(C).sum() / C.sum()

# %% wrong="counts"
def class_recall(C):
    return np.array([C[i, i] for i in range(len(C))])

# %% wrong="a column for a row"
def class_recall(C):
    return C.diagonal() / np.maximum(C.sum(axis=1, keepdims=True), 1)

# %% wrong="percent"
def class_recall(C):
    return 100 * C.diagonal() / np.maximum(C.sum(axis=1), 1)

# %% wrong="cut to whole numbers"
def class_recall(C):
    shares = np.zeros_like(C[0])
    for i, row in enumerate(C):
        if row.sum():
            shares[i] = row[i] / row.sum()
    return shares

# %% wrong="empty classes left out"
def class_recall(C):
    return [row[i] / row.sum() for i, row in enumerate(C) if row.sum() > 0]


# %% wrong="a warning"
def class_recall(C):
    return np.nan_to_num(np.diag(C) / C.sum(axis=1))

# %% wrong="an only example"
def class_recall(C):
    return np.diag(C) / np.maximum(C.sum(axis=1), 2)
