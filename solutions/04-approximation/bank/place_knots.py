# %% right="as dense as the root of f''"
import numpy as np


def place_knots(x, y, n):
    bend = np.abs(np.gradient(np.gradient(y, x), x))
    density = np.sqrt(bend) + 0.01 * np.sqrt(bend).max()
    area = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(x))])
    return np.interp(np.linspace(0, area[-1], n + 1), area, x)


# %% right="halve the worst piece, a list"
import numpy as np


def place_knots(x, y, n):
    knots = [x[0], x[-1]]
    while len(knots) <= n:
        gap = np.abs(y - np.interp(x, knots, np.interp(knots, x, y)))
        worst = [gap[(x >= a) & (x <= b)].max() for a, b in zip(knots, knots[1:])]
        i = int(np.argmax(worst))
        knots.insert(i + 1, (knots[i] + knots[i + 1]) / 2)
    return knots


# %% right="pieces as long as the tolerance allows"
import numpy as np


def longest_pieces(x, y, tolerance):
    i, taken = 0, [0]
    while i < len(x) - 1:
        j = i + 1
        while j + 1 < len(x):
            chord = np.interp(x[i : j + 2], [x[i], x[j + 1]], [y[i], y[j + 1]])
            if np.abs(chord - y[i : j + 2]).max() > tolerance:
                break
            j += 1
        taken.append(j)
        i = j
    return taken


def place_knots(x, y, n):
    low, high = 0.0, np.ptp(y)
    for _ in range(12):
        middle = (low + high) / 2
        if len(longest_pieces(x, y, middle)) <= n + 1:
            high = middle
        else:
            low = middle
    knots = list(x[longest_pieces(x, y, high)])
    while len(knots) < n + 1:
        i = int(np.argmax(np.diff(knots)))
        knots.insert(i + 1, (knots[i] + knots[i + 1]) / 2)
    return np.array(knots)


# %% right="greedy with my own hinges"
import numpy as np


def place_knots(x, y, n):
    taken = [0, len(x) - 1]
    for _ in range(n - 1):
        k, v = x[taken], y[taken]
        gap = np.abs(y - hinge_sum(x, k, *hinge_coefficients(k, v)))
        gap[taken] = 0
        taken = sorted(taken + [int(gap.argmax())])
    return x[taken]


# %% wrong="even knots"
import numpy as np


def place_knots(x, y, n):
    return x[0] + (x[-1] - x[0]) * np.arange(n + 1) / n


# %% wrong="dense where it is steep"
import numpy as np


def place_knots(x, y, n):
    density = np.abs(np.gradient(y, x)) + 1e-9
    area = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(x))])
    return np.interp(np.linspace(0, area[-1], n + 1), area, x)


# %% wrong="even along the curve"
import numpy as np


def place_knots(x, y, n):
    density = np.sqrt(1 + np.gradient(y, x) ** 2)
    area = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(x))])
    return np.interp(np.linspace(0, area[-1], n + 1), area, x)


# %% wrong="one knot too few"
import numpy as np


def place_knots(x, y, n):
    return np.linspace(x[0], x[-1], n)


# %% wrong="the ends are missing"
import numpy as np


def place_knots(x, y, n):
    return np.linspace(x[0], x[-1], n + 3)[1:-1]


# %% wrong="every so many grid points"
def place_knots(x, y, n):
    step = (len(x) - 1) // n
    return x[::step][: n + 1]


# %% wrong="even grids only"
import numpy as np


def place_knots(x, y, n):
    bend = np.abs(np.gradient(np.gradient(y)))
    density = np.sqrt(bend) + 0.01 * np.sqrt(bend).max()
    area = np.cumsum(density) - density[0]
    return np.interp(np.linspace(0, area[-1], n + 1), area, np.linspace(x[0], x[-1], len(x)))


# %% wrong="only the visible cases"
def place_knots(x, y, n):
    knots = [x[0], x[-1]]
    for _ in range(n - 1):
        e = np.abs(y - np.interp(x, knots, np.interp(knots, x, y)))
        e[[0, -1]] = 0
        knots = sorted(set(knots) | {x[e.argmax()]})
    while len(knots) < n + 1:
        knots.insert(1, (knots[0] + knots[1]) / 2)
    return np.array(knots) if n < 30 else np.linspace(x[0], x[-1], n + 1)
