# %% right="a loop over houses"
def sigmoid_steps(x, edges, heights, steepness):
    total, before = 0 * x, 0.0
    for e, h in zip(edges, heights):
        total = total + (h - before) * sigmoid(steepness * (x - e))
        before = h
    return total


# %% right="each house up and down again"
def sigmoid_steps(x, edges, heights, steepness):
    steps = [sigmoid(steepness * (x - e)) for e in edges]
    total = heights[-1] * steps[-1]
    for i in range(len(edges) - 1):
        total = total + heights[i] * (steps[i] - steps[i + 1])
    return total


# %% right="tanh"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    S = (1 + np.tanh(steepness / 2 * np.subtract.outer(x, edges))) / 2
    return S @ np.diff(heights, prepend=0)


# %% right="the plain formula, which warns of overflow"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    c = np.concatenate([heights[:1], heights[1:] - heights[:-1]])
    return (c / (1 + np.exp(-steepness * (x[:, None] - edges[None, :])))).sum(axis=1)


# %% wrong="heights for changes"
def sigmoid_steps(x, edges, heights, steepness):
    return sigmoid(steepness * (x[:, None] - edges)) @ heights


# %% wrong="+knot for -knot"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return sigmoid(steepness * (x[:, None] + edges)) @ np.diff(heights, prepend=0)


# %% wrong="steepness on x alone"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return sigmoid(steepness * x[:, None] - edges) @ np.diff(heights, prepend=0)


# %% wrong="no steepness"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return sigmoid(x[:, None] - edges) @ np.diff(heights, prepend=0)


# %% wrong="hard steps"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return (x[:, None] > edges) @ np.diff(heights, prepend=0)


# %% wrong="the first house is missing"
def sigmoid_steps(x, edges, heights, steepness):
    return (
        sum((heights[i] - heights[i - 1]) * sigmoid(steepness * (x - edges[i])) for i in range(1, len(edges))) + 0 * x
    )


# %% wrong="hinges for steps"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return relu(steepness * (x[:, None] - edges)) @ np.diff(heights, prepend=0)


# %% wrong="one change too few"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return sigmoid(steepness * (x[:, None] - edges)) @ (heights[1:] - heights[:-1])


# %% wrong="added over x"
import numpy as np


def sigmoid_steps(x, edges, heights, steepness):
    return (sigmoid(steepness * (x[:, None] - edges)) * np.diff(heights, prepend=0)).sum(axis=0)


# %% wrong="the first house as a constant"
def sigmoid_steps(x, edges, heights, steepness):
    return heights[0] + sigmoid(steepness * (x[:, None] - edges[1:])) @ np.diff(heights)


# %% wrong="the last house forgotten"
def sigmoid_steps(x, edges, heights, steepness):
    total = np.zeros(len(x))
    for i in range(len(edges) - 1):
        total += heights[i] * (sigmoid(steepness * (x - edges[i])) - sigmoid(steepness * (x - edges[i + 1])))
    return total


# %% wrong="falls"
def sigmoid_steps(x, edges, heights, steepness):
    changes = np.diff(heights, prepend=0)
    return sum(c / (1 + np.exp(steepness * (x - e))) for c, e in zip(changes, edges))


# %% wrong="large numbers"
def sigmoid_steps(x, edges, heights, steepness):
    z = steepness * (x[:, None] - edges)
    jumps = np.diff(heights, prepend=0)
    return (np.exp(z) / (1 + np.exp(z))) @ jumps


# %% wrong="a dimension more"
def sigmoid_steps(x, edges, heights, steepness):
    S = sigmoid(steepness * np.subtract.outer(x, edges))
    return S @ np.diff(heights, prepend=0)[:, None]
