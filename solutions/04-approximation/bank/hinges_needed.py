# %% right="count up until it fits"
def hinges_needed(a, b, bend, tolerance):
    n = 1
    while ((b - a) / n) ** 2 / 8 * bend > tolerance:
        n += 1
    return n


# %% right="math"
import math


def hinges_needed(a, b, bend, tolerance):
    if bend == 0:
        return 1
    h = math.sqrt(8 * tolerance / bend)
    return max(1, math.ceil((b - a) / h))


# %% right="a float that is whole"
import numpy as np


def hinges_needed(a, b, bend, tolerance):
    return np.maximum(1.0, np.ceil(np.sqrt((b - a) ** 2 * bend / 8 / tolerance)))


# %% wrong="rounded down"
import numpy as np


def hinges_needed(a, b, bend, tolerance):
    return max(1, int((b - a) * np.sqrt(bend / (8 * tolerance))))


# %% wrong="rounded to the nearest"
import numpy as np


def hinges_needed(a, b, bend, tolerance):
    return max(1, round((b - a) * np.sqrt(bend / (8 * tolerance))))


# %% wrong="none for a straight line"
import numpy as np


def hinges_needed(a, b, bend, tolerance):
    return np.ceil((b - a) * np.sqrt(bend / (8 * tolerance)))


# %% wrong="counted knots too"
def hinges_needed(a, b, bend, tolerance):
    n = 1
    while ((b - a) / n) ** 2 / 8 * bend > tolerance:
        n += 1
    return n + 1


# %% wrong="no 8"
import math


def hinges_needed(a, b, bend, tolerance):
    return max(1, math.ceil((b - a) * math.sqrt(bend / tolerance)))


# %% wrong="no root"
import math


def hinges_needed(a, b, bend, tolerance):
    return max(1, math.ceil((b - a) ** 2 * bend / (8 * tolerance)))


# %% wrong="the interval is forgotten"
import math


def hinges_needed(a, b, bend, tolerance):
    return max(1, math.ceil(math.sqrt(bend / (8 * tolerance))))


# %% wrong="not a whole number"
import math


def hinges_needed(a, b, bend, tolerance):
    return (b - a) * math.sqrt(bend / (8 * tolerance))


# %% wrong="one more where it fits exactly"
import math


def hinges_needed(a, b, bend, tolerance):
    return int((b - a) * math.sqrt(bend / (8 * tolerance))) + 1


# %% wrong="divided by the bend"
def hinges_needed(a, b, bend, tolerance):
    h = np.sqrt(8 * tolerance / bend)
    return max(1, int(np.ceil((b - a) / h)))


# %% wrong="only the visible cases"
def hinges_needed(a, b, bend, tolerance):
    return max(1, int((b - a) * np.sqrt(bend / (8 * tolerance)) + 0.9999))
