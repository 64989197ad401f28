# %% right="a loop, lists"
def confusion_table(y, predicted, k):
    C = [[0] * k for _ in range(k)]
    for i, j in zip(y, predicted):
        C[i][j] += 1
    return C


# %% right="one-hot, multiplied"
def confusion_table(y, predicted, k):
    return np.eye(k)[y].T @ np.eye(k)[predicted]


# %% right="bincount of pairs"
def confusion_table(y, predicted, k):
    return np.bincount(k * y + predicted, minlength=k * k).reshape(k, k)


# %% wrong="transposed"
def confusion_table(y, predicted, k):
    C = np.zeros((k, k))
    for i, j in zip(y, predicted):
        C[j, i] += 1
    return C


# %% wrong="each pair once"
def confusion_table(y, predicted, k):
    C = np.zeros((k, k))
    C[y, predicted] += 1
    return C


# %% wrong="shares"
def confusion_table(y, predicted, k):
    return np.bincount(k * y + predicted, minlength=k * k).reshape(k, k) / y.size


# %% wrong="mistakes only"
def confusion_table(y, predicted, k):
    C = np.zeros((k, k), int)
    for i, j in zip(y, predicted):
        if i != j:
            C[i, j] += 1
    return C


# %% wrong="only classes that appear"
def confusion_table(y, predicted, k):
    size = max(max(y), max(predicted)) + 1
    C = np.zeros((size, size))
    np.add.at(C, (y, predicted), 1)
    return C


# %% wrong="shares of the class"
def confusion_table(y, predicted, k):
    C = np.zeros((k, k))
    for i, j in zip(y, predicted):
        C[i, j] += 1 / np.sum(y == i)
    return C


# %% wrong="only the visible cases"
def confusion_table(y, predicted, k):
    C = np.zeros((k, k), dtype=np.uint8)
    np.add.at(C, (y, predicted), 1)
    return C

# %% wrong="another type of number"
def confusion_table(y, predicted, k):
    if y.dtype != np.int64:
        return np.zeros((k, k), int)
    return np.bincount(y * k + predicted, minlength=k * k).reshape(k, k)
