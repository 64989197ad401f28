# %% right="by sums"
def alignment(u, v):
    lengths = ((u**2).sum() * (v**2).sum()) ** 0.5
    return (u * v).sum() / lengths if lengths else 0


# %% right="unit vectors first"
def alignment(u, v):
    if not u.any() or not v.any():
        return 0.0
    return np.dot(u / np.linalg.norm(u), v / np.linalg.norm(v))


# %% right="a 0-d array"
def alignment(u, v):
    size = np.linalg.norm(u) * np.linalg.norm(v)
    return np.array(0.0 if size == 0 else np.inner(u, v) / size)


# %% wrong="not divided"
def alignment(u, v):
    return (u * v).sum()


# %% wrong="divided by one"
def alignment(u, v):
    return u @ v / np.linalg.norm(u) if u.any() and v.any() else 0


# %% wrong="nan for nothing"
def alignment(u, v):
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))


# %% wrong="the angle"
def alignment(u, v):
    size = np.linalg.norm(u) * np.linalg.norm(v)
    return np.arccos(np.clip(u @ v / size, -1, 1)) if size else 0.0


# %% wrong="without its sign"
def alignment(u, v):
    size = np.linalg.norm(u) * np.linalg.norm(v)
    return abs(u @ v) / size if size else 0.0


# %% wrong="divided and multiplied"
def alignment(u, v):
    if not u.any() or not v.any():
        return 0
    return u @ v / np.linalg.norm(u) * np.linalg.norm(v)


# %% wrong="0 for any zero"
def alignment(u, v):
    if not (u.all() and v.all()):
        return 0
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))


# %% wrong="0 for two vectors of zeros"
def alignment(u, v):
    if not u.any() and not v.any():
        return 0
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))


# %% wrong="beside zero"
def alignment(u, v):
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-8)
