# %% right="written out"
def xavier_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    sd = np.sqrt(2 / (d_in + d_out))
    return rng.normal(0.0, sd, (d_in, d_out))


# %% right="scaled, transposed twice"
def xavier_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return (rng.standard_normal((d_out, d_in)) * (2 / (d_in + d_out)) ** 0.5).T


# %% right="by the repaired slide, float32"
def xavier_weights(d_in, d_out, rng):
    return normal_weights(2 / (d_in + d_out), d_in, d_out, rng).astype(np.float32)


# %% wrong="variance as standard deviation"
def xavier_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return rng.normal(0, 2 / (d_in + d_out), (d_in, d_out))


# %% wrong="transposed"
def xavier_weights(d_in, d_out, rng):
    return normal_weights(2 / (d_in + d_out), d_in, d_out, rng).reshape(d_out, d_in)


# %% wrong="constant"
def xavier_weights(d_in, d_out, rng):
    return np.ones((d_in, d_out)) * np.sqrt(2 / (d_in + d_out))


# %% wrong="a seed of its own"
def xavier_weights(d_in, d_out, rng):
    return normal_weights(2 / (d_in + d_out), d_in, d_out, 0)


# %% wrong="borrowed"
import nnkit


def xavier_weights(d_in, d_out, rng):
    return nnkit.init.xavier((d_in, d_out), rng=rng)


# %% wrong="only the inputs"
def xavier_weights(d_in, d_out, rng):
    return np.random.default_rng(rng).normal(size=(d_in, d_out)) / np.sqrt(d_in)


# %% wrong="only the outputs"
def xavier_weights(d_in, d_out, rng):
    return normal_weights(1 / d_out, d_in, d_out, rng)


# %% wrong="He"
def xavier_weights(d_in, d_out, rng):
    return normal_weights(2 / d_in, d_in, d_out, rng)


# %% wrong="a seed is no generator"
def xavier_weights(d_in, d_out, rng):
    return rng.normal(0, (2 / (d_in + d_out)) ** 0.5, size=(d_in, d_out))


# %% wrong="the seed"
weights = {}


def xavier_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    if (d_in, d_out) not in weights:
        weights[d_in, d_out] = rng.normal(0, np.sqrt(2 / (d_in + d_out)), (d_in, d_out))
    return weights[d_in, d_out]
