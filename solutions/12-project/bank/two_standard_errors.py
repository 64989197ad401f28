# %% right="clip, an array"
def two_standard_errors(right, n):
    p = right / n
    return np.clip(p + np.array([-2, 2]) * (p * (1 - p) / n) ** 0.5, 0, 1)


# %% right="in counts first, a list"
def two_standard_errors(right, n):
    sd = np.sqrt(right * (n - right) / n)
    low, high = (right - 2 * sd) / n, (right + 2 * sd) / n
    return [low if low > 0 else 0, high if high < 1 else 1]


# %% right="from the answers themselves"
def two_standard_errors(right, n):
    answers = np.zeros(n)
    answers[: round(right)] = 1
    reach = 2 * answers.std() / np.sqrt(n)
    return np.maximum(0, answers.mean() - reach), np.minimum(1, answers.mean() + reach)


# %% wrong="beyond 0 and 1"
def two_standard_errors(right, n):
    p = right / n
    e = (p * (1 - p) / n) ** 0.5
    return p - 2 * e, p + 2 * e


# %% wrong="one standard error"
def two_standard_errors(right, n):
    p = right / n
    e = np.sqrt(p * (1 - p) / n)
    return max(p - e, 0), min(p + e, 1)


# %% wrong="n outside of the root"
def two_standard_errors(right, n):
    p = right / n
    e = 2 * np.sqrt(p * (1 - p)) / n
    return max(p - e, 0), min(p + e, 1)


# %% wrong="no root"
def two_standard_errors(right, n):
    p = right / n
    e = 2 * p * (1 - p) / n
    return max(0, p - e), min(1, p + e)


# %% wrong="the reach alone"
def two_standard_errors(right, n):
    p = right / n
    e = 2 * (p * (1 - p) / n) ** 0.5
    return -e, e


# %% wrong="1.96"
def two_standard_errors(right, n):
    p = right / n
    reach = 1.96 * (p * (1 - p) / n) ** 0.5
    return max(0, p - reach), min(1, p + reach)


# %% wrong="n forgotten"
def two_standard_errors(right, n):
    p = right / n
    reach = 2 * np.sqrt(p * (1 - p))
    return max(0, p - reach), min(1, p + reach)


# %% wrong="another order"
def two_standard_errors(right, n):
    p = right / n
    reach = 2 * np.sqrt(p * (1 - p) / n)
    return min(1, p + reach), max(0, p - reach)


# %% wrong="only the visible cases"
import math


def two_standard_errors(right, n):
    p = int(right) / n
    half = 2 * math.sqrt(p * (1 - p) / n)
    return max(0.0, p - half), min(1.0, p + half)
