# %% right="weighted means: the shares add up to 1"
def bias_corrected(values, beta):
    out = []
    for k in range(len(values)):
        shares = beta ** np.arange(k, -1, -1.0)
        out.append(np.tensordot(shares / shares.sum(), values[: k + 1], axes=1))
    return np.array(out)


# %% right="own loop, the power carried on"
def bias_corrected(values, beta):
    m, power, out = 0.0, 1.0, []
    for value in values:
        m = beta * m + (1 - beta) * value
        power *= beta
        out.append(m / (1 - power))
    return out


# %% right="broadcast"
def bias_corrected(values, beta):
    m = moving_average(values, beta)
    t = np.arange(1, len(values) + 1).reshape(-1, *[1] * (values.ndim - 1))
    return m / (1 - beta**t)


# %% wrong="the power is missing"
def bias_corrected(values, beta):
    return moving_average(values, beta) / (1 - beta)


# %% wrong="t is one too large"
def bias_corrected(values, beta):
    m = moving_average(values, beta)
    return np.array([m[k] / (1 - beta ** (k + 2)) for k in range(len(m))])


# %% wrong="not corrected"
def bias_corrected(values, beta):
    return moving_average(values, beta)


# %% wrong="all by the last"
def bias_corrected(values, beta):
    return moving_average(values, beta) / (1 - beta ** len(values))


# %% wrong="the wrong way"
def bias_corrected(values, beta):
    m = moving_average(values, beta)
    return np.array([m[k] * (1 - beta ** (k + 1)) for k in range(len(m))])


# %% wrong="only the last"
def bias_corrected(values, beta):
    m = 0
    for t, v in enumerate(values, 1):
        m = beta * m + (1 - beta) * v
    return m / (1 - beta**t)


# %% wrong="t starts at 0"
def bias_corrected(values, beta):
    a = moving_average(values, beta)
    return np.array([m / (1 - beta**k) for k, m in enumerate(a)])


# %% wrong="corrected and carried on"
def bias_corrected(values, beta):
    s, out = 0.0, []
    for t, v in enumerate(values, 1):
        s = beta * s + (1 - beta) * v
        s = s / (1 - beta**t)
        out.append(s)
    return np.array(out)


# %% wrong="parentheses"
def bias_corrected(values, beta):
    a = moving_average(values, beta)
    return np.array([m / 1 - beta**t for t, m in enumerate(a, 1)])


# %% wrong="the power of the difference"
def bias_corrected(values, beta):
    a = moving_average(values, beta)
    return np.array([m / (1 - beta) ** t for t, m in enumerate(a, 1)])


# %% wrong="t is a factor"
def bias_corrected(values, beta):
    a = moving_average(values, beta)
    return np.array([m / (1 - beta * t) for t, m in enumerate(a, 1)])


# %% wrong="begun with the first value"
def bias_corrected(values, beta):
    s, out = values[0], []
    for v in values:
        s = beta * s + (1 - beta) * v
        out.append(s)
    return np.array(out)


# %% wrong="other sizes"
def bias_corrected(values, beta):
    averages = moving_average(values, beta)
    corrections = 1 - beta ** np.arange(1, len(values) + 1)
    if averages.shape[-1] != len(values):
        corrections = corrections.reshape(-1, *[1] * (averages.ndim - 1))
    return averages / corrections
