# %% right="by a loop"
def misses_loss(theta, A, b):
    total = 0
    for row, want in zip(A, b):
        total += (sum(a * t for a, t in zip(row, theta)) - want) ** 2
    return total / len(b)


# %% right="inner product"
def misses_loss(theta, A, b):
    miss = A.dot(theta) - b
    return miss @ miss / miss.size


# %% right="by the norm"
def misses_loss(theta, A, b):
    return np.linalg.norm(A @ theta - b) ** 2 / A.shape[0]


# %% wrong="sum"
def misses_loss(theta, A, b):
    return np.sum((A @ theta - b) ** 2)


# %% wrong="the length"
def misses_loss(theta, A, b):
    return np.sqrt(np.sum((A @ theta - b) ** 2))


# %% wrong="divided by the weights"
def misses_loss(theta, A, b):
    return np.sum((A @ theta - b) ** 2) / A.shape[1]


# %% wrong="times 0.5"
def misses_loss(theta, A, b):
    return 0.5 * np.mean((A @ theta - b) ** 2)


# %% wrong="not squared"
def misses_loss(theta, A, b):
    return (A @ theta - b).mean()


# %% wrong="mean before the square"
def misses_loss(theta, A, b):
    return np.mean(A @ theta - b) ** 2


# %% wrong="sizes for squares"
def misses_loss(theta, A, b):
    return np.abs(A @ theta - b).mean()
