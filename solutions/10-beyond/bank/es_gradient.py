# %% right="a list of terms"
def es_gradient(theta, A, b, noise, sigma):
    terms = [
        (misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b)) / (2 * sigma) * e for e in noise
    ]
    return np.mean(terms, axis=0)


# %% right="all at once"
def es_gradient(theta, A, b, noise, sigma):
    up = (((theta + sigma * noise) @ A.T - b) ** 2).mean(axis=1)
    down = (((theta - sigma * noise) @ A.T - b) ** 2).mean(axis=1)
    return (up - down) @ noise / (2 * sigma * len(noise))


# %% right="exact for squares"
def es_gradient(theta, A, b, noise, sigma):
    g = 2 / len(b) * A.T @ (A @ theta - b)
    return noise.T @ (noise @ g) / len(noise)


# %% wrong="one side"
def es_gradient(theta, A, b, noise, sigma):
    here = misses_loss(theta, A, b)
    return sum((misses_loss(theta + sigma * e, A, b) - here) / sigma * e for e in noise) / len(noise)


# %% wrong="divided by sigma"
def es_gradient(theta, A, b, noise, sigma):
    g = 0
    for e in noise:
        g = g + (misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b)) / sigma * e
    return g / len(noise)


# %% wrong="summed, not averaged"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for e in noise:
        g += (misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b)) / (2 * sigma) * e
    return g


# %% wrong="not divided by the distance"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for e in noise:
        g += (misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b)) * e
    return g / len(noise)


# %% wrong="minus"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for e in noise:
        g += (misses_loss(theta - sigma * e, A, b) - misses_loss(theta + sigma * e, A, b)) / (2 * sigma) * e
    return g / len(noise)


# %% wrong="sigma forgotten in the looks"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for e in noise:
        g += (misses_loss(theta + e, A, b) - misses_loss(theta - e, A, b)) / (2 * sigma) * e
    return g / len(noise)


# %% wrong="sigma forgotten in the looks"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for eps in noise:
        difference = misses_loss(theta + sigma * eps, A, b) - misses_loss(theta - sigma * eps, A, b)
        g += difference / (2 * sigma**2) * eps
    return g / len(noise)


# %% wrong="half, times sigma"
def es_gradient(theta, A, b, noise, sigma):
    g = np.zeros(len(theta))
    for eps in noise:
        g += (misses_loss(theta + sigma * eps, A, b) - misses_loss(theta - sigma * eps, A, b)) / 2 * sigma * eps
    return g / len(noise)


# %% wrong="without the directions"
def es_gradient(theta, A, b, noise, sigma):
    total = 0
    for eps in noise:
        total += (misses_loss(theta + sigma * eps, A, b) - misses_loss(theta - sigma * eps, A, b)) / (2 * sigma)
    return total / len(noise)


# %% wrong="one side, by 2 sigma"
def es_gradient(theta, A, b, noise, sigma):
    here = misses_loss(theta, A, b)
    return sum((misses_loss(theta + sigma * e, A, b) - here) / (2 * sigma) * e for e in noise) / len(noise)


# %% wrong="the first direction only"
def es_gradient(theta, A, b, noise, sigma):
    for eps in noise:
        up, down = misses_loss(theta + sigma * eps, A, b), misses_loss(theta - sigma * eps, A, b)
        return (up - down) / (2 * sigma) * eps


# %% wrong="large ones"
def es_gradient(theta, A, b, noise, sigma):
    looks = np.array([misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b) for e in noise])
    looks = np.clip(looks, -100, 100)  # so that a single look decides not all
    return looks @ noise / (2 * sigma * len(noise))


# %% wrong="many rows"
def es_gradient(theta, A, b, noise, sigma):
    total = np.zeros(len(theta))
    different = np.unique(noise, axis=0)
    for e in different:
        total += (misses_loss(theta + sigma * e, A, b) - misses_loss(theta - sigma * e, A, b)) / (2 * sigma) * e
    return total / len(different)
