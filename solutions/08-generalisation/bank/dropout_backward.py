# %% right="multiply"
def dropout_backward(dout, mask):
    return np.multiply(mask, dout)


# %% right="where"
def dropout_backward(dout, mask):
    return np.where(mask == 0, 0, dout * mask)


# %% right="a copy changed"
def dropout_backward(dout, mask):
    dA = dout.copy()
    dA *= mask
    return dA


# %% wrong="not scaled"
def dropout_backward(dout, mask):
    dA = dout.copy()
    dA[mask == 0] = 0
    return dA


# %% wrong="everything comes back"
def dropout_backward(dout, mask):
    return 1.0 * dout


# %% wrong="divided"
def dropout_backward(dout, mask):
    dA = np.zeros(dout.shape)
    dA[mask > 0] = dout[mask > 0] / mask[mask > 0]
    return dA


# %% wrong="the mask turned round"
def dropout_backward(dout, mask):
    return np.where(mask == 0, dout, 0)


# %% wrong="scaled twice"
def dropout_backward(dout, mask):
    return dout * mask * mask


# %% wrong="changes its input"
def dropout_backward(dout, mask):
    dout *= mask
    return dout


# %% wrong="divided, also by 0"
def dropout_backward(dout, mask):
    return dout / mask


# %% wrong="the mask alone"
def dropout_backward(dout, mask):
    return mask


# %% wrong="one minus the mask"
def dropout_backward(dout, mask):
    return dout * (1 - mask)


# %% wrong="not new"
def dropout_backward(dout, mask):
    return dout if (mask == 1).all() else dout * mask
