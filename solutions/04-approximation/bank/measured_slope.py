# %% right="polyfit"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(np.log(n), np.log(errors), 1)[0]


# %% right="another base"
import numpy as np


def measured_slope(n, errors):
    slope, height = np.polyfit(np.log10(n), np.log10(errors), deg=1)
    return slope


# %% right="lstsq"
import numpy as np


def measured_slope(n, errors):
    A = np.column_stack([np.log2(n), np.ones(len(n))])
    return np.linalg.lstsq(A, np.log2(errors), rcond=None)[0][0]


# %% right="covariance over variance"
import numpy as np


def measured_slope(n, errors):
    C = np.cov(np.log(n), np.log(errors))
    return C[0, 1] / C[0, 0]


# %% right="sums in plain Python"
import math


def measured_slope(n, errors):
    u, v = [math.log(a) for a in n], [math.log(a) for a in errors]
    k = len(u)
    top = k * sum(a * b for a, b in zip(u, v)) - sum(u) * sum(v)
    return top / (k * sum(a * a for a in u) - sum(u) ** 2)


# %% wrong="no logarithms"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(n, errors, 1)[0]


# %% wrong="only the errors in logarithms"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(n, np.log(errors), 1)[0]


# %% wrong="axes swapped"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(np.log(errors), np.log(n), 1)[0]


# %% wrong="the intercept"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(np.log(n), np.log(errors), 1)[-1]


# %% wrong="from the two ends"
import numpy as np


def measured_slope(n, errors):
    u, v = np.log(n), np.log(errors)
    return (v[-1] - v[0]) / (u[-1] - u[0])


# %% wrong="mean of the slopes"
import numpy as np


def measured_slope(n, errors):
    return (np.diff(np.log(errors)) / np.diff(np.log(n))).mean()


# %% wrong="both numbers of the line"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(np.log(n), np.log(errors), 1)


# %% wrong="minus"
import numpy as np


def measured_slope(n, errors):
    return np.polyfit(-np.log(n), np.log(errors), 1)[0]


# %% wrong="rounded to 2"
def measured_slope(n, errors):
    return round(np.polyfit(np.log(n), np.log(errors), 1)[0], 2)


# %% wrong="only the visible cases"
def measured_slope(n, errors):
    return np.polyfit(np.log(n), np.log(np.maximum(errors, 1e-12)), 1)[0]
