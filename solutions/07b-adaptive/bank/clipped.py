# %% right="one factor"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    factor = c / length if length > c else 1.0
    return [factor * g for g in grads]


# %% right="all in one row"
def clipped(grads, c):
    length = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads]))
    return [g / max(1.0, length / c) for g in grads]


# %% right="the same arrays where they are short"
def clipped(grads, c):
    squares = 0.0
    for g in grads:
        squares += np.sum(g * g)
    if squares <= c**2:
        return grads
    return [g * c / math.sqrt(squares) for g in grads]


# %% right="norms of norms"
def clipped(grads, c):
    length = math.hypot(*[np.linalg.norm(g) for g in grads])
    out = []
    for g in grads:
        out.append(g * min(1.0, c / length) if length > 0 else g.copy())
    return out


# %% wrong="each array alone"
def clipped(grads, c):
    out = []
    for g in grads:
        length = np.sqrt(np.sum(g**2))
        out.append(g * c / length if length > c else g)
    return out


# %% wrong="number by number"
def clipped(grads, c):
    return [np.minimum(np.maximum(g, -c), c) for g in grads]


# %% wrong="always"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    if length == 0:
        return grads
    return [c / length * g for g in grads]


# %% wrong="always, and 0 / 0"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    return [g / length * c for g in grads]


# %% wrong="without the root"
def clipped(grads, c):
    length = sum((g**2).sum() for g in grads)
    return [g * c / length for g in grads] if length > c else grads


# %% wrong="the sum of lengths"
def clipped(grads, c):
    length = sum(np.linalg.norm(g) for g in grads)
    return [g * c / length if length > c else g for g in grads]


# %% wrong="the largest slope"
def clipped(grads, c):
    largest = max(abs(g).max() for g in grads)
    if largest > c:
        return [g * c / largest for g in grads]
    return grads


# %% wrong="sizes for squares"
def clipped(grads, c):
    length = sum(abs(g).sum() for g in grads)
    return [g * (c / length) for g in grads] if length > c else list(grads)


# %% wrong="to length 1"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    return [g / length for g in grads] if length > c else grads


# %% wrong="the first array only"
def clipped(grads, c):
    length = np.sqrt((grads[0] ** 2).sum())
    return [g * c / length for g in grads] if length > c else grads


# %% wrong="thrown away"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    if length > c:
        return [0 * g for g in grads]
    return grads


# %% wrong="changes its input"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    if length > c:
        for g in grads:
            g *= c / length
    return grads


# %% wrong="only the visible cases"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    if len(grads) == 1:
        length = abs(grads[0]).max()
    return [g * c / length for g in grads] if length > c else grads


# %% wrong="returns nothing"
def clipped(grads, c):
    length = np.sqrt(sum((g**2).sum() for g in grads))
    if length > c:
        grads = [g * c / length for g in grads]
