# %% right="NumPy, written out"
def cosine_schedule(t, lr, steps, final):
    if t >= steps:
        return final
    return final + 0.5 * (lr - final) * (1 + np.cos(np.pi * t / steps))


# %% right="a squared cosine of half the angle"
def cosine_schedule(t, lr, steps, final):
    share = np.cos(np.pi / 2 * np.clip(t / steps, 0, 1)) ** 2
    return np.array(lr * share + final * (1 - share))


# %% right="mean and half the difference"
def cosine_schedule(t, lr, steps, final):
    angle = math.pi * min(t / steps, 1.0)
    return (lr + final) / 2 + math.cos(angle) * (lr - final) / 2


# %% wrong="it rises again"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * (1 + np.cos(np.pi * t / steps)) / 2


# %% wrong="a whole wave"
def cosine_schedule(t, lr, steps, final):
    t = min(t, steps)
    return final + (lr - final) * (1 + np.cos(2 * np.pi * t / steps)) / 2


# %% wrong="not halved"
def cosine_schedule(t, lr, steps, final):
    t = min(t, steps)
    return final + (lr - final) * (1 + np.cos(np.pi * t / steps))


# %% wrong="not lifted"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * np.cos(np.pi * min(t, steps) / steps)


# %% wrong="upwards"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * (1 - np.cos(np.pi * min(t, steps) / steps)) / 2


# %% wrong="final is forgotten"
def cosine_schedule(t, lr, steps, final):
    return lr * (1 + np.cos(np.pi * min(t, steps) / steps)) / 2


# %% wrong="degrees"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * (1 + np.cos(180 * min(t, steps) / steps)) / 2


# %% wrong="without pi"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * (1 + math.cos(min(t, steps) / steps)) / 2


# %% wrong="final only at the end"
def cosine_schedule(t, lr, steps, final):
    if t >= steps:
        return final
    return lr * (1 + math.cos(math.pi * t / steps)) / 2


# %% wrong="final only at the end"
def cosine_schedule(t, lr, steps, final):
    return max(final, lr * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2)


# %% wrong="final is not added"
def cosine_schedule(t, lr, steps, final):
    return (lr - final) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2


# %% wrong="0 in the end"
def cosine_schedule(t, lr, steps, final):
    if t >= steps:
        return 0
    return final + (lr - final) * (1 + math.cos(math.pi * t / steps)) / 2


# %% wrong="it begins again"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * (1 + math.cos(math.pi * (t % steps) / steps)) / 2


# %% wrong="not lifted, but halved"
def cosine_schedule(t, lr, steps, final):
    return final + (lr - final) * math.cos(math.pi * min(t, steps) / steps) / 2

# %% wrong="a number in between"
def cosine_schedule(t, lr, steps, final):
    if 2 * t == steps:
        return (lr - final) / 2  # half way
    return final + (lr - final) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2
