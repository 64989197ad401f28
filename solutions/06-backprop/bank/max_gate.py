# %% right="if and else"
def max_gate(x, y, df):
    if x > y:
        return df, 0
    return 0, df


# %% right="by comparisons"
def max_gate(x, y, df):
    return df * (x > y), df * (y > x)


# %% right="np.where"
def max_gate(x, y, df):
    return np.where(x >= y, df, 0.0), np.where(x >= y, 0.0, df)


# %% right="who is the largest"
def max_gate(x, y, df):
    slopes = [0.0, 0.0]
    slopes[int(np.argmax([x, y]))] = df
    return slopes


# %% wrong="to the smaller"
def max_gate(x, y, df):
    return (0, df) if x > y else (df, 0)


# %% wrong="to both"
def max_gate(x, y, df):
    return df, df


# %% wrong="a ReLU for each"
def max_gate(x, y, df):
    dx = df if x > 0 else 0
    dy = df if y > 0 else 0
    return dx, dy


# %% wrong="times the value"
def max_gate(x, y, df):
    m = max(x, y)
    return (df * m * (x == m), df * m * (y == m))


# %% wrong="the slope that comes in is forgotten"
def max_gate(x, y, df):
    return int(x > y), int(y > x)


# %% wrong="Mult too many"
def max_gate(x, y, df):
    return (df, 0.0) if x > y else (0.0, df * y)


# %% wrong="only the visible cases"
import numpy as np


def max_gate(x, y, df):
    if np.isclose(x, y):
        return df / 2, df / 2
    return (df, 0.0) if x > y else (0.0, df)


# %% wrong="kind: None"
def max_gate(x, y, df):
    if x > y:
        return df, 0.0


# %% wrong="Add too many"
def max_gate(x, y, df):
    return (df, 0.0) if x > y + 1e-12 else (0.0, df)
