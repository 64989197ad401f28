# %% right="indices"
def network_forward(X, layers):
    A = X
    for i in range(len(layers)):
        A = layers[i].forward(A)
    return A


# %% right="recursion"
def network_forward(X, layers):
    if not layers:
        return X
    return network_forward(layers[0].forward(X), layers[1:])


# %% right="reduce"
from functools import reduce


def network_forward(X, layers):
    return reduce(lambda A, layer: layer.forward(A), layers, X)


# %% wrong="from the top"
def network_forward(X, layers):
    for layer in reversed(layers):
        X = layer.forward(X)
    return X


# %% wrong="each from X"
def network_forward(X, layers):
    A = X
    for layer in layers:
        A = layer.forward(X)
    return A


# %% wrong="all outputs"
def network_forward(X, layers):
    outputs = []
    for layer in layers:
        X = layer.forward(X)
        outputs.append(X)
    return outputs


# %% wrong="only the first"
def network_forward(X, layers):
    for layer in layers:
        X = layer.forward(X)
        return X
    return X


# %% wrong="returns nothing"
def network_forward(X, layers):
    for layer in layers:
        X = layer.forward(X)


