# %% right="eigvals, the last after sorting"
def largest_stable_rate(hessian):
    curvatures = sorted(np.linalg.eigvals(hessian).real)
    return 2.0 / curvatures[-1]


# %% right="the 2-norm"
def largest_stable_rate(hessian):
    return 2 / np.linalg.norm(hessian, ord=2)


# %% right="power iteration"
def largest_stable_rate(hessian):
    v = np.arange(1.0, len(hessian) + 1)
    for _ in range(2000):
        v = hessian @ v
        v = v / np.linalg.norm(v)
    return np.array(2 / (v @ hessian @ v))


# %% right="found by trying: where the step's matrix stops shrinking"
def largest_stable_rate(hessian):
    low, high = 0.0, 2 / np.diag(hessian).max()
    for _ in range(80):
        middle = (low + high) / 2
        shrinks = np.abs(np.linalg.eigvalsh(np.eye(len(hessian)) - middle * hessian)).max() < 1
        low, high = (middle, high) if shrinks else (low, middle)
    return low


# %% wrong="one over the curvature"
def largest_stable_rate(hessian):
    return 1 / max(np.linalg.eigvalsh(hessian))


# %% wrong="the flattest direction"
def largest_stable_rate(hessian):
    return 2 / np.linalg.eigvalsh(hessian)[0]


# %% wrong="the diagonal"
def largest_stable_rate(hessian):
    return 2 / max(hessian[i, i] for i in range(len(hessian)))


# %% wrong="the diagonal"
def largest_stable_rate(hessian):
    return 2 / np.max(hessian)


# %% wrong="upside down"
def largest_stable_rate(hessian):
    return np.linalg.eigvalsh(hessian)[-1] / 2


# %% wrong="the sum of curvatures"
def largest_stable_rate(hessian):
    return 2 / np.linalg.eigvalsh(hessian).sum()


# %% wrong="all entries squared"
def largest_stable_rate(hessian):
    return 2 / np.linalg.norm(hessian)


# %% wrong="returns nothing"
def largest_stable_rate(hessian):
    print(2 / np.linalg.eigvalsh(hessian).max())


# %% wrong="all of them"
def largest_stable_rate(hessian):
    return 2 / np.linalg.eigvalsh(hessian)


# %% wrong="multiplied by the curvature"
def largest_stable_rate(hessian):
    return 2 * np.linalg.eigvalsh(hessian).max()


# %% wrong="the diagonal"
def largest_stable_rate(hessian):
    return 2 / hessian.max()


# %% wrong="only the visible cases"
def largest_stable_rate(hessian):
    v = np.ones(len(hessian))
    for _ in range(200):
        v = hessian @ v
        v /= np.linalg.norm(v)
    return 2 / (v @ hessian @ v)


# %% wrong="only the visible cases"
def largest_stable_rate(hessian):
    v = np.random.default_rng(0).normal(size=len(hessian))
    for _ in range(200):
        v = hessian @ v
        v /= np.linalg.norm(v)
    return 2 / (v @ hessian @ v)
