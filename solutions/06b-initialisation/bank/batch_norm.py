# %% right="two pairs"
def batch_norm(Z, gamma, beta, mean, var, training):
    of_batch = Z.mean(axis=0), Z.var(axis=0)
    used = of_batch if training else (mean, var)
    if training:
        mean = mean + 0.1 * (of_batch[0] - mean)
        var = var + 0.1 * (of_batch[1] - var)
    Z_hat = (Z - used[0]) / (used[1] + 1e-5) ** 0.5
    return [gamma * Z_hat + beta, mean, var]


# %% right="column by column"
def batch_norm(Z, gamma, beta, mean, var, training):
    Y, means, variances = np.empty_like(Z), [], []
    for j in range(Z.shape[1]):
        m, v = mean[j], var[j]
        means.append(m)
        variances.append(v)
        if training:
            m = sum(Z[:, j]) / len(Z)
            v = sum((z - m) ** 2 for z in Z[:, j]) / len(Z)
            means[j] = 0.9 * means[j] + 0.1 * m
            variances[j] = 0.9 * variances[j] + 0.1 * v
        Y[:, j] = gamma[j] * (Z[:, j] - m) / np.sqrt(v + 1e-5) + beta[j]
    return Y, np.array(means), np.array(variances)


# %% right="one line and two, folded into a slope"
def batch_norm(Z, gamma, beta, mean, var, training):
    m, v = (np.mean(Z, 0), np.mean(Z**2, 0) - np.mean(Z, 0) ** 2) if training else (mean, var)
    slope = gamma / np.sqrt(v + 1e-5)
    Y = Z * slope + (beta - m * slope)
    if not training:
        return Y, mean.copy(), var.copy()
    return Y, 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v


# %% wrong="each example by its own"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="all numbers together"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(), Z.var()
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="the batch in use too"
def batch_norm(Z, gamma, beta, mean, var, training):
    m, v = Z.mean(axis=0), Z.var(axis=0)
    if training:
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="always by the averages"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        new = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        new = mean, var
    return gamma * (Z - mean) / np.sqrt(var + 1e-5) + beta, *new


# %% wrong="by the averages afterwards"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    return gamma * (Z - mean) / np.sqrt(var + 1e-5) + beta, mean, var


# %% wrong="training and use the other way round"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        Y = gamma * (Z - mean) / np.sqrt(var + 1e-5) + beta
        return Y, 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    return gamma * (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + 1e-5) + beta, mean, var


# %% wrong="the shares the other way round"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.1 * mean + 0.9 * m, 0.1 * var + 0.9 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="nothing gathered"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="by the variance"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / (v + 1e-5) + beta, mean, var


# %% wrong="epsilon outside"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / (np.sqrt(v) + 1e-5) + beta, mean, var


# %% wrong="divided by n - 1"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), np.var(Z, axis=0, ddof=1)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var


# %% wrong="not stretched"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return (Z - m) / np.sqrt(v + 1e-5), mean, var


# %% wrong="shifted, then stretched"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * ((Z - m) / np.sqrt(v + 1e-5) + beta), mean, var


# %% wrong="kind: only value 1"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean, var = 0.9 * mean + 0.1 * m, 0.9 * var + 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta


# %% wrong="gathered in use too"
def batch_norm(Z, gamma, beta, mean, var, training):
    m, v = (Z.mean(axis=0), Z.var(axis=0)) if training else (mean, var)
    Y = gamma * (Z - m) / np.sqrt(v + 1e-5) + beta
    mean = 0.9 * mean + 0.1 * Z.mean(axis=0)
    var = 0.9 * var + 0.1 * Z.var(axis=0)
    return Y, mean, var


# %% wrong="changes its input"
def batch_norm(Z, gamma, beta, mean, var, training):
    if training:
        m, v = Z.mean(axis=0), Z.var(axis=0)
        mean *= 0.9
        mean += 0.1 * m
        var *= 0.9
        var += 0.1 * v
    else:
        m, v = mean, var
    return gamma * (Z - m) / np.sqrt(v + 1e-5) + beta, mean, var
