# %% right="loss computed anew"
def random_search(theta, A, b, steps):
    for step in steps:
        if misses_loss(theta + step, A, b) < misses_loss(theta, A, b):
            theta = theta + step
    return theta


# %% right="in place on a copy"
def random_search(theta, A, b, steps):
    theta = theta.copy()
    best = np.mean((A @ theta - b) ** 2)
    for i in range(len(steps)):
        theta += steps[i]
        loss = np.mean((A @ theta - b) ** 2)
        if loss < best:
            best = loss
        else:
            theta -= steps[i]
    return theta


# %% right="by min"
def random_search(theta, A, b, steps):
    for step in steps:
        theta = min([theta, theta + step], key=lambda t: misses_loss(t, A, b))
    return list(theta)


# %% wrong="keeps every step"
def random_search(theta, A, b, steps):
    for step in steps:
        theta = theta + step
    return theta


# %% wrong="always from the start"
def random_search(theta, A, b, steps):
    best, found = misses_loss(theta, A, b), theta
    for step in steps:
        if misses_loss(theta + step, A, b) < best:
            best, found = misses_loss(theta + step, A, b), theta + step
    return found


# %% wrong="against the first loss"
def random_search(theta, A, b, steps):
    best = misses_loss(theta, A, b)
    for step in steps:
        if misses_loss(theta + step, A, b) < best:
            theta = theta + step
    return theta


# %% wrong="keeps the worse"
def random_search(theta, A, b, steps):
    for step in steps:
        if misses_loss(theta + step, A, b) > misses_loss(theta, A, b):
            theta = theta + step
    return theta


# %% wrong="stops at the first"
def random_search(theta, A, b, steps):
    for step in steps:
        if misses_loss(theta + step, A, b) < misses_loss(theta, A, b):
            return theta + step
    return theta


# %% wrong="changes its input"
def random_search(theta, A, b, steps):
    for step in steps:
        before = misses_loss(theta, A, b)
        theta += step
        if misses_loss(theta, A, b) >= before:
            theta -= step
    return theta


# %% right="misses kept up to date"
def random_search(theta, A, b, steps):
    misses, theta = A @ theta - b, theta.astype(float)
    for step in steps:
        tried = misses + A @ step
        if tried @ tried < misses @ misses:
            misses, theta = tried, theta + step
    return theta


# %% wrong="as good is enough"
def random_search(theta, A, b, steps):
    for step in steps:
        if misses_loss(theta + step, A, b) <= misses_loss(theta, A, b):
            theta = theta + step
    return theta


# %% wrong="the last row left out"
def random_search(theta, A, b, steps):
    for i in range(len(steps) - 1):
        if misses_loss(theta + steps[i], A, b) < misses_loss(theta, A, b):
            theta = theta + steps[i]
    return theta


# %% wrong="against the last try"
def random_search(theta, A, b, steps):
    last = misses_loss(theta, A, b)
    for step in steps:
        new = misses_loss(theta + step, A, b)
        if new < last:
            theta = theta + step
        last = new
    return theta


# %% wrong="walks on from failures"
def random_search(theta, A, b, steps):
    best, best_loss = theta, misses_loss(theta, A, b)
    for step in steps:
        theta = theta + step
        loss = misses_loss(theta, A, b)
        if loss < best_loss:
            best, best_loss = theta, loss
    return best
