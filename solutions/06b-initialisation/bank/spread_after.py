# %% right="a loop"
def spread_after(sd, d, k):
    spread = 1.0
    for _ in range(k):
        spread *= d**0.5 * sd
    return spread


# %% right="the root of the variance"
def spread_after(sd, d, k):
    return np.sqrt((d * sd**2) ** k)


# %% right="by logarithms"
import math


def spread_after(sd, d, k):
    return math.exp(k * (math.log(sd) + 0.5 * math.log(d)))


# %% wrong="without the root"
def spread_after(sd, d, k):
    return (sd * d) ** k


# %% wrong="the variance"
def spread_after(sd, d, k):
    return (d * sd * sd) ** k


# %% wrong="one layer"
def spread_after(sd, d, k):
    return sd * np.sqrt(d)


# %% wrong="k times"
def spread_after(sd, d, k):
    return np.sqrt(d) * sd * k


# %% wrong="width forgotten"
def spread_after(sd, d, k):
    return sd**k


# %% wrong="rounded"
def spread_after(sd, d, k):
    return round((sd * np.sqrt(d)) ** k, 8)


# %% wrong="tiny numbers"
def spread_after(sd, d, k):
    return round((sd * d**0.5) ** k, 12)
