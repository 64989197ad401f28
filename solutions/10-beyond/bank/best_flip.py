# %% right="all turnings as a table"
def best_flip(w, X, y):
    turned = np.where(np.eye(len(w), dtype=bool), -w, w)
    counts = ((X @ turned.T > 0) != y[:, None]).sum(axis=0)
    now = ((X @ w > 0) != y).sum()
    i = int(counts.argmin())
    return i if counts[i] < now else -1


# %% right="turn and turn back on a copy"
def best_flip(w, X, y):
    w = w.copy()
    best, fewest = -1, np.sum((X @ w > 0) != y)
    for i in range(w.size):
        w[i] *= -1
        count = np.sum((X @ w > 0) != y)
        if count < fewest:
            best, fewest = i, count
        w[i] *= -1
    return best


# %% right="sorted"
def best_flip(w, X, y):
    def mistakes(i):
        v = [(-x if j == i else x) for j, x in enumerate(w)]
        return sum(int(np.dot(row, v) > 0) != label for row, label in zip(X, y))

    return sorted(range(-1, len(w)), key=lambda i: (mistakes(i), i))[0]


# %% wrong="the first that helps"
def best_flip(w, X, y):
    now = ((X @ w > 0) != y).sum()
    for i in range(len(w)):
        v = w.copy()
        v[i] = -v[i]
        if ((X @ v > 0) != y).sum() < now:
            return i
    return -1


# %% wrong="always one"
def best_flip(w, X, y):
    counts = []
    for i in range(len(w)):
        v = w.copy()
        v[i] = -v[i]
        counts.append(((X @ v > 0) != y).sum())
    return int(np.argmin(counts))


# %% wrong="equal is better"
def best_flip(w, X, y):
    counts = []
    for i in range(len(w)):
        v = w.copy()
        v[i] = -v[i]
        counts.append(((X @ v > 0) != y).sum())
    return int(np.argmin(counts)) if min(counts) <= ((X @ w > 0) != y).sum() else -1


# %% wrong="the number of mistakes"
def best_flip(w, X, y):
    counts = []
    for i in range(len(w)):
        v = w.copy()
        v[i] = -v[i]
        counts.append(((X @ v > 0) != y).sum())
    return min(counts)


# %% wrong="changes its input"
def best_flip(w, X, y):
    best, fewest = -1, ((X @ w > 0) != y).sum()
    for i in range(len(w)):
        w[i] = -w[i]
        if ((X @ w > 0) != y).sum() < fewest:
            best, fewest = i, ((X @ w > 0) != y).sum()
            continue
        w[i] = -w[i]
    return best


# %% wrong="never turned back"
def best_flip(w, X, y):
    turned = w.copy()
    best, found = np.sum((X @ w > 0) != y), -1
    for i in range(len(w)):
        turned[i] *= -1
        wrong = np.sum((X @ turned > 0) != y)
        if wrong < best:
            best, found = wrong, i
    return found


# %% wrong="-1 for no mistakes only"
def best_flip(w, X, y):
    if np.sum((X @ w > 0) != y) == 0:
        return -1
    counts = [np.sum((X @ np.where(np.arange(len(w)) == i, -w, w) > 0) != y) for i in range(len(w))]
    return int(np.argmin(counts))


# %% wrong="the last sign left out"
def best_flip(w, X, y):
    best, found = np.sum((X @ w > 0) != y), -1
    for i in range(len(w) - 1):
        turned = w.copy()
        turned[i] = -turned[i]
        wrong = np.sum((X @ turned > 0) != y)
        if wrong < best:
            best, found = wrong, i
    return found
