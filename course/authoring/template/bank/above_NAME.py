# %% right="by loop"
def above_NAME(x, level):
    count = 0
    for value in x:
        if value > level:
            count += 1
    return count / len(x)


# %% right="counted"
def above_NAME(x, level):
    return np.count_nonzero(x > level) / x.size


# %% right="without those that are not"
def above_NAME(x, level):
    return 1 - np.mean(x <= level)


# %% wrong="a count"
def above_NAME(x, level):
    return len([value for value in x if value > level])


# %% wrong="at least"
def above_NAME(x, level):
    return np.mean(np.asarray(x) >= level)


# %% wrong="below"
def above_NAME(x, level):
    return sum(value < level for value in x) / len(x)


# %% wrong="the others"
def above_NAME(x, level):
    return 1 - np.mean(x > level)
