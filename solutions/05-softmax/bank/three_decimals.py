# %% right="half a thousandth more, then cut"
def three_decimals(p):
    return (p * 1000 + 0.5).astype(int) / 1000


# %% right="rint"
def three_decimals(p):
    return np.rint(np.asarray(p) * 1000) / 1000


# %% right="Python's round, one by one"
def three_decimals(p):
    return [round(float(x), 3) for x in p]


# %% right="through text and back"
def three_decimals(p):
    return np.array([float(f"{x:.3f}") for x in p])


# %% right="the method, float32"
def three_decimals(p):
    return p.astype(np.float32).round(3)


# %% right="up or down by what is left"
def three_decimals(p):
    low = np.floor(p * 1000)
    return np.where(p * 1000 - low > 0.5, low + 1, low) / 1000


# %% wrong="cut as on the slide"
def three_decimals(p):
    return np.trunc(p * 1000) / 1000


# %% wrong="cut as on the slide"
def three_decimals(p):
    return [int(x * 1000) / 1000 for x in p]


# %% wrong="always up"
def three_decimals(p):
    return np.ceil(p * 1000) / 1000


# %% wrong="two decimals"
def three_decimals(p):
    return p.round(2)


# %% wrong="kind: texts"
def three_decimals(p):
    return ["%.3f" % x for x in p]


# %% wrong="whole numbers"
def three_decimals(p):
    return np.rint(p)


# %% wrong="made to add up to 1"
def three_decimals(p):
    q = (p * 1000).astype(int) / 1000
    return q / sum(q)


# %% wrong="half too much"
def three_decimals(p):
    return (p * 1000 + 1).astype(int) / 1000


# %% wrong="changes its input"
def three_decimals(p):
    for i in range(len(p)):
        p[i] = round(p[i], 3)
    return p


# %% wrong="returns its input"
def three_decimals(p):
    np.round(p, 3)
    return p


# %% wrong="only the visible cases"
def three_decimals(p):
    return np.round(p, 3) if len(p) in (3, 5) else np.floor(p * 1000) / 1000


# %% wrong="stops: no whole number"
def three_decimals(p):
    return p.round("3")


# %% wrong="rounded, the rest to the last"
def three_decimals(p):
    q = np.round(p, 3)
    q[-1] = 1 - q[:-1].sum()
    return q


# %% right="half added, then cut"
def three_decimals(p):
    return (p * 1000 + 0.5).astype(int) / 1000


# %% wrong="only the visible cases"
def three_decimals(p):
    return np.round(np.round(p, 4), 3)


# %% wrong="stops: one number at a time"
def three_decimals(p):
    return round(float(p), 3)


# %% wrong="call of astype too many"
def three_decimals(p):
    return np.round(p.astype(np.float16), 3)
