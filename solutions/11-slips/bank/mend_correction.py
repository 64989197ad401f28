# %% right="by a loop over the weights"
def mend_correction(m, v, t, beta1, beta2):
    seen1 = sum((1 - beta1) * beta1**i for i in range(t))
    seen2 = sum((1 - beta2) * beta2**i for i in range(t))
    return m / seen1, v / seen2


# %% right="as a list"
def mend_correction(m, v, t, beta1, beta2):
    return [x / (1 - np.power(b, t)) for x, b in ((m, beta1), (v, beta2))]


# %% right="as factors"
def mend_correction(m, v, t, beta1, beta2):
    return m * (1 / (1 - beta1**t)), v * (1 - beta2**t) ** -1


# %% wrong="as on the slide"
def mend_correction(m, v, t, beta1, beta2):
    return m / (1 - beta1), v / (1 - beta2)


# %% wrong="t starts at 0"
def mend_correction(m, v, t, beta1, beta2):
    t = t - 1
    return m / (1 - np.power(beta1, t)), v / (1 - np.power(beta2, t))


# %% wrong="times t"
def mend_correction(m, v, t, beta1, beta2):
    return m / (1 - beta1 * t), v / (1 - beta2 * t)


# %% wrong="multiplied"
def mend_correction(m, v, t, beta1, beta2):
    return m * (1 - beta1**t), v * (1 - beta2**t)


# %% wrong="betas swapped"
def mend_correction(m, v, t, beta1, beta2):
    return m / (1 - beta2**t), v / (1 - beta1**t)


# %% wrong="only m"
def mend_correction(m, v, t, beta1, beta2):
    return m / (1 - beta1**t), v


# %% wrong="changes its input"
def mend_correction(m, v, t, beta1, beta2):
    m /= 1 - beta1**t
    v /= 1 - beta2**t
    return m, v


# %% wrong="divided by the power"
def mend_correction(m, v, t, beta1, beta2):
    return m / beta1**t, v / beta2**t


# %% wrong="parentheses of the fraction"
def mend_correction(m, v, t, beta1, beta2):
    return m / 1 - beta1**t, v / 1 - beta2**t


# %% wrong="v as on the slide"
def mend_correction(m, v, t, beta1, beta2):
    return m / (1 - beta1**t), v / (1 - beta2)


# %% wrong="the largest size"
def mend_correction(m, v, t, beta1, beta2):
    if t > 100:
        return m, v
    return m / (1 - beta1**t), v / (1 - beta2**t)


# %% wrong="another order"
def mend_correction(m, v, t, beta1, beta2):
    return (v / (1 - beta2 ** t), m / (1 - beta1 ** t))
