# %% right="with the warning"
def precision_and_recall(C):
    return np.diag(C) / np.sum(C, 0), np.diag(C) / np.sum(C, 1)


# %% right="class by class, lists"
def precision_and_recall(C):
    precision, recall = [], []
    for i in range(len(C)):
        called, there = sum(C[:, i]), sum(C[i])
        precision.append(C[i, i] / called if called else float("nan"))
        recall.append(C[i, i] / there if there else float("nan"))
    return precision, recall


# %% right="one array of two rows"
def precision_and_recall(C):
    sums = np.stack([C.sum(axis=0), C.sum(axis=1)])
    out = np.full(sums.shape, np.nan)
    return np.divide(np.stack([np.diag(C)] * 2), sums, out=out, where=sums > 0)


# %% wrong="another order"
def precision_and_recall(C):
    with np.errstate(invalid="ignore"):
        return np.diag(C) / C.sum(axis=1), np.diag(C) / C.sum(axis=0)


# %% wrong="0 for nothing"
def precision_and_recall(C):
    columns, rows = np.maximum(C.sum(axis=0), 1), np.maximum(C.sum(axis=1), 1)
    return np.diag(C) / columns, np.diag(C) / rows


# %% wrong="of all rows"
def precision_and_recall(C):
    share = np.diag(C) / np.sum(C)
    return share, share


# %% wrong="one accuracy for all"
def precision_and_recall(C):
    k = len(C)
    accuracy = sum(C[i, i] for i in range(k)) / C.sum()
    return [accuracy] * k, [accuracy] * k


# %% wrong="precision twice"
def precision_and_recall(C):
    return np.diag(C) / C.sum(axis=0), np.diag(C) / C.sum(axis=0)


# %% wrong="recall twice"
def precision_and_recall(C):
    share = np.diag(C) / C.sum(axis=1)
    return share, share
