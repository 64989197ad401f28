# %% right="by loops"
def l2_penalty(layers, strength):
    value, gradients = 0.0, []
    for W, b in layers:
        for row in W:
            for w in row:
                value += strength * w * w / 2
        gradients.append((strength * W, 0 * b))
    return value, gradients


# %% right="vdot"
def l2_penalty(layers, strength):
    value = 0.5 * strength * sum(np.vdot(W, W) for W, b in layers)
    return value, [[strength * W, np.zeros(len(b))] for W, b in layers]


# %% right="norms"
def l2_penalty(layers, strength):
    weights = [pair[0] for pair in layers]
    value = strength / 2 * sum(np.linalg.norm(W) ** 2 for W in weights)
    return np.float64(value), [(W * strength, np.zeros(pair[1].shape)) for W, pair in zip(weights, layers)]


# %% wrong="biases penalised"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() + (b**2).sum() for W, b in layers)
    return value, [(strength * W, strength * b) for W, b in layers]


# %% wrong="the half lost in the value"
def l2_penalty(layers, strength):
    value = strength * sum((W**2).sum() for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="no half at all"
def l2_penalty(layers, strength):
    value = strength * sum((W**2).sum() for W, b in layers)
    return value, [(2 * strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="a 2 in the gradient"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(2 * strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="value without gradient"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(0 * W, 0 * b) for W, b in layers]


# %% wrong="uphill"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(-strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="biases in the value"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() + (b**2).sum() for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="biases in the gradient"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(strength * W, strength * b) for W, b in layers]


# %% wrong="strength forgotten in the value"
def l2_penalty(layers, strength):
    value = 1 / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="the mean for each layer"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).mean() for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="one 0 for all biases"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(strength * W, 0) for W, b in layers]


# %% wrong="only the value"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value


# %% wrong="strength forgotten in the gradient"
def l2_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(W, np.zeros_like(b)) for W, b in layers]


# %% wrong="the root for each layer"
def l2_penalty(layers, strength):
    value = strength / 2 * sum(np.sqrt((W**2).sum()) for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="summed, then squared"
def l2_penalty(layers, strength):
    value = strength / 2 * sum(W.sum() ** 2 for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="strength forgotten"
def l2_penalty(layers, strength):
    value, gradients = 0.0, []
    for W, b in layers:
        value += np.sum(W**2) / 2
        gradients.append((W.copy(), np.zeros_like(b)))
    return value, gradients
