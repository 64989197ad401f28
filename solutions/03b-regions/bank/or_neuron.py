# %% right="bias 0: the fence is no fire"
def or_neuron(k):
    return np.ones(k), 0


# %% right="large weights"
def or_neuron(k):
    return [100] * k, -1


# %% right="uneven weights"
def or_neuron(k):
    return np.arange(1, k + 1), -0.9


# %% right="averages with a small bias"
def or_neuron(k):
    return np.ones(k) / k, -0.5 / k


# %% right="NOT of an AND of NOTs"
def or_neuron(k):
    w, b = and_neuron(k)
    return w, -(w.sum() + b)


# %% wrong="an AND"
def or_neuron(k):
    return np.ones(k), 0.5 - k


# %% wrong="on the fence"
def or_neuron(k):
    return np.ones(k), -1


# %% wrong="always"
def or_neuron(k):
    return np.ones(k), 0.5


# %% wrong="an average"
def or_neuron(k):
    return np.full(k, 1 / k), -0.5


# %% wrong="none of them"
def or_neuron(k):
    return -np.ones(k), 0.5
