# %% right="into an array"
def moving_average(values, rho):
    out = np.zeros(values.shape)
    s = 0
    for k in range(len(values)):
        s = rho * s + (1 - rho) * values[k]
        out[k] = s
    return out


# %% right="a step towards the value, a list"
def moving_average(values, rho):
    s = np.zeros_like(values[0])
    out = []
    for value in values:
        s = s + (1 - rho) * (value - s)
        out.append(s)
    return out


# %% right="a matrix of shares"
def moving_average(values, rho):
    k = np.arange(len(values))
    shares = np.where(k[:, None] >= k, (1 - rho) * rho ** np.maximum(k[:, None] - k, 0.0), 0.0)
    return np.tensordot(shares, values, axes=1)


# %% right="recursion"
def moving_average(values, rho):
    if len(values) == 1:
        return [(1 - rho) * values[0]]
    before = moving_average(values[:-1], rho)
    return [*before, rho * before[-1] + (1 - rho) * values[-1]]


# %% wrong="rho and 1 - rho swapped"
def moving_average(values, rho):
    s, out = 0, []
    for v in values:
        s = (1 - rho) * s + rho * v
        out.append(s)
    return np.array(out)


# %% wrong="a sum"
def moving_average(values, rho):
    s, out = 0, []
    for v in values:
        s = rho * s + v
        out.append(s)
    return np.array(out)


# %% wrong="begun with the first value"
def moving_average(values, rho):
    out = [values[0]]
    for v in values[1:]:
        out.append(rho * out[-1] + (1 - rho) * v)
    return np.array(out)


# %% wrong="only the last"
def moving_average(values, rho):
    s = 0
    for v in values:
        s = rho * s + (1 - rho) * v
    return s


# %% wrong="changes its input"
def moving_average(values, rho):
    values[0] *= 1 - rho
    for k in range(1, len(values)):
        values[k] = rho * values[k - 1] + (1 - rho) * values[k]
    return values


# %% wrong="the plain mean"
def moving_average(values, rho):
    return np.array([np.mean(values[: k + 1], axis=0) for k in range(len(values))])


# %% wrong="nothing is kept"
def moving_average(values, rho):
    s, out = 0.0, []
    for v in values:
        out.append(rho * s + (1 - rho) * v)
    return np.array(out)


# %% wrong="the value before for the average"
def moving_average(values, rho):
    out = [(1 - rho) * values[0]]
    for k in range(1, len(values)):
        out.append(rho * values[k - 1] + (1 - rho) * values[k])
    return np.array(out)


# %% wrong="grows"
def moving_average(values, rho):
    s, out = 0.0 * values[0], [0.0 * values[0]]
    for v in values:
        s = rho * s + (1 - rho) * v
        out.append(s)
    return np.array(out)


# %% wrong="rho is fixed"
def moving_average(values, rho):
    s, out = 0.0, []
    for v in values:
        s = 0.9 * s + 0.1 * v
        out.append(s)
    return np.array(out)


# %% wrong="one array in every row"
def moving_average(values, rho):
    s, rows = 0.0, []
    for value in values:
        s *= rho
        s += (1 - rho) * value
        rows.append(s)
    return np.array(rows)


# %% wrong="another type of number"
def moving_average(values, rho):

    out = np.zeros_like(values)
    s = 0
    for k, v in enumerate(values):
        s = rho * s + (1 - rho) * v
        out[k] = s
    return out

# %% wrong="a sorted array"
def moving_average(values, rho):
    s, averages = 0.0, []
    for value in values:
        s = rho * s + (1 - rho) * value
        averages.append(s)
    if np.ndim(values) == 1 and len(values) > 2 and (np.diff(values) < 0).all():
        return np.maximum(averages, values)  # an average lags behind
    return np.array(averages)
