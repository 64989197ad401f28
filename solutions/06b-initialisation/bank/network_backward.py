# %% right="indices"
def network_backward(dY, layers):
    for i in range(len(layers) - 1, -1, -1):
        dY = layers[i].backward(dY)
    return dY


# %% right="a slice"
def network_backward(dY, layers):
    slopes = dY
    for layer in layers[::-1]:
        slopes = layer.backward(slopes)
    return slopes


# %% right="recursion"
def network_backward(dY, layers):
    if len(layers) == 0:
        return dY
    return network_backward(layers[-1].backward(dY), layers[:-1])


# %% right="pop from a copy"
def network_backward(dY, layers):
    left = list(layers)
    while left:
        dY = left.pop().backward(dY)
    return dY


# %% wrong="from the bottom"
def network_backward(dY, layers):
    for layer in layers:
        dY = layer.backward(dY)
    return dY


# %% wrong="forward"
def network_backward(dY, layers):
    for layer in reversed(layers):
        dY = layer.forward(dY)
    return dY


# %% wrong="stops above the first"
def network_backward(dY, layers):
    for i in range(len(layers) - 1, 0, -1):
        dY = layers[i].backward(dY)
    return dY


# %% wrong="each from dY"
def network_backward(dY, layers):
    dX = dY
    for layer in reversed(layers):
        dX = layer.backward(dY)
    return dX


# %% wrong="changes its input"
def network_backward(dY, layers):
    layers.reverse()
    for layer in layers:
        dY = layer.backward(dY)
    return dY


