# %% right="a loop"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    for i, j in zip(y, answers):
        C[i, j] += 1
    return C

# %% right="one-hot times one-hot"
def confusion_counts(y, answers, k):
    return np.eye(k)[y].T @ np.eye(k)[answers]

# %% right="bincount"
def confusion_counts(y, answers, k):
    return np.bincount(y * k + answers, minlength=k * k).reshape(k, k)

# %% right="plain lists"
def confusion_counts(y, answers, k):
    pairs = list(zip(y.tolist(), answers.tolist()))
    return [[pairs.count((i, j)) for j in range(k)] for i in range(k)]

# %% right="comparisons"
def confusion_counts(y, answers, k):
    return np.array([[np.sum((y == i) & (answers == j)) for j in range(k)] for i in range(k)])

# %% wrong="transposed"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k), int)
    for i, j in zip(answers, y):
        C[i, j] += 1
    return C

# %% wrong="a repeated pair counted once"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    C[y, answers] += 1
    return C

# %% wrong="right answers only"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    for i, j in zip(y, answers):
        if i == j:
            C[i, i] += 1
    return C

# %% wrong="as many classes as occur"
def confusion_counts(y, answers, k):
    k = max(max(y), max(answers)) + 1
    return np.bincount(y * k + answers, minlength=k * k).reshape(k, k)

# %% wrong="shares of all"
def confusion_counts(y, answers, k):
    return np.bincount(y * k + answers, minlength=k * k).reshape(k, k) / y.size

# %% wrong="mistakes only"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    for i, j in zip(y, answers):
        if i != j:
            C[i, j] += 1
    return C

# %% wrong="a repeated pair counted once"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    for i, j in zip(y, answers):
        C[i, j] = 1
    return C

# %% wrong="shares of the row, 0 / 0"
def confusion_counts(y, answers, k):
    C = np.zeros((k, k))
    np.add.at(C, (y, answers), 1)
    return C / C.sum(axis=1, keepdims=True)

# %% wrong="only classes that occur"
def confusion_counts(y, answers, k):
    classes = sorted(set(y.tolist()) | set(answers.tolist()))
    return [[int(np.sum((y == i) & (answers == j))) for j in classes] for i in classes]
