# %% right="two loops"
def most_confused(C):
    best = (0, 1)
    for i in range(len(C)):
        for j in range(len(C)):
            if i != j and C[i, j] > C[best]:
                best = (i, j)
    return best

# %% right="a copy with an empty diagonal"
def most_confused(C):
    D = C.copy()
    np.fill_diagonal(D, -1)
    return np.unravel_index(D.argmax(), D.shape)

# %% right="max over pairs"
def most_confused(C):
    pairs = [(i, j) for i in range(len(C)) for j in range(len(C)) if i != j]
    return list(max(pairs, key=lambda pair: C[pair]))

# %% right="argwhere"
def most_confused(C):
    D = C * (1 - np.eye(len(C)))
    return np.argwhere(D == D.max())[0]

# %% wrong="the diagonal"
def most_confused(C):
    return divmod(C.argmax(), len(C))

# %% wrong="another order"
def most_confused(C):
    D = C - np.diag(C.diagonal())
    i, j = np.unravel_index(D.argmax(), D.shape)
    return j, i

# %% wrong="place in the flat table"
def most_confused(C):
    return (C - np.diag(C.diagonal())).argmax()

# %% wrong="the count"
def most_confused(C):
    return (C - np.diag(C.diagonal())).max()

# %% wrong="changes its input"
def most_confused(C):
    np.fill_diagonal(C, 0)
    return divmod(C.argmax(), len(C))

# %% wrong="both directions together"
def most_confused(C):
    D = np.triu(C + C.T, k=1)
    return divmod(D.argmax(), len(C))

# %% wrong="first the class with the most mistakes"
def most_confused(C):
    D = C.copy()
    np.fill_diagonal(D, 0)
    i = int(np.argmax(D.sum(axis=1)))
    return i, int(np.argmax(D[i]))

# %% wrong="largest share of its row"
def most_confused(C):
    D = C / np.maximum(C.sum(axis=1, keepdims=True), 1)
    np.fill_diagonal(D, 0)
    return np.unravel_index(D.argmax(), D.shape)

# %% wrong="the smaller first"
def most_confused(C):
    D = C - np.diag(np.diag(C))
    i, j = divmod(int(D.argmax()), len(C))
    return min(i, j), max(i, j)


# %% wrong="only the visible cases"
def most_confused(C):
    best = None
    for i in range(len(C)):
        for j in range(len(C)):
            if C[i, j] != C[i, i] and (best is None or C[i, j] > C[best]):
                best = (i, j)
    return best


# %% wrong="only the visible cases"
def most_confused(C):
    off = np.array(C, np.int16)
    np.fill_diagonal(off, -1)
    return divmod(int(off.argmax()), len(C))
