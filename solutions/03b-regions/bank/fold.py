# %% right="by size"
def fold(x, k):
    for _ in range(k):
        x = 1 - np.abs(2 * x - 1)
    return x


# %% right="recursion"
def fold(x, k):
    return x if k == 0 else fold(np.where(x <= 0.5, 2 * x, 2 - 2 * x), k - 1)


# %% right="two ReLUs"
def fold(x, k):
    for _ in range(k):
        x = 2 * relu(x) - 4 * relu(x - 0.5)
    return x


# %% right="in closed form"
def fold(x, k):
    if k == 0:
        return x.copy()
    t = (x * 2 ** (k - 1)) % 1
    return 1 - np.abs(1 - 2 * t)


# %% right="a copy changed in place"
def fold(x, k):
    y = x.copy()
    while k:
        right = y > 0.5
        y *= 2
        y[right] = 2 - y[right]
        k -= 1
    return y


# %% right="number by number, as lists"
def fold(x, k):
    def once(t):
        return [once(s) for s in t] if isinstance(t, list) else min(2 * t, 2 - 2 * t)

    y = x.tolist()
    for _ in range(k):
        y = once(y)
    return y


# %% wrong="once only"
def fold(x, k):
    for _ in range(k):
        y = np.minimum(2 * x, 2 - 2 * x)
    return y if k else np.minimum(2 * x, 2 - 2 * x)


# %% wrong="one fold too many"
def fold(x, k):
    for _ in range(k + 1):
        x = np.where(x < 0.5, 2 * x, 2 - 2 * x)
    return x


# %% wrong="one fold too few"
def fold(x, k):
    for _ in range(1, k):
        x = np.minimum(2 * x, 2 - 2 * x)
    return x


# %% wrong="not stretched"
def fold(x, k):
    for _ in range(k):
        x = np.where(x < 0.5, x, 1 - x)
    return x


# %% wrong="k times T"
def fold(x, k):
    return k * (1 - np.abs(1 - 2 * x))


# %% wrong="changes its input"
def fold(x, k):
    for _ in range(k):
        x[:] = np.minimum(2 * x, 2 - 2 * x)
    return x


# %% wrong="a saw"
def fold(x, k):
    for _ in range(k):
        x = np.mod(2 * x, 1)
    return x


# %% wrong="only the visible cases"
import numpy as np

def fold(x, k):
    t = (x * 2**k) % 2
    return np.minimum(t, 2 - t) if k else x % 1  # and 1 becomes 0
