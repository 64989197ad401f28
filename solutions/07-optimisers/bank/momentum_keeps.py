# %% right="the quadratic formula"
def momentum_keeps(rate, mu, curvature):
    half = (1 + mu - rate * curvature) / 2
    root = np.sqrt(complex(half**2 - mu))
    return max(abs(half + root), abs(half - root))


# %% right="two cases"
def momentum_keeps(rate, mu, curvature):
    t = 1 + mu - rate * curvature
    d = t * t - 4 * mu
    if d < 0:
        return mu**0.5
    return (abs(t) + d**0.5) / 2


# %% right="roots of the characteristic polynomial"
def momentum_keeps(rate, mu, curvature):
    return float(max(abs(np.roots([1, rate * curvature - 1 - mu, mu]))))


# %% right="the matrix of two places"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[1 + mu - rate * curvature, -mu], [1.0, 0.0]])
    values, _ = np.linalg.eig(A)
    return np.array(sorted(np.absolute(values))[-1])


# %% wrong="without its size"
def momentum_keeps(rate, mu, curvature):
    half = (1 + mu - rate * curvature) / 2
    return (half + np.sqrt(complex(half**2 - mu))).real


# %% wrong="the real part"
def momentum_keeps(rate, mu, curvature):
    values = np.linalg.eigvals([[mu, curvature], [-rate * mu, 1 - rate * curvature]])
    return max(abs(values[0].real), abs(values[1].real))


# %% wrong="the smaller one"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[mu, curvature], [-rate * mu, 1 - rate * curvature]])
    return np.min(np.abs(np.linalg.eigvals(A)))


# %% wrong="plain descent"
def momentum_keeps(rate, mu, curvature):
    return np.abs(1 - curvature * rate)


# %% wrong="always the root"
def momentum_keeps(rate, mu, curvature):
    return mu**0.5


# %% wrong="as if symmetric"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[mu, curvature], [-rate * mu, 1 - rate * curvature]])
    return max(np.abs(np.linalg.eigvalsh(A)))


# %% wrong="the largest stretch"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[mu, curvature], [-rate * mu, 1 - rate * curvature]])
    return np.linalg.svd(A, compute_uv=False)[0]


# %% wrong="the old velocity"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[mu, curvature], [-rate, 1]])
    return np.abs(np.linalg.eigvals(A)).max()


# %% wrong="the rate forgotten"
def momentum_keeps(rate, mu, curvature):
    A = np.array([[mu, curvature], [-mu, 1 - rate * curvature]])
    return np.abs(np.linalg.eigvals(A)).max()


# %% wrong="a yes or no"
def momentum_keeps(rate, mu, curvature):
    return 0 < rate * curvature < 2 * (1 + mu)


# %% wrong="both of them"
def momentum_keeps(rate, mu, curvature):
    return list(np.abs(np.linalg.eigvals([[mu, curvature], [-rate * mu, 1 - rate * curvature]])))


# %% wrong="squared"
def momentum_keeps(rate, mu, curvature):
    values = np.linalg.eigvals([[mu, curvature], [-rate * mu, 1 - rate * curvature]])
    return max((values * values.conj()).real)
