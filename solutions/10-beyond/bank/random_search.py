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
