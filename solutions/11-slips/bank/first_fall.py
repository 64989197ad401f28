# %% right="by a loop"
def first_fall(values):
    for i in range(len(values) - 1):
        if values[i + 1] < values[i]:
            return i
    return -1


# %% right="next with a default"
def first_fall(values):
    return next((i for i, (a, b) in enumerate(zip(values, values[1:])) if b < a), -1)


# %% right="argmax with a look"
def first_fall(values):
    falls = values[1:] < values[:-1]
    return np.argmax(falls) if falls.any() else -1


# %% right="a float that is whole"
def first_fall(values):
    where = np.nonzero(np.diff(values) < 0)[0]
    return float(where.min()) if len(where) else -1.0


# %% wrong="one too far"
def first_fall(values):
    for i in range(1, len(values)):
        if values[i] < values[i - 1]:
            return i
    return -1


# %% wrong="the lowest place"
def first_fall(values):
    return list(values).index(min(values))


# %% wrong="equal counts as a fall"
def first_fall(values):
    for i in range(len(values) - 1):
        if values[i + 1] <= values[i]:
            return i
    return -1


# %% wrong="argmax of no fall"
def first_fall(values):
    falls = values[1:] < values[:-1]
    return int(falls.argmax()) if falls.size else -1


# %% wrong="the last fall"
def first_fall(values):
    found = -1
    for i in range(len(values) - 1):
        if values[i + 1] < values[i]:
            found = i
    return found


# %% wrong="the first rise"
def first_fall(values):
    for i in range(len(values) - 1):
        if values[i] < values[i + 1]:
            return i
    return -1


# %% wrong="argmax of nothing"
def first_fall(values):
    return np.argmax(values[1:] < values[:-1])


# %% wrong="gives up at once"
def first_fall(values):
    for i in range(len(values) - 1):
        if values[i + 1] < values[i]:
            return i
        else:
            return -1


# %% wrong="no end to the grid"
def first_fall(values):
    for i in range(len(values)):
        if values[i + 1] < values[i]:
            return i
    return -1


# %% wrong="all falls"
def first_fall(values):
    return [i for i in range(len(values) - 1) if values[i + 1] < values[i]]


# %% wrong="stops: nothing there"
def first_fall(values):
    return int(np.where(np.diff(values) < 0)[0][0])
