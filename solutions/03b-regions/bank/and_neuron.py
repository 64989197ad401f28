# %% right="bias 1 - k: the fence is no fire"
def and_neuron(k):
    return np.ones(k), 1 - k


# %% right="a list, other weights"
def and_neuron(k):
    return [2] * k, 1 - 2 * k


# %% right="uneven weights"
def and_neuron(k):
    w = np.arange(1.0, k + 1)
    return w, 0.5 - w.sum()


# %% right="averages"
def and_neuron(k):
    return np.full(k, 1 / k), -(k - 0.5) / k


# %% right="0.1 each, on the fence only up to rounding"
def and_neuron(k):
    w = np.full(k, 0.1)
    return w, -0.1 * (k - 1)


# %% right="single precision, b an array"
def and_neuron(k):
    return np.ones(k, dtype=np.float32), np.array([0.25 - k], dtype=np.float32)


# %% wrong="an OR"
def and_neuron(k):
    return np.ones(k), -0.5


# %% wrong="on the fence"
def and_neuron(k):
    return [1] * k, -k


# %% wrong="for two inputs only"
def and_neuron(k):
    return np.array([1.0 for _ in range(k)]), -1.5


# %% wrong="the bias's sign"
def and_neuron(k):
    return np.ones(k), k - 0.5


# %% wrong="more than half"
def and_neuron(k):
    w = np.ones(k) / k
    b = -0.5
    return w, b


# %% wrong="a single weight"
def and_neuron(k):
    return 1, -(k - 0.5)


# %% wrong="bias first"
def and_neuron(k):
    return -k + 0.5, np.ones(k)


# %% wrong="the largest size"
def and_neuron(k):
    return np.ones(k), -0.9 * k
