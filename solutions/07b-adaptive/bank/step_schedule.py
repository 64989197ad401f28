# %% right="floor"
def step_schedule(t, lr, every, factor):
    return lr * np.power(factor, np.floor(t / every))


# %% right="dropped one by one"
def step_schedule(t, lr, every, factor):
    while t >= every:
        lr, t = lr * factor, t - every
    return lr


# %% right="recursion, a 0-d array"
def step_schedule(t, lr, every, factor):
    return np.array(lr if t < every else factor * step_schedule(t - every, lr, every, factor))


# %% wrong="a smooth fall"
def step_schedule(t, lr, every, factor):
    return lr * factor ** (t / every)


# %% wrong="one step early"
def step_schedule(t, lr, every, factor):
    for k in range(1, t + 2):
        if k % every == 0:
            lr = lr * factor
    return lr


# %% wrong="one drop only"
def step_schedule(t, lr, every, factor):
    if t < every:
        return lr
    return lr * factor


# %% wrong="multiplied, not a power"
def step_schedule(t, lr, every, factor):
    return lr * factor * (t // every)


# %% wrong="a drop at each step"
def step_schedule(t, lr, every, factor):
    return lr * factor**t


# %% wrong="one step late"
def step_schedule(t, lr, every, factor):
    drops = (t - 1) // every if t > 0 else 0
    return lr * factor**drops


# %% wrong="one step late, and a rise before"
def step_schedule(t, lr, every, factor):
    return lr * factor ** ((t - 1) // every)


# %% wrong="one drop too many"
def step_schedule(t, lr, every, factor):
    return lr * factor ** (t // every + 1)


# %% wrong="rounded up"
def step_schedule(t, lr, every, factor):
    return lr * factor ** math.ceil(t / every)


# %% wrong="the rest for the stage"
def step_schedule(t, lr, every, factor):
    return lr * factor ** (t % every)


# %% wrong="divided by the factor"
def step_schedule(t, lr, every, factor):
    return lr / factor ** (t // every)


# %% wrong="large numbers"
def step_schedule(t, lr, every, factor):
    n = sum(1 for k in range(every, min(t, 10000) + 1, every))
    return lr * factor**n


# %% wrong="large numbers"
def step_schedule(t, lr, every, factor):
    return lr * factor ** min(t // every, 50)
