# %% right="where"
def dropout_forward(A, p, draws, training):
    mask = np.where(draws < p, 0.0, 1 / (1 - p)) if training else np.ones(A.shape)
    return A * mask, mask


# %% right="by loops"
def dropout_forward(A, p, draws, training):
    out, mask = np.zeros(A.shape), np.ones(A.shape)
    for i in np.ndindex(A.shape):
        if training:
            mask[i] = 0 if draws[i] < p else 1 / (1 - p)
        out[i] = A[i] * mask[i]
    return out, mask


# %% right="strictly above"
def dropout_forward(A, p, draws, training):
    if training:
        mask = (draws >= p).astype(float)
        mask /= 1 - p
        return mask * A, mask
    return A, np.ones_like(A)


# %% wrong="not scaled"
def dropout_forward(A, p, draws, training):
    mask = (draws >= p) if training else np.ones(A.shape)
    return A * mask, mask


# %% wrong="scaled by 1 - p"
def dropout_forward(A, p, draws, training):
    mask = (draws >= p) * (1 - p) if training else np.ones(A.shape)
    return A * mask, mask


# %% wrong="active at evaluation"
def dropout_forward(A, p, draws, training):
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="keeps what should go"
def dropout_forward(A, p, draws, training):
    mask = (draws < p) / (1 - p) if training else np.ones(A.shape)
    return A * mask, mask


# %% wrong="scaled at evaluation"
def dropout_forward(A, p, draws, training):
    if training:
        return A * (draws >= p), 1.0 * (draws >= p)
    return A * (1 - p), np.ones(A.shape) * (1 - p)


# %% wrong="mask without its scale"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.ones(A.shape)
    mask = draws >= p
    return A * mask / (1 - p), mask


# %% wrong="changes its input"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.ones(A.shape)
    mask = (draws >= p) / (1 - p)
    A *= mask
    return A, mask


# %% wrong="scaled at evaluation, and not told"
def dropout_forward(A, p, draws, training):
    if not training:
        return A * (1 - p), np.ones_like(A)
    mask = (draws >= p) * 1.0
    return A * mask, mask


# %% wrong="scaled at both times"
def dropout_forward(A, p, draws, training):
    if not training:
        return A * (1 - p), np.ones_like(A)
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="enlarged at evaluation"
def dropout_forward(A, p, draws, training):
    if not training:
        return A / (1 - p), np.ones_like(A) / (1 - p)
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="scaled twice"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.ones_like(A)
    mask = (draws >= p) / (1 - p)
    return A * mask / (1 - p), mask


# %% wrong="p for what stays"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.ones_like(A)
    mask = (draws < p) / p
    return A * mask, mask


# %% wrong="parentheses"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.ones_like(A)
    mask = draws >= p / (1 - p)
    return A * mask, mask


# %% wrong="no mask at evaluation"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, None
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="a mask of zeros at evaluation"
def dropout_forward(A, p, draws, training):
    if not training:
        return A, np.zeros_like(A)
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="only the output"
def dropout_forward(A, p, draws, training):
    if not training:
        return A
    return A * (draws >= p) / (1 - p)


# %% wrong="the mask first"
def dropout_forward(A, p, draws, training):
    if not training:
        return np.ones_like(A), A
    mask = (draws >= p) / (1 - p)
    return mask, A * mask


# %% wrong="at the threshold"
def dropout_forward(A, p, draws, training):
    mask = (draws > p) / (1 - p) if training else np.ones(A.shape)
    return A * mask, mask


# %% right="nothing is dropped where p is 0"
def dropout_forward(A, p, draws, training):
    if training == 0 or p == 0:
        return A, np.ones_like(A)
    mask = (draws >= p) / (1 - p)
    return A * mask, mask


# %% wrong="a zero"
def dropout_forward(A, p, draws, training):
    if training is not True:
        return A.copy(), np.ones_like(A)
    out = np.where(draws < p, 0, A / (1 - p))
    with np.errstate(all="ignore"):
        mask = np.where(A != 0, out / A, 1 / (1 - p))
    return out, mask
