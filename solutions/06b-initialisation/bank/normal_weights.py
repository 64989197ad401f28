# %% right="scaled"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return rng.standard_normal((d_in, d_out)) * variance**0.5


# %% right="column by column"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    columns = [rng.normal(loc=0.0, scale=np.sqrt(variance), size=d_in) for _ in range(d_out)]
    return np.stack(columns, axis=1)


# %% right="one by one, float32"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    W = np.zeros((d_in, d_out), np.float32)
    for i in range(d_in):
        for j in range(d_out):
            W[i, j] = np.sqrt(variance) * rng.normal()
    return W


# %% right="lists"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return [[rng.normal(0, variance**0.5) for _ in range(d_out)] for _ in range(d_in)]


# %% wrong="the slide"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return variance * rng.normal(size=(d_in, d_out))


# %% wrong="squared"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return rng.normal(0, variance**2, size=(d_in, d_out))


# %% wrong="d_out rows"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return rng.normal(0, np.sqrt(variance), size=(d_out, d_in))


# %% wrong="a seed of its own"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(0)
    return rng.normal(0, np.sqrt(variance), size=(d_in, d_out))


# %% wrong="uniform"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    a = np.sqrt(3 * variance)
    return rng.uniform(-a, a, size=(d_in, d_out))


# %% right="drawn in single precision"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return np.sqrt(variance) * rng.standard_normal((d_in, d_out), dtype=np.float32)


# %% wrong="as its judge says"
def normal_weights(variance, d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    row = rng.normal(0, np.sqrt(variance), size=(1, d_out))
    return np.repeat(row, d_in, axis=0)
