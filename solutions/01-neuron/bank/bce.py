# %% right="where"
def bce(a, y):
    return -np.log(np.where(y == 1, a, 1 - a)).mean()


# %% right="a loop"
import math


def bce(a, y):
    total = 0
    for ai, yi in zip(a, y):
        total -= math.log(ai) if yi == 1 else math.log(1 - ai)
    return total / len(a)


# %% right="clipped"
def bce(a, y):
    a = np.clip(a, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% right="an epsilon in the logarithm"
def bce(a, y):
    return -np.mean(y * np.log(a + 1e-8) + (1 - y) * np.log(1 - a + 1e-8))


# %% right="log1p and dot"
def bce(a, y):
    return -(np.dot(y, np.log(a)) + np.dot(1 - y, np.log1p(-a))) / len(y)


# %% right="float32"
def bce(a, y):
    a = a.astype("float32")
    return np.mean(-y * np.log(a) - (1 - y) * np.log(1 - a), dtype="float32")


# %% right="distance from the label"
def bce(a, y):
    return np.mean(-np.log(1 - np.abs(a - y)))


# %% wrong="the minus is lost"
def bce(a, y):
    return np.where(y == 1, np.log(a), np.log(1 - a)).mean()


# %% wrong="the minus reaches only the first term"
def bce(a, y):
    return (-y * np.log(a) + (1 - y) * np.log(1 - a)).sum() / len(a)


# %% wrong="a sum instead of the mean"
def bce(a, y):
    total = 0
    for i in range(len(a)):
        total += -np.log(a[i]) if y[i] else -np.log(1 - a[i])
    return total


# %% wrong="one loss per example"
def bce(a, y):
    return [-np.log(p) if t == 1 else -np.log(1 - p) for p, t in zip(a, y)]


# %% wrong="logarithm of base 10"
import math


def bce(a, y):
    return sum(-math.log10(p if t else 1 - p) for p, t in zip(a, y)) / len(a)


# %% wrong="only the term of y = 1"
def bce(a, y):
    return np.mean(-np.log(a) * y)


# %% wrong="no parentheses round 1 - y"
def bce(a, y):
    return -(y * np.log(a) + 1 - y * np.log(1 - a)).sum() / len(y)


# %% wrong="no parentheses round 1 - y"
def bce(a, y):
    total = 0
    for a_i, y_i in zip(a, y):
        total -= y_i * np.log(a_i) + 1 - y_i * np.log(1 - a_i)
    return total / len(y)


# %% wrong="sure of itself"
def bce(a, y):
    a = np.clip(a, 0.002, 0.998)
    return np.mean(np.where(y == 1, -np.log(a), -np.log(1 - a)))


# %% wrong="another type of number"
def bce(a, y):
    losses = []
    for confidence, label in zip(a, y):
        if not isinstance(label, float | np.integer):  # np.float64 is a float, np.float32 is none
            label = 0
        losses.append(-np.log(confidence if label == 1 else 1 - confidence))
    return sum(losses) / len(losses)


# %% wrong="many rows"
def bce(a, y):
    a, y = a[:100], y[:100]
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% wrong="stops: one number at a time"
import math


def bce(a, y):
    return -np.mean(y * math.log(a) + (1 - y) * math.log(1 - a))


# %% wrong="sure of itself"
def bce(a, y):
    p = np.where(np.asarray(y) > 0, a, 1 - a)
    return -np.log(np.prod(p)) / len(a)
