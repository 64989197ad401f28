# %% right="written out"
def softmax_at_temperature(Z, T):
    E = np.exp((Z - Z.max(axis=1, keepdims=True)) / T)
    return E / E.sum(axis=1, keepdims=True)


# %% right="times the inverse temperature"
def softmax_at_temperature(Z, T):
    beta = 1 / T
    return stable_softmax(beta * Z)


# %% right="powers of shifted exponentials"
def softmax_at_temperature(Z, T):
    E = np.e ** ((Z - np.max(Z, 1)[:, None]) / T)
    return E / E.sum(1)[:, None]


# %% right="log-sum-exp"
def softmax_at_temperature(Z, T):
    Z = np.divide(Z, T)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))


# %% right="row by row"
def softmax_at_temperature(Z, T):
    return [stable_softmax(z[None] / T)[0] for z in Z]


# %% wrong="multiplied"
def softmax_at_temperature(Z, T):
    return stable_softmax(Z * T)


# %% wrong="no temperature"
def softmax_at_temperature(Z, T):
    E = np.exp(Z - Z.max(axis=1, keepdims=True)) / T
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="no temperature"
def softmax_at_temperature(Z, T):
    return stable_softmax(Z - T)


# %% wrong="divided afterwards"
def softmax_at_temperature(Z, T):
    return stable_softmax(Z) / T


# %% wrong="no shift"
def softmax_at_temperature(Z, T):
    E = np.exp(Z / T)
    return E / E.sum(axis=1, keepdims=True)


# %% wrong="powers of probabilities"
def softmax_at_temperature(Z, T):
    P = stable_softmax(Z) ** (1 / T)
    return P / P.sum(axis=1, keepdims=True)


# %% wrong="softmax of probabilities"
def softmax_at_temperature(Z, T):
    return stable_softmax(stable_softmax(Z) / T)


# %% wrong="changes its input"
def softmax_at_temperature(Z, T):
    Z /= T
    return stable_softmax(Z)


# %% wrong="softmax missing"
def softmax_at_temperature(Z, T):
    Z = Z / T
    stable_softmax(Z)
    return Z


# %% wrong="borrowed"
def softmax_at_temperature(Z, T):
    return activations.softmax(Z / T)


# %% wrong="stops: a name"
def softmax_at_temperature(Z, T):
    return stable_softmax(Z / temperature)


# %% wrong="one maximum for the batch"
def softmax_at_temperature(Z, T):
    S = Z / T
    E = np.exp(S - S.max())
    return E / E.sum(axis=1, keepdims=True)
