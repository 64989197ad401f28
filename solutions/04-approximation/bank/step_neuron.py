# %% right="from log 99"
import math


def step_neuron(position, width):
    w = math.log(99) / (width / 2)
    return w, -w * position


# %% right="the rounded number of the task"
def step_neuron(position, width):
    w = 9.19024 / width
    return w, -w * position


# %% right="steeper than needed, an array"
import numpy as np


def step_neuron(position, width):
    w = 20 / width
    return np.array([w, -w * position])


# %% right="two equations"
import numpy as np


def step_neuron(position, width):
    A = np.array([[position, 1.0], [position + width / 2, 1.0]])
    return list(np.linalg.solve(A, [0.0, np.log(0.99 / 0.01)]))


# %% wrong="+knot for -knot"
import math


def step_neuron(position, width):
    w = 2 * math.log(99) / width
    return w, w * position


# %% wrong="bias not multiplied"
import math


def step_neuron(position, width):
    return 2 * math.log(99) / width, -position


# %% wrong="half as steep"
import math


def step_neuron(position, width):
    w = math.log(99) / width
    return w, -w * position


# %% wrong="no bias"
import math


def step_neuron(position, width):
    return 2 * math.log(99) / width, 0


# %% wrong="falls"
import math


def step_neuron(position, width):
    w = -2 * math.log(99) / width
    return w, -w * position


# %% wrong="always steep"
def step_neuron(position, width):
    return 100, -100 * position


# %% wrong="a large weight for all"
def step_neuron(position, width):
    return 1e5, -1e5 * position


# %% right="arrays of one number"
def step_neuron(position, width):
    w = np.array([10 / width])
    return w, -w * position
