# %% right="if first"
def gradient_error(a, b):
    top = np.max(np.abs(a - b))
    if top == 0:
        return 0
    return top / np.max([np.abs(a), np.abs(b)])


# %% right="plain Python"
def gradient_error(a, b):
    a, b = a.ravel().tolist(), b.ravel().tolist()
    scale = max(abs(v) for v in a + b)
    return max(abs(u - v) for u, v in zip(a, b)) / scale if scale else 0.0


# %% right="norms of infinite order, a 0-d array"
def gradient_error(a, b):
    size = lambda v: np.linalg.norm(v.ravel(), np.inf)
    scale = max(size(a), size(b))
    return np.array(size(a - b) / (scale if scale > 0 else 1))


# %% wrong="absolute"
def gradient_error(a, b):
    return np.max(abs(a - b))


# %% wrong="nan for zeros"
def gradient_error(a, b):
    return np.max(np.abs(a - b)) / max(np.abs(a).max(), np.abs(b).max())


# %% wrong="relative to the sum"
def gradient_error(a, b):
    scale = np.abs(a).max() + np.abs(b).max()
    return np.abs(a - b).max() / scale if scale else 0


# %% wrong="each number by itself"
def gradient_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    scale[scale == 0] = 1
    return (np.abs(a - b) / scale).max()


# %% wrong="without absolute values"
def gradient_error(a, b):
    scale = max(np.abs(a).max(), np.abs(b).max())
    return (a - b).max() / scale if scale else 0.0


# %% right="a tiny number against 0 / 0"
def gradient_error(a, b):
    return np.abs(a - b).max() / (max(np.abs(a).max(), np.abs(b).max()) + 1e-12)


# %% wrong="only the visible cases"
def gradient_error(a, b):
    off = np.abs(a - b).max()
    return 0.0 if off < 1e-10 else off / max(np.abs(a).max(), np.abs(b).max())
