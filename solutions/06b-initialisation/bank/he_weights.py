# %% right="written out"
def he_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    sd = np.sqrt(2 / d_in)
    return rng.normal(0.0, sd, (d_in, d_out))


# %% right="scaled, transposed twice"
def he_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return (rng.standard_normal((d_out, d_in)) * (2 / d_in) ** 0.5).T


# %% right="by the repaired slide, float32"
def he_weights(d_in, d_out, rng):
    return normal_weights(2 / d_in, d_in, d_out, rng).astype(np.float32)


# %% wrong="variance as standard deviation"
def he_weights(d_in, d_out, rng):
    rng = np.random.default_rng(rng)
    return rng.normal(0, 2 / d_in, (d_in, d_out))


# %% wrong="transposed"
def he_weights(d_in, d_out, rng):
    return normal_weights(2 / d_in, d_in, d_out, rng).reshape(d_out, d_in)


# %% wrong="constant"
def he_weights(d_in, d_out, rng):
    return np.ones((d_in, d_out)) * np.sqrt(2 / d_in)


# %% wrong="a seed of its own"
def he_weights(d_in, d_out, rng):
    return normal_weights(2 / d_in, d_in, d_out, 0)


# %% wrong="borrowed"
import nnkit


def he_weights(d_in, d_out, rng):
    return nnkit.init.he((d_in, d_out), rng=rng)


# %% wrong="the outputs"
def he_weights(d_in, d_out, rng):
    return normal_weights(2 / d_out, d_in, d_out, rng)


# %% wrong="the two forgotten"
def he_weights(d_in, d_out, rng):
    return np.random.default_rng(rng).normal(size=(d_in, d_out)) / np.sqrt(d_in)


# %% wrong="Xavier"
def he_weights(d_in, d_out, rng):
    return xavier_weights(d_in, d_out, rng)


# %% wrong="a seed is no generator"
def he_weights(d_in, d_out, rng):
    return rng.normal(0, (2 / d_in) ** 0.5, size=(d_in, d_out))
