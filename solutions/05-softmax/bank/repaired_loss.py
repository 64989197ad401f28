# %% right="the right probability picked"
def repaired_loss(a, y):
    return -np.log(np.where(y == 1, a, 1 - a))


# %% right="both terms with a minus of their own"
def repaired_loss(a, y):
    return -y * np.log(a) - (1 - y) * np.log(1 - a)


# %% right="the size of slide A"
def repaired_loss(a, y):
    return np.abs(y * np.log(a) + (1 - y) * np.log1p(-a))


# %% right="a loop with math.log"
import math


def repaired_loss(a, y):
    losses = []
    for p, label in zip(a, y):
        losses.append(-math.log(p) if label else -math.log(1 - p))
    return losses


# %% right="log of the reciprocal"
def repaired_loss(a, y):
    return y * np.log(1 / a) + (1 - y) * np.log(1 / (1 - a))


# %% right="through the logits"
def repaired_loss(a, y):
    z = np.log(a / (1 - a))
    return np.logaddexp(0, z) - y * z


# %% wrong="slide A"
def repaired_loss(a, y):
    return np.where(y == 1, np.log(a), np.log(1 - a))


# %% wrong="slide B"
def repaired_loss(a, y):
    return -(y * np.log(a)) + (1 - y) * np.log(1 - a)


# %% wrong="minus on the second term only"
def repaired_loss(a, y):
    return y * np.log(a) - (1 - y) * np.log(1 - a)


# %% wrong="the mean"
def repaired_loss(a, y):
    return np.mean(-y * np.log(a) - (1 - y) * np.log(1 - a))


# %% wrong="the sum"
def repaired_loss(a, y):
    return -(y @ np.log(a) + (1 - y) @ np.log(1 - a))


# %% wrong="parentheses of 1 - y"
def repaired_loss(a, y):
    return -(y * np.log(a) + 1 - y * np.log(1 - a))


# %% wrong="labels swapped"
def repaired_loss(a, y):
    return -np.log(np.where(y == 0, a, 1 - a))


# %% wrong="label left out"
def repaired_loss(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(a))


# %% wrong="changes its input"
def repaired_loss(a, y):
    a[y == 0] = 1 - a[y == 0]
    return -np.log(a)


# %% wrong="returns nothing"
def repaired_loss(a, y):
    -(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% right="the right column picked"
def repaired_loss(a, y):
    P = np.stack([1 - a, a], axis=1)
    return -np.log(P[np.arange(len(y)), y])


# %% wrong="only the visible cases"
def repaired_loss(a, y):
    a = np.clip(a, 0.015, 0.985)
    return -np.log(np.where(y == 1, a, 1 - a))


# %% wrong="stops: if on an array"
def repaired_loss(a, y):
    if y == 1:
        return -np.log(a)
    return -np.log(1 - a)


# %% wrong="stops: one number at a time"
import math


def repaired_loss(a, y):
    return -(y * math.log(a) + (1 - y) * math.log(1 - a))
