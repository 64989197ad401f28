# %% right="the softmax itself"
def two_class_probability(Z):
    return stable_softmax(Z)[:, 1]


# %% right="np.diff"
def two_class_probability(Z):
    return sigmoid(np.diff(Z, axis=1)[:, 0])


# %% right="one minus the other class"
def two_class_probability(Z):
    return 1 - sigmoid(Z[:, 0] - Z[:, 1])


# %% right="a neuron with weights -1 and 1"
def two_class_probability(Z):
    return sigmoid(dense_forward(Z, np.array([-1.0, 1.0]), 0))


# %% right="the plain formula, which warns"
def two_class_probability(Z):
    return 1 / (1 + np.exp(Z[:, 0] - Z[:, 1]))


# %% right="a loop"
def two_class_probability(Z):
    return [float(sigmoid(b - a)) for a, b in Z]


# %% right="float32"
def two_class_probability(Z):
    z0, z1 = Z.T.astype(np.float32)
    return (1 + np.tanh((z1 - z0) / 2)) / 2


# %% wrong="the other class"
def two_class_probability(Z):
    return sigmoid(-np.diff(Z, axis=1)[:, 0])


# %% wrong="only one logit"
def two_class_probability(Z):
    return sigmoid(Z)[:, 1]


# %% wrong="a difference of sigmoids"
def two_class_probability(Z):
    a = sigmoid(Z)
    return a[:, 1] - a[:, 0]


# %% wrong="a column of it"
def two_class_probability(Z):
    return stable_softmax(Z)


# %% wrong="a dimension more"
def two_class_probability(Z):
    return sigmoid(np.diff(Z, axis=1))


# %% wrong="rows for columns"
def two_class_probability(Z):
    z0, z1 = Z[0], Z[1]
    return sigmoid(z1 - z0)


# %% wrong="nan far out"
def two_class_probability(Z):
    return np.exp(Z[:, 1]) / (np.exp(Z[:, 0]) + np.exp(Z[:, 1]))


# %% wrong="nan far out, divided through"
def two_class_probability(Z):
    e = np.exp(Z[:, 1] - Z[:, 0])
    return e / (e + 1)


# %% wrong="shares of sigmoids"
def two_class_probability(Z):
    a = sigmoid(Z)
    return a[:, 1] / a.sum(axis=1)


# %% wrong="decided at 0.5"
def two_class_probability(Z):
    return Z.argmax(axis=1)


# %% wrong="borrowed"
def two_class_probability(Z):
    return activations.softmax(Z)[:, 1]


# %% wrong="returns nothing"
def two_class_probability(Z):
    sigmoid(Z[:, 1] - Z[:, 0])


# %% wrong="sigmoid missing"
def two_class_probability(Z):
    return Z[:, 1] - Z[:, 0]


# %% wrong="only the first"
def two_class_probability(Z):
    return sigmoid(Z[0, 1] - Z[0, 0])


# %% wrong="only the visible cases"
def two_class_probability(Z):
    p = stable_softmax(Z)[:, 1]
    return np.where(p > 1 - 1e-9, 1, np.where(p < 1e-6, 0, p))
