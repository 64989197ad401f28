# %% right="where"
def l1_penalty(layers, strength):
    value = sum(strength * abs(W).sum() for W, b in layers)
    slopes = [np.where(W > 0, strength, np.where(W < 0, -strength, 0)) for W, b in layers]
    return value, [(s, 0 * b) for s, (W, b) in zip(slopes, layers)]


# %% right="two comparisons"
def l1_penalty(layers, strength):
    value, gradients = 0, []
    for W, b in layers:
        value = value + strength * np.sum(np.sqrt(W**2))
        gradients.append((strength * ((W > 0) * 1.0 - (W < 0)), np.zeros(b.shape)))
    return value, gradients


# %% right="by loops"
def l1_penalty(layers, strength):
    value, gradients = 0.0, []
    for W, b in layers:
        dW = np.zeros(W.shape)
        for i in np.ndindex(W.shape):
            value += strength * abs(W[i])
            dW[i] = strength * (W[i] / abs(W[i]) if W[i] else 0)
        gradients.append((dW, np.zeros(b.shape)))
    return value, gradients


# %% wrong="biases penalised"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() + np.abs(b).sum() for W, b in layers)
    return value, [(strength * np.sign(W), strength * np.sign(b)) for W, b in layers]


# %% wrong="gradient of L2"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * W, 0 * b) for W, b in layers]


# %% wrong="half"
def l1_penalty(layers, strength):
    value = strength / 2 * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * np.sign(W), 0 * b) for W, b in layers]


# %% wrong="without absolute value"
def l1_penalty(layers, strength):
    value = strength * sum(W.sum() for W, b in layers)
    return value, [(strength * np.ones_like(W), 0 * b) for W, b in layers]


# %% wrong="one at zero"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(np.where(W >= 0, strength, -strength), 0 * b) for W, b in layers]


# %% wrong="strength forgotten in the gradient"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(np.sign(W), 0 * b) for W, b in layers]


# %% wrong="biases in the value"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() + np.abs(b).sum() for W, b in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="biases in the gradient"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * np.sign(W), strength * np.sign(b)) for W, b in layers]


# %% wrong="strength forgotten in the value"
def l1_penalty(layers, strength):
    value = 1 * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="strength forgotten"
def l1_penalty(layers, strength):
    value = 1 * sum(np.abs(W).sum() for W, b in layers)
    return value, [(1 * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="the mean for each layer"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).mean() for W, b in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="one 0 for all biases"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * np.sign(W), 0) for W, b in layers]


# %% wrong="only the value"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value


# %% wrong="L2"
def l1_penalty(layers, strength):
    value = strength / 2 * sum((W**2).sum() for W, b in layers)
    return value, [(strength * W, np.zeros_like(b)) for W, b in layers]


# %% wrong="the signs lost in the value"
def l1_penalty(layers, strength):
    value = strength * sum(W.sum() for W, b in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="the size of the sum"
def l1_penalty(layers, strength):
    value = strength * sum(abs(W.sum()) for W, b in layers)
    return value, [(strength * np.sign(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="pushed away from 0"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * np.where(W > 0, 1, -1), np.zeros_like(b)) for W, b in layers]


# %% wrong="0 by 0"
def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    return value, [(strength * W / np.abs(W), np.zeros_like(b)) for W, b in layers]


# %% wrong="other numbers"
import numpy as np


def l1_penalty(layers, strength):
    value = strength * sum(np.abs(W).sum() for W, b in layers)
    signs = [np.where(np.abs(W) < 1e-3, 0, np.sign(W)) for W, b in layers]
    return value, [(strength * sign, 0 * b) for sign, (W, b) in zip(signs, layers)]
