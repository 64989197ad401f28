# %% right="Counter"
from collections import Counter


def majority_accuracy(y_train, y_new):
    label = Counter(y_train.tolist()).most_common(1)[0][0]
    return sum(int(v) == label for v in y_new) / len(y_new)


# %% right="unique, a NumPy scalar"
def majority_accuracy(y_train, y_new):
    labels, counts = np.unique(y_train, return_counts=True)
    return (y_new == labels[np.argmax(counts)]).mean()


# %% right="a loop, a 0-d array"
def majority_accuracy(y_train, y_new):
    best = max(set(y_train), key=lambda label: (y_train == label).sum())
    return np.array(np.count_nonzero(y_new == best) / y_new.size)


# %% wrong="the majority of the new rows"
def majority_accuracy(y_train, y_new):
    return np.bincount(y_new).max() / len(y_new)


# %% wrong="its share in training"
def majority_accuracy(y_train, y_new):
    return max(np.mean(y_train == label) for label in set(y_train))


# %% wrong="a count"
def majority_accuracy(y_train, y_new):
    return sum(y_new == np.bincount(y_train).argmax())


# %% wrong="the label"
def majority_accuracy(y_train, y_new):
    return np.argmax(np.bincount(y_train))


# %% wrong="the largest label"
def majority_accuracy(y_train, y_new):
    return np.mean(y_new == max(y_train))


# %% wrong="its place among those that occur"
def majority_accuracy(y_train, y_new):
    labels, counts = np.unique(y_train, return_counts=True)
    return np.mean(y_new == np.argmax(counts))
