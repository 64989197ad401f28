# %% right="by loop"
def stretch_NAME(x, low, high):
    first, last = min(x), max(x)
    return [low + (value - first) * (high - low) / (last - first) for value in x]


# %% right="mixed"
def stretch_NAME(x, low, high):
    share = (x - np.min(x)) / np.ptp(x)
    return (1 - share) * low + share * high


# %% right="NumPy's own"
def stretch_NAME(x, low, high):
    return np.interp(x, [x.min(), x.max()], [low, high])


# %% wrong="not moved"
def stretch_NAME(x, low, high):
    return x * (high - low) / np.ptp(x) + low


# %% wrong="to 0 and 1"
def stretch_NAME(x, low, high):
    return (x - np.min(x)) / np.ptp(x)


# %% wrong="low forgotten"
def stretch_NAME(x, low, high):
    return (high - low) * (x - np.min(x)) / np.ptp(x)


# %% wrong="by the largest"
def stretch_NAME(x, low, high):
    return (high - low) * (x - np.min(x)) / np.max(x) + low
