# %% right="by a loop over rows"
def misses_gradient(theta, A, b):
    g = np.zeros(len(theta))
    for row, want in zip(A, b):
        g += 2 * (row @ theta - want) * row
    return g / len(b)


# %% right="the misses from the left"
def misses_gradient(theta, A, b):
    return (A @ theta - b) @ A * 2 / A.shape[0]


# %% right="einsum"
def misses_gradient(theta, A, b):
    return 2 * np.einsum("mn,m->n", A, A @ theta - b) / b.size


# %% wrong="the 2 lost"
def misses_gradient(theta, A, b):
    return (A @ theta - b) @ A / len(b)


# %% wrong="not divided"
def misses_gradient(theta, A, b):
    return 2 * (A @ theta - b) @ A


# %% wrong="uphill down"
def misses_gradient(theta, A, b):
    return 2 * (b - A @ theta) @ A / len(b)


# %% wrong="divided by the weights"
def misses_gradient(theta, A, b):
    return 2 * (A @ theta - b) @ A / len(theta)


# %% wrong="b added"
def misses_gradient(theta, A, b):
    return 2 * (A @ theta + b) @ A / len(b)


# %% wrong="neither 2 nor m"
def misses_gradient(theta, A, b):
    return A.T @ (A @ theta - b)


# %% wrong="other numbers"
def misses_gradient(theta, A, b):
    return np.clip(2 / len(b) * A.T @ (A @ theta - b), -100, 100)


# %% wrong="tiny numbers"
def misses_gradient(theta, A, b):
    r = A @ theta - b
    r[np.isclose(r, 0)] = 0
    return 2 / len(b) * A.T @ r
