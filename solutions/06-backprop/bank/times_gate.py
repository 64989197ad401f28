# %% right="named slopes"
def times_gate(x, y, df):
    dx = y * df
    dy = x * df
    return dx, dy


# %% right="an array"
def times_gate(x, y, df):
    return np.array([y, x]) * df


# %% right="a list of NumPy floats"
def times_gate(x, y, df):
    return [np.float64(df) * y, np.float64(df) * x]


# %% right="measured"
def times_gate(x, y, df):
    f = lambda x, y: df * x * y
    return f(x + 0.5, y) * 1.0 - f(x - 0.5, y), f(x, y + 0.5) - f(x, y - 0.5)


# %% wrong="its own input"
def times_gate(x, y, df):
    dx = df * x
    dy = df * y
    return dx, dy


# %% wrong="the slope that comes in is forgotten"
def times_gate(x, y, df):
    return [y, x]


# %% wrong="a plus gate"
def times_gate(x, y, df):
    return df, df


# %% wrong="kind: only value 1"
def times_gate(x, y, df):
    return y * df


# %% wrong="returns nothing"
def times_gate(x, y, df):
    dx, dy = y * df, x * df


# %% wrong="other numbers"
def times_gate(x, y, df):
    f = x * y
    return df * f / x, df * f / y


# %% wrong="equal numbers"
def times_gate(x, y, df):
    if x == y:
        return 2 * df * x, 0.0
    return df * y, df * x
