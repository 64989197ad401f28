# %% right="one matrix product"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + np.maximum(0, x[..., None] - knots[: len(coefficients)]) @ coefficients


# %% right="with relu, hinge by hinge"
def hinge_sum(x, knots, constant, coefficients):
    total = constant
    for i in range(len(coefficients)):
        total = total + coefficients[i] * relu(x - knots[i])
    return total


# %% right="where"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(np.where(x > t, c * (x - t), 0.0) for t, c in zip(knots[:-1], coefficients))


# %% right="number by number"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    out = np.empty(x.shape)
    for place, u in np.ndenumerate(x):
        out[place] = constant
        for t, c in zip(knots, coefficients):
            if u > t:
                out[place] += c * (u - t)
    return out


# %% right="einsum in float32"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    H = np.maximum(np.float32(0), np.float32(x)[..., None] - np.float32(knots[:-1]))
    return np.float32(constant) + np.einsum("...k,k->...", H, np.float32(coefficients))


# %% right="the interval that x is in"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    slopes = np.cumsum(coefficients)
    heights = constant + np.concatenate([[0], np.cumsum(slopes * np.diff(knots))])
    i = np.clip(np.searchsorted(knots, x, side="right") - 1, 0, len(slopes) - 1)
    return np.where(x < knots[0], constant, heights[i] + slopes[i] * (x - knots[i]))


# %% wrong="+knot for -knot"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(c * np.maximum(0, x + t) for t, c in zip(knots, coefficients))


# %% wrong="no constant term"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    total = np.zeros(x.shape)
    for t, c in zip(knots, coefficients):
        total += c * np.maximum(0, x - t)
    return total


# %% wrong="the max around the coefficient"
def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(relu(c * (x - t)) for t, c in zip(knots, coefficients))


# %% wrong="no bend"
def hinge_sum(x, knots, constant, coefficients):
    total = constant
    for t, c in zip(knots, coefficients):
        total = total + c * (x - t)
    return total


# %% wrong="constant inside the loop"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return sum(constant + c * np.maximum(0, x - t) for t, c in zip(knots, coefficients))


# %% wrong="knots shifted by one"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(c * np.maximum(0, x - t) for t, c in zip(knots[1:], coefficients))


# %% wrong="the lengths do not fit"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + np.maximum(0, x[..., None] - knots) @ coefficients


# %% wrong="a loop past the last coefficient"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    total = constant
    for i in range(len(knots)):
        total = total + coefficients[i] * np.maximum(0, x - knots[i])
    return total


# %% wrong="flat beyond the last knot"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    slopes = np.cumsum(coefficients)
    heights = constant + np.concatenate([[0], np.cumsum(slopes * np.diff(knots))])
    return np.interp(x, knots, heights)


# %% wrong="the first hinge only"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    total = np.full(x.shape, constant)
    for t, c in zip(knots, coefficients):
        total = total + c * np.maximum(0, x - t)
        return total


# %% wrong="changes its input"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    total = np.full(x.shape, float(constant))
    for i, c in enumerate(coefficients):
        x -= knots[i]
        total += c * np.maximum(0, x)
        x += knots[i]
    x += 0.1
    return total


# %% wrong="borrowed"
from nnkit.lessonkit.approximate import relu_sum


def hinge_sum(x, knots, constant, coefficients):
    return relu_sum(x, knots, constant, coefficients)


# %% wrong="vectors only"
import numpy as np


def hinge_sum(x, knots, constant, coefficients):
    return constant + np.maximum(0, x[:, None] - knots[:-1]) @ coefficients


# %% wrong="stops: if on an array"
def hinge_sum(x, knots, constant, coefficients):
    total = constant
    for t, c in zip(knots, coefficients):
        total += c * max(0, x - t)
    return total


# %% wrong="a loop over rows"
def hinge_sum(x, knots, constant, coefficients):
    return [constant + sum(c * max(0, u - t) for t, c in zip(knots, coefficients)) for u in x]


# %% wrong="coefficient on x alone"
def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(relu(c * x - t) for t, c in zip(knots, coefficients))


# %% wrong="a dimension less"
def hinge_sum(x, knots, constant, coefficients):
    return constant + relu(x.reshape(-1, 1) - knots[:-1]) @ coefficients


# %% wrong="only the visible cases"
import numpy as np

def hinge_sum(x, knots, constant, coefficients):
    return constant + sum(coefficients[i] * np.maximum(0, x - knots[i]) for i in range(min(len(coefficients), 20)))
